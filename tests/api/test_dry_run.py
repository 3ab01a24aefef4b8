"""A dry run answers what would happen, and keeps nothing."""

from datetime import datetime
from typing import Any

import pytest

from tests.api.ticketing import ticket_body
from tests.api.world import DAY, HOUR, World, nothing_changes, pointers, problem, time_entry, z
from tests.support import NOON, Api, Json

# By route of the contract: the path and body, and what the answer holds.
PREVIEWABLE = {
    ("POST", "/v1/sessions"): "booking",
    ("POST", "/v1/tickets/{ticket_id}/sessions"): "booking for a ticket",
    ("PATCH", "/v1/sessions/{session_id}"): "change",
    ("POST", "/v1/sessions/{session_id}/reschedule"): "move",
    ("POST", "/v1/sessions/{session_id}/reassign"): "reassign",
    ("POST", "/v1/sessions/{session_id}/cancel"): "cancel",
    ("POST", "/v1/sessions/{session_id}/no-show"): "no-show",
    ("POST", "/v1/sessions/{session_id}/worksheet"): "worksheet",
    ("POST", "/v1/worksheets/{worksheet_id}/answer"): "answer",
    ("POST", "/v1/worksheets/{worksheet_id}/amend"): "amend",
    ("POST", "/v1/penalties/{penalty_id}/waive"): "waive",
    ("POST", "/v1/purchases/{purchase_id}/refund"): "refund",
    ("POST", "/v1/customers/{customer_id}/adjustments"): "adjustment",
    ("POST", "/v1/adjustments/{adjustment_id}/reverse"): "reversal",
    ("POST", "/v1/approvals/{approval_id}/approve"): "approve",
    ("POST", "/v1/holidays/import"): "import",
    ("POST", "/v1/payments/import"): "bank file",
    ("POST", "/v1/bank-lines/{bank_line_id}/assign"): "bank line",
    ("POST", "/v1/contacts/{contact_id}/erase"): "erase a contact",
    ("POST", "/v1/customers/{customer_id}/erase"): "erase a customer",
}
# Those of them that cost or return credit; the others do neither.
WITHOUT_CREDIT = {"reassign", "answer", "import", "erase a contact", "erase a customer"}
MUST_BE_PREVIEWABLE = {route for route, name in PREVIEWABLE.items() if name not in WITHOUT_CREDIT}


@pytest.fixture(scope="module")
async def spare(world: World) -> Json:
    """A technician without a session; and the ids of a customer and a contact who have left."""
    left = await world.api.customer()
    body = {"name": "Jan", "email": "jan@example.net"}
    contact = await world.api.post(f"/v1/customers/{left['id']}/contacts", body)
    await world.api.post(f"/v1/contacts/{contact['id']}/deactivate")
    await world.api.post(f"/v1/customers/{left['id']}/deactivate")
    technician = await world.api.technician()
    return {**technician, "left_customer": left["id"], "left_contact": contact["id"]}


