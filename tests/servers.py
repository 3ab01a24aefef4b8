"""PostgreSQL servers for tests: the embedded one, and Debian's where it is installed."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.run import embedded

DEBIAN = Path("/usr/lib/postgresql/15/bin")
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "256MB",
}
_MEMORY = Path("/dev/shm")
_ROOM = 4 << 30


def quick_place() -> Path:
    """Where a server's files are made and removed fastest: in memory, if there is room for them."""
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        return _MEMORY
    return Path(tempfile.gettempdir())


@contextmanager
def embedded_server() -> Iterator[str]:
    """The address of the maintenance database of a fresh embedded server."""
    with tempfile.TemporaryDirectory(prefix="personday-", dir=quick_place()) as folder:
        Path(folder).chmod(0o755)
        server = embedded.start(Path(folder) / "data", options=FAST)
        try:
            yield server.dsn
        finally:
            server.stop()


@contextmanager
def debian_server() -> Iterator[str]:
    """The same of Debian's PostgreSQL 15; it refuses to run as root, so it runs as postgres then."""
    account = pwd.getpwnam("postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name)
    folder = Path(tempfile.mkdtemp(prefix="personday-15-", dir=quick_place()))
    shutil.chown(folder, account.pw_uid, account.pw_gid)

    def run(*command: str) -> None:
        subprocess.run(
            command, check=True, cwd=folder, user=account.pw_uid, stdout=subprocess.DEVNULL
        )

    cluster = str(folder / "cluster")
    run(f"{DEBIAN}/initdb", "-D", cluster, "-U", "personday", "-A", "trust", "-E", "UTF8")
    options = " ".join(f"-c {name}={value}" for name, value in FAST.items())
    run(
        f"{DEBIAN}/pg_ctl", "-D", cluster, "-w", "-l", str(folder / "log"), "start",
        "-o", f"-c listen_addresses='' -k {folder} -p 5432 {options}",
    )  # fmt: skip
    try:
        yield f"postgresql://personday@/postgres?host={folder}&port=5432"
    finally:
        run(f"{DEBIAN}/pg_ctl", "-D", cluster, "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)
