"""The audit in a file: what the list has, narrowed as it is, and that it was taken is a record."""

from urllib.parse import quote
from uuid import uuid4

import pytest

from tests.audit.trails import records
from tests.exports.reading import objects, read, rows
from tests.pages.visits import signed_in
from tests.support import Api, Json

PERSON = {"name": "Eva", "email": "eva@example.com"}


async def _lived(api: Api) -> tuple[Json, Json]:
    """Two customers of whom something was done, read and refused."""
    own, other = await api.customer(), await api.customer()
    contact = await api.post(f"/v1/customers/{own['id']}/contacts", PERSON, role="lead")
    await api.get(f"/v1/contacts/{contact['id']}", role="finance")
    await api.send("GET", f"/v1/customers/{other['id']}", role=own["id"])
    await api.send("GET", "/v1/keys", role=None, headers={"X-Request-Id": "-1234567"})
    return own, contact


async def test_it_is_what_the_list_has_narrowed_in_the_same_way(api: Api) -> None:
    own, contact = await _lived(api)
    listed = await records(api)
    [refused] = [one for one in listed if one["code"] == "customer_not_found"]
    assert {one["outcome"] for one in listed} == {"done", "read", "refused"}
    ways = [
        {}, {"customer_id": own["id"]}, {"object_id": contact["id"]}, {"actor": refused["actor"]},
        {"outcome": "refused"}, {"outcome": "read"}, {"from": "2031-03-05T12:00:00Z"},
        {"to": "2031-03-05T12:00:00Z"}, {"actor": refused["actor"], "outcome": "done"},
    ]  # fmt: skip
    for given in ways:
        query = "".join(f"&{name}={value}" for name, value in given.items())
        listed = await records(api, query)
        found = await read(api, "audit", **given)
        # Instants are written to the microsecond here.
        told = [one | {"at": one["at"].replace(".000000Z", "Z")} for one in found]
        assert told == listed, given
    listed = await records(api)
    both = await read(api, "audit", outcome="refused&outcome=read")
    assert [one["id"] for one in both] == [one["id"] for one in listed if one["outcome"] != "done"]


async def test_what_somebody_said_of_a_request_is_no_formula(api: Api) -> None:
    await _lived(api)
    await records(api)
    content = await api.send("GET", "/v1/exports/audit")
    assert "'-1234567" in [one["request_id"] for one in rows(content.content)]


@pytest.mark.parametrize("actor", ["x' OR true --", "x\\' OR true --", "''", "\\", "ř🎉'"])
async def test_a_filter_is_what_was_typed_and_no_sql(api: Api, actor: str) -> None:
    await _lived(api)
    assert await read(api, "audit", actor=quote(actor)) == []


async def test_that_it_is_taken_is_recorded(api: Api) -> None:
    await _lived(api)
    await read(api, "audit")
    await api.refused("GET", "/v1/exports/audit", role="lead", status=403, code="forbidden")
    *_, taken, refused = await records(api)
    assert (taken["action"], taken["outcome"]) == ("GET /v1/exports/audit", "read")
    assert (refused["action"], refused["outcome"]) == ("GET /v1/exports/audit", "refused")


async def test_the_page_has_its_list_as_a_file(api: Api) -> None:
    own, contact = await _lived(api)
    listed = await records(api)
    admin = await signed_in(api, api.keys["admin"])
    page = (await admin.get(f"/operations/audit?thing={contact['id']}")).text
    [address] = [one.partition('"')[0] for one in page.split('href="') if "rows.ndjson" in one]
    found = objects((await admin.get(address)).content)
    about = [one["id"] for one in listed if one["object_id"] == contact["id"]]
    assert [one["id"] for one in found] == about != []
    every = await admin.get(f"/operations/audit/rows.csv?customer_id={own['id']}&who=")
    assert {one["customer_id"] for one in rows(every.content)} == {own["id"]}
    assert rows((await admin.get(f"/operations/audit/rows.csv?thing={uuid4()}")).content) == []
    *_, taken = await records(api)
    assert (taken["action"], taken["outcome"]) == ("GET /operations/audit/rows.{format}", "read")


async def test_who_may_export_otherwise_does_not_get_it(api: Api) -> None:
    for role in ("lead", "finance"):
        visit = await signed_in(api, api.keys[role])
        assert (await visit.get("/operations/audit/rows.csv")).status_code == 403
        for path in ("/finance/exports?kind=audit", "/finance/exports/rows.csv?kind=audit"):
            assert (await visit.get(path)).status_code == 422
        assert 'value="audit"' not in (await visit.get("/finance/exports")).text
