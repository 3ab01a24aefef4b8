"""The day of a session: who joins and leaves, when it starts, what can have been worked (C2, C8, S2)."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from app.sessions import rules
from tests.api.world import DAY, HOUR, SECOND, problem, refuse, start, time_entry, worksheet_body, z
from tests.ledger.racing import at_once, outcomes
from tests.support import NOON, Api, Json

MINUTE = timedelta(minutes=1)
START = NOON + 2 * DAY
END = START + 2 * HOUR


async def planned(api: Api, *technicians: Json, starts_at: datetime = START, **facts: Any) -> Json:
    """A session of two hours of a customer of its own, with access to its server."""
    customer = await api.customer()
    await api.buy(customer, 480)
    server = await api.server(customer)
    made = await api.book(
        customer, *technicians, starts_at=starts_at, server_id=server["id"], **facts
    )
    return {**made, "customer": customer}


def path(session: Json, verb: str = "") -> str:
    return f"/v1/sessions/{session['id']}{verb}"


def at(session: Json) -> datetime:
    return datetime.fromisoformat(session["starts_at"])


async def change(api: Api, session: Json, now: datetime, *technicians: Json, **facts: Any) -> Json:
    """The session with these technicians."""
    body = {"technician_ids": [one["id"] for one in technicians], **facts}
    response = await api.send("PATCH", path(session), body, now=now)
    assert response.status_code == 200, response.text
    changed: Json = response.json()
    return changed


async def held(api: Api, session: Json) -> tuple[int, ...]:
    found: tuple[int, ...] = await api.credit(session["customer"])
    return found


# --- starting ------------------------------------------------------------------------------------


async def test_a_session_starts_30_minutes_early_at_most(api: Api) -> None:
    session = await planned(api, await api.technician())
    early = START - 30 * MINUTE
    how: Json = {"status": 409, "code": "session_not_due"}
    answer = await refuse(api, "POST", path(session, "/start"), now=early - SECOND, **how)
    assert (answer["possible_from"], answer["starts_at"]) == (z(early), z(START))
    assert (await start(api, session, now=early))["started_at"] == z(early)


async def test_a_lead_undoes_a_start_until_the_worksheet_and_nothing_else_changes(api: Api) -> None:
    technician = await api.technician()
    session = await planned(api, technician)
    before = await held(api, session)
    await start(api, session, now=START)
    undo, reason = path(session, "/undo-start"), {"reason": "the wrong customer"}
    await refuse(api, "POST", undo, reason, status=403, code="forbidden", role=technician["id"])
    await refuse(api, "POST", undo, {}, status=422, code="validation_failed", role="lead")
    undone = await api.post(undo, reason, role="lead", now=START + MINUTE)
    assert (undone["status"], undone["started_at"]) == ("scheduled", None)
    assert undone["undone_starts"] == [
        {
            "number": 1,
            "started_at": z(START),
            "undone_at": z(START + MINUTE),
            "reason": "the wrong customer",
        }
    ]
    assert await held(api, session) == before
    await refuse(api, "POST", undo, reason, status=409, code="invalid_transition")
    again = await start(api, session, now=START + 5 * MINUTE)
    assert (again["status"], len(again["undone_starts"])) == ("in_progress", 1)
    body = worksheet_body(time_entry(technician, START + 5 * MINUTE, HOUR))
    await api.post(path(session, "/worksheet"), body, now=END)
    await refuse(api, "POST", undo, reason, status=409, code="invalid_transition", now=END)


async def test_after_an_undone_early_start_a_session_still_moves(api: Api) -> None:
    ill, stays, instead = [await api.technician() for _ in range(3)]
    session = await planned(api, ill, stays)
    early = START - 20 * MINUTE
    await start(api, session, now=early)
    await change(api, session, early + MINUTE, stays, instead)
    reason = {"reason": "a day too soon"}
    await api.post(path(session, "/undo-start"), reason, role="lead", now=early + 2 * MINUTE)
    body = {"starts_at": z(START + DAY), "asked_by": "provider"}
    moved = await api.post(path(session, "/reschedule"), body, now=early + 3 * MINUTE)
    present = [stays["id"], instead["id"]]
    assert moved["session"]["technician_ids"] == present
    assert moved["session"]["former_technician_ids"] == [ill["id"]]
    # It is another day: who was ill then is well again.
    again = await change(api, session, early + 4 * MINUTE, ill, stays)
    assert (again["technician_ids"], again["former_technician_ids"]) == (
        [ill["id"], stays["id"]],
        [],
    )
    body = {"starts_at": z(START + 2 * DAY), "asked_by": "provider"}
    await api.post(path(session, "/reschedule"), body, now=early + 5 * MINUTE)


@pytest.mark.parametrize("how", ["moved", "longer"])
async def test_who_helped_on_a_day_that_was_undone_is_reserved_for_on_the_next(
    api: Api, how: str
) -> None:
    one, two, three = [await api.technician() for _ in range(3)]
    session = await planned(api, one)
    early = START - 20 * MINUTE
    await start(api, session, now=early)
    await change(api, session, early + MINUTE, one, two, three)
    assert await held(api, session) == (360, 120, 0, 0), "who joins on the day needs no reserve"
    reason = {"reason": "a day too soon"}
    undone = await api.post(
        path(session, "/undo-start"), reason, role="lead", now=early + 2 * MINUTE
    )
    assert (undone["reserved_minutes"], await held(api, session)) == (120, (360, 120, 0, 0))
    if how == "moved":
        verb, address = "POST", path(session, "/reschedule")
        body: Json = {"starts_at": z(START + DAY), "asked_by": "provider"}
    else:
        verb, address, body = "PATCH", path(session), {"estimated_minutes": 130}
    minutes = body.get("estimated_minutes", 120)
    # Ten minutes are missing, and then none.
    lacking = 480 - 3 * minutes + 10
    take = {"minutes": -lacking, "reason": "used elsewhere"}
    adjust = f"/v1/customers/{session['customer']['id']}/adjustments"
    taken = await api.post(adjust, take)
    short: Json = {"status": 402, "code": "insufficient_credit", "now": early + 3 * MINUTE}
    told = await refuse(api, verb, address, body, **short)
    assert told["shortfall_minutes"] == 10
    await api.post(adjust, {"minutes": 10, "reason": "ten more"})
    answer = await api.send(verb, address, body, now=early + 3 * MINUTE, key="again")
    assert answer.status_code == 200, (answer.text, taken)
    changed = answer.json().get("session", answer.json())
    assert (changed["reserved_minutes"], len(changed["technician_ids"])) == (3 * minutes, 3)
    assert await held(api, session) == (0, 3 * minutes, 0, 0)
    # One of them stays at home: it is a plan as any other.
    fewer = await change(api, session, early + 4 * MINUTE, one, two)
    assert fewer["reserved_minutes"] == 2 * minutes
    await api.verify()


async def test_who_left_on_a_day_that_was_undone_is_reserved_for_no_more(api: Api) -> None:
    one, two = await api.technician(), await api.technician()
    session = await planned(api, one, two)
    await start(api, session, now=START - 20 * MINUTE)
    await change(api, session, START - 15 * MINUTE, one)
    await api.post(path(session, "/undo-start"), {"reason": "no"}, now=START - 10 * MINUTE)
    assert await held(api, session) == (240, 240, 0, 0)
    # What comes back is there for who waits for it.
    body = api.booking(session["customer"], two, starts_at=START + 9 * DAY, hold_slot=True)
    waits = await api.post("/v1/sessions", {**body, "estimated_minutes": 360})
    assert waits["status"] == "awaiting_credit"
    move = {"starts_at": z(START + DAY), "asked_by": "provider"}
    moved = await api.post(path(session, "/reschedule"), move, now=START - 9 * MINUTE)
    assert moved["session"]["reserved_minutes"] == 120
    assert (await api.get(path(waits)))["status"] == "scheduled"
    assert await held(api, session) == (0, 480, 0, 0)
    await api.verify()


# --- one session at once -------------------------------------------------------------------------


async def test_an_overrunning_session_keeps_its_technician_from_the_next(api: Api) -> None:
    technician, other = await api.technician(), await api.technician()
    first = await planned(api, technician)
    second = await planned(api, technician, starts_at=END)
    await start(api, first, now=START)
    how: Json = {"status": 409, "code": "technician_in_session"}
    answer = await refuse(api, "POST", path(second, "/start"), now=END + HOUR, **how)
    assert answer["technician_ids"] == [technician["id"]]
    assert answer["session_ids"] == [first["id"]]
    # Somebody else takes it over; or the first one ends.
    await change(api, second, END + HOUR, other)
    await start(api, second, now=END + HOUR)
    third = await planned(api, technician, starts_at=END + 3 * HOUR)
    worked = time_entry(technician, START, 3 * HOUR)
    await api.post(path(first, "/worksheet"), worksheet_body(worked), now=END + HOUR)
    await start(api, third, now=END + 3 * HOUR)


async def test_who_works_longer_than_planned_is_busy_for_an_hour_more(api: Api) -> None:
    technician = await api.technician()
    session = await planned(api, technician)
    await start(api, session, now=START)
    customer = await api.customer()
    await api.buy(customer)
    late = END + 40 * MINUTE
    await api.send("PUT", "/v1/company", {"buffer_minutes": 30})
    for ahead, status in ((89 * MINUTE, 409), (90 * MINUTE, 200)):
        body = api.booking(customer, technician, starts_at=late + ahead)
        answer = await api.send("POST", "/v1/sessions?dry_run=true", body, now=late, key=None)
        assert answer.status_code == status, answer.text


async def test_of_two_sessions_started_at_once_by_one_technician_one_starts(api: Api) -> None:
    technician = await api.technician()
    pair = [await planned(api, technician, starts_at=START + n * 2 * HOUR) for n in range(2)]
    now = START + 2 * HOUR
    answers = await at_once(
        *(api.send("POST", path(one, "/start"), now=now) for one in pair for _ in range(3))
    )
    found = outcomes(answers)
    assert found["200"] == 1
    assert found["technician_in_session"] == 3


# --- who joins and who leaves --------------------------------------------------------------------


async def test_a_helper_needs_no_reserve_and_is_billed(api: Api) -> None:
    first, helper = await api.technician(), await api.technician()
    session = await planned(api, first)
    await start(api, session, now=START)
    joined = START + 50 * MINUTE
    changed = await change(api, session, joined, first, helper)
    assert changed["reserved_minutes"] == 120
    assert await held(api, session) == (360, 120, 0, 0)
    body = worksheet_body(
        time_entry(first, START, 2 * HOUR), time_entry(helper, joined, 70 * MINUTE)
    )
    made = await api.post(path(session, "/worksheet"), body, now=END)
    assert made["billed_minutes"] == 190
    assert await held(api, session) == (290, 0, 190, 0)


async def test_who_falls_ill_is_replaced_and_both_are_billed(api: Api) -> None:
    ill, substitute = await api.technician(), await api.technician()
    session = await planned(api, ill)
    await start(api, session, now=START)
    body = {"replacement_id": substitute["id"]}
    now = START + 25 * MINUTE
    changed = await api.post(path(session, "/reassign"), body, now=now)
    assert changed["technician_ids"] == [substitute["id"]]
    assert changed["former_technician_ids"] == [ill["id"]]
    # Who left is free for others at once, and so is the one who took over after the worksheet.
    elsewhere = await planned(api, ill, starts_at=START + 30 * MINUTE)
    await start(api, elsewhere, now=START + 30 * MINUTE)
    body = worksheet_body(
        time_entry(ill, START, 25 * MINUTE), time_entry(substitute, now, 65 * MINUTE)
    )
    made = await api.post(path(session, "/worksheet"), body, now=END)
    assert made["billed_minutes"] == 90
    assert {one["technician_id"] for one in made["time_entries"]} == {ill["id"], substitute["id"]}


async def test_who_left_comes_back(api: Api) -> None:
    one, two = await api.technician(), await api.technician()
    session = await planned(api, one)
    await start(api, session, now=START)
    away = await change(api, session, START + 10 * MINUTE, two)
    assert away["former_technician_ids"] == [one["id"]]
    back = await change(api, session, START + 20 * MINUTE, two, one)
    assert (back["technician_ids"], back["former_technician_ids"]) == ([two["id"], one["id"]], [])
    other = await planned(api, one, starts_at=END + HOUR)
    await refuse(
        api, "POST", path(other, "/start"), now=END + HOUR, status=409, code="technician_in_session"
    )


async def test_people_change_before_the_start_of_a_session_that_is_late(api: Api) -> None:
    one, two = await api.technician(), await api.technician()
    session = await planned(api, one)
    changed = await change(api, session, START + MINUTE, two)
    assert (changed["status"], changed["former_technician_ids"]) == ("scheduled", [one["id"]])
    assert await held(api, session) == (360, 120, 0, 0)
    cancelled = await api.post(
        path(session, "/cancel"), {"asked_by": "provider"}, now=START + 2 * MINUTE
    )
    assert cancelled["session"]["reserved_minutes"] == 0
    assert await held(api, session) == (480, 0, 0, 0)


async def test_who_left_before_the_plan_keeps_a_place_when_the_start_is_undone_and_moved(
    api: Api,
) -> None:
    one, two = await api.technician(), await api.technician()
    session = await planned(api, one)
    await start(api, session, now=START - 20 * MINUTE)
    await change(api, session, START - 15 * MINUTE, two)
    reason = {"reason": "not yet"}
    undone = await api.post(path(session, "/undo-start"), reason, now=START - 30 * MINUTE)
    assert undone["undone_starts"][0]["undone_at"] == z(START - 20 * MINUTE), "the clock went back"
    move = {"starts_at": z(START + DAY), "asked_by": "provider"}
    moved = await api.post(path(session, "/reschedule"), move, now=START - 10 * MINUTE)
    assert moved["session"]["former_technician_ids"] == [one["id"]]
    elsewhere = await planned(api, one, starts_at=START + DAY)
    assert elsewhere["status"] == "scheduled"


async def test_who_is_in_a_session_replaces_nobody_in_one_that_is_due(api: Api) -> None:
    ill, working = await api.technician(), await api.technician()
    going_on, session = await planned(api, working), await planned(api, ill, starts_at=END + HOUR)
    await start(api, going_on, now=START)
    body = {"replacement_id": working["id"]}
    answer = await api.send("POST", path(session, "/reassign"), body, now=END + 65 * MINUTE)
    assert answer.status_code == 409
    assert answer.json()["code"] in ("slot_taken", "technician_in_session")
    before: Json = {"status": 409, "code": "slot_taken", "now": END + 55 * MINUTE}
    await problem(api, "POST", path(session, "/reassign"), body, **before)


async def test_the_last_second_before_the_plan_reserves_for_who_is_added(api: Api) -> None:
    one, two = await api.technician(), await api.technician()
    session = await planned(api, one)
    changed = await change(api, session, START - SECOND, one, two)
    assert (changed["reserved_minutes"], await held(api, session)) == (240, (240, 240, 0, 0))


async def test_length_and_server_are_fixed_once_it_has_begun(api: Api) -> None:
    technician = await api.technician()
    session = await planned(api, technician)
    other = await api.server(session["customer"])
    await start(api, session, now=START - 10 * MINUTE)
    for body in ({"estimated_minutes": 180}, {"server_id": other["id"]}):
        for now in (START - 5 * MINUTE, START + MINUTE):
            await refuse(
                api, "PATCH", path(session), body, now=now, status=409, code="session_already_due"
            )
    body = {"join_url": "https://meet.example.com/1"}
    answer = await api.send("PATCH", path(session), body, now=START)
    assert answer.json()["join_url"] == "https://meet.example.com/1"


async def test_a_helper_must_be_free_for_the_rest_and_in_no_other_session(api: Api) -> None:
    first, busy, working = [await api.technician() for _ in range(3)]
    session = await planned(api, first)
    await planned(api, busy, starts_at=START + HOUR)
    going_on = await planned(api, working, starts_at=START - 3 * HOUR)
    await start(api, going_on, now=START - 3 * HOUR)
    await start(api, session, now=START)
    how: Json = {"status": 409, "now": START + 30 * MINUTE}
    for helper, code in ((busy, "slot_taken"), (working, "technician_in_session")):
        body = {"technician_ids": [first["id"], helper["id"]]}
        await problem(api, "PATCH", path(session), body, code=code, **how)
    # What ended before now is no obstacle, nor is a plan that was kept.
    await api.post(path(going_on, "/worksheet"), worksheet_body(), now=START + 10 * MINUTE)
    changed = await change(api, session, START + 30 * MINUTE, first, working)
    assert len(changed["technician_ids"]) == 2


async def test_help_comes_when_the_planned_time_is_over(api: Api) -> None:
    first, helper = await api.technician(), await api.technician()
    session = await planned(api, first)
    await start(api, session, now=START)
    late = END + 90 * MINUTE
    await change(api, session, late, first, helper)
    body = worksheet_body(time_entry(first, START, 4 * HOUR), time_entry(helper, late, 30 * MINUTE))
    made = await api.post(path(session, "/worksheet"), body, now=START + 4 * HOUR)
    assert made["billed_minutes"] == 270


# --- what can have been worked -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts_at", "worked", "allowed"),
    [
        (START - 12 * HOUR, HOUR, True),
        (START - 12 * HOUR - SECOND, HOUR, False),
        (END + 23 * HOUR, HOUR, True),
        (END + 23 * HOUR, HOUR + SECOND, False),
        (START - 365 * DAY, HOUR, False),
    ],
)
async def test_work_far_from_the_plan_needs_a_leads_reason(
    api: Api, starts_at: datetime, worked: timedelta, allowed: bool
) -> None:
    technician = await api.technician()
    session = await planned(api, technician)
    await start(api, session, now=START)
    body = worksheet_body(time_entry(technician, starts_at, worked))
    now, hand_in = END + 2 * DAY, path(session, "/worksheet")
    if not allowed:
        how: Json = {"status": 422, "code": "worked_far_from_plan", "now": now}
        answer = await refuse(api, "POST", hand_in, body, **how)
        assert answer["pointer"] == "/time_entries/0"
        assert (answer["earliest"], answer["latest"]) == (z(START - 12 * HOUR), z(END + DAY))
        body["override_reason"] = "prepared at the weekend"
        await refuse(
            api, "POST", hand_in, body, status=403, code="forbidden", now=now, role=technician["id"]
        )
    made = await api.post(hand_in, body, now=now, role="lead")
    (submitted,) = made["rounds"]
    assert submitted["message"] == body.get("override_reason")


def test_help_lasts_to_the_end_of_the_plan_or_ten_minutes() -> None:
    for now, minutes in (
        (START - 10 * MINUTE, 120),
        (START, 120),
        (START + HOUR, 60),
        (END - 10 * MINUTE, 10),
        (END - 9 * MINUTE, 10),
        (END + 5 * HOUR, 10),
    ):
        period = rules.help_period(START, END, now)
        assert (period.end - period.start, period.starts_at) == (minutes, max(START, now))
