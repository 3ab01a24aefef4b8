"""What pages of tickets at the desk tell first: which calls are taken, and what is to be done."""

import re

import pytest

from tests.api.ticketing import open_ticket, reply
from tests.api.world import DAY
from tests.pages.visits import said, signed_in
from tests.support import NOON, Api


@pytest.mark.parametrize("deployment", ["cloud", "on_premise"])
async def test_what_calls_are_taken_is_told_before_anything_is_typed(
    api: Api, deployment: str
) -> None:
    customer = await api.customer(deployment=deployment)
    visit = await signed_in(api, api.keys["lead"])
    path = f"/desk/tickets/new?customer_id={customer['id']}"
    page = await visit.get(path)
    assert "takes no new requests by telephone" in said(page)
    assert page.text.index("takes no new requests") < page.text.index('<form class="beside"')
    assert f'href="/desk/queue?customer_id={customer["id"]}"' in page.text
    assert ('value="phone"' in page.text) is (deployment == "cloud")
    assert 'value="phone" selected' not in page.text
    assert 'value="skype"' not in page.text
    assert '<option value="" selected' in page.text
    outage = f'href="{path.replace("&", "&amp;")}&amp;outage=true"'
    assert (outage in page.text) is (deployment == "cloud")
    reported = await visit.get(f"{path}&outage=true")
    assert ('value="phone" selected' in reported.text) is (deployment == "cloud")
    assert 'value="cloud_outage" selected' in reported.text
    body = {"plan": "priority", "starts_on": "2031-03-01"}
    await api.post(f"/v1/customers/{customer['id']}/subscriptions", body)
    called = await visit.get(path)
    assert "takes no new requests" not in said(called)
    first = re.search(r'<select id="channel".*?<option value="([^"]*)"', called.text, re.DOTALL)
    assert first is not None
    assert first[1] == "phone"


async def test_a_ticket_tells_first_what_is_to_be_done_and_by_whom(api: Api) -> None:
    customer, ada = await api.customer(), await api.technician(name="Ada")
    contact = {"name": "Jana", "phone": "+420 222 333 444"}
    ticket = await open_ticket(api, customer["id"], contact=contact)
    path = f"/desk/tickets/{ticket['id']}"

    async def first() -> str:
        visit = await signed_in(api, api.keys[ada["id"]])
        text = (await visit.get(path)).text
        assert text.count(">Take it<") <= 1
        assert text.index('id="first"') < text.index('id="written"')
        return text[text.index('id="first"') : text.index('class="beside"')]

    assert "overdue" not in await first()
    for _ in range(3):
        await reply(api, ticket)
    api.now = NOON + 9 * DAY
    there = await first()
    for told in ("overdue", "to be called", "Jana", 'href="tel:+420222333444"', "nobody’s"):
        assert told in there
    assert "Take it" in there
    visit = await signed_in(api, api.keys[ada["id"]])
    taken = await visit.fill(path, f"{path}/assign", technician_id=ada["id"])
    assert taken.status_code == 303
    mine = await first()
    assert "Ada" in mine
    assert "Take it" not in mine
    await reply(api, ticket, resolves=True)
    assert 'id="first"' not in (await visit.get(path)).text
