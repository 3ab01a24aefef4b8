"""The queue: its order, its pages, who takes what, and what starves in it (P1, P2, T8, T9)."""

import asyncio
import random
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from app.kit.postgres import database
from app.kit.postgres.composing import columns
from app.kit.postgres.scopes import EVERYBODY
from app.tickets.jobs import tell_overdue, tell_starving
from tests.api.world import DAY, HOUR, nothing_changes, refuse
from tests.support import NOON, Api, Json
from tests.tickets.desk import (
    act,
    answer,
    customer_on,
    due,
    ids,
    listed,
    opened,
    outage,
    read,
    reply,
    wait,
)

SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
async def _an_empty_queue(api: Api) -> None:
    """Nothing is left of the tests before."""
    await api.db.execute("TRUNCATE ticket CASCADE")
    await api.db.execute("DELETE FROM event WHERE subject_type IN ('ticket', 'call_task')")
    await api.db.execute("UPDATE event SET position = NULL")  # they are numbered anew


@pytest.fixture
async def pool(api: Api) -> AsyncIterator[database.Pool]:
    """The connections of a worker."""
    async with await database.open_pool(api.dsn, scope=EVERYBODY, size=2) as made:
        yield made


async def take(api: Api, role: str, body: Json | None = None, **how: str) -> Json:
    """The next ticket."""
    return await api.post("/v1/tickets/next", body, role=role, **how)


# --- order ---------------------------------------------------------------------------------------


def _promises(rank: int, minutes: int) -> Json:
    return {"queue_rank": rank, "target": {"kind": "working_time", "value": minutes}}


async def test_what_is_to_be_done_first_comes_first_key_by_key(api: Api) -> None:
    """Each ticket loses to the one before it by one key, and beats it by every later one."""
    slow = await customer_on(api, _promises(1, 20_000), deployment="cloud")
    fast = await customer_on(api, _promises(1, 60))
    late = await customer_on(api, _promises(2, 30), deployment="cloud")
    steps = [
        ("cloud outages", late, {**outage(), "severity": 4}, NOON + HOUR),
        ("plan rank", slow, {"severity": 3}, NOON + HOUR),
        ("severity", late, {"severity": 3}, NOON + HOUR),
        ("due", late, {"severity": 4}, NOON),
        ("age", late, {"severity": 4}, NOON + timedelta(minutes=1)),
    ]
    # Opened in the opposite order, so that neither ids nor numbers help.
    made = {
        why: await opened(api, customer, **facts, now=at)
        for why, customer, facts, at in reversed(steps)
    }
    order = [why for why, *_ in steps]
    assert ids(await listed(api)) == [made[why]["id"] for why in order]

    sooner = await opened(api, fast, severity=3, now=NOON + 2 * HOUR)
    graver = await opened(api, slow, severity=1, now=NOON + 3 * HOUR)
    expected = ids([made["cloud outages"], graver, sooner, made["plan rank"]])
    assert ids(await listed(api))[:4] == expected


async def test_of_those_due_together_the_older_comes_first(api: Api) -> None:
    customer = await customer_on(api, _promises(1, 60))
    # Both are due at the opening's first hour.
    evening = datetime.fromisoformat("2031-03-05T18:00:00+00:00")
    younger = await opened(api, customer, now=evening + HOUR)
    older = await opened(api, customer, now=evening)
    assert due(younger) == due(older)
    assert ids(await listed(api)) == ids([older, younger])
    same = await opened(api, customer, now=evening)
    assert ids(await listed(api)) == ids([older, same, younger])


async def test_what_is_worked_on_comes_before_what_waits_and_what_is_solved(api: Api) -> None:
    priority, basic = await customer_on(api, "priority"), await customer_on(api)
    closed, solved, waiting = [await opened(api, priority, severity=1) for _ in range(3)]
    for ticket in (closed, solved):
        await act(api, ticket, "resolve")
    await act(api, closed, "close")
    await wait(api, waiting)
    new, taken = await opened(api, basic, severity=4), await opened(api, basic, severity=4)
    await reply(api, taken)
    assert ids(await listed(api))[:5] == ids([new, taken, waiting, solved, closed])
    # A ticket of the customer comes back to where it belongs.
    await answer(api, waiting)
    assert ids(await listed(api))[:2] == ids([waiting, new])


