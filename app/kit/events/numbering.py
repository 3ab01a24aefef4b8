"""Fresh events get their positions soon after their commit, in nobody's way.

Whoever commits events pokes; one numbering at a time takes what all of them committed, and tells whoever
listens. It is silent while the database is away: the worker looks from time to time.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from contextvars import Context

from app.kit import clock
from app.kit.events import outbox
from app.kit.postgres.database import BROKEN, Connections, Pool

# So long is waited for the commits of others, so that one numbering serves them all.
PAUSE_SECONDS = 0.025


class Numbering:
    """What a process does when it has committed events."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._task: asyncio.Task[None] | None = None
        self._poked = False

    def poke(self) -> None:
        """Have committed events numbered soon; returns at once."""
        self._poked = True
        if self._task is None or self._task.done():
            # What is known of the request, such as its deadline, does not count for it.
            self._task = asyncio.create_task(self._number(), context=Context())

    async def close(self) -> None:
        """Leave what is not numbered yet to others."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _number(self) -> None:
        while self._poked:
            await asyncio.sleep(PAUSE_SECONDS)
            self._poked = False
            with suppress(*BROKEN):
                await outbox.number_all(self._pool, clock.read())


@asynccontextmanager
async def numbering(pool: Connections) -> AsyncIterator[None]:
    """Number what is committed by this pool while the ``with`` block runs."""
    it = Numbering(pool)
    pool.emitted = it.poke
    try:
        yield
    finally:
        del pool.emitted
        await it.close()
