"""Bodies and parameters that do not fit: each wrong field is named, and nothing changes."""

from typing import Any

import pytest

from tests.api.world import (
    DAY,
    World,
    nothing_changes,
    pointers,
    problem,
    time_entry,
    worksheet_body,
    z,
)
from tests.support import NOON, Json

SOON = z(NOON + 20 * DAY)


# Values that are wrong wherever they stand.
NOT_A_TEXT: tuple[Any, ...] = (1, 1.5, True, [], {}, ["x"])


BAD_TEXTS: tuple[Any, ...] = ("", "   ", "a\x00b", "\x00", *NOT_A_TEXT)


BAD_INSTANTS: tuple[Any, ...] = (
    "2031-03-25T10:00:00",
    "2031-03-25 10:00",
    "2031-03-25",
    "10:00:00Z",
    "2031-02-30T10:00:00Z",
    "2031-03-25T24:30:00Z",
    "2031-03-25T10:00:00+25:00",
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+12:00",
    "tomorrow",
    "",
    None,
    True,
    [],
    {},
)

# What is wrong with a body is told before whether there is what the path names.
NOBODYS = "01990000-0000-7000-8000-00000000ffff"


def routes(world: World) -> dict[str, tuple[str, str, Json]]:
    """Every route that takes a body, with one that is right."""
    own = world.own
    entry = time_entry(own.technician, NOON - 2 * DAY, DAY, note="upgrade")
    sessions, worksheets = own.sessions, own.worksheets
    customer = f"/v1/customers/{own.id}"
    scheduled = f"/v1/sessions/{sessions['scheduled']['id']}"
    leavers = {
        "customer": customer,
        "contact": f"/v1/contacts/{own.contact['id']}",
        "server": f"/v1/servers/{own.server['id']}",
        "technician": f"/v1/technicians/{own.technician['id']}",
    }
    awaiting = f"/v1/worksheets/{worksheets['awaiting_confirmation']['id']}"
    booking = {
        "customer_id": own.id,
        "category": "training",
        "starts_at": SOON,
        "estimated_minutes": 60,
        "technician_ids": [own.technician["id"]],
        "remote_tool": "viewer",
        "join_url": "https://example.com/room",
    }
    return {
        "customer": ("POST", "/v1/customers", {"name": "Acme", "deployment": "cloud"}),
        "contact": ("POST", f"{customer}/contacts", {"name": "Eva", "email": "eva@example.com"}),
        "server": ("POST", f"{customer}/servers", {"name": "production"}),
        **{f"{who} changes": ("PATCH", path, {"name": "Nova"}) for who, path in leavers.items()},
        **{
            f"{who} leaves": ("POST", f"{path}/deactivate", {"reason": "moved", "force": True})
            for who, path in leavers.items()
        },
        **{
            f"{who} is erased": ("POST", f"{leavers[who]}/erase", {"reason": "asked for"})
            for who in ("contact", "customer")
        },
        "retention": ("PUT", "/v1/retention", {"audit_days": 400, "raw_mail_days": 365}),
        "mail preferences": (
            "PUT",
            f"{leavers['contact']}/mail-preferences",
            {"stopped": ["reminders"], "reachable": True},
        ),
        "access": (
            "POST",
            f"/v1/servers/{own.server['id']}/access",
            {"kind": "rdp", "checked_at": z(NOON), "valid_until": SOON},
        ),
        "purchase": (
            "POST",
            f"{customer}/purchases",
            {"minutes": 480, "price_per_person_day": "960.00", "currency": "EUR"},
        ),
        "purchase changes": (
            "PATCH",
            f"/v1/purchases/{own.purchases['pending_payment']['id']}",
            {
                "expires_on": "2032-01-01",
                "invoice_number": "2031-9",
                "external_reference": "PO-9",
                "tax_rate": "21",
            },
        ),
        "prices": (
            "POST",
            "/v1/price-lists",
            {
                "name": "Prices",
                "currency": "EUR",
                "valid_from": "2041-01-01",
                "valid_to": "2041-12-31",
                "steps": [{"from_person_days": "0", "price_per_person_day": "960"}],
            },
        ),
        "last day of prices": (
            "PATCH",
            f"/v1/price-lists/{own.price_list['id']}",
            {"valid_to": "2040-06-30"},
        ),
        "payment": (
            "POST",
            f"/v1/purchases/{own.purchases['pending_payment']['id']}/payments",
            {"amount": "10.00", "currency": "EUR", "received_on": "2031-03-01"},
        ),
        "payment changes": (
            "PATCH",
            f"/v1/payments/{own.payment['id']}",
            {"received_on": "2031-03-02", "reference": "2031-117"},
        ),
        "payment withdrawn": (
            "POST",
            f"/v1/payments/{own.payment['id']}/withdraw",
            {"reason": "entered twice"},
        ),
        "bank line assigned": (
            "POST",
            f"/v1/bank-lines/{world.line['id']}/assign",
            {"purchase_id": own.purchases["paid"]["id"]},
        ),
        "bank line dismissed": (
            "POST",
            f"/v1/bank-lines/{world.line['id']}/dismiss",
            {"reason": "it is the rent"},
        ),
        "refund": (
            "POST",
            f"/v1/purchases/{own.purchases['paid']['id']}/refund",
            {"minutes": 10, "reason": "overpaid"},
        ),
        "adjustment": ("POST", f"{customer}/adjustments", {"minutes": 10, "reason": "goodwill"}),
        "reversal": ("POST", f"/v1/adjustments/{own.negative['id']}/reverse", {"reason": "right"}),
        "reject": (
            "POST",
            f"/v1/approvals/{world.approvals['pending_approval']['id']}/reject",
            {"reason": "no"},
        ),
        "thresholds": ("PUT", "/v1/approval-thresholds", {"minutes": 0, "money": []}),
        "person": ("POST", "/v1/people", {"name": "Hana", "email": "hana@example.com"}),
        "technician": ("POST", "/v1/technicians", {"name": "Tomas", "email": "t@example.com"}),
        "key": ("POST", "/v1/keys", {"role": "lead", "name": "portal", "expires_at": SOON}),
        "key replaced": ("POST", f"/v1/keys/{NOBODYS}/rotate", {"former_until": SOON}),
        "feed": ("POST", "/v1/calendar-feeds", {"customer_id": own.id, "name": "Server support"}),
        "booking": ("POST", "/v1/sessions", booking),
        "for ticket": (
            "POST",
            f"/v1/tickets/{own.tickets.by_status['open']['id']}/sessions",
            {name: value for name, value in booking.items() if name != "customer_id"},
        ),
        "change": ("PATCH", scheduled, {"estimated_minutes": 60}),
        "move": ("POST", f"{scheduled}/reschedule", {"starts_at": SOON, "asked_by": "provider"}),
        "reassign": ("POST", f"{scheduled}/reassign", {"override_reason": "nobody else is there"}),
        "cancel": ("POST", f"{scheduled}/cancel", {"asked_by": "provider", "reason": "ill"}),
        "no-show": ("POST", f"{scheduled}/no-show", {"party": "provider"}),
        "undo start": (
            "POST",
            f"/v1/sessions/{sessions['in_progress']['id']}/undo-start",
            {"reason": "by accident"},
        ),
        "waive": ("POST", f"/v1/penalties/{own.penalty['id']}/waive", {"reason": "ill"}),
        "worksheet": (
            "POST",
            f"/v1/sessions/{sessions['in_progress']['id']}/worksheet",
            worksheet_body(entry),
        ),
        "draft": (
            "PATCH",
            f"/v1/sessions/{sessions['in_progress']['id']}/worksheet-draft",
            {"summary": "so far", "start_clock_of": own.technician["id"]},
        ),
        "confirm": ("POST", f"{awaiting}/confirm", {"revision": 1}),
        "dispute": ("POST", f"{awaiting}/dispute", {"reason": "no", "proposed_minutes": 10}),
        "answer": ("POST", f"{awaiting}/answer", {"message": "yes"}),
        "amend": ("POST", f"{awaiting}/amend", {"time_entries": [entry], "reason": "again"}),
    }


