"""A decision reads the lots that it can touch, however many there are (design §2, burn order)."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from app import errors
from app.kit.postgres.database import Pool, transaction
from app.ledger import burn, entries, journal, state_queries
from app.ledger import credit as balances
from app.ledger.accounts import FIRST_PLACE, SINGLE, Lot, account_id
from tests.ledger import books, few
from tests.ledger.books import ACTOR, NOON, Books
from tests.support import Json

FIRST_DAY = date(2031, 6, 1)
MANY = 60

usual = pytest.mark.skipif(burn.FEW != few.CHOSEN, reason="it tells what is read of the usual few")


@pytest.fixture
async def account(pool: Pool) -> Books:
    """60 lots of 20 minutes, bought in another order than they end in."""
    opened = await books.open_books(pool)
    for number in range(MANY):
        await opened.buy(20, expires_on=FIRST_DAY + timedelta(days=number * 7 % MANY))
    return opened


async def in_burn_order(account: Books) -> list[UUID]:
    lots = await balances.lots(account.pool, account.customer_id, NOON, 1000)
    return [lot.id for lot in burn.order(lots)]


async def drawn(account: Books, number: int) -> list[UUID | None]:
    """The lots that an entry moved minutes of."""
    rows = await account.pool.fetch(
        "SELECT lot_id FROM ledger_posting WHERE credit_account_id = $1 AND seq = $2"
        " ORDER BY position",
        account.account_id,
        number,
    )
    return [row["lot_id"] for row in rows]


@pytest.mark.parametrize(("minutes", "needed"), [(0, 0), (10, 1), (80, 4), (90, 5), (240, 12)])
async def test_as_many_lots_are_read_as_have_what_is_spent(
    account: Books, minutes: int, needed: int
) -> None:
    read = min(max(needed, burn.FEW), MANY)
    async with account.writing(NOON, spend_minutes=minutes) as book:
        assert len(book.state.lots) == read
        assert set(book.state.lots) == set((await in_burn_order(account))[:read])
        assert book.spendable_minutes == 20 * read
        assert book.state.available_minutes == 20 * MANY


@usual
@pytest.mark.parametrize("minutes", [20 * MANY, 20 * MANY + 10, 100_000])
async def test_all_are_read_where_they_do_not_have_more(account: Books, minutes: int) -> None:
    async with account.writing(NOON, spend_minutes=minutes) as book:
        assert len(book.state.lots) == MANY
        assert (book.state.read_until is None) == (minutes > 20 * MANY)


async def test_what_is_spent_comes_of_the_first_lots(account: Books, dsn: str) -> None:
    order = await in_burn_order(account)
    await account.hold(90)
    assert await drawn(account, MANY + 1) == order[:5]
    await account.penalize(50)  # 10 are left of the fifth
    assert await drawn(account, MANY + 2) == order[4:7]
    assert await account.figures() == (20 * MANY - 140, 90, 0, 0)
    assert await books.broken(dsn) == {}


@usual
async def test_more_is_reached_for_once_it_is_known_to_be_needed(account: Books, dsn: str) -> None:
    order = await in_burn_order(account)
    async with transaction(account.pool, ACTOR, NOON) as tx:
        await journal.lock(tx, account.customer_id)
        book = await journal.read(tx, account.customer_id, spend_minutes=30)
        assert set(book.state.lots) == set(order[: burn.FEW])
        book.post(entries.penalty(book.state, "first", 40, at=book.at))
        await journal.reach(tx, book, 110)
        assert len(book.state.lots) == 2 * burn.FEW
        book.post(entries.penalty(book.state, "second", 110, at=book.at))
        await journal.reach(tx, book, 20 * MANY)
        assert (len(book.state.lots), book.state.read_until) == (MANY, None)
        journal.write(tx, book)
    assert await drawn(account, MANY + 1) == order[:2]
    assert await drawn(account, MANY + 2) == order[2:8]
    assert await account.figures() == (20 * MANY - 150, 0, 0, 0)
    assert await books.broken(dsn) == {}


@usual
async def test_what_came_back_is_not_spent_before_what_was_not_read(
    account: Books, dsn: str
) -> None:
    """Minutes come back to a lot behind others, of which the decision knows nothing yet."""
    order = await in_burn_order(account)
    session = await account.hold(20 * MANY)
    await account.release(session, 20 * (MANY - 10), number=1)
    async with transaction(account.pool, ACTOR, NOON) as tx:
        await journal.lock(tx, account.customer_id)
        book = await journal.read(tx, account.customer_id, content_of=session)
        book.post(entries.release(book.state, session, 2, 100, compensation_days=None))
        with pytest.raises(burn.LotsNotRead):
            entries.penalty(book.state, "unread", 200, at=book.at)
        await journal.reach(tx, book, 200)
        book.post(entries.penalty(book.state, "read", 200, at=book.at))
        journal.write(tx, book, waiting_asked=True)
    assert await drawn(account, MANY + 4) == order[5:15]
    assert await books.broken(dsn) == {}


async def test_a_refusal_tells_all_that_is_available(account: Books) -> None:
    with pytest.raises(errors.InsufficientCredit) as refused:
        await account.hold(20 * MANY + 10)
    assert refused.value.fields["available_minutes"] == 20 * MANY


async def test_debt_begins_where_the_last_lot_ends(account: Books, dsn: str) -> None:
    await account.penalize(20 * MANY + 60)
    assert await account.figures() == (0, 0, 0, 60)
    assert len(set(await drawn(account, MANY + 1))) == MANY + 1
    assert await books.broken(dsn) == {}


async def test_all_that_is_past_its_date_expires_whatever_is_spent(
    account: Books, dsn: str
) -> None:
    later = NOON.replace(month=6, day=11)  # ten lots have ended
    await account.penalize(10, at=later)
    assert (await account.kinds()).count("expiry") == 10
    assert await account.figures(later) == (20 * (MANY - 10) - 10, 0, 0, 0)
    assert await books.broken(dsn) == {}


async def test_a_balance_shows_the_first_lots_and_all_of_the_figures(pool: Pool) -> None:
    account = await books.open_books(pool)
    for number in range(balances.MAX_LOTS + 1):
        shown = await account.credit(NOON)
        assert (len(shown.lots), shown.lots_truncated) == (number, False)
        await account.buy(20, expires_on=FIRST_DAY + timedelta(days=number))
    shown = await account.credit(NOON)
    assert (len(shown.lots), shown.lots_truncated) == (balances.MAX_LOTS, True)
    assert shown.available_minutes == 20 * (balances.MAX_LOTS + 1)
    then = await account.credit(NOON, as_of=True)
    assert (then.lots, then.lots_truncated) == (shown.lots, True)
    # The first is past its date: the others are all.
    later = await account.credit(NOON.replace(month=6, day=2))
    assert (len(later.lots), later.lots_truncated) == (balances.MAX_LOTS, False)
    assert later.available_minutes == 20 * balances.MAX_LOTS


@usual
async def test_no_more_lots_are_looked_at_than_read(account: Books) -> None:
    """Rows that the database itself counted on the index of the burn order."""
    one = account_id(account.customer_id)
    asked: list[tuple[str, list[Any], int]] = [
        (state_queries.ACCOUNT, [one, list(SINGLE.values()), NOON, 90, None, None, None], 9),
        (state_queries.ACCOUNT, [one, list(SINGLE.values()), NOON, 0, None, None, None], 4),
        (balances.CREDIT, [one, NOON, 5], 5),
        (balances.LOTS_BEHIND, [one, NOON, 5, NOON, NOON, one], 5),
    ]
    for statement, values, most in asked:
        async with account.pool.acquire() as connection, connection.transaction():
            await connection.execute("SET LOCAL enable_seqscan = off")
            text = await connection.fetchval(
                f"EXPLAIN (ANALYZE, TIMING off, FORMAT JSON) {statement}", *values
            )
        scans = list(_scans(json.loads(text)[0]["Plan"]))
        assert sum(scans) <= most, (statement, scans)


def _scans(plan: Json) -> Iterator[int]:
    """What each scan of lots in burn order came upon."""
    if plan.get("Index Name") == "ix_ledger_account_burn":
        yield plan["Actual Rows"] * plan["Actual Loops"] + plan.get("Rows Removed by Filter", 0)
    for child in plan.get("Plans", ()):
        yield from _scans(child)


async def test_lots_are_listed_as_of_an_instant_piece_by_piece(account: Books) -> None:
    await account.hold(50)
    then = NOON.replace(month=6, day=11)
    found = await balances.credit_as_of(account.pool, account.customer_id, then)
    assert found
    usable = [lot for lot in found.lots if lot.usable(then) or lot.held_minutes]
    assert len(usable) == MANY - 10 + 3
    listed: list[Lot] = []
    while more := await balances.lots_as_of(
        account.pool, account.customer_id, then, 7, listed[-1].place if listed else FIRST_PLACE
    ):
        listed += more
    assert listed == usable