async def test_filters_narrow_the_list(api: Api) -> None:
    one, other = await customer_on(api, deployment="cloud"), await customer_on(api)
    technician = await api.technician()
    first = await opened(api, one, **outage())
    second = await opened(api, one, severity=2, kind="bug")
    third = await opened(api, other, severity=2)
    await act(api, second, "assign", {"technician_id": technician["id"]})
    await api.db.execute("UPDATE ticket SET starved_at = now() WHERE id = $1", third["id"])
    queries = {
        f"customer_id={one['id']}": [first, second],
        f"technician_id={technician['id']}": [second],
        "status=new": [first, third],
        "status=open": [second],
        "kind=cloud_outage": [first],
        "kind=bug": [second],
        f"severity=2&customer_id={other['id']}": [third],
        f"number={third['number']}": [third],
        "starving=true": [third],
        f"starving=false&customer_id={one['id']}": [first, second],
    }
    for query, expected in queries.items():
        assert ids(await listed(api, query)) == ids(expected), query
    assert ids(await listed(api, role=other["id"])) == [third["id"]]
    assert await listed(api, "severity=1", role=other["id"]) == []
    for query in ("status=lost", "kind=wish", "severity=5", "number=0", "colour=red"):
        path = f"/v1/tickets?{query}"
        await refuse(api, "GET", path, status=422, code="validation_failed")


async def _many(api: Api, count: int) -> list[str]:
    """Tickets like one that was opened, of every rank, severity and due time; in working order."""
    template = await opened(api, await customer_on(api))
    chance = random.Random(7)
    rows = [
        (
            uuid4(), 1_000_000 + number, chance.randint(0, 2), chance.randint(1, 4),
            NOON + chance.randint(0, 20) * HOUR, NOON - chance.randint(0, 3) * HOUR,
        )
        for number in range(count)
    ]  # fmt: skip
    await api.db.execute(
        "INSERT INTO ticket SELECT (jsonb_populate_record(ticket, jsonb_build_object('id', made.id,"
        " 'number', made.number, 'queue_rank', made.rank, 'severity', made.severity,"
        " 'resolution_due_at', made.due_at, 'created_at', made.created_at))).*"
        " FROM ticket, unnest($2::uuid[], $3::bigint[], $4::int[], $5::int[], $6::timestamptz[],"
        " $7::timestamptz[]) AS made (id, number, rank, severity, due_at, created_at)"
        " WHERE ticket.id = $1",
        template["id"], *columns(rows, 6),
    )  # fmt: skip
    await api.db.execute(
        "INSERT INTO clock_turn SELECT id, 1, 'start', created_at, 'key:test' FROM ticket"
        " WHERE number >= 1000000"
    )
    await api.db.execute(
        "INSERT INTO message (id, ticket_id, customer_id, number, version, author, public, channel,"
        " text, part_kinds, part_ends, body, language, language_corrected, resolves, counted, actor,"
        " written_at) SELECT gen_random_uuid(), id, customer_id, 1, 1, 'customer', true, channel, '?',"
        " '{new}', '{1}', '?', 'en', false, false, false, 'key:test', created_at FROM ticket"
        " WHERE number >= 1000000"
    )
    await api.db.execute(
        "INSERT INTO ticket_text SELECT id, 'en', text_words('en', number::text) FROM ticket"
        " WHERE number >= 1000000"
    )
    await act(api, template, "resolve")
    await act(api, template, "close")
    ordered = sorted(rows, key=lambda row: (row[2:], str(row[0])))
    return [str(row[0]) for row in ordered]


async def test_pages_lose_and_repeat_nothing_while_other_tickets_change(api: Api) -> None:
    expected = await _many(api, 300)
    customer = await customer_on(api)
    found: list[str] = []
    cursor, changed = "", set()
    for page in range(1, 100):
        answered = await api.get(f"/v1/tickets?status=new&limit=23{cursor}")
        found += ids(answered["items"])
        if answered["next_cursor"] is None:
            break
        cursor = f"&cursor={answered['next_cursor']}"
        # Behind and before the cursor tickets come, are solved and change their places.
        await opened(api, customer, severity=1 + page % 4)
        for place in (0, -1):
            left = [one for one in expected if one not in changed]
            ticket = {"id": left[place]}
            changed.add(ticket["id"])
            await act(api, ticket, "resolve")
    kept = [one for one in expected if one not in changed]
    assert len(found) == len(set(found))
    assert len(kept) > 250
    assert [one for one in found if one in set(kept)] == kept


