"""The end of the service: in time although the database is silent, and without a reset client."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.run.draining import GRACE_SECONDS
from tests.cli.conftest import FirstStart
from tests.cli.processes import (
    PATIENCE,
    PROGRAM,
    Serve,
    database_pids,
    environment,
    eventually,
    free_port,
    group_of,
)

CLIENTS = 16
IGNORING = ["/bin/sh", "-c", 'trap "" INT; exec "$@"', "sh", *map(str, PROGRAM)]


@contextmanager
def silent(data_dir: Path) -> Iterator[None]:
    """Every process of the database server, stopped and let go."""
    (leader,) = database_pids(data_dir)
    children = Path(f"/proc/{leader}/task/{leader}/children").read_text().split()
    pids = [leader, *map(int, children)]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            try:
                os.kill(pid, signal.SIGCONT)
            except ProcessLookupError:
                continue


def asked(port: int, path: str, key: str, times: int = 1) -> list[int]:
    """The statuses of a client's requests on one connection, 0 where it was refused at its door."""
    request = f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n\r\n".encode()
    statuses = []
    try:
        connection = socket.create_connection(("127.0.0.1", port), 30)
    except (ConnectionRefusedError, ConnectionResetError):
        # The kernel resets whom it was just letting in when the last one closes the door.
        return [0]
    with connection:
        for _ in range(times):
            connection.sendall(request)
            answer = b""
            while b"\r\n\r\n" not in answer or not answer.endswith((b"}", b"]")):
                part = connection.recv(1 << 16)
                assert part, f"cut off: {answer!r}"
                answer += part
            statuses.append(int(answer.split()[1]))
            if b"connection: close" in answer.lower():
                break
    return statuses


@pytest.mark.parametrize("workers", ["1", "2"])
def test_nobody_is_reset_while_it_drains(
    used: Callable[[], Path], first: FirstStart, workers: str
) -> None:
    """Of several, each is told by who leads them, and here by whoever tells the whole group, too."""
    data_dir = used()
    with Serve(data_dir.parent, "--workers", workers, "--data-dir", data_dir) as serve:
        serve.ready()
        key, ends_at = first.keys["admin"], time.monotonic() + 2.0

        def client() -> list[int]:
            statuses: list[int] = []
            while time.monotonic() < ends_at and 0 not in statuses:
                statuses += asked(serve.port, "/v1/plans", key, times=3)
            return statuses

        with ThreadPoolExecutor(CLIENTS) as pool:
            clients = [pool.submit(client) for _ in range(CLIENTS)]
            time.sleep(0.5)
            os.killpg(serve.process.pid, signal.SIGTERM)
            statuses = [one.result() for one in clients]
        assert all(set(one) <= {0, 200} for one in statuses), statuses
        assert sum(map(len, statuses)) > CLIENTS
        serve.ended_cleanly()


def test_who_listens_to_a_stream_does_not_keep_it(
    used: Callable[[], Path], first: FirstStart
) -> None:
    data_dir = used()
    with Serve(data_dir.parent, "--data-dir", data_dir) as serve:
        serve.ready()
        with socket.create_connection(("127.0.0.1", serve.port), 30) as connection:
            head = f"GET /v1/events/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {first.keys['admin']}"
            connection.sendall(f"{head}\r\n\r\n".encode())
            heard = b""
            while b"retry: " not in heard:
                heard += connection.recv(1 << 16)
            began = time.monotonic()
            serve.process.terminate()
            while part := connection.recv(1 << 16):
                heard += part
            assert time.monotonic() - began < 2
            assert heard.endswith(b"\r\n0\r\n\r\n"), "it is told that it was all"
        serve.ended_cleanly()


def test_it_ends_in_time_although_its_database_is_silent(
    used: Callable[[], Path], first: FirstStart
) -> None:
    data_dir = used()
    with Serve(data_dir.parent, "--workers", "2", "--data-dir", data_dir) as serve:
        serve.ready()
        with silent(data_dir), ThreadPoolExecutor(2) as pool:
            asking = pool.submit(asked, serve.port, "/v1/plans", first.keys["admin"])
            time.sleep(0.5)
            began = time.monotonic()
            serve.process.terminate()
            assert asking.result() == [503]
            serve.process.wait(GRACE_SECONDS)
        assert time.monotonic() - began < GRACE_SECONDS
        assert serve.process.returncode == 0
    assert not database_pids(data_dir)


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_sigterm_ends_it_where_sigint_is_ignored(used: Callable[[], Path], command: str) -> None:
    data_dir = used()
    words = [*IGNORING, command, "--data-dir", str(data_dir)]
    env = environment({"PERSONDAY_PORT": str(free_port())})
    process = subprocess.Popen(
        words, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline()
        process.terminate()
        assert process.wait(GRACE_SECONDS) == 0
    finally:
        process.kill()
        process.communicate()
    eventually(lambda: not database_pids(data_dir), "the database server is gone")


# What backup and restore ask of PostgreSQL's programs, by one that takes long; then all is waited for.
# It has said more than a pipe holds when it has begun: somebody listens.
ASKING = """
import asyncio, threading
from app.run import copies, ending
with ending.heard():
    try:
        asyncio.run(copies._output("sh", "-c", "head -c 1000000 /dev/zero; echo > begun; exec sleep 2"))
    finally:
        for one in threading.enumerate():
            if one is not threading.current_thread():
                one.join()
"""


def test_a_program_that_is_asked_ends_with_who_asked_and_leaves_no_word(home: Path) -> None:
    asking = subprocess.Popen(
        [sys.executable, "-c", ASKING], cwd=home, env=environment({}), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    eventually((home / "begun").exists, "it asks")
    # Who is asked hears nothing of it: only its own end is left.
    asking.send_signal(signal.SIGINT)
    said, _ = asking.communicate(timeout=PATIENCE)
    assert (asking.returncode, said) == (130, "")
    assert not group_of(asking.pid)
