"""Events as they come: one look at the feed in a process serves all who listen there.

Who listens holds no connection. The newest events are kept, as they are shown, for all of them; who falls
behind these reads on from the database page by page, so that nothing waits in memory for who is slow.
"""

import asyncio
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from contextvars import Context
from uuid import UUID

import structlog
from sse_starlette import ServerSentEvent

from app import errors
from app.access.directory import Directory
from app.kit import clock, stopping
from app.kit.events import outbox
from app.kit.events.listening import Ear, Listener
from app.kit.events.outbox import Arrival, EventRecord, Narrowed
from app.kit.postgres.database import BROKEN, Pool
from app.kit.telemetry.metrics import Gauge
from app.kit.web.pagination import Page
from app.notifications.schemas import event_view
from app.run import connections
from app.signing_in import queries as sign_ins

# Of one process at once, and of one key.
MOST = 1000
MOST_OF_KEY = 20
# Who hears nothing for so long hears that the connection lives.
HEARTBEAT_SECONDS = 15.0
# Then who listens connects again: to a process that came meanwhile, too.
LONGEST_SECONDS = 3600.0
# A look of one's own, should nobody be told: who wrote may have died before it could tell.
LOOK_SECONDS = 1.0
# A revoked key is noticed as fast, and a stop.
KEY_SECONDS = 0.8
STOP_SECONDS = 0.1
# Between two looks; and so long as telling takes, so that it takes no more than half of a core.
PAUSE_SECONDS = 0.02
# The newest events in memory, and how many are read, or leave for one who listens, at once.
KEPT = 1000
READ_AT_ONCE = 500
SENT_AT_ONCE = 50
# So many are told before others of the process have their turn.
TOLD_AT_ONCE = 50
# Of those who are behind, so many read at a time: requests need the connections, too.
PAGES_AT_ONCE = 2
# Frames that are the same for several.
FRAMES = 2048
RETRY_MILLISECONDS = 2000
SEPARATOR = "\n"

STREAMS = Gauge("personday_streams", "Who listens to the events.", together="livesum")

_CHANGED = ServerSentEvent("1", event="changed", sep=SEPARATOR).encode()

_log = structlog.get_logger()


class Told(Arrival, frozen=True):
    """An event as it is told: ``data`` is what the feed shows of it."""

    data: str


class Follower(Ear):
    """One who listens: to what, from where on, and by which key or sign-in.

    Attributes:
        after: the position up to which it has what it wants.
        ended: set where it shall hear no more.
    """

    __slots__ = ("after", "ended", "key_id", "narrowed", "page")

    def __init__(self, narrowed: Narrowed, page: Page, after: int, key_id: UUID) -> None:
        super().__init__()
        self.narrowed = narrowed
        self.page = page
        self.after = after
        self.key_id = key_id
        self.ended = asyncio.Event()

    def end(self) -> None:
        """Let it hear no more."""
        self.ended.set()
        self.tell()

    def look_at(self, fresh: Sequence[Told]) -> None:
        """Have it look where one of the newest events is for it, else it has seen them."""
        behind = [one for one in fresh if one.position > self.after]
        if any(self.narrowed.takes(one) for one in behind):
            self.tell()
        elif behind and self.after >= fresh[0].position - 1:
            self.after = behind[-1].position


