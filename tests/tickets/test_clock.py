"""When a ticket is due, and what stops, moves and never loses its clock (P1, P2, P4, T8, T9).

Work is from 09:00 to 17:00 in Prague: 08:00Z to 16:00Z until the end of March, then an hour earlier.
"""

from datetime import UTC, datetime, timedelta

import pytest

from tests.api.world import HOUR, refuse
from tests.support import NOON, Api, Json
from tests.tickets.desk import (
    act,
    answer,
    customer_on,
    due,
    explained,
    individual,
    opened,
    outage,
    patched,
    read,
    reply,
    subscribe,
    wait,
)

WORKING = {"kind": "working_time", "value": 480}
THURSDAY, FRIDAY, MONDAY = (NOON + timedelta(days=days) for days in (1, 2, 5))


def at(month_day: str, time: str, year: int = 2031) -> datetime:
    return datetime.fromisoformat(f"{year}-{month_day}T{time}").replace(tzinfo=UTC)


# --- what plans promise --------------------------------------------------------------------------

DUE = [
    ("basic", at("03-05", "12:00"), at("03-10", "12:00")),
    ("basic", at("03-05", "08:00"), at("03-07", "16:00")),  # at closing, not at the next opening
    ("basic", at("03-05", "16:00"), at("03-10", "16:00")),
    ("basic", at("03-05", "15:59"), at("03-10", "15:59")),
    ("basic", at("03-08", "12:00"), at("03-12", "16:00")),  # a Saturday
    ("basic", at("03-28", "12:00"), at("04-02", "11:00")),  # summer time begins on Sunday
    ("basic", at("10-24", "11:00"), at("10-30", "12:00")),  # it ends; 28 October is a holiday
    ("basic", at("04-10", "13:00"), at("04-17", "13:00")),  # Good Friday and Easter Monday
    ("basic", at("12-30", "12:00"), at("01-05", "12:00", 2032)),  # New Year's Day is a Thursday
    ("basic", at("12-23", "12:00"), at("12-31", "12:00")),  # three days of Christmas, a weekend
    ("priority", at("03-05", "12:00"), at("03-06", "16:00")),
    ("priority", at("03-05", "23:30"), at("03-07", "16:00")),  # in Prague it is Thursday already
    ("priority", at("03-07", "07:00"), at("03-10", "16:00")),
    ("priority", at("03-08", "12:00"), at("03-10", "16:00")),
    ("priority", at("03-28", "12:00"), at("03-31", "15:00")),
    ("priority", at("04-10", "13:00"), at("04-15", "15:00")),
    ("priority", at("12-31", "12:00"), at("01-02", "16:00", 2032)),
]


@pytest.mark.parametrize(("plan", "created_at", "due_at"), DUE)
async def test_published_plans_promise_a_solution_in_working_time(
    api: Api, plan: str, created_at: datetime, due_at: datetime
) -> None:
    customer = await customer_on(api, plan)
    for severity in (1, 4):
        made = await opened(api, customer, severity=severity, now=created_at)
        assert due(made) == due_at


@pytest.mark.parametrize(
    ("target", "due_at"),
    [
        ({"kind": "working_time", "value": 1}, at("03-05", "12:01")),
        ({"kind": "working_time", "value": 240}, at("03-05", "16:00")),
        ({"kind": "working_time", "value": 241}, at("03-06", "08:01")),
        ({"kind": "real_time", "value": 241}, at("03-05", "16:01")),
        ({"kind": "real_time", "value": 4320}, at("03-08", "12:00")),
        ({"kind": "end_of_nth_business_day", "value": 1}, at("03-06", "16:00")),
        ({"kind": "end_of_nth_business_day", "value": 3}, at("03-10", "16:00")),
    ],
)
async def test_individual_plans_promise_what_was_agreed(
    api: Api, target: Json, due_at: datetime
) -> None:
    customer = await customer_on(api, {"target": target})
    assert due(await opened(api, customer)) == due_at


