"""Bad input about tickets, and verbs in states that do not allow them: refused, and nothing changes."""

from typing import Any
from uuid import UUID

import pytest

from tests.api.ticketing import open_ticket, reply, ticket_body
from tests.api.world import DAY, World, nothing_changes, pointers, problem, refuse, z
from tests.support import NOON, Json

NOBODY = str(UUID(int=7))
BAD_TEXTS: tuple[Any, ...] = ("", "   ", "a\x00b", 1, True, [], {})
BAD_FLAGS: tuple[Any, ...] = (0, 1, "true", "", [], {})
BAD_IDS: tuple[Any, ...] = ("", "x", 1, [], {})
BAD_SEVERITIES: tuple[Any, ...] = (0, 5, -1, 1.0, "1", True, None, [], 10**30)
BAD_LANGUAGES: tuple[Any, ...] = ("", "EN", "english", "e", "\x00", 1, [])


def bodies(world: World) -> dict[str, tuple[str, str, Json]]:
    """Every route of tickets that takes a body, with one that is right."""
    own = world.own
    ticket = f"/v1/tickets/{own.tickets.by_status['open']['id']}"
    contact = {
        "name": "Eva",
        "company": "Acme",
        "phone": "+420 222 333 444",
        "email": "e@example.com",
    }
    technical = {
        "product_version": "5.2",
        "environment": "Debian 12",
        "system_information": "8 GB",
        "error_messages": "ERROR",
        "logs": "ERROR",
    }
    technician = {"technician_id": own.technician["id"]}
    return {
        "open": ("POST", "/v1/tickets", ticket_body(own.id, contact=contact, **technical)),
        "next": ("POST", "/v1/tickets/next", technician),
        "change": ("PATCH", ticket, {**technical, "subject": "Empty", "contact": contact}),
        "language": ("PATCH", f"/v1/messages/{own.tickets.message['id']}", {"language": "en"}),
        "reply": ("POST", f"{ticket}/replies", {"body": "Look here.", "public": True}),
        "resolve": ("POST", f"{ticket}/resolve", {"reason": "solved"}),
        "reopen": ("POST", f"{ticket}/reopen", {"reason": "still so"}),
        "close": ("POST", f"{ticket}/close", {"reason": "solved"}),
        "severity": ("POST", f"{ticket}/severity", {"severity": 2, "reason": "worse"}),
        "assess": ("POST", f"{ticket}/assess", {"legitimacy": "accepted", "reason": "ours"}),
        "plan": ("POST", f"{ticket}/move-to-plan", {"reason": "agreed"}),
        "assign": ("POST", f"{ticket}/assign", technician),
        "watch": ("POST", f"{ticket}/watchers", {"contact_id": own.contact["id"]}),
        "merge": ("POST", f"{ticket}/merge", {"into": own.id, "reason": "the same"}),
        "call": ("POST", f"{ticket}/calls", {"direction": "inbound", "note": "asked again"}),
    }


