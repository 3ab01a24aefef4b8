"""What is over is kept for a while."""

from datetime import datetime, timedelta
from uuid import UUID

from app.deliveries import queries, rows
from app.deliveries.rules import KEPT_DELIVERED, KEPT_SET_ASIDE, DeliveryState
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, transaction

_AT_ONCE = 1000
_KEPT = {
    DeliveryState.DELIVERED: KEPT_DELIVERED,
    DeliveryState.FAILED: KEPT_SET_ASIDE,
    DeliveryState.DROPPED: KEPT_SET_ASIDE,
}


async def forget_deliveries(pool: Pool, now: datetime) -> int:
    """Delete what was over long ago, with its attempts; tells how many (a job)."""
    forgotten = 0
    for state, kept in _KEPT.items():
        while some := await _forget_some(pool, state, now - kept, now):
            forgotten += some
    return forgotten


async def _forget_some(pool: Pool, state: DeliveryState, before: datetime, now: datetime) -> int:
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await tx.begin()
        ids = await queries.over(tx.connection, state, before, _first_id(before), _AT_ONCE)
        rows.forget(tx, ids)
    return len(ids)


def _first_id(at: datetime) -> UUID:
    """The least id that is made at an instant: they begin with its milliseconds (UUIDv7)."""
    milliseconds = (at - datetime(1970, 1, 1, tzinfo=at.tzinfo)) // timedelta(milliseconds=1)
    return UUID(int=(milliseconds + 1) << 80)


JOBS = {"forget_deliveries": ("41 2 * * *", forget_deliveries)}
