"""What is the provider's own is no customer's to read: reasons of leads, internal notes, who else answers."""

import inspect
from collections.abc import Iterator
from typing import Any, get_args
from uuid import UUID

from fastapi.routing import APIRoute

from app.kit.web.schema import View
from app.main import create_app
from app.sessions.rules import invitation_uid
from app.settings import Settings
from tests.api.world import DAY, HOUR, start, time_entry, worksheet_body, z
from tests.inbound.calendar_mail import GOOGLE, answer
from tests.inbound.people import Person
from tests.inbound.post import ALICE, HELENE, STRANGER, customer_of, deliver, with_mail
from tests.support import NOON, Api, Json
from tests.tickets import desk

TOMAS = Person("Tomas", "tomas@example.com", "cs")
FAILED = ("Authentication-Results", "mx.example.com; dmarc=fail header.from=example.com")
SECRET = "geheim: insolvent, tajné"  # what nobody at a customer may read
WORD = "insolvent"


async def both(api: Api, path: str, customer: Json) -> tuple[Json, Json]:
    """What the customer reads at an address, and what the provider does."""
    return await api.get(path, role=customer["id"]), await api.get(path, role="lead")


async def told_nowhere(api: Api) -> None:
    """No event has it, for whoever reads the feed."""
    feed = await api.send("GET", "/v1/events?limit=200")
    assert feed.json()["items"]
    assert WORD not in feed.text


