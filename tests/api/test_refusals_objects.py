"""Ids that are unknown or belong to another customer: 404 with a code per kind of thing."""

import uuid

import pytest

from tests.api.world import (
    DAY,
    HOUR,
    World,
    nothing_changes,
    pointers,
    problem,
    refuse,
    worksheet_body,
    z,
)
from tests.support import NOON, Json

BOOKING_FACTS: Json = {
    "category": "training",
    "starts_at": z(NOON + 20 * DAY),
    "estimated_minutes": 60,
}
PRICE = {"minutes": 480, "price_per_person_day": "960.00", "currency": "EUR"}
# Every route with an id in its path: a body that is right, and the code of what is not found.
ROUTES: list[tuple[str, str, Json | None, str]] = [
    ("GET", "/v1/customers/{customer}", None, "customer_not_found"),
    ("GET", "/v1/customers/{customer}/credit", None, "customer_not_found"),
    ("GET", "/v1/customers/{customer}/lots", None, "customer_not_found"),
    ("GET", "/v1/customers/{customer}/entries", None, "customer_not_found"),
    ("GET", "/v1/customers/{customer}/ledger/proof", None, "customer_not_found"),
    ("GET", "/v1/customers/{customer}/purchases", None, "customer_not_found"),
    ("GET", "/v1/customers/{customer}/adjustments", None, "customer_not_found"),
    ("GET", "/v1/customers/{customer}/contacts", None, "customer_not_found"),
    ("GET", "/v1/customers/{customer}/servers", None, "customer_not_found"),
    ("POST", "/v1/customers/{customer}/purchases", PRICE, "customer_not_found"),
    (
        "POST",
        "/v1/customers/{customer}/adjustments",
        {"minutes": 10, "reason": "x"},
        "customer_not_found",
    ),
    (
        "POST",
        "/v1/customers/{customer}/contacts",
        {"name": "Eva", "email": "eva@example.com"},
        "customer_not_found",
    ),
    ("POST", "/v1/customers/{customer}/servers", {"name": "test"}, "customer_not_found"),
    ("GET", "/v1/contacts/{contact}", None, "contact_not_found"),
    ("GET", "/v1/contacts/{contact}/mail-preferences", None, "contact_not_found"),
    ("PUT", "/v1/contacts/{contact}/mail-preferences", {"stopped": []}, "contact_not_found"),
    ("GET", "/v1/servers/{server}", None, "server_not_found"),
    ("GET", "/v1/servers/{server}/access", None, "server_not_found"),
    (
        "POST",
        "/v1/servers/{server}/access",
        {"kind": "rdp", "checked_at": z(NOON)},
        "server_not_found",
    ),
    ("GET", "/v1/access/{access}", None, "access_not_found"),
    ("POST", "/v1/access/{access}/revoke", None, "access_not_found"),
    ("GET", "/v1/purchases/{purchase}", None, "purchase_not_found"),
    ("GET", "/v1/periods/{month}", None, "period_not_found"),
    ("POST", "/v1/periods/{month}/close", None, "period_not_found"),
    ("POST", "/v1/periods/{month}/reopen", {"reason": "x"}, "period_not_found"),
    ("POST", "/v1/purchases/{purchase}/pay", None, "purchase_not_found"),
    ("POST", "/v1/purchases/{purchase}/payments", {"amount": "1"}, "purchase_not_found"),
    ("GET", "/v1/payments/{payment}", None, "payment_not_found"),
    ("PATCH", "/v1/payments/{payment}", {"reference": "x"}, "payment_not_found"),
    ("POST", "/v1/payments/{payment}/withdraw", {"reason": "x"}, "payment_not_found"),
    ("GET", "/v1/bank-lines/{bank_line}", None, "bank_line_not_found"),
    (
        "POST",
        "/v1/bank-lines/{bank_line}/assign",
        {"purchase_id": str(uuid.uuid4())},
        "bank_line_not_found",
    ),
    ("POST", "/v1/bank-lines/{bank_line}/dismiss", {"reason": "x"}, "bank_line_not_found"),
    ("GET", "/v1/price-lists/{price_list}", None, "price_list_not_found"),
    ("PATCH", "/v1/price-lists/{price_list}", {"valid_to": None}, "price_list_not_found"),
    ("POST", "/v1/purchases/{purchase}/void", None, "purchase_not_found"),
    ("POST", "/v1/purchases/{purchase}/refund", None, "purchase_not_found"),
    ("GET", "/v1/adjustments/{adjustment}", None, "adjustment_not_found"),
    (
        "POST",
        "/v1/adjustments/{adjustment}/reverse",
        {"reason": "x"},
        "adjustment_not_found",
    ),
    ("GET", "/v1/sessions/{session}", None, "session_not_found"),
    ("PATCH", "/v1/sessions/{session}", {"estimated_minutes": 60}, "session_not_found"),
    (
        "POST",
        "/v1/sessions/{session}/reschedule",
        {"starts_at": z(NOON + 9 * DAY), "asked_by": "customer"},
        "session_not_found",
    ),
    ("POST", "/v1/sessions/{session}/cancel", {"asked_by": "customer"}, "session_not_found"),
    ("POST", "/v1/sessions/{session}/start", None, "session_not_found"),
    ("POST", "/v1/sessions/{session}/no-show", {"party": "provider"}, "session_not_found"),
    ("POST", "/v1/sessions/{session}/worksheet", worksheet_body(), "session_not_found"),
    ("GET", "/v1/sessions/{session}/worksheet-draft", None, "session_not_found"),
    ("PATCH", "/v1/sessions/{session}/worksheet-draft", {"summary": "x"}, "session_not_found"),
    ("GET", "/v1/penalties/{penalty}", None, "penalty_not_found"),
    ("POST", "/v1/penalties/{penalty}/waive", {"reason": "x"}, "penalty_not_found"),
    ("GET", "/v1/worksheets/{worksheet}", None, "worksheet_not_found"),
    ("POST", "/v1/worksheets/{worksheet}/confirm", None, "worksheet_not_found"),
    ("POST", "/v1/worksheets/{worksheet}/dispute", {"reason": "x"}, "worksheet_not_found"),
    ("POST", "/v1/worksheets/{worksheet}/answer", {"message": "x"}, "worksheet_not_found"),
    (
        "POST",
        "/v1/worksheets/{worksheet}/amend",
        {"time_entries": [], "reason": "x"},
        "worksheet_not_found",
    ),
    ("GET", "/v1/technicians/{technician}", None, "technician_not_found"),
    ("GET", "/v1/entries/{entry}", None, "entry_not_found"),
    ("GET", "/v1/events/{event}", None, "event_not_found"),
    ("GET", "/v1/tickets/{ticket}", None, "ticket_not_found"),
    ("PATCH", "/v1/tickets/{ticket}", {"environment": "x"}, "ticket_not_found"),
    ("GET", "/v1/tickets/{ticket}/explain", None, "ticket_not_found"),
    ("GET", "/v1/tickets/{ticket}/messages", None, "ticket_not_found"),
    ("GET", "/v1/tickets/{ticket}/attachments", None, "ticket_not_found"),
    ("GET", "/v1/tickets/{ticket}/calls", None, "ticket_not_found"),
    ("GET", "/v1/tickets/{ticket}/changes", None, "ticket_not_found"),
    ("POST", "/v1/tickets/{ticket}/replies", {"body": "x"}, "ticket_not_found"),
    ("POST", "/v1/tickets/{ticket}/calls", {"direction": "inbound"}, "ticket_not_found"),
    (
        "POST",
        "/v1/tickets/{ticket}/severity",
        {"severity": 1, "reason": "x"},
        "ticket_not_found",
    ),
    ("POST", "/v1/tickets/{ticket}/assess", {"legitimacy": "accepted"}, "ticket_not_found"),
    ("POST", "/v1/tickets/{ticket}/assign", {"technician_id": None}, "ticket_not_found"),
    ("POST", "/v1/tickets/{ticket}/move-to-plan", None, "ticket_not_found"),
    ("POST", "/v1/tickets/{ticket}/resolve", None, "ticket_not_found"),
    ("POST", "/v1/tickets/{ticket}/reopen", None, "ticket_not_found"),
    ("POST", "/v1/tickets/{ticket}/close", None, "ticket_not_found"),
    (
        "POST",
        "/v1/tickets/{ticket}/sessions",
        {**BOOKING_FACTS, "technicians_needed": 1},
        "ticket_not_found",
    ),
    ("POST", "/v1/tickets/{ticket}/attachments?name=app.log", None, "ticket_not_found"),
    ("GET", "/v1/messages/{message}", None, "message_not_found"),
    ("PATCH", "/v1/messages/{message}", {"language": "en"}, "message_not_found"),
    ("GET", "/v1/attachments/{attachment}", None, "attachment_not_found"),
    ("GET", "/v1/attachments/{attachment}/content", None, "attachment_not_found"),
    ("GET", "/v1/call-tasks/{call_task}", None, "call_task_not_found"),
    ("GET", "/v1/keys/{key}", None, "key_not_found"),
    ("POST", "/v1/keys/{key}/revoke", None, "key_not_found"),
    ("GET", "/v1/webhook-endpoints/{endpoint}", None, "webhook_endpoint_not_found"),
    ("PATCH", "/v1/webhook-endpoints/{endpoint}", {}, "webhook_endpoint_not_found"),
    ("POST", "/v1/webhook-endpoints/{endpoint}/disable", None, "webhook_endpoint_not_found"),
    ("POST", "/v1/webhook-endpoints/{endpoint}/enable", None, "webhook_endpoint_not_found"),
    ("POST", "/v1/webhook-endpoints/{endpoint}/rotate-secret", {}, "webhook_endpoint_not_found"),
    ("POST", "/v1/webhook-endpoints/{endpoint}/test", None, "webhook_endpoint_not_found"),
    (
        "POST",
        "/v1/webhook-endpoints/{endpoint}/redeliver",
        {"from": z(NOON)},
        "webhook_endpoint_not_found",
    ),
    ("GET", "/v1/verifications/{verification}", None, "verification_not_found"),
    ("GET", "/v1/audit/{audit_record}", None, "audit_record_not_found"),
    ("GET", "/v1/ledger/roots/{verification}", None, "ledger_root_not_found"),
    ("POST", "/v1/keys/{verification}/rotate", None, "key_not_found"),
    ("POST", "/v1/contacts/{contact}/erase", {"reason": "asked for"}, "contact_not_found"),
    ("POST", "/v1/customers/{customer}/erase", {"reason": "asked for"}, "customer_not_found"),
    ("GET", "/v1/contacts/{contact}/personal-data", None, "contact_not_found"),
    ("GET", "/v1/deliveries/{delivery}", None, "delivery_not_found"),
    ("GET", "/v1/deliveries/{delivery}/attempts", None, "delivery_not_found"),
    ("POST", "/v1/deliveries/{delivery}/retry", None, "delivery_not_found"),
    ("GET", "/v1/mails/{mail}", None, "mail_not_found"),
    ("GET", "/mails/{mail}", None, "mail_not_found"),
    ("GET", "/mails/unsubscribe/{token}", None, "mail_not_found"),
    ("POST", "/mails/unsubscribe/{token}", None, "mail_not_found"),
]

