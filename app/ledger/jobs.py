"""What becomes due in the ledger: credit expires although nobody writes (rule C9)."""

from datetime import datetime
from uuid import UUID

from app.kit.batches import one_by_one
from app.kit.database import Pool, Tx
from app.ledger import journal, queries

# A run that finds more leaves them to the next: a year's end must not keep other jobs waiting.
_AT_ONCE = 2000


async def book_expiries(pool: Pool, now: datetime) -> int:
    """Book what has expired, one credit account after the other; tells in how many (a job).

    Any write to an account books it, too; whichever comes first, under the account's lock.
    """
    return await one_by_one(pool, now, await queries.expiring(pool, now, _AT_ONCE), _book)


async def _book(tx: Tx, customer_id: UUID) -> bool:
    await journal.lock(tx, customer_id)
    ledger = await journal.read(tx, customer_id)
    journal.write(tx, ledger)
    return bool(ledger.entries)


JOBS = {"book_expiries": ("* * * * *", book_expiries)}
