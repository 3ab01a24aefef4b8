"""Calendars at secret addresses: what is in them, who makes them, and how they end."""

from datetime import timedelta
from typing import Any

import pytest

from app.access.directory import key_hash
from app.invitations import queries
from app.kit.telemetry import logs
from app.kit.web import middleware
from tests.api.world import DAY, problem, z
from tests.invitations.conftest import World
from tests.invitations.reading import COST, attendees, read, unfolded, value
from tests.support import NOON, Api, Json

FEEDS = "/v1/calendar-feeds"
NOBODY = "01990000-0000-7000-8000-000000000099"


async def make(api: Api, **body: Any) -> Json:
    how = {name: body.pop(name) for name in ("role", "key") if name in body}
    return await api.post(FEEDS, body, **how)


async def fetch(api: Api, address: str, status: int = 200, **how: Any) -> Any:
    """What a calendar program is answered at an address."""
    response = await api.send("GET", address, role=None, **how)
    assert response.status_code == status, response.text
    return response


def named(world: World, events: list[Any]) -> list[str]:
    """The sessions that events stand for, by the names of the world."""
    sessions = {**world.sessions, "foreign": world.foreign}
    names = {f"{session['id']}@personday": name for name, session in sessions.items()}
    return [names[event["UID"]] for event in events]


# --- what is in it ------------------------------------------------------------------------------


async def test_a_customers_calendar_has_what_is_its_own_and_holds(world: World) -> None:
    feed = await make(world.api, customer_id=world.customer["id"])
    response = await fetch(world.api, feed["address"])
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar, events = read(response.content)
    assert calendar["METHOD"] == "PUBLISH"
    assert value(response.content, "NAME") == 'Server support: Žluťoučký; "kůň", s.r.o.'
    assert named(world, events) == ["done", "scheduled", "ann"], "neither cancelled nor old"
    assert [event["SEQUENCE"] for event in events] == [2, 0, 0]
    assert {str(event["SUMMARY"]) for event in events} == {
        "Server support: installation upgrade migration"
    }
    assert not [attendees(event) for event in events if attendees(event)]
    text = "\n".join(unfolded(response.content))
    assert not COST.search(text)
    for foreign in (world.foreign["id"], world.other["id"], world.other["name"]):
        assert foreign not in text


async def test_a_technicians_calendar_has_the_sessions_held_and_whose_they_are(
    world: World,
) -> None:
    feed = await make(world.api, technician_id=world.tomas["id"], name="Mine; all, of them")
    response = await fetch(world.api, feed["address"])
    _, events = read(response.content)
    assert value(response.content, "NAME") == "Mine; all, of them"
    assert named(world, events) == ["done", "scheduled", "foreign"]
    owners = [str(event["SUMMARY"]).partition(" (")[2] for event in events]
    assert owners == ['Žluťoučký; "kůň", s.r.o.)'] * 2 + ["Other Ltd)"]
    assert not COST.search("\n".join(unfolded(response.content)))


async def test_a_session_stays_for_30_days_after_its_end(world: World) -> None:
    feed = await make(world.api, customer_id=world.customer["id"])
    gone = NOON - 28 * DAY + timedelta(hours=2) + 30 * DAY
    for now, seen in ((gone - timedelta(seconds=1), True), (gone, False)):
        _, events = read((await fetch(world.api, feed["address"], now=now)).content)
        assert ("done" in named(world, events)) is seen


