"""The API by access tokens: a role by a token has exactly the rights of a role by a key."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts

from app.access.permissions import PERMISSIONS, Capability
from app.contract.document import _access
from app.issuers.rules import subject_id
from app.kit.actor import Role
from app.kit.postgres.database import Pool
from tests.oidc.conftest import DEADLINE
from tests.oidc.provider import Json, Provider
from tests.support import Api, open_api

SOMEBODY = "eva.novakova@example.com"


@asynccontextmanager
async def served(dsn: str, issuer: Provider) -> AsyncIterator[Api]:
    """The service with an issuer, whose keys it knows."""
    async with open_api(dsn, **issuer.settings()) as api:
        api.now = datetime.now(UTC)
        api.keys["by token"] = issuer.token("admin")
        async with asyncio.timeout(DEADLINE):
            while (await api.send("GET", "/v1/company", role="by token")).status_code == 401:
                await asyncio.sleep(0.01)
        yield api
        await api.verify()


@pytest.fixture
async def api(dsn: str, issuer: Provider) -> AsyncIterator[Api]:
    async with served(dsn, issuer) as opened:
        yield opened


async def bound(api: Api) -> tuple[Json, Json, dict[str, Json]]:
    """A customer, a technician, and for each role the claims and the key of somebody alike."""
    customer, technician = await api.customer(), await api.technician()
    claims: dict[str, Json] = {role: {} for role in Role}
    claims["customer"] = {"customer": customer["id"]}
    claims["technician"] = {"technician": technician["id"]}
    api.keys["customer"], api.keys["technician"] = (
        api.keys[customer["id"]],
        api.keys[technician["id"]],
    )
    api.keys["mail"] = (await api.post("/v1/keys", {"role": "mail"}))["key"]
    return customer, technician, claims


def one_of_each(app: FastAPI) -> Iterator[tuple[Capability, str, str]]:
    """For each capability an operation that needs it; what its path names is not there."""
    seen: set[Capability] = set()
    for found in iter_route_contexts(app.routes):
        if isinstance(found.original_route, APIRoute) and found.include_in_schema:
            for access in _access(found.dependant):
                if access.capability not in seen:
                    seen.add(access.capability)
                    path = re.sub(r"\{\w+(:id)?\}", str(uuid4()), found.path_format or "")
                    yield access.capability, next(iter(found.methods or ())), path


async def test_a_role_by_a_token_may_what_it_may_by_a_key(api: Api, issuer: Provider) -> None:
    """For each capability and role the same status and code, whichever way somebody is known."""
    claims = (await bound(api))[2]
    operations = list(one_of_each(api.http._transport.app))  # type: ignore[attr-defined]
    assert len(operations) > 0.8 * len(PERMISSIONS)
    for capability, method, path in operations:
        for role in Role:
            # Somebody signed in a moment ago: of a key nobody is asked when.
            just_now = int(api.now.timestamp())
            api.keys["token"] = issuer.token(role, auth_time=just_now, **claims[role])
            answers = [await api.send(method, path, role=way) for way in (role, "token")]
            told = [
                (one.status_code, one.json()["code"] if one.is_error else "") for one in answers
            ]
            assert told[0] == told[1], (capability, method, path, role)


async def test_what_a_token_does_is_of_whom_it_stands_for(api: Api, issuer: Provider) -> None:
    customer, technician, _ = await bound(api)
    api.keys["tech"] = issuer.token("technician", technician=technician["id"], email=SOMEBODY)
    api.keys["lead"] = issuer.token("lead", email=SOMEBODY, name="Eva Novakova")
    body = {"minutes": 60, "reason": "goodwill"}
    path = f"/v1/customers/{customer['id']}/adjustments"
    await api.post(path, body, role="lead")
    (entry,) = await api.entries(customer)
    assert entry["actor"] == f"key:{subject_id(issuer.issuer, '248289761001')}"
    assert (await api.send("POST", path, body, role="tech", key="k")).status_code == 403


async def test_a_token_of_a_customer_sees_its_own_alone(api: Api, issuer: Provider) -> None:
    mine, other = await api.customer(), await api.customer(name="Other")
    api.keys["mine"] = issuer.token("customer", customer=mine["id"])
    await api.get(f"/v1/customers/{mine['id']}/credit", role="mine")
    await api.refused(
        "GET",
        f"/v1/customers/{other['id']}/credit",
        status=404,
        code="customer_not_found",
        role="mine",
    )


async def test_a_contact_of_another_customer_is_nobody(api: Api, issuer: Provider) -> None:
    mine, other = await api.customer(), await api.customer(name="Other")
    contact = await api.post(
        f"/v1/customers/{other['id']}/contacts", {"name": "Eva", "email": "eva@example.com"}
    )
    claims = {"customer": mine["id"], "contact": contact["id"]}
    api.keys["mixed"] = issuer.token("customer", **claims)
    await api.refused("GET", "/v1/company", status=403, code="token_not_mapped", role="mixed")


async def test_who_leaves_is_refused_within_a_second(api: Api, issuer: Provider) -> None:
    technician = await api.technician()
    api.keys["tech"] = issuer.token("technician", technician=technician["id"])
    await api.get("/v1/company", role="tech")
    await api.post(f"/v1/technicians/{technician['id']}/deactivate", {})
    async with asyncio.timeout(1.5):
        while (await api.send("GET", "/v1/company", role="tech")).status_code != 403:
            await asyncio.sleep(0.01)


async def test_a_token_that_is_not_mapped_sends_no_body(api: Api, issuer: Provider) -> None:
    api.keys["king"] = issuer.token("king")
    problem = await api.refused(
        "POST",
        "/v1/customers",
        {"name": "x" * 300_000},
        status=403,
        code="token_not_mapped",
        role="king",
    )
    assert problem["lacks"] == "role"


async def test_a_retry_with_a_fresh_token_has_one_effect(api: Api, issuer: Provider) -> None:
    customer = await api.customer()
    path, body = (
        f"/v1/customers/{customer['id']}/adjustments",
        {"minutes": 60, "reason": "goodwill"},
    )
    for jti in ("one", "two"):
        api.keys["lead"] = issuer.token("lead", jti=jti)
        await api.post(path, body, role="lead", key="the same")
    api.keys["lead"] = issuer.token("lead", sub="another")
    await api.post(path, body, role="lead", key="the same")
    assert len(await api.entries(customer)) == 2


async def test_a_challenge_names_the_scheme(api: Api, issuer: Provider) -> None:
    api.keys["bad"] = issuer.token(exp=1)
    answer = await api.send("GET", "/v1/company", role="bad")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_names_of_a_token_are_kept_nowhere(
    api: Api, issuer: Provider, pool: Pool, capsys: pytest.CaptureFixture[str]
) -> None:
    api.keys["lead"] = issuer.token("lead", email=SOMEBODY, name="Eva Novakova", sub=SOMEBODY)
    customer = await api.post("/v1/customers", {"name": "Acme", "deployment": "cloud"}, role="lead")
    await api.post(
        f"/v1/customers/{customer['id']}/adjustments", {"minutes": 60, "reason": "x"}, role="lead"
    )
    tables = await api.db.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    for (table,) in tables:
        kept = await api.db.fetchval(
            f'SELECT count(*) FROM "{table}" AS one WHERE one::text ILIKE $1', "%novakova%"
        )
        assert not kept, table
    written = capsys.readouterr()
    assert "ovakova" not in written.out + written.err


async def test_a_stream_ends_with_its_token(api: Api, issuer: Provider) -> None:
    directory = api.http._transport.app.state.directory  # type: ignore[attr-defined]
    who = subject_id(issuer.issuer, "248289761001")
    now = datetime.now(UTC)
    assert await directory.living([who, uuid4()], now) == {who}
    assert await directory.living([who], now.replace(year=now.year + 1)) == set()
