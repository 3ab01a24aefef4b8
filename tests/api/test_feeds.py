"""Feeds that are narrowed, and waited for: a cursor goes on behind all that was looked at."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from app.kit import deadline, stopping
from tests.api.world import World, problem
from tests.support import Api, Json, open_api

SOON = 5
Waiting = asyncio.Task[Json]


async def _all(api: Api, path: str, query: str = "", role: str = "finance") -> list[Json]:
    items: list[Json] = []
    cursor = ""
    while True:
        page = await api.get(f"{path}?limit=3{query}{cursor}", role=role)
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        cursor = f"&cursor={page['next_cursor']}"


async def _end(api: Api, path: str, query: str = "") -> str:
    """The cursor behind everything."""
    cursor = ""
    while True:
        page = await api.get(f"{path}?limit=200{query}{cursor}")
        cursor = f"&cursor={page['resume_cursor']}"
        if page["next_cursor"] is None:
            return cursor


async def test_entries_are_narrowed_by_customer_and_kind(world: World) -> None:
    api, own = world.api, world.own.id
    every = await _all(api, "/v1/entries")
    kinds = {entry["kind"] for entry in every}
    assert len(kinds) > 5
    of_own = [entry for entry in every if entry["customer_id"] == own]
    assert await _all(api, "/v1/entries", f"&customer_id={own}") == of_own
    for kind in sorted(kinds):
        found = await _all(api, "/v1/entries", f"&kind={kind}")
        assert found == [entry for entry in every if entry["kind"] == kind]
    some = await _all(api, "/v1/entries", f"&customer_id={own}&kind=hold&kind=penalty")
    assert some == [entry for entry in of_own if entry["kind"] in ("hold", "penalty")] != []
    assert await _all(api, "/v1/entries", "&kind=hold", role="customer") == [
        entry for entry in of_own if entry["kind"] == "hold"
    ]


async def test_events_are_narrowed_by_customer_and_type(world: World) -> None:
    api, own = world.api, world.own.id
    every = await _all(api, "/v1/events")
    of_own = await _all(api, "/v1/events", f"&customer_id={own}")
    assert of_own == [event for event in every if event["customer_id"] == own] != every
    types = ("session.booked", "ledger_entry.hold")
    query = "".join(f"&type={one}" for one in types)
    assert await _all(api, "/v1/events", query) == [
        event for event in every if event["type"] in types
    ]
    both = await _all(api, "/v1/events", f"{query}&customer_id={own}")
    assert both == [event for event in of_own if event["type"] in types] != []
    assert await _all(api, "/v1/events", "&type=nothing.ever") == []


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("/v1/entries?kind=theft", "?kind"),
        ("/v1/entries?type=session.moved", "?type"),
        ("/v1/events?type=moved", "?type"),
        ("/v1/events?type=Session.moved", "?type"),
        ("/v1/entries?customer_id=1", "?customer_id"),
        ("/v1/entries?wait=31", "?wait"),
        ("/v1/entries?wait=-1", "?wait"),
        ("/v1/events?wait=1.5", "?wait"),
        ("/v1/events?wait=", "?wait"),
    ],
)
async def test_what_cannot_be_meant_is_refused(world: World, query: str, pointer: str) -> None:
    refused = await problem(world.api, "GET", query, status=422, code="validation_failed")
    assert refused["errors"][0]["pointer"].startswith(pointer)


async def test_a_customer_narrows_to_nobody_else(world: World) -> None:
    path = f"/v1/entries?customer_id={world.other.id}"
    await problem(world.api, "GET", path, role="customer", status=404, code="customer_not_found")


async def test_a_cursor_is_of_its_filters_and_not_of_a_wait(world: World) -> None:
    cursor = await _end(world.api, "/v1/entries", "&kind=hold")
    await problem(
        world.api, "GET", f"/v1/entries?kind=penalty{cursor}", status=400, code="invalid_cursor"
    )
    assert (await world.api.get(f"/v1/entries?kind=hold&wait=0{cursor}"))["items"] == []


async def test_a_cursor_goes_on_behind_what_was_looked_at_in_vain(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer)
    nothing = await api.get("/v1/entries?kind=penalty")
    assert nothing["items"] == []
    # What lies before it is looked at no more.
    await api.db.execute("UPDATE event SET type = 'ledger_entry.penalty' WHERE type LIKE 'ledger%'")
    again = await api.get(f"/v1/entries?kind=penalty&cursor={nothing['resume_cursor']}")
    assert again["items"] == []
    assert len((await api.get("/v1/entries?kind=penalty"))["items"]) == 1
    await api.db.execute(
        "UPDATE event SET type = 'ledger_entry.purchase' WHERE type LIKE 'ledger%'"
    )


# --- waiting -------------------------------------------------------------------------------------


@asynccontextmanager
async def _waiting(api: Api, *paths: str) -> AsyncIterator[list[Waiting]]:
    """Requests that wait for something to come, as they are seen by the service."""
    asking = [asyncio.create_task(api.get(path)) for path in paths]
    app = api.http._transport.app  # type: ignore[attr-defined]
    async with asyncio.timeout(SOON):
        while len(app.state.waker._waiting) < len(paths):
            await asyncio.sleep(0.01)
    try:
        yield asking
    finally:
        for one in asking:
            one.cancel()
        await asyncio.gather(*asking, return_exceptions=True)


async def _come(asking: Waiting) -> list[Json]:
    async with asyncio.timeout(SOON):
        items: list[Json] = (await asking)["items"]
    return items


@pytest.mark.parametrize("path", ["/v1/entries", "/v1/events"])
async def test_who_waits_is_answered_when_something_comes(api: Api, path: str) -> None:
    customer = await api.customer()
    cursor = await _end(api, path)
    async with _waiting(api, f"{path}?wait=30{cursor}") as [asking]:
        purchase = await api.buy(customer)
        items = await _come(asking)
    assert purchase["id"] in str(items)


async def test_who_waits_is_woken_only_by_what_they_wait_for(api: Api) -> None:
    first, second = await api.customer(), await api.customer()
    narrowed = [
        f"&customer_id={first['id']}",
        f"&customer_id={second['id']}",
        f"&customer_id={second['id']}&kind=adjustment",
    ]
    paths = [f"/v1/entries?wait=30{one}{await _end(api, '/v1/entries', one)}" for one in narrowed]
    async with _waiting(api, *paths) as [of_first, of_second, adjustments]:
        await api.buy(second)
        assert len(await _come(of_second)) == 1
        assert not of_first.done()
        assert not adjustments.done()
        await api.post(
            f"/v1/customers/{second['id']}/adjustments", {"minutes": 10, "reason": "goodwill"}
        )
        assert [one["kind"] for one in await _come(adjustments)] == ["adjustment"]
        assert not of_first.done()
        await api.buy(first)
        assert [one["customer_id"] for one in await _come(of_first)] == [first["id"]]


async def test_what_is_there_is_not_waited_for(api: Api) -> None:
    await api.buy(await api.customer())
    async with asyncio.timeout(SOON):
        assert len((await api.get("/v1/entries?wait=30"))["items"]) == 1


async def test_where_nothing_comes_the_page_is_empty_when_the_time_is_over(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose deadline does not go on meanwhile."""
    monkeypatch.setattr(deadline, "WORK_SECONDS", 0.6)
    began = asyncio.get_running_loop().time()
    page = await api.get("/v1/entries?wait=1")
    assert page["items"] == []
    assert asyncio.get_running_loop().time() - began >= 1
    assert (await api.get(f"/v1/entries?cursor={page['resume_cursor']}"))["items"] == []


async def test_who_waits_holds_no_connection(dsn: str) -> None:
    async with open_api(dsn, pool_size=2) as api:
        customer = await api.customer()
        paths = [f"/v1/entries?wait=30{await _end(api, '/v1/entries')}"] * 30
        async with _waiting(api, *paths) as asking:
            await api.buy(customer)
            assert {len(await _come(one)) for one in asking} == {1}


async def test_who_waits_is_answered_at_once_when_the_service_stops(api: Api) -> None:
    cursor = await _end(api, "/v1/events")
    async with _waiting(api, f"/v1/events?wait=30{cursor}") as [asking]:
        stopping.told.set()
        try:
            assert await _come(asking) == []
        finally:
            stopping.told.clear()
