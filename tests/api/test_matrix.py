"""Every route for everyone: who may do what, and who does not even see what there is.

``MATRIX`` is the role table of the design written out by route, by hand. A route that is not in it
fails a test, and so does a route of the service that declares no role.
"""

import re
import uuid
from collections.abc import Iterable
from typing import Any

import pytest

from app.access.permissions import PERMISSIONS
from app.kit.actor import Role
from app.main import create_app
from app.pages.router import router as pages
from app.pages.routing import PageRoute
from app.settings import Settings
from tests.api.bodies import DAY_OFF, HOOK, WEEKLY
from tests.api.mail import deliver, written
from tests.api.matrix import MATRIX, Route
from tests.api.streams import streams_of
from tests.api.world import PROMISES, World, nothing_changes, read_problem
from tests.deliveries.tried import set_aside
from tests.roots.signed import a_root
from tests.support import Json
from tests.worker.verified import ended

# Beside the addresses of the API: pages that are for some alone.
PAGES_BY_KEY = {"/mails/{mail_id}"}
CALLERS = {
    "own": "C",
    "other": "C",
    "technician": "T",
    "lead": "L",
    "finance": "F",
    "admin": "A",
    "mail": "M",
}


# --- what the service has -----------------------------------------------------------------------


def walked(routes: Iterable[Any], prefix: str = "") -> dict[tuple[str, str], Any]:
    """Every route with its methods, as the contract names it, through whatever routers are nested in.

    A router that was included is found by the attribute of its own that holds routes.
    """
    found: dict[tuple[str, str], Any] = {}
    for route in routes:
        if getattr(route, "endpoint", None) is not None:
            methods = set(route.methods or ()) - {"HEAD"}
            path = re.sub(r":\w+}", "}", prefix + route.path)
            found |= {(method, path): route for method in methods}
            continue
        for inner in (getattr(route, "original_router", None), getattr(route, "app", None)):
            if inner is not None:
                found |= walked(getattr(inner, "routes", ()), prefix + getattr(route, "path", ""))
    return found


def declared(dependant: Any) -> list[Any]:
    """What the dependencies of a route declare about who may call it."""
    own = [getattr(dependant.call, "access", None)]
    inner = [one for dependency in dependant.dependencies for one in declared(dependency)]
    return [access for access in (*own, *inner) if access is not None]


@pytest.fixture(scope="module")
def service() -> Any:
    return create_app(Settings(database_url="postgresql://nowhere"))


def routes_of_the_api(service: Any) -> dict[tuple[str, str], Any]:
    return {
        key: route
        for key, route in walked(service.routes).items()
        if key[1].startswith("/v1") or key[1] in PAGES_BY_KEY
    }


def test_the_walk_finds_every_route_of_the_contract(service: Any) -> None:
    published = {
        (method.upper(), path)
        for path, operations in service.openapi()["paths"].items()
        for method in operations
    }
    assert len(published) > 50
    assert published <= set(walked(service.routes))
    # Nothing under /v1 is left out of the contract, where nobody would look for it.
    unpublished = set(routes_of_the_api(service)) - published
    assert {path for _, path in unpublished} == PAGES_BY_KEY


def test_every_route_declares_its_roles_once(service: Any) -> None:
    for key, route in routes_of_the_api(service).items():
        assert len(declared(route.dependant)) == 1, f"{key} declares no role, or two"
        assert PERMISSIONS[declared(route.dependant)[0].capability], key


def test_every_route_is_in_the_table_and_declares_what_the_table_says(service: Any) -> None:
    routes = routes_of_the_api(service)
    assert set(routes) == set(MATRIX)
    letters = {role: role.value[0].upper() for role in Role}
    for key, route in routes.items():
        (access,) = declared(route.dependant)
        roles = {letters[role] for role in PERMISSIONS[access.capability]}
        assert roles == set(MATRIX[key].allowed), key


