"""Credit that comes at the instant a wait for it ends: one of the two, never both (C5, design §3)."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import httpx
import pytest

from app.access import context
from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from app.sessions import jobs
from tests.conftest import fresh_database
from tests.ledger.racing import at_once, customers, outcomes
from tests.staff import MONDAY, afresh, events, held_by, need, staff
from tests.support import NOON, Api, Json, open_api

HOUR, DAY, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)
UNTIL = NOON + 3 * DAY
LATE = UNTIL + SECOND


@pytest.fixture(scope="module")
async def service(server: str, template: str) -> AsyncIterator[Api]:
    async with fresh_database(server, template) as dsn, open_api(dsn) as opened:
        yield opened


@pytest.fixture
async def api(service: Api, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Api]:
    """The invariants are checked after every race; a deadlock is an error, and not tried again."""
    monkeypatch.setattr(context, "RETRIED", ())
    yield await afresh(service)
    await service.verify()


async def waits(api: Api, *technicians: Json, **facts: Any) -> tuple[Json, Json]:
    """A customer without credit, and its session of 120 minutes that waits until ``UNTIL``."""
    customer = await api.customer()
    facts.setdefault("starts_at", MONDAY)
    session = await api.book(customer, *technicians, hold_slot=True, **facts)
    assert session["status"] == "awaiting_credit"
    return customer, session


def payment(
    api: Api, customer: Json, *, now: datetime = UNTIL
) -> Coroutine[Any, Any, httpx.Response]:
    """480 minutes, paid in the last instant in which the session waits."""
    path = f"/v1/customers/{customer['id']}/purchases"
    body = {"minutes": 480, "price_per_person_day": "960.00", "currency": "EUR", "paid": True}
    return api.send("POST", path, body, now=now, key=f"{customer['id']} {now}")


async def swept(api: Api, pools: int = 1, *, now: datetime = LATE) -> int:
    """How many waits this many sweepers end, by default a second after their last instant."""
    opened = [await open_pool(api.dsn, scope=EVERYBODY, size=1) for _ in range(pools)]
    try:
        return sum(await asyncio.gather(*(jobs.lapse_due(pool, now) for pool in opened)))
    finally:
        for pool in opened:
            await pool.close()


async def one_of_both(api: Api, customer: Json, session: Json) -> str:
    """How the wait ended: scheduled with its reserve, or lapsed with all credit free."""
    now = await api.get(f"/v1/sessions/{session['id']}")
    scheduled = now["status"] == "scheduled"
    assert scheduled or now["status"] == "lapsed"
    assert now["reserved_minutes"] == (120 if scheduled else 0)
    assert await api.credit(customer) == ((360, 120, 0, 0) if scheduled else (480, 0, 0, 0))
    told = [len(await events(api, f"session.{kind}", session)) for kind in ("scheduled", "lapsed")]
    assert told == ([1, 0] if scheduled else [0, 1])
    return str(now["status"])


# --- in a chosen order ---------------------------------------------------------------------------


@asynccontextmanager
async def held(api: Api, statement: str, *args: Any) -> AsyncIterator[None]:
    """Another transaction that holds what the statement takes, until the block ends."""
    connection = await asyncpg.connect(api.dsn)
    try:
        async with connection.transaction():
            await connection.fetch(statement, *args)
            yield
    finally:
        await connection.close()


def held_row(api: Api, session: Json) -> Any:
    return held(api, "SELECT 1 FROM session WHERE id = $1 FOR UPDATE", UUID(session["id"]))


async def blocked(api: Api, tasks: "list[asyncio.Task[httpx.Response]]") -> None:
    """Return when each of these requests waits for a lock."""
    query = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    while await api.db.fetchval(query) < len(tasks):
        for task in tasks:
            assert not task.done(), task.result().text
        await asyncio.sleep(0.002)


async def in_order(
    api: Api, session: Json, *requests: Coroutine[Any, Any, httpx.Response]
) -> list[httpx.Response]:
    """The answers of requests that all need the session's row, and get it one after the other."""
    async with asyncio.timeout(20), held_row(api, session):
        tasks: list[asyncio.Task[httpx.Response]] = []
        for request in requests:
            tasks.append(asyncio.create_task(request))
            await blocked(api, tasks)
    return await at_once(*(_result(task) for task in tasks))


async def _result(task: "asyncio.Task[httpx.Response]") -> httpx.Response:
    return await task


