"""Booking for a need, and the same choice when a technician is replaced or a session moved (S2)."""

from typing import Any

import pytest

from tests.api.booking import TAKEN, booked, rich, verb
from tests.api.world import DAY, HOUR, SECOND, nothing_changes, refuse, told, z
from tests.staff import INSTALLATION, MONDAY, TRAINING, afresh, events, held_by, need, staff, worker
from tests.support import Api, Json

WEEK = 7 * DAY


@pytest.fixture
async def api(service: Api) -> Api:
    return await afresh(service)


async def off(api: Api, technician: Json) -> None:
    """Time off on that Monday."""
    body = {"from": "2031-03-10", "to": "2031-03-10"}
    await api.post(f"/v1/technicians/{technician['id']}/time-off", body)


# --- who is chosen -----------------------------------------------------------------------------


async def test_a_need_is_answered_by_those_who_know_category_and_language(api: Api) -> None:
    customer = await rich(api)
    await worker(api, categories=[INSTALLATION], languages=["en", "cs"])
    await worker(api, categories=[TRAINING], languages=["de"])
    await worker(api, categories=[INSTALLATION], languages=["de"], weekdays=[])
    knows = [
        await worker(api, categories=[TRAINING, INSTALLATION], languages=["en", "de"])
        for _ in range(2)
    ]
    session = await booked(api, customer, language="de", technicians=2)
    assert held_by(session, *knows) == "AB"
    assert (session["language"], session["reserved_minutes"]) == ("de", 240)
    assert (await events(api, "session.scheduled", session))[0]["reserved_minutes"] == 240
    body = need(api, customer, language="de", starts_at=MONDAY + 2 * HOUR, technicians=3)
    problem = await refuse(api, "POST", "/v1/sessions", body, **TAKEN)
    assert (problem["technicians_needed"], problem["technicians_free"]) == (3, 2)
    assert problem["next_slots"] == []


async def test_without_a_language_everybody_counts_who_knows_the_category(api: Api) -> None:
    customer = await rich(api)
    knows = await worker(api, languages=[])
    session = await booked(api, customer)
    assert (held_by(session, knows), session["language"]) == ("A", None)


async def test_the_least_loaded_of_that_week_is_chosen_then_the_one_whose_id_is_first(
    api: Api,
) -> None:
    customer, people = await rich(api), await staff(api, 3)
    chosen = [
        held_by(await booked(api, customer, starts_at=MONDAY + n * HOUR, estimated_minutes=60),
                *people)
        for n in range(4)
    ]  # fmt: skip
    assert chosen == ["A", "B", "C", "A"]
    # B and C have 60 minutes, A has 120.
    session = await booked(api, customer, starts_at=MONDAY + 5 * HOUR, technicians=3)
    assert held_by(session, *people) == "BCA"
    # Another week is another load, and what was cancelled is none.
    assert held_by(await booked(api, customer, starts_at=MONDAY + WEEK), *people) == "A"
    cancel = {"asked_by": "provider"}
    later = MONDAY + WEEK + 4 * HOUR
    await verb(api, await booked(api, customer, starts_at=later), "cancel", cancel)
    assert held_by(await booked(api, customer, starts_at=later), *people) == "B"


async def test_only_who_is_free_is_chosen_with_the_buffer_kept(api: Api) -> None:
    customer, people = await rich(api), await staff(api, 3)
    await api.send("PUT", "/v1/company", {"buffer_minutes": 30})
    a, b, _ = people
    # A is loaded least, but not free: half an hour is missing. B is on holiday that day.
    await api.book(customer, a, starts_at=MONDAY + 150 * 60 * SECOND, estimated_minutes=10)
    await off(api, b)
    assert held_by(await booked(api, customer, estimated_minutes=130), *people) == "C"
    body = need(api, customer, starts_at=MONDAY, estimated_minutes=130)
    assert (await refuse(api, "POST", "/v1/sessions", body, **TAKEN))["technicians_free"] == 0
    assert held_by(await booked(api, customer, estimated_minutes=120), *people) == "A"


@pytest.mark.parametrize("given", [(), ("technician_ids", "technicians_needed")])
async def test_a_booking_names_technicians_or_says_how_many_never_both_nor_neither(
    api: Api, given: tuple[str, ...]
) -> None:
    customer, technician = await rich(api), await worker(api)
    named = api.booking(customer, technician, starts_at=MONDAY)
    both = {**named, "technicians_needed": 1}
    body = {
        name: value
        for name, value in both.items()
        if name in given or not name.startswith("technician")
    }
    await refuse(api, "POST", "/v1/sessions", body, status=422, code="validation_failed")


