"""Shows what the service counts: a process of its own, so that a scrape takes no time of a request.

Run as a program it is that process: it is told by a line of JSON on standard input where it listens, what
others write and which database it asks, and ends when whoever started it does.
"""

import asyncio
import json
import os
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import uvicorn
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import Metric
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from app.run.counted import Counted
from app.run.gauges import JOB, JOB_KNOWN
from app.run.looking import Looking, looking

# Who asks meanwhile is given the same: many who scrape cost what one does.
SHOWN_SECONDS = 1.0
# Who asks beyond these is refused: a few scrape, and nobody else.
_AT_ONCE = 20
PATH = "/metrics"


class Told(NamedTuple):
    """What the process is told: the socket it listens on, and where it looks."""

    descriptor: int
    folder: str
    dsn: str
    data_dir: str


class _Shown(NamedTuple):
    """What an encoder of the library takes."""

    families: Sequence[Metric]

    def collect(self) -> Sequence[Metric]:
        """All of them."""
        return self.families


class Meter:
    """Answers ``/metrics`` in the text format or in OpenMetrics, as the caller accepts it."""

    def __init__(self, counted: Counted, looking: Looking) -> None:
        self._counted = counted
        self._looking = looking
        self._shown = _Shown([])
        self._shown_at = -SHOWN_SECONDS
        self._busy = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102, ARG002
        assert scope["type"] == "http"
        if scope["path"] != PATH:
            await _answer(send, 404, f"There is {PATH} here.\n".encode())
        elif scope["method"] not in ("GET", "HEAD"):
            await _answer(send, 405, b"It is read only.\n", allow="GET, HEAD")
        else:
            encode, kind = choose_encoder(Headers(scope=scope).get("accept", ""))
            body = encode(await self._families())
            is_head = scope["method"] == "HEAD"
            await _answer(send, 200, body, content_type=kind, is_head=is_head)

    async def _families(self) -> _Shown:
        async with self._busy:
            if time.monotonic() - self._shown_at >= SHOWN_SECONDS:
                counted = self._counted.families()
                _learn(counted)
                self._shown = _Shown([*counted, *await self._looking.families()])
                self._shown_at = time.monotonic()
            return self._shown


def _learn(counted: Iterable[Metric]) -> None:
    for family in counted:
        if family.name == JOB_KNOWN.name:
            JOB.know(sample.labels[JOB.name] for sample in family.samples)


async def _answer(
    send: Send,
    status: int,
    body: bytes,
    *,
    content_type: str = "text/plain; charset=utf-8",
    allow: str | None = None,
    is_head: bool = False,
) -> None:
    headers = {"content-type": content_type, "content-length": str(len(body))}
    if allow:
        headers["allow"] = allow
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": b"" if is_head else body})


def _end_with_parent(folder: str) -> None:
    """Wait for the end of what is told, which is that of whoever tells it."""
    sys.stdin.read()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


async def _serve(told: Told) -> None:
    async with looking(told.dsn, Path(told.data_dir)) as look:
        config = uvicorn.Config(
            Meter(Counted(Path(told.folder)), look),
            log_level="warning", access_log=False, server_header=False, lifespan="off", ws="none",
            limit_concurrency=_AT_ONCE,
        )  # fmt: skip
        await uvicorn.Server(config).serve([socket.socket(fileno=told.descriptor)])


def main() -> None:
    """Answer until whoever started it ends."""
    told = Told(**json.loads(sys.stdin.readline()))
    threading.Thread(target=_end_with_parent, args=(told.folder,), daemon=True).start()
    asyncio.run(_serve(told))


if __name__ == "__main__":
    main()
