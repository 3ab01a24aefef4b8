"""The office's pages about customers, over HTTP: what is entered, found, changed, refused."""

import re

import pytest

from tests.pages.visits import Visit, said, signed_in
from tests.support import Api, Json

NEW = {
    "name": "Łódź <Servers> & Söhne",
    "deployment": "on_premise",
    "time_zone": "Europe/Warsaw",
    "language": "de",
    "low_credit_minutes": "",
    "low_credit_days": "14",
}


async def lead(api: Api) -> Visit:
    return await signed_in(api, api.keys["lead"])


async def made(visit: Visit, **facts: str) -> Json:
    """A customer that was entered by the form."""
    response = await visit.fill("/admin/customers/new", "/admin/customers/new", **(NEW | facts))
    assert response.status_code == 303, said(response)
    return await visit.api.get(f"/v1/customers/{response.headers['location'].rpartition('/')[2]}")


async def test_a_customer_is_entered_once_and_its_page_says_what_the_api_does(api: Api) -> None:
    visit = await lead(api)
    customer = await made(visit)
    assert {name: customer[name] for name in NEW} == NEW | {
        "low_credit_minutes": None,
        "low_credit_days": 14,
    }
    page = await visit.get(f"/admin/customers/{customer['id']}")
    for told in (
        "Łódź <Servers> & Söhne",
        "Europe/Warsaw",
        "German",
        "less than 14 days",
        "2\xa0h",
    ):
        assert told in said(page), told
    assert "<Servers>" not in page.text


async def test_what_is_typed_twice_is_entered_once(api: Api) -> None:
    visit = await lead(api)
    opened = await visit.get("/admin/customers/new")
    form = dict(re.findall(r'name="(seal|once)" value="([^"]*)"', opened.text)) | NEW
    first = await visit.send("/admin/customers/new", form)
    second = await visit.send("/admin/customers/new", form)
    assert first.headers["location"] == second.headers["location"]
    assert len((await api.get("/v1/customers"))["items"]) == 1


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("name", ""),
        ("name", "x" * 201),
        ("name", "two\nlines"),
        ("deployment", "moon"),
        ("time_zone", "Europe/Atlantis"),
        ("language", "english"),
        ("low_credit_minutes", "15"),
        ("low_credit_minutes", "-10"),
        ("low_credit_days", "1.5"),
        ("low_credit_days", "367"),
    ],
)
async def test_what_is_wrong_is_told_beside_its_field_and_kept(
    api: Api, name: str, typed: str
) -> None:
    visit = await lead(api)
    wrong = NEW | {name: typed}
    response = await visit.fill("/admin/customers/new", "/admin/customers/new", **wrong)
    assert response.status_code == 422
    assert re.findall(r'<p class="wrong" id="([a-z_]*)-wrong">', response.text) == [name]
    assert "Łódź" in response.text or name == "name"
    assert not (await api.get("/v1/customers"))["items"]


async def test_what_is_changed_is_told_by_name_and_no_more(api: Api) -> None:
    visit = await lead(api)
    customer = await made(visit)
    page = f"/admin/customers/{customer['id']}/edit"
    seen = re.search(r'name="seen" value="([^"]*)"', (await visit.get(page)).text)
    assert seen
    changed = NEW | {"name": "Łódź", "low_credit_days": "", "low_credit_minutes": "240"}
    assert (await visit.fill(page, page, seen='"v1"', **changed)).status_code == 303
    found = await api.get(f"/v1/customers/{customer['id']}")
    assert (found["name"], found["low_credit_minutes"], found["low_credit_days"]) == (
        "Łódź", 240, None,
    )  # fmt: skip
    events = await api.get("/v1/events?limit=200")
    [event] = [one for one in events["items"] if one["type"] == "customer.changed"]
    assert event["data"]["fields"] == ["low_credit_days", "low_credit_minutes", "name"]
    same = await visit.fill(page, page, seen='"v2"', **changed)
    assert same.status_code == 422
    late = await visit.fill(page, page, seen='"v1"', **(changed | {"name": "Late <b>"}))
    assert late.status_code == 412
    assert "changed while you looked" in said(late)
    assert 'value="Late &lt;b&gt;"' in late.text


async def test_customers_are_found_by_name_and_by_people_with_or_without_accents(api: Api) -> None:
    visit = await lead(api)
    lodz = await made(visit)
    other = await made(visit, name="100% Acme_1")
    person = {"name": "Žaneta Nováková", "email": "Zaneta@example.com"}
    await api.post(f"/v1/customers/{other['id']}/contacts", person)

    async def found(q: str, more: str = "") -> list[str]:
        text = (await visit.get(f"/admin/customers?q={q}{more}")).text
        return re.findall('href="/admin/customers/([0-9a-f-]{36})"', text)

    assert await found("lodz") == await found("%C5%81%C3%93D") == [lodz["id"]]
    assert await found("zaneta%20nov") == await found("zaneta%40EXAMPLE") == [other["id"]]
    assert await found("100%25") == await found("e_1") == [other["id"]]
    assert await found("1%25a") == await found("nobody") == []
    assert await found("", "&limit=1") == [lodz["id"]]
    assert await found("acme", "&active=false") == []
    assert (await visit.get(f"/admin/customers?q={'x' * 201}")).status_code in (404, 422)