class Streams:
    """All who listen in this process, and what they are told."""

    def __init__(
        self,
        pool: Pool,
        listener: Listener,
        directory: Directory,
        *,
        most: int = MOST,
        most_of_key: int = MOST_OF_KEY,
        heartbeat_seconds: float = HEARTBEAT_SECONDS,
        longest_seconds: float = LONGEST_SECONDS,
    ) -> None:
        self.most = most
        self.most_of_key = most_of_key
        self.heartbeat_seconds = heartbeat_seconds
        self.longest_seconds = longest_seconds
        self._pool = pool
        self._listener = listener
        self._directory = directory
        self._followers: set[Follower] = set()
        self._of_key: Counter[UUID] = Counter()
        self._running: asyncio.Task[None] | None = None
        self._pages = asyncio.Semaphore(PAGES_AT_ONCE)
        self._frames: dict[tuple[str, int], bytes] = {}
        # What is kept is all that came behind a position, up to another; None: nothing was read yet.
        self._kept: list[Told] = []
        self._kept_from = 0
        self._reached: int | None = None
        STREAMS.follow(lambda: self.count)

    @property
    def count(self) -> int:
        """How many listen."""
        return len(self._followers)

    async def follow(self, narrowed: Narrowed, page: Page, key_id: UUID) -> Follower:
        """Somebody who will listen from the page's cursor on; without one, to what comes from now on.

        Raises:
            TooManyStreams: as many listen as may.
            TooManyStreamsOfKey: as many listen by this key as may.
        """
        self._check_room(key_id)
        if page.after is not None:
            return Follower(narrowed, page, int(page.after[0]), key_id)
        await outbox.number_committed(self._pool)
        return Follower(narrowed, page, await outbox.reached(self._pool), key_id)

    def _check_room(self, key_id: UUID) -> None:
        if self._of_key[key_id] >= self.most_of_key:
            raise errors.TooManyStreamsOfKey(limit=self.most_of_key)
        if len(self._followers) >= self.most:
            raise errors.TooManyStreams()

    @contextmanager
    def place(self, follower: Follower) -> Iterator[None]:
        """Let it listen while the block runs.

        Raises:
            TooManyStreams: as many listen as may.
            TooManyStreamsOfKey: as many listen by this key as may.
        """
        self._check_room(follower.key_id)
        if not self._followers:
            self._forget()
        self._followers.add(follower)
        self._of_key[follower.key_id] += 1
        if self._running is None or self._running.done():
            # What is known of the request does not count for those that come later.
            self._running = asyncio.create_task(self._run(), context=Context())
        try:
            yield
        finally:
            self._followers.discard(follower)
            self._of_key[follower.key_id] -= 1
            if not self._of_key[follower.key_id]:
                del self._of_key[follower.key_id]

    async def close(self) -> None:
        """End all of them."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)

    # What one of them hears.

    def frames(self, follower: Follower) -> AsyncIterator[bytes]:
        """What it is told, until it ends; first of all where it begins."""
        return self._heard(follower, self._behind)

    def changes(self, follower: Follower) -> AsyncIterator[bytes]:
        """That something came of what it wants, and not what: one word for all that came meanwhile."""
        return self._heard(follower, self._changed)

    async def _heard(
        self, follower: Follower, look: Callable[[Follower], Awaitable[bytes]]
    ) -> AsyncIterator[bytes]:
        yield _mark(follower, retry=RETRY_MILLISECONDS)
        time_now = asyncio.get_running_loop().time
        ends_at = time_now() + self.longest_seconds
        while not follower.ended.is_set() and (left := ends_at - time_now()) > 0:
            follower.forget()
            try:
                found = await look(follower)
            except BROKEN:
                # The database is away: nothing is lost, it is read later.
                await follower.wait(LOOK_SECONDS)
                yield _mark(follower, comment="waiting")
                continue
            if found:
                yield found
            elif not await follower.wait(min(left, self.heartbeat_seconds)):
                yield _mark(follower, comment="heartbeat")

    async def _changed(self, follower: Follower) -> bytes:
        """The word that something came of what it wants, if so; moves it behind that."""
        if self._reached is None or follower.after >= self._reached:
            return b""
        start = bisect_right(self._kept, follower.after, key=_position)
        # What is kept no more may have been of that.
        missed = not self._keeps(follower.after)
        follower.after = self._reached
        came = missed or any(follower.narrowed.takes(one) for one in self._kept[start:])
        return _CHANGED if came else b""

    async def _behind(self, follower: Follower) -> bytes:
        """The next of what it wants, up to fifty; moves it behind them."""
        if not self._keeps(follower.after):
            async with self._pages:
                found = await outbox.page(
                    self._pool, follower.after, SENT_AT_ONCE, follower.narrowed
                )
            events = [_told(event) for _, event in found.items]
            more = len(events) == SENT_AT_ONCE
            reached = events[-1].position if more else found.reached
            follower.after = max(follower.after, reached)
            return b"".join(_frame(one, follower.page) for one in events)
        start = bisect_right(self._kept, follower.after, key=_position)
        frames: list[bytes] = []
        for one in self._kept[start:]:
            follower.after = one.position
            if follower.narrowed.takes(one):
                frames.append(self._shared(one, follower.page))
                if len(frames) == SENT_AT_ONCE:
                    break
        return b"".join(frames)

    def _keeps(self, after: int) -> bool:
        """Whether all that came behind a position, and was read, is in memory."""
        return self._reached is not None and after >= self._kept_from

    def _shared(self, told: Told, page: Page) -> bytes:
        key = page.scope, told.position
        frame = self._frames.get(key)
        if frame is None:
            if len(self._frames) >= FRAMES:
                self._frames.clear()
            frame = self._frames[key] = _frame(told, page)
        return frame

    # What is done for all of them.

    async def _run(self) -> None:
        try:
            async with asyncio.TaskGroup() as tasks:
                working = [tasks.create_task(self._read()), tasks.create_task(self._check_keys())]
                while not stopping.told.is_set():  # noqa: ASYNC110  a signal's handler tells nobody
                    await asyncio.sleep(STOP_SECONDS)
                self._end_all()
                for one in working:
                    one.cancel()
        except Exception:
            # Whoever listened comes again, behind what it has.
            _log.exception("streams_broken_off")
        finally:
            self._forget()
            self._end_all()

    def _end_all(self) -> None:
        for follower in self._followers:
            follower.end()

    async def _read(self) -> None:
        with self._listener.ear() as ear:
            heard = False
            while True:
                began = time.monotonic()
                if self._followers:
                    with suppress(*BROKEN):
                        await self._look(heard)
                await asyncio.sleep(max(PAUSE_SECONDS, time.monotonic() - began))
                heard = await ear.wait(LOOK_SECONDS)

    async def _look(self, heard: bool) -> None:
        if not heard:
            await outbox.number_committed(self._pool)
        if self._reached is None:
            self._reached = self._kept_from = await outbox.reached(self._pool)
            await self._tell_all(None)
        more = True
        while more and self._reached is not None:
            start = self._reached
            found = await outbox.page(self._pool, start, READ_AT_ONCE, Narrowed())
            fresh = [_told(event) for _, event in found.items]
            if fresh and self._reached == start:
                self._keep(fresh)
                await self._tell_all(fresh)
            more = len(fresh) == READ_AT_ONCE

    async def _tell_all(self, fresh: Sequence[Told] | None) -> None:
        followers = list(self._followers)
        for start in range(0, len(followers), TOLD_AT_ONCE):
            for one in followers[start : start + TOLD_AT_ONCE]:
                if fresh is None:
                    one.tell()
                else:
                    one.look_at(fresh)
            await asyncio.sleep(0)

    def _keep(self, fresh: list[Told]) -> None:
        self._kept += fresh
        self._reached = fresh[-1].position
        if len(self._kept) > KEPT:
            gone = len(self._kept) - KEPT
            self._kept_from = self._kept[gone - 1].position
            del self._kept[:gone]

    def _forget(self) -> None:
        self._kept, self._kept_from, self._reached = [], 0, None
        self._frames.clear()

    async def _check_keys(self) -> None:
        while True:
            await asyncio.sleep(KEY_SECONDS)
            asked = set(self._of_key)
            if not asked:
                continue
            with suppress(*BROKEN):
                now = clock.read()
                living = await self._directory.living(asked, now)
                living |= await sign_ins.living_ids(self._pool, asked - living, now)
                for follower in self._followers:
                    if follower.key_id in asked - living:
                        follower.end()


def _position(told: Told) -> int:
    return told.position


def _told(event: EventRecord) -> Told:
    data = event_view(event).json_bytes().decode()
    return Told(event.position, event.type, event.customer_id, data)


def _frame(told: Told, page: Page) -> bytes:
    cursor = page.sign([told.position])
    return ServerSentEvent(told.data, event=told.type, id=cursor, sep=SEPARATOR).encode()


def _mark(follower: Follower, comment: str | None = None, retry: int | None = None) -> bytes:
    """No event: how far it has heard, so that it goes on there."""
    cursor = follower.page.sign([follower.after])
    return ServerSentEvent(id=cursor, comment=comment, retry=retry, sep=SEPARATOR).encode()


@asynccontextmanager
async def streaming(pool: Pool, listener: Listener, directory: Directory) -> AsyncIterator[Streams]:
    """Streams that end with the ``with`` block; half of the connections are left for other requests."""
    most = min(MOST, connections.limits().connections // 2)
    streams = Streams(pool, listener, directory, most=most)
    try:
        yield streams
    finally:
        await streams.close()
