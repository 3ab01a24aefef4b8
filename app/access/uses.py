"""When keys were used last: noted in memory, and written now and then, in the way of no request."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from uuid import UUID

from app.access import rows
from app.kit.beside import beside
from app.kit.postgres.database import BROKEN, Pool

# What is noted is written so often: a crash loses no more.
WRITE_SECONDS = 60.0
# A stop waits no longer for it.
LAST_SECONDS = 1.0


class Uses:
    """The keys that this process saw since it wrote last, each with the instant of its last request."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._noted: dict[UUID, datetime] = {}

    def note(self, key_id: UUID, now: datetime) -> None:
        """Note that a key was used; nothing is written yet."""
        self._noted[key_id] = now

    async def write(self) -> None:
        """Write what was noted; without the database it is noted on."""
        noted, self._noted = self._noted, {}
        if not noted:
            return
        try:
            await rows.use_all(self._pool, noted)
        except BROKEN:
            self._noted = noted | self._noted


@asynccontextmanager
async def noting(pool: Pool) -> AsyncIterator[Uses]:
    """Note uses while the ``with`` block runs, and write the last of them at its end."""
    uses = Uses(pool)

    async def go_on() -> None:
        while True:
            await asyncio.sleep(WRITE_SECONDS)
            await uses.write()

    try:
        async with beside(go_on()):
            yield uses
    finally:
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_SECONDS):
                await uses.write()
