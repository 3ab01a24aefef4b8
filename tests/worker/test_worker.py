"""The worker on a real database: what is due runs once, whatever else happens."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from pgqueuer import Queries
from structlog.testing import capture_logs

from app.kit import clock
from app.kit.postgres import connecting, database
from app.kit.postgres.database import Connection, Pool
from app.run import worker
from app.run.worker import Job
from tests.kept import OTHERS
from tests.support import open_api

PATIENCE = 5.0
PAST = datetime(2020, 1, 1, tzinfo=UTC)
# Nobody waits for it: it runs when its row says that it is due.
YEARLY = "0 0 1 1 *"
EVERY_SECOND = "* * * * * *"


async def eventually(condition: Callable[[], bool | Awaitable[bool]]) -> None:
    """Return as soon as ``condition`` holds; fail when the time is over."""
    async with asyncio.timeout(PATIENCE):
        while True:
            held = condition()
            if held if isinstance(held, bool) else await held:
                return
            await asyncio.sleep(0.005)


@pytest.fixture
async def owner(dsn: str) -> AsyncIterator[Connection]:
    """A look at the tables beside the worker, with every right."""
    connection = await asyncpg.connect(dsn)
    try:
        yield connection
    finally:
        await connection.close()


async def make_due(owner: Connection, name: str, expression: str = YEARLY) -> None:
    """Let the schedule's next run be in the past."""
    await owner.execute(
        "INSERT INTO pgqueuer_schedules (entrypoint, expression, next_run) VALUES ($1, $2, $3)"
        " ON CONFLICT (expression, entrypoint) DO UPDATE SET next_run = excluded.next_run",
        name, expression, PAST,
    )  # fmt: skip


@asynccontextmanager
async def working(dsn: str, jobs: dict[str, tuple[str, Job]]) -> AsyncIterator[None]:
    """A worker at work, stopped afterwards."""
    task = asyncio.create_task(worker.run(dsn, jobs))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


class Counter:
    """A job that counts its runs."""

    def __init__(self) -> None:
        self.runs: list[datetime] = []

    async def __call__(self, pool: Pool, now: datetime) -> None:
        self.runs.append(now)


async def alone(owner: Connection) -> bool:
    """Whether nobody else is connected."""
    others: int = await owner.fetchval(OTHERS)
    return others == 0


async def settled(owner: Connection) -> bool:
    """Whether nothing runs, so that the connections are idle."""
    busy: int = await owner.fetchval(
        "SELECT count(*) FROM pgqueuer_schedules WHERE status <> 'queued' OR last_run IS NULL"
    )
    return busy == 0


async def disconnect(owner: Connection) -> None:
    """End every connection of the database but the owner's."""
    await owner.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


async def test_what_is_due_runs_by_the_clock_and_is_not_due_afterwards(
    dsn: str, owner: Connection
) -> None:
    count = Counter()
    await make_due(owner, "count")
    before = clock.read()
    async with working(dsn, {"count": (YEARLY, count)}):
        await eventually(lambda: bool(count.runs))
        assert before <= count.runs[0] <= clock.read()
    (row,) = await owner.fetch("SELECT status, next_run FROM pgqueuer_schedules")
    assert tuple(row) == ("queued", datetime(before.year + 1, 1, 1, tzinfo=UTC))


async def test_two_workers_do_what_is_due_once(dsn: str, owner: Connection) -> None:
    shared = {f"shared {number}": Counter() for number in range(10)}
    # What a worker asks for first includes its own job: when that has run, both have asked.
    own = {"one": Counter(), "other": Counter()}
    for name in (*shared, *own):
        await make_due(owner, name)

    def jobs(name: str) -> dict[str, tuple[str, Job]]:
        return {one: (YEARLY, job) for one, job in {**shared, name: own[name]}.items()}

    async with working(dsn, jobs("one")), working(dsn, jobs("other")):
        counters = (*shared.values(), *own.values())
        await eventually(lambda: all(counter.runs for counter in counters))
    assert [len(counter.runs) for counter in counters] == [1] * len(counters)


async def test_a_job_that_fails_is_logged_and_runs_again(dsn: str, owner: Connection) -> None:
    runs = 0

    async def fail_once(_pool: Pool, _now: datetime) -> None:
        nonlocal runs
        runs += 1
        if runs == 1:
            raise ZeroDivisionError

    await make_due(owner, "fail once", EVERY_SECOND)
    with capture_logs() as logged:
        async with working(dsn, {"fail once": (EVERY_SECOND, fail_once)}):
            await eventually(lambda: runs > 1)
    assert [(line["event"], line.get("job")) for line in logged] == [("job_failed", "fail once")]


