"""A customer's side of its tickets, as tests of its pages need it."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from httpx import Response

from tests.pages.visits import Visit, signed_in
from tests.support import Api, Json


@dataclass
class Side:
    """A customer, somebody of its people at their pages, and what the API tells."""

    api: Api
    customer: Json
    contact: Json
    visit: Visit

    async def tickets(self) -> list[Json]:
        found = await self.api.get(f"/v1/tickets?customer_id={self.customer['id']}")
        items: list[Json] = found["items"]
        return items

    async def messages(self, ticket: Json) -> list[str]:
        found = await self.api.get(f"/v1/tickets/{ticket['id']}/messages")
        return [one["text"] for one in found["items"]]

    async def files(self, ticket: Json) -> list[Json]:
        found = await self.api.get(f"/v1/tickets/{ticket['id']}/attachments")
        items: list[Json] = found["items"]
        return items


async def side(api: Api, name: str = "Eva", **facts: Any) -> Side:
    customer = await api.customer(**facts)
    about = {"name": name, "email": f"{name.lower()}@example.com", "phone": "+420 222 333 444"}
    contact = await api.post(f"/v1/customers/{customer['id']}/contacts", about)
    facts = {"role": "customer", "customer_id": customer["id"], "contact_id": contact["id"]}
    key = await api.post("/v1/keys", facts)
    return Side(api, customer, contact, await signed_in(api, key["key"]))


def form_of(page: Response, action: str) -> dict[str, str]:
    """The hidden fields of the form with this action."""
    [form] = re.findall(rf'<form[^>]* action="{action}"[^>]*>(.*?)</form>', page.text, re.DOTALL)
    found = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


async def article(api: Api, title: str, **facts: Any) -> Json:
    body = {"language": "en", "title": title, "body": "Clear the cache.", **facts}
    made = await api.post("/v1/articles", body)
    return await api.post(f"/v1/articles/{made['id']}/publish")
