"""The business calendar of promises, and how a ticket explains itself (P1, P2; issue: explain)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from tests.api.world import HOUR, z
from tests.support import NOON, Api, Json
from tests.tickets.desk import (
    act,
    answer,
    customer_on,
    due,
    explained,
    opened,
    outage,
    read,
    reply,
    wait,
)

THURSDAY = NOON + timedelta(days=1)
DAY_OF_WORK = {"target": {"kind": "working_time", "value": 480}}


def at(month_day: str, time: str, year: int = 2031) -> datetime:
    return datetime.fromisoformat(f"{year}-{month_day}T{time}").replace(tzinfo=UTC)


def told(promise: Json) -> list[str]:
    """Each period in a line: when, whether it counts, and why."""
    return [
        f"{one['starts_at'][5:16]} {one['ends_at'][5:16]} "
        f"{'+' if one['counted'] else '-'} {one['name'] or one['why']}"
        for one in promise["periods"]
    ]


@asynccontextmanager
async def calendar(api: Api, **changes: object) -> AsyncIterator[None]:
    """Another business calendar for as long as it lasts."""
    before = await api.get("/v1/business-calendar")
    for body in (changes, before):
        response = await api.send("PUT", "/v1/business-calendar", body)
        assert response.status_code == 200, response.text
        if body is changes:
            yield


# --- the business calendar -----------------------------------------------------------------------


async def test_hours_are_those_in_force_when_a_ticket_is_opened(api: Api) -> None:
    customer = await customer_on(api, DAY_OF_WORK)
    before = await opened(api, customer)
    lunch = [
        {"weekday": day, "from": start, "to": end}
        for day in (2, 5)
        for start, end in (("08:00", "12:00"), ("13:00", "18:00"))
    ]
    async with calendar(api, hours=lunch):
        after = await opened(api, customer)
        # Wednesday 13:00 to 18:00, then Saturday from 08:00: Prague is an hour ahead.
        assert due(after) == at("03-08", "10:00")
        kept = await explained(api, before)
        assert due(await read(api, before)) == due(before) == at("03-06", "12:00")
        assert kept["resolution_due_at"] == z(due(before))
        assert kept["by_present_calendar"] == z(due(after))
        # What happens to it later is reckoned by the calendar of then.
        await wait(api, before, now=NOON + HOUR)
        assert due(await answer(api, before, now=NOON + 2 * HOUR)) == at("03-08", "11:00")
    async with calendar(api, time_zone="America/New_York"):
        # Noon in London is 07:00 there: the whole day is still to come.
        assert due(await opened(api, customer)) == at("03-05", "22:00")


async def test_a_holiday_that_is_switched_off_is_worked(api: Api) -> None:
    customer = await customer_on(api, DAY_OF_WORK)
    eve = at("05-07", "11:00")  # 8 May is a holiday, a Thursday
    before = await opened(api, customer, now=eve)
    assert due(before) == at("05-09", "11:00")
    [day] = [
        one
        for one in (await api.get("/v1/holidays?limit=200"))["items"]
        if one["holiday_on"] == "2031-05-08"
    ]
    assert told((await explained(api, before, now=eve))["promises"][0]) == [
        "05-07T11:00 05-07T15:00 + working_time",
        "05-07T15:00 05-07T22:00 - outside_hours",
        f"05-07T22:00 05-08T22:00 - {day['name']}",
        "05-08T22:00 05-09T07:00 - outside_hours",
        "05-09T07:00 05-09T11:00 + working_time",
    ]
    await api.post(f"/v1/holidays/{day['id']}/switch-off")
    assert due(await opened(api, customer, now=eve)) == at("05-08", "11:00")
    shown = await explained(api, before, now=eve)
    assert shown["resolution_due_at"] == "2031-05-09T11:00:00Z"
    assert shown["by_present_calendar"] == "2031-05-08T11:00:00Z"
    assert shown["promises"][0]["due_at"] == "2031-05-08T11:00:00Z"


async def test_a_closure_stops_the_clocks_of_what_comes_after_it(api: Api) -> None:
    customer = await customer_on(api, DAY_OF_WORK)
    start = at("06-04", "11:00")
    before = await opened(api, customer, now=start)
    body = {"from": "2031-06-04T14:00", "to": "2031-06-05T10:00", "name": "moving house"}
    closure = await api.post("/v1/closures", body)
    after = await opened(api, customer, now=start)
    # An hour until the closure, and seven on Thursday: due at closing.
    assert (due(before), due(after)) == (at("06-05", "11:00"), at("06-05", "15:00"))
    assert (await explained(api, before, now=start))["by_present_calendar"] == z(due(after))
    assert told((await explained(api, after, now=start))["promises"][0]) == [
        "06-04T11:00 06-04T12:00 + working_time",
        "06-04T12:00 06-04T15:00 - moving house",
        "06-04T15:00 06-05T07:00 - outside_hours",
        "06-05T07:00 06-05T08:00 - moving house",
        "06-05T08:00 06-05T15:00 + working_time",
    ]
    assert (await api.send("DELETE", f"/v1/closures/{closure['id']}")).status_code == 200
    assert due(await opened(api, customer, now=start)) == due(before)
    assert due(await read(api, after)) == due(after)


async def test_holidays_of_a_year_that_is_used_for_the_first_time_are_pinned(api: Api) -> None:
    customer = await customer_on(api)
    years = "SELECT year FROM holiday_year WHERE country = 'CZ' AND year >= 2060 ORDER BY 1"
    assert await api.db.fetch(years) == []
    friday = at("12-29", "16:00", 2062)
    await opened(api, customer, now=friday)
    assert [row["year"] for row in await api.db.fetch(years)] == [2062, 2063]
    days = await api.db.fetchval(
        "SELECT count(*) FROM holiday WHERE country = 'CZ' AND extract(year FROM holiday_on) = 2063"
    )
    assert days == 13
    # A pinned year stays as it is, whatever is in it: here its first Monday is worked.
    customer = await customer_on(api, DAY_OF_WORK)
    assert due(await opened(api, customer, now=friday)) == at("01-02", "16:00", 2063)
    await api.db.execute("DELETE FROM holiday WHERE holiday_on = '2063-01-01'")
    assert due(await opened(api, customer, now=friday)) == at("01-01", "16:00", 2063)


# --- explain -------------------------------------------------------------------------------------


async def test_every_period_is_told_with_its_reason(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    first = (await explained(api, ticket))["promises"][0]
    assert told(first) == [
        "03-05T12:00 03-05T16:00 + working_time",
        "03-05T16:00 03-06T08:00 - outside_hours",
        "03-06T08:00 03-06T16:00 + working_time",
        "03-06T16:00 03-07T08:00 - outside_hours",
        "03-07T08:00 03-07T16:00 + working_time",
        "03-07T16:00 03-07T23:00 - outside_hours",
        "03-07T23:00 03-09T23:00 - day_off",
        "03-09T23:00 03-10T08:00 - outside_hours",
        "03-10T08:00 03-10T12:00 + working_time",
    ]
    assert {name: first[name] for name in ("kind", "value", "target_seconds", "decides")} == {
        "kind": "working_time", "value": 1440, "target_seconds": 86400, "decides": True,
    }  # fmt: skip
    await wait(api, ticket, now=NOON + HOUR)
    await answer(api, ticket, now=THURSDAY)
    second = (await explained(api, ticket, now=THURSDAY + HOUR))["promises"][0]
    assert told(second)[:3] == [
        "03-05T12:00 03-05T13:00 + working_time",
        "03-05T13:00 03-06T12:00 - waiting_for_customer",
        "03-06T12:00 03-06T16:00 + working_time",
    ]
    assert (second["counted_seconds"], second["remaining_seconds"]) == (7200, 79200)
    counted = [
        datetime.fromisoformat(one["ends_at"]) - datetime.fromisoformat(one["starts_at"])
        for one in second["periods"]
        if one["counted"]
    ]
    assert sum(counted, timedelta(0)) == timedelta(hours=24)


async def test_time_used_is_told_at_any_instant_and_never_more_than_was_promised(api: Api) -> None:
    ticket = await opened(api, await customer_on(api, DAY_OF_WORK))
    assert due(ticket) == THURSDAY
    instants = {
        NOON: 0,
        NOON + HOUR: 1,
        NOON + 4 * HOUR: 4,
        NOON + 12 * HOUR: 4,
        THURSDAY - 2 * HOUR: 6,
        THURSDAY: 8,
        THURSDAY + timedelta(days=9): 8,
    }
    for now, hours in instants.items():
        [promise] = (await explained(api, ticket, now=now))["promises"]
        used = (promise["counted_seconds"], promise["remaining_seconds"])
        assert used == (3600 * hours, 28800 - 3600 * hours), now


async def test_an_outage_counts_by_two_clocks_and_the_earlier_decides(api: Api) -> None:
    ticket = await opened(api, await customer_on(api, deployment="cloud"), **outage())
    day, plan = (await explained(api, ticket, now=NOON + 6 * HOUR))["promises"]
    assert told(day) == ["03-05T12:00 03-06T12:00 + around_the_clock"]
    assert [one["counted_seconds"] for one in (day, plan)] == [6 * 3600, 4 * 3600]
    assert [one["decides"] for one in (day, plan)] == [True, False]
    assert (day["kind"], plan["kind"]) == ("real_time", "working_time")
    assert day["because"] != plan["because"]


async def test_the_place_in_the_queue_is_told_while_there_is_one(api: Api) -> None:
    for other in (await api.get("/v1/tickets?limit=200"))["items"]:
        if other["status"] in ("new", "open"):
            await act(api, other, "resolve")
    basic, priority = await customer_on(api), await customer_on(api, "priority")
    last = await opened(api, basic, severity=1)
    first = await opened(api, priority, severity=4)
    places = [(await explained(api, one))["queue"] for one in (first, last)]
    assert [one["position"] for one in places] == [1, 2]
    assert [one["queue_rank"] for one in places] == [1, 2]
    assert [one["cloud_outage"] for one in places] == [False, False]
    await wait(api, first)
    waiting, moved_up = [(await explained(api, one))["queue"] for one in (first, last)]
    assert (waiting["position"], moved_up["position"]) == (None, 1)
    assert "waiting_for_customer" in waiting["because"]
    await act(api, last, "resolve")
    assert (await explained(api, last))["queue"]["position"] is None


async def test_the_call_rule_tells_its_state(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))

    async def rule() -> tuple[int, int, bool, str]:
        calls = (await explained(api, ticket))["calls"]
        assert calls["call_after_replies"] == 3
        return (
            calls["replies"],
            calls["replies_since_call"],
            calls["open_call_task"] is not None,
            calls["because"],
        )

    assert await rule() == (0, 0, False, "a call is due after 3 more of the provider's replies")
    await reply(api, ticket)
    await reply(api, ticket)
    assert await rule() == (2, 2, False, "a call is due after 1 more of the provider's replies")
    await reply(api, ticket)
    assert await rule() == (3, 3, True, "a call is to be made")
    await act(api, ticket, "calls", {"direction": "outbound", "outcome": "reached"})
    assert await rule() == (3, 0, False, "a call is due after 3 more of the provider's replies")
    await act(api, ticket, "resolve")
    assert await rule() == (3, 0, False, "a resolved ticket needs no call")
    none = await opened(api, await customer_on(api, DAY_OF_WORK))
    assert (await explained(api, none))["calls"]["because"] == "the plan asks for no call"
