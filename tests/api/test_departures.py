"""Who leaves: what stands in the way, what ends with it, what stays, and the way back."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from app.access import context, directory
from tests.api.ticketing import open_ticket, reply
from tests.api.world import DAY, HOUR, PROMISES, z
from tests.conftest import fresh_database
from tests.inbound.post import ALICE, JAN, deliver, letter, with_mail
from tests.inbound.post import contact as contact_of
from tests.ledger.racing import at_once
from tests.staff import MONDAY, afresh, need, staff, worker
from tests.support import Api, Json, open_api

IN_USE: Json = {"status": 409, "code": "still_in_use"}
FORCED: Json = {"reason": "has left the company", "force": True}
HERE = ("deactivated_at", "deactivation_reason")


@pytest.fixture(scope="module")
async def service(server: str, template: str) -> AsyncIterator[Api]:
    async with fresh_database(server, template) as dsn, open_api(dsn) as opened:
        yield await with_mail(opened)


@pytest.fixture
async def api(service: Api, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Api]:
    """Keys are asked for each time, and a deadlock is not tried again."""
    monkeypatch.setattr(directory, "CACHE_SECONDS", -1.0)
    monkeypatch.setattr(context, "RETRIED", ())
    yield await afresh(service)
    await service.verify()


def refused(code: str, status: int = 409) -> Json:
    return {"status": status, "code": code}


async def leaves(api: Api, kind: str, one: Json, body: Json | None = None, **how: Any) -> Json:
    """What the departure tells; then what is read has its instant."""
    left = await api.post(f"/v1/{kind}/{one['id']}/deactivate", body, role="lead", **how)
    read = await api.get(f"/v1/{kind}/{one['id']}")
    assert (read["deactivated_at"], read["deactivation_reason"]) == tuple(left[n] for n in HERE)
    return left


async def stays(api: Api, kind: str, one: Json, **figures: Any) -> None:
    """It cannot leave: these things are told, and it is as it was."""
    path = f"/v1/{kind}/{one['id']}"
    told = await api.refused(
        "POST", f"{path}/deactivate", {"reason": "left"}, role="lead", **IN_USE
    )
    assert {name: told[name] for name in figures} == figures
    assert (await api.get(path))["deactivated_at"] is None


async def test_a_technician_leaves_when_nothing_is_left(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer, 4800)
    tomas, anna = await staff(api, 2)
    key = await api.post("/v1/keys", {"role": "technician", "technician_id": tomas["id"]})
    api.keys["tomas"] = key["key"]
    session = await api.book(customer, tomas, starts_at=MONDAY)
    ticket = await open_ticket(api, customer["id"])
    assign = f"/v1/tickets/{ticket['id']}/assign"
    await api.post(assign, {"technician_id": tomas["id"]}, role="tomas")
    await stays(api, "technicians", tomas, session_ids=[session["id"]], ticket_ids=[ticket["id"]])
    path = f"/v1/sessions/{session['id']}"
    await api.post(f"{path}/reassign", {"replacement_id": anna["id"]})
    await stays(api, "technicians", tomas, session_ids=[], ticket_ids=[ticket["id"]])
    await api.post(assign, {"technician_id": anna["id"]})
    left = await leaves(api, "technicians", tomas)
    assert (left["revoked_key_ids"], left["deactivation_reason"]) == ([key["id"]], None)
    # The key has ended; nothing more comes to who has left.
    await api.refused("GET", "/v1/technicians", role="tomas", **refused("unauthenticated", 401))
    inactive = refused("technician_inactive")
    for technicians in ([tomas], [anna, tomas]):
        body = api.booking(customer, *technicians, starts_at=MONDAY + 4 * HOUR)
        told = await api.refused("POST", "/v1/sessions", body, **inactive)
        assert told["technician_ids"] == [tomas["id"]]
    named = {"technician_id": tomas["id"]}
    await api.refused("POST", assign, named, **inactive)
    await api.refused("POST", "/v1/tickets/next", named, **inactive)
    await api.refused(
        "POST", f"{path}/reassign", {"replacement_id": tomas["id"]}, role="lead", **inactive
    )
    await api.refused("PATCH", path, {"technician_ids": [tomas["id"]]}, **inactive)
    move = {"starts_at": z(MONDAY + DAY), "asked_by": "provider", "technician_ids": [tomas["id"]]}
    await api.refused("POST", f"{path}/reschedule", move, **inactive)
    new = {"role": "technician", "technician_id": tomas["id"]}
    await api.refused("POST", "/v1/keys", new, **refused("holder_inactive"))
    # Neither chosen nor offered: one is left, who is needed twice.
    two = need(api, customer, starts_at=MONDAY + 4 * HOUR, technicians=2)
    await api.refused("POST", "/v1/sessions", two, **refused("slot_taken"))
    slots = await api.get(
        f"/v1/slots?from={z(MONDAY)}&to={z(MONDAY + DAY)}&duration_minutes=60"
        "&category=installation_upgrade_migration"
    )
    assert {one for slot in slots["items"] for one in slot["technician_ids"]} == {anna["id"]}
    # And back.
    back = await api.post(f"/v1/technicians/{tomas['id']}/reactivate", role="lead")
    assert back == tomas
    await api.post("/v1/sessions", two)
    await api.refused("GET", "/v1/technicians", role="tomas", **refused("unauthenticated", 401))


async def test_what_a_forced_departure_leaves_stays_as_it_is(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer, 480)
    tomas = await worker(api)
    session = await api.book(customer, tomas, starts_at=MONDAY)
    path = f"/v1/technicians/{tomas['id']}/deactivate"
    await api.refused("POST", path, {"force": True}, **refused("reason_missing", 422))
    left = await leaves(api, "technicians", tomas, FORCED)
    assert (left["session_ids"], left["credit"]) == ([session["id"]], None)
    assert await api.get(f"/v1/sessions/{session['id']}") == session
    # At another time somebody else comes; the customer can cancel as ever.
    move = {"starts_at": z(MONDAY + DAY), "asked_by": "provider"}
    moved = f"/v1/sessions/{session['id']}/reschedule"
    await api.refused("POST", moved, move, **refused("technician_inactive"))
    await api.post(f"/v1/sessions/{session['id']}/cancel", {"asked_by": "provider"})
    assert await api.credit(customer) == (480, 0, 0, 0)
    await api.refused("POST", path, FORCED, **refused("nothing_to_change", 422))
    active = await api.get("/v1/technicians?active=true&limit=200")
    gone = await api.get("/v1/technicians?active=false&limit=200")
    assert tomas["id"] not in {one["id"] for one in active["items"]}
    assert tomas["id"] in {one["id"] for one in gone["items"]}


async def test_a_customer_leaves_with_nothing_lost(api: Api) -> None:
    customer = await api.customer()
    purchase = await api.buy(customer, 960)
    tomas = await worker(api)
    session = await api.book(customer, tomas, starts_at=MONDAY)
    ticket = await open_ticket(api, customer["id"])
    await contact_of(api, customer, ALICE)
    figures = {
        "session_ids": [session["id"]], "ticket_ids": [ticket["id"]], "available_minutes": 840,
        "held_minutes": 120, "awaiting_confirmation_minutes": 0, "debt_minutes": 0,
    }  # fmt: skip
    await stays(api, "customers", customer, **figures)
    left = await leaves(api, "customers", customer, FORCED)
    assert left["credit"] == {n: v for n, v in figures.items() if n.endswith("minutes")}
    assert await api.credit(customer) == (840, 120, 0, 0)
    inactive = refused("customer_inactive")
    path = f"/v1/customers/{customer['id']}"
    await api.refused("GET", path, role=customer["id"], **refused("unauthenticated", 401))
    body = api.booking(customer, tomas, starts_at=MONDAY + DAY)
    await api.refused("POST", "/v1/sessions", body, **inactive)
    price = {"minutes": 480, "price_per_person_day": "960.00", "currency": "EUR"}
    await api.refused("POST", f"{path}/purchases", price, **inactive)
    new = {"customer_id": customer["id"], "channel": "client_zone", "kind": "question"}
    asked = {**new, "severity": 3, "subject": "Hello", "body": "Is anybody there?"}
    await api.refused("POST", "/v1/tickets", asked, **inactive)
    came = await deliver(api, letter(ALICE))
    assert (came["outcome"], came["reason"]) == ("quarantined", "inactive_sender")
    # What is left can be ended and paid back, to the minute.
    await api.post(f"/v1/sessions/{session['id']}/cancel", {"asked_by": "provider"})
    await api.post(f"/v1/purchases/{purchase['id']}/refund", {})
    assert await api.credit(customer) == (0, 0, 0, 0)
    await api.post(f"{path}/reactivate", role="lead")
    assert await api.get(path) == customer
    again = await deliver(api, letter(ALICE))
    assert again["outcome"] == "ticket_opened"


async def test_a_contact_who_left_is_not_written_to(api: Api) -> None:
    customer = await api.customer()
    jan, eva = (
        await contact_of(api, customer, JAN),
        await contact_of(api, customer, replace(ALICE, address="eva@example.net")),
    )
    key = {"role": "customer", "customer_id": customer["id"], "contact_id": jan["id"]}
    api.keys["jan"] = (await api.post("/v1/keys", key))["key"]
    came = await deliver(api, letter(JAN))
    ticket = {"id": came["ticket_id"]}
    watch = f"/v1/tickets/{ticket['id']}/watchers"
    await api.post(watch, {"contact_id": eva["id"]})
    await stays(api, "contacts", jan, session_ids=[], ticket_ids=[ticket["id"]])
    for one in (jan, eva):
        await leaves(api, "contacts", one, FORCED)
    await api.refused("GET", "/v1/tickets", role="jan", **refused("unauthenticated", 401))
    await api.refused("POST", "/v1/keys", key, **refused("holder_inactive"))
    answered = await reply(api, ticket)
    [*_, last] = (await api.get(f"/v1/tickets/{ticket['id']}/messages"))["items"]
    written = await api.get(f"/v1/messages/{last['id']}/email")
    assert (written["to"], written["cc"]) == (None, []), answered
    came = await deliver(api, letter(JAN))
    assert (came["outcome"], came["reason"]) == ("quarantined", "inactive_sender")
    released = f"/v1/inbound/emails/{came['id']}/release"
    inactive = refused("contact_inactive")
    await api.refused("POST", released, {"contact_id": jan["id"]}, **inactive)
    await api.refused("POST", watch, {"contact_id": jan["id"]}, **inactive)
    await api.post(f"/v1/contacts/{eva['id']}/reactivate")
    assert (await api.get(f"/v1/messages/{last['id']}/email"))["cc"] == ["eva@example.net"]


async def test_nothing_new_happens_on_a_server_that_is_gone(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer, 4800)
    tomas = await worker(api)
    server, other = await api.server(customer), await api.server(customer)
    session = await api.book(customer, tomas, starts_at=MONDAY, server_id=server["id"])
    await stays(api, "servers", server, session_ids=[session["id"]], ticket_ids=[])
    path = f"/v1/sessions/{session['id']}"
    moved = await api.send("PATCH", path, {"server_id": other["id"]})
    assert moved.status_code == 200
    left = await leaves(api, "servers", server)
    assert left["revoked_key_ids"] == []
    inactive = refused("server_inactive")
    body = api.booking(customer, tomas, starts_at=MONDAY + DAY, server_id=server["id"])
    await api.refused("POST", "/v1/sessions", body, **inactive)
    await api.refused("PATCH", path, {"server_id": server["id"]}, **inactive)
    ticket = await open_ticket(api, customer["id"])
    about = {"server_id": server["id"]}
    await api.refused("PATCH", f"/v1/tickets/{ticket['id']}", about, **inactive)
    listed = f"/v1/customers/{customer['id']}/servers?active="
    assert [one["id"] for one in (await api.get(f"{listed}true"))["items"]] == [other["id"]]
    assert [one["id"] for one in (await api.get(f"{listed}false"))["items"]] == [server["id"]]


async def test_nothing_new_comes_to_who_has_left(api: Api) -> None:
    customer, gone = await api.customer(), await api.customer()
    server, jan = await api.server(gone), await contact_of(api, gone, JAN)
    other = await api.server(customer)
    ticket = await open_ticket(api, gone["id"])
    tomas = await worker(api)
    for kind, one in (("technicians", tomas), ("servers", other), ("customers", gone)):
        await leaves(api, kind, one, FORCED)
    access = {"kind": "rdp", "checked_at": z(api.now - DAY)}
    plan = {"code": "own", "name": "Own", "customer_id": gone["id"], **PROMISES}
    theirs, his = f"/v1/customers/{gone['id']}", f"/v1/technicians/{tomas['id']}"
    inactive: dict[str, list[tuple[str, Json]]] = {
        "customer_inactive": [
            (f"{theirs}/contacts", {"name": "Eva", "email": "eva@example.com"}),
            (f"{theirs}/servers", {"name": "test"}),
            (f"{theirs}/subscriptions", {"plan": "priority", "starts_on": "2031-04-01"}),
            ("/v1/plans", plan),
            (f"/v1/servers/{server['id']}/access", access),
            (f"/v1/tickets/{ticket['id']}/watchers", {"contact_id": jan["id"]}),
            ("/v1/calendar-feeds", {"customer_id": gone["id"]}),
        ],
        "server_inactive": [(f"/v1/servers/{other['id']}/access", access)],
        "technician_inactive": [
            (f"{his}/working-hours", {"weekday": 4, "from": "09:00", "to": "12:00"}),
            (f"{his}/working-exceptions", {"exception_on": "2031-04-01", "periods": []}),
            (f"{his}/time-off", {"from": "2031-04-01", "to": "2031-04-03"}),
            ("/v1/calendar-feeds", {"technician_id": tomas["id"]}),
        ],
    }
    events = await api.db.fetchval("SELECT count(*) FROM event")
    for code, asked in inactive.items():
        for path, body in asked:
            await api.refused("POST", path, body, **refused(code))
    assert await api.db.fetchval("SELECT count(*) FROM event") == events
    for kind, one in (("technicians", tomas), ("servers", other), ("customers", gone)):
        await api.post(f"/v1/{kind}/{one['id']}/reactivate")
    for asked in inactive.values():
        for path, body in asked:
            await api.post(path, body)


async def test_who_has_left_is_not_offered_instead(api: Api) -> None:
    """With a refusal because of time: neither of those named, nor of anybody."""
    customer = await api.customer()
    await api.buy(customer, 4800)
    tomas, anna = await staff(api, 2)
    session = await api.book(customer, tomas, starts_at=MONDAY)
    later = await api.book(customer, tomas, anna, starts_at=MONDAY + DAY)
    await leaves(api, "technicians", tomas, FORCED)
    asked = api.booking(customer, anna, starts_at=MONDAY + DAY)
    told = await api.refused("POST", "/v1/sessions", asked, **refused("slot_taken"))
    assert {one for slot in told["next_slots"] for one in slot["technician_ids"]} == {anna["id"]}
    # The offers of a session that somebody who left holds are others' alone.
    longer = {"estimated_minutes": 700}
    for one, offered in ((session, {anna["id"]}), (later, set())):
        answer = await api.send("PATCH", f"/v1/sessions/{one['id']}", longer)
        slots = answer.json().get("next_slots", [])
        found = {each for slot in slots for each in slot["technician_ids"]}
        assert found <= offered, answer.text


@pytest.fixture
async def dawdling(api: Api) -> AsyncIterator[None]:
    """Whoever writes first leaves time for the other to come in between."""
    tables = ("session_technician", "technician", "customer", "server")
    await api.db.execute(
        "CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN PERFORM pg_sleep(0.02); RETURN NEW; END';"
        + "".join(
            f"CREATE TRIGGER dawdle BEFORE INSERT OR UPDATE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION dawdle();"
            for table in tables
        )
    )
    yield
    await api.db.execute("DROP FUNCTION dawdle CASCADE")


@pytest.mark.parametrize("kind", ["technicians", "customers", "servers"])
@pytest.mark.usefixtures("dawdling")
async def test_nobody_leaves_while_somebody_books_them(api: Api, kind: str) -> None:
    """Either the booking comes first and is told, or it is refused: never both."""
    for first in ("booking", "departure") * 3:
        customer = await api.customer()
        await api.buy(customer, 480)
        tomas = await worker(api)
        server = await api.server(customer)
        one = {"technicians": tomas, "customers": customer, "servers": server}[kind]
        body = api.booking(customer, tomas, starts_at=MONDAY, server_id=server["id"])
        booking = api.send("POST", "/v1/sessions", body)
        departure = api.send("POST", f"/v1/{kind}/{one['id']}/deactivate", FORCED)
        if first == "booking":
            booked, left = await at_once(booking, departure)
        else:
            left, booked = await at_once(departure, booking)
        assert left.status_code == 200, left.text
        if booked.is_success:
            assert left.json()["session_ids"] == [booked.json()["id"]]
        else:
            assert left.json()["session_ids"] == []
            assert booked.json()["code"] == f"{kind[:-1]}_inactive"
