"""Whether the process lives, whether it can serve, and what it is."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from importlib.metadata import version as installed
from typing import Annotated, Literal, TypeVar

import structlog
from fastapi import Depends
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from app import errors
from app.kit import stopping, zones
from app.kit.postgres import connecting, database, migrations, pooler, primary
from app.kit.web import problems
from app.kit.web.routing import Router

# A probe is answered within a second, whatever the database does.
READY_SECONDS = 0.8
# What the server has then to end a write that waits, so that none of them stays.
CANCEL_SECONDS = 2.0
RETRY_SECONDS = 0.25

# Writes to the log, so that its COMMIT waits for what every other waits for: the disk, the standby.
_ASK = """
SELECT version_num, read_only,
    CASE WHEN NOT read_only THEN pg_logical_emit_message(true, 'personday', 'ready') END
FROM alembic_version, LATERAL (
    SELECT current_setting('transaction_read_only')::bool OR pg_is_in_recovery() AS read_only) AS may
"""

Found = TypeVar("Found")

router = Router(tags=["health"])


_log = structlog.get_logger()


async def once_there(ask: Callable[[], Awaitable[Found]]) -> Found:
    """What the database answers; one that is away is waited for, until the process is told to stop.

    Else a process that begins meanwhile would end the whole service.
    """
    told = False
    while True:
        try:
            return await ask()
        except problems.TRANSIENT as error:
            if stopping.told.is_set():
                raise
            if not told:
                _log.warning("database_unavailable", error=repr(error))
            told = True
        await asyncio.sleep(RETRY_SECONDS)


class Health(BaseModel):
    """The answer of a probe."""

    status: Literal["ok"] = "ok"


class Version(BaseModel):
    """What serves."""

    version: str
    time_zone_data: str


class Readiness:
    """Asks the database on a connection of its own, whatever has become of the pool.

    A fresh one, as it is told what old ones are not: rights, settings, how many may connect. Who asks
    meanwhile is given the same answer, so that probes cost one connection and one write at most.
    """

    def __init__(self, dsn: str, *, lent_by: str | None = None) -> None:
        self._dsn = dsn
        self._lent_by = lent_by
        self._asking: asyncio.Task[None] | None = None
        self._ending: set[asyncio.Task[None]] = set()

    async def check(self) -> None:
        """Find out whether requests can be served.

        Raises:
            Unavailable: the process is to end, or the database does not answer, keeps nothing in time,
                is read-only or has an older schema.
        """
        if stopping.told.is_set():
            raise errors.Unavailable("The service is about to stop.")
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask())
        await asyncio.shield(self._asking)

    async def _ask(self) -> None:
        try:
            async with asyncio.timeout(READY_SECONDS):
                revision, read_only = await self._state()
        except database.BROKEN:
            raise errors.Unavailable("The database cannot be reached or written.") from None
        if read_only:
            raise errors.Unavailable("The database is read-only.")
        if not migrations.is_served(revision):
            raise errors.Unavailable(
                "The database has another schema version.",
                schema_version=revision,
                expected_version=migrations.head(),
            )

    async def _state(self) -> tuple[str | None, bool]:
        settings = connecting.server_settings()
        if self._lent_by:
            # The way that requests go.
            settings = {name: settings[name] for name in pooler.KEPT}
        connection = await primary.connect(self._lent_by or self._dsn, server_settings=settings)
        try:
            await pooler.begin(connection)
            row = await connection.fetchrow(_ASK)
            await pooler.end(connection)
            return (row[0], row[1]) if row else (None, False)
        finally:
            self._end(connection)

    def _end(self, connection: database.Connection) -> None:
        """Close it while nobody waits for that, and first let the server end what it was asked for.

        One that waits for a standby would not notice that nobody listens any more.
        """
        ending = asyncio.create_task(_close(connection))
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)


async def _close(connection: database.Connection) -> None:
    with suppress(*database.BROKEN):
        await connection.close(timeout=CANCEL_SECONDS)


async def _is_ready(request: Request) -> None:
    readiness: Readiness = request.app.state.readiness
    await readiness.check()


_LIVES = Health().model_dump_json().encode()


@router.get("/livez", response_model=Health)
async def livez() -> Response:
    """The process answers. No database is asked."""
    return Response(_LIVES, media_type="application/json")


@router.get("/readyz")
async def readyz(_: Annotated[None, Depends(_is_ready)]) -> Health:
    """The database can be reached and written, and has a schema that is served; nothing is to stop."""
    return Health()


@router.get("/version")
async def read_version() -> Version:
    """Which release of the program serves, and by which time zone data. No database is asked."""
    return Version(version=installed("personday"), time_zone_data=zones.VERSION)
