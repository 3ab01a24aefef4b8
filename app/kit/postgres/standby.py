"""Reading elsewhere: a standby that has all that was committed by now, or else the primary."""

import asyncio
from contextlib import suppress
from typing import Any

import asyncpg
import structlog

from app.kit.postgres import primary
from app.kit.postgres.connecting import CONNECT_SECONDS, Connection

# So long is waited for a standby that is behind.
BEHIND_SECONDS = 2.0
_LOOK_SECONDS = 0.05
# How far the primary has written, and whether a standby has replayed that; one that was promoted has not.
_MARK = "SELECT pg_current_wal_lsn()::text"
_HAS = """
SELECT pg_is_in_recovery() AND coalesce(pg_last_wal_replay_lsn() >= ($1::text)::pg_lsn, false)
"""

_log = structlog.get_logger()


async def connect(dsn: str, standby: str | None, **how: Any) -> Connection:
    """A connection for reads that may take long and decide nothing, to the standby where there is one.

    It has whatever was committed before this was called. The primary is read where the standby is away, is
    none any more, or does not catch up within two seconds.

    Raises:
        OSError, asyncpg.PostgresError: the primary cannot be reached or refuses.
    """
    if standby is not None:
        try:
            return await _caught_up(dsn, standby, **how)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            _log.warning("standby_not_read", error=repr(error))
    return await primary.connect(dsn, timeout=CONNECT_SECONDS, **how)


async def _caught_up(dsn: str, standby: str, **how: Any) -> Connection:
    writing = await primary.connect(dsn, timeout=CONNECT_SECONDS, **how)
    try:
        mark = await writing.fetchval(_MARK)
    finally:
        writing.terminate()
    connection: Connection = await asyncpg.connect(standby, timeout=CONNECT_SECONDS, **how)
    try:
        async with asyncio.timeout(BEHIND_SECONDS):
            while True:
                if await connection.fetchval(_HAS, mark):
                    return connection
                await asyncio.sleep(_LOOK_SECONDS)
    except BaseException:
        with suppress(asyncpg.InterfaceError):
            connection.terminate()
        raise
