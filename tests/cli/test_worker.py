"""The worker as a process of its own, and inside the service."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

from app.run.worker import JOBS
from tests.cli.processes import PATIENCE, PROGRAM, Serve, database_pids, environment, run
from tests.conftest import address, fresh_database


@contextmanager
def working(folder: Path, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A ``personday worker``, killed at the end if it still runs."""
    process = subprocess.Popen(
        [*PROGRAM, "worker"], cwd=folder, env=environment(settings), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def stopped_cleanly(process: subprocess.Popen[str], by: signal.Signals) -> None:
    """Stop it: exit code 0, not a word on standard error."""
    process.send_signal(by)
    _, complaints = process.communicate(timeout=PATIENCE)
    assert (process.returncode, complaints) == (0, "")


async def scheduled(dsn: str) -> set[str]:
    """The jobs that a worker has entered into the database's schedule."""
    connection = await asyncpg.connect(dsn)
    try:
        return {
            row[0] for row in await connection.fetch("SELECT entrypoint FROM pgqueuer_schedules")
        }
    finally:
        await connection.close()


async def seen_at_work(dsn: str) -> None:
    """Return as soon as a worker has entered its jobs."""
    async with asyncio.timeout(PATIENCE):
        while await scheduled(dsn) != JOBS.keys():
            await asyncio.sleep(0.02)


# The command, with a worker that only says where its jobs would look for keys.
SAYS = """
from app import settings
from app.run import worker
worker.until_told = lambda _: print(settings.load().signing_key_path)
from app.cli import main
main()
"""


def test_jobs_use_the_data_folder_that_the_command_names(home: Path, dsn: str) -> None:
    ended = run(
        "worker", "--data-dir", home, cwd=home, program=[sys.executable, "-c", SAYS],
        PERSONDAY_DATABASE_URL=dsn, PERSONDAY_DATA_DIR=str(home / "other"),
    )  # fmt: skip
    assert ended.succeeded().splitlines()[-1] == str(home / "signing-key.pem")


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_a_worker_works_until_it_is_stopped(home: Path, dsn: str, by: signal.Signals) -> None:
    with working(home, PERSONDAY_DATABASE_URL=dsn) as process:
        await seen_at_work(dsn)
        stopped_cleanly(process, by)
    assert list(home.iterdir()) == []


def test_a_worker_alone_starts_the_embedded_server_and_stops_it(
    used: Callable[[], Path],
) -> None:
    data_dir = used()
    with working(data_dir.parent, PERSONDAY_DATA_DIR=str(data_dir)) as process:
        assert process.stdout is not None
        assert "lapse_waiting_sessions" in process.stdout.readline()
        assert database_pids(data_dir)
        stopped_cleanly(process, signal.SIGTERM)
    assert not database_pids(data_dir)


def test_a_worker_waits_for_nobody_to_migrate(home: Path, server: str, empty: str) -> None:
    for url, words in {
        address(server, empty): "run 'personday migrate' first",
        address(server, "missing"): '"missing" does not exist',
    }.items():
        run("worker", cwd=home, PERSONDAY_DATABASE_URL=url).refused(words)


async def test_a_service_runs_a_worker_unless_told_otherwise(
    home: Path, dsn: str, server: str, template: str
) -> None:
    async with fresh_database(server, template) as other:
        with (
            Serve(home, "--no-worker", PERSONDAY_DATABASE_URL=other) as without,
            Serve(home, PERSONDAY_DATABASE_URL=dsn) as serve,
        ):
            without.ready()
            # The other one, which started later, is at work.
            serve.ready()
            await seen_at_work(dsn)
            assert await scheduled(other) == set()
            for one in (serve, without):
                one.ctrl_c()
                one.ended_cleanly()