NAMES = [
    "open", "next", "change", "language", "reply", "resolve", "reopen", "close", "severity",
    "assess", "plan", "assign", "watch", "merge", "call",
]  # fmt: skip
# Those that can do without any field.
OPTIONAL = {"next", "change", "resolve", "reopen", "close", "plan"}
WRONG: list[tuple[str, str, tuple[Any, ...]]] = [
    ("open", "customer_id", (*BAD_IDS, None)),
    ("open", "server_id", BAD_IDS),
    ("open", "channel", ("", "fax", None, 1)),
    ("open", "kind", ("", "wish", None, 1)),
    ("open", "severity", BAD_SEVERITIES),
    ("open", "severity_reason", (*BAD_TEXTS, "x" * 4001)),
    ("open", "subject", (*BAD_TEXTS, None, "x" * 201)),
    ("open", "body", (*BAD_TEXTS, None, "x" * 100_001)),
    ("open", "contact", (None, "Eva", 1, [], {"fax": "1"}, {"email": "eva"}, {"phone": "call me"})),
    ("open", "contact_details_refused", (*BAD_FLAGS, None)),
    ("open", "application_unavailable", (*BAD_FLAGS, None)),
    ("open", "language", BAD_LANGUAGES),
    ("open", "articles_seen", (None, "x", ["x"], [1], [NOBODY] * 51, {})),
    *(("open", name, (*BAD_TEXTS, "x" * 100_001)) for name in ("environment", "logs")),
    ("open", "product_version", (*BAD_TEXTS, "x" * 201)),
    ("next", "technician_id", BAD_IDS),
    ("change", "server_id", BAD_IDS),
    ("change", "subject", (*BAD_TEXTS, "x" * 201)),
    ("change", "contact", ("Eva", 1, [], {"fax": "1"}, {"email": "eva"})),
    ("change", "language", BAD_LANGUAGES),
    ("change", "reply_language", (*BAD_LANGUAGES, "es")),
    ("language", "language", BAD_LANGUAGES),
    ("reply", "body", (*BAD_TEXTS, None, "x" * 100_001)),
    ("reply", "public", (*BAD_FLAGS, None)),
    ("reply", "resolves", (*BAD_FLAGS, None)),
    ("reply", "waiting_for_customer", BAD_FLAGS),
    ("reply", "language", BAD_LANGUAGES),
    *((verb, "reason", (*BAD_TEXTS, "x" * 4001)) for verb in ("resolve", "reopen", "close", "plan")),
    ("severity", "severity", BAD_SEVERITIES),
    ("severity", "reason", (*BAD_TEXTS, None, "x" * 4001)),
    ("assess", "legitimacy", ("", "perhaps", None, 1)),
    ("assess", "reason", (*BAD_TEXTS, "x" * 4001)),
    ("assign", "technician_id", BAD_IDS),
    ("watch", "contact_id", (*BAD_IDS, None)),
    ("merge", "into", (*BAD_IDS, None)),
    ("merge", "reason", (*BAD_TEXTS, "x" * 4001)),
    ("call", "direction", ("", "sideways", None, 1)),
    ("call", "outcome", ("", "voicemail", None, 1)),
    ("call", "note", (*BAD_TEXTS, "x" * 4001)),
    ("call", "retry_at", ("2031-03-06T09:00:00", "2031-03-06", "tomorrow", 1930000000, "", [])),
]  # fmt: skip


async def wrong(world: World, route: str, body: Any) -> list[str]:
    """What is pointed at as wrong in a body."""
    method, path, _ = bodies(world)[route]
    how: Json = {"status": 422, "code": "validation_failed"}
    return pointers(await problem(world.api, method, path, body, **how))


async def test_the_table_names_every_route_of_tickets_that_takes_a_body(world: World) -> None:
    contract = (await world.api.get("/openapi.json", role=None))["paths"]
    taking = {
        (method.upper(), path)
        for path, operations in contract.items()
        for method, operation in operations.items()
        if "requestBody" in operation
        and "tickets" in operation["tags"]
        # Raw bytes are tested with what comes over the wire.
        and "application/json" in operation["requestBody"]["content"]
    }
    made = bodies(world)
    ticket = world.own.tickets.by_status["open"]["id"]
    named = {ticket: "{ticket_id}", world.own.tickets.message["id"]: "{message_id}"}
    listed = set()
    for method, path, _ in made.values():
        parts = [named.get(part, part) for part in path.split("/")]
        listed.add((method, "/".join(parts)))
    assert taking == listed
    assert list(made) == NAMES


