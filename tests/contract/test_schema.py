"""The database that the migrations build is the one that the tables describe."""

import asyncio
import os
import sys
from pathlib import Path

import asyncpg
import pytest
from alembic import command
from alembic.config import Config

from app.kit.postgres import migrations
from app.run import logins, rights
from tests.api.world import everything
from tests.conftest import address, fresh_database
from tests.restored import restored
from tests.support import open_api, service_address

SNAPSHOT = Path(__file__).with_name("schema_catalogue.txt")

# What Alembic does not compare: checks, exclusions, triggers, functions. Rights: app/run/rights.txt.
CATALOGUE = """
SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' '
       || regexp_replace(pg_get_constraintdef(oid), '\\s+', ' ', 'g')
FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'x', 'p', 'u', 'f')
UNION ALL
SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT 'function ' || oid::regprocedure || ' RETURNS ' || pg_get_function_result(oid)
FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (
    SELECT 1 FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid
      AND deptype = 'e')
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


async def test_the_rights_are_as_they_were_agreed(dsn: str) -> None:
    await logins.admit(dsn, service_address(dsn))
    connection = await asyncpg.connect(dsn)
    lines = "\n".join(await rights.found(connection)) + "\n"
    await connection.close()
    if os.environ.get("PERSONDAY_TEST_REFRESH"):
        rights.AGREED.write_text(lines)
    assert lines == rights.AGREED.read_text(), "run with PERSONDAY_TEST_REFRESH=1 if it is meant"


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
        program = f"from app.kit.postgres import migrations; migrations.upgrade({empty!r})"
        started = [
            await asyncio.create_subprocess_exec(sys.executable, "-c", program) for _ in range(3)
        ]
        assert [await one.wait() for one in started] == [0, 0, 0]
        assert await migrations.current(empty) == migrations.head()


@pytest.mark.parametrize(
    ("statement", "missing", "unexpected"),
    [
        ("SELECT 1", None, None),
        ("ALTER ROLE personday_app RENAME TO lost", "role personday_app", None),
        (
            "ALTER ROLE personday_app SUPERUSER",
            "role personday_app: taken by the service",
            "role personday_app: superuser, taken by the service",
        ),
        (
            "ALTER ROLE personday_app LOGIN",
            "role personday_app: taken by the service",
            "role personday_app: login, taken by the service",
        ),
        (
            "GRANT UPDATE ON ledger_entry TO personday_app",
            "table ledger_entry: INSERT, SELECT",
            "table ledger_entry: INSERT, SELECT, UPDATE",
        ),
        (
            "GRANT DELETE ON ledger_posting TO PUBLIC",
            "table ledger_posting: INSERT, SELECT",
            "table ledger_posting: DELETE, INSERT, SELECT",
        ),
        (
            "GRANT TRUNCATE ON ledger_posting TO personday_app",
            "table ledger_posting: INSERT, SELECT",
            "table ledger_posting: INSERT, SELECT, TRUNCATE",
        ),
        (
            "GRANT UPDATE (minutes) ON ledger_posting TO personday_app",
            None,
            "column ledger_posting.minutes: UPDATE",
        ),
        ("REVOKE ALL ON ticket FROM personday_app", "table ticket: INSERT, SELECT, UPDATE", None),
        ("REVOKE ALL ON SEQUENCE ticket_number FROM personday_app", "sequence ticket_number: usage", None),
        ("REVOKE UPDATE (position) ON event FROM personday_app", "column event.position: UPDATE", None),
        ("REVOKE ALL ON SCHEMA public FROM personday_app, PUBLIC", "schema public: usage", None),
        (
            "ALTER TABLE ledger_entry DISABLE TRIGGER append_only",
            "trigger append_only on ledger_entry: enabled",
            "trigger append_only on ledger_entry: disabled",
        ),
        (
            "ALTER TABLE ledger_posting ENABLE REPLICA TRIGGER no_truncate",
            "trigger no_truncate on ledger_posting: enabled",
            "trigger no_truncate on ledger_posting: disabled",
        ),
        ("DROP TRIGGER append_only ON ledger_entry", "trigger append_only on ledger_entry: enabled", None),
        ("DROP EXTENSION unaccent CASCADE", "extension unaccent", None),
    ],
)  # fmt: skip
async def test_a_right_too_many_or_too_few_is_named(
    dsn: str, statement: str, missing: str | None, unexpected: str | None
) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(f"BEGIN; {statement}")
        named = await rights.differences(connection)
    finally:
        await connection.close()
    lacks = {row["missing"] for row in named if "missing" in row}
    has = {row["unexpected"] for row in named if "unexpected" in row}
    assert (bool(lacks), bool(has)) == (missing is not None, unexpected is not None)
    assert lacks >= {missing} - {None}
    assert has == {unexpected} - {None} or "SUPERUSER" in statement
