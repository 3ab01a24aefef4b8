"""Endpoints by the API: made, changed, disabled, tested, given fresh secrets, told again."""

import base64
import json
import re
import uuid
from datetime import timedelta
from typing import Any

import pytest

from app.kit.events import outbox
from app.kit.sealing import CannotOpen, Sealer
from app.webhooks import jobs, queries
from app.webhooks.rows import SecretRecord
from tests.support import NOON, Api, Json

HOUR = timedelta(hours=1)
URL = "https://hooks.example.com/personday?for=billing"
ENDPOINTS = "/v1/webhook-endpoints"
SEALER = Sealer([bytes(32)])


async def made(api: Api, **body: Any) -> Json:
    return await api.post(ENDPOINTS, {"url": URL, **body})


async def secrets_of(api: Api, endpoint: Json, at: Any = NOON) -> list[str]:
    """What signs for an endpoint, as its receiver has it."""
    found = await queries.secrets(api.db, [uuid.UUID(endpoint["id"])], at)
    return [_shown(one) for one in found[uuid.UUID(endpoint["id"])]]


def _shown(secret: SecretRecord) -> str:
    return "whsec_" + base64.b64encode(SEALER.open(secret.sealed, secret.about)).decode()


async def events_of(api: Api, endpoint: Json) -> list[tuple[str, Json]]:
    rows = await api.db.fetch(
        "SELECT type, data FROM event WHERE subject_id = $1 ORDER BY event_no", endpoint["id"]
    )
    return [(row["type"].partition(".")[2], json.loads(row["data"])) for row in rows]


async def test_an_endpoint_is_made_and_its_secret_shown_once(api: Api) -> None:
    endpoint = await made(api, event_types=["session.moved", "session.moved"], description="books")
    assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", endpoint["secret"])
    assert await secrets_of(api, endpoint) == [endpoint["secret"]]
    read = await api.get(f"{ENDPOINTS}/{endpoint['id']}")
    assert read == {name: value for name, value in endpoint.items() if name != "secret"}
    assert read["event_types"] == ["session.moved"]
    assert (await api.get(ENDPOINTS))["items"] == [read]
    assert await events_of(api, endpoint) == [("created", {})]


async def test_a_replay_does_not_show_it_and_no_table_has_it(api: Api) -> None:
    endpoint = await api.post(ENDPOINTS, {"url": URL}, key="one")
    await api.refused(
        "POST", ENDPOINTS, {"url": URL}, key="one", status=409, code="secret_already_shown"
    )
    path = f"{ENDPOINTS}/{endpoint['id']}/rotate-secret"
    fresh = await api.post(path, {}, key="two")
    await api.refused("POST", path, {}, key="two", status=409, code="secret_already_shown")
    for secret in (endpoint["secret"], fresh["secret"]):
        raw = base64.b64decode(secret.removeprefix("whsec_"))
        forms = [secret, secret.removeprefix("whsec_"), raw.hex()]
        tables = await api.db.fetch(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            " AND table_type = 'BASE TABLE'"
        )
        for (table,) in tables:
            dump = "\n".join(
                row[0] for row in await api.db.fetch(f"SELECT one::text FROM {table} AS one")
            )
            # Bytes are shown as hexadecimal digits: also those of a text.
            assert not [form for form in forms if form in dump or form.encode().hex() in dump]
    assert len(await api.db.fetch("SELECT * FROM webhook_endpoint")) == 1


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://hooks.example.com/", "not_https"),
        ("ftp://hooks.example.com/", "not_https"),
        ("hooks.example.com", "not_a_url"),
        ("https://", "not_a_url"),
        ("https://hooks.example.com:99999/", "not_a_url"),
        ("https://hooks.example.com/a b", "not_a_url"),
        ("https://höoks.example.com/", "not_a_url"),
        ("https://eva:secret@hooks.example.com/", "credentials_in_url"),
        ("https://hooks.example.com/#part", "fragment_in_url"),
        ("https://hooks.example.com:25/", "port_refused"),
        ("https://nobody.invalid/", "no_address"),
        ("https://127.0.0.2/", "refused_address"),
        ("https://[::1]/", "refused_address"),
        ("https://[::ffff:10.0.0.1]/", "refused_address"),
        ("https://[64:ff9b::10.0.0.1]/", "refused_address"),
        ("https://[2002:7f00:1::]/", "refused_address"),
        ("https://169.254.169.254/latest/meta-data", "refused_address"),
        ("https://2130706433/", "refused_address"),
        ("https://0x7f.2/", "refused_address"),
        ("https://0177.0.0.1/", "refused_address"),
        ("https://017700000001/", "refused_address"),
        ("https://127.1/", "refused_address"),
        ("https://0/", "refused_address"),
        ("https://0xa9fea9fe/", "refused_address"),
        ("https://[::ffff:7f00:1]/", "refused_address"),
        ("https://[::ffff:0:7f00:1]/", "refused_address"),
        ("https://[::7f00:1]/", "refused_address"),
        ("https://[64:ff9b:1::7f00:1]/", "refused_address"),
        ("https://[2001:0:7f00:1::]/", "refused_address"),
        ("https://localhost/", "refused_address"),
        ("https://LOCALHOST/", "refused_address"),
        ("https://xn--nobody-.invalid/", "no_address"),
        ("https://" + "a" * 64 + ".example.net/", "no_address"),
    ],
)
async def test_a_url_that_nothing_is_sent_to_is_refused_with_the_reason(
    api: Api, url: str, reason: str
) -> None:
    endpoint = await made(api)
    for method, path in (("POST", ENDPOINTS), ("PATCH", f"{ENDPOINTS}/{endpoint['id']}")):
        problem = await api.refused(
            method, path, {"url": url}, status=422, code="webhook_url_refused"
        )
        assert problem["reason"] == reason


