"""Has the figures of a service shown, while it runs, on a port of its own."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import structlog

from app.kit.telemetry import logs, metrics
from app.run.sockets import listen
from app.settings import Settings

LONGEST_PAUSE_SECONDS = 5.0
# What it has to end in, once it is told to.
END_SECONDS = 3.0

_log = structlog.get_logger()


@contextmanager
def counted(wanted: Settings) -> Iterator[socket.socket | None]:
    """Have this process and those that it starts count, if somebody wants the figures: where they are shown.

    Raises:
        StartError: another program has the port, or the address is not this machine's.
    """
    if wanted.metrics_port is None:
        yield None
        return
    with listen(wanted.metrics_host, wanted.metrics_port, "PERSONDAY_METRICS_PORT") as listener:
        folder = tempfile.mkdtemp(prefix="personday-metrics-")
        # Whatever begins by this environment counts in the same folder.
        os.environ[metrics.FOLDER] = folder
        try:
            yield listener
        finally:
            del os.environ[metrics.FOLDER]
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def shown(listener: socket.socket | None, dsn: str, data_dir: Path) -> Iterator[None]:
    """Show what is counted, and what this database holds, while the block runs."""
    if listener is None:
        yield
        return
    keeper = _Keeper(listener, dsn, data_dir)
    keeper.start()
    try:
        yield
    finally:
        keeper.stop()


class _Keeper:
    """Keeps the process running that shows the figures."""

    def __init__(self, listener: socket.socket, dsn: str, data_dir: Path) -> None:
        self._descriptor = listener.fileno()
        self._told = {
            "descriptor": self._descriptor,
            "folder": os.environ[metrics.FOLDER],
            "dsn": dsn,
            "data_dir": str(data_dir),
        }
        self._ending = threading.Event()
        self._process = self._begin()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Begin to look after it."""
        logs.configure()
        self._thread.start()

    def stop(self) -> None:
        """End it."""
        self._ending.set()
        _let_end(self._process)
        self._thread.join(END_SECONDS)
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    def _begin(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            [sys.executable, "-m", "app.run.meter"],
            stdin=subprocess.PIPE,
            pass_fds=[self._descriptor],
            # A terminal's Ctrl-C reaches its whole group: what that means to this one is ours to say.
            start_new_session=True,
        )
        assert process.stdin is not None
        with suppress(OSError):
            process.stdin.write(f"{json.dumps(self._told)}\n".encode())
            process.stdin.flush()
        return process

    def _keep(self) -> None:
        pause = 0.5
        while True:
            self._process.wait()
            if self._ending.wait(pause):
                return
            _log.error("metrics_ended", code=self._process.returncode)
            _let_end(self._process)
            self._process = self._begin()
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)


def _let_end(process: "subprocess.Popen[bytes]") -> None:
    """Let it read that nobody tells it anything any more."""
    assert process.stdin is not None
    with suppress(OSError):
        process.stdin.close()