async def test_a_refused_need_is_offered_the_next_slots_and_they_can_be_booked(api: Api) -> None:
    customer, people = await rich(api), await staff(api, 2)
    await booked(api, customer, technicians=2)
    body = need(api, customer, starts_at=MONDAY + HOUR, technicians=2)
    offered = (await refuse(api, "POST", "/v1/sessions", body, **TAKEN))["next_slots"]
    assert [slot["starts_at"] for slot in offered] == [
        z(MONDAY + n * HOUR / 2) for n in (4, 5, 6)
    ]  # fmt: skip
    assert offered[0]["ends_at"] == z(MONDAY + 4 * HOUR)
    assert held_by(offered[0], *people) == "AB"
    again = await booked(api, customer, starts_at=MONDAY + 2 * HOUR, technicians=2)
    assert again["technician_ids"] == offered[0]["technician_ids"]


# --- replacing a technician --------------------------------------------------------------------


async def test_a_replacement_knows_the_sessions_category_and_language_each_time(api: Api) -> None:
    customer = await rich(api)
    a = await worker(api, languages=["de"])
    b = await worker(api, languages=["cs"])
    c = await worker(api, languages=["de"], categories=[TRAINING])
    d = await worker(api, languages=["de"])
    people = (a, b, c, d)
    # D is the only other one who knows the work, though loaded more than anybody.
    await api.book(customer, d, starts_at=MONDAY + 4 * HOUR, estimated_minutes=300)
    session = await booked(api, customer, language="de")
    holders = [held_by(session, *people)]
    for _ in range(2):
        session = await verb(api, session, "reassign")
        assert session["language"] == "de"
        holders.append(held_by(session, *people))
    # Whoever was replaced once may come back in another call.
    assert holders == ["A", "D", "A"]
    # Another language is kept from then on.
    session = await verb(api, session, "reassign", {"language": "cs"})
    assert (held_by(session, *people), session["language"]) == ("B", "cs")
    path = f"/v1/sessions/{session['id']}/reassign"
    await refuse(api, "POST", path, **TAKEN)


async def test_a_replacement_changes_no_credit_and_frees_the_one_who_leaves(api: Api) -> None:
    customer, (a, b) = await rich(api), await staff(api, 2)
    session = await booked(api, customer)
    before = await api.entries(customer)
    session = await verb(api, session, "reassign")
    assert held_by(session, a, b) == "B"
    again = await api.send("GET", f"/v1/sessions/{session['id']}")
    assert again.headers["ETag"] == '"v2"'
    assert await api.entries(customer) == before
    [event] = await events(api, "session.reassigned", session)
    assert (event["old_technician_id"], event["technician_id"]) == (
        a["id"],
        b["id"],
    )
    blocked = api.booking(customer, b, starts_at=MONDAY)
    await refuse(api, "POST", "/v1/sessions", blocked, **TAKEN)
    await api.book(customer, a, starts_at=MONDAY)


async def test_the_one_who_is_replaced_is_never_chosen_again(api: Api) -> None:
    customer, (a, b) = await rich(api), await staff(api, 2)
    session = await booked(api, customer)
    await api.book(customer, b, starts_at=MONDAY + HOUR)
    problem = await refuse(api, "POST", f"/v1/sessions/{session['id']}/reassign", **TAKEN)
    assert problem["technicians_free"] == 0
    assert held_by(session, a, b) == "A"


async def test_a_replacement_can_be_named_whatever_it_knows_but_is_free_and_works(
    api: Api,
) -> None:
    customer, (a, b) = await rich(api), await staff(api, 2)
    named = await worker(api, categories=[], languages=[], weekdays=[])
    early = await worker(api, hours=("08:00", "10:59"))
    session = await booked(api, customer)
    path = f"/v1/sessions/{session['id']}/reassign"

    async def refused(technician: Json, status: int, code: str, **how: Any) -> Json:
        body = {"replacement_id": technician["id"]}
        return await refuse(api, "POST", path, body, status=status, code=code, **how)

    await refused(a, 422, "nothing_to_change")
    await refused({"id": customer["id"]}, 404, "technician_not_found")
    problem = await refused(early, 409, "technician_not_working")
    assert problem["technician_ids"] == [early["id"]]
    elsewhere = await api.book(customer, b, starts_at=MONDAY - HOUR)
    assert (await refused(b, 409, "slot_taken"))["technician_ids"] == [b["id"]]
    await verb(api, elsewhere, "cancel", {"asked_by": "provider"})
    for one in (b, named):
        session = await verb(api, session, "reassign", {"replacement_id": one["id"]})
        assert session["technician_ids"] == [one["id"]]
    body = {"replacement_id": early["id"], "override_reason": "stays for it"}
    session = await verb(api, session, "reassign", body, role="lead")
    assert (held_by(session, early), session["override_reason"]) == ("A", "stays for it")


