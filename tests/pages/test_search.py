"""The field in the header, and the page of what it finds."""

import re
from urllib.parse import quote

import pytest

from tests.api.world import World
from tests.pages.visits import Visit, said, signed_in


@pytest.fixture(scope="module")
async def visits(world: World) -> dict[str, Visit]:
    """A customer, a technician, and finance, who works no tickets."""
    keys = {"customer": world.own.id, "technician": world.own.technician["id"]}
    return {
        name: await signed_in(world.api, world.api.keys[keys.get(name, name)])
        for name in ("customer", "technician", "finance")
    }


async def test_the_field_is_on_every_page_of_who_is_signed_in(visits: dict[str, Visit]) -> None:
    for name, path in (("customer", "/my/credit"), ("technician", "/desk"), ("finance", "/search")):
        page = await visits[name].get(path)
        assert re.search(r'<form[^>]* role="search" method="get" action="/search">', page.text)
        assert 'id="q" name="q"' in page.text


async def test_what_is_found_leads_to_its_page(world: World, visits: dict[str, Visit]) -> None:
    ticket = world.own.tickets.by_status["open"]
    for name, area in (("customer", "/my"), ("technician", "/desk")):
        page = await visits[name].get(f"/search?q={ticket['number']}")
        assert page.status_code == 200
        assert f'<a data-place href="{area}/tickets/{ticket["id"]}">' in page.text
        assert f'value="{ticket["number"]}"' in page.text, "what was typed is kept"
    # Finance has no page of it, and is shown nothing that leads nowhere.
    page = await visits["finance"].get(f"/search?q={ticket['number']}")
    assert ticket["subject"] not in said(page)
    assert "Nothing was found" in said(page)
    assert f'href="/finance/purchases?text={ticket["number"]}"' in page.text
    customer = world.own.customer
    page = await visits["finance"].get(f"/search?q={quote(customer['name'])}")
    assert f'<a data-place href="/finance/customers/{customer["id"]}">' in page.text
    assert "<strong>" not in page.text


async def test_a_customer_finds_nothing_of_another(world: World, visits: dict[str, Visit]) -> None:
    theirs = world.other.tickets.by_status["open"]
    page = await visits["customer"].get(f"/search?q={theirs['id']}")
    assert "Nothing was found" in said(page)
    assert theirs["subject"] not in said(page)


async def test_whatever_is_typed_is_shown_as_it_is(visits: dict[str, Visit]) -> None:
    page = await visits["technician"].get("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page.text
    assert "<script>alert(1)</script>" in said(page).replace("&gt;", ">") or "alert(1)" in page.text
    for typed in ("", "%20%20", "a" * 3000):
        assert (await visits["technician"].get(f"/search?q={typed}")).status_code == 200
    assert (await visits["technician"].get("/search?q=a%00")).status_code == 422


async def test_more_of_a_kind_is_a_link(world: World, visits: dict[str, Visit]) -> None:
    for number in range(22):
        await world.api.customer(name=f"Multitude {number:02}")
    visit = visits["technician"]
    page = await visit.get("/search?q=multitude")
    assert page.text.count("<li><a data-place") == 8
    assert "/search?q=multitude&amp;more=true" in page.text
    page = await visit.get("/search?q=multitude&more=true")
    assert page.text.count("<li><a data-place") == 20
    assert "a longer text tells them apart" in said(page)
