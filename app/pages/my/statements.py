"""The customer's months: what each brought, to read and to take away."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

from fastapi import Query
from msgspec import Struct
from starlette.responses import Response

from app.access.permissions import Capability
from app.kit.web.schema import Month
from app.kit.zones import local_date, month_span
from app.pages.admission import HEADERS, Page, shows
from app.pages.my import credit_queries
from app.pages.my.credit_queries import DayOfCredit
from app.pages.routing import page_router
from app.statements import answers, service
from app.statements.schemas import StatementFormat

router = page_router()

# So many months are shown at once.
_AT_ONCE = 24

Shows = Annotated[Page, shows(Capability.READ)]


class ListedMonth(Struct, frozen=True):
    """A month that has a statement; ``brought`` is what it changed, if anything."""

    first: date
    is_over: bool
    brought: DayOfCredit | None
    remaining_minutes: int

    @property
    def name(self) -> str:
        """As addresses write it."""
        return f"{self.first:%Y-%m}"


@router.get("/my/statements")
async def statements(page: Shows, before: Month | None = None) -> Response:
    """The months since the first entry, the last first; only those before one."""
    context = page.context
    began = context.found(await credit_queries.began(context.db, page.own_customer()))
    first = _month(began.at or context.now, began.time_zone)
    shown = _shown(first, _month(context.now, began.time_zone), before)
    found = await _months(page, shown, began.time_zone)
    has_older = bool(shown) and shown[0] > first
    return page.show("my/statements.html", months=found[::-1], has_older=has_older)


@router.get("/my/statements/file")
async def statement(
    page: Shows,
    month: Month,
    kind: Annotated[StatementFormat, Query(alias="format")] = StatementFormat.HTML,
) -> Response:
    """One month, as the API tells it: a page to read, paper, a table, or for programs."""
    context = page.context
    made, _ = await service.statement(
        context.db, context.pool, page.own_customer(), month, context.now, page.visitor.contact_id
    )
    response = await answers.answer(made, kind, page.language)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _shown(first: date, last: date, before: str | None) -> list[date]:
    """The beginnings of the months that a page shows, in their order."""
    if before is not None:
        last = min(last, _later(date.fromisoformat(f"{before}-01"), -1))
    months = (_later(last, number - _AT_ONCE + 1) for number in range(_AT_ONCE))
    return [one for one in months if one >= first]


async def _months(page: Page, firsts: Sequence[date], zone: str) -> list[ListedMonth]:
    if not firsts:
        return []
    spans = [month_span(f"{one:%Y-%m}", zone) for one in firsts]
    starts = [*(from_at for from_at, _ in spans), spans[-1][1]]
    found = await credit_queries.days(page.context.db, page.own_customer(), starts)
    brought = {one.day: one for one in found}
    remaining = brought[0].remaining_minutes if 0 in brought else 0
    listed = []
    for number, (first, (_, to_at)) in enumerate(zip(firsts, spans, strict=True), start=1):
        own = brought.get(number)
        remaining = own.remaining_minutes if own else remaining
        listed.append(ListedMonth(first, page.context.now >= to_at, own, remaining))
    return listed


def _month(instant: datetime, zone: str) -> date:
    return local_date(instant, zone).replace(day=1)


def _later(first: date, months: int) -> date:
    past = first.year * 12 + first.month - 1 + months
    return date(past // 12, past % 12 + 1, 1)
