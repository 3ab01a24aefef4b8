"""Plans in versions, subscriptions by day, and the terms that sessions keep (rules P1 to P4)."""

from datetime import timedelta
from typing import Any

import pytest

from tests.api.world import DAY, HOUR, PROMISES, pointers, problem, refuse, z
from tests.support import NOON, Api, Json

PLANS = "/v1/plans"


async def subscribe(api: Api, customer: Json, plan: str, starts_on: str, **more: Any) -> Json:
    path = f"/v1/customers/{customer['id']}/subscriptions"
    return await api.post(path, {"plan": plan, "starts_on": starts_on, **more})


async def code_at(api: Api, customer: Json, at: str) -> str:
    found = await api.get(f"/v1/customers/{customer['id']}/plan?at={at}")
    code: str = found["plan"]["code"]
    return code


async def individual(api: Api, customer: Json | None, code: str = "gold", **more: Any) -> Json:
    owner = {"customer_id": customer["id"]} if customer else {}
    return await api.post(PLANS, {**PROMISES, "code": code, "name": "Gold", **owner, **more})


async def test_the_published_plans_promise_what_the_terms_say(api: Api) -> None:
    basic, priority = (await api.get(PLANS))["items"]
    assert (basic["code"], basic["channels"]) == ("basic", ["client_zone", "email"])
    assert basic["target"] == {"kind": "working_time", "value": 24 * 60}
    assert basic["call_after_replies"] == 3
    assert priority["code"] == "priority"
    assert priority["channels"] == ["client_zone", "email", "phone", "skype"]
    assert priority["target"] == {"kind": "end_of_nth_business_day", "value": 1}
    assert priority["call_after_replies"] == 1
    assert priority["queue_rank"] < basic["queue_rank"]
    for plan in (basic, priority):
        assert plan["terms"]["notice_minutes"] == 24 * 60
        assert plan["terms"]["move_penalty_minutes"] == 120
        assert plan["terms"]["debt_limit_minutes"] == 480


async def test_without_a_subscription_a_customer_is_on_basic(api: Api) -> None:
    customer = await api.customer()
    found = await api.get(f"/v1/customers/{customer['id']}/plan", role=customer["id"])
    assert found["plan"]["code"] == "basic"
    assert (found["subscription_id"], found["starts_on"]) == (None, None)


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [("Europe/Prague", "2031-03-09T23:00:00Z"), ("America/New_York", "2031-03-10T04:00:00Z")],
)
async def test_a_plan_begins_at_midnight_of_the_customers_calendar(
    api: Api, zone: str, midnight: str
) -> None:
    customer = await api.customer(time_zone=zone)
    made = await subscribe(api, customer, "priority", "2031-03-10", ends_on="2031-03-11")
    assert (made["plan_code"], made["ends_on"]) == ("priority", "2031-03-11")
    at = NOON.fromisoformat(midnight)
    moments = {
        at - timedelta(seconds=1): "basic",
        at: "priority",
        at + 2 * DAY - timedelta(seconds=1): "priority",
        at + 2 * DAY: "basic",
    }
    for moment, code in moments.items():
        assert await code_at(api, customer, z(moment)) == code, moment


async def test_the_next_plan_ends_the_open_one_the_day_before(api: Api) -> None:
    customer = await api.customer()
    first = await subscribe(api, customer, "priority", "2031-03-10")
    await individual(api, customer)
    await subscribe(api, customer, "gold", "2031-04-01")
    ended = await api.get(f"/v1/subscriptions/{first['id']}")
    assert ended["ends_on"] == "2031-03-31"
    assert await code_at(api, customer, "2031-03-31T21:59:59Z") == "priority"
    assert await code_at(api, customer, "2031-03-31T22:00:00Z") == "gold"


