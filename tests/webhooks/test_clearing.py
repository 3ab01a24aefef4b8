"""Much that waits for an endpoint is dropped without one statement that takes long."""

import time
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from app.kit.postgres.database import Pool
from app.webhooks import clearing, service
from tests.webhooks.receiving import START, endpoint, happen, run, states

MANY = 100_000
SECOND = timedelta(seconds=1)
_QUEUED = """
INSERT INTO delivery (id, natural_key, channel, target_id, event_id, customer_id, position, content, state,
    attempts, attempts_before, due_at, created_at)
SELECT gen_random_uuid(), event.id || ':' || n, 'webhook', $2, event.id, event.customer_id, position, '{}',
    'waiting', 0, 0, $3, $3
FROM event, generate_series(1, $1::int) AS n WHERE type = 'customer.created'
"""


async def queued(pool: Pool, number: int, endpoint_id: UUID, at: datetime = START) -> None:
    """So many wait for an endpoint."""
    await pool.execute(_QUEUED, number, endpoint_id, at)


async def test_a_hundred_thousand_are_dropped_in_batches(pool: Pool) -> None:
    made = await endpoint(pool, "https://hooks.example.com/")
    await happen(pool, uuid4())
    await queued(pool, MANY, made.id)
    began = time.perf_counter()
    await run(pool, lambda tx: service.disable(tx, made.id), START + SECOND)
    assert time.perf_counter() - began < 2, "far from the limit of a statement"
    left = await states(pool)
    assert left == {"dropped": 1000, "waiting": MANY - 1000}
    assert await clearing.clear_disabled(pool, START + SECOND) == MANY - 1000
    assert await states(pool) == {"dropped": MANY}


async def test_who_enables_it_is_told_of_nothing_of_before(pool: Pool) -> None:
    made = await endpoint(pool, "https://hooks.example.com/")
    await happen(pool, uuid4())
    await queued(pool, 1500, made.id)
    await run(pool, lambda tx: service.disable(tx, made.id), START + SECOND)
    # A test is for a disabled one, too.
    await pool.execute("UPDATE delivery SET natural_key = 'before:' || natural_key")
    await queued(pool, 1, made.id, START + 2 * SECOND)
    await clearing.clear_one(pool, START + 2 * SECOND, made.id)
    assert await states(pool) == {"dropped": 1500, "waiting": 1}
    # Of an endpoint that is enabled nothing is dropped.
    await run(pool, lambda tx: service.enable(tx, made.id), START + 3 * SECOND)
    await clearing.clear_one(pool, START + 3 * SECOND, made.id)
    await clearing.clear_one(pool, START + 3 * SECOND, UUID(int=5))
    assert await states(pool) == {"dropped": 1500, "waiting": 1}
