"""Credit that runs low or out is told ahead, once, and again when there is reason to."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.kit.postgres.database import Pool
from app.warnings import jobs, rules
from tests.api.world import DAY, HOUR, PROMISES
from tests.support import NOON, Api, Json

MICROSECOND = timedelta(microseconds=1)
LAST_DAY = "2031-06-20"
END = datetime(2031, 6, 20, 22, tzinfo=UTC)  # midnight in Prague, in summer time


async def told(api: Api, kind: str) -> list[Json]:
    """Events of warnings in the order of the feed, with what they tell."""
    items: list[Json] = []
    path = "/v1/events?limit=200"
    page = await api.get(path)
    while True:
        items += page["items"]
        if page["next_cursor"] is None:
            break
        page = await api.get(f"{path}&cursor={page['next_cursor']}")
    return [one for one in items if one["type"] == f"credit_warning.{kind}"]


def at(step: timedelta) -> Any:
    return {"now": NOON + step}


async def test_each_lot_is_told_30_and_7_days_before_its_end_and_once(api: Api, pool: Pool) -> None:
    customer = await api.customer()
    lot = await api.buy(customer, expires_on=LAST_DAY)
    await api.buy(customer)
    for days in (30, 7):
        due_at = END - days * DAY
        assert await jobs.warn_of_expiry(pool, due_at - MICROSECOND) == 0
        both = await asyncio.gather(*(jobs.warn_of_expiry(pool, due_at) for _ in range(3)))
        assert sum(both) == 1
        assert await jobs.warn_of_expiry(pool, due_at + DAY) == 0
    assert await jobs.warn_of_expiry(pool, END) == 0
    first, second = await told(api, "expiring")
    assert first["data"] == {
        "lot_id": lot["id"],
        "minutes": 480,
        "expires_on": LAST_DAY,
        "days_ahead": 30,
    }
    assert second["data"]["days_ahead"] == 7
    assert (first["customer_id"], first["actor"]) == (customer["id"], "system")


async def test_only_free_minutes_are_told_and_another_last_day_is_told_anew(
    api: Api, pool: Pool
) -> None:
    customer, technician = await api.customer(), await api.technician()
    lot = await api.buy(customer, expires_on=LAST_DAY)
    held = await api.book(customer, technician, starts_at=END - 5 * DAY, estimated_minutes=480)
    assert await jobs.warn_of_expiry(pool, END - 20 * DAY) == 0
    how: Json = {"now": END - 20 * DAY}
    await api.post(f"/v1/sessions/{held['id']}/cancel", {"asked_by": "provider"}, **how)
    assert await jobs.warn_of_expiry(pool, END - 20 * DAY) == 1
    changed = {"expires_on": "2031-06-25"}
    await api.send("PATCH", f"/v1/purchases/{lot['id']}", changed, **how)
    assert await jobs.warn_of_expiry(pool, END - 20 * DAY) == 1
    # A lot that comes late is told of once, at the nearer distance.
    await api.buy(customer, expires_on="2031-06-04", **how)
    assert await jobs.warn_of_expiry(pool, END - 20 * DAY) == 1
    assert [one["data"]["days_ahead"] for one in await told(api, "expiring")] == [30, 30, 7]


async def test_low_credit_is_told_once_and_again_only_after_it_rose(api: Api, pool: Pool) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 600)

    async def hold(minutes: int, number: int) -> Json:
        starts_at = NOON + (10 + number) * DAY
        how = {"estimated_minutes": minutes, **at(number * HOUR)}
        return await api.book(customer, technician, starts_at=starts_at, **how)

    await hold(480, 1)
    await jobs.watch_credit(pool, NOON + HOUR)
    assert await told(api, "low") == [], "exactly the threshold is not low"
    fallen = await hold(10, 2)
    await hold(10, 3)
    for _ in range(2):
        await asyncio.gather(*(jobs.watch_credit(pool, NOON + 3 * HOUR) for _ in range(2)))
    (low,) = await told(api, "low")
    assert low["data"] == {
        "minutes": 110,
        "threshold_minutes": 120,
        "burn_per_day": 0,
        "days_left": None,
    }
    assert datetime.fromisoformat(low["occurred_at"]) == NOON + 2 * HOUR
    # It rises to the threshold and falls again before anybody looks.
    path = f"/v1/sessions/{fallen['id']}/cancel"
    await api.post(path, {"asked_by": "provider"}, **at(4 * HOUR))
    await jobs.watch_credit(pool, NOON + 4 * HOUR)
    assert await told(api, "cleared") == [], "110 are still low"
    await api.buy(customer, **at(5 * HOUR))
    await hold(480, 6)
    await jobs.watch_credit(pool, NOON + 6 * HOUR)
    (cleared,) = await told(api, "cleared")
    assert cleared["subject_id"] == low["subject_id"]
    assert cleared["data"]["minutes"] == 590
    assert [one["data"]["minutes"] for one in await told(api, "low")] == [110, 110]


async def test_who_has_left_is_not_warned(api: Api, pool: Pool) -> None:
    gone, here = await api.customer(), await api.customer()
    for customer in (gone, here):
        await api.buy(customer, expires_on=LAST_DAY)
        take = {"minutes": -400, "reason": "used elsewhere"}
        await api.post(f"/v1/customers/{customer['id']}/adjustments", take)
    path, forced = f"/v1/customers/{gone['id']}", {"reason": "insolvent", "force": True}
    await api.post(f"{path}/deactivate", forced)
    due_at = END - 30 * DAY
    assert await jobs.warn_of_expiry(pool, due_at) == 1
    await jobs.watch_credit(pool, due_at)
    for kind in ("expiring", "low"):
        assert [one["customer_id"] for one in await told(api, kind)] == [here["id"]]
    # Back, it is told what is near, and of its next entry that leaves it low.
    await api.post(f"{path}/reactivate")
    assert await jobs.warn_of_expiry(pool, due_at) == 1
    await api.post(f"{path}/adjustments", {"minutes": -10, "reason": "typo"}, now=due_at)
    await jobs.watch_credit(pool, due_at)
    assert [one["customer_id"] for one in await told(api, "low")] == [here["id"], gone["id"]]


async def test_what_a_write_leaves_counts_and_not_what_is_between_its_entries(
    api: Api, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each entry is looked at by itself, but for those of one write.
    monkeypatch.setattr(jobs, "_AT_ONCE", 3)
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, expires_on="2031-03-07")
    held = await api.book(customer, technician, starts_at=NOON + 9 * DAY, estimated_minutes=480)
    await jobs.watch_credit(pool, NOON)
    assert len(await told(api, "low")) == 1
    # release, expiry and adjustment: 480, 0 and 480 available.
    path = f"/v1/sessions/{held['id']}/cancel"
    await api.post(path, {"asked_by": "provider"}, **at(5 * DAY))
    await jobs.watch_credit(pool, NOON + 5 * DAY)
    assert len(await told(api, "cleared")) == 1
    assert len(await told(api, "low")) == 1


async def test_the_threshold_is_agreed_and_zero_never_warns(api: Api, pool: Pool) -> None:
    customers = []
    for number, threshold in enumerate((0, 480)):
        terms = {"low_credit_minutes": threshold}
        plan = {**PROMISES, "code": f"low_{threshold}", "name": "Low", "terms": terms}
        await api.post("/v1/plans", plan, now=NOON - 90 * DAY)
        customers.append(customer := await api.customer())
        path = f"/v1/customers/{customer['id']}"
        subscription = {"plan": f"low_{threshold}", "starts_on": "2031-01-01"}
        await api.post(f"{path}/subscriptions", subscription, now=NOON - 90 * DAY)
        await api.buy(customer)
        body = {"minutes": -(480 if number == 0 else 10), "reason": "miscounted"}
        await api.post(f"{path}/adjustments", body)
    await jobs.watch_credit(pool, NOON)
    (low,) = await told(api, "low")
    assert (low["customer_id"], low["data"]["minutes"]) == (customers[1]["id"], 470)


def test_credit_turns_at_its_threshold_and_each_turn_counts() -> None:
    instants = [NOON + number * HOUR for number in range(6)]
    found = rules.turns(zip(instants, (120, 110, 0, 120, 500, 0), strict=True), 120, is_low=False)
    assert [(turn.at, turn.minutes, turn.is_low) for turn in found] == [
        (instants[1], 110, True),
        (instants[3], 120, False),
        (instants[5], 0, True),
    ]
    assert rules.turns([(NOON, 0)], 0, is_low=False) == []
    assert [turn.is_low for turn in rules.turns([(NOON, 0)], 0, is_low=True)] == [False]
