"""What a crash leaves behind, and several that start at once."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from app.run import embedded, embedded_account
from app.run.embedded import EmbeddedServer
from tests.embedded.starting import (
    FAST,
    PATIENCE,
    Starter,
    cluster_of,
    folder_of_socket,
    only_linux,
    postmaster,
    query,
    servers_below,
    wait_until,
)

pytestmark = only_linux


def test_recovery_after_the_server_was_killed(data: Path) -> None:
    first = embedded.start(data, options=FAST)
    query(first.dsn, "create table kept as select 42 as answer", "checkpoint", "select 1")
    pid = postmaster(first)
    os.kill(pid, signal.SIGKILL)
    second = embedded.start(data, options=FAST)
    assert postmaster(second) != pid
    assert query(second.dsn, "select answer from kept") == 42
    assert servers_below(data) == [postmaster(second)]


def test_a_session_that_outlives_the_killed_server_is_waited_for(data: Path) -> None:
    first = embedded.start(data, options=FAST)
    loop = "select '%s', count(*) from generate_series(1, 100000000000) n where n %% 7 = 8"
    with psql(first, loop % "busy"):
        backend = sleeping_session(first, "busy")
        os.kill(postmaster(first), signal.SIGKILL)
        with Starter(data.parent, data, "leave") as starter:
            log = data / "postgres.log"
            wait_until(lambda: "pre-existing shared memory" in log.read_text(), "refusal")
            assert starter.process.poll() is None
            os.kill(backend, signal.SIGKILL)
            pid = starter.report()["pid"]
    assert servers_below(data) == [pid]


def test_a_stale_pid_file_that_names_another_living_program(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "START_SECONDS", 5.0)
    first = embedded.start(data, options=FAST)
    pid_file = cluster_of(first) / "postmaster.pid"
    socket_lock = folder_of_socket(first.dsn) / f".s.PGSQL.{embedded_account.PORT}.lock"
    notes = {path: path.read_text() for path in (pid_file, socket_lock)}
    account = embedded_account.server_account(pid_file.parent)
    first.stop()
    # The account matters: PostgreSQL itself overlooks programs of other accounts.
    with account.popen([shutil.which("sleep") or "sleep", "600"]) as other:
        try:
            for path, note in notes.items():
                path.write_text("\n".join([str(other.pid), *note.split("\n")[1:]]))
                os.chown(path, account.uid, account.gid)
            assert embedded.running_dsn(data) is None
            second = embedded.start(data, options=FAST)
            assert query(second.dsn, "select 1") == 1
            assert other.poll() is None
            second.stop()
            assert other.poll() is None
        finally:
            other.kill()


def test_garbage_in_the_pid_file(data: Path) -> None:
    server = embedded.start(data, options=FAST)
    server.stop()
    for garbage in ("", "\n", "-1\n", "x\ny\n", f"{os.getpid()}\n"):
        (data / "postgres" / "postmaster.pid").write_text(garbage)
        assert embedded.running_dsn(data) is None
    assert query(embedded.start(data, options=FAST).dsn, "select 1") == 1


def psql(server: EmbeddedServer, statement: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [embedded.binaries() / "psql", "-X", "-c", statement, server.dsn],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def sleeping_session(server: EmbeddedServer, word: str) -> int:
    """Wait for the session whose statement holds `word`; return its process number."""
    statement = (
        "select max(pid) from pg_stat_activity"
        f" where query like '%{word}%' and pid <> pg_backend_pid()"
    )
    wait_until(lambda: query(server.dsn, statement), f"session with {word}")
    return int(query(server.dsn, statement))


def test_a_server_that_does_not_finish_its_shutdown_is_replaced(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = embedded.start(data, options=FAST)
    pid = postmaster(first)
    with psql(first, "select pg_sleep(600)") as client:
        sleeping_session(first, "pg_sleep")
        # A smart shutdown waits for the client, which does not leave.
        os.kill(pid, signal.SIGTERM)
        wait_until(lambda: embedded.running_dsn(data) is None, "shutdown")
        monkeypatch.setattr(embedded, "ADOPT_SECONDS", 0.2)
        second = embedded.start(data, options=FAST)
        client.communicate(timeout=PATIENCE)
    assert postmaster(second) != pid
    assert servers_below(data) == [postmaster(second)]


def test_concurrent_first_starts_give_one_server(base: Path, empty: Path) -> None:
    with Starter(base, empty, "leave") as one, Starter(base, empty, "leave") as two:
        reports = [one.report(), two.report()]
    assert reports[0] == reports[1]
    assert servers_below(empty) == [reports[0]["pid"]]


@pytest.mark.parametrize("killed", ["starter and initdb", "starter alone"])
def test_an_interrupted_creation_is_begun_again(base: Path, empty: Path, killed: str) -> None:
    kill = os.kill if killed == "starter alone" else os.killpg
    with Starter(base, empty, "leave") as starter:
        wait_until(lambda: list(empty.glob("postgres.new-*/PG_VERSION")), "initdb at work")
        kill(starter.process.pid, signal.SIGKILL)
    assert not (empty / "postgres").exists()
    assert query(embedded.start(empty, options=FAST).dsn, "select 1") == 1
    if kill is os.killpg:
        assert not list(empty.glob("postgres.new-*"))


def test_ctrl_c_does_not_reach_the_server(base: Path, data: Path) -> None:
    with Starter(base, data, "wait") as starter:
        pid = starter.report()["pid"]
        os.killpg(starter.process.pid, signal.SIGINT)
        starter.process.wait(PATIENCE)
    assert os.getsid(pid) == pid
    assert postmaster(embedded.start(data)) == pid


def test_ctrl_c_during_the_start_leaves_no_server(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded.start(data, options=FAST).stop()

    def interrupt(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(embedded, "_accepts", interrupt)
    with pytest.raises(KeyboardInterrupt):
        embedded.start(data, options=FAST)
    assert servers_below(data) == []
