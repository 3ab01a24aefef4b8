"""Connections to receivers: kept while they are good, and never longer."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from app.webhooks import sender
from app.webhooks.addresses import Allowed
from app.webhooks.connection import Answer, Broken
from app.webhooks.sender import Sender
from tests.webhooks.receiving import Receiver, Request, says


@pytest.fixture
async def post() -> AsyncIterator[Sender]:
    async with Sender(Allowed.of(["127.0.0.1"])) as client:
        yield client


async def _post(client: Sender, receiver: Receiver, path: str = "") -> Answer:
    return await client.post(receiver.url + path, {"webhook-id": "1"}, b"body")


async def test_a_connection_is_used_again(post: Sender) -> None:
    async with Receiver(says(200, "Retry-After: 7", body=b"taken")).listening() as receiver:
        answers = [await _post(post, receiver, "?a=1&b=%20") for _ in range(3)]
    assert answers == [Answer(200, b"taken", "7")] * 3
    assert receiver.connections == 1
    first = receiver.taken[0]
    assert (first.head, first.body) == ("POST /hook?a=1&b=%20 HTTP/1.1", b"body")
    assert first.headers["host"] == f"127.0.0.1:{receiver.port}"


async def test_requests_at_the_same_time_have_connections_of_their_own(post: Sender) -> None:
    together = asyncio.Barrier(3)

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        await together.wait()
        await says(204)(request, writer)

    async with Receiver(answer).listening() as receiver:
        await asyncio.gather(*(_post(post, receiver) for _ in range(3)))
    assert receiver.connections == 3


@pytest.mark.parametrize(
    "answer",
    [
        says(200, "Connection: close"),
        says(200, body=b"x" * 1001),  # no more of it is read
    ],
)
async def test_one_that_cannot_go_on_is_not_used_again(post: Sender, answer: object) -> None:
    async with Receiver(answer).listening() as receiver:  # type: ignore[arg-type]
        assert [(await _post(post, receiver)).status for _ in range(2)] == [200, 200]
    assert receiver.connections == 2


async def test_one_that_its_receiver_ended_meanwhile_is_not_used_again(post: Sender) -> None:
    ended = asyncio.Event()

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        await says(200)(request, writer)
        writer.close()
        await writer.wait_closed()
        ended.set()

    async with Receiver(answer).listening() as receiver:
        for _ in range(2):
            ended.clear()
            assert (await _post(post, receiver)).status == 200
            await ended.wait()
            await asyncio.sleep(0)  # our end is told in the same round
            await asyncio.sleep(0)
    assert receiver.connections == 2


async def test_one_that_says_more_than_it_was_asked_is_ended(post: Sender) -> None:
    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        empty = "HTTP/1.1 {} X\r\nContent-Length: 0\r\n\r\n"
        writer.write((empty.format(200) + empty.format(500)).encode())
        await writer.drain()

    async with Receiver(answer).listening() as receiver:
        assert [(await _post(post, receiver)).status for _ in range(3)] == [200, 200, 200]
    assert receiver.connections == 3


async def test_an_idle_one_ends_after_a_while(
    post: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "_IDLE_SECONDS", 0.0)
    async with Receiver().listening() as receiver:
        await _post(post, receiver)
        await asyncio.sleep(0.01)
        await _post(post, receiver)
    assert receiver.connections == 2


async def test_no_more_are_kept_than_a_worker_uses(
    post: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "_MAX_IDLE", 1)
    async with Receiver().listening() as kept, Receiver().listening() as other:
        for receiver in (kept, other, kept, other):
            await _post(post, receiver)
    assert (kept.connections, other.connections) == (1, 2)


async def test_an_answer_without_a_length_ends_with_its_connection(post: Sender) -> None:
    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nta")
        await writer.drain()
        writer.write(b"ken")
        writer.close()

    async with Receiver(answer).listening() as receiver:
        assert (await _post(post, receiver)).body == b"taken"


async def test_an_answer_in_chunks_is_read_and_leaves_it_open(post: Sender) -> None:
    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        for part in (
            b"HTTP/1.1 200 OK\r\nTransfer-Enc",
            b"oding: chunked\r\n\r\n2\r\nta\r\n3\r\nken\r\n",
        ):
            writer.write(part)
            await writer.drain()
        writer.write(b"0\r\n\r\n")

    async with Receiver(answer).listening() as receiver:
        assert [(await _post(post, receiver)).body for _ in range(2)] == [b"taken"] * 2
    assert receiver.connections == 1


async def test_a_head_without_end_is_not_kept(post: Sender) -> None:
    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n" + b"X-More: 1\r\n" * 100_000)
        await writer.drain()

    async with Receiver(answer).listening() as receiver:
        with pytest.raises(Broken):
            await _post(post, receiver)
