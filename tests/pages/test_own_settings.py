"""My settings: people choose their own language, clocks and mails; pages and mails follow at once."""

import re
from datetime import timedelta

import pytest

from tests.pages.test_my_worksheets import key_of, plain
from tests.pages.visits import signed_in
from tests.support import NOON, Api, Json

KYOTO = "Asia/Tokyo"


async def person(api: Api, customer: Json, name: str = "Eva") -> tuple[Json, str]:
    """One of the customer's people, and the role of a key of theirs."""
    api.keys[name] = await key_of(api, customer, name)
    found = await api.get(f"/v1/customers/{customer['id']}/contacts")
    return next(one for one in found["items"] if one["name"] == name), name


async def test_a_contact_changes_its_own_language_and_zone_and_nothing_else(api: Api) -> None:
    customer = await api.customer()
    eva, role = await person(api, customer)
    jan, _ = await person(api, customer, "Jan")
    path = f"/v1/contacts/{eva['id']}"
    chosen = {"language": "fr", "time_zone": KYOTO}
    changed = await api.send("PATCH", path, chosen, role=role)
    assert changed.status_code == 200
    assert {name: changed.json()[name] for name in chosen} == chosen
    for body in ({"name": "Eve"}, {"email": "e@example.com"}, {**chosen, "phone": "+420222333444"}):
        await _forbidden(api, path, body, role)
    await _forbidden(api, f"/v1/contacts/{jan['id']}", {"language": "de"}, role)
    by_front_end = await api.send("PATCH", path, {"language": "cs"}, role=customer["id"])
    assert by_front_end.status_code == 200, "a key of the company does it for its people"
    await _forbidden(api, path, {"name": "Eve"}, customer["id"])
    back = await api.send("PATCH", path, {"language": None, "time_zone": None}, role=role)
    assert (back.json()["language"], back.json()["time_zone"]) == (None, None)
    other = await api.customer()
    refused = await api.send("PATCH", path, {"language": "de"}, role=other["id"])
    assert refused.status_code == 404
    for zone in ("Mars/Olympus", "", "europe/prague"):
        wrong = await api.send("PATCH", path, {"time_zone": zone}, role=role)
        assert wrong.status_code == 422, zone


async def test_a_technician_reads_elsewhere_and_works_as_before(api: Api) -> None:
    tomas, other = await api.technician(), await api.technician(email="other@example.com")
    path, role = f"/v1/technicians/{tomas['id']}", tomas["id"]
    chosen = {"language": "cs", "reading_time_zone": KYOTO}
    changed = (await api.send("PATCH", path, chosen, role=role)).json()
    assert {name: changed[name] for name in chosen} == chosen
    assert changed["time_zone"] == "Europe/Prague", "of the working hours"
    for body in ({"time_zone": KYOTO}, {"name": "T"}, {**chosen, "languages": ["cs"]}):
        await _forbidden(api, path, body, role)
    await _forbidden(api, f"/v1/technicians/{other['id']}", {"language": "de"}, role)
    await api.send("PATCH", path, {"time_zone": "Europe/Paris"}, role="lead")
    assert (await api.get(path))["time_zone"] == "Europe/Paris"


async def _forbidden(api: Api, path: str, body: Json, role: str) -> None:
    before = await api.get(path)
    refused = await api.send("PATCH", path, body, role=role)
    assert refused.status_code == 403, body
    assert await api.get(path) == before


