"""What becomes due in the ledger: credit expires although nobody writes (rule C9)."""

from datetime import datetime
from uuid import UUID

from app.kit.batches import in_turn
from app.kit.postgres.database import Pool, Tx
from app.ledger import journal, queries


async def book_expiries(pool: Pool, now: datetime) -> int:
    """Book what has expired, one credit account after the other; tells in how many (a job).

    Any write to an account books it, too; whichever comes first, under the account's lock.
    """

    async def find(limit: int, skip: int) -> list[UUID]:
        return await queries.expiring(pool, now, limit, skip)

    return await in_turn(pool, now, find, _book)


async def _book(tx: Tx, customer_id: UUID) -> bool:
    await journal.lock(tx, customer_id)
    ledger = await journal.read(tx, customer_id)
    journal.write(tx, ledger)
    return bool(ledger.entries)


JOBS = {"book_expiries": ("* * * * *", book_expiries)}
