"""What becomes due of keys: that they end soon is told ahead, once."""

from datetime import datetime
from uuid import UUID

from app.access import queries, rules, service
from app.kit.batches import one_by_one
from app.kit.postgres.database import Pool, Tx


async def tell_expiring_keys(pool: Pool, now: datetime) -> int:
    """Tell of keys that end within 14 days, and that nobody replaced; tells of how many (a job)."""

    async def tell(tx: Tx, key_id: UUID) -> bool:
        return await service.tell_of_end(tx, key_id)

    found = await queries.expiring(pool, now, now + rules.TOLD_BEFORE)
    return await one_by_one(pool, now, [key.id for key in found if rules.ends_soon(key, now)], tell)


JOBS = {"tell_expiring_keys": ("37 * * * *", tell_expiring_keys)}