@pytest.mark.parametrize("host", ["localhost.", "127.0.0.1.", "127%2e0%2e0%2e1", "[fe80::1%25lo]"])
async def test_what_some_systems_take_for_this_machine_and_others_for_nobody_is_refused(
    api: Api, host: str
) -> None:
    problem = await api.refused(
        "POST", ENDPOINTS, {"url": f"https://{host}/"}, status=422, code="webhook_url_refused"
    )
    assert problem["reason"] in ("refused_address", "no_address")


async def test_what_an_endpoint_is_told_of_is_of_the_catalogue(api: Api) -> None:
    for types in (["session.exploded"], ["session"], ["*"], [""]):
        problem = await api.refused(
            "POST",
            ENDPOINTS,
            {"url": URL, "event_types": types},
            status=422,
            code="validation_failed",
        )
        assert problem["errors"][0]["pointer"] == "/event_types/0"


async def test_an_endpoint_of_a_customer_is_of_one_that_is_here(api: Api) -> None:
    customer = await api.customer()
    endpoint = await made(api, customer_id=customer["id"])
    await made(api)
    found = await api.get(f"{ENDPOINTS}?customer_id={customer['id']}")
    assert [one["id"] for one in found["items"]] == [endpoint["id"]]
    nobody = {"url": URL, "customer_id": str(uuid.uuid4())}
    await api.refused("POST", ENDPOINTS, nobody, status=404, code="customer_not_found")
    await api.post(f"/v1/customers/{customer['id']}/deactivate", {"reason": "left"})
    gone = {"url": URL, "customer_id": customer["id"]}
    await api.refused("POST", ENDPOINTS, gone, status=409, code="customer_inactive")


async def test_a_change_says_what_shall_be_different(api: Api) -> None:
    endpoint = await made(api, description="books", event_types=["session.moved"])
    path = f"{ENDPOINTS}/{endpoint['id']}"
    response = await api.send("PATCH", path, {"description": None, "ordered": True})
    assert response.headers["ETag"] == '"v2"'
    changed = response.json()
    assert (changed["description"], changed["ordered"]) == (None, True)
    assert changed["event_types"] == ["session.moved"]
    await api.refused("PATCH", path, {"ordered": True}, status=422, code="nothing_to_change")
    stale = {"If-Match": '"v1"'}
    for method, at in (("PATCH", path), ("POST", f"{path}/disable")):
        body = {"ordered": False} if method == "PATCH" else None
        await api.refused(method, at, body, headers=stale, status=412, code="stale_version")
    assert (await events_of(api, endpoint))[1:] == [
        ("changed", {"fields": ["description", "ordered"]})
    ]


