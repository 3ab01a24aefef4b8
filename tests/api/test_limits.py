"""How often a key, a customer and a stranger may ask, and what answers tell of it."""

import asyncio
from uuid import uuid4

import pytest

from app.access import directory, limits, queries
from app.access.limits import Cost, Limits, Policy
from app.kit.actor import Actor, Role
from app.kit.postgres.database import Reader
from tests.inbound.post import CAME, STRANGER, deliver, letter, with_mail
from tests.support import Api

NEVER = 10**6


async def test_answers_tell_what_is_left(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}"
    one = await api.send("GET", f"{path}/credit", role=customer["id"])
    assert one.headers["RateLimit-Policy"] == '"key";q=1200;w=60, "customer";q=3600;w=60'
    assert one.headers["RateLimit"].startswith('"key";r=1199;t=1, "customer";r=3599;t=1')
    provider = await api.send("GET", f"{path}/credit")
    assert provider.headers["RateLimit-Policy"] == '"key";q=12000;w=60'
    # What is refused for another reason counts, and tells, too.
    missing = await api.send("GET", f"/v1/tickets/{customer['id']}", role=customer["id"])
    assert missing.status_code == 404
    assert '"key";r=119' in missing.headers["RateLimit"]
    assert "RateLimit" not in (await api.send("GET", "/livez")).headers


async def test_who_asks_too_often_is_refused_with_the_figures(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer = await api.customer()
    own, path = customer["id"], f"/v1/customers/{customer['id']}"
    monkeypatch.setattr(limits, "OF_CUSTOMERS_KEY", Policy("key", 8, NEVER))
    # A list costs two, a search five: together all there is.
    assert (await api.send("GET", f"{path}/credit", role=own)).status_code == 200
    assert (await api.send("GET", f"{path}/entries", role=own)).status_code == 200
    assert (await api.send("GET", "/v1/search?q=acme", role=own)).status_code == 200
    refused = await api.send("GET", f"{path}/credit", role=own)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "125000"
    assert refused.headers["RateLimit"] == f'"key";r=0;t={NEVER}'
    problem = refused.json()
    assert problem["code"] == "rate_limited"
    told = ("violated_policy", "limit_units", "window_seconds", "cost_units", "after_seconds")
    assert [problem[name] for name in told] == ["key", 8, NEVER, 1, 125_000]
    # Nobody else is.
    assert (await api.send("GET", f"{path}/credit")).status_code == 200


async def test_what_is_refused_has_not_begun(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    body = {"name": "Acme", "deployment": "cloud"}
    with monkeypatch.context() as patch:
        patch.setattr(limits, "OF_PROVIDERS_KEY", Policy("key", 1, NEVER))
        assert (await api.send("GET", "/v1/company")).status_code == 200
        await api.refused("POST", "/v1/customers", body, key="1", status=429, code="rate_limited")
    async with asyncio.timeout(10):
        # What was taken comes back by and by.
        while (again := await api.send("POST", "/v1/customers", body, key="1")).status_code == 429:
            await asyncio.sleep(0)
    assert again.status_code == 201
    assert "idempotent-replayed" not in again.headers


async def test_wrong_keys_are_slowed_down_and_keep_no_right_one_out(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "OF_STRANGERS", Policy("address", 3, NEVER))
    assert (await api.send("GET", "/v1/company")).status_code == 200
    for number in range(3):
        api.keys["wrong"] = f"pd_wrong_{number}"
        await api.refused("GET", "/v1/company", role="wrong", status=401, code="unauthenticated")
    api.keys["wrong"] = "pd_wrong_3"
    await api.refused("GET", "/v1/company", role="wrong", status=429, code="rate_limited")
    await api.refused("POST", "/v1/customers", {}, role="wrong", status=429, code="rate_limited")
    # From the same address, by a key that was right before; and without one, as who signs in.
    monkeypatch.setattr(directory, "CACHE_SECONDS", -1.0)
    for _ in range(2):
        assert (await api.send("GET", "/v1/company")).status_code == 200
    assert (await api.send("GET", "/sign-in", role=None)).status_code == 200


async def test_an_endpoint_is_tried_ten_times_and_no_more_whoever_asks(api: Api) -> None:
    hook = {"url": "https://hooks.example.com/personday"}
    made, other = [await api.post("/v1/webhook-endpoints", hook) for _ in "12"]
    path = f"/v1/webhook-endpoints/{made['id']}/test"
    technician, customer = await api.technician(), await api.customer()
    # Who may not uses nothing up.
    how = {"status": 403, "code": "forbidden", "role": technician["id"]}
    await api.refused("POST", path, **how)
    how = {"status": 404, "code": "webhook_endpoint_not_found", "role": customer["id"]}
    await api.refused("POST", path, **how)
    api.keys["second"] = (await api.post("/v1/keys", {"role": "admin"}))["key"]
    for left in reversed(range(10)):
        answer = await api.send("POST", path, role=("admin", "second")[left % 2])
        assert answer.status_code == 200
        assert (
            answer.headers["RateLimit-Policy"] == '"key";q=12000;w=60, "endpoint_tests";q=10;w=600'
        )
        assert f'"endpoint_tests";r={left};t=' in answer.headers["RateLimit"]
    refused = await api.send("POST", path, role="second")
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (429, "rate_limited")
    told = ("violated_policy", "limit_units", "window_seconds", "left_units")
    assert [problem[name] for name in told] == ["endpoint_tests", 10, 600, 0]
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert (await api.send("POST", path.replace(made["id"], other["id"]))).status_code == 200
    tested = "SELECT count(*) FROM event WHERE type = 'webhook_endpoint.tested'"
    assert await api.db.fetchval(tested) == 11


async def test_a_mail_server_hands_in_so_much_and_no_more(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    await with_mail(api)
    monkeypatch.setattr(limits, "OF_MAIL_SERVERS", Policy("key", 2, NEVER))
    for _ in range(2):
        assert (await deliver(api, letter(STRANGER)))["outcome"] == "quarantined"
    raw = letter(STRANGER)
    refused = await api.send("POST", "/v1/inbound/email", content=raw, role="mail", headers=CAME)
    assert (refused.status_code, refused.json()["code"]) == (429, "rate_limited")
    assert refused.headers["RateLimit-Policy"] == f'"key";q=2;w={NEVER}'
    assert (await deliver(api, raw, role="admin"))["outcome"] == "quarantined"


def test_however_small_a_bucket_is_made_it_holds_what_a_thing_costs() -> None:
    actor = Actor(uuid4(), Role.ADMIN)
    small = Limits(0.1)
    [left] = small.spend_on(limits.OF_ENDPOINT_TESTS, "one", 0.0)
    assert (left.policy.units, left.units) == (10, 9)
    [left] = small.spend(actor, Cost.FILE, 0.0)
    assert left.policy.units == 1200


async def test_one_wrong_key_asks_the_database_once_in_a_while(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory, "CACHE_SECONDS", 60.0)
    asked = []
    look = queries.live_key

    async def live_key(db: Reader, digest: bytes) -> object:
        asked.append(digest)
        return await look(db, digest)

    monkeypatch.setattr(queries, "live_key", live_key)
    api.keys["wrong"] = "pd_wrong"
    for _ in range(5):
        await api.refused("GET", "/v1/company", role="wrong", status=401, code="unauthenticated")
        await api.refused("POST", "/v1/keys", {}, role="wrong", status=401, code="unauthenticated")
    assert len(asked) == 1
