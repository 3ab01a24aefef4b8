"""When the provider has to pick up the phone (rules P1, P2, P3, T5)."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.api.world import HOUR, refuse
from tests.ledger.racing import at_once
from tests.support import NOON, Api, Json
from tests.tickets.desk import (
    act,
    answer,
    customer_on,
    opened,
    read,
    reply,
    wait,
)


def statuses(ticket: Json) -> list[str]:
    """Its call tasks: ``open``, or how each ended."""
    return [
        one["outcome"] if one["status"] == "done" else one["status"] for one in ticket["call_tasks"]
    ]


async def call(api: Api, ticket: Json, outcome: str = "reached", **facts: object) -> Json:
    """A call of the provider; ``now`` is of the request."""
    how = {name: facts.pop(name) for name in ("now", "role") if name in facts}
    body = {"direction": "outbound", "outcome": outcome, **facts}
    return await act(api, ticket, "calls", body, **how)


@pytest.mark.parametrize(
    ("plan", "wanted"),
    [
        ("basic", 3),
        ("priority", 1),
        ({"call_after_replies": 2}, 2),
        ({"call_after_replies": None}, None),
    ],
)
async def test_the_nth_public_reply_that_leaves_a_ticket_unresolved_makes_a_call_task(
    api: Api, plan: str | Json, wanted: int | None
) -> None:
    ticket = await opened(api, await customer_on(api, plan))
    for number in range(1, 6):
        made = await reply(api, ticket, now=NOON + number * HOUR)
        assert made["replies"] == number
        due = wanted is not None and number >= wanted
        # Never a second while one is open.
        assert statuses(made) == (["open"] if due else [])
    if wanted is not None:
        [task] = made["call_tasks"]
        assert datetime.fromisoformat(task["opened_at"]) == NOON + wanted * HOUR
        assert task["due_at"] == made["resolution_due_at"]
        events = "SELECT type FROM event WHERE subject_id = $1"
        assert [row["type"] for row in await api.db.fetch(events, task["id"])] == [
            "call_task.opened"
        ]


@pytest.mark.parametrize("before", [0, 1, 2, 3])
async def test_a_reply_that_resolves_makes_no_call_task(api: Api, before: int) -> None:
    ticket = await opened(api, await customer_on(api))
    for _ in range(before):
        await reply(api, ticket)
    solved = await reply(api, ticket, resolves=True)
    # One that was open is not needed any more.
    assert statuses(solved) == (["not_needed"] if before == 3 else [])
    first = await reply(api, await opened(api, await customer_on(api, "priority")), resolves=True)
    assert statuses(first) == []


async def test_a_reply_that_asks_the_customer_leaves_it_unresolved(api: Api) -> None:
    ticket = await opened(api, await customer_on(api, "priority"))
    assert statuses(await wait(api, ticket)) == ["open"]


async def test_notes_and_the_customers_own_messages_do_not_count(api: Api) -> None:
    ticket = await opened(api, await customer_on(api, "priority"))
    await reply(api, ticket, public=False)
    await reply(api, ticket, public=False, waiting_for_customer=True)
    await answer(api, ticket)
    assert statuses(await read(api, ticket)) == []
    assert statuses(await reply(api, ticket)) == ["open"]


async def test_what_is_written_after_the_solution_does_not_count(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    for _ in range(2):
        await reply(api, ticket)
    await act(api, ticket, "resolve")
    assert statuses(await reply(api, ticket)) == []
    await act(api, ticket, "reopen")
    # Reopening counts on: this is the third on the unresolved ticket.
    assert statuses(await reply(api, ticket)) == ["open"]


@pytest.mark.parametrize("how", ["resolve", "resolves"])
async def test_resolving_closes_the_open_task_and_reopening_counts_on(api: Api, how: str) -> None:
    ticket = await opened(api, await customer_on(api))
    for _ in range(3):
        await reply(api, ticket)
    solved = (
        await act(api, ticket, "resolve", now=NOON + HOUR)
        if how == "resolve"
        else await reply(api, ticket, resolves=True, now=NOON + HOUR)
    )
    [task] = solved["call_tasks"]
    assert (task["outcome"], task["status"]) == ("not_needed", "done")
    assert task["closed_at"] == "2031-03-05T13:00:00Z"
    assert (await read(api, ticket))["call_tasks"] == [task]
    reopened = await answer(api, ticket, "It is not solved.")
    assert statuses(reopened) == ["not_needed"]
    assert statuses(await reply(api, ticket)) == ["not_needed", "open"]


@pytest.mark.parametrize(("plan", "wanted"), [("basic", 3), ("priority", 1)])
@pytest.mark.parametrize("outcome", ["reached", "not_needed"])
async def test_after_a_call_was_dealt_with_replies_are_counted_anew(
    api: Api, plan: str, wanted: int, outcome: str
) -> None:
    ticket = await opened(api, await customer_on(api, plan))
    for _ in range(wanted):
        await reply(api, ticket)
    await call(api, ticket, "not_reached")
    await call(api, ticket, outcome, note="we met")
    for number in range(1, wanted + 1):
        made = await reply(api, ticket)
        assert statuses(made) == [outcome] + (["open"] if number == wanted else [])


async def test_of_ten_replies_at_once_one_makes_the_call_task(api: Api) -> None:
    for plan in ("basic", "priority"):
        ticket = await opened(api, await customer_on(api, plan))
        path = f"/v1/tickets/{ticket['id']}/replies"
        answers = await at_once(
            *(api.send("POST", path, {"body": f"Reply {number}."}) for number in range(10))
        )
        assert {one.status_code for one in answers} == {200}
        after = await read(api, ticket)
        assert (after["replies"], statuses(after)) == (10, ["open"])
        messages = (await api.get(f"/v1/tickets/{ticket['id']}/messages"))["items"]
        assert sorted(one["number"] for one in messages) == list(range(1, 12))


# --- the call itself -----------------------------------------------------------------------------


async def _to_be_called(api: Api, **how: datetime) -> Json:
    ticket = await opened(api, await customer_on(api, "priority"), **how)
    return await reply(api, ticket, **how)


async def test_a_call_that_reaches_the_reporter_fulfils_the_task(api: Api) -> None:
    ticket = await _to_be_called(api)
    made = await call(api, ticket, note="explained", now=NOON + HOUR)
    [task] = made["call_tasks"]
    assert (task["outcome"], task["attempts"]) == ("reached", 1)
    assert task["closed_at"] == "2031-03-05T13:00:00Z"
    [recorded] = (await api.get(f"/v1/tickets/{ticket['id']}/calls"))["items"]
    told = (recorded["call_task_id"], recorded["outcome"], recorded["note"])
    assert told == (task["id"], "reached", "explained")


async def test_who_was_not_reached_is_called_again(api: Api) -> None:
    ticket = await _to_be_called(api)
    path = f"/v1/tickets/{ticket['id']}/calls"
    past = (NOON - timedelta(microseconds=1)).isoformat()
    body = {"direction": "outbound", "outcome": "not_reached", "retry_at": past}
    await refuse(api, "POST", path, body, status=422, code="instant_in_past")
    retry_at = NOON + timedelta(minutes=10)
    first = await call(api, ticket, "not_reached", retry_at=retry_at.isoformat())
    assert [statuses(first), first["call_tasks"][0]["retry_at"]] == [
        ["open"],
        "2031-03-05T12:10:00Z",
    ]
    # Half an hour before closing: an hour of working time later is tomorrow morning.
    late = datetime(2031, 3, 5, 15, 30, tzinfo=UTC)
    second = await call(api, ticket, "not_reached", now=late)
    [task] = second["call_tasks"]
    assert (task["retry_at"], task["attempts"]) == ("2031-03-06T08:30:00Z", 2)
    [task] = (await call(api, ticket, now=late + HOUR))["call_tasks"]
    assert (task["outcome"], task["retry_at"], task["attempts"]) == ("reached", None, 3)


async def test_a_call_that_is_not_needed_says_why(api: Api) -> None:
    ticket = await _to_be_called(api)
    path = f"/v1/tickets/{ticket['id']}/calls"
    body = {"direction": "outbound", "outcome": "not_needed"}
    await refuse(api, "POST", path, body, status=422, code="reason_missing")
    made = await call(api, ticket, "not_needed", note="we met")
    [task] = made["call_tasks"]
    assert (task["outcome"], task["note"], task["attempts"]) == ("not_needed", "we met", 0)
    body["note"] = "again"
    await refuse(api, "POST", path, body, status=409, code="no_call_task")


async def test_a_call_of_the_reporter_is_only_recorded(api: Api) -> None:
    ticket = await _to_be_called(api)
    for outcome in ("reached", "not_reached"):
        body = {"direction": "inbound", "outcome": outcome, "note": "asked how it goes"}
        made = await act(api, ticket, "calls", body)
        assert (statuses(made), made["call_tasks"][0]["attempts"]) == (["open"], 0)
    calls = (await api.get(f"/v1/tickets/{ticket['id']}/calls"))["items"]
    assert [(one["direction"], one["call_task_id"]) for one in calls] == [("inbound", None)] * 2
    body = {"direction": "inbound", "outcome": "not_needed", "note": "no"}
    path = f"/v1/tickets/{ticket['id']}/calls"
    await refuse(api, "POST", path, body, status=409, code="no_call_task")
    # On every plan, and where no call is to be made (T2).
    quiet = await opened(api, await customer_on(api))
    made = await act(api, quiet, "calls", {"direction": "inbound"})
    assert (made["call_tasks"], made["status"]) == ([], "new")


async def test_a_customer_neither_records_calls_nor_reads_what_was_noted_of_them(api: Api) -> None:
    ticket = await _to_be_called(api)
    path, role = f"/v1/tickets/{ticket['id']}/calls", ticket["customer_id"]
    await call(api, ticket, "not_reached", note="engaged")
    body = {"direction": "inbound"}
    await refuse(api, "POST", path, body, status=403, code="forbidden", role=role)
    await refuse(api, "GET", path, status=403, code="forbidden", role=role)
    [task] = (await read(api, ticket, role=role))["call_tasks"]
    assert task == await api.get(f"/v1/call-tasks/{task['id']}", role=role)
    assert (task["outcome"], task["note"]) == ("not_reached", None)


async def test_a_call_is_due_with_its_ticket(api: Api) -> None:
    ticket = await _to_be_called(api)
    assert ticket["call_tasks"][0]["due_at"] == ticket["resolution_due_at"]
    await wait(api, ticket, now=NOON + HOUR)
    later = await answer(api, ticket, now=NOON + 2 * HOUR)
    [task] = later["call_tasks"]
    assert task["due_at"] == later["resolution_due_at"] == "2031-03-07T09:00:00Z"
    assert (await api.get(f"/v1/call-tasks/{task['id']}"))["due_at"] == task["due_at"]


async def test_calls_to_be_made_are_listed(api: Api) -> None:
    technician = await api.technician()
    made, done, other = [await _to_be_called(api) for _ in range(3)]
    await call(api, done)
    await act(api, made, "assign", {"technician_id": technician["id"]})

    async def found(query: str, **how: str) -> list[str]:
        items = (await api.get(f"/v1/call-tasks?limit=200&{query}", **how))["items"]
        known = (made["id"], done["id"], other["id"])
        return [one["ticket_id"] for one in items if one["ticket_id"] in known]

    assert await found("") == [made["id"], done["id"], other["id"]]
    assert await found("is_open=true") == [made["id"], other["id"]]
    assert await found("is_open=false") == [done["id"]]
    assert await found(f"technician_id={technician['id']}") == [made["id"]]
    assert await found(f"customer_id={other['customer_id']}") == [other["id"]]
    assert await found("", role=done["customer_id"]) == [done["id"]]
    theirs = f"/v1/call-tasks/{made['call_tasks'][0]['id']}"
    how: Json = {"status": 404, "code": "call_task_not_found", "role": done["customer_id"]}
    await refuse(api, "GET", theirs, **how)
