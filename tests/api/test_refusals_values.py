"""Values that a body or an address may not have: out of range, of another kind, too many, unknown."""

from typing import Any

import pytest

from tests.api.test_refusals_bodies import role_of, routes, wrong
from tests.api.world import (
    DAY,
    World,
    nothing_changes,
    pointers,
    problem,
    time_entry,
    worksheet_body,
)
from tests.support import NOON, Json

BAD_MINUTES: tuple[Any, ...] = (60.0, 60.5, "60", True, None, [], 10**9, -(10**9), 10**30, 1e300)


@pytest.mark.parametrize(
    ("route", "field", "bad"),
    [
        ("purchase", "minutes", BAD_MINUTES[:4] + BAD_MINUTES[5:]),
        ("adjustment", "minutes", BAD_MINUTES),
        ("refund", "minutes", (0, -10, *BAD_MINUTES[:4])),
        ("booking", "estimated_minutes", (0, -10, 730, *BAD_MINUTES)),
        ("change", "estimated_minutes", (0, -10, 730, *BAD_MINUTES[:4])),
        ("dispute", "proposed_minutes", (-10, *BAD_MINUTES[:4])),
        ("confirm", "revision", (0, -1, 1.0, "1", True, 10**7, 10**30)),
        ("purchase", "price_per_person_day", ("", "x", "-0.01", "1e400", "Infinity", [])),
        ("purchase", "price_per_person_day", ("1" * 14, "0.00001", float(10**20))),
        ("purchase", "net", ("", "x", "-0.01", "0.001", 999999999999999.8, "1e400", [])),
        ("purchase", "tax_rate", ("", "x", "-1", "100.0001", "101", "0.00001", [])),
        ("purchase", "price_list_id", ("", "x", 1, [])),
        ("prices", "currency", ("", "eur", "EURO", 1, None, [])),
        ("prices", "valid_from", ("", "2041-02-30", "soon", 1.5, None, [])),
        ("prices", "valid_to", ("", "2041-02-30", "soon", 1.5, [])),
        ("prices", "steps", ([], None, {}, "x")),
        ("last day of prices", "valid_to", ("", "2041-02-30", "soon", 1.5, [])),
        ("payment", "amount", ("", "x", "0", "-1", "0.001", 999999999999999.8, "1" * 14, None)),
        ("payment", "currency", ("", "eur", "EURO", 1, [])),
        ("payment", "received_on", ("2031-13-01", "soon", 1.5, "1999-12-31", [])),
        ("payment changes", "received_on", ("2031-13-01", "soon", 1.5, "1999-12-31", [])),
        ("purchase changes", "tax_rate", ("", "x", "-1", "100.01", True, [])),
        ("purchase", "expires_on", ("2031-13-01", "2031-02-30", "soon", 1.5, [])),
        ("booking", "technician_ids", ([], "x", ["x"], [1], {})),
        ("booking", "technicians_needed", (0, 5, -1, 1.0, "1", True, [], 10**30)),
        ("booking", "hold_slot", (None, 0, 1, "true", "", [], {})),
        ("booking", "category", ("", "x" * 61, None, 1, True, [])),
        ("booking", "language", ("", "EN", "english", "e", 1)),
        ("change", "technician_ids", ([], "x", ["x"], [1], {})),
        ("change", "server_id", ("x", 1, [])),
        ("change", "join_url", ("ftp://example.com", "javascript:x", "https://", "http://[", "")),
        ("move", "technicians_needed", (0, 5, -1, 1.0, "1", True, [])),
        ("move", "technician_ids", ([], "x", ["x"], [1], {})),
        ("reassign", "technician_id", ("", "x", 1, [])),
        ("reassign", "replacement_id", ("", "x", 1, [])),
        ("reassign", "language", ("", "EN", "english", "e", 1)),
        ("booking", "join_url", ("ftp://example.com", "javascript:x", "https://", "http://[", "")),
        ("booking", "customer_id", ("x", 1, None, [])),
        ("booking", "ticket_id", ("x", 1, [])),
        ("for ticket", "estimated_minutes", (0, -10, 730, *BAD_MINUTES)),
        ("for ticket", "technician_ids", ([], "x", ["x"], [1], {})),
        ("booking", "server_id", ("x", 1, [])),
        ("customer", "deployment", ("", "moon", None, 1)),
        ("customer", "time_zone", ("", "Mars/Base", "europe/prague", "../etc/passwd", "\x00", 1)),
        ("customer", "language", ("", "EN", "english", "e", 1)),
        ("customer", "low_credit_minutes", (-10, 245, 1_000_010, 240.5, "240", True, [])),
        ("customer", "low_credit_days", (0, -1, 367, 14.5, "14", True, [])),
        ("customer changes", "low_credit_minutes", (-10, 245, 1_000_010, 240.5, "240", True, [])),
        ("customer changes", "low_credit_days", (0, -1, 367, 14.5, "14", True, [])),
        ("contact", "email", ("", "eva", "eva@", "e\x00va@example.com", 1, "a@b@c.com")),
        ("contact", "phone", ("", "call me", "+", "1\x0023456", "1" * 40, 420123456789)),
        ("contact", "phone", ("112", "+999 123456789", "+420 22 33")),
        ("access", "kind", ("", "VPN", "a b", "x" * 41, "\x00", 1)),
        ("technician", "categories", ("training", ["moon"], [1], ["training"] * 21)),
        ("technician", "languages", ("cs", ["CS"], ["english"], [1], ["cs"] * 21)),
        ("technician", "time_zone", ("", "Mars/Base", "europe/prague", "../UTC", "\x00", None, 1)),
        ("technician", "holiday_country", ("", "cz", "CZE", "DE_BY", "DE-", "\x00", 1, [])),
        ("key", "role", ("", "root", "LEAD", None, 1)),
        ("feed", "customer_id", ("", "x", 1, [])),
        ("feed", "technician_id", ("", "x", 1, [])),
        ("move", "asked_by", ("", "boss", None, 1)),
        ("no-show", "party", ("", "both", None)),
        ("worksheet", "time_entries", (None, {}, "x")),
    ],
)
async def test_values_out_of_their_range_or_kind_are_refused(
    world: World, route: str, field: str, bad: tuple[Any, ...]
) -> None:
    right = routes(world)[route][2]
    async with nothing_changes(world.api):
        for value in bad:
            method, path, _ = routes(world)[route]
            refusal = await problem(
                world.api, method, path, {**right, field: value},
                status=422, code="validation_failed", role=role_of(route),
            )  # fmt: skip
            found = pointers(refusal)
            assert found, value
            assert all(at.split("/")[1] == field for at in found), (value, found)


