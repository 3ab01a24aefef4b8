"""Nobody changes the audit: by grant for the service, by trigger for the owner too; old records alone go."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import asyncpg
import pytest
from uuid_utils.compat import uuid7

from app.audit import rows
from app.audit.rows import Origin, Record
from app.audit.rules import LEAST_KEPT_DAYS, AuditOutcome
from app.kit.actor import COMMAND_LINE, Actor, Role
from app.kit.postgres.connecting import APP_ROLE
from app.kit.postgres.database import Pool, transaction
from tests.audit.trails import written
from tests.proxy import proxied
from tests.support import open_api

# The database's own clock says what is young, so that here alone today counts.
NOW = datetime.now(UTC)
SOMEBODY = Actor(COMMAND_LINE, Role.ADMIN)
CHANGES = [
    "UPDATE audit_record SET actor = 'somebody else'",
    "UPDATE audit_record SET at = '2001-01-01T00:00:00Z'",
    "DELETE FROM audit_record",
    "TRUNCATE audit_record",
]
WAYS_ROUND = [
    "ALTER TABLE audit_record DISABLE TRIGGER ALL",
    "DROP TRIGGER no_early_end ON audit_record",
    "DROP FUNCTION audit_forget(timestamptz, integer)",
    "CREATE OR REPLACE FUNCTION refuse_early_end() RETURNS trigger LANGUAGE sql AS 'SELECT 1'",
]


async def _add(pool: Pool, *days_ago: float) -> list[UUID]:
    """Records of so many days ago, the first first, each with where it came from."""
    found = [
        Record(uuid7(), NOW - timedelta(days=days), AuditOutcome.DONE, action="POST /v1/keys")
        for days in days_ago
    ]
    async with transaction(pool, SOMEBODY, NOW) as tx:
        rows.add_all(tx, found, [Origin(one.id, one.at, "192.0.2.7") for one in found])
    return [one.id for one in found]


async def _there(pool: Pool, table: str = "audit_record", column: str = "id") -> list[UUID]:
    found = await pool.fetch(f"SELECT {column} FROM {table} ORDER BY {column}")
    return [row[0] for row in found]


@pytest.mark.parametrize("statement", CHANGES)
async def test_neither_the_service_nor_the_owner_changes_a_record(
    pool: Pool, dsn: str, statement: str
) -> None:
    added = await _add(pool, 0, LEAST_KEPT_DAYS - 1)
    owner = await asyncpg.connect(dsn)
    try:
        for connection in (pool, owner):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)
    finally:
        await owner.close()
    assert await _there(pool) == added


@pytest.mark.parametrize("statement", WAYS_ROUND)
async def test_the_service_finds_no_way_round(pool: Pool, statement: str) -> None:
    await _add(pool, 0)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await pool.execute(statement)


async def test_what_is_old_goes_and_nothing_younger(pool: Pool) -> None:
    added = await _add(pool, 400, LEAST_KEPT_DAYS + 1, LEAST_KEPT_DAYS - 1, 0)
    assert await rows.forget_records(pool, NOW - timedelta(days=365), 100) == 1
    assert await _there(pool) == added[1:]
    # Whatever the service asks for, and however it dates what it adds.
    await _add(pool, -40_000)
    assert await rows.forget_records(pool, NOW + timedelta(days=50_000), 100) == 1
    assert (await _there(pool))[:2] == added[2:]


async def test_it_goes_in_pieces(pool: Pool) -> None:
    await _add(pool, *[400.0] * 5)
    gone = [await rows.forget_records(pool, NOW - timedelta(days=365), 2) for _ in range(4)]
    assert gone == [2, 2, 1, 0]


async def test_where_somebody_came_from_goes_before_the_record(pool: Pool) -> None:
    added = await _add(pool, 31, 30, 29)
    assert await rows.forget_addresses(pool, NOW - timedelta(days=30), 100) == 1
    assert await _there(pool, "audit_address", "record_id") == added[1:]
    assert await _there(pool) == added


async def test_the_function_is_for_the_service_alone(pool: Pool, dsn: str) -> None:
    owner = await asyncpg.connect(dsn)
    try:
        who = await owner.fetchval(
            "SELECT array_agg(DISTINCT grantee::regrole::text) FROM pg_proc,"
            " aclexplode(proacl) WHERE proname = 'audit_forget'"
        )
        assert APP_ROLE in who
        assert "-" not in who  # everybody
    finally:
        await owner.close()


async def test_what_waits_outlives_an_outage(dsn: str) -> None:
    async with proxied(dsn) as proxy, open_api(proxy.dsn) as api:
        await api.get("/v1/people")
        proxy.cut_at(b"INSERT INTO audit_record", "before")
        with pytest.raises((OSError, asyncpg.PostgresError, asyncpg.InterfaceError)):
            await written(api)
        assert proxy.cut
        proxy.forget()
        await written(api)
        found = await api.db.fetch("SELECT action, outcome, times FROM audit_record")
    assert [tuple(row) for row in found] == [("GET /v1/people", "read", 1)]