WORDED = {"/v1/tickets/{ticket}", "/v1/payments/{payment}", "/v1/events/{event}", "/mails/{mail}"}


def _ids(world: World) -> dict[str, str]:
    """The other customer's things, by the placeholders of the routes."""
    other = world.other
    return {
        "customer": other.id,
        "contact": other.contact["id"],
        "server": other.server["id"],
        "access": other.access["id"],
        "purchase": other.purchases["pending_payment"]["id"],
        "payment": other.payment["id"],
        "price_list": other.price_list["id"],
        "bank_line": world.line["id"],
        "adjustment": other.negative["id"],
        "session": other.sessions["scheduled"]["id"],
        "penalty": other.penalty["id"],
        "worksheet": other.worksheets["awaiting_confirmation"]["id"],
        "technician": other.technician["id"],
        "entry": other.entry["id"],
        "ticket": other.tickets.by_status["open"]["id"],
        "message": other.tickets.message["id"],
        "attachment": other.tickets.attachment["id"],
        "call_task": other.tickets.call_task["id"],
        "event": str(uuid.uuid4()),
        "key": str(uuid.uuid4()),
        "endpoint": str(uuid.uuid4()),
        "delivery": str(uuid.uuid4()),
        "verification": str(uuid.uuid4()),
        "audit_record": str(uuid.uuid4()),
        "mail": str(uuid.uuid4()),
        "token": "x" * 32,
        "month": "2031-02",
    }


