"""Starting, stopping and starting again."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import asyncpg
import httpx
import pytest

from app.kit.actor import Role
from app.run import embedded
from app.run.cores import usable
from tests.cli.conftest import FirstStart
from tests.cli.processes import (
    DEMONSTRATION,
    PATIENCE,
    Serve,
    database_pids,
    eventually,
    free_port,
    parent,
)
from tests.conftest import address
from tests.servers import DEBIAN, debian_server

QUICK = 3.0
ADMIN_KEY = "an-admin-key-of-32-characters-01"


def test_a_first_start_prints_the_docs_and_a_key_for_each_role(first: FirstStart) -> None:
    assert set(first.keys) == {role.value for role in Role}
    assert len(set(first.keys.values())) == len(Role)
    url = f"http://127.0.0.1:{first.port}"
    assert first.out[-1].split() == [
        "Personday", "is", "on", url, "Documentation:", f"{url}/docs",
    ]  # fmt: skip


def test_each_printed_key_has_its_role(first: FirstStart) -> None:
    refused = {role.value: (403, role.value) for role in Role if role is not Role.ADMIN}
    assert first.answers == {**refused, "admin": (200, None)}


def test_ctrl_c_stops_the_embedded_server_too(first: FirstStart) -> None:
    # The fixture has seen exit code 0 and nothing on standard error.
    assert first.databases_left == []


def test_a_second_start_is_quick_keeps_the_data_and_prints_no_keys(
    used: Callable[[], Path], first: FirstStart
) -> None:
    data_dir = used()
    taken: list[float] = []
    while not taken or (taken[-1] >= QUICK and len(taken) < 3):
        with Serve(data_dir.parent, "--data-dir", data_dir) as serve:
            taken.append(time.monotonic() - serve.ready().started)
            asked, _ = serve.out
            assert asked.endswith(f"personday keys create --role admin --data-dir {data_dir}")
            customers = serve.get("/v1/customers", first.keys["admin"]).json()["items"]
            assert [customer["name"] for customer in customers] == [*DEMONSTRATION]
            serve.process.terminate()
            serve.ended_cleanly()
        assert not database_pids(data_dir)
    assert taken[-1] < QUICK, taken


def test_a_key_that_seals_is_made_in_the_named_data_folder(
    used: Callable[[], Path], first: FirstStart
) -> None:
    data_dir = used()
    (data_dir / "master-key").unlink(missing_ok=True)
    with Serve(data_dir.parent, "--data-dir", data_dir) as serve:
        made = httpx.post(
            f"{serve.ready().url}/v1/webhook-endpoints",
            json={"url": "https://93.184.215.14/"},
            headers={"Authorization": f"Bearer {first.keys['admin']}"},
        )
        assert made.status_code == 201, made.text
    assert (data_dir / "master-key").exists()


async def test_a_folder_of_a_former_version_gets_a_login_for_the_service(
    used: Callable[[], Path], first: FirstStart
) -> None:
    data_dir = used()
    server = embedded.start(data_dir)
    await _executed(server.dsn, f"DROP OWNED BY {embedded.SERVICE}; DROP ROLE {embedded.SERVICE}")
    server.stop()
    with Serve(data_dir.parent, "--data-dir", data_dir) as serve:
        assert serve.ready().get("/v1/keys", first.keys["admin"]).status_code == 200
        owner = embedded.running_dsn(data_dir)
        assert owner
        names = await _executed(
            owner,
            "SELECT DISTINCT usename FROM pg_stat_activity"
            " WHERE application_name LIKE 'personday%'",
        )
        assert names == [embedded.SERVICE]


async def _executed(dsn: str, statement: str) -> list[object]:
    connection = await asyncpg.connect(dsn)
    try:
        if statement.startswith("SELECT"):
            return [row[0] for row in await connection.fetch(statement)]
        await connection.execute(statement)
        return []
    finally:
        await connection.close()


@pytest.mark.parametrize("stop", ["ctrl_c", "hang_up"])
def test_two_workers_serve_and_stop_cleanly(
    used: Callable[[], Path], first: FirstStart, stop: str
) -> None:
    data_dir = used()
    with Serve(data_dir.parent, "--workers", "2", PERSONDAY_DATA_DIR=str(data_dir)) as serve:
        serve.ready()
        assert serve.get("/v1/keys", first.keys["admin"]).status_code == 200
        if stop == "ctrl_c":
            serve.ctrl_c()
        else:
            # They end by its word alone: who leads, two that serve, and one that works.
            others = [pid for pid in serve.members() if pid != serve.process.pid]
            assert len(others) == 4
            assert all(blocks(pid, signal.SIGHUP) for pid in others)
            os.killpg(serve.process.pid, signal.SIGHUP)
        serve.ended_cleanly()
    assert not database_pids(data_dir)


def test_where_nothing_is_said_one_process_serves_for_each_core(
    used: Callable[[], Path], first: FirstStart
) -> None:
    data_dir, cores = used(), usable()
    with Serve(
        data_dir.parent, "--no-worker", "--data-dir", data_dir, PERSONDAY_WORKERS=""
    ) as serve:
        assert serve.ready().get("/v1/keys", first.keys["admin"]).status_code == 200
        others = len(serve.members()) - 1
        assert others == (cores + 1 if cores > 1 else 0)
        serve.ctrl_c()
        serve.ended_cleanly()


def test_without_who_leads_the_service_ends_and_says_so(used: Callable[[], Path]) -> None:
    data_dir = used()
    with Serve(data_dir.parent, "--data-dir", data_dir, "--workers", "2") as serve:
        main = serve.ready().process.pid
        (leader,) = [pid for pid in serve.members() if parent(pid) == main]
        os.kill(leader, signal.SIGKILL)
        assert serve.process.wait(PATIENCE) == 1
        # Who works may still tell what the end of the database broke off.
        assert serve.complaints[-1] == (
            "personday: the service has ended by itself; what it said is above"
        )
        assert not any("Traceback" in line for line in serve.complaints)
        eventually(lambda: not serve.members(), "its processes end", 10)
    assert not database_pids(data_dir)


@pytest.mark.parametrize("workers", [1, 2])
def test_options_count_where_the_environment_is_wrong(
    used: Callable[[], Path], first: FirstStart, workers: int
) -> None:
    data_dir = used()
    with Serve(
        data_dir.parent, "--host", "127.0.0.1", "--data-dir", data_dir, "--workers", str(workers), "--worker",
        PERSONDAY_HOST="nowhere.invalid", PERSONDAY_PORT="abc", PERSONDAY_WORKERS="lots",
        PERSONDAY_DATA_DIR="/dev/null/data", PERSONDAY_EMBEDDED_WORKER="perhaps",
    ) as serve:  # fmt: skip
        assert serve.ready().get("/v1/keys", first.keys["admin"]).status_code == 200
        assert len(serve.members()) == (1 if workers == 1 else workers + 3)
        serve.ctrl_c()
        serve.ended_cleanly()


def blocks(pid: int, number: signal.Signals) -> bool:
    """Whether a process has blocked a signal."""
    (mask,) = re.findall(r"SigBlk:\s*(\w+)", Path(f"/proc/{pid}/status").read_text())
    return bool(int(mask, 16) & 1 << (number - 1))


def test_a_closed_terminal_stops_it_cleanly(used: Callable[[], Path]) -> None:
    data_dir = used()
    with Serve(data_dir.parent, "--data-dir", data_dir) as serve:
        serve.ready().process.send_signal(signal.SIGHUP)
        serve.ended_cleanly()
    assert not database_pids(data_dir)


def test_a_stop_during_the_start_leaves_nothing(used: Callable[[], Path]) -> None:
    data_dir = used()
    with Serve(data_dir.parent, "--data-dir", data_dir) as serve:
        eventually(lambda: bool(database_pids(data_dir)), "the embedded server starts")
        serve.ctrl_c()
        serve.process.wait()
        assert not any("Traceback" in line for line in serve.complaints)
    assert not database_pids(data_dir)


def test_after_a_kill_the_port_is_free_and_the_server_left_behind_is_used_and_stopped(
    used: Callable[[], Path], first: FirstStart
) -> None:
    data_dir = used()
    words = ("--data-dir", data_dir, "--workers", "2")
    pid_file = data_dir / "postgres" / "postmaster.pid"
    with Serve(data_dir.parent, *words) as killed:
        killed.ready().process.kill()
        killed.process.wait()
        eventually(lambda: not killed.members(), "its workers end", 10)
        server = pid_file.read_text().splitlines()[0]
        assert int(server) in database_pids(data_dir)
        with Serve(data_dir.parent, *words, port=killed.port) as serve:
            serve.ready()
            assert pid_file.read_text().splitlines()[0] == server
            assert serve.get("/v1/keys", first.keys["admin"]).status_code == 200
            serve.process.terminate()
            serve.ended_cleanly()
    assert not database_pids(data_dir)


def test_two_services_share_one_data_folder_and_the_last_one_stops_its_server(
    used: Callable[[], Path], first: FirstStart
) -> None:
    data_dir = used()
    words = ("--data-dir", data_dir)
    note = data_dir / "address"
    note.write_text(f"http://127.0.0.1:{free_port()}\n")  # of one that was killed
    with Serve(data_dir.parent, *words) as one:
        one.ready()
        assert note.read_text().split() == [one.url]
        with Serve(data_dir.parent, *words) as second:
            second.ready()
            assert note.read_text().split() == [one.url, second.url]
            second.ctrl_c()
            second.ended_cleanly()
        assert note.read_text().split() == [one.url], "the first one is found again"
        with Serve(data_dir.parent, *words) as two:
            two.ready()
            one.ctrl_c()
            one.ended_cleanly()
            assert note.read_text().split() == [two.url]
            assert two.get("/readyz").status_code == 200
            assert two.get("/v1/customers", first.keys["admin"]).status_code == 200
            two.ctrl_c()
            two.ended_cleanly()
    assert not note.exists()
    assert not database_pids(data_dir)


def test_a_bootstrap_key_is_the_first_admin_key_and_comes_without_demonstration(
    home: Path, dsn: str
) -> None:
    env = {"PERSONDAY_DATABASE_URL": dsn, "PERSONDAY_BOOTSTRAP_ADMIN_KEY": ADMIN_KEY}
    with Serve(home, env=env) as serve, Serve(home, env=env) as other:
        for one in (serve, other):
            one.ready()
            assert len(one.out) == 1
            assert ADMIN_KEY not in one.out[0]
        (key,) = serve.get("/v1/keys", ADMIN_KEY).json()["items"]
        assert (key["role"], key["name"]) == ("admin", "bootstrap")
        assert serve.get("/v1/customers", ADMIN_KEY).json()["items"] == []
    assert list(home.iterdir()) == []


@pytest.mark.skipif(not DEBIAN.exists(), reason="Debian's PostgreSQL is not installed")
def test_with_a_server_of_ones_own_nothing_is_embedded(home: Path) -> None:
    with debian_server() as other, Serve(home, PERSONDAY_DATABASE_URL=other) as serve:
        serve.ready()
        keys = [line.split()[1] for line in serve.out if line.startswith("  ")]
        assert len(keys) == len(Role)
        assert serve.get("/v1/keys", keys[-1]).status_code == 200
        # What seals secrets, and what signs, is no part of a database.
        kept = {one.name for one in home.rglob("*")}
        assert kept == {".personday", "master-key", "signing-key.pem"}
        serve.ctrl_c()
        serve.ended_cleanly()


async def test_two_services_that_start_on_an_empty_database_make_one_demonstration(
    home: Path, server: str, empty: str
) -> None:
    url = address(server, empty)
    with (
        Serve(home, PERSONDAY_DATABASE_URL=url) as one,
        Serve(home, PERSONDAY_DATABASE_URL=url) as two,
    ):
        one.ready()
        two.ready()
        assert sorted([len(one.out), len(two.out)]) == [2, 2 + len(Role)]


@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests run as an ordinary user already")
def test_an_ordinary_user_needs_nothing_else(home: Path) -> None:
    os.chown(home, *ordinary())
    with Serve(
        home, program=ordinary_program(home), user="nobody", PYTHONDONTWRITEBYTECODE="1",
        PYTHONPATH=os.pathsep.join(filter(None, sys.path)), HOME=str(home),
    ) as serve:  # fmt: skip
        serve.ready()
        assert (home / ".personday" / "postgres").stat().st_uid == ordinary()[0]
        serve.ctrl_c()
        serve.ended_cleanly()
    assert not database_pids(home)


def ordinary() -> tuple[int, int]:
    import pwd

    account = pwd.getpwnam("nobody")
    return account.pw_uid, account.pw_gid


def ordinary_program(home: Path) -> list[str]:
    """The program by an interpreter that an ordinary account can run, where there is one."""
    for interpreter in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}"):
        program = [interpreter, "-c", "from app.cli import main; main()"]
        try:
            subprocess.run(
                [*program, "--help"], check=True, user="nobody", cwd=home, capture_output=True,
                env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )  # fmt: skip
        except (OSError, subprocess.CalledProcessError):
            continue
        return program
    pytest.skip("no interpreter here can be run by an ordinary account")