# --- next ----------------------------------------------------------------------------------------


async def test_the_next_ticket_is_the_first_that_nobody_has(api: Api) -> None:
    technician = await api.technician()
    expected = (await _many(api, 12))[:10]
    for one in expected[2:4]:
        await wait(api, {"id": one})
    await act(api, {"id": expected[5]}, "resolve")
    await reply(api, {"id": expected[7]})
    await act(api, {"id": expected[8]}, "assign", {"technician_id": technician["id"]})
    left = [one for number, one in enumerate(expected) if number not in (2, 3, 5, 8)]
    for one in left:
        given = await take(api, technician["id"])
        assert given["id"] == one
        assert (given["technician_id"], given["status"]) == (technician["id"], "open")
    nobodys = await listed(api, "status=new")
    assert [one["technician_id"] for one in nobodys] == [None] * len(nobodys)


async def test_there_may_be_no_next_ticket(api: Api) -> None:
    technician = await api.technician()
    async with nothing_changes(api):
        none = await api.send("POST", "/v1/tickets/next", role=technician["id"], key="none")
    assert (none.status_code, none.content) == (204, b"")
    # The key was not used up: nothing had happened.
    made = await opened(api, await customer_on(api))
    assert (await take(api, technician["id"], key="none"))["id"] == made["id"]


async def test_a_technician_takes_for_itself_and_a_lead_for_whom_it_names(api: Api) -> None:
    customer = await customer_on(api)
    one, other = await api.technician(), await api.technician()
    made = [await opened(api, customer) for _ in range(3)]
    path, body = "/v1/tickets/next", {"technician_id": other["id"]}
    await refuse(api, "POST", path, body, status=403, code="forbidden", role=one["id"])
    await refuse(api, "POST", path, status=403, code="forbidden", role=customer["id"])
    missing: Json = {"status": 404, "code": "technician_not_found", "role": "lead"}
    await refuse(api, "POST", path, **missing)
    await refuse(api, "POST", path, {"technician_id": str(uuid4())}, **missing)
    taken = [
        await take(api, one["id"]),
        await take(api, one["id"], {"technician_id": one["id"]}),
        await take(api, "lead", body),
    ]
    assert ids(taken) == ids(made)
    assert [ticket["technician_id"] for ticket in taken] == [one["id"], one["id"], other["id"]]


async def test_a_retry_gives_the_same_ticket_again(api: Api) -> None:
    customer, technician = await customer_on(api), await api.technician()
    first, second = [await opened(api, customer) for _ in range(2)]
    taken = [await take(api, technician["id"], key="a") for _ in range(3)]
    assert taken == [taken[0]] * 3
    assert taken[0]["id"] == first["id"]
    assert (await take(api, technician["id"], key="b"))["id"] == second["id"]


async def test_a_ticket_is_given_to_somebody_and_back(api: Api) -> None:
    one, other = await api.technician(), await api.technician()
    ticket = await opened(api, await customer_on(api))
    path = f"/v1/tickets/{ticket['id']}/assign"

    async def assign(technician_id: str | None) -> Json:
        return await act(api, ticket, "assign", {"technician_id": technician_id}, role="lead")

    await refuse(api, "POST", path, {"technician_id": None}, status=422, code="nothing_to_change")
    given = await assign(one["id"])
    assert (given["technician_id"], given["status"]) == (one["id"], "open")
    assert (await assign(other["id"]))["technician_id"] == other["id"]
    again = {"technician_id": other["id"]}
    await refuse(api, "POST", path, again, status=422, code="nothing_to_change")
    unknown = {"technician_id": str(uuid4())}
    await refuse(api, "POST", path, unknown, status=404, code="technician_not_found")
    back = await assign(None)
    assert (back["technician_id"], back["status"]) == (None, "open")
    assert (await take(api, one["id"]))["id"] == ticket["id"]
    await wait(api, ticket)
    assert (await assign(other["id"]))["status"] == "waiting_for_customer"
    await act(api, ticket, "resolve")
    code = "invalid_transition"
    await refuse(api, "POST", path, {"technician_id": one["id"]}, status=409, code=code)


