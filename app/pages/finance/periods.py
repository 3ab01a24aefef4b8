"""Months: which are closed, what is open before one is, closing it, and what was signed."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated, TypeAlias

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.finance import projection
from app.kit.postgres.database import Tx
from app.kit.web.files import download
from app.kit.web.schema import MONTH, Month
from app.kit.zones import local_date, month_span
from app.pages.admission import Page, acts, shows
from app.pages.finance import period_queries
from app.pages.finance.period_queries import Beginnings, Listed
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.routing import page_router
from app.periods import queries, service
from app.periods.rules import PeriodStatus, following
from app.periods.schemas import MonthView, ReopenMonth, month_view

router = page_router()

Shows = Annotated[Page, shows(Capability.READ_FINANCE)]
ShowsOne = Annotated[
    Page, shows(Capability.READ_FINANCE, missing=errors.PeriodNotFound, form=MONTH)
]
Closes = Annotated[Page, acts(Capability.CLOSE_PERIODS, missing=errors.PeriodNotFound, form=MONTH)]
Reopens = Annotated[Page, acts(Capability.ADMINISTER, missing=errors.PeriodNotFound, form=MONTH)]
Span: TypeAlias = tuple[datetime, datetime]


class Way(StrEnum):
    """Whether a month that is not closed can be, or why not."""

    OPEN = "open"
    NOT_BEGUN = "not_begun"
    NOT_OVER = "not_over"
    LATER = "later"
    CLOSED_WITH = "closed_with"


@router.get("/finance/periods")
async def periods(page: Shows) -> Response:
    """The months that were closed, and the one whose turn it is."""
    begins = await period_queries.beginnings(page.context.db)
    return page.show(
        "finance/periods.html",
        months=begins.months,
        next=_next(_turn(begins), begins, page.context.now),
    )


@router.get("/finance/periods/{month}")
async def period(page: ShowsOne, month: Month) -> Response:
    """One month: what is open before it is closed, or what was signed of it."""
    return await _period(page, month)


@router.post("/finance/periods/{month}/close")
async def close(page: Closes, month: Month) -> Response:
    """Show what would be signed; or close it."""
    return await _close(page, month)


@router.post("/finance/periods/{month}/reopen")
async def reopen(page: Reopens, month: Month) -> Response:
    """Open it for corrections of money, and say why."""
    return await page.act(
        ReopenMonth,
        lambda tx, body: service.reopen(tx, month, body),
        done="month_reopened",
        to=f"/finance/periods/{month}",
        again=lambda given: _period(page, month, "reopen", given),
    )


@router.get("/finance/periods/{month}/{number}.json")
async def snapshot(page: ShowsOne, month: Month, number: int) -> Response:
    """What was signed of a month, with the signature and the key, to be kept."""
    found = month_view(page.context.found(await queries.period(page.context.db, month)))
    signed = [one for one in found.snapshots if one.number == number]
    if not signed:
        raise errors.PeriodNotFound()
    return download(signed[0].json_bytes(), f"month-{month}-{number}.json")


async def _close(page: Page, month: str) -> Response:
    key_file = page.request.app.state.settings.signing_key_path
    await projection.catch_up(page.context.pool, page.context.now)

    async def again(given: Given[Nothing]) -> Response:
        return await _period(page, month, "close", given)

    async def shown(given: Given[Nothing], seen: MonthView) -> Response:
        return page.show("finance/period_check.html", month=month, seen=seen, given=given)

    async def verb(tx: Tx, _: Nothing) -> MonthView:
        return await service.close(tx, month, key_file)

    to = f"/finance/periods/{month}"
    return await page.check_or_act(
        Nothing, verb, tried=verb, shown=shown, done="month_closed", to=to, again=again
    )


def _turn(begins: Beginnings) -> str | None:
    """The month whose turn it is to be closed; None where nothing was booked yet."""
    found = begins.months
    unclosed = [one.month for one in found if one.status is not PeriodStatus.CLOSED]
    if unclosed:
        return unclosed[-1]
    if found:
        return following(found[0].month)
    if begins.first_booked_at is None:
        return None
    return f"{local_date(begins.first_booked_at, begins.time_zone):%Y-%m}"


def _next(turn: str | None, begins: Beginnings, now: datetime) -> str | None:
    """The same, once it is over."""
    return turn if turn and month_span(turn, begins.time_zone)[1] <= now else None


def unclosed(begins: Beginnings, now: datetime) -> list[str]:
    """The months that are over and not closed, the oldest first."""
    closed = {one.month for one in begins.months if one.status is PeriodStatus.CLOSED}
    month, waiting = _turn(begins), []
    while month and month_span(month, begins.time_zone)[1] <= now:
        waiting += [month] if month not in closed else []
        month = following(month)
    return waiting


def _way(month: str, turn: str | None, found: Sequence[Listed], now: datetime, span: Span) -> Way:
    """Whether a month can be closed now, and why not."""
    if now < span[0]:
        return Way.NOT_BEGUN
    if now < span[1]:
        return Way.NOT_OVER
    if turn is None or month == turn or (not found and month < turn):
        return Way.OPEN
    return Way.LATER if month > turn else Way.CLOSED_WITH


async def _period(
    page: Page,
    month: str,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of closing or reopening it."""
    context = page.context
    found = await queries.period(context.db, month)
    begins = await period_queries.beginnings(context.db)
    zone = found.time_zone if found else begins.time_zone
    span, turn = month_span(month, zone), _turn(begins)
    way = _way(month, turn, begins.months, context.now, span)
    is_closed = found is not None and found.status is PeriodStatus.CLOSED
    is_listed = not is_closed and way is not Way.NOT_BEGUN
    return page.show(
        "finance/period.html",
        status=given.status,
        month=month,
        period=month_view(found) if found else None,
        span=span,
        is_closed=is_closed,
        way=way,
        turn=turn,
        open=await period_queries.still_open(
            context.db, span[1], local_date(span[1], zone), context.now
        )
        if is_listed
        else None,
        at=at,
        given=given,
    )
