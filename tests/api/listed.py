"""A world with enough of everything that is listed: at least five of each kind that a filter tells apart."""

from datetime import timedelta

import pytest

from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from app.tickets import jobs
from tests.api.mail import deliver, written
from tests.api.ticketing import attach, open_ticket, reply
from tests.api.world import (
    DAY,
    HOUR,
    PROMISES,
    World,
    ask_for,
    key_of_a_person,
    open_line,
    time_entry,
    worksheet_body,
    z,
)
from tests.deliveries.tried import set_aside
from tests.roots.signed import a_root
from tests.support import NOON, Json
from tests.worker.verified import ended


@pytest.fixture(scope="module")
async def full(world: World) -> dict[str, str]:
    """At least five of everything; the ids that the paths name."""
    api, own = world.api, world.own
    path = f"/v1/customers/{own.id}"
    # Who is in a session that goes on starts no other.
    going_on = own.sessions["in_progress"]["id"]
    await api.post(f"/v1/sessions/{going_on}/undo-start", {"reason": "by accident"})
    technician = own.technician
    booked: list[Json] = []
    for number in range(5):
        await api.customer(name=f"Customer {number}")
        await api.technician(languages=["cs"], categories=["training"])
        eva = await api.post(f"{path}/contacts", {"name": "Eva", "email": "eva@example.com"})
        await deliver(api)
        await written(api.db, own.contact["id"])
        await written(api.db, eva["id"])
        await written(api.db, world.other.contact["id"], "credit_low")
        days = {"valid_from": f"204{number}-01-01", "valid_to": f"204{number}-12-31"}
        steps = [{"from_person_days": "0", "price_per_person_day": "960"}]
        prices = {"name": "Prices", "currency": "EUR", "steps": steps, **days}
        await api.post("/v1/price-lists", prices)
        await api.post(f"{path}/servers", {"name": f"server {number}"})
        access = {"kind": "rdp", "checked_at": z(NOON)}
        await api.post(f"/v1/servers/{own.server['id']}/access", access)
        await api.buy(own.customer)
        hook = {"url": "https://hooks.example.com/personday", "customer_id": own.id}
        endpoint = await api.post("/v1/webhook-endpoints", hook)
        await api.post(f"/v1/webhook-endpoints/{endpoint['id']}/disable")
        if not number:
            # Of all customers, and told.
            await api.post("/v1/webhook-endpoints", {"url": hook["url"]})
        refund = f"/v1/purchases/{own.purchases['paid']['id']}/refund"
        await api.post(refund, {"minutes": 10})
        line = await open_line(api, own=f"P{number}")
        if not number:
            await api.post(f"/v1/bank-lines/{line['id']}/dismiss", {"reason": "it is the rent"})
        payment = f"/v1/purchases/{own.purchases['paid']['id']}/payments"
        excess = await api.post(payment, {"amount": "1.00"})
        if not number:
            await api.post(f"/v1/payments/{excess['id']}/withdraw", {"reason": "entered twice"})
        adjustment = {"minutes": 10, "reason": "goodwill"}
        await api.post(f"{path}/adjustments", adjustment)
        starts_at = NOON + (10 + number) * DAY
        session = await api.book(
            own.customer, technician, starts_at=starts_at, server_id=own.server["id"]
        )
        booked.append(session)
    for number, session in enumerate(booked):
        starts_at = NOON + (10 + number) * DAY
        await api.post(f"/v1/sessions/{session['id']}/start", now=starts_at)
        body = worksheet_body(time_entry(technician, starts_at, timedelta(minutes=5)))
        worksheet = f"/v1/sessions/{session['id']}/worksheet"
        await api.post(worksheet, body, now=starts_at + HOUR)
    moved = await api.book(own.customer, technician, starts_at=NOON + 20 * DAY)
    for number in range(1, 6):
        asked = {"starts_at": z(NOON + 20 * DAY + number * HOUR), "asked_by": "customer"}
        now = NOON + 20 * DAY - HOUR
        await api.post(f"/v1/sessions/{moved['id']}/reschedule", asked, now=now)
        await api.book(own.customer, technician, starts_at=NOON + (30 + number) * DAY)
    await four_eyes(world)
    await plan(world)
    for number in range(1, 7):
        await api.post(f"/v1/periods/2030-0{number}/close")
    await api.post("/v1/periods/2030-01/reopen", {"reason": "an invoice was wrong"})
    ticket = await ask(world)
    for _ in range(5):
        await a_root(api.dsn)
        await ended(api.db)
        await set_aside(api.db, channel="mail")
        delivery = await set_aside(api.db, attempts=6, channel="webhook")
    await ended(api.db, '[{"invariant": "I0", "rows": []}]')
    return {
        "delivery_id": delivery,
        "ticket_id": ticket["id"],
        "customer_id": own.id,
        "contact_id": own.contact["id"],
        "server_id": own.server["id"],
        "technician_id": technician["id"],
        "session_id": moved["id"],
        "purchase_id": own.purchases["paid"]["id"],
    }


