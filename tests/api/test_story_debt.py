"""Work beyond the reserve, penalties at credit 0, and how what was owed is settled."""

from dataclasses import dataclass
from datetime import timedelta

from tests.api.world import (
    DAY,
    HOUR,
    SECOND,
    History,
    lots,
    refuse,
    start,
    time_entry,
    told,
    work,
    worksheet_body,
    z,
)
from tests.support import NOON, Api, Json

STARTS = NOON + 3 * DAY


def minutes(amount: int) -> timedelta:
    return timedelta(minutes=amount)


@dataclass
class Overrun:
    """A worksheet of 1030 minutes: 480 from the reserve (lot a), 480 from lot b, 70 owed."""

    customer: Json
    technician: Json
    a: Json
    b: Json
    worksheet: Json

    def amended(self, billed: int) -> Json:
        entry = time_entry(self.technician, STARTS, minutes(billed))
        return {"time_entries": [entry], "reason": "counted again"}


async def overrun(api: Api) -> Overrun:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer)
    b = await api.buy(customer, now=NOON - HOUR)
    # Lot a was bought later and burns first, for it expires.
    a = await api.buy(customer, expires_on="2031-12-31")
    worksheet = await work(
        api,
        customer,
        technician,
        server=server,
        starts_at=STARTS,
        worked=minutes(1030),
        estimated_minutes=480,
    )
    assert await api.credit(customer) == (0, 0, 1030, 70)
    assert told(await api.entries(customer), a=a, b=b)[2:] == [
        "hold: lot>hold 480 a",
        "deduction: hold>billed 480 a, lot>billed 480 b, debt>billed 70 owed",
    ]
    return Overrun(customer, technician, a, b, worksheet)


async def amend(api: Api, made: Overrun, billed: int, hours: int) -> str:
    """Amend to so many minutes; what the last entry tells, by the names a and b."""
    path = f"/v1/worksheets/{made.worksheet['id']}/amend"
    await api.post(path, made.amended(billed), role="lead", now=STARTS + hours * HOUR)
    return told(await api.entries(made.customer), a=made.a, b=made.b)[-1]


async def test_the_next_purchase_settles_the_debt_of_an_overrun_first(api: Api) -> None:
    made = await overrun(api)
    c = await api.buy(made.customer, now=STARTS + 20 * HOUR)
    assert await api.credit(made.customer) == (410, 0, 1030, 0)
    assert told(await api.entries(made.customer), c=c)[-1] == (
        "purchase: purchased>debt 70 c, purchased>lot 410 c"
    )
    assert await lots(api, made.customer) == {c["id"]: (410, 0)}


async def test_what_is_still_owed_comes_back_before_credit_and_credit_before_the_reserve(
    api: Api,
) -> None:
    made = await overrun(api)
    assert await amend(api, made, 400, hours=20) == (
        "correction: billed>debt 70 owed, billed>lot 480 b, billed>lot 80 a"
    )
    assert await api.credit(made.customer) == (560, 0, 400, 0)
    assert await lots(api, made.customer) == {made.a["id"]: (80, 0), made.b["id"]: (480, 0)}


async def test_what_was_owed_and_settled_comes_back_to_the_lot_that_settled_it(api: Api) -> None:
    made = await overrun(api)
    c = await api.buy(made.customer, now=STARTS + 20 * HOUR)
    await amend(api, made, 400, hours=21)
    assert told(await api.entries(made.customer), a=made.a, b=made.b, c=c)[-1] == (
        "correction: billed>lot 70 c, billed>lot 480 b, billed>lot 80 a"
    )
    assert await api.credit(made.customer) == (1040, 0, 400, 0)
    assert await lots(api, made.customer) == {
        made.a["id"]: (80, 0),
        made.b["id"]: (480, 0),
        c["id"]: (480, 0),
    }


async def test_of_a_debt_settled_in_part_the_open_part_comes_back_first(api: Api) -> None:
    made = await overrun(api)
    path = f"/v1/customers/{made.customer['id']}/adjustments"
    gift = {"minutes": 30, "reason": "goodwill"}
    given = await api.post(path, gift, role="lead", now=STARTS + 20 * HOUR)
    assert await api.credit(made.customer) == (0, 0, 1030, 40)
    assert await amend(api, made, 1000, hours=21) == "correction: billed>debt 30 owed"
    assert await api.credit(made.customer) == (0, 0, 1000, 10)
    await amend(api, made, 960, hours=22)
    entries = told(await api.entries(made.customer), a=made.a, b=made.b, gift=given)
    assert entries[-3:] == [
        "adjustment: adjusted>debt 30 gift",
        "correction: billed>debt 30 owed",
        "correction: billed>debt 10 owed, billed>lot 30 gift",
    ]
    assert await api.credit(made.customer) == (30, 0, 960, 0)


