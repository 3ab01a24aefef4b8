"""The connection pool and one request's transaction, on plain SQL through asyncpg.

A transaction collects its writes and sends them as **one** statement: each staged INSERT, UPDATE or
DELETE becomes a data-modifying CTE. So a posting costs: begin with the lock, read, write, commit.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Any, Protocol, TypeAlias, cast
from uuid import UUID

import asyncpg
from asyncpg.pool import PoolAcquireContext, PoolConnectionProxy
from uuid_utils.compat import uuid7

from app import errors
from app.kit import deadline
from app.kit.actor import Actor
from app.kit.postgres import connecting, pooler, primary, scopes
from app.kit.postgres.committing import seen_through
from app.kit.postgres.composing import Staged, Statement
from app.kit.postgres.crowds import Crowds, Wants
from app.kit.postgres.turns import InTurn
from app.kit.postgres.waits import MeasuredPool
from app.kit.telemetry.metrics import Counter

Row: TypeAlias = connecting.Row
Connection: TypeAlias = connecting.Connection

BROKEN = connecting.BROKEN
# Who waits for a connection gives up before whoever holds one could be asked for the outcome.
ACQUIRE_SECONDS = 10.0
# No statement runs longer, by the client's clock; the server's own, below, are to end it first.
COMMAND_SECONDS = 30.0
# A connection that is handed back has this time to end what still runs on it.
RELEASE_SECONDS = 0.25
_COMMIT_SECONDS = 2 * deadline.UNHURRIED_SECONDS


class Reader(Protocol):
    """What a query needs: a pool (outside a transaction) or a connection (inside one)."""

    async def fetch(self, query: str, *args: Any) -> list[Row]:
        """All rows."""

    async def fetchrow(self, query: str, *args: Any) -> Row | None:
        """The first row, or None."""

    async def fetchval(self, query: str, *args: Any) -> Any:
        """The first column of the first row, or None."""

    async def execute(self, query: str, *args: Any) -> str:
        """Run a statement that gives no rows, of what is no customer's where no transaction is open."""


class Pool(Reader, Protocol):
    """What reads by itself, and gives connections for transactions."""

    @property
    def dsn(self) -> str:
        """Where its connections lead, for what needs one of its own."""

    @property
    def emitted(self) -> Callable[[], None]:
        """Is told of fresh events."""

    @property
    def crowds(self) -> Crowds:
        """Who wants the same thing by its connections."""

    def acquire(self) -> "PoolAcquireContext[Row]":
        """A connection."""


