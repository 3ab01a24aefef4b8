"""A support desk as tests use it: customers on plans, tickets, and what is done about them."""

import itertools
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tests.api.world import PROMISES
from tests.support import Api, Json

_codes = itertools.count(1)
CALLER: Json = {
    "name": "Eva Novak",
    "company": "Acme",
    "phone": "+420 777 123 456",
    "email": "eva@example.com",
}
TECHNICAL: Json = {
    "product_version": "5.2",
    "environment": "Debian 12",
    "system_information": "4 cores, 16 GB",
    "error_messages": "out of memory",
    "logs": "ERROR out of memory",
}
TEXT = "Since the upgrade on Monday every report that we print is empty."


async def individual(api: Api, customer: Json | None = None, **promises: Any) -> Json:
    """A plan of a customer's own, or one more for all."""
    body = {"code": f"plan_{next(_codes)}", "name": "Own", **PROMISES, **promises}
    if customer is not None:
        body["customer_id"] = customer["id"]
    return await api.post("/v1/plans", body)


async def subscribe(api: Api, customer: Json, plan: str, starts_on: str = "2031-01-01") -> Json:
    """A subscription, open-ended."""
    path = f"/v1/customers/{customer['id']}/subscriptions"
    return await api.post(path, {"plan": plan, "starts_on": starts_on})


async def customer_on(api: Api, plan: str | Json = "basic", **facts: Any) -> Json:
    """A customer on a published plan, or on an individual one that promises this."""
    customer = await api.customer(**facts)
    code = plan if isinstance(plan, str) else (await individual(api, customer, **plan))["code"]
    if code != "basic":
        await subscribe(api, customer, code)
    return customer


def report(customer: Json, **facts: Any) -> Json:
    """The body of a ticket: a severity 3 question through the client zone."""
    return {
        "customer_id": customer["id"],
        "channel": "client_zone",
        "kind": "question",
        "severity": 3,
        "subject": "Empty reports",
        "body": TEXT,
        **facts,
    }


async def opened(api: Api, customer: Json, **facts: Any) -> Json:
    """A ticket; ``now``, ``role`` and ``key`` are of the request."""
    how = {name: facts.pop(name) for name in ("now", "role", "key") if name in facts}
    return await api.post("/v1/tickets", report(customer, **facts), **how)


def outage(**facts: Any) -> Json:
    """What makes a report one of a cloud outage."""
    return {"kind": "cloud_outage", "application_unavailable": True, **facts}


async def act(api: Api, ticket: Json, verb: str, body: Any = None, **how: Any) -> Json:
    """A verb on a ticket that must succeed."""
    return await api.post(f"/v1/tickets/{ticket['id']}/{verb}", body, **how)


async def reply(api: Api, ticket: Json, **facts: Any) -> Json:
    """A public reply of the provider; ``now`` and ``role`` are of the request."""
    how = {name: facts.pop(name) for name in ("now", "role", "key") if name in facts}
    body = {"body": "We are looking into it and will tell you more.", "public": True, **facts}
    return await act(api, ticket, "replies", body, **how)


async def answer(api: Api, ticket: Json, text: str = "Here is the log.", **how: Any) -> Json:
    """The customer's reply."""
    return await act(api, ticket, "replies", {"body": text}, role=ticket["customer_id"], **how)


async def wait(api: Api, ticket: Json, **how: Any) -> Json:
    """Ask the customer something: the clock pauses."""
    return await reply(api, ticket, waiting_for_customer=True, **how)


async def read(api: Api, ticket: Json, **how: Any) -> Json:
    """The ticket as it is now."""
    return await api.get(f"/v1/tickets/{ticket['id']}", **how)


async def explained(api: Api, ticket: Json, **how: Any) -> Json:
    """Why it is due and stands where it does."""
    return await api.get(f"/v1/tickets/{ticket['id']}/explain", **how)


async def patched(api: Api, path: str, body: Json, **how: Any) -> Json:
    """The answer of a PATCH that must succeed."""
    response = await api.send("PATCH", path, body, **how)
    assert response.status_code == 200, response.text
    made: Json = response.json()
    return made


async def listed(api: Api, query: str = "", **how: Any) -> list[Json]:
    """All tickets of a list, page by page."""
    found: list[Json] = []
    cursor = ""
    while True:
        page = await api.get(f"/v1/tickets?{query}{cursor}", **how)
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        cursor = f"&cursor={page['next_cursor']}"


def ids(items: Sequence[Json]) -> list[str]:
    """Their ids, in their order."""
    return [item["id"] for item in items]


def due(ticket: Json) -> datetime:
    """When it is due."""
    return datetime.fromisoformat(ticket["resolution_due_at"])
