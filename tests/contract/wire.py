"""A proxy between the service and PostgreSQL that counts round trips on the wire."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, quote, urlsplit


@dataclass
class Trips:
    """How often the service spoke and then waited for the server."""

    count: int = 0


@asynccontextmanager
async def counted(dsn: str) -> AsyncIterator[tuple[str, Trips]]:
    """The address of the same database through the proxy, and its counter.

    A trip begins when the client speaks after the server did; so a pipelined batch is one trip, and
    nothing about the protocol has to be known.
    """
    parts = urlsplit(dsn)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    port = int(query.get("port", parts.port or 5432))
    host = query.get("host", parts.hostname or "localhost")
    trips = Trips()
    tasks: set[asyncio.Task[None]] = set()

    async def connect() -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if host.startswith("/"):
            return await asyncio.open_unix_connection(f"{host}/.s.PGSQL.{port}")
        return await asyncio.open_connection(host, port)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        server_reader, server_writer = await connect()
        server_spoke = True

        def from_client() -> None:
            nonlocal server_spoke
            trips.count += server_spoke
            server_spoke = False

        def from_server() -> None:
            nonlocal server_spoke
            server_spoke = True

        try:
            await asyncio.gather(
                _pump(reader, server_writer, from_client),
                _pump(server_reader, writer, from_server),
            )
        finally:
            tasks.discard(task)

    with TemporaryDirectory(prefix="wire-") as folder:
        listener = await asyncio.start_unix_server(serve, Path(folder) / f".s.PGSQL.{port}")
        name = f"{parts.username}@" if parts.username else ""
        try:
            yield f"postgresql://{name}{parts.path}?host={quote(folder)}&port={port}", trips
        finally:
            listener.close()
            for task in list(tasks):
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _pump(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, note: Callable[[], None]
) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(1 << 16):
            note()
            writer.write(data)
            await writer.drain()
    writer.close()
