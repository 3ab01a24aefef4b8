"""The machine: at least once, in order where asked for, and nobody waits for somebody slow."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import chain
from typing import Any
from uuid import UUID, uuid4

import pytest
from structlog.testing import capture_logs

from app.deliveries import machine as machines
from app.deliveries.channels import Attempted, Sent
from app.deliveries.rows import DeliveryRecord
from app.deliveries.rules import LEASE, PAUSES, DeliveryState, Outcome
from app.kit.events.listening import Listener
from app.kit.postgres.database import Pool, Reader, Tx, open_pool
from app.kit.postgres.scopes import EVERYBODY
from tests.deliveries.channels import (
    DELIVERED,
    RETRY,
    START,
    TARGETS,
    Clock,
    Known,
    emit,
    eventually,
    planned,
    queue,
    sending,
    settled,
    states,
)  # fmt: skip

FIRST, SECOND, THIRD = TARGETS[:3]


async def hang(_: DeliveryRecord) -> Sent:
    await asyncio.Event().wait()
    raise AssertionError


async def only(pool: Pool) -> DeliveryRecord:
    from app.deliveries import queries

    (delivery_id,) = [row["id"] for row in await pool.fetch("SELECT id FROM delivery")]
    found = await queries.delivery(pool, delivery_id)
    assert found is not None
    return found


# --- what becomes of an attempt --------------------------------------------------------------------


async def test_what_is_emitted_is_planned_sent_and_recorded(pool: Pool) -> None:
    known = Known(targets=TARGETS[:2])
    async with sending(pool, known):
        await emit(pool, [uuid4(), uuid4()])
        await settled(pool, delivered=4)
        await eventually(lambda: _are(len(known.attempted), 4))
    attempts = await pool.fetch("SELECT * FROM delivery_attempt")
    assert [(one["number"], one["outcome"], one["status"]) for one in attempts] == [
        (1, "delivered", 200)
    ] * 4
    told = known.attempted[0].delivery
    assert (told.state, told.attempts, told.leased_until) == (DeliveryState.DELIVERED, 1, None)


async def _are(found: object, expected: object) -> bool:
    return found == expected


async def test_it_is_tried_at_each_of_its_times_and_then_set_aside(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "LOOK_SECONDS", 0.01)
    clock = Clock()

    async def refuse(_: DeliveryRecord) -> Sent:
        return RETRY

    known = Known(answer=refuse)
    await queue(pool, planned("one"))
    async with sending(pool, known, read_clock=clock, chance=lambda: 0.5):
        for number, pause in enumerate(PAUSES, start=1):
            await eventually(partial(_attempted, pool, number))
            assert (await only(pool)).due_at == clock.now + pause
            clock.now += pause - timedelta(microseconds=1)
            await asyncio.sleep(0.05)
            assert len(known.sent) == number, "not a microsecond too early"
            clock.now += timedelta(microseconds=1)
        await settled(pool, failed=1)
    found = await only(pool)
    assert (found.attempts, found.last_status, found.last_error) == (11, 503, "status")
    assert found.finished_at == clock.now
    assert known.attempted[-1].delivery.state is DeliveryState.FAILED


async def _attempted(pool: Pool, number: int) -> bool:
    found = await only(pool)
    return found.attempts == number and found.leased_until is None


@pytest.mark.parametrize(
    ("sent", "state", "attempts"),
    [
        (Sent(outcome=Outcome.REFUSED, status=410, answer="Gone"), "failed", 1),
        (Sent(outcome=Outcome.DROPPED, error="endpoint_disabled"), "dropped", 0),
        (Sent(outcome=Outcome.RETRY, retry_after_seconds=7200), "waiting", 1),
    ],
)
async def test_other_ends(pool: Pool, sent: Sent, state: str, attempts: int) -> None:
    async def answer(_: DeliveryRecord) -> Sent:
        return sent

    clock = Clock()
    known = Known(answer=answer)
    await queue(pool, planned("one"))
    async with sending(pool, known, read_clock=clock):
        await eventually(lambda: _are(len(known.attempted), 1))
        await settled(pool, **{state: 1})
    found = await only(pool)
    assert (found.attempts, found.last_error) == (attempts, sent.error)
    if state == "waiting":
        assert found.due_at == START + timedelta(hours=2)
    assert await pool.fetchval("SELECT count(*) FROM delivery_attempt") == attempts


async def test_what_others_write_is_kept_as_far_as_it_can_be(pool: Pool) -> None:
    async def answer(_: DeliveryRecord) -> Sent:
        text = "a\0b\ud800" + "x" * 2000
        return Sent(outcome=Outcome.DELIVERED, status=10**12, answer=text, error=None)

    await queue(pool, planned("one"))
    async with sending(pool, Known(answer=answer)):
        await settled(pool, delivered=1)
    row = await pool.fetchrow("SELECT status, answer FROM delivery_attempt")
    assert row is not None
    assert (row["status"], row["answer"][:4], len(row["answer"])) == (None, "a\ufffdb?", 1000)


async def test_a_channel_that_raises_or_takes_too_long_is_tried_again(pool: Pool) -> None:
    async def answer(delivery: DeliveryRecord) -> Sent:
        if delivery.target_id == FIRST:
            raise ZeroDivisionError
        return await hang(delivery)

    known = Known(answer=answer, timeout_seconds=0.05)
    await queue(pool, planned("one"), planned("two", SECOND))
    with capture_logs() as logged:
        async with sending(pool, known):
            await eventually(lambda: _are(len(known.attempted), 2))
    found = await pool.fetch("SELECT last_error FROM delivery ORDER BY natural_key")
    assert [one["last_error"] for one in found] == ["internal", "timeout"]
    assert [one["event"] for one in logged] == ["delivery_not_sent"]
    assert await states(pool) == {"waiting": 2}


async def test_what_a_channel_cannot_load_or_follow_up_keeps_no_other(pool: Pool) -> None:
    class Odd(Known):
        async def load(
            self, db: Reader, deliveries: Sequence[DeliveryRecord], now: datetime
        ) -> Mapping[UUID, Any]:
            if any(one.natural_key == "unloadable" for one in deliveries):
                raise KeyError
            return await super().load(db, deliveries, now)

        async def record(self, tx: Tx, attempted: Sequence[Attempted]) -> None:
            if any(one.delivery.natural_key == "two" for one in attempted):
                await tx.connection.fetch("SELECT 1 / 0")
            await super().record(tx, attempted)

    known = Odd()
    await queue(pool, planned("one"), planned("two"), planned("three"), planned("unloadable"))
    with capture_logs() as logged:
        async with sending(pool, known):
            await settled(pool, delivered=3, waiting=1)
    assert sorted(one["event"] for one in logged) == [
        "delivery_not_followed_up", "delivery_not_loaded",
    ]  # fmt: skip
    told = {one.delivery.natural_key for one in known.attempted}
    assert told == {"one", "three", "unloadable"}


# --- who goes when ---------------------------------------------------------------------------------


async def test_one_that_hangs_delays_nobody_else(pool: Pool) -> None:
    async def answer(delivery: DeliveryRecord) -> Sent:
        return await hang(delivery) if delivery.target_id == FIRST else DELIVERED

    known = Known(answer=answer, at_once=3, targets=TARGETS[:3])
    await emit(pool, [uuid4() for _ in range(600)])
    async with sending(pool, known):
        await settled(pool, waiting=600, delivered=1200)
        assert known.most[FIRST] == 3
        assert max(known.most.values()) == 3


async def test_many_that_hang_leave_room_for_others(pool: Pool) -> None:
    """Who did not take the last has one place: together they do not fill the machine."""
    hanging = [UUID(int=100 + number) for number in range(8)]

    async def answer(delivery: DeliveryRecord) -> Sent:
        return DELIVERED if delivery.target_id == FIRST else await hang(delivery)

    known = Known(
        answer=answer, timeout_seconds=0.3, at_once=5, in_flight=10, targets=[FIRST, *hanging]
    )
    await emit(pool, [uuid4() for _ in range(60)])
    async with sending(pool, known):
        await eventually(lambda: _count(pool, "state = 'delivered'", 60))


async def _count(pool: Pool, condition: str, expected: int) -> bool:
    found: int = await pool.fetchval(f"SELECT count(*) FROM delivery WHERE {condition}")
    return found == expected


async def test_two_workers_share_the_places_of_a_target(pool: Pool, dsn: str) -> None:
    """Each has two on its way at the most, the target three: they fill it together, and no more."""
    going, filled, most = set(), asyncio.Event(), 0

    async def answer(delivery: DeliveryRecord) -> Sent:
        nonlocal most
        going.add(delivery.id)
        most = max(most, len(going))
        if len(going) == 3:
            filled.set()
        await filled.wait()
        await asyncio.sleep(0.002)
        going.discard(delivery.id)
        return DELIVERED

    await queue(pool, *(planned(f"{number}") for number in range(60)))
    first, second = (Known(answer=answer, at_once=3, in_flight=2) for _ in range(2))
    async with (
        await open_pool(dsn, scope=EVERYBODY) as other,
        sending(pool, first),
        sending(other, second),
    ):
        await settled(pool, delivered=60)
    assert most == 3
    sent = [one.id for one in (*first.sent, *second.sent)]
    assert len(sent) == len(set(sent)) == 60


async def test_what_goes_in_order_goes_one_after_the_other_of_its_key(
    pool: Pool, dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two workers, three accounts, and failures in between; each account's positions only rise."""
    monkeypatch.setattr("app.deliveries.rules.PAUSES", (timedelta(0),) * 50)
    subjects = [uuid4() for _ in range(3)]
    tried: dict[UUID, int] = {}
    taken: dict[UUID, list[int]] = {one: [] for one in subjects}
    going: set[UUID] = set()

    async def answer(delivery: DeliveryRecord) -> Sent:
        assert delivery.order_key is not None
        assert delivery.position is not None
        assert delivery.order_key not in going
        going.add(delivery.order_key)
        await asyncio.sleep(0.001)
        going.discard(delivery.order_key)
        tried[delivery.id] = tried.get(delivery.id, 0) + 1
        if delivery.position % 4 == 0 and tried[delivery.id] < 3:
            return RETRY
        taken[delivery.order_key].append(delivery.position)
        return DELIVERED

    await emit(pool, subjects * 20)
    first, second = (Known(answer=answer, ordered=True) for _ in range(2))
    async with (
        await open_pool(dsn, scope=EVERYBODY) as other,
        sending(pool, first),
        sending(other, second),
    ):
        await settled(pool, delivered=60)
    assert all(positions == sorted(positions) for positions in taken.values())
    assert sorted(chain.from_iterable(taken.values())) == list(range(1, 61))


