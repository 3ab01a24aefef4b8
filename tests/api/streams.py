"""A client of the stream of events that takes as much as it likes, without a socket between."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from fastapi import FastAPI

from app.notifications.stream import Streams
from tests.support import Api, Json

SOON = 10


@dataclass
class Frame:
    """What came between two empty lines; ``data`` is None where it is no event."""

    id: str | None = None
    event: str | None = None
    data: Json | None = None
    comment: str | None = None
    retry: str | None = None


@dataclass
class Client:
    """One who listens. ``reads`` says whether it takes what is sent."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    last_id: str | None = None
    is_whole: bool = False
    reads: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    answering: "asyncio.Task[None] | None" = None
    _frames: "asyncio.Queue[Frame | None]" = field(default_factory=asyncio.Queue)
    _loose: str = ""

    async def take(self, message: Any) -> None:
        """What the service sends."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            self.begun.set()
            return
        await self.reads.wait()
        self.body += message["body"]
        *whole, self._loose = (self._loose + message["body"].decode()).split("\n\n")
        for text in whole:
            self._frames.put_nowait(_frame(text))
        if not message.get("more_body"):
            self.is_whole = True
            self._frames.put_nowait(None)

    async def frame(self) -> Frame | None:
        """The next one; None at the end."""
        async with asyncio.timeout(SOON):
            found = await self._frames.get()
        if found and found.id:
            self.last_id = found.id
        return found

    async def event(self) -> Json:
        """The next event."""
        while found := await self.frame():
            if found.data is not None:
                assert found.event == found.data["type"]
                return found.data
        raise AssertionError("it ended")

    async def events(self, number: int) -> list[Json]:
        """So many of the next."""
        return [await self.event() for _ in range(number)]

    async def mark(self) -> Frame:
        """The next that is no event."""
        while found := await self.frame():
            if found.data is None:
                return found
        raise AssertionError("it ended")

    async def end(self) -> None:
        """Return when nothing comes any more."""
        assert self.answering
        async with asyncio.timeout(SOON):
            await asyncio.wait([self.answering])

    @property
    def waits(self) -> int:
        """How many frames are there and not looked at."""
        return self._frames.qsize()


def _frame(text: str) -> Frame:
    found = Frame()
    for line in text.split("\n"):
        name, _, value = line.partition(": ")
        assert name in ("id", "event", "data", "retry", ""), line
        setattr(found, name or "comment", json.loads(value) if name == "data" else value)
    return found


def app_of(api: Api) -> FastAPI:
    """The application behind a client."""
    return cast("FastAPI", api.http._transport.app)  # type: ignore[attr-defined]


def streams_of(api: Api) -> Streams:
    """Those who listen there."""
    streams: Streams = app_of(api).state.streams
    return streams


@asynccontextmanager
async def listening(
    api: Api,
    query: str = "",
    *,
    role: str = "finance",
    last: str | None = None,
    method: str = "GET",
    reads: bool = True,
    path: str = "/v1/events/stream",
    cookie: str | None = None,
) -> AsyncIterator[Client]:
    """One who listens while the block runs; its head has come when it begins."""
    client, left = Client(), asyncio.Event()
    if reads:
        client.reads.set()
    headers = {"cookie": cookie} if cookie else {"authorization": f"Bearer {api.keys[role]}"}
    headers |= {"last-event-id": last} if last else {}
    scope = {
        "type": "http", "http_version": "1.1", "asgi": {"version": "3.0"}, "scheme": "http",
        "method": method, "path": path, "raw_path": path.encode(),
        "root_path": "", "query_string": query.encode(), "server": ("test", 80),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    requests = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Any:
        if requests:
            return requests.pop()
        await left.wait()
        return {"type": "http.disconnect"}

    client.answering = asyncio.create_task(app_of(api)(scope, receive, client.take))
    try:
        async with asyncio.timeout(SOON):
            await client.begun.wait()
        yield client
    finally:
        left.set()
        client.reads.set()
        async with asyncio.timeout(SOON):
            await asyncio.gather(client.answering, return_exceptions=True)
