"""Pure ASGI layers: request id, log line, last resort, and the limit on bodies."""

import json
import re
import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uuid_utils.compat import uuid7

from app import errors
from app.kit import problems

MAX_BODY_BYTES = 256_000
# Past this a client is not reading our answer anyway; the connection is closed.
MAX_DRAINED_BYTES = 64_000_000
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")

_log = structlog.get_logger()


class RequestScope:
    """Gives each request an id, logs one line for it, and answers 500 if all else fails.

    HEAD is answered as GET is, without the body (RFC 9110 §9.3.2): what follows knows GET only.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, method = time.perf_counter(), scope["method"]
        state: dict[str, Any] = scope.setdefault("state", {})
        state["request_id"] = _request_id(Headers(scope=scope).get("x-request-id"))
        status = 0
        if method == "HEAD":
            scope = {**scope, "method": "GET"}

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-Id"] = state["request_id"]
                headers["X-Content-Type-Options"] = "nosniff"
                if scope["path"].startswith("/v1/"):
                    headers["Cache-Control"] = "no-store"
            elif method == "HEAD":
                message["body"] = b""
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        except Exception:
            _log.exception("request_failed", request_id=state["request_id"])
            if status:
                raise  # half an answer is out: only closing the connection tells the client
            await _problem(send_with_id, errors.DomainError("The service failed."), state)
        finally:
            _log.info(
                "request",
                method=method,
                route=getattr(scope.get("route"), "path", None),
                status=status,
                duration_ms=round((time.perf_counter() - started) * 1000, 2),
                request_id=state["request_id"],
                actor=state.get("actor"),
                code=state.get("code"),
            )


def _request_id(given: str | None) -> str:
    if given and _REQUEST_ID.fullmatch(given):
        return given
    fresh: UUID = uuid7()
    return str(fresh)


class BodyLimit:
    """Refuses bodies over 256 kB, after reading them off, so that the client sees the answer.

    What is not UTF-8 is refused here too; but for the paths in ``raw``, patterns with limits of their
    own, whose bodies are bytes of any kind.
    """

    def __init__(self, app: ASGIApp, raw: Mapping[str, int]) -> None:
        self.app = app
        self._raw = [(re.compile(path), limit) for path, limit in raw.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        if scope["type"] != "http" or scope["method"] == "GET":
            await self.app(scope, receive, send)
            return
        raw_limit = next((top for path, top in self._raw if path.fullmatch(scope["path"])), None)
        limit = raw_limit or MAX_BODY_BYTES
        body, complete = await _read(receive, limit)
        if body is None:
            if complete:
                await _problem(send, errors.BodyTooLarge(limit_bytes=limit), scope["state"])
            return
        if raw_limit is None and not _is_utf8(body):
            # JSON is UTF-8 between systems (RFC 8259 §8.1); the parser would take more than that.
            await _problem(send, errors.MalformedBody(), scope["state"])
            return
        handed_over = False

        async def replay() -> Message:
            nonlocal handed_over
            if handed_over:
                return await receive()
            handed_over = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app(scope, replay, send)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


async def _read(receive: Receive, limit: int) -> tuple[bytes | None, bool]:
    """The body (None when it is too large or cut off) and whether the client is still there."""
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None, False
        chunk = message.get("body", b"")
        size += len(chunk)
        if size <= limit:
            chunks.append(chunk)
        if not message.get("more_body"):
            return (b"".join(chunks), True) if size <= limit else (None, True)
        if size > MAX_DRAINED_BYTES:
            return None, True


async def _problem(send: Send, error: errors.DomainError, state: dict[str, Any]) -> None:
    body = {
        "type": f"{problems.TYPE_PREFIX}{error.code}",
        "title": HTTPStatus(error.status).phrase,
        "status": error.status,
        "detail": error.detail,
        "code": error.code,
        "request_id": state["request_id"],
        **error.fields,
    }
    state["code"] = error.code
    headers = [(b"content-type", problems.MEDIA_TYPE.encode())]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})
