"""The PostgreSQL server that the service runs by itself when no database address is configured.

The server listens on no network port. Its only socket lies in a folder with mode 0700 of the
account it runs under, which is what permits `trust` for everybody who reaches the socket.
Below the data folder (or below STATE_ROOT, see `start`) lie `postgres` (the cluster),
`postgres.log` and, where its path is short enough, `socket`.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from app.run.embedded_account import (
    CLUSTER,
    NAME,
    POLL_SECONDS,
    PORT,
    Account,
    EmbeddedServerError,
    chosen_home,
    cluster_home,
    file_lock,
    flush_folder,
    private_folder,
    server_account,
    socket_folder,
    wake,
)
from app.run.embedded_programs import Programs, binaries, programs_for

__all__ = ["EmbeddedServer", "EmbeddedServerError", "binaries", "is_made", "running_dsn", "start"]

SERVICE = "personday_service"
LOG_BYTES = 10 * 1024 * 1024
START_SECONDS = 120.0
ADOPT_SECONDS = 30.0
# For an orderly end, and then for one without; the service has to be gone soon.
STOP_SECONDS = 8.0
# The smaller size is for a machine that refuses the first.
SHARED_BUFFERS = ("256MB", "16MB")

_LOCK = "postgres.lock"
_READY_LINE = 7
_INITDB = (
    f"--username={NAME}",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--data-checksums",
    "--no-instructions",
)
_WRITTEN = {
    'cat >"$1/pg_hba.conf"': "local all all trust\n",
    # Also for somebody who starts the server by hand, without the settings of `_launch`.
    'cat >>"$1/postgresql.conf"': "listen_addresses = ''\nunix_socket_permissions = 0700\n",
}
_ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_REFUSED_MEMORY = "could not map anonymous shared memory"
_NOT_YET_FREE = ('lock file "postmaster.pid" already exists', "pre-existing shared memory block")

# Servers started by this process, which has to reap them when they have ended.
_children: dict[tuple[int, Path], subprocess.Popen[bytes]] = {}


def as_owner(dsn: str) -> str:
    """The address of an embedded server as its owner logs in; that of any other server is as it was."""
    return dsn.replace(f"//{SERVICE}@/", f"//{NAME}@/", 1)


@dataclass(frozen=True)
class EmbeddedServer:
    """A running server: its address and the means to stop it.

    `dsn` names the database `personday` for asyncpg, and for SQLAlchemy once the driver is added
    to the scheme, as its owner logs in; `data_dir` is the absolute data folder that the server was
    started for.
    """

    dsn: str
    data_dir: Path
    _cluster: Path = field(repr=False)
    _pid: int = field(repr=False)

    @property
    def service_dsn(self) -> str:
        """The same, as the service logs in."""
        return self.dsn.replace(f"//{NAME}@", f"//{SERVICE}@", 1)

    def is_running(self) -> bool:
        """Tell whether this server lives, and no later one of the same data folder in its place."""
        return _is_postmaster(self._pid, self._cluster)

    def stop(self) -> None:
        """Shut the server down, ending open connections, and wait until it is gone.

        Does nothing where it is gone already, nor to a later server of the same data folder.
        Raises EmbeddedServerError where it does not end.
        """
        if not self.data_dir.is_dir():
            _shut_down(self._cluster, self._pid)
            return
        with _readable_errors(self.data_dir), file_lock(self.data_dir / _LOCK):
            _shut_down(self._cluster, self._pid)


def start(data_dir: Path, *, options: Mapping[str, str] = {}) -> EmbeddedServer:
    """Return the running server of `data_dir`, started or, on first use, created as necessary.

    A server that an earlier process left behind is used again. `options` are further server
    settings, used only where a server is started; `fsync=off` also speeds up the creation.
    Under root the server runs under an ordinary account; where that account cannot enter
    `data_dir`, the cluster lies below STATE_ROOT and `data_dir` keeps its path in a text file.
    Blocks until the server takes connections. Raises EmbeddedServerError where it cannot.
    """
    folder = Path(data_dir).resolve()
    with _readable_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with file_lock(folder / _LOCK):
            cluster = cluster_home(folder) / CLUSTER
            account = server_account(cluster)
            programs = programs_for(account, cluster)
            if not os.path.lexists(cluster):
                cluster = chosen_home(folder, account) / CLUSTER
                _create(cluster, account, programs, options)
            pid, dsn = _bring_up(cluster, account, programs.folder, options)
    return EmbeddedServer(dsn, folder, cluster, pid)


def is_made(data_dir: Path) -> bool:
    """Tell whether `data_dir` has a database, running or not; makes and starts nothing.

    Raises EmbeddedServerError where the folder cannot be read.
    """
    folder = Path(data_dir).resolve()
    with _readable_errors(folder):
        return os.path.lexists(cluster_home(folder) / CLUSTER)


def running_dsn(data_dir: Path) -> str | None:
    """Return the address of the server that is running for `data_dir`, None where none is.

    Starts and changes nothing. Raises EmbeddedServerError where the folder cannot be read.
    """
    folder = Path(data_dir).resolve()
    with _readable_errors(folder):
        cluster = cluster_home(folder) / CLUSTER
        pid_file = _pid_file(cluster)
        if pid_file is None or not _is_postmaster(pid_file.pid, cluster):
            return None
        return pid_file.dsn if _accepts(pid_file) else None


@contextmanager
def _readable_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = f"{error.strerror or error}: {error.filename or folder}"
        message = f"the database server of {folder} cannot be used: {reason}"
        raise EmbeddedServerError(message) from error


# The cluster.


def _create(
    cluster: Path, account: Account, programs: Programs, options: Mapping[str, str]
) -> None:
    """Make the cluster beside its place and move it there when it is complete."""
    prefix = f"{CLUSTER}.new-"
    for unfinished in cluster.parent.glob(f"{prefix}*"):
        shutil.rmtree(unfinished, ignore_errors=True)
    # A name of its own, since an initdb orphaned by a kill may still write to the former one.
    fresh = Path(tempfile.mkdtemp(prefix=prefix, dir=cluster.parent))
    initdb: list[str | Path] = [programs.folder / "initdb", "-D", fresh]
    single: list[str | Path] = [programs.folder / "postgres", "--single", "-F", "-D", fresh]
    try:
        private_folder(fresh, account)
        _succeed(account, [*initdb, "--no-sync", *_INITDB, *_locale(programs.major)])
        # Written by the server's account: root writes no file in a folder of somebody else.
        for script, text in _WRITTEN.items():
            _succeed(account, ["/bin/sh", "-c", script, "sh", fresh], text)
        exits = ["-c", "exit_on_error=true"]
        _succeed(account, [*single, *exits, "postgres"], f"CREATE DATABASE {NAME}\n")
        if options.get("fsync") != "off":
            _succeed(account, [*initdb, "--sync-only"])
        fresh.rename(cluster)
        flush_folder(cluster.parent)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _locale(major: int) -> tuple[str, ...]:
    """What is a letter goes by Unicode, and the order by bytes; of the system before 17."""
    if major >= 17:
        return ("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    return ("--lc-ctype=en_US.UTF-8" if sys.platform == "darwin" else "--lc-ctype=C.UTF-8",)


def _succeed(account: Account, command: list[str | Path], text: str = "") -> None:
    status, output = account.run(command, text=text)
    if status != 0:
        message = f"the database cannot be created: {_last_lines(output)}"
        raise EmbeddedServerError(message)


# The server.


class _PidFile(NamedTuple):
    pid: int
    port: str
    socket_folder: str
    ready: bool

    @property
    def dsn(self) -> str:
        return f"postgresql://{NAME}@/{NAME}?host={quote(self.socket_folder)}&port={self.port}"


def _pid_file(cluster: Path) -> _PidFile | None:
    """Read what the server itself notes while it runs, None where that is missing or garbled."""
    try:
        lines = (cluster / "postmaster.pid").read_text(errors="replace").splitlines()
        pid = int(lines[0])
    except (FileNotFoundError, NotADirectoryError, ValueError, IndexError):
        return None
    if pid <= 0:
        return None
    lines += [""] * (_READY_LINE + 1 - len(lines))
    return _PidFile(pid, lines[3], lines[4], lines[_READY_LINE].strip() == "ready")


def _is_postmaster(pid: int, cluster: Path) -> bool:
    """Tell whether the living process `pid` is the server of `cluster`, and not a later program."""
    child = _children.get((pid, cluster))
    if child is not None:
        # Until it is reaped its number cannot be anybody else's; its command line may be empty
        # for a moment at either end of its life.
        if child.poll() is None:
            return True
        del _children[pid, cluster]
    # The command line, as a root without CAP_SYS_PTRACE may not see the working folder.
    if sys.platform == "linux":
        try:
            line = os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes()).replace("\0", " ")
        except OSError:
            return False
    else:
        _, line = Account.current().run(["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)])
    program, _, arguments = line.partition(" -D ")
    return program.endswith("/postgres") and arguments.startswith(f"{cluster} -c ")


def _accepts(pid_file: _PidFile) -> bool:
    if not pid_file.ready:
        return False
    target = ["-h", pid_file.socket_folder, "-p", pid_file.port, "-d", NAME, "-U", NAME]
    return Account.current().run([binaries() / "pg_isready", *target])[0] == 0


def _wait_ready(cluster: Path, pid: int, seconds: float) -> str | None:
    """Return the server's address once it takes connections, None where it ends or is too slow."""
    deadline = time.monotonic() + seconds
    while _is_postmaster(pid, cluster) and time.monotonic() < deadline:
        pid_file = _pid_file(cluster)
        if pid_file is not None and pid_file.pid == pid and _accepts(pid_file):
            return pid_file.dsn
        time.sleep(POLL_SECONDS)
    return None


