"""Who is behind a key: one effect for one person or machine, keys that replace others, narrowed keys."""

from datetime import timedelta
from typing import Any

import pytest

from app.access.permissions import READING, of_role
from app.kit.actor import Role
from tests.api.test_idempotency import PRICE, told_again
from tests.api.test_matrix import declared, routes_of_the_api
from tests.api.world import DAY, nothing_changes, problem, refuse, z
from tests.pages.visits import signed_in
from tests.support import NOON, Api, Json

WEEK = timedelta(days=7)


async def key(api: Api, called: str, **body: Any) -> Json:
    """A key that requests can come with by its name."""
    made = await api.post("/v1/keys", {"role": "finance", **body})
    api.keys[called] = made["key"]
    return made


async def rotated(api: Api, made: Json, called: str, **body: Any) -> Json:
    """The key that replaces another."""
    fresh = await api.post(f"/v1/keys/{made['id']}/rotate", body)
    api.keys[called] = fresh["key"]
    return fresh


async def test_a_retry_after_rotation_has_one_effect(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    made = await key(api, "old", name="billing")
    first = await api.send("POST", path, PRICE, key="k", role="old")
    fresh = await rotated(api, made, "new")
    assert fresh["replaces_id"] == made["id"]
    assert (fresh["role"], fresh["name"], fresh["hint"]) == (
        "finance", "billing", f"pd_finance_…{fresh['key'][-4:]}",
    )  # fmt: skip
    again = await rotated(api, fresh, "newest")
    async with nothing_changes(api):
        for role in ("old", "new", "newest"):
            told_again(first, await api.send("POST", path, PRICE, key="k", role=role))
    other = {**PRICE, "minutes": 490}
    await refuse(api, "POST", path, other, status=422, code="idempotency_key_reused",
                 key="k", role="newest")  # fmt: skip
    assert await api.credit(customer) == (480, 0, 0, 0)
    # Another machine of the same role is another one.
    await key(api, "other")
    await api.post(path, PRICE, key="k", role="other")
    assert await api.credit(customer) == (960, 0, 0, 0)
    assert again["replaces_id"] == fresh["id"]


async def test_the_keys_of_one_person_have_one_effect(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    body = api.booking(customer, technician, starts_at=NOON + 3 * DAY)
    await key(api, "second", role="technician", technician_id=technician["id"])
    first = await api.send("POST", "/v1/sessions", body, key="k", role=technician["id"])
    told_again(first, await api.send("POST", "/v1/sessions", body, key="k", role="second"))
    longer = {**body, "estimated_minutes": 180}
    await refuse(api, "POST", "/v1/sessions", longer, status=422, code="idempotency_key_reused",
                 key="k", role="second")  # fmt: skip
    assert await api.credit(customer) == (360, 120, 0, 0)


async def test_both_keys_live_until_the_overlap_ends(api: Api) -> None:
    made = await key(api, "old", expires_at=z(NOON + 90 * DAY))
    fresh = await rotated(api, made, "new")
    former = await api.get(f"/v1/keys/{made['id']}")
    assert former["expires_at"] == z(NOON + WEEK)
    assert fresh["expires_at"] == z(NOON + 90 * DAY), "it lasts as long as the former was made for"
    for role in ("old", "new"):
        await api.get("/v1/customers", role=role)
    # A key's own end stays where it is earlier; one that is given counts.
    short = await key(api, "short", expires_at=z(NOON + 2 * DAY))
    await rotated(api, short, "longer", expires_at=z(NOON + 9 * DAY))
    assert (await api.get(f"/v1/keys/{short['id']}"))["expires_at"] == z(NOON + 2 * DAY)
    at_once = await key(api, "at_once")
    await rotated(api, at_once, "next", former_until=z(NOON))
    assert (await api.get(f"/v1/keys/{at_once['id']}"))["expires_at"] == z(NOON)


async def test_a_key_is_replaced_once_unless_the_new_one_was_lost(api: Api) -> None:
    made = await key(api, "old")
    path = f"/v1/keys/{made['id']}/rotate"
    fresh = await api.send("POST", path, {}, key="k")
    await refuse(api, "POST", path, {}, status=409, code="secret_already_shown", key="k")
    await refuse(api, "POST", path, status=409, code="already_replaced")
    lost = fresh.json()["id"]
    await api.post(f"/v1/keys/{lost}/revoke")
    await rotated(api, made, "new")
    await api.post(f"/v1/keys/{made['id']}/revoke")
    await refuse(api, "POST", path, status=409, code="already_revoked")
    for wrong in ({"former_until": z(NOON - DAY)}, {"expires_at": z(NOON)}):
        other = await api.post("/v1/keys", {"role": "lead"})
        at = f"/v1/keys/{other['id']}/rotate"
        await refuse(api, "POST", at, wrong, status=422, code="instant_in_past")


async def test_a_mistyped_key_is_refused_without_asking_the_database(api: Api) -> None:
    right = api.keys["admin"]
    api.keys["mistyped"] = right[:-1] + ("0" if right[-1] != "0" else "1")
    await api.db.execute("ALTER TABLE api_key RENAME TO away")
    try:
        response = await api.send("GET", "/v1/customers", role="mistyped")
        assert response.status_code == 401
    finally:
        await api.db.execute("ALTER TABLE away RENAME TO api_key")


async def test_a_key_is_narrowed_to_scopes_of_its_role(api: Api) -> None:
    customer = await api.customer()
    made = await key(api, "exports", scopes=["export"], name="auditor")
    assert made["scopes"] == ["export"]
    assert (await api.get(f"/v1/keys/{made['id']}"))["scopes"] == ["export"]
    assert (await api.send("GET", "/v1/exports/entries", role="exports")).status_code == 200
    refused = await problem(
        api, "GET", "/v1/customers", status=403, code="forbidden", role="exports"
    )
    assert refused["scope"] == "read"
    await key(api, "reads", role="admin", scopes=sorted(READING))
    await api.get(f"/v1/customers/{customer['id']}/credit", role="reads")
    path = f"/v1/customers/{customer['id']}/purchases"
    await problem(api, "POST", path, PRICE, status=403, code="forbidden", role="reads")
    beyond = {"role": "finance", "scopes": ["export", "administer"]}
    wrong = await problem(api, "POST", "/v1/keys", beyond, status=422, code="scopes_invalid")
    assert wrong["scopes"] == ["administer"]
    for nonsense in ([], ["everything"]):
        body = {"role": "finance", "scopes": nonsense}
        await problem(api, "POST", "/v1/keys", body, status=422, code="validation_failed")


async def test_a_narrowed_key_makes_none_that_may_more(api: Api) -> None:
    whole = await key(api, "whole", role="admin")
    narrow = await key(api, "narrow", role="admin", scopes=["administer", "read"])
    for body in ({"role": "admin"}, {"role": "lead"}, {"role": "admin", "scopes": ["export"]}):
        await problem(api, "POST", "/v1/keys", body, status=403, code="forbidden", role="narrow")
    path = f"/v1/keys/{whole['id']}/rotate"
    await problem(api, "POST", path, status=403, code="forbidden", role="narrow")
    await api.post("/v1/keys", {"role": "lead", "scopes": ["read"]}, role="narrow")
    fresh = await api.post(f"/v1/keys/{narrow['id']}/rotate", role="narrow")
    assert fresh["scopes"] == ["administer", "read"], "a key that replaces another may no more"


async def test_who_signs_in_by_a_narrowed_key_may_no_more_than_it(api: Api) -> None:
    made = await key(api, "reads", role="admin", scopes=sorted(READING))
    visit = await signed_in(api, made["key"])
    assert (await visit.get("/finance")).status_code == 200
    assert (await visit.get("/admin/keys")).status_code == 403
    whole = await signed_in(api, api.keys["admin"])
    assert (await whole.get("/admin/keys")).status_code == 200


@pytest.mark.parametrize("role", ["lead", "finance", "admin"])
async def test_every_route_by_keys_of_one_scope_each(api: Api, role: str) -> None:
    """Every reading route without an object, for every capability of the role alone."""
    service = api.http._transport.app  # type: ignore[attr-defined]
    routes = {
        path: declared(route.dependant)[0].capability
        for (method, path), route in routes_of_the_api(service).items()
        if method == "GET" and "{" not in path and "stream" not in path
    }
    for capability in sorted(of_role(Role(role)) & set(routes.values())):
        await key(api, "one", role=role, scopes=[capability])
        for path, needed in routes.items():
            status = (await api.send("GET", path, role="one")).status_code
            assert (status != 403) is (needed is capability), (capability, path, status)
