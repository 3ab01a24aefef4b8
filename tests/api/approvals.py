"""An office of several people, of whom one asks and another approves."""

import uuid
from dataclasses import dataclass

import pytest

from tests.support import Api, Json


@dataclass
class Office:
    """The service with people: each role has a key of Hana's and of Jan's; 120 minutes, 250 EUR alone."""

    api: Api
    customer: Json
    people: dict[str, Json]


@pytest.fixture
async def office(api: Api) -> Office:
    people = {}
    for name in ("hana", "jan"):
        body = {"name": name.title(), "email": f"{name}@example.com"}
        people[name] = await api.post("/v1/people", body)
        for role in ("lead", "finance", "admin"):
            key = await api.post("/v1/keys", {"role": role, "person_id": people[name]["id"]})
            api.keys[f"{name}:{role}"] = key["key"]
    await thresholds(api, minutes=120, money=[{"currency": "EUR", "amount": "250"}])
    customer = await api.customer()
    await api.buy(customer, 960)
    return Office(api, customer, people)


async def thresholds(api: Api, **given: object) -> Json:
    response = await api.send("PUT", "/v1/approval-thresholds", given)
    assert response.status_code == 200, response.text
    found: Json = response.json()
    return found


async def ask(office: Office, path: str, body: Json, role: str = "hana:lead") -> Json:
    """What a verb answers that has to wait: 202, with where it goes on."""
    response = await office.api.send("POST", path, body, role=role, key=str(uuid.uuid4()))
    assert response.status_code == 202, response.text
    made: Json = response.json()
    assert response.headers["location"] == f"/v1/approvals/{made['id']}"
    assert response.headers["etag"] == '"v1"'
    assert await office.api.get(response.headers["location"]) == made
    assert made["status"] == "pending_approval"
    assert made["entry_id"] is None
    return made


async def adjust(office: Office, minutes: int, role: str = "hana:lead", **facts: str) -> Json:
    path = f"/v1/customers/{office.customer['id']}/adjustments"
    return await ask(office, path, {"minutes": minutes, "reason": "goodwill", **facts}, role)
