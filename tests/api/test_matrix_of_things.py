"""Another customer's thing is nobody's: as a filter, within a body, behind a cursor, a key or a tag.

What names a thing is read from the contract: a filter or a field that comes new fails a test until it
stands here.
"""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from tests.api.matrix import MATRIX
from tests.api.test_matrix import call, ids
from tests.api.ticketing import ticket_body
from tests.api.world import Side, World, nothing_changes, problem
from tests.support import Json

__all__ = ["ids"]


def things(side: Side) -> dict[str, str]:
    """A customer's thing for each name by which one is asked for."""
    return {
        "customer_id": side.id,
        "contact_id": side.contact["id"],
        "server_id": side.server["id"],
        "purchase_id": side.purchases["paid"]["id"],
        "session_id": side.worksheets["confirmed"]["session_id"],
        "ticket_id": side.tickets.by_status["open"]["id"],
        "into": side.tickets.by_status["open"]["id"],
    }


# What belongs to no customer, or is not for one to name.
PROVIDERS = {
    "technician_id", "technician_ids", "replacement_id", "stop_clock_of", "start_clock_of",
    "articles_seen", "article_group_id", "price_list_id", "person_id", "event_id", "target_id",
    "object_id",
}  # fmt: skip
# It chooses whose it is, and nothing else in the request is somebody's already.
CHOOSES_THE_CUSTOMER = {
    ("POST", "/v1/plans", "customer_id"),
    ("POST", "/v1/webhook-endpoints", "customer_id"),
    ("POST", "/v1/calendar-feeds", "customer_id"),
    ("POST", "/v1/sessions", "customer_id"),
    ("POST", "/v1/tickets", "customer_id"),
    ("POST", "/v1/keys", "customer_id"),
    # The money of a bank line is nobody's before, and a released message was quarantined.
    ("POST", "/v1/bank-lines/{bank_line_id}/assign", "purchase_id"),
    ("POST", "/v1/inbound/emails/{email_id}/release", "contact_id"),
}


