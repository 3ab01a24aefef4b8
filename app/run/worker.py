"""The worker: runs what becomes due, on the schedule that the database keeps, and sends what leaves.

Any number of workers run side by side: each due run is done by one of them. A job reads what it acts
on again and may run twice without harm, so it may also be cut short at any moment.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import structlog
from uvicorn.loops.auto import auto_loop_factory

from app import slices
from app.access import quotas
from app.deliveries import machine
from app.deliveries.channels import Opening
from app.kit import clock
from app.kit.events.listening import Listener, listening
from app.kit.events.numbering import numbering
from app.kit.postgres import database, primary
from app.kit.postgres.database import Pool, Reader
from app.kit.postgres.scopes import EVERYBODY
from app.kit.telemetry.logs import told
from app.kit.telemetry.metrics import Counter, Gauge, Histogram
from app.kit.telemetry.sampling import sampling
from app.kit.telemetry.tracing import tracing
from app.run import ending, scheduled_backups, verifying
from app.run.gauges import JOB, JOB_KNOWN
from app.settings import Settings

if TYPE_CHECKING:
    from pgqueuer.core.executors import AsyncCrontab
    from pgqueuer.sm import SchedulerManager

Job: TypeAlias = Callable[[Pool, datetime], Awaitable[object]]

# Name -> when it is due (minute, hour, day, month, weekday in UTC), and what is done.
JOBS: Mapping[str, tuple[str, Job]] = {
    name: due
    for module in (*slices.parts("jobs"), verifying, scheduled_backups)
    for name, due in module.JOBS.items()
}

# How what leaves the house is sent.
CHANNELS: Sequence[Opening] = [module.CHANNEL for module in slices.parts("channel")]

# What still runs when the worker is told to stop has this time to end; so have its connections.
WORKER_GRACE_SECONDS = 1.0
# In this time it notes that others may go on with it.
CANCELLED_SECONDS = 1.0
FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 30.0
# After this time at work, what interrupts it is another outage.
STEADY_SECONDS = 60.0

JOB.know(JOBS)
for _name in JOBS:
    JOB_KNOWN.follow(lambda: 1.0, _name)
JOB_SECONDS = Histogram("personday_job_seconds", "Runs of jobs, failed ones included.", JOB)
JOB_FAILURES = Counter("personday_job_failures_total", "Runs of jobs that failed.", JOB)
JOB_SUCCESS = Gauge(
    "personday_job_last_success_timestamp_seconds", "When a job last ended well.", JOB,
    together="max",
)  # fmt: skip

_log = structlog.get_logger()


class Scheduled(NamedTuple):
    """What is done again and again, in which rhythm, when it began last and is due next; None: never."""

    name: str
    rhythm: str
    last_run: datetime | None
    next_run: datetime | None

    def is_late(self, before: datetime) -> bool:
        """Whether it was due before an instant, and nobody did it."""
        return self.next_run is None or self.next_run < before


async def scheduled(db: Reader) -> list[Scheduled]:
    """The jobs by name, as the worker has them."""
    rows = await db.fetch("SELECT entrypoint, last_run, next_run FROM pgqueuer_schedules")
    known = {row["entrypoint"]: (row["last_run"], row["next_run"]) for row in rows}
    return [
        Scheduled(name, rhythm, *known.get(name, (None, None)))
        for name, (rhythm, _) in sorted(JOBS.items())
    ]


def until_told(settings: Settings) -> None:
    """Work in this process, and do nothing else, until a signal comes; the settings name the database."""
    assert settings.database_url
    # The loop of who serves: a third less of what a request costs that is sent.
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(_until_told(_alone(settings.database_url, settings)))


async def _until_told(work: Coroutine[Any, Any, None]) -> None:
    working, loop = asyncio.ensure_future(work), asyncio.get_running_loop()
    with (
        ending.by(lambda: loop.call_soon_threadsafe(working.cancel)),
        suppress(asyncio.CancelledError),
    ):
        await working


async def _alone(dsn: str, settings: Settings) -> None:
    """A worker in a process of its own, until cancelled."""
    quotas.widen(settings.quota_scale)
    async with sampling(), tracing(), primary.followed(dsn), listening(dsn) as listener:
        await work(dsn, settings, listener)


async def work(
    dsn: str, settings: Settings, listener: Listener, channels: Sequence[Opening] = CHANNELS
) -> None:
    """Run the jobs and send what leaves until cancelled."""
    async with machine.opened(dsn, settings, channels, listener) as sending:
        both = [asyncio.create_task(run(dsn)), asyncio.create_task(sending.run())]
        try:
            await asyncio.wait(both)
        finally:
            for one in both:
                one.cancel()
            await asyncio.gather(*both, return_exceptions=True)


async def run(dsn: str, jobs: Mapping[str, tuple[str, Job]] = JOBS) -> None:
    """Run the jobs until cancelled, on two database connections of its own.

    Without its database it tries again, ever less often, and logs one line for the whole outage.
    """
    time = asyncio.get_running_loop().time
    pause = FIRST_PAUSE_SECONDS
    while True:
        began = time()
        try:
            await _work(dsn, jobs)
        except Exception as error:
            if time() - began >= STEADY_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            if pause == FIRST_PAUSE_SECONDS:
                _log.error("worker_interrupted", error=told(error))
        await primary.pause(dsn, pause)
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)


async def _work(dsn: str, jobs: Mapping[str, tuple[str, Job]]) -> None:
    async with _connections(dsn) as pool, pool.acquire() as connection:
        # A start of the service does not wait for this import, nor does any request.
        await asyncio.to_thread(import_module, "pgqueuer.sm")
        scheduler = _scheduler(pool, connection, jobs)
        # By itself it finds out when the next job is due.
        connection.add_termination_listener(lambda _: scheduler.shutdown.set())
        scheduling = asyncio.create_task(scheduler.run())
        try:
            await asyncio.wait([scheduling])
        finally:
            scheduler.shutdown.set()
            await asyncio.wait([scheduling], timeout=WORKER_GRACE_SECONDS)
            scheduling.cancel()
            await asyncio.wait([scheduling], timeout=CANCELLED_SECONDS)
            if not scheduling.done():
                connection.terminate()  # its server is silent
            await asyncio.gather(scheduling, return_exceptions=True)
    scheduling.result()
    raise ConnectionError("the database closed the connection")


@asynccontextmanager
async def _connections(dsn: str) -> AsyncIterator[Pool]:
    """One connection for the schedule and one for the jobs."""
    pool = await database.open_pool(dsn, scope=EVERYBODY, size=2)
    pool.measure("jobs")
    try:
        async with numbering(pool):
            yield pool
    finally:
        await pool.close_soon(WORKER_GRACE_SECONDS)


def _scheduler(
    pool: Pool, connection: database.Connection, jobs: Mapping[str, tuple[str, Job]]
) -> "SchedulerManager":
    from pgqueuer.adapters.persistence import qb
    from pgqueuer.db import AsyncpgDriver
    from pgqueuer.domain.settings import DBSettings
    from pgqueuer.queries import Queries
    from pgqueuer.sm import SchedulerManager

    # The names of the migration, whatever the environment tells pgqueuer.
    names = DBSettings.model_construct()
    scheduler = SchedulerManager(
        Queries(
            AsyncpgDriver(connection),  # type: ignore[arg-type]  # a pool's connection is one, too
            qb.QueryBuilderEnvironment(names),
            qb.QueryQueueBuilder(names),
            qb.QuerySchedulerBuilder(names),
        )
    )
    for name, (due, job) in jobs.items():
        scheduler.schedule(name, due)(_logged(name, job, pool))
    return scheduler


def _logged(name: str, job: Job, pool: Pool) -> "AsyncCrontab":
    async def run_job(_schedule: object) -> None:
        try:
            with JOB_SECONDS.time(name):
                await job(pool, clock.read())
        except Exception:
            JOB_FAILURES.add(name)
            _log.exception("job_failed", job=name)
        else:
            JOB_SUCCESS.set(clock.read().timestamp(), name)

    return run_job
