"""What is heard of fresh events: one connection per process that listens, and tells all who wait.

A notification may be lost, as it is for whoever is not connected at the moment: who waits here looks
by itself from time to time.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

from app.kit.beside import beside
from app.kit.events.outbox import CHANNEL
from app.kit.postgres import connecting, primary
from app.kit.postgres.database import BROKEN

FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 5.0


class Ear:
    """Somebody who waits: what is told while it looks elsewhere is not lost."""

    __slots__ = ("_told",)

    def __init__(self) -> None:
        self._told = asyncio.Event()

    def tell(self) -> None:
        """End the wait, or the next one."""
        self._told.set()

    def forget(self) -> None:
        """Forget what was told: who looks now sees all of it."""
        self._told.clear()

    async def wait(self, seconds: float) -> bool:
        """Return when told, or after so many seconds; tells whether it was told."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._told.wait()
        told = self._told.is_set()
        self.forget()
        return told


class Listener:
    """Tells the ears of this process that events got their positions."""

    def __init__(self) -> None:
        self._ears: set[Ear] = set()

    @contextmanager
    def ear(self) -> Iterator[Ear]:
        """An ear that is told of whatever comes from now on."""
        ear = Ear()
        self._ears.add(ear)
        try:
            yield ear
        finally:
            self._ears.discard(ear)

    def tell_all(self) -> None:
        """Have everybody look: something came, or may have been missed."""
        for ear in self._ears:
            ear.tell()

    async def listen(self, dsn: str) -> None:
        """Listen until cancelled; connects again, ever less often, and says nothing of an outage."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            with suppress(*BROKEN):
                await self._listen(dsn)
                pause = FIRST_PAUSE_SECONDS
            await primary.pause(dsn, pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    async def _listen(self, dsn: str) -> None:
        connection = await primary.connect(
            dsn, timeout=connecting.CONNECT_SECONDS, server_settings=connecting.server_settings()
        )
        try:
            await connecting.prepare(connection)
            ended = asyncio.Event()
            connection.add_termination_listener(lambda _: ended.set())
            await connection.add_listener(CHANNEL, lambda *_: self.tell_all())
            self.tell_all()  # of what came before
            await ended.wait()
        finally:
            connection.terminate()


@asynccontextmanager
async def listening(dsn: str) -> AsyncIterator[Listener]:
    """A listener that listens while the ``with`` block runs."""
    listener = Listener()
    async with beside(listener.listen(dsn)):
        yield listener
