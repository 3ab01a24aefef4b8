"""A worksheet's page: what changed between revisions, what comes after an objection, and what is hidden."""

from datetime import timedelta

import pytest

from tests.api.world import DAY, HOUR, nothing_changes, start, time_entry, work, worksheet_body
from tests.pages.visits import KEPT, Visit, said, signed_in
from tests.support import NOON, Api, Json

WORKED = timedelta(minutes=47, seconds=10)
STARTS_AT = NOON - 3 * DAY


async def own(api: Api) -> tuple[Json, Json, Json, Visit]:
    """A customer, its technician, a worksheet of 47 min 10 s, and somebody at a browser."""
    customer, technician = await api.customer(), await api.technician(name="Tomáš")
    await api.buy(customer, 960, now=NOON - 30 * DAY)
    server = await api.server(customer)
    sheet = await work(api, customer, technician, server=server, starts_at=STARTS_AT, worked=WORKED)
    return customer, technician, sheet, await signed_in(api, api.keys[customer["id"]])


def plain(page: object) -> str:
    return " ".join(said(page).replace("\u00a0", " ").split())  # type: ignore[arg-type]


async def amend(api: Api, sheet: Json, *entries: Json, reason: str = "the log says so") -> None:
    body = {"time_entries": list(entries), "reason": reason}
    await api.post(f"/v1/worksheets/{sheet['id']}/amend", body, now=NOON - 2 * DAY)


async def test_who_confirms_what_was_corrected_reads_what_changed_and_then_may(api: Api) -> None:
    customer, technician, sheet, visit = await own(api)
    path = f"/my/worksheets/{sheet['id']}"
    form = dict(KEPT.findall((await visit.get(path)).text)) | {"revision": "1"}
    kept = time_entry(technician, STARTS_AT, timedelta(minutes=30))
    more = time_entry(technician, STARTS_AT + HOUR, timedelta(minutes=45))
    await amend(api, sheet, kept, more)
    async with nothing_changes(api):
        again = await visit.send(f"{path}/confirm", form)
    assert again.status_code == 409
    told = plain(again)
    assert "nothing was confirmed. Read what changed, then decide." in told
    assert "1 h 15 min instead of 47 min 10 s" in told
    assert "1 h 20 min instead of 50 min" in told
    gone, _, new = told.partition("No longer in it")[2].partition("New in it")
    assert "13:00:00–13:47:10" in gone, "what was worked adds up"
    assert "13:00–13:30" in new
    assert "14:00–14:45" in new
    assert "the log says so" in told
    done = await visit.fill(path, f"{path}/confirm", revision="2")
    assert done.status_code == 303
    assert (await api.entries(customer))[-1]["kind"] == "confirmation"


async def test_the_credit_before_and_after_is_that_of_its_entries(api: Api) -> None:
    customer, technician, sheet, visit = await own(api)
    # What happened at the same instant is told apart by its place in the journal.
    await api.buy(customer, 480, now=STARTS_AT + WORKED)
    told = plain(await visit.get(f"/my/worksheets/{sheet['id']}"))
    assert "Credit before 16 h Credit after 15 h 10 min" in told
    await api.buy(customer, 480, now=NOON - 2 * DAY - HOUR)
    await amend(api, sheet, time_entry(technician, STARTS_AT, timedelta(minutes=30)))
    told = plain(await visit.get(f"/my/worksheets/{sheet['id']}"))
    assert "Credit before 32 h Credit after 31 h 30 min" in told, "what it cost lies between"


async def test_the_credit_is_told_of_work_that_costs_nothing(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 960, now=NOON - 30 * DAY)
    server = await api.server(customer)
    session = await api.book(
        customer, technician, starts_at=STARTS_AT, now=STARTS_AT - DAY, server_id=server["id"]
    )
    await start(api, session)
    path = f"/v1/sessions/{session['id']}/worksheet"
    sheet = await api.post(path, worksheet_body(), now=STARTS_AT + HOUR)
    visit = await signed_in(api, api.keys[customer["id"]])
    told = plain(await visit.get(f"/my/worksheets/{sheet['id']}"))
    assert "Credit before 16 h Credit after 16 h" in told


async def test_what_waits_is_found_from_the_credit_and_goes_once_it_is_confirmed(api: Api) -> None:
    *_, sheet, visit = await own(api)
    assert 'href="/my/worksheets">Confirm what was done' in (await visit.get("/my/credit")).text
    path = f"/my/worksheets/{sheet['id']}"
    waiting = await visit.get("/my/worksheets")
    assert path in waiting.text
    assert "50 min awaits your answer" in plain(waiting)
    assert path not in (await visit.get("/my/worksheets?status=confirmed")).text
    await visit.fill(path, f"{path}/confirm", revision="1")
    assert "Nothing waits for your answer." in plain(await visit.get("/my/worksheets"))
    assert path in (await visit.get("/my/worksheets?status=confirmed")).text
    assert "Confirm what was done" not in plain(await visit.get("/my/credit"))