def test_only_these_paths_outside_of_v1_answer(service: Any) -> None:
    others = {path for _, path in walked(service.routes) if not path.startswith("/v1")}
    others -= PAGES_BY_KEY
    # Their own matrix is in tests/pages.
    others -= {
        path
        for (_, path), page in walked(pages.routes).items()
        if isinstance(page, PageRoute) and declared(page.dependant)
    }
    open_to_all = {
        "/",
        "/calendars/{secret}.ics",
        "/mails/unsubscribe/{token}",
        "/assets/{version}/{name}",
        "/links/{token}",
        "/sign-in",
        "/sign-in/link",
        "/sign-in/back",
        "/sign-in/elsewhere",
        "/sign-in/sent",
        "/demonstration",
        "/styleguide",
        "/livez",
        "/readyz",
        "/version",
        "/docs",
        "/docs/problems",
        "/openapi.json",
        "/redoc",
    }
    assert {path for path in others if "static" not in path and "oauth2" not in path} == open_to_all


# --- what it does -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
async def ids(world: World) -> dict[str, str]:
    """What the paths name: one object of each kind, all of the own side."""
    api, own = world.api, world.own
    streams_of(api).longest_seconds = 0
    key = await api.post("/v1/keys", {"role": "lead"})
    api.keys["mail"] = (await api.post("/v1/keys", {"role": "mail"}))["key"]
    feed = await api.post("/v1/calendar-feeds", {"technician_id": own.technician["id"]})
    events = await api.get("/v1/events?limit=1")
    holidays = await api.post("/v1/holidays/import", {"country": "SK", "year": 2031})
    watched = f"/v1/tickets/{own.tickets.by_status['open']['id']}/watchers"
    await api.post(watched, {"contact_id": own.contact["id"]})
    # The own technician has no hours before the rows that record them: it is booked at any hour.
    other = f"/v1/technicians/{world.other.technician['id']}"
    hours = await api.post(f"{other}/working-hours", WEEKLY)
    exception = {"exception_on": "2039-03-04", "periods": []}
    exception = await api.post(f"{other}/working-exceptions", exception)
    time_off = await api.post(f"{other}/time-off", DAY_OFF)
    closure = await api.post("/v1/closures", {**DAY_OFF, "name": "inventory"})
    plan = await api.post("/v1/plans", {**PROMISES, "code": "matrix", "name": "Matrix"})
    subscription = await api.post(
        f"/v1/customers/{own.id}/subscriptions", {"plan": "matrix", "starts_on": "2031-04-01"}
    )
    refunds = await api.get(f"/v1/purchases/{own.purchases['refunded']['id']}/refunds")
    # No customer sees what is written for the provider's people.
    article = {"language": "en", "title": "Disk", "body": "Full.", "audience": "provider"}
    return {
        "article_id": (await api.post("/v1/articles", article))["id"],
        "customer_id": own.id,
        "contact_id": own.contact["id"],
        "server_id": own.server["id"],
        "access_id": own.access["id"],
        "technician_id": own.technician["id"],
        "entry_id": own.entry["id"],
        "event_id": events["items"][0]["id"],
        "purchase_id": own.purchases["pending_payment"]["id"],
        "refund_id": refunds["items"][0]["id"],
        "payment_id": own.payment["id"],
        "bank_line_id": world.line["id"],
        "price_list_id": own.price_list["id"],
        "adjustment_id": own.negative["id"],
        # Decided: what its people may do about one that waits has tests of its own.
        "approval_id": world.approvals["rejected"]["id"],
        "person_id": world.approvals["rejected"]["requested_by"],
        "session_id": own.sessions["scheduled"]["id"],
        "penalty_id": own.penalty["id"],
        "worksheet_id": own.worksheets["awaiting_confirmation"]["id"],
        "holiday_id": holidays["added"][0]["id"],
        "hours_id": hours["id"],
        "exception_id": exception["id"],
        "time_off_id": time_off["id"],
        "closure_id": closure["id"],
        "key_id": key["id"],
        "feed_id": feed["id"],
        "plan_id": plan["id"],
        "policy_id": (await api.get("/v1/earning-policies"))["items"][0]["id"],
        "subscription_id": subscription["id"],
        "ticket_id": own.tickets.by_status["open"]["id"],
        "message_id": own.tickets.message["id"],
        "attachment_id": own.tickets.attachment["id"],
        "call_task_id": own.tickets.call_task["id"],
        "email_id": (await deliver(api))["id"],
        "delivery_id": await set_aside(api.db),
        "endpoint_id": (await api.post("/v1/webhook-endpoints", {"url": HOOK}))["id"],
        "verification_id": await ended(api.db),
        "record_id": (await api.get("/v1/audit?limit=1"))["items"][0]["id"],
        "root_id": await a_root(api.dsn),
        "mail_id": await written(api.db, own.contact["id"]),
        "month": (await api.post("/v1/periods/2031-01/close"))["month"],
    }