NAMES = [
    "customer", "contact", "server", "mail preferences", "access", "purchase", "purchase changes", "prices",
    "last day of prices", "payment", "payment changes",
    "payment withdrawn", "bank line assigned", "bank line dismissed", "refund", "adjustment",
    "reversal", "reject", "thresholds", "person",
    "technician", "key", "feed", "booking", "for ticket", "change", "move", "reassign", "cancel",
    "no-show", "undo start",
    "waive", "worksheet", "draft", "confirm", "dispute", "answer", "amend",
    "customer changes", "contact changes", "server changes", "technician changes",
    "customer leaves", "contact leaves", "server leaves", "technician leaves",
    "customer is erased", "contact is erased", "retention", "key replaced",
]  # fmt: skip


def role_of(route: str) -> str:
    return "customer" if route in ("confirm", "dispute") else "admin"


async def wrong(world: World, route: str, changed: Any, *expected: str) -> None:
    """The body is refused and ``expected`` are the pointers of what is wrong in it."""
    method, path, _ = routes(world)[route]
    refusal = await problem(
        world.api, method, path, changed,
        status=422, code="validation_failed", role=role_of(route),
    )  # fmt: skip
    if expected:
        assert set(pointers(refusal)) == set(expected), (route, changed, refusal)
    assert all(item["code"] and item["detail"] for item in refusal["errors"])