async def test_it_survives_the_loss_of_its_connections(
    dsn: str, owner: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = Counter()
    monkeypatch.setattr(worker, "FIRST_PAUSE_SECONDS", 0.01)
    await make_due(owner, "count")

    with capture_logs() as logged:
        async with working(dsn, {"count": (YEARLY, count)}):
            await eventually(lambda: len(count.runs) == 1)
            await eventually(lambda: settled(owner))
            await make_due(owner, "count")
            await disconnect(owner)
            await eventually(lambda: len(count.runs) == 2)
    assert [line["event"] for line in logged] == ["worker_interrupted"]


async def test_an_outage_is_logged_once_and_the_next_one_again(
    dsn: str, owner: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "FIRST_PAUSE_SECONDS", 0.001)
    open_pool, count = database.open_pool, Counter()
    away: list[Exception] = [
        ConnectionRefusedError("nobody listens"), TimeoutError(), asyncpg.InterfaceError("closed"),
        asyncpg.CannotConnectNowError(), asyncpg.InternalClientError(),
    ]  # fmt: skip

    async def open_later(*words: Any, **how: Any) -> Pool:
        if away:
            raise away.pop(0)
        return await open_pool(*words, **how)

    monkeypatch.setattr(database, "open_pool", open_later)
    await make_due(owner, "count")
    with capture_logs() as logged:
        async with working(dsn, {"count": (YEARLY, count)}):
            await eventually(lambda: bool(count.runs))
            assert [line["error"] for line in logged] == ["ConnectionRefusedError: nobody listens"]
            await eventually(lambda: settled(owner))
            monkeypatch.setattr(worker, "STEADY_SECONDS", 0.0)
            await disconnect(owner)
            await eventually(lambda: len(logged) == 2)
    assert logged[1]["event"] == "worker_interrupted"


async def test_a_stop_lets_a_job_end_and_leaves_no_connection(dsn: str, owner: Connection) -> None:
    started, told, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def job(_pool: Pool, _now: datetime) -> None:
        started.set()
        await told.wait()
        ended.set()

    await make_due(owner, "job")
    task = asyncio.create_task(worker.run(dsn, {"job": (YEARLY, job)}))
    await asyncio.wait_for(started.wait(), PATIENCE)
    assert not await alone(owner)
    task.cancel()
    asyncio.get_running_loop().call_soon(told.set)
    await asyncio.gather(task, return_exceptions=True)
    assert ended.is_set()
    await eventually(lambda: alone(owner))


async def test_a_stop_does_not_wait_for_a_long_job(
    dsn: str, owner: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "WORKER_GRACE_SECONDS", 0.02)
    started = asyncio.Event()

    async def job(pool: Pool, _now: datetime) -> None:
        started.set()
        await pool.execute("SELECT pg_sleep(60)")

    await make_due(owner, "job")
    task = asyncio.create_task(worker.run(dsn, {"job": (YEARLY, job)}))
    await asyncio.wait_for(started.wait(), PATIENCE)
    task.cancel()
    async with asyncio.timeout(2):
        await asyncio.gather(task, return_exceptions=True)
    await eventually(lambda: alone(owner))
    assert await owner.fetchval("SELECT status FROM pgqueuer_schedules") == "queued"


async def test_a_stop_does_not_wait_for_a_connection_that_does_not_close(
    dsn: str, owner: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "WORKER_GRACE_SECONDS", 0.02)
    kept = []

    async def job(pool: Pool, _now: datetime) -> None:
        kept.append(await pool.acquire())

    await make_due(owner, "job")
    async with asyncio.timeout(PATIENCE):
        async with working(dsn, {"job": (YEARLY, job)}):
            await eventually(lambda: bool(kept))
    await eventually(lambda: alone(owner))


async def test_a_service_does_what_is_due_unless_told_otherwise(
    dsn: str, owner: Connection
) -> None:
    async def numbered() -> bool:
        return bool(await owner.fetchval("SELECT bool_and(position > 0) FROM event"))

    async with open_api(dsn) as api:
        await api.customer()
    # As if the process had died before it numbered.
    await owner.execute("UPDATE event SET position = NULL")
    expression, _ = worker.JOBS["number_events"]
    await make_due(owner, "number_events", expression)
    async with open_api(dsn, embedded_worker=True):
        await eventually(numbered)
    await eventually(lambda: alone(owner))


@pytest.mark.parametrize("name", sorted(worker.JOBS))
async def test_every_job_runs_in_the_role_of_the_service(
    dsn: str, owner: Connection, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What they keep in files is of this database.
    monkeypatch.setenv("PERSONDAY_DATA_DIR", str(tmp_path))
    expression, job = worker.JOBS[name]
    ended = asyncio.Event()

    async def noted(pool: Pool, now: datetime) -> None:
        assert await pool.fetchval("SELECT current_user") == connecting.APP_ROLE
        await job(pool, now)
        ended.set()

    await make_due(owner, name, expression)
    with capture_logs() as logged:
        async with working(dsn, {name: (expression, noted)}):
            # One of them begins a process.
            await asyncio.wait_for(ended.wait(), 12 * PATIENCE)
    assert logged == []


async def test_pgqueuer_finds_the_schema_that_it_would_make(dsn: str) -> None:
    connection = await asyncpg.connect(dsn)
    plan = await Queries.from_asyncpg_connection(connection).plan_upgrade()
    await connection.close()
    assert plan.statements == ()
    assert plan.notes == ()
