"""What every route does alike: versions, locations, request ids, methods, clocks."""

import uuid
from datetime import timedelta

import pytest

from tests.api.mail import message
from tests.api.ticketing import open_ticket, ticket_body
from tests.api.world import DAY, HOUR, PROMISES, World, problem, read_problem, refuse, work, z
from tests.support import NOON, Api, Json, open_api

STARTS = NOON + 3 * DAY
# What only the answer to the making tells: secrets, and the sessions that a change of plan touches.
TOLD_ONCE = {"key", "secret", "address", "affected_sessions"}

PRICES: Json = {
    "name": "Prices of 2041",
    "currency": "EUR",
    "valid_from": "2041-01-01",
    "valid_to": "2041-12-31",
    "steps": [{"from_person_days": "0.00", "price_per_person_day": "960.00"}],
}
# What only reading a ticket tells: its long texts, which its maker knows.
TOLD_BY_READING = {
    "product_version", "environment", "system_information", "error_messages", "logs",
}  # fmt: skip


async def test_a_change_under_a_version_that_is_gone_is_refused(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    session = await api.book(customer, technician, starts_at=STARTS)
    path = f"/v1/sessions/{session['id']}"
    assert (await api.send("GET", path)).headers["etag"] == '"v1"'

    async def change(tag: str, minutes: int) -> str:
        body = {"estimated_minutes": minutes}
        response = await api.send("PATCH", path, body, headers={"If-Match": tag})
        assert response.status_code == 200, response.text
        etag: str = response.headers["etag"]
        assert (await api.send("GET", path)).headers["etag"] == etag
        return etag

    assert await change('"v1"', 60) == '"v2"'
    for stale in ('"v1"', '"v3"', "v2", 'W/"v2"', '"x", "v1"', ""):
        refusal = await refuse(
            api, "PATCH", path, {"estimated_minutes": 90},
            status=412, code="stale_version", headers={"If-Match": stale},
        )  # fmt: skip
        assert refusal["current_etag"] == '"v2"'
    assert await change("*", 70) == '"v3"'
    assert await change('"v1", "v3"', 80) == '"v4"'


async def test_every_resource_that_changes_holds_to_if_match(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    other = await api.technician()
    server = await api.server(customer)
    pending = await api.buy(customer, paid=False)
    await api.buy(customer)
    worksheet = await work(api, customer, technician, server=server, starts_at=STARTS, worked=HOUR)
    session = await api.book(customer, technician, starts_at=STARTS + DAY)
    ticket = f"/v1/tickets/{(await open_ticket(api, customer['id']))['id']}"
    made = await api.post("/v1/webhook-endpoints", {"url": "https://hooks.example.com/personday"})
    endpoint = f"/v1/webhook-endpoints/{made['id']}"
    for path, body, role in (
        (f"/v1/purchases/{pending['id']}/pay", None, "finance"),
        (f"/v1/worksheets/{worksheet['id']}/dispute", {"reason": "no"}, customer["id"]),
        (f"/v1/sessions/{session['id']}/reassign", {"replacement_id": other["id"]}, "lead"),
        (f"/v1/sessions/{session['id']}/cancel", {"asked_by": "provider"}, "lead"),
        (f"{ticket}/assign", {"technician_id": other["id"]}, "lead"),
        (f"{ticket}/severity", {"severity": 1, "reason": "worse"}, "lead"),
        (f"{ticket}/assess", {"legitimacy": "accepted"}, "lead"),
        (f"{ticket}/calls", {"direction": "inbound"}, "lead"),
        (f"{ticket}/replies", {"body": "still so"}, customer["id"]),
        (f"{ticket}/resolve", None, customer["id"]),
        (f"{ticket}/reopen", None, customer["id"]),
        (f"{endpoint}/rotate-secret", {}, "admin"),
        (f"{endpoint}/disable", None, "admin"),
        (f"{endpoint}/enable", None, "admin"),
    ):
        thing = path.rpartition("/")[0]
        how: Json = {"role": role, "headers": {"If-Match": '"v9"'}}
        await refuse(api, "POST", path, body, status=412, code="stale_version", **how)
        present = (await api.send("GET", thing, role=role)).headers["etag"]
        how["headers"] = {"If-Match": present}
        changed = await api.send("POST", path, body, key=str(uuid.uuid4()), **how)
        assert changed.status_code == 200, changed.text
        assert changed.headers["etag"] != present
        again = await api.send("GET", thing, role=role)
        assert again.headers["etag"] == changed.headers["etag"]


async def test_what_is_made_is_found_at_its_location(world: World) -> None:
    api, own = world.api, world.own
    customer = f"/v1/customers/{own.id}"
    booking = api.booking(own.customer, own.technician, starts_at=NOON + 30 * DAY)
    technician = f"/v1/technicians/{world.other.technician['id']}"
    away = {"from": "2031-12-24", "to": "2031-12-31"}
    ticket = f"/v1/tickets/{own.tickets.by_status['new']['id']}"
    for_ticket = {name: value for name, value in booking.items() if name != "customer_id"}
    made: list[tuple[str, Json | bytes]] = [
        ("/v1/customers", {"name": "Acme", "deployment": "cloud"}),
        (f"{customer}/contacts", {"name": "Eva", "email": "eva@example.com"}),
        (f"{customer}/servers", {"name": "test"}),
        (f"/v1/servers/{own.server['id']}/access", {"kind": "rdp", "checked_at": z(NOON)}),
        (
            f"{customer}/purchases",
            {"minutes": 480, "price_per_person_day": "1", "currency": "EUR"},
        ),
        (f"/v1/purchases/{own.purchases['pending_payment']['id']}/payments", {"amount": "1.00"}),
        ("/v1/price-lists", PRICES),
        (f"{customer}/adjustments", {"minutes": 10, "reason": "goodwill"}),
        ("/v1/technicians", {"name": "Ann", "email": "ann@example.com"}),
        ("/v1/people", {"name": "Hana", "email": "hana@example.com"}),
        ("/v1/keys", {"role": "lead"}),
        (f"/v1/keys/{(await api.post('/v1/keys', {'role': 'lead'}))['id']}/rotate", {}),
        ("/v1/webhook-endpoints", {"url": "https://hooks.example.com/personday"}),
        ("/v1/verifications", {}),
        ("/v1/sessions", booking),
        (
            f"/v1/sessions/{own.sessions['in_progress']['id']}/worksheet",
            {"time_entries": [], "summary": "unreachable"},
        ),
        (f"{technician}/working-hours", {"weekday": 0, "from": "09:00", "to": "17:00"}),
        (f"{technician}/working-exceptions", {"exception_on": "2031-03-10", "periods": []}),
        (f"{technician}/time-off", away),
        ("/v1/closures", {**away, "name": "end of the year"}),
        ("/v1/calendar-feeds", {"customer_id": own.id}),
        ("/v1/earning-policies", {"from_on": "2041-01-01", "policy": "billed"}),
        ("/v1/plans", {**PROMISES, "code": "found", "name": "Found"}),
        (f"{customer}/subscriptions", {"plan": "priority", "starts_on": "2031-04-01"}),
        ("/v1/articles", {"language": "en", "title": "Disk space", "body": "Remove logs."}),
        ("/v1/tickets", ticket_body(own.id, product_version="5.2")),
        (f"{ticket}/sessions", {**for_ticket, "starts_at": z(NOON + 31 * DAY)}),
        (f"{ticket}/attachments?name=app.log", b"ERROR"),
        ("/v1/inbound/email", message()),
    ]
    contract = (await api.get("/openapi.json", role=None))["paths"]
    creating = [
        ops for ops in contract.values() if "201" in ops.get("post", {}).get("responses", {})
    ]
    assert len(made) == len(creating)
    for path, body in made:
        how: Json = {"key": str(uuid.uuid4())}
        if isinstance(body, bytes):
            how |= {"content": body, "headers": {"Content-Type": "text/plain"}}
        response = await api.send("POST", path, None if "content" in how else body, **how)
        assert response.status_code == 201, response.text
        shown = response.json()
        assert response.headers["location"].endswith(f"/{shown['id']}")
        found = await api.get(response.headers["location"])
        sent = body if isinstance(body, dict) else {}
        for name in TOLD_BY_READING & set(found) - set(shown):
            assert found.pop(name) == sent.get(name), path
        assert {name: value for name, value in shown.items() if name in found} == found, path
        assert set(shown) - set(found) <= TOLD_ONCE, path


async def test_a_request_id_is_echoed_if_it_is_one_and_made_if_not(world: World) -> None:
    for given in ("a" * 8, "A-z_0.9" + "x" * 57, str(uuid.uuid4())):
        response = await world.api.send("GET", "/livez", headers={"X-Request-Id": given})
        assert response.headers["x-request-id"] == given
    made = set()
    for given in ("a" * 7, "a" * 65, "", "has space", "semi;colon", "<script>", "a/b/c/d/e"):
        refusal = await problem(
            world.api, "GET", "/v1/nowhere",
            status=404, code="not_found", headers={"X-Request-Id": given},
        )  # fmt: skip
        assert refusal["request_id"] != given
        made.add(refusal["request_id"])
    assert len(made) == 7


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/v1/customers", {"GET", "POST"}),
        ("PUT", "/v1/customers", {"GET", "POST"}),
        ("PATCH", "/v1/sessions", {"GET", "POST"}),
        ("DELETE", "/v1/sessions/{session}", {"GET", "PATCH"}),
        ("POST", "/v1/sessions/{session}", {"GET", "PATCH"}),
        ("GET", "/v1/sessions/{session}/start", {"POST"}),
        ("GET", "/v1/sessions/{session}/reassign", {"POST"}),
        ("PATCH", "/v1/company", {"GET", "PUT"}),
        ("POST", "/v1/approval-thresholds", {"GET", "PUT"}),
        ("POST", "/v1/retention", {"GET", "PUT"}),
        ("GET", "/v1/contacts/{session}/erase", {"POST"}),
        ("POST", "/v1/contacts/{session}/personal-data", {"GET"}),
        ("POST", "/v1/approvals", {"GET"}),
        ("GET", "/v1/approvals/{session}/approve", {"POST"}),
        ("POST", "/v1/business-calendar", {"GET", "PUT"}),
        ("DELETE", "/v1/closures", {"GET", "POST"}),
        ("PATCH", "/v1/closures/{session}", {"GET", "DELETE"}),
        ("PUT", "/v1/working-hours/{session}", {"GET", "DELETE"}),
        ("DELETE", "/v1/holidays/{session}", {"GET"}),
        ("POST", "/v1/slots", {"GET"}),
        ("GET", "/v1/articles/suggest", {"POST"}),
        ("DELETE", "/v1/articles/{session}", {"GET", "PATCH"}),
        ("DELETE", "/v1/tickets", {"GET", "POST"}),
        ("GET", "/v1/tickets/next", {"POST"}),
        ("DELETE", "/v1/tickets/{session}", {"GET", "PATCH"}),
        ("GET", "/v1/tickets/{session}/replies", {"POST"}),
        ("POST", "/v1/tickets/{session}/explain", {"GET"}),
        ("POST", "/v1/tickets/{session}/messages", {"GET"}),
        ("DELETE", "/v1/attachments/{session}", {"GET"}),
        ("POST", "/v1/call-tasks/{session}", {"GET"}),
        ("DELETE", "/v1/deliveries", {"GET"}),
        ("DELETE", "/v1/deliveries/{session}", {"GET"}),
        ("GET", "/v1/deliveries/{session}/retry", {"POST"}),
        ("DELETE", "/v1/audit", {"GET"}),
        ("DELETE", "/v1/audit/{session}", {"GET"}),
        ("DELETE", "/v1/verifications", {"GET", "POST"}),
        ("POST", "/v1/verifications/{session}", {"GET"}),
        ("DELETE", "/v1/webhook-endpoints", {"GET", "POST"}),
        ("DELETE", "/v1/webhook-endpoints/{session}", {"GET", "PATCH"}),
        ("GET", "/v1/webhook-endpoints/{session}/test", {"POST"}),
        ("POST", "/v1/mails", {"GET"}),
        ("DELETE", "/v1/mails/{session}", {"GET"}),
        ("DELETE", "/mails/{session}", {"GET"}),
        ("PATCH", "/v1/contacts/{session}/mail-preferences", {"GET", "PUT"}),
        ("PUT", "/mails/unsubscribe/secret", {"GET", "POST"}),
        ("POST", "/calendars/secret.ics", {"GET"}),
        ("POST", "/v1/entries", {"GET"}),
        ("DELETE", "/v1/events/stream", {"GET"}),
        ("POST", "/v1/events/{session}", {"GET"}),
        ("DELETE", "/v1/entries", {"GET"}),
        ("POST", "/livez", {"GET"}),
    ],
)
async def test_a_method_that_a_path_does_not_take_names_those_it_does(
    world: World, method: str, path: str, allowed: set[str]
) -> None:
    at = path.format(session=world.own.sessions["scheduled"]["id"])
    response = await world.api.send(method, at)
    read_problem(response, 405, "method_not_allowed")
    assert {name.strip() for name in response.headers["allow"].split(",")} - {"HEAD"} == allowed