def _bring_up(
    cluster: Path, account: Account, programs: Path, options: Mapping[str, str]
) -> tuple[int, str]:
    """Adopt the running server or start one; return its process number and its address."""
    deadline = time.monotonic() + START_SECONDS
    buffers = list(SHARED_BUFFERS)
    log = cluster.parent / "postgres.log"
    while True:
        pid_file = _pid_file(cluster)
        if pid_file is not None and _is_postmaster(pid_file.pid, cluster):
            dsn = _wait_ready(cluster, pid_file.pid, ADOPT_SECONDS)
            if dsn is not None:
                return pid_file.pid, dsn
            _shut_down(cluster, pid_file.pid)
        log_start = _trimmed_size(log)
        pid = dsn = None
        try:
            # Until its process number is known, nobody would know of this server.
            with _signals_held_back():
                pid = _launch(cluster, account, programs, {"shared_buffers": buffers[0], **options})
            dsn = _wait_ready(cluster, pid, deadline - time.monotonic())
        finally:
            if pid is not None and dsn is None:
                _shut_down(cluster, pid)
        if dsn is not None:
            return pid, dsn
        with log.open(errors="replace") as lines:
            lines.seek(log_start)
            output = lines.read()
        if _REFUSED_MEMORY in output and len(buffers) > 1:
            del buffers[0]
        elif time.monotonic() > deadline or not any(text in output for text in _NOT_YET_FREE):
            message = f"the database server does not start: {_last_lines(output)} (see {log})"
            raise EmbeddedServerError(message)
        else:
            time.sleep(10 * POLL_SECONDS)


