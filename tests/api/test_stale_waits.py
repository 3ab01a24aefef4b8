"""A wait for credit that is over gives way to whoever wants its slot, with or without a sweep (C5)."""

from collections.abc import Awaitable, Callable

import pytest

from tests.api.booking import TAKEN, adjust, patch, status, wait
from tests.api.world import DAY, HOUR, SECOND, nothing_changes, refuse, z
from tests.staff import MONDAY, afresh, events, held_by, need, staff
from tests.support import NOON, Api, Json

STARTS, UNTIL = NOON + 10 * DAY, NOON + 72 * HOUR
LATE = UNTIL + SECOND


@pytest.fixture
async def api(service: Api) -> Api:
    return await afresh(service)


async def booking(api: Api, customer: Json, technician: Json) -> None:
    await api.book(customer, technician, starts_at=STARTS, now=LATE)


async def booking_right_before(api: Api, customer: Json, technician: Json) -> None:
    starts_at = STARTS - 2 * HOUR
    await api.book(customer, technician, starts_at=starts_at, now=LATE)


async def booking_right_after(api: Api, customer: Json, technician: Json) -> None:
    starts_at = STARTS + 2 * HOUR
    await api.book(customer, technician, starts_at=starts_at, now=LATE)


async def moving(api: Api, customer: Json, technician: Json) -> None:
    session = await api.book(customer, technician, starts_at=STARTS + DAY)
    body = {"starts_at": z(STARTS + HOUR), "asked_by": "provider"}
    await api.post(f"/v1/sessions/{session['id']}/reschedule", body, now=LATE)


async def growing(api: Api, customer: Json, technician: Json) -> None:
    session = await api.book(customer, technician, starts_at=STARTS - HOUR, estimated_minutes=60)
    body = {"estimated_minutes": 120}
    await patch(api, session, body, now=LATE)


async def joining(api: Api, customer: Json, technician: Json) -> None:
    session = await api.book(customer, await api.technician(), starts_at=STARTS)
    body = {"technician_ids": [technician["id"]]}
    await patch(api, session, body, now=LATE)


async def replacing(api: Api, customer: Json, technician: Json) -> None:
    session = await api.book(customer, await api.technician(), starts_at=STARTS)
    body = {"replacement_id": technician["id"]}
    await api.post(f"/v1/sessions/{session['id']}/reassign", body, now=LATE)


@pytest.mark.parametrize(
    "taking",
    [booking, booking_right_before, booking_right_after, moving, growing, joining, replacing],
    ids=lambda taking: taking.__name__.replace("_", " "),
)
async def test_a_stale_wait_of_another_customer_gives_way_and_its_credit_is_not_touched(
    api: Api, taking: Callable[[Api, Json, Json], Awaitable[None]]
) -> None:
    customer, technician = await api.customer(), await api.technician()
    await adjust(api, customer, 110)
    if taking.__name__.startswith("booking_right"):
        await api.send("PUT", "/v1/company", {"buffer_minutes": 30})
    stale = await wait(api, customer, technician, starts_at=STARTS)
    entries, account = await api.entries(customer), await _account(api, customer)
    other = await api.customer()
    await api.buy(other)
    await taking(api, other, technician)
    assert await status(api, stale) == "lapsed"
    assert len(await events(api, "session.lapsed", stale)) == 1
    assert await api.entries(customer) == entries
    assert await _account(api, customer) == account
    assert await api.credit(other) == (360, 120, 0, 0)


async def _account(api: Api, customer: Json) -> str:
    """A customer's credit account as it is stored, with its seq."""
    query = "SELECT credit_account::text FROM credit_account WHERE customer_id = $1"
    found: str = await api.db.fetchval(query, customer["id"])
    return found


async def test_a_need_takes_the_slots_of_several_stale_waits_at_once(api: Api) -> None:
    people = await staff(api, 2)
    stale = [
        await wait(api, await api.customer(), person, starts_at=MONDAY + n * HOUR)
        for n, person in enumerate(people)
    ]
    customer = await api.customer()
    await api.buy(customer)
    body = need(api, customer, starts_at=MONDAY + HOUR, technicians=2)
    problem = await refuse(api, "POST", "/v1/sessions", body, now=UNTIL, **TAKEN)
    assert problem["technicians_free"] == 0
    async with nothing_changes(api):
        await api.post("/v1/sessions?dry_run=true", body, key=None, now=LATE)
    session = await api.post("/v1/sessions", body, now=LATE)
    assert held_by(session, *people) == "AB"
    assert [await status(api, one) for one in stale] == ["lapsed", "lapsed"]
    assert [len(await events(api, "session.lapsed", one)) for one in stale] == [1, 1]
