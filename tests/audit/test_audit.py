"""Who did what, who read what is personal, and who was refused: each attempt has its record, and no more."""

import asyncio
import hashlib
import json
import uuid
from typing import Any
from uuid import UUID

import pytest

from app.access import key_format
from app.audit import counting, trail
from app.audit.rows import Record
from app.audit.rules import TOLD_APART, AuditOutcome
from app.kit.actor import Role
from tests.api.ticketing import open_ticket
from tests.audit import trails
from tests.audit.trails import records, written
from tests.pages.visits import Visit, signed_in
from tests.support import NOON, Api, Json, open_api

USUAL_PAUSE_SECONDS = trail.PAUSE_SECONDS
PEOPLE = {"name": "Eva Novak", "email": "eva@example.com"}


async def _since(api: Api, before: list[Json]) -> list[Json]:
    """What was recorded since; that an admin looks at the audit is no such reading."""
    known = {one["id"] for one in before}
    return [one for one in await records(api) if one["id"] not in known]


async def test_a_write_is_recorded_with_what_it_does(api: Api) -> None:
    customer = await api.customer()
    before = await records(api)
    path = f"/v1/customers/{customer['id']}/contacts"
    answer = await api.send(
        "POST", path, PEOPLE, role="lead", headers={"X-Request-Id": "a-request"}
    )
    [one] = await _since(api, before)
    made = answer.json()["id"]
    assert one["address"] == "127.0.0.1"
    assert one["actor"] == f"key:{one['key_id']}"
    assert {name: one[name] for name in ("outcome", "times", "action", "request_id", "role")} == {
        "outcome": "done", "times": 1, "action": "POST /v1/customers/{customer_id}/contacts",
        "request_id": "a-request", "role": "lead",
    }  # fmt: skip
    assert (one["object_id"], one["customer_id"], one["status"]) == (made, customer["id"], 201)
    assert one["at"] == "2031-03-05T12:00:00Z"
    assert await api.get(f"/v1/audit/{one['id']}") == one
    # A change is of what the path names.
    await api.send("PATCH", f"/v1/contacts/{made}", {"language": "de"})
    [changed] = (await records(api, f"&object_id={made}"))[1:]
    assert (changed["action"], changed["status"]) == ("PATCH /v1/contacts/{contact_id}", 200)


async def test_nothing_is_recorded_of_what_did_not_happen(api: Api) -> None:
    customer = await api.customer()
    before = await records(api)
    path = f"/v1/customers/{customer['id']}/adjustments"
    body = {"minutes": 10, "reason": "goodwill"}
    await api.send("POST", f"{path}?dry_run=true", body)
    await api.send("POST", path, body | {"minutes": 5}, key="of no use")
    assert await _since(api, before) == []
    # A retry that is answered from what is kept did nothing, either.
    for _ in range(2):
        await api.post(path, body, key="the same")
    [one] = await _since(api, before)
    assert one["outcome"] == "done"


async def test_refused_attempts_are_recorded(api: Api) -> None:
    own, other = await api.customer(), await api.customer()
    revoked = await api.post("/v1/keys", {"role": "lead"})
    await api.post(f"/v1/keys/{revoked['id']}/revoke")
    api.keys |= {"revoked": revoked["key"], "unknown": key_format.fresh(Role.ADMIN)}
    before = await records(api)
    path = f"/v1/customers/{other['id']}"
    await api.send("GET", path, role=None)
    await api.send("GET", f"{path}/credit", role="unknown")
    await api.send("POST", f"{path}/contacts", PEOPLE, role="revoked")
    await api.send("POST", f"{path}/contacts", PEOPLE, role="finance")
    await api.send("GET", path, role=own["id"])
    await api.send("GET", "/v1/no-such-thing")  # leads nowhere
    found = await _since(api, before)
    told = [(one["status"], one["code"], one["action"], one["role"]) for one in found]
    assert told == [
        (401, "unauthenticated", "GET /v1/customers/{customer_id}", None),
        (401, "unauthenticated", "GET /v1/customers/{customer_id}/credit", None),
        (401, "unauthenticated", "POST /v1/customers/{customer_id}/contacts", None),
        (403, "forbidden", "POST /v1/customers/{customer_id}/contacts", "finance"),
        (404, "customer_not_found", "GET /v1/customers/{customer_id}", "customer"),
    ]
    assert {one["outcome"] for one in found} == {"refused"}
    assert {one["address"] for one in found} == {"127.0.0.1"}
    # A key that lives no more is known all the same; one that never was is nobody's.
    assert [one["key_id"] for one in found[:3]] == [None, None, revoked["id"]]
    assert [one["actor"] for one in found[:3]] == [None] * 3
    # Whose key tried, and what.
    assert (found[4]["customer_id"], found[4]["object_id"]) == (own["id"], other["id"])


