"""Deliveries as admins see them, retried and forgotten."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest

from app.deliveries import jobs, rows
from app.deliveries.rules import KEPT_DELIVERED, KEPT_SET_ASIDE
from app.kit.events import outbox
from app.kit.events.numbering import PAUSE_SECONDS
from app.kit.postgres.database import Pool, transaction
from tests.deliveries.channels import (
    RETRY,
    SYSTEM,
    TARGETS,
    Clock,
    Known,
    eventually,
    planned,
    queue,
    sending,
    settled,
    states,
)  # fmt: skip
from tests.deliveries.tried import set_aside
from tests.support import NOON, Api, open_api

MICROSECOND = timedelta(microseconds=1)


@pytest.fixture
async def api(dsn: str) -> AsyncIterator[Api]:
    async with open_api(dsn) as opened:
        yield opened
        await opened.verify()


async def test_what_was_set_aside_is_listed_with_its_attempts(api: Api, pool: Pool) -> None:
    failed = await set_aside(api.db)
    await queue(pool, planned("waits", TARGETS[1]))
    [listed] = (await api.get("/v1/deliveries?state=failed"))["items"]
    assert listed == await api.get(f"/v1/deliveries/{failed}")
    assert (listed["id"], listed["attempts"], listed["last_status"]) == (failed, 3, 503)
    assert listed["due_at"] is None
    page = await api.get(f"/v1/deliveries/{failed}/attempts?limit=2")
    assert [one["number"] for one in page["items"]] == [1, 2]
    rest = await api.get(f"/v1/deliveries/{failed}/attempts?limit=2&cursor={page['next_cursor']}")
    assert [one["number"] for one in rest["items"]] == [3]
    assert page["items"][0]["answer"] == "Later."
    for query, number in (
        ("", 2), ("state=waiting", 1), ("state=waiting&state=failed", 2), ("channel=webhook", 0),
        ("channel=mail", 0), (f"target_id={TARGETS[1]}", 1), (f"event_id={uuid4()}", 0),
    ):  # fmt: skip
        assert len((await api.get(f"/v1/deliveries?{query}"))["items"]) == number, query


async def test_a_retry_has_all_attempts_again_and_keeps_those_that_were(
    api: Api, pool: Pool
) -> None:
    failed = await set_aside(api.db, attempts=11)
    await api.db.execute('UPDATE delivery SET content = \'{"type": "thing.happened"}\'')
    retried = await api.post(f"/v1/deliveries/{failed}/retry", now=NOON)
    assert (retried["state"], retried["attempts"]) == ("waiting", 11)
    assert (retried["due_at"], retried["finished_at"]) == ("2031-03-05T12:00:00Z", None)

    async def refuse(_: object) -> object:
        return RETRY

    known = Known(answer=refuse)  # type: ignore[arg-type]
    async with sending(pool, known, read_clock=Clock(), chance=lambda: 0.5):
        await eventually(lambda: _tried(api, failed, 12))
    again = await api.get(f"/v1/deliveries/{failed}")
    assert (again["state"], again["due_at"]) == ("waiting", "2031-03-05T12:00:10Z")


async def _tried(api: Api, delivery_id: str, times: int) -> bool:
    return bool((await api.get(f"/v1/deliveries/{delivery_id}"))["attempts"] == times)


@pytest.mark.parametrize("state", ["waiting", "delivered"])
async def test_what_waits_or_was_taken_is_not_retried(api: Api, pool: Pool, state: str) -> None:
    await queue(pool, planned("one"))
    if state == "delivered":
        async with sending(pool, Known()):
            await settled(pool, delivered=1)
    [one] = (await api.get("/v1/deliveries"))["items"]
    path = f"/v1/deliveries/{one['id']}/retry"
    await api.refused("POST", path, status=409, code="invalid_transition")


async def test_what_is_over_is_kept_for_its_time(pool: Pool) -> None:
    await queue(pool, *(planned(f"{number}") for number in range(4)))
    async with sending(pool, Known()):
        await settled(pool, delivered=4)
    await pool.execute(
        "DELETE FROM delivery_attempt WHERE delivery_id IN (SELECT id FROM delivery LIMIT 2)"
    )
    await pool.execute(
        "UPDATE delivery SET state = 'failed', attempts = 0"
        " WHERE id NOT IN (SELECT delivery_id FROM delivery_attempt)"
    )
    assert await states(pool) == {"delivered": 2, "failed": 2}
    assert await jobs.forget_deliveries(pool, NOON + KEPT_DELIVERED) == 0
    assert await jobs.forget_deliveries(pool, NOON + KEPT_DELIVERED + MICROSECOND) == 2
    assert await states(pool) == {"failed": 2}
    assert await pool.fetchval("SELECT count(*) FROM delivery_attempt") == 0
    assert await jobs.forget_deliveries(pool, NOON + KEPT_SET_ASIDE) == 0
    assert await jobs.forget_deliveries(pool, NOON + KEPT_SET_ASIDE + MICROSECOND) == 2


async def test_what_is_retried_while_it_is_forgotten_is_kept(api: Api, pool: Pool) -> None:
    failed = await set_aside(api.db)
    async with transaction(pool, SYSTEM, NOON) as tx:
        rows.forget(tx, [UUID(failed)])
        await api.post(f"/v1/deliveries/{failed}/retry")
    assert await states(pool) == {"waiting": 1}


# --- waking ----------------------------------------------------------------------------------------


@pytest.fixture
async def heard(dsn: str) -> AsyncIterator["asyncio.Queue[int]"]:
    """What whoever listens is told."""
    told: asyncio.Queue[int] = asyncio.Queue()
    connection = await asyncpg.connect(dsn)

    def hear(_connection: object, _pid: int, _channel: str, position: object) -> None:
        told.put_nowait(int(str(position)))

    await connection.add_listener(outbox.CHANNEL, hear)
    yield told
    await connection.remove_listener(outbox.CHANNEL, hear)
    await connection.close()


async def test_a_commit_is_numbered_and_told_without_anybody_asking(
    api: Api, heard: "asyncio.Queue[int]"
) -> None:
    await api.customer()
    events = await api.db.fetchval("SELECT count(*) FROM event")
    async with asyncio.timeout(5):
        while await heard.get() != events:
            pass
    assert not await api.db.fetchval("SELECT count(*) FROM event WHERE position IS NULL")


async def test_of_many_commits_few_numberings_are_made(
    api: Api, heard: "asyncio.Queue[int]"
) -> None:
    began = asyncio.get_running_loop().time()
    await asyncio.gather(*(api.customer() for _ in range(15)))
    events = await api.db.fetchval("SELECT count(*) FROM event")
    assert events >= 15
    told = [0]
    async with asyncio.timeout(5):
        while told[-1] != events:
            told.append(await heard.get())
    took = asyncio.get_running_loop().time() - began
    assert len(told) - 1 <= 1 + took / PAUSE_SECONDS
