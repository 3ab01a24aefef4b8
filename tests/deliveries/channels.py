"""A channel for tests: what it is to do with events, and what its receivers answer, is told to it."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from app.deliveries import rows
from app.deliveries.channels import Attempted, Sent
from app.deliveries.machine import Machine
from app.deliveries.rows import DeliveryRecord, Planned
from app.deliveries.rules import Outcome
from app.kit.actor import WORKER, Actor, Role
from app.kit.events import outbox
from app.kit.events.listening import Listener
from app.kit.events.outbox import EventRecord
from app.kit.postgres.database import Pool, Reader, Tx, transaction

SYSTEM = Actor(WORKER, Role.ADMIN)
START = datetime(2031, 3, 5, 12, tzinfo=UTC)
TARGETS = [UUID(int=number) for number in range(1, 6)]
DELIVERED = Sent(outcome=Outcome.DELIVERED, status=200)
RETRY = Sent(outcome=Outcome.RETRY, status=503, error="status")
PATIENCE = 20.0

Answer = Callable[[DeliveryRecord], Awaitable[Sent]]


async def take(_: DeliveryRecord) -> Sent:
    """What a receiver does that takes everything."""
    return DELIVERED


@dataclass
class Known:
    """A channel ``known``: every event goes to each target; ``sent`` is what left, in its order."""

    answer: Answer = take
    name: str = "known"
    at_once: int = 5
    in_flight: int = 400
    timeout_seconds: float = 10.0
    targets: Sequence[UUID] = (TARGETS[0],)
    ordered: bool = False
    poisoned: set[UUID] = field(default_factory=set)
    sent: list[DeliveryRecord] = field(default_factory=list)
    attempted: list[Attempted] = field(default_factory=list)
    on_its_way: dict[UUID, int] = field(default_factory=dict)
    most: dict[UUID, int] = field(default_factory=dict)

    async def plan(
        self, db: Reader, events: Sequence[EventRecord], now: datetime
    ) -> Sequence[Planned]:
        if any(event.id in self.poisoned for event in events):
            await db.fetch("SELECT 1 / 0")
        return [
            Planned(
                natural_key=f"{self.name}:{target}:{event.id}",
                target_id=target,
                event_id=event.id,
                customer_id=event.customer_id,
                order_key=event.subject_id if self.ordered else None,
                position=event.position,
                due_at=now,
                content={"type": event.type},
            )
            for event in events
            for target in self.targets
        ]

    async def load(
        self, db: Reader, deliveries: Sequence[DeliveryRecord], now: datetime
    ) -> Mapping[UUID, Any]:
        return {one.id: one.content["type"] for one in deliveries}

    async def send(self, delivery: DeliveryRecord, loaded: Any, now: datetime) -> Sent:
        target = delivery.target_id
        assert loaded == delivery.content["type"]
        self.on_its_way[target] = self.on_its_way.get(target, 0) + 1
        self.most[target] = max(self.most.get(target, 0), self.on_its_way[target])
        self.sent.append(delivery)
        try:
            return await self.answer(delivery)
        finally:
            self.on_its_way[target] -= 1

    async def record(self, tx: Tx, attempted: Sequence[Attempted]) -> None:
        self.attempted += attempted


async def emit(pool: Pool, subjects: Sequence[UUID]) -> None:
    """One event of each subject, in one transaction, numbered."""
    async with transaction(pool, SYSTEM, START) as tx:
        for subject in subjects:
            outbox.emit(tx, "thing.happened", subject)
    await outbox.number_all(pool, START)


async def queue(pool: Pool, *planned: Planned, channel: str = "known") -> None:
    """Queue deliveries that follow from no event."""
    async with transaction(pool, SYSTEM, START) as tx:
        rows.queue(tx, channel, planned)


def planned(key: str, target: UUID = TARGETS[0], **how: Any) -> Planned:
    """A delivery that is due since long ago."""
    how.setdefault("content", {"type": "thing.happened"})
    return Planned(natural_key=key, target_id=target, due_at=how.pop("due_at", START), **how)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **how: float) -> None:
        self.now += timedelta(**how)


@asynccontextmanager
async def sending(
    pool: Pool,
    *channels: Known,
    listener: Listener | None = None,
    read_clock: Callable[[], datetime] | None = None,
    chance: Callable[[], float] = random.random,
) -> AsyncIterator[Machine]:
    """A machine at work, stopped afterwards."""
    machine = Machine(channels, pool, listener or Listener(), read_clock or Clock(), chance)
    task = asyncio.create_task(machine.run())
    try:
        yield machine
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def states(pool: Pool) -> dict[str, int]:
    """How many deliveries are in each state."""
    found = await pool.fetch("SELECT state, count(*) AS number FROM delivery GROUP BY state")
    return {row["state"]: row["number"] for row in found}


async def eventually(condition: Callable[[], Awaitable[bool]]) -> None:
    """Return as soon as ``condition`` holds; fail when the time is over."""
    async with asyncio.timeout(PATIENCE):
        while not await condition():
            await asyncio.sleep(0.005)


async def settled(pool: Pool, **expected: int) -> None:
    """Return as soon as so many deliveries are in each state."""

    async def are() -> bool:
        return await states(pool) == expected

    await eventually(are)
