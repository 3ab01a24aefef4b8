"""What bodies take of a process's memory, all of them together."""

import asyncio

import pytest
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from app.kit.web import bodies
from app.kit.web.bodies import Bodies

FILES = "/v1/files"


class Served:
    """What bodies are read for: it keeps each until it is let go."""

    def __init__(self) -> None:
        self.let_go = asyncio.Event()
        self.bodies: list[bytes] = []
        self.app = Bodies(self, {FILES: 1000}, {}, self._is_known)

    async def _is_known(self, _: Request) -> bool:
        return True

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        self.bodies.append((await receive())["body"])
        await self.let_go.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def post(self, path: str, *chunks: bytes) -> tuple[int, dict[bytes, bytes]]:
        """The status and the headers of the answer to a body that comes in chunks."""
        coming = list(chunks)
        sent: list[Message] = []

        async def receive() -> Message:
            chunk = coming.pop(0)
            return {"type": "http.request", "body": chunk, "more_body": bool(coming)}

        async def send(message: Message) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "headers": [],
            "state": {"request_id": "one"},
        }
        await self.app(scope, receive, send)
        return sent[0]["status"], dict(sent[0]["headers"])


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MOST_BYTES", 130)
    monkeypatch.setattr(bodies, "MOST_RAW_BYTES", 100)


async def test_what_is_beyond_the_memory_for_bodies_is_refused_and_may_come_again() -> None:
    served = Served()
    first = asyncio.create_task(served.post(FILES, b"a" * 40, b"b" * 40))
    await asyncio.sleep(0)
    status, headers = await served.post(FILES, b"c" * 10, b"d" * 11)
    assert (status, headers[b"retry-after"]) == (503, b"1")
    # What it had sent is in memory no more; and files keep nobody from sending what is small.
    second, small = (
        asyncio.create_task(served.post(FILES, b"e" * 20)),
        asyncio.create_task(served.post("/v1/tickets", b"{}" + b" " * 28)),
    )
    await asyncio.sleep(0)
    assert (await served.post("/v1/tickets", b"{}"))[0] == 503
    served.let_go.set()
    assert [(await one)[0] for one in (first, second, small)] == [200, 200, 200]
    assert (await served.post(FILES, b"f" * 100))[0] == 200
    assert [len(one) for one in served.bodies] == [80, 20, 30, 100]