def request(world: World, spare: Json, name: str) -> tuple[str, str, Json | bytes, datetime]:
    own = world.own
    scheduled = f"/v1/sessions/{own.sessions['scheduled']['id']}"
    awaiting = f"/v1/worksheets/{own.worksheets['awaiting_confirmation']['id']}"
    entry = time_entry(own.technician, NOON - 2 * HOUR, HOUR)
    earlier = time_entry(own.technician, NOON - 20 * DAY + 2 * HOUR, HOUR)
    booking = world.api.booking(own.customer, own.technician, starts_at=NOON + 9 * DAY)
    for_ticket = {name: value for name, value in booking.items() if name != "customer_id"}
    move = {"starts_at": z(NOON + 9 * DAY), "asked_by": "customer"}
    late = NOON + 3 * DAY - HOUR
    made: dict[str, tuple[str, str, Json | bytes, datetime]] = {
        "booking": ("POST", "/v1/sessions", booking, NOON),
        "booking for a ticket": (
            "POST",
            f"/v1/tickets/{own.tickets.by_status['open']['id']}/sessions",
            for_ticket,
            NOON,
        ),
        "change": ("PATCH", scheduled, {"estimated_minutes": 180}, NOON),
        "move": ("POST", f"{scheduled}/reschedule", move, late),
        "reassign": (
            "POST",
            f"{scheduled}/reassign",
            {"replacement_id": spare["id"]},
            NOON,
        ),
        "cancel": ("POST", f"{scheduled}/cancel", {"asked_by": "customer"}, late),
        "no-show": ("POST", f"{scheduled}/no-show", {"party": "customer"}, NOON + 3 * DAY),
        "worksheet": (
            "POST",
            f"/v1/sessions/{own.sessions['in_progress']['id']}/worksheet",
            {"time_entries": [entry], "summary": "done"},
            NOON,
        ),
        "answer": ("POST", f"{awaiting}/answer", {"message": "yes"}, NOON),
        "amend": (
            "POST",
            f"{awaiting}/amend",
            {"time_entries": [earlier], "reason": "again"},
            NOON,
        ),
        "waive": ("POST", f"/v1/penalties/{own.penalty['id']}/waive", {"reason": "ill"}, NOON),
        "refund": (
            "POST",
            f"/v1/purchases/{own.purchases['paid']['id']}/refund",
            {"minutes": 60},
            NOON,
        ),
        "adjustment": (
            "POST",
            f"/v1/customers/{own.id}/adjustments",
            {"minutes": -60, "reason": "twice"},
            NOON,
        ),
        "reversal": (
            "POST",
            f"/v1/adjustments/{own.negative['id']}/reverse",
            {"reason": "right"},
            NOON,
        ),
        "approve": (
            "POST",
            f"/v1/approvals/{world.approvals['pending_approval']['id']}/approve",
            {},
            NOON,
        ),
        "bank file": (
            "POST",
            "/v1/payments/import",
            b"Date;Amount;Currency\n2031-03-05;1.00;EUR\n",
            NOON,
        ),
        "bank line": (
            "POST",
            f"/v1/bank-lines/{world.line['id']}/assign",
            {"purchase_id": world.own.purchases["paid"]["id"]},
            NOON,
        ),
        **{
            f"erase a {what}": (
                "POST",
                f"/v1/{what}s/{spare[f'left_{what}']}/erase",
                {"reason": "asked for"},
                NOON,
            )
            for what in ("contact", "customer")
        },
        "import": ("POST", "/v1/holidays/import", {"country": "SK", "year": 2031}, NOON),
    }
    return made[name]


async def contract(world: World) -> Any:
    return (await world.api.get("/openapi.json", role=None))["paths"]


async def test_what_costs_credit_can_be_previewed_and_the_table_is_whole(world: World) -> None:
    found = {
        (method.upper(), path)
        for path, operations in (await contract(world)).items()
        for method, operation in operations.items()
        if any(item["name"] == "dry_run" for item in operation.get("parameters", ()))
    }
    assert found >= MUST_BE_PREVIEWABLE
    assert found == set(PREVIEWABLE)


@pytest.mark.parametrize("name", list(PREVIEWABLE.values()))
async def test_a_dry_run_keeps_nothing_and_answers_200(
    world: World, spare: Json, name: str
) -> None:
    method, path, body, now = request(world, spare, name)
    async with nothing_changes(world.api):
        for key in (None, "preview"):
            how: Json = {"content": body} if isinstance(body, bytes) else {"body": body}
            response = await world.api.send(method, f"{path}?dry_run=true", now=now, key=key, **how)
            assert response.status_code == 200, response.text
            assert "location" not in response.headers
    shown = response.json()
    if name in ("booking", "booking for a ticket", "worksheet", "adjustment"):
        assert shown["id"] is None
    if name == "adjustment":
        assert shown["entry_id"] is None
    if name in ("move", "cancel", "no-show"):
        penalty = shown["penalty"]
        assert (penalty["id"], penalty["minutes"]) == (None, 120)
        assert shown["session"]["id"] == world.own.sessions["scheduled"]["id"]
    if name == "move":
        assert shown["session"]["moves"][-1]["penalty_id"] is None
    if name == "import":
        assert {one["id"] for one in shown["added"]} == {None}
    figures = {
        "booking": ("reserved_minutes", 120),
        "booking for a ticket": ("ticket_id", world.own.tickets.by_status["open"]["id"]),
        "change": ("reserved_minutes", 180),
        "reassign": ("technician_ids", [spare["id"]]),
        "worksheet": ("billed_minutes", 60),
        "amend": ("billed_minutes", 60),
        "refund": ("refunded_minutes", 60),
        "waive": ("waived_at", z(NOON)),
        "reversal": ("reversed_at", z(NOON)),
        "import": ("unchanged", 0),
    }
    if name in figures:
        field, value = figures[name]
        assert shown[field] == value


