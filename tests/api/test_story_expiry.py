"""Credit that expires: the last day of its use ends where the customer is (C9)."""

from datetime import UTC, datetime

import pytest

from tests.api.world import (
    DAY,
    HOUR,
    SECOND,
    as_of,
    lots,
    nothing_changes,
    refuse,
    start,
    time_entry,
    told,
    worksheet_body,
)
from tests.support import NOON, Api, Json

LAST_DAY = "2031-03-20"
# The end of that day in Prague (UTC+1).
END = datetime(2031, 3, 20, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "end"),
    [
        ("Europe/Prague", END),
        ("America/New_York", datetime(2031, 3, 21, 4, tzinfo=UTC)),
        ("Asia/Tokyo", datetime(2031, 3, 20, 15, tzinfo=UTC)),
        ("Pacific/Kiritimati", datetime(2031, 3, 20, 10, tzinfo=UTC)),
    ],
)
async def test_a_lot_is_usable_until_the_end_of_its_last_day_where_the_customer_is(
    api: Api, zone: str, end: datetime
) -> None:
    customer, technician = await api.customer(time_zone=zone), await api.technician()
    await api.buy(customer, expires_on=LAST_DAY)
    async with nothing_changes(api):
        assert await api.credit(customer, now=end - SECOND) == (480, 0, 0, 0)
        assert await api.credit(customer, now=end) == (0, 0, 0, 0)
        assert await as_of(api, customer, end - SECOND) == (480, 0, 0, 0)
        assert await as_of(api, customer, end) == (0, 0, 0, 0)
    body = api.booking(customer, technician, starts_at=end + 9 * DAY)
    how: Json = {"status": 402, "code": "insufficient_credit"}
    problem = await refuse(api, "POST", "/v1/sessions", body, now=end, **how)
    assert problem["available_minutes"] == 0
    await api.post("/v1/sessions", body, now=end - SECOND)


async def test_a_write_books_the_expiry_that_is_due_first(api: Api) -> None:
    customer = await api.customer()
    day = await api.buy(customer, expires_on=LAST_DAY)
    next_day = await api.buy(customer, now=END + DAY)
    entries = await api.entries(customer)
    assert told(entries, day=day, next_day=next_day) == [
        "purchase: purchased>lot 480 day",
        "expiry: lot>expired 480 day",
        "purchase: purchased>lot 480 next_day",
    ]
    assert (entries[1]["service_on"], entries[1]["available_minutes"]) == (LAST_DAY, 0)
    assert await api.credit(customer, now=END + DAY) == (480, 0, 0, 0)


async def test_the_lot_that_expires_first_is_spent_first(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    never = await api.buy(customer)
    later = await api.buy(customer, expires_on="2031-12-31", now=NOON + SECOND)
    soon = await api.buy(customer, expires_on=LAST_DAY, now=NOON + 2 * SECOND)
    await api.book(customer, technician, starts_at=NOON + DAY, estimated_minutes=720)
    body = {"minutes": -400, "reason": "correction"}
    await api.post(f"/v1/customers/{customer['id']}/adjustments", body)
    assert told(await api.entries(customer), never=never, later=later, soon=soon)[3:] == [
        "hold: lot>hold 480 soon, lot>hold 240 later",
        "adjustment: lot>adjusted 240 later, lot>adjusted 160 never",
    ]


async def held_past_its_date(api: Api) -> tuple[Json, Json, Json, Json]:
    """A customer whose lot of 480 expired but for 120 that are held for a session."""
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer)
    day = await api.buy(customer, expires_on=LAST_DAY)
    session = await api.book(customer, technician, starts_at=END + 3 * DAY, server_id=server["id"])
    assert await api.credit(customer, now=END) == (0, 120, 0, 0)
    assert await lots(api, customer, now=END) == {day["id"]: (0, 120)}
    return customer, technician, day, session


async def test_held_minutes_do_not_expire_and_can_be_worked(api: Api) -> None:
    customer, technician, day, session = await held_past_its_date(api)
    await start(api, session)
    starts_at = datetime.fromisoformat(session["starts_at"])
    body = worksheet_body(time_entry(technician, starts_at, 2 * HOUR))
    made = await api.post(f"/v1/sessions/{session['id']}/worksheet", body, now=END + 4 * DAY)
    assert made["billed_minutes"] == 120
    assert await api.credit(customer, now=END + 4 * DAY) == (0, 0, 120, 0)
    assert told(await api.entries(customer), day=day)[2:] == [
        "expiry: lot>expired 360 day",
        "deduction: hold>billed 120 day",
    ]


async def test_minutes_that_the_provider_returns_past_their_date_become_a_compensation_lot(
    api: Api,
) -> None:
    customer, _, day, session = await held_past_its_date(api)
    now = END + DAY
    path = f"/v1/sessions/{session['id']}/cancel"
    await api.post(path, {"asked_by": "provider"}, now=now)
    assert await api.credit(customer, now=now) == (120, 0, 0, 0)
    credit = await api.get(f"/v1/customers/{customer['id']}/credit", now=now)
    (compensation,) = credit["lots"]
    assert compensation["id"] != day["id"]
    # 30 days after the 22nd of March in Prague.
    assert compensation["expires_on"] == "2031-04-21"
    assert compensation["price_per_person_day"] == "0.00"
    assert told(await api.entries(customer), day=day, compensation=compensation)[2:] == [
        "expiry: lot>expired 360 day",
        "release: hold>lot 120 day",
        "expiry: lot>expired 120 day",
        "adjustment: adjusted>lot 120 compensation",
    ]


async def test_minutes_that_the_customer_returns_past_their_date_expire(api: Api) -> None:
    customer, _, day, session = await held_past_its_date(api)
    now = END + DAY
    path = f"/v1/sessions/{session['id']}/cancel"
    done = await api.post(path, {"asked_by": "customer"}, role=customer["id"], now=now)
    assert done["penalty"] is None
    assert await api.credit(customer, now=now) == (0, 0, 0, 0)
    assert told(await api.entries(customer), day=day)[2:] == [
        "expiry: lot>expired 360 day",
        "release: hold>lot 120 day",
        "expiry: lot>expired 120 day",
    ]


async def test_what_a_session_did_not_need_past_the_date_is_compensated(api: Api) -> None:
    customer, technician, _, session = await held_past_its_date(api)
    await start(api, session)
    starts_at = datetime.fromisoformat(session["starts_at"])
    body = worksheet_body(time_entry(technician, starts_at, HOUR))
    now = starts_at + HOUR
    await api.post(f"/v1/sessions/{session['id']}/worksheet", body, now=now)
    assert await api.credit(customer, now=now) == (60, 0, 60, 0)
    kinds = [entry["kind"] for entry in await api.entries(customer)]
    assert kinds[2:] == ["expiry", "deduction", "expiry", "adjustment"]


async def test_a_purchase_whose_last_day_has_come_cannot_be_paid(api: Api) -> None:
    customer = await api.customer()
    pending = await api.buy(customer, paid=False, expires_on=LAST_DAY)
    path = f"/v1/purchases/{pending['id']}/pay"
    # The 20th has begun in Prague an hour before it begins in Greenwich.
    began = datetime(2031, 3, 19, 23, tzinfo=UTC)
    problem = await refuse(api, "POST", path, status=422, code="expiry_in_past", now=began)
    assert (problem["expires_on"], problem["today"]) == (LAST_DAY, LAST_DAY)
    await api.post(path, now=began - SECOND)
    assert await api.credit(customer, now=began - SECOND) == (480, 0, 0, 0)
