"""Who hears of a session: a technician taken off it, the customer's people; and nobody who left."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.api.ticketing import open_ticket
from tests.api.world import DAY, z
from tests.invitations.reading import attendees, read
from tests.support import NOON, Api, Json

MOMENT = timedelta(microseconds=1)


async def feed_of(api: Api, technician: Json) -> str:
    made = await api.post("/v1/calendar-feeds", {"technician_id": technician["id"]})
    return str(made["address"])


async def published(api: Api, feed: str, now: datetime = NOON) -> dict[str, tuple[str, int]]:
    """What a feed tells of each session: its status and number."""
    answer = await api.send("GET", feed, role=None, now=now)
    assert answer.status_code == 200
    if b"VEVENT" not in answer.content:
        return {}
    _, events = read(answer.content)
    return {
        str(event["UID"]).partition("@")[0]: (str(event["STATUS"]), int(event["SEQUENCE"]))
        for event in events
    }


async def invitation(api: Api, session: Json, query: str = "", **how: Any) -> tuple[str, Any]:
    path = f"/v1/sessions/{session['id']}/invitation.ics{query}"
    answer = await api.send("GET", path, **how)
    assert answer.status_code == 200, answer.text
    calendar, (event,) = read(answer.content)
    return str(calendar["METHOD"]), event


async def change(api: Api, session: Json, how: str, technician: Json, now: datetime) -> None:
    """Put somebody else in a session: by a change, by name, or when it moves."""
    path = f"/v1/sessions/{session['id']}"
    ids = [technician["id"]]
    if how == "change":
        answer = await api.send("PATCH", path, {"technician_ids": ids}, now=now)
        assert answer.status_code == 200, answer.text
    elif how == "reassign":
        await api.post(f"{path}/reassign", {"replacement_id": ids[0]}, now=now)
    else:
        moved = {"starts_at": z(NOON + 9 * DAY), "asked_by": "provider", "technician_ids": ids}
        await api.post(f"{path}/reschedule", moved, now=now)


@pytest.mark.parametrize(
    ("how", "at"),
    [("change", -1), ("reassign", -1), ("move", -1), ("change", 0), ("reassign", 0)],
)
async def test_who_is_taken_off_a_session_is_told_so(api: Api, how: str, at: int) -> None:
    """Before its day and on it: their calendar has the cancellation, with a higher number, 30 days."""
    customer = await api.customer()
    await api.buy(customer, 960)
    tomas = await api.technician(name="Tomas", email="tomas@example.com")
    ann = await api.technician(name="Ann", email="ann@example.com")
    starts_at = NOON + 8 * DAY
    session = await api.book(customer, tomas, starts_at=starts_at)
    his, hers = await feed_of(api, tomas), await feed_of(api, ann)
    assert await published(api, his) == {session["id"]: ("CONFIRMED", 0)}
    now = starts_at + at * DAY
    await change(api, session, how, ann, now)
    assert await published(api, his, now) == {session["id"]: ("CANCELLED", 1)}
    assert await published(api, hers, now) == {session["id"]: ("CONFIRMED", 1)}
    over = now + 30 * DAY
    assert await published(api, his, over - MOMENT) == {session["id"]: ("CANCELLED", 1)}
    assert await published(api, his, over) == {}
    for_tomas = f"?technician_id={tomas['id']}"
    method, event = await invitation(api, session, for_tomas, now=now)
    assert (method, event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert set(attendees(event)) == {"mailto:tomas@example.com"}
    for query in ("", f"?technician_id={ann['id']}"):
        method, event = await invitation(api, session, query, now=now)
        assert (method, set(attendees(event))) == ("REQUEST", {"mailto:ann@example.com"})
    # Back again, he holds it by a higher number, and is told nothing else.
    if how == "change":
        await change(api, session, how, tomas, now)
        assert await published(api, his, now) == {session["id"]: ("CONFIRMED", 2)}
        assert await published(api, hers, now) == {session["id"]: ("CANCELLED", 2)}
        assert (await invitation(api, session, for_tomas, now=now))[0] == "REQUEST"
    await api.verify()


async def test_the_customers_people_are_asked(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer, 960)
    tomas = await api.technician(name="Tomas", email="tomas@example.com")
    path = f"/v1/customers/{customer['id']}/contacts"
    _, jan = [
        await api.post(path, {"name": name, "email": f"{name.lower()}@example.org"})
        for name in ("Eva", "Jan")
    ]
    session = await api.book(customer, tomas, starts_at=NOON + 8 * DAY)

    async def guests(of: Json) -> set[str]:
        _, event = await invitation(api, of)
        asked = {
            address
            for address, how in attendees(event).items()
            if (how.get("PARTSTAT"), how.get("RSVP")) == ("NEEDS-ACTION", "TRUE")
        }
        return {one.removeprefix("mailto:") for one in asked}

    assert await guests(session) == {"eva@example.org", "jan@example.org"}
    await api.post(f"/v1/contacts/{jan['id']}/deactivate")
    assert await guests(session) == {"eva@example.org"}
    # Of a ticket's session it is the reporter alone, who needs not be a contact.
    ticket = await open_ticket(
        api, customer["id"], kind="question", contact={"name": "Petr", "email": "petr@example.net"}
    )
    booking = {
        "category": "training", "starts_at": z(NOON + 9 * DAY), "estimated_minutes": 60,
        "technician_ids": [tomas["id"]], "override_reason": "agreed",
    }  # fmt: skip
    of_ticket = await api.post(f"/v1/tickets/{ticket['id']}/sessions", booking)
    assert await guests(of_ticket) == {"petr@example.net"}
    await api.post(f"/v1/customers/{customer['id']}/deactivate", {"reason": "left", "force": True})
    assert await guests(session) == await guests(of_ticket) == set()
