"""Whoever ran a former release comes to this one with every row and every minute."""

import asyncio
import subprocess
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from app.kit import migrations
from app.kit.database import Connection
from app.run import opening, verify
from tests.conftest import fresh_database
from tests.upgrades.releases import RELEASES, ROOT, Release, loaded

# What a release's own tests make no row of.
EMPTY = {"0.1.0": set[str](), "0.2.0": set[str]()}
SQUAWK = ROOT / ".venv" / "bin" / "squawk"

# What an upgrade must not change, whatever the schema is.
_FIGURES = {
    "balances": "SELECT credit_account_id, id, kind, balance_minutes FROM ledger_account ORDER BY 1, 2",
    "entries": "SELECT credit_account_id, seq, kind, reference, booked_at, hash FROM ledger_entry"
    " ORDER BY 1, 2",
    "postings": "SELECT credit_account_id, seq, position, from_id, to_id, minutes, lot_id"
    " FROM ledger_posting ORDER BY 1, 2, 3",
    "sessions": "SELECT id, status, starts_at FROM session ORDER BY 1",
    "worksheets": "SELECT id, status, billed_minutes FROM worksheet ORDER BY 1",
    "tickets": "SELECT id, number, status, severity FROM ticket ORDER BY 1",
    "purchases": "SELECT id, status, minutes, currency FROM purchase ORDER BY 1",
}
_TABLES = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1
"""


async def _figures(connection: Connection) -> dict[str, list[Any]]:
    return {name: await connection.fetch(asked) for name, asked in _FIGURES.items()}


@pytest.mark.parametrize("release", RELEASES, ids=lambda one: one.version)
async def test_it_is_migrated_and_nothing_of_it_changes(server: str, release: Release) -> None:
    async with fresh_database(server, "template0") as dsn:
        await loaded(dsn, release)
        connection = await asyncpg.connect(dsn)
        assert await migrations.current(dsn) == release.schema
        before = await _figures(connection)
        assert all(before.values())
        await asyncio.to_thread(opening.prepare, dsn)
        assert await migrations.current(dsn) == migrations.head()
        assert await _figures(connection) == before
        await connection.close()
        assert await verify.broken(dsn) == {}


@pytest.mark.parametrize("release", RELEASES, ids=lambda one: one.version)
async def test_every_table_has_rows(server: str, release: Release) -> None:
    async with fresh_database(server, "template0") as dsn:
        await loaded(dsn, release)
        connection = await asyncpg.connect(dsn)
        tables = [row[0] for row in await connection.fetch(_TABLES)]
        empty = {
            one for one in tables if not await connection.fetchval(f"SELECT EXISTS (TABLE {one})")
        }
        await connection.close()
    assert empty == EMPTY[release.version]


def test_what_would_break_the_former_release_is_refused(tmp_path: Path) -> None:
    """The rules of .squawk.toml bite, each on a statement of its own."""
    breaking = {
        "ban-drop-column": "ALTER TABLE customer DROP COLUMN name;",
        "ban-drop-table": "DROP TABLE customer;",
        "renaming-column": "ALTER TABLE customer RENAME COLUMN name TO called;",
        "renaming-table": "ALTER TABLE customer RENAME TO client;",
        "changing-column-type": "ALTER TABLE session ALTER COLUMN version TYPE bigint;",
        "adding-not-nullable-field": "ALTER TABLE customer ALTER COLUMN name SET NOT NULL;",
        "require-concurrent-index-creation": "CREATE INDEX ix_name ON customer (name);",
        "constraint-missing-not-valid": "ALTER TABLE customer ADD CONSTRAINT c CHECK (name <> '');",
    }
    for rule, statement in breaking.items():
        file = tmp_path / f"{rule}.sql"
        file.write_text(f"SET lock_timeout = '5s';\nBEGIN;\n{statement}\nCOMMIT;\n")
        done = subprocess.run(
            [SQUAWK, "--reporter", "gcc", file],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode != 0, statement
        assert rule in done.stdout, done.stdout
