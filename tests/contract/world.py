"""A small world in which every kind of id can be hit, in several states."""

from dataclasses import dataclass, field
from datetime import timedelta

from tests.support import Api, Json

Ids = dict[str, list[str]]


@dataclass
class World:
    """What was made. ``ids`` maps the name of a path parameter to the ids that fit it."""

    customers: list[Json]
    technicians: list[Json]
    ids: Ids = field(default_factory=dict)

    def add(self, name: str, *made: Json) -> None:
        """Keep ids under the name of the path parameter that takes them."""
        self.ids.setdefault(name, []).extend(one["id"] for one in made)


async def build(api: Api, *, customers: int = 2, each: int = 3) -> World:
    """Customers with servers, purchases, sessions and worksheets: ``each`` of every state."""
    technicians = [await api.technician() for _ in range(3)]
    world = World([], technicians)
    world.add("technician_id", *technicians)
    for number in range(customers):
        customer = await api.customer(name=f"Customer {number}")
        world.customers.append(customer)
        world.add("customer_id", customer)
        await _fill(api, world, customer, technicians[number % 3], each)
    listed = {"key_id": "keys", "penalty_id": "penalties"}
    for name, path in listed.items():
        world.add(name, *(await api.get(f"/v1/{path}?limit=200"))["items"])
    for name in ("entry", "event"):
        plural = {"entry": "entries", "event": "events"}[name]
        world.add(f"{name}_id", *(await api.get(f"/v1/{plural}?limit=20"))["items"])
    return world


async def _fill(api: Api, world: World, customer: Json, technician: Json, each: int) -> None:
    path = f"/v1/customers/{customer['id']}"
    contact = await api.post(f"{path}/contacts", {"name": "Eva", "email": "eva@example.com"})
    world.add("contact_id", contact)
    for _ in range(each):
        server = await api.server(customer)
        world.add("server_id", server)
        access = await api.get(f"/v1/servers/{server['id']}/access")
        world.add("access_id", *access["items"])
        world.add("purchase_id", await api.buy(customer, 2400))
        world.add("purchase_id", await api.buy(customer, paid=False))
    for minutes in (*(60,) * each, *(-30,) * each):
        body = {"minutes": minutes, "reason": "correction"}
        world.add("adjustment_id", await api.post(f"{path}/adjustments", body))
    server_id = world.ids["server_id"][-1]
    start = api.now + timedelta(hours=2)
    for _ in range(each * 5):
        start += timedelta(hours=3)
        session = await api.book(
            customer, technician, starts_at=start, server_id=server_id, estimated_minutes=60
        )
        world.add("session_id", session)
    sessions = world.ids["session_id"][-each * 5 :]
    for session_id in sessions[:each]:
        moved = {"starts_at": (start := start + timedelta(hours=3)).isoformat()}
        await api.post(f"/v1/sessions/{session_id}/reschedule", moved | {"asked_by": "customer"})
    for session_id in sessions[each : each * 4]:
        await api.post(f"/v1/sessions/{session_id}/start")
    for number, session_id in enumerate(sessions[each * 2 : each * 4]):
        await _hand_in(api, world, customer, technician, session_id, number)


async def _hand_in(
    api: Api, world: World, customer: Json, technician: Json, session_id: str, number: int
) -> None:
    began = api.now - timedelta(hours=number + 2)
    time_entry = {
        "technician_id": technician["id"],
        "started_at": began.isoformat(),
        "ended_at": (began + timedelta(minutes=47, seconds=10)).isoformat(),
    }
    body = {"time_entries": [time_entry], "summary": "upgraded"}
    worksheet = await api.post(f"/v1/sessions/{session_id}/worksheet", body)
    world.add("worksheet_id", worksheet)
    role = customer["id"]
    if number % 3 == 1:
        path = f"/v1/worksheets/{worksheet['id']}/dispute"
        await api.post(path, {"reason": "we counted less"}, role=role)
    elif number % 3 == 2:
        await api.post(f"/v1/worksheets/{worksheet['id']}/confirm", role=role)
