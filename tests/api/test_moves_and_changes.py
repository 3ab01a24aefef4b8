"""Moving and changing a session whose technicians can be chosen anew (rules S1, S2)."""

import pytest

from tests.api.booking import TAKEN, booked, kept, move, patch, rich
from tests.api.world import DAY, HOUR, SECOND, refuse, z
from tests.staff import MONDAY, afresh, events, held_by, need, staff, worker
from tests.support import Api, Json


@pytest.fixture
async def api(service: Api) -> Api:
    return await afresh(service)


async def test_a_move_keeps_those_who_are_free_and_replaces_the_others(api: Api) -> None:
    customer, people = await rich(api), await staff(api, 4)
    a, b, c, _ = people
    session = await booked(api, customer, technicians=2)
    assert held_by(session, *people) == "AB"
    # At noon A is busy. B is loaded more than anybody, C more than D.
    await api.book(customer, a, starts_at=MONDAY + 4 * HOUR, estimated_minutes=60)
    await api.book(customer, b, starts_at=MONDAY + DAY, estimated_minutes=240)
    await api.book(customer, c, starts_at=MONDAY + DAY, estimated_minutes=60)
    session = await move(api, session, MONDAY + 3 * HOUR, technicians_needed=2)
    assert held_by(session, *people) == "BD"
    assert session["reserved_minutes"] == 240
    # Both are free then: nobody who is loaded less comes instead.
    session = await move(api, session, MONDAY + 6 * HOUR, technicians_needed=2)
    assert held_by(session, *people) == "BD"


async def test_a_move_by_need_keeps_the_number_of_technicians_and_its_language(api: Api) -> None:
    customer = await rich(api)
    a = await worker(api, languages=["de"])
    await worker(api, languages=["cs"])
    c = await worker(api, languages=["de"])
    session = await booked(api, customer, language="de")
    later = MONDAY + 4 * HOUR
    await api.book(customer, a, starts_at=later)
    path = f"/v1/sessions/{session['id']}/reschedule"
    body = {"starts_at": z(later), "asked_by": "provider", "technicians_needed": 2}
    problem = await refuse(api, "POST", path, body, status=422, code="technician_count_changed")
    assert (problem["present"], problem["asked"]) == (1, 2)
    body |= {"technicians_needed": 1, "technician_ids": [c["id"]]}
    await refuse(api, "POST", path, body, status=422, code="validation_failed")
    session = await move(api, session, later, technicians_needed=1)
    assert (held_by(session, a, c), session["language"]) == ("B", "de")
    await api.book(customer, c, starts_at=later + 3 * HOUR)
    await api.book(customer, a, starts_at=later + 3 * HOUR)
    body = {"starts_at": z(later + 2 * HOUR), "asked_by": "provider", "technicians_needed": 1}
    problem = await refuse(api, "POST", path, body, **TAKEN)
    assert problem["next_slots"][0]["starts_at"] == z(MONDAY + DAY - HOUR)
    assert problem["technicians_free"] == 0


async def test_one_event_tells_the_old_time_and_the_new_with_who_holds_it(api: Api) -> None:
    customer, (a, b) = await rich(api), await staff(api, 2)
    session = await booked(api, customer)
    later = MONDAY + 3 * HOUR
    await api.book(customer, a, starts_at=later)
    moved = await move(api, session, later, technicians_needed=1, reason="a power cut")
    [event] = await events(api, "session.moved", session)
    assert event == {
        "status": "scheduled",
        "reserved_minutes": 120,
        "starts_at": z(later),
        "ends_at": z(later + 2 * HOUR),
        "technician_ids": [b["id"]],
        "old_starts_at": z(MONDAY),
        "old_ends_at": z(MONDAY + 2 * HOUR),
        "old_technician_ids": [a["id"]],
        "asked_by": "provider",
    }
    assert moved["moves"] == [
        {
            "number": 1,
            "asked_by": "provider",
            "old_starts_at": z(MONDAY),
            "new_starts_at": z(later),
            "reason": "a power cut",
            "penalty_id": None,
            "moved_at": z(api.now),
        }
    ]
    assert moved["penalty_free_until"] == z(later - DAY)


# --- changing ------------------------------------------------------------------------------------


