"""Traces: what a request does, through its statements to the webhook that tells of it; off by default.

They are sent by OpenTelemetry's protocol to the collector that the standard variables name
(``OTEL_EXPORTER_OTLP_ENDPOINT``). Spans hold ids, routes and names of tables: no text of a statement, no
parameter, no header. Where nobody wants them nothing is loaded.
"""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Iterator, Mapping, MutableMapping
from contextlib import asynccontextmanager, contextmanager
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.kit import clock
from app.kit.web.naming import called

if TYPE_CHECKING:
    from asyncpg.connection import LoggedQuery
    from opentelemetry.context import Context
    from opentelemetry.trace import Tracer

    from app.kit.postgres.database import Connection

HEADER = "traceparent"
_ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
# A collector that is silent does not hold up the end of the service.
_SEND_SECONDS = 2
_BILLION = 1_000_000_000
_VERB = re.compile(r"\s*([A-Za-z]+)")
_TABLE = re.compile(r"\b(?:FROM|INTO|UPDATE)\s+([a-z_]+)")

_tracer: "Tracer | None" = None


def is_wanted() -> bool:
    """Whether the environment names who takes traces."""
    disabled = os.environ.get("OTEL_SDK_DISABLED", "").lower() == "true"
    return not disabled and any(os.environ.get(name) for name in _ENDPOINTS)


@asynccontextmanager
async def tracing() -> AsyncIterator[None]:
    """Trace what is done while the block runs, if somebody wants that; at the end all is sent."""
    global _tracer  # noqa: PLW0603  a process has one
    if not is_wanted():
        yield
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    told = {"service.name": "personday", "service.version": version("personday")}
    # What the environment says of itself (OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES) wins.
    resource = Resource(told).merge(Resource.create())
    if "OTEL_SERVICE_NAME" not in os.environ:
        resource = resource.merge(Resource({"service.name": told["service.name"]}))
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(timeout=_SEND_SECONDS)))
    _tracer = provider.get_tracer("personday")
    try:
        yield
    finally:
        _tracer = None
        await asyncio.to_thread(provider.shutdown)


def current() -> str | None:
    """The trace that this is a part of, as W3C's ``traceparent``: ids only. None where none is kept."""
    if _tracer is None:
        return None
    from opentelemetry import trace

    return _written().get(HEADER) if trace.get_current_span().is_recording() else None


def _written() -> dict[str, str]:
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    written: dict[str, str] = {}
    TraceContextTextMapPropagator().inject(written)
    return written


def _context(traceparent: str) -> "Context":
    from opentelemetry.context import Context
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    return TraceContextTextMapPropagator().extract({HEADER: traceparent}, Context())


@contextmanager
def following(
    traceparent: str | None, name: str, told: Mapping[str, str]
) -> Iterator[Mapping[str, str]]:
    """A part of a trace that began elsewhere; yields the header by which a receiver can go on with it."""
    if _tracer is None or traceparent is None:
        yield {}
        return
    from opentelemetry.trace import SpanKind

    with _tracer.start_as_current_span(
        name, context=_context(traceparent), kind=SpanKind.CLIENT, attributes=told
    ):
        yield _written()


def watch(connection: "Connection") -> None:
    """Have the statements of a connection be parts of the trace in which they are asked."""
    if is_wanted():
        connection.add_query_logger(_asked)


def _asked(query: "LoggedQuery") -> None:
    from opentelemetry import trace
    from opentelemetry.trace import SpanKind, StatusCode

    if _tracer is None or not trace.get_current_span().is_recording():
        return
    ended = round(clock.read().timestamp() * _BILLION)
    span = _tracer.start_span(
        statement_name(query.query),
        kind=SpanKind.CLIENT,
        attributes={"db.system.name": "postgresql"},
        start_time=ended - round(query.elapsed * _BILLION),
    )
    if query.exception is not None:
        span.set_status(StatusCode.ERROR, type(query.exception).__name__)
    span.end(ended)


@lru_cache(maxsize=1024)
def statement_name(text: str) -> str:
    """What a statement is called: its verb and its tables, and nothing else that stands in it."""
    verb = _VERB.match(text)
    tables = list(dict.fromkeys(_TABLE.findall(text)))
    return " ".join([verb[1].upper() if verb else "?", ", ".join(tables[:5])]).strip()


def with_trace(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """A line of the log, with the trace that it belongs to."""
    if _tracer is not None:
        from opentelemetry import trace

        span = trace.get_current_span().get_span_context()
        if span.is_valid:
            line["trace_id"] = f"{span.trace_id:032x}"
    return line


class Traced:
    """Begins a trace for each request.

    Whether it is kept is ours to say (``OTEL_TRACES_SAMPLER``): a caller's own trace is linked to, and its
    wish to be sampled does not count.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        if scope["type"] != "http" or _tracer is None:
            await self.app(scope, receive, send)
            return
        from opentelemetry.context import Context
        from opentelemetry.trace import SpanKind

        with _tracer.start_as_current_span(
            scope["method"], context=Context(), kind=SpanKind.SERVER, links=_links(scope)
        ) as span:

            async def sent(message: Message) -> None:
                if message["type"] == "http.response.start":
                    span.set_attribute("http.response.status_code", message["status"])
                await send(message)

            try:
                await self.app(scope, receive, sent)
            finally:
                route = called(scope)
                span.update_name(f"{scope['method']} {route}" if route else scope["method"])
                span.set_attributes({
                    "http.request.method": scope["method"],
                    "http.route": route or "",
                    "personday.request_id": scope.get("state", {}).get("request_id", ""),
                })  # fmt: skip


def _links(scope: Scope) -> list[Any]:
    from opentelemetry import trace

    theirs = Headers(scope=scope).get(HEADER)
    if theirs is None:
        return []
    span = trace.get_current_span(_context(theirs)).get_span_context()
    return [trace.Link(span)] if span.is_valid else []
