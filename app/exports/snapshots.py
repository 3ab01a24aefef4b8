"""Where exports read: one snapshot for each, on a connection that no other request waits for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from app import errors
from app.kit.database import CONNECT_SECONDS, Connection, server_settings

# Of one process at once.
MOST = 2
# No export takes longer: an old snapshot keeps what was deleted meanwhile.
LONGEST_SECONDS = 3600
# While a workbook is made, its rows wait for it.
_IDLE_SECONDS = 60


class Snapshots:
    """What gives exports their snapshots: so many at once, and no more."""

    def __init__(self, dsn: str, most: int = MOST) -> None:
        self._dsn = dsn
        self._free = most

    @asynccontextmanager
    async def take(self, scope: str) -> AsyncIterator[Connection]:
        """A connection that sees what is in a scope as it is now, until the block ends.

        Raises:
            TooManyExports: as many as may run are running.
        """
        if not self._free:
            raise errors.TooManyExports()
        self._free -= 1
        try:
            async with _snapshot(self._dsn, scope) as connection:
                yield connection
        finally:
            self._free += 1


@asynccontextmanager
async def _snapshot(dsn: str, scope: str) -> AsyncIterator[Connection]:
    settings = server_settings(statement_seconds=LONGEST_SECONDS, scope=scope)
    settings["application_name"] = "personday export"
    settings["idle_in_transaction_session_timeout"] = f"{_IDLE_SECONDS}s"
    async with asyncio.timeout(CONNECT_SECONDS):
        connection = await asyncpg.connect(dsn, server_settings=settings)
    try:
        await connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield connection
    finally:
        # Whatever still runs on it ends with it.
        connection.terminate()
