"""What a process records of its requests.

A write is recorded in its own transaction, with what it does. What personal data was read, and what was
refused, is gathered, and written within half a second, off the request's path: a crash loses no more than
that, and of attempts alike the number that is not told yet (``counting``). What waits is bounded; beyond it,
only how much it was is known, and recorded.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from contextvars import Context
from datetime import datetime
from uuid import UUID

from pydantic_core import PydanticCustomError
from starlette.datastructures import Headers
from starlette.types import Scope
from uuid_utils.compat import uuid7

from app.access.directory import given, key_hash
from app.access.permissions import EVERYONE
from app.access.queries import ids_of_hashes
from app.audit import rows
from app.audit.counting import Repeated
from app.audit.personal import PERSONAL
from app.audit.rows import Origin, Record
from app.audit.rules import MOST_WAITING, AuditOutcome, is_refusal
from app.kit import clock
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import BROKEN, Pool, Tx, transaction
from app.kit.web.naming import called
from app.kit.web.origins import origin
from app.kit.web.schema import ID

# So long is waited for others, so that one statement writes them all.
PAUSE_SECONDS = 0.5
# Where the database is away, what waits is tried again after this time.
RETRY_SECONDS = 2.0
# When the process ends, what waits has this time.
CLOSE_SECONDS = 1.0
# So many are written by one statement.
_AT_ONCE = 2000

_ITSELF = Actor(WORKER, Role.ADMIN)


class Trail:
    """The records that a process has not written yet."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._records: list[Record] = []
        self._origins: list[Origin] = []
        # By the id of a record: the key that it came with, which may be known, and not live any more.
        self._hashes: dict[UUID, bytes] = {}
        self._repeated = Repeated()
        self._lost = 0
        self._task: asyncio.Task[None] | None = None

    def wrote(
        self, scope: Scope, tx: Tx, status: int, made_id: UUID | None, customer_id: UUID | None
    ) -> None:
        """Stage the record of a write in its own transaction."""
        record = _record(scope, tx.now, AuditOutcome.DONE, tx.actor, status)
        owner = None if customer_id == EVERYONE else customer_id
        record = record._replace(
            object_id=made_id or record.object_id, customer_id=owner or record.customer_id
        )
        rows.add(tx, record)
        # Where it came from is noted when it is done.
        scope["state"]["written"] = record

    def answered(self, scope: Scope, status: int) -> None:
        """Gather what an answer means: personal data read, a refusal, or where a write came from."""
        state = scope["state"]
        if status < 400 and "written" not in state and called(scope) not in PERSONAL:
            return  # nearly all there is
        actor: Actor | None = state.get("caller")
        now: datetime = state.get("now") or clock.read()
        if status < 400 and "written" in state:
            self._came_from(scope, state["written"])
        elif status < 400:
            self._gather(scope, _record(scope, now, AuditOutcome.READ, actor, status))
        elif is_refusal(status, leads_somewhere="route" in scope):
            record = _record(scope, now, AuditOutcome.REFUSED, actor, status)
            self._refused(scope, record, actor)
        else:
            return
        self._wake()

    def _refused(self, scope: Scope, record: Record, actor: Actor | None) -> None:
        digest = _digest(scope) if actor is None else None
        who = origin(_host(scope)) if actor is None else actor.key_id
        what = (record.action, record.object_id, record.status, record.code, digest)
        seconds = time.monotonic()
        if self._repeated.is_over(seconds):
            self._take_counted(seconds)
        try:
            is_first = self._repeated.is_first(who, what, record, seconds)
        except OverflowError:
            self._lost += 1
            return
        if is_first and self._gather(scope, record) and digest:
            self._hashes[record.id] = digest

    def _take_counted(self, seconds: float, *, whole: bool = False) -> None:
        for one in self._repeated.taken(seconds, whole=whole):
            self._waits(one._replace(id=uuid7()))

    def _gather(self, scope: Scope, record: Record) -> bool:
        if not self._waits(record):
            return False
        self._came_from(scope, record)
        return True

    def _waits(self, record: Record) -> bool:
        """Whether there is a place for a record among those that wait."""
        if len(self._records) >= MOST_WAITING:
            self._lost += record.times
            return False
        self._records.append(record)
        return True

    def _came_from(self, scope: Scope, record: Record) -> None:
        host = _host(scope)
        if host and len(self._origins) < MOST_WAITING:
            self._origins.append(Origin(record.id, record.at, host))

    def _wake(self) -> None:
        if self._task is None or self._task.done():
            # What is known of the request, such as its deadline, does not count for it.
            self._task = asyncio.create_task(self._keep_writing(), context=Context())

    async def _keep_writing(self) -> None:
        """Write what waits, as long as something does, and what is counted when its time has come."""
        pause = PAUSE_SECONDS
        while self._records or self._origins or self._lost or self._repeated.is_counting:
            await asyncio.sleep(pause)
            try:
                await self.write()
                pause = PAUSE_SECONDS
            except BROKEN:
                pause = RETRY_SECONDS

    async def write(self, *, whole: bool = False) -> None:
        """Write what waits; with ``whole`` also what is counted, though its minute goes on.

        Raises:
            OSError, asyncpg.PostgresError, asyncpg.InterfaceError: the database is away; all of it still
                waits.
        """
        now = clock.read()
        self._take_counted(time.monotonic(), whole=whole)
        while self._records or self._origins or self._lost:
            await self._write_some(now)

    async def _write_some(self, now: datetime) -> None:
        records, origins = self._records[:_AT_ONCE], self._origins[:_AT_ONCE]
        lost, hashes = self._lost, {one.id: self._hashes.get(one.id) for one in records}
        known = await ids_of_hashes(self._pool, [one for one in hashes.values() if one])
        told = [
            one._replace(key_id=known.get(hashes[one.id] or b"", one.key_id)) for one in records
        ]
        if lost:
            told.append(Record(uuid7(), now, AuditOutcome.LOST, lost))
        async with transaction(self._pool, _ITSELF, now) as tx:
            rows.add_all(tx, told, origins)
        # Others came meanwhile, behind these.
        del self._records[: len(records)], self._origins[: len(origins)]
        self._lost -= lost
        for one in records:
            self._hashes.pop(one.id, None)

    async def close(self) -> None:
        """Write what waits, if that can be done soon."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        with suppress(*BROKEN):
            async with asyncio.timeout(CLOSE_SECONDS):
                await self.write(whole=True)


@asynccontextmanager
async def recording(pool: Pool) -> AsyncIterator[Trail]:
    """What records the requests of this process while the ``with`` block runs."""
    trail = Trail(pool)
    try:
        yield trail
    finally:
        await trail.close()


def _record(
    scope: Scope, now: datetime, outcome: AuditOutcome, actor: Actor | None, status: int
) -> Record:
    state, route = scope["state"], called(scope)
    record = Record(
        id=uuid7(),
        at=now,
        outcome=outcome,
        action=None if route is None else f"{scope['method']} {route}",
        request_id=state["request_id"],
        object_id=_named(scope),
        customer_id=state.get("owner_id"),
        status=status,
        code=state.get("code"),
    )
    if actor is None:
        return record
    return record._replace(
        actor=actor.id,
        key_id=actor.key_id,
        role=actor.role,
        customer_id=record.customer_id or actor.customer_id,
    )


def _named(scope: Scope) -> UUID | None:
    """What the path names first, where it is an id."""
    for value in scope.get("path_params", {}).values():
        try:
            named: UUID = ID.read(str(value))
        except PydanticCustomError:
            return None
        return named
    return None


def _host(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""


def _digest(scope: Scope) -> bytes | None:
    """What is stored of the key that somebody came with."""
    key = given(Headers(scope=scope).get("authorization", ""))
    return key_hash(key) if key else None