def _named(contract: Json, schema: Json, name: str = "") -> Iterator[str]:
    """The names of all fields of a schema that are ids."""
    while "$ref" in schema:
        schema = contract["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    for kind in ("anyOf", "oneOf", "allOf"):
        for one in schema.get(kind, ()):
            yield from _named(contract, one, name)
    if schema.get("format") == "uuid":
        yield name
    for field, inner in schema.get("properties", {}).items():
        yield from _named(contract, inner, field)
    if "items" in schema:
        yield from _named(contract, schema["items"], name)


def operations(contract: Json) -> Iterator[tuple[str, str, Json]]:
    """Each operation of the contract with its method and path."""
    for path, methods in contract["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def filters(contract: Json) -> list[tuple[str, str]]:
    """Each path with each parameter that is an id."""
    return [
        (path, parameter["name"])
        for _, path, operation in operations(contract)
        for parameter in operation.get("parameters", ())
        if parameter["in"] == "query" and [*_named(contract, parameter["schema"])]
    ]


def fields(contract: Json) -> list[tuple[str, str, str]]:
    """Each operation with each field of its body that is an id."""
    return sorted({
        (method, path, name)
        for method, path, operation in operations(contract)
        for content in operation.get("requestBody", {}).get("content", {}).values()
        for name in _named(contract, content["schema"])
    })  # fmt: skip


@pytest.fixture(scope="module")
async def contract(world: World) -> Json:
    return await world.api.get("/openapi.json", role=None)


async def test_every_name_of_a_thing_in_the_contract_stands_here(
    world: World, contract: Json
) -> None:
    names = {name for _, name in filters(contract)} | {name for *_, name in fields(contract)}
    assert names == things(world.own).keys() | PROVIDERS
    assert len(filters(contract)) > 30
    assert len(fields(contract)) > 30


async def test_a_filter_by_anothers_thing_finds_nothing(world: World, contract: Json) -> None:
    foreign, shown = things(world.other), set()
    for path, name in filters(contract):
        if name in PROVIDERS or "C" not in MATRIX["GET", path].allowed:
            continue
        at = f"{path}?{name}={foreign[name]}"
        response = await world.api.send("GET", at, role="customer")
        assert response.status_code in (200, 404), (at, response.text)
        if response.status_code == 200:
            assert _items(response) == [], at
        # The same finds something for whom it belongs to, or nothing was tried.
        if _items(await world.api.send("GET", at, role="other")):
            shown.add(name)
    assert shown == {"customer_id", "purchase_id", "session_id"}


def _items(response: Any) -> list[Any]:
    items: list[Any] = response.json().get("items", [])
    return items


async def test_no_field_brings_anothers_thing_in(
    world: World, ids: dict[str, str], contract: Json
) -> None:
    """Neither a customer, nor an admin by mistake: what belongs to two customers is refused."""
    foreign, tried = things(world.other), 0
    for method, path, name in fields(contract):
        if name in PROVIDERS:
            continue
        for role in ("own", "admin"):
            if role == "own" and "C" not in MATRIX[method, path].allowed:
                continue
            if role == "admin" and (method, path, name) in CHOOSES_THE_CUSTOMER:
                continue
            async with nothing_changes(world.api):
                response = await call(world, ids, (method, path), role, **{name: foreign[name]})
                case = (role, method, path, name, response.text)
                assert response.status_code in (404, 409, 422), case
                assert response.json()["code"] not in ("validation_failed", "nothing_to_change"), (
                    case
                )
            tried += 1
    assert tried >= 12


async def test_a_cursor_given_to_the_provider_shows_a_customer_nothing(
    world: World, ids: dict[str, str], contract: Json
) -> None:
    continued = 0
    for method, path, operation in operations(contract):
        names = {parameter["name"] for parameter in operation.get("parameters", ())}
        if "cursor" not in names or "{" in path or "C" not in MATRIX[method, path].allowed:
            continue
        at = path + (MATRIX[method, path].query or "?") + "&limit=1"
        cursor = (await world.api.get(at)).get("next_cursor")
        if cursor is None:
            continue
        continued += 1
        response = await world.api.send("GET", f"{at}&cursor={cursor}", role="customer")
        if response.status_code == 200:
            whose = {one.get("customer_id") for one in _items(response)}
            assert whose <= {world.own.id, None}, path  # a plan that is for all names no customer
        else:
            assert response.json()["code"] == "invalid_cursor", path
    assert continued > 8


async def test_an_idempotency_key_of_anothers_is_another_key(world: World) -> None:
    """Same route, same key: each is answered for what itself did, and never with the other's answer."""
    key, sides = str(uuid.uuid4()), {"customer": world.own, "other": world.other}
    made = {
        role: await world.api.post("/v1/tickets", ticket_body(side.id), role=role, key=key)
        for role, side in sides.items()
    }
    assert {role: one["customer_id"] for role, one in made.items()} == {
        role: side.id for role, side in sides.items()
    }
    # Even with the body that the other one sent.
    body = ticket_body(world.own.id)
    await problem(
        world.api, "POST", "/v1/tickets", body, role="other", key=key, status=422,
        code="idempotency_key_reused",
    )  # fmt: skip
    again = await world.api.post("/v1/tickets", body, role="customer", key=key)
    assert again["id"] == made["customer"]["id"]


async def test_a_tag_opens_nothing(world: World) -> None:
    """Whoever knows the version of another's thing is not told that it is still so."""
    path = f"/v1/sessions/{world.own.sessions['scheduled']['id']}"
    tag = (await world.api.send("GET", path)).headers["etag"]
    for name in ("If-None-Match", "If-Match"):
        for method, body in (("GET", None), ("PATCH", {"estimated_minutes": 60})):
            how: Json = {"headers": {name: tag}, "role": "other"}
            await problem(
                world.api, method, path, body, status=404, code="session_not_found", **how
            )
