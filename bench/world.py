"""The customers that are measured: each with a technician, a server, credit and a key."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from bench.driver import play
from bench.load import Plan
from bench.service import Service

MINUTES = 480_000
# Prepared sessions are planned from here on, and worked as planned.
PLANNED_FROM = datetime(2032, 1, 1, tzinfo=UTC)
WORKED = timedelta(minutes=47, seconds=10)

Json = dict[str, Any]


@dataclass
class World:
    """What was seeded: customers with their ids and keys, as the plays need them.

    ``spare`` is one more, whom no load touches.
    """

    customers: list[Json]
    spare: Json
    key: str

    def part(self, number: int, of: int) -> list[Json]:
        """The customers of one of several connections: no two share one."""
        return self.customers[number::of]


def seed(service: Service, count: int, name: str = "seeded") -> World:
    """Make customers with credit, through the API; ``name`` tells one call from another."""
    headers = {"Authorization": f"Bearer {service.key}"}
    with httpx.Client(base_url=service.url, headers=headers, timeout=60) as http:
        # Years of sessions are booked.
        http.put("/v1/company", json={"horizon_days": 3650}).raise_for_status()
        made = [_customer(http, f"{name}-{number}") for number in range(count + 1)]
        return World(made[:-1], made[-1], service.key)


def _customer(http: httpx.Client, name: str) -> Json:
    def post(path: str, body: Json, key: str) -> Json:
        answer = http.post(path, json=body, headers={"Idempotency-Key": f"{key}-{name}"})
        answer.raise_for_status()
        made: Json = answer.json()
        return made

    facts = {"name": f"Customer {name}", "deployment": "on_premise"}
    customer = post("/v1/customers", facts, "customer")
    technician_id = _technician(http, name)
    server = post(f"/v1/customers/{customer['id']}/servers", {"name": "production"}, "server")
    access = {"kind": "vpn_ssh", "checked_at": "2024-01-01T00:00:00Z"}
    post(f"/v1/servers/{server['id']}/access", access, "access")
    money = {"price_per_person_day": "960.00", "currency": "EUR", "paid": True}
    purchase = f"/v1/customers/{customer['id']}/purchases"
    post(purchase, {"minutes": MINUTES, **money}, "purchase")
    key = post("/v1/keys", {"role": "customer", "customer_id": customer["id"]}, "key")
    return {
        "id": customer["id"],
        "technician_id": technician_id,
        "server_id": server["id"],
        "key": key["key"],
    }


def _technician(http: httpx.Client, name: str) -> str:
    facts = {"name": f"Technician {name}", "email": f"{name}@example.com"}
    answer = http.post("/v1/technicians", json=facts)
    answer.raise_for_status()
    made: str = answer.json()["id"]
    return made


def entries(service: Service, customer: Json) -> int:
    """How many entries a customer's ledger has."""
    headers = {"Authorization": f"Bearer {service.key}"}
    seq, cursor = 0, ""
    with httpx.Client(base_url=service.url, headers=headers) as http:
        while cursor is not None:
            path = f"/v1/customers/{customer['id']}/entries?limit=200"
            page = http.get(f"{path}&cursor={cursor}" if cursor else path).json()
            seq, cursor = page["items"][-1]["seq"], page["next_cursor"]
    return seq


def prepare(
    service: Service, world: World, count: int, connections: int, before: int
) -> list[Json]:
    """Book and start sessions, spread over the customers, to hand in worksheets for.

    ``before`` is how many were prepared before: each has a time of its own, and a technician, who is in
    one session at a time.
    """
    headers = {"Authorization": f"Bearer {service.key}"}
    with httpx.Client(base_url=service.url, headers=headers, timeout=60) as http:
        people = [_technician(http, f"prepared-{before + number}") for number in range(count)]
    wanted = []
    for number in range(before, before + count):
        customer = world.customers[number % len(world.customers)]
        starts_at = PLANNED_FROM + number // len(world.customers) * timedelta(hours=1)
        wanted.append(
            {
                **customer,
                "customer_key": customer["key"],
                "technician_id": people[number - before],
                "starts_at": starts_at.isoformat(),
                "ended_at": (starts_at + WORKED).isoformat(),
            }
        )
    groups = [wanted[number::connections] for number in range(connections)]
    parts = [{"key": world.key, "sessions": group} for group in groups]
    made = play(service, Plan(service.port, "book_start", parts)).made
    for group, ids in zip(groups, made, strict=True):
        for session, session_id in zip(group, ids, strict=True):
            session["customer_id"], session["id"] = session["id"], session_id
    return wanted
