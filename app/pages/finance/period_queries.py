"""Months as finance closes them: which there are, and what is still open in one."""

from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.periods.rules import PeriodStatus

# Of three years.
MOST = 36


class Listed(Struct, frozen=True, kw_only=True):
    """A month that is closed, or is being closed; ``number`` counts its closings."""

    id: UUID
    month: str
    status: PeriodStatus
    until_at: datetime
    number: int | None
    closed_at: datetime | None


class Beginnings(Struct, frozen=True, kw_only=True):
    """By which the month is found whose turn it is.

    Attributes:
        time_zone: the company's.
        first_booked_at: when the first entry was booked; None without any.
        months: those that were closed, the last first.
    """

    time_zone: str
    first_booked_at: datetime | None
    months: tuple[Listed, ...]


class StillOpen(Struct, frozen=True, kw_only=True):
    """What is open when a month ends: it hinders nobody, and is better done before."""

    unconfirmed: int
    disputed: int
    unpaid: int
    asked: int
    lines: int


_LISTED = packed(Listed, "period", number="last.number", closed_at="last.closed_at")
_BEGINNINGS = f"""
SELECT time_zone, (SELECT min(booked_at) FROM ledger_entry WHERE seq = 1) AS first_booked_at,
       ARRAY(SELECT {_LISTED}
             FROM period LEFT JOIN LATERAL (
                 SELECT number, closed_at FROM period_snapshot WHERE period_id = period.id
                 ORDER BY number DESC LIMIT 1
             ) AS last ON true
             ORDER BY until_at DESC LIMIT {MOST}) AS months
FROM company
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
_WAITING = f"SELECT * FROM ({_BEGINNINGS}) AS beginnings, ({_OPEN}) AS still_open"


async def beginnings(db: Reader) -> Beginnings:
    """Where the first month begins, by whose clocks, and which were closed."""
    row = await db.fetchrow(_BEGINNINGS)
    assert row is not None
    return read_row(Beginnings, row)


async def waiting(db: Reader, now: datetime) -> tuple[Beginnings, StillOpen]:
    """The same, and all that is open now."""
    # What is known by now began before that.
    until, before = now + timedelta(days=1), date.max
    row = await db.fetchrow(_WAITING, until, now, before)
    assert row is not None
    return read_row(Beginnings, row), read_row(StillOpen, row)


async def still_open(db: Reader, until: datetime, before: date, now: datetime) -> StillOpen:
    """What of the time before an instant, with which a day begins, is open."""
    row = await db.fetchrow(_OPEN, until, now, before)
    assert row is not None
    return read_row(StillOpen, row)
