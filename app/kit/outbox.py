"""Events: every change of state writes one in its own transaction.

A feed pages by *position*. A fresh event has none; ``number_committed`` gives positions to committed
events, one numbering at a time, so a reader never skips what committed late. Events hold ids, never
names or free text. A subject's type is the table that holds the fact.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Column, Identity, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from app.kit.database import Pool, Reader, Row, Tx
from app.kit.locks import Lock, lock_all
from app.kit.schema import Table, instant


class Event(Table, table=True):
    """One change of state. ``event_no`` is the order of writing, ``position`` that of the feed."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_unnumbered", "event_no", postgresql_where=text("position IS NULL")),
        Index("ix_event_subject", "subject_type", "position"),
        Index("ix_event_customer", "customer_id", "subject_type", "position"),
        Index("ix_event_subject_id", "subject_id"),
    )

    event_no: int = Field(sa_column=Column(BigInteger, Identity(always=True), primary_key=True))
    id: UUID = Field(unique=True)
    position: int | None = Field(default=None, sa_column=Column(BigInteger, unique=True))
    type: str
    customer_id: UUID | None = None
    subject_type: str
    subject_id: UUID
    actor: str
    occurred_at: datetime = instant()
    data: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))


_INSERT = """
INSERT INTO event (id, type, customer_id, subject_type, subject_id, actor, occurred_at, data)
SELECT fact.* FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::uuid[], $6::text[],
                          $7::timestamptz[], $8::jsonb[]) AS fact
"""


def emit(
    tx: Tx,
    kind: str,
    subject_id: UUID,
    *,
    customer_id: UUID | None = None,
    data: dict[str, Any] | None = None,
    occurred_at: datetime | None = None,
) -> None:
    """Gather the event ``subject.what_happened`` of one row of the table ``subject``."""
    subject_type = kind.partition(".")[0]
    at = occurred_at or tx.now
    tx.gather(
        _INSERT,
        (tx.new_id(), kind, customer_id, subject_type, subject_id, tx.actor.id, at, data or {}),
    )


# One script, one trip, one transaction: each statement of it sees what was committed when it starts,
# and only the statement after the lock counts. event_no grows in the order of a credit account's lock.
_AT_ONCE = 5000
_NUMBER = f"""
{lock_all(Lock.NUMBERING)};
UPDATE event SET position = fresh.position
FROM (
    SELECT event_no,
           (SELECT coalesce(max(position), 0) FROM event) + row_number() OVER (ORDER BY event_no)
               AS position
    FROM (SELECT event_no FROM event WHERE position IS NULL ORDER BY event_no LIMIT {_AT_ONCE})
        AS pending
) AS fresh
WHERE event.event_no = fresh.event_no
"""


async def number_committed(pool: Pool) -> int:
    """Give a position to committed events that have none yet, up to 5,000; tells how many."""
    done = await pool.execute(_NUMBER)
    return int(done.removeprefix("UPDATE "))


async def number_all(pool: Pool, _now: datetime) -> None:
    """Give a position to every committed event, so that the feed needs no reader for it (a job)."""
    while await number_committed(pool) == _AT_ONCE:
        pass


_PAGE = """
SELECT id, position, type, customer_id, subject_type, subject_id, actor, occurred_at, data
FROM event WHERE position > $1 ORDER BY position LIMIT $2
"""

_ONE = """
SELECT id, position, type, customer_id, subject_type, subject_id, actor, occurred_at, data
FROM event WHERE id = $1
"""


async def page(db: Reader, after: int, limit: int) -> list[Row]:
    """Events in order of position, from the one behind ``after``."""
    return await db.fetch(_PAGE, after, limit)


async def find(db: Reader, event_id: UUID) -> Row | None:
    """One event by its id."""
    return await db.fetchrow(_ONE, event_id)


CHECKS = {
    "I7 positions are gapless": """
        SELECT event_no, position FROM (
            SELECT event_no, position, lag(position, 1, 0) OVER (ORDER BY position) AS before
            FROM event WHERE position IS NOT NULL
        ) AS numbered WHERE position <> before + 1
    """,
}

JOBS = {"number_events": ("* * * * *", number_all)}
