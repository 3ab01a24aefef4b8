"""The service on a real socket in this process, and what a client of its own reads there."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, cast

import uvicorn
from fastapi import FastAPI

from app.main import create_app
from app.run.connections import Connection, Limits
from app.settings import Settings
from tests.support import Json

DEADLINE = 10


@asynccontextmanager
async def listening(dsn: str, bounds: Limits | None = None) -> AsyncIterator[int]:
    """The port of the service on a real server in this process, with these bounds."""
    async with listening_app(dsn, bounds) as (port, _):
        yield port


@asynccontextmanager
async def listening_app(
    dsn: str, bounds: Limits | None = None
) -> AsyncIterator[tuple[int, FastAPI]]:
    """The same, and the application."""
    app = create_app(Settings(database_url=dsn, embedded_worker=False, sandbox=True))
    protocol = cast("Any", partial(Connection, bounds=bounds))
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, http=protocol, log_config=None, access_log=False
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(DEADLINE):
        while not server.started:
            assert not serving.done()
            await asyncio.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1], app
    finally:
        server.should_exit = True
        await serving


async def answer(reader: asyncio.StreamReader) -> tuple[int, dict[str, str], Json]:
    """Read one answer off a connection."""
    async with asyncio.timeout(DEADLINE):
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
        body = b""
        if "content-length" in headers:
            body = await reader.readexactly(int(headers["content-length"]))
        else:
            while size := int(await reader.readline(), 16):
                body += await reader.readexactly(size)
                await reader.readline()
            await reader.readline()
    return int(head[0].split()[1]), headers, json.loads(body)


def request(*headers: str, line: str = "POST /v1/customers") -> bytes:
    """The head of a request."""
    lines = (f"{line} HTTP/1.1", "Host: test", "Content-Type: application/json", *headers)
    return "\r\n".join(lines).encode() + b"\r\n\r\n"
