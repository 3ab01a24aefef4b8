"""What is written for less is what the library writes, byte for byte."""

import asyncio
import logging
from typing import Any

import pytest
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from app.run.answering import Answering

TEXT = (b"content-type", b"text/plain")
EACH: list[tuple[int, list[tuple[bytes, bytes]], list[bytes]]] = [
    (200, [TEXT, (b"content-length", b"2")], [b"ok"]),
    (200, [(b"Content-Length", b"2"), (b"X-Request-ID", b"a\tb \xe9")], [b"ok"]),
    (200, [TEXT, (b"content-length", b"4")], [b"in", b"two"[:2]]),
    (200, [TEXT, (b"content-length", b"0")], [b""]),
    (200, [TEXT], [b"of ", b"any", b" length"]),
    (200, [(b"transfer-encoding", b"chunked")], [b"pieces"]),
    (200, [(b"content-length", b"2"), (b"connection", b"close")], [b"ok"]),
    (204, [], [b""]),
    (404, [TEXT, (b"content-length", b"2"), (b"content-length", b"3")], [b"no"]),
    (200, [TEXT, (b"content-length", b"2")], [b"longer"]),
    (200, [TEXT, (b"content-length", b"2")], [b"s"]),
    (200, [(b"content-length", b"2"), (b"location", b"/a\r\nset-cookie: b")], [b"ok"]),
    (200, [(b"content-length", b"2"), (b"location", b"/a\x00")], [b"ok"]),
    (200, [(b"content-length", b"2"), (b"a name", b"b")], [b"ok"]),
]


class _Wire(asyncio.Transport):
    def __init__(self) -> None:
        super().__init__()
        self.written, self.is_closed = b"", False

    def write(self, data: Any) -> None:
        self.written += data

    def close(self) -> None:
        self.is_closed = True


async def _answered(
    kind: type[RequestResponseCycle],
    status: int,
    headers: list[tuple[bytes, bytes]],
    parts: list[bytes],
    **told: Any,
) -> tuple[object, ...]:
    wire, ended = _Wire(), []
    cycle = kind(
        scope={"type": "http", "method": told.pop("method", "GET")},  # type: ignore[typeddict-item]
        transport=wire,
        flow=FlowControl(wire),
        logger=logging.getLogger(),
        access_logger=logging.getLogger(),
        access_log=False,
        default_headers=[(b"date", b"today")],
        message_event=asyncio.Event(),
        expect_100_continue=False,
        keep_alive=told.pop("keep_alive", True),
        on_response=lambda: ended.append(True),
    )
    said = ""
    try:
        await cycle.send({"type": "http.response.start", "status": status, "headers": headers})
        for place, part in enumerate(parts, start=1):
            more = place < len(parts)
            await cycle.send({"type": "http.response.body", "body": part, "more_body": more})
    except RuntimeError as error:
        said = str(error)
    return wire.written, wire.is_closed, ended, said, cycle.response_complete, cycle.keep_alive


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("keep_alive", [True, False])
@pytest.mark.parametrize(("status", "headers", "parts"), EACH)
async def test_the_same_is_written(
    status: int,
    headers: list[tuple[bytes, bytes]],
    parts: list[bytes],
    *,
    keep_alive: bool,
    method: str,
) -> None:
    told = {"keep_alive": keep_alive, "method": method}
    ours = await _answered(Answering, status, headers, parts, **told)
    assert ours == await _answered(RequestResponseCycle, status, headers, parts, **told)
