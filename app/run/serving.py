"""Runs the service: chooses and prepares the database, then serves until it is told to stop."""

import asyncio
import errno
import fcntl
import multiprocessing
import os
import shlex
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    asynccontextmanager,
    contextmanager,
    nullcontext,
    suppress,
)
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import asyncpg
import uvicorn
from sqlalchemy.exc import DBAPIError
from uvicorn.config import STARTUP_FAILURE

from app import settings, slices
from app.access import directory
from app.access.context import refusal
from app.kit import clock, database, logs, migrations, stopping
from app.kit.actor import COMMAND_LINE, Actor, Role
from app.kit.database import Tx
from app.kit.locks import Lock, lock_all
from app.run import draining, embedded, memory, supervision
from app.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

# The service itself is loaded where it is run: who makes a key or verifies does not wait for it.

GRACE_SECONDS = 20
_NOTE = "address"


class StartError(Exception):
    """The service cannot start; the message is one readable line."""


def run(wanted: Settings) -> None:
    """Serve until SIGINT or SIGTERM, and stop the embedded server last.

    Raises:
        StartError: the port is taken, or the database is refused or of another version.
    """
    signal.signal(signal.SIGTERM, _stop)
    # A closed terminal ends the service like SIGTERM, also where uvicorn has its own handlers.
    signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    with listen(wanted.host, wanted.port) as listener:
        _load_meanwhile(wanted)
        with reachable_database(wanted, make=True, kept=True) as dsn, _noted(wanted):
            prepare(dsn)
            demonstration_keys = asyncio.run(_first_keys(dsn, wanted))
            _greet(wanted, demonstration_keys)
            # Worker processes read their settings from the environment.
            os.environ["PERSONDAY_DATABASE_URL"] = dsn
            os.environ["PERSONDAY_EMBEDDED_WORKER"] = str(wanted.embedded_worker)
            _serve(wanted, listener)


def _load_meanwhile(wanted: Settings) -> None:
    """Load the service in a thread: the start of the database server is mostly waited for."""

    def load() -> None:
        # Who needs what cannot be loaded meets the error itself.
        with suppress(Exception):
            import app.demo.seed
            import app.main  # noqa: F401

            list(slices.parts("router"))

    # Worker processes load it for themselves.
    if wanted.workers == 1:
        # Nobody waits for it at the end: a stop that interrupts an import here can hold it up for ever.
        threading.Thread(target=load, daemon=True).start()


def _stop(_number: int, _frame: FrameType | None) -> None:
    # An exception is lost that comes while the interpreter calls back, as it does in each import.
    stopping.told.set()
    raise SystemExit(0)


def work(wanted: Settings) -> None:
    """Run the worker until SIGINT or SIGTERM, and stop the embedded server last.

    Raises:
        StartError: the database is refused or has another schema.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    with suppress(KeyboardInterrupt), reachable_database(wanted, kept=True) as dsn:
        from app.run import worker

        check_schema(dsn)
        logs.configure()
        print(f"Personday's worker does what becomes due: {', '.join(worker.JOBS)}")
        sys.stdout.flush()
        asyncio.run(_until_told(worker.run(dsn)))


async def _until_told(work: Coroutine[Any, Any, None]) -> None:
    """Do it until SIGTERM or SIGHUP; SIGINT is the event loop's, and may be ignored (``worker &``)."""
    working = asyncio.ensure_future(work)
    for number in (signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, working.cancel)
    if stopping.told.is_set():
        working.cancel()
    with suppress(asyncio.CancelledError):
        await working


@contextmanager
def listen(host: str, port: int) -> Iterator[socket.socket]:
    """The listening socket, taken before anything else is started.

    Raises:
        StartError: another program has the port, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(2048)
        except OSError as error:
            hint = "; choose another by PERSONDAY_PORT" if error.errno == errno.EADDRINUSE else ""
            raise StartError(f"cannot listen on {host}:{port}: {error.strerror}{hint}") from None
        listener.set_inheritable(True)
        yield listener


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


@contextmanager
def _noted(wanted: Settings) -> Iterator[None]:
    """Leave word in the data folder where the service is found."""
    note = wanted.data_dir / _NOTE
    if wanted.database_url:
        yield
        return
    note.write_text(web_address(wanted))
    try:
        yield
    finally:
        # Another service on the same folder may have left word since.
        with suppress(OSError):
            if note.read_text() == web_address(wanted):
                note.unlink()


def noted_address(data_dir: Path) -> str | None:
    """Where the service that runs on this data folder is found; None where it left no word."""
    try:
        return (data_dir / _NOTE).read_text().strip() or None
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


async def _first_keys(dsn: str, wanted: Settings) -> dict[Role, str]:
    if wanted.bootstrap_admin_key:
        async with transaction(dsn) as tx:
            await _bootstrap(tx, wanted.bootstrap_admin_key.get_secret_value())
        return {}
    from app.demo import seed

    async with await database.open_pool(dsn, size=1) as pool, pool.acquire() as connection:
        return await seed.seed(connection, clock.read())


async def _bootstrap(tx: Tx, key: str) -> None:
    from app.access import queries
    from app.access import service as keys
    from app.access.schemas import NewKey

    await tx.begin(lock_all(Lock.FIRST_KEY))
    if not await queries.key_exists(tx.connection, directory.key_hash(key)):
        await keys.make(tx, NewKey(role=Role.ADMIN, name="bootstrap"), key)


def _greet(wanted: Settings, demonstration_keys: dict[Role, str]) -> None:
    if demonstration_keys:
        print("A demonstration customer was made, with one key per role (shown only now):")
        for role, key in demonstration_keys.items():
            print(f"  {role.value:<10}  {key}")
    elif not wanted.bootstrap_admin_key:
        folder = "" if wanted.database_url else f" --data-dir {shlex.quote(str(wanted.data_dir))}"
        # As it was called: the program need not be on the PATH.
        print(f"A key is made by: {sys.argv[0]} keys create --role admin{folder}")
    address = web_address(wanted)
    print(f"Personday is on {address}  Documentation: {address}/docs")
    sys.stdout.flush()


def _serve(wanted: Settings, listener: socket.socket) -> None:
    config = uvicorn.Config(
        "app.run.serving:application",
        factory=True,
        workers=wanted.workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        http="app.run.connections:Connection",
        ws="none",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = draining.Server(config)
    try:
        if wanted.workers > 1:
            supervisor = draining.Supervisor(config, sockets=[listener])
            supervisor.run()
            failed = any(one.exitcode == STARTUP_FAILURE for one in supervisor.processes)
            if failed and not stopping.told.is_set():
                raise StartError("a process of the service did not start; see the message above")
        else:
            server.run(sockets=[listener])
    except KeyboardInterrupt:
        pass  # uvicorn has shut down and hands the signal on
    if not server.started and wanted.workers == 1:
        raise StartError("the service did not start; see the message above")


def application() -> "FastAPI":
    """The application of one worker process, by the settings of the environment."""
    supervisor = multiprocessing.parent_process()
    if supervisor is not None:
        threading.Thread(target=_end_with, args=(supervisor,), daemon=True).start()
    logs.configure()
    from app.main import create_app

    app = create_app(settings.load())
    memory.settle()
    return app


def _end_with(supervisor: BaseProcess) -> None:
    """Stop this worker when its supervisor was killed: it would hold the port for ever."""
    supervisor.join()
    os.kill(os.getpid(), signal.SIGTERM)
