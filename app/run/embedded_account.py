"""Accounts and folders for the PostgreSQL server that the service runs by itself.

PostgreSQL refuses to run as root, so a service started by root needs an ordinary account for the
server and private folders that belong to it. Nothing here creates an account or changes the permissions
of a file or folder that already existed.
"""

import errno
import fcntl
import hashlib
import os
import pwd
import re
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

STATE_ROOT = Path("/var/lib/personday")
CLUSTER = "postgres"
NAME = "personday"
PORT = 5432
ACCOUNT_NAMES = ("postgres", "nobody")
LOCK_SECONDS = 180.0
POLL_SECONDS = 0.01

_NOTE = "postgres.location"
_PRIVATE = 0o700
_SOCKET_BYTES = 107 if sys.platform == "linux" else 103
# Address parsers and PostgreSQL's own list syntax disagree on anything beyond these.
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_./+-]+")
# A minimal environment: no PG* settings, no locale of the terminal, no secret of the service.
_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


class EmbeddedServerError(Exception):
    """The service's own database server cannot do what was asked; the text is one readable line."""


@dataclass(frozen=True)
class Account:
    """A system account that programs of the server run under (numeric user and group)."""

    uid: int
    gid: int

    @classmethod
    def current(cls) -> "Account":
        """Return the account of this process."""
        return cls(os.geteuid(), os.getegid())

    def popen(
        self,
        command: Sequence[str | Path],
        *,
        stdin: int = subprocess.DEVNULL,
        output: int | IO[bytes] = subprocess.PIPE,
        own_session: bool = False,
    ) -> subprocess.Popen[bytes]:
        """Start `command` (absolute paths) under this account; stdout and stderr go to `output`.

        `own_session` puts it out of reach of the terminal's Ctrl-C. Raises OSError where the
        program cannot be run.
        """
        switch = self.uid != os.geteuid()
        return subprocess.Popen(  # noqa: S603  absolute paths, no shell
            command,
            stdin=stdin,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env=_ENVIRONMENT,
            umask=0o077,
            start_new_session=own_session,
            user=self.uid if switch else None,
            group=self.gid if switch else None,
            extra_groups=[] if switch else None,
        )

    def run(self, command: Sequence[str | Path], *, text: str = "") -> tuple[int, str]:
        """Run `command` to its end with `text` as input; return exit status and all its output."""
        with self.popen(command, stdin=subprocess.PIPE) as process:
            output, _ = process.communicate(text.encode())
        return process.returncode, output.decode(errors="replace")

    def reaches(self, folder: Path) -> bool:
        """Tell whether this account can enter `folder`, found out by entering it."""
        return self.run(["/bin/sh", "-c", 'cd "$1"', "sh", folder])[0] == 0


def server_account(cluster: Path) -> Account:
    """Return the account that the server of `cluster` runs under.

    That is this process's own account; for root it is the owner of the existing cluster, or the
    first of ACCOUNT_NAMES that exists. Raises EmbeddedServerError where there is none that fits.
    """
    try:
        owner = cluster.stat().st_uid
    except FileNotFoundError:
        return _first_account() if os.geteuid() == 0 else Account.current()
    if os.geteuid() != 0 and owner != os.geteuid():
        message = f"the database in {cluster} belongs to another account (user id {owner})"
        raise EmbeddedServerError(message)
    if owner == 0:
        message = f"the database in {cluster} belongs to root, which PostgreSQL refuses to run as"
        raise EmbeddedServerError(message)
    try:
        return Account(owner, pwd.getpwuid(owner).pw_gid)
    except KeyError:
        return Account(owner, cluster.stat().st_gid)


def _first_account() -> Account:
    for name in ACCOUNT_NAMES:
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            if entry.pw_uid != 0:
                return Account(entry.pw_uid, entry.pw_gid)
    names = " or ".join(ACCOUNT_NAMES)
    message = f"PostgreSQL refuses to run as root and there is no account {names}"
    raise EmbeddedServerError(message)


def open_folder(folder: Path, mode: int = 0o755) -> None:
    """Make sure that `folder` exists and that root alone can write in it.

    A missing one is made with `mode`; an existing one keeps its mode. Raises EmbeddedServerError
    where it is a link, belongs to somebody else or can be written by others.
    """
    with suppress(FileExistsError):
        folder.mkdir(parents=True)
        # Set apart from mkdir, whose mode is cut by the umask.
        folder.chmod(mode)
    state = folder.lstat()
    if not stat.S_ISDIR(state.st_mode) or state.st_uid != 0 or state.st_mode & 0o022:
        message = f"{folder} must be a folder of root that nobody else can write in"
        raise EmbeddedServerError(message)


