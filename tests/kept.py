"""Connections that outlive a test, one for each database that tests share.

To plan the statements of all invariants anew costs a new connection ten times what it costs one that
has planned them: more than most tests. What changes the schema is planned anew by the server.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

import asyncpg

from app.kit.postgres.database import Connection

# By this name whoever counts connections leaves these out.
NAME = "kept for the next test"
OTHERS = f"""
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
  AND application_name <> '{NAME}'
"""
_Place = tuple[asyncio.AbstractEventLoop, str, str]
_idle: dict[_Place, Connection] = {}


@asynccontextmanager
async def kept(dsn: str, use: str = "looking") -> AsyncIterator[Connection]:
    """A superuser's connection for nobody else meanwhile; as it was opened, but for what it has planned.

    Another ``use`` has another connection: some statements make a connection forget its plans.
    """
    place = asyncio.get_running_loop(), dsn, use
    connection = _idle.pop(place, None)
    if connection is not None and not await _did(connection, connection.execute("SELECT")):
        connection = None
    if connection is None:
        connection = await asyncpg.connect(
            dsn,
            # No statement of an invariant has an argument: one plan is as good as five made before it.
            server_settings={"application_name": NAME, "plan_cache_mode": "force_generic_plan"},
            # There are more invariants than the driver keeps by itself, so that it kept none.
            statement_cache_size=1000,
            max_cached_statement_lifetime=0,
            # That which asks for all invariants at once is longer than it keeps by itself.
            max_cacheable_statement_size=0,
        )
    try:
        yield connection
    except BaseException:
        connection.terminate()
        raise
    if place in _idle:
        await connection.close()
    elif await _did(connection, connection.reset()):
        _idle[place] = connection


async def _did(connection: Connection, work: Awaitable[object]) -> bool:
    """Whether it still does something; it was not ended by a test, or with its server."""
    try:
        await work
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        connection.terminate()
        return False
    return True


async def let_go(dsn: str) -> None:
    """Close what is kept of a database that is dropped or copied."""
    here = asyncio.get_running_loop(), dsn
    for place in [one for one in _idle if one[:2] == here]:
        await _idle.pop(place).close()


def let_all_go() -> None:
    """End every one of them, when all tests are done."""
    while _idle:
        _idle.popitem()[1].terminate()
