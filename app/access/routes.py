"""What a route declares: the capability it needs, and what it is about.

Every route does so with ``reads(...)`` or ``writes(...)``; one without such a declaration fails a test.
The declaration also names the owner of the object in the path, so that what a key does not see is 404
before anything else is looked at.
"""

import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Header, Query
from msgspec import Struct
from pydantic_core import PydanticCustomError
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request

from app import errors
from app.access.context import RequestContext
from app.access.directory import Directory
from app.access.limits import Cost, Left, Limits, Policy
from app.access.limits import headers as limits_told
from app.access.owners import KeptOwner, Owner
from app.access.permissions import Capability, check, check_fresh, sees
from app.kit import clock
from app.kit.actor import Actor, Role
from app.kit.postgres.database import Reader
from app.kit.postgres.scopes import ScopedPool
from app.kit.web import contract, idempotency
from app.kit.web.forms import Form
from app.kit.web.origins import origin
from app.kit.web.routing import Route
from app.kit.web.schema import FIRST_YEAR, ID, INSTANT, LAST_YEAR, YesNo


class _IdConvertor(Convertor[str]):
    """What looks like an id, where a sibling's path has a word in its place."""

    regex = "[0-9a-fA-F-]{32,36}"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("id", _IdConvertor())

NowHeader = Annotated[
    str | None,
    Header(
        alias="Personday-Now",
        description="Sandbox only: the instant (RFC 3339, years 2000 to 2999) that is the clock of"
        " this request.",
        # Not a date-time: generators of clients have no such headers.
        json_schema_extra={
            "maxLength": 40,
            "pattern": INSTANT.pattern,
        },
    ),
]


def _key_header(*, required: bool) -> Any:
    # The bounds stand in the contract only: what breaks them has a problem of its own.
    schema = {
        "maxLength": 257,
        "pattern": r"^[!-~]([ -~]{0,253}[!-~])?$",
        contract.KEY_REQUIRED: required,
    }
    header = Header(
        alias="Idempotency-Key",
        json_schema_extra=schema,
        description="Makes a retry safe: the same key has one effect and one answer, for 30 days.",
    )
    return Annotated[str | None, header]


MatchHeader = Annotated[
    str | None,
    Header(alias="If-Match", max_length=100, description="The ETag seen; a stale one is 412."),
]


async def _nothing() -> None:
    """What a header is that a route does not take."""


_NoHeader = Annotated[None, Depends(_nothing)]
DryRun = Annotated[
    YesNo, Query(description="Run the same code, answer what would happen, and keep nothing.")
]