async def test_a_severity_may_have_a_target_of_its_own(api: Api) -> None:
    urgent = {"severity": 1, "kind": "real_time", "value": 120}
    high = {"severity": 2, "kind": "working_time", "value": 300}
    customer = await customer_on(api, {"target": WORKING, "severity_targets": [urgent, high]})
    found = [due(await opened(api, customer, severity=severity)) for severity in range(1, 5)]
    rest = at("03-06", "12:00")
    assert found == [at("03-05", "14:00"), at("03-06", "09:00"), rest, rest]


# --- waiting, resolving, reopening ---------------------------------------------------------------


async def test_the_clock_pauses_while_the_customer_is_asked(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    assert (ticket["status"], ticket["clock"]) == ("new", "running")
    asked = await wait(api, ticket, now=NOON + HOUR)
    assert (asked["status"], asked["clock"]) == ("waiting_for_customer", "paused")
    again = await wait(api, ticket, now=NOON + 2 * HOUR)
    assert again["clock"] == "paused"
    # 1 hour is used; the other 23 begin on Thursday at 10:00 in Prague.
    resumed = await answer(api, ticket, now=at("03-06", "09:00"))
    assert (resumed["status"], resumed["clock"]) == ("open", "running")
    assert due(resumed) == at("03-10", "16:00")
    turns = (await explained(api, ticket))["clock"]
    assert [one["turn"] for one in turns] == ["start", "pause", "resume"]
    assert [one["at"] for one in turns] == [
        "2031-03-05T12:00:00Z", "2031-03-05T13:00:00Z", "2031-03-06T09:00:00Z",
    ]  # fmt: skip


async def test_a_pause_outside_working_hours_costs_and_gives_nothing(api: Api) -> None:
    for plan in ("basic", "priority"):
        ticket = await opened(api, await customer_on(api, plan))
        await wait(api, ticket, now=at("03-05", "16:00"))
        assert due(await answer(api, ticket, now=at("03-06", "08:00"))) == due(ticket)


async def test_a_promise_by_a_days_end_goes_on_as_working_time(api: Api) -> None:
    ticket = await opened(api, await customer_on(api, "priority"))
    assert due(ticket) == at("03-06", "16:00")
    await wait(api, ticket, now=at("03-06", "14:00"))
    resumed = await answer(api, ticket, now=at("03-06", "15:30"))
    assert due(resumed) == at("03-07", "09:30")


async def test_an_internal_note_pauses_and_resumes_if_it_says_so(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))

    async def note(hours: int, **facts: bool) -> str:
        made = await reply(api, ticket, public=False, now=NOON + hours * HOUR, **facts)
        clock: str = made["clock"]
        return clock

    assert await note(1) == "running"
    assert await note(1, waiting_for_customer=True) == "paused"
    assert await note(2) == "paused"
    assert await note(3, waiting_for_customer=False) == "running"
    assert due(await read(api, ticket)) == due(ticket) + 2 * HOUR
    # A public reply while the customer is waited for leaves it so, unless it says otherwise.
    assert (await wait(api, ticket))["clock"] == "paused"
    assert (await reply(api, ticket))["clock"] == "paused"
    assert (await reply(api, ticket, waiting_for_customer=False))["clock"] == "running"


@pytest.mark.parametrize("how", ["verb", "reply", "customer"])
async def test_resolving_stops_the_clock_and_reopening_goes_on(api: Api, how: str) -> None:
    ticket = await opened(api, await customer_on(api))
    solved = NOON + HOUR
    if how == "reply":
        made = await reply(api, ticket, resolves=True, now=solved)
    else:
        role = ticket["customer_id"] if how == "customer" else "lead"
        made = await act(api, ticket, "resolve", role=role, now=solved)
    assert (made["status"], made["clock"]) == ("resolved", "stopped")
    assert made["resolved_at"] == "2031-03-05T13:00:00Z"
    later = at("03-06", "09:00")
    if how == "customer":
        reopened = await answer(api, ticket, "It is empty again.", now=later)
    else:
        reopened = await act(api, ticket, "reopen", {"reason": "empty again"}, now=later)
    assert (reopened["status"], reopened["clock"]) == ("open", "running")
    assert (reopened["resolved_at"], reopened["reopenings"]) == (None, 1)
    assert due(reopened) == at("03-10", "16:00")
    turns = [one["turn"] for one in (await explained(api, ticket))["clock"]]
    assert turns == ["start", "stop", "resume"]


