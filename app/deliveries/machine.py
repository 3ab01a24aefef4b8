"""The machine that sends: leases what is due, sends it by its channel, and records what came of it.

Any number of them run side by side. What was sent and not recorded is sent again once its lease is over:
a delivery arrives at least once, and carries the same id each time. While the database is away it keeps
what it has to record, and records it as soon as the database is back.
"""

import asyncio
import heapq
import random
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog

from app import errors
from app.deliveries import fanout, queries, recording, rows
from app.deliveries.channels import Channel, Opening, Sent
from app.deliveries.outages import AWAY
from app.deliveries.queries import Claim
from app.deliveries.recording import Result
from app.deliveries.rows import DeliveryRecord
from app.deliveries.rules import LEASE, MAX_TIMEOUT_SECONDS, Outcome
from app.kit import clock
from app.kit.actor import WORKER, Actor, Role
from app.kit.events import outbox
from app.kit.events.listening import Ear, Listener
from app.kit.events.numbering import numbering
from app.kit.postgres import database, primary
from app.kit.postgres.database import BROKEN, Pool, transaction
from app.kit.postgres.scopes import EVERYBODY
from app.kit.telemetry.logs import told
from app.settings import Settings

# Without being told of anything it looks so often.
LOOK_SECONDS = 1.0
# What happens meanwhile is planned in one go: who tells of one event at a time pays for each.
PLAN_PAUSE_SECONDS = 0.1
# So many results are recorded in one go, or what comes in that time of what is on its way.
MANY, RESULTS_SECONDS = 16, 0.02
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.25, 5.0
# Told to stop: what is on its way may end, and what became of all is recorded, within a second.
FINISH_SECONDS, CANCELLED_SECONDS, LAST_SECONDS = 0.5, 0.1, 0.3
# Of so many targets it is kept in mind that they did not take the last.
SLOW_TARGETS = 10_000
_FIRST = UUID(int=0)
_CONNECTIONS = 6

_log = structlog.get_logger()


@dataclass(eq=False, slots=True)
class _Lane:
    """What one channel has on its way.

    Attributes:
        after: the target behind which the next claim goes on.
        slowly: targets that have one at a time, since they did not take the last.
    """

    channel: Channel
    sending: "dict[asyncio.Task[None], DeliveryRecord]"
    after: UUID
    slowly: dict[UUID, None]

    @property
    def free(self) -> int:
        return self.channel.in_flight - len(self.sending)


