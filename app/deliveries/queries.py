"""What is read of deliveries: lists, what is due, and what may be sent now."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.deliveries.rows import AttemptRecord, DeliveryRecord
from app.deliveries.rules import DeliveryState
from app.kit.postgres.database import Reader, Tx
from app.kit.postgres.locks import Lock, lock_all
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page

_DELIVERY = "SELECT * FROM delivery"
_ATTEMPT = "SELECT * FROM delivery_attempt"
# What a server that crashes forgets of leases is sent again, as what a worker had that was killed.
_NOT_DURABLE = "SET LOCAL synchronous_commit = off"

# Targets one by one, from index to index entry, whatever waits for each: of what leaves in any order
# those that are due, of what leaves in order the first of each key, if that is due. One target has no
# more than its share, so that those behind it have theirs.
_CLAIM = """
WITH RECURSIVE
leased AS MATERIALIZED (
    SELECT target_id, count(*) AS number FROM delivery
    WHERE leased_until > $2 AND channel = $1 GROUP BY target_id
),
target AS (
    SELECT least(
        (SELECT target_id FROM delivery WHERE state = 'waiting' AND order_key IS NULL
           AND channel = $1 AND target_id > $3 ORDER BY target_id LIMIT 1),
        (SELECT target_id FROM delivery WHERE state = 'waiting' AND order_key IS NOT NULL
           AND channel = $1 AND target_id > $3 ORDER BY target_id LIMIT 1)
    ) AS id
    UNION ALL
    SELECT least(
        (SELECT target_id FROM delivery WHERE state = 'waiting' AND order_key IS NULL
           AND channel = $1 AND target_id > target.id ORDER BY target_id LIMIT 1),
        (SELECT target_id FROM delivery WHERE state = 'waiting' AND order_key IS NOT NULL
           AND channel = $1 AND target_id > target.id ORDER BY target_id LIMIT 1)
    ) FROM target WHERE target.id IS NOT NULL
),
found AS (
    SELECT due.id FROM target
    CROSS JOIN LATERAL (
        SELECT CASE WHEN target.id = ANY($6) THEN 1 ELSE $4 END
            - coalesce((SELECT number FROM leased WHERE target_id = target.id), 0) AS places
    ) AS free
    CROSS JOIN LATERAL (
        (
            SELECT id, due_at FROM delivery
            WHERE state = 'waiting' AND order_key IS NULL
              AND channel = $1 AND target_id = target.id AND due_at <= $2
              AND (leased_until IS NULL OR leased_until <= $2)
            ORDER BY due_at, id LIMIT greatest(free.places, 0)
        )
        UNION ALL
        (
            WITH RECURSIVE head AS (
                SELECT first.* FROM (
                    SELECT id, order_key, due_at, leased_until FROM delivery
                    WHERE state = 'waiting' AND order_key IS NOT NULL
                      AND channel = $1 AND target_id = target.id AND free.places > 0
                    ORDER BY order_key, position, id LIMIT 1
                ) AS first
                UNION ALL
                SELECT next.* FROM head CROSS JOIN LATERAL (
                    SELECT id, order_key, due_at, leased_until FROM delivery
                    WHERE state = 'waiting' AND order_key IS NOT NULL
                      AND channel = $1 AND target_id = target.id AND order_key > head.order_key
                    ORDER BY order_key, position, id LIMIT 1
                ) AS next
            )
            SELECT id, due_at FROM head
            WHERE due_at <= $2 AND (leased_until IS NULL OR leased_until <= $2)
            ORDER BY due_at, id LIMIT greatest(free.places, 0)
        )
        ORDER BY due_at, id LIMIT greatest(free.places, 0)
    ) AS due
    LIMIT $5
),
picked AS (
    SELECT id, leased_until FROM delivery
    WHERE id = ANY(ARRAY(SELECT id FROM found)) AND finished_at IS NULL FOR UPDATE SKIP LOCKED
),
lost AS (
    INSERT INTO delivery_attempt (delivery_id, number, started_at, duration_ms, outcome, error)
    SELECT id, delivery.attempts + 1, delivery.leased_until - $8::interval,
           extract(epoch FROM $8::interval) * 1000, 'retry', 'lost'
    FROM delivery JOIN picked USING (id) WHERE picked.leased_until IS NOT NULL
)
UPDATE delivery SET
    leased_until = $7,
    attempts = attempts + CASE WHEN picked.leased_until IS NULL THEN 0 ELSE 1 END