async def test_one_account_that_fails_holds_back_itself_alone(pool: Pool) -> None:
    failing, other = uuid4(), uuid4()

    async def answer(delivery: DeliveryRecord) -> Sent:
        return RETRY if delivery.order_key == failing else DELIVERED

    known = Known(answer=answer, ordered=True)
    await emit(pool, [failing, other] * 10)
    async with sending(pool, known):
        await settled(pool, waiting=10, delivered=10)
    assert [one.position for one in known.sent if one.order_key == failing] == [1]


# --- leases ----------------------------------------------------------------------------------------


async def test_what_somebody_dead_had_is_sent_again_when_its_lease_is_over(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "LOOK_SECONDS", 0.01)
    clock = Clock()
    await queue(pool, planned("one"))
    await pool.execute("UPDATE delivery SET leased_until = $1", START + LEASE)
    known = Known()
    clock.now = START + LEASE - timedelta(microseconds=1)
    async with sending(pool, known, read_clock=clock):
        await asyncio.sleep(0.1)
        assert not known.sent
        clock.now += timedelta(microseconds=1)
        await settled(pool, delivered=1)
    attempts = await pool.fetch("SELECT * FROM delivery_attempt ORDER BY number")
    assert [(one["outcome"], one["error"]) for one in attempts] == [
        ("retry", "lost"), ("delivered", None),
    ]  # fmt: skip
    assert (attempts[0]["started_at"], attempts[0]["duration_ms"]) == (START, 60_000)


