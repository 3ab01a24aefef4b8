"""Fixtures: a real PostgreSQL built by the migrations, a fresh database per test, and a client."""

import asyncio
import base64
import gc
import itertools
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from ipaddress import ip_address

import asyncpg
import hypothesis
import pytest
import structlog

from app.audit import trail
from app.kit.postgres import database, migrations
from app.kit.postgres.database import Connection
from app.kit.postgres.scopes import EVERYBODY
from app.run import logins
from app.webhooks import names
from app.webhooks.addresses import Address
from tests import told
from tests.kept import kept, let_all_go, let_go
from tests.restored import remember, restored
from tests.servers import embedded_server
from tests.support import Api, open_api, service_address

_END_CONNECTIONS = (
    "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE datname = '{name}'"
)
_numbers = itertools.count(1)
_templates: dict[str, str] = {}
_spare: dict[tuple[str, str], list[str]] = {}
_made: set[str] = set()
_admins: dict[str, tuple[asyncio.Lock, Connection]] = {}

# A test says what is right, not how fast this machine is at the moment.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

# The client looks for this on the disk at each request; it is not there.
sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]

# A shell's background ignores SIGINT, and so would every program that a test starts and interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Of the signatures under closed months: no test leaves one in the folder it runs in.
_keys = tempfile.TemporaryDirectory(prefix="personday-keys-")
os.environ["PERSONDAY_SIGNING_KEY_FILE"] = f"{_keys.name}/signing-key.pem"

# It seals the secrets that tests make.
os.environ["PERSONDAY_MASTER_KEY"] = base64.b64encode(bytes(32)).decode()

structlog.configure(
    processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)],
    wrapper_class=structlog.make_filtering_bound_logger(40),
)


def pytest_collection_finish() -> None:
    """Look for garbage no more among what lives until the end: that was an eighth of all work."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _the_audit_waits() -> Iterator[None]:
    """What waits for the audit is written when a service ends, or a test says so: in nobody's way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trail, "PAUSE_SECONDS", 3600.0)
        yield


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the maintenance database of a running server."""
    with embedded_server() as dsn:
        yield dsn


@pytest.fixture(scope="session", autouse=True)
async def _no_connection_is_left() -> AsyncIterator[None]:
    yield
    let_all_go()
    for _, connection in _admins.values():
        connection.terminate()


@pytest.fixture(scope="session")
async def template(server: str) -> str:
    """The name of a migrated, empty database to copy; no one may be connected to it."""
    if server not in _templates:
        name = f"template_{os.getpid()}"
        await _admin(server, f"CREATE DATABASE {name}")
        # Alembic runs its own event loop.
        await asyncio.to_thread(migrations.upgrade, address(server, name))
        await logins.admit(address(server, name), service_address(address(server, name)))
        await remember(address(server, name))
        _templates[server] = name
    return _templates[server]


@asynccontextmanager
async def fresh_database(server: str, template: str) -> AsyncIterator[str]:
    """The address of a copy of the template: a new one, or one that a test before left as it was."""
    spare = _spare.setdefault((server, template), [])
    name = spare.pop() if spare else f"test_{os.getpid()}_{next(_numbers)}"
    # What was copied of it has what it had before.
    _spare.pop((server, name), None)
    if name not in _made:
        await let_go(address(server, template))
        # PgBouncer goes on having what it lent.
        await _admin(server, _END_CONNECTIONS.format(name=template))
        await _admin(server, f"CREATE DATABASE {name} TEMPLATE {template}")
        _made.add(name)
    try:
        yield address(server, name)
        await _check_events(address(server, name))
    finally:
        # That takes a tenth of the time of making one.
        if await restored(address(server, name), address(server, template)):
            spare.append(name)
        else:
            await let_go(address(server, name))
            await _admin(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def dsn(server: str, template: str) -> AsyncIterator[str]:
    """The address of a database of the test's own."""
    async with fresh_database(server, template) as made:
        yield made


@pytest.fixture
async def pool(dsn: str) -> AsyncIterator[database.Pool]:
    """Connections to the test's database, in the role that the service has."""
    async with await database.open_pool(service_address(dsn), scope=EVERYBODY, size=20) as opened:
        yield opened


@pytest.fixture
async def api(dsn: str) -> AsyncIterator[Api]:
    """The service on the test's database, in sandbox mode; ``verify`` runs when the test ends."""
    async with open_api(dsn) as opened:
        yield opened
        await opened.verify()


async def _check_events(dsn: str) -> None:
    """Every event that a test leaves tells what the catalogue says."""
    async with kept(dsn) as connection:
        if await connection.fetchval("SELECT to_regclass('event') IS NOT NULL"):
            found = await told.otherwise(connection)
            assert not found, found


def address(server: str, name: str) -> str:
    """The address of another database of the same server."""
    head, _, query = server.partition("?")
    return f"{head.rpartition('/')[0]}/{name}?{query}"


async def _admin(server: str, statement: str) -> None:
    # One connection for all: the first CREATE DATABASE of a connection takes ten times as long.
    if server not in _admins:
        _admins[server] = asyncio.Lock(), await asyncpg.connect(server)
    lock, connection = _admins[server]
    async with lock:
        await connection.execute(statement)


@pytest.fixture(autouse=True, scope="session")
def _names_of_examples() -> Iterator[None]:
    """A name of the documentation has a public address: nobody is asked for it, and nothing is sent there."""
    look = names.addresses_of

    async def addresses_of(host: str, port: int) -> list[Address]:
        if host.endswith(".example.com"):
            return [ip_address("93.184.215.14")]
        return await look(host, port)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "addresses_of", addresses_of)
        yield
