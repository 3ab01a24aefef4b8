"""What becomes due about approvals: they wait no longer than was agreed."""

from datetime import datetime
from uuid import UUID

from app.approvals import queries, service
from app.kit.batches import in_turn
from app.kit.postgres.database import Pool


async def expire_approvals(pool: Pool, now: datetime) -> int:
    """Write down of each approval that has waited too long that it expired; tells how many (a job)."""

    async def find(limit: int, skip: int) -> list[UUID]:
        return await queries.expired(pool, now, limit, skip)

    return await in_turn(pool, now, find, service.expire)


JOBS = {"expire_approvals": ("* * * * *", expire_approvals)}
