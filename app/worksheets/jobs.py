"""What becomes due about worksheets: silence confirms them, where that was agreed (rule C3)."""

from datetime import datetime

from app.kit.batches import in_turn
from app.kit.postgres.database import Pool, Tx
from app.worksheets import queries, service
from app.worksheets.queries import Silent


async def confirm_silent(pool: Pool, now: datetime) -> int:
    """Confirm each worksheet that nobody answered in the time agreed; tells how many (a job)."""

    async def find(limit: int, skip: int) -> list[Silent]:
        return await queries.silent(pool, now, limit, skip)

    return await in_turn(pool, now, find, _confirm)


async def _confirm(tx: Tx, found: Silent) -> bool:
    return await service.confirm_silent(tx, found.customer_id, found.id)


JOBS = {"confirm_silent_worksheets": ("* * * * *", confirm_silent)}
