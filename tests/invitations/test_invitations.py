"""The invitation of a session follows it through its life, under one name and one organizer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from tests.api.world import DAY, problem, z
from tests.invitations.conftest import World
from tests.invitations.reading import COST, attendees, read, unfolded
from tests.support import NOON, Api, Json


async def fetch(api: Api, session: Json, **how: Any) -> Any:
    """The answer with a session's invitation."""
    response = await api.send("GET", f"/v1/sessions/{session['id']}/invitation.ics", **how)
    assert response.status_code == 200, response.text
    return response


async def invited(api: Api, session: Json, **how: Any) -> tuple[str, Any]:
    """The method and the event of a session's invitation."""
    calendar, (event,) = read((await fetch(api, session, **how)).content)
    return str(calendar["METHOD"]), event


async def test_a_session_keeps_its_name_and_counts_its_changes(world: World) -> None:
    api = world.api
    session = await api.book(world.customer, world.ann, world.tomas, starts_at=NOON + 12 * DAY)
    path = f"/v1/sessions/{session['id']}"
    told = [await invited(api, session)]
    moved = {"starts_at": z(NOON + 13 * DAY), "asked_by": "customer"}
    await api.post(f"{path}/reschedule", moved)
    told.append(await invited(api, session))
    changed = await api.send("PATCH", path, {"technician_ids": [world.tomas["id"]]})
    assert changed.status_code == 200, changed.text
    told.append(await invited(api, session))
    await api.post(f"{path}/cancel", {"asked_by": "customer"})
    told.append(await invited(api, session))

    assert {event["UID"] for _, event in told} == {f"{session['id']}@personday"}
    assert [event["SEQUENCE"] for _, event in told] == [0, 1, 2, 3]
    assert [method for method, _ in told] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
    statuses = [event["STATUS"] for _, event in told]
    assert statuses == ["CONFIRMED", "CONFIRMED", "CONFIRMED", "CANCELLED"]
    days = [(event.start - NOON) / DAY for _, event in told]
    assert days == [12, 13, 13, 13]
    assert {event.end - event.start for _, event in told} == {timedelta(hours=2)}
    names = [[one["CN"] for one in attendees(event).values()] for _, event in told]
    assert names == [["Ann", "Tomas"], ["Ann", "Tomas"], ["Tomas"], ["Tomas"]]


async def test_the_organizer_stays_when_the_company_changes_its_address(world: World) -> None:
    api, session = world.api, world.sessions["scheduled"]
    _, before = await invited(api, session)
    was = await api.db.fetchval("SELECT support_email FROM company")
    await api.db.execute("UPDATE company SET support_email = 'changed@example.com'")
    try:
        _, after = await invited(api, session)
    finally:
        await api.db.execute("UPDATE company SET support_email = $1", was)
    assert after["ORGANIZER"] == before["ORGANIZER"] == f"mailto:{was}"
    assert "changed@example.com" in after["DESCRIPTION"]


async def test_an_invitation_is_a_message_with_its_method_and_a_tag(world: World) -> None:
    for name, method, tag in (
        ("scheduled", "REQUEST", 'W/"v1"'),
        ("cancelled", "CANCEL", 'W/"v2"'),
    ):
        session = world.sessions[name]
        headers = (await fetch(world.api, session)).headers
        assert headers["content-type"] == f"text/calendar; charset=utf-8; method={method}"
        disposition = f'attachment; filename="session-{session["id"]}.ics"'
        assert headers["content-disposition"] == disposition
        assert headers["etag"] == tag
        assert headers["cache-control"] == "no-store"


async def test_an_invitation_is_stamped_when_it_is_made(world: World) -> None:
    for now in (NOON, NOON + timedelta(hours=1)):
        _, event = await invited(world.api, world.sessions["scheduled"], now=now)
        assert event.stamp == now
        assert event["CREATED"].dt == NOON - 5 * DAY


@asynccontextmanager
async def waiting(api: Api, session: Json, **until: Any) -> AsyncIterator[None]:
    """A session that waits for credit, inside."""
    change = "UPDATE session SET status = $2, top_up_by = $3 WHERE id = $1"
    await api.db.execute(change, session["id"], "awaiting_credit", until["top_up_by"])
    try:
        yield
    finally:
        await api.db.execute(change, session["id"], session["status"], None)


async def test_a_session_that_waits_for_credit_is_tentative_until_it_lapses(world: World) -> None:
    api, session = world.api, world.sessions["scheduled"]
    async with waiting(api, session, top_up_by=NOON):
        method, event = await invited(api, session, now=NOON)
        assert (method, event["STATUS"], event["SEQUENCE"]) == ("REQUEST", "TENTATIVE", 0)
        # A moment later it has lapsed, whether or not the row says so already.
        later = NOON + timedelta(microseconds=1)
        method, event = await invited(api, session, now=later)
        # A cancellation that does not count further would be ignored (RFC 5546 §2.1.4).
        assert (method, event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
        assert (await fetch(api, session, now=later)).headers["etag"] == 'W/"v2"'


async def test_an_invitation_has_no_word_of_cost(world: World) -> None:
    for session in world.sessions.values():
        lines = unfolded((await fetch(world.api, session)).content)
        assert not [line for line in lines if COST.search(line)]


@pytest.mark.parametrize("role", ["customer", "technician", "lead", "finance", "admin"])
async def test_who_reads_a_session_reads_its_invitation(world: World, role: str) -> None:
    keys = {"customer": world.customer["id"], "technician": world.ann["id"]}
    await fetch(world.api, world.sessions["scheduled"], role=keys.get(role, role))


async def test_another_customer_sees_no_invitation(world: World) -> None:
    for session in (world.sessions["scheduled"], {"id": world.customer["id"]}):
        path = f"/v1/sessions/{session['id']}/invitation.ics"
        how: Any = {"role": world.other["id"], "status": 404, "code": "session_not_found"}
        await problem(world.api, "GET", path, **how)
