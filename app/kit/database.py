"""The connection pool and one request's transaction, on plain SQL through asyncpg.

A transaction collects its writes and sends them as **one** statement: each staged INSERT, UPDATE or
DELETE becomes a data-modifying CTE. So a posting costs: begin with the lock, read, write, commit.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias
from uuid import UUID

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from uuid_utils.compat import uuid7

from app import errors
from app.kit.actor import Actor

APP_ROLE = "personday_app"

Row: TypeAlias = asyncpg.Record
Connection: TypeAlias = "asyncpg.Connection[Row] | PoolConnectionProxy[Row]"
if TYPE_CHECKING:
    _Pool: TypeAlias = asyncpg.Pool[Row]
else:
    _Pool = asyncpg.Pool

# What a connection shows in the end that broke, was ended by the server, or was dropped.
BROKEN = (
    OSError,
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.PostgresError,
)
# A connection that is handed back has this time to end what still runs on it.
RELEASE_SECONDS = 0.25


class Reader(Protocol):
    """What a query needs: a pool (outside a transaction) or a connection (inside one)."""

    async def fetch(self, query: str, *args: Any) -> list[Row]:
        """All rows."""

    async def fetchrow(self, query: str, *args: Any) -> Row | None:
        """The first row, or None."""

    async def fetchval(self, query: str, *args: Any) -> Any:
        """The first column of the first row, or None."""


class Pool(_Pool):
    """Connections that come back whatever happened on them."""

    async def release(
        self, connection: "PoolConnectionProxy[Row]", *, timeout: float | None = RELEASE_SECONDS
    ) -> None:
        """Take a connection back; one that broke or does not end its statement is dropped.

        Nothing is raised: what was done on it is settled by now, and is what the caller answers.
        """
        try:
            await super().release(connection, timeout=timeout)
        except (*BROKEN, AttributeError):  # the library's own, of one that breaks meanwhile
            with suppress(asyncpg.InterfaceError):
                connection.terminate()


class ScopedReader:
    """What a request reads with: it knows for whom, and each read is a trip of its own.

    Whose rows may be seen is to be told to the database here, once it has a policy for that.

    Attributes:
        actor: who reads; None without a key.
    """

    __slots__ = ("_pool", "actor")

    def __init__(self, pool: Pool, actor: Actor | None) -> None:
        self._pool = pool
        self.actor = actor

    async def fetch(self, query: str, *args: Any) -> list[Row]:
        """All rows."""
        return await self._pool.fetch(query, *args)

    async def fetchrow(self, query: str, *args: Any) -> Row | None:
        """The first row, or None."""
        return await self._pool.fetchrow(query, *args)

    async def fetchval(self, query: str, *args: Any) -> Any:
        """The first column of the first row, or None."""
        return await self._pool.fetchval(query, *args)


async def _prepare(connection: Connection) -> None:
    # In the binary form, behind its version: the text would not be read inside of a row.
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        encoder=lambda value: b"\x01" + json.dumps(value).encode(),
        decoder=lambda data: json.loads(data[1:]),
        format="binary",
    )


async def _reset(connection: Connection) -> None:
    # Nothing here sets session state, so the only thing to undo is a transaction left open.
    if connection.is_in_transaction():
        await connection.execute("ROLLBACK")


async def open_pool(dsn: str, *, size: int = 10, role: str | None = APP_ROLE) -> Pool:
    """A pool whose connections act under ``role`` and give up on locks and idle transactions.

    Raises:
        OSError, asyncpg.PostgresError: the server cannot be reached or refuses.
    """
    settings = {
        "application_name": "personday",
        "timezone": "UTC",
        "jit": "off",
        "lock_timeout": "10s",
        "statement_timeout": "30s",
        "idle_in_transaction_session_timeout": "30s",
    }
    if role:
        settings["role"] = role
    return await Pool(
        dsn,
        init_size=1,
        # None is made before it is needed: while the server is away that would only fill the log.
        min_size=0,
        max_size=size,
        max_queries=2**62,
        loop=asyncio.get_running_loop(),
        connection_class=asyncpg.Connection,
        record_class=asyncpg.Record,
        init=_prepare,
        reset=_reset,
        statement_cache_size=500,
        max_cached_statement_lifetime=0,
        # The server's own timeouts end what takes too long, without a timer for each statement.
        max_inactive_connection_lifetime=0,
        server_settings=settings,
    )


class Tx:
    """One database transaction: who acts, at which instant, and what will be written.

    Attributes:
        connection: for reads inside the transaction.
        actor: who acts.
        now: the instant of the request, in UTC.
        dry_run: whether everything will be rolled back.
        new_id: makes the ids of new rows (UUIDv7).
        run_again_on: a refusal after which the whole request runs again, since it comes of a choice
            made before another transaction committed.
    """

    def __init__(
        self,
        connection: Connection,
        actor: Actor,
        now: datetime,
        *,
        if_match: str | None = None,
        dry_run: bool = False,
    ) -> None:
        self.connection = connection
        self.actor = actor
        self.now = now
        self.dry_run = dry_run
        self._if_match = if_match
        self.new_id: Callable[[], UUID] = uuid7
        self.run_again_on: type[errors.DomainError] | None = None
        self._staged: list[tuple[str, tuple[Any, ...]]] = []
        self._gathered: dict[str, list[tuple[Any, ...]]] = {}
        self._begun = False

    async def begin(self, lock: str = "") -> None:
        """Begin, and take ``lock`` (a SELECT ... FOR UPDATE without parameters) in the same trip.

        Whatever is decided on must be read by a later statement: only that one sees what the
        previous holder of the lock committed.
        """
        if not self._begun:
            self._begun = True
            await self.connection.execute(f"BEGIN; {lock}")
        elif lock:
            await self.connection.execute(lock)

    def check_version(self, version: int) -> None:
        """Hold the caller to the version it saw, when it names one (RFC 9110 §13.1.1).

        Raises:
            StaleVersion: If-Match names another version.
        """
        if self._if_match is None or self._if_match.strip() == "*":
            return
        if f'"v{version}"' not in [tag.strip() for tag in self._if_match.split(",")]:
            raise errors.StaleVersion(current_etag=f'"v{version}"')

    def stage(self, statement: str, *args: Any) -> None:
        """Add one INSERT, UPDATE or DELETE to what ``flush`` sends."""
        self._staged.append((statement, args))

    def gather(self, statement: str, row: tuple[Any, ...]) -> None:
        """Add a row to an INSERT that takes one array per column, so that rows keep their order.

        Statements staged one by one run in no particular order.
        """
        self._gathered.setdefault(statement, []).append(row)

    async def flush(self) -> None:
        """Send everything staged and gathered in one statement."""
        for statement, rows in self._gathered.items():
            self.stage(statement, *columns(rows, len(rows[0])))
        self._gathered = {}
        if not self._staged:
            return
        await self.begin()
        staged, self._staged = self._staged, []
        text = _compose(tuple((statement, len(args)) for statement, args in staged))
        await self.connection.execute(text, *(arg for _, args in staged for arg in args))

    async def commit(self) -> None:
        """Make it durable; a cancelled caller does not interrupt it.

        Raises:
            OutcomeUnknown: the connection broke meanwhile; nobody knows yet whether it happened.
        """
        if not self._begun:
            return
        committing = asyncio.ensure_future(self._send_commit())
        try:
            await asyncio.wait([committing])
        except asyncio.CancelledError:
            # The connection must not be used, nor closed, under a commit.
            await asyncio.wait([committing])
            raise
        error = committing.exception()
        if error is None:
            self._begun = False
        elif _is_refusal(error):
            raise error
        else:
            self._drop()
            raise errors.OutcomeUnknown() from error

    async def _send_commit(self) -> None:
        # A connection that the pool took back meanwhile is refused here, like one that breaks.
        done = await self.connection.execute("COMMIT")
        if done != "COMMIT":
            raise asyncpg.InFailedSQLTransactionError(f"COMMIT was answered by {done}")

    async def rollback(self) -> None:
        """Undo everything, whatever state the connection is in."""
        if self._begun:
            self._begun = False
            try:
                await self.connection.execute("ROLLBACK")
            except BROKEN:
                self._drop()

    def _drop(self) -> None:
        """Part with the connection; its server undoes what was not committed."""
        self._begun = False
        with suppress(asyncpg.InterfaceError):
            self.connection.terminate()


def _is_refusal(error: BaseException) -> bool:
    """Whether the server answered a COMMIT that it did not happen, rather than going away."""
    return (
        isinstance(error, asyncpg.PostgresError)
        and error.severity == "ERROR"
        and not isinstance(
            error, asyncpg.PostgresConnectionError | asyncpg.OperatorInterventionError
        )
    )


@asynccontextmanager
async def transaction(pool: Pool, actor: Actor, now: datetime) -> AsyncIterator[Tx]:
    """A transaction outside of a request, written and committed when the block ends without an error."""
    async with pool.acquire() as connection:
        tx = Tx(connection, actor, now)
        try:
            yield tx
            await tx.flush()
            await tx.commit()
        finally:
            await tx.rollback()


@lru_cache(maxsize=512)
def _compose(statements: tuple[tuple[str, int], ...]) -> str:
    if len(statements) == 1:
        return statements[0][0]
    parts, offset = [], 0
    for number, (statement, args) in enumerate(statements):
        shifted = _shift(statement, offset)
        parts.append(f"w{number} AS ({shifted})")
        offset += args
    return f"WITH {', '.join(parts)} SELECT 1"


def _shift(statement: str, offset: int) -> str:
    return re.sub(r"\$(\d+)", lambda found: f"${int(found[1]) + offset}", statement)


def columns(rows: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    """Rows turned into ``width`` arrays, as ``unnest`` takes them."""
    return [list(values) for values in zip(*rows, strict=True)] or [[] for _ in range(width)]
