"""Who has no key costs nothing: heads, bodies, connections and readers have bounds, on real sockets."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from resource import RLIM_INFINITY

import pytest

from app.run import connections
from app.run.connections import MAX_FIELDS, MAX_HEAD_BYTES, Limits
from tests.api.sockets import DEADLINE, answer, listening, request
from tests.support import Api

QUICK = Limits(8, head_seconds=0.4, pace_seconds=0.4, least_pace=1000, look_seconds=0.05)
PATIENT = Limits(8)
LIVEZ = b"GET /livez HTTP/1.1\r\nHost: test\r\n\r\n"


@dataclass
class Caller:
    """One connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, *parts: bytes) -> None:
        """Write; a server that has closed is met when reading."""
        with suppress(ConnectionError):
            async with asyncio.timeout(DEADLINE):
                for part in parts:
                    self.writer.write(part)
                    await self.writer.drain()

    async def refused(self) -> tuple[int, str] | None:
        """The problem that it is answered before the end; None when it is only closed."""
        try:
            status, headers, problem = await answer(self.reader)
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
        assert headers["connection"] == "close"
        assert headers["x-request-id"] == problem["request_id"]
        await self.ended()
        return status, problem["code"]

    async def ended(self) -> None:
        """Nothing more comes."""
        with suppress(ConnectionError):
            async with asyncio.timeout(DEADLINE):
                assert await self.reader.read() == b""

    async def lives(self) -> bool:
        """Whether a probe is answered on it."""
        await self.send(LIVEZ)
        return (await answer(self.reader))[0] == 200


@dataclass
class Place:
    """A service, and the connections to it."""

    port: int
    callers: list[Caller]

    async def call(self) -> Caller:
        """One more connection."""
        # A small window: what is not read stays with the sender.
        made = Caller(*await asyncio.open_connection("127.0.0.1", self.port, limit=1000))
        self.callers.append(made)
        return made


async def placed(dsn: str, bounds: Limits) -> AsyncIterator[Place]:
    async with listening(dsn, bounds) as port:
        place = Place(port, [])
        yield place
        for caller in place.callers:
            caller.writer.transport.abort()


@pytest.fixture
async def quick(dsn: str) -> AsyncIterator[Place]:
    async for place in placed(dsn, QUICK):
        yield place


@pytest.fixture
async def patient(dsn: str) -> AsyncIterator[Place]:
    async for place in placed(dsn, PATIENT):
        yield place


def field(size: int) -> str:
    """A field of a head with so many bytes, its end included."""
    return f"X-Long: {'x' * (size - 10)}"


def head_of(size: int) -> bytes:
    """A head that is counted as this many bytes."""
    bare = len("/livez") + len("Host") + len("test") + 4
    return f"GET /livez HTTP/1.1\r\nHost: test\r\n{field(size - bare)}\r\n\r\n".encode()


async def test_heads_have_a_size(patient: Place) -> None:
    caller = await patient.call()
    await caller.send(head_of(MAX_HEAD_BYTES))
    assert (await answer(caller.reader))[0] == 200
    await caller.send(head_of(MAX_HEAD_BYTES + 1))
    assert await caller.refused() == (431, "head_too_large")

    line = b"GET /" + b"x" * MAX_HEAD_BYTES + b" HTTP/1.1\r\n\r\n"
    unending = [b"GET /livez HTTP/1.1\r\nX-Long: ", *[b"x" * 10_000] * 10]
    many = b"GET /livez HTTP/1.1\r\n" + b"a:\r\n" * (MAX_FIELDS + 1) + b"\r\n"
    for parts in ([line], unending, [b"".join(unending)], [many]):
        caller = await patient.call()
        await caller.send(*parts)
        assert await caller.refused() == (431, "head_too_large")

    fields = b"a:\r\n" * (MAX_FIELDS - 1)
    caller = await patient.call()
    await caller.send(b"GET /livez HTTP/1.1\r\nHost: test\r\n" + fields + b"\r\n")
    assert (await answer(caller.reader))[0] == 200


async def test_what_follows_a_request_has_a_size_too(api: Api, patient: Place) -> None:
    caller = await patient.call()
    assert await caller.lives()
    await caller.send(b"\r\n" * MAX_HEAD_BYTES)
    assert await caller.refused() == (431, "head_too_large")

    key = f"Authorization: Bearer {api.keys['admin']}"
    for trailer in (b"X-Long: " + b"x" * 100_000, b"a:\r\n" * 200):
        caller = await patient.call()
        body = b"2\r\n{}\r\n0\r\n"
        await caller.send(request(key, "Transfer-Encoding: chunked") + body, trailer)
        assert await caller.refused() is None

    caller = await patient.call()
    await caller.send(LIVEZ * 100)
    async with asyncio.timeout(DEADLINE):
        assert (await caller.reader.read()).count(b"200 OK") < 100


