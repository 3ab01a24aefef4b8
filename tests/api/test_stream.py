"""Events as a stream: in order, once, from where one was, and only as long as the key lives."""

import asyncio
import itertools
import random
from contextlib import AsyncExitStack
from uuid import UUID, uuid4

import pytest

from app.kit.actor import Actor, Role
from app.kit.events import outbox
from app.kit.events.numbering import numbering
from app.kit.postgres import database
from app.kit.postgres.database import Pool, Tx
from app.kit.postgres.scopes import EVERYBODY
from app.notifications import stream
from tests.api.streams import SOON, listening, streams_of
from tests.support import NOON, Api, Json

WRITERS = 8


COMMITS = 25


LONGEST_HOLD_SECONDS = 0.08


SEED = 20310307


async def feed(api: Api, query: str = "") -> list[Json]:
    items: list[Json] = (await api.get(f"/v1/events?limit=200{query}"))["items"]
    return items


def emit(tx: Tx, customer_id: UUID, times: int) -> None:
    for _ in range(times):
        outbox.emit(tx, "customer.reactivated", customer_id, customer_id=customer_id)


async def _write(pool: Pool, customers: list[UUID], writer: int) -> None:
    """Commit late, or not at all, in no order that others could know."""
    chance = random.Random(SEED + writer)
    for _ in range(COMMITS):
        async with pool.acquire() as connection:
            tx = Tx(connection, Actor(uuid4(), Role.LEAD), NOON)
            try:
                emit(tx, customers[writer % len(customers)], chance.randint(1, 9))
                await tx.flush()
                await asyncio.sleep(chance.uniform(0, LONGEST_HOLD_SECONDS))
                if chance.random() > 0.1:
                    await tx.commit()
                    pool.emitted()
            finally:
                await tx.rollback()


# --- what comes ----------------------------------------------------------------------------------


async def test_what_happens_is_told_as_the_feed_shows_it(api: Api) -> None:
    customer = await api.customer()
    before = await feed(api)
    async with listening(api) as client:
        assert client.status == 200
        assert client.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert client.headers["cache-control"] == "no-store"
        assert (await client.mark()).retry == "2000"
        await api.buy(customer)
        shown = (await feed(api))[len(before) :]
        assert await client.events(len(shown)) == shown != []
        await api.book(customer, await api.technician(), starts_at=NOON.replace(day=20))
        fresh = (await feed(api))[len(before) + len(shown) :]
        assert await client.events(len(fresh)) == fresh != []
        raw = (await api.send("GET", "/v1/events?limit=200")).content
        for line in client.body.split(b"\n"):
            if line.startswith(b"data: "):
                assert line[6:] in raw, "the very bytes of the feed"


async def test_it_is_resumed_behind_each_event(api: Api) -> None:
    await api.buy(await api.customer())
    every = await feed(api)
    # The cursor of the feed is one of the stream, and the other way round.
    begin = (await api.get("/v1/events?limit=1"))["resume_cursor"]
    ids = [begin]
    async with listening(api, f"cursor={begin}") as client:
        for one in every[1:]:
            assert await client.event() == one
            assert client.last_id is not None
            ids.append(client.last_id)
    for number, cursor in enumerate(ids[:-1], start=1):
        async with listening(api, last=cursor) as client:
            assert await client.events(len(every) - number) == every[number:]
        assert await feed(api, f"&cursor={cursor}") == every[number:]
    async with listening(api, f"cursor={begin}", last=ids[-2]) as client:
        assert await client.event() == every[-1], "the last that was received counts"


async def test_without_a_cursor_it_begins_now_and_says_where_that_is(api: Api) -> None:
    customer = await api.customer()
    async with listening(api) as client:
        place = (await client.mark()).id
        assert client.waits == 0
    await api.buy(customer)
    every = await feed(api)
    fresh = await feed(api, f"&cursor={place}")
    assert 0 < len(fresh) < len(every)
    async with listening(api, last=place) as client:
        assert await client.events(len(fresh)) == fresh


async def test_it_is_narrowed_as_the_feed_is(api: Api) -> None:
    one, other = await api.customer(), await api.customer()
    queries = [
        f"customer_id={one['id']}",
        f"customer_id={other['id']}",
        "type=purchase.created&type=ledger_entry.purchase",
        f"type=ledger_entry.purchase&customer_id={other['id']}",
    ]
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(listening(api, query)) for query in queries]
        places = [(await client.mark()).id for client in clients]
        await api.buy(one)
        await api.buy(other)
        for query, place, client in zip(queries, places, clients, strict=True):
            wanted = await feed(api, f"&{query}&cursor={place}")
            assert await client.events(len(wanted)) == wanted != []
            assert client.waits == 0


