"""The database of whoever runs: chosen, started, held to this version's schema, and opened.

What only serves stands in ``serving``: a command does not wait for that to be loaded.
"""

import asyncio
import fcntl
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)
from pathlib import Path
from typing import NamedTuple

import asyncpg

from app.access.refusals import refusal
from app.kit import clock
from app.kit.actor import COMMAND_LINE, Actor, Role
from app.kit.postgres import database, migrations
from app.kit.postgres.database import Tx
from app.kit.postgres.scopes import EVERYBODY
from app.run import embedded, logins
from app.settings import Settings

# Where services leave word, in their data folder, of where they are found: a line each.
NOTE = "address"


class StartError(Exception):
    """The service cannot start; the message is one readable line."""


class Addresses(NamedTuple):
    """Two ways into one database: as the service logs in, and as its owner does.

    They are the same where a server of one's own is configured by one address.
    """

    service: str
    owner: str


@contextmanager
def reachable_database(
    wanted: Settings, *, make: bool = False, kept: bool = False
) -> Iterator[Addresses]:
    """The addresses of the configured database, or of the embedded one, running meanwhile.

    Whoever uses the embedded server shares a lock; the last one to leave stops the server. Without
    ``make`` it must have been made before: a mistyped folder gets no database. ``kept`` starts the server
    again when it ends meanwhile.

    Raises:
        StartError: the embedded server is not there or cannot be started.
    """
    if wanted.database_url:
        yield Addresses(wanted.database_url, wanted.owner_url or wanted.database_url)
        return
    # Who has a server of its own needs none of this, nor the logs that it brings.
    from app.run import supervision

    if not make and not _is_made(wanted.data_dir):
        raise StartError(
            f"there is no database in {wanted.data_dir.absolute()}; 'personday serve' makes it"
        )
    with _shared(wanted.data_dir) as is_last_user:
        try:
            server = embedded.start(wanted.data_dir)
        except embedded.EmbeddedServerError as error:
            raise StartError(f"{error}; or set PERSONDAY_DATABASE_URL") from None
        keeper = supervision.Keeper(server, wanted.data_dir)
        addresses = Addresses(server.service_dsn, server.dsn)
        try:
            if not make:
                # A folder of a former version has no such login; who makes one prepares it, too.
                _admit(addresses)
            with keeper.at_work() if kept else nullcontext():
                yield addresses
        finally:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            if is_last_user():
                keeper.stop()


def _is_made(data_dir: Path) -> bool:
    try:
        return embedded.is_made(data_dir)
    except embedded.EmbeddedServerError as error:
        raise StartError(str(error)) from None


@contextmanager
def _shared(data_dir: Path) -> Iterator[Callable[[], bool]]:
    """Share the use of a data folder; the function given tells whether no one else uses it now."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = (data_dir / "in-use.lock").open("a")
    except OSError as error:
        raise StartError(
            f"the data folder {data_dir} cannot be used: {error.strerror};"
            " or set PERSONDAY_DATABASE_URL"
        ) from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_SH)

        def is_last_user() -> bool:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        yield is_last_user


def check_schema(dsn: str) -> None:
    """Hold a database to this version's schema, and change nothing.

    Raises:
        StartError: it cannot be reached, refuses, or has another schema.
    """
    revision = _revision(dsn)
    if revision != migrations.head():
        raise StartError(
            f"the database has schema version {revision or 'none'}, needed is"
            f" {migrations.head()}: run 'personday migrate' first"
        )


def prepare(addresses: Addresses, *, recheck: bool = False) -> None:
    """Bring the database to this version's schema and time zone data; at once when it has them.

    The owner does so, and lets the service log in. With ``recheck`` the ends of lots are looked at although
    the release of the data is the noted one.

    Raises:
        StartError: it cannot be reached, refuses, or has a schema that this version does not know.
    """
    from app.ledger import ends

    revision = _revision(addresses.owner)
    try:
        if revision is not None and revision not in migrations.known():
            raise StartError(
                f"the database has schema version {revision}, which this version"
                f" ({migrations.head()}) does not know: use the newer program"
            )
        if revision != migrations.head():
            migrations.upgrade(addresses.owner)
        if addresses.service != addresses.owner:
            _admit(addresses)
            check_schema(addresses.service)
        asyncio.run(ends.follow_zones_of(addresses.service, clock.read(), recheck=recheck))
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        is_right = isinstance(error, asyncpg.InsufficientPrivilegeError)
        hint = "; its owner may, by PERSONDAY_OWNER_URL" if is_right else ""
        raise StartError(f"the database cannot be migrated: {_one_line(error)}{hint}") from None


def _admit(addresses: Addresses) -> None:
    try:
        asyncio.run(logins.admit(addresses.owner, addresses.service))
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, logins.LoginError) as error:
        raise StartError(f"the service cannot be given its login: {_one_line(error)}") from None


def _revision(dsn: str) -> str | None:
    try:
        return asyncio.run(migrations.current(dsn))
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as error:
        raise StartError(f"the database cannot be used: {_one_line(error)}") from None


def noted_addresses(data_dir: Path) -> list[str]:
    """Where the services that run on this data folder are found, the latest last."""
    try:
        return (data_dir / NOTE).read_text().split()
    except OSError:
        return []


def web_address(wanted: Settings) -> str:
    """Where the service with these settings is found."""
    host = f"[{wanted.host}]" if ":" in wanted.host else wanted.host
    return f"http://{host}:{wanted.port}"


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


@asynccontextmanager
async def transaction(dsn: str) -> AsyncIterator[Tx]:
    """A transaction of the command line, in the service's role; committed at the end."""
    async with transactions(dsn) as begin, begin() as tx:
        yield tx


@asynccontextmanager
async def transactions(
    dsn: str,
) -> AsyncIterator[Callable[[], AbstractAsyncContextManager[Tx]]]:
    """What makes transactions of the command line, one after the other, each as ``transaction``."""
    actor = Actor(COMMAND_LINE, Role.ADMIN)
    try:
        async with await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool:
            yield lambda: database.transaction(pool, actor, clock.read())
    except asyncpg.PostgresError as error:
        raise refusal(error) from error