async def test_who_comes_back_after_its_lease_changes_nothing(pool: Pool) -> None:
    clock, told = Clock(), asyncio.Event()

    async def late(_: DeliveryRecord) -> Sent:
        await told.wait()
        return RETRY

    await queue(pool, planned("one"))
    slow, quick = Known(answer=late, timeout_seconds=50), Known()
    async with sending(pool, slow):
        await eventually(lambda: _are(len(slow.sent), 1))
        clock.now += LEASE
        async with sending(pool, quick, read_clock=clock):
            await settled(pool, delivered=1)
        told.set()
        await eventually(lambda: _are(slow.on_its_way[FIRST], 0))
    assert not slow.attempted
    found = await only(pool)
    assert (found.state, found.attempts) == (DeliveryState.DELIVERED, 2)


async def test_a_stop_lets_end_what_ends_soon_and_leaves_the_rest_to_others(pool: Pool) -> None:
    told = asyncio.Event()

    async def answer(delivery: DeliveryRecord) -> Sent:
        if delivery.target_id == FIRST:
            return await hang(delivery)
        await told.wait()
        return DELIVERED

    known = Known(answer=answer)
    await queue(pool, planned("hangs"), planned("ends", SECOND))
    machine = machines.Machine([known], pool, Listener(), Clock())
    task = asyncio.create_task(machine.run())
    await eventually(lambda: _are(len(known.sent), 2))
    task.cancel()
    asyncio.get_running_loop().call_later(0.05, told.set)
    async with asyncio.timeout(1):
        await asyncio.gather(task, return_exceptions=True)
    assert await states(pool) == {"waiting": 1, "delivered": 1}
    left = await pool.fetchrow(
        "SELECT leased_until, attempts FROM delivery WHERE state = 'waiting'"
    )
    assert left is not None
    assert (left["leased_until"], left["attempts"]) == (None, 0)


async def test_a_stop_without_anything_on_its_way_is_at_once(pool: Pool) -> None:
    machine = machines.Machine([Known()], pool, Listener())
    task = asyncio.create_task(machine.run())
    await asyncio.sleep(0.1)
    task.cancel()
    async with asyncio.timeout(0.3):
        await asyncio.gather(task, return_exceptions=True)
