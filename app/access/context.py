"""One request: who calls, at which instant, and its one transaction, committed before the answer."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, Self, TypeVar
from uuid import UUID

import asyncpg
from starlette.responses import Response

from app import errors
from app.access import permissions
from app.access.refusals import refusal
from app.kit.actor import Actor, Role
from app.kit.postgres.crowds import Crowded, Wants
from app.kit.postgres.database import BROKEN, LockNeeded, Reader, Tx
from app.kit.postgres.scopes import ScopedPool
from app.kit.telemetry import measures
from app.kit.web import idempotency
from app.kit.web.schema import View

MAX_ATTEMPTS = 5
# Of several things that many want, one is waited for after the other.
MAX_TURNS = 5
# Where the COMMIT's outcome is unknown, it is looked for no longer than this.
LOOK_SECONDS = 0.5
RETRIED = ("40001", "40P01")  # serialization failure, deadlock: design §2
Found = TypeVar("Found")
Shown = TypeVar("Shown", bound="Showable")
Verb = Callable[[Tx], Awaitable[View | None]]
# Stages the record of a write: its transaction, the status, what was made, and whose it is.
Recorder = Callable[[Tx, int, UUID | None, UUID | None], None]


class Showable(Protocol):
    """What an answer is written of; ``View`` is."""

    @property
    def etag(self) -> str | None:
        """The ETag of a resource that has one."""

    def json_bytes(self) -> bytes:
        """The answer as it is sent."""

    def for_customers(self) -> Self:
        """The same without what only the provider reads."""


@dataclass(slots=True)
class RequestContext:
    """One authenticated request.

    Attributes:
        pool: for what takes a pool; it reads what the actor may see, and no more.
        actor: who calls.
        now: the instant of the request, in UTC; the only clock that rules see.
        missing: what the route declares of an object that is not there.
        recorded: records what this request writes, in the transaction that does.
        dry_run: whether nothing shall be kept.
    """

    pool: ScopedPool
    actor: Actor
    now: datetime
    missing: type[errors.NotFound]
    recorded: Recorder
    _owner_id: UUID | None = None
    if_match: str | None = None
    dry_run: bool = False
    keyed: idempotency.Keyed | None = None

    @property
    def db(self) -> Reader:
        """For reads, one trip each, of what the actor may see."""
        return self.pool

    @property
    def owner_id(self) -> UUID:
        """The customer whose object the path names."""
        assert self._owner_id is not None, "the route declares no owner"
        return self._owner_id

    def found(self, row: Found | None) -> Found:
        """The row.

        Raises:
            NotFound: there is none; which one, the route declares.
        """
        if row is None:
            raise self.missing()
        return row

    def own(self, customer_id: UUID | None) -> UUID | None:
        """The customer that a list is narrowed to: a customer's key sees its own only.

        Raises:
            CustomerNotFound: the filter names a customer that the key does not see.
        """
        if self.actor.role is not Role.CUSTOMER:
            return customer_id
        if customer_id not in (None, self.actor.customer_id):
            raise errors.CustomerNotFound()
        return self.actor.customer_id

    def shown(self, view: Shown) -> Shown:
        """An answer as the actor may read it: what is the provider's own is left out for others."""
        if permissions.may(self.actor, permissions.Capability.READ_INTERNAL):
            return view
        return view.for_customers()

    def show(self, view: "Showable") -> Response:
        """One resource with its ETag, or one page."""
        view = self.shown(view)
        return _response(200, view.json_bytes(), etag=view.etag)

    async def create(self, verb: Verb, *, location: str, secret: bool = False) -> Response:
        """Run a verb that makes something: 201 with its Location; a dry run is 200 without an id."""
        return await self._answer(verb, 201, location, secret)

    async def write(self, verb: Verb, *, secret: bool = False) -> Response:
        """Run a verb in one transaction, commit, and only then answer 200; 204 where it found nothing.

        What waits for somebody is answered by 202, by every verb.
        """
        return await self._answer(verb, 200, None, secret)

    async def _answer(
        self,
        verb: Verb,
        status: int,
        location: str | None,
        secret: bool,
    ) -> Response:
        try:
            return await self._attempts(verb, status, location, secret)
        except (errors.DomainError, asyncpg.LockNotAvailableError) as refused:
            if self.keyed is None or self.dry_run:
                raise
            stored = await self._stored(self.keyed, refused)
            if stored is None:
                if await self._was_expired(self.keyed, refused):
                    return await self._attempts(verb, status, location, secret)
                raise
            return _response(
                stored.status,
                stored.body,
                location=stored.location,
                etag=stored.etag,
                replayed=True,
            )

    async def _stored(
        self, keyed: idempotency.Keyed, refused: Exception
    ) -> idempotency.StoredAnswer | None:
        # A COMMIT has suspended the request's own deadline.
        unknown = isinstance(refused, errors.OutcomeUnknown)
        try:
            async with asyncio.timeout(LOOK_SECONDS if unknown else None):
                return await idempotency.stored_answer(self.pool, keyed, self.now)
        except BROKEN:
            # A refusal may come of what the first request with this key did: nobody knows.
            if unknown:
                raise refused from None
            raise

    async def _was_expired(self, keyed: idempotency.Keyed, refused: Exception) -> bool:
        taken = isinstance(refused, errors.IdempotencyKeyInProgress)
        return taken and await idempotency.forget_expired(self.pool, keyed, self.now)

    async def _attempts(
        self,
        verb: Verb,
        status: int,
        location: str | None,
        secret: bool,
    ) -> Response:
        wants = Wants(self.pool.crowds)
        try:
            for _ in range(MAX_TURNS):
                try:
                    return await self._in_turn(wants, verb, status, location, secret)
                except Crowded as crowded:
                    await wants.turn(crowded.thing)
            raise errors.Overloaded()
        finally:
            wants.leave()

    async def _in_turn(
        self,
        wants: Wants,
        verb: Verb,
        status: int,
        location: str | None,
        secret: bool,
    ) -> Response:
        for attempt in range(1, MAX_ATTEMPTS + 1):
            async with self.pool.acquire() as connection:
                tx = Tx(
                    connection,
                    self.actor,
                    self.now,
                    if_match=self.if_match,
                    dry_run=self.dry_run,
                    wants=wants,
                    optimistic=attempt == 1,
                )
                try:
                    view = await verb(tx)
                    return await self._finish(tx, view, status, location, secret)
                except (asyncpg.PostgresError, errors.DomainError, LockNeeded) as error:
                    if attempt == MAX_ATTEMPTS or not _worth_another(tx, error):
                        raise refusal(error) from error
                    measures.RETRIES.add(getattr(error, "sqlstate", None))
                finally:
                    await tx.rollback()
            if not tx.watches:  # who watched goes and waits for the lock
                await asyncio.sleep(random.uniform(0, 0.02) * attempt)  # noqa: S311  jitter, no secret
        raise AssertionError("the last attempt returns or raises")

    async def _finish(
        self, tx: Tx, view: View | None, status: int, location: str | None, secret: bool
    ) -> Response:
        if view is None:
            return Response(status_code=204)
        if view.waits_at:
            status, location = 202, view.waits_at
        owner_id = self._owner_id or getattr(view, "customer_id", None)
        view = self.shown(view)
        if self.dry_run:
            await tx.flush()
            if status in (201, 202):
                view = view.model_copy(update={"id": None})
            return _response(202 if status == 202 else 200, view.json_bytes())
        body = view.json_bytes()
        if location:
            location = f"{location}/{view.id}"  # type: ignore[attr-defined]
        if self.keyed:
            answer = idempotency.StoredAnswer(status, location, view.etag, body)
            idempotency.store(tx, self.keyed, answer, secret=secret)
        made_id = getattr(view, "id", None) if status in (201, 202) else None
        self.recorded(tx, status, made_id, owner_id)
        await tx.commit()
        if tx.has_emitted:
            self.pool.emitted()
        return _response(status, body, location=location, etag=view.etag)


def _worth_another(tx: Tx, error: Exception) -> bool:
    if isinstance(error, LockNeeded) or isinstance(refusal(error), tx.run_again_on):
        return True
    return isinstance(error, asyncpg.PostgresError) and error.sqlstate in RETRIED


def _response(
    status: int,
    body: bytes,
    *,
    location: str | None = None,
    etag: str | None = None,
    replayed: bool = False,
) -> Response:
    told = []
    if location:
        told.append((b"location", location.encode("latin-1")))
    if etag:
        told.append((b"etag", etag.encode("latin-1")))
    if replayed:
        told.append((b"idempotent-replayed", b"true"))
    return _Whole(status, body, told)


class _Whole(Response):
    """An answer of JSON whose headers are known: the framework finds out for each which it has."""

    def __init__(self, status: int, body: bytes, told: list[tuple[bytes, bytes]]) -> None:
        self.status_code, self.body, self.background = status, body, None
        length = str(len(body)).encode()
        self.raw_headers = [
            *told, (b"content-length", length), (b"content-type", b"application/json")
        ]  # fmt: skip
