"""Large bodies on a real socket: who sends first and reads then sees the answer."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.api.sockets import DEADLINE, answer, listening, request
from tests.support import Api

SIZE = 3_000_000


@pytest.fixture
async def port(dsn: str) -> AsyncIterator[int]:
    async with listening(dsn) as made:
        yield made


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_large_body_is_read_off_and_the_connection_still_serves(
    api: Api, port: int, chunked: bool
) -> None:
    key = f"Authorization: Bearer {api.keys['admin']}"
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    async with asyncio.timeout(DEADLINE):
        if chunked:
            writer.write(request(key, "Transfer-Encoding: chunked"))
            for _ in range(SIZE // 100_000):
                writer.write(b"%x\r\n" % 100_000 + b" " * 100_000 + b"\r\n")
                await writer.drain()
            writer.write(b"0\r\n\r\n")
        else:
            writer.write(request(key, f"Content-Length: {SIZE}") + b" " * SIZE)
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


async def test_an_ordinary_client_sees_the_refusal_of_a_large_body(api: Api, port: int) -> None:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=DEADLINE) as client:
        for headers, code in (
            ({"Authorization": f"Bearer {api.keys['admin']}"}, "body_too_large"),
            ({}, "unauthenticated"),
            ({"Connection": "close"}, "unauthenticated"),
        ):
            response = await client.post("/v1/customers", content=b" " * SIZE, headers=headers)
            assert response.json()["code"] == code


async def test_a_client_that_leaves_in_the_middle_of_a_body_harms_nobody(port: int) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request(f"Content-Length: {SIZE}") + b" " * 1000)
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=DEADLINE) as client:
        assert (await client.get("/livez")).status_code == 200