async def four_eyes(world: World) -> None:
    """At least five approvals of each kind that a filter tells apart, and five people."""
    api, own = world.api, world.own
    adjust = f"/v1/customers/{world.other.id}/adjustments", {"minutes": 10, "reason": "goodwill"}
    refund = f"/v1/purchases/{own.purchases['paid']['id']}/refund", {"minutes": 10}
    for one in (await ask_for(api, [adjust, refund] * 6))[:2]:
        await api.post(f"/v1/approvals/{one['id']}/reject", {"reason": "no"})
    for _ in range(5):
        await key_of_a_person(api, "lead")


async def plan(world: World) -> None:
    """At least five of all that says when nobody works, or somebody does; far from any session."""
    api, own = world.api, world.own
    technician = f"/v1/technicians/{own.technician['id']}"
    for country, year in (("CZ", 2031), ("SK", 2031), ("SK", 2032)):
        await api.post("/v1/holidays/import", {"country": country, "year": year})
    for number in range(5):
        code = {"code": f"level_{number}", "name": "Level", "customer_id": own.id}
        await api.post("/v1/plans", {**PROMISES, **code})
        earning = {"from_on": f"2041-0{number + 1}-01", "policy": "billed"}
        await api.post("/v1/earning-policies", earning)
        subscription = {"plan": "priority", "starts_on": f"2032-0{number + 1}-01"}
        await api.post(f"/v1/customers/{own.id}/subscriptions", subscription)
    closures = [f"2039-01-{day:02}" for day in range(1, 7)]
    for day in closures:
        await api.post("/v1/closures", {"from": day, "to": day, "name": "inventory"})
    for number in range(5):
        hours = {"weekday": number, "from": "10:00", "to": "14:00"}
        await api.post(f"{technician}/working-hours", hours)
        day = f"2039-02-{number + 1:02}"
        await api.post(f"{technician}/working-exceptions", {"exception_on": day, "periods": []})
        await api.post(f"{technician}/time-off", {"from": day, "to": day})
        for subject in ({"customer_id": own.id}, {"technician_id": own.technician["id"]}):
            await api.post("/v1/calendar-feeds", subject)
    for number in range(12):
        language = "cs" if number % 2 else "en"
        facts = {"language": language, "title": f"Article {number}", "body": "Long."}
        article = await api.post("/v1/articles", facts)
        if number < 10:
            await api.post(f"/v1/articles/{article['id']}/publish")
    # One of those who know training and Czech is there on Mondays, most of the time with another.
    [one, *_] = (await api.get("/v1/technicians?category=training&language=cs"))["items"]
    hours = {"weekday": 0, "from": "09:00", "to": "13:00"}
    await api.post(f"/v1/technicians/{one['id']}/working-hours", hours)


async def ask(world: World) -> Json:
    """At least five tickets of each kind that a filter tells apart; one of them with five of everything."""
    api, own = world.api, world.own
    long_ago = NOON - 60 * DAY
    for number in range(6):
        worked_on = await open_ticket(api, own.id, kind="question", severity=2, subject="Printer")
        technician = {"technician_id": own.technician["id"]}
        await api.post(f"/v1/tickets/{worked_on['id']}/assign", technician)
        await open_ticket(api, world.other.id, now=long_ago + number * DAY)
    async with await open_pool(api.dsn, scope=EVERYBODY, size=1) as pool:
        await jobs.tell_starving(pool, NOON - 30 * DAY)
    for _ in range(6):
        called = await open_ticket(api, own.id)
        for _ in range(3):
            await reply(api, called)
    # The last one's call is not to be made any more.
    await api.post(f"/v1/tickets/{called['id']}/resolve")
    await deliver(api, "robot", "Auto-Submitted: auto-replied\r\n")
    ticket = await open_ticket(api, own.id)
    path = f"/v1/tickets/{ticket['id']}"
    for number in range(5):
        person = {"name": "Eva", "email": f"eva.{number}@example.net"}
        contact = await api.post(f"/v1/customers/{own.id}/contacts", person)
        await api.post(f"{path}/watchers", {"contact_id": contact["id"]})
        await attach(api, ticket)
        await api.post(f"{path}/replies", {"body": "It is still so."}, role="customer")
        await api.post(f"{path}/calls", {"direction": "inbound"})
        await api.post(f"{path}/severity", {"severity": 1 + number % 2, "reason": "it changes"})
    return ticket
