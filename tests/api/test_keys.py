"""Keys: for one role each, bound, ended by revocation or expiry without a restart."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from tests.api.world import World, problem, read_problem, z
from tests.support import NOON, Api, Json, open_api


async def until_refused(api: Api, role: str) -> float:
    """Seconds until a key is refused; the condition is polled, with a deadline."""
    began = time.monotonic()
    while (await api.send("GET", "/v1/customers", role=role)).status_code == 200:
        assert time.monotonic() - began < 5, "the key is never refused"
        await asyncio.sleep(0.02)
    return time.monotonic() - began


async def test_a_revoked_key_is_refused_within_a_second_in_every_process(dsn: str) -> None:
    async with open_api(dsn) as api, open_api(dsn) as other:
        made = await api.post("/v1/keys", {"role": "finance"})
        api.keys["doomed"] = other.keys["doomed"] = made["key"]
        # Both have seen it, so both have it in their memory.
        for service in (api, other):
            await service.get("/v1/customers", role="doomed")
        revoked = await api.post(f"/v1/keys/{made['id']}/revoke")
        assert revoked["revoked_at"] == z(NOON)
        took = await asyncio.gather(until_refused(api, "doomed"), until_refused(other, "doomed"))
        assert max(took) < 1
        for service in (api, other):
            await problem(
                service, "GET", "/v1/customers", status=401, code="unauthenticated", role="doomed"
            )


async def test_a_key_made_by_one_process_works_in_another_at_once(dsn: str) -> None:
    async with open_api(dsn) as api, open_api(dsn) as other:
        made = await api.post("/v1/keys", {"role": "lead"})
        other.keys["fresh"] = made["key"]
        await other.get("/v1/customers", role="fresh")


async def test_a_key_ends_when_it_expires_by_the_real_clock(api: Api) -> None:
    # A request's own clock must not keep a key alive, nor end it.
    soon = datetime.now(UTC) + timedelta(seconds=0.3)
    past = soon - timedelta(days=1)
    made = await api.post("/v1/keys", {"role": "lead", "expires_at": z(soon)}, now=past)
    assert made["expires_at"] == z(soon)
    api.keys["short"] = made["key"]
    api.now = past
    if (await api.send("GET", "/v1/customers", role="short")).status_code == 200:
        await until_refused(api, "short")
    assert datetime.now(UTC) >= soon
    api.now = NOON

    later = await api.post("/v1/keys", {"role": "lead", "expires_at": "2999-01-01T00:00:00Z"})
    api.keys["long"] = later["key"]
    await api.get("/v1/customers", role="long", now=NOON)


@pytest.mark.parametrize("role", ["lead", "finance", "admin"])
async def test_a_key_of_a_provider_role_is_bound_to_nobody(world: World, role: str) -> None:
    made = await world.api.post("/v1/keys", {"role": role, "name": "one"})
    bindings = (made["customer_id"], made["contact_id"], made["technician_id"])
    assert (made["role"], made["name"], bindings) == (role, "one", (None, None, None))
    assert made["key"].startswith("pd_")
    shown = await world.api.get(f"/v1/keys/{made['id']}")
    assert {**shown, "key": made["key"]} == made


async def test_the_contact_or_technician_of_a_key_is_the_actor(world: World) -> None:
    api, own = world.api, world.own
    body = {"role": "customer", "customer_id": own.id, "contact_id": own.contact["id"]}
    api.keys["contact"] = (await api.post("/v1/keys", body))["key"]
    path = f"/v1/worksheets/{own.worksheets['awaiting_confirmation']['id']}/confirm"
    confirmed = await api.post(path, role="contact")
    assert confirmed["rounds"][-1]["actor"] == f"contact:{own.contact['id']}"
    assert confirmed["rounds"][0]["actor"].startswith("key:")
    entries = await api.entries(own.customer)
    assert entries[-1]["kind"] == "confirmation"
    assert entries[-1]["actor"] == f"contact:{own.contact['id']}"

    path = f"/v1/sessions/{own.sessions['scheduled']['id']}/cancel"
    await api.post(path, {"asked_by": "provider"}, role="technician")
    last = (await api.entries(own.customer))[-1]
    assert (last["kind"], last["actor"]) == ("release", f"technician:{own.technician['id']}")


async def test_a_key_is_sent_as_a_bearer_token_and_in_no_other_way(world: World) -> None:
    key = world.api.keys["admin"]
    for value in (key, f"Basic {key}", f"Bearer {key}x", f"Bearer {key[:-1]}", f"Token {key}"):
        response = await world.api.send(
            "GET", "/v1/customers", role=None, headers={"Authorization": value}
        )
        read_problem(response, 401, "unauthenticated")
    response = await world.api.send("GET", f"/v1/customers?key={key}", role=None)
    read_problem(response, 401, "unauthenticated")
    headers = {"Authorization": f"bearer {key}"}
    response = await world.api.send("GET", "/v1/customers", role=None, headers=headers)
    assert response.status_code == 200


async def test_an_override_is_a_leads_also_in_an_adjustment(world: World) -> None:
    path = f"/v1/customers/{world.other.id}/adjustments"
    body: Json = {"minutes": -10, "reason": "correction", "override_reason": "agreed"}
    refusal = await problem(
        world.api, "POST", path, body, status=403, code="forbidden", role="finance"
    )
    assert refusal["role"] == "finance"
    await world.api.post(path, body, role="lead")
