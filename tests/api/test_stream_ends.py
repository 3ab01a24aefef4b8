"""When a stream of events ends, how many may listen, and what one costs."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from uuid import UUID, uuid4

import pytest

from app.kit import stopping
from app.kit.actor import Actor, Role
from app.kit.events import outbox
from app.kit.postgres import database
from app.kit.postgres.database import Pool
from app.notifications import stream
from tests.api.streams import SOON, Client, listening, streams_of
from tests.api.test_stream import emit, feed
from tests.support import NOON, Api, Json, open_api


@pytest.fixture
async def few(dsn: str) -> AsyncIterator[Api]:
    """The service with two connections to its database."""
    async with open_api(dsn, pool_size=2) as opened:
        yield opened


async def _touch(pool: Pool, customer: Json, times: int) -> None:
    async with database.transaction(pool, Actor(uuid4(), Role.LEAD), NOON) as tx:
        emit(tx, UUID(customer["id"]), times)


# --- how long it lasts ---------------------------------------------------------------------------


async def test_a_revoked_key_ends_its_streams_alone(api: Api) -> None:
    key = await api.post("/v1/keys", {"role": "lead"})
    api.keys["gone"] = key["key"]
    customer = await api.customer()
    never = "type=nothing.ever"
    async with listening(api, never, role="gone") as client, listening(api) as other:
        await client.mark()
        await api.post(f"/v1/keys/{key['id']}/revoke", {})
        began = asyncio.get_running_loop().time()
        assert await client.frame() is None
        assert client.is_whole
        assert asyncio.get_running_loop().time() - began < 3
        await api.buy(customer)
        assert await other.event()
        # It is remembered for less than a second.
        async with asyncio.timeout(SOON):
            while (await api.send("GET", "/v1/plans", role="gone")).status_code != 401:
                await asyncio.sleep(0.05)
        async with listening(api, role="gone") as again:
            assert again.status == 401


async def test_a_key_that_expires_ends_its_streams(api: Api) -> None:
    key = await api.post("/v1/keys", {"role": "lead"})
    api.keys["short"] = key["key"]
    async with listening(api, role="short") as client:
        await client.mark()
        await api.db.execute("UPDATE api_key SET expires_at = now() WHERE id = $1", UUID(key["id"]))
        assert await client.frame() is None


async def test_it_ends_in_the_end_and_says_how_far_it_was(api: Api) -> None:
    streams, customer = streams_of(api), await api.customer()
    assert streams.longest_seconds == 3600
    streams.longest_seconds = 0.3
    async with listening(api) as client:
        place = (await client.mark()).id
        await api.buy(customer)
        heard = []
        while found := await client.frame():
            heard += [found.data] if found.data else []
    assert client.is_whole
    fresh = await feed(api, f"&cursor={place}")
    assert [*heard, *await feed(api, f"&cursor={client.last_id}")] == fresh != []


@pytest.mark.parametrize("reads", [True, False])
async def test_it_ends_at_once_when_the_service_stops(api: Api, *, reads: bool) -> None:
    """Also for one who takes nothing."""
    async with listening(api, reads=reads) as client:
        if reads:
            await client.mark()
        stopping.told.set()
        try:
            began = asyncio.get_running_loop().time()
            await client.end()
            assert asyncio.get_running_loop().time() - began < 2
        finally:
            stopping.told.clear()
        assert client.is_whole == reads
    assert streams_of(api).count == 0
    # What was said to one run is not said to the next.
    async with listening(api) as client:
        await client.mark()
        await api.customer()
        assert await client.event()


async def test_who_hears_nothing_hears_that_the_connection_lives(api: Api) -> None:
    """And how far it is, so that what was looked at in vain is looked at no more."""
    streams = streams_of(api)
    assert streams.heartbeat_seconds == 15
    streams.heartbeat_seconds = 0.01
    customer = await api.customer()
    async with listening(api, "type=nothing.ever") as client:
        first = await client.mark()
        beat = await client.mark()
        assert (beat.comment, beat.event, beat.id) == ("heartbeat", None, first.id)
        await api.buy(customer)
        end = (await api.get("/v1/events?type=nothing.ever"))["resume_cursor"]
        async with asyncio.timeout(SOON):
            while (await client.mark()).id != end:
                pass
    assert end != first.id


async def test_it_outlives_the_connections_of_the_database(api: Api) -> None:
    customer = await api.customer()
    async with listening(api) as client:
        await client.mark()
        await api.db.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        async with asyncio.timeout(SOON):
            while (await api.send("GET", "/v1/plans")).status_code != 200:
                await asyncio.sleep(0.05)
        place = client.last_id
        await api.buy(customer)
        fresh = await feed(api, f"&cursor={place}")
        assert await client.events(len(fresh)) == fresh != []


# --- what it costs -------------------------------------------------------------------------------


async def test_who_listens_holds_no_connection(few: Api) -> None:
    customer = await few.customer()
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(listening(few)) for _ in range(20)]
        for client in clients:
            await client.mark()
        await few.buy(customer)
        heard = [json.dumps(await client.event()) for client in clients]
        assert len(set(heard)) == 1


async def test_so_many_listen_at_once_and_no_more(api: Api) -> None:
    streams = streams_of(api)
    assert (streams.most, streams.most_of_key) == (1000, 20)
    streams.most, streams.most_of_key = 3, 2
    path = "/v1/events/stream"
    async with listening(api), listening(api, role="lead"):
        async with listening(api):
            refused = await api.send("GET", path, role="finance")
            assert (refused.status_code, refused.headers["retry-after"]) == (429, "30")
            assert refused.json()["code"] == "too_many_streams_of_key"
            refused = await api.send("GET", path, role="lead")
            assert (refused.status_code, refused.headers["retry-after"]) == (503, "30")
            assert refused.json()["code"] == "too_many_streams"
        async with listening(api) as client:
            assert client.status == 200
    assert streams.count == 0


async def test_who_comes_at_once_is_counted_all_the_same(api: Api) -> None:
    streams_of(api).most_of_key = 5
    async with AsyncExitStack() as stack:
        several = (stack.enter_async_context(listening(api)) for _ in range(12))
        clients: list[Client] = await asyncio.gather(*several)
        assert sorted(client.status for client in clients) == [200] * 5 + [429] * 7


async def test_nothing_is_held_for_who_is_slow(
    api: Api, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it has not taken is read from the database when it does."""
    monkeypatch.setattr(stream, "KEPT", 10)
    monkeypatch.setattr(stream, "SENT_AT_ONCE", 7)
    streams, customer = streams_of(api), await api.customer()
    async with listening(api, reads=False) as slow, listening(api) as fast:
        place = (await fast.mark()).id
        for _ in range(5):
            await _touch(pool, customer, 30)
            await fast.events(30)
        assert len(streams._kept) == 10
        assert (slow.body, slow.waits) == (b"", 0)
        slow.reads.set()
        heard = await slow.events(150)
    assert heard == await feed(api, f"&cursor={place}")


async def test_one_read_serves_all(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    page = outbox.page

    async def counted(db: database.Reader, after: int, *how: object) -> object:
        read.append(after)
        return await page(db, after, *how)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "page", counted)
    customer = await api.customer()
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(listening(api)) for _ in range(15)]
        for client in clients:
            await client.mark()
        # Until the first look each finds out for itself where it is.
        async with asyncio.timeout(SOON):
            while streams_of(api)._reached is None:
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        read.clear()
        await api.buy(customer)
        for client in clients:
            await client.event()
        assert len(read) <= 4, "each of them does not read"