class Connections(MeasuredPool):
    """Connections that come in bounded time, and come back."""

    dsn: str
    crowds: Crowds
    lent = False  # whether a pooler lends them
    emitted: Callable[[], None] = staticmethod(lambda: None)

    def acquire(self, *, timeout: float | None = ACQUIRE_SECONDS) -> "PoolAcquireContext[Row]":
        """A connection; waits no longer than ``timeout`` seconds."""
        return super().acquire(timeout=timeout)

    async def release(
        self, connection: "PoolConnectionProxy[Row]", *, timeout: float | None = RELEASE_SECONDS
    ) -> None:
        """Take a connection back; one that broke or does not end its statement is dropped.

        So is one whose server takes no writes (any more): the next may lead to another one. Nothing is
        raised: what was done on it is settled by now, and is what the caller answers.
        """
        try:
            if connecting.is_read_only(connection):
                connection.terminate()
            elif self.lent:
                await _end(connection, timeout)
            await super().release(connection, timeout=timeout)
        except TimeoutError:
            # Its server was asked to cancel what it does, and is silent. So may be the others.
            await self.expire_connections()
        except (*BROKEN, AttributeError):  # the library's own, of one that breaks meanwhile
            with suppress(asyncpg.InterfaceError):
                connection.terminate()

    async def close_soon(self, seconds: float) -> None:
        """Close; what is not closed in time, as its server is silent or somebody works on it, is dropped."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.close()


async def _end(connection: Connection, timeout: float | None) -> None:
    """End what single statements began on a connection that was lent, before the library undoes it."""
    try:
        async with asyncio.timeout(timeout):
            await pooler.end(connection)
    except BROKEN:
        connection.terminate()


async def _reset(connection: Connection) -> None:
    # Nothing here sets session state, so the only thing to undo is a transaction left open.
    if connection.is_in_transaction():
        await connection.execute("ROLLBACK")


async def open_pool(
    dsn: str,
    *,
    size: int = 10,
    scope: str,
    first: int = 1,
    role: str | None = connecting.APP_ROLE,
    statement_seconds: int = 25,
    lent_by: str | None = None,
) -> Connections:
    """A pool whose connections act under ``role`` and give up on locks, statements and silence.

    They are given in turn; ``first`` of them are made at once, the others when they are needed. A pooler
    at ``lent_by`` lends them, and ``dsn`` is the server itself. What tells no scope has ``scope``: that of
    everybody is for jobs and commands, never for requests, nor by a pooler.

    Raises:
        OSError, asyncpg.PostgresError: the server cannot be reached or refuses.
    """
    settings = connecting.server_settings(role, statement_seconds=statement_seconds, scope=scope)

    async def prepare_lent(connection: Connection) -> None:
        await pooler.begin(connection)
        await pooler.check(connection, settings)
        await connecting.prepare(connection)
        await pooler.end(connection)

    pool = Connections(
        lent_by or dsn,
        init_size=first,
        # None is made before it is needed: while the server is away that would only fill the log.
        min_size=0,
        max_size=size,
        max_queries=2**62,
        loop=asyncio.get_running_loop(),
        connect=primary.connect,  # type: ignore[arg-type]  # of what it could take it is given no more
        connection_class=asyncpg.Connection,
        record_class=asyncpg.Record,
        init=prepare_lent if lent_by else connecting.prepare,
        setup=pooler.begin if lent_by else None,
        reset=_reset,
        timeout=connecting.CONNECT_SECONDS,
        command_timeout=COMMAND_SECONDS,
        statement_cache_size=0 if lent_by else 500,
        max_cached_statement_lifetime=0,
        max_inactive_connection_lifetime=0,
        server_settings={name: settings[name] for name in pooler.KEPT} if lent_by else settings,
    )
    pool.dsn, pool.lent, pool.crowds = dsn, lent_by is not None, Crowds(size // 2)
    await pool
    pool._queue = InTurn(pool._queue)  # noqa: SLF001
    return pool


class LockNeeded(Exception):
    """A transaction that only watched has to begin again behind a lock; nothing was written."""


class Tx(Staged):
    """One database transaction: who acts, at which instant, and what will be written.

    Attributes:
        actor: who acts.
        now: the instant of the request, in UTC.
        dry_run: whether everything will be rolled back.
        new_id: makes the ids of new rows (UUIDv7).
        run_again_on: refusals after which the whole request runs again, since they come of a choice
            made before another transaction committed.
        has_emitted: whether an event is among what is written.
        watches: whether nothing is locked, and nothing is written if what was seen has changed.
    """

    def __init__(
        self,
        connection: Connection,
        actor: Actor,
        now: datetime,
        *,
        if_match: str | None = None,
        dry_run: bool = False,
        wants: Wants | None = None,
        optimistic: bool = False,
    ) -> None:
        super().__init__()
        self._connection = connection
        self.actor = actor
        self.now = now
        self.dry_run = dry_run
        self._if_match = if_match
        self._wants = wants
        self._may_watch = optimistic and not dry_run and not connection.is_in_transaction()
        self._condition: Statement | None = None
        self._lock_of_seen = ""
        self.watches = False
        self.new_id: Callable[[], UUID] = uuid7
        self.run_again_on: tuple[type[errors.DomainError], ...] = ()
        self.has_emitted = False
        self._counted: list[tuple[Counter, tuple[str, ...]]] = []
        self._begun = False

    @property
    def connection(self) -> Connection:
        """For reads: inside the transaction, or each by itself before it begins."""
        if self._begun:
            return self._connection
        return cast("Connection", scopes.ScopedReader(self._connection, self.actor.scope))

    @property
    def is_lost(self) -> bool:
        """Whether its connection has ended."""
        return self._connection.is_closed()

    async def begin(self, lock: str = "", *, thing: str | None = None) -> None:
        """Begin for whom the actor may see, and take ``lock`` (a SELECT ... FOR UPDATE) in one trip.

        Whatever is decided on must be read by a later statement: only that one sees what the
        previous holder of the lock committed. ``thing`` is what others may want to lock, too.

        What was watched is locked now, if it is still as it was seen.

        Raises:
            Crowded: as many of a request's kind want it already as may.
            LockNeeded: what was watched has changed.
        """
        if self.watches:
            await self._lock_as_seen()
        if thing is not None and self._wants is not None:
            self._wants.enter(thing)
        if not self._begun:
            self._begun = True
            begin = f"{scopes.said(self.actor.scope)}; {lock}"
            # On a connection that a pooler lends one has begun.
            lock = begin if self._connection.is_in_transaction() else f"BEGIN; {begin}"
        if lock:
            await self._connection.execute(lock)

    def watch(self, thing: str) -> bool:
        """Do without a lock on a thing that nobody else of this process wants now; tells whether it does.

        What is decided on is read from now on, one trip each, what tells its version (``hold_to``) first:
        whatever changes later is found out when all is written.
        """
        if self._may_watch and not self._begun and self._wants is not None:
            self.watches = self._wants.enter_alone(thing)
        return self.watches

    def hold_to(self, condition: str, *args: Any, lock: str) -> None:
        """Have nothing written unless this runs without an error, as the first part of the statement.

        ``lock`` is the same for who begins after all. Both fail with a serialization failure where what
        was seen has changed.
        """
        self._condition, self._lock_of_seen = (condition, args), lock

    async def _lock_as_seen(self) -> None:
        self.watches, self._begun = False, True
        begin = f"BEGIN; {scopes.said(self.actor.scope)}; {self._lock_of_seen}"
        try:
            await self._connection.execute(begin)
        except asyncpg.SerializationError as changed:
            raise LockNeeded() from changed

    def check_version(self, version: int) -> None:
        """Hold the caller to the version it saw, when it names one (RFC 9110 §13.1.1).

        It is of what the path names, which is looked at first: nothing else is held to it.

        Raises:
            StaleVersion: If-Match names another version.
        """
        if self._if_match is None or self._if_match.strip() == "*":
            return
        if f'"v{version}"' not in [tag.strip() for tag in self._if_match.split(",")]:
            raise errors.StaleVersion(current_etag=f'"v{version}"')
        self._if_match = None

    def count(self, counter: Counter, *values: str) -> None:
        """Have something counted once it is committed."""
        self._counted.append((counter, values))

    async def flush(self) -> None:
        """Send everything staged and gathered in one statement."""
        if self.is_anything_staged:
            await self.begin()
            await self._connection.execute(*self.composed())

    async def commit(self) -> None:
        """Write what is left and make it durable; nobody interrupts that (``seen_through``).

        Raises:
            OutcomeUnknown: nobody knows yet whether it happened.
            LockNeeded: what was watched is not as it was seen, and nothing was written.
        """
        if not self.watches:
            await self.flush()
        if not (self._begun or (self.watches and self.is_anything_staged)):
            return
        try:
            await seen_through(
                self._send_all() if self.watches else self._send_commit(), self._drop
            )
        except asyncpg.SerializationError as changed:
            if self.watches:
                raise LockNeeded() from changed
            raise
        self._begun = False
        for counter, values in self._counted:
            counter.add(*values)

    async def _send_commit(self) -> None:
        # A connection that the pool took back meanwhile is refused here, like one that breaks.
        done = await self._connection.execute("COMMIT", timeout=_COMMIT_SECONDS)
        if done != "COMMIT":
            raise asyncpg.InFailedSQLTransactionError(f"COMMIT was answered by {done}")

    async def _send_all(self) -> None:
        assert self._condition is not None, "nothing tells whether what was seen has changed"
        # By itself it is a transaction of its own.
        await self._connection.execute(*self.composed(self._condition), timeout=_COMMIT_SECONDS)

    async def rollback(self) -> None:
        """Undo everything, whatever state the connection is in."""
        if self._begun:
            self._begun = False
            try:
                await self._connection.execute("ROLLBACK", timeout=RELEASE_SECONDS)
            except BROKEN:
                self._drop()

    def _drop(self) -> None:
        """Part with the connection; its server undoes what was not committed."""
        self._begun = False
        with suppress(asyncpg.InterfaceError):
            self._connection.terminate()


@asynccontextmanager
async def transaction(pool: Pool, actor: Actor, now: datetime) -> AsyncIterator[Tx]:
    """A transaction outside of a request, written and committed when the block ends without an error."""
    async with pool.acquire() as connection:
        tx = Tx(connection, actor, now)
        try:
            yield tx
            await tx.commit()
        finally:
            await tx.rollback()
    if tx.has_emitted:
        pool.emitted()
