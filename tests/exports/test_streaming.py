"""An export on its way: one snapshot, one connection, and an end that cannot be mistaken."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

import httpx
import pytest

from app.exports import answers
from app.exports.snapshots import MOST
from app.kit import deadline
from app.kit.postgres.database import Connection
from app.run.connections import Limits
from tests.api.sockets import DEADLINE, listening
from tests.conftest import fresh_database
from tests.contract.history import SESSIONS, grow_old
from tests.exports.reading import objects
from tests.support import Api, Json, open_api

ROWS = 2 * SESSIONS + 1
_AT_WORK = "SELECT pid FROM pg_stat_activity WHERE application_name = 'personday export'"


@dataclass
class Stream:
    """An answer that is read when the test likes, and its head."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    head: str

    async def rest(self) -> tuple[bytes, bool]:
        """What is left of the body, and whether it has an end (RFC 9112 §7.1)."""
        body = b""
        async with asyncio.timeout(DEADLINE):
            try:
                while size := int(await self.reader.readline() or b"-1", 16):
                    if size < 0:
                        return body, False
                    body += await self.reader.readexactly(size)
                    await self.reader.readexactly(2)
            except (asyncio.IncompleteReadError, ConnectionError):
                return body, False
        return body, True


@asynccontextmanager
async def asked(port: int, key: str, query: str, kind: str = "entries") -> AsyncIterator[Stream]:
    """An export that was asked for, of which the head is read, and little is received ahead."""
    plug = socket.socket()
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    plug.setblocking(False)
    await asyncio.get_running_loop().sock_connect(plug, ("127.0.0.1", port))
    reader, writer = await asyncio.open_connection(sock=plug, limit=1 << 16)
    lines = (
        f"GET /v1/exports/{kind}?{query} HTTP/1.1",
        "Host: test",
        f"Authorization: Bearer {key}",
    )
    writer.write("\r\n".join(lines).encode() + b"\r\n\r\n")
    try:
        async with asyncio.timeout(DEADLINE):
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        yield Stream(reader, writer, head)
    finally:
        writer.transport.abort()


async def _until_at_work(db: Connection, count: int) -> None:
    async with asyncio.timeout(DEADLINE):
        while len(await db.fetch(_AT_WORK)) != count:
            await asyncio.sleep(0.01)


@pytest.fixture(scope="module")
async def old(server: str, template: str) -> AsyncIterator[tuple[Api, Json]]:
    """The service, and a customer with more entries than all buffers on the way to a client hold.

    Their hashes are nonsense: nothing is verified.
    """
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        customer = await api.customer()
        await api.buy(customer)
        await grow_old(api.dsn, UUID(customer["id"]))
        for _ in range(ROWS // 5000 + 1):
            await api.get("/v1/entries?limit=1")  # gives so many their position
        yield api, customer


async def test_an_export_is_a_whole_file_in_pieces(old: tuple[Api, Json]) -> None:
    api, _ = old
    async with (
        listening(api.dsn) as port,
        asked(port, api.keys["finance"], "format=ndjson") as stream,
    ):
        assert "transfer-encoding: chunked" in stream.head
        body, ended = await stream.rest()
    assert ended
    assert len(objects(body)) == ROWS


@pytest.mark.parametrize("form", ["csv", "ndjson"])
async def test_a_break_is_seen_by_who_reads(old: tuple[Api, Json], form: str) -> None:
    api, _ = old
    async with (
        listening(api.dsn) as port,
        asked(port, api.keys["finance"], f"format={form}") as stream,
    ):
        [(pid,)] = await api.db.fetch(_AT_WORK)
        assert await api.db.fetchval("SELECT pg_terminate_backend($1)", pid)
        await _until_at_work(api.db, 0)
        body, ended = await stream.rest()
    assert body.count(b"\n") > 1, "it had begun"
    assert not ended
    assert b"# end" not in body
    assert b'{"end"' not in body


async def test_what_was_broken_off_goes_on_behind_its_last_row(old: tuple[Api, Json]) -> None:
    api, _ = old
    async with listening(api.dsn) as port:
        async with asked(port, api.keys["finance"], "format=ndjson") as stream:
            [(pid,)] = await api.db.fetch(_AT_WORK)
            await api.db.fetchval("SELECT pg_terminate_backend($1)", pid)
            body, _ = await stream.rest()
        first = [json.loads(line) for line in body.decode().split("\n")[:-1]]
        assert 0 < len(first) < ROWS
        query = f"format=ndjson&after={first[-1]['position']}"
        async with asked(port, api.keys["finance"], query) as stream:
            body, ended = await stream.rest()
    assert ended
    found = [*first, *objects(body)]
    assert sorted(row["seq"] for row in found) == list(range(1, ROWS + 1))
    assert [row["position"] for row in found] == sorted(row["position"] for row in found)


async def test_the_deadline_of_a_request_ends_none(
    old: tuple[Api, Json], monkeypatch: pytest.MonkeyPatch
) -> None:
    api, _ = old
    monkeypatch.setattr(deadline, "WORK_SECONDS", 0.5)
    async with (
        listening(api.dsn) as port,
        asked(port, api.keys["finance"], "format=ndjson") as stream,
    ):
        await asyncio.sleep(1)  # what is tested is that time passes
        body, ended = await stream.rest()
    assert ended
    assert len(objects(body)) == ROWS


async def test_who_reads_nothing_holds_no_connection_for_ever(old: tuple[Api, Json]) -> None:
    api, _ = old
    bounds = Limits(10, pace_seconds=0.2, look_seconds=0.05)
    async with (
        listening(api.dsn, bounds) as port,
        asked(port, api.keys["finance"], "format=ndjson") as stream,
    ):
        await _until_at_work(api.db, 0)
        _, ended = await stream.rest()
    assert not ended


async def test_who_takes_too_little_is_left(
    old: tuple[Api, Json], monkeypatch: pytest.MonkeyPatch
) -> None:
    api, _ = old
    monkeypatch.setattr(answers, "STALL_SECONDS", 0.2)
    async with (
        listening(api.dsn) as port,
        asked(port, api.keys["finance"], "format=ndjson") as stream,
    ):
        await _until_at_work(api.db, 0)
        _, ended = await stream.rest()
    assert not ended


async def test_as_many_run_as_may_and_whoever_leaves_makes_room(old: tuple[Api, Json]) -> None:
    api, customer = old
    key = api.keys["finance"]
    async with listening(api.dsn) as port:
        async with asked(port, key, "format=csv"), asked(port, key, "format=ndjson"):
            await _until_at_work(api.db, MOST)
            async with asked(port, key, "format=csv") as third:
                assert third.head.startswith("http/1.1 503")
                assert "retry-after: 30" in third.head
            # Nobody else waits for them.
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
                path = f"/v1/customers/{customer['id']}/credit"
                answer = await http.get(path, headers={"Authorization": f"Bearer {key}"})
                assert answer.status_code == 200
        await _until_at_work(api.db, 0)
        async with asked(port, key, "format=ndjson") as stream:
            body, ended = await stream.rest()
    assert ended
    assert len(objects(body)) == ROWS


async def test_all_rows_are_of_one_instant(old: tuple[Api, Json]) -> None:
    # The last of this module, since it is the only one that writes.
    api, customer = old
    other = await api.customer()
    async with (
        listening(api.dsn) as port,
        asked(port, api.keys["finance"], "format=ndjson", "postings") as stream,
    ):
        await api.buy(other)
        await api.buy(customer)
        body, ended = await stream.rest()
    assert ended
    assert len(objects(body)) == ROWS