class Access(Struct, frozen=True):
    """What a route declares: who may, the owner of the object in its path, whether a key is needed.

    ``form`` is that of what the path names first; ``cost`` what it costs of what the caller may ask: a list
    costs more by itself. What the path names may have a ``bucket`` of its own, whoever asks.
    """

    capability: Capability
    owner: Owner | None
    missing: type[errors.NotFound]
    key_required: bool = False
    form: Form = ID
    cost: Cost = Cost.ONE
    bucket: Policy | None = None

    async def admit(
        self,
        request: Request,
        personday_now: str | None,
    ) -> RequestContext:
        """The context of a request that the key may make.

        Raises:
            RateLimited, TokenNotMapped, Unauthenticated, SandboxOnly, InvalidInstant, NotFound
            (``missing``), Forbidden, ValidationFailed (an unknown query parameter, or one given twice): in
            this order.
        """
        actor = await caller_of(request)
        if actor is None:
            raise errors.Unauthenticated()
        return await self.admit_actor(request, actor, instant_of(request, personday_now))

    async def admit_actor(self, request: Request, actor: Actor, now: datetime) -> RequestContext:
        """The context of a request that this actor may make, whoever found out who it is.

        Raises:
            RateLimited, NotFound (``missing``), Forbidden, AuthenticationTooOld, ValidationFailed,
            RateLimited (the bucket of what the path names): in this order.
        """
        state, shared = request.scope["state"], request.app.state
        state["actor"], state["caller"], state["now"] = actor.id, actor, now
        limits: Limits = shared.limits
        left = limits.spend(actor, self._cost(request), time.monotonic())
        state["told"] = _told(left)
        pool = ScopedPool(shared.pool, actor.scope)
        owner_id = await self._object_owner(request, actor, pool)
        check(actor, self.capability)
        check_fresh(actor, self.capability, now)
        _check_parameters(request)
        if self.bucket is not None:
            # Not before it is known that they may: else anybody could use up what others have.
            thing = self._named(request)
            left += limits.spend_on(self.bucket, thing, time.monotonic())
            state["told"] = _told(left)
        state["owner_id"] = owner_id
        recorded = partial(shared.trail.wrote, request.scope)
        return RequestContext(pool, actor, now, self.missing, recorded, owner_id)

    def _cost(self, request: Request) -> Cost:
        route: Route = request.scope["route"]
        is_list = self.cost is Cost.ONE and "limit" in route.query_parameters
        return Cost.LIST if is_list else self.cost

    async def _object_owner(self, request: Request, actor: Actor, db: Reader) -> UUID | None:
        if not request.path_params:
            return None
        object_id = self._named(request)
        if self.owner is None:
            # The provider's own things: a customer's key does not see them.
            if actor.role is Role.CUSTOMER:
                raise self.missing()
            return None
        if isinstance(self.owner, KeptOwner):
            kept = self.owner.kept(object_id)
            if kept is not None and sees(actor, kept):
                return kept
        owner = await self.owner(db, object_id)
        if owner is None or not sees(actor, owner):
            raise self.missing()
        return owner

    def _named(self, request: Request) -> UUID:
        """What the path names first."""
        try:
            named: UUID = self.form.read(next(iter(request.path_params.values())))
        except PydanticCustomError:
            raise self.missing() from None
        return named


def _told(left: Sequence[Left]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), value.encode()) for name, value in limits_told(left).items()]


async def caller_of(request: Request) -> Actor | None:
    """Who calls, by their key; None when it has none that lives.

    Raises:
        RateLimited: too many keys from this address were none.
        TokenNotMapped: a token is sound, and nothing here says what it may do, or for whom.
    """
    directory: Directory = request.app.state.directory
    given = _authorization(request)
    known = directory.recall(given, clock.read())
    if known is not None:
        return known
    if not given or directory.remembers(given):
        return await directory.caller(given, clock.read())
    limits: Limits = request.app.state.limits
    whence = origin(request.client.host if request.client else "")
    limits.check_stranger(whence, time.monotonic())
    actor = await directory.caller(given, clock.read())
    if actor is None:
        limits.note_stranger(whence, time.monotonic())
    return actor


def _authorization(request: Request) -> str:
    for name, value in request.scope["headers"]:
        if name == b"authorization":
            given: str = value.decode("latin-1")
            return given
    return ""


class Visit(Struct, frozen=True):
    """One request without a key: ``db`` for reads, and the instant of the request."""

    db: Reader
    now: datetime


async def _visit(request: Request, personday_now: NowHeader = None) -> Visit:
    reader = request.app.state.pool
    return Visit(reader, instant_of(request, personday_now))


Keyless = Annotated[Visit, Depends(_visit)]


def reads(
    capability: Capability,
    *,
    owner: Owner | None = None,
    missing: type[errors.NotFound] = errors.NotFound,
    form: Form = ID,
    cost: Cost = Cost.ONE,
) -> Any:
    """Declare a route that only reads, in the annotation of its context.

    ``form`` is that of what its path names first, ``cost`` what it costs of what the caller may ask.
    """
    access = Access(capability, owner, missing, form=form, cost=cost)

    async def context(request: Request, personday_now: NowHeader = None) -> RequestContext:
        return await access.admit(request, personday_now)

    context.access = access  # type: ignore[attr-defined]
    return Depends(context)


