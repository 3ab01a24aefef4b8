"""What is open: what waits for money, for somebody's word, or to be put right."""

from typing import Annotated

from starlette.responses import Response

from app.access.permissions import Capability
from app.calendar import queries as calendar
from app.kit.web.schema import Month
from app.kit.zones import local_date, month_span
from app.pages.admission import Page, shows
from app.pages.finance import open_queries, payment_queries
from app.pages.routing import page_router

router = page_router()

Shows = Annotated[Page, shows(Capability.READ_FINANCE)]


@router.get("/finance/open")
async def waiting(page: Shows, month: Month | None = None) -> Response:
    """What is open; or what of it was so when a month ended, before that is closed."""
    return await _waiting(page, month)


async def _waiting(page: Page, month: str | None) -> Response:
    db, now = page.context.db, page.context.now
    zone = (await calendar.company(db)).time_zone if month else ""
    until = month_span(month, zone)[1] if month else None
    unpaid, overpaid = await open_queries.unpaid(db, until)
    return page.show(
        "finance/open.html",
        month=month,
        unpaid=unpaid,
        overpaid=overpaid,
        asked=await open_queries.asked(db, now, until),
        unconfirmed=await open_queries.unconfirmed(db, until),
        # What is owed is so now, whatever month it is of.
        owing=[] if month else await open_queries.owing(db),
        lines=await payment_queries.waiting(db, local_date(until, zone) if until else None),
    )