async def test_the_pages_of_a_contact_follow_at_once(api: Api) -> None:
    customer = await api.customer()
    eva, role = await person(api, customer)
    visit = await signed_in(api, api.keys[role])
    done = await visit.fill("/my/settings", "/my/settings", language="de", time_zone=KYOTO)
    assert (done.status_code, done.headers["location"]) == (303, "/my/settings")
    page = await visit.get("/my/settings", **{"Accept-Language": "fr"})
    told = plain(page)
    assert '<html lang="de"' in page.text
    assert "Gespeichert: Es gilt ab jetzt." in told
    assert f"{NOON + timedelta(hours=9):%H:%M}" in told, "Tokyo is nine hours ahead of UTC"
    assert re.findall(r"<option[^>]*selected>([^<]*)<", page.text) == ["Deutsch", KYOTO]
    assert re.search(r'<option value="de" selected>Deutsch<', page.text)
    await visit.fill("/my/settings", "/my/settings", language="", time_zone="")
    page = await visit.get("/my/settings", **{"Accept-Language": "fr"})
    assert '<html lang="fr"' in page.text
    assert (await api.get(f"/v1/contacts/{eva['id']}"))["time_zone"] is None


@pytest.mark.parametrize(
    ("chosen", "browser", "company", "shown"),
    [
        ("de", "fr", "cs", "de"), (None, "fr", "cs", "fr"), (None, "", "cs", "cs"),
        (None, "pl", "cs", "cs"), (None, "pl", "pl", "en"), ("pl", "fr", "cs", "fr"),
    ],
)  # fmt: skip
async def test_the_persons_choice_comes_first_then_the_browsers_then_the_companys(
    api: Api, chosen: str | None, browser: str, company: str, shown: str
) -> None:
    customer = await api.customer(language=company)
    eva, role = await person(api, customer)
    if chosen:
        await api.send("PATCH", f"/v1/contacts/{eva['id']}", {"language": chosen}, role="lead")
    visit = await signed_in(api, api.keys[role])
    page = await visit.get("/my/settings", **{"Accept-Language": browser})
    assert f'<html lang="{shown}"' in page.text


async def test_the_pages_of_a_technician_follow_at_once(api: Api) -> None:
    tomas = await api.technician()
    visit = await signed_in(api, api.keys[tomas["id"]])
    await visit.fill("/my/settings", "/my/settings", language="cs", time_zone=KYOTO)
    page = await visit.get("/desk")
    assert '<html lang="cs"' in page.text
    assert KYOTO in page.text
    assert "/my/settings/mails" not in (await visit.get("/my/settings")).text
    hidden = await visit.fill("/my/settings", "/my/settings/mails", wanted="reminders")
    assert hidden.status_code == 404


async def test_mails_that_can_be_stopped_are_chosen_there(api: Api) -> None:
    customer = await api.customer()
    eva, role = await person(api, customer)
    visit = await signed_in(api, api.keys[role])
    page = await visit.get("/my/settings")
    assert len(re.findall(r'name="wanted" type="checkbox" value="\w+" checked', page.text)) == 3
    await visit.fill("/my/settings", "/my/settings/mails", wanted="reminders")
    path = f"/v1/contacts/{eva['id']}/mail-preferences"
    assert (await api.get(path))["stopped"] == ["credit_warnings", "ticket_notices"]
    page = await visit.get("/my/settings")
    assert re.findall(r'value="(\w+)" checked', page.text) == ["reminders"]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "x" * 65])
async def test_a_zone_that_is_none_is_said_beside_it(api: Api, zone: str) -> None:
    customer = await api.customer()
    eva, role = await person(api, customer)
    visit = await signed_in(api, api.keys[role])
    again = await visit.fill("/my/settings", "/my/settings", language="de", time_zone=zone)
    assert again.status_code == 422
    assert 'id="time_zone-wrong"' in again.text
    assert 'value="de" selected' in again.text
    assert (await api.get(f"/v1/contacts/{eva['id']}"))["language"] is None


async def test_a_key_that_names_nobody_has_nothing_to_choose(api: Api) -> None:
    customer = await api.customer()
    for key in (api.keys[customer["id"]], api.keys["finance"]):
        visit = await signed_in(api, key)
        page = await visit.get("/my/settings")
        assert "names no person" in plain(page)
        sent = await visit.fill("/my/settings", "/my/settings", language="de", time_zone="")
        assert sent.status_code == 404
