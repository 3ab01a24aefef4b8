"""The measured service: `personday serve` as a subprocess, with data of its own, fully durable."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from app.run import embedded
from app.run.embedded_account import CLUSTER, cluster_home
from bench import processes

START_SECONDS = 60
_PROGRAM = str(Path(sys.executable).with_name("personday"))


@dataclass(frozen=True)
class Service:
    """A running service, and the processes whose CPU time counts."""

    port: int
    key: str
    dsn: str
    pid: int
    postmaster_pid: int
    folder: Path

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pids(self) -> list[int]:
        """Its processes, without the database's."""
        return processes.family(self.pid, without=self.postmaster_pid)


@contextmanager
def running(
    settings: Mapping[str, str] = {}, *, worker: bool = False, program: Sequence[str] = (_PROGRAM,)
) -> Iterator[Service]:
    """A fresh service, stopped and forgotten afterwards.

    Args:
        settings: by the names of their variables, beside its own.
        worker: whether it runs the worker, too.
        program: what is started.
    """
    key = f"bench_{secrets.token_urlsafe(32)}"
    with tempfile.TemporaryDirectory(prefix="personday-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the server's account reaches its data through it
        port = free_port()
        with (folder / "serve.log").open("w") as log:
            process = subprocess.Popen(
                [
                    *program, "serve", "--port", str(port), "--data-dir", str(folder / "data"),
                    "--worker" if worker else "--no-worker",
                ],
                env={
                    **environment(),
                    "PERSONDAY_WORKERS": "1",
                    # Sessions are started at their time, which has not come.
                    "PERSONDAY_SANDBOX": "true",
                    # One key asks for everybody.
                    "PERSONDAY_RATE_SCALE": "1000",
                    "PERSONDAY_BOOTSTRAP_ADMIN_KEY": key,
                    **settings,
                },
                stdout=log,
                stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            wait_for(process, port, "/readyz")
            dsn = embedded.running_dsn(folder / "data")
            assert dsn is not None
            pid_file = cluster_home(folder / "data") / CLUSTER / "postmaster.pid"
            postmaster = int(pid_file.read_text().splitlines()[0])
            yield Service(port, key, dsn, process.pid, postmaster, folder)
        except Exception as error:
            error.add_note("The service's last lines:\n" + _tail(folder / "serve.log"))
            raise
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


@contextmanager
def working(service: Service, settings: Mapping[str, str], *, nice: int = 0) -> Iterator[int]:
    """A worker of a service in a process of its own, whose id is given; stopped afterwards.

    It yields to others by ``nice``.
    """
    with (service.folder / "worker.log").open("w") as log:
        process = subprocess.Popen(
            [
                "nice", "-n", str(nice), _PROGRAM, "worker",
                "--data-dir", str(service.folder / "data"),
            ],
            env={**environment(), **settings},
            stdout=log,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=60)


def environment() -> dict[str, str]:
    """This process's environment without settings of the service."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PERSONDAY_")}


def free_port() -> int:
    """A port that nobody listens at just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(process: subprocess.Popen[bytes], port: int, path: str, *, pause: float = 0.1) -> None:
    """Return once a process answers there.

    Raises:
        RuntimeError: it ended, or took too long.
    """
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if httpx.get(f"http://127.0.0.1:{port}{path}").is_success:
                return
        except httpx.HTTPError:
            time.sleep(pause)
    raise RuntimeError("the service does not start")


def _tail(log: Path, lines: int = 30) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
