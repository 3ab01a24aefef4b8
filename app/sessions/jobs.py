"""What becomes due about sessions: waiting for credit ends."""

from datetime import datetime

from app.kit.actor import WORKER, Actor, Role
from app.kit.database import Pool, transaction
from app.sessions import holds, queries

_AT_ONCE = 500

# A session that someone else holds at the moment is left to the next run.
_DUE = f"""
SELECT id FROM session WHERE {queries.OVERDUE.format(now="$1")}
ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
"""


async def lapse_due(pool: Pool, now: datetime) -> int:
    """Lapse every session whose credit did not come in time; tells how many (a job).

    A waiting session holds no minutes, so no credit account is locked. It waits up to and including
    its ``top_up_by``.
    """
    lapsed = 0
    while batch := await _lapse_some(pool, now):
        lapsed += batch
    return lapsed


async def _lapse_some(pool: Pool, now: datetime) -> int:
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await tx.begin()
        due = await tx.connection.fetch(_DUE, now, _AT_ONCE)
        return await holds.lapse(tx, [session["id"] for session in due])


JOBS = {"lapse_waiting_sessions": ("* * * * *", lapse_due)}