async def test_coming_in_is_recorded_and_so_is_who_cannot(api: Api) -> None:
    before = await records(api)
    visit = Visit(api)
    assert (await visit.send("/sign-in", {"key": "pd_wrong"})).status_code == 401
    visit = await signed_in(api, api.keys["lead"])
    assert (await visit.get("/admin/keys")).status_code == 403
    found = {one["action"]: one for one in await _since(api, before)}
    assert set(found) == {"POST /sign-in", "sign-in", "GET /admin/keys"}
    assert (found["POST /sign-in"]["outcome"], found["POST /sign-in"]["status"]) == ("refused", 401)
    assert found["sign-in"]["outcome"] == "done"
    assert found["sign-in"]["actor"].startswith("key:")
    assert found["GET /admin/keys"]["code"] == "forbidden"


async def test_who_reads_what_is_personal_is_recorded(api: Api) -> None:
    customer = await api.customer()
    contact = await api.post(f"/v1/customers/{customer['id']}/contacts", PEOPLE)
    ticket = await open_ticket(api, customer["id"])
    before = await records(api)
    await api.get(f"/v1/contacts/{contact['id']}", role="finance")
    await api.get(f"/v1/customers/{customer['id']}/credit")  # minutes
    assert (await api.send("HEAD", f"/v1/customers/{customer['id']}/contacts")).is_success
    await api.send("GET", "/v1/exports/tickets")
    await api.get(f"/v1/tickets/{ticket['id']}")
    visit = await signed_in(api, api.keys["admin"])
    await visit.get(f"/admin/contacts/{contact['id']}")
    read = [one for one in await _since(api, before) if one["outcome"] == "read"]
    assert [(one["action"], one["role"]) for one in read] == [
        ("GET /v1/contacts/{contact_id}", "finance"),
        ("GET /v1/customers/{customer_id}/contacts", "admin"),
        ("GET /v1/exports/tickets", "admin"),
        ("GET /v1/tickets/{ticket_id}", "admin"),
        ("GET /admin/contacts/{contact_id}", "admin"),
    ]
    assert read[0]["object_id"] == contact["id"]
    assert {one["customer_id"] for one in read[:2]} == {customer["id"]}


async def test_what_an_event_is_shown_with_is_read(api: Api) -> None:
    customer = await api.customer()
    contact = await api.post(f"/v1/customers/{customer['id']}/contacts", PEOPLE)
    events = (await api.get("/v1/events"))["items"]
    ids = {one["subject_type"]: one["id"] for one in events}
    before = await records(api)
    await api.get(f"/v1/events/{ids['contact']}")
    await api.get(f"/v1/events/{ids['customer']}?expand=subject")  # of nobody
    assert await _since(api, before) == []
    path = f"/v1/events/{ids['contact']}?expand=subject"
    await api.send("GET", path, role="finance", headers={"X-Request-Id": "expanded"})
    [one] = await _since(api, before)
    assert (one["outcome"], one["action"]) == ("read", "GET /v1/contacts/{contact_id}")
    assert (one["object_id"], one["customer_id"]) == (contact["id"], customer["id"])
    assert (one["request_id"], one["role"]) == ("expanded", "finance")


async def test_nothing_of_what_was_said_is_in_it(api: Api) -> None:
    customer = await api.customer(name="Canary Works")
    contact = {"name": "Canary Bird", "email": "canary@example.com"}
    path = f"/v1/customers/{customer['id']}"
    await api.post(f"{path}/contacts", contact)
    await api.send("GET", "/v1/search?q=Canary")
    await api.send("GET", f"{path}/contacts?canary=1")
    await api.send("GET", "/v1/search?q=Canary", role=None)
    api.keys["wrong"] = f"{api.keys['lead']}canary"
    await api.send("GET", f"{path}/contacts", role="wrong")
    await written(api)
    rows = await api.db.fetch("SELECT to_jsonb(audit_record)::text AS one FROM audit_record")
    text = "".join(row["one"] for row in rows).lower()
    assert "canary" not in text
    for key in api.keys.values():
        assert key not in text
        assert hashlib.sha256(key.encode()).hexdigest() not in text


@pytest.mark.parametrize("attempts", [1, 2, 500])
async def test_a_flood_of_a_stranger_is_two_records(api: Api, attempts: int) -> None:
    before = await records(api)
    await asyncio.gather(*(api.http.get("/v1/keys") for _ in range(attempts)))
    found = await _since(api, before)
    assert [one["times"] for one in found] == ([1, attempts - 1] if attempts > 1 else [1])
    assert {one["action"] for one in found} == {"GET /v1/keys"}


async def test_who_tries_ever_other_things_is_some_records(api: Api) -> None:
    customer = await api.customer()
    before = await records(api)
    for _ in range(TOLD_APART + 10):
        await api.send("GET", f"/v1/customers/{uuid.uuid4()}", role=customer["id"])
    found = await _since(api, before)
    assert len(found) == TOLD_APART + 2
    assert sum(one["times"] for one in found) == TOLD_APART + 10
    rest = found[-1]
    assert (rest["times"], rest["object_id"], rest["request_id"]) == (9, None, None)
    for name in ("actor", "action", "status", "code"):
        assert rest[name] == found[0][name] is not None