async def test_minutes_that_come_back_settle_the_debt_of_others_first(api: Api) -> None:
    made = await overrun(api)
    await api.buy(made.customer, now=STARTS + 20 * HOUR)  # settles the 70, leaves 410
    path = f"/v1/customers/{made.customer['id']}/adjustments"
    taken = {"minutes": -460, "reason": "entered twice"}
    await api.post(path, taken, role="lead", now=STARTS + 21 * HOUR)
    assert await api.credit(made.customer) == (0, 0, 1030, 50)
    c = (await api.get(f"/v1/customers/{made.customer['id']}/purchases"))["items"][-1]
    await amend(api, made, 940, hours=22)
    entries = await api.entries(made.customer)
    assert told(entries, a=made.a, b=made.b, c=c)[-1] == (
        "correction: billed>debt 50 c, billed>lot 20 c, billed>lot 20 b"
    )
    assert await api.credit(made.customer) == (40, 0, 940, 0)


async def test_more_work_in_an_amended_worksheet_takes_credit_then_debt(api: Api) -> None:
    made = await overrun(api)
    c = await api.buy(made.customer, now=STARTS + 20 * HOUR)
    await amend(api, made, 1030 + 430, hours=30)
    assert told(await api.entries(made.customer), c=c)[-1] == (
        "correction: lot>billed 410 c, debt>billed 20 owed"
    )
    assert await api.credit(made.customer) == (0, 0, 1460, 20)


async def test_an_amendment_within_the_same_ten_minutes_moves_nothing(api: Api) -> None:
    made = await overrun(api)
    before = await api.entries(made.customer)
    path = f"/v1/worksheets/{made.worksheet['id']}/amend"
    body = {
        "time_entries": [time_entry(made.technician, STARTS, minutes(1020) + SECOND)],
        "reason": "to the second",
    }
    amended = await api.post(path, body, role="lead", now=STARTS + 20 * HOUR)
    assert (amended["revision"], amended["worked_seconds"]) == (2, 61_201)
    assert amended["billed_minutes"] == 1030
    assert await api.entries(made.customer) == before


async def test_debt_beyond_the_limit_needs_a_lead_with_a_reason(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer)
    await api.buy(customer)
    session = await api.book(
        customer, technician, starts_at=STARTS, server_id=server["id"], estimated_minutes=60
    )
    await start(api, session)
    path = f"/v1/sessions/{session['id']}/worksheet"
    how = {"role": technician["id"], "now": STARTS + DAY}
    beyond = worksheet_body(time_entry(technician, STARTS, minutes(960) + SECOND))
    figures = {"debt_after_minutes": 490, "debt_limit_minutes": 480, "available_minutes": 420}
    problem = await refuse(api, "POST", path, beyond, status=409, code="debt_limit_exceeded", **how)
    assert {name: problem[name] for name in figures} == figures

    with_reason = {**beyond, "override_reason": "the customer agreed by phone"}
    await refuse(api, "POST", path, with_reason, status=403, code="forbidden", **how)
    made = await api.post(path, with_reason, role="lead", now=STARTS + DAY)
    assert made["billed_minutes"] == 970
    assert await api.credit(customer) == (0, 0, 970, 490)
    last = (await api.entries(customer))[-1]
    assert (last["override"], last["reason"]) == (True, "the customer agreed by phone")


async def test_debt_of_exactly_the_limit_needs_nobody(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer)
    day = await api.buy(customer)
    await work(api, customer, technician, server=server, starts_at=STARTS, worked=minutes(960))
    assert await api.credit(customer) == (0, 0, 960, 480)
    last = (await api.entries(customer))[-1]
    assert told([last], day=day) == [
        "deduction: hold>billed 120 day, lot>billed 360 day, debt>billed 480 owed"
    ]
    assert last["override"] is False


async def late_move_at_credit_0(api: Api) -> tuple[Json, Json, Json]:
    """A customer, its lot (all of it held) and the penalty that made a debt of 120."""
    customer, technician = await api.customer(), await api.technician()
    a = await api.buy(customer)
    session = await api.book(customer, technician, starts_at=STARTS, estimated_minutes=480)
    assert await api.credit(customer) == (0, 480, 0, 0)
    path = f"/v1/sessions/{session['id']}/reschedule"
    asked = {"starts_at": z(STARTS + DAY), "asked_by": "customer"}
    how = {"role": customer["id"], "now": STARTS - HOUR}
    moved = await api.post(path, asked, **how)
    assert moved["session"]["reserved_minutes"] == 480
    penalty: Json = moved["penalty"]
    return customer, a, penalty