async def test_who_comes_again_and_again_misses_and_doubles_nothing(
    api: Api, dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writers commit late and out of order; some who listen leave every few events, others stay."""
    monkeypatch.setattr(stream, "KEPT", 60)
    customers = [UUID((await api.customer())["id"]) for _ in range(3)]
    begin = (await api.get("/v1/events?limit=200"))["resume_cursor"]
    one = f"customer_id={customers[1]}"
    begin_of_one = (await api.get(f"/v1/events?limit=200&{one}"))["resume_cursor"]
    chance = random.Random(SEED)

    async def follow(heard: list[Json], place: str, query: str, often: int | None) -> None:
        while True:
            async with listening(api, query, last=place) as client:
                for _ in range(chance.randint(1, often)) if often else itertools.count():
                    heard.append(await client.event())
                    assert client.last_id
                    place = client.last_id

    stays: list[Json] = []
    leaves: list[Json] = []
    narrowed: list[Json] = []
    async with (
        await database.open_pool(dsn, scope=EVERYBODY, size=WRITERS) as pool,
        numbering(pool),
    ):
        following = [
            asyncio.create_task(follow(stays, begin, "", None)),
            asyncio.create_task(follow(leaves, begin, "", 40)),
            asyncio.create_task(follow(narrowed, begin_of_one, one, 10)),
        ]
        await asyncio.gather(*(_write(pool, customers, writer) for writer in range(WRITERS)))
    late = """
        SELECT count(*) FROM event AS one JOIN event AS other
        ON one.event_no < other.event_no AND one.position > other.position
    """
    await api.get("/v1/events?limit=1")
    assert await api.db.fetchval(late), "commits came in order: this run proves nothing"
    every: list[Json] = []
    cursor = begin
    while (page := await api.get(f"/v1/events?limit=200&cursor={cursor}"))["items"]:
        every += page["items"]
        cursor = page["resume_cursor"]
    of_one = [event for event in every if event["customer_id"] == str(customers[1])]
    async with asyncio.timeout(SOON):
        while (len(stays), len(leaves), len(narrowed)) != (len(every), len(every), len(of_one)):
            assert not any(one.done() for one in following)
            await asyncio.sleep(0.02)
    for one_of_them in following:
        one_of_them.cancel()
    await asyncio.gather(*following, return_exceptions=True)
    assert stays == every
    assert leaves == every
    assert narrowed == of_one != []


# --- where it goes on ----------------------------------------------------------------------------


@pytest.mark.parametrize("last", ["nonsense", "AAAA"])
async def test_a_cursor_that_is_none_is_refused(api: Api, last: str) -> None:
    await api.refused("GET", f"/v1/events/stream?cursor={last}", status=400, code="invalid_cursor")
    await api.refused(
        "GET",
        "/v1/events/stream",
        status=400,
        code="invalid_cursor",
        headers={"Last-Event-ID": last},
    )


async def test_a_cursor_is_of_its_filters(api: Api) -> None:
    cursor = (await api.get("/v1/events?type=session.moved"))["resume_cursor"]
    await api.refused(
        "GET", f"/v1/events/stream?cursor={cursor}", status=400, code="invalid_cursor"
    )
    async with listening(api, "type=session.moved", last=cursor) as client:
        assert client.status == 200


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("limit=5", "?limit"),
        ("wait=1", "?wait"),
        ("type=Moved", "?type"),
        ("customer_id=1", "?cust"),
    ],
)
async def test_what_cannot_be_meant_is_refused(api: Api, query: str, pointer: str) -> None:
    refused = await api.refused(
        "GET", f"/v1/events/stream?{query}", status=422, code="validation_failed"
    )
    assert refused["errors"][0]["pointer"].startswith(pointer)


async def test_a_head_is_all_that_head_asks_for(api: Api) -> None:
    async with listening(api, method="HEAD") as client:
        await client.end()
        assert (client.status, client.body, client.is_whole) == (200, b"", True)
        assert client.headers["content-type"].startswith("text/event-stream")
    assert streams_of(api).count == 0
