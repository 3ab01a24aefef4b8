"""Changed plans and corrected credit: estimates, no-shows, cancellations, adjustments, refunds."""

from typing import Any

from tests.api.world import DAY, HOUR, SECOND, lots, refuse, start, told, z
from tests.support import NOON, Api, Json

STARTS = NOON + 3 * DAY


async def booked(api: Api, *, minutes: int = 120, **facts: Any) -> tuple[Json, Json, Json]:
    """A customer with one person-day, its lot, and a session of it."""
    customer, technician = await api.customer(), await api.technician()
    day = await api.buy(customer)
    session = await api.book(
        customer, technician, starts_at=STARTS, estimated_minutes=minutes, **facts
    )
    return customer, day, session


async def patch(api: Api, session: Json, body: Json, **how: Any) -> Json:
    response = await api.send("PATCH", f"/v1/sessions/{session['id']}", body, **how)
    assert response.status_code == 200, response.text
    changed: Json = response.json()
    return changed


async def test_a_larger_estimate_reserves_more_and_a_smaller_one_releases_the_difference(
    api: Api,
) -> None:
    customer, day, session = await booked(api)
    changed = await patch(api, session, {"estimated_minutes": 180}, role="lead")
    assert (changed["reserved_minutes"], changed["ends_at"]) == (180, z(STARTS + 3 * HOUR))
    assert await api.credit(customer) == (300, 180, 0, 0)
    changed = await patch(api, session, {"estimated_minutes": 60}, role="lead")
    assert (changed["reserved_minutes"], changed["ends_at"]) == (60, z(STARTS + HOUR))
    assert await api.credit(customer) == (420, 60, 0, 0)
    entries = await api.entries(customer)
    assert told(entries, day=day)[1:] == [
        "hold: lot>hold 120 day",
        "hold: lot>hold 60 day",
        "release: hold>lot 120 day",
    ]
    assert [entry["reference"] for entry in entries[1:]] == [
        f"session:{session['id']}:{what}" for what in ("hold:1", "hold:2", "release:1")
    ]


