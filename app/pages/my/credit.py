"""The customer's credit: what is left, how the year went, and why for every line."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from app.access.permissions import Capability
from app.kit.web.schema import WHOLE
from app.ledger import credit as balances
from app.ledger import queries
from app.ledger.schemas import credit_view
from app.pages.admission import Page, shows
from app.pages.my import credit_queries
from app.pages.my.journal import Line, line_of
from app.pages.my.year import Year, days_of, year
from app.pages.routing import page_router

router = page_router()

# So many entries are shown at once.
ENTRIES_AT_ONCE = 25

Shows = Annotated[Page, shows(Capability.READ)]
Before = Annotated[int | None, Query(ge=1, le=2**31 - 1), WHOLE]


@router.get("/my/credit")
async def credit(page: Shows) -> Response:
    """What is left, reserved, awaited and owed; the year; the lots; what happened last."""
    context, customer_id = page.context, page.own_customer()
    found = context.found(await balances.credit(context.db, customer_id, context.now))
    shown = credit_view(found, customer_id, context.now)
    lines = await _lines(page, found.seq + 1)
    beside, drawn = await _beside(page, lines), await _year(page)
    return page.show("my/credit.html", credit=shown, year=drawn, lines=lines, beside=beside)


@router.get("/my/credit/journal")
async def journal(page: Shows, before: Before = None) -> Response:
    """The journal alone, behind the entry ``before``: the last ones first."""
    if before is None:
        return page.lead("/my/credit")
    lines = await _lines(page, before)
    return page.show("my/journal.html", lines=lines, beside=await _beside(page, lines))


async def _year(page: Page) -> Year | None:
    """The year until now; None where nothing happened in it or before."""
    now, zone = page.context.now, page.visitor.time_zone
    starts = days_of(now, zone)
    days = await credit_queries.days(page.context.db, page.own_customer(), starts)
    return year(days, starts, now, zone) if days else None


async def _beside(page: Page, lines: Sequence[Line]) -> credit_queries.EntriesBeside:
    entries = [one.entry for one in lines]
    return await credit_queries.beside(page.context.db, page.own_customer(), entries)


async def _lines(page: Page, before: int) -> list[Line]:
    """The entries before one, the last first."""
    after = max(before - 1 - ENTRIES_AT_ONCE, 0)
    found = await queries.entries(
        page.context.db, page.own_customer(), after, min(before - 1, ENTRIES_AT_ONCE)
    )
    return [line_of(one.for_customers()) for one in reversed(found)]
