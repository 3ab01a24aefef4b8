"""What becomes due about sessions: waiting for credit ends."""

from datetime import datetime

from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, transaction
from app.sessions import holds, queries

_AT_ONCE = 500


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
        return await holds.lapse(tx, await queries.overdue(tx.connection, now, _AT_ONCE))


JOBS = {"lapse_waiting_sessions": ("* * * * *", lapse_due)}
