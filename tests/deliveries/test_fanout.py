"""From the feed to the queue: nothing twice, nothing missed, and one event stops no other."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from msgspec.structs import replace
from structlog.testing import capture_logs

from app.deliveries import fanout, rows
from app.deliveries.rows import Planned
from app.kit.events import outbox
from app.kit.events.outbox import EventRecord
from app.kit.postgres.database import Pool, Reader, open_pool, transaction
from app.kit.postgres.scopes import EVERYBODY
from tests.deliveries.channels import (
    START,
    SYSTEM,
    TARGETS,
    Known,
    emit,
    eventually,
    sending,
    settled,
    states,
)  # fmt: skip


async def plan_all(pool: Pool, *channels: Known) -> int:
    planned = 0
    while some := await fanout.plan_some(pool, channels, START):
        planned += some
    return planned


async def test_each_event_is_queued_once_for_each_target(pool: Pool) -> None:
    known = Known(targets=TARGETS[:3])
    await emit(pool, [uuid4() for _ in range(4)])
    assert await plan_all(pool, known) == 4
    assert await states(pool) == {"waiting": 12}
    assert await plan_all(pool, known) == 0
    # Planned anew from the start, nothing is queued that was queued before.
    await pool.execute("UPDATE delivery_plan SET position = 0")
    assert await plan_all(pool, known) == 4
    assert await states(pool) == {"waiting": 12}


async def test_more_events_than_one_look_takes_are_all_planned(pool: Pool) -> None:
    await emit(pool, [uuid4() for _ in range(fanout.AT_ONCE + 1)])
    known = Known()
    assert await fanout.plan_some(pool, [known], START) == fanout.AT_ONCE
    assert await fanout.plan_some(pool, [known], START) == 1
    assert await states(pool) == {"waiting": fanout.AT_ONCE + 1}


async def test_workers_that_plan_side_by_side_miss_and_double_nothing(pool: Pool, dsn: str) -> None:
    """Three workers plan while others write, and commit out of order."""
    stop = asyncio.Event()

    async def write(number: int) -> None:
        for turn in range(25):
            async with transaction(pool, SYSTEM, START) as tx:
                for _ in range(1 + (number + turn) % 3):
                    outbox.emit(tx, "thing.happened", uuid4())
                await tx.flush()
                await asyncio.sleep(0.001 * (number % 4))
            await outbox.number_committed(pool)

    async def work(own: Pool) -> None:
        while not stop.is_set():
            if not await fanout.plan_some(own, [Known(targets=TARGETS[:2])], START):
                await asyncio.sleep(0)

    async with (
        await open_pool(dsn, scope=EVERYBODY, size=1) as first,
        await open_pool(dsn, scope=EVERYBODY, size=1) as second,
        await open_pool(dsn, scope=EVERYBODY, size=1) as third,
    ):
        workers = [asyncio.create_task(work(one)) for one in (first, second, third)]
        await asyncio.gather(*(write(number) for number in range(6)))
        await outbox.number_all(pool, START)
        events = await pool.fetchval("SELECT count(*) FROM event")
        await eventually(lambda: _holds(pool, "SELECT position = $1 FROM delivery_plan", events))
        stop.set()
        await asyncio.gather(*workers)
    assert await states(pool) == {"waiting": 2 * events}
    assert not await pool.fetch(
        "SELECT id FROM event EXCEPT SELECT event_id FROM delivery WHERE target_id = $1",
        TARGETS[1],
    )


async def _holds(pool: Pool, statement: str, *args: object) -> bool:
    return bool(await pool.fetchval(statement, *args))


async def test_an_event_that_cannot_be_planned_is_set_aside_alone(pool: Pool) -> None:
    await emit(pool, [uuid4() for _ in range(5)])
    ids: list[UUID] = [
        row["id"] for row in await pool.fetch("SELECT id FROM event ORDER BY position")
    ]
    poisoned, other = Known(poisoned={ids[2]}), Known(name="other")
    with capture_logs() as logged:
        assert await plan_all(pool, poisoned, other) == 5
    assert [one["event"] for one in logged] == ["delivery_not_planned"]
    assert await states(pool) == {"waiting": 9, "failed": 1}
    failed = await pool.fetchrow("SELECT * FROM delivery WHERE state = 'failed'")
    assert failed is not None
    assert (failed["event_id"], failed["channel"]) == (ids[2], "known")
    assert (failed["target_id"], failed["last_error"]) == (rows.NOBODY, "planning")


async def test_what_was_set_aside_is_planned_when_it_is_retried(pool: Pool) -> None:
    await emit(pool, [uuid4()])
    event_id = await pool.fetchval("SELECT id FROM event")
    known = Known(poisoned={event_id})
    await plan_all(pool, known)
    known.poisoned.clear()
    await pool.execute(
        "UPDATE delivery SET state = 'waiting', finished_at = NULL WHERE state = 'failed'"
    )
    async with sending(pool, known):
        await settled(pool, delivered=2)
    assert [one.event_id for one in known.sent] == [event_id]


async def test_what_cannot_be_queued_is_set_aside_too(pool: Pool) -> None:
    """Here it is a text that the database cannot store."""

    class Wrong(Known):
        async def plan(
            self, db: Reader, events: Sequence[EventRecord], now: datetime
        ) -> Sequence[Planned]:
            found = await super().plan(db, events, now)
            return [replace(one, natural_key="\0") if one.position == 2 else one for one in found]

    await emit(pool, [uuid4() for _ in range(3)])
    with capture_logs():
        assert await plan_all(pool, Wrong()) == 3
    assert await states(pool) == {"waiting": 2, "failed": 1}
