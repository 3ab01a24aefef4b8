"""Verifications that ended, written straight into the table."""

from app.kit.postgres.database import Connection
from tests.support import NOON

_ENDED = """
INSERT INTO verification
    (id, status, requested_by, requested_at, started_at, finished_at, checked, findings)
VALUES (gen_random_uuid(), CASE WHEN $2::text = '[]' THEN 'passed' ELSE 'broken' END, 'key',
        $1, $1, $1, 108, $2::text::jsonb)
RETURNING id::text
"""


async def ended(db: Connection, findings: str = "[]") -> str:
    """The id of a verification that found this."""
    made: str = await db.fetchval(_ENDED, NOON, findings)
    return made
