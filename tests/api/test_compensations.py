"""What the provider brings back to a lot past its date is an adjustment that can be looked up (C9)."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest

from tests.api.test_story_expiry import END, held_past_its_date
from tests.api.world import DAY, HOUR, start, time_entry, worksheet_body, z
from tests.support import Api, Json

STARTS_AT = END + 3 * DAY
Cause = Callable[[Api, Json, Json], Awaitable[int]]


async def cancel(api: Api, session: Json, _technician: Json) -> int:
    body = {"asked_by": "provider", "reason": "illness"}
    await api.post(f"/v1/sessions/{session['id']}/cancel", body, now=END + DAY)
    return 120


async def come_not(api: Api, session: Json, _technician: Json) -> int:
    await api.post(f"/v1/sessions/{session['id']}/no-show", {"party": "provider"}, now=STARTS_AT)
    return 120


async def need_less(api: Api, session: Json, _technician: Json) -> int:
    path = f"/v1/sessions/{session['id']}"
    changed = await api.send("PATCH", path, {"estimated_minutes": 50}, now=END + DAY)
    assert changed.status_code == 200, changed.text
    return 70


async def work_less(api: Api, session: Json, technician: Json) -> int:
    await start(api, session)
    body = worksheet_body(time_entry(technician, STARTS_AT, HOUR))
    await api.post(f"/v1/sessions/{session['id']}/worksheet", body, now=STARTS_AT + HOUR)
    return 60


async def bill_less(api: Api, session: Json, technician: Json) -> int:
    await start(api, session)
    worked = time_entry(technician, STARTS_AT, 2 * HOUR)
    path = f"/v1/sessions/{session['id']}/worksheet"
    made = await api.post(path, worksheet_body(worked), now=STARTS_AT + 2 * HOUR)
    body = {"time_entries": [{**worked, "ended_at": z(STARTS_AT + HOUR)}], "reason": "a mistake"}
    await api.post(f"/v1/worksheets/{made['id']}/amend", body, now=STARTS_AT + 3 * HOUR)
    return 60


@pytest.mark.parametrize("cause", [cancel, come_not, need_less, work_less, bill_less])
async def test_whatever_compensates_leaves_an_adjustment_with_a_reason_and_an_event(
    api: Api, cause: Cause
) -> None:
    customer, technician, _, session = await held_past_its_date(api)
    minutes = await cause(api, session, technician)
    entry = (await api.entries(customer))[-1]
    kind, _, identity = entry["reference"].partition(":")
    assert (entry["kind"], kind) == ("adjustment", "adjustment")

    adjustment = await api.get(f"/v1/adjustments/{identity}", role=customer["id"])
    assert (adjustment["kind"], adjustment["minutes"]) == ("compensation", minutes)
    assert (adjustment["entry_id"], adjustment["created_at"]) == (entry["id"], entry["booked_at"])
    assert adjustment["reason"] == entry["reason"]
    assert "past its last day" in adjustment["reason"]
    await _adds_up(api, customer, [adjustment])
    assert await _made(api) == [(identity, minutes)]


async def test_a_waived_penalty_and_a_reversed_correction_are_compensated_beside_corrections(
    api: Api,
) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, expires_on="2031-03-20")
    path = f"/v1/customers/{customer['id']}/adjustments"
    taken = await api.post(path, {"minutes": -30, "reason": "entered twice"})
    given = await api.post(path, {"minutes": 20, "reason": "goodwill"})
    assert (taken["kind"], given["kind"]) == ("correction", "correction")
    session = await api.book(customer, technician, starts_at=END - HOUR)
    body: Json = {"asked_by": "customer"}
    late = await api.post(f"/v1/sessions/{session['id']}/cancel", body, now=END - 2 * HOUR)
    waive = f"/v1/penalties/{late['penalty']['id']}/waive"
    await api.post(waive, {"reason": "illness"}, now=END + DAY)
    undo = f"/v1/adjustments/{taken['id']}/reverse"
    await api.post(undo, {"reason": "it was right"}, now=END + DAY)
    listed = await _adds_up(api, customer)
    assert [(one["kind"], one["minutes"]) for one in listed] == [
        ("correction", -30),
        ("correction", 20),
        ("compensation", 120),
        ("compensation", 30),
    ]
    # A compensation is positive, so another correction takes it back.
    path = f"/v1/adjustments/{listed[-1]['id']}/reverse"
    how: Json = {"status": 409, "code": "not_reversible", "now": END + DAY}
    await api.refused("POST", path, {"reason": "too much"}, **how)


async def test_a_dry_run_shows_no_compensation_that_could_be_looked_up(api: Api) -> None:
    customer, _, _, session = await held_past_its_date(api)
    path = f"/v1/sessions/{session['id']}/cancel?dry_run=true"
    await api.post(path, {"asked_by": "provider"}, now=END + DAY, key=None)
    assert await _adds_up(api, customer) == []


async def _adds_up(api: Api, customer: Json, expected: list[Json] | None = None) -> list[Json]:
    """The customer's adjustments: their sum is that of the entries of this kind."""
    path = f"/v1/customers/{customer['id']}/adjustments"
    listed: list[Json] = (await api.get(path))["items"]
    booked = [
        (1 if posting["from"] == "adjusted" else -1) * posting["minutes"]
        for entry in await api.entries(customer)
        if entry["kind"] == "adjustment"
        for posting in entry["postings"]
    ]
    assert sum(one["minutes"] for one in listed) == sum(booked)
    assert expected is None or listed == expected
    assert [datetime.fromisoformat(one["created_at"]) for one in listed] == sorted(
        datetime.fromisoformat(one["created_at"]) for one in listed
    )
    return listed


async def _made(api: Api) -> list[tuple[str, int]]:
    events = (await api.get("/v1/events?limit=200"))["items"]
    return [
        (one["subject_id"], one["data"]["minutes"])
        for one in events
        if one["type"] == "adjustment.made"
    ]