@pytest.mark.parametrize(("method", "path", "body", "code"), ROUTES)
async def test_an_unknown_id_is_not_found(
    world: World, method: str, path: str, body: Json | None, code: str
) -> None:
    role = "customer" if path.endswith(("confirm", "dispute")) else "admin"
    async with nothing_changes(world.api):
        for unknown in (str(uuid.UUID(int=7)), "7", "not-an-id", "%00", "%FF", "9" * 400):
            at = path.format_map(dict.fromkeys(_ids(world), unknown))
            # Beside the ids of these there is a word, so no other word is one of them.
            word = path in WORDED and len(unknown) != 36
            expected = "not_found" if word else code
            await problem(world.api, method, at, body, status=404, code=expected, role=role)


@pytest.mark.parametrize(("method", "path", "body", "code"), ROUTES)
async def test_what_another_customer_has_is_not_found(
    world: World, method: str, path: str, body: Json | None, code: str
) -> None:
    # Not found rather than forbidden, also where the role could not do it to its own.
    at = path.format_map(_ids(world))
    await refuse(world.api, method, at, body, status=404, code=code, role="customer")


async def test_a_list_of_another_customer_is_not_found_and_an_open_one_shows_its_own(
    world: World,
) -> None:
    api, own = world.api, world.own
    for path in (
        "/v1/purchases",
        "/v1/payments",
        "/v1/refunds",
        "/v1/sessions",
        "/v1/penalties",
        "/v1/worksheets",
        "/v1/tickets",
        "/v1/call-tasks",
    ):
        narrowed = f"{path}?customer_id={world.other.id}"
        await refuse(api, "GET", narrowed, status=404, code="customer_not_found", role="customer")
        everyone = await api.get(f"{path}?limit=200")
        assert {item["customer_id"] for item in everyone["items"]} == {own.id, world.other.id}
        shown = await api.get(f"{path}?limit=200", role="customer")
        assert {item["customer_id"] for item in shown["items"]} == {own.id}
    customers = await api.get("/v1/customers", role="customer")
    assert [item["id"] for item in customers["items"]] == [own.id]
    feed = await api.get("/v1/entries?limit=200", role="customer")
    assert {item["customer_id"] for item in feed["items"]} == {own.id}
    assert len(feed["items"]) == len(await api.entries(own.customer))


