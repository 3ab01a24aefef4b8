"""Days on which roots are signed, as the worker does it."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.kit.actor import WORKER, Actor, Role
from app.kit.events import outbox
from app.kit.postgres.database import Pool, open_pool, transaction
from app.kit.postgres.scopes import EVERYBODY
from app.roots import published, queries, service
from tests.support import NOON


async def sign(pool: Pool, now: datetime, key_file: Path) -> bool:
    """Sign the root of a day; tells whether it had none."""
    await outbox.number_all(pool, now)
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        return await service.sign(tx, key_file)


async def sign_days(dsn: str, key_file: Path, *days: datetime, file: Path | None = None) -> None:
    """Sign the roots of these days, and write them into a file."""
    async with await open_pool(dsn, scope=EVERYBODY, size=1) as pool:
        for day in days:
            assert await sign(pool, day, key_file)
        if file is not None:
            await published.keep(pool, file)


async def race(pool: Pool, now: datetime, key_file: Path, workers: int) -> list[bool]:
    """Sign the root of a day by many workers at once."""
    return await asyncio.gather(*(sign(pool, now, key_file) for _ in range(workers)))


async def a_root(dsn: str) -> str:
    """The id of a root of a day of its own."""
    with TemporaryDirectory() as folder:
        async with await open_pool(dsn, scope=EVERYBODY, size=1) as pool:
            last = await queries.last(pool)
            day = last.signed_at + timedelta(days=1) if last else NOON
            await sign(pool, day, Path(folder) / "key.pem")
            made = await queries.last(pool)
    assert made is not None
    return str(made.id)
