"""From the feed to the queue: what follows from events is queued, nothing twice and nothing missed.

The events are read, what follows is queued and the position moves in one transaction, by one at a time.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import structlog

from app.deliveries import queries, rows
from app.deliveries.channels import Channel, Sent
from app.deliveries.outages import is_passing
from app.deliveries.rows import DeliveryRecord
from app.deliveries.rules import Outcome
from app.kit.actor import WORKER, Actor, Role
from app.kit.events import outbox
from app.kit.events.outbox import EventRecord, Narrowed
from app.kit.postgres.database import Pool, Tx, transaction

AT_ONCE = 1000
_log = structlog.get_logger()


async def plan_some(pool: Pool, channels: Sequence[Channel], now: datetime) -> int:
    """Queue what follows from the next events, up to 1,000; tells how many of them there were.

    It is 0 where somebody else is at it.
    """
    if not await queries.is_behind(pool):
        return 0
    try:
        return await _plan(pool, channels, now, _plan_all)
    except _NotPlanned:
        # One event may be what a channel cannot plan: the others are not to wait for it.
        return await _plan(pool, channels, now, _plan_each)


class _NotPlanned(Exception):
    """A channel cannot plan what follows from events, or that cannot be queued."""


async def _plan(
    pool: Pool,
    channels: Sequence[Channel],
    now: datetime,
    plan: Callable[[Tx, Channel, Sequence[EventRecord]], Awaitable[None]],
) -> int:
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        position = await queries.planned_position(tx)
        if position is None:
            return 0
        found = await outbox.page(tx.connection, position, AT_ONCE, Narrowed())
        events = [event for _, event in found.items]
        if events:
            for channel in channels:
                await plan(tx, channel, events)
            rows.move_plan(tx, events[-1].position)
    return len(events)


async def _plan_all(tx: Tx, channel: Channel, events: Sequence[EventRecord]) -> None:
    try:
        rows.queue(tx, channel.name, await channel.plan(tx.connection, events, tx.now))
        await tx.flush()
    except Exception as error:
        if is_passing(tx, error):
            raise
        raise _NotPlanned from error


async def _plan_each(tx: Tx, channel: Channel, events: Sequence[EventRecord]) -> None:
    for event in events:
        await tx.connection.execute("SAVEPOINT planning")
        try:
            await _plan_all(tx, channel, [event])
        except _NotPlanned:
            _log.exception("delivery_not_planned", channel=channel.name, event_id=str(event.id))
            await tx.connection.execute("ROLLBACK TO SAVEPOINT planning")
            rows.queue_failed(tx, channel.name, event.id, "planning")


async def plan_again(pool: Pool, channel: Channel, delivery: DeliveryRecord, now: datetime) -> Sent:
    """What could not be planned of an event, tried again because somebody asked for it."""
    assert delivery.event_id is not None
    event = await outbox.find(pool, delivery.event_id)
    assert event is not None
    try:
        async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
            await tx.begin()
            await _plan_all(tx, channel, [event])
    except _NotPlanned:
        _log.exception("delivery_not_planned", channel=channel.name, event_id=str(event.id))
        return Sent(outcome=Outcome.RETRY, error="planning")
    return Sent(outcome=Outcome.DELIVERED)
