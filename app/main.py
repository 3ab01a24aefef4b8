"""The application: routers, problem handlers and lifespan; no logic."""

import app.kit.web.building  # noqa: F401  (before the framework)

# isort: split
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Scope

from app import errors, slices
from app.access import quotas
from app.access.directory import Directory, Vouches
from app.access.limits import Limits
from app.access.routes import caller_of
from app.access.uses import noting
from app.audit.trail import Trail, recording
from app.exports.snapshots import Snapshots
from app.kit.beside import beside
from app.kit.events.feeds import Waker
from app.kit.events.listening import listening
from app.kit.events.numbering import numbering
from app.kit.postgres import database, primary
from app.kit.postgres.database import Pool
from app.kit.postgres.scopes import NOBODY
from app.kit.telemetry import measures
from app.kit.telemetry.sampling import sampling
from app.kit.telemetry.tracing import Traced, is_wanted, tracing
from app.kit.web import admission, health, pagination, problems
from app.kit.web.bodies import Bodies
from app.kit.web.dispatching import Dispatch, Handler
from app.kit.web.layers import layered
from app.kit.web.middleware import RequestScope
from app.kit.web.shedding import Entrance, Places
from app.notifications.stream import streaming
from app.pages import busy
from app.pages.routing import domain_error, http_error, refused_body, validation_error
from app.pages.visitors import is_signed_in
from app.run import worker
from app.settings import Settings
from app.signing_in.attempts import Attempts
from app.statements.archive import Archives

DESCRIPTION = """
Prepaid server-support credit, kept to the minute, and the planned remote sessions that spend it.

Authenticate with `Authorization: Bearer <key>`; where the service has an identity provider, its access
tokens are taken in place of a key. Every POST takes an `Idempotency-Key`; a refusal is
`application/problem+json` with a stable `code` ([catalogue](/docs/problems)). `HEAD` is answered wherever
`GET` is. Enums of answers are open: new values may come, and a client keeps what it does not know.
"""


# Of browsers' pages elsewhere, where a setting allows any (CORS): what they may send, and read.
TAKEN_HEADERS = (
    "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "Last-Event-ID",
    "Personday-Now", "X-Request-Id",
)  # fmt: skip
GIVEN_HEADERS = (
    "Allow", "Content-Disposition", "ETag", "Idempotent-Replayed", "Location", "RateLimit",
    "RateLimit-Policy", "Retry-After",
    "WWW-Authenticate", "X-Request-Id",
)  # fmt: skip

# The server ends a request's statement before the request's own deadline does.
STATEMENT_SECONDS = 6
CLOSE_SECONDS = 1.0

TAGS = {
    "credit": "What is left, and every minute explained.",
    "prices": "What a person-day costs, by currency, days and quantity.",
    "payments": "Files of banks, and what they pay.",
    "purchases": "Credit that is bought, paid, given up or refunded.",
    "adjustments": "Corrections of the credit by a lead or finance.",
    "finance": "What minutes are worth: reports of it, and when it is earned.",
    "approvals": "What waits for another person, and above which thresholds.",
    "periods": "Months that are closed, and what was signed of them.",
    "sessions": "Planned remote sessions: booked, moved, cancelled, started.",
    "penalties": "What late changes cost, and their waiver.",
    "worksheets": "What was done, and the customer's answer to it.",
    "tickets": "Requests, what was promised for them, and the queue they wait in.",
    "e-mail": "Messages that come by e-mail, and what became of them.",
    "customers": "Customers, their people and servers, and the access to those.",
    "technicians": "Who holds sessions.",
    "plans": "What is promised to whom, and the contract terms.",
    "knowledge": "Articles that may help before somebody reports a trouble.",
    "slots": "When somebody can help.",
    "working time": "When technicians work, and when nobody does.",
    "company": "How the company is reached and plans; public holidays.",
    "calendars": "Sessions as invitations, and as calendars to subscribe to.",
    "search": "One field that finds customers, people, servers, tickets and sessions.",
    "exports": "Files of what happened, for accounting and for auditors.",
    "feeds": "Everything that happened, in an order that never changes.",
    "webhooks": "Endpoints that are told of events by signed requests.",
    "mails": "What is written to people, what they want of it, and how they stop it.",
    "deliveries": "What leaves for others, what became of it, and what was set aside.",
    "verifications": "When everything was recomputed, and what did not come out the same.",
    "events": "What webhooks bring: each type of event, when it happens and what it tells.",
    "people": "Who of the office asks and approves.",
    "privacy": "What is personal: shown to whom it is about, erased, and kept no longer than needed.",
    "audit": "Who did what, who read what is personal, and who was refused.",
    "keys": "Who may call.",
    "health": "For probes.",
}


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[dict[str, Any]]:
    """Opens the pool and what every request needs, and runs the worker unless told otherwise."""
    settings: Settings = app.state.settings
    dsn = settings.database_url
    assert dsn, "the command line settles which database is used"
    # The pool makes its connections when they are needed: nothing fails here while the database is away.
    pool = await database.open_pool(
        dsn,
        scope=NOBODY,
        size=settings.pool_size,
        first=0,
        statement_seconds=STATEMENT_SECONDS,
        lent_by=settings.pooler_url,
    )
    pool.measure("requests")
    measures.TURNS_WAITING.follow(lambda: pool.crowds.waiting)
    try:
        app.state.pool = pool
        app.state.entrance = Entrance(admission.bounds(settings.pool_size), busy.page)
        app.state.readiness = health.Readiness(dsn, lent_by=settings.pooler_url)
        app.state.limits = Limits(settings.rate_scale)
        quotas.widen(settings.quota_scale)
        app.state.snapshots = Snapshots(dsn, settings.replica_url)
        app.state.archives = Archives()
        app.state.attempts = Attempts()
        app.state.scheduled = worker.scheduled
        app.state.secret = await health.once_there(lambda: pagination.load_secret(pool))
        async with (
            sampling(),
            tracing(),
            primary.followed(dsn),
            numbering(pool),
            recording(pool) as app.state.trail,
            noting(pool) as uses,
            listening(dsn) as listener,
            _vouching(pool, settings) as app.state.issuer,
        ):
            app.state.directory = Directory(pool, uses, app.state.issuer)
            app.state.listener = listener
            app.state.waker = Waker(pool, listener)
            async with (
                streaming(pool, listener, app.state.directory) as app.state.streams,
                beside(worker.work(dsn, settings, listener))
                if settings.embedded_worker
                else nullcontext(),
            ):
                yield {"entrance": app.state.entrance}
    finally:
        await pool.close_soon(CLOSE_SECONDS)


