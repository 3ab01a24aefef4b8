"""PostgreSQL's own programs that copy a database: one into a file, and a file into an empty database.

They are of the server's own version: the embedded server's are in its wheel.
"""

import asyncio
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from app.kit.postgres import migrations, primary
from app.kit.postgres.connecting import Connection
from app.run import embedded

# Where Debian's packages have theirs.
_DEBIAN = "/usr/lib/postgresql/{major}/bin"
_USED = """
SELECT count(*) FROM pg_class
WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND relnamespace NOT IN (
    SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_' OR nspname = 'information_schema')
  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass
                  AND objid = pg_class.oid AND deptype = 'e')
"""

# Who passes the policies of every table: a database of before them has none.
_SEES_ALL = f"""
SELECT rolsuper OR rolbypassrls
    OR EXISTS (SELECT FROM pg_roles AS keeper WHERE rolname = '{migrations.KEEPER}'
               AND pg_has_role(current_user, keeper.oid, 'USAGE'))
    OR NOT EXISTS (SELECT FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace)
FROM pg_roles WHERE rolname = current_user
"""
# So much of a disk stays free, or a tenth of a small one: the database may be on it, too.
RESERVE = 1 << 30
_NICE = 10


class CopyError(Exception):
    """A copy cannot be made or used; the message is one readable line."""


@asynccontextmanager
async def connected(dsn: str) -> AsyncIterator[Connection]:
    """A connection to a database, as who the address names, while the block runs."""
    connection = await primary.connect(dsn, timeout=10)
    try:
        yield connection
    finally:
        connection.terminate()


async def _make_role(dsn: str) -> None:
    """A dump of one database has none of the server's roles."""
    async with connected(dsn) as connection:
        await connection.execute(migrations.MAKE_ROLE)


class Empty(NamedTuple):
    """A database that has nothing yet, and the major version of its server."""

    dsn: str
    major: int


async def check_sees_all(connection: Connection) -> None:
    """Refuse to copy as somebody whom policies keep from rows: the copy would lack them.

    Raises:
        CopyError: who logged in is such a one.
    """
    if not await connection.fetchval(_SEES_ALL):
        raise CopyError(
            "who logs in does not see every row: the owner does (PERSONDAY_OWNER_URL), and whoever has"
            " BYPASSRLS"
        )


async def dump(dsn: str, major: int, tables: int, file: Path, snapshot: str) -> None:
    """Write what a snapshot sees of a database into a file of its owner's alone.

    A disk is never filled by it: so much stays free for whoever else writes there (``RESERVE``).

    Raises:
        CopyError: there is no program for it, no room, or the program fails.
        OSError: the folder cannot be used.
    """
    room = _room(file.parent)
    # Nobody else reads what customers wrote.
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    # By the owner's policy all rows are seen; the program would rather be told that none is active.
    words = ["--format=custom", "--verbose", "--enable-row-security"]
    words += [f"--snapshot={snapshot}", f"--file={file}"]
    await _run("pg_dump", major, dsn, words, "dumping contents of table", tables, room)


async def empty(dsn: str) -> Empty:
    """A database that may be filled.

    Raises:
        CopyError: it is not empty.
        OSError, asyncpg.PostgresError: the server cannot be used.
    """
    async with connected(dsn) as connection:
        if await connection.fetchval(_USED):
            raise CopyError("the database is not empty: restore into a fresh one")
        return Empty(dsn, connection.get_server_version().major)


async def load(into: Empty, file: Path) -> None:
    """Bring an empty database to what a file has: rows, roles and rights; all of it or nothing.

    Raises:
        CopyError: there is no program for it, or the program fails.
        OSError, asyncpg.PostgresError: the file or the server cannot be used.
    """
    listed = await _output(await _program("pg_restore", into.major), "--list", str(file))
    await _make_role(into.dsn)
    words = ["--single-transaction", "--no-owner", "--no-comments", "--verbose", str(file)]
    tables = len(re.findall(r" TABLE DATA ", listed))
    await _run("pg_restore", into.major, into.dsn, words, "processing data for table", tables)


