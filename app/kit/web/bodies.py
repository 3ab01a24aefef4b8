"""A pure ASGI layer that reads bodies: only of who is known, and never more than the address takes."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import errors
from app.kit import deadline
from app.kit.telemetry import measures
from app.kit.web import problems

MAX_BODY_BYTES = 256_000
# So many bytes of bodies are in the memory of a process; who sends more is refused and may come again. What
# is larger than forms and JSON is refused before that, so that files and mails keep nobody from working.
MOST_BYTES = 64_000_000
MOST_RAW_BYTES = 48_000_000


@dataclass(slots=True)
class _Held:
    """What is in memory of one request's body."""

    most_bytes: int
    size_bytes: int = 0


class Bodies:
    """Reads the body of a request whole, if somebody sends it who is known.

    Everybody else is answered without it, by what follows: it finds an empty body; but for the paths in
    ``open_to_all``, whose small forms anybody may send. A body over 256 kB is refused as soon as that is
    known, and one that is not UTF-8; but for the paths in ``raw``, whose bodies are bytes of any kind.
    Both are patterns with limits of their own; a path may be in both: what is longer than anybody may send,
    somebody who is known may. All of them together are bounded, too. What nobody reads, the connection
    reads off and forgets. ``refused`` writes the answer to what is refused.
    """

    def __init__(
        self,
        app: ASGIApp,
        raw: Mapping[str, int],
        open_to_all: Mapping[str, int],
        is_known: Callable[[Request], Awaitable[bool]],
        refused: Callable[[Request, errors.DomainError], Response] = problems.render,
    ) -> None:
        self.app = app
        self._raw = _compiled(raw)
        self._open = _compiled(open_to_all)
        self._is_known = is_known
        self._refused = refused
        self._size_bytes = 0
        measures.BODIES_BYTES.follow(lambda: self._size_bytes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        if scope["type"] != "http" or scope["method"] == "GET":
            await self.app(scope, receive, send)
            return
        held = _Held(MOST_RAW_BYTES if _limit(self._raw, scope["path"]) else MOST_BYTES)
        try:
            await self._answer(held, Request(scope, receive), send)
        finally:
            self._size_bytes -= held.size_bytes

    async def _answer(self, held: _Held, request: Request, send: Send) -> None:
        scope, receive = request.scope, request.receive
        try:
            body = await self._read(request, held)
        except errors.DomainError as error:
            await self._refused(request, error)(scope, receive, send)
        except problems.OF_THE_DATABASE as error:
            answer = await problems.database_error(request, error)
            await answer(scope, receive, send)
        else:
            if body is not None:
                await self.app(scope, _replay(body, receive), send)

    async def _read(self, request: Request, held: _Held) -> bytes | None:
        """The body as what follows shall see it; None when the client has gone."""
        path = request.scope["path"]
        own, limit = _limit(self._raw, path), _limit(self._open, path)
        if limit is None or (own and not _is_within(request, limit)):
            if await deadline.first(self._is_known(request), request.scope):
                limit = own or MAX_BODY_BYTES
            elif limit is None:
                return b""
        body = await self._whole(request, limit, held)
        if body is not None and own is None and not _is_utf8(body):
            # JSON is UTF-8 between systems (RFC 8259 §8.1); the parser would take more than that.
            raise errors.MalformedBody()
        return body

    async def _whole(self, request: Request, limit: int, held: _Held) -> bytes | None:
        if int(request.headers.get("content-length", 0)) > limit:
            raise errors.BodyTooLarge(limit_bytes=limit)
        chunks: list[bytes] = []
        while True:
            message = await request.receive()
            if message["type"] == "http.disconnect":
                return None
            chunk = message.get("body", b"")
            if held.size_bytes + len(chunk) > limit:
                raise errors.BodyTooLarge(limit_bytes=limit)
            if self._size_bytes + len(chunk) > held.most_bytes:
                raise errors.Overloaded()
            held.size_bytes += len(chunk)
            self._size_bytes += len(chunk)
            chunks.append(chunk)
            if not message.get("more_body"):
                return b"".join(chunks)


def _compiled(limits: Mapping[str, int]) -> list[tuple[re.Pattern[str], int]]:
    return [(re.compile(path), limit) for path, limit in limits.items()]


def _limit(limits: list[tuple[re.Pattern[str], int]], path: str) -> int | None:
    return next((limit for pattern, limit in limits if pattern.fullmatch(path)), None)


def _is_within(request: Request, limit: int) -> bool:
    """Whether it says that it is no longer; of one that comes in chunks nobody knows."""
    told = request.headers.get("content-length")
    return told is not None and int(told) <= limit


def _replay(body: bytes, receive: Receive) -> Receive:
    handed_over = False

    async def replay() -> Message:
        nonlocal handed_over
        if handed_over:
            return await receive()
        handed_over = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
