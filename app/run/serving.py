"""Runs the service on its database, and serves until it is told to stop."""

import asyncio
import fcntl
import os
import shlex
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app import settings, slices
from app.access import directory
from app.demo import queries as demonstration
from app.kit import clock, stopping
from app.kit.actor import Role
from app.kit.postgres import database
from app.kit.postgres.database import Tx
from app.kit.postgres.locks import Lock, lock_all
from app.kit.postgres.scopes import EVERYBODY
from app.kit.telemetry import logs
from app.run import cores, crew, draining, ending, memory, metering
from app.run.crew import Plan
from app.run.opening import (
    NOTE,
    StartError,
    check_schema,
    noted_addresses,
    prepare,
    reachable_database,
    transaction,
    web_address,
)
from app.run.sockets import answers, listen, shared
from app.settings import Settings

# The service itself is loaded where it is run: who makes a key or verifies does not wait for it.


def run(wanted: Settings) -> None:
    """Serve until SIGINT, SIGTERM or SIGHUP, and stop the embedded server last.

    Raises:
        StartError: the port is taken, or the database is refused or of another version.
    """
    usable = cores.usable()
    with (
        ending.as_wanted(),
        listen(wanted.host, wanted.port, "PERSONDAY_PORT") as listener,
        metering.counted(wanted) as metrics,
        _alone(listener)
        if (wanted.workers or usable) == 1
        else crew.begun(wanted, listener) as service,
        reachable_database(wanted, make=True, kept=True) as addresses,
        _noted(wanted),
    ):
        prepare(addresses)
        demonstration_keys = asyncio.run(_first_keys(addresses.service, wanted))
        share = asyncio.run(_share(addresses.service, wanted, usable))
        _greet(wanted, demonstration_keys)
        plan = Plan(
            _settled(wanted, addresses.service, share),
            share.processes,
            works=wanted.embedded_worker,
        )
        with metering.shown(metrics, addresses.service, wanted.data_dir):
            is_well = service(plan)
        if not is_well and not stopping.told.is_set():
            raise StartError("the service has ended by itself; what it said is above")


def _settled(wanted: Settings, dsn: str, share: cores.Share) -> dict[str, str]:
    """What was found out, and what options may have told, for the environment.

    Who serves and works reads its settings there, again.
    """
    found = {
        "database_url": dsn,
        "owner_url": "",
        "data_dir": wanted.data_dir,
        "host": wanted.host,
        "port": wanted.port,
        "workers": share.processes,
        "embedded_worker": wanted.embedded_worker,
        "pool_size": share.pool_size,
    }
    return {f"PERSONDAY_{name.upper()}": str(value) for name, value in found.items()}


async def _share(dsn: str, wanted: Settings, usable: int) -> cores.Share:
    # What a pooler lends is not the server's to count.
    room = sys.maxsize if wanted.pooler_url else await cores.room(dsn)
    return cores.share(wanted.workers, wanted.pool_size, cores=usable, room=room)


@contextmanager
def _alone(listener: socket.socket) -> Iterator[Callable[[Plan], bool]]:
    """This process serves, which loads what that takes meanwhile.

    A thread does: the start of the database server is mostly waited for.
    """

    def load() -> None:
        # Who needs what cannot be loaded meets the error itself.
        with suppress(Exception):
            import app.main  # noqa: F401

            list(slices.parts("router"))

    def serve(plan: Plan) -> bool:
        from app.main import create_app
        from app.run import connections

        os.environ.update(plan.environment)
        logs.configure()
        app = create_app(settings.load())
        memory.settle()
        server = draining.Server(connections.config(app))
        with shared(listener) as listeners, ending.by(server.end):
            server.run(sockets=listeners)
        return server.started

    # Nobody waits for it at the end: a stop that interrupts an import here can hold it up for ever.
    threading.Thread(target=load, daemon=True).start()
    yield serve


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
        told = wanted.model_copy(update={"database_url": addresses.service})
        # Jobs read their settings from the environment, when they are due.
        os.environ["PERSONDAY_DATA_DIR"] = str(wanted.data_dir)
        with metering.shown(metrics, addresses.service, wanted.data_dir):
            worker.until_told(told)


@contextmanager
def _noted(wanted: Settings) -> Iterator[None]:
    """Leave word in the data folder where the service is found."""
    if wanted.database_url:
        yield
        return
    mine = web_address(wanted)

    def living(told: list[str]) -> list[str]:
        """Without who was killed, and so could not take its word back."""
        return [one for one in told if one != mine and answers(one)]

    _tell_of(wanted.data_dir, lambda told: [*living(told), mine])
    try:
        yield
    finally:
        with suppress(OSError):
            _tell_of(wanted.data_dir, lambda told: [one for one in told if one != mine])


def _tell_of(data_dir: Path, change: Callable[[list[str]], list[str]]) -> None:
    """Change the addresses that are told, one a line: by one service at a time, and at once for who reads."""
    note, unfinished = data_dir / NOTE, data_dir / f"{NOTE}.new"
    with (data_dir / f"{NOTE}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if left := change(noted_addresses(data_dir)):
            unfinished.write_text("".join(f"{one}\n" for one in left))
            unfinished.replace(note)
        else:
            note.unlink(missing_ok=True)


async def _first_keys(dsn: str, wanted: Settings) -> dict[Role, str]:
    if wanted.bootstrap_admin_key:
        async with transaction(dsn) as tx:
            await _bootstrap(tx, wanted.bootstrap_admin_key.get_secret_value())
        return {}
    async with (
        await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool,
        pool.acquire() as connection,
    ):
        if await demonstration.is_in_use(connection):
            return {}
        # It takes a while, and only the first start needs it.
        from app.demo import seed

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
