"""The embedded server ends while the service runs: it is started again, and nothing is lost."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.cli.conftest import FirstStart
from tests.cli.processes import DEMONSTRATION, Serve, database_pids, eventually
from tests.cli.test_worker import working


def names(serve: Serve, key: str) -> list[str] | None:
    """The customers, None while there is no answer."""
    answer = serve.get("/v1/customers", key)
    if answer.status_code == 503:
        return None
    return [customer["name"] for customer in answer.json()["items"]]


def make(serve: Serve, key: str, name: str) -> int:
    headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": name}
    body = {"name": name, "deployment": "cloud"}
    return httpx.post(f"{serve.url}/v1/customers", json=body, headers=headers).status_code


def end(data_dir: Path, by: signal.Signals) -> int:
    (pid,) = database_pids(data_dir)
    os.kill(pid, by)
    return pid


def told(serve: Serve) -> list[str]:
    """What the log says of the database."""
    events = ("database_started_again", "database_does_not_start")
    return [line for line in serve.complaints if any(f'"event": "{one}"' in line for one in events)]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_crash_and_a_stop_are_followed_by_a_start(
    used: Callable[[], Path], first: FirstStart, workers: str
) -> None:
    data_dir = used()
    key, made = first.keys["admin"], [*DEMONSTRATION]
    with Serve(data_dir.parent, "--workers", workers, "--data-dir", data_dir) as serve:
        serve.ready()
        for by in (signal.SIGKILL, signal.SIGINT):
            assert serve.process.poll() is None, serve.complaints
            assert make(serve, key, by.name) == 201
            made.append(by.name)
            before = end(data_dir, by)
            eventually(lambda: database_pids(data_dir) not in ([], [before]), "a fresh server")  # noqa: B023
            eventually(lambda: names(serve, key) is not None, "an answer")
            assert sorted(names(serve, key) or []) == sorted(made)
            assert serve.get("/readyz").status_code == 200
        assert len(told(serve)) == 2
        serve.process.terminate()
        assert serve.process.wait(20) == 0
    assert not database_pids(data_dir)


def test_a_server_that_cannot_start_is_tried_until_it_can(
    used: Callable[[], Path], first: FirstStart
) -> None:
    data_dir = used()
    control = data_dir / "postgres" / "global" / "pg_control"
    with Serve(data_dir.parent, "--data-dir", data_dir) as serve:
        serve.ready()
        # As a disk without room: it ends, and does not start before somebody has mended that.
        control.rename(control.with_suffix(".away"))
        end(data_dir, signal.SIGQUIT)
        eventually(lambda: bool(told(serve)), "a line of the log")
        assert "database_does_not_start" in told(serve)[0]
        assert serve.get("/livez").status_code == 200
        assert serve.get("/readyz").status_code == 503
        assert names(serve, first.keys["admin"]) is None
        control.with_suffix(".away").rename(control)
        eventually(lambda: serve.get("/readyz").status_code == 200, "a fresh server")
        assert names(serve, first.keys["admin"]) == [*DEMONSTRATION]
        assert len(told(serve)) == 2
        serve.process.terminate()
        assert serve.process.wait(20) == 0
    assert not database_pids(data_dir)


def test_of_those_who_share_it_one_starts_it_and_the_last_stops_it(
    used: Callable[[], Path],
) -> None:
    data_dir = used()
    with (
        Serve(data_dir.parent, "--data-dir", data_dir) as serve,
        working(data_dir.parent, PERSONDAY_DATA_DIR=str(data_dir)) as worker,
    ):
        serve.ready()
        assert worker.stdout is not None
        assert worker.stdout.readline()
        before = end(data_dir, signal.SIGKILL)
        eventually(lambda: database_pids(data_dir) not in ([], [before]), "a fresh server")
        eventually(lambda: serve.get("/readyz").status_code == 200, "an answer")
        assert len(database_pids(data_dir)) == 1
        serve.process.terminate()
        assert serve.process.wait(20) == 0
        assert database_pids(data_dir)
        worker.terminate()
        assert worker.wait(20) == 0
    assert not database_pids(data_dir)