@pytest.mark.parametrize("route", ["booking", "for ticket", "change", "move"])
async def test_a_session_has_up_to_four_technicians_each_named_once(
    world: World, route: str
) -> None:
    right = routes(world)[route][2]
    one = world.own.technician["id"]
    others = [f"00000000-0000-7000-8000-{number:012}" for number in range(5)]
    async with nothing_changes(world.api):
        for ids in (others, [one, one], [one, *others[:2], one]):
            await wrong(world, route, {**right, "technician_ids": ids}, "/technician_ids")
        for ids in ([one, "x"], [1, one]):
            place = 1 - ids.index(one)
            named = f"/technician_ids/{place}"
            await wrong(world, route, {**right, "technician_ids": ids}, named)


@pytest.mark.parametrize(
    ("route", "field", "value"),
    [
        ("booking", "estimated_minutes", 65),
        ("for ticket", "estimated_minutes", 65),
        ("change", "estimated_minutes", 65),
        ("adjustment", "minutes", 5),
        ("adjustment", "minutes", -15),
        ("refund", "minutes", 15),
    ],
)
async def test_minutes_are_multiples_of_ten(
    world: World, route: str, field: str, value: int
) -> None:
    method, path, right = routes(world)[route]
    async with nothing_changes(world.api):
        refusal = await problem(
            world.api, method, path, {**right, field: value},
            status=422, code="not_a_multiple_of_increment",
        )  # fmt: skip
    assert (refusal["minutes"], refusal["increment_minutes"]) == (value, 10)


async def test_a_worksheet_has_at_most_200_time_entries(world: World) -> None:
    entry = time_entry(world.own.technician, NOON - DAY, DAY)
    async with nothing_changes(world.api):
        await wrong(world, "worksheet", worksheet_body(*[entry] * 201), "/time_entries")


@pytest.mark.parametrize(
    "path",
    [
        "/v1/customers", "/v1/purchases", "/v1/sessions", "/v1/penalties", "/v1/worksheets",
        "/v1/technicians", "/v1/keys", "/v1/entries", "/v1/events", "/v1/events/stream",
        "/v1/customers/{id}", "/v1/customers/{id}/credit", "/v1/customers/{id}/entries",
        "/v1/customers/{id}/lots",
        "/v1/company", "/v1/business-calendar", "/v1/holidays", "/v1/closures",
        "/v1/technicians/{technician}/working-hours",
        "/v1/technicians/{technician}/working-exceptions",
        "/v1/technicians/{technician}/time-off",
        "/v1/calendar-feeds", "/v1/sessions/{session}/invitation.ics", "/v1/tickets",
        "/v1/call-tasks", "/v1/tickets/{ticket}", "/v1/tickets/{ticket}/explain",
        "/v1/deliveries", "/v1/verifications", "/v1/audit",
        "/v1/tickets/{ticket}/messages", "/v1/tickets/{ticket}/attachments",
        "/v1/tickets/{ticket}/calls", "/v1/tickets/{ticket}/changes",
    ],
)  # fmt: skip
async def test_a_read_refuses_parameters_it_does_not_know(world: World, path: str) -> None:
    own = world.own
    at = path.format(
        id=own.id,
        technician=own.technician["id"],
        session=own.sessions["scheduled"]["id"],
        ticket=own.tickets.by_status["open"]["id"],
    )
    for name in ("page", "Limit", "as-of"):
        refusal = await problem(
            world.api, "GET", f"{at}?{name}=1", status=422, code="validation_failed"
        )
        assert pointers(refusal) == [f"?{name}"]


