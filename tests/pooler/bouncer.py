"""PgBouncer as ``deploy/`` has it, before the servers of tests."""

import atexit
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlsplit

from app.kit.postgres import primary
from tests.cli.processes import eventually

PROGRAM = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
DELIVERED = Path(__file__).parents[2] / "deploy" / "pgbouncer" / "pgbouncer.ini"
PORT = 6432
# Fewer than the service has clients, so that each transaction may have another one.
CONNECTIONS = 3


def configured(server: str, folder: Path, connect_query: str) -> str:
    """What is delivered, for all databases of a server, by a socket and without passwords."""
    host, port = primary.hosts(server)[0]
    user = urlsplit(server).username
    text = DELIVERED.read_text()
    names = ("listen_addr", "listen_port", "auth_type", "auth_file", "default_pool_size")
    for name in names:
        text = re.sub(rf"^{name} = .*\n", "", text, flags=re.MULTILINE)
    lent = f"* = host={host} port={port} user={user} {connect_query}"
    text = re.sub(r"^personday = .*$", lambda _: lent, text, flags=re.MULTILINE)
    ours = (
        "auth_type = any", f"listen_port = {PORT}", f"unix_socket_dir = {folder}",
        f"default_pool_size = {CONNECTIONS}",
    )  # fmt: skip
    return text + "\n".join(ours)


def delivered_query() -> str:
    """What PgBouncer tells its connections at first."""
    found = re.search(r"connect_query=.*$", DELIVERED.read_text(), re.MULTILINE)
    assert found is not None
    return found[0]


@contextmanager
def bouncer(server: str, connect_query: str | None = None) -> Iterator[Path]:
    """PgBouncer before a server; gives the folder of its socket."""
    assert PROGRAM is not None
    account = pwd.getpwnam("postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name)
    with tempfile.TemporaryDirectory(prefix="bouncer-") as name:
        folder = Path(name)
        query = delivered_query() if connect_query is None else connect_query
        (folder / "pgbouncer.ini").write_text(configured(server, folder, query))
        for path in (folder, folder / "pgbouncer.ini"):
            shutil.chown(path, account.pw_uid, account.pw_gid)
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [PROGRAM, str(folder / "pgbouncer.ini")],
                stdout=log,
                stderr=log,
                user=account.pw_uid,
            )
        try:
            eventually((folder / f".s.PGSQL.{PORT}").exists, "the socket of PgBouncer")
            yield folder
        finally:
            process.kill()
            process.wait()


def through(folder: Path, dsn: str) -> str:
    """The address of a database through PgBouncer."""
    parts = urlsplit(dsn)
    return f"postgresql://{parts.username}@{parts.path}?host={quote(str(folder))}&port={PORT}"


@cache
def _lasting(host: str, port: int, user: str) -> Path:
    # It lives as long as the tests do.
    made = ExitStack()
    atexit.register(made.close)
    return made.enter_context(bouncer(f"postgresql://{user}@/postgres?host={host}&port={port}"))


def lent(dsn: str) -> str:
    """The address of a database through the one PgBouncer that all tests of a server share."""
    host, port = primary.hosts(dsn)[0]
    return through(_lasting(host, port, urlsplit(dsn).username or ""), dsn)
