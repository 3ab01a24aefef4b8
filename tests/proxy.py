"""A proxy between the service and PostgreSQL: it counts round trips, cuts them, and falls silent."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

Kind = Literal["before", "after", "answered"]


class Proxy:
    """What passes between the service and its database.

    A trip begins when the service speaks after the server did; so a pipelined batch is one trip, and
    nothing about the protocol has to be known.

    Attributes:
        dsn: the address of the same database through the proxy.
        count: how often the service spoke and then waited for the server.
        links: the connections that exist.
        cut: whether the connection that ``cut_at`` names was cut.
    """

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self.count = 0
        self.cut = False
        self._at: tuple[int | bytes, Kind] | None = None
        self._meanwhile: Callable[[], Awaitable[object]] | None = None
        self.links: set[_Link] = set()

    def cut_at(
        self,
        trip: int | bytes,
        kind: Kind,
        meanwhile: Callable[[], Awaitable[object]] | None = None,
    ) -> None:
        """Cut the connection of a trip to come: by its number, the first being 1, or a word it says.

        It is cut *before* the server hears of the trip, *after* it answered but before the service
        hears of that, or once the service is *answered*. With ``meanwhile`` that is done instead.
        """
        self.count, self.cut, self._at, self._meanwhile = 0, False, (trip, kind), meanwhile

    def forget(self) -> None:
        """Cut no more."""
        self._at = None

    def silence(self) -> None:
        """Swallow whatever passes on the connections that exist; new ones work."""
        for link in self.links:
            link.silent = True

    def said(self, words: bytes) -> int:
        """A trip begins with these words; tells its number."""
        self.count += 1
        if self._at and isinstance(self._at[0], bytes) and self._at[0] in words:
            self._at = self.count, self._at[1]
        return self.count

    async def at(self, kind: Kind, link: "_Link", trip: int) -> bool:
        """Cut the link if it is the time, in this trip; tells whether it was."""
        if self._at != (trip, kind):
            return False
        self._at, self.cut = None, True
        if self._meanwhile is not None:
            await self._meanwhile()
            return False
        link.cut()
        return True

    async def serve(
        self,
        server: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        client: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        """Pass on what one connection's sides say."""
        link = _Link(self, server, client)
        self.links.add(link)
        try:
            await asyncio.gather(link.from_client(), link.from_server())
        finally:
            self.links.discard(link)
            link.cut()


class _Link:
    def __init__(
        self,
        proxy: Proxy,
        server: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        client: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        self._proxy = proxy
        self._server, self._client = server, client
        self._server_spoke = True
        self._trip = 0
        self.silent = False

    def cut(self) -> None:
        for _, writer in (self._server, self._client):
            writer.transport.abort()

    async def from_client(self) -> None:
        with suppress(ConnectionError):
            while data := await self._client[0].read(1 << 16):
                if self._server_spoke:
                    self._server_spoke = False
                    self._trip = self._proxy.said(data)
                    if await self._proxy.at("before", self, self._trip):
                        return
                await self._pass_on(data, self._server[1])
        self._server[1].close()

    async def from_server(self) -> None:
        with suppress(ConnectionError):
            while data := await self._server[0].read(1 << 16):
                self._server_spoke = True
                # Who is answered may begin the next one, here or elsewhere, before this goes on.
                trip = self._trip
                if await self._proxy.at("after", self, trip):
                    return
                await self._pass_on(data, self._client[1])
                if await self._proxy.at("answered", self, trip):
                    return
        self._client[1].close()

    async def _pass_on(self, data: bytes, writer: asyncio.StreamWriter) -> None:
        if not self.silent:
            writer.write(data)
            await writer.drain()


@asynccontextmanager
async def proxied(dsn: str) -> AsyncIterator[Proxy]:
    """A proxy before a database, on a socket of its own."""
    parts = urlsplit(dsn)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    port = int(query.get("port", parts.port or 5432))
    host = query.get("host", parts.hostname or "localhost")
    tasks: set[asyncio.Task[None]] = set()

    async def connect() -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if host.startswith("/"):
            return await asyncio.open_unix_connection(f"{host}/.s.PGSQL.{port}")
        return await asyncio.open_connection(host, port)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await proxy.serve(await connect(), (reader, writer))
        finally:
            tasks.discard(task)

    with TemporaryDirectory(prefix="wire-") as folder:
        listener = await asyncio.start_unix_server(serve, Path(folder) / f".s.PGSQL.{port}")
        name = f"{parts.username}@" if parts.username else ""
        proxy = Proxy(f"postgresql://{name}{parts.path}?host={quote(folder)}&port={port}")
        try:
            yield proxy
        finally:
            listener.close()
            for task in list(tasks):
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