def writes(
    capability: Capability,
    *,
    owner: Owner | None = None,
    missing: type[errors.NotFound] = errors.NotFound,
    preview: bool = False,
    key_required: bool = False,
    versioned: bool = False,
    form: Form = ID,
    cost: Cost = Cost.ONE,
    bucket: Policy | None = None,
) -> Any:
    """Declare a route that changes something, by the retry-safe conventions of the API.

    It takes Idempotency-Key, dry_run with ``preview``, and If-Match where what the path names is
    ``versioned``. ``form`` is that of what its path names first, which may have a ``bucket`` of its own.
    """
    access = Access(capability, owner, missing, key_required, form, cost, bucket)
    key_header = _key_header(required=key_required)
    match_header = MatchHeader if versioned else _NoHeader

    async def context(
        request: Request,
        personday_now: NowHeader = None,
        idempotency_key: key_header = None,  # type: ignore[valid-type]
        if_match: match_header = None,  # type: ignore[valid-type]
    ) -> RequestContext:
        admitted = await access.admit(request, personday_now)
        admitted.if_match = if_match
        admitted.keyed = await _keyed(request, admitted.actor, idempotency_key)
        if access.key_required and admitted.keyed is None:
            raise errors.IdempotencyKeyRequired()
        return admitted

    async def previewable(
        request: Request,
        personday_now: NowHeader = None,
        idempotency_key: key_header = None,  # type: ignore[valid-type]
        if_match: match_header = None,  # type: ignore[valid-type]
        dry_run: DryRun = False,
    ) -> RequestContext:
        if dry_run:
            admitted = await access.admit(request, personday_now)
            if idempotency_key is not None:
                idempotency.parse_key(idempotency_key)  # not read, but what it is it would be later
            admitted.if_match, admitted.dry_run = if_match, True
            return admitted
        return await context(request, personday_now, idempotency_key, if_match)

    chosen = previewable if preview else context
    chosen.access = access  # type: ignore[attr-defined]
    return Depends(chosen)


async def _keyed(request: Request, actor: Actor, header: str | None) -> idempotency.Keyed | None:
    if header is None:
        return None
    key = idempotency.parse_key(header)
    path, query = request.url.path, request.url.query
    digest = idempotency.fingerprint(request.method, path, query, await request.body())
    return idempotency.Keyed(actor.principal_id, request.method, path, key, digest)


def instant_of(request: Request, header: str | None) -> datetime:
    """The instant of a request: that of the clock, or in a sandbox the one that its header names.

    Raises:
        SandboxOnly, InvalidInstant.
    """
    if header is None:
        return clock.read()
    if not request.app.state.settings.sandbox:
        raise errors.SandboxOnly()
    try:
        instant: datetime = INSTANT.read(header)
    except PydanticCustomError:
        raise errors.InvalidInstant(first_year=FIRST_YEAR, last_year=LAST_YEAR) from None
    return instant.astimezone(UTC)


def _check_parameters(request: Request) -> None:
    if not request.scope["query_string"]:
        return
    given = Counter(name for name, _ in request.query_params.multi_items())
    route: Route = request.scope["route"]
    unknown = [] if route.ignores_unknown else sorted(given.keys() - route.query_parameters)
    # Which of them was meant, nobody can say.
    repeated = sorted(
        name for name, times in given.items() if times > 1 and name not in route.list_parameters
    )
    wrong = dict.fromkeys(repeated, ("repeated_parameter", "It is given more than once."))
    wrong |= dict.fromkeys(unknown, ("unknown_parameter", "Unknown parameter."))
    if wrong:
        raise errors.ValidationFailed(
            errors=[
                {"pointer": f"?{name}", "code": code, "detail": detail}
                for name, (code, detail) in wrong.items()
            ]
        )