async def test_the_table_names_every_route_that_takes_a_body(world: World) -> None:
    made = routes(world)
    assert sorted(made) == sorted(NAMES)
    contract = (await world.api.get("/openapi.json", role=None))["paths"]
    # These have a file of their own.
    elsewhere = {
        "working time", "company", "plans", "knowledge", "tickets", "e-mail", "finance", "periods",
        "webhooks",
    }  # fmt: skip
    taking = [
        operation
        for operations in contract.values()
        for operation in operations.values()
        if "application/json" in operation.get("requestBody", {}).get("content", {})
        and elsewhere.isdisjoint(operation["tags"])
    ]
    assert len(taking) == len(NAMES)


@pytest.mark.parametrize("route", NAMES)
async def test_an_unknown_field_is_refused_and_named(world: World, route: str) -> None:
    right = routes(world)[route][2]
    async with nothing_changes(world.api):
        await wrong(world, route, {**right, "discount": 1}, "/discount")
        await wrong(world, route, {**right, "a/b~c": 1, "": 2}, "/a~1b~0c", "/")
        await wrong(world, route, {**right, "na\x00me": 1}, "/na\x00me")


@pytest.mark.parametrize("route", NAMES)
async def test_a_body_that_is_no_object_is_refused(world: World, route: str) -> None:
    async with nothing_changes(world.api):
        for body in ([], [1], "text", 1, 1.5, True):
            await wrong(world, route, body, "")


@pytest.mark.parametrize("route", NAMES)
async def test_an_unknown_query_parameter_is_refused_and_named(world: World, route: str) -> None:
    method, path, body = routes(world)[route]
    async with nothing_changes(world.api):
        for query in ("?dryrun=true", "?limit=5", "?%FF=1", "?x"):
            refusal = await problem(
                world.api, method, path + query, body,
                status=422, code="validation_failed", role=role_of(route),
            )  # fmt: skip
            assert refusal["errors"][0]["code"] == "unknown_parameter"
            assert refusal["errors"][0]["pointer"].startswith("?")


