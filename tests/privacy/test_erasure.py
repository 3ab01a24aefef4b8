"""Who is erased is nowhere any more, and no minute, no proof and no figure is another."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from tests.audit.trails import written
from tests.mails.relay import Mailing, mailing
from tests.privacy.declared import ERASED, KEPT
from tests.privacy.found import places
from tests.privacy.person import EMAIL, PHONE, WORD, Person, live
from tests.support import NOON, Api, Json

REASON = {"reason": "asked for, article 17"}
LATER = NOON + timedelta(days=30)


@pytest.fixture
async def it(api: Api) -> AsyncIterator[Mailing]:
    """The service, with a relay that takes its mails."""
    async with mailing(api) as made:
        yield made


async def _gone(it: Mailing, person: Person, what: str) -> Json:
    """They leave, and are erased."""
    left = {"force": True, "reason": "left"}
    thing = person.contact if what == "contacts" else person.customer
    path = f"/v1/{what}/{thing['id']}"
    await it.api.post(f"{path}/deactivate", left, now=LATER)
    return await it.api.post(f"{path}/erase", REASON, now=LATER)


async def _figures(api: Api, person: Person) -> list[Any]:
    """All that counts: the book of the customer, its proof, and its statement."""
    path = f"/v1/customers/{person.customer['id']}"
    entries = [
        {name: value for name, value in one.items() if name not in ("reason", "reason_salt")}
        for one in await api.entries(person.customer)
    ]
    statement = await api.get(f"{path}/statements/2031-03?format=json", now=LATER)
    money = await api.get("/v1/reports/revenue?from=2031-03-01T00:00:00Z&to=2031-04-01T00:00:00Z")
    figures = {name: value for name, value in statement.items() if name.endswith("_minutes")}
    sheet = await api.get(f"/v1/worksheets/{person.worksheet['id']}")
    return [
        entries, await api.get(f"{path}/ledger/proof"), figures, money, sheet["billed_minutes"],
        await api.get(f"{path}/credit", now=LATER),
    ]  # fmt: skip


@pytest.mark.parametrize("what", ["contacts", "customers"])
async def test_who_is_erased_is_nowhere(it: Mailing, what: str) -> None:
    person = await live(it)
    await written(it.api)
    before, figures = await places(it.api, WORD), await _figures(it.api, person)
    # A word stands only where it is declared; nearly everywhere where it is, the test puts one.
    assert before <= ERASED.keys() | KEPT.keys()
    assert len(before) > 30, sorted(before)
    erased = await _gone(it, person, what)
    await written(it.api)
    assert await places(it.api, WORD) == set()
    assert await places(it.api, EMAIL) == set()
    assert await places(it.api, PHONE) == set()
    assert await _figures(it.api, person) == figures
    await it.api.verify()
    counted = {one["what"]: one["rows"] for one in erased["rows"]}
    assert counted["contact"] == (2 if what == "customers" else 1)
    assert {"message", "ticket", "mail", "inbound_email", "attachment"} <= counted.keys()


async def test_what_others_wrote_stays(it: Mailing) -> None:
    person = await live(it)
    await _gone(it, person, "contacts")
    tickets = (await it.api.get("/v1/tickets", role="other"))["items"]
    assert {one["subject"] for one in tickets} >= {"Printer jams", "Erased"}
    [theirs] = [one for one in tickets if one["subject"] == "Printer jams"]
    found = (await it.api.get(f"/v1/tickets/{theirs['id']}/messages"))["items"]
    assert [one["body"] for one in found] == ["A body of another.", "Erased"]
    for words in ("Printer jams", "body of another", str(theirs["number"])):
        [known] = (await it.api.get(f"/v1/tickets?q={words}"))["items"]
        assert known["id"] == theirs["id"]


@pytest.mark.parametrize(
    ("name", "email"),
    [
        (f"{WORD} novak", f"{WORD}@example.org"),
        # So long that lines of a calendar are folded in the midst of them.
        (f"{'Maximilian ' * 4}{WORD} novak", f"{'maximilian.' * 4}{WORD}@example.org"),
    ],
)
async def test_no_invitation_of_others_names_who_is_erased(
    it: Mailing, name: str, email: str
) -> None:
    api = it.api
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    contact = await it.contact(customer, name, email)
    await it.contact(customer, "Other", "other@example.org")
    session = await api.book(customer, technician, starts_at=NOON + timedelta(days=3))
    await it.run()
    about = f"SELECT calendar FROM mail WHERE recipient = '{technician['email']}'"
    told = await api.db.fetchval(about)
    assert email in told.replace("\r\n ", "")
    path = f"/v1/contacts/{contact['id']}"
    await api.post(f"{path}/deactivate", {"force": True, "reason": "left"})
    await api.post(f"{path}/erase", REASON)
    assert await api.db.fetchval(about) is None
    assert await places(api, WORD) == set()
    assert (await api.get(f"/v1/sessions/{session['id']}"))["status"] == "scheduled"


async def test_a_dry_run_shows_what_would_go_and_keeps_it(it: Mailing) -> None:
    person = await live(it)
    path = f"/v1/contacts/{person.contact['id']}"
    await it.api.post(f"{path}/deactivate", {"force": True, "reason": "left"}, now=LATER)
    before = await places(it.api, WORD)
    shown = await it.api.post(f"{path}/erase?dry_run=true", REASON, now=LATER, key=None)
    assert await places(it.api, WORD) == before
    done = await it.api.post(f"{path}/erase", REASON, now=LATER)
    assert done == shown
    again = await it.api.post(f"{path}/erase", REASON, now=LATER + timedelta(days=1))
    assert again == {**done, "rows": []}
    erased = [
        one for one in (await it.api.get("/v1/events?limit=200"))["items"]
        if one["type"] == "contact.erased"
    ]  # fmt: skip
    assert [(one["subject_id"], one["data"]) for one in erased] == [(person.contact["id"], {})]


async def test_who_is_here_is_not_erased_and_who_is_erased_never_comes_back(api: Api) -> None:
    customer = await api.customer()
    body = {"name": "Eva", "email": "eva@example.com"}
    contact = await api.post(f"/v1/customers/{customer['id']}/contacts", body)
    path = f"/v1/contacts/{contact['id']}"
    await api.refused("POST", f"{path}/erase", REASON, status=409, code="not_departed")
    await api.refused("POST", f"{path}/erase", {}, status=422, code="validation_failed")
    await api.post(f"{path}/deactivate")
    await api.post(f"{path}/erase", REASON)
    for method, at, given in (
        ("POST", f"{path}/reactivate", None),
        ("PATCH", path, {"name": "Eva again"}),
    ):
        await api.refused(method, at, given, status=409, code="erased")
    shown = await api.get(path)
    assert (shown["name"], shown["erasure_reason"]) == ("Erased", REASON["reason"])
    assert (await api.get(path, role=customer["id"]))["erasure_reason"] is None


async def test_a_retry_of_an_erased_answer_has_no_second_effect(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/contacts"
    body = {"name": "Eva Novak", "email": "eva@example.com"}
    contact = await api.post(path, body, key="made once")
    at = f"/v1/contacts/{contact['id']}"
    await api.post(f"{at}/deactivate")
    await api.post(f"{at}/erase", REASON)
    await api.refused("POST", path, body, status=409, code="answer_erased", key="made once")
    assert len((await api.get(path))["items"]) == 1


async def test_an_address_that_somebody_else_has_too_stays_theirs(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/contacts"
    shared = {"email": "office@example.com"}
    first = await api.post(path, {"name": "Eva", **shared})
    await api.post(path, {"name": "Jan", **shared})
    await api.post(f"/v1/contacts/{first['id']}/deactivate")
    await api.post(f"/v1/contacts/{first['id']}/erase", REASON)
    assert "contact.email" in await places(api, shared["email"])


async def test_all_that_is_held_about_somebody_is_shown(it: Mailing) -> None:
    person = await live(it)
    await written(it.api)
    path = f"/v1/contacts/{person.contact['id']}/personal-data"
    found: list[Json] = []
    page: Json = {"next_cursor": ""}
    while page["next_cursor"] is not None:
        more = f"&cursor={page['next_cursor']}" if page["next_cursor"] else ""
        page = await it.api.get(f"{path}?limit=3{more}", role="lead")
        found += page["items"]
    assert found == (await it.api.get(f"{path}?limit=200"))["items"]
    kinds = {one["what"] for one in found}
    assert kinds >= {
        "contact", "key", "ticket", "message", "phone_call", "attachment", "inbound_email", "mail",
        "session_move", "worksheet_round", "watcher", "audit_address",
    }  # fmt: skip
    assert found[0]["data"]["email"] == EMAIL
    assert "key_hash" not in str(found)
    # Nothing of it is anywhere else than where it is shown, but for copies of it.
    told = str(found).lower()
    assert told.count(WORD) > 20
    read = (await _audit(it.api))[-1]
    assert (read["action"], read["object_id"]) == (
        "GET /v1/contacts/{contact_id}/personal-data", person.contact["id"],
    )  # fmt: skip
    await it.api.refused("GET", path, role="finance", status=403, code="forbidden")


async def _audit(api: Api) -> list[Json]:
    await written(api)
    return (await api.get("/v1/audit?limit=200&outcome=read"))["items"]  # type: ignore[no-any-return]
