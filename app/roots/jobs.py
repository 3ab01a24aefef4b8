"""What the worker does for roots: it signs the day's, and writes it where it is kept outside."""

from datetime import datetime

from app import settings
from app.kit.actor import WORKER, Actor, Role
from app.kit.events import outbox
from app.kit.postgres.database import Pool, transaction
from app.roots import published, service


async def sign_the_day(pool: Pool, now: datetime) -> None:
    """Sign the root of the day, unless it is, and write into the file what that lacks (a job)."""
    wanted = settings.load()
    await outbox.number_all(pool, now)
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await service.sign(tx, wanted.signing_key_path)
    await published.keep(pool, wanted.ledger_roots_path)


# Often, so that a worker that was away at midnight has done it within the hour.
JOBS = {"sign_ledger_root": ("7 * * * *", sign_the_day)}
