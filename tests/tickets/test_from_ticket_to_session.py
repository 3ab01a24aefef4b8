"""A ticket becomes server support, and only that touches credit (rules C5, C6, S4, T7, T9)."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.api.world import DAY, HOUR, nothing_changes, refuse
from tests.staff import worker
from tests.support import NOON, Api, Json
from tests.tickets.desk import act, answer, customer_on, opened, outage, read, reply, wait

MONDAY = datetime(2031, 3, 10, 9, tzinfo=UTC)


@pytest.fixture
async def technician(api: Api) -> Json:
    """One who works on Mondays, with a key."""
    made = await api.technician()
    period = {"weekday": 0, "from": "08:00", "to": "18:00"}
    await api.post(f"/v1/technicians/{made['id']}/working-hours", period)
    return made


def need(technician: Json, starts_at: datetime = MONDAY, **facts: object) -> Json:
    """The body of a booking for a ticket: 120 minutes on Monday."""
    return {
        "category": "local_failure_investigation",
        "starts_at": starts_at.isoformat(),
        "estimated_minutes": 120,
        "technician_ids": [technician["id"]],
        **facts,
    }


async def refused(
    api: Api, ticket: Json, body: Json, *, status: int, code: str, role: str = "admin"
) -> Json:
    """Why a ticket does not become a session."""
    path = f"/v1/tickets/{ticket['id']}/sessions"
    return await refuse(api, "POST", path, body, status=status, code=code, role=role)


async def test_a_session_for_a_ticket_reserves_credit_on_its_server(
    api: Api, technician: Json
) -> None:
    customer = await customer_on(api)
    await api.buy(customer)
    server, other = await api.server(customer), await api.server(customer)
    ticket = await opened(api, customer, kind="server_support", server_id=server["id"])
    assert ticket["offers_server_support"]
    path = f"/v1/tickets/{ticket['id']}/sessions?dry_run=true"
    async with nothing_changes(api):
        tried = await api.post(path, need(technician), key=None)
    assert (tried["id"], tried["reserved_minutes"], tried["ticket_id"]) == (None, 120, ticket["id"])
    session = await act(api, ticket, "sessions", need(technician), role=technician["id"])
    assert session["status"] == "scheduled"
    facts = (session["customer_id"], session["ticket_id"], session["server_id"])
    assert facts == (customer["id"], ticket["id"], server["id"])
    assert await api.credit(customer) == (360, 120, 0, 0)
    body = need(technician, MONDAY + 3 * HOUR, server_id=other["id"])
    assert (await act(api, ticket, "sessions", body))["server_id"] == other["id"]
    found = await api.get(f"/v1/sessions?ticket_id={ticket['id']}", role=customer["id"])
    assert [one["starts_at"] for one in found["items"]] == [
        "2031-03-10T09:00:00Z", "2031-03-10T12:00:00Z",
    ]  # fmt: skip
    assert (await api.get(f"/v1/sessions/{session['id']}"))["ticket_id"] == ticket["id"]


async def test_a_ticket_without_a_server_is_booked_with_a_warning(
    api: Api, technician: Json
) -> None:
    customer = await customer_on(api)
    await api.buy(customer)
    ticket = await opened(api, customer, kind="request")
    session = await act(api, ticket, "sessions", need(technician))
    assert session["server_id"] is None
    assert session["warnings"]


async def test_a_need_is_enough(api: Api, technician: Json) -> None:
    customer = await customer_on(api)
    await api.buy(customer)
    ticket = await opened(api, customer, kind="request")
    body = {**need(technician), "technicians_needed": 1, "category": "training"}
    del body["technician_ids"]
    await refused(api, ticket, body, status=409, code="slot_taken")
    trainer = await worker(api, categories=[body["category"]])
    session = await act(api, ticket, "sessions", body)
    assert session["technician_ids"] == [trainer["id"]]


async def test_credit_that_is_short_is_told_or_waited_for(api: Api, technician: Json) -> None:
    customer = await customer_on(api)
    ticket = await opened(api, customer, kind="request")
    problem = await refused(api, ticket, need(technician), status=402, code="insufficient_credit")
    assert problem["required_minutes"] == problem["shortfall_minutes"] == 120
    assert problem["minimum_top_up_minutes"] == 480
    held = await act(api, ticket, "sessions", need(technician, hold_slot=True))
    assert (held["status"], held["ticket_id"]) == ("awaiting_credit", ticket["id"])
    await api.buy(customer)
    [session] = (await api.get(f"/v1/sessions?ticket_id={ticket['id']}"))["items"]
    assert (session["id"], session["status"]) == (held["id"], "scheduled")


async def test_a_slot_that_is_taken_is_refused_with_others(api: Api, technician: Json) -> None:
    customer = await customer_on(api)
    await api.buy(customer)
    ticket = await opened(api, customer, kind="request")
    await act(api, ticket, "sessions", need(technician))
    body = need(technician, MONDAY + HOUR)
    problem = await refused(api, ticket, body, status=409, code="slot_taken")
    assert problem["next_slots"]
    starts = datetime.fromisoformat(problem["next_slots"][0]["starts_at"])
    assert starts >= MONDAY + 2 * HOUR


# --- what support itself owes --------------------------------------------------------------------


async def test_an_accepted_bug_and_an_outage_are_not_billed(api: Api, technician: Json) -> None:
    customer = await customer_on(api, deployment="cloud")
    await api.buy(customer)
    bug = await opened(api, customer, kind="bug")
    await act(api, bug, "assess", {"legitimacy": "accepted"})
    down = await opened(api, customer, **outage())
    starts = iter((MONDAY, MONDAY + 3 * HOUR))
    for ticket, kind in ((bug, "bug"), (down, "cloud_outage")):
        body = need(technician)
        problem = await refused(api, ticket, body, status=409, code="covered_by_support")
        assert problem["kind"] == kind
        assert not (await read(api, ticket))["offers_server_support"]
        body["override_reason"] = "the customer asked for it beside"
        await refused(api, ticket, body, status=403, code="forbidden", role=technician["id"])
        body["starts_at"] = next(starts).isoformat()
        session = await act(api, ticket, "sessions", body, role="lead")
        assert session["reserved_minutes"] == 120
    # Naming the ticket in a plain booking is no way around it.
    plain = api.booking(customer, technician, starts_at=MONDAY + 6 * HOUR, ticket_id=bug["id"])
    await refuse(api, "POST", "/v1/sessions", plain, status=409, code="covered_by_support")


@pytest.mark.parametrize("legitimacy", ["not_accepted", "not_reproduced"])
async def test_a_bug_that_is_not_legitimate_offers_server_support(
    api: Api, technician: Json, legitimacy: str
) -> None:
    customer = await customer_on(api)
    await api.buy(customer)
    ticket = await opened(api, customer, kind="bug")
    body = {"legitimacy": legitimacy}
    if legitimacy == "not_accepted":
        path = f"/v1/tickets/{ticket['id']}/assess"
        await refuse(api, "POST", path, body, status=422, code="reason_missing")
        body["reason"] = "changed configuration"
    assessed = await act(api, ticket, "assess", body, role=technician["id"])
    assert (assessed["legitimacy"], assessed["offers_server_support"]) == (legitimacy, True)
    assert assessed["legitimacy_reason"] == body.get("reason")
    [change] = (await api.get(f"/v1/tickets/{ticket['id']}/changes"))["items"]
    assert (change["what"], change["was"], change["becomes"]) == (
        "legitimacy", "unassessed", legitimacy,
    )  # fmt: skip
    await act(api, ticket, "sessions", need(technician))
    assert await api.credit(customer) == (360, 120, 0, 0)


async def test_only_bugs_are_assessed(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    path = f"/v1/tickets/{ticket['id']}/assess"
    await refuse(api, "POST", path, {"legitimacy": "accepted"}, status=422, code="not_a_bug")


async def test_whose_ticket_it_is_and_whether_it_is_closed(api: Api, technician: Json) -> None:
    customer, other = await customer_on(api), await customer_on(api)
    await api.buy(customer)
    await api.buy(other)
    ticket = await opened(api, customer, kind="request")
    body = need(technician)
    missing: Json = {"status": 404, "code": "ticket_not_found"}
    await refused(api, ticket, body, role=other["id"], **missing)
    await refused(api, ticket, body, role=customer["id"], status=403, code="forbidden")
    plain = api.booking(other, technician, starts_at=MONDAY, ticket_id=ticket["id"])
    await refuse(api, "POST", "/v1/sessions", plain, **missing)
    theirs = await api.server(other)
    await refused(
        api, ticket, need(technician, server_id=theirs["id"]), status=404, code="server_not_found"
    )
    await refused(api, ticket, need(technician, category="wish"), status=422, code="wrong_product")
    await act(api, ticket, "resolve")
    await act(api, ticket, "sessions", body)
    await act(api, ticket, "close")
    closed = need(technician, MONDAY + 3 * HOUR)
    await refused(api, ticket, closed, status=409, code="invalid_transition")


async def test_the_work_on_a_ticket_itself_never_touches_credit(api: Api) -> None:
    customer = await customer_on(api, deployment="cloud")
    await api.buy(customer)
    before = await api.entries(customer), await api.credit(customer)
    technician = await api.technician()
    for facts in ({"kind": "bug", "severity": 1}, {"kind": "server_support"}, outage()):
        ticket = await opened(api, customer, **facts)
        await act(api, ticket, "assign", {"technician_id": technician["id"]})
        for hours in range(4):
            await reply(api, ticket, now=NOON + hours * HOUR)
        await act(api, ticket, "calls", {"direction": "outbound", "outcome": "reached"})
        await wait(api, ticket)
        await answer(api, ticket, now=NOON + DAY)
        if facts["kind"] == "bug":
            await act(api, ticket, "assess", {"legitimacy": "not_accepted", "reason": "no"})
            await act(api, ticket, "severity", {"severity": 2, "reason": "some can work"})
        await act(api, ticket, "resolve", now=NOON + DAY)
        await answer(api, ticket, now=NOON + timedelta(days=2))
        await reply(api, ticket, resolves=True)
        await act(api, ticket, "close")
    assert (await api.entries(customer), await api.credit(customer)) == before
