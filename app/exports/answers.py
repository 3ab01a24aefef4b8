"""An export as an answer: it begins when its rows do, and is broken off where they are."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

import structlog
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from app.exports.rules import ExportFormat, Wish
from app.exports.streams import Gzipped, Sink
from app.kit.telemetry.logs import told
from app.kit.web import problems
from app.kit.web.files import UNSHOWN

MEDIA_TYPES: Mapping[ExportFormat, str] = {
    ExportFormat.CSV: "text/csv; charset=utf-8; header=present",
    ExportFormat.NDJSON: "application/x-ndjson",
    ExportFormat.HLEDGER: "text/plain; charset=utf-8",
    ExportFormat.BEANCOUNT: "text/plain; charset=utf-8",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
GZIP = "application/gzip"
# Who takes no piece for so long takes none any more: a snapshot is held for it.
STALL_SECONDS = 30.0

_log = structlog.get_logger()


class _Enough(Exception):
    """Of a HEAD, all that is answered is there."""


class Export(Response):
    """A file of what ``write`` gives to its sink, without a length; nothing is sent before the first piece.

    What breaks before that is refused like anything else; what breaks later closes the connection, so
    that nobody takes a part for the whole. Who leaves ends it.
    """

    media_type = None

    def __init__(
        self, wish: Wish, write: Callable[[Sink], Coroutine[Any, Any, None]], *, encoded: bool
    ) -> None:
        kind = GZIP if wish.gzipped else MEDIA_TYPES[wish.format]
        headers = {
            "Content-Type": kind,
            "Content-Disposition": f'attachment; filename="{wish.file_name}"',
            "Content-Security-Policy": UNSHOWN,
            "Vary": "Accept-Encoding",
        }
        # A workbook is compressed as it is.
        self._encoded = encoded = encoded and wish.format is not ExportFormat.XLSX
        super().__init__(headers=headers | ({"Content-Encoding": "gzip"} if encoded else {}))
        del self.headers["content-length"]
        self._write = write

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        answer = _Answer(send, self.status_code, self.raw_headers)
        sink = answer.first if scope["state"]["is_head"] else answer.piece
        try:
            if await _while_there(receive, self._send(sink)):
                await answer.end()
        except _Enough:
            pass
        except problems.OF_THE_DATABASE as error:
            if not answer.has_begun:
                raise
            # An answer that is left without its end closes the connection.
            _log.warning("export_broken_off", error=told(error))

    async def _send(self, sink: Sink) -> None:
        if not self._encoded:
            await self._write(sink)
            return
        zipped = Gzipped(sink)
        await self._write(zipped.write)
        await zipped.end()


class _Answer:
    """What of an answer was sent."""

    def __init__(self, send: Send, status: int, headers: list[tuple[bytes, bytes]]) -> None:
        self._send = send
        self._start: Message = {"type": "http.response.start", "status": status, "headers": headers}
        self.has_begun = False

    async def piece(self, data: bytes) -> None:
        """Send a piece; returns when the other side has taken most of it.

        Raises:
            TimeoutError: it takes none.
        """
        if not self.has_begun:
            self.has_begun = True
            await self._send(self._start)
        async with asyncio.timeout(STALL_SECONDS):
            await self._send({"type": "http.response.body", "body": data, "more_body": True})

    async def first(self, _data: bytes) -> None:
        """Send the head alone."""
        await self.piece(b"")
        await self.end()
        raise _Enough

    async def end(self) -> None:
        """Say that this was all."""
        await self._send({"type": "http.response.body", "body": b"", "more_body": False})


async def _while_there(receive: Receive, work: Coroutine[Any, Any, None]) -> bool:
    """Do the work as long as somebody waits for it; tells whether it was done."""
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_left(receive))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
        return working.done()
    finally:
        working.cancel()
        leaving.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
