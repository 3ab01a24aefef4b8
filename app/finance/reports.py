"""Reports: what was recognised within a time, and where the money is at an instant."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from app import errors
from app.calendar import queries as calendar
from app.finance import projection, queries
from app.finance.rows import Figures
from app.finance.schemas import (
    DeferredView,
    Grouping,
    RevenueView,
    figures_view,
)
from app.kit.database import Pool
from app.kit.pagination import Window
from app.kit.zones import local_date, month_span

# More lines than a spreadsheet is read with.
MAX_LINES = 50_000
ALWAYS = Grouping.CURRENCY


async def revenue(
    pool: Pool,
    now: datetime,
    within: Window,
    group_by: Sequence[Grouping],
    customer_id: UUID | None,
) -> RevenueView:
    """What was recognised within a time, in money and minutes, per currency and as grouped.

    Raises:
        ReportTooLong: it has more lines than anybody reads.
    """
    await projection.catch_up(pool, now)
    zone = (await calendar.company(pool)).time_zone
    months = await _months(pool, within, zone) if Grouping.MONTH in group_by else None
    found = await _figures(pool, within, group_by, customer_id, months)
    names = [month for month, _ in months or []]
    return RevenueView(
        from_at=within.from_at,
        to_at=within.to_at,
        time_zone=zone,
        group_by=_grouped(group_by),
        lines=[
            figures_view(one, names[one.month_number - 1] if one.month_number else None)
            for one in found
        ],
    )


async def deferred(
    pool: Pool,
    now: datetime,
    at: datetime | None,
    group_by: Sequence[Grouping],
    customer_id: UUID | None,
) -> DeferredView:
    """Where the money of all lots is, now or at an instant: of that, entries booked before it count.

    Raises:
        ReportTooLong: it has more lines than anybody reads.
    """
    await projection.catch_up(pool, now)
    found = await _figures(pool, Window(None, at), group_by, customer_id, None)
    lines = [figures_view(one, None) for one in found]
    return DeferredView(at=at or now, group_by=_grouped(group_by), lines=lines)


def _grouped(group_by: Sequence[Grouping]) -> list[Grouping]:
    """The groupings in one order, each once; figures are of one currency always."""
    return [one for one in Grouping if one in {*group_by, ALWAYS}]


async def _figures(
    pool: Pool,
    within: Window,
    group_by: Sequence[Grouping],
    customer_id: UUID | None,
    months: list[tuple[str, datetime]] | None,
) -> list[Figures]:
    found = await queries.figures(
        pool,
        within,
        limit=MAX_LINES + 1,
        months=[start for _, start in months] if months is not None else None,
        by_customer=Grouping.CUSTOMER in group_by,
        by_lot=Grouping.LOT in group_by,
        customer_id=customer_id,
    )
    if len(found) > MAX_LINES:
        raise errors.ReportTooLong(limit=MAX_LINES)
    return found


async def _months(pool: Pool, within: Window, zone: str) -> list[tuple[str, datetime]]:
    """The months of a time in which anything was booked, each with its first instant."""
    span = await queries.span(pool)
    if span is None:
        return []
    first = max(span[0], within.from_at or span[0])
    last = min(span[1], within.to_at or span[1])
    months = []
    day = local_date(first, zone).replace(day=1)
    while day <= local_date(last, zone):
        name = f"{day:%Y-%m}"
        months.append((name, month_span(name, zone)[0]))
        day = (day + timedelta(days=31)).replace(day=1)
    return months or [(f"{day:%Y-%m}", datetime.min.replace(tzinfo=UTC))]
