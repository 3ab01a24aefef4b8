"""What pages of tickets at the desk tell first: which calls are taken, and what is to be done."""

import re

import pytest

from tests.pages.visits import said, signed_in
from tests.support import Api


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