@pytest.mark.parametrize("route", NAMES)
async def test_a_body_of_another_shape_is_refused(world: World, route: str) -> None:
    method, path, right = bodies(world)[route]
    async with nothing_changes(world.api):
        assert await wrong(world, route, {**right, "note_": 1, "a/b": 2}) == ["/note_", "/a~1b"]
        for shape in ([], [right], "text", 1, True):
            assert await wrong(world, route, shape) == [""], shape
        if route not in OPTIONAL:
            assert await wrong(world, route, {})
        refused = await problem(
            world.api, method, f"{path}?dryrun=true", right, status=422, code="validation_failed"
        )
        assert pointers(refused) == ["?dryrun"]


@pytest.mark.parametrize(("route", "field", "bad"), WRONG)
async def test_a_wrong_value_is_refused_and_named(
    world: World, route: str, field: str, bad: tuple[Any, ...]
) -> None:
    right = bodies(world)[route][2]
    async with nothing_changes(world.api):
        for value in bad:
            found = await wrong(world, route, {**right, field: value})
            assert found, value
            assert {at.split("/")[1] for at in found} == {field}, (value, found)


async def test_what_resolves_is_public_and_waits_for_nobody(world: World) -> None:
    async with nothing_changes(world.api):
        for beside in ({"public": False}, {"waiting_for_customer": True}):
            assert await wrong(world, "reply", {"body": "x", "resolves": True, **beside}) == [""]


# --- what does not exist ------------------------------------------------------------------------


async def test_a_ticket_names_known_things_of_its_own_customer(world: World) -> None:
    own, other = world.own, world.other
    for changed, code in (
        ({"customer_id": NOBODY}, "customer_not_found"),
        ({"server_id": NOBODY}, "server_not_found"),
        ({"server_id": other.server["id"]}, "server_not_found"),
        ({"articles_seen": [NOBODY]}, "article_not_found"),
    ):
        body = {**ticket_body(own.id), **changed}
        await refuse(world.api, "POST", "/v1/tickets", body, status=404, code=code)
    another = ticket_body(other.id)
    how: Json = {"status": 404, "code": "customer_not_found", "role": "customer"}
    await refuse(world.api, "POST", "/v1/tickets", another, **how)
    path = f"/v1/tickets/{own.tickets.by_status['open']['id']}"
    how = {"status": 404, "code": "server_not_found"}
    await refuse(world.api, "PATCH", path, {"server_id": other.server["id"]}, **how)
    how = {"status": 404, "code": "technician_not_found"}
    await refuse(world.api, "POST", f"{path}/assign", {"technician_id": NOBODY}, **how)
    await refuse(world.api, "POST", "/v1/tickets/next", {"technician_id": NOBODY}, **how)
    await refuse(world.api, "POST", "/v1/tickets/next", role="lead", **how)


async def test_a_technician_takes_tickets_for_itself(world: World) -> None:
    body = {"technician_id": world.other.technician["id"]}
    how: Json = {"status": 403, "code": "forbidden", "role": "technician"}
    await refuse(world.api, "POST", "/v1/tickets/next", body, **how)


async def test_a_customer_writes_public_messages_and_resolves_by_the_verb(world: World) -> None:
    path = f"/v1/tickets/{world.own.tickets.by_status['open']['id']}/replies"
    for beside in ({"public": False}, {"resolves": True}, {"waiting_for_customer": False}):
        body = {"body": "x", **beside}
        how: Json = {"status": 403, "code": "forbidden", "role": "customer"}
        await refuse(world.api, "POST", path, body, **how)


# --- states -------------------------------------------------------------------------------------

