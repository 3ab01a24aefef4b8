"""Copies of a database: one into a file, and a file into an empty database.

PostgreSQL's own programs do it, of the server's own version: the embedded server's are in its wheel.
"""

import asyncio
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import asyncpg

from app.kit import migrations
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

_SEES_ALL = f"""
SELECT coalesce(bool_or(pg_has_role(current_user, oid, 'USAGE')), false)
FROM pg_roles WHERE rolname = '{migrations.KEEPER}'
"""


class CopyError(Exception):
    """A copy cannot be made or used; the message is one readable line."""


class _Server(NamedTuple):
    major: int
    tables: int
    sees_all: bool


async def _asked(dsn: str) -> _Server:
    connection = await asyncpg.connect(dsn, timeout=10)
    try:
        tables, sees_all = await connection.fetchval(_USED), await connection.fetchval(_SEES_ALL)
        return _Server(connection.get_server_version().major, tables, sees_all)
    finally:
        await connection.close()


async def _make_role(dsn: str) -> None:
    """A dump of one database has none of the server's roles."""
    connection = await asyncpg.connect(dsn, timeout=10)
    try:
        await connection.execute(migrations.MAKE_ROLE)
    finally:
        await connection.close()


def backup(dsn: str, file: Path) -> None:
    """Write the whole database into a file, beside a service at work; the file is whole or absent.

    Raises:
        CopyError: the file exists, there is no program for it, or the program fails.
        OSError, asyncpg.PostgresError: the server or the folder cannot be used.
    """
    if file.exists():
        raise CopyError(f"{file} exists already")
    server = asyncio.run(_asked(dsn))
    if not server.sees_all:
        raise CopyError(
            "who logs in does not see every row: the owner does, by PERSONDAY_OWNER_URL"
        )
    unfinished = file.with_name(f"{file.name}.unfinished")
    # Nobody else reads what customers wrote.
    os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        # It sees every row, by policies that would else make the program refuse.
        words = ["--format=custom", "--enable-row-security", "--verbose", f"--file={unfinished}"]
        _run("pg_dump", server.major, dsn, words, "dumping contents of table", server.tables)
        unfinished.rename(file)
    finally:
        unfinished.unlink(missing_ok=True)


def restore(dsn: str, file: Path) -> None:
    """Bring an empty database to what a file has: rows, roles and rights; all of it or nothing.

    Raises:
        CopyError: the database is not empty, there is no program for it, or the program fails.
        OSError, asyncpg.PostgresError: the file or the server cannot be used.
    """
    file.open("rb").close()
    server = asyncio.run(_asked(dsn))
    if server.tables:
        raise CopyError("the database is not empty: restore into a fresh one")
    asyncio.run(_make_role(dsn))
    listed = _output([str(_program("pg_restore", server.major)), "--list", str(file)])
    words = ["--single-transaction", "--no-owner", "--no-comments", "--verbose", str(file)]
    tables = len(re.findall(r" TABLE DATA ", listed))
    _run("pg_restore", server.major, dsn, words, "processing data for table", tables)


def _program(name: str, major: int) -> Path:
    folders = [os.environ.get("PATH", ""), _DEBIAN.format(major=major)]
    with suppress(embedded.EmbeddedServerError):
        folders.insert(0, str(embedded.binaries()))
    for folder in os.pathsep.join(folders).split(os.pathsep):
        found = shutil.which(name, path=folder)
        if found and re.search(rf"\) {major}\b", _output([found, "--version"])):
            return Path(found)
    raise CopyError(
        f"{name} of PostgreSQL {major}, the server's version, is not found: put it on the PATH"
    )


def _output(command: Sequence[str]) -> str:
    done = subprocess.run(  # noqa: S603  an absolute path, no shell
        command, check=False, capture_output=True, text=True, errors="replace"
    )
    if done.returncode != 0:
        raise CopyError(_last_line(done.stderr.splitlines()))
    return done.stdout


def _run(name: str, major: int, dsn: str, words: Sequence[str], mark: str, steps: int) -> None:
    """Run a program on a database, and show how far it is to who sits before a terminal."""
    address, password = _without_password(dsn)
    secret = {"PGPASSWORD": password} if password else {}
    process = subprocess.Popen(  # noqa: S603  an absolute path, no shell
        [_program(name, major), f"--dbname={address}", *words],
        env={**os.environ, **secret}, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
        text=True, errors="replace",
    )  # fmt: skip
    assert process.stderr is not None
    said: list[str] = []
    try:
        for line in _shown(process.stderr, name, mark, steps):
            said = [*said[-20:], line]
        if process.wait() != 0:
            raise CopyError(f"{name}: {_last_line(said)}")
    finally:
        process.kill()
        process.wait()


def _shown(lines: Iterator[str], name: str, mark: str, steps: int) -> Iterator[str]:
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(name, total=steps)
        for line in lines:
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
