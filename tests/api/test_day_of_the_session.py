"""The day of a session: who joins and leaves, when it starts, what can have been worked (C2, C8, S2)."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.api.world import DAY, HOUR, SECOND, refuse, start, time_entry, worksheet_body, z
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
