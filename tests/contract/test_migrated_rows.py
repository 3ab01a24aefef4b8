"""What was written before a rule was kept stays readable, and gets the rows that the rule needs."""

import asyncio
from uuid import UUID

import asyncpg
from alembic import command
from alembic.config import Config

from app.kit import migrations
from app.kit.database import open_pool
from app.ledger import entries
from app.run import verify
from tests.conftest import fresh_database
from tests.ledger import books
from tests.ledger.books import DAY, NOON

BEFORE = "20261128_folded_search"
_PURCHASES = """
INSERT INTO purchase (id, customer_id, status, version, minutes, price_per_person_day, currency,
    invoice_number, expires_on, refunded_minutes, refunds, created_at, paid_at)
SELECT id, $2, status, 1, 480, 960, 'EUR', '2031-117', null, 0, 0, $3, null
FROM unnest($1::uuid[], $4::text[]) AS many (id, status)
"""


def _upgrade(dsn: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    config.attributes["dsn"] = dsn
    command.upgrade(config, revision)


async def test_entries_get_their_rows_and_invoices_that_were_used_twice_stay(server: str) -> None:
    async with fresh_database(server, "template0") as dsn:
        await asyncio.to_thread(_upgrade, dsn, BEFORE)
        pool = await open_pool(dsn, size=2)
        account = await books.open_books(pool, versioned=False)
        last_day = (NOON + DAY).date()
        lot = await account.buy(480, expires_on=last_day)
        session = await account.hold(60)
        await account.refund(lot, 100)
        async with account.writing(NOON + 5 * DAY, content_of=session) as book:
            draft = entries.release(book.state, session, 1, 60, compensation_days=30)
            book.post(draft)
            (compensation,) = book.compensations
            book.compensations.clear()  # as it was
        ids = [UUID(int=number) for number in range(1, 5)]
        status = ["void", "pending_payment", "pending_payment", "pending_payment"]
        await pool.execute(_PURCHASES, ids, account.customer_id, NOON, status)
        await pool.execute(_PURCHASES, [lot], account.customer_id, NOON, ["paid"])
        await pool.execute(
            "UPDATE purchase SET refunds = 1, refunded_minutes = 100, expires_on = $2,"
            " invoice_number = null WHERE id = $1",
            lot,
            last_day,
        )
        await pool.close()

        await asyncio.to_thread(_upgrade, dsn, "head")
        connection = await asyncpg.connect(dsn)
        (adjustment,) = await connection.fetch("SELECT * FROM adjustment")
        assert (adjustment["entry_id"], adjustment["minutes"]) == (compensation.id, 60)
        assert (adjustment["kind"], adjustment["created_at"]) == ("compensation", NOON + 5 * DAY)
        assert (
            await connection.fetchval(
                "SELECT data ->> 'minutes' FROM event WHERE subject_id = $1", adjustment["id"]
            )
            == "60"
        )
        (refund,) = await connection.fetch("SELECT * FROM refund")
        assert (refund["purchase_id"], refund["number"], refund["minutes"]) == (lot, 1, 100)
        repeated = await connection.fetch(
            "SELECT id FROM purchase WHERE invoice_repeated ORDER BY id"
        )
        assert [row["id"] for row in repeated] == ids[2:]
        assert {
            row[0] for row in await connection.fetch("SELECT minutes_per_person_day FROM purchase")
        } == {480}
        await connection.close()
        # The hold is no session's here; nothing else is left that verify would find.
        assert set(await verify.broken(dsn)) == {
            "I10 a hold belongs to the customer of its session"
        }
