"""What the worker does for closed months: it goes on with one that is being closed."""

from datetime import datetime

from app import settings
from app.finance import projection
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, transaction
from app.periods import queries, service

# In one run; with many customers the next run goes on.
MAX_TRANSACTIONS = 100


async def go_on_closing(pool: Pool, now: datetime) -> int:
    """Close what is left of a month whose closing began, batch by batch; tells in how many (a job)."""
    done = 0
    if await queries.closing(pool) is not None:
        await projection.catch_up(pool, now)
    while done < MAX_TRANSACTIONS:
        async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
            if not await service.go_on(tx, settings.load().signing_key_path):
                break
        done += 1
    return done


JOBS = {"go_on_closing": ("* * * * *", go_on_closing)}
