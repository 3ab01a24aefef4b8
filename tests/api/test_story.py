"""The credit story on real HTTP input: bought, reserved, moved, spent, confirmed, waived."""

from datetime import timedelta

import pytest

from tests.api.world import (
    DAY,
    HOUR,
    SECOND,
    History,
    World,
    lots,
    nothing_changes,
    pointers,
    refuse,
    told,
    worksheet_body,
    z,
)
from tests.api.world import time_entry as worked
from tests.support import NOON, Api, Json

PRICE = {"price_per_person_day": "960.00", "currency": "EUR", "paid": True}


@pytest.mark.parametrize(
    ("bought", "code", "figures"),
    [
        ({"minutes": 479}, "below_minimum_purchase", {"minutes": 479, "minimum_minutes": 480}),
        ({"minutes": 470}, "below_minimum_purchase", {"minutes": 470, "minimum_minutes": 480}),
        ({"minutes": 0}, "below_minimum_purchase", {"minutes": 0, "minimum_minutes": 480}),
        ({"minutes": -480}, "below_minimum_purchase", {"minutes": -480, "minimum_minutes": 480}),
        (
            {"minutes": 485},
            "not_a_multiple_of_increment",
            {"minutes": 485, "increment_minutes": 10},
        ),
        ({"person_days": "0.5"}, "below_minimum_purchase", {"minutes": 240}),
        ({"person_days": "1.01"}, "not_a_multiple_of_increment", {"minutes": 484.8}),
        ({"minutes": 480, "currency": "XQX"}, "unknown_currency", {"currency": "XQX"}),
        ({"minutes": 480, "expires_on": "2031-03-05"}, "expiry_in_past", {"today": "2031-03-05"}),
    ],
)
async def test_a_purchase_that_breaks_a_rule_gives_no_credit(
    world: World, bought: Json, code: str, figures: Json
) -> None:
    api = world.api
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    problem = await refuse(api, "POST", path, {**PRICE, **bought}, status=422, code=code)
    assert figures.items() <= problem.items()
    assert await api.credit(customer) == (0, 0, 0, 0)
    assert await api.entries(customer) == []


