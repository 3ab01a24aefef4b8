"""Large bodies on a real socket: the client has sent it all and sees the answer."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn

from app.main import create_app
from app.settings import Settings
from tests.support import Json

SIZE = 3_000_000
DEADLINE = 20


@asynccontextmanager
async def listening(dsn: str) -> AsyncIterator[int]:
    """The port of the service on a real server in this process."""
    app = create_app(Settings(database_url=dsn, embedded_worker=False, sandbox=True))
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, access_log=False)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(DEADLINE):
        while not server.started:
            assert not serving.done()
            await asyncio.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await serving


@pytest.fixture
async def port(dsn: str) -> AsyncIterator[int]:
    async with listening(dsn) as made:
        yield made


async def answer(reader: asyncio.StreamReader) -> tuple[int, dict[str, str], Json]:
    """Read one answer off a connection."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
    if "content-length" in headers:
        body = await reader.readexactly(int(headers["content-length"]))
    else:
        body = b""
        while size := int(await reader.readline(), 16):
            body += await reader.readexactly(size)
            await reader.readline()
        await reader.readline()
    return int(head[0].split()[1]), headers, json.loads(body)


def request(*headers: str) -> bytes:
    lines = (
        "POST /v1/customers HTTP/1.1",
        "Host: test",
        "Content-Type: application/json",
        *headers,
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_large_body_is_read_off_and_the_connection_still_serves(
    port: int, chunked: bool
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    async with asyncio.timeout(DEADLINE):
        if chunked:
            writer.write(request("Transfer-Encoding: chunked"))
            for _ in range(SIZE // 100_000):
                writer.write(b"%x\r\n" % 100_000 + b" " * 100_000 + b"\r\n")
                await writer.drain()
            writer.write(b"0\r\n\r\n")
        else:
            writer.write(request(f"Content-Length: {SIZE}") + b" " * SIZE)
        await writer.drain()
        status, headers, problem = await answer(reader)
        assert (status, problem["code"], problem["limit_bytes"]) == (413, "body_too_large", 256_000)
        assert headers["content-type"] == "application/problem+json"
        assert headers["x-request-id"] == problem["request_id"]

        writer.write(b"GET /livez HTTP/1.1\r\nHost: test\r\n\r\n")
        status, _, health = await answer(reader)
        assert (status, health) == (200, {"status": "ok"})
    writer.close()
    await writer.wait_closed()


async def test_an_ordinary_client_sees_the_refusal_of_a_large_body(port: int) -> None:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=DEADLINE) as client:
        response = await client.post("/v1/customers", content=b" " * SIZE)
        assert response.status_code == 413
        assert response.json()["code"] == "body_too_large"


async def test_a_client_that_leaves_in_the_middle_of_a_body_harms_nobody(port: int) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request(f"Content-Length: {SIZE}") + b" " * 1000)
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=DEADLINE) as client:
        assert (await client.get("/livez")).status_code == 200