async def test_a_booking_names_known_things_of_its_own_customer(world: World) -> None:
    api, own, other = world.api, world.own, world.other
    unknown = str(uuid.UUID(int=7))
    right: Json = {
        **BOOKING_FACTS,
        "customer_id": own.id,
        "technician_ids": [own.technician["id"]],
        "server_id": own.server["id"],
    }
    for wrong, code in (
        ({"customer_id": unknown, "server_id": None}, "customer_not_found"),
        ({"server_id": unknown}, "server_not_found"),
        ({"server_id": other.server["id"]}, "server_not_found"),
        ({"ticket_id": unknown}, "ticket_not_found"),
        ({"ticket_id": other.tickets.by_status["open"]["id"]}, "ticket_not_found"),
        ({"technician_ids": [unknown]}, "technician_not_found"),
        ({"technician_ids": [own.technician["id"], unknown]}, "technician_not_found"),
    ):
        body = {**right, **wrong}
        refusal = await refuse(api, "POST", "/v1/sessions", body, status=404, code=code)
        if code == "technician_not_found":
            assert refusal["technician_ids"] == [unknown]
    session = f"/v1/sessions/{own.sessions['scheduled']['id']}"
    how: Json = {"status": 404, "code": "technician_not_found"}
    await refuse(api, "PATCH", session, {"technician_ids": [unknown]}, **how)
    asked = {"starts_at": z(NOON + 9 * DAY), "asked_by": "provider", "technician_ids": [unknown]}
    await refuse(api, "POST", f"{session}/reschedule", asked, **how)


