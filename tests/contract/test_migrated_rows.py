"""What was written before a rule was kept stays readable, and gets the rows that the rule needs."""

import asyncio
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import asyncpg
from alembic import command
from alembic.config import Config

from app.kit.postgres import migrations
from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from app.run import verify
from tests.conftest import fresh_database
from tests.ledger.books import DAY, NOON, Books

BEFORE = "20261128_folded_search"
OLD_BOOKS = (Path(__file__).parent / "old_books.sql").read_text()
CUSTOMER = UUID("9e1421e4-fa4d-4b44-8f2b-6054b4da6b43")
LOT = UUID(int=0x100)
# The hold of the old books is no session's; nothing else is left that verify would find.
LEFT = {"I10 a hold belongs to the customer of its session"}


def _upgrade(dsn: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    config.attributes["dsn"] = dsn
    command.upgrade(config, revision)


async def _migrate(dsn: str) -> None:
    """A database with the old books, as it is after all that came since."""
    await asyncio.to_thread(_upgrade, dsn, BEFORE)
    connection = await asyncpg.connect(dsn)
    await connection.execute(OLD_BOOKS)
    await connection.close()
    await asyncio.to_thread(_upgrade, dsn, "head")


async def test_entries_get_their_rows_and_invoices_that_were_used_twice_stay(server: str) -> None:
    async with fresh_database(server, "template0") as dsn:
        await _migrate(dsn)
        connection = await asyncpg.connect(dsn)
        compensation = await connection.fetchval(
            "SELECT id FROM ledger_entry WHERE kind = 'adjustment'"
        )
        (adjustment,) = await connection.fetch("SELECT * FROM adjustment")
        assert (adjustment["entry_id"], adjustment["minutes"]) == (compensation, 60)
        assert (adjustment["kind"], adjustment["created_at"]) == ("compensation", NOON + 5 * DAY)
        assert (
            await connection.fetchval(
                "SELECT data ->> 'minutes' FROM event WHERE subject_id = $1", adjustment["id"]
            )
            == "60"
        )
        (refund,) = await connection.fetch("SELECT * FROM refund")
        assert (refund["purchase_id"], refund["number"], refund["minutes"]) == (LOT, 1, 100)
        repeated = await connection.fetch(
            "SELECT id FROM purchase WHERE invoice_repeated ORDER BY id"
        )
        assert [row["id"] for row in repeated] == [UUID(int=0x106), UUID(int=0x107)]
        assert {
            row[0] for row in await connection.fetch("SELECT minutes_per_person_day FROM purchase")
        } == {480}
        await connection.close()
        assert set(await verify.broken(dsn)) == LEFT


async def test_numbers_that_are_one_by_their_forms_stay_and_the_later_is_marked(
    server: str,
) -> None:
    async with fresh_database(server, "template0") as dsn:
        await asyncio.to_thread(_upgrade, dsn, BEFORE)
        connection = await asyncpg.connect(dsn)
        await connection.execute(OLD_BOOKS)
        await connection.close()
        await asyncio.to_thread(_upgrade, dsn, "20261129_worksheets_awaiting")
        connection = await asyncpg.connect(dsn)
        written = {
            0x100: "INV-001",
            0x101: "inv 1",
            0x102: "2031-0020",
            0x103: "20310020",
            0x105: "--",
        }
        for number, text in written.items():
            await connection.execute(
                "UPDATE purchase SET invoice_number = $2, external_reference = $3 WHERE id = $1",
                UUID(int=number),
                text,
                f"Ž{text}",
            )
        await connection.execute("UPDATE refund SET credit_note_number = 'D-01'")
        await connection.close()
        await asyncio.to_thread(_upgrade, dsn, "head")
        connection = await asyncpg.connect(dsn)
        rows = await connection.fetch(
            "SELECT id, invoice_short, invoice_long, invoice_repeated, reference_long,"
            " reference_repeated FROM purchase WHERE external_reference IS NOT NULL ORDER BY id"
        )
        assert [(row["id"].int, *tuple(row)[1:]) for row in rows] == [
            (0x100, "inv1", "inv001", False, "žinv001", False),
            (0x101, "inv1", "inv1", True, "žinv1", True),
            (0x102, "203120", "20310020", False, "ž20310020", False),
            (0x103, "20310020", "20310020", True, "ž20310020", True),
            (0x105, "--", "--", False, "ž", False),
        ]
        (refund,) = await connection.fetch("SELECT * FROM refund")
        assert (refund["credit_note_short"], refund["credit_note_long"]) == ("d1", "d01")
        await connection.close()
        assert set(await verify.broken(dsn)) == LEFT


async def test_lots_get_what_they_were_given_and_the_money_for_it(server: str) -> None:
    async with fresh_database(server, "template0") as dsn:
        await _migrate(dsn)
        connection = await asyncpg.connect(dsn)
        lots = await connection.fetch(
            "SELECT currency, given_minutes, net FROM ledger_account WHERE kind = 'lot'"
            " ORDER BY opened_seq"
        )
        assert [tuple(lot) for lot in lots] == [
            ("EUR", 600, Decimal(1200)),  # 120 of them settled debt
            (None, 60, None),
            ("JPY", 490, Decimal(20418)),  # of 20417.6875
            ("KWD", 1000, Decimal("69.444")),  # of 69.444375
            ("CZK", 490, Decimal("102.70")),  # of 102.6958…
        ]
        assert await connection.fetchval(
            "SELECT bool_and(given_minutes IS NULL AND net IS NULL) FROM ledger_account"
            " WHERE kind <> 'lot'"
        )
        await connection.close()


async def test_the_chain_goes_on_in_form_2_behind_what_was_hashed_in_form_1(server: str) -> None:
    async with fresh_database(server, "template0") as dsn:
        await _migrate(dsn)
        async with await open_pool(dsn, scope=EVERYBODY, size=2) as pool:
            account = Books(pool, CUSTOMER)
            await account.give(60, at=NOON + 6 * DAY)
            await account.hold(60, at=NOON + 6 * DAY)
        connection = await asyncpg.connect(dsn)
        versions = await connection.fetch("SELECT hash_version FROM ledger_entry ORDER BY seq")
        assert [row[0] for row in versions] == [1] * 11 + [2, 2]
        assert await connection.fetchval("SELECT array_agg(seq) FROM ledger_lot") == [12]
        found = set(await verify.broken(dsn)) - LEFT
        assert found == {"I9 every entry that adjusts credit has its adjustment"}
        await connection.execute(
            "SET session_replication_role = replica;"
            "UPDATE ledger_entry SET hash_version = 2 WHERE seq = 2"
        )
        await connection.close()
        assert "I4 the hash chain is intact" in await verify.broken(dsn)
