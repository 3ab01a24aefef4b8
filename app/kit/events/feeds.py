"""A page of a feed: from a position on, narrowed, and waited for where there is nothing yet.

A cursor goes on behind all that was looked at, not only behind what was found: what comes later has a
higher position. Who waits holds no connection; one look at a time tells all who wait in this process.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Query
from msgspec import Struct
from starlette.requests import Request

from app.kit import deadline, stopping
from app.kit.events import outbox
from app.kit.events.listening import Ear, Listener
from app.kit.events.outbox import Arrival, Found, Narrowed
from app.kit.postgres.database import Pool
from app.kit.web import shedding
from app.kit.web.pagination import Page
from app.kit.web.paging import ListPage
from app.kit.web.schema import WHOLE

MAX_WAIT_SECONDS = 30
# A look of one's own, should nobody be told: who wrote may have died before it could tell.
LOOK_SECONDS = 1.0
# A stop is noticed as fast.
STOP_SECONDS = 0.1
# One look for all that is told meanwhile.
PAUSE_SECONDS = 0.02

Item = TypeVar("Item")


class Shown(Struct, Generic[Item], frozen=True):
    """What a page has, and its cursors."""

    items: list[Item]
    next_cursor: str | None
    resume_cursor: str


class Waker:
    """Tells those who wait that what they wait for has come, in the whole process by one look at a time.

    It looks when the process hears of events, and each second anyway.
    """

    def __init__(self, pool: Pool, listener: Listener) -> None:
        self._pool = pool
        self._listener = listener
        self._waiting: set[_Waiting] = set()
        self._looking: asyncio.Task[None] | None = None

    async def wait(self, narrowed: Narrowed, after: int, seconds: float) -> None:
        """Return once there is an event behind a position, the time is over, or the service stops."""
        waiting = _Waiting(narrowed, after, asyncio.get_running_loop().create_future())
        self._waiting.add(waiting)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await waiting.come
        finally:
            self._waiting.discard(waiting)

    async def _look(self) -> None:
        try:
            with self._listener.ear() as ear:
                heard = False
                while self._waiting and not stopping.told.is_set():
                    if not heard:
                        await outbox.number_committed(self._pool)
                    first = min(one.after for one in self._waiting)
                    events = await outbox.arrivals(self._pool, first)
                    for one in list(self._waiting):
                        one.look_at(events)
                    await asyncio.sleep(PAUSE_SECONDS)
                    heard = await self._hear(ear)
        finally:
            # Whatever ended it: each looks for itself, and is answered like anybody else.
            for one in self._waiting:
                one.tell()

    async def _hear(self, ear: Ear) -> bool:
        """Wait for events until it is time for a look; tells whether any came."""
        for _ in range(round(LOOK_SECONDS / STOP_SECONDS)):
            if stopping.told.is_set() or not self._waiting:
                break
            if await ear.wait(STOP_SECONDS):
                return True
        return False


@dataclass(eq=False, slots=True)
class _Waiting:
    narrowed: Narrowed
    after: int
    come: "asyncio.Future[None]"

    def look_at(self, events: Sequence[Arrival]) -> None:
        """Tell whether there is one; those that are none need not be looked at again."""
        behind = [one for one in events if one.position > self.after]
        if any(self.narrowed.takes(one) for one in behind):
            self.tell()
        elif behind:
            self.after = behind[-1].position

    def tell(self) -> None:
        if not self.come.done():
            self.come.set_result(None)


class Feed:
    """The page of a feed that is asked for, and how long it is waited for."""

    def __init__(self, pool: Pool, waker: Waker, page: Page, seconds: int) -> None:
        self.limit = page.limit
        self._pool = pool
        self._waker = waker
        self._page = page
        self._seconds = seconds

    async def read(
        self, narrowed: Narrowed, look: Callable[[int, int], Awaitable[Found[Item]]]
    ) -> Shown[Item]:
        """The page; ``look`` finds so many items behind a position."""
        after = int(self._page.after[0]) if self._page.after else 0
        await outbox.number_committed(self._pool)
        found = await look(after, self.limit + 1)
        if not found.items and self._seconds:
            with deadline.paused():
                async with shedding.stepped_aside():
                    await self._waker.wait(narrowed, found.reached, self._seconds)
            found = await look(after, self.limit + 1)
        shown = found.items[: self.limit]
        more = len(found.items) > len(shown)
        resume = self._page.sign([shown[-1][0] if more else max(after, found.reached)])
        return Shown([item for _, item in shown], resume if more else None, resume)


Wait = Annotated[
    int,
    Query(
        ge=0,
        le=MAX_WAIT_SECONDS,
        description="How many seconds to wait where there is nothing yet: it is answered as soon as"
        " something comes.",
    ),
    WHOLE,
]


async def _feed(request: Request, page: ListPage, wait: Wait = 0) -> Feed:
    return Feed(request.app.state.pool, request.app.state.waker, page, wait)


FeedPage = Annotated[Feed, Depends(_feed)]