async def test_the_server_and_the_way_to_join_are_changed_and_tell_what_is_missing(
    api: Api,
) -> None:
    customer, _ = await rich(api), await worker(api)
    session = await booked(api, customer)
    assert session["warnings"] == ["server_access_missing"]
    ready, closed = await api.server(customer), await api.server(customer, access=False)
    session = await patch(api, session, {"server_id": ready["id"], "remote_tool": "AnyDesk"})
    assert (session["server_id"], session["warnings"]) == (ready["id"], [])
    session = await patch(api, session, {"server_id": closed["id"]})
    assert (session["remote_tool"], session["warnings"]) == ("AnyDesk", ["server_access_missing"])
    join = {"join_url": "https://meet.example.com/1"}
    session = await patch(api, session, join, now=MONDAY + HOUR)
    assert session["join_url"] == join["join_url"]
    path = f"/v1/sessions/{session['id']}"
    await refuse(api, "PATCH", path, join, status=422, code="nothing_to_change")
    foreign = {"server_id": (await api.server(await rich(api)))["id"]}
    await refuse(api, "PATCH", path, foreign, status=404, code="server_not_found")
    assert len(await api.entries(customer)) == 2


async def test_access_that_ends_before_the_session_does_is_told_as_it_changes(api: Api) -> None:
    customer, _ = await rich(api), await worker(api)
    server = await api.server(customer, access=False)
    until = {"kind": "rdp", "checked_at": z(api.now), "valid_until": z(MONDAY + 2 * HOUR + SECOND)}
    await api.post(f"/v1/servers/{server['id']}/access", until)
    session = await booked(api, customer, server_id=server["id"])
    assert session["warnings"] == []
    session = await patch(api, session, {"estimated_minutes": 130})
    assert session["warnings"] == ["server_access_ends_early"]
    session = await patch(api, session, {"estimated_minutes": 120})
    session = await move(api, session, MONDAY + HOUR)
    assert session["warnings"] == ["server_access_ends_early"]


async def test_the_order_in_which_technicians_are_named_is_kept(api: Api) -> None:
    customer, people = await rich(api), await staff(api, 3)
    a, b, _ = people
    session = await api.book(customer, b, a, starts_at=MONDAY)
    assert held_by(await kept(api, session), *people) == "BA"
    for names in ("AB", "CA", "AC", "BCA"):
        ids = [people["ABC".index(name)]["id"] for name in names]
        session = await patch(api, session, {"technician_ids": ids})
        assert held_by(session, *people) == names


async def test_a_longer_session_that_runs_into_the_next_is_offered_other_times(api: Api) -> None:
    customer, (a, b) = await rich(api), await staff(api, 2)
    session = await api.book(customer, a, starts_at=MONDAY)
    await api.book(customer, a, starts_at=MONDAY + 3 * HOUR)
    session = await patch(api, session, {"estimated_minutes": 180})
    path, longer = f"/v1/sessions/{session['id']}", {"estimated_minutes": 190}
    problem = await refuse(api, "PATCH", path, longer, **TAKEN)
    assert problem["technician_ids"] == [a["id"]]
    assert [slot["technician_ids"] for slot in problem["next_slots"]] == [[a["id"]]] * 3
    assert problem["next_slots"][0]["starts_at"] == z(MONDAY + 5 * HOUR)

    session = await patch(api, session, {**longer, "technician_ids": [b["id"]]})
    assert held_by(session, a, b) == "B"


async def test_what_is_agreed_outside_working_time_can_shrink_but_not_grow(api: Api) -> None:
    customer, (a, b) = await rich(api), await staff(api, 2)
    api.keys["technician"] = api.keys[(await api.technician())["id"]]
    night = MONDAY + 10 * HOUR
    body = api.booking(customer, a, starts_at=night, override_reason="at night")
    session = await api.post("/v1/sessions", body, role="lead")
    session = await patch(api, session, {"estimated_minutes": 60})
    assert (session["reserved_minutes"], session["override_reason"]) == (60, "at night")
    path = f"/v1/sessions/{session['id']}"
    not_working: Json = {"status": 409, "code": "technician_not_working"}
    await refuse(api, "PATCH", path, {"estimated_minutes": 70}, **not_working)
    both = {"technician_ids": [a["id"], b["id"]]}
    problem = await refuse(api, "PATCH", path, both, **not_working)
    assert problem["technician_ids"] == [b["id"]]
    more = {"estimated_minutes": 70, "override_reason": "still at night"}
    await refuse(api, "PATCH", path, more, status=403, code="forbidden", role="technician")
    session = await patch(api, session, more, role="lead")
    assert (session["reserved_minutes"], session["override_reason"]) == (70, "still at night")


async def test_the_last_minute_of_working_time_is_the_last_of_a_session(api: Api) -> None:
    customer, _ = await rich(api), await worker(api)
    evening = MONDAY + 7 * HOUR
    session = await booked(api, customer, starts_at=evening)
    path = f"/v1/sessions/{session['id']}"
    refused: Json = {"status": 409, "code": "technician_not_working"}
    problem = await refuse(api, "PATCH", path, {"estimated_minutes": 130}, **refused)
    assert problem["next_slots"][0]["starts_at"] == z(MONDAY + DAY - HOUR)
    body = need(api, customer, starts_at=evening + HOUR)
    await refuse(api, "POST", "/v1/sessions", body, **TAKEN)