async def test_a_waived_penalty_that_a_purchase_settled_becomes_credit_of_that_purchase(
    api: Api,
) -> None:
    customer, a, penalty = await late_move_at_credit_0(api)
    history = History(api, customer)
    await history.step(STARTS - HOUR, 0, 480, 0, 120)
    b = await api.buy(customer, now=STARTS)
    await history.step(STARTS, 360, 480, 0, 0)
    path = f"/v1/penalties/{penalty['id']}/waive"
    waived_at = STARTS + HOUR
    await api.post(path, {"reason": "illness"}, role="lead", now=waived_at)
    await history.step(waived_at, 480, 480, 0, 0)

    entries = await api.entries(customer)
    assert told(entries, a=a, b=b) == [
        "purchase: purchased>lot 480 a",
        "hold: lot>hold 480 a",
        "penalty: debt>penalties 120 owed",
        "purchase: purchased>debt 120 b, purchased>lot 360 b",
        "reversal: penalties>lot 120 b",
    ]
    assert entries[4]["reverses"] == entries[2]["id"]
    assert await lots(api, customer) == {a["id"]: (0, 480), b["id"]: (480, 0)}

    problem = await refuse(
        api, "POST", path, {"reason": "again"}, status=409, code="already_reversed", role="lead"
    )
    assert problem["detail"]


async def test_a_waived_penalty_that_is_still_owed_cancels_the_debt(api: Api) -> None:
    customer, a, penalty = await late_move_at_credit_0(api)
    path = f"/v1/penalties/{penalty['id']}/waive"
    await api.post(path, {"reason": "illness"}, role="lead", now=STARTS)
    assert await api.credit(customer) == (0, 480, 0, 0)
    assert told(await api.entries(customer), a=a)[2:] == [
        "penalty: debt>penalties 120 owed",
        "reversal: penalties>debt 120 owed",
    ]


async def test_a_penalty_goes_beyond_the_debt_limit(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    session = await api.book(customer, technician, starts_at=STARTS, estimated_minutes=480)
    path = f"/v1/customers/{customer['id']}/adjustments"
    await api.post(path, {"minutes": -480, "reason": "migrated balance"})
    assert await api.credit(customer) == (0, 480, 0, 480)
    move = f"/v1/sessions/{session['id']}/reschedule"
    for number in (1, 2):
        asked = {"starts_at": z(STARTS + minutes(number)), "asked_by": "customer"}
        await api.post(move, asked, role=customer["id"], now=STARTS - HOUR)
        assert await api.credit(customer) == (0, 480, 0, 480 + 120 * number)


async def test_the_time_of_several_technicians_is_summed_and_rounded_once(api: Api) -> None:
    customer = await api.customer()
    pair = (await api.technician(), await api.technician())
    server = await api.server(customer)
    day = await api.buy(customer)
    worksheet = await work(
        api,
        customer,
        *pair,
        server=server,
        starts_at=STARTS,
        worked=minutes(41),
        estimated_minutes=60,
    )
    # Each alone would be 50, and 100 together.
    assert (worksheet["worked_seconds"], worksheet["billed_minutes"]) == (82 * 60, 90)
    assert await api.credit(customer) == (390, 0, 90, 0)
    assert told(await api.entries(customer), day=day)[1:] == [
        "hold: lot>hold 120 day",
        "deduction: hold>billed 90 day, hold>lot 30 day",
    ]


async def test_two_technicians_for_an_hour_are_two_hours(api: Api) -> None:
    customer = await api.customer()
    pair = (await api.technician(), await api.technician())
    server = await api.server(customer)
    await api.buy(customer)
    worksheet = await work(
        api,
        customer,
        *pair,
        server=server,
        starts_at=STARTS,
        worked=HOUR,
        estimated_minutes=60,
    )
    assert worksheet["billed_minutes"] == 120
    assert await api.credit(customer) == (360, 0, 120, 0)


async def test_an_empty_worksheet_costs_nothing_and_only_returns_the_reserve(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer)
    day = await api.buy(customer)
    session = await api.book(customer, technician, starts_at=STARTS, server_id=server["id"])
    await start(api, session)
    path = f"/v1/sessions/{session['id']}/worksheet"
    made = await api.post(path, worksheet_body(), now=STARTS + HOUR)
    assert (made["worked_seconds"], made["billed_minutes"]) == (0, 0)
    assert await api.credit(customer) == (480, 0, 0, 0)
    how = {"role": customer["id"], "now": STARTS + 2 * HOUR}
    confirmed = await api.post(f"/v1/worksheets/{made['id']}/confirm", **how)
    assert confirmed["status"] == "confirmed"
    assert told(await api.entries(customer), day=day)[1:] == [
        "hold: lot>hold 120 day",
        "release: hold>lot 120 day",
    ]