@pytest.mark.parametrize("payment_first", [True, False])
async def test_of_a_payment_and_another_customers_booking_whichever_comes_first_wins(
    api: Api, *, payment_first: bool
) -> None:
    technician = await api.technician()
    customer, session = await waits(api, technician)
    [other] = await customers(api, 1)
    body = api.booking(other, technician, starts_at=MONDAY)
    both = payment(api, customer), api.send("POST", "/v1/sessions", body, now=LATE)
    answers = await in_order(api, session, *(both if payment_first else reversed(both)))
    paid, booked = answers if payment_first else reversed(answers)
    assert paid.status_code == 201
    if payment_first:
        assert await one_of_both(api, customer, session) == "scheduled"
        assert booked.json()["code"] == "slot_taken"
        assert await api.credit(other) == (480, 0, 0, 0)
    else:
        assert await one_of_both(api, customer, session) == "lapsed"
        assert booked.status_code == 201
        assert await api.credit(other) == (360, 120, 0, 0)


async def test_a_need_whose_choice_is_lost_to_a_payment_is_answered_by_somebody_else(
    api: Api,
) -> None:
    people = await staff(api, 2)
    customer, session = await waits(api, people[0])
    [other] = await customers(api, 1)
    body = need(api, other, starts_at=MONDAY)
    _, booked = await in_order(
        api, session, payment(api, customer), api.send("POST", "/v1/sessions", body, now=LATE)
    )
    assert await one_of_both(api, customer, session) == "scheduled"
    assert booked.status_code == 201, booked.text
    assert held_by(booked.json(), *people) == "B"


async def test_two_bookings_end_a_stale_wait_once_and_one_of_them_gets_the_slot(api: Api) -> None:
    technician = await api.technician()
    _, session = await waits(api, technician)
    everyone = await customers(api, 2)
    answers = await at_once(
        *(
            api.send(
                "POST", "/v1/sessions", api.booking(one, technician, starts_at=MONDAY), now=LATE
            )
            for one in everyone
        )
    )
    assert outcomes(answers) == {"201": 1, "slot_taken": 1}
    assert len(await events(api, "session.lapsed", session)) == 1


# What a customer or a technician does to a session that waits: path, body, technicians in the way.
LAST_ACTS: dict[str, tuple[str, str, Json]] = {
    "cancelled": ("POST", "/cancel", {"asked_by": "customer"}),
    "moved": ("POST", "/reschedule", {"starts_at": "2031-03-10T12:00:00Z", "asked_by": "customer"}),
    "shortened": ("PATCH", "", {"estimated_minutes": 60}),
    "told how to join": ("PATCH", "", {"remote_tool": "AnyDesk"}),
    "given to somebody else": ("POST", "/reassign", {}),
}


@pytest.mark.parametrize("act", LAST_ACTS)
async def test_what_lapses_while_it_is_changed_stays_lapsed(api: Api, act: str) -> None:
    people = await staff(api, 2)
    _, session = await waits(api, people[0])
    method, path, body = LAST_ACTS[act]
    if act == "given to somebody else":
        body = {"replacement_id": people[1]["id"]}
    [other] = await customers(api, 1)
    # The same statement as a booking's, whose transaction has not committed yet.
    lapse = (
        "WITH lapsed AS (UPDATE session SET status = 'lapsed', version = version + 1"
        " WHERE id = $1 AND status = 'awaiting_credit' AND top_up_by < $2 RETURNING id)"
        " UPDATE session_technician SET live = false, held_until = NULL FROM lapsed"
        " WHERE session_id = lapsed.id RETURNING session_id"
    )
    async with asyncio.timeout(20), held(api, lapse, UUID(session["id"]), LATE):
        task = asyncio.create_task(
            api.send(method, f"/v1/sessions/{session['id']}{path}", body, now=UNTIL - SECOND)
        )
        await blocked(api, [task])
    answer = await task
    assert answer.status_code == 409, answer.text
    assert answer.json()["code"] == "invalid_transition"
    assert (await api.get(f"/v1/sessions/{session['id']}"))["status"] == "lapsed"
    await api.book(other, people[0], starts_at=MONDAY)


