"""Values follow the ledger although nobody reads them."""

from datetime import datetime
from uuid import UUID

from app.finance import projection, queries
from app.kit.batches import in_turn
from app.kit.postgres.database import Pool, Tx


async def value_entries(pool: Pool, now: datetime) -> int:
    """Value what was booked, one account after the other (a job); tells in how many turns."""

    async def find(limit: int, skip: int) -> list[UUID]:
        return (await queries.behind(pool, UUID(int=0), limit + skip))[skip:]

    return await in_turn(pool, now, find, _value)


async def _value(tx: Tx, credit_account_id: UUID) -> bool:
    await projection.advance(tx, credit_account_id)
    return True


JOBS = {"value_entries": ("* * * * *", value_entries)}
