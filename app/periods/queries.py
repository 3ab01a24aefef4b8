"""What is read about closed months."""

from datetime import datetime

from app.finance import queries as finance
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.kit.web.pagination import Page, Window
from app.ledger import queries as ledger
from app.periods.rows import PeriodRecord, ReopeningRecord, SnapshotRecord
from app.periods.rules import PeriodStatus
from app.periods.schemas import PresentFigures

_CURRENCIES = 1000

_PERIOD = f"""
SELECT period.id, month, status, version, time_zone, from_at, until_at, created_at,
       ARRAY(
           SELECT {packed(SnapshotRecord)} FROM period_snapshot
           WHERE period_id = period.id ORDER BY number
       ) AS snapshots,
       ARRAY(
           SELECT {packed(ReopeningRecord)} FROM period_reopening
           WHERE period_id = period.id ORDER BY number
       ) AS reopenings
FROM period
"""


async def period(db: Reader, month: str) -> PeriodRecord | None:
    """One month that was closed, or is being closed."""
    row = await db.fetchrow(f"{_PERIOD} WHERE month = $1", month)
    return read_row(PeriodRecord, row) if row else None


async def periods(db: Reader, page: Page, status: PeriodStatus | None) -> list[PeriodRecord]:
    """A page of the months that were closed, the earliest first."""
    rows = await page.rows(db, _PERIOD, {"status = {}": status}, order=("until_at", "id"))
    return [read_row(PeriodRecord, row) for row in rows]


async def unclosed(db: Reader) -> PeriodRecord | None:
    """The earliest month that is being closed, or was reopened."""
    row = await db.fetchrow(f"{_PERIOD} WHERE status <> 'closed' ORDER BY until_at LIMIT 1")
    return read_row(PeriodRecord, row) if row else None


async def last(db: Reader) -> PeriodRecord | None:
    """The last month of all that were closed, or are being closed."""
    row = await db.fetchrow(f"{_PERIOD} ORDER BY until_at DESC LIMIT 1")
    return read_row(PeriodRecord, row) if row else None


async def closing(db: Reader) -> PeriodRecord | None:
    """The month that is being closed; None while it waits for an earlier one that was reopened."""
    first = await unclosed(db)
    return first if first and first.status is PeriodStatus.CLOSING else None


async def every(db: Reader) -> list[PeriodRecord]:
    """All months that were closed, the earliest first."""
    return [read_row(PeriodRecord, row) for row in await db.fetch(f"{_PERIOD} ORDER BY until_at")]


async def ends_at(db: Reader, instant: datetime) -> bool:
    """Whether a closed month ends at an instant."""
    found: bool = await db.fetchval(
        "SELECT EXISTS (SELECT 1 FROM period WHERE until_at = $1 AND status <> 'closing')", instant
    )
    return found


async def present_figures(db: Reader, period: PeriodRecord) -> PresentFigures:
    """What the entries of a month, and their values, say now; what is not valued is not in the money."""
    within = Window(period.from_at, period.until_at)
    until = Window(None, period.until_at)
    return PresentFigures(
        heads=await ledger.heads(db, period.until_at),
        minutes=await ledger.moved(db, period.from_at, period.until_at),
        money_in_month=await finance.figures(db, within, limit=_CURRENCIES),
        money_at_end=await finance.figures(db, until, limit=_CURRENCIES),
        past_date_at_end=finance.past_date_sums(await finance.past_date(db, period.until_at)),
    )