def _vouching(pool: Pool, settings: Settings) -> AbstractAsyncContextManager[Vouches | None]:
    if settings.oidc_issuer is None:
        return nullcontext()
    # It takes a while, and most services have no issuer.
    from app.issuers.vouching import Vouchers

    return Vouchers(pool, settings).running()


async def is_known(request: Request) -> bool:
    """Whether a request comes with a key that lives, or by a browser in which somebody is signed in.

    Raises:
        RateLimited, TokenNotMapped.
    """
    return await caller_of(request) is not None or await is_signed_in(request)


def _noticed(scope: Scope, status: int) -> None:
    trail: Trail = scope["app"].state.trail
    trail.answered(scope, status)


def create_app(settings: Settings) -> FastAPI:
    """The service for these settings; ``database_url`` names a migrated database."""
    parts = list(slices.parts("router"))
    raw_bodies: dict[str, int] = {}
    open_bodies: dict[str, int] = {}
    for part in parts:
        raw_bodies |= getattr(part, "RAW_BODIES", {})
        open_bodies |= getattr(part, "OPEN_BODIES", {})
    app = FastAPIOffline(
        title="Personday",
        version="1",
        description=DESCRIPTION,
        lifespan=lifespan,
        # Where the document is served, there is the service.
        servers=[
            {
                "url": "/",
                "x-internal": False,
                "description": "The service that publishes this document: in production, or a local"
                " sandbox.",
            }
        ],
        contact={"name": "The operator of this service"},
        license_info={"name": "Proprietary", "identifier": "LicenseRef-Proprietary"},
        openapi_tags=[{"name": name, "description": text} for name, text in TAGS.items()],
        routes=[route for part in parts for route in part.router.routes],
        redirect_slashes=False,
        # Traces and figures are ours (``kit.telemetry.tracing``, ``kit.telemetry.metrics``).
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
        swagger_ui_parameters={"tryItOutEnabled": True, "persistAuthorization": False},
    )
    app.state.settings = settings
    measures.ROUTE.know(route.path_format for route in app.routes if isinstance(route, Route))
    handlers: dict[type[Exception], Handler] = {
        errors.DomainError: domain_error,
        RequestValidationError: validation_error,
        HTTPException: http_error,
        **dict.fromkeys(problems.OF_THE_DATABASE, problems.database_error),
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)
    # From within to without.
    app.add_middleware(Dispatch, routes=app.routes, handlers=handlers)
    app.add_middleware(Places, render=refused_body)
    app.add_middleware(
        Bodies, raw=raw_bodies, open_to_all=open_bodies, is_known=is_known, refused=refused_body
    )
    app.add_middleware(
        RequestScope,
        noticed=_noticed,
        only_tls=(settings.public_url or "").startswith("https://"),
    )
    if is_wanted():
        app.add_middleware(Traced)
    if settings.cors_origins:
        # Outermost, so that a refusal of whatever layer reaches the page that asked.
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"),
            allow_headers=TAKEN_HEADERS,
            expose_headers=GIVEN_HEADERS,
        )
    app.middleware_stack = layered(app)
    return app
