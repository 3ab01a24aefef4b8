"""Where exports read: one snapshot for each, on a connection that no other request waits for."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app import errors
from app.kit.postgres import standby
from app.kit.postgres.connecting import server_settings
from app.kit.postgres.database import Connection

# Of one process at once.
MOST = 2
# No export takes longer: an old snapshot keeps what was deleted meanwhile.
LONGEST_SECONDS = 3600
# While a workbook is made, its rows wait for it.
_IDLE_SECONDS = 60


class Snapshots:
    """What gives exports their snapshots: so many at once, and no more; of a standby where there is one."""

    def __init__(self, dsn: str, standby_dsn: str | None = None, *, most: int = MOST) -> None:
        self._dsn = dsn
        self._standby = standby_dsn
        self._free = most

    @asynccontextmanager
    async def take(self, scope: str) -> AsyncIterator[Connection]:
        """A connection that sees a scope as it is now, until the block ends; it misses no commit.

        Raises:
            TooManyExports: as many as may run are running.
        """
        if not self._free:
            raise errors.TooManyExports()
        self._free -= 1
        try:
            async with _snapshot(self._dsn, self._standby, scope) as connection:
                yield connection
        finally:
            self._free += 1


@asynccontextmanager
async def _snapshot(dsn: str, standby_dsn: str | None, scope: str) -> AsyncIterator[Connection]:
    settings = server_settings(statement_seconds=LONGEST_SECONDS, scope=scope)
    settings["application_name"] = "personday export"
    settings["idle_in_transaction_session_timeout"] = f"{_IDLE_SECONDS}s"
    connection = await standby.connect(dsn, standby_dsn, server_settings=settings)
    try:
        await connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield connection
    finally:
        # Whatever still runs on it ends with it.
        connection.terminate()