async def test_the_worksheets_of_others_are_in_no_list(api: Api) -> None:
    *_, sheet, _ = await own(api)
    other = await api.customer(name="Other")
    visit = await signed_in(api, api.keys[other["id"]])
    assert sheet["id"] not in (await visit.get("/my/worksheets")).text


async def test_a_correction_that_costs_the_same_says_so(api: Api) -> None:
    _, technician, sheet, visit = await own(api)
    await amend(api, sheet, time_entry(technician, STARTS_AT + HOUR, WORKED))
    told = plain(await visit.get(f"/my/worksheets/{sheet['id']}"))
    assert "It was corrected: what changed" in told
    assert "as before: 47 min 10 s" in told
    assert "as before: 50 min" in told


async def test_nothing_is_said_of_changes_where_there_are_none(api: Api) -> None:
    *_, sheet, visit = await own(api)
    told = plain(await visit.get(f"/my/worksheets/{sheet['id']}"))
    assert "what changed" not in told
    assert "What was said about it" not in told


@pytest.mark.parametrize("revision", ["0", "2", "9" * 9, "x", "-1"])
async def test_a_revision_that_never_was_confirms_nothing(api: Api, revision: str) -> None:
    *_, sheet, visit = await own(api)
    path = f"/my/worksheets/{sheet['id']}"
    async with nothing_changes(api):
        refused = await visit.fill(path, f"{path}/confirm", revision=revision)
    assert refused.status_code in (409, 422)


async def test_who_objected_knows_what_comes_next_and_may_withdraw(api: Api) -> None:
    customer, _, sheet, visit = await own(api)
    path = f"/my/worksheets/{sheet['id']}"
    sent = await visit.fill(
        path, f"{path}/dispute", reason="<i>too</i> long", proposed_minutes="30"
    )
    assert sent.status_code == 303
    page = await visit.get(path)
    told = plain(page)
    assert "You objected and proposed 30 min" in told
    assert "&lt;i&gt;too" in page.text
    assert "silence confirms nothing" in told
    assert "You withdraw your objection" in told
    await api.post(f"/v1/worksheets/{sheet['id']}/answer", {"message": "see the log"}, role="lead")
    assert "Your provider answered" in plain(await visit.get(path))
    assert (await visit.fill(path, f"{path}/confirm", revision="1")).status_code == 303
    assert (await api.entries(customer))[-1]["kind"] == "confirmation"


async def key_of(api: Api, customer: Json, name: str) -> str:
    """The key of one of a customer's people."""
    contact = await api.post(
        f"/v1/customers/{customer['id']}/contacts",
        {"name": name, "email": f"{name.split(maxsplit=1)[0].lower()}@example.com"},
        role="lead",
    )
    facts = {"role": "customer", "customer_id": customer["id"], "contact_id": contact["id"]}
    key = await api.post("/v1/keys", facts, role="admin")
    made: str = key["key"]
    return made


async def colleague(api: Api, customer: Json, name: str) -> Visit:
    """Somebody of the customer's, at a browser of their own."""
    return await signed_in(api, await key_of(api, customer, name))


async def test_of_several_people_it_is_said_who_objected_and_whose_objection_is_taken_back(
    api: Api,
) -> None:
    customer, _, sheet, by_key = await own(api)
    eva, jan = await colleague(api, customer, "Eva Nováková"), await colleague(api, customer, "Jan")
    path = f"/my/worksheets/{sheet['id']}"
    await eva.fill(path, f"{path}/dispute", reason="it was the disk")
    theirs = plain(await eva.get(path))
    assert "You objected" in theirs
    assert "You withdraw your objection" in theirs
    assert "Nováková" not in theirs.partition("What was said about it")[2].partition("Confirm")[0]
    for other in (jan, by_key):
        told = plain(await other.get(path))
        assert "You objected" not in told
        assert told.count("Eva Nováková objected") == 2, "in the rounds, and where it is confirmed"
        form = told.partition("Eva Nováková objected on")[2]
        assert "it was the disk" in form
        assert "you take that objection back for Acme" in form
    await jan.fill(path, f"{path}/confirm", revision="1")
    assert "confirmed" in plain(await jan.get(path))
    assert "by you ·" in plain(await jan.get(path))
    assert "by Jan ·" in plain(await eva.get(path))


async def test_why_a_lead_overrode_the_limit_is_not_the_customers(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 480, now=NOON - 30 * DAY)
    server = await api.server(customer)
    session = await api.book(
        customer, technician, starts_at=STARTS_AT, now=STARTS_AT - DAY, server_id=server["id"]
    )
    await start(api, session)
    body = worksheet_body(time_entry(technician, STARTS_AT, timedelta(hours=20)))
    sheet = await api.post(
        f"/v1/sessions/{session['id']}/worksheet",
        body | {"override_reason": "they never count"},
        role="lead",
    )
    dispute = {"reason": "too much"}
    await api.post(f"/v1/worksheets/{sheet['id']}/dispute", dispute, role=customer["id"])
    visit = await signed_in(api, api.keys[customer["id"]])
    page = await visit.get(f"/my/worksheets/{sheet['id']}")
    assert "too much" in page.text
    assert "they never count" not in page.text