async def test_work_that_is_no_server_support_is_not_charged_to_this_credit(world: World) -> None:
    body = {
        **BOOKING_FACTS,
        "customer_id": world.own.id,
        "technician_ids": [world.own.technician["id"]],
        "category": "implementation",
    }
    refusal = await refuse(
        world.api, "POST", "/v1/sessions", body, status=422, code="wrong_product"
    )
    assert refusal["category"] == "implementation"
    assert len(refusal["categories"]) == 7


async def test_a_technician_is_booked_once_per_session(world: World) -> None:
    twice = [world.own.technician["id"]] * 2
    body = {**BOOKING_FACTS, "customer_id": world.own.id, "technician_ids": twice}
    refusal = await refuse(
        world.api, "POST", "/v1/sessions", body, status=422, code="validation_failed"
    )
    assert pointers(refusal) == ["/technician_ids"]


async def test_a_move_keeps_the_number_of_technicians(world: World) -> None:
    own = world.own
    pair = [own.technician["id"], world.other.technician["id"]]
    asked = {"starts_at": z(NOON + 9 * DAY), "asked_by": "provider", "technician_ids": pair}
    refusal = await refuse(
        world.api,
        "POST",
        f"/v1/sessions/{own.sessions['scheduled']['id']}/reschedule",
        asked,
        status=422,
        code="technician_count_changed",
    )
    assert (refusal["present"], refusal["asked"]) == (1, 2)


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"role": "customer"}, 422, "key_binding_invalid"),
        ({"role": "technician"}, 422, "key_binding_invalid"),
        ({"role": "lead", "customer_id": "own"}, 422, "key_binding_invalid"),
        ({"role": "admin", "technician_id": "own"}, 422, "key_binding_invalid"),
        ({"role": "finance", "contact_id": "own"}, 422, "key_binding_invalid"),
        ({"role": "customer", "technician_id": "own"}, 422, "key_binding_invalid"),
        ({"role": "customer", "customer_id": str(uuid.UUID(int=7))}, 404, "customer_not_found"),
        (
            {"role": "technician", "technician_id": str(uuid.UUID(int=7))},
            404,
            "technician_not_found",
        ),
        (
            {"role": "customer", "customer_id": "own", "contact_id": "other"},
            404,
            "contact_not_found",
        ),
        (
            {"role": "customer", "customer_id": str(uuid.UUID(int=7)), "contact_id": "own"},
            404,
            "contact_not_found",
        ),
        ({"role": "lead", "expires_at": z(NOON)}, 422, "instant_in_past"),
        ({"role": "root"}, 422, "validation_failed"),
    ],
)
async def test_a_key_is_bound_as_its_role_says(
    world: World, wrong: Json, status: int, code: str
) -> None:
    own = {
        "customer_id": world.own.id,
        "contact_id": world.own.contact["id"],
        "technician_id": world.own.technician["id"],
    }
    named = {"own": own, "other": {"contact_id": world.other.contact["id"]}}
    body = {name: named.get(value, {}).get(name, value) for name, value in wrong.items()}
    await refuse(world.api, "POST", "/v1/keys", body, status=status, code=code)


async def test_an_access_record_makes_sense(world: World) -> None:
    path = f"/v1/servers/{world.own.server['id']}/access"
    body = {"kind": "rdp", "checked_at": z(NOON + HOUR)}
    refusal = await refuse(world.api, "POST", path, body, status=422, code="instant_in_future")
    assert (refusal["value"], refusal["now"]) == (z(NOON + HOUR), z(NOON))
    body = {"kind": "rdp", "checked_at": z(NOON), "valid_until": z(NOON)}
    await refuse(world.api, "POST", path, body, status=422, code="ends_before_start")
