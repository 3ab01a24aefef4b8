"""Whose rows a statement may see: told to the database in the trip that the statement makes anyway.

The policies of tables with customers' rows compare them with one setting (docs/decisions has why). It is
set until the end of the transaction, which is the statement's own where none is open: nothing outlives it.
Where it is not set, no row is seen.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asyncpg.pool import PoolAcquireContext

    from app.kit.postgres.crowds import Crowds
    from app.kit.postgres.database import Pool, Reader, Row

SETTING = "personday.customer"
# Of the provider's roles, and of jobs; anybody else names one customer by its id.
EVERYBODY = "all"
NOBODY = ""


def said(scope: str) -> str:
    """What tells a scope for the rest of a transaction."""
    return f"SET LOCAL {SETTING} = '{scope}'"


@lru_cache(maxsize=4096)
def within(query: str, arguments: int) -> str:
    """A query that tells its scope, one more argument, before it reads.

    The scope is the outer side of a nested loop, on which the inner one depends: nothing of the query runs
    before, whatever the planner chooses for it. If it ever did, no row would be seen.
    """
    return (
        f"SELECT shown.* FROM (SELECT set_config('{SETTING}', ${arguments + 1}, true) AS told OFFSET 0)"
        f" AS scope CROSS JOIN LATERAL (SELECT * FROM ({query}) AS found"
        " WHERE scope.told IS NOT NULL OFFSET 0) AS shown"
    )


class ScopedReader:
    """Reads within a scope, each in a trip of its own."""

    __slots__ = ("_reader", "_scope")

    def __init__(self, reader: "Reader", scope: str) -> None:
        self._reader = reader
        self._scope = scope

    async def fetch(self, query: str, *args: Any) -> "list[Row]":
        """All rows."""
        return await self._reader.fetch(within(query, len(args)), *args, self._scope)

    async def fetchrow(self, query: str, *args: Any) -> "Row | None":
        """The first row, or None."""
        return await self._reader.fetchrow(within(query, len(args)), *args, self._scope)

    async def fetchval(self, query: str, *args: Any) -> Any:
        """The first column of the first row, or None."""
        return await self._reader.fetchval(within(query, len(args)), *args, self._scope)

    async def execute(self, query: str, *args: Any) -> str:
        """Run a statement within no scope: of rows that are no customer's."""
        return await self._reader.execute(query, *args)


class ScopedPool(ScopedReader):
    """A pool as somebody sees it: what is read by itself is within the scope; a transaction tells its own."""

    __slots__ = ("_pool",)

    def __init__(self, pool: "Pool", scope: str) -> None:
        super().__init__(pool, scope)
        self._pool = pool

    @property
    def dsn(self) -> str:
        """Where its connections lead."""
        return self._pool.dsn

    @property
    def emitted(self) -> Callable[[], None]:
        """Is told of fresh events."""
        return self._pool.emitted

    @property
    def crowds(self) -> "Crowds":
        """Who wants the same thing by its connections."""
        return self._pool.crowds

    def acquire(self) -> "PoolAcquireContext[Row]":
        """A connection, which is within no scope yet."""
        return self._pool.acquire()