@pytest.mark.parametrize(
    ("path", "name", "bad"),
    [
        ("/v1/sessions", "customer_id", ("x", "", "%00")),
        ("/v1/sessions", "technician_id", ("x", "%00")),
        ("/v1/sessions", "status", ("gone", "", "%00")),
        ("/v1/sessions", "starts_from", ("2031-03-25", "2031-03-25T10:00:00", "%00", "")),
        ("/v1/sessions", "starts_before", ("9999-12-31T23:59:59-12:00", "soon")),
        ("/v1/purchases", "status", ("gone", "%00")),
        ("/v1/worksheets", "session_id", ("x", "%00")),
        ("/v1/penalties", "session_id", ("x", "%00")),
        ("/v1/keys", "role", ("root", "%00")),
        ("/v1/technicians", "category", ("%00", "a%00b", "x" * 201)),
        ("/v1/technicians", "language", ("%00", "a%00b", "x" * 201)),
        ("/v1/holidays", "country", ("", "cz", "CZE", "DE_BY", "%00", "CZ%00")),
        ("/v1/holidays", "year", ("", "1999", "3000", "-2031", "2031.5", "x", "1e3", "%00")),
        ("/v1/closures", "ends_after", ("2031-03-25", "2031-03-25T10:00:00", "soon", "%00", "")),
        ("/v1/calendar-feeds", "customer_id", ("x", "", "%00")),
        ("/v1/calendar-feeds", "technician_id", ("x", "", "%00")),
        ("/v1/sessions", "ticket_id", ("x", "", "%00")),
        ("/v1/tickets", "customer_id", ("x", "", "%00")),
        ("/v1/tickets", "technician_id", ("x", "", "%00")),
        ("/v1/tickets", "status", ("gone", "", "%00")),
        ("/v1/tickets", "kind", ("gift", "", "%00")),
        ("/v1/tickets", "severity", ("0", "5", "-1", "1.5", "x", "", "%00")),
        ("/v1/tickets", "number", ("0", "-1", "1.5", "x", "", "%00", "9" * 19)),
        ("/v1/tickets", "starving", ("perhaps", "", "%00")),
        ("/v1/inbound/emails", "outcome", ("lost", "", "%00")),
        ("/v1/inbound/emails", "ticket_id", ("x", "", "%00")),
        ("/v1/inbound/emails", "from_address", ("nobody", "", "%00")),
        ("/v1/call-tasks", "is_open", ("perhaps", "", "%00")),
        ("/v1/call-tasks", "customer_id", ("x", "", "%00")),
        ("/v1/call-tasks", "technician_id", ("x", "", "%00")),
        ("/v1/customers/{id}/entries", "kind", ("gift", "%00")),
        ("/v1/customers/{id}/credit", "as_of", ("2031-03-25T10:00:00", "x", "%00", "")),
        ("/v1/customers/{id}/lots", "as_of", ("2031-03-25T10:00:00", "x", "%00", "")),
        (
            "/v1/customers/{id}/credit",
            "as_of",
            ("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00%2B12:00"),
        ),
    ],
)
async def test_a_filter_of_the_wrong_kind_is_refused(
    world: World, path: str, name: str, bad: tuple[str, ...]
) -> None:
    at = path.format(id=world.own.id)
    for value in bad:
        refusal = await problem(
            world.api, "GET", f"{at}?{name}={value}", status=422, code="validation_failed"
        )
        assert pointers(refusal) == [f"?{name}"], value


@pytest.mark.parametrize(
    ("route", "changed"),
    [
        ("booking", {"starts_at": "9999-12-31T23:59:59Z"}),
        ("booking", {"starts_at": "9999-12-31T12:30:00Z", "estimated_minutes": 720}),
        ("booking", {"starts_at": "0001-01-01T00:00:00Z"}),
        ("booking", {"join_url": "https://example.com/\x00"}),
        ("move", {"starts_at": "9999-12-31T23:59:59Z"}),
        ("purchase", {"expires_on": "9999-12-31"}),
        ("purchase", {"expires_on": "9999-12-31", "paid": True}),
        ("purchase", {"expires_on": "0001-01-01"}),
        ("access", {"checked_at": "0001-01-01T00:00:00Z", "valid_until": "0001-01-01T00:00:00Z"}),
        ("worksheet", {"summary": "\x00"}),
    ],
)
async def test_the_ends_of_the_calendar_and_strange_addresses_are_never_a_fault(
    world: World, route: str, changed: Json
) -> None:
    method, path, right = routes(world)[route]
    body = {**right, **changed}
    async with nothing_changes(world.api):
        response = await world.api.send(method, path, body, key="far", role=role_of(route))
    assert response.status_code == 422, response.text
    assert response.headers["content-type"] == "application/problem+json"