async def test_an_endpoint_is_disabled_and_enabled_by_turns(api: Api) -> None:
    endpoint = await made(api)
    path = f"{ENDPOINTS}/{endpoint['id']}"
    await api.refused("POST", f"{path}/enable", status=409, code="invalid_transition")
    disabled = await api.post(f"{path}/disable")
    assert (disabled["status"], disabled["disabled_reason"]) == ("disabled", "asked")
    assert disabled["disabled_at"] == "2031-03-05T12:00:00Z"
    await api.refused("POST", f"{path}/disable", status=409, code="invalid_transition")
    span = {"from": "2031-03-05T00:00:00Z"}
    await api.refused("POST", f"{path}/redeliver", span, status=409, code="invalid_transition")
    assert (await api.get(f"{ENDPOINTS}?status=disabled"))["items"] == [disabled]
    enabled = await api.post(f"{path}/enable")
    assert (enabled["status"], enabled["disabled_at"]) == ("enabled", None)
    assert [what for what, _ in await events_of(api, endpoint)] == [
        "created",
        "disabled",
        "enabled",
    ]


async def test_secrets_of_before_sign_until_their_end_and_are_then_forgotten(api: Api) -> None:
    endpoint = await made(api)
    path = f"{ENDPOINTS}/{endpoint['id']}/rotate-secret"
    fresh = await api.post(path, {"overlap_hours": 2})
    assert fresh["older_secret_ends_at"] == "2031-03-05T14:00:00Z"
    both = [fresh["secret"], endpoint["secret"]]
    assert await secrets_of(api, endpoint) == both
    assert await secrets_of(api, endpoint, NOON + 2 * HOUR - timedelta(seconds=1)) == both
    assert await secrets_of(api, endpoint, NOON + 2 * HOUR) == both[:1]
    # The answer was lost: what the receiver has still counts, and no longer than before.
    again = await api.post(path, {}, now=NOON + HOUR)
    at = NOON + HOUR
    assert await secrets_of(api, endpoint, at) == [again["secret"], *both]
    assert await secrets_of(api, endpoint, NOON + 2 * HOUR) == [again["secret"], fresh["secret"]]
    # A fourth one ends the oldest; one that others know ends them all.
    fourth = await api.post(path, {}, now=at)
    assert await secrets_of(api, endpoint, at) == [
        fourth["secret"],
        again["secret"],
        fresh["secret"],
    ]
    fifth = await api.post(path, {"overlap_hours": 0}, now=at)
    assert await secrets_of(api, endpoint, at) == [fifth["secret"]]
    for hours in (-1, 169, 1.5, "24"):
        await api.refused(
            "POST", path, {"overlap_hours": hours}, status=422, code="validation_failed"
        )


async def test_a_secret_that_signs_no_more_is_not_kept(api: Api, pool: Any) -> None:
    endpoint = await made(api)
    await api.post(f"{ENDPOINTS}/{endpoint['id']}/rotate-secret", {"overlap_hours": 1})
    for passed, kept in ((HOUR - timedelta(seconds=1), 2), (HOUR, 1)):
        await jobs.forget_ended_secrets(pool, NOON + passed)
        assert await api.db.fetchval("SELECT count(*) FROM webhook_secret") == kept


async def test_a_secret_opens_in_no_other_row(api: Api) -> None:
    endpoint, other = await made(api), await made(api)
    await api.db.execute(
        "UPDATE webhook_secret SET sealed = (SELECT sealed FROM webhook_secret WHERE endpoint_id = $2)"
        " WHERE endpoint_id = $1",
        endpoint["id"],
        other["id"],
    )
    with pytest.raises(CannotOpen):
        await secrets_of(api, endpoint)


# --- again -----------------------------------------------------------------------------------------


async def _queued(api: Api) -> list[Json]:
    rows = await api.db.fetch(
        "SELECT natural_key, event_id::text, position, order_key, state FROM delivery ORDER BY id"
    )
    return [dict(row) for row in rows]


async def test_one_event_is_sent_again_as_often_as_somebody_asks(api: Api, pool: Any) -> None:
    customer = await api.customer()
    endpoint = await made(api, event_types=["customer.created"])
    await outbox.number_all(pool, NOON)
    (event,) = (await api.get("/v1/events?type=customer.created"))["items"]
    path = f"{ENDPOINTS}/{endpoint['id']}/redeliver"
    for number in (1, 2):
        answer = await api.post(path, {"event_id": event["id"]})
        assert answer == {"queued": 1, "last_position": event["position"], "complete": True}
        queued = await _queued(api)
        key = f"webhook:{endpoint['id']}:{event['id']}:again:{number}"
        assert (queued[-1]["natural_key"], queued[-1]["event_id"]) == (key, event["id"])
    (other,) = (await api.get("/v1/events?type=webhook_endpoint.created"))["items"]
    for unwanted in (other["id"], str(uuid.uuid4())):
        await api.refused("POST", path, {"event_id": unwanted}, status=404, code="event_not_found")
    assert customer["id"] == event["subject_id"]
    assert len(await _queued(api)) == 2


