"""Whoever ran a former release comes to this one with every row and every minute."""

import asyncio
import re
import subprocess
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from app.kit.postgres import migrations
from app.kit.postgres.database import Connection
from app.run import opening, verify
from tests.upgrades.coming_back import ROOT, database_of
from tests.upgrades.releases import RELEASES, Release

# What the tests of a release make no row of in one world; to be shorter with each.
EMPTY = {
    "0.1.0": {
        "article", "calendar_feed", "closure", "credit_warning", "inbound_email",
        "invitation_answer", "ledger_draw", "pgqueuer", "pgqueuer_log", "pgqueuer_schedules",
        "pgqueuer_statistics", "phone_call", "session_move", "session_removal",
        "session_undone_start", "subscription", "ticket_change", "time_off", "watcher",
        "working_exception", "working_hours"
    },
    "0.2.0": {
        "article", "bank_line", "calendar_feed", "chosen_file", "closure", "contact_mail",
        "credit_warning", "delivery", "delivery_attempt", "finance_holding", "finance_lot",
        "finance_movement", "inbound_email", "invitation_answer", "ledger_draw", "mail",
        "mail_link", "period", "period_head", "period_reopening", "period_snapshot", "pgqueuer",
        "pgqueuer_log", "pgqueuer_schedules", "pgqueuer_statistics", "phone_call",
        "reporter_mail", "session_move", "session_removal", "session_undone_start", "sign_in",
        "subscription", "ticket_change", "time_off", "unsubscribe_link", "verification",
        "watcher", "webhook_endpoint", "webhook_secret", "working_exception", "working_hours",
        "worksheet_draft"
    },
}  # fmt: skip
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


async def _figures(connection: Connection) -> dict[str, list[Any]]:
    return {name: await connection.fetch(asked) for name, asked in _FIGURES.items()}


@pytest.mark.parametrize("release", RELEASES, ids=lambda one: one.version)
async def test_it_is_migrated_and_nothing_of_it_changes(server: str, release: Release) -> None:
    async with database_of(server, release) as dsn:
        connection = await asyncpg.connect(dsn)
        assert await migrations.current(dsn) == release.schema
        before = await _figures(connection)
        assert all(before.values())
        await asyncio.to_thread(opening.prepare, opening.Addresses(dsn, dsn))
        assert await migrations.current(dsn) == migrations.head()
        assert await _figures(connection) == before
        await connection.close()
        assert await verify.broken(dsn) == {}


@pytest.mark.parametrize("release", RELEASES, ids=lambda one: one.version)
def test_every_table_has_rows(release: Release) -> None:
    text = release.dump
    tables = set(re.findall(r"^CREATE TABLE public\.(\w+)", text, re.MULTILINE))
    filled = set(re.findall(r"^INSERT INTO public\.(\w+)", text, re.MULTILINE))
    assert tables - filled == EMPTY[release.version]


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
