"""The ledger keeps the rules under which it can be distributed by ``credit_account_id``.

Citus itself is not here. What it asks of tables is asked of the catalogue; what it asks of statements, of the
plans that PostgreSQL makes of those that the service sends while everything is done that it can do.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from app.kit import deadline
from app.kit.postgres import connecting
from app.kit.postgres.database import Connection
from tests.api.world import build, everything
from tests.conftest import fresh_database
from tests.support import open_api

OVERLAY = (Path(__file__).parents[2] / "deploy" / "citus" / "distribute.sql").read_text()
DISTRIBUTED = re.findall(r"create_distributed_table\('(\w+)', 'credit_account_id'", OVERLAY)
COLUMN = "credit_account_id"

# Statements that look at all accounts, or lock several, and what becomes of them there.
ACROSS = {
    "FROM credit_account WHERE credit_account_id IN (": "locks several accounts in order",
    "ledger_entry AS entry": "reads the entries of all customers for the feed and for exports",
}

_KEYS = """
SELECT relation.relname, constrained.relname AS name
FROM pg_index JOIN pg_class AS relation ON relation.oid = indrelid
JOIN pg_class AS constrained ON constrained.oid = indexrelid
WHERE relation.relname = ANY($1) AND (indisunique OR indisexclusion) AND NOT EXISTS (
    SELECT FROM pg_attribute WHERE attrelid = indrelid AND attname = $2 AND attnum = ANY(indkey))
"""
# In the same place on both sides, the sides being distributed together.
_REFERENCES = """
SELECT conname, conrelid::regclass::text AS of, confrelid::regclass::text AS to FROM pg_constraint
WHERE contype = 'f' AND (conrelid::regclass::text = ANY($1) OR confrelid::regclass::text = ANY($1))
  AND NOT (conrelid::regclass::text = ANY($1) AND confrelid::regclass::text = ANY($1) AND EXISTS (
    SELECT FROM unnest(conkey, confkey) AS pair (mine, theirs)
    JOIN pg_attribute AS one ON one.attrelid = conrelid AND one.attnum = mine AND one.attname = $2
    JOIN pg_attribute AS other
        ON other.attrelid = confrelid AND other.attnum = theirs AND other.attname = $2))
