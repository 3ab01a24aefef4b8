"""One request of a connection: what it asks for, and how its answer is written.

It is what uvicorn reads and writes, for less: a head is looked through once, not field by field.
"""

import asyncio
import urllib.parse
from collections.abc import Callable
from functools import lru_cache

import httptools
from starlette.types import Message, Scope
from uvicorn.protocols.http.httptools_impl import (
    HEADER_RE,
    STATUS_LINE,
    RequestResponseCycle,
)

# What tells how the answer is written on, or whether the connection ends.
_TELLING = frozenset({b"content-length", b"transfer-encoding", b"connection"})
# What no value of a field may have in it.
_CONTROL = bytes(code for code in (*range(32), 127) if code != ord("\t"))


def complete_scope(scope: Scope, url: bytes, parser: httptools.HttpRequestParser) -> None:
    """Tell in the scope of a request what its first line says."""
    scope["method"] = parser.get_method().decode("ascii")
    scope["http_version"] = parser.get_http_version()
    parsed = httptools.parse_url(url)
    path = parsed.path.decode("ascii")
    scope["path"] = scope["root_path"] + (urllib.parse.unquote(path) if "%" in path else path)
    scope["raw_path"] = scope["root_path"].encode("ascii") + parsed.path
    scope["query_string"] = parsed.query or b""


class Listening:
    """The transport as an answer sees it: its end does not cut off a client that still sends."""

    def __init__(self, transport: asyncio.Transport, hang_up: Callable[[], None]) -> None:
        self.write = transport.write
        self.is_closing = transport.is_closing
        self.close = hang_up


class Answering(RequestResponseCycle):
    """A request and its answer; one of known length is written at once, any other by the library."""

    async def send(self, message: Message) -> None:  # type: ignore[override]
        """Write a part of the answer."""
        if self.flow.write_paused or self.disconnected or not self.keep_alive or self.access_log:
            await super().send(message)  # type: ignore[arg-type]
        elif not self.response_started and (head := self._head(message)):
            self.response_started, self.waiting_for_100_continue = True, False
            self.transport.write(head)
        elif self._is_rest(message):
            self.transport.write(message["body"])
            self.expected_content_length = 0
            self.response_complete = True
            self.message_event.set()
            self.on_response()
        else:
            await super().send(message)  # type: ignore[arg-type]

    def _head(self, message: Message) -> bytes | None:
        """The head of an answer whose length is told by its one field; None where more is to be told."""
        if message["type"] != "http.response.start":
            return None
        length = None
        parts = [STATUS_LINE[message["status"]][:-2]]
        fields = [*self.default_headers, *message["headers"]]
        for name, value in fields:
            begin = _begin(name)
            if begin is None:
                if name != b"content-length" or length is not None:
                    return None
                length, begin = int(value), b"\r\ncontent-length: "
            parts += (begin, value)
        parts.append(b"\r\n\r\n")
        head = b"".join(parts)
        # Two end each line; any more of them stand in a value, which the library refuses.
        ends = 2 * (len(fields) + 2)
        if length is None or len(head.translate(None, _CONTROL)) != len(head) - ends:
            return None
        self.expected_content_length, self.chunked_encoding = length, False
        return head

    def _is_rest(self, message: Message) -> bool:
        """Whether it is all that the head has promised, and nobody asked for the head alone."""
        return (
            self.response_started
            and not self.response_complete
            and not self.chunked_encoding
            and message["type"] == "http.response.body"
            and not message.get("more_body")
            and len(message.get("body", b"")) == self.expected_content_length
            and self.scope["method"] != "HEAD"
        )


@lru_cache(maxsize=200)
def _begin(name: bytes) -> bytes | None:
    """How the line of a field begins; None of one that tells more, or that the library refuses."""
    lower = name.lower()
    return None if lower in _TELLING or HEADER_RE.search(name) else b"\r\n%b: " % lower
