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

import asyncpg

from app.access.refusals import refusal
from app.kit import clock, database, migrations
from app.kit.actor import COMMAND_LINE, Actor, Role
from app.kit.database import Tx
from app.run import embedded
from app.settings import Settings

# Where a service leaves word, in its data folder, of where it is found.
NOTE = "address"


class StartError(Exception):
    """The service cannot start; the message is one readable line."""


@contextmanager
def reachable_database(
    wanted: Settings, *, make: bool = False, kept: bool = False
) -> Iterator[str]:
    """The address of the configured database, or of the embedded one, running meanwhile.

    Whoever uses the embedded server shares a lock; the last one to leave stops the server. Without
    ``make`` it must have been made before: a mistyped folder gets no database. ``kept`` starts the server
    again when it ends meanwhile.

    Raises:
        StartError: the embedded server is not there or cannot be started.
    """
    if wanted.database_url:
        yield wanted.database_url
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
        try:
            with keeper.at_work() if kept else nullcontext():
                yield server.dsn
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


def prepare(dsn: str, *, recheck: bool = False) -> None:
    """Bring the database to this version's schema and time zone data; at once when it has them.

    With ``recheck`` the ends of lots are looked at although the release of the data is the noted one.

    Raises:
        StartError: it cannot be reached, refuses, or has a schema that this version does not know.
    """
    from sqlalchemy.exc import DBAPIError

    from app.ledger import ends

    revision = _revision(dsn)
    try:
        if revision is not None and revision not in migrations.known():
            raise StartError(
                f"the database has schema version {revision}, which this version"
                f" ({migrations.head()}) does not know: use the newer program"
            )
        if revision != migrations.head():
            migrations.upgrade(dsn)
        asyncio.run(ends.follow_zones_of(dsn, clock.read(), recheck=recheck))
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, DBAPIError) as error:
        cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
        raise StartError(f"the database cannot be migrated: {_one_line(cause)}") from None


def _revision(dsn: str) -> str | None:
    try:
        return asyncio.run(migrations.current(dsn))
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as error:
        raise StartError(f"the database cannot be used: {_one_line(error)}") from None


def noted_address(data_dir: Path) -> str | None:
    """Where the service that runs on this data folder is found; None where it left no word."""
    try:
        return (data_dir / NOTE).read_text().strip() or None
    except OSError:
        return None


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
        async with await database.open_pool(dsn, size=1) as pool:
            yield lambda: database.transaction(pool, actor, clock.read())
    except asyncpg.PostgresError as error:
        raise refusal(error) from error