class Machine:
    """One worker's part in sending.

    ``read_clock`` tells what is due, ``chance`` where in the jitter a pause falls.
    """

    def __init__(
        self,
        channels: Sequence[Channel],
        pool: Pool,
        listener: Listener,
        read_clock: Callable[[], datetime] = clock.read,
        chance: Callable[[], float] = random.random,
        lease: timedelta = LEASE,
    ) -> None:
        for one in channels:
            assert one.timeout_seconds <= MAX_TIMEOUT_SECONDS, one.name
        self._lanes = [_Lane(one, {}, _FIRST, {}) for one in channels]
        self._pool = pool
        self._listener = listener
        self._now = read_clock
        self._chance = chance
        self._lease = lease
        self._ear = Ear()
        self._results: list[Result] = []
        self._unsent: list[tuple[UUID, datetime]] = []
        # When those are due again that failed here, the first one first.
        self._due: list[datetime] = []
        self._stopping = False
        self._interrupted = False

    async def run(self) -> None:
        """Plan and send until cancelled; then end what is on its way, or leave it to others."""
        planning = asyncio.create_task(self._steadily(self._plan_round))
        sending = asyncio.create_task(self._steadily(self._send_round))
        try:
            await asyncio.wait([planning, sending])
        finally:
            self._stopping = True
            self._ear.tell()
            planning.cancel()
            await self._stop(planning, sending)

    async def _steadily(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do it again and again; one line in the log for an outage, however long it takes."""
        pause = FIRST_PAUSE_SECONDS
        while not self._stopping:
            try:
                await work()
            except (*BROKEN, errors.OutcomeUnknown) as error:
                if not self._interrupted:
                    _log.error("deliveries_interrupted", error=told(error))
                self._interrupted = True
            except Exception:
                _log.exception("deliveries_failed")
            else:
                self._interrupted, pause = False, FIRST_PAUSE_SECONDS
                continue
            await primary.pause(self._pool.dsn, pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    # From the feed to the queue.

    async def _plan_round(self) -> None:
        """Plan what comes, as long as the listener's connection or this round lasts."""
        time = asyncio.get_running_loop().time
        with self._listener.ear() as ear:
            heard = False
            while not self._stopping:
                if not heard:
                    await outbox.number_all(self._pool, self._now())
                while planned := await self.plan():
                    self._ear.tell()
                    if planned < fanout.AT_ONCE:
                        break
                self._interrupted = False
                began = time()
                heard = await ear.wait(LOOK_SECONDS)
                await asyncio.sleep(began + PLAN_PAUSE_SECONDS - time())

    async def plan(self) -> int:
        """Queue what follows from the next events; tells how many those were."""
        channels = [lane.channel for lane in self._lanes]
        return await fanout.plan_some(self._pool, channels, self._now())

    # From the queue to the receivers.

    async def _send_round(self) -> None:
        await self.record()
        claimed = [await self.claim(lane) for lane in self._lanes]
        if not any(claimed) and not self._results:
            await self._ear.wait(self._pause())
        await self._gather()

    async def claim(self, lane: _Lane) -> bool:
        """Lease what is due and begin to send it; tells whether there may be more."""
        if self._stopping or lane.free <= 0:
            return False
        now, free, behind = self._now(), lane.free, lane.after
        wanted = Claim(
            channel=lane.channel.name,
            at_once=lane.channel.at_once,
            slowly=list(lane.slowly),
            limit=free,
            after=behind,
        )
        async with transaction(self._pool, Actor(WORKER, Role.ADMIN), now) as tx:
            found = await queries.claim(tx, wanted, now + self._lease)
        # Those behind the last one have their turn next, and then again the first.
        lane.after = found[-1].target_id if len(found) == free else _FIRST
        left = deque(found)
        try:
            loaded = await self._loaded(lane.channel, found) if found else {}
            while left:
                self._begin(lane, left.popleft(), loaded)
                # One by one: who answers requests by the same loop is not to wait for all of them.
                await asyncio.sleep(0)
        except BaseException:  # left to others, or to whoever finds the database again
            self._unsent += [(one.id, now + self._lease) for one in left]
            raise
        return bool(found) or behind != _FIRST

    async def _loaded(
        self, channel: Channel, found: Sequence[DeliveryRecord]
    ) -> Mapping[UUID, Any]:
        """What the channel knows of them; where it cannot read one, the error stands in its place."""
        try:
            return await channel.load(self._pool, found, self._now())
        except AWAY:
            raise
        except Exception as error:
            if len(found) == 1:
                _log.exception("delivery_not_loaded", channel=channel.name, id=str(found[0].id))
                return {found[0].id: error}
        loaded: dict[UUID, Any] = {}
        for one in found:
            loaded |= await self._loaded(channel, [one])
        return loaded

    def _begin(self, lane: _Lane, delivery: DeliveryRecord, loaded: Mapping[UUID, Any]) -> None:
        task = asyncio.create_task(self._send(lane, delivery, loaded.get(delivery.id)))
        lane.sending[task] = delivery
        task.add_done_callback(lane.sending.pop)

    async def _send(self, lane: _Lane, delivery: DeliveryRecord, loaded: Any) -> None:
        assert delivery.leased_until is not None
        started_at, time = self._now(), asyncio.get_running_loop().time
        began = time()
        try:
            sent = await self._attempt(lane.channel, delivery, loaded, started_at)
        except asyncio.CancelledError:
            self._unsent.append((delivery.id, delivery.leased_until))
            raise
        if sent.outcome is not Outcome.RETRY:
            lane.slowly.pop(delivery.target_id, None)
        elif len(lane.slowly) < SLOW_TARGETS:
            lane.slowly[delivery.target_id] = None
        took = round(1000 * (time() - began))
        self._results.append(Result(lane.channel, delivery, sent, started_at, took))
        self._ear.tell()

    async def _attempt(
        self, channel: Channel, delivery: DeliveryRecord, loaded: Any, now: datetime
    ) -> Sent:
        if delivery.target_id == rows.NOBODY:
            return await fanout.plan_again(self._pool, channel, delivery, now)
        if isinstance(loaded, Exception):
            return Sent(outcome=Outcome.RETRY, error="internal")
        try:
            async with asyncio.timeout(channel.timeout_seconds):
                return await channel.send(delivery, loaded, now)
        except TimeoutError:
            return Sent(outcome=Outcome.RETRY, error="timeout")
        except Exception:
            _log.exception("delivery_not_sent", channel=channel.name, id=str(delivery.id))
            return Sent(outcome=Outcome.RETRY, error="internal")

    async def record(self) -> None:
        """Record what came of all that was sent, and leave to others what was not.

        What cannot be recorded now is kept for the next time.
        """
        while self._results:
            some = self._results[: recording.AT_ONCE]
            for due_at in await recording.record(self._pool, some, self._now(), self._chance):
                heapq.heappush(self._due, due_at)
            del self._results[: len(some)]
        if unsent := self._unsent[:]:
            async with transaction(self._pool, Actor(WORKER, Role.ADMIN), self._now()) as tx:
                rows.release(tx, unsent)
            del self._unsent[: len(unsent)]

    async def _gather(self) -> None:
        """Wait for a few results of what is on its way; each transaction costs as much as some of them."""
        time = asyncio.get_running_loop().time
        until = time() + RESULTS_SECONDS
        while len(self._results) < MANY and self._on_their_way() and time() < until:
            await self._ear.wait(until - time())

    def _pause(self) -> float:
        """How long to wait at the longest: until what failed here is due again, or for a look."""
        now = self._now()
        while self._due and self._due[0] <= now:
            heapq.heappop(self._due)
        until_due = (self._due[0] - now).total_seconds() if self._due else LOOK_SECONDS
        return min(until_due, LOOK_SECONDS)

    # The end.

    async def _stop(self, *loops: "asyncio.Task[None]") -> None:
        await asyncio.wait([*loops, *self._on_their_way()], timeout=FINISH_SECONDS)
        # A round that was claiming meanwhile has begun to send.
        left = [*loops, *self._on_their_way()]
        for task in left:
            task.cancel()
        await asyncio.wait(left, timeout=CANCELLED_SECONDS)
        with suppress(*BROKEN, errors.OutcomeUnknown):
            async with asyncio.timeout(LAST_SECONDS):
                await self.record()

    def _on_their_way(self) -> "list[asyncio.Task[None]]":
        return [task for lane in self._lanes for task in lane.sending]


@asynccontextmanager
async def opened(
    dsn: str, settings: Settings, openings: Sequence[Opening], listener: Listener
) -> AsyncIterator[Machine]:
    """A machine with its channels and with connections of its own."""
    async with AsyncExitStack() as stack:
        pool = await database.open_pool(dsn, scope=EVERYBODY, size=_CONNECTIONS, first=0)
        pool.measure("deliveries")
        stack.push_async_callback(pool.close_soon, LAST_SECONDS)
        await stack.enter_async_context(numbering(pool))
        channels = [
            await stack.enter_async_context(opening(pool, settings)) for opening in openings
        ]
        yield Machine(channels, pool, listener)
