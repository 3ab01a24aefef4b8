"""What only looks like a key opens nothing: every route, by each way in which a key can be none."""

from datetime import UTC, datetime, timedelta

import pytest

from app.access import key_format
from app.kit.actor import Role
from tests.api.matrix import MATRIX
from tests.api.test_keys import until_refused
from tests.api.test_matrix import call, ids
from tests.api.world import World, nothing_changes, read_problem

__all__ = ["ids"]

SCHEMES = ("Basic {}", "{}", "Token {}", "Bearer", "Bearer {0} {0}", "Bearer,{}", "DPoP {}")


@pytest.fixture(scope="module")
async def dead(world: World) -> dict[str, str]:
    """Keys of admins that live no longer, and what only looks like one."""
    api, body = world.api, {"role": "admin"}
    revoked = await api.post("/v1/keys", body)
    soon = datetime.now(UTC) + timedelta(seconds=0.3)
    dates = {"expires_at": soon.isoformat()}
    expired = await api.post("/v1/keys", {**body, **dates}, now=soon - timedelta(days=1))
    api.keys |= {"revoked": revoked["key"], "expired": expired["key"]}
    await api.get("/v1/customers", role="revoked")
    await api.post(f"/v1/keys/{revoked['id']}/revoke")
    for name in ("revoked", "expired"):
        await until_refused(api, name)
    key, stored = api.keys["admin"], await api.db.fetchrow("SELECT id, key_hash FROM api_key")
    assert stored is not None
    return {
        "revoked": revoked["key"],
        "expired": expired["key"],
        "never given": key_format.fresh(Role.ADMIN),
        "cut short": key[:-1],
        "too long": f"{key}a",
        "in other letters": key.swapcase(),
        "what is stored of one": stored["key_hash"].hex(),
        "the id of one": str(stored["id"]),
        "a piece of a statement": "pd_' OR '1'='1",
    }


async def test_a_dead_key_opens_nothing(
    world: World, ids: dict[str, str], dead: dict[str, str]
) -> None:
    told = set()
    for name, value in dead.items():
        world.api.keys["dead"] = value
        async with nothing_changes(world.api):
            for key in MATRIX:
                response = await call(world, ids, key, "dead")
                assert response.status_code == 401, (name, key)
                told.add(read_problem(response, 401, "unauthenticated")["detail"])
    # Nobody is told that it was a key once.
    assert len(told) == 1


async def test_a_key_counts_as_a_bearer_of_it_and_in_no_other_way(world: World) -> None:
    for scheme in SCHEMES:
        headers = {"Authorization": scheme.format(world.api.keys["admin"])}
        response = await world.api.send("GET", "/v1/keys", role=None, headers=headers)
        read_problem(response, 401, "unauthenticated")
    key = world.api.keys["admin"]
    for elsewhere in (f"?key={key}", f"?access_token={key}", f"?authorization=Bearer%20{key}"):
        response = await world.api.send("GET", f"/v1/keys{elsewhere}", role=None)
        read_problem(response, 401, "unauthenticated")
    for cookie in (f"key={key}", f"personday={key}", f"Authorization=Bearer {key}"):
        response = await world.api.send("GET", "/v1/keys", role=None, headers={"Cookie": cookie})
        read_problem(response, 401, "unauthenticated")