# What each state allows, by design §3: verbs, and what a reply of either side says beside.
_SAME = [
    "absorb", "assess", "assign", "attach", "change", "merge", "move-to-plan", "sessions", "severity",
    "watch",
]  # fmt: skip
_REPLIES = ["answer", "go-on", "reply", "resolve", "wait"]
ALLOWS = {
    "new": sorted([*_SAME, *_REPLIES, "take"]),
    "open": sorted([*_SAME, *_REPLIES, "take"]),
    "waiting_for_customer": sorted([*_SAME, *_REPLIES]),
    "resolved": [
        "absorb", "answer", "assess", "attach", "change", "close", "merge", "reopen", "reply", "sessions",
        "watch",
    ],
    "closed": [],
}  # fmt: skip
VERBS: dict[str, Json | None] = {
    "severity": {"severity": 1, "reason": "worse"},
    "assess": {"legitimacy": "accepted"},
    "assign": {"technician_id": None},
    "move-to-plan": None,
    "resolve": None,
    "reopen": None,
    "close": None,
    "sessions": {
        "category": "training",
        "starts_at": z(NOON + 25 * DAY),
        "estimated_minutes": 10,
        "technician_ids": [NOBODY],
    },
}
REFUSED = [
    (state, verb) for state, allowed in ALLOWS.items() for verb in VERBS if verb not in allowed
]


@pytest.mark.parametrize(("state", "verb"), REFUSED)
async def test_a_ticket_refuses_what_its_state_does_not_allow(
    world: World, state: str, verb: str
) -> None:
    path = f"/v1/tickets/{world.own.tickets.by_status[state]['id']}"
    assert (await world.api.get(path))["status"] == state
    body = VERBS[verb]
    if body and "technician_ids" in body:
        body = {**body, "technician_ids": [world.own.technician["id"]]}
    how: Json = {"status": 409, "code": "invalid_transition"}
    refused = await refuse(world.api, "POST", f"{path}/{verb}", body, **how)
    assert (refused["current_status"], refused["verb"]) == (state, verb)
    assert sorted(refused["allowed"]) == ALLOWS[state]


async def test_a_closed_ticket_is_final(world: World) -> None:
    path = f"/v1/tickets/{world.own.tickets.by_status['closed']['id']}"
    for role, verb in (("customer", "answer"), ("lead", "reply")):
        how: Json = {"status": 409, "code": "invalid_transition", "role": role}
        refused = await refuse(world.api, "POST", f"{path}/replies", {"body": "x"}, **how)
        assert (refused["verb"], refused["allowed"]) == (verb, [])
    how = {"status": 409, "code": "invalid_transition"}
    await refuse(world.api, "PATCH", path, {"environment": "Debian 13"}, **how)


async def test_a_change_that_changes_nothing_is_refused(world: World) -> None:
    path = f"/v1/tickets/{world.own.tickets.by_status['open']['id']}"
    how: Json = {"status": 422, "code": "nothing_to_change"}
    for verb, body in (
        ("severity", {"severity": 3, "reason": "as before"}),
        ("assign", {"technician_id": None}),
        ("move-to-plan", None),
    ):
        await refuse(world.api, "POST", f"{path}/{verb}", body, **how)


async def test_what_is_said_of_a_bug_is_said_of_no_other_ticket(world: World) -> None:
    api, own = world.api, world.own
    question = await open_ticket(api, own.id, kind="question")
    path = f"/v1/tickets/{question['id']}/assess"
    how: Json = {"status": 422, "code": "not_a_bug"}
    refused = await refuse(api, "POST", path, {"legitimacy": "accepted"}, **how)
    assert refused["kind"] == "question"
    bug = f"/v1/tickets/{own.tickets.by_status['open']['id']}/assess"
    how = {"status": 422, "code": "reason_missing"}
    refused = await refuse(api, "POST", bug, {"legitimacy": "not_accepted"}, **how)
    assert refused["field"] == "reason"


async def test_a_call_that_is_not_needed_was_to_be_made_and_says_why(world: World) -> None:
    tickets = world.own.tickets.by_status
    body = {"direction": "outbound", "outcome": "not_needed", "note": "they wrote"}
    without = f"/v1/tickets/{tickets['new']['id']}/calls"
    await refuse(world.api, "POST", without, body, status=409, code="no_call_task")
    path = f"/v1/tickets/{tickets['open']['id']}/calls"
    inbound = {**body, "direction": "inbound"}
    await refuse(world.api, "POST", path, inbound, status=409, code="no_call_task")
    silent = {"direction": "outbound", "outcome": "not_needed"}
    refused = await refuse(world.api, "POST", path, silent, status=422, code="reason_missing")
    assert refused["field"] == "note"


