"""A trace from a request to its webhook, as a collector sees it; and none where nobody asks."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import uvicorn
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.kit.telemetry.tracing import statement_name
from tests.cli.processes import PATIENCE, Serve, free_port

KEY = "an-admin-key-of-the-tests-that-is-long-enough"
NAME = "Canary and Sons"
THEIRS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


class Collector:
    """Takes spans as OpenTelemetry's collector does, and webhooks."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.services: set[str] = set()
        self.hooks: list[tuple[dict[str, str], dict[str, object]]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request."""
        request = Request(scope, receive)
        body = await request.body()
        if scope["path"] == "/v1/traces":
            for one in ExportTraceServiceRequest.FromString(body).resource_spans:
                attributes = {item.key: item.value.string_value for item in one.resource.attributes}
                self.services.add(attributes["service.name"])
                self.spans += [span for part in one.scope_spans for span in part.spans]
        else:
            self.hooks.append((dict(request.headers), json.loads(body)))
        await Response(b"", 200)(scope, receive, send)

    def of_trace(self, trace_id: bytes) -> list[Span]:
        """The spans of one trace."""
        return [span for span in self.spans if span.trace_id == trace_id]


@asynccontextmanager
async def _collecting(port: int) -> AsyncIterator[Collector]:
    collector = Collector()
    config = uvicorn.Config(collector, port=port, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    try:
        yield collector
    finally:
        server.should_exit = True
        await running


async def _told_of_a_customer(serve: Serve, collector: Collector, port: int) -> dict[str, str]:
    """Make a customer, and wait for the webhook that tells of it; its headers."""
    headers = {"Authorization": f"Bearer {KEY}"}
    async with httpx.AsyncClient(
        base_url=serve.url, headers=headers, trust_env=False, timeout=PATIENCE
    ) as client:
        hook = {"url": f"http://127.0.0.1:{port}/hook", "event_types": ["customer.created"]}
        (await client.post("/v1/webhook-endpoints", json=hook)).raise_for_status()
        body = {"name": NAME, "deployment": "cloud"}
        made = await client.post("/v1/customers", json=body, headers={"traceparent": THEIRS})
        made.raise_for_status()
    async with asyncio.timeout(PATIENCE):
        while not collector.hooks:
            await asyncio.sleep(0.05)
    return collector.hooks[0][0]


def _settings(dsn: str, port: int, **others: str) -> dict[str, str]:
    return {
        "PERSONDAY_DATABASE_URL": dsn,
        "PERSONDAY_BOOTSTRAP_ADMIN_KEY": KEY,
        "PERSONDAY_WEBHOOK_ALLOWED": "127.0.0.1",
        "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{port}",
        **others,
    }


async def test_one_trace_leads_from_the_request_to_the_webhook(home: Path, dsn: str) -> None:
    port = free_port()
    async with _collecting(port) as collector:
        with Serve(home, env=_settings(dsn, port)) as serve:
            await asyncio.to_thread(serve.ready)
            sent = await _told_of_a_customer(serve, collector, port)
            logged = serve.lines()
            serve.process.terminate()
            # What is not sent yet is so at the end.
            await asyncio.to_thread(serve.process.wait, PATIENCE)
    (request,) = [span for span in collector.spans if span.name == "POST /v1/customers"]
    assert collector.services == {"personday"}
    assert not request.parent_span_id, "a caller does not decide of which trace it is"
    assert [link.trace_id.hex() for link in request.links] == [THEIRS.split("-")[1]]
    told = {item.key: item.value for item in request.attributes}
    assert told["http.response.status_code"].int_value == 201
    line = next(one for one in logged if one.get("route") == "/v1/customers")
    assert line["trace_id"] == request.trace_id.hex()
    assert line["request_id"] == told["personday.request_id"].string_value
    parts = {span.name: span for span in collector.of_trace(request.trace_id)}
    assert {"COMMIT", "webhook"} <= parts.keys()
    assert any(name.startswith("WITH ") and "customer" in name for name in parts), parts.keys()
    assert parts["COMMIT"].parent_span_id == request.span_id
    assert parts["webhook"].parent_span_id == request.span_id
    _, trace_id, span_id, flags = sent["traceparent"].split("-")
    assert (trace_id, span_id) == (request.trace_id.hex(), parts["webhook"].span_id.hex())
    assert int(flags, 16) & 1, "it is kept"
    # Ids, routes and names of tables: nothing of what was said.
    everything = " ".join(str(span) for span in collector.spans)
    assert "POST /v1/customers" in everything
    assert not [word for word in (NAME, KEY, "127.0.0.1", "$1", "VALUES") if word in everything]


async def test_whether_a_trace_is_kept_is_ours_to_say(home: Path, dsn: str) -> None:
    port = free_port()
    settings = _settings(dsn, port, OTEL_TRACES_SAMPLER="always_off")
    async with _collecting(port) as collector:
        with Serve(home, env=settings) as serve:
            await asyncio.to_thread(serve.ready)
            sent = await _told_of_a_customer(serve, collector, port)
            serve.process.terminate()
            await asyncio.to_thread(serve.process.wait, PATIENCE)
    assert "traceparent" not in sent
    assert collector.spans == []


def test_nothing_is_loaded_where_nobody_wants_traces() -> None:
    asks = """
import sys
from app.kit.telemetry import tracing
from app.main import create_app
from app.settings import Settings
create_app(Settings(database_url="postgresql://"))
assert tracing.current() is None
with tracing.following("00-" + "a" * 32 + "-" + "b" * 16 + "-01", "webhook", {}) as headers:
    assert headers == {}
# The framework loads the names alone (opentelemetry.trace and others), with or without them.
print([name for name in sys.modules if name.startswith(("opentelemetry.sdk", "opentelemetry.exporter"))])
"""
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_statement_is_called_by_its_verb_and_tables() -> None:
    locks = (
        "BEGIN; SELECT 1 FROM credit_account WHERE credit_account_id = '0199-secret' FOR UPDATE; "
    )
    assert statement_name(locks) == "BEGIN credit_account"
    assert statement_name("COMMIT") == "COMMIT"
    writes = "WITH w0 AS (INSERT INTO event (id) VALUES ($1)), w1 AS (UPDATE ticket SET a = 'b') SELECT 1"
    assert statement_name(writes) == "WITH event, ticket"
    assert statement_name("") == "?"
