"""The word that something changed: to whom it goes, and when it ends."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.api.streams import Client, listening
from tests.api.ticketing import open_ticket
from tests.pages.visits import Visit, signed_in
from tests.support import Api


@asynccontextmanager
async def watching(visit: Visit, *about: str) -> AsyncIterator[Client]:
    """A page of somebody's that follows what is about these."""
    query = "&".join(f"about={one}" for one in about)
    cookie = f"personday={visit.cookies['personday']}"
    async with listening(visit.api, query, path="/live", cookie=cookie) as client:
        assert client.status == 200
        await client.mark()
        yield client


async def changed(client: Client) -> bool:
    """Whether the next word is that something changed, not that the connection lives."""
    found = await client.frame()
    assert found is not None
    assert found.id is None or found.event is None
    return found.event == "changed"


async def test_somebody_is_told_that_something_changed_and_not_what(api: Api) -> None:
    customer = await api.customer()
    lead = await signed_in(api, api.keys["lead"])
    async with watching(lead, "ticket") as client:
        await open_ticket(api, customer["id"])
        assert await changed(client)
        assert "ticket." not in client.body.decode()
        assert customer["id"] not in client.body.decode()


async def test_what_a_page_does_not_show_is_not_told(api: Api) -> None:
    customer = await api.customer()
    lead = await signed_in(api, api.keys["lead"])
    async with (
        watching(lead, "session", "worksheet") as client,
        watching(lead, "purchase") as other,
    ):
        await open_ticket(api, customer["id"])
        await api.buy(customer)
        assert await changed(other)
        assert not client.waits


async def test_a_customer_hears_of_its_own_things_alone(api: Api) -> None:
    own, others = await api.customer(), await api.customer(name="Other")
    visit = await signed_in(api, api.keys[own["id"]])
    other = await signed_in(api, api.keys[others["id"]])
    async with watching(visit, "purchase") as client, watching(other, "purchase") as stranger:
        await api.buy(own)
        assert await changed(client)
        await api.buy(others)
        assert await changed(stranger)
        assert (client.waits, stranger.waits) == (0, 0)


async def test_many_changes_are_few_words(api: Api) -> None:
    customer = await api.customer()
    lead = await signed_in(api, api.keys["lead"])
    async with watching(lead, "purchase") as client:
        client.reads.clear()
        for _ in range(20):
            await api.buy(customer)
        client.reads.set()
        assert await changed(client)
        assert client.waits < 10


async def test_it_ends_with_the_sign_in(api: Api) -> None:
    gone, stays = [await signed_in(api, api.keys["lead"]) for _ in range(2)]
    async with watching(gone, "purchase") as client, watching(stays, "purchase") as other:
        await gone.fill("/desk", "/sign-out")
        async with asyncio.timeout(5):
            assert await client.frame() is None
        await api.buy(await api.customer())
        assert await changed(other)


@pytest.mark.parametrize("query", ["", "about=", "about=TICKET", "&".join(["about=a"] * 11)])
async def test_what_is_not_about_anything_is_nowhere(api: Api, query: str) -> None:
    visit = await signed_in(api, api.keys["lead"])
    assert (await visit.get(f"/live?{query}")).status_code == 422


async def test_nobody_follows_who_has_not_come_in(api: Api) -> None:
    assert (await Visit(api).get("/live?about=ticket")).status_code == 303