def outcome(path: str, route: Route, caller: str) -> int:
    """What a caller is answered: 200 stands for whatever the state then says."""
    names_an_object = "{" in path
    if caller == "own" and route.hidden:
        return 404
    if caller == "other" and names_an_object:
        return 404
    return 200 if CALLERS[caller] in route.allowed else 403


async def call(
    world: World, ids: dict[str, str], key: tuple[str, str], role: str | None, **facts: Any
) -> Any:
    """The answer to a caller; ``facts`` are further fields of the body."""
    method, path = key
    route = MATRIX[key]
    make = (role == "technician" and route.technicians_body) or route.body
    body = make(world.other if role == "other" else world.own) if make else None
    body = {**(body or {}), **facts} if facts else body
    role = "customer" if role == "own" else role
    sent = str(uuid.uuid4()) if method == "POST" else None
    at = path.format_map(ids) + route.query
    how: Json = {"role": role, "key": sent}
    if route.content is not None:
        how |= {"content": route.content, "headers": {"Content-Type": "text/plain"}}
    return await world.api.send(method, at, body, **how)


@pytest.mark.parametrize("key", list(MATRIX), ids=" ".join)
async def test_who_may_not_is_refused_and_changes_nothing(
    world: World, ids: dict[str, str], key: tuple[str, str]
) -> None:
    _, path = key
    async with nothing_changes(world.api):
        read_problem(await call(world, ids, key, None), 401, "unauthenticated")
        for caller in CALLERS:
            expected = outcome(path, MATRIX[key], caller)
            if expected == 200:
                continue
            response = await call(world, ids, key, caller)
            assert response.status_code == expected, (caller, response.text)
            code = response.json()["code"]
            assert code == "forbidden" if expected == 403 else code.endswith("_not_found")


@pytest.mark.parametrize("key", list(MATRIX), ids=" ".join)
async def test_who_may_is_let_through(
    world: World, ids: dict[str, str], key: tuple[str, str]
) -> None:
    method, path = key
    statuses = []
    for caller in CALLERS:
        if outcome(path, MATRIX[key], caller) == 200:
            response = await call(world, ids, key, caller)
            statuses.append(response.status_code)
            # An earlier one may have changed the state; none is refused for who it is.
            allowed = (200,) if method == "GET" else (200, 201, 409, 422)
            if method == "DELETE" and len(statuses) > 1:
                allowed = (404,)  # an earlier one removed it
            assert response.status_code in allowed, (caller, response.text)
            if response.status_code == 422:
                assert response.json()["code"] in ("nothing_to_change", "reason_missing")
    assert len(statuses) == sum(outcome(path, MATRIX[key], caller) == 200 for caller in CALLERS)
    assert statuses, "nobody may call it"


async def test_a_customer_sees_in_lists_only_what_is_its_own(world: World) -> None:
    for path in (
        "/v1/customers",
        "/v1/sessions",
        "/v1/purchases",
        "/v1/payments",
        "/v1/refunds",
        "/v1/worksheets",
        "/v1/penalties",
        "/v1/tickets",
        "/v1/call-tasks",
    ):
        for role, side in (("customer", world.own), ("other", world.other)):
            items = (await world.api.get(f"{path}?limit=200", role=role))["items"]
            assert {item.get("customer_id", item["id"]) for item in items} == {side.id}