async def test_a_smaller_estimate_releases_the_end_of_the_hold(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    first = await api.buy(customer)
    second = await api.buy(customer, now=NOON + SECOND)
    session = await api.book(customer, technician, starts_at=STARTS, estimated_minutes=600)
    await patch(api, session, {"estimated_minutes": 400})
    assert told(await api.entries(customer), first=first, second=second)[2:] == [
        "hold: lot>hold 480 first, lot>hold 120 second",
        "release: hold>lot 120 second, hold>lot 80 first",
    ]
    assert await lots(api, customer) == {first["id"]: (80, 400), second["id"]: (480, 0)}


async def test_a_second_technician_doubles_the_reserve(api: Api) -> None:
    customer, _, session = await booked(api)
    more = await api.technician()
    pair = [*session["technician_ids"], more["id"]]
    changed = await patch(api, session, {"technician_ids": pair})
    assert (changed["technician_ids"], changed["reserved_minutes"]) == (pair, 240)
    assert await api.credit(customer) == (240, 240, 0, 0)
    changed = await patch(api, session, {"technician_ids": [more["id"]]})
    assert changed["reserved_minutes"] == 120
    assert await api.credit(customer) == (360, 120, 0, 0)


async def test_an_estimate_beyond_the_credit_is_refused_with_what_is_missing(api: Api) -> None:
    _, _, session = await booked(api)
    problem = await refuse(
        api,
        "PATCH",
        f"/v1/sessions/{session['id']}",
        {"estimated_minutes": 490},
        status=402,
        code="insufficient_credit",
    )
    # 370 more than the 120 that are held already, of 360 that are free.
    assert (problem["required_minutes"], problem["available_minutes"]) == (370, 360)
    assert (problem["shortfall_minutes"], problem["minimum_top_up_minutes"]) == (10, 480)
    changed = await patch(api, session, {"estimated_minutes": 480})
    assert changed["reserved_minutes"] == 480


async def test_the_customers_no_show_releases_the_reserve_and_then_costs_2_hours(api: Api) -> None:
    customer, day, session = await booked(api, minutes=480)
    path = f"/v1/sessions/{session['id']}/no-show"
    problem = await refuse(
        api,
        "POST",
        path,
        {"party": "customer"},
        status=409,
        code="session_not_due",
        now=STARTS - SECOND,
    )
    assert problem["starts_at"] == z(STARTS)
    marked = await api.post(path, {"party": "customer"}, now=STARTS)
    assert marked["session"]["status"] == "no_show"
    assert (marked["penalty"]["kind"], marked["penalty"]["minutes"]) == ("no_show", 120)
    # Released first: nothing of the penalty becomes debt.
    assert await api.credit(customer) == (360, 0, 0, 0)
    assert told(await api.entries(customer), day=day)[2:] == [
        "release: hold>lot 480 day",
        "penalty: lot>penalties 120 day",
    ]


async def test_the_providers_no_show_costs_nothing(api: Api) -> None:
    customer, day, session = await booked(api)
    path = f"/v1/sessions/{session['id']}/no-show"
    marked = await api.post(path, {"party": "provider"}, now=STARTS + HOUR)
    assert (marked["session"]["status"], marked["penalty"]) == ("no_show", None)
    assert await api.credit(customer) == (480, 0, 0, 0)
    assert told(await api.entries(customer), day=day)[2:] == ["release: hold>lot 120 day"]


async def test_a_cancellation_is_free_until_exactly_24_hours_before_the_start(api: Api) -> None:
    for asked_by, now, cost in (
        ("customer", STARTS - DAY - SECOND, 0),
        ("customer", STARTS - DAY, 0),
        ("customer", STARTS - DAY + SECOND, 120),
        ("customer", STARTS + HOUR, 120),
        ("provider", STARTS - SECOND, 0),
        ("provider", STARTS + HOUR, 0),
    ):
        customer, day, session = await booked(api, minutes=480)
        role = customer["id"] if asked_by == "customer" else "lead"
        path = f"/v1/sessions/{session['id']}/cancel"
        done = await api.post(path, {"asked_by": asked_by}, role=role, now=now)
        assert done["session"]["status"] == "cancelled"
        assert (done["penalty"] or {"minutes": 0})["minutes"] == cost, (asked_by, now)
        assert await api.credit(customer) == (480 - cost, 0, 0, 0)
        penalty = ["penalty: lot>penalties 120 day"] if cost else []
        assert told(await api.entries(customer), day=day)[2:] == [
            "release: hold>lot 480 day",
            *penalty,
        ]


async def test_every_late_move_costs_and_each_is_compared_with_the_start_before_it(
    api: Api,
) -> None:
    customer, _, session = await booked(api)
    path = f"/v1/sessions/{session['id']}/reschedule"
    soon = NOON + DAY + HOUR
    # Two days before its start: free, although the new start is less than 24 hours away.
    asked = {"starts_at": z(soon), "asked_by": "customer"}
    now = NOON + DAY
    moved = await api.post(path, asked, role=customer["id"], now=now)
    assert moved["penalty"] is None
    ids = set()
    for number in (1, 2):
        asked = {"starts_at": z(soon + number * HOUR), "asked_by": "customer"}
        moved = await api.post(path, asked, role=customer["id"], now=now)
        ids.add(moved["penalty"]["id"])
        assert await api.credit(customer, now=now) == (360 - 120 * number, 120, 0, 0)
    assert len(ids) == 2
    assert [step["number"] for step in moved["session"]["moves"]] == [1, 2, 3]
    listed = await api.get(f"/v1/penalties?session_id={session['id']}", role=customer["id"])
    assert {item["id"] for item in listed["items"]} == ids


async def test_a_cancelled_session_frees_its_technicians(api: Api) -> None:
    customer, _, session = await booked(api)
    again = {"id": session["technician_ids"][0]}
    body = api.booking(customer, again, starts_at=STARTS + HOUR)
    await refuse(api, "POST", "/v1/sessions", body, status=409, code="slot_taken")
    await api.post(f"/v1/sessions/{session['id']}/cancel", {"asked_by": "provider"})
    await api.post("/v1/sessions", body)


async def test_an_adjustment_and_its_reversal(api: Api) -> None:
    customer = await api.customer()
    day = await api.buy(customer)
    path = f"/v1/customers/{customer['id']}/adjustments"
    given = await api.post(path, {"minutes": 60, "reason": "goodwill"}, role="lead")
    assert await api.credit(customer) == (540, 0, 0, 0)
    credit = await api.get(f"/v1/customers/{customer['id']}/credit")
    prices = {lot["id"]: lot["price_per_person_day"] for lot in credit["lots"]}
    assert prices == {day["id"]: "960.00", given["id"]: "0.00"}

    taken = await api.post(path, {"minutes": -520, "reason": "entered twice"}, role="lead")
    assert await api.credit(customer) == (20, 0, 0, 0)
    undo = f"/v1/adjustments/{taken['id']}/reverse"
    undone = await api.post(undo, {"reason": "it was right"}, role="lead", now=NOON + HOUR)
    assert undone["reversed_at"] == z(NOON + HOUR)
    assert await api.credit(customer) == (540, 0, 0, 0)
    entries = await api.entries(customer)
    assert told(entries, day=day, given=given) == [
        "purchase: purchased>lot 480 day",
        "adjustment: adjusted>lot 60 given",
        "adjustment: lot>adjusted 480 day, lot>adjusted 40 given",
        "reversal: adjusted>lot 40 given, adjusted>lot 480 day",
    ]
    assert entries[3]["reverses"] == entries[2]["id"] == taken["entry_id"]

    await refuse(api, "POST", undo, {"reason": "again"}, status=409, code="already_reversed")
    undo = f"/v1/adjustments/{given['id']}/reverse"
    problem = await refuse(api, "POST", undo, {"reason": "no"}, status=409, code="not_reversible")
    assert problem["minutes"] == 60


async def test_an_adjustment_takes_credit_then_debt_up_to_its_limit_and_gives_debt_first(
    api: Api,
) -> None:
    customer = await api.customer()
    day = await api.buy(customer)
    path = f"/v1/customers/{customer['id']}/adjustments"
    body = {"minutes": -970, "reason": "migrated balance"}
    problem = await refuse(
        api, "POST", path, body, status=409, code="debt_limit_exceeded", role="lead"
    )
    assert (problem["debt_after_minutes"], problem["available_minutes"]) == (490, 480)
    await api.post(path, {**body, "minutes": -700}, role="lead")
    assert await api.credit(customer) == (0, 0, 0, 220)
    given = await api.post(path, {"minutes": 300, "reason": "found"}, role="lead")
    assert await api.credit(customer) == (80, 0, 0, 0)
    assert told(await api.entries(customer), day=day, given=given)[1:] == [
        "adjustment: lot>adjusted 480 day, debt>adjusted 220 owed",
        "adjustment: adjusted>debt 220 given, adjusted>lot 80 given",
    ]
    text = (await api.get(f"/v1/customers/{customer['id']}/credit"))["remaining_text"]
    assert text == "1 h 20 min"


async def test_a_refund_pays_free_minutes_back_and_no_others(api: Api) -> None:
    customer, day, session = await booked(api)
    path = f"/v1/purchases/{day['id']}/refund"
    problem = await refuse(
        api, "POST", path, {"minutes": 370}, status=409, code="nothing_to_refund", role="finance"
    )
    assert (problem["free_minutes"], problem["asked_minutes"]) == (360, 370)
    part = await api.post(path, {"minutes": 60, "reason": "overpaid"}, role="finance")
    assert (part["status"], part["refunded_minutes"]) == ("paid", 60)
    assert await api.credit(customer) == (300, 120, 0, 0)
    rest = await api.post(path, role="finance")
    # The hold still lives on this lot, so the purchase is not over.
    assert (rest["status"], rest["refunded_minutes"]) == ("paid", 360)
    assert await api.credit(customer) == (0, 120, 0, 0)

    await api.post(f"/v1/sessions/{session['id']}/cancel", {"asked_by": "provider"})
    last = await api.post(path, role="finance")
    assert (last["status"], last["refunded_minutes"]) == ("refunded", 480)
    assert await api.credit(customer) == (0, 0, 0, 0)
    entries = await api.entries(customer)
    assert told(entries, day=day)[2:] == [
        "refund: lot>refunded 60 day",
        "refund: lot>refunded 300 day",
        "release: hold>lot 120 day",
        "refund: lot>refunded 120 day",
    ]
    assert entries[2]["reason"] == "overpaid"


async def test_access_that_has_run_out_or_was_revoked_does_not_start_a_session(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer, access=False)
    await api.buy(customer)
    session = await api.book(customer, technician, starts_at=STARTS, server_id=server["id"])
    path = f"/v1/sessions/{session['id']}/start"
    access = f"/v1/servers/{server['id']}/access"
    missing: Json = {"status": 409, "code": "server_access_missing"}
    until = {"kind": "rdp", "checked_at": z(NOON - DAY), "valid_until": z(STARTS)}
    await api.post(access, until)
    await refuse(api, "POST", path, now=STARTS, **missing)
    unlimited = await api.post(access, {"kind": "rdp", "checked_at": z(NOON - DAY)})
    await api.post(f"/v1/access/{unlimited['id']}/revoke", now=NOON + HOUR)
    await refuse(api, "POST", path, now=STARTS, **missing)
    # The record that runs out at the start was still valid a second before it.
    assert (await start(api, session, now=STARTS - SECOND))["status"] == "in_progress"
