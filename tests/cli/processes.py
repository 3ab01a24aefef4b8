"""The program as a user runs it: real processes, in a process group of their own as in a terminal."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx

from tests.servers import quick_place

PROGRAM: Sequence[str | Path] = (Path(sys.executable).with_name("personday"),)
PATIENCE = 60.0
# The readable line of a refusal is the only thing on standard error.
LINE = "personday: "

# The customers of the demonstration.
DEMONSTRATION = ("Demonstration Ltd", "Former Customer Ltd")


def eventually(condition: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Return as soon as ``condition`` holds; fail when the time is over."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not seen within {seconds} s: {what}"
        time.sleep(0.02)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with exactly these settings of the service; one process serves."""
    foreign = ("PERSONDAY_", "PG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return {**kept, "TERM": "dumb", "PERSONDAY_WORKERS": "1", **settings}


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str

    def succeeded(self) -> str:
        """What it printed; it must have succeeded, without a word on standard error."""
        assert (self.code, self.err) == (0, ""), self
        return self.out

    def refused(self, *words: str) -> None:
        """It must have ended with one readable line on standard error that has these words."""
        assert self.code != 0, self
        assert self.out == "", self
        assert self.err.startswith(LINE), self
        assert self.err.count("\n") == 1, self
        for word in words:
            assert word in self.err, (word, self)


def run(
    *words: str | Path, cwd: Path, program: Sequence[str | Path] = PROGRAM, **env: str
) -> Ended:
    """Run a command to its end; ``env`` has its settings."""
    done = subprocess.run(
        [*program, *words], cwd=cwd, env=environment(env), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    return Ended(done.returncode, done.stdout, done.stderr)


def run_each(*commands: Sequence[str | Path], cwd: Path, **env: str) -> list[Ended]:
    """Run several commands, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda words: run(*words, cwd=cwd, **env), commands))


def command_lines() -> dict[int, str]:
    """The command line of every living process; an ended one that nobody reaped has none."""
    found: dict[int, str] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                words = (entry / "cmdline").read_bytes()
                if words:
                    found[int(entry.name)] = os.fsdecode(words).replace("\0", " ")
    return found


def database_pids(data_dir: Path) -> list[int]:
    """The embedded servers of a data folder."""
    mark = f"/postgres -D {data_dir}/"
    found = {pid for pid, line in command_lines().items() if mark in line}
    # A process that a server has just made has its name for a moment.
    return [pid for pid in found if parent(pid) not in found]


def is_request(line: str) -> bool:
    """Whether a line is one of the log of requests, as this release or a former one writes it."""
    return re.search(r'"event": ?"request"', line) is not None


def parent(pid: int) -> int | None:
    """Who started a living process."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return None


def group_of(leader: int) -> list[int]:
    """The living processes of a process group."""
    found = []
    for pid in command_lines():
        with suppress(ProcessLookupError):
            if os.getpgid(pid) == leader:
                found.append(pid)
    return found


class Serve:
    """A ``personday serve`` with its output in files; ended with the ``with`` block at the latest."""

    def __init__(
        self,
        folder: Path,
        *words: str | Path,
        port: int | None = None,
        program: Sequence[str | Path] = PROGRAM,
        user: str | None = None,
        env: Mapping[str, str] | None = None,
        **settings: str,
    ) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        # Without TLS and without kept connections; one that lives long, as it is dear to make.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._client = httpx.Client(verify=False, limits=limits, timeout=PATIENCE, trust_env=False)
        self._output = Path(tempfile.mkdtemp(prefix="personday-output-"))
        self.started = time.monotonic()
        with (self._output / "out").open("w") as out, (self._output / "err").open("w") as err:
            self.process = subprocess.Popen(
                [*program, "serve", "--port", str(self.port), *words],
                cwd=folder, env=environment({**settings, **(env or {})}),
                stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True,
                user=user, extra_groups=[] if user else None,
            )  # fmt: skip

    @property
    def out(self) -> list[str]:
        """The lines it has printed for its user."""
        return (self._output / "out").read_text().splitlines()

    @property
    def complaints(self) -> list[str]:
        """The lines on standard error that are not the log of requests."""
        lines = (self._output / "err").read_text().splitlines()
        return [line for line in lines if not is_request(line)]

    def lines(self) -> list[dict[str, Any]]:
        """The log of requests, so far."""
        lines = (self._output / "err").read_text().splitlines()
        return [json.loads(line) for line in lines if is_request(line)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End what is left of it, by process number."""
        if self.process.poll() is None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE / 2)
        for pid in self.members():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self._client.close()
        shutil.rmtree(self._output)

    def ready(self) -> Self:
        """Wait until it serves."""

        def answers() -> bool:
            assert self.process.poll() is None, (self.process.returncode, self.complaints)
            try:
                return self.get("/readyz").status_code == 200
            except httpx.TransportError:
                return False

        eventually(answers, "the service is ready")
        return self

    def get(self, path: str, key: str | None = None) -> httpx.Response:
        """The answer to a GET."""
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        return self._client.get(f"{self.url}{path}", headers=headers)

    def members(self) -> list[int]:
        """The living processes of its process group."""
        return group_of(self.process.pid)

    def ctrl_c(self) -> None:
        """Interrupt the whole process group, as a terminal does."""
        os.killpg(self.process.pid, signal.SIGINT)

    def ended_cleanly(self) -> None:
        """Wait for its end: exit code 0, not a word on standard error, no process left."""
        code = self.process.wait(PATIENCE)
        assert (code, self.complaints) == (0, []), (code, self.complaints)
        eventually(lambda: not self.members(), "no process is left", 5)


@contextmanager
def data_home(prefix: str = "personday-cli-") -> Iterator[Path]:
    """A folder that every account can enter; at the end its servers are stopped, and it goes."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=quick_place())).resolve()
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        for pid in database_pids(folder):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        eventually(lambda: not database_pids(folder), "the database servers are gone")
        shutil.rmtree(folder)
