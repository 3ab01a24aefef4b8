"""Bookings in the past or twice at once, and worked time that cannot have been."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.api.world import DAY, HOUR, SECOND, World, refuse, time_entry, worksheet_body, z
from tests.support import NOON, Api, Json

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("before", [timedelta(), SECOND, 400 * DAY])
async def test_a_session_is_planned_ahead(world: World, before: timedelta) -> None:
    own = world.own
    body = world.api.booking(own.customer, own.technician, starts_at=NOON - before)
    problem = await refuse(
        world.api, "POST", "/v1/sessions", body, status=422, code="instant_in_past"
    )
    assert (problem["value"], problem["now"]) == (z(NOON - before), z(NOON))
    path = f"/v1/sessions/{own.sessions['scheduled']['id']}/reschedule"
    asked = {"starts_at": z(NOON - before), "asked_by": "provider"}
    await refuse(world.api, "POST", path, asked, status=422, code="instant_in_past")


@pytest.mark.parametrize(
    ("offset", "minutes"),
    [(0, 120), (60, 10), (-60, 70), (110, 60), (-60, 300), (-10, 20)],
)
async def test_a_technician_is_not_booked_twice_at_once(
    world: World, offset: int, minutes: int
) -> None:
    # The session of the first customer holds its technician from STARTS for two hours.
    session = world.own.sessions["scheduled"]
    starts_at = datetime.fromisoformat(session["starts_at"]) + offset * MINUTE
    body = world.api.booking(
        world.other.customer,
        world.own.technician,
        starts_at=starts_at,
        estimated_minutes=minutes,
    )
    for path in ("/v1/sessions", "/v1/sessions?dry_run=true"):
        await refuse(world.api, "POST", path, body, status=409, code="slot_taken")


async def test_sessions_may_follow_each_other_without_a_gap(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    for hours in (24, 26, 22):
        await api.book(customer, technician, starts_at=NOON + hours * HOUR)
    assert await api.credit(customer) == (120, 360, 0, 0)


async def test_one_technician_of_several_that_is_taken_refuses_all(world: World) -> None:
    session = world.own.sessions["scheduled"]
    starts_at = datetime.fromisoformat(session["starts_at"])
    pair = (world.other.technician, world.own.technician)
    body = world.api.booking(world.other.customer, *pair, starts_at=starts_at)
    await refuse(world.api, "POST", "/v1/sessions", body, status=409, code="slot_taken")


async def test_no_change_of_a_session_books_a_technician_twice(world: World) -> None:
    own, other = world.own, world.other
    taken = own.sessions["scheduled"]["starts_at"]
    path = f"/v1/sessions/{other.sessions['scheduled']['id']}"
    # Both customers' scheduled sessions are at the same time, each with its own technician.
    how: Json = {"status": 409, "code": "slot_taken"}
    await refuse(world.api, "PATCH", path, {"technician_ids": [own.technician["id"]]}, **how)
    asked = {
        "starts_at": z(datetime.fromisoformat(taken) + HOUR),
        "asked_by": "provider",
        "technician_ids": [own.technician["id"]],
    }
    await refuse(world.api, "POST", f"{path}/reschedule", asked, **how)


# --- worked time --------------------------------------------------------------------------------

BEGAN = NOON - 2 * HOUR  # the start of the session in progress


async def hand_in(world: World, *entries: Json, code: str, status: int = 422, **how: Any) -> Json:
    path = f"/v1/sessions/{world.own.sessions['in_progress']['id']}/worksheet"
    body = {**worksheet_body(*entries), **how.pop("given", {})}
    return await refuse(world.api, "POST", path, body, status=status, code=code, **how)


@pytest.mark.parametrize("worked", [timedelta(), -SECOND, -HOUR])
async def test_time_that_ends_before_it_starts_is_refused(world: World, worked: timedelta) -> None:
    right = time_entry(world.own.technician, BEGAN, MINUTE)
    wrong = time_entry(world.own.technician, BEGAN + HOUR, worked)
    problem = await hand_in(world, right, wrong, code="ends_before_start")
    assert problem["pointer"] == "/time_entries/1"
    assert (problem["starts_at"], problem["ends_at"]) == (wrong["started_at"], wrong["ended_at"])


async def test_time_in_the_future_is_refused(world: World) -> None:
    wrong = time_entry(world.own.technician, BEGAN, 2 * HOUR + SECOND)
    problem = await hand_in(world, wrong, code="instant_in_future")
    assert problem["pointer"] == "/time_entries/0"
    assert (problem["value"], problem["now"]) == (z(NOON + SECOND), z(NOON))


async def test_time_of_a_technician_who_is_not_on_the_session_is_refused(world: World) -> None:
    wrong = time_entry(world.other.technician, BEGAN, MINUTE)
    problem = await hand_in(world, wrong, code="technician_not_on_session")
    assert problem["technician_id"] == world.other.technician["id"]
    assert problem["technician_ids"] == [world.own.technician["id"]]


async def test_time_that_overlaps_on_one_worksheet_is_refused(world: World) -> None:
    one = time_entry(world.own.technician, BEGAN + 10 * MINUTE, 10 * MINUTE)
    two = time_entry(world.own.technician, BEGAN, 10 * MINUTE + SECOND)
    problem = await hand_in(world, one, two, status=409, code="time_entries_overlap")
    assert problem["technician_id"] == world.own.technician["id"]
    assert problem["pointer"] in ("/time_entries/0", "/time_entries/1")


async def test_time_that_is_on_another_worksheet_of_the_customer_is_refused(world: World) -> None:
    # 47 min 10 s of this technician are on the confirmed worksheet, 18 days ago.
    (done,) = world.own.worksheets["confirmed"]["time_entries"]
    last = datetime.fromisoformat(done["ended_at"]) - SECOND
    wrong = time_entry(world.own.technician, last, HOUR)
    far = await hand_in(world, wrong, code="worked_far_from_plan")
    assert (far["pointer"], far["earliest"]) == ("/time_entries/0", z(BEGAN - 12 * HOUR))
    given = {"override_reason": "done in advance"}
    await hand_in(world, wrong, status=409, code="time_entries_overlap", given=given)


async def test_time_that_is_on_a_worksheet_of_another_customer_is_refused(api: Api) -> None:
    technician = await api.technician()
    paths = []
    for hours in (24, 26):
        customer = await api.customer()
        server = await api.server(customer)
        await api.buy(customer)
        session = await api.book(
            customer, technician, starts_at=NOON + hours * HOUR, server_id=server["id"]
        )
        paths.append(f"/v1/sessions/{session['id']}")
    now = NOON + 4 * DAY
    first, second = NOON + 24 * HOUR, NOON + 26 * HOUR
    await api.post(f"{paths[0]}/start", now=first)
    # The first session overran by a quarter of an hour into the second's time.
    body = worksheet_body(time_entry(technician, first, 2 * HOUR + 15 * MINUTE))
    made = await api.post(f"{paths[0]}/worksheet", body, now=second + 15 * MINUTE)
    await api.post(f"{paths[1]}/start", now=second + 15 * MINUTE)
    for overlapping in (second, second + 15 * MINUTE - SECOND):
        body = worksheet_body(time_entry(technician, overlapping, HOUR))
        how: Json = {"status": 409, "code": "time_entries_overlap", "now": now}
        await refuse(api, "POST", f"{paths[1]}/worksheet", body, **how)
    # From the second on at which the first ended, the time is free.
    body = worksheet_body(time_entry(technician, second + 15 * MINUTE, HOUR))
    await api.post(f"{paths[1]}/worksheet", body, now=now)

    # Nor may an amendment reach into it; what it gives up is free for others at once.
    entries = [time_entry(technician, first, 2 * HOUR + 16 * MINUTE)]
    amend = {"time_entries": entries, "reason": "longer"}
    path = f"/v1/worksheets/{made['id']}/amend"
    await refuse(api, "POST", path, amend, status=409, code="time_entries_overlap", now=now)
    amend["time_entries"] = [time_entry(technician, first, HOUR)]
    amended = await api.post(path, amend, now=now)
    assert amended["billed_minutes"] == 60


async def test_only_a_lead_amends_and_with_the_same_care(world: World) -> None:
    own = world.own
    path = f"/v1/worksheets/{own.worksheets['awaiting_confirmation']['id']}/amend"
    entry = time_entry(own.technician, NOON, HOUR)
    body = {"time_entries": [entry], "reason": "again"}
    await refuse(world.api, "POST", path, body, status=403, code="forbidden", role="technician")
    how: Json = {"status": 422, "role": "lead"}
    await refuse(world.api, "POST", path, body, code="instant_in_future", **how)
    body["time_entries"] = [time_entry(world.other.technician, BEGAN, MINUTE)]
    await refuse(world.api, "POST", path, body, code="technician_not_on_session", **how)
    body["time_entries"] = [time_entry(own.technician, BEGAN, -MINUTE)]
    await refuse(world.api, "POST", path, body, code="ends_before_start", **how)