async def test_a_customer_never_has_two_plans_at_once(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/subscriptions"
    await subscribe(api, customer, "priority", "2031-03-10", ends_on="2031-03-20")
    for starts_on, ends_on in (
        ("2031-03-20", None),
        ("2031-03-10", None),
        ("2031-03-01", "2031-03-10"),
        ("2031-03-12", "2031-03-13"),
        ("2031-03-01", None),
    ):
        body = {"plan": "basic", "starts_on": starts_on, "ends_on": ends_on}
        await refuse(api, "POST", path, body, status=409, code="subscription_overlaps")
    await subscribe(api, customer, "basic", "2031-03-21")
    await subscribe(api, customer, "basic", "2031-03-01", ends_on="2031-03-09")


async def test_an_end_can_be_moved_but_not_over_what_follows_nor_before_the_start(
    api: Api,
) -> None:
    customer = await api.customer()
    made = await subscribe(api, customer, "priority", "2031-03-10", ends_on="2031-03-20")
    await subscribe(api, customer, "basic", "2031-04-01")
    path = f"/v1/subscriptions/{made['id']}/end"
    assert (await api.post(path, {"ends_on": "2031-03-31"}))["ends_on"] == "2031-03-31"
    body = {"ends_on": "2031-04-01"}
    await refuse(api, "POST", path, body, status=409, code="subscription_overlaps")
    await refuse(api, "POST", path, {"ends_on": "2031-03-09"}, status=422, code="ends_before_start")


async def test_an_individual_plan_is_for_its_customer_alone(api: Api) -> None:
    mine, theirs = await api.customer(), await api.customer(name="Beta")
    plan = await individual(api, mine)
    path = f"/v1/customers/{theirs['id']}/subscriptions"
    for name in ("gold", plan["id"]):
        body = {"plan": name, "starts_on": "2031-03-10"}
        await refuse(api, "POST", path, body, status=422, code="plan_not_theirs")
    body = {"plan": "silver", "starts_on": "2031-03-10"}
    await refuse(api, "POST", path, body, status=404, code="plan_not_found")
    shown = {one["code"] for one in (await api.get(PLANS, role=theirs["id"]))["items"]}
    assert shown == {"basic", "priority"}
    shown = {one["code"] for one in (await api.get(PLANS, role=mine["id"]))["items"]}
    assert shown == {"basic", "priority", "gold"}
    body = {**PROMISES, "code": "gold", "name": "Gold"}
    await refuse(api, "POST", PLANS, body, status=409, code="plan_code_taken")


async def test_a_session_keeps_the_terms_of_the_plan_it_was_booked_under(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 4800)
    plan = await individual(api, customer, terms={"notice_minutes": 60, "move_penalty_minutes": 30})
    await subscribe(api, customer, "gold", "2031-03-06")
    before = await api.book(customer, technician, starts_at=NOON + 10 * DAY)
    agreed = await api.book(customer, technician, starts_at=NOON + 11 * DAY, now=NOON + DAY)
    promises = {**PROMISES, "terms": {"notice_minutes": 120, "move_penalty_minutes": 60}}
    await api.post(f"{PLANS}/{plan['id']}/revise", promises, now=NOON + 2 * DAY)
    after = await api.book(customer, technician, starts_at=NOON + 12 * DAY, now=NOON + 2 * DAY)
    seen = {one["id"]: one for one in (await api.get("/v1/sessions"))["items"]}
    for session, notice, price in ((before, 1440, 120), (agreed, 60, 30), (after, 120, 60)):
        start = NOON.fromisoformat(session["starts_at"])
        free_until = start - timedelta(minutes=notice)
        assert seen[session["id"]]["penalty_free_until"] == z(free_until)
        path = f"/v1/sessions/{session['id']}/reschedule?dry_run=true"
        move = {"starts_at": z(NOON + 30 * DAY), "asked_by": "customer"}
        free = await api.post(path, move, now=free_until, key=None)
        late = await api.post(path, move, now=free_until + timedelta(seconds=1), key=None)
        assert (free["penalty"], late["penalty"]["minutes"]) == (None, price)


async def test_a_version_comes_into_force_at_its_instant(api: Api) -> None:
    plan = await individual(api, None, code="silver", call_after_replies=2)
    later = {**PROMISES, "call_after_replies": 5, "in_force_from": z(NOON + DAY)}
    made = await api.post(f"{PLANS}/{plan['id']}/revise", later)
    assert (made["version_number"], made["in_force_from"]) == (2, z(NOON + DAY))
    for at, number, replies in (
        (NOON, 1, 2),
        (NOON + DAY - timedelta(microseconds=1), 1, 2),
        (NOON + DAY, 2, 5),
    ):
        seen = await api.get(f"{PLANS}/{plan['id']}", now=at)
        assert (seen["version_number"], seen["call_after_replies"]) == (number, replies)
    past = {**PROMISES, "in_force_from": z(NOON - HOUR)}
    path = f"{PLANS}/{plan['id']}/revise"
    await refuse(api, "POST", path, past, status=422, code="instant_in_past")


async def test_the_contracts_numbers_count_for_purchases_and_debt(api: Api) -> None:
    customer = await api.customer()
    terms = {"minimum_purchase_minutes": 60, "minutes_per_person_day": 300, "debt_limit_minutes": 0}
    await individual(api, customer, terms=terms)
    await subscribe(api, customer, "gold", "2031-03-05")
    assert (await api.buy(customer, 60))["minutes"] == 60
    price = {"price_per_person_day": "900", "currency": "EUR", "paid": True}
    path = f"/v1/customers/{customer['id']}"
    bought = await api.post(f"{path}/purchases", {"person_days": "1", **price})
    assert bought["minutes"] == 300
    small = {"minutes": 50, **price}
    refused = await refuse(
        api, "POST", f"{path}/purchases", small, status=422, code="below_minimum_purchase"
    )
    assert refused["minimum_minutes"] == 60
    take = {"minutes": -370, "reason": "miscounted"}
    await refuse(api, "POST", f"{path}/adjustments", take, status=409, code="debt_limit_exceeded")


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("channels", ([], ["pigeon"], "email", None, 1)),
        ("queue_rank", (-1, 1001, "1", 1.5, None)),
        ("target", ({}, {"kind": "soon", "value": 1}, {"kind": "real_time", "value": 0}, None)),
        ("severity_targets", ([{"severity": 5, "kind": "real_time", "value": 1}], "x", None)),
        ("call_after_replies", (0, 101, "3", 1.5)),
        ("price", ("-1", "x", [])),
        ("currency", ("eur", "EURO", 1, "EUR")),
        ("terms", ({"notice_minutes": -1}, {"notice": 1}, {"move_penalty_minutes": 15}, 1)),
        ("in_force_from", ("2031-03-10", 1, "soon")),
        ("colour", ("red",)),
    ],
)
async def test_a_promise_of_the_wrong_kind_is_refused(
    api: Api, field: str, bad: tuple[Any, ...]
) -> None:
    for value in bad:
        body = {**PROMISES, "code": "wrong", "name": "Wrong", field: value}
        refused = await problem(api, "POST", PLANS, body, status=422, code="validation_failed")
        assert all(at.split("/")[1] == field for at in pointers(refused)), (value, refused)


async def test_a_severity_has_one_target_of_its_own(api: Api) -> None:
    target = {"severity": 1, "kind": "real_time", "value": 240}
    plan = await individual(api, None, severity_targets=[target])
    assert plan["severity_targets"] == [target]
    twice = {**PROMISES, "code": "twice", "name": "Twice", "severity_targets": [target, target]}
    refused = await problem(api, "POST", PLANS, twice, status=422, code="validation_failed")
    assert pointers(refused) == ["/severity_targets"]