# --- what starves --------------------------------------------------------------------------------


async def _told(api: Api, kind: str = "starving") -> list[str]:
    rows = await api.db.fetch(
        "SELECT subject_id FROM event WHERE type = 'ticket.' || $1 ORDER BY event_no", kind
    )
    return [str(row["subject_id"]) for row in rows]


async def test_a_ticket_that_nobody_took_raises_the_alarm_once(
    api: Api, pool: database.Pool
) -> None:
    ticket = await opened(api, await customer_on(api))
    # Half of 24 working hours: four on Wednesday, eight on Thursday.
    starves_at = datetime.fromisoformat(ticket["starves_at"])
    assert starves_at == datetime.fromisoformat("2031-03-06T16:00:00+00:00")
    await tell_starving(pool, starves_at - timedelta(microseconds=1))
    assert await _told(api) == []
    assert (await read(api, ticket))["starved_at"] is None
    for _ in range(2):
        await tell_starving(pool, starves_at)
    await tell_starving(pool, starves_at + 9 * DAY)
    assert await _told(api) == [ticket["id"]]
    assert (await read(api, ticket))["starved_at"] == ticket["starves_at"]
    assert ids(await listed(api, "starving=true&status=new")) == [ticket["id"]]


async def test_only_what_waits_for_somebody_starves(api: Api, pool: database.Pool) -> None:
    technician = await api.technician()
    taken, waiting, solved, back, new = [
        await opened(api, await customer_on(api)) for _ in range(5)
    ]
    for ticket in (taken, back):
        await act(api, ticket, "assign", {"technician_id": technician["id"]})
    await wait(api, waiting)
    await act(api, solved, "resolve")
    late = NOON + 9 * DAY
    await tell_starving(pool, late)
    assert await _told(api) == [new["id"]]
    assert ids(await listed(api, "starving=true")) == [new["id"]]
    await act(api, new, "assign", {"technician_id": technician["id"]}, now=late)
    assert await listed(api, "starving=true") == []
    # Given back, it waits again; answered, it has all of its time left.
    await act(api, back, "assign", {"technician_id": None}, now=late)
    resumed = await answer(api, waiting, now=late)
    await tell_starving(pool, late)
    assert await _told(api) == [new["id"], back["id"]]
    await tell_starving(pool, datetime.fromisoformat(resumed["starves_at"]))
    assert await _told(api) == [new["id"], back["id"], waiting["id"]]


async def test_hundreds_that_starve_or_are_overdue_are_all_told(
    api: Api, pool: database.Pool
) -> None:
    many = await _many(api, 1001)
    await tell_starving(pool, NOON + 9 * DAY)
    assert sorted(await _told(api)) == sorted(many)
    await asyncio.gather(*(tell_overdue(pool, NOON + 9 * DAY) for _ in range(2)))
    assert sorted(await _told(api, "overdue")) == sorted(many)


async def test_it_is_narrowed_to_the_plan_that_a_ticket_was_made_under(api: Api) -> None:
    first, second = await customer_on(api), await customer_on(api, "priority")
    old, new = await opened(api, first), await opened(api, second)
    # A plan of today does not change under which one it was made (P4).
    await api.post(
        f"/v1/customers/{first['id']}/subscriptions",
        {"plan": "priority", "starts_on": "2031-03-05"},
    )
    assert ids(await listed(api, "plan=basic")) == [old["id"]]
    assert ids(await listed(api, "plan=priority")) == [new["id"]]
    assert ids(await listed(api, f"plan=basic&customer_id={second['id']}")) == []
    assert await listed(api, "plan=none") == []
    for wrong in ("", "x" * 61, "%00"):
        await refuse(api, "GET", f"/v1/tickets?plan={wrong}", status=422, code="validation_failed")
