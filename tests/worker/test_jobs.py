"""What the jobs do, given the instant: on both sides of it, twice, and two at once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from uuid_utils.compat import uuid7

from app.kit.events import outbox
from app.kit.postgres.database import Pool
from app.kit.web import idempotency
from app.sessions import jobs as sessions
from tests.support import NOON, Api, open_api

MICROSECOND = timedelta(microseconds=1)
TOP_UP_BY = NOON + timedelta(days=3)
LATER = TOP_UP_BY + MICROSECOND


@pytest.fixture
async def api(dsn: str) -> AsyncIterator[Api]:
    """The service without the verifier: it did not make the sessions here."""
    async with open_api(dsn) as opened:
        yield opened


async def waiting(api: Api, count: int) -> list[UUID]:
    """Sessions of one technician that wait for credit until ``TOP_UP_BY``."""
    customer, technician = await api.customer(), await api.technician()
    ids = [uuid7() for _ in range(count)]
    for number, session in enumerate(ids):
        starts_at = NOON + timedelta(days=30, hours=number)
        ends_at = starts_at + timedelta(hours=1)
        await api.db.execute(
            "INSERT INTO session (id, customer_id, status, version, category, starts_at, ends_at,"
            " estimated_minutes, reserved_technicians, reserved_minutes, terms, organizer, top_up_by,"
            " holds, releases, moves, booked_at)"
            " VALUES ($1, $2, 'awaiting_credit', 1, 'training', $3, $4, 60, 1, 0, '{}',"
            " 'support@example.com', $5, 0, 0, 0, $6)",
            session, customer["id"], starts_at, ends_at, TOP_UP_BY, NOON,
        )  # fmt: skip
        await api.db.execute(
            "INSERT INTO session_technician (session_id, technician_id, position, during, busy,"
            " live, held_until) VALUES ($1, $2, 0, tstzrange($3, $4), tstzrange($3, $4), true, $5)",
            session, technician["id"], starts_at, ends_at, TOP_UP_BY,
        )  # fmt: skip
    return ids


async def lapsed(api: Api) -> dict[UUID, int]:
    """How many events tell of each lapsed session."""
    rows = await api.db.fetch(
        "SELECT id, (SELECT count(*) FROM event WHERE subject_id = session.id"
        " AND type = 'session.lapsed') AS events FROM session WHERE status = 'lapsed'"
    )
    return {row["id"]: row["events"] for row in rows}


async def test_a_session_waits_up_to_and_including_its_last_instant(api: Api, pool: Pool) -> None:
    (session,) = await waiting(api, 1)
    assert await sessions.lapse_due(pool, TOP_UP_BY) == 0
    assert await lapsed(api) == {}
    assert await sessions.lapse_due(pool, LATER) == 1
    assert await lapsed(api) == {session: 1}


async def test_lapsing_again_changes_nothing(api: Api, pool: Pool) -> None:
    (session,) = await waiting(api, 1)
    await sessions.lapse_due(pool, LATER)
    before = await api.db.fetchrow("SELECT * FROM session")
    assert await sessions.lapse_due(pool, LATER + timedelta(days=1)) == 0
    assert await api.db.fetchrow("SELECT * FROM session") == before
    assert await lapsed(api) == {session: 1}


async def test_only_sessions_that_wait_lapse(api: Api, pool: Pool) -> None:
    (session,) = await waiting(api, 1)
    for status in ("scheduled", "in_progress", "done", "cancelled", "no_show"):
        await api.db.execute("UPDATE session SET status = $2 WHERE id = $1", session, status)
        assert await sessions.lapse_due(pool, LATER) == 0
    assert await lapsed(api) == {}


async def test_a_lapsed_session_tells_what_it_was_and_gives_its_time_back(
    api: Api, pool: Pool
) -> None:
    (session,) = await waiting(api, 1)
    before = await api.db.fetchrow("SELECT * FROM session")
    await sessions.lapse_due(pool, LATER)
    after = await api.db.fetchrow("SELECT * FROM session")
    assert before is not None
    assert after is not None
    assert dict(after) == {**before, "status": "lapsed", "version": before["version"] + 1}
    (time,) = await api.db.fetch("SELECT live, held_until FROM session_technician")
    assert tuple(time) == (False, None)
    events = (await api.get("/v1/events?limit=200"))["items"]
    (event,) = [one for one in events if one["type"] == "session.lapsed"]
    assert event["subject_id"] == str(session)
    assert event["customer_id"] == str(before["customer_id"])
    assert event["actor"] == "system"
    assert datetime.fromisoformat(event["occurred_at"]) == LATER
    assert event["data"]["status"] == "lapsed"


async def test_two_at_once_lapse_each_session_once(
    api: Api, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await waiting(api, 12)
    monkeypatch.setattr(sessions, "_AT_ONCE", 2)
    counts = await asyncio.gather(*(sessions.lapse_due(pool, LATER) for _ in range(2)))
    assert sum(counts) == len(made)
    assert await lapsed(api) == dict.fromkeys(made, 1)
    assert await api.db.fetchval("SELECT array_agg(DISTINCT version) FROM session") == [2]


async def test_a_session_that_is_held_meanwhile_is_left_to_the_next_run(
    api: Api, pool: Pool
) -> None:
    held, other = await waiting(api, 2)
    async with api.db.transaction():
        await api.db.execute("SELECT FROM session WHERE id = $1 FOR UPDATE", held)
        assert await sessions.lapse_due(pool, LATER) == 1
    assert await lapsed(api) == {other: 1}
    assert await sessions.lapse_due(pool, LATER) == 1
    assert await lapsed(api) == {held: 1, other: 1}


async def test_events_are_numbered_without_a_reader(api: Api, pool: Pool) -> None:
    await api.customer()
    await api.db.execute(
        "INSERT INTO event (id, type, subject_type, subject_id, actor, occurred_at, data)"
        " SELECT gen_random_uuid(), 'person.entered', 'person', gen_random_uuid(), 'key', $1, '{}'"
        " FROM generate_series(1, 5001)",
        NOON,
    )
    positions = "SELECT position FROM event ORDER BY event_no"
    count = len(await api.db.fetch(positions))
    assert count > 5001
    for _ in range(2):
        await outbox.number_all(pool, NOON)
        after = [row[0] for row in await api.db.fetch(positions)]
        assert after == list(range(1, count + 1))


async def test_an_answer_is_forgotten_when_it_is_not_given_any_more(api: Api, pool: Pool) -> None:
    kept_since = NOON - idempotency.KEEP

    async def store(created_at: datetime, count: int) -> None:
        await api.db.execute(
            "INSERT INTO idempotency_key (principal_id, method, path, key, fingerprint, status,"
            " created_at) SELECT $1, 'POST', '/', number::text, '', 201, $2"
            " FROM generate_series(1, $3::int) AS number",
            uuid4(), created_at, count,
        )  # fmt: skip

    await store(kept_since, 5001)
    await store(kept_since + MICROSECOND, 1)
    assert await idempotency.forget_all_expired(pool, NOON - MICROSECOND) == 0
    assert await idempotency.forget_all_expired(pool, NOON) == 5001
    assert await idempotency.forget_all_expired(pool, NOON) == 0
    assert await api.db.fetchval("SELECT count(*) FROM idempotency_key") == 1