async def test_what_support_owes_is_not_billed_but_by_a_leads_override(world: World) -> None:
    api, own = world.api, world.own
    bug = await open_ticket(api, own.id)
    path = f"/v1/tickets/{bug['id']}"
    await api.post(f"{path}/assess", {"legitimacy": "accepted"})
    booking = api.booking(own.customer, own.technician, starts_at=NOON + 26 * DAY)
    for at, body in (
        (f"{path}/sessions", {k: v for k, v in booking.items() if k != "customer_id"}),
        ("/v1/sessions", {**booking, "ticket_id": bug["id"]}),
    ):
        how: Json = {"status": 409, "code": "covered_by_support"}
        refused = await refuse(api, "POST", at, body, **how)
        assert (refused["kind"], refused["legitimacy"]) == ("bug", "accepted")
        overridden = {**body, "override_reason": "agreed with them"}
        how = {"status": 403, "code": "forbidden", "role": "technician"}
        await refuse(api, "POST", at, overridden, **how)
        shown = await api.post(f"{at}?dry_run=true", overridden, role="lead", key=None)
        assert shown["ticket_id"] == bug["id"]


async def test_an_outage_is_for_cloud_customers_and_keeps_its_severity(world: World) -> None:
    api = world.api
    outage: Json = {"kind": "cloud_outage", "application_unavailable": True, "channel": "phone"}
    body = ticket_body(world.own.id, **outage)
    how: Json = {"status": 422, "code": "hotline_not_applicable"}
    refused = await refuse(api, "POST", "/v1/tickets", body, **how)
    assert refused["reasons"] == ["not_a_cloud_customer"]
    cloud = await api.customer(deployment="cloud")
    made = await open_ticket(api, cloud["id"], **outage)
    path = f"/v1/tickets/{made['id']}/severity"
    how = {"status": 409, "code": "severity_fixed"}
    await refuse(api, "POST", path, {"severity": 2, "reason": "x"}, **how)


async def test_a_channel_and_a_caller_are_held_to_the_plan(world: World) -> None:
    api, own = world.api, world.own
    body = ticket_body(own.id, channel="phone")
    how: Json = {"status": 422, "code": "channel_not_in_plan"}
    refused = await refuse(api, "POST", "/v1/tickets", body, **how)
    assert (refused["channel"], refused["channels"]) == ("phone", ["client_zone", "email"])
    priority = await api.customer()
    subscription = {"plan": "priority", "starts_on": "2031-01-01"}
    await api.post(f"/v1/customers/{priority['id']}/subscriptions", subscription)
    spoken = ticket_body(
        priority["id"], channel="phone", contact={"name": "Eva", "company": "Acme"}
    )
    how = {"status": 422, "code": "contact_details_missing"}
    refused = await refuse(api, "POST", "/v1/tickets", spoken, **how)
    assert refused["missing"] == ["phone", "email"]
    how = {"status": 403, "code": "forbidden", "role": priority["id"]}
    await refuse(api, "POST", "/v1/tickets", {**spoken, "contact_details_refused": True}, **how)


async def test_a_note_is_no_reply_and_the_customer_does_not_see_it(world: World) -> None:
    api, own = world.api, world.own
    ticket = await open_ticket(api, own.id)
    noted = await reply(api, ticket, public=False)
    assert (noted["status"], noted["replies"], noted["messages"]) == ("new", 0, 2)
    path = f"/v1/tickets/{ticket['id']}/messages"
    [_, note] = (await api.get(path))["items"]
    assert len((await api.get(path, role="customer"))["items"]) == 1
    at_one = f"/v1/messages/{note['id']}"
    how: Json = {"status": 404, "code": "message_not_found", "role": "customer"}
    await refuse(api, "GET", at_one, **how)
