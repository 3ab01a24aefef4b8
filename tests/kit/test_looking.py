"""The figures that the database is asked for: by one connection, with little patience, and rightly."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import httpx
import pytest
from prometheus_client.metrics_core import Metric

from app.kit.postgres.database import Connection
from app.run.counted import Counted
from app.run.looking import FIGURES, OF_ITS_OWN, READY, looking
from app.run.meter import PATH, Meter
from app.run.worker import JOBS
from tests.kept import kept
from tests.proxy import proxied

# A connection's own, beside one for each statement and one for the state of the database.
TRIPS_TO_CONNECT = 4
NAMES = {name for one in FIGURES for name in one.told}


def _value(families: list[Metric], name: str, **labels: str) -> float | None:
    found = [
        sample.value
        for family in families
        for sample in family.samples
        if (sample.name, sample.labels) == (name, labels)
    ]
    assert len(found) <= 1
    return found[0] if found else None


async def test_many_who_scrape_cost_what_one_does(dsn: str, tmp_path: Path) -> None:
    async with proxied(dsn) as trips, looking(trips.dsn, tmp_path) as look:
        transport = httpx.ASGITransport(Meter(Counted(tmp_path), look))
        async with httpx.AsyncClient(transport=transport, base_url="http://meter") as client:
            answers = await asyncio.gather(*(client.get(PATH) for _ in range(50)))
        assert {one.text for one in answers} == {answers[0].text}
        assert len(trips.links) == 1
        assert len(FIGURES) < trips.count <= 2 * len(FIGURES) + TRIPS_TO_CONNECT


async def test_what_was_found_is_shown_for_a_while(dsn: str, tmp_path: Path) -> None:
    async with proxied(dsn) as trips, looking(trips.dsn, tmp_path) as look:
        first = await look.families()
        asked = trips.count
        assert await look.families() is first
        assert trips.count == asked


async def test_without_its_database_it_says_so_and_finds_it_again(
    dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.run.looking.FOUND_SECONDS", 0)
    monkeypatch.setattr("app.run.looking.LOOK_SECONDS", 0.5)
    async with proxied(dsn) as trips, looking(trips.dsn, tmp_path) as look:
        assert _value(await look.families(), READY) == 1
        trips.silence()
        began = asyncio.get_running_loop().time()
        silent = await look.families()
        assert asyncio.get_running_loop().time() - began < 5
        assert _value(silent, READY) == 0
        assert _value(silent, "personday_figures_failed") == len(FIGURES)
        assert {one.name for one in silent} <= OF_ITS_OWN.keys() | {"personday_build"}
        again = await look.families()
        assert _value(again, READY) == 1
        assert _value(again, "personday_figures_failed") == 0


async def test_an_older_schema_is_not_ready_and_what_it_has_is_shown(
    dsn: str, tmp_path: Path
) -> None:
    async with kept(dsn) as connection, looking(dsn, tmp_path) as look:
        await connection.execute("UPDATE alembic_version SET version_num = '20261129_form_2'")
        await connection.execute("ALTER TABLE session RENAME TO session_of_another")
        found = await look.families()
        await connection.execute("ALTER TABLE session_of_another RENAME TO session")
    assert _value(found, READY) == 0
    assert _value(found, "personday_figures_failed") == 1
    assert _value(found, "personday_tickets_open") == 0


@pytest.fixture
async def db(dsn: str) -> AsyncIterator[Connection]:
    """A connection that writes what the service would have written, whatever belongs to it."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("SET session_replication_role = replica")
        yield connection
    finally:
        await connection.close()


async def _figure(db: Connection, name: str, at: datetime) -> dict[tuple[str, ...], float]:
    (figures,) = [one for one in FIGURES if name in one.told]
    rows = await db.fetch(figures.sql, *([at] if "$1" in figures.sql else []))
    return {one.labels: one.value for one in figures.values(rows, name)}


T = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


async def test_an_event_without_a_position_has_an_age(db: Connection) -> None:
    name = "personday_events_oldest_unnumbered_age_seconds"
    assert await _figure(db, name, T) == {}
    for age in (30, 90, 10):
        await db.execute(
            "INSERT INTO event (id, type, subject_type, subject_id, actor, occurred_at, data)"
            " VALUES (gen_random_uuid(), 'a.b', 'a', gen_random_uuid(), 'worker', $1, '{}')",
            T - age * SECOND,
        )
    # The first that was written, whatever its instant: that one is numbered next.
    assert await _figure(db, name, T) == {(): 30.0}
    await db.execute("DELETE FROM event")


_DELIVERY = (
    "INSERT INTO delivery (id, natural_key, channel, target_id, content, state, attempts,"
    " attempts_before, due_at, created_at, finished_at) VALUES (gen_random_uuid(), gen_random_uuid(),"
    " $1, gen_random_uuid(), '{}', $2, 0, 0, $3, $3, $4)"
)


