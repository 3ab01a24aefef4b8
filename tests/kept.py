"""Connections that outlive a test, one for each database that tests share.

To plan the statements of all invariants anew costs a new connection ten times what it costs one that
has planned them: more than most tests. What changes the schema is planned anew by the server.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from app.kit.database import Connection

# By this name whoever counts connections leaves these out.
NAME = "kept for the next test"
OTHERS = f"""
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
  AND application_name <> '{NAME}'
"""
_Place = tuple[asyncio.AbstractEventLoop, str]
_idle: dict[_Place, Connection] = {}


@asynccontextmanager
async def kept(dsn: str) -> AsyncIterator[Connection]:
    """A superuser's connection for nobody else meanwhile; as it was opened, but for what it has planned."""
    place = asyncio.get_running_loop(), dsn
    connection = _idle.pop(place, None)
    if connection is not None and not await _lives(connection):
        connection = None
    if connection is None:
        connection = await asyncpg.connect(dsn, server_settings={"application_name": NAME})
    try:
        yield connection
        await connection.reset()
    except BaseException:
        connection.terminate()
        raise
    if place in _idle:
        await connection.close()
    else:
        _idle[place] = connection


async def _lives(connection: Connection) -> bool:
    """Whether it was not ended by a test, or with its server."""
    try:
        await connection.execute("SELECT")
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        connection.terminate()
        return False
    return True


async def let_go(dsn: str) -> None:
    """Close what is kept of a database that is dropped or copied."""
    connection = _idle.pop((asyncio.get_running_loop(), dsn), None)
    if connection is not None:
        await connection.close()


def let_all_go() -> None:
    """End every one of them, when all tests are done."""
    while _idle:
        _idle.popitem()[1].terminate()