@pytest.mark.parametrize("path", ["/index.html", "/v1", "/v1/", "/v1/nothing", "/v2/customers"])
async def test_an_unknown_path_is_a_problem_too(world: World, path: str) -> None:
    for role in (None, "admin"):
        await problem(world.api, "GET", path, status=404, code="not_found", role=role)


async def test_answers_with_credit_are_not_cached(world: World) -> None:
    response = await world.api.send("GET", f"/v1/customers/{world.own.id}/credit")
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["content-type"] == "application/json"


async def test_an_unauthenticated_request_is_told_how_to_authenticate(world: World) -> None:
    headers: dict[str, str]
    for headers in ({}, {"Authorization": "Bearer pd_unknown"}, {"Authorization": "Basic eDp5"}):
        response = await world.api.send("GET", "/v1/customers", role=None, headers=headers)
        read_problem(response, 401, "unauthenticated")
        assert response.headers["www-authenticate"].split()[0] == "Bearer"


# --- the clock ----------------------------------------------------------------------------------


async def test_the_clock_header_is_refused_outside_of_the_sandbox(dsn: str) -> None:
    async with open_api(dsn, sandbox=False) as api:
        for method, path in (("GET", "/v1/customers"), ("POST", "/v1/customers")):
            body = {"name": "Acme", "deployment": "cloud"} if method == "POST" else None
            await refuse(api, method, path, body, status=400, code="sandbox_only")
        headers = {"Authorization": f"Bearer {api.keys['admin']}"}
        assert (await api.http.get("/v1/customers", headers=headers)).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        "", "noon", "2031-03-05", "2031-03-05T12:00:00", "1930000000",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "2031-03-05T12:00:00+99:00",
    ],
)  # fmt: skip
async def test_a_clock_that_is_no_instant_is_refused(world: World, wrong: str) -> None:
    await problem(
        world.api, "GET", "/v1/customers",
        status=400, code="invalid_instant", headers={"Personday-Now": wrong},
    )  # fmt: skip


async def test_a_clock_of_any_zone_is_the_same_instant(api: Api) -> None:
    customer = await api.customer()
    headers = {"Personday-Now": "2031-03-05T17:30:00+05:30"}
    path = f"/v1/customers/{customer['id']}/credit"
    assert (await api.get(path, headers=headers))["as_of"] == "2031-03-05T12:00:00Z"


async def test_booked_at_never_goes_back_with_the_clock(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    earlier = NOON - timedelta(days=5)
    await api.buy(customer, now=earlier)
    session = await api.book(customer, technician, starts_at=STARTS, now=NOON + HOUR)
    path = f"/v1/sessions/{session['id']}/cancel"
    await api.post(path, {"asked_by": "provider"}, now=earlier)
    booked = [entry["booked_at"] for entry in await api.entries(customer)]
    assert booked == [z(NOON), z(NOON), z(NOON + HOUR), z(NOON + HOUR)]
    # As of an instant all entries booked exactly at it count.
    assert await api.credit(customer, now=earlier) == (960, 0, 0, 0)