FROM picked WHERE delivery.id = picked.id
RETURNING delivery.*
"""


class Claim(Struct, frozen=True):
    """What may be claimed of a channel.

    Attributes:
        at_once: how many of one target may be on their way.
        slowly: targets that have one at a time, since they did not take the last.
        limit: of all targets.
        after: targets behind this one.
    """

    channel: str
    at_once: int
    slowly: Sequence[UUID]
    limit: int
    after: UUID


async def claim(tx: Tx, wanted: Claim, lease_until: datetime) -> list[DeliveryRecord]:
    """Lease what is due, and may be sent now, in the order of targets.

    What was leased to somebody who is taken for dead is leased anew, and noted as an attempt: whether it
    was sent nobody knows. One claim at a time, so that two workers do not fill one target's places twice.
    """
    await tx.begin(f"{_NOT_DURABLE}; {lock_all(Lock.DELIVERIES)}")
    rows = await tx.connection.fetch(
        _CLAIM,
        wanted.channel,
        tx.now,
        wanted.after,
        wanted.at_once,
        wanted.limit,
        wanted.slowly,
        lease_until,
        lease_until - tx.now,
    )
    found = [read_row(DeliveryRecord, row) for row in rows]
    return sorted(found, key=lambda one: (one.target_id, one.due_at, one.id))


async def deliveries(
    db: Reader,
    page: Page,
    *,
    state: Sequence[DeliveryState] | None,
    channel: str | None,
    target_id: UUID | None,
    event_id: UUID | None,
    newest_first: bool = False,
) -> list[DeliveryRecord]:
    """Deliveries by their ids, narrowed by what is given."""
    filters = {
        "state = ANY({})": state,
        "channel = {}": channel,
        "target_id = {}": target_id,
        "event_id = {}": event_id,
    }
    rows = await page.rows(db, _DELIVERY, filters, newest_first=newest_first)
    return [read_row(DeliveryRecord, row) for row in rows]


async def delivery(db: Reader, delivery_id: UUID) -> DeliveryRecord | None:
    """One delivery."""
    row = await db.fetchrow(f"{_DELIVERY} WHERE id = $1", delivery_id)
    return read_row(DeliveryRecord, row) if row else None


async def attempts(db: Reader, page: Page, delivery_id: UUID) -> list[AttemptRecord]:
    """The attempts of one delivery, the first one first."""
    order = ("started_at", "delivery_id")
    found = await page.rows(db, _ATTEMPT, {"delivery_id = {}": delivery_id}, order=order)
    return [read_row(AttemptRecord, row) for row in found]


async def unsent(
    db: Reader, channel: str, target_id: UUID, until: datetime, limit: int
) -> list[UUID]:
    """What was queued for a receiver until an instant, and waits; what is on its way is not among it."""
    rows = await db.fetch(
        "SELECT id FROM delivery WHERE channel = $1 AND target_id = $2 AND state = 'waiting'"
        f" AND leased_until IS NULL AND created_at <= $3 LIMIT {limit} FOR UPDATE SKIP LOCKED",
        channel,
        target_id,
        until,
    )
    return [row["id"] for row in rows]


async def is_behind(db: Reader) -> bool:
    """Whether there are events that were not planned yet."""
    behind: bool = await db.fetchval(
        "SELECT (SELECT coalesce(max(position), 0) FROM event) > position FROM delivery_plan"
    )
    return behind


async def planned_position(tx: Tx) -> int | None:
    """Up to where events were planned, under the lock of the one who plans; None if somebody else does."""
    await tx.begin()
    position: int | None = await tx.connection.fetchval(
        "SELECT position FROM delivery_plan FOR UPDATE SKIP LOCKED"
    )
    return position


async def over(
    db: Reader, state: DeliveryState, before: datetime, first_id_after: UUID, limit: int
) -> list[UUID]:
    """What was over before an instant; ids from ``first_id_after`` on were made later."""
    rows = await db.fetch(
        "SELECT id FROM delivery WHERE state = $1 AND finished_at < $2 AND id < $3"
        " ORDER BY id LIMIT $4",
        state, before, first_id_after, limit,
    )  # fmt: skip
    return [row["id"] for row in rows]


class Standing(Struct, frozen=True):
    """How deliveries stand: how many are set aside, and since when the oldest that is due waits."""

    failed: int
    oldest_due_at: datetime | None


async def standing(db: Reader, now: datetime) -> Standing:
    """What somebody should look after."""
    row = await db.fetchrow(
        "SELECT count(*) FILTER (WHERE state = 'failed') AS failed,"
        " min(due_at) FILTER (WHERE state = 'waiting' AND due_at <= $1) AS oldest_due_at"
        " FROM delivery WHERE state IN ('failed', 'waiting')",
        now,
    )
    assert row is not None
    return read_row(Standing, row)