"""
# Of each row alone, or dropped by the overlay.
_TRIGGERS = """
SELECT tgrelid::regclass::text AS of, tgname FROM pg_trigger
WHERE NOT tgisinternal AND tgrelid::regclass::text = ANY($1) AND tgtype & 1 = 0
"""
_COLUMN = """
SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
WHERE relkind = 'r' AND relname ~ '^(ledger_|credit_account$)' AND attname = $1 AND attnotnull
"""


async def test_the_overlay_names_every_table_of_an_account(dsn: str) -> None:
    connection = await asyncpg.connect(dsn)
    found = [row[0] for row in await connection.fetch(_COLUMN, COLUMN)]
    await connection.close()
    assert sorted(found) == sorted(DISTRIBUTED)
    assert DISTRIBUTED[0] == "credit_account"
    assert OVERLAY.count("colocate_with => 'credit_account'") == len(DISTRIBUTED) - 1


async def test_keys_references_and_triggers_stay_within_an_account(dsn: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        assert not await connection.fetch(_KEYS, DISTRIBUTED, COLUMN)
        assert not await connection.fetch(_REFERENCES, DISTRIBUTED, COLUMN)
        for table, name in await connection.fetch(_TRIGGERS, DISTRIBUTED):
            assert f"DROP TRIGGER {name} ON {table};" in OVERLAY
        await connection.execute("CREATE UNIQUE INDEX wrong ON ledger_entry (id)")
        await connection.execute(
            "ALTER TABLE ledger_note ADD FOREIGN KEY (credit_account_id) REFERENCES customer (id)"
        )
        assert [row["name"] for row in await connection.fetch(_KEYS, DISTRIBUTED, COLUMN)] == [
            "wrong"
        ]
        [row] = await connection.fetch(_REFERENCES, DISTRIBUTED, COLUMN)
        assert row["to"] == "customer"
    finally:
        await connection.close()


@pytest.fixture(scope="module")
def said() -> set[str]:
    """What the service says to its database."""
    return set()


@pytest.fixture(scope="module")
async def explained(
    server: str, template: str, said: set[str]
) -> dict[str, list[tuple[dict[str, Any], str]]]:
    """Each statement on the ledger, with the nodes of its plan that read it and what narrows those."""
    prepare = connecting.prepare

    async def heard(connection: Connection) -> None:
        await prepare(connection)
        connection.add_query_logger(lambda logged: said.add(logged.query))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connecting, "prepare", heard)
        patch.setattr(deadline, "WORK_SECONDS", 60.0)  # nothing here is about time
        async with fresh_database(server, template) as dsn:
            async with open_api(dsn) as api:
                await build(api)
                await everything(api)
            connection = await asyncpg.connect(dsn, statement_cache_size=0)
            try:
                return {text: await _scans(connection, text) for text in said if _is_ours(text)}
            finally:
                await connection.close()


def _is_ours(text: str) -> bool:
    return any(re.search(rf"\b{table}\b", text) for table in DISTRIBUTED)


async def _scans(connection: Connection, text: str) -> list[tuple[dict[str, Any], str]]:
    """The nodes that read a distributed table, each with its conditions and those of what joins it."""
    text = re.sub(r"^\s*(BEGIN;)?\s*(SET LOCAL [^;]*;)?", "", text)
    await connection.execute(
        f"DEALLOCATE ALL; SET plan_cache_mode = force_generic_plan; PREPARE one AS {text}"
    )
    count = await connection.fetchval(
        "SELECT cardinality(parameter_types) FROM pg_prepared_statements"
    )
    given = f"({', '.join(['NULL'] * count)})" if count else ""
    row = await connection.fetchval(f"EXPLAIN (VERBOSE, FORMAT JSON) EXECUTE one{given}")
    (plan,) = json.loads(row)
    return list(_narrowed(plan["Plan"], ""))


def _narrowed(node: dict[str, Any], above: str) -> Iterator[tuple[dict[str, Any], str]]:
    own = " ".join(str(value) for name, value in node.items() if name.endswith(("Cond", "Filter")))
    if node.get("Relation Name") in DISTRIBUTED and node["Node Type"] != "ModifyTable":
        yield node, f"{own} {above}"
    for child in node.get("Plans", ()):
        yield from _narrowed(child, f"{own} {above}")


def _names_an_account(node: dict[str, Any], conditions: str) -> bool:
    column = rf"\b{node['Alias']}\.{COLUMN}\b"
    return bool(re.search(rf"{column} = |= {column}", conditions))


def test_statements_on_the_ledger_were_heard(explained: dict[str, Any]) -> None:
    assert len(explained) >= 15
    assert any("FOR UPDATE" in text for text in explained)
    assert any("INSERT INTO ledger_posting" in text for text in explained)


def test_every_statement_names_its_account(
    explained: dict[str, list[tuple[dict[str, Any], str]]],
) -> None:
    wrong = [
        (text, node["Relation Name"], conditions)
        for text, scans in explained.items()
        for node, conditions in scans
        if not _names_an_account(node, conditions) and not any(part in text for part in ACROSS)
    ]
    assert not wrong


def test_what_locks_is_about_one_account(explained: dict[str, Any]) -> None:
    for text, scans in explained.items():
        if "FOR UPDATE" not in text or any(part in text for part in ACROSS):
            continue
        for _, conditions in scans:
            assert "ANY (" not in conditions, text


async def test_a_statement_that_names_no_account_is_told(dsn: str) -> None:
    connection = await asyncpg.connect(dsn, statement_cache_size=0)
    try:
        for text, right in {
            "SELECT seq FROM ledger_entry WHERE id = $1": False,
            "SELECT seq FROM ledger_entry WHERE credit_account_id = $1": True,
            "SELECT seq FROM ledger_entry WHERE credit_account_id = ANY($1)": True,
            "SELECT 1 FROM ledger_entry AS e JOIN ledger_posting AS p USING (credit_account_id, seq)"
            " WHERE e.credit_account_id = $1": True,
            "SELECT 1 FROM ledger_entry AS e JOIN ledger_posting AS p ON p.seq = e.seq"
            " WHERE e.credit_account_id = $1": False,
        }.items():
            scans = await _scans(connection, text)
            assert all(_names_an_account(*one) for one in scans) is right, text
    finally:
        await connection.close()
