"""What looks at a test's database beside the service: a connection that is kept as long as that.

Its statements are planned once for many tests; on a new connection that is most of what a test costs.
"""

from typing import Any

import asyncpg

from app.kit.database import Connection
from app.run import verify

# Who counts connections leaves those of this name out.
NAME = "beside"
_kept: dict[str, "Connection | None"] = {}


def keep(dsn: str) -> None:
    """From now on, have one for the database at this address."""
    _kept.setdefault(dsn, None)


def end(dsn: str) -> None:
    """Have none any more: the database goes, or is to be copied."""
    connection = _kept.pop(dsn, None)
    if connection is not None:
        connection.terminate()


def end_all() -> None:
    """Have none any more."""
    for dsn in list(_kept):
        end(dsn)


async def connection_to(dsn: str) -> Connection:
    """The one that is kept: a superuser's, past every trigger; made again where a test has ended it."""
    connection = _kept.get(dsn)
    if connection is None or connection.is_closed():
        # Set for good: each change of it would throw away what is planned.
        settings = {"application_name": NAME, "session_replication_role": "replica"}
        connection = await asyncpg.connect(
            dsn, server_settings=settings, statement_cache_size=500, max_cached_statement_lifetime=0
        )
        _kept[dsn] = connection
    return connection


async def broken(dsn: str) -> dict[str, list[dict[str, Any]]]:
    """The invariants that do not hold, as ``personday verify`` finds them."""
    if dsn not in _kept:
        return await verify.broken(dsn)
    return await verify.found_broken(await connection_to(dsn))
