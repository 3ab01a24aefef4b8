"""Events: every change of state writes one in its own transaction.

A feed pages by *position*. A fresh event has none; ``number_committed`` gives positions to committed
events, one numbering at a time, so a reader never skips what committed late. Events hold ids, never
names or free text. A subject's type is the table that holds the fact.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Pool, Reader, Tx
from app.kit.postgres.locks import Lock
from app.kit.postgres.rows import gather_row, read_row
from app.kit.postgres.table import (
    JSONB,
    BigInteger,
    Column,
    Field,
    Identity,
    Index,
    Table,
    instant,
    text,
)
from app.kit.telemetry import tracing

Item = TypeVar("Item")


class Event(Table):
    """One change of state. ``event_no`` is the order of writing, ``position`` that of the feed."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_unnumbered", "event_no", postgresql_where=text("position IS NULL")),
        Index("ix_event_subject", "subject_type", "position"),
        Index("ix_event_customer", "customer_id", "subject_type", "position"),
        Index("ix_event_subject_id", "subject_id"),
        Index(
            "ix_event_occurred_at",
            "occurred_at",
            postgresql_using="brin",
            postgresql_with={"autosummarize": "on"},
        ),
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
    traceparent: str | None = None


class EventRow(NamedTuple):
    """An event as it is inserted: its number is the database's, its position comes later."""

    id: UUID
    type: str
    customer_id: UUID | None
    subject_type: str
    subject_id: UUID
    actor: str
    occurred_at: datetime
    data: dict[str, Any]
    traceparent: str | None = None


class EventRecord(Struct, frozen=True):
    """An event that has its position in the feed; ``traceparent`` names the trace that it came of."""

    id: UUID
    position: int
    type: str
    customer_id: UUID | None
    subject_type: str
    subject_id: UUID
    actor: str
    occurred_at: datetime
    data: dict[str, Any]
    traceparent: str | None = None


def emit(
    tx: Tx,
    kind: str,
    subject_id: UUID,
    *,
    customer_id: UUID | None = None,
    data: dict[str, Any] | None = None,
    occurred_at: datetime | None = None,
) -> UUID:
    """Gather the event ``subject.what_happened`` of one row of the table ``subject``; returns its id."""
    event = EventRow(
        id=tx.new_id(),
        type=kind,
        customer_id=customer_id,
        subject_type=kind.partition(".")[0],
        subject_id=subject_id,
        actor=tx.actor.id,
        occurred_at=occurred_at or tx.now,
        data=data or {},
        traceparent=tracing.current(),
    )
    gather_row(tx, Event, event)
    tx.has_emitted = True
    return event.id


# event_no grows in the order of a credit account's lock.
_AT_ONCE = 5000
# Who listens here is told the highest position. Not by the write itself: at its commit, whoever notifies
# waits for all others that do.
CHANNEL = "personday_events"
_NUMBER = "SELECT FROM number_events($1, $2) AS numbered WHERE numbered = $1"


async def number_committed(pool: Pool) -> bool:
    """Give a position to committed events that have none yet, up to 5,000; tells whether it was as many.

    Whoever listens is told, if there were any.
    """
    return await pool.execute(_NUMBER, _AT_ONCE, Lock.NUMBERING.value) != "SELECT 0"


async def number_all(pool: Pool, _now: datetime) -> None:
    """Give a position to every committed event, so that the feed needs no reader for it (a job)."""
    while await number_committed(pool):
        pass


_EVENT = (
    "SELECT id, position, type, customer_id, subject_type, subject_id, actor, occurred_at, data,"
    " traceparent FROM event"
)


class Arrival(Struct, frozen=True):
    """What whoever waits needs to know of an event."""

    position: int
    type: str
    customer_id: UUID | None


class Narrowed(Struct, frozen=True):
    """Which events somebody wants to know of; None does not narrow."""

    customer_id: UUID | None = None
    types: Sequence[str] | None = None

    def takes(self, event: Arrival) -> bool:
        """Whether an event is one of them."""
        return (self.customer_id is None or event.customer_id == self.customer_id) and (
            self.types is None or event.type in self.types
        )


class Found(Struct, Generic[Item], frozen=True):
    """Items with their positions, in order, and how far the feed went when they were found."""

    items: Sequence[tuple[int, Item]]
    reached: int


# Read in the same statement as a page, so that nothing comes between the two.
REACHED = "SELECT coalesce(max(position), 0) AS reached FROM event"
_PAGE = f"""
SELECT far.reached, found.* FROM ({REACHED}) AS far
LEFT JOIN LATERAL (
    {_EVENT} WHERE position > $1 AND ($3::uuid IS NULL OR customer_id = $3)
    AND ($4::text[] IS NULL OR type = ANY($4)) ORDER BY position LIMIT $2
) AS found ON true
ORDER BY found.position
"""


async def page(db: Reader, after: int, limit: int, narrowed: Narrowed) -> Found[EventRecord]:
    """Events in order of position, from the one behind ``after``."""
    rows = await db.fetch(_PAGE, after, limit, narrowed.customer_id, narrowed.types)
    events = [read_row(EventRecord, row) for row in rows if row["id"]]
    return Found([(one.position, one) for one in events], rows[0]["reached"])


async def reached(db: Reader) -> int:
    """How far the feed goes."""
    position: int = await db.fetchval(REACHED)
    return position


async def arrivals(db: Reader, after: int) -> list[Arrival]:
    """The next events behind a position, up to 1,000."""
    rows = await db.fetch(
        "SELECT position, type, customer_id FROM event WHERE position > $1"
        " ORDER BY position LIMIT 1000",
        after,
    )
    return [read_row(Arrival, row) for row in rows]


async def events_by_id(db: Reader, event_ids: Collection[UUID]) -> dict[UUID, EventRecord]:
    """Those of these events that have their positions."""
    rows = await db.fetch(
        f"{_EVENT} WHERE id = ANY($1) AND position IS NOT NULL", sorted(event_ids)
    )
    return {row["id"]: read_row(EventRecord, row) for row in rows}


async def find(db: Reader, event_id: UUID) -> EventRecord | None:
    """One event by its id, once it has its position."""
    return (await events_by_id(db, [event_id])).get(event_id)


CHECKS = {
    "I7 positions are gapless": """
        SELECT event_no, position FROM (
            SELECT event_no, position, lag(position, 1, 0) OVER (ORDER BY position) AS before
            FROM event WHERE position IS NOT NULL
        ) AS numbered WHERE position <> before + 1
    """,
}

JOBS = {"number_events": ("* * * * *", number_all)}
