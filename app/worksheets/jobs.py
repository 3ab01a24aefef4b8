"""What becomes due about worksheets: silence confirms them, where that was agreed (rule C3)."""

from datetime import datetime

from app.kit.batches import one_by_one
from app.kit.database import Pool, Tx
from app.worksheets import queries, service
from app.worksheets.queries import Silent

# A run that finds more leaves them to the next.
_AT_ONCE = 2000


async def confirm_silent(pool: Pool, now: datetime) -> int:
    """Confirm each worksheet that nobody answered in the time agreed; tells how many (a job)."""
    return await one_by_one(pool, now, await queries.silent(pool, now, _AT_ONCE), _confirm)


async def _confirm(tx: Tx, found: Silent) -> bool:
    return await service.confirm_silent(tx, found.customer_id, found.id)


JOBS = {"confirm_silent_worksheets": ("* * * * *", confirm_silent)}