async def test_a_dry_run_answers_what_the_request_then_does(world: World, spare: Json) -> None:
    method, path, body, now = request(world, spare, "booking")
    tried = (await world.api.send(method, f"{path}?dry_run=true", body, now=now)).json()
    made = (await world.api.send(method, path, body, now=now, key="real")).json()
    assert made["id"] is not None
    assert {**made, "id": None} == tried
    await world.api.post(f"/v1/sessions/{made['id']}/cancel", {"asked_by": "provider"})


async def test_a_dry_run_that_says_false_is_none(world: World) -> None:
    path = f"/v1/customers/{world.other.id}/adjustments?dry_run=false"
    made = await world.api.post(path, {"minutes": 10, "reason": "goodwill"})
    assert made["id"] is not None
    path = f"/v1/customers/{world.other.id}/adjustments?dry_run=perhaps"
    async with nothing_changes(world.api):
        refusal = await problem(
            world.api, "POST", path, {"minutes": 10, "reason": "x"},
            status=422, code="validation_failed",
        )  # fmt: skip
    assert pointers(refusal) == ["?dry_run"]


async def test_no_other_route_takes_a_dry_run_for_the_real_thing(world: World) -> None:
    own = world.own
    async with nothing_changes(world.api):
        for path, body, role in (
            ("/v1/customers", {"name": "Acme", "deployment": "cloud"}, "admin"),
            ("/v1/keys", {"role": "lead"}, "admin"),
            ("/v1/webhook-endpoints", {"url": "https://hooks.example.com/personday"}, "admin"),
            ("/v1/verifications", None, "admin"),
            (f"/v1/purchases/{own.purchases['pending_payment']['id']}/pay", None, "finance"),
            (f"/v1/worksheets/{own.worksheets['disputed']['id']}/confirm", None, "customer"),
            ("/v1/closures", {"from": "2031-12-24", "to": "2031-12-31", "name": "Xmas"}, "lead"),
            ("/v1/calendar-feeds", {"customer_id": own.id}, "customer"),
            ("/v1/tickets", ticket_body(own.id), "customer"),
            ("/v1/tickets/next", {"technician_id": own.technician["id"]}, "lead"),
        ):
            refusal = await problem(
                world.api, "POST", f"{path}?dry_run=true", body,
                status=422, code="validation_failed", role=role,
            )  # fmt: skip
            assert pointers(refusal) == ["?dry_run"]


async def test_a_dry_run_holds_a_key_to_its_form(api: Api) -> None:
    customer = await api.customer()
    body = {"minutes": 60, "reason": "goodwill"}
    path = f"/v1/customers/{customer['id']}/adjustments?dry_run=true"
    for key in ("", " ", "x" * 256, '""', "a\tb"):
        await api.refused(
            "POST", path, body, headers={"Idempotency-Key": key}, status=400,
            code="invalid_idempotency_key",
        )  # fmt: skip
    # One of the right form is neither read nor kept: the same for another body.
    for minutes in (60, 120):
        await api.post(path, {**body, "minutes": minutes}, key="preview")
    await api.post(path.partition("?")[0], body, key="preview")


async def test_a_key_that_is_needed_is_asked_for_before_versions(api: Api) -> None:
    purchase = await api.buy(await api.customer())
    path = f"/v1/purchases/{purchase['id']}/refund"
    stale = {"If-Match": '"v99"'}
    for body in (None, {"minutes": 60}, {"minutes": "x"}):
        response = await api.send("POST", path, body, headers=stale)
        assert (response.status_code, response.json()["code"]) == (400, "idempotency_key_required")
    response = await api.send("POST", path, key="with one", headers=stale)
    assert (response.status_code, response.json()["code"]) == (412, "stale_version")
