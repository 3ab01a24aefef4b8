"""One request: who calls, at which instant, and its one transaction.

Every route declares who may call it with ``reads(...)`` or ``writes(...)``; a route without such a
declaration fails a test. The declaration also names the owner of the object in the path, so that what
a key does not see is 404 before anything else is looked at.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar
from uuid import UUID

import asyncpg
from fastapi import Depends, FastAPI, Header, Query
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import Request
from starlette.responses import Response

from app import errors
from app.kit import clock, idempotency
from app.kit.database import Pool, Reader, Tx
from app.kit.identity import Actor, Directory, Role
from app.kit.schema import View

MAX_ATTEMPTS = 5
RETRIED = ("40001", "40P01")  # serialization failure, deadlock: design §2
REFUSALS = {
    name: error for error in errors.catalogue() for name in vars(error).get("constraints", ())
}

T = TypeVar("T")
Owner = Callable[[Reader, UUID], Awaitable[UUID | None]]
Verb = Callable[[Tx], Awaitable[T]]

_bearer = HTTPBearer(
    auto_error=False, scheme_name="key", description="The key: `Authorization: Bearer pd_…`"
)
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
NowHeader = Annotated[
    str | None,
    Header(
        alias="Personday-Now",
        max_length=64,
        description="Sandbox only: the instant (RFC 3339) to use as the clock of this request.",
    ),
]
KeyHeader = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        max_length=300,
        description="Makes a retry safe: the same key has one effect and one answer, for 30 days.",
    ),
]
MatchHeader = Annotated[
    str | None,
    Header(alias="If-Match", max_length=100, description="The ETag seen; a stale one is 412."),
]
DryRun = Annotated[
    bool, Query(description="Run the same code, answer what would happen, and keep nothing.")
]


@dataclass(slots=True)
class Call:
    """One authenticated request.

    Attributes:
        db: for reads, one trip each.
        actor: who calls.
        now: the instant of the request, in UTC; the only clock that rules see.
        dry_run: whether nothing shall be kept.
    """

    db: Pool
    actor: Actor
    now: datetime
    _owner_id: UUID | None = None
    if_match: str | None = None
    dry_run: bool = False
    keyed: idempotency.Keyed | None = None

    @property
    def owner_id(self) -> UUID:
        """The customer whose object the path names."""
        assert self._owner_id is not None, "the route declares no owner"
        return self._owner_id

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

    def show(self, view: View) -> Response:
        """One resource with its ETag."""
        return _response(200, view.model_dump_json().encode(), etag=view.etag)

    async def create(
        self,
        verb: Verb[T],
        show: Callable[[T], View],
        *,
        location: str,
        secret: bool = False,
    ) -> Response:
        """Run a verb that makes something: 201 with its Location; a dry run is 200 without an id."""
        return await self._answer(verb, show, 201, location, secret)

    async def write(self, verb: Verb[T], show: Callable[[T], View]) -> Response:
        """Run a verb in one transaction, commit, and only then answer 200."""
        return await self._answer(verb, show, 200, None, False)

    async def _answer(
        self,
        verb: Verb[T],
        show: Callable[[T], View],
        status: int,
        location: str | None,
        secret: bool,
    ) -> Response:
        try:
            return await self._attempts(verb, show, status, location, secret)
        except (errors.DomainError, asyncpg.LockNotAvailableError) as refusal:
            if self.keyed is None or self.dry_run:
                raise
            stored = await self._stored(self.keyed, refusal)
            if stored is None:
                raise
            return _response(
                stored.status,
                stored.body,
                location=stored.location,
                etag=stored.etag,
                replayed=True,
            )

    async def _stored(
        self, keyed: idempotency.Keyed, refusal: Exception
    ) -> idempotency.StoredAnswer | None:
        try:
            return await idempotency.stored_answer(self.db, keyed, self.now)
        except (OSError, asyncpg.InterfaceError, asyncpg.PostgresError):
            raise refusal from None

    async def _attempts(
        self,
        verb: Verb[T],
        show: Callable[[T], View],
        status: int,
        location: str | None,
        secret: bool,
    ) -> Response:
        for attempt in range(1, MAX_ATTEMPTS + 1):
            async with self.db.acquire() as connection:
                tx = Tx(
                    connection, self.actor, self.now, if_match=self.if_match, dry_run=self.dry_run
                )
                try:
                    view = show(await verb(tx))
                    return await self._finish(tx, view, status, location, secret)
                except asyncpg.PostgresError as error:
                    if error.sqlstate not in RETRIED or attempt == MAX_ATTEMPTS:
                        raise _refusal(error) from error
                finally:
                    await tx.rollback()
            await asyncio.sleep(random.uniform(0, 0.02) * attempt)  # noqa: S311  jitter, no secret
        raise AssertionError("the last attempt returns or raises")

    async def _finish(
        self, tx: Tx, view: View, status: int, location: str | None, secret: bool
    ) -> Response:
        if self.dry_run:
            await tx.flush()
            if status == 201:
                view = view.model_copy(update={"id": None})
            return _response(200, view.model_dump_json().encode())
        body = view.model_dump_json().encode()
        if location:
            location = f"{location}/{view.id}"  # type: ignore[attr-defined]
        if self.keyed:
            answer = idempotency.StoredAnswer(status, location, view.etag, body)
            idempotency.store(tx, self.keyed, answer, secret=secret)
        await tx.flush()
        await tx.commit()
        return _response(status, body, location=location, etag=view.etag)


def _refusal(error: asyncpg.PostgresError) -> Exception:
    """The domain error that a violated constraint stands for, or the error itself."""
    name = getattr(error, "constraint_name", None)
    return REFUSALS[name]() if name in REFUSALS else error


def _response(
    status: int,
    body: bytes,
    *,
    location: str | None = None,
    etag: str | None = None,
    replayed: bool = False,
) -> Response:
    headers = {}
    if location:
        headers["Location"] = location
    if etag:
        headers["ETag"] = etag
    if replayed:
        headers["Idempotent-Replayed"] = "true"
    return Response(body, status, headers, media_type="application/json")


# --- who may call ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Access:
    """What a route declares: roles, the owner of the object in its path, whether a key is needed."""

    roles: frozenset[Role]
    owner: Owner | None
    missing: type[errors.NotFound]
    key_required: bool = False

    async def __call__(
        self,
        request: Request,
        credentials: HTTPAuthorizationCredentials | None,
        personday_now: str | None,
    ) -> Call:
        now = _now(request, personday_now)
        directory: Directory = request.app.state.directory
        actor = await directory.find(credentials.credentials, clock.read()) if credentials else None
        if actor is None:
            raise errors.Unauthenticated()
        request.state.actor = actor.id
        db: Pool = request.app.state.pool
        owner_id = await self._object_owner(request, actor, db)
        if actor.role not in self.roles:
            raise errors.Forbidden(role=actor.role.value, allowed=sorted(self.roles))
        _refuse_unknown_parameters(request)
        return Call(db, actor, now, owner_id)

    async def _object_owner(self, request: Request, actor: Actor, db: Pool) -> UUID | None:
        if not request.path_params:
            return None
        try:
            object_id = UUID(next(iter(request.path_params.values())))
        except ValueError:
            raise self.missing() from None
        if self.owner is None:
            # The provider's own things: a customer's key does not see them.
            if actor.role is Role.CUSTOMER:
                raise self.missing()
            return None
        owner = await self.owner(db, object_id)
        if owner is None or not actor.sees(owner):
            raise self.missing()
        return owner


ALL = tuple(Role)


def reads(
    *roles: Role,
    owner: Owner | None = None,
    missing: type[errors.NotFound] = errors.NotFound,
) -> Any:
    """Declare a route that reads: ``Annotated[Call, reads(Role.LEAD, ...)]``."""
    access = Access(frozenset(roles), owner, missing)

    async def call(
        request: Request, credentials: Credentials, personday_now: NowHeader = None
    ) -> Call:
        return await access(request, credentials, personday_now)

    call.access = access  # type: ignore[attr-defined]
    return Depends(call)


def writes(
    *roles: Role,
    owner: Owner | None = None,
    missing: type[errors.NotFound] = errors.NotFound,
    preview: bool = False,
    key_required: bool = False,
) -> Any:
    """Declare a route that writes: it takes Idempotency-Key, If-Match and, with preview, dry_run."""
    access = Access(frozenset(roles), owner, missing, key_required)

    async def call(
        request: Request,
        credentials: Credentials,
        personday_now: NowHeader = None,
        idempotency_key: KeyHeader = None,
        if_match: MatchHeader = None,
    ) -> Call:
        made = await access(request, credentials, personday_now)
        made.if_match = if_match
        made.keyed = await _keyed(request, made.actor, idempotency_key)
        if access.key_required and made.keyed is None:
            raise errors.IdempotencyKeyRequired()
        return made

    async def previewable(
        request: Request,
        credentials: Credentials,
        personday_now: NowHeader = None,
        idempotency_key: KeyHeader = None,
        if_match: MatchHeader = None,
        dry_run: DryRun = False,
    ) -> Call:
        if dry_run:
            made = await access(request, credentials, personday_now)
            made.if_match, made.dry_run = if_match, True
            return made
        return await call(request, credentials, personday_now, idempotency_key, if_match)

    chosen = previewable if preview else call
    chosen.access = access  # type: ignore[attr-defined]
    return Depends(chosen)


async def _keyed(request: Request, actor: Actor, header: str | None) -> idempotency.Keyed | None:
    if header is None:
        return None
    key = idempotency.parse_key(header)
    path, query = request.url.path, request.url.query
    digest = idempotency.fingerprint(request.method, path, query, await request.body())
    return idempotency.Keyed(actor.key_id, request.method, path, key, digest)


def _now(request: Request, header: str | None) -> datetime:
    if header is None:
        return clock.read()
    if not request.app.state.settings.sandbox:
        raise errors.SandboxOnly()
    with suppress(ValueError, OverflowError):
        instant = datetime.fromisoformat(header)
        if instant.tzinfo is not None and 1970 < instant.year < 9000:
            return instant.astimezone(UTC)
    raise errors.InvalidInstant()


def _refuse_unknown_parameters(request: Request) -> None:
    given = request.query_params.keys()
    if not given:
        return
    route = request.scope["route"].path
    unknown = sorted(set(given) - query_parameters(request.app, route, request.method))
    if unknown:
        raise errors.ValidationFailed(
            errors=[
                {"pointer": f"?{name}", "code": "unknown_parameter", "detail": "Unknown parameter."}
                for name in unknown
            ]
        )


def query_parameters(app: FastAPI, route: str, method: str) -> frozenset[str]:
    """The query parameters that a route declares, by the published contract."""
    known: dict[tuple[str, str], frozenset[str]] | None
    known = getattr(app.state, "query_parameters", None)
    if known is None:
        known = app.state.query_parameters = {
            (path, verb.upper()): frozenset(
                item["name"] for item in operation.get("parameters", ()) if item["in"] == "query"
            )
            for path, operations in app.openapi()["paths"].items()
            for verb, operation in operations.items()
        }
    return known[route, method]
