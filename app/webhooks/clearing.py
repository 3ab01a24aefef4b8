"""What waits for endpoints that were disabled is dropped, some at a time: it may be very much."""

from datetime import datetime
from uuid import UUID

from app.deliveries import queries as waiting
from app.deliveries import rows as deliveries
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, transaction
from app.webhooks import queries
from app.webhooks.service import CHANNEL


async def clear_disabled(pool: Pool, now: datetime) -> int:
    """Drop what was queued for endpoints until they were disabled; tells how much (a job).

    A test that was asked for since then is sent.
    """
    dropped = 0
    for endpoint_id, until in (await queries.disabled_since(pool)).items():
        while some := await _drop_some(pool, endpoint_id, until, now):
            dropped += some
    return dropped


async def clear_one(pool: Pool, now: datetime, endpoint_id: UUID) -> None:
    """The same of one endpoint, if it is disabled: it is to be enabled, and told of what comes alone."""
    until = (await queries.disabled_since(pool)).get(endpoint_id)
    while until is not None and await _drop_some(pool, endpoint_id, until, now):
        pass


async def _drop_some(pool: Pool, endpoint_id: UUID, until: datetime, now: datetime) -> int:
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await tx.begin()
        found = await waiting.unsent(
            tx.connection, CHANNEL, endpoint_id, until, deliveries.DROPPED_AT_ONCE
        )
        deliveries.drop_these(tx, found)
    return len(found)