@contextmanager
def _signals_held_back() -> Iterator[None]:
    """Let the signals that end us take effect only afterwards.

    By handlers and not by a mask, since another thread would take what this one blocks.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # handlers run in the main thread only
        return
    caught: list[int] = []
    previous = {
        number: signal.signal(number, lambda got, _: caught.append(got))
        for number in _ENDING_SIGNALS
    }
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for got in caught:
            signal.raise_signal(got)


def _launch(cluster: Path, account: Account, programs: Path, options: Mapping[str, str]) -> int:
    pid_file = _pid_file(cluster)
    if pid_file is not None and not _is_postmaster(pid_file.pid, cluster):
        # PostgreSQL would respect the file if its process number were in use by another program.
        (cluster / "postmaster.pid").unlink(missing_ok=True)
    settings = {
        "max_connections": "100",
        "jit": "off",
        **options,
        "listen_addresses": "",
        "port": str(PORT),
        "unix_socket_directories": str(socket_folder(cluster.parent, account)),
        "unix_socket_permissions": "0700",
        "logging_collector": "off",
        "log_destination": "stderr",
    }
    words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    flags = os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW
    with os.fdopen(os.open(cluster.parent / "postgres.log", flags), "ab") as log:
        command: list[str | Path] = [programs / "postgres", "-D", cluster]
        child = account.popen([*command, *words], output=log, own_session=True)
    _children[child.pid, cluster] = child
    return child.pid


def _trimmed_size(log: Path) -> int:
    """Return the size of the log in bytes; empty an overlong one and make a missing one."""
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        if os.fstat(handle).st_size > LOG_BYTES:
            os.ftruncate(handle, 0)
        return os.fstat(handle).st_size
    finally:
        os.close(handle)


def _shut_down(cluster: Path, pid: int) -> None:
    """End the server `pid` of `cluster` where it still runs: fast, then without ceremony."""
    if _is_postmaster(pid, cluster):
        wake(pid)  # if it is stopped (SIGSTOP), it hears of nothing
    for number in (signal.SIGINT, signal.SIGQUIT):
        if _is_postmaster(pid, cluster):
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        deadline = time.monotonic() + STOP_SECONDS
        while _is_postmaster(pid, cluster) and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
    if _is_postmaster(pid, cluster):
        message = f"the database server of {cluster} (process {pid}) does not end"
        raise EmbeddedServerError(message)


def _last_lines(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return " | ".join(lines[-4:]) or "it said nothing"