async def test_a_time_is_sent_again_with_its_first_instant_and_without_its_last(
    api: Api, pool: Any
) -> None:
    first = await _customer_at(api, 0)
    others = [await _customer_at(api, hours) for hours in (1, 2)]
    endpoint = await made(api, event_types=["customer.created"], ordered=True)
    own = await made(api, customer_id=first["id"])
    await outbox.number_all(pool, NOON)
    span = {"from": "2031-03-05T12:00:00Z", "to": "2031-03-05T14:00:00Z"}
    path = f"{ENDPOINTS}/{endpoint['id']}/redeliver"
    answer = await api.post(path, span)
    assert (answer["queued"], answer["complete"]) == (2, True)
    keys = [str(one["order_key"]) for one in await _queued(api)]
    assert keys == [first["id"], others[0]["id"]], "in the order of each customer's account"
    assert (await api.post(path, {**span, "after": answer["last_position"]}))["queued"] == 0
    # Of one customer it is that one's alone.
    answer = await api.post(
        f"{ENDPOINTS}/{own['id']}/redeliver", {"from": span["from"]}, now=NOON + 9 * HOUR
    )
    queued = (await _queued(api))[-answer["queued"] :]
    rows = await api.db.fetch(
        "SELECT customer_id::text FROM delivery WHERE target_id = $1", own["id"]
    )
    assert {row[0] for row in rows} == {first["id"]}
    assert len(queued) == len(rows) > 0


async def _customer_at(api: Api, hours: int) -> Json:
    return await api.post(
        "/v1/customers",
        {"name": f"Acme {hours}", "deployment": "cloud"},
        now=NOON + hours * HOUR,
    )


async def test_of_more_than_one_request_takes_it_says_where_to_go_on(
    api: Api, pool: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.webhooks import rules

    monkeypatch.setattr(rules, "MAX_REDELIVERED", 2)
    for hours in range(5):
        await _customer_at(api, hours)
    endpoint = await made(api, event_types=["customer.created"])
    await outbox.number_all(pool, NOON)
    path, after, sizes = f"{ENDPOINTS}/{endpoint['id']}/redeliver", 0, []
    while True:
        body = {"from": "2031-03-05T00:00:00Z", "to": "2031-03-06T00:00:00Z", "after": after}
        answer = await api.post(path, body)
        sizes.append(answer["queued"])
        if answer["complete"]:
            break
        after = answer["last_position"]
    assert sizes == [2, 2, 1]
    assert len({one["event_id"] for one in await _queued(api)}) == 5


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "validation_failed"),
        ({"event_id": str(uuid.uuid4()), "from": "2031-03-05T00:00:00Z"}, "validation_failed"),
        ({"event_id": str(uuid.uuid4()), "to": "2031-03-05T00:00:00Z"}, "validation_failed"),
        ({"to": "2031-03-05T00:00:00Z"}, "validation_failed"),
        ({"from": "2031-03-05T00:00:00Z", "to": "2031-03-04T00:00:00Z"}, "ends_before_start"),
    ],
)
async def test_what_is_sent_again_is_told_clearly(api: Api, body: Json, code: str) -> None:
    endpoint = await made(api)
    path = f"{ENDPOINTS}/{endpoint['id']}/redeliver"
    await api.refused("POST", path, body, status=422, code=code)


# --- the master key --------------------------------------------------------------------------------


async def test_without_a_master_key_no_endpoint_is_made(
    dsn: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.support import open_api

    monkeypatch.delenv("PERSONDAY_MASTER_KEY")
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("PERSONDAY_DATA_DIR", str(blocked))
    async with open_api(dsn) as api:
        problem = await api.refused(
            "POST", ENDPOINTS, {"url": URL}, status=503, code="master_key_unavailable"
        )
        assert str(blocked) not in str(problem)
        monkeypatch.setenv("PERSONDAY_DATA_DIR", str(tmp_path / "data"))
    async with open_api(dsn) as api:
        await made(api)
    assert (tmp_path / "data" / "master-key").stat().st_mode & 0o777 == 0o600
