"""A pure ASGI layer: request id, log line, last resort."""

import asyncio
import json
import re
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, TypeAlias

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uuid_utils import uuid7

from app import errors
from app.kit import stopping
from app.kit.telemetry import logs, measures
from app.kit.web import problems
from app.kit.web.naming import called

# What is read of a head: each has one value.
SINGLE = frozenset({
    b"authorization", b"content-length", b"content-type", b"host", b"idempotency-key", b"if-match",
    b"if-none-match", b"last-event-id", b"personday-now", b"x-request-id",
})  # fmt: skip
_Header: TypeAlias = tuple[bytes, bytes]
_Always: TypeAlias = Mapping[bytes, bytes]
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")

# Of what is no page: where a browser shows it for one all the same, it does nothing and loads nothing.
_INERT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# The reference brings styles and a worker of its own.
_OF_PAGES = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# Nothing is taken for another type than it is, shown within a page of others, or told them by a link.
_OF_ALL = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}
_POLICY = (b"content-security-policy", _INERT.encode())
_POLICY_OF_PAGES = (b"content-security-policy", _OF_PAGES.encode())
_NOT_STORED = (b"cache-control", b"no-store")
_REVALIDATED = (b"cache-control", b"no-cache")
_ONLY_TLS = {b"strict-transport-security": b"max-age=31536000; includeSubDomains"}

_log = structlog.get_logger()


class RequestScope:
    """Gives each request an id, logs one line for it, and answers 500 if all else fails.

    HEAD is answered as GET is, without the body (RFC 9110 §9.3.2): what follows knows GET only,
    but for what has ``is_head`` to spare itself a body. ``only_tls``: whoever came by TLS once does so for
    a year (RFC 6797). ``noticed`` is told the status of each answer, before it is sent.
    """

    def __init__(
        self, app: ASGIApp, *, noticed: Callable[[Scope, int], None], only_tls: bool = False
    ) -> None:
        self.app = app
        self._noticed = noticed
        self._always = {**_OF_ALL, **_ONLY_TLS} if only_tls else _OF_ALL
        self._in_flight = 0
        measures.IN_FLIGHT.follow(lambda: self._in_flight)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, method = time.perf_counter(), scope["method"]
        given, repeated = _given(scope["headers"])
        state: dict[str, Any] = scope.setdefault("state", {})
        state["request_id"] = request_id(given.get(b"x-request-id", b"").decode("latin-1"))
        is_head = state["is_head"] = method == "HEAD"
        status = 0
        self._in_flight += 1
        if is_head:
            scope = {**scope, "method": "GET"}

        def send_with_id(message: Message) -> Awaitable[None]:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._noticed(scope, status)
                message["headers"] = _completed(
                    message["headers"], self._always, scope["path"], state
                )
            elif is_head:
                message["body"] = b""
            return send(message)

        try:
            if repeated is None:
                with _SEEN:
                    await self.app(scope, receive, send_with_id)
            else:
                await _problem(send_with_id, _repeated(repeated), state)
        except Exception:
            _log.exception("request_failed", request_id=state["request_id"])
            if status:
                raise  # half an answer is out: only closing the connection tells the client
            await _problem(send_with_id, errors.DomainError("The service failed."), state)
        finally:
            self._in_flight -= 1
            _tell(method, called(scope), status, time.perf_counter() - started, state)


class _Seen:
    """Whoever is cut off in the end has seen that: nobody else has to be told."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        return kind is asyncio.CancelledError and stopping.told.is_set()


_SEEN = _Seen()


def _completed(
    headers: Iterable[_Header], always: _Always, path: str, state: Mapping[str, Any]
) -> list[_Header]:
    """The headers of an answer, with those that every answer has."""
    given = dict(headers)
    of_api = path.startswith("/v1/")
    whole = [*headers]
    if of_api and b"cache-control" in given:
        whole = [one for one in whole if one[0] != b"cache-control"]
    if always.keys().isdisjoint(given):
        whole += always.items()
    else:
        whole += [one for one in always.items() if one[0] not in given]
    whole += state.get("told", ())
    whole.append((b"x-request-id", state["request_id"].encode()))
    if b"content-security-policy" not in given:
        is_page = given.get(b"content-type", b"").startswith(b"text/html")
        whole.append(_POLICY_OF_PAGES if is_page else _POLICY)
    if of_api or b"cache-control" not in given:
        whole.append(_REVALIDATED if not of_api and b"etag" in given else _NOT_STORED)
    return whole


def _tell(
    method: str, route: str | None, status: int, seconds: float, state: dict[str, Any]
) -> None:
    # Without a status the client has gone before it was answered.
    measures.REQUEST_SECONDS.observe(seconds, method, route, f"{status // 100}xx")
    code = state.get("code")
    if code:
        measures.REFUSALS.add(code)
    logs.request(
        logs.Request(
            method,
            route,
            status,
            round(seconds * 1000, 2),
            state["request_id"],
            state.get("actor"),
            code,
        )
    )


def always(*, is_page: bool) -> list[tuple[bytes, bytes]]:
    """The headers of an answer that no request was needed for."""
    return [*_OF_ALL.items(), _POLICY_OF_PAGES if is_page else _POLICY, _NOT_STORED]


def request_id(given: str | None = None) -> str:
    """The id of a request: the one that was given, if it can be one, or a fresh one."""
    if given and _REQUEST_ID.fullmatch(given):
        return given
    return str(uuid7())


def _given(headers: Iterable[_Header]) -> tuple[dict[bytes, bytes], str | None]:
    """What a head says once, and a header of it of which nobody can say which was meant."""
    given: dict[bytes, bytes] = {}
    repeated = None
    for name, value in headers:
        if name in SINGLE and given.setdefault(name, value) != value:
            repeated = repeated or name.decode().title()
    return given, repeated


def _repeated(header: str) -> errors.RepeatedHeader:
    said = errors.Sentence("%(header)s is given twice, and differently.", header=header)
    return errors.RepeatedHeader(said)


async def _problem(send: Send, error: errors.DomainError, state: dict[str, Any]) -> None:
    body = json.dumps(problems.members(error, state["request_id"])).encode()
    state["code"] = error.code
    headers = [
        (b"content-type", problems.MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