def private_folder(folder: Path, account: Account) -> None:
    """Make sure that `folder` is a real folder of `account` with mode 0700, made when missing.

    Raises EmbeddedServerError for any other folder or link of that name, OSError from mkdir.
    """
    with suppress(FileExistsError):
        folder.mkdir(mode=_PRIVATE)
    state = folder.lstat()
    if state.st_uid == os.geteuid() != account.uid and stat.S_ISDIR(state.st_mode):
        os.chown(folder, account.uid, account.gid, follow_symlinks=False)
        state = folder.lstat()
    owned = stat.S_ISDIR(state.st_mode) and state.st_uid == account.uid
    if not owned or state.st_mode & 0o777 != _PRIVATE:
        message = f"{folder} must be a folder of user id {account.uid} with mode 0700; remove it"
        raise EmbeddedServerError(message)


@contextmanager
def file_lock(path: Path) -> Iterator[None]:
    """Hold the lock file `path`, waiting up to LOCK_SECONDS for another process that holds it.

    Raises EmbeddedServerError when the time is over, OSError where the file cannot be opened.
    """
    deadline = time.monotonic() + LOCK_SECONDS
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError as error:
                if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                    raise
            if time.monotonic() > deadline:
                message = f"another process has held {path} for {LOCK_SECONDS:.0f} seconds"
                raise EmbeddedServerError(message)
            time.sleep(POLL_SECONDS)
        yield
    finally:
        os.close(handle)


def cluster_home(data_dir: Path) -> Path:
    """Return the folder that holds the cluster, by the note in `data_dir` where there is one."""
    note = data_dir / _NOTE
    try:
        home = Path(note.read_text().strip())
    except (FileNotFoundError, NotADirectoryError):
        return data_dir
    if home.parent != STATE_ROOT or not home.is_dir():
        message = f"{note} names {home}, which is no database folder; restore it or remove the note"
        raise EmbeddedServerError(message)
    return home


def chosen_home(data_dir: Path, account: Account) -> Path:
    """Return the folder for a new cluster of `data_dir`, noting it where it lies elsewhere."""
    home = cluster_home(data_dir)
    if home != data_dir or account.reaches(data_dir):
        return home
    home = STATE_ROOT / hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:32]
    if (home / CLUSTER).exists():
        # An emptied data folder asks for a new start, a lost note for the old data: nobody but the
        # operator can tell which.
        note = data_dir / _NOTE
        message = f"{home} holds an earlier database: remove it, or write its path to {note}"
        raise EmbeddedServerError(message)
    open_folder(STATE_ROOT)
    open_folder(home, 0o711)
    unfinished = data_dir / f"{_NOTE}.new"
    unfinished.write_text(f"{home}\n")
    unfinished.replace(data_dir / _NOTE)
    flush_folder(data_dir)
    return home


def socket_folder(home: Path, account: Account) -> Path:
    """Return a private folder for the socket whose path fits, free of what a crash left in it."""
    digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
    runtime = "/run" if os.geteuid() == 0 else os.environ.get("XDG_RUNTIME_DIR", "/run")
    parents = (Path(runtime), Path(tempfile.gettempdir()), Path("/", "tmp"))
    elsewhere = [parent / f"{NAME}-{account.uid}-{digest}" for parent in parents]
    for folder in (home / "socket", *elsewhere):
        path = os.fspath(folder / f".s.PGSQL.{PORT}")
        if not _PLAIN_PATH.fullmatch(path) or len(path) > _SOCKET_BYTES:
            continue
        with suppress(OSError):
            private_folder(folder, account)
            if account.reaches(folder):
                # PostgreSQL trusts a leftover lock file whose process number is in use again.
                for leftover in (path, f"{path}.lock"):
                    Path(leftover).unlink(missing_ok=True)
                return folder
    places = ", ".join(map(str, (home, *parents)))
    message = f"no folder for the database socket can be made in any of {places}"
    raise EmbeddedServerError(message)


def wake(pid: int) -> None:
    """Let a process and its children go on that somebody has stopped (SIGSTOP)."""
    children = ""
    with suppress(OSError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    for process in (pid, *map(int, children.split())):
        with suppress(ProcessLookupError, PermissionError):
            os.kill(process, signal.SIGCONT)


def flush_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
