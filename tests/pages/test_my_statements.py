"""A customer's months: which there are, what they say, and that nobody else reads them."""

import json
import re

import pytest

from tests.api.world import DAY
from tests.pages.visits import Visit, said, signed_in
from tests.support import NOON, Api, Json


async def own(api: Api) -> tuple[Json, Visit]:
    """A customer whose first entry is of January, and somebody of it at a browser in March."""
    customer = await api.customer(name="Müller <& Söhne>")
    await api.buy(customer, 960, now=NOON - 60 * DAY)
    await api.buy(customer, 480, now=NOON - DAY)
    return customer, await signed_in(api, api.keys[customer["id"]])


async def test_the_months_since_the_first_entry_are_there(api: Api) -> None:
    _, visit = await own(api)
    page = await visit.get("/my/statements")
    told = said(page).replace("\u00a0", " ")
    months = re.findall(r"file\?month=([0-9-]+)\"", page.text)
    assert months == ["2031-03", "2031-02", "2031-01"]
    assert re.search(r"March 2031\s+not over\s+PDF\s+CSV\s+JSON\s+\+8 h\s+24 h", told)
    assert re.search(r"February 2031\s+PDF\s+CSV\s+JSON\s+16 h", told), "nothing moved in it"


async def test_what_stands_in_a_month_leads_from_its_beginning_to_its_end(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer, 960, now=NOON - 60 * DAY, expires_on="2031-02-10")
    await api.buy(customer, 480, now=NOON - 59 * DAY)
    body = {"minutes": -60, "reason": "counted twice"}
    path = f"/v1/customers/{customer['id']}/adjustments"
    for days in (40, 15, 0):
        await api.post(path, body, role="admin", now=NOON - days * DAY)
    visit = await signed_in(api, api.keys[customer["id"]])
    told = said(await visit.get("/my/statements")).replace("\u00a0", " ")
    assert re.search(r"January 2031\s+PDF\s+CSV\s+JSON\s+\+24 h\s+−1 h\s+23 h", told)
    assert re.search(r"February 2031\s+PDF\s+CSV\s+JSON\s+−15 h\s+−1 h\s+7 h", told), (
        "what expired has its place"
    )
    assert re.search(r"March 2031\s+not over\s+PDF\s+CSV\s+JSON\s+−1 h\s+6 h", told)


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("pdf", b"%PDF-"), ("csv", b"row,seq"), ("html", b"<!doctype html>"), ("json", b"{")],
)
async def test_a_month_is_read_in_each_format(api: Api, kind: str, begins: bytes) -> None:
    customer, visit = await own(api)
    response = await visit.get(f"/my/statements/file?month=2031-01&format={kind}")
    assert response.status_code == 200, response.text
    assert response.content.lstrip(b"\xef\xbb\xbf").startswith(begins)
    assert response.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in response.headers["content-security-policy"]
    if kind == "json":
        path = f"/v1/customers/{customer['id']}/statements/2031-01"
        there, here = await api.get(path), json.loads(response.text)
        assert {**here, "made_at": 0} == {**there, "made_at": 0}
    if kind == "html":
        assert "Müller &lt;&amp; Söhne&gt;" in response.text


@pytest.mark.parametrize("month", ["2031-04", "2031-13", "x", "2031-1", ""])
async def test_a_month_that_is_none_is_told(api: Api, month: str) -> None:
    _, visit = await own(api)
    response = await visit.get(f"/my/statements/file?month={month}")
    assert response.status_code in (404, 409, 422)
    assert response.headers["content-type"].startswith("text/html")


async def test_years_are_paged(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer, 960, now=NOON - 800 * DAY)
    visit = await signed_in(api, api.keys[customer["id"]])
    seen: list[str] = []
    path = "/my/statements"
    while path:
        page = await visit.get(path)
        seen += re.findall(r"file\?month=([0-9-]+)\"", page.text)
        more = re.search(r'href="(/my/statements\?before=[0-9-]+)"', page.text)
        path = more[1] if more else ""
    assert len(seen) == len(set(seen)) == 28
    assert (seen[0], seen[-1]) == ("2031-03", "2028-12")


async def test_who_has_nothing_yet_sees_this_month(api: Api) -> None:
    customer = await api.customer()
    visit = await signed_in(api, api.keys[customer["id"]])
    assert "March 2031" in said(await visit.get("/my/statements"))
