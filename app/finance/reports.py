"""Reports: what was recognised within a time, and where the money is at an instant."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from app import errors
from app.calendar import queries as calendar
from app.finance import projection, queries
from app.finance.rows import Figures, PastDate
from app.finance.schemas import (
    DeferredLine,
    DeferredView,
    Grouping,
    RevenueView,
    deferred_line,
    figures_view,
)
from app.kit.postgres.database import Pool
from app.kit.web.pagination import Window
from app.kit.zones import local_date, month_span
from app.ledger import bounds

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
    seq = bounds.LAST if at is None else None
    past = await queries.past_date(pool, at or now, customer_id, seq)
    lines = _with_past_date(found, past, group_by)
    return DeferredView(at=at or now, group_by=_grouped(group_by), lines=lines)


def _with_past_date(
    lines: Sequence[Figures], past: Sequence[PastDate], group_by: Sequence[Grouping]
) -> list[DeferredLine]:
    by_lot = Grouping.LOT in group_by
    by_customer = by_lot or Grouping.CUSTOMER in group_by
    groups: dict[tuple[UUID | None, UUID | None, str | None], list[PastDate]] = defaultdict(list)
    for one in past:
        customer_id = one.customer_id if by_customer else None
        groups[customer_id, one.lot_id if by_lot else None, one.currency].append(one)
    return [
        deferred_line(
            line,
            sum((one.amount for one in of_line), Decimal(0)),
            sum(one.minutes for one in of_line),
        )
        for line in lines
        for of_line in [groups[line.customer_id, line.lot_id, line.currency]]
    ]


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
