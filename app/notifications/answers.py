"""A stream as an answer, and what a request says of it."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any

from fastapi import Depends, Header, Query
from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from app.kit.web.pagination import Page
from app.notifications.stream import SEPARATOR, Follower, Streams

# Who is told that it is over, and does not take that, is cut off after this time.
LAST_SECONDS = 0.2

_FRAME = (
    "id: Zx3kq0…\nevent: session.moved\n"
    'data: {"id":"01990000-0000-7000-8000-000000000070","position":70,"type":"session.moved",…}\n\n'
)
STREAM: dict[str, Any] = {
    "status_code": 200,
    "responses": {
        200: {
            "description": "Server-sent events. The `data` of each is an item of the feed.",
            "content": {"text/event-stream": {"schema": {"type": "string"}, "example": _FRAME}},
        }
    },
}


class EventStream(EventSourceResponse):
    """Events to one who listens, until it leaves, its key is revoked, or the service stops."""

    def __init__(
        self,
        streams: Streams,
        follower: Follower,
        frames: AsyncIterator[bytes],
        headers: Mapping[str, str] | None = None,
    ) -> None:
        # The heartbeat is ours: it says how far the stream is, and never overtakes an event.
        super().__init__(frames, ping=0, sep=SEPARATOR, headers=headers)
        self._streams = streams
        self._follower = follower

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        if scope["state"]["is_head"]:
            await super().__call__({**scope, "method": "HEAD"}, receive, send)
            return
        with self._streams.place(self._follower):
            await super().__call__(scope, receive, send)

    async def _listen_for_exit_signal_with_grace(self) -> None:
        """Return when it is over.

        The library's own looks for a server twice a second, and remembers an end for the whole process.
        """
        await self._follower.ended.wait()
        await asyncio.sleep(LAST_SECONDS)


CursorParam = Annotated[
    str | None,
    Query(
        max_length=1000,
        description="The `id` of an event, or a `resume_cursor` of the feed with these filters: all that came"
        " behind it comes first. By default the stream begins now.",
    ),
]
LastEventId = Annotated[
    str | None,
    Header(
        alias="Last-Event-ID",
        max_length=1000,
        description="The last `id` that was received; what a client sends when it connects again. It goes"
        " before `cursor`.",
    ),
]


async def _place(
    request: Request, cursor: CursorParam = None, last_event_id: LastEventId = None
) -> Page:
    feed = request.url.path.removesuffix("/stream")
    return Page(request, 0, last_event_id or cursor, path=feed)


async def _streams(request: Request) -> Streams:
    streams: Streams = request.app.state.streams
    return streams


Place = Annotated[Page, Depends(_place)]
StreamsHere = Annotated[Streams, Depends(_streams)]
