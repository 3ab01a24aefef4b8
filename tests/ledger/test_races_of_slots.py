"""Many at once about the same hours: booked by need or by name, moved, replaced (S2, design §2)."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from app.access import context
from tests.conftest import fresh_database
from tests.ledger.racing import at_once, customers, outcomes
from tests.staff import MONDAY, afresh, held_by, need, staff
from tests.support import Api, Json, open_api

HOUR = timedelta(hours=1)
CROWD = 40


@pytest.fixture(scope="module")
async def service(server: str, template: str) -> AsyncIterator[Api]:
    async with fresh_database(server, template) as dsn, open_api(dsn) as opened:
        yield opened


@pytest.fixture(scope="module")
async def crowd(service: Api) -> list[Json]:
    """40 customers with credit for all of these races."""
    return await customers(service, CROWD, minutes=4800)


@pytest.fixture
async def api(service: Api, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Api]:
    """The invariants are checked after every race; a deadlock is an error, and not tried again."""
    monkeypatch.setattr(context, "RETRIED", ())
    yield await afresh(service)
    await service.verify()


@pytest.fixture
async def dawdling(api: Api) -> AsyncIterator[None]:
    """Between two technicians of a session there is time for everybody else to come in between."""
    await api.db.execute(
        "CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN PERFORM pg_sleep(0.005); RETURN NEW; END';"
        " CREATE TRIGGER dawdle BEFORE INSERT ON session_technician"
        " FOR EACH ROW EXECUTE FUNCTION dawdle()"
    )
    yield
    await api.db.execute("DROP FUNCTION dawdle CASCADE")


async def book_all(api: Api, bodies: list[Json]) -> list[httpx.Response]:
    """All bookings at once; whoever wins has the reserve held, and nobody else anything."""
    everyone = [{"id": body["customer_id"]} for body in bodies]
    before = [await api.credit(customer) for customer in everyone]
    answers = await at_once(*(api.send("POST", "/v1/sessions", body) for body in bodies))
    for customer, (available, held, *rest), answer in zip(everyone, before, answers, strict=True):
        minutes = answer.json()["reserved_minutes"] if answer.is_success else 0
        assert await api.credit(customer) == (available - minutes, held + minutes, *rest)
    return answers


def booked(answers: list[httpx.Response]) -> list[Json]:
    """The sessions that were made; nobody is in two of them at once."""
    sessions = [answer.json() for answer in answers if answer.is_success]
    taken = [
        (session["starts_at"], technician)
        for session in sessions
        for technician in session["technician_ids"]
    ]
    assert len(set(taken)) == len(taken)
    return sessions


# --- ten slots for forty -------------------------------------------------------------------------


async def test_40_needs_of_two_technicians_share_5_hours_of_4_technicians(
    api: Api, crowd: list[Json]
) -> None:
    people = await staff(api, 4)
    bodies = [
        need(api, one, starts_at=MONDAY + (n % 5) * HOUR, technicians=2, estimated_minutes=60)
        for n, one in enumerate(crowd)
    ]
    answers = await book_all(api, bodies)
    assert outcomes(answers) == {"201": 10, "slot_taken": 30}
    sessions = booked(answers)
    for hour in range(5):
        starts_at = (MONDAY + hour * HOUR).isoformat().replace("+00:00", "Z")
        [one, other] = [one for one in sessions if one["starts_at"] == starts_at]
        assert set(held_by(one, *people) + held_by(other, *people)) == set("ABCD")


async def test_40_needs_of_two_technicians_share_one_hour_of_20_technicians(
    api: Api, crowd: list[Json]
) -> None:
    await staff(api, 20, weekdays=[0])
    bodies = [need(api, one, starts_at=MONDAY, technicians=2) for one in crowd]
    answers = await book_all(api, bodies)
    assert outcomes(answers) == {"201": 10, "slot_taken": 30}
    assert len({one for session in booked(answers) for one in session["technician_ids"]}) == 20


@pytest.mark.usefixtures("dawdling")
async def test_40_bookings_that_name_two_technicians_in_either_order_share_10_slots(
    api: Api, crowd: list[Json]
) -> None:
    a, b, c, d = await staff(api, 4)
    pairs = [(a, b), (b, a), (c, d), (d, c)]
    bodies = [
        api.booking(
            one, *pairs[n % 4], starts_at=MONDAY + (n // 4 % 5) * HOUR, estimated_minutes=60
        )
        for n, one in enumerate(crowd)
    ]
    answers = await book_all(api, bodies)
    assert outcomes(answers) == {"201": 10, "slot_taken": 30}
    assert len(booked(answers)) == 10


# --- by need and by name -------------------------------------------------------------------------


async def test_needs_leave_those_alone_who_are_named_while_others_are_free(
    api: Api, crowd: list[Json]
) -> None:
    people = await staff(api, 10, weekdays=[0])
    by_name = [
        api.booking(one, person, starts_at=MONDAY)
        for one, person in zip(crowd[:5], people[5:], strict=True)
    ]
    by_need = [need(api, one, starts_at=MONDAY) for one in crowd[5:10]]
    answers = await book_all(api, [*by_name, *by_need])
    assert outcomes(answers) == {"201": 10}
    assert len(booked(answers)) == 10


@pytest.mark.parametrize("named_first", [True, False])
async def test_no_need_is_refused_while_somebody_free_could_answer_it(
    api: Api, crowd: list[Json], *, named_first: bool
) -> None:
    # Those who are named are the very ones that a need chooses first.
    people = await staff(api, 20, weekdays=[0])
    by_name = [
        api.booking(one, person, starts_at=MONDAY)
        for one, person in zip(crowd[:10], people[:10], strict=True)
    ]
    by_need = [need(api, one, starts_at=MONDAY) for one in crowd[10:20]]
    bodies = [*by_name, *by_need] if named_first else [*by_need, *by_name]
    answers = await book_all(api, bodies)
    needs = answers[10:] if named_first else answers[:10]
    assert outcomes(needs) == {"201": 10}
    assert set(outcomes(answers)) <= {"201", "slot_taken"}
    booked(answers)


async def test_needs_of_overlapping_hours_on_both_sides_of_midnight_are_all_answered(
    api: Api, crowd: list[Json]
) -> None:
    await staff(api, 8, hours=("00:00", "24:00"))
    # Two choices of different days do not wait for each other.
    midnight = MONDAY.replace(hour=0) + 24 * HOUR
    bodies = [
        need(api, one, starts_at=midnight - (n % 2) * HOUR) for n, one in enumerate(crowd[:8])
    ]
    answers = await book_all(api, bodies)
    assert outcomes(answers) == {"201": 8}
    assert len({session["technician_ids"][0] for session in booked(answers)}) == 8


# --- moving and replacing ------------------------------------------------------------------------


def moving(api: Api, session: Json, starts_at: datetime, **facts: Any) -> Any:
    body = {"starts_at": starts_at.isoformat(), "asked_by": "provider", **facts}
    return api.send("POST", f"/v1/sessions/{session['id']}/reschedule", body)


async def test_of_sessions_moved_into_the_same_hour_one_gets_it_and_the_others_stay(
    api: Api, crowd: list[Json]
) -> None:
    [person] = await staff(api, 1)
    sessions = [
        await api.book(one, person, starts_at=MONDAY + n * HOUR, estimated_minutes=60)
        for n, one in enumerate(crowd[:4])
    ]
    answers = await at_once(*(moving(api, one, MONDAY + 6 * HOUR) for one in sessions))
    assert outcomes(answers) == {"200": 1, "slot_taken": 3}
    for session, answer in zip(sessions, answers, strict=True):
        now = await api.get(f"/v1/sessions/{session['id']}")
        assert now == (answer.json()["session"] if answer.is_success else session)
        if not answer.is_success:
            assert len(answer.json()["next_slots"]) == 3


async def test_sessions_of_one_technician_moved_by_need_into_one_hour_all_find_somebody(
    api: Api, crowd: list[Json]
) -> None:
    people = await staff(api, 4)
    sessions = [
        await api.book(one, people[0], starts_at=MONDAY + n * HOUR, estimated_minutes=60)
        for n, one in enumerate(crowd[:4])
    ]
    answers = await at_once(
        *(moving(api, one, MONDAY + 6 * HOUR, technicians_needed=1) for one in sessions)
    )
    assert outcomes(answers) == {"200": 4}
    moved = [answer.json()["session"] for answer in answers]
    assert sorted(held_by(one, *people) for one in moved) == ["A", "B", "C", "D"]


async def test_one_who_is_free_replaces_one_of_many(api: Api, crowd: list[Json]) -> None:
    people = await staff(api, 5, weekdays=[0])
    sessions = [
        await api.book(one, person, starts_at=MONDAY)
        for one, person in zip(crowd, people[:4], strict=False)
    ]
    answers = await at_once(
        *(api.send("POST", f"/v1/sessions/{one['id']}/reassign") for one in sessions)
    )
    # Whoever is replaced is free for the next: all may find somebody, the first surely does.
    found = outcomes(answers)
    assert set(found) <= {"200", "slot_taken"}
    assert found["200"] >= 1
    held = [await api.get(f"/v1/sessions/{one['id']}") for one in sessions]
    assert len({one["technician_ids"][0] for one in held}) == 4


async def test_a_session_reassigned_by_many_has_one_technician(api: Api, crowd: list[Json]) -> None:
    people = await staff(api, 3, weekdays=[0])
    session = await api.book(crowd[0], people[0], starts_at=MONDAY)
    path = f"/v1/sessions/{session['id']}/reassign"
    etag = (await api.send("GET", f"/v1/sessions/{session['id']}")).headers["ETag"]
    answers = await at_once(*(api.send("POST", path, headers={"If-Match": etag}) for _ in range(6)))
    assert outcomes(answers) == {"200": 1, "stale_version": 5}
    assert held_by(await api.get(f"/v1/sessions/{session['id']}"), *people) == "B"