async def test_what_is_no_request_is_a_problem(patient: Place) -> None:
    for nonsense in (b"\x16\x03\x01\x02\x00\x01\x00", b"HELO there\r\n\r\n", b"GET livez\r\n\r\n"):
        caller = await patient.call()
        await caller.send(nonsense)
        assert await caller.refused() == (400, "malformed_request"), nonsense


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        (b"", None),
        (b"\r\n\r\n", None),
        (b"G", (408, "request_too_slow")),
        (b"GET /livez HTTP/1.1\r\nHost: te", (408, "request_too_slow")),
    ],
)
async def test_a_head_comes_in_time(
    quick: Place, sent: bytes, refusal: tuple[int, str] | None
) -> None:
    caller = await quick.call()
    await caller.send(sent)
    assert await caller.refused() == refusal


async def test_a_head_that_drips_is_no_better(quick: Place) -> None:
    caller = await quick.call()
    for letter in (LIVEZ[:-2] + field(1000).encode()).decode():
        await caller.send(letter.encode())
        await asyncio.sleep(QUICK.look_seconds / 4)
        if caller.reader.at_eof() or caller.reader._buffer:  # type: ignore[attr-defined]
            break
    assert await caller.refused() == (408, "request_too_slow")


async def test_a_body_has_a_pace(api: Api, quick: Place) -> None:
    key = f"Authorization: Bearer {api.keys['admin']}"
    caller = await quick.call()
    await caller.send(request(key, "Content-Length: 1000"), b'{"name":')
    assert await caller.refused() == (408, "request_too_slow")

    # A whole second, more than twice as long as its pace is measured over.
    caller = await quick.call()
    await caller.send(request(key, "Content-Length: 20000"))
    for _ in range(20):
        await caller.send(b" " * 1000)
        await asyncio.sleep(0.05)
    assert (await answer(caller.reader))[2]["code"] == "malformed_body"
    assert await caller.lives()


async def test_what_nobody_reads_of_a_body_comes_in_time(quick: Place) -> None:
    caller = await quick.call()
    await caller.send(request("Content-Length: 33000000"))
    assert (await answer(caller.reader))[2]["code"] == "unauthenticated"
    await caller.ended()


async def test_who_asks_before_sending_a_body_is_not_kept(patient: Place) -> None:
    # The client may send the body or not: what comes next could be either.
    caller = await patient.call()
    await caller.send(request("Content-Length: 100", "Expect: 100-continue"))
    assert (await answer(caller.reader))[2]["code"] == "unauthenticated"
    await caller.ended()


async def test_who_asks_before_sending_a_body_is_told_to(api: Api, patient: Place) -> None:
    key = f"Authorization: Bearer {api.keys['admin']}"
    caller = await patient.call()
    await caller.send(request(key, "Content-Length: 1", "Expect: 100-continue"))
    assert (await caller.reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 100 ")
    await caller.send(b"{")
    assert (await answer(caller.reader))[2]["code"] == "malformed_body"
    assert await caller.lives()


async def test_a_reader_that_does_not_read_is_dropped(quick: Place) -> None:
    caller = await quick.call()
    caller.writer.transport.pause_reading()  # type: ignore[attr-defined]
    await caller.send(b"GET /openapi.json HTTP/1.1\r\nHost: test\r\n\r\n" * 8)
    await asyncio.sleep(3 * QUICK.pace_seconds)
    caller.writer.transport.resume_reading()  # type: ignore[attr-defined]
    # What lay in between has arrived; then it ends, without the rest.
    with suppress(ConnectionError):
        async with asyncio.timeout(DEADLINE):
            assert (await caller.reader.read()).count(b"HTTP/1.1 200") < 8


async def test_the_oldest_that_waits_makes_room_for_a_new_one(patient: Place) -> None:
    first = await patient.call()
    assert await first.lives()
    idle = [await patient.call() for _ in range(PATIENT.connections - 1)]
    assert await first.lives()
    # The first has been used since: the oldest is another.
    probes = [await patient.call() for _ in range(3)]
    for probe in probes:
        assert await probe.lives()
    for caller in idle[:3]:
        await caller.ended()
    for caller in (first, *idle[3:]):
        assert await caller.lives()


async def test_work_makes_room_for_nobody(api: Api, patient: Place) -> None:
    key = f"Authorization: Bearer {api.keys['admin']}"
    working = [await patient.call() for _ in range(PATIENT.connections)]
    for caller in working:
        await caller.send(request(key, "Content-Length: 1", "Expect: 100-continue"))
        await caller.reader.readuntil(b"\r\n\r\n")
    another = await patient.call()
    assert await another.refused() == (503, "unavailable")
    for caller in working:
        await caller.send(b"{")
        assert (await answer(caller.reader))[2]["code"] == "malformed_body"
    assert await (await patient.call()).lives()


def test_there_are_files_for_each_connection_and_some_to_spare(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = []
    for files in (64, 256, 1024, 1_048_576, RLIM_INFINITY):
        monkeypatch.setattr(connections, "getrlimit", lambda _, n=files: (n, n))
        counts.append(connections.limits.__wrapped__().connections)
    assert counts == [8, 64, 448, 2000, 2000]