async def test_a_leads_reasons_on_a_session_and_its_worksheet_are_the_providers(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    server = await api.server(customer)
    at = NOON + 2 * DAY
    session = await api.book(
        customer, technician, starts_at=at, server_id=server["id"], role="lead",
        override_reason=SECRET,
    )  # fmt: skip
    await start(api, session)
    path = f"/v1/sessions/{session['id']}"
    await api.post(f"{path}/undo-start", {"reason": SECRET}, role="lead", now=at)
    await start(api, session)
    body = worksheet_body(time_entry(technician, at, 17 * HOUR), override_reason=SECRET)
    sheet = await api.post(f"{path}/worksheet", body, role="lead", now=at + 17 * HOUR)
    assert sheet["rounds"][0]["message"] == SECRET
    how: Json = {"now": at + 18 * HOUR}
    theirs = f"/v1/worksheets/{sheet['id']}"
    answers = [
        await api.post(f"{theirs}/dispute", {"reason": "17 hours?"}, role=customer["id"], **how),
        await api.post(f"{theirs}/answer", {"message": "yes"}, role="lead", **how),
    ]
    assert [one["rounds"][0]["message"] for one in answers] == [None, SECRET]
    amend = {"time_entries": body["time_entries"][:1], "reason": "counted again"}
    amend["time_entries"][0] = time_entry(technician, at, 18 * HOUR)
    amend["override_reason"] = SECRET
    await api.post(f"{theirs}/amend", amend, role="lead", **how)
    for address in (
        path, "/v1/sessions", theirs, "/v1/worksheets", f"/v1/customers/{customer['id']}/entries",
    ):  # fmt: skip
        read = await api.send("GET", address, role=customer["id"])
        assert read.status_code == 200
        assert WORD not in read.text, address
        assert WORD in (await api.send("GET", address, role="lead")).text, address
    mine, ours = await both(api, path, customer)
    assert (mine["override_reason"], mine["undone_starts"][0]["reason"]) == (None, None)
    assert mine["undone_starts"][0]["undone_at"] == ours["undone_starts"][0]["undone_at"]
    mine, ours = await both(api, theirs, customer)
    said = [None, "17 hours?", "yes", "counted again"]
    assert [one["message"] for one in mine["rounds"]] == said
    assert [one["message"] for one in ours["rounds"]] == [SECRET, *said[1:]]
    await _entries_prove_themselves(api, customer)
    # A move answers the customer itself, and so does its preview.
    other = await api.book(
        customer, technician, starts_at=at + 9 * DAY, override_reason=SECRET, hold_slot=True,
        role="lead",
    )  # fmt: skip
    move = {"starts_at": z(at + 10 * DAY), "asked_by": "customer"}
    for query in ("?dry_run=true", ""):
        moved = await api.post(
            f"/v1/sessions/{other['id']}/reschedule{query}", move, role=customer["id"],
            key=None if query else "move",
        )  # fmt: skip
        assert moved["session"]["override_reason"] is None
    await told_nowhere(api)


async def _entries_prove_themselves(api: Api, customer: Json) -> None:
    """Where a lead overrode a rule, its reason is left out, and its digest is not; others are read."""
    await api.post(
        f"/v1/customers/{customer['id']}/adjustments", {"minutes": 30, "reason": "goodwill"}
    )
    api.keys["own"] = api.keys[customer["id"]]
    mine = await api.entries(customer, role="own")
    for entry, ours in zip(mine, await api.entries(customer), strict=True):
        hidden = ("reason", "reason_salt") if entry["override"] else ()
        assert {**ours, **dict.fromkeys(hidden)} == entry
        for role, read in (("own", entry), ("lead", ours)):
            assert await api.get(f"/v1/entries/{entry['id']}", role=role) == read
    overridden = [one for one in mine if one["override"]]
    assert [one["kind"] for one in overridden] == ["deduction", "correction"]
    assert all(one["reason_digest"] for one in overridden)
    assert mine[-1]["reason"] == "goodwill"
    feed = await api.get("/v1/entries?limit=200", role="own")
    assert feed["items"] == mine


async def test_why_people_and_servers_left_is_the_providers(api: Api) -> None:
    customer = await customer_of(api, ALICE, HELENE)
    await api.server(customer)
    path = f"/v1/customers/{customer['id']}"
    for kind in ("contacts", "servers"):
        one = (await api.get(f"{path}/{kind}"))["items"][0]
        await api.post(f"/v1/{kind}/{one['id']}/deactivate", {"reason": SECRET}, role="lead")
        for address in (f"{path}/{kind}", f"/v1/{kind}/{one['id']}"):
            mine, ours = await both(api, address, customer)
            mine, ours = (read.get("items", [read])[0] for read in (mine, ours))
            assert (mine["deactivation_reason"], ours["deactivation_reason"]) == (None, SECRET)
            assert mine["deactivated_at"] == ours["deactivated_at"] is not None
    await told_nowhere(api)


async def test_a_customer_reads_what_its_own_people_answer(api: Api) -> None:
    await with_mail(api)
    customer = await customer_of(api, ALICE, HELENE)
    await api.buy(customer)
    technician = await api.technician(email=TOMAS.address)
    session = await api.book(customer, technician, starts_at=NOON + 28 * DAY)
    uid = invitation_uid(UUID(session["id"]))
    for raw in (
        answer(GOOGLE, ALICE, uid, "ACCEPTED", body="With pleasure."),
        answer(GOOGLE, HELENE, uid, "DECLINED", FAILED, body="I am away."),
        answer(GOOGLE, TOMAS, uid, "DECLINED", body=SECRET),
        answer(GOOGLE, STRANGER, uid, "DECLINED", body=SECRET),
    ):
        await deliver(api, raw)
    own = [ALICE.address, HELENE.address]
    for path in (f"/v1/sessions/{session['id']}", "/v1/sessions"):
        mine, ours = await both(api, path, customer)
        mine, ours = (read.get("items", [read])[0] for read in (mine, ours))
        assert [one["attendee"] for one in mine["answers"]] == own
        assert [one["applied"] for one in mine["answers"]] == [True, False]
        assert {one["attendee"] for one in ours["answers"]} == {
            *own,
            TOMAS.address,
            STRANGER.address,
        }
    read = await api.send("GET", f"/v1/sessions/{session['id']}", role=technician["id"])
    assert WORD in read.text
    await told_nowhere(api)


# --- tickets -------------------------------------------------------------------------------------


async def seen(api: Api, ticket: Json, role: str) -> tuple[int, str, list[int]]:
    """Its messages and its ETag, and the numbers of those that are listed."""
    path = f"/v1/tickets/{ticket['id']}"
    read = await api.send("GET", path, role=role)
    [listed] = await desk.listed(api, f"number={ticket['number']}", role=role)
    assert listed["messages"] == read.json()["messages"]
    items = (await api.get(f"{path}/messages", role=role))["items"]
    for one in items:
        assert await api.get(f"/v1/messages/{one['id']}", role=role) == one
    return read.json()["messages"], read.headers["ETag"], [one["number"] for one in items]


async def test_nothing_tells_a_customer_of_internal_notes(api: Api) -> None:
    customer = await api.customer()
    ticket = await desk.opened(api, customer)
    own = customer["id"]
    assert await seen(api, ticket, own) == await seen(api, ticket, "lead") == (1, '"v1"', [1])
    for _ in range(2):
        await desk.reply(api, ticket, public=False, body=SECRET)
    assert await seen(api, ticket, own) == (1, '"v1"', [1])
    assert await seen(api, ticket, "lead") == (3, '"v3"', [1, 2, 3])
    # A call that somebody noted is no more the customer's than a note is.
    call = {"direction": "inbound", "outcome": "reached", "note": SECRET}
    await desk.act(api, ticket, "calls", call)
    assert (await seen(api, ticket, own))[1] == '"v1"'
    path = f"/v1/tickets/{ticket['id']}"
    seen_by_provider = {"headers": {"If-Match": '"v4"'}, "role": "lead"}
    await desk.act(api, ticket, "replies", {"body": "We are looking."}, **seen_by_provider)
    assert await seen(api, ticket, own) == (2, '"v2"', [1, 2])
    assert await seen(api, ticket, "lead") == (4, '"v5"', [1, 2, 3, 4])
    # The customer writes on what it saw, whatever was noted meanwhile; and not on what it did not see.
    await desk.reply(api, ticket, public=False, body=SECRET)
    body = {"body": "Here is the log."}
    for old in ('"v1"', '"v6"'):
        stale = await api.refused(
            "POST", f"{path}/replies", body, headers={"If-Match": old}, role=own, status=412,
            code="stale_version",
        )  # fmt: skip
        assert stale["current_etag"] == '"v2"'
    how: Json = {"headers": {"If-Match": '"v2"'}, "role": own}
    response = await api.send("POST", f"{path}/replies", body, key="answer", **how)
    assert (response.json()["messages"], response.headers["ETag"]) == (3, '"v3"')
    again = await api.send("POST", f"{path}/replies", body, key="answer", **how)
    assert (again.json(), again.headers["ETag"]) == (response.json(), '"v3"')
    changed = await api.send("PATCH", path, {"environment": "Debian"}, role=own)
    assert (changed.json()["messages"], changed.headers["ETag"]) == (3, '"v4"')
    # A note that pauses the clock changes what everybody sees.
    await desk.reply(api, ticket, public=False, waiting_for_customer=True, body=SECRET)
    assert await seen(api, ticket, own) == (3, '"v5"', [1, 2, 3])
    assert (await seen(api, ticket, "lead"))[2] == [1, 2, 3, 4, 5, 6, 7]
    for role, found in ((own, []), ("lead", [ticket["id"]])):
        assert desk.ids(await desk.listed(api, f"q={WORD}", role=role)) == found
    read = await api.send("GET", f"{path}/explain", role=own)
    assert WORD not in read.text
    await told_nowhere(api)
    await api.verify()


async def test_merged_tickets_are_numbered_each_by_itself(api: Api) -> None:
    customer = await api.customer()
    first, second = [await desk.opened(api, customer) for _ in range(2)]
    for ticket in (first, second):
        await desk.reply(api, ticket, public=False, body=SECRET)
        await desk.answer(api, ticket)
    await desk.act(api, second, "merge", {"into": first["id"], "reason": SECRET})
    own = customer["id"]
    items = (await api.get(f"/v1/tickets/{first['id']}/messages", role=own))["items"]
    numbers = {
        ticket["id"]: [one["number"] for one in items if one["ticket_id"] == ticket["id"]]
        for ticket in (first, second)
    }
    assert numbers == {first["id"]: [1, 2], second["id"]: [1, 2, 3]}
    assert (await desk.read(api, second, role=own))["messages"] == 3


# --- no answer is left out -----------------------------------------------------------------------


def _differing(kind: Any) -> Iterator[type[View]]:
    """The kinds of answer inside another that a customer reads otherwise."""
    if isinstance(kind, type) and issubclass(kind, View):
        if "for_customers" in vars(kind):
            yield kind
        for field in kind.model_fields.values():
            yield from _differing(field.annotation)
    for inner in get_args(kind):
        yield from _differing(inner)


SHOWN = ("context.show(", "context.shown(", "context.create(", "context.write(")


def test_every_answer_that_differs_is_shown_by_who_asks() -> None:
    routes = [one for one in create_app(Settings()).routes if isinstance(one, APIRoute)]
    differing = [one for one in routes if any(_differing(one.response_model))]
    assert len(differing) > 40, "they were not found"
    for route in differing:
        assert any(way in inspect.getsource(route.endpoint) for way in SHOWN), route.path