async def test_a_calendar_holds_the_first_of_too_many(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MAX_SESSIONS", 2)
    feed = await make(world.api, customer_id=world.customer["id"])
    _, events = read((await fetch(world.api, feed["address"])).content)
    assert named(world, events) == ["done", "scheduled"]


async def test_a_session_that_waits_is_tentative_and_leaves_when_it_lapses(world: World) -> None:
    api, session = world.api, world.sessions["ann"]
    feed = await make(api, technician_id=world.ann["id"])
    change = "UPDATE session SET status = $2, top_up_by = $3 WHERE id = $1"
    await api.db.execute(change, session["id"], "awaiting_credit", NOON)
    try:
        _, (event,) = read((await fetch(api, feed["address"])).content)
        assert event["STATUS"] == "TENTATIVE"
        later = NOON + timedelta(seconds=1)
        assert b"BEGIN:VEVENT" not in (await fetch(api, feed["address"], now=later)).content
    finally:
        await api.db.execute(change, session["id"], "scheduled", None)


# --- asking again -------------------------------------------------------------------------------


async def test_an_unchanged_calendar_is_not_sent_again(world: World) -> None:
    api = world.api
    session = await api.book(world.customer, world.ann, starts_at=NOON + 8 * DAY)
    feed = await make(api, technician_id=world.ann["id"])
    first = await fetch(api, feed["address"])
    assert first.headers["cache-control"] == "private, max-age=900"
    etag = first.headers["etag"]
    again = await fetch(api, feed["address"], now=NOON + timedelta(hours=1))
    assert (again.content, again.headers["etag"]) == (first.content, etag)
    for seen in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        unchanged = await fetch(api, feed["address"], 304, headers={"If-None-Match": seen})
        assert (unchanged.content, unchanged.headers["etag"]) == (b"", etag)
        assert unchanged.headers["cache-control"] == "private, max-age=900"
    for seen in ('"other"', "", etag.strip('"')):
        await fetch(api, feed["address"], 200, headers={"If-None-Match": seen})

    at = NOON + timedelta(minutes=5)
    moved = {"starts_at": z(NOON + 9 * DAY), "asked_by": "provider"}
    await api.post(f"/v1/sessions/{session['id']}/reschedule", moved, now=at)
    changed = await fetch(api, feed["address"], headers={"If-None-Match": etag})
    assert changed.headers["etag"] != etag
    stamps = {str(one["UID"]): one.stamp for one in read(changed.content)[1]}
    assert stamps[f"{session['id']}@personday"] == at
    assert stamps[f"{world.sessions['ann']['id']}@personday"] == NOON - 5 * DAY
    await api.post(f"/v1/sessions/{session['id']}/cancel", {"asked_by": "provider"})
    restored = await fetch(api, feed["address"])
    assert restored.headers["etag"] not in (etag, changed.headers["etag"])


# --- the secret ---------------------------------------------------------------------------------


async def test_an_address_is_shown_once_and_stored_as_a_hash(world: World) -> None:
    api = world.api
    made = await make(api, customer_id=world.customer["id"], key="feed-once")
    secret = made["address"].removeprefix("/calendars/").removesuffix(".ics")
    assert len(secret) == 43, "256 bits in base64"
    refused: Any = {"status": 409, "code": "secret_already_shown", "key": "feed-once"}
    await problem(api, "POST", FEEDS, {"customer_id": world.customer["id"]}, **refused)

    shown = await api.get(f"{FEEDS}/{made['id']}")
    assert {**shown, "address": made["address"]} == made
    assert secret not in str(await api.get(f"{FEEDS}?limit=200"))
    stored = await api.db.fetchval(
        "SELECT secret_hash FROM calendar_feed WHERE id = $1", made["id"]
    )
    assert stored == key_hash(secret)
    tables = await api.db.fetch(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'pgqueuer'"
    )
    for (table,) in tables:
        found = await api.db.fetchval(
            f"SELECT count(*) FROM {table} AS row WHERE row::text LIKE '%' || $1 || '%'", secret
        )
        assert not found, table


async def test_a_revoked_calendar_is_not_found_any_more(world: World) -> None:
    api = world.api
    made = await make(api, customer_id=world.customer["id"])
    await fetch(api, made["address"])
    path = f"{FEEDS}/{made['id']}/revoke"
    revoked = await api.post(path, role=world.customer["id"])
    assert revoked["revoked_at"] == z(NOON)
    again: Any = {"status": 409, "code": "already_revoked", "key": "again"}
    assert (await problem(api, "POST", path, **again))["revoked_at"] == z(NOON)
    gone: Any = {"role": None, "status": 404, "code": "calendar_feed_not_found"}
    await problem(api, "GET", made["address"], **gone)


async def test_a_calendar_ends_with_the_contact_who_made_it(world: World) -> None:
    """And no other does; what is held about who left has it, and erasing them ends it for good."""
    api = world.api
    people = f"/v1/customers/{world.customer['id']}/contacts"
    contact = await api.post(people, {"name": "Eva Novak", "email": "eva.novak@example.com"})
    holder = {"role": "customer", "customer_id": world.customer["id"]}
    key = await api.post("/v1/keys", {**holder, "contact_id": contact["id"]})
    api.keys["eva"] = key["key"]
    theirs = await make(api, customer_id=world.customer["id"], name="Eva's", role="eva")
    others = await make(api, customer_id=world.customer["id"])
    await fetch(api, theirs["address"])
    path = f"/v1/contacts/{contact['id']}"
    held = (await api.get(f"{path}/personal-data?limit=200"))["items"]
    [shown] = [one for one in held if one["what"] == "calendar_feed"]
    assert (shown["id"], shown["data"]["name"]) == (theirs["id"], "Eva's")
    assert "secret_hash" not in shown["data"]
    await api.post(f"{path}/deactivate")
    gone: Any = {"role": None, "status": 404, "code": "calendar_feed_not_found"}
    await problem(api, "GET", theirs["address"], **gone)
    await fetch(api, others["address"])
    await api.post(f"{path}/erase", {"reason": "asked for"})
    ended = await api.get(f"{FEEDS}/{theirs['id']}")
    assert (ended["name"], ended["revoked_at"]) == (None, z(NOON))
    assert (await api.get(f"{FEEDS}/{others['id']}"))["revoked_at"] is None


async def test_a_wrong_address_is_not_found(world: World) -> None:
    made = await make(world.api, customer_id=world.customer["id"])
    secret = made["address"].removeprefix("/calendars/").removesuffix(".ics")
    other = "A" if secret[0] != "A" else "B"
    for wrong in (other + secret[1:], secret[:-1], secret.swapcase(), made["id"], "%00", "ž"):
        how: Any = {"role": None, "status": 404, "code": "calendar_feed_not_found"}
        await problem(world.api, "GET", f"/calendars/{wrong}.ics", **how)


async def test_no_log_line_has_the_secret(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[Any] = []

    class Log:
        def __getattr__(self, _level: str) -> Any:
            return lambda event, **facts: lines.append((event, facts))

    monkeypatch.setattr(middleware, "_log", Log())
    monkeypatch.setattr(logs, "_log", Log())
    made = await make(world.api, customer_id=world.customer["id"])
    secret = made["address"].removeprefix("/calendars/").removesuffix(".ics")
    await fetch(world.api, made["address"])
    await fetch(world.api, f"/calendars/{secret}", 404)
    await fetch(world.api, f"/calendars/{secret}.ics.ics", 404)
    routes = [facts["route"] for event, facts in lines if event == "request"]
    assert routes[:2] == [FEEDS, "/calendars/{secret}.ics"]
    assert len(routes) == 4
    assert secret not in str(lines)


async def test_making_and_revoking_are_events_of_ids_alone(world: World) -> None:
    api = world.api
    for subject in ({"customer_id": world.customer["id"]}, {"technician_id": world.ann["id"]}):
        made = await make(api, **subject, name="A name that no event tells")
        await api.post(f"{FEEDS}/{made['id']}/revoke")
        events = await api.db.fetch(
            "SELECT type, customer_id, data FROM event WHERE subject_id = $1 ORDER BY event_no",
            made["id"],
        )
        kinds = [event["type"] for event in events]
        assert kinds == ["calendar_feed.created", "calendar_feed.revoked"]
        for event in events:
            customer_id = event["customer_id"] and str(event["customer_id"])
            assert customer_id == subject.get("customer_id")
            assert "A name" not in str(event)


# --- who -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body", [{}, {"name": "Ours"}, {"customer_id": NOBODY, "technician_id": NOBODY}]
)
async def test_a_feed_has_one_subject(world: World, body: Json) -> None:
    refused: Any = {"status": 422, "code": "feed_subject_invalid"}
    told = await problem(world.api, "POST", FEEDS, body, **refused)
    assert told["accepted"] == ["technician_id", "customer_id"]


async def test_who_makes_whose_calendar(world: World) -> None:
    own, other = world.customer["id"], world.other["id"]
    tomas, ann = world.tomas["id"], world.ann["id"]
    for role, body in (
        (own, {"customer_id": own}),
        (ann, {"technician_id": ann}),
        *((office, {name: one}) for office in ("lead", "admin")
          for name, one in (("customer_id", own), ("technician_id", ann))),
    ):  # fmt: skip
        made = await make(world.api, role=role, **body)
        assert made["customer_id"] == body.get("customer_id")
        assert made["technician_id"] == body.get("technician_id")
    for role, body, status, code in (
        (own, {"customer_id": other}, 404, "customer_not_found"),
        (own, {"technician_id": ann}, 404, "technician_not_found"),
        (ann, {"technician_id": tomas}, 403, "forbidden"),
        (ann, {"customer_id": own}, 403, "forbidden"),
        ("finance", {"customer_id": own}, 403, "forbidden"),
        ("admin", {"customer_id": NOBODY}, 404, "customer_not_found"),
        ("admin", {"technician_id": NOBODY}, 404, "technician_not_found"),
    ):
        await problem(world.api, "POST", FEEDS, body, role=role, status=status, code=code)


async def test_who_sees_and_ends_which_feed(world: World) -> None:
    api = world.api
    own, other = world.customer["id"], world.other["id"]
    tomas, ann = world.tomas["id"], world.ann["id"]
    feeds = {
        "own": await make(api, customer_id=own),
        "other": await make(api, customer_id=other),
        "tomas": await make(api, technician_id=tomas),
        "ann": await make(api, technician_id=ann),
    }
    sees = {
        own: {"own"},
        other: {"other"},
        tomas: {"tomas"},
        ann: {"ann"},
        **{office: set(feeds) for office in ("lead", "finance", "admin")},
    }
    for role, seen in sees.items():
        items = (await api.get(f"{FEEDS}?limit=200", role=role))["items"]
        listed = {item["id"] for item in items}
        assert {name for name, feed in feeds.items() if feed["id"] in listed} == seen
        for name, feed in feeds.items():
            path = f"{FEEDS}/{feed['id']}"
            if name in seen:
                assert (await api.get(path, role=role))["id"] == feed["id"]
                continue
            hidden: Any = {"role": role, "status": 404, "code": "calendar_feed_not_found"}
            await problem(api, "GET", path, **hidden)
            await problem(api, "POST", f"{path}/revoke", **hidden)
    for role, name in ((own, "own"), (ann, "ann"), ("lead", "tomas"), ("admin", "other")):
        await api.post(f"{FEEDS}/{feeds[name]['id']}/revoke", role=role)
    how: Any = {"role": "finance", "status": 403, "code": "forbidden"}
    await problem(api, "POST", f"{FEEDS}/{feeds['own']['id']}/revoke", **how)


async def test_lists_are_narrowed_to_a_customer_or_technician(world: World) -> None:
    api, own, ann = world.api, world.customer["id"], world.ann["id"]
    await make(api, customer_id=own)
    await make(api, technician_id=ann)
    for name, subject in (("customer_id", own), ("technician_id", ann)):
        items = (await api.get(f"{FEEDS}?{name}={subject}&limit=200"))["items"]
        assert {item[name] for item in items} == {subject}
    foreign: Any = {"role": own, "status": 404, "code": "customer_not_found"}
    await problem(api, "GET", f"{FEEDS}?customer_id={world.other['id']}", **foreign)
    for path, role in (
        (f"?technician_id={ann}", own),
        (f"?technician_id={ann}", world.tomas["id"]),
    ):
        assert not (await api.get(FEEDS + path, role=role))["items"]
