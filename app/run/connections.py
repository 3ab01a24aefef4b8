"""What a stranger may cost: the bounds of one connection, and how many there are.

uvicorn reads a head of any size at any pace, and bodies and answers as slowly as the other side likes.
This is its protocol with bounds; what breaks one is told so where it still listens, and the connection
ends.
"""

import asyncio
import heapq
from functools import lru_cache, partial
from itertools import chain
from resource import RLIM_INFINITY, RLIMIT_NOFILE, getrlimit
from typing import Any, cast

import uvicorn
from msgspec import Struct
from starlette.types import ASGIApp, Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app import errors
from app.kit import stopping
from app.kit.telemetry import measures
from app.kit.web.shedding import NEVER_SHED, Entrance
from app.run import refusing
from app.run.answering import Answering, Listening, complete_scope

MAX_HEAD_BYTES = 32_000
MAX_FIELDS = 100
MAX_PIPELINED = 8
# What is read off and forgotten, so that a client that sends first and reads then sees the answer.
MAX_DRAINED_BYTES = 64_000_000
# Half of them may be streams of events.
MAX_CONNECTIONS = 2000
# Descriptors that are no connection's: up to 100 of the database, the worker's, the log.
RESERVED_FILES = 128
# What the parser is given at once: as much may lie in it beyond a bound before that is seen.
_PIECE = 16_384
# Between two readings of what is forgotten.
_REST_SECONDS = 0.01
# What is read so soon after a rest was sent meanwhile.
_EARLY_SECONDS = 0.02


class Limits(Struct, frozen=True):
    """The bounds of a process.

    Attributes:
        connections: how many there are at once; a further one takes the place of one that waits.
        head_seconds: how long a head may take, and a connection wait for one.
        pace_seconds: over how long the pace of a body or a reader is measured.
        least_pace: bytes per second.
        look_seconds: how often a connection is looked at.
    """

    connections: int
    head_seconds: float = 10
    pace_seconds: float = 10
    least_pace: int = 1000
    look_seconds: float = 1


@lru_cache
def limits() -> Limits:
    """The bounds that the files which this process may open allow."""
    files, _ = getrlimit(RLIMIT_NOFILE)
    if files == RLIM_INFINITY:
        return Limits(MAX_CONNECTIONS)
    # A page of the documentation is an open file beside its connection.
    room = (files - RESERVED_FILES) // 2
    return Limits(max(8, min(MAX_CONNECTIONS, room)))