async def test_a_purchase_of_the_wrong_kind_gives_no_credit(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    cases: list[tuple[Json, list[str]]] = [
        ({"minutes": 480.0}, ["/minutes"]),
        ({"minutes": 480.5}, ["/minutes"]),
        ({"minutes": "480"}, ["/minutes"]),
        ({"minutes": True}, ["/minutes"]),
        ({"minutes": 10_000_010}, ["/minutes"]),
        ({"person_days": True}, ["/person_days"]),
        ({"person_days": "-1"}, ["/person_days"]),
        ({"person_days": "1e3"}, ["/person_days"]),
        ({"minutes": 480, "person_days": "1"}, [""]),
        ({}, [""]),
        ({"minutes": 480, "price_per_person_day": "-960.00"}, ["/price_per_person_day"]),
        ({"minutes": 480, "price_per_person_day": "960.00001"}, ["/price_per_person_day"]),
        ({"minutes": 480, "price_per_person_day": "NaN"}, ["/price_per_person_day"]),
        ({"minutes": 480, "currency": "eur"}, ["/currency"]),
        ({"minutes": 480, "paid": "yes"}, ["/paid"]),
    ]
    for bought, wrong in cases:
        problem = await refuse(
            api, "POST", path, {**PRICE, **bought}, status=422, code="validation_failed"
        )
        assert pointers(problem) == wrong, bought
    assert await api.credit(customer) == (0, 0, 0, 0)


async def test_an_unpaid_purchase_becomes_credit_only_when_it_is_paid(api: Api) -> None:
    customer = await api.customer()
    bought = await api.buy(customer, paid=False)
    assert (bought["status"], bought["paid_at"]) == ("pending_payment", None)
    assert await api.credit(customer) == (0, 0, 0, 0)
    assert await api.entries(customer) == []

    paid = await api.post(f"/v1/purchases/{bought['id']}/pay", role="finance", now=NOON + HOUR)
    assert (paid["status"], paid["paid_at"]) == ("paid", z(NOON + HOUR))
    assert await api.credit(customer) == (480, 0, 0, 0)
    assert await lots(api, customer) == {bought["id"]: (480, 0)}


async def test_person_days_are_exact_decimals_of_480_minutes(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    made = await api.post(path, {**PRICE, "person_days": "1.125"})
    assert (made["minutes"], made["price_per_person_day"]) == (540, "960.00")
    assert await api.credit(customer) == (540, 0, 0, 0)


async def test_a_booking_that_credit_does_not_cover_is_refused_with_the_shortfall(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    await api.book(customer, technician, starts_at=NOON + DAY)
    assert await api.credit(customer) == (360, 120, 0, 0)

    second = api.booking(customer, technician, starts_at=NOON + 2 * DAY, estimated_minutes=370)
    figures = {
        "available_minutes": 360,
        "required_minutes": 370,
        "shortfall_minutes": 10,
        "debt_minutes": 0,
        "minimum_top_up_minutes": 480,
    }
    for path in ("/v1/sessions", "/v1/sessions?dry_run=true"):
        problem = await refuse(api, "POST", path, second, status=402, code="insufficient_credit")
        assert {name: problem[name] for name in figures} == figures
    assert await api.credit(customer) == (360, 120, 0, 0)

    # One grain less fits exactly: the boundary is where the figures say it is.
    await api.book(customer, technician, starts_at=NOON + 2 * DAY, estimated_minutes=360)
    assert await api.credit(customer) == (0, 480, 0, 0)


async def test_a_top_up_covers_shortfall_and_debt_together(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    path = f"/v1/customers/{customer['id']}/adjustments"
    await api.post(path, {"minutes": -780, "reason": "migrated balance"})
    assert await api.credit(customer) == (0, 0, 0, 300)

    body = api.booking(customer, technician, starts_at=NOON + DAY, estimated_minutes=210)
    problem = await refuse(
        api, "POST", "/v1/sessions", body, status=402, code="insufficient_credit"
    )
    assert (problem["shortfall_minutes"], problem["debt_minutes"]) == (210, 300)
    assert problem["minimum_top_up_minutes"] == 510

    await api.buy(customer, 510)
    await api.book(customer, technician, starts_at=NOON + DAY, estimated_minutes=210)
    assert await api.credit(customer) == (0, 210, 0, 0)


async def test_the_story_of_one_person_day_is_told_by_its_entries(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer, access=False)
    history = History(api, customer)

    day = await api.buy(customer)
    await history.step(NOON, 480, 0, 0, 0)

    starts_at = NOON + 26 * HOUR
    how = {"role": technician["id"], "now": NOON + HOUR}
    session = await api.book(
        customer, technician, starts_at=starts_at, server_id=server["id"], **how
    )
    assert session["status"] == "scheduled"
    assert (session["starts_at"], session["ends_at"]) == (z(starts_at), z(starts_at + 2 * HOUR))
    assert session["penalty_free_until"] == z(starts_at - DAY)
    assert session["reserved_minutes"] == 120
    assert session["warnings"] == ["server_access_missing"]
    assert session["terms"]["move_penalty_minutes"] == 120
    await history.step(NOON + HOUR, 360, 120, 0, 0)

    # The customer moves it one second too late to be free.
    move = f"/v1/sessions/{session['id']}/reschedule"
    late = starts_at - DAY + SECOND
    starts_at = NOON + 72 * HOUR
    asked = {"starts_at": z(starts_at), "asked_by": "customer", "reason": "a holiday"}
    moved = await api.post(move, asked, role=customer["id"], now=late)
    penalty = moved["penalty"]
    assert (penalty["minutes"], penalty["kind"], penalty["waived_at"]) == (120, "late_move", None)
    assert moved["session"]["id"] == session["id"]
    assert moved["session"]["starts_at"] == z(starts_at)
    assert [
        (step["number"], step["asked_by"], step["old_starts_at"], step["penalty_id"])
        for step in moved["session"]["moves"]
    ] == [(1, "customer", session["starts_at"], penalty["id"])]
    await history.step(late, 240, 120, 0, 0)

    # Another session, moved exactly 24 hours before by the customer: nothing.
    other = await api.book(customer, technician, starts_at=NOON + 48 * HOUR, now=NOON + 3 * HOUR)
    await history.step(NOON + 3 * HOUR, 120, 240, 0, 0)
    move_other = f"/v1/sessions/{other['id']}/reschedule"
    asked = {"starts_at": z(NOON + 96 * HOUR), "asked_by": "customer"}
    moved = await api.post(move_other, asked, role=customer["id"], now=NOON + 24 * HOUR)
    assert moved["penalty"] is None
    await history.step(NOON + 24 * HOUR, 120, 240, 0, 0)

    # Started only with access to the server.
    path = f"/v1/sessions/{session['id']}/start"
    how = {"role": technician["id"], "now": starts_at}
    problem = await refuse(api, "POST", path, status=409, code="server_access_missing", **how)
    assert problem["server_id"] == server["id"]
    access = {"kind": "vpn_ssh", "checked_at": z(starts_at - HOUR)}
    await api.post(f"/v1/servers/{server['id']}/access", access, **how)
    started = await api.post(path, **how)
    assert (started["status"], started["started_at"]) == ("in_progress", z(starts_at))
    assert started["warnings"] == []
    await history.step(starts_at, 120, 240, 0, 0)

    # 47 min 10 s are 50 minutes; 70 of the reserve go back to the lot they came from.
    handed_in = starts_at + HOUR
    body = worksheet_body(worked(technician, starts_at, timedelta(minutes=47, seconds=10)))
    how = {"role": technician["id"], "now": handed_in}
    worksheet = await api.post(f"/v1/sessions/{session['id']}/worksheet", body, **how)
    assert (worksheet["worked_seconds"], worksheet["billed_minutes"]) == (2830, 50)
    assert (worksheet["status"], worksheet["revision"]) == ("awaiting_confirmation", 1)
    done = await api.get(f"/v1/sessions/{session['id']}")
    assert (done["status"], done["reserved_minutes"], done["ended_at"]) == ("done", 0, z(handed_in))
    assert await lots(api, customer) == {day["id"]: (190, 120)}
    await history.step(handed_in, 190, 120, 50, 0)

    path = f"/v1/worksheets/{worksheet['id']}"
    body = {"reason": "the break was counted", "proposed_minutes": 40}
    how = {"role": customer["id"], "now": handed_in + HOUR}
    disputed = await api.post(f"{path}/dispute", body, **how)
    assert disputed["status"] == "disputed"
    await history.step(handed_in + HOUR, 190, 120, 50, 0)

    body = {
        "time_entries": [worked(technician, starts_at, timedelta(minutes=38))],
        "reason": "without the break",
    }
    amended = await api.post(f"{path}/amend", body, role="lead", now=handed_in + 2 * HOUR)
    assert (amended["worked_seconds"], amended["billed_minutes"]) == (2280, 40)
    assert (amended["status"], amended["revision"]) == ("awaiting_confirmation", 2)
    await history.step(handed_in + 2 * HOUR, 200, 120, 40, 0)

    how = {"role": customer["id"], "now": handed_in + 3 * HOUR}
    confirmed = await api.post(f"{path}/confirm", {"revision": 2}, **how)
    assert (confirmed["status"], confirmed["confirmed_at"]) == ("confirmed", z(how["now"]))
    assert [
        (one["verb"], one["revision"], one["billed_minutes"]) for one in confirmed["rounds"]
    ] == [
        ("submit", 1, 50),
        ("dispute", 1, 50),
        ("amend", 2, 40),
        ("confirm", 2, 40),
    ]
    await history.step(how["now"], 200, 120, 0, 0)

    waived_at = handed_in + 4 * HOUR
    waive = f"/v1/penalties/{penalty['id']}/waive"
    waived = await api.post(waive, {"reason": "a family emergency"}, role="lead", now=waived_at)
    assert (waived["waived_at"], waived["waive_reason"]) == (z(waived_at), "a family emergency")
    await history.step(waived_at, 320, 120, 0, 0)

    # The provider moves an hour before: free. The customer cancels exactly 24 hours before: free.
    moved_at = NOON + 95 * HOUR
    asked = {"starts_at": z(NOON + 120 * HOUR), "asked_by": "provider"}
    moved = await api.post(move_other, asked, role=technician["id"], now=moved_at)
    assert moved["penalty"] is None
    await history.step(moved_at, 320, 120, 0, 0)
    cancel = f"/v1/sessions/{other['id']}/cancel"
    how = {"role": customer["id"], "now": NOON + 96 * HOUR}
    cancelled = await api.post(cancel, {"asked_by": "customer"}, **how)
    assert (cancelled["session"]["status"], cancelled["penalty"]) == ("cancelled", None)
    await history.step(NOON + 96 * HOUR, 440, 0, 0, 0)

    entries = await api.entries(customer)
    assert told(entries, day=day) == [
        "purchase: purchased>lot 480 day",
        "hold: lot>hold 120 day",
        "penalty: lot>penalties 120 day",
        "hold: lot>hold 120 day",
        "deduction: hold>billed 50 day, hold>lot 70 day",
        "correction: billed>lot 10 day",
        "confirmation: billed>consumed 40 day",
        "reversal: penalties>lot 120 day",
        "release: hold>lot 120 day",
    ]
    assert [entry["seq"] for entry in entries] == list(range(1, 10))
    assert entries[7]["reverses"] == entries[2]["id"]
    assert entries[7]["reason"] == "a family emergency"
    by = {"key": entries[2]["actor"], "technician": f"technician:{technician['id']}"}
    assert by["key"].startswith("key:")
    assert [entries[at]["actor"] for at in (1, 4)] == [by["technician"]] * 2
    assert entries[6]["actor"] == by["key"]
    await history.check()


async def test_what_an_entry_says_is_the_balance_after_it(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    await api.book(customer, technician, starts_at=NOON + DAY, now=NOON + HOUR)
    names = ("available", "held", "awaiting_confirmation", "debt")
    after = [
        tuple(entry[f"{name}_minutes"] for name in names) for entry in await api.entries(customer)
    ]
    assert after == [(480, 0, 0, 0), (360, 120, 0, 0)]
    credit = await api.get(f"/v1/customers/{customer['id']}/credit")
    assert (credit["remaining_minutes"], credit["remaining_text"]) == (480, "8 h")
    assert credit["seq"] == 2


async def test_reading_changes_nothing(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer, expires_on="2031-03-06")
    path = f"/v1/customers/{customer['id']}"
    async with nothing_changes(api):
        for read in (f"{path}/credit", f"{path}/entries", f"{path}/credit?as_of={z(NOON)}"):
            await api.get(read, now=NOON + 9 * DAY)
