"""Deliveries and their attempts as records, what is planned, and how it is staged."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from msgspec import Struct, field

from app.deliveries.rules import DeliveryState, Outcome
from app.deliveries.tables import Delivery, DeliveryAttempt
from app.kit.postgres.composing import columns
from app.kit.postgres.database import Tx
from app.kit.postgres.locks import Lock, lock_all
from app.kit.postgres.rows import insert_row

# Who receives what could not be planned.
NOBODY = UUID(int=2**128 - 1)


class Planned(Struct, frozen=True, kw_only=True):
    """What shall be delivered.

    Attributes:
        natural_key: what it is, for ever: it is queued once, however often it is planned.
        target_id: who receives it; how many go there at once is the channel's ``at_once``.
        order_key: those of one target with the same key leave one after the other, by position.
        position: of the event in the feed.
        due_at: not before.
        content: what the channel needs beside the ids; no secret, and no text of others.
    """

    natural_key: str
    target_id: UUID
    due_at: datetime
    event_id: UUID | None = None
    customer_id: UUID | None = None
    order_key: UUID | None = None
    position: int | None = None
    content: dict[str, Any] = field(default_factory=dict)


class DeliveryRecord(Struct, frozen=True, kw_only=True):
    """One thing for one receiver; what else its channel needs is in ``content``.

    Attributes:
        attempts_before: how many attempts it had when somebody had it tried anew.
        leased_until: when whoever sends it is taken for dead; None where nobody does.
    """

    id: UUID
    natural_key: str
    channel: str
    target_id: UUID
    event_id: UUID | None
    customer_id: UUID | None
    order_key: UUID | None
    position: int | None
    content: dict[str, Any]
    state: DeliveryState
    attempts: int
    attempts_before: int = 0
    due_at: datetime
    leased_until: datetime | None
    created_at: datetime
    finished_at: datetime | None
    last_status: int | None
    last_error: str | None


class AttemptRecord(Struct, frozen=True, kw_only=True):
    """One attempt: when, how long it took, and what was answered."""

    delivery_id: UUID
    number: int
    started_at: datetime
    duration_ms: int
    outcome: Outcome
    status: int | None
    answer: str | None
    error: str | None


class NewDelivery(NamedTuple):
    """A delivery as it is queued."""

    id: UUID
    natural_key: str
    target_id: UUID
    event_id: UUID | None
    customer_id: UUID | None
    order_key: UUID | None
    position: int | None
    content: dict[str, Any]
    due_at: datetime


_QUEUE = """
INSERT INTO delivery (
    channel, state, attempts, attempts_before, created_at,
    id, natural_key, target_id, event_id, customer_id, order_key, position, content, due_at
)
SELECT $1, 'waiting', 0, 0, $2::timestamptz, many.*
FROM unnest(
    $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::bigint[],
    $10::jsonb[], $11::timestamptz[]
) AS many
ON CONFLICT (natural_key) DO NOTHING
"""


def queue(tx: Tx, channel: str, planned: Sequence[Planned]) -> None:
    """Stage deliveries; what has been queued under its natural key is not queued again."""
    if planned:
        rows = [
            NewDelivery(
                tx.new_id(),
                one.natural_key,
                one.target_id,
                one.event_id,
                one.customer_id,
                one.order_key,
                one.position,
                one.content,
                one.due_at,
            )
            for one in planned
        ]
        tx.stage(_QUEUE, channel, tx.now, *columns(rows, len(NewDelivery._fields)))


def keep(tx: Tx, delivery: DeliveryRecord, *attempts: AttemptRecord) -> None:
    """Stage a delivery as it stands, with its attempts: one that nobody has to send."""
    insert_row(tx, Delivery, delivery)
    for attempt in attempts:
        insert_row(tx, DeliveryAttempt, attempt)


# So many are dropped with what makes them unwanted: a statement must not take long, however many wait.
DROPPED_AT_ONCE = 1000


def drop(tx: Tx, channel: str, target_id: UUID) -> None:
    """Stage that what waits for a receiver is no longer wanted, as far as it is not too much for one go.

    What is on its way is not called back.
    """
    tx.stage(
        "UPDATE delivery SET state = 'dropped', finished_at = $3 WHERE id IN (SELECT id FROM delivery"
        "  WHERE channel = $1 AND target_id = $2 AND state = 'waiting' AND leased_until IS NULL"
        f"  LIMIT {DROPPED_AT_ONCE}) AND state = 'waiting' AND leased_until IS NULL",
        channel,
        target_id,
        tx.now,
    )


def drop_these(tx: Tx, ids: Sequence[UUID]) -> None:
    """Stage that these, which wait, are no longer wanted; what is on its way is not called back."""
    tx.stage(
        "UPDATE delivery SET state = 'dropped', finished_at = $2"
        " WHERE id = ANY($1) AND state = 'waiting' AND leased_until IS NULL",
        list(ids),
        tx.now,
    )


async def call_back(tx: Tx, channel: str, customer_id: UUID | None) -> None:
    """Have what is on its way of a customer, or of nobody, read and sent anew once the transaction is over.

    It leaves all the same, and nothing is recorded of that: it tells what was there before. Until then
    nothing else is claimed, and what is being recorded is waited for. It is done before anything is
    locked that a record refers to.
    """
    await tx.begin(lock_all(Lock.DELIVERIES))
    await tx.connection.execute(
        "UPDATE delivery SET leased_until = NULL WHERE leased_until IS NOT NULL AND channel = $1"
        " AND (customer_id IS NULL OR customer_id = $2)",
        channel,
        customer_id,
    )


def hasten(tx: Tx, channel: str, target_id: UUID) -> None:
    """Stage that what waits for a receiver is due now, however long it was to wait for the next attempt."""
    tx.stage(
        "UPDATE delivery SET due_at = $3 WHERE channel = $1 AND target_id = $2 AND state = 'waiting'"
        " AND leased_until IS NULL AND due_at > $3",
        channel,
        target_id,
        tx.now,
    )


def try_anew(tx: Tx, ids: Sequence[UUID]) -> None:
    """Stage that these, which were set aside, wait with all the attempts that fresh ones have."""
    if ids:
        tx.stage(
            "UPDATE delivery SET state = 'waiting', attempts_before = attempts, due_at = $2,"
            " finished_at = NULL WHERE id = ANY($1) AND state = 'failed'",
            ids,
            tx.now,
        )


def queue_failed(tx: Tx, channel: str, event_id: UUID, error: str) -> None:
    """Stage that what follows from an event could not be planned: it is set aside, and can be retried."""
    tx.stage(
        "INSERT INTO delivery (id, natural_key, channel, target_id, event_id, content, state, attempts,"
        " attempts_before, due_at, created_at, finished_at, last_error)"
        " VALUES ($1, $2, $3, $4, $5, '{}', 'failed', 0, 0, $6, $6, $6, $7)"
        " ON CONFLICT (natural_key) DO NOTHING",
        tx.new_id(),
        f"{channel}:plan:{event_id}",
        channel,
        NOBODY,
        event_id,
        tx.now,
        error,
    )


def move_plan(tx: Tx, position: int) -> None:
    """Stage that events up to a position were planned."""
    tx.stage("UPDATE delivery_plan SET position = $1", position)


class Result(NamedTuple):
    """What is written of one attempt, for the delivery that was leased until then."""

    id: UUID
    lease: datetime
    state: str
    due_at: datetime
    started_at: datetime
    duration_ms: int
    outcome: str
    status: int | None
    answer: str | None
    error: str | None


_RECORD = """
WITH told AS (
    SELECT * FROM unnest(
        $2::uuid[], $3::timestamptz[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::int[],
        $8::text[], $9::int[], $10::text[], $11::text[]
    ) AS told (
        id, lease, state, due_at, started_at, duration_ms, outcome, status, answer, error
    )
),
kept AS (
    UPDATE delivery SET
        attempts = attempts + CASE WHEN told.outcome = 'dropped' THEN 0 ELSE 1 END,
        state = told.state, due_at = told.due_at, leased_until = NULL,
        finished_at = CASE WHEN told.state = 'waiting' THEN NULL ELSE $1::timestamptz END,
        last_status = told.status, last_error = told.error
    FROM told
    WHERE delivery.id = told.id AND delivery.leased_until IS NOT DISTINCT FROM told.lease
    RETURNING delivery.id, delivery.attempts, told.started_at, told.duration_ms, told.outcome,
        told.status, told.answer, told.error
),
logged AS (
    INSERT INTO delivery_attempt (
        delivery_id, number, started_at, duration_ms, outcome, status, answer, error
    )
    SELECT id, attempts, started_at, duration_ms, outcome, status, answer, error
    FROM kept WHERE outcome <> 'dropped'
)
SELECT id FROM kept
"""


async def record(tx: Tx, results: Sequence[Result]) -> set[UUID]:
    """Write what attempts came to; tells of which.

    Of the others the lease had run out, and somebody else has them.
    """
    await tx.begin()
    rows = await tx.connection.fetch(_RECORD, tx.now, *columns(results, len(Result._fields)))
    return {row["id"] for row in rows}


def release(tx: Tx, leases: Sequence[tuple[UUID, datetime]]) -> None:
    """Stage that leased deliveries are anybody's again."""
    tx.stage(
        "UPDATE delivery SET leased_until = NULL FROM unnest($1::uuid[], $2::timestamptz[])"
        " AS mine (id, lease)"
        " WHERE delivery.id = mine.id AND delivery.leased_until IS NOT DISTINCT FROM mine.lease",
        *columns(leases, 2),
    )


def forget(tx: Tx, ids: Sequence[UUID]) -> None:
    """Stage that these are kept no longer, and their attempts neither; but for what waits again meanwhile."""
    tx.stage("DELETE FROM delivery WHERE id = ANY($1) AND state <> 'waiting'", ids)
