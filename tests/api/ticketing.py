"""Tickets for the tests of the API: how one is opened, and one in every state."""

import uuid
from asyncio import to_thread
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.languages import recognition
from tests.support import NOON, Api, Json

BEFORE = NOON - timedelta(hours=2)


def ticket_body(customer_id: str, **facts: Any) -> Json:
    """A bug report by the client zone, which every published plan has."""
    return {
        "customer_id": customer_id,
        "channel": "client_zone",
        "kind": "bug",
        "severity": 3,
        "subject": "Reports are empty",
        "body": "Since the upgrade on Monday every report we print is empty.",
        **facts,
    }


async def open_ticket(
    api: Api, customer_id: str, *, now: datetime | None = None, **facts: Any
) -> Json:
    """A new ticket."""
    # The first one has no time for that on a busy machine.
    await to_thread(recognition.load)
    return await api.post("/v1/tickets", ticket_body(customer_id, **facts), now=now)


async def reply(api: Api, ticket: Json, *, now: datetime | None = None, **facts: Any) -> Json:
    """The ticket after a public answer of the provider."""
    body = {"body": "We are looking into it.", **facts}
    return await api.post(f"/v1/tickets/{ticket['id']}/replies", body, now=now, role="lead")


async def attach(api: Api, ticket: Json, *, now: datetime | None = None) -> Json:
    """A file on a ticket."""
    response = await api.send(
        "POST",
        f"/v1/tickets/{ticket['id']}/attachments?name=app.log",
        content=b"ERROR out of memory",
        headers={"Content-Type": "text/plain"},
        key=str(uuid.uuid4()),
        now=now,
    )
    assert response.status_code == 201, response.text
    made: Json = response.json()
    return made


@dataclass
class Tickets:
    """A ticket in every state; the open one has messages, a file, and a call to be made."""

    by_status: dict[str, Json]
    message: Json
    attachment: Json
    call_task: Json


async def tickets_of(api: Api, customer_id: str) -> Tickets:
    """Tickets of a customer on the plan Basic, which asks for a call after three answers."""
    now = BEFORE
    made = {
        status: await open_ticket(api, customer_id, now=now)
        for status in ("new", "open", "waiting_for_customer", "resolved", "closed")
    }
    attachment = await attach(api, made["open"], now=now)
    for _ in range(3):
        made["open"] = await reply(api, made["open"], now=now)
    made["waiting_for_customer"] = await reply(
        api, made["waiting_for_customer"], waiting_for_customer=True, now=now
    )
    for status in ("resolved", "closed"):
        made[status] = await reply(api, made[status], resolves=True, now=now)
    made["closed"] = await api.post(f"/v1/tickets/{made['closed']['id']}/close", now=now)
    messages = await api.get(f"/v1/tickets/{made['open']['id']}/messages")
    [call_task] = made["open"]["call_tasks"]
    return Tickets(made, messages["items"][0], attachment, call_task)