async def test_no_attempt_hides_behind_many_others(api: Api) -> None:
    customer = await api.customer()
    before = await records(api)
    for _ in range(TOLD_APART + 5):
        await api.send("GET", f"/v1/customers/{uuid.uuid4()}", role=customer["id"])
    for name in ("first", "again"):
        await api.send(
            "POST", "/v1/keys", {"role": "admin"}, role=customer["id"],
            headers={"X-Request-Id": f"tried-{name}"},
        )  # fmt: skip
    found = [one for one in await _since(api, before) if one["action"] == "POST /v1/keys"]
    told = [(one["status"], one["code"], one["times"], one["request_id"]) for one in found]
    assert told == [(403, "forbidden", 1, "tried-first"), (403, "forbidden", 1, None)]


async def test_what_is_counted_is_written_as_it_goes(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is killed in the middle of a flood does not take its minute with it."""
    monkeypatch.setattr(counting, "FIRST_PAUSE_SECONDS", 0)
    for _ in range(30):
        await api.send("GET", "/v1/keys", role=None)
    await trails.trail(api).write()
    times = "SELECT sum(times) FROM audit_record WHERE outcome = 'refused'"
    assert await api.db.fetchval(times) == 30


def test_a_long_flood_is_few_records_and_never_long_untold() -> None:
    repeated = counting.Repeated()
    told: list[tuple[float, int]] = []
    for tenth in range(600):
        seconds = tenth / 10
        told += [(seconds, one.times) for one in repeated.taken(seconds)]
        record = Record(uuid.uuid4(), NOON, AuditOutcome.REFUSED)
        assert repeated.is_first("somebody", "a thing", record, seconds) is (tenth == 0)
    assert [seconds for seconds, _ in told] == [1.0, 3.0, 7.0, 15.0, 31.0]
    told += [(60.0, one.times) for one in repeated.taken(60.0)]
    assert sum(times for _, times in told) == 599
    assert not repeated.is_counting


async def test_what_is_too_much_is_counted_as_lost(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await records(api)
    monkeypatch.setattr(trail, "MOST_WAITING", 3)
    for _ in range(5):
        await api.get("/v1/people")
    # Nor is more counted than may be.
    monkeypatch.setattr(counting, "MOST_COUNTED", 0)
    await api.send("GET", "/v1/keys", role=None)
    found = await _since(api, before)
    assert [one["outcome"] for one in found] == ["read"] * 3 + ["lost"]
    assert found[-1]["times"] == 3
    assert {name for name, value in found[-1].items() if value is not None} == {
        "id", "at", "outcome", "times",
    }  # fmt: skip


async def test_what_waits_when_the_service_stops_is_written(dsn: str) -> None:
    async with open_api(dsn) as api:
        for _ in range(3):
            await api.get("/v1/people")
            await api.send("GET", "/v1/keys", role=None)
        assert await api.db.fetchval("SELECT count(*) FROM audit_record") == 0
    async with open_api(dsn) as api:
        found = await records(api)
    assert [(one["outcome"], one["times"]) for one in found] == [
        ("read", 1), ("refused", 1), ("read", 1), ("read", 1), ("refused", 2),
    ]  # fmt: skip


async def test_it_is_written_by_itself_within_a_second(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of one is waited for others; the drill for a crash is that nothing waits longer."""
    monkeypatch.setattr(trail, "PAUSE_SECONDS", USUAL_PAUSE_SECONDS)
    async with asyncio.timeout(10):
        await api.get("/v1/people")
        while not await api.db.fetchval("SELECT count(*) FROM audit_record WHERE outcome = 'read'"):
            await asyncio.sleep(0.02)


async def test_it_is_narrowed_and_paged(api: Api) -> None:
    own, other = await api.customer(), await api.customer()
    for customer in (own, other):
        await api.post(f"/v1/customers/{customer['id']}/contacts", PEOPLE)
    await api.send("GET", f"/v1/customers/{other['id']}", role=own["id"])
    assert {one["customer_id"] for one in await records(api, f"&customer_id={other['id']}")} == {
        other["id"]
    }
    [refused] = await records(api, "&outcome=refused")
    assert await records(api, f"&actor={refused['actor']}") == [refused]
    assert await records(api, "&to=2030-01-01T00:00:00Z") == []
    everything = await records(api, "&from=2031-03-05T12:00:00Z")
    page: Json = {"next_cursor": "", "items": []}
    found: list[Any] = []
    while page["next_cursor"] is not None:
        more = f"&cursor={page['next_cursor']}" if page["next_cursor"] else ""
        page = await api.get(f"/v1/audit?limit=2&from=2031-03-05T12:00:00Z{more}")
        found += page["items"]
    assert found == everything
    assert [UUID(one["id"]) for one in found] == sorted(UUID(one["id"]) for one in found)


@pytest.mark.parametrize("role", ["lead", "finance"])
async def test_it_is_an_admins(api: Api, role: str) -> None:
    await api.refused("GET", "/v1/audit", role=role, status=403, code="forbidden")


async def test_what_the_service_is_asked_beside_is_bounded(api: Api) -> None:
    """A flood leaves a few rows: its size in the table does not grow with it."""
    for _ in range(300):
        await api.send("GET", f"/v1/customers/{uuid.uuid4()}", role=None)
    found = await records(api)
    assert len(json.dumps(found)) < 12_000