async def test_a_delivery_is_due_from_its_instant_on(db: Connection) -> None:
    await db.execute(_DELIVERY, "mail", "waiting", T, None)
    await db.execute(_DELIVERY, "mail", "failed", T, T)
    await db.execute(_DELIVERY, "mail", "delivered", T, T)
    mail, hook = ("mail",), ("webhook",)
    for at, due, age in [(T - SECOND, 0, 0), (T, 1, 0), (T + SECOND, 1, 1)]:
        assert await _figure(db, "personday_deliveries_waiting", at) == {mail: 1, hook: 0}
        assert await _figure(db, "personday_deliveries_due", at) == {mail: due, hook: 0}
        name = "personday_delivery_oldest_due_age_seconds"
        assert await _figure(db, name, at) == {mail: age, hook: 0}
    assert await _figure(db, "personday_deliveries_set_aside", T) == {mail: 1, hook: 0}
    await db.execute("DELETE FROM delivery")


async def test_the_last_verification_is_told(db: Connection) -> None:
    name = "personday_verification_passed"
    assert await _figure(db, name, T) == {}
    insert = (
        "INSERT INTO verification (id, status, requested_by, requested_at, started_at, finished_at,"
        " checked, findings) VALUES (gen_random_uuid(), $1, 'worker', $2, $2, $3, $4, $5)"
    )
    await db.execute(insert, "passed", T, T, 9, "[]")
    assert await _figure(db, name, T) == {(): 1}
    await db.execute(insert, "broken", T, T + SECOND, 9, '[{"invariant": "I1", "rows": []}]')
    # What goes on says nothing yet.
    await db.execute(insert, "running", T + SECOND, None, None, "[]")
    assert await _figure(db, name, T) == {(): 0}
    assert await _figure(db, "personday_verification_broken_invariants", T) == {(): 1}
    finished = await _figure(db, "personday_verification_finished_timestamp_seconds", T)
    assert finished == {(): (T + SECOND).timestamp()}
    await db.execute("DELETE FROM verification")


async def test_a_job_is_late_once_it_is_due(db: Connection) -> None:
    await db.execute(
        "INSERT INTO pgqueuer_schedules (expression, entrypoint, next_run, heartbeat, created, updated,"
        " status) VALUES ('* * * * *', 'verify', $1, $1, $1, $1, 'queued'),"
        " ('* * * * *', 'of_another_version', $1, $1, $1, $1, 'queued')",
        T,
    )
    assert "verify" in JOBS
    for at, late in [(T - SECOND, 0), (T, 0), (T + SECOND, 1)]:
        found = await _figure(db, "personday_job_late_seconds", at)
        assert found["verify",] == late
        assert ("other",) not in found, "what this version does not do is never late"
    await db.execute("DELETE FROM pgqueuer_schedules")


async def test_tickets_are_due_before_they_are_overdue(db: Connection) -> None:
    columns = await db.fetch(
        "SELECT column_name, data_type, column_default FROM information_schema.columns"
        " WHERE table_name = 'ticket' AND is_nullable = 'NO'"
    )
    given = {
        "status": "new", "kind": "question", "severity": 1, "stage": 0, "resolution_due_at": T,
        "created_at": T - timedelta(days=1), "reported_severity": 1, "version": 1,
        "after_outages": True, "unseen_versions": 0,
    }  # fmt: skip
    blank = {
        "uuid": "01990000-0000-7000-8000-000000000001", "boolean": False, "bigint": 1, "integer": 0,
        "smallint": 0, "text": "", "character varying": "", "ARRAY": [], "jsonb": "{}",
        "timestamp with time zone": T, "tsvector": "",
    }  # fmt: skip
    row = {
        one["column_name"]: given.get(one["column_name"], blank[one["data_type"]])
        for one in columns
    }
    places = ", ".join(f"${number}" for number in range(1, len(row) + 1))
    await db.execute(f"INSERT INTO ticket ({', '.join(row)}) VALUES ({places})", *row.values())
    hours = timedelta(hours=4)
    for at, due, overdue in [
        (T - hours - SECOND, 0, 0),
        (T - hours, 1, 0),
        (T - SECOND, 1, 0),
        (T, 0, 1),
    ]:
        assert await _figure(db, "personday_tickets_due", at) == {(): due}, at
        assert await _figure(db, "personday_tickets_overdue", at) == {(): overdue}, at
        assert await _figure(db, "personday_tickets_open", at) == {(): 1}
        assert await _figure(db, "personday_tickets_untaken", at) == {(): 1}
    await db.execute("DELETE FROM ticket")
