"""Months as finance closes them: which there are, and what is still open in one."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.kit.database import Reader
from app.kit.rows import read_row
from app.periods.rules import PeriodStatus

# Of three years.
MOST = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A month that is closed, or is being closed; ``number`` counts its closings."""

    id: UUID
    month: str
    status: PeriodStatus
    until_at: datetime
    number: int | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginnings:
    """By which the month is found whose turn it is.

    Attributes:
        time_zone: the company's.
        first_booked_at: when the first entry was booked; None without any.
    """

    time_zone: str
    first_booked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOpen:
    """What is open when a month ends: it hinders nobody, and is better done before."""

    unconfirmed: int
    disputed: int
    unpaid: int
    asked: int
    lines: int


_LIST = f"""
SELECT id, month, status, until_at, last.number, last.closed_at
FROM period LEFT JOIN LATERAL (
    SELECT number, closed_at FROM period_snapshot WHERE period_id = period.id
    ORDER BY number DESC LIMIT 1
) AS last ON true
ORDER BY until_at DESC LIMIT {MOST}
"""
_OPEN = """
SELECT (SELECT count(*) FROM worksheet
        WHERE status = 'awaiting_confirmation' AND submitted_at < $1)::int AS unconfirmed,
       (SELECT count(*) FROM worksheet WHERE status = 'disputed' AND submitted_at < $1)::int AS disputed,
       (SELECT count(*) FROM purchase
        WHERE status = 'pending_payment' AND created_at < $1)::int AS unpaid,
       (SELECT count(*) FROM approval WHERE status = 'pending_approval'
        AND requested_at < $1 AND expires_at > $2)::int AS asked,
       (SELECT count(*) FROM open_line WHERE status = 'open'
        AND (booked_on IS NULL OR booked_on < $3))::int AS lines
"""


async def months(db: Reader) -> list[Listed]:
    """The months that were closed, the last first."""
    return [read_row(Listed, row) for row in await db.fetch(_LIST)]


async def beginnings(db: Reader) -> Beginnings:
    """Where the first month begins, and by whose clocks."""
    row = await db.fetchrow(
        "SELECT time_zone, (SELECT min(booked_at) FROM ledger_entry WHERE seq = 1) AS first_booked_at"
        " FROM company"
    )
    assert row is not None
    return read_row(Beginnings, row)


async def still_open(db: Reader, until: datetime, before: date, now: datetime) -> StillOpen:
    """What of the time before an instant, with which a day begins, is open."""
    row = await db.fetchrow(_OPEN, until, now, before)
    assert row is not None
    return read_row(StillOpen, row)
