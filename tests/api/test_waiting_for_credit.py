"""A slot kept while credit comes: how long it waits, what schedules it, and how it lapses (C5)."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.api.booking import TAKEN, adjust, patch, status, wait
from tests.api.world import (
    DAY,
    HOUR,
    SECOND,
    nothing_changes,
    refuse,
    time_entry,
    told,
    worksheet_body,
    z,
)
from tests.staff import MONDAY, afresh, events, held_by, need, staff
from tests.support import NOON, Api, Json

STARTS = NOON + 10 * DAY
MINUTE = timedelta(minutes=1)
UNTIL = NOON + 72 * HOUR


@pytest.fixture
async def api(service: Api) -> Api:
    return await afresh(service)


async def waits(api: Api, **facts: Any) -> tuple[Json, Json, Json]:
    """A customer without credit, a technician, and a session of both that waits."""
    customer, technician = await api.customer(), await api.technician()
    facts.setdefault("starts_at", STARTS)
    return customer, technician, await wait(api, customer, technician, **facts)


async def read(api: Api, session: Json, **how: Any) -> Json:
    return await api.get(f"/v1/sessions/{session['id']}", **how)


# --- waiting -----------------------------------------------------------------------------------


@pytest.mark.parametrize("credit", [0, 110])
async def test_a_session_short_of_any_credit_waits_with_nothing_held_and_its_slot_kept(
    api: Api, credit: int
) -> None:
    customer, other, technician = await api.customer(), await api.customer(), await api.technician()
    if credit:
        await adjust(api, customer, credit)
    entries = await api.entries(customer)
    body = api.booking(customer, technician, starts_at=STARTS)
    problem = await refuse(
        api, "POST", "/v1/sessions", body, status=402, code="insufficient_credit"
    )
    assert problem["shortfall_minutes"] == 120 - credit
    session = await api.post("/v1/sessions", {**body, "hold_slot": True})
    assert session == await read(api, session)
    assert (session["status"], session["reserved_minutes"]) == ("awaiting_credit", 0)
    assert (session["top_up_by"], session["warnings"][0]) == (z(UNTIL), "credit_missing")
    assert await api.entries(customer) == entries
    assert await api.credit(customer) == (credit, 0, 0, 0)
    [event] = await events(api, "session.awaiting_credit", session)
    assert event["top_up_by"] == z(UNTIL)
    await api.buy(other)
    taken = api.booking(other, technician, starts_at=STARTS + HOUR)
    await refuse(api, "POST", "/v1/sessions", taken, **TAKEN)


async def test_with_enough_credit_nothing_waits(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await adjust(api, customer, 120)
    session = await api.book(customer, technician, starts_at=STARTS, hold_slot=True)
    assert (session["status"], session["reserved_minutes"]) == ("scheduled", 120)
    assert (session["top_up_by"], await events(api, "session.awaiting_credit", session)) == (
        None,
        [],
    )
    assert await api.credit(customer) == (0, 120, 0, 0)


async def test_a_need_waits_for_the_credit_of_all_its_technicians(api: Api) -> None:
    customer, (a, b) = await api.customer(), await staff(api, 2)
    await adjust(api, customer, 230)
    body = need(api, customer, starts_at=MONDAY, technicians=2, hold_slot=True)
    session = await api.post("/v1/sessions", body)
    assert (session["status"], held_by(session, a, b)) == ("awaiting_credit", "AB")
    blocked = need(api, customer, starts_at=MONDAY)
    assert (await refuse(api, "POST", "/v1/sessions", blocked, **TAKEN))["technicians_free"] == 0
    await adjust(api, customer, 10)
    assert (await read(api, session))["reserved_minutes"] == 240


async def test_a_preview_of_waiting_keeps_no_slot(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    body = api.booking(customer, technician, starts_at=STARTS, hold_slot=True)
    async with nothing_changes(api):
        preview = await api.post("/v1/sessions?dry_run=true", body, key=None)
    assert (preview["id"], preview["status"]) == (None, "awaiting_credit")
    assert preview["top_up_by"] == z(UNTIL)


@pytest.mark.parametrize(
    ("starts_at", "hours", "until"),
    [
        (NOON + 96 * HOUR - MINUTE, 72, UNTIL - MINUTE),
        (NOON + 96 * HOUR, 72, UNTIL),
        (NOON + 96 * HOUR + MINUTE, 72, UNTIL),
        (NOON + 24 * HOUR + MINUTE, 72, NOON + MINUTE),
        (STARTS, 1, NOON + HOUR),
        (NOON + 25 * HOUR - MINUTE, 1, NOON + HOUR - MINUTE),
        (STARTS, 1000, STARTS - DAY),
    ],
)
async def test_it_waits_until_a_day_before_its_start_but_no_longer_than_the_company_allows(
    api: Api, starts_at: datetime, hours: int, until: datetime
) -> None:
    await api.send("PUT", "/v1/company", {"top_up_hours": hours})
    _, _, session = await waits(api, starts_at=starts_at)
    assert session["top_up_by"] == z(until)


@pytest.mark.parametrize("ahead", [HOUR, DAY - MINUTE, DAY])
async def test_a_session_within_a_day_is_too_late_to_wait(api: Api, ahead: timedelta) -> None:
    customer, technician = await api.customer(), await api.technician()
    body = api.booking(customer, technician, starts_at=NOON + ahead, hold_slot=True)
    problem = await refuse(
        api, "POST", "/v1/sessions", body, status=402, code="insufficient_credit"
    )
    assert (problem["required_minutes"], problem["minimum_top_up_minutes"]) == (120, 480)


# --- the end of waiting --------------------------------------------------------------------------


async def test_a_payment_at_the_last_instant_still_schedules(api: Api) -> None:
    customer, _, session = await waits(api)
    assert await status(api, session, now=UNTIL) == "awaiting_credit"
    await api.buy(customer, now=UNTIL)
    session = await read(api, session, now=UNTIL)
    assert (session["status"], session["reserved_minutes"]) == ("scheduled", 120)
    assert await api.credit(customer) == (360, 120, 0, 0)
    # It stays scheduled, whatever the clock says.
    assert await status(api, session, now=UNTIL + DAY) == "scheduled"


async def test_a_second_later_it_has_lapsed_whether_or_not_anybody_swept(api: Api) -> None:
    customer, technician, session = await waits(api)
    late = UNTIL + SECOND
    assert await status(api, session, now=late) == "lapsed"
    assert (await read(api, session, now=late))["warnings"] == []

    async def listed(which: str) -> list[str]:
        path = f"/v1/sessions?status={which}&customer_id={customer['id']}"
        return [one["id"] for one in (await api.get(path, now=late))["items"]]

    assert await listed("lapsed") == [session["id"]]
    assert await listed("awaiting_credit") == []
    await api.buy(customer, now=late)
    assert await status(api, session, now=late) == "lapsed"
    assert await api.credit(customer) == (480, 0, 0, 0)
    assert await events(api, "session.scheduled", session) == []
    # Its slot is free: for its own customer, too.
    again = await api.book(customer, technician, starts_at=STARTS, now=late)
    assert again["status"] == "scheduled"
    assert len(await events(api, "session.lapsed", session)) == 1


async def test_what_has_lapsed_takes_no_verb(api: Api) -> None:
    customer, _, session = await waits(api)
    path = f"/v1/sessions/{session['id']}"
    move = {"starts_at": z(STARTS + DAY), "asked_by": "customer"}
    for method, verb, body in [
        ("PATCH", "", {"estimated_minutes": 60}),
        ("POST", "/reassign", {}),
        ("POST", "/reschedule", move),
        ("POST", "/reschedule", {**move, "technicians_needed": 1}),
        ("POST", "/cancel", {"asked_by": "customer"}),
        ("POST", "/start", None),
    ]:
        problem = await refuse(
            api, method, path + verb, body, status=409, code="invalid_transition",
            now=UNTIL + SECOND,
        )  # fmt: skip
        assert (problem["current_status"], problem["allowed"]) == ("lapsed", [])
    assert await api.entries(customer) == []


async def test_a_waiting_session_is_neither_started_nor_missed_nor_worked(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer)
    session = await wait(api, customer, technician, starts_at=STARTS, server_id=server["id"])
    path = f"/v1/sessions/{session['id']}"
    entry = time_entry(technician, NOON - HOUR, HOUR)
    for verb, body in [
        ("start", None),
        ("no-show", {"party": "provider"}),
        ("worksheet", worksheet_body(entry)),
    ]:
        problem = await refuse(
            api, "POST", f"{path}/{verb}", body, status=409, code="invalid_transition", now=UNTIL
        )
        assert problem["current_status"] == "awaiting_credit"
        assert "cancel" in problem["allowed"]


# --- changing what waits -------------------------------------------------------------------------


async def test_cancelling_what_waits_is_free_to_the_last_instant(api: Api) -> None:
    customer, technician, session = await waits(api, starts_at=NOON + 3 * DAY)
    assert session["top_up_by"] == session["penalty_free_until"] == z(NOON + 2 * DAY)
    path = f"/v1/sessions/{session['id']}/cancel"
    done = await api.post(path, {"asked_by": "customer"}, role=customer["id"], now=NOON + 2 * DAY)
    assert (done["session"]["status"], done["penalty"]) == ("cancelled", None)
    assert (await api.entries(customer), await api.credit(customer)) == ([], (0, 0, 0, 0))
    other = await api.customer()
    await api.buy(other)
    await api.book(other, technician, starts_at=NOON + 3 * DAY)


async def test_moving_what_waits_is_free_and_recomputes_how_long_it_waits(api: Api) -> None:
    customer, technician, session = await waits(api, starts_at=NOON + 3 * DAY)
    path = f"/v1/sessions/{session['id']}/reschedule"
    for starts_at, until in [
        (NOON + 2 * DAY + MINUTE, NOON + DAY + MINUTE),
        (NOON + 4 * DAY, UNTIL),
        (NOON + 4 * DAY + MINUTE, UNTIL),
        (NOON + 4 * DAY - MINUTE, UNTIL - MINUTE),
        (NOON + 20 * DAY, UNTIL),
    ]:
        body = {"starts_at": z(starts_at), "asked_by": "customer"}
        moved = await api.post(path, body, role=customer["id"], now=NOON + DAY)
        assert moved["penalty"] is None
        session = moved["session"]
        assert (session["status"], session["top_up_by"]) == ("awaiting_credit", z(until))
        # Its slot is kept exactly as long as it waits.
        assert await status(api, session, now=until) == "awaiting_credit"
        assert await status(api, session, now=until + SECOND) == "lapsed"
        other = await api.customer()
        await api.buy(other)
        taken = api.booking(other, technician, starts_at=starts_at)
        await refuse(api, "POST", "/v1/sessions", taken, now=until, **TAKEN)
    assert len(session["moves"]) == 5
    assert await api.entries(customer) == []
    await api.buy(customer, now=UNTIL)
    assert await status(api, session, now=UNTIL) == "scheduled"


async def test_what_waits_cannot_be_moved_to_where_no_time_is_left_to_wait(api: Api) -> None:
    _, _, session = await waits(api)
    path = f"/v1/sessions/{session['id']}/reschedule"
    now = NOON + DAY
    for ahead in (HOUR, DAY):
        body = {"starts_at": z(now + ahead), "asked_by": "provider"}
        problem = await refuse(
            api, "POST", path, body, status=402, code="insufficient_credit", now=now
        )
        assert problem["required_minutes"] == 120
    body = {"starts_at": z(now + DAY + MINUTE), "asked_by": "provider"}
    moved = await api.post(path, body, now=now)
    assert moved["session"]["top_up_by"] == z(now + MINUTE)


async def test_what_waits_can_be_given_to_another_technician_and_waits_on(api: Api) -> None:
    _, technician, session = await waits(api)
    other = await api.technician()
    path = f"/v1/sessions/{session['id']}/reassign"
    body = {"replacement_id": other["id"]}
    changed = await api.post(path, body)
    assert (changed["status"], changed["top_up_by"]) == ("awaiting_credit", z(UNTIL))
    rich = await api.customer()
    await api.buy(rich)
    await api.book(rich, technician, starts_at=STARTS)
    taken = api.booking(rich, other, starts_at=STARTS)
    await refuse(api, "POST", "/v1/sessions", taken, now=UNTIL, **TAKEN)
    await api.post("/v1/sessions", taken, now=UNTIL + SECOND)


async def test_a_change_by_which_it_fits_schedules_it(api: Api) -> None:
    customer, _, session = await waits(api, estimated_minutes=480)
    await adjust(api, customer, 300)
    for minutes, expected in ((490, "awaiting_credit"), (310, "awaiting_credit")):
        session = await patch(api, session, {"estimated_minutes": minutes})
        assert (session["status"], session["reserved_minutes"]) == (expected, 0)
    session = await patch(api, session, {"estimated_minutes": 300})
    assert (session["status"], session["reserved_minutes"]) == ("scheduled", 300)
    assert await api.credit(customer) == (0, 300, 0, 0)
    assert told(await api.entries(customer))[1].startswith("hold: lot>hold 300")
    assert await status(api, session, now=UNTIL + SECOND) == "scheduled"
    assert len(await events(api, "session.scheduled", session)) == 1


@pytest.mark.parametrize("stays", [0, 1])
async def test_fewer_technicians_by_which_it_fits_schedule_it_and_free_the_others(
    api: Api, stays: int
) -> None:
    customer, people = await api.customer(), [await api.technician() for _ in range(2)]
    session = await wait(api, customer, *people, starts_at=STARTS)
    await adjust(api, customer, 120)
    session = await patch(api, session, {"technician_ids": [people[stays]["id"]]})
    assert (session["status"], session["reserved_minutes"]) == ("scheduled", 120)
    await adjust(api, customer, 120)
    await api.book(customer, people[1 - stays], starts_at=STARTS)