async def test_a_cancellation_and_a_booking_lock_what_waits_in_the_same_order(api: Api) -> None:
    a, b = [await api.technician() for _ in range(2)]
    customer, first = await waits(api, a)
    second = await api.book(customer, b, starts_at=MONDAY, hold_slot=True)
    gift = {"minutes": 10, "reason": "not enough for either"}
    await api.post(f"/v1/customers/{customer['id']}/adjustments", gift)
    [other] = await customers(api, 1)
    # The booking ends both waits; the cancellation of one looks whether credit is enough for the other.
    body = api.booking(other, a, b, starts_at=MONDAY)
    path, asked = f"/v1/sessions/{second['id']}/cancel", {"asked_by": "customer"}
    booked, cancelled = await in_order(
        api,
        first,
        api.send("POST", "/v1/sessions", body, now=LATE),
        api.send("POST", path, asked, now=UNTIL),
    )
    assert booked.status_code == 201, booked.text
    ends = [(await api.get(f"/v1/sessions/{one['id']}"))["status"] for one in (first, second)]
    assert ends == ["lapsed", "cancelled" if cancelled.is_success else "lapsed"]
    assert await api.credit(customer) == (10, 0, 0, 0)


# --- in any order ----------------------------------------------------------------------------------


async def test_two_payments_at_once_schedule_a_wait_once(api: Api) -> None:
    customer, session = await waits(api, await api.technician())
    answers = await at_once(
        *(payment(api, customer, now=NOON + n * SECOND) for n in range(2)),
    )
    assert outcomes(answers) == {"201": 2}
    assert await api.credit(customer) == (840, 120, 0, 0)
    kinds = Counter(entry["kind"] for entry in await api.entries(customer))
    assert kinds == {"purchase": 2, "hold": 1}
    assert len(await events(api, "session.scheduled", session)) == 1


async def test_credit_for_one_of_two_that_wait_is_given_once_by_many_small_gifts(api: Api) -> None:
    technician = await api.technician()
    customer, first = await waits(api, technician)
    second = await api.book(customer, technician, starts_at=MONDAY + DAY, hold_slot=True)
    path = f"/v1/customers/{customer['id']}/adjustments"
    answers = await at_once(
        *(
            api.send("POST", path, {"minutes": 20, "reason": "x"}, key=str(n), now=NOON)
            for n in range(8)
        )
    )
    assert outcomes(answers) == {"201": 8}
    assert await api.credit(customer) == (40, 120, 0, 0)
    found = [(await api.get(f"/v1/sessions/{one['id']}"))["status"] for one in (first, second)]
    assert found == ["scheduled", "awaiting_credit"]


async def test_payments_sweepers_and_bookings_at_once_end_each_wait_in_one_way(api: Api) -> None:
    people = [await api.technician() for _ in range(9)]
    waiting = [await waits(api, person) for person in people]
    everyone = await customers(api, 9)

    async def sweep() -> httpx.Response:
        await swept(api, pools=2)
        return httpx.Response(200)

    requests = [
        one
        for (customer, _), other, person in zip(waiting, everyone, people, strict=True)
        for one in (
            payment(api, customer),
            api.send(
                "POST", "/v1/sessions", api.booking(other, person, starts_at=MONDAY), now=LATE
            ),
        )
    ]
    answers = await at_once(*requests[:9], sweep(), *requests[9:], sweep())
    del answers[9], answers[-1]
    ends = [await one_of_both(api, customer, session) for customer, session in waiting]
    # Whoever booked has the slot of a wait that lapsed, and nobody that of one that was paid.
    booked = [answer.is_success for answer in answers[1::2]]
    assert booked == [end == "lapsed" for end in ends]
    assert await swept(api) == 0


async def test_sweepers_end_each_wait_once_and_leave_those_that_are_held(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_AT_ONCE", 2)
    await swept(api)
    waiting = [await waits(api, await api.technician()) for _ in range(6)]
    waiting.append(await waits(api, await api.technician(), starts_at=NOON + 2 * DAY))
    assert await swept(api, now=NOON + DAY) == 0
    assert await swept(api, now=NOON + DAY + SECOND) == 1
    assert await swept(api, now=UNTIL) == 0
    async with asyncio.timeout(20), held_row(api, waiting[0][1]):
        assert await swept(api, pools=3) == 5
    assert await swept(api) == 1
    for _, session in waiting:
        assert len(await events(api, "session.lapsed", session)) == 1
        assert (await api.get(f"/v1/sessions/{session['id']}"))["status"] == "lapsed"
