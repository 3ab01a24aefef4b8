"""Whatever runs is told to end, once or twice, at instants that nobody chose: it ends in order."""

import asyncio
import os
import random
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest

from app.run import embedded
from tests.cli.conftest import FirstStart
from tests.cli.processes import (
    PROGRAM,
    Serve,
    database_pids,
    environment,
    eventually,
    free_port,
    group_of,
    is_request,
)
from tests.faults import fault, report, seeded, size

pytestmark = fault

# By a role what is run; a service is asked things besides.
ROLES: Mapping[str, tuple[str, ...]] = {
    "one process": ("serve",),
    "several": ("serve", "--workers", "2"),
    "without worker": ("serve", "--no-worker"),
    "worker": ("worker",),
    "demo": ("demo",),
    "backup": ("backup", "{data}.copy"),
    "verify": ("verify",),
    "keys": ("keys", "list"),
}
# What one says that has come to its own end before.
OWN_WORDS = {"demo": "no service answers at"}
SHORT = ("one process", "several", "backup")
LASTING = ("serve", "worker")
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# Until it is ready, about, on a machine that has nothing else to do; more on one that has.
START_SECONDS = 2.5
# A body that does not come is waited for ten seconds of these.
END_SECONDS = 40.0


@dataclass(frozen=True)
class Telling:
    """What is told, and when: seconds after the start or, of one at work, after it is ready."""

    role: str
    at_work: bool
    numbers: tuple[signal.Signals, ...]
    after: float
    gap: float


def drawn(rng: random.Random, role: str) -> Telling:
    """One of the many ways."""
    number = rng.choice(SIGNALS)
    at_work = ROLES[role][0] == "serve" and rng.random() < 0.5
    return Telling(
        role,
        at_work,
        (number,) * rng.choice((1, 2)),
        rng.uniform(0, 0.3 if at_work else START_SECONDS),
        rng.choice((rng.uniform(0, 0.03), rng.uniform(0, 0.6), rng.uniform(0, 2))),
    )


class Run:
    """A command that runs on a data folder of its own."""

    def __init__(self, role: str, data_dir: Path) -> None:
        self.port = free_port()
        self._output = data_dir.with_name("output")
        words = [word.format(data=data_dir) for word in ROLES[role]]
        words += ["--port", str(self.port)] if words[0] == "serve" else []
        with self._output.open("w") as output:
            self.process = subprocess.Popen(
                [*PROGRAM, *words, "--data-dir", str(data_dir)], cwd=data_dir.parent,
                env=environment({"PERSONDAY_METRICS_PORT": str(free_port())}),
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=output,
                start_new_session=True,
            )  # fmt: skip

    def is_begun(self) -> bool:
        """Whether the interpreter is up, and what it runs says what a signal does."""
        if self.process.poll() is not None:
            return True
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        caught = int(status.partition("SigCgt:")[2].split()[0], 16)
        return bool(caught >> (signal.SIGTERM - 1) & 1)

    def tell(self, number: signal.Signals) -> None:
        """Tell it, as a terminal does its whole group; SIGTERM is told to it alone."""
        with suppress(ProcessLookupError):
            if number is signal.SIGTERM:
                self.process.send_signal(number)
            else:
                os.killpg(self.process.pid, number)

    def said(self) -> str:
        """What it wrote on standard error, but for the log of requests and what ``asked`` locks."""
        lines = self._output.read_text().splitlines()
        expected = [line for line in lines if is_request(line) or "LockNotAvailable" in line]
        return "\n".join(line for line in lines if line not in expected)


@contextmanager
def asked(run: Run, data_dir: Path, key: str) -> Iterator[None]:
    """It is at work: somebody hears a stream, a list and a file wait for a table, a body does not come."""
    dsn = embedded.running_dsn(data_dir)
    assert dsn is not None
    loop = asyncio.new_event_loop()
    holder = loop.run_until_complete(asyncpg.connect(dsn))
    with ExitStack() as held:
        held.callback(loop.close)
        held.callback(lambda: loop.run_until_complete(asyncio.sleep(0.01)))
        held.callback(holder.terminate)
        loop.run_until_complete(holder.execute("BEGIN; LOCK TABLE period_reopening"))
        for line, first in (
            ("GET /v1/events/stream", b"HTTP/1.1 200"),
            ("GET /v1/periods", b""),
            ("GET /v1/exports/reopenings", b""),
            ("POST /v1/customers", b"HTTP/1.1 100"),
        ):
            client = held.enter_context(socket.create_connection(("127.0.0.1", run.port), 30))
            head = f"{line} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n"
            if first.endswith(b"100"):
                head += "Content-Type: application/json\r\nContent-Length: 9\r\nExpect: 100-continue\r\n"
            client.sendall(f"{head}\r\n".encode())
            if first:
                assert client.recv(1 << 16).startswith(first)
        yield


