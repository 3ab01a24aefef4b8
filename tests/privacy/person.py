"""Somebody whose name, address, number and words stand wherever a person's can, each with one word in it."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from tests.mails.relay import Mailing
from tests.support import NOON, Api, Json

WORD = "zqxcanary"
NAME, EMAIL = "Zqxcanary Novak", "zqxcanary@example.org"
PHONE = "+420 777 918 273"
SAID = "zqxcanary said this"
RAW = (
    f"From: {NAME} <{EMAIL}>\r\nTo: support@example.com\r\nSubject: Again {WORD}\r\n"
    f"Message-ID: <{WORD}@example.org>\r\nAuthentication-Results: mx.example.com; dmarc=pass"
    f" header.from=example.org\r\n\r\n{SAID} by mail.\r\n"
)


@dataclass
class Person:
    """Who it is, at which customer, and the ticket and the worksheet of theirs."""

    customer: Json
    contact: Json
    ticket: Json
    worksheet: Json


async def live(it: Mailing) -> Person:
    """Their life with the service: a ticket, files, mails both ways, a session moved, a dispute."""
    api = it.api
    customer = await api.customer()
    await api.buy(customer, 4800)
    contact = await it.contact(customer, NAME, EMAIL, phone=PHONE)
    made = {"role": "customer", "customer_id": customer["id"], "contact_id": contact["id"]}
    key = await api.post("/v1/keys", {**made, "name": f"The telephone of {WORD}"})
    api.keys["person"] = key["key"]
    ticket = await _ticket(api, customer)
    worksheet = await _session(api, customer)
    await it.run()
    raw = {"content": RAW.encode(), "headers": {"Content-Type": "message/rfc822"}}
    await api.post("/v1/inbound/email", **raw)
    # Somebody else's ticket, on which they write, and which they watch.
    other = await it.contact(customer, "Other", "other@example.org")
    key = await api.post("/v1/keys", {**made, "contact_id": other["id"]})
    api.keys["other"] = key["key"]
    theirs = await _opened(
        api, customer, "other", subject="Printer jams", body="A body of another."
    )
    path = f"/v1/tickets/{theirs['id']}"
    await api.post(f"{path}/watchers", {"contact_id": contact["id"]})
    await api.post(f"{path}/replies", {"body": f"{SAID} on another's"}, role="person")
    await api.get(f"/v1/contacts/{contact['id']}", role="person")
    return Person(customer, contact, ticket, worksheet)


async def _opened(api: Api, customer: Json, role: str, **facts: object) -> Json:
    body = {
        "customer_id": customer["id"], "channel": "client_zone", "kind": "bug", "severity": 3, **facts,
    }  # fmt: skip
    return await api.post("/v1/tickets", body, role=role)


async def _ticket(api: Api, customer: Json) -> Json:
    facts = {name: f"{SAID}: {name}" for name in (
        "subject", "body", "product_version", "environment", "system_information", "error_messages", "logs",
    )}  # fmt: skip
    reporter = {"name": NAME, "company": f"{WORD} Works", "phone": PHONE, "email": EMAIL}
    ticket = await _opened(api, customer, "person", contact=reporter, **facts)
    path = f"/v1/tickets/{ticket['id']}"
    await api.post(f"{path}/replies", {"body": SAID}, role="person")
    await api.post(f"{path}/replies", {"body": f"Dear {WORD}", "public": True}, role="lead")
    await api.post(f"{path}/severity", {"severity": 2, "reason": f"{WORD} needs it"}, role="lead")
    call = {"direction": "inbound", "outcome": "reached", "note": f"spoke with {WORD}"}
    await api.post(f"{path}/calls", call, role="lead")
    file = {"content": SAID.encode(), "headers": {"Content-Type": "text/plain"}}
    await api.post(f"{path}/attachments?name={WORD}.log", role="person", **file)
    return ticket


async def _session(api: Api, customer: Json) -> Json:
    technician = await api.technician()
    server = await api.server(customer)
    session = await api.book(
        customer, technician, starts_at=NOON + timedelta(days=3), server_id=server["id"]
    )
    path = f"/v1/sessions/{session['id']}"
    move = {"starts_at": (NOON + timedelta(days=4)).isoformat(), "asked_by": "customer"}
    await api.post(f"{path}/reschedule", {**move, "reason": SAID}, role="person")
    started = NOON + timedelta(days=4)
    await api.post(f"{path}/start", now=started)
    entry = {
        "technician_id": technician["id"], "started_at": started.isoformat(),
        "ended_at": (started + timedelta(minutes=47)).isoformat(), "note": "worked",
    }  # fmt: skip
    body = {"time_entries": [entry], "summary": "done"}
    sheet = await api.post(f"{path}/worksheet", body, now=started + timedelta(hours=1))
    at = f"/v1/worksheets/{sheet['id']}"
    later = started + timedelta(hours=2)
    await api.post(f"{at}/dispute", {"reason": SAID}, role="person", now=later)
    await api.post(f"{at}/answer", {"message": "It was so."}, role="lead", now=later)
    return await api.post(f"{at}/confirm", {"revision": 1}, role="person", now=later)


def key() -> str:
    """One that no other request has."""
    return str(uuid.uuid4())
