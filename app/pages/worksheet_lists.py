"""Lists of worksheets: which are open, or of one state; the provider's, and a customer's own."""

from typing import Any
from uuid import UUID

from app.kit.web.pagination import Page as Part
from app.pages import worksheet_queries
from app.pages.admission import Page
from app.worksheets import queries
from app.worksheets.queries import WorksheetFilters
from app.worksheets.rules import WorksheetStatus
from app.worksheets.schemas import worksheet_view

_OPEN = [one for one in WorksheetStatus if one is not WorksheetStatus.CONFIRMED]


async def listed(
    page: Page, part: Part, status: WorksheetStatus | None, customer_id: UUID | None = None
) -> dict[str, Any]:
    """What a list shows: those that nobody has confirmed, or of one state, the first handed in first."""
    filters = WorksheetFilters(customer_id=customer_id, status=[status] if status else _OPEN)
    found = await queries.worksheets(page.context.db, part, filters)
    beside = await worksheet_queries.in_list(page.context.db, [one.id for one in found])
    shown = part.of(worksheet_view, found, *filters.order)
    return {"worksheets": shown, "beside": beside, "wanted": status}
