"""Closing beside writers on real connections: whatever commits afterwards is of the open month."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from app import errors
from app.calendar import service as calendar
from app.calendar.schemas import SetCompany
from app.kit.postgres.database import Pool, Tx
from app.ledger import entries, journal
from app.periods import service
from app.periods.schemas import MonthView
from tests.ledger import books
from tests.ledger.books import ACTOR, NOON, Books

END = datetime(2031, 3, 31, 22, tzinfo=UTC)
LATE = END - timedelta(seconds=1)
APRIL = END + timedelta(days=1)


@asynccontextmanager
async def acting(pool: Pool, at: datetime) -> AsyncIterator[Tx]:
    """A transaction that is committed at the end of the block."""
    async with pool.acquire() as connection:
        tx = Tx(connection, ACTOR, at)
        try:
            yield tx
            await tx.flush()
            await tx.commit()
        finally:
            await tx.rollback()


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "key.pem"


async def _close(pool: Pool, key_file: Path) -> MonthView:
    async with acting(pool, APRIL) as tx:
        return await service.close(tx, "2031-03", key_file)


async def _until_one_waits(pool: Pool) -> None:
    while not await pool.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
        await asyncio.sleep(0)


async def _booked(account: Books) -> list[datetime]:
    rows = await account.pool.fetch(
        "SELECT booked_at FROM ledger_entry WHERE credit_account_id = $1 ORDER BY seq",
        account.account_id,
    )
    return [row[0] for row in rows]


def _entries(view: MonthView) -> int:
    return view.snapshots[-1].signed.entries


async def test_a_writer_that_holds_the_account_is_waited_for_and_counted(
    pool: Pool, dsn: str, key_file: Path
) -> None:
    account = await books.open_books(pool)
    async with account.writing(LATE) as book:
        lot = book.new_lot(uuid.uuid4(), given_minutes=480)
        book.post(entries.purchase(book.state, lot, 480))
        closing = asyncio.create_task(_close(pool, key_file))
        await _until_one_waits(pool)
        assert not closing.done()
    assert _entries(await closing) == 1
    assert await _booked(account) == [LATE]
    assert await books.broken(dsn) == {}


async def test_a_request_begun_before_and_committed_after_the_close_is_of_the_open_month(
    pool: Pool, dsn: str, key_file: Path
) -> None:
    """It began with the clock of March, and had the account only behind the close."""
    account = await books.open_books(pool)
    await account.buy(480)
    async with acting(pool, APRIL) as tx:
        view = await service.close(tx, "2031-03", key_file)
        await tx.flush()
        writing = asyncio.create_task(account.hold(60, at=LATE))
        await _until_one_waits(pool)
    await writing
    assert (_entries(view), await _booked(account)) == (1, [NOON, END])
    # And whoever is late by far, on an account that nobody wrote to since.
    idle = await books.open_books(pool)
    await idle.give(60, at=NOON)
    assert await _booked(idle) == [END]
    assert await books.broken(dsn) == {}


async def test_a_customer_made_during_the_close_is_closed_with_the_others(
    pool: Pool, dsn: str, key_file: Path
) -> None:
    await books.open_books(pool)
    # One whose account is being opened when the close begins: the close waits, and sees it.
    first, second = uuid.uuid4(), uuid.uuid4()
    async with acting(pool, LATE) as tx:
        await _customer(tx, first)
        await tx.flush()
        closing = asyncio.create_task(_close(pool, key_file))
        await _until_one_waits(pool)
        assert not closing.done()
    await closing
    async with acting(pool, APRIL + timedelta(days=31)) as tx:
        await service.close(tx, "2031-04", key_file)
        await tx.flush()
        # One that comes while the close is not committed: it waits, and inherits.
        opening = asyncio.create_task(_open(pool, second))
        await _until_one_waits(pool)
        assert not opening.done()
    await opening
    for customer, booked in ((first, END + timedelta(days=30)), (second, END + timedelta(days=30))):
        account = Books(pool, customer)
        await account.give(60, at=NOON)
        assert await _booked(account) == [booked]
    assert await books.broken(dsn) == {}


async def _customer(tx: Tx, customer_id: uuid.UUID) -> None:
    tx.stage(
        "INSERT INTO customer (id, name, deployment, time_zone, language, created_at, version)"
        " VALUES ($1, 'Acme', 'cloud', 'UTC', 'en', $2, 1)",
        customer_id, tx.now,
    )  # fmt: skip
    journal.open_account(tx, customer_id, "UTC")


async def _open(pool: Pool, customer_id: uuid.UUID) -> None:
    async with acting(pool, LATE) as tx:
        await _customer(tx, customer_id)


async def test_a_server_that_dies_in_a_batch_leaves_what_was_closed_and_it_goes_on(
    pool: Pool, dsn: str, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "AT_ONCE", 2)
    accounts = [await books.open_books(pool) for _ in range(5)]
    for account in accounts:
        await account.buy(480)
    assert (await _close(pool, key_file)).status == "closing"
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
        await _close_and_die(pool, dsn, key_file)
    assert await _closed(pool) == 2
    assert (await _close(pool, key_file)).status == "closing"
    assert await _closed(pool) == 4
    view = await _close(pool, key_file)
    assert (view.status, _entries(view)) == ("closed", 5)
    assert await books.broken(dsn) == {}


async def _close_and_die(pool: Pool, dsn: str, key_file: Path) -> None:
    async with acting(pool, APRIL) as tx:
        await service.close(tx, "2031-03", key_file)
        process = await tx.connection.fetchval("SELECT pg_backend_pid()")
        owner = await asyncpg.connect(dsn)
        await owner.execute("SELECT pg_terminate_backend($1, 10000)", process)
        await owner.close()
        while not tx.connection.is_closed():
            await asyncio.sleep(0)
        await tx.connection.execute("SELECT 1")


async def _closed(pool: Pool) -> int:
    found: int = await pool.fetchval(
        "SELECT count(*) FROM credit_account WHERE closed_until IS NOT NULL"
    )
    return found


async def test_of_many_who_close_at_once_one_does(pool: Pool, dsn: str, key_file: Path) -> None:
    account = await books.open_books(pool)
    writers = [account.give(10, at=LATE) for _ in range(8)]
    closers = [_close(pool, key_file) for _ in range(4)]
    done = await asyncio.gather(*closers, *writers, return_exceptions=True)
    refused = [one for one in done if isinstance(one, Exception)]
    assert [type(one).__name__ for one in refused] == ["InvalidTransition"] * 3
    [view] = [one for one in done if isinstance(one, MonthView)]
    booked = await _booked(account)
    assert sum(one < END for one in booked) == _entries(view)
    assert set(booked) <= {LATE, END}
    assert await books.broken(dsn) == {}


async def _move(pool: Pool) -> None:
    async with acting(pool, APRIL) as tx:
        await calendar.set_company(tx, SetCompany(time_zone="Asia/Tokyo"))


async def test_a_company_that_moves_is_waited_for(pool: Pool, key_file: Path) -> None:
    async with acting(pool, APRIL) as tx:
        await calendar.set_company(tx, SetCompany(time_zone="Asia/Tokyo"))
        closing = asyncio.create_task(_close(pool, key_file))
        await _until_one_waits(pool)
        assert not closing.done()
    assert (await closing).time_zone == "Asia/Tokyo"


async def test_a_company_does_not_move_beside_the_first_close(pool: Pool, key_file: Path) -> None:
    async with acting(pool, APRIL) as tx:
        view = await service.close(tx, "2031-03", key_file)
        moving = asyncio.create_task(_move(pool))
        await _until_one_waits(pool)
        assert not moving.done()
    with pytest.raises(errors.CompanyZoneFixed):
        await moving
    assert view.time_zone == "Europe/Prague"
