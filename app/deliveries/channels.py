"""How something leaves: what a channel plans of events, and what comes of one attempt.

A slice that sends lists the part ``channel``: its module has ``CHANNEL``, which opens the channel for
as long as a worker runs, with what it keeps open meanwhile (a client of HTTP, a connection)::

    @asynccontextmanager
    async def open_channel(pool: Pool, settings: Settings) -> AsyncIterator[Channel]:
        async with a_client() as client:
            yield Webhooks(pool, settings, client)

    CHANNEL = open_channel

Whatever a channel does to the database beside ``plan`` and ``record`` it does by that pool. What is due
by time and not by an event is queued by a job, with a natural key of its own (``rows.queue``).
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeAlias
from uuid import UUID

from msgspec import Struct

from app.deliveries.rows import DeliveryRecord, Planned
from app.deliveries.rules import Outcome
from app.kit.events.outbox import EventRecord
from app.kit.postgres.database import Pool, Reader, Tx
from app.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What came of one attempt.

    Attributes:
        status: of the answer, in the protocol's own numbers.
        answer: its first 1,000 characters.
        error: a word of ours for what went wrong, such as ``timeout``.
        retry_after_seconds: what the receiver asked for.
        to: the address it went to, where a target may get another one; only ``record`` is told of it.
        left: what left, as the channel's ``record`` needs it; nobody else looks at it.
    """

    outcome: Outcome
    status: int | None = None
    answer: str | None = None
    error: str | None = None
    retry_after_seconds: float | None = None
    to: str | None = None
    left: Any = field(default=None, repr=False)


class Attempted(Struct, frozen=True):
    """A delivery as it stands after an attempt, and what came of that.

    It is ``failed`` after a refusal, and after the last of its attempts.
    """

    delivery: DeliveryRecord
    sent: Sent


class Channel(Protocol):
    """A way out of the house: ``webhook`` or ``mail``.

    Attributes:
        at_once: how many at the same time to one target, by all workers together.
        in_flight: how many one worker has on their way: what waits within ``send`` for a place uses up
            its time.
        timeout_seconds: an attempt that takes longer is cut off, and tried again; below 55, since a
            lease is 60.
    """

    name: str
    at_once: int
    in_flight: int
    timeout_seconds: float

    async def plan(
        self, db: Reader, events: Sequence[EventRecord], now: datetime
    ) -> Sequence[Planned]:
        """What follows from events, read in the transaction that queues it."""

    async def load(
        self, db: Reader, deliveries: Sequence[DeliveryRecord], now: datetime
    ) -> Mapping[UUID, Any]:
        """What sending needs to know of each, by its id, read for many at once as they become due.

        A channel that reads by itself in ``send`` returns ``{}``.
        """

    async def send(self, delivery: DeliveryRecord, loaded: Any, now: datetime) -> Sent:
        """One attempt; whatever a receiver does is an answer, not an error.

        ``loaded`` is what ``load`` found of it, or None. It is cancelled when the worker stops.
        """

    async def record(self, tx: Tx, attempted: Sequence[Attempted]) -> None:
        """Stage what else follows, in the transaction that records these attempts of the channel.

        It is asked again where that transaction came to nothing.
        """


Opening: TypeAlias = Callable[[Pool, Settings], AbstractAsyncContextManager[Channel]]