def is_allowed(telling: Telling, code: int, *, was_begun: bool) -> bool:
    """Whether a command may end so: one that lasts has done what it was told."""
    told = telling.numbers[0]
    if ROLES[telling.role][0] in LASTING:
        return code == 0 if was_begun else code in (0, 128 + told)
    return code in (0, 128 + told)


def play(telling: Telling, data_dir: Path, key: str) -> float:
    """Tell it so, and hold its end to what is promised; how many seconds it took."""
    run = Run(telling.role, data_dir)
    with ExitStack() as busy:
        try:
            eventually(run.is_begun, "it hears signals")
            if telling.at_work:
                note = data_dir / "address"
                eventually(note.exists, "it is at work")
                eventually(lambda: _serves(run.port), "it is ready")
                busy.enter_context(asked(run, data_dir, key))
            time.sleep(telling.after)
            began = time.monotonic()
            for number, gap in zip(telling.numbers, (0.0, telling.gap), strict=False):
                time.sleep(gap)
                run.tell(number)
            code = run.process.wait(END_SECONDS)
            took = time.monotonic() - began
        finally:
            if run.process.poll() is None:
                run.process.kill()
                run.process.wait()
    said = run.said()
    assert "Traceback" not in said, f"{telling}\n{said}"
    is_its_own = telling.role in OWN_WORDS and OWN_WORDS[telling.role] in said
    assert ROLES[telling.role][0] == "serve" or not said or is_its_own, f"{telling}\n{said}"
    assert is_allowed(telling, code, was_begun=telling.at_work), (telling, code, said)
    eventually(lambda: not group_of(run.process.pid), f"no child is left: {telling}", 5)
    assert not database_pids(data_dir), f"the database still runs: {telling}"
    with socket.socket() as listener:  # whom it accepted is forgotten, too
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", run.port))
    copy = data_dir.with_name(f"{data_dir.name}.copy")
    assert copy.exists() == (telling.role == "backup" and code == 0), f"half a copy: {telling}"
    if ROLES[telling.role][0] == "serve":
        with Serve(data_dir.parent, "--data-dir", data_dir, port=run.port) as again:
            again.ready()
            again.ctrl_c()
            again.ended_cleanly()
    return took


def _serves(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 30) as client:
        client.sendall(b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        return client.recv(64).startswith(b"HTTP/1.1 200")
    return False


def test_it_ends_in_order_at_whatever_instant(used: Callable[[], Path], first: FirstStart) -> None:
    rng = seeded("stops")
    roles = size(len(SHORT), len(ROLES))
    names = SHORT if roles == len(SHORT) else tuple(ROLES)
    took: dict[str, list[float]] = {}
    for number in range(size(3, 96)):
        telling = drawn(rng, names[number % len(names)])
        data_dir = used()
        seconds = play(telling, data_dir, first.keys["admin"])
        took.setdefault(telling.role, []).append(seconds)
        shutil.rmtree(data_dir)
        shutil.rmtree(f"{data_dir}.copy", ignore_errors=True)
    longest = {role: f"{max(found):.1f}" for role, found in took.items()}
    report("stops", told=sum(map(len, took.values())), longest_seconds=longest)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_who_is_told_twice_waits_for_nobody(
    used: Callable[[], Path], first: FirstStart, workers: str
) -> None:
    """A body that does not come is waited for by the first word, and not by the second."""
    role = {"1": "one process", "2": "several"}[workers]
    twice = Telling(role, at_work=True, numbers=(signal.SIGINT,) * 2, after=0.2, gap=0.3)
    assert play(twice, used(), first.keys["admin"]) < 8
