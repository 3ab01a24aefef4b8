"""The database that the migrations build is the one that the tables describe."""

import asyncio
import os
import sys
from pathlib import Path

import asyncpg
import pytest
from alembic import command
from alembic.config import Config

from app.kit import migrations
from tests.api.world import everything
from tests.conftest import address, fresh_database
from tests.restored import restored
from tests.support import open_api

SNAPSHOT = Path(__file__).with_name("schema_catalogue.txt")

# What Alembic does not compare: checks, exclusions, triggers, functions, rights.
CATALOGUE = """
SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' '
       || regexp_replace(pg_get_constraintdef(oid), '\\s+', ' ', 'g')
FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'x', 'p', 'u', 'f')
UNION ALL
SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT 'function ' || oid::regprocedure || ' RETURNS ' || pg_get_function_result(oid)
       || CASE WHEN has_function_privilege('personday_app', oid, 'EXECUTE') THEN ' EXECUTE' ELSE '' END
FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (
    SELECT 1 FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid
      AND deptype = 'e')
UNION ALL
SELECT 'grant ' || table_name || ' ' || string_agg(privilege_type, ', ' ORDER BY privilege_type)
FROM information_schema.role_table_grants
WHERE grantee = 'personday_app' AND table_schema = 'public' GROUP BY table_name
UNION ALL
SELECT 'column grant ' || table_name || '.' || column_name || ' ' || privilege_type
FROM information_schema.column_privileges AS one
WHERE grantee = 'personday_app' AND privilege_type = 'UPDATE' AND NOT EXISTS (
    SELECT 1 FROM information_schema.role_table_grants AS whole
    WHERE whole.grantee = one.grantee AND whole.table_name = one.table_name
      AND whole.privilege_type = one.privilege_type)
ORDER BY 1
"""


async def test_the_tables_describe_what_the_migrations_build(dsn: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    config.attributes["dsn"] = dsn
    await asyncio.to_thread(command.check, config)


async def test_what_a_table_cannot_say_is_as_it_was_agreed(dsn: str) -> None:
    connection = await asyncpg.connect(dsn)
    lines = [row[0] for row in await connection.fetch(CATALOGUE)]
    await connection.close()
    found = "\n".join(lines) + "\n"
    if os.environ.get("PERSONDAY_TEST_REFRESH"):
        SNAPSHOT.write_text(found)
    assert found == SNAPSHOT.read_text(), "run with PERSONDAY_TEST_REFRESH=1 if it is meant"


# The slices' reads with a name, each called as the statements call it.
_CALLS = (
    "access_until($1, $2)",
    "booked_minutes($1, $2, $2, $2, $1)",
    "plans_near($1, $2)",
    "stale_sessions(ARRAY[$1], $2, $2, $2)",
    "terms_near($1, $2)",
)


@pytest.mark.parametrize("call", _CALLS)
async def test_a_read_with_a_name_is_planned_like_the_text_it_stands_for(
    dsn: str, call: str
) -> None:
    text = f"PREPARE one (uuid, timestamptz) AS SELECT * FROM {call}"
    plan = await _plan(dsn, text, "EXECUTE one(gen_random_uuid(), '2031-03-05Z')")
    assert "Function Scan" not in plan


async def test_a_status_with_a_name_is_planned_like_the_text_it_stands_for(dsn: str) -> None:
    text = (
        "PREPARE one (timestamptz) AS SELECT session_status(status, top_up_by, $1) FROM session"
        " WHERE session_overdue(status, top_up_by, $1)"
    )
    plan = await _plan(dsn, text, "EXECUTE one('2031-03-05Z')")
    assert "session_status" not in plan
    assert "session_overdue" not in plan
    assert "ix_session_waiting" in plan, "the index of those that wait serves the inlined condition"


async def _plan(dsn: str, prepare: str, execute: str) -> str:
    """The generic plan of a statement, for the service's role."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("SET ROLE personday_app")
        await connection.execute("SET plan_cache_mode = force_generic_plan")
        await connection.execute("SET enable_seqscan = off")
        await connection.execute(prepare)
        return "\n".join(
            row[0] for row in await connection.fetch(f"EXPLAIN (VERBOSE, COSTS OFF) {execute}")
        )
    finally:
        await connection.close()


async def test_a_database_that_tests_share_is_as_new_for_the_next(
    server: str, template: str
) -> None:
    async with fresh_database(server, template) as used, open_api(used) as api:
        new = await everything(api)
        customer = await api.customer()
        await api.buy(customer)
        await api.send("PUT", "/v1/company", {"name": "Another"})
        assert await everything(api) != new
        keys = await api.db.fetchval("SELECT count(*) FROM api_key")
    assert await restored(used, address(server, template))
    async with open_api(used) as again:
        found = await everything(again)
    assert keys > found["api_key"][0]
    assert {name: one for name, one in found.items() if name != "api_key"} == {
        name: one for name, one in new.items() if name != "api_key"
    }


async def test_a_database_whose_structure_was_changed_is_not_used_again(
    dsn: str, server: str, template: str
) -> None:
    connection = await asyncpg.connect(dsn)
    await connection.execute("ALTER TABLE company ADD COLUMN motto text")
    await connection.close()
    assert not await restored(dsn, address(server, template))


async def test_a_ledger_is_never_downgraded(dsn: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    config.attributes["dsn"] = dsn
    with pytest.raises(RuntimeError, match="append-only"):
        await asyncio.to_thread(command.downgrade, config, "-1")
    assert await migrations.current(dsn) == migrations.head()


async def test_migrations_beside_each_other_run_once(server: str) -> None:
    async with fresh_database(server, "template0") as empty:
        program = f"from app.kit import migrations; migrations.upgrade({empty!r})"
        started = [
            await asyncio.create_subprocess_exec(sys.executable, "-c", program) for _ in range(3)
        ]
        assert [await one.wait() for one in started] == [0, 0, 0]
        assert await migrations.current(empty) == migrations.head()
