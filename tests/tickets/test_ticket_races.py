"""Many at once in the queue and on one ticket: each ticket once, in order, and no turn of a clock is lost."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import pairwise
from uuid import UUID

import pytest

from app.access import context
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import open_pool, transaction
from app.kit.postgres.scopes import EVERYBODY
from app.tickets import queries
from tests.api.world import HOUR
from tests.conftest import fresh_database
from tests.ledger.racing import at_once, outcomes
from tests.support import NOON, Api, Json, open_api
from tests.tickets.desk import (
    act,
    customer_on,
    due,
    explained,
    ids,
    individual,
    listed,
    opened,
    read,
    report,
    subscribe,
)

POOL = 20
RUNNING = {"start": "running", "resume": "running", "pause": "paused", "stop": "stopped"}


@pytest.fixture(autouse=True)
def _no_second_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    """A deadlock is an error here, and not tried again."""
    monkeypatch.setattr(context, "RETRIED", ())


@asynccontextmanager
async def _service(server: str, template: str, pool_size: int) -> AsyncIterator[Api]:
    async with (
        fresh_database(server, template) as dsn,
        open_api(dsn, pool_size=pool_size) as opened,
    ):
        yield opened
        await opened.verify()


async def _queue(api: Api, count: int) -> list[str]:
    """Tickets of all ranks and severities, opened at once; in working order."""
    customers = [await customer_on(api, plan) for plan in ("basic", "priority")]
    urgent = await customer_on(api, deployment="cloud")
    chance = random.Random(5)
    bodies = [
        report(chance.choice(customers), severity=chance.randint(1, 4))
        for _ in range(count - count // 20)
    ]
    outages = report(urgent, kind="cloud_outage", application_unavailable=True)
    bodies += [outages] * (count // 20)
    answers = []
    # More at once than a process lets in are refused.
    for begin in range(0, count, 100):
        some = bodies[begin : begin + 100]
        answers += await at_once(*(api.send("POST", "/v1/tickets", body) for body in some))
    assert outcomes(answers) == {"201": count}
    numbers = [answer.json()["number"] for answer in answers]
    assert len(set(numbers)) == count
    return ids(await listed(api, "limit=200"))


async def _taken_in_order(api: Api) -> list[str]:
    rows = await api.db.fetch(
        "SELECT subject_id FROM event WHERE type = 'ticket.assigned' ORDER BY event_no"
    )
    return [str(row["subject_id"]) for row in rows]


async def test_fifty_technicians_share_two_hundred_tickets(server: str, template: str) -> None:
    async with _service(server, template, POOL) as api:
        technicians = [await api.technician() for _ in range(50)]
        order = await _queue(api, 200)
        answers = []
        for turn in range(4):
            answers += await at_once(
                *(
                    api.send("POST", "/v1/tickets/next", role=technician["id"], key=f"{turn}")
                    for technician in technicians
                )
            )
        assert outcomes(answers) == {"200": 200}
        given = [answer.json() for answer in answers]
        assert sorted(ids(given)) == sorted(order)
        # Each has the four it was given, whatever else was going on.
        for technician in technicians:
            own = [one["id"] for one in given if one["technician_id"] == technician["id"]]
            found = await listed(api, f"technician_id={technician['id']}")
            assert sorted(ids(found)) == sorted(own)
            assert len(own) == 4
        empty = await api.send("POST", "/v1/tickets/next", role=technicians[0]["id"])
        assert empty.status_code == 204
        # Who takes a ticket finds all before it taken, or being taken by one of the others at work.
        taken = await _taken_in_order(api)
        overtaken = [order.index(one) - place for place, one in enumerate(taken)]
        assert max(overtaken) < POOL


async def test_one_after_the_other_they_get_them_strictly_in_order(
    server: str, template: str
) -> None:
    async with _service(server, template, 1) as api:
        technicians = [await api.technician() for _ in range(5)]
        order = await _queue(api, 40)
        answers = await at_once(
            *(
                api.send("POST", "/v1/tickets/next", role=technicians[number % 5]["id"])
                for number in range(40)
            )
        )
        assert outcomes(answers) == {"200": 40}
        assert await _taken_in_order(api) == order


async def test_one_ticket_is_given_to_one_technician(api: Api) -> None:
    technicians = [await api.technician() for _ in range(8)]
    await opened(api, await customer_on(api))
    answers = await at_once(
        *(api.send("POST", "/v1/tickets/next", role=one["id"]) for one in technicians)
    )
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [200] + 7 * [204]


async def test_a_retry_at_the_same_time_takes_no_second_ticket(api: Api) -> None:
    customer, technician = await customer_on(api), await api.technician()
    for _ in range(5):
        await opened(api, customer)
    answers = await at_once(
        *(api.send("POST", "/v1/tickets/next", role=technician["id"], key="same") for _ in range(5))
    )
    assert set(outcomes(answers)) <= {"200", "idempotency_key_in_progress"}
    assert len({answer.json()["id"] for answer in answers if answer.is_success}) == 1
    assert len(await listed(api, f"technician_id={technician['id']}")) == 1


async def _consistent(api: Api, ticket: Json) -> Json:
    """The ticket, after its clock was held to its status, its turns and its promise."""
    found = await read(api, ticket)
    rows = await api.db.fetch(
        "SELECT number, turn, at FROM clock_turn WHERE ticket_id = $1 ORDER BY number", ticket["id"]
    )
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    turns = [row["turn"] for row in rows]
    assert turns[0] == "start"
    # What runs is halted, and what is halted goes on; a pause may end in a solution.
    follows = {
        "start": {"pause", "stop"}, "resume": {"pause", "stop"},
        "pause": {"resume", "stop"}, "stop": {"resume"},
    }  # fmt: skip
    for one, following in pairwise(turns):
        assert following in follows[one], turns
    assert RUNNING[turns[-1]] == found["clock"]
    counts = await api.db.fetchrow("SELECT turns, messages FROM ticket WHERE id = $1", ticket["id"])
    assert counts is not None
    assert counts["turns"] == len(rows)
    messages = (await api.get(f"/v1/tickets/{ticket['id']}/messages?limit=200"))["items"]
    assert sorted(one["number"] for one in messages) == list(range(1, counts["messages"] + 1))
    if found["clock"] == "running":
        explanation = await explained(api, ticket)
        assert explanation["resolution_due_at"] == explanation["by_present_calendar"]
    return found


async def test_a_solution_and_answers_at_once_leave_one_clock(api: Api) -> None:
    customer = await customer_on(api)
    tickets = [await opened(api, customer) for _ in range(12)]
    body = {"body": "Here is the log."}
    question = {"body": "Which version?", "waiting_for_customer": True}
    later = NOON + HOUR
    answers = await at_once(
        *(
            request
            for one in tickets
            for path in [f"/v1/tickets/{one['id']}"]
            for request in (
                api.send("POST", f"{path}/replies", question, now=later),
                api.send("POST", f"{path}/resolve", now=later),
                api.send("POST", f"{path}/replies", body, role=customer["id"], now=later),
                api.send("POST", f"{path}/replies", {**body, "resolves": True}, now=later),
                api.send("POST", f"{path}/replies", body, role=customer["id"], now=later),
            )
        )
    )
    assert set(outcomes(answers)) <= {"200", "invalid_transition"}
    for ticket in tickets:
        await _consistent(api, ticket)


async def test_a_severity_and_replies_at_once_lose_neither(api: Api) -> None:
    customer = await customer_on(api)
    urgent = {"severity": 1, "kind": "working_time", "value": 180}
    plan = await individual(api, customer, severity_targets=[urgent])
    await subscribe(api, customer, plan["code"])
    tickets = [await opened(api, customer) for _ in range(12)]
    question = {"body": "Which version?", "waiting_for_customer": True}
    graver = {"severity": 1, "reason": "nobody can work"}
    later = NOON + HOUR
    answers = await at_once(
        *(
            request
            for one in tickets
            for path in [f"/v1/tickets/{one['id']}"]
            for request in (
                api.send("POST", f"{path}/replies", question, now=later),
                api.send("POST", f"{path}/severity", graver, now=later),
                api.send(
                    "POST", f"{path}/replies", {"body": "5.2"}, role=customer["id"], now=later
                ),
            )
        )
    )
    assert outcomes(answers) == {"200": 36}
    for ticket in tickets:
        found = await _consistent(api, ticket)
        assert (found["severity"], found["messages"]) == (1, 3)
        # The pause took no time, so an hour of three is used, in whatever order they came.
        assert due(found) == NOON + 3 * HOUR


async def test_ten_close_a_solved_ticket_while_its_customer_writes(api: Api) -> None:
    customer = await customer_on(api)
    ticket = await opened(api, customer)
    await act(api, ticket, "resolve")
    path = f"/v1/tickets/{ticket['id']}"
    answers = await at_once(
        *(api.send("POST", f"{path}/close") for _ in range(5)),
        api.send("POST", f"{path}/replies", {"body": "No!"}, role=customer["id"]),
        *(api.send("POST", f"{path}/close") for _ in range(5)),
    )
    assert outcomes(answers) == {"200": 1, "invalid_transition": 10}
    found = await _consistent(api, ticket)
    assert found["status"] in ("closed", "open")


async def test_the_first_tickets_of_a_year_pin_its_holidays_once(api: Api) -> None:
    customer = await customer_on(api)
    eve = NOON.replace(year=2071, month=12, day=30)
    answers = await at_once(
        *(
            api.send("POST", "/v1/tickets", report(customer), now=eve + number * HOUR)
            for number in range(16)
        )
    )
    assert outcomes(answers) == {"201": 16}
    pinned = await api.db.fetch(
        "SELECT year, (SELECT count(*) FROM holiday WHERE country = 'CZ'"
        " AND extract(year FROM holiday_on) = year) AS days"
        " FROM holiday_year WHERE country = 'CZ' AND year > 2070 ORDER BY year"
    )
    assert [tuple(row) for row in pinned] == [(2071, 13), (2072, 13)]
    # All by the same holidays, whoever wrote them down.
    for answer in answers:
        explanation = await explained(api, answer.json())
        assert explanation["by_present_calendar"] == explanation["resolution_due_at"]


async def test_a_bug_that_is_accepted_meanwhile_is_not_billed_after_it(api: Api) -> None:
    customer, technician = await customer_on(api), await api.technician()
    period = {"weekday": 0, "from": "08:00", "to": "20:00"}
    await api.post(f"/v1/technicians/{technician['id']}/working-hours", period)
    await api.buy(customer)
    bugs = [await opened(api, customer, kind="bug") for _ in range(8)]

    def booking(number: int) -> Json:
        starts_at = datetime(2031, 3, 10, 8 + number, tzinfo=UTC)
        body = api.booking(customer, technician, starts_at=starts_at, estimated_minutes=60)
        del body["customer_id"]
        return body

    decided = {"legitimacy": "accepted"}
    answers = await at_once(
        *(
            request
            for number, bug in enumerate(bugs)
            for path in [f"/v1/tickets/{bug['id']}"]
            for request in (
                api.send("POST", f"{path}/sessions", booking(number)),
                api.send("POST", f"{path}/assess", decided),
            )
        )
    )
    counted = outcomes(answers)
    assert counted["200"] == 8
    assert counted["201"] + counted["covered_by_support"] == 8
    reserved = 60 * counted["201"]
    assert await api.credit(customer) == (480 - reserved, reserved, 0, 0)
    for number, bug in enumerate(bugs):
        how: Json = {"status": 409, "code": "covered_by_support"}
        await api.refused("POST", f"/v1/tickets/{bug['id']}/sessions", booking(number), **how)


async def test_who_follows_a_merged_ticket_holds_none_but_the_last(
    server: str, template: str
) -> None:
    """Whoever locks both in order of id, to merge them, never waits for who waits for it."""
    async with _service(server, template, POOL) as api:
        customer = await customer_on(api)
        first, second, third = [await opened(api, customer) for _ in range(3)]
        # The chain goes against the order of ids.
        await act(api, third, "merge", {"into": second["id"]})
        await act(api, second, "merge", {"into": first["id"]})
        async with asyncio.timeout(30), api.db.transaction():
            lock = "SELECT 1 FROM ticket WHERE id = $1 FOR UPDATE"
            await api.db.execute(lock, first["id"])
            following = asyncio.create_task(_follow(api, third["id"]))
            waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            while not await api.db.fetchval(waits):
                await api.db.execute("SELECT pg_stat_clear_snapshot()")
            for one in (second, third):
                await api.db.execute(f"{lock} NOWAIT", one["id"])
        assert await following == first["id"]


async def _follow(api: Api, ticket_id: str) -> str:
    """The id of the ticket that is locked in the place of this one."""
    async with (
        await open_pool(api.dsn, scope=EVERYBODY, size=1) as pool,
        transaction(pool, Actor(WORKER, Role.ADMIN), NOON) as tx,
    ):
        return str((await queries.lock_live(tx, UUID(ticket_id))).id)
