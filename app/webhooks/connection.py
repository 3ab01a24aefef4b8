"""One connection to a receiver of webhooks: one request after the other, and a little of each answer.

It is a protocol of the loop with h11 for the rules of HTTP/1.1. A pool of a client's library looks through
all of its connections at each request: that cost more than all else that sending needs.
"""

import asyncio
import ssl
from typing import cast

import h11
from msgspec import Struct

_ANSWER_BYTES = 1_000
# Of what comes for one request, heads and frames included: who sends more, such as interim answers (100)
# without an end, does not mean to answer.
_MOST_BYTES = 256 * 1024


class Broken(Exception):
    """The receiver ended the connection before its answer, or what it said is no HTTP."""


class Answer(Struct, frozen=True):
    """What a receiver answered; ``body`` is the beginning of it.

    Attributes:
        retry_after: the header, as it came.
    """

    status: int
    body: bytes
    retry_after: str | None


class Connection(asyncio.Protocol):
    """A connection to a receiver, made by the loop."""

    def __init__(self) -> None:
        self._wire = h11.Connection(h11.CLIENT)
        self._is_open = False
        self._done: asyncio.Future[Answer] | None = None
        self._head: h11.Response | None = None
        self._body = b""
        self._came = 0

    @property
    def is_idle(self) -> bool:
        """Whether it takes a request: the last answer came whole and no more, and both ends left it open."""
        is_between = self._wire.our_state is self._wire.their_state is h11.IDLE
        return self._is_open and is_between and not self._wire.trailing_data[0]

    async def ask(self, target: str, headers: list[tuple[str, str]], body: bytes) -> Answer:
        """Send a body, and read the beginning of what is answered.

        Raises:
            Broken: no answer came, or none that can be read.
            ssl.SSLError: what came is not what the receiver sent.
        """
        self._done = asyncio.get_running_loop().create_future()
        self._head, self._body, self._came = None, b"", 0
        head = h11.Request(method="POST", target=target, headers=headers)
        parts = (head, h11.Data(data=body), h11.EndOfMessage())
        self._transport.write(b"".join(self._wire.send(part) or b"" for part in parts))
        return await self._done

    def end(self) -> None:
        """Close at once."""
        self._is_open = False
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is there."""
        self._transport = cast("asyncio.Transport", transport)
        self._is_open = True

    def data_received(self, data: bytes) -> None:
        """Take a piece of the answer; what nobody asked for ends the connection."""
        if self._done is None or self._done.done():
            self.end()
            return
        self._came += len(data)
        if self._came > _MOST_BYTES:
            self._fail(Broken())
            return
        try:
            self._wire.receive_data(data)
            while not self._done.done():
                event = self._wire.next_event()
                if event is h11.NEED_DATA or event is h11.PAUSED:
                    return
                self._take(event, self._done)
        except h11.RemoteProtocolError:
            self._fail(Broken())

    def eof_received(self) -> None:
        """No more comes: that may be how the answer ends."""
        self.data_received(b"")

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        self._is_open = False
        self._fail(exc if isinstance(exc, ssl.SSLError) else Broken())

    def _take(self, event: object, done: "asyncio.Future[Answer]") -> None:
        if isinstance(event, h11.Response):
            self._head = event
        elif isinstance(event, h11.Data):
            self._body += event.data
            if len(self._body) >= _ANSWER_BYTES:
                done.set_result(self._answer())
        elif isinstance(event, h11.EndOfMessage):
            done.set_result(self._answer())
            if self._wire.our_state is self._wire.their_state is h11.DONE:
                self._wire.start_next_cycle()
        elif isinstance(event, h11.ConnectionClosed):
            self._fail(Broken())

    def _answer(self) -> Answer:
        assert self._head is not None
        after = dict(self._head.headers).get(b"retry-after")
        return Answer(
            self._head.status_code,
            bytes(self._body[:_ANSWER_BYTES]),
            None if after is None else after.decode("latin-1"),
        )

    def _fail(self, error: Exception) -> None:
        if self._done is not None and not self._done.done():
            self._done.set_exception(error)
