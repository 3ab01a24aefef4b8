"""Runs the service on its database, and serves until it is told to stop."""

import asyncio
import multiprocessing
import os
import shlex
import signal
import socket
import sys
import threading
from collections.abc import Coroutine, Iterator
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.loops.auto import auto_loop_factory

from app import settings, slices
from app.access import directory
from app.kit import clock, stopping
from app.kit.actor import Role
from app.kit.postgres import database
from app.kit.postgres.database import Tx
from app.kit.postgres.locks import Lock, lock_all
from app.kit.postgres.scopes import EVERYBODY
from app.kit.telemetry import logs
from app.run import draining, ending, memory, metering
from app.run.opening import (
    NOTE,
    StartError,
    check_schema,
    prepare,
    reachable_database,
    transaction,
    web_address,
)
from app.run.sockets import listen
from app.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

# The service itself is loaded where it is run: who makes a key or verifies does not wait for it.

# The loop takes one connection from a listening socket each time it goes round: so there are several.
ACCEPTED_AT_ONCE = 8


def run(wanted: Settings) -> None:
    """Serve until SIGINT or SIGTERM, and stop the embedded server last.

    Raises:
        StartError: the port is taken, or the database is refused or of another version.
    """
    with (
        ending.as_wanted(),
        listen(wanted.host, wanted.port, "PERSONDAY_PORT") as listener,
        metering.counted(wanted) as metrics,
    ):
        _load_meanwhile(wanted)
        with reachable_database(wanted, make=True, kept=True) as addresses, _noted(wanted):
            prepare(addresses)
            demonstration_keys = asyncio.run(_first_keys(addresses.service, wanted))
            _greet(wanted, demonstration_keys)
            # Worker processes read their settings from the environment.
            os.environ["PERSONDAY_DATABASE_URL"] = addresses.service
            os.environ.pop("PERSONDAY_OWNER_URL", None)
            os.environ["PERSONDAY_DATA_DIR"] = str(wanted.data_dir)
            os.environ["PERSONDAY_EMBEDDED_WORKER"] = str(wanted.embedded_worker)
            with metering.shown(metrics, addresses.service, wanted.data_dir):
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


def work(wanted: Settings) -> None:
    """Run the worker until SIGINT or SIGTERM, and stop the embedded server last.

    Raises:
        StartError: the database is refused or has another schema.
    """
    with (
        ending.as_wanted(),
        metering.counted(wanted) as metrics,
        reachable_database(wanted, kept=True) as addresses,
    ):
        from app.run import worker

        check_schema(addresses.service)
        logs.configure()
        print(f"Personday's worker does what becomes due: {', '.join(worker.JOBS)}")
        sys.stdout.flush()
        memory.settle()
        # The loop of who serves: a third less of what a request costs that is sent.
        with (
            metering.shown(metrics, addresses.service, wanted.data_dir),
            asyncio.Runner(loop_factory=auto_loop_factory()) as runner,
        ):
            runner.run(_until_told(worker.alone(addresses.service, wanted)))


async def _until_told(work: Coroutine[Any, Any, None]) -> None:
    """Do it until somebody says that it is to end."""
    working, loop = asyncio.ensure_future(work), asyncio.get_running_loop()
    with (
        ending.by(lambda: loop.call_soon_threadsafe(working.cancel)),
        suppress(asyncio.CancelledError),
    ):
        await working


@contextmanager
def _noted(wanted: Settings) -> Iterator[None]:
    """Leave word in the data folder where the service is found."""
    note = wanted.data_dir / NOTE
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


async def _first_keys(dsn: str, wanted: Settings) -> dict[Role, str]:
    if wanted.bootstrap_admin_key:
        async with transaction(dsn) as tx:
            await _bootstrap(tx, wanted.bootstrap_admin_key.get_secret_value())
        return {}
    from app.demo import seed

    async with (
        await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool,
        pool.acquire() as connection,
    ):
        return await seed.seed(connection, clock.read(), wanted)


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
        timeout_graceful_shutdown=1,  # ``draining`` has waited
    )
    server = draining.Server(config)
    with ExitStack() as ours:
        more = [ours.enter_context(listener.dup()) for _ in range(ACCEPTED_AT_ONCE - 1)]
        if wanted.workers > 1:
            supervisor = draining.Supervisor(config, sockets=[listener, *more])
            supervisor.run()
            failed = any(one.exitcode == STARTUP_FAILURE for one in supervisor.processes)
        else:
            with ending.by(server.end):
                server.run(sockets=[listener, *more])
            failed = not server.started
    if failed and not stopping.told.is_set():
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
