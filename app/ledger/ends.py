"""Lots end with their last days as the time zone data in use have them, also after those changed."""

from datetime import datetime
from uuid import UUID

from app.kit import zones
from app.kit.actor import WORKER, Actor, Role
from app.kit.batches import one_by_one
from app.kit.postgres.database import Pool, Tx, open_pool, transaction
from app.kit.postgres.scopes import EVERYBODY
from app.ledger import journal, queries, rows


async def follow_zones(pool: Pool, now: datetime, *, recheck: bool = False) -> int:
    """Reckon the ends of lots anew where the data are of another release; tells for how many customers.

    At once where the release is the noted one, unless ``recheck`` is asked. What has ended has ended. It
    runs beside writers, one credit account after the other; where one cannot be had, the next start goes on.

    Raises:
        OSError, asyncpg.InterfaceError, asyncpg.PostgresError: the database is gone, or refuses.
    """
    if await queries.zone_release(pool) == zones.VERSION and not recheck:
        return 0
    customers = {lot.customer_id: None for lot in await queries.ending_otherwise(pool, now)}
    done = await one_by_one(pool, now, customers, _renew)
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await tx.begin()
        if not await queries.ending_otherwise(tx.connection, now):
            rows.note_zone_release(tx, zones.VERSION)
    return done


async def follow_zones_of(dsn: str, now: datetime, *, recheck: bool = False) -> None:
    """The same as ``follow_zones``, for a database that nothing of this process uses yet."""
    async with await open_pool(dsn, scope=EVERYBODY, size=1) as pool:
        await follow_zones(pool, now, recheck=recheck)


async def _renew(tx: Tx, customer_id: UUID) -> bool:
    await journal.lock(tx, customer_id)
    ledger = await journal.read(tx, customer_id)
    await journal.change_zone(tx, customer_id, ledger.zone)
    return True
