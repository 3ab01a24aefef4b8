"""Deliveries that were tried and set aside, written straight into the tables."""

from app.kit.postgres.database import Connection
from tests.support import NOON as START

_SET_ASIDE = """
WITH made AS (
    INSERT INTO delivery (id, natural_key, channel, target_id, content, state, attempts,
        attempts_before, due_at, created_at, finished_at, last_status, last_error)
    SELECT id, id::text, $3, '00000000-0000-0000-0000-000000000001', '{}', 'failed', $1, 0,
           $2, $2, $2, 503, 'status'
    FROM (SELECT gen_random_uuid() AS id) AS fresh
    RETURNING id
),
tried AS (
    INSERT INTO delivery_attempt (
        delivery_id, number, started_at, duration_ms, outcome, status, answer, error)
    SELECT id, number, $2::timestamptz + number * interval '1 minute', 40, 'retry', 503, 'Later.',
           'status'
    FROM made CROSS JOIN generate_series(1, $1) AS number
)
SELECT id::text FROM made
"""


async def set_aside(db: Connection, attempts: int = 3, channel: str = "known") -> str:
    """The id of a delivery that was tried so often, in vain."""
    made: str = await db.fetchval(_SET_ASIDE, attempts, START, channel)
    return made