class Connection(HttpToolsProtocol):
    """A connection of uvicorn's with bounds, those of the process unless others are given."""

    def __init__(self, *, bounds: Limits | None = None, **given: Any) -> None:
        super().__init__(**given)
        self._bounds = bounds or limits()
        # Since when it waits: for a head, or for the rest of what nobody reads.
        self._since = 0.0
        # Bytes since the last that was whole: of a head, of the fields after a body.
        self._loose = 0
        self._in_head = self._in_body = self._hung_up = self._is_refused = False
        # Of the present body: all bytes, and those and the instant at which its pace was last measured.
        self._received, self._received_before, self._measured_at = 0, 0, 0.0
        self._early_until = 0.0
        # What is not yet read by the other side, and since when that hardly gets less.
        self._unread, self._unread_since = 0, 0.0
        self._refusal: errors.DomainError | None = None
        self._look: asyncio.TimerHandle | None = None

    # The life of a connection.

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take it, or its place is nobody's."""
        if not self._has_room():
            taken = errors.Unavailable("Every connection is taken; try again.")
            transport.write(self._problem(taken))
            transport.close()
            return
        super().connection_made(transport)
        measures.CONNECTIONS.set(len(self.connections))
        self._answering = Listening(self.transport, self.hang_up)
        self._since = self.loop.time()
        self._look = self.loop.call_later(self._bounds.look_seconds, self._look_after)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        if self._look is None:
            return  # it was never taken
        self._look.cancel()
        super().connection_lost(exc)
        measures.CONNECTIONS.set(len(self.connections))

    def _has_room(self) -> bool:
        if len(self.connections) < self._bounds.connections:
            return True
        waiting = [one for one in cast("set[Connection]", self.connections) if one.is_spare]
        # Some at once, so that a flood does not look for one each time.
        some = 1 + self._bounds.connections // 50
        for one in heapq.nsmallest(some, waiting, key=Connection.spared_last):
            self.connections.discard(one)
            one.transport.abort()
        return bool(waiting)

    def spared_last(self) -> tuple[bool, float]:
        """The order in which places are taken: of those that wait for a head, the oldest first."""
        return self._in_body or self.flow.write_paused, self._since

    @property
    def is_spare(self) -> bool:
        """Whether nothing is being done for it."""
        return self._is_answered or self.flow.write_paused

    @property
    def _is_answered(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    # What comes in.

    def data_received(self, data: bytes) -> None:
        """Take it in pieces, and as long as it is within the bounds."""
        if self._look is None:
            return  # it was never taken
        if self._hung_up and not self._in_body:
            self._rest()  # the parser has seen the end
            return
        for start in range(0, len(data), _PIECE):
            piece = data[start : start + _PIECE]
            self._loose += len(piece)
            super().data_received(piece)
            if self.parser is None or self.transport.is_closing():
                return
            if self._loose > MAX_HEAD_BYTES:
                self._refuse_head(errors.HeadTooLarge())
                return
        if self._in_body and self._is_answered:
            self._rest()
        elif self._in_body and self.cycle.body:
            self.flow.pause_reading()  # until somebody asks for more

    def _rest(self) -> None:
        """Read on a little later: what nobody wants keeps nobody waiting."""
        self.flow.pause_reading()
        self.loop.call_later(_REST_SECONDS, self._read_on)

    def _read_on(self) -> None:
        if not self.transport.is_closing():
            self.flow.resume_reading()

    def on_message_begin(self) -> None:
        """A head begins."""
        super().on_message_begin()
        self._loose, self._in_head, self._since = 0, True, self.loop.time()

    def on_header(self, name: bytes, value: bytes) -> None:
        """A field of a head, or one after a body."""
        if len(self.headers) >= MAX_FIELDS:
            self._refusal = errors.HeadTooLarge()
            raise self._refusal
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """A head is there: begin to answer it."""
        size = len(self.url) + 4 * len(self.headers) + sum(map(len, chain(*self.headers)))
        if size > MAX_HEAD_BYTES or len(self.pipeline) >= MAX_PIPELINED:
            self._refusal = errors.HeadTooLarge()
            raise self._refusal
        self._in_head, self._in_body, self._loose = False, True, 0
        self._received = self._received_before = 0
        self._measured_at = self.loop.time()
        if self._is_shed():
            self._shed()
            return
        self._begin()

    def _begin(self) -> None:
        """Have it answered, as the library does, but for what nobody here is offered: another protocol."""
        complete_scope(cast("Scope", self.scope), self.url, self.parser)
        before = self.cycle
        self.cycle = Answering(
            scope=self.scope,
            transport=self._answering,  # type: ignore[arg-type]
            flow=self.flow,
            logger=self.logger,
            access_logger=self.access_logger,
            access_log=self.access_log,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            expect_100_continue=self.expect_100_continue,
            keep_alive=self.scope["http_version"] != "1.0" and self.parser.should_keep_alive(),
            on_response=self.on_response_complete,
        )
        if before is None or before.response_complete:
            self._start_asgi_task(self.cycle, self.app)
        else:
            self.flow.pause_reading()
            self.pipeline.appendleft((self.cycle, self.app))

    @property
    def _entrance(self) -> Entrance | None:
        """The door that requests come to; an application may have none."""
        return self.app_state.get("entrance")

    def _is_shed(self) -> bool:
        """Whether it is refused here: nobody more may wait, and nothing is left to be found out."""
        entrance = self._entrance
        return (
            entrance is not None
            and (self.loop.time() < self._early_until or entrance.is_full())
            and self.url.decode("latin-1") not in NEVER_SHED
            and self._is_answered
            and not self.expect_100_continue
            and all(name != b"origin" for name, _ in self.headers)  # pages of others: CORS
            and self.parser.get_http_version() == "1.1"
            and self.parser.should_keep_alive()
            and not stopping.told.is_set()
        )

    def _shed(self) -> None:
        """Refuse it; who asks again at once while many are refused is not read for a while."""
        entrance = self._entrance
        assert entrance is not None
        self._is_refused = True
        asked = dict(self.headers)
        reads_pages = b"text/html" in asked.get(b"accept", b"") and self.url[:4] != b"/v1/"
        language = asked.get(b"accept-language", b"").decode("latin-1")
        answer = refusing.answer(
            entrance.refusal(),
            self.server_state.default_headers,
            is_head=self.parser.get_method() == b"HEAD",
            page=partial(entrance.page, language) if reads_pages else None,
        )
        self.transport.write(answer)
        rest_seconds = entrance.door.rest_seconds()
        if rest_seconds:
            self.flow.pause_reading()
            self.loop.call_later(rest_seconds, self._rested)

    def _rested(self) -> None:
        """Read on: what is there by now came too early, however much room there is."""
        self._early_until = self.loop.time() + _EARLY_SECONDS
        self._read_on()

    def on_body(self, body: bytes) -> None:
        """A part of a body."""
        self._loose = 0
        self._received += len(body)
        if self._is_answered and self._received > MAX_DRAINED_BYTES:
            self.transport.abort()
            return
        if not self._is_refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The end of a request."""
        self._in_body, self._loose, self._since = False, 0, self.loop.time()
        if self._is_refused:
            self._is_refused = False
            return
        super().on_message_complete()
        if self._entrance is not None and not self._is_answered:
            self._entrance.expect()
        if self._hung_up:
            self.transport.close()

    # What goes out.

    def on_response_complete(self) -> None:
        """The end of an answer."""
        self._since = self.loop.time()
        unasked = self.expect_100_continue and self._in_body and not self._received
        super().on_response_complete()
        if unasked and self._is_answered:
            # Whether a body follows nobody knows: what comes next could be taken for one.
            self.hang_up()

    def resume_writing(self) -> None:
        """The other side has read."""
        self._unread = 0
        super().resume_writing()

    def hang_up(self) -> None:
        """End it; what the client still sends is read off first, else it would not see the answer."""
        if self.transport.is_closing():
            return
        if not (self._in_body or self._in_head or self._refusal):
            self.transport.close()
            return
        self._hung_up, self._since = True, self.loop.time()
        self.flow.resume_reading()
        self.transport.write_eof()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  all are problems here
        """Refuse what cannot be parsed, or was not to be parsed further."""
        self._refuse_head(self._refusal or errors.Malformed())

    def _refuse_head(self, error: errors.DomainError) -> None:
        if self._hung_up or self._in_body or not self._is_answered:
            self.transport.abort()  # a refusal now would be taken for the answer to what came before
            return
        self._refusal = error
        self.transport.write(self._problem(error))
        self.hang_up()

    def _problem(self, error: errors.DomainError) -> bytes:
        return refusing.answer(error, self.server_state.default_headers, closes=True)

    # What takes too long.

    def _look_after(self) -> None:
        now = self.loop.time()
        waits = now - self._since > self._bounds.head_seconds
        if self._is_not_read(now):
            self.transport.abort()
        elif self.transport.is_closing():
            pass  # what is written is on its way
        elif self._hung_up or (self._in_body and self._is_answered):
            if waits:
                self.transport.abort()
        elif self._in_body:
            if self._is_slow(now):
                self._give_up()
        elif self._is_answered and waits:
            if self._in_head:
                self._refuse_head(errors.RequestTooSlow())
            else:
                self.transport.close()
        self._look = self.loop.call_later(self._bounds.look_seconds, self._look_after)

    def _is_not_read(self, now: float) -> bool:
        """Whether the other side reads less than the least pace of what waits for it."""
        least = self._bounds.least_pace * self._bounds.pace_seconds
        unread = self.transport.get_write_buffer_size()
        if unread == 0 or self._unread == 0 or unread <= self._unread - least:
            self._unread, self._unread_since = unread, now
            return False
        return now - self._unread_since > self._bounds.pace_seconds

    def _is_slow(self, now: float) -> bool:
        """Whether a body that is waited for comes more slowly than the least pace."""
        if self.flow.read_paused:
            self._measured_at = now  # it is we who are slow
            self._received_before = self._received
            return False
        if now - self._measured_at <= self._bounds.pace_seconds:
            return False
        came = self._received - self._received_before
        is_slow = came < self._bounds.least_pace * (now - self._measured_at)
        self._received_before, self._measured_at = self._received, now
        return is_slow

    def _give_up(self) -> None:
        """Tell the client that its body is too slow, and what waits for it that none will come."""
        if self.pipeline or self.cycle.response_started:
            self.transport.abort()
            return
        self.cycle.disconnected = self.cycle.response_complete = True
        self.cycle.message_event.set()
        self.transport.write(self._problem(errors.RequestTooSlow()))
        self.hang_up()


def config(app: ASGIApp) -> uvicorn.Config:
    """How an application is served: by these connections."""
    return uvicorn.Config(
        app,
        log_config=None,  # its lines are like all others
        access_log=False,
        server_header=False,
        http=Connection,
        ws="none",
        timeout_graceful_shutdown=1,  # ``draining.Server`` has waited
    )
