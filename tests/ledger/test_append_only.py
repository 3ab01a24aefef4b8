"""What was booked is never changed: by grant for the service, by trigger for the owner too."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from app.kit.postgres.connecting import APP_ROLE
from app.kit.postgres.database import Connection, Pool
from tests.ledger import books
from tests.ledger.books import Books

CHANGES = [
    "UPDATE ledger_entry SET actor = 'someone else'",
    "UPDATE ledger_entry SET hash = sha256('forged'::bytea)",
    "DELETE FROM ledger_entry",
    "TRUNCATE ledger_entry CASCADE",
    "UPDATE ledger_posting SET minutes = minutes + 10",
    "UPDATE ledger_posting SET to_balance_minutes = 0",
    "DELETE FROM ledger_posting",
    "TRUNCATE ledger_posting",
    "UPDATE ledger_lot SET net = net + 1",
    "DELETE FROM ledger_lot",
    "TRUNCATE ledger_lot",
]
WAYS_ROUND = [
    "ALTER TABLE ledger_entry DISABLE TRIGGER ALL",
    "ALTER TABLE ledger_posting DISABLE TRIGGER append_only",
    "DROP TRIGGER append_only ON ledger_entry",
    "DROP TRIGGER no_truncate ON ledger_lot",
    "DROP TABLE ledger_posting",
    "SET session_replication_role = replica",
    "DELETE FROM ledger_account",
    "DELETE FROM ledger_draw",
    "DELETE FROM credit_account",
    "TRUNCATE credit_account CASCADE",
    "DELETE FROM event",
    "UPDATE event SET data = '{}'",
    """INSERT INTO ledger_entry SELECT * FROM ledger_entry
       ON CONFLICT (credit_account_id, seq) DO UPDATE SET kind = 'hold'""",
]


@pytest.fixture
async def account(pool: Pool, dsn: str) -> AsyncIterator[Books]:
    """An account with entries; after the test they are what they were."""
    opened = await books.open_books(pool)
    await opened.buy(480)
    await opened.hold(120)
    before = await _everything(pool)
    yield opened
    assert await _everything(pool) == before
    assert await books.broken(dsn) == {}


async def _everything(pool: Pool) -> list[asyncpg.Record]:
    return [
        row
        for table in ("ledger_entry", "ledger_posting", "ledger_lot")
        for row in await pool.fetch(f"SELECT * FROM {table} ORDER BY credit_account_id, seq")
    ]


@pytest.fixture
async def owner(dsn: str) -> AsyncIterator[Connection]:
    """A superuser's connection, which no grant holds back."""
    connection: Connection = await asyncpg.connect(dsn)
    yield connection
    await connection.close()


@pytest.mark.usefixtures("account")
async def test_the_service_cannot_change_what_was_booked(pool: Pool) -> None:
    assert await pool.fetchval("SELECT current_user") == APP_ROLE
    for change in CHANGES:
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="permission denied"):
            await pool.execute(change)


@pytest.mark.usefixtures("account")
async def test_even_the_owner_is_refused_by_a_trigger(owner: Connection) -> None:
    assert await owner.fetchval("SELECT usesuper FROM pg_user WHERE usename = current_user")
    for change in CHANGES:
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="is append-only"):
            await owner.execute(change)


@pytest.mark.usefixtures("account")
async def test_the_service_cannot_get_round_it(pool: Pool) -> None:
    for change in WAYS_ROUND:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await pool.execute(change)


async def test_the_free_text_can_be_erased_and_the_chain_still_holds(pool: Pool, dsn: str) -> None:
    account = await books.open_books(pool)
    await account.give(480)
    await account.penalize(120, reason="did not come")
    assert await pool.fetchval("SELECT count(*) FROM ledger_note") == 2
    await pool.execute("DELETE FROM ledger_note")
    assert await books.broken(dsn) == {}
    assert await account.figures() == (360, 0, 0, 0)