def _room(folder: Path) -> int:
    """How many bytes may be written into a folder.

    Raises:
        CopyError: none.
    """
    disk = shutil.disk_usage(folder)
    room = disk.free - min(RESERVE, disk.total // 10)
    if room <= 0:
        raise CopyError(f"there is no room in {folder}: {disk.free:,} bytes are free")
    return room


async def _program(name: str, major: int) -> str:
    folders = [os.environ.get("PATH", ""), _DEBIAN.format(major=major)]
    with suppress(embedded.EmbeddedServerError):
        folders.insert(0, str(embedded.binaries()))
    for folder in os.pathsep.join(folders).split(os.pathsep):
        found = shutil.which(name, path=folder)
        if found and re.search(rf"\) {major}\b", await _output(found, "--version")):
            return found
    raise CopyError(
        f"{name} of PostgreSQL {major}, the server's version, is not found: put it on the PATH"
    )


async def _output(*command: str) -> str:
    process = await asyncio.create_subprocess_exec(
        *command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    async with _ended(process):
        out, err = await process.communicate()
    if process.returncode != 0:
        raise CopyError(_last_line(err.decode(errors="replace").splitlines()))
    return out.decode(errors="replace")


async def _run(
    name: str,
    major: int,
    dsn: str,
    words: Sequence[str],
    mark: str,
    steps: int,
    most_bytes: int | None = None,
) -> None:
    """Run a program on a database, and show how far it is to who sits before a terminal.

    It is as polite as what verifies, ends with whoever called it, and writes no longer file than told.
    """
    address, password = _without_password(dsn)
    secret = {"PGPASSWORD": password} if password else {}
    process = await asyncio.create_subprocess_exec(
        await _program(name, major), f"--dbname={address}", *words,
        env={**os.environ, **secret}, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
        # A terminal's Ctrl-C reaches its whole group: what that means to this one is ours to say.
        start_new_session=True,
    )  # fmt: skip
    assert process.stderr is not None
    said: list[str] = []
    async with _ended(process):
        _bound(process.pid, most_bytes)
        async for line in _shown(process.stderr, name, mark, steps):
            said = [*said[-20:], line]
        if await process.wait() == -signal.SIGXFSZ:
            raise CopyError("there is no room for it")
        if process.returncode != 0:
            raise CopyError(f"{name}: {_last_line(said)}")


@asynccontextmanager
async def _ended(process: Process) -> AsyncIterator[None]:
    """Have a program ended behind the block, however that ends: who reaps it later misses its loop."""
    try:
        yield
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def _bound(pid: int, most_bytes: int | None) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.setpriority(os.PRIO_PROCESS, pid, _NICE)
        if most_bytes is not None and sys.platform == "linux":
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (most_bytes, most_bytes))


async def _shown(
    lines: asyncio.StreamReader, name: str, mark: str, steps: int
) -> AsyncIterator[str]:
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(name, total=steps)
        async for read in lines:
            line = read.decode(errors="replace")
            if mark in line:
                progress.advance(task)
            yield line


def _last_line(said: Sequence[str]) -> str:
    """What a program complains of."""
    errors = [line for line in said if "error:" in line] or [line for line in said if line.strip()]
    return " ".join(errors[-1].split()) if errors else "it failed and said nothing"


def _without_password(dsn: str) -> tuple[str, str | None]:
    """An address that everybody may see among the processes, and its password."""
    parts = urlsplit(dsn)
    user, has_password, password = parts.netloc.rpartition("@")[0].partition(":")
    if not has_password:
        return dsn, None
    host = parts.netloc.rpartition("@")[2]
    netloc = f"{quote(unquote(user))}@{host}"
    return urlunsplit(parts._replace(netloc=netloc)), unquote(password)