TEXTS = {
    "customer": {"name": 200},
    "contact": {"name": 200},
    "server": {"name": 200},
    "purchase": {"invoice_number": 200, "external_reference": 200},
    "payment": {"reference": 200},
    "payment withdrawn": {"reason": 4000},
    "bank line dismissed": {"reason": 4000},
    "payment changes": {"reference": 200},
    "purchase changes": {"invoice_number": 200, "external_reference": 200},
    "prices": {"name": 200},
    "refund": {"reason": 4000, "credit_note_number": 200},
    "adjustment": {"reason": 4000, "override_reason": 4000},
    "reversal": {"reason": 4000},
    "technician": {"name": 200},
    **{f"{who} changes": {"name": 200} for who in ("customer", "contact", "server", "technician")},
    **{
        f"{who} leaves": {"reason": 4000} for who in ("customer", "contact", "server", "technician")
    },
    "undo start": {"reason": 4000},
    "key": {"name": 200},
    "feed": {"name": 200},
    "booking": {"remote_tool": 200, "override_reason": 4000},
    "for ticket": {"remote_tool": 200, "override_reason": 4000},
    "change": {"remote_tool": 200, "override_reason": 4000},
    "move": {"reason": 4000, "override_reason": 4000},
    "reassign": {"override_reason": 4000},
    "cancel": {"reason": 4000},
    "waive": {"reason": 4000},
    "worksheet": {"summary": 4000, "override_reason": 4000},
    "dispute": {"reason": 4000},
    "answer": {"message": 4000},
    "amend": {"reason": 4000, "override_reason": 4000},
}


@pytest.mark.parametrize("route", list(TEXTS))
async def test_texts_are_texts_of_a_length_without_nul(world: World, route: str) -> None:
    right = routes(world)[route][2]
    async with nothing_changes(world.api):
        for field, limit in TEXTS[route].items():
            for bad in (*BAD_TEXTS, "x" * (limit + 1)):
                await wrong(world, route, {**right, field: bad}, f"/{field}")


async def test_what_is_stopped_is_a_list_of_what_may_be(world: World) -> None:
    right = routes(world)["mail preferences"][2]
    no_groups: tuple[Any, ...] = ("sessions", "", 1, None, {})
    no_flags: tuple[Any, ...] = ("true", 1, [], {}, False)
    async with nothing_changes(world.api):
        for bad in no_groups:
            await wrong(world, "mail preferences", {**right, "stopped": [bad]}, "/stopped/0")
            await wrong(world, "mail preferences", {**right, "stopped": bad}, "/stopped")
        await wrong(world, "mail preferences", {**right, "stopped": ["reminders"] * 4}, "/stopped")
        await wrong(world, "mail preferences", {"reachable": True}, "/stopped")
        for bad in no_flags:
            await wrong(world, "mail preferences", {**right, "reachable": bad}, "/reachable")


INSTANTS = {
    "access": ("checked_at",),
    "booking": ("starts_at",),
    "for ticket": ("starts_at",),
    "move": ("starts_at",),
}


@pytest.mark.parametrize("route", list(INSTANTS))
async def test_instants_have_their_offset(world: World, route: str) -> None:
    right = routes(world)[route][2]
    async with nothing_changes(world.api):
        for field in INSTANTS[route]:
            for bad in BAD_INSTANTS:
                await wrong(world, route, {**right, field: bad}, f"/{field}")


@pytest.mark.parametrize("route", ["worksheet", "amend"])
async def test_instants_of_worked_time_have_their_offset(world: World, route: str) -> None:
    right = routes(world)[route][2]
    (entry,) = right["time_entries"]
    async with nothing_changes(world.api):
        for field in ("started_at", "ended_at"):
            for bad in BAD_INSTANTS:
                changed = {**right, "time_entries": [{**entry, field: bad}]}
                await wrong(world, route, changed, f"/time_entries/0/{field}")


@pytest.mark.parametrize("bad", [1_930_000_000, 1_930_000_000.5, "1930000000", -1, 0])
async def test_a_number_is_no_instant(world: World, bad: Any) -> None:
    for route, fields in INSTANTS.items():
        right = routes(world)[route][2]
        for field in fields:
            await wrong(world, route, {**right, field: bad}, f"/{field}")