async def test_solved_while_the_customer_was_asked_counts_no_time(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    await wait(api, ticket, now=NOON + HOUR)
    await act(api, ticket, "resolve", now=NOON + 2 * HOUR)
    reopened = await act(api, ticket, "reopen", now=NOON + 3 * HOUR)
    assert due(reopened) == due(ticket) + 2 * HOUR
    [promise] = (await explained(api, ticket, now=NOON + 3 * HOUR))["promises"]
    assert promise["counted_seconds"] == 3600
    skipped = [one["why"] for one in promise["periods"][:4]]
    assert skipped == ["working_time", "waiting_for_customer", "resolved", "working_time"]


async def test_the_provider_may_still_write_on_a_resolved_ticket(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    await act(api, ticket, "resolve")
    later = await reply(api, ticket, body="You are welcome.")
    assert (later["status"], later["replies"]) == ("resolved", 0)
    noted = await reply(api, ticket, body="They called to say thanks.", public=False)
    assert noted["status"] == "resolved"


async def test_a_closed_ticket_is_not_worked_on(api: Api) -> None:
    customer = await customer_on(api)
    ticket, technician = await opened(api, customer), await api.technician()
    path = f"/v1/tickets/{ticket['id']}"
    refused: Json = {"status": 409, "code": "invalid_transition"}
    for verb in ("close", "reopen"):
        await refuse(api, "POST", f"{path}/{verb}", **refused)
    await act(api, ticket, "resolve")
    await refuse(api, "POST", f"{path}/resolve", **refused)
    closed = await act(api, ticket, "close", role=customer["id"])
    assert (closed["status"], closed["closed_at"]) == ("closed", "2031-03-05T12:00:00Z")
    for verb, body in {
        "replies": {"body": "still"}, "severity": {"severity": 1, "reason": "still"},
        "assign": {"technician_id": technician["id"]}, "resolve": None, "reopen": None,
        "close": None, "move-to-plan": None,
    }.items():  # fmt: skip
        problem = await refuse(api, "POST", f"{path}/{verb}", body, **refused)
        assert (problem["current_status"], problem["allowed"]) == ("closed", [])
    await refuse(api, "POST", f"{path}/replies", {"body": "?"}, role=customer["id"], **refused)
    await refuse(api, "PATCH", path, {"logs": "?"}, **refused)


# --- severity and plan ---------------------------------------------------------------------------


async def _set(api: Api, ticket: Json, severity: int, now: datetime) -> Json:
    body = {"severity": severity, "reason": "seen by us"}
    return await act(api, ticket, "severity", body, now=now)


async def test_another_severity_counts_the_time_that_was_counted(api: Api) -> None:
    urgent = {"severity": 1, "kind": "working_time", "value": 180}
    customer = await customer_on(api, {"target": WORKING, "severity_targets": [urgent]})
    ticket = await opened(api, customer)
    assert due(ticket) == at("03-06", "12:00")
    await wait(api, ticket, now=NOON + HOUR)
    # While paused it is due as if it went on where it halted.
    paused = await _set(api, ticket, 1, NOON + 2 * HOUR)
    assert (due(paused), paused["clock"]) == (NOON + 3 * HOUR, "paused")
    assert due(await answer(api, ticket, now=THURSDAY)) == THURSDAY + 2 * HOUR
    assert due(await _set(api, ticket, 2, THURSDAY + HOUR)) == at("03-07", "11:00")
    # And back: of 180 minutes 120 are used, so it is as if it had never been otherwise.
    assert due(await _set(api, ticket, 1, THURSDAY + HOUR)) == THURSDAY + 2 * HOUR
    await act(api, ticket, "resolve", now=THURSDAY + HOUR)
    path, body = f"/v1/tickets/{ticket['id']}/severity", {"severity": 3, "reason": "late"}
    await refuse(api, "POST", path, body, status=409, code="invalid_transition")


async def test_a_severity_that_was_overdue_from_the_start_says_since_when(api: Api) -> None:
    urgent = {"severity": 1, "kind": "real_time", "value": 60}
    customer = await customer_on(api, {"target": WORKING, "severity_targets": [urgent]})
    ticket = await opened(api, customer, severity=4)
    assert due(await _set(api, ticket, 1, THURSDAY)) == NOON + HOUR


async def test_a_plan_change_alone_leaves_a_promise_and_a_lead_moves_it(api: Api) -> None:
    customer = await customer_on(api)
    ticket = await opened(api, customer)
    path = f"/v1/tickets/{ticket['id']}/move-to-plan"
    await refuse(api, "POST", path, status=422, code="nothing_to_change")
    await subscribe(api, customer, "priority")
    assert (await read(api, ticket))["plan_code"] == "basic"
    assert due(await answer(api, ticket, now=NOON + HOUR)) == due(ticket)
    technician = await api.technician()
    how: Json = {"status": 403, "code": "forbidden", "role": technician["id"]}
    await refuse(api, "POST", path, **how)
    await wait(api, ticket, now=NOON + HOUR)
    await answer(api, ticket, now=NOON + 3 * HOUR)
    moved = await act(api, ticket, "move-to-plan", {"reason": "agreed"}, role="lead")
    # Until Thursday's end it was 12 working hours; two were spent waiting.
    assert (moved["plan_code"], due(moved)) == ("priority", at("03-07", "10:00"))
    assert moved == await _details_less(api, ticket)
    [change] = (await api.get(f"/v1/tickets/{ticket['id']}/changes"))["items"]
    assert (change["what"], change["reason"]) == ("plan", "agreed")
    assert (change["was"], change["becomes"]) == (
        ticket["plan_version_id"],
        moved["plan_version_id"],
    )
    assert (await explained(api, ticket))["queue"]["queue_rank"] == 1
    first = await reply(api, ticket)
    assert [task["status"] for task in first["call_tasks"]] == ["open"]


async def _details_less(api: Api, ticket: Json) -> Json:
    [found] = (await api.get(f"/v1/tickets?number={ticket['number']}"))["items"]
    made: Json = found
    return made


async def test_a_version_that_came_later_applies_where_a_lead_says_so(api: Api) -> None:
    customer = await customer_on(api)
    plan = await individual(api, customer, target={"kind": "working_time", "value": 120})
    await subscribe(api, customer, plan["code"])
    ticket = await opened(api, customer)
    revised = {"channels": ["email"], "queue_rank": 7, "target": WORKING}
    await api.post(f"/v1/plans/{plan['id']}/revise", revised)
    assert due(await read(api, ticket)) == NOON + 2 * HOUR
    moved = await act(api, ticket, "move-to-plan", role="lead")
    assert due(moved) == at("03-06", "12:00")


async def test_an_outage_keeps_its_promise_of_a_day_under_another_plan(api: Api) -> None:
    customer = await customer_on(api, deployment="cloud")
    ticket = await opened(api, customer, **outage())
    await subscribe(api, customer, "priority")
    moved = await act(api, ticket, "move-to-plan", role="lead")
    assert (due(ticket), due(moved)) == (THURSDAY, THURSDAY)
    reasons = [one["because"] for one in (await explained(api, ticket))["promises"]]
    assert len(reasons) == 2


async def test_a_change_of_what_is_known_leaves_the_clock_alone(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    path = f"/v1/tickets/{ticket['id']}"
    changed = await patched(api, path, {"environment": "Debian 13"}, now=THURSDAY)
    assert (due(changed), changed["status"]) == (due(ticket), "new")
    unchanged: list[Json] = [
        {}, {"environment": "Debian 13"}, {"subject": None}, {"contact": {}},
    ]  # fmt: skip
    for nothing in unchanged:
        await refuse(api, "PATCH", path, nothing, status=422, code="nothing_to_change")


async def test_requests_of_machines_whose_clocks_differ_turn_a_clock_forwards(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    await wait(api, ticket, now=NOON + HOUR)
    await answer(api, ticket, now=NOON + HOUR - timedelta(seconds=2))
    turns = [one["at"] for one in (await explained(api, ticket))["clock"]]
    assert turns[1] == turns[2] == "2031-03-05T13:00:00Z"