async def test_of_several_technicians_the_one_who_is_replaced_must_be_named(api: Api) -> None:
    customer, people = await rich(api), await staff(api, 4)
    a, b, c, _ = people
    session = await booked(api, customer, technicians=2)
    path = f"/v1/sessions/{session['id']}/reassign"
    wrong: Json = {"status": 422, "code": "technician_not_on_session"}
    for body in ({}, {"replacement_id": c["id"]}, {"technician_id": c["id"]}):
        problem = await refuse(api, "POST", path, body, **wrong)
        assert problem["technician_ids"] == [a["id"], b["id"]]
    # Each takes the place of the one who leaves.
    session = await verb(api, session, "reassign", {"technician_id": b["id"]})
    assert held_by(session, *people) == "AC"
    session = await verb(api, session, "reassign", {"technician_id": a["id"]})
    assert held_by(session, *people) in ("BC", "DC")
    named = {"technician_id": c["id"], "replacement_id": a["id"]}
    session = await verb(api, session, "reassign", named)
    assert held_by(session, *people)[1] == "A"
    assert session["reserved_minutes"] == 240


@pytest.mark.parametrize("why", ["took time off", "was overridden"])
async def test_whoever_stays_is_not_asked_again_when_another_is_replaced(
    api: Api, why: str
) -> None:
    customer, (a, b, c) = await rich(api), await staff(api, 3)
    if why == "was overridden":
        await off(api, b)
    pair = api.booking(customer, a, b, starts_at=MONDAY, override_reason="agreed by phone")
    session = await api.post("/v1/sessions", pair, role="lead")
    if why == "took time off":
        await off(api, b)
    session = await verb(api, session, "reassign", {"technician_id": a["id"]})
    assert held_by(session, a, b, c) == "CB"


async def test_a_session_is_reassigned_before_it_starts_and_on_its_day(api: Api) -> None:
    customer, (a, b) = await rich(api), await staff(api, 2)
    session = await booked(api, customer)
    path = f"/v1/sessions/{session['id']}/reassign"
    changed = await api.post(path, now=MONDAY - SECOND)
    assert (held_by(changed, a, b), changed["former_technician_ids"]) == ("B", [])
    changed = await api.post(path, now=MONDAY)
    assert (held_by(changed, a, b), changed["former_technician_ids"]) == ("A", [b["id"]])


# --- previews ------------------------------------------------------------------------------------


async def test_a_preview_of_a_choice_tells_who_it_is_and_keeps_nothing(api: Api) -> None:
    customer, (a, b) = await rich(api), await staff(api, 2)
    session = await booked(api, customer)
    path = f"/v1/sessions/{session['id']}"
    later = {"starts_at": z(MONDAY + DAY), "asked_by": "customer", "technicians_needed": 1}
    late = MONDAY - HOUR
    async with nothing_changes(api):
        body = need(api, customer, starts_at=MONDAY)
        preview = await api.post("/v1/sessions?dry_run=true", body, key=None)
        assert (preview["id"], held_by(preview, a, b)) == (None, "B")
        preview = await api.post(f"{path}/reassign?dry_run=true", key=None)
        assert held_by(preview, a, b) == "B"
        preview = await api.post(f"{path}/reschedule?dry_run=true", later, key=None, now=late)
        assert (preview["penalty"]["id"], preview["penalty"]["minutes"]) == (None, 120)
        assert preview["session"]["starts_at"] == z(MONDAY + DAY)
        more = {"estimated_minutes": 180}
        changed = await api.send("PATCH", f"{path}?dry_run=true", more)
        assert changed.json()["reserved_minutes"] == 180
    assert len(told(await api.entries(customer))) == 2
