"""Silence confirms a worksheet where that was agreed, after working days, and as nobody else (C3)."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from app.kit.postgres.database import Pool
from app.worksheets.jobs import confirm_silent
from tests.api.world import DAY, PROMISES, refuse, work, z
from tests.support import NOON, Api, Json

MICROSECOND = timedelta(microseconds=1)
HOUR = timedelta(hours=1)


@dataclass
class Desk:
    """A customer with two working days to answer, and somebody who works for it."""

    api: Api
    customer: Json
    technician: Json
    server: Json

    async def worksheet(self, starts_at: datetime) -> Json:
        """Handed in an hour after the start."""
        how: Json = {"server": self.server, "starts_at": starts_at, "worked": HOUR}
        return await work(self.api, self.customer, self.technician, **how)

    async def read(self, worksheet: Json) -> Json:
        """The worksheet as it is now."""
        return await self.api.get(f"/v1/worksheets/{worksheet['id']}", role=self.customer["id"])


@pytest.fixture
async def desk(api: Api) -> Desk:
    plan = {**PROMISES, "code": "silent", "name": "Silent"}
    how: Json = {"now": NOON - 90 * DAY}
    terms = {"auto_confirm_after_working_days": 2}
    await api.post("/v1/plans", {**plan, "terms": terms}, **how)
    customer = await api.customer()
    subscription = {"plan": "silent", "starts_on": "2031-01-01"}
    await api.post(f"/v1/customers/{customer['id']}/subscriptions", subscription, **how)
    await api.buy(customer, 4800, **how)
    return Desk(api, customer, await api.technician(), await api.server(customer))


async def test_silence_is_counted_on_the_business_calendar(desk: Desk) -> None:
    for handed_in_at, due_at in (
        # Wednesday: Friday at 17:00 in Prague.
        (NOON, datetime(2031, 3, 7, 16, tzinfo=UTC)),
        # On Friday night it is Saturday in Prague: Tuesday.
        (datetime(2031, 3, 7, 23, 30, tzinfo=UTC), datetime(2031, 3, 11, 16, tzinfo=UTC)),
        # Before Easter, and in summer time: Thursday and the Tuesday after it.
        (datetime(2031, 4, 9, 9, tzinfo=UTC), datetime(2031, 4, 15, 15, tzinfo=UTC)),
    ):
        made = await desk.worksheet(handed_in_at - HOUR)
        assert (made["auto_confirm_at"], made["confirmed_by"]) == (z(due_at), None)


async def test_the_system_confirms_what_nobody_answered_from_that_instant_on(
    desk: Desk, pool: Pool
) -> None:
    api, made = desk.api, await desk.worksheet(NOON - HOUR)
    due_at = datetime.fromisoformat(made["auto_confirm_at"])
    assert await confirm_silent(pool, due_at - MICROSECOND) == 0
    assert (await desk.read(made))["status"] == "awaiting_confirmation"
    assert await confirm_silent(pool, due_at) == 1
    confirmed = await desk.read(made)
    assert (confirmed["status"], confirmed["confirmed_by"]) == ("confirmed", "system")
    assert (confirmed["confirmed_at"], confirmed["auto_confirm_at"]) == (z(due_at), None)
    assert (confirmed["rounds"][-1]["verb"], confirmed["rounds"][-1]["actor"]) == (
        "confirm",
        "system",
    )
    entry = (await api.entries(desk.customer))[-1]
    assert (entry["kind"], entry["actor"]) == ("confirmation", "system")
    event = (await api.get("/v1/events?limit=200"))["items"][-1]
    assert (event["type"], event["actor"]) == ("worksheet.confirmed", "system")
    assert event["data"]["confirmed_by"] == "system"
    assert await confirm_silent(pool, due_at + DAY) == 0
    how: Json = {"status": 409, "code": "invalid_transition", "role": desk.customer["id"]}
    path = f"/v1/worksheets/{made['id']}/dispute"
    await refuse(api, "POST", path, {"reason": "too late"}, now=due_at + DAY, **how)


async def test_a_dispute_stops_it_and_an_amendment_begins_it_anew(desk: Desk, pool: Pool) -> None:
    api, made = desk.api, await desk.worksheet(NOON - HOUR)
    path = f"/v1/worksheets/{made['id']}"
    due_at = datetime.fromisoformat(made["auto_confirm_at"])
    answered = await api.post(f"{path}/answer", {"message": "see the log"}, role="lead")
    assert answered["auto_confirm_at"] == made["auto_confirm_at"], "an answer changes nothing"
    how: Json = {"role": desk.customer["id"], "now": due_at}
    disputed = await api.post(f"{path}/dispute", {"reason": "we counted less"}, **how)
    assert disputed["auto_confirm_at"] is None
    assert await confirm_silent(pool, due_at + 90 * DAY) == 0
    body = {"time_entries": [], "reason": "nothing was done after all"}
    monday = datetime(2031, 3, 10, 12, tzinfo=UTC)
    amended = await api.post(f"{path}/amend", body, role="lead", now=monday)
    assert amended["auto_confirm_at"] == "2031-03-12T16:00:00Z"
    tuesday = monday + DAY
    again = await api.post(f"{path}/amend", {**body, "reason": "typo"}, role="lead", now=tuesday)
    assert again["auto_confirm_at"] == "2031-03-13T16:00:00Z"
    assert await confirm_silent(pool, datetime(2031, 3, 13, 16, tzinfo=UTC)) == 1
    # What costs nothing has no entry, and is confirmed like any other.
    assert (await desk.read(made))["confirmed_by"] == "system"


async def test_a_customer_that_confirms_is_named_as_ever(desk: Desk, pool: Pool) -> None:
    made = await desk.worksheet(NOON - HOUR)
    path = f"/v1/worksheets/{made['id']}/confirm"
    confirmed = await desk.api.post(path, role=desk.customer["id"])
    assert (confirmed["confirmed_by"], confirmed["auto_confirm_at"]) == ("customer", None)
    assert await confirm_silent(pool, NOON + 90 * DAY) == 0


async def test_who_has_left_confirms_nothing_by_silence_then_or_later(
    desk: Desk, pool: Pool
) -> None:
    api, customer = desk.api, desk.customer
    early, late = await desk.worksheet(NOON - HOUR), await desk.worksheet(NOON + 7 * DAY)
    due_at = datetime.fromisoformat(early["auto_confirm_at"])
    how: Json = {"role": "lead", "now": due_at}
    path, forced = f"/v1/customers/{customer['id']}", {"reason": "insolvent", "force": True}
    await api.post(f"{path}/deactivate", forced, **how)
    before = await api.entries(customer)
    assert await confirm_silent(pool, due_at) == 0
    assert await confirm_silent(pool, due_at) == 0, "it is not looked at again and again"
    read = await api.get(f"/v1/worksheets/{early['id']}")
    assert (read["status"], read["auto_confirm_at"]) == ("awaiting_confirmation", None)
    assert [one["verb"] for one in read["rounds"]] == ["submit"]
    assert await api.entries(customer) == before
    # Back, the customer has the word on what came due meanwhile; what did not goes on.
    await api.post(f"{path}/reactivate", **how)
    assert await confirm_silent(pool, due_at + 90 * DAY) == 1
    assert (await api.get(f"/v1/worksheets/{late['id']}"))["confirmed_by"] == "system"
    key = await api.post("/v1/keys", {"role": "customer", "customer_id": customer["id"]})
    api.keys["back"] = key["key"]
    confirmed = await api.post(f"/v1/worksheets/{early['id']}/confirm", role="back")
    assert confirmed["confirmed_by"] == "customer"


async def test_of_a_dispute_and_the_worker_at_the_same_instant_exactly_one_wins(
    desk: Desk, pool: Pool
) -> None:
    made = [await desk.worksheet(NOON - (3 + 2 * number) * HOUR) for number in range(6)]
    due_at = datetime.fromisoformat(made[0]["auto_confirm_at"])
    how: Json = {"role": desk.customer["id"], "now": due_at}
    *_, answers = await asyncio.gather(
        confirm_silent(pool, due_at),
        confirm_silent(pool, due_at),
        asyncio.gather(
            *(
                desk.api.send(
                    "POST", f"/v1/worksheets/{one['id']}/dispute", {"reason": "no"}, **how
                )
                for one in made
            )
        ),
    )
    for one, answer in zip(made, answers, strict=True):
        shown = await desk.read(one)
        assert answer.status_code in (200, 409)
        won = ("disputed", None) if answer.status_code == 200 else ("confirmed", "system")
        assert (shown["status"], shown["confirmed_by"]) == won
        assert len(shown["rounds"]) == 2


async def test_it_is_off_unless_the_session_was_agreed_with_it(api: Api, pool: Pool) -> None:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer)
    await api.buy(customer, 960)
    before = await api.book(
        customer, technician, starts_at=NOON + DAY, server_id=server["id"], estimated_minutes=60
    )
    plan = {**PROMISES, "code": "silent", "name": "Silent"}
    await api.post("/v1/plans", {**plan, "terms": {"auto_confirm_after_working_days": 1}})
    path = f"/v1/customers/{customer['id']}/subscriptions"
    await api.post(path, {"plan": "silent", "starts_on": "2031-03-06"})
    assert before["terms"]["auto_confirm_after_working_days"] is None
    await api.post(f"/v1/sessions/{before['id']}/start", now=NOON + DAY)
    body = {"time_entries": [], "summary": "unreachable"}
    path = f"/v1/sessions/{before['id']}/worksheet"
    made = await api.post(path, body, now=NOON + 2 * DAY)
    assert made["auto_confirm_at"] is None
    assert await confirm_silent(pool, NOON + 400 * DAY) == 0


@pytest.mark.parametrize("days", [0, -1, 367, 1.5, "2", True])
async def test_a_number_of_days_is_a_whole_one(api: Api, days: object) -> None:
    plan = {**PROMISES, "code": "silent", "name": "Silent"}
    body = {**plan, "terms": {"auto_confirm_after_working_days": days}}
    await refuse(api, "POST", "/v1/plans", body, status=422, code="validation_failed")
