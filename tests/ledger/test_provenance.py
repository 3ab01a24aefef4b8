"""Where minutes go back to when they return in parts and at different times (design §2)."""

from uuid import UUID

from app.kit.postgres.database import Pool, open_pool
from app.kit.postgres.scopes import EVERYBODY
from app.ledger import queries
from app.ledger.accounts import AccountKind
from tests.ledger import books
from tests.ledger.books import Books


async def _free(account: Books) -> dict[UUID, int]:
    return {lot_id: free for lot_id, (free, _) in (await account.lots()).items()}


async def test_a_draw_settled_by_two_lots_goes_back_to_them_in_turn(pool: Pool, dsn: str) -> None:
    account = await books.open_books(pool)
    a = await account.buy(60)
    worksheet = await account.deduct(await account.hold(60), 160)
    assert await account.figures() == (0, 0, 160, 100)
    b = await account.buy(30)
    c = await account.buy(50)
    assert await account.figures() == (0, 0, 160, 20)
    steps: list[tuple[int, dict[UUID, int]]] = [
        (140, {}),  # what is still owed comes first, and no lot gains
        (110, {c: 30}),  # the lot that settled last
        (80, {c: 50, b: 10}),
        (50, {c: 50, b: 30, a: 10}),
        (0, {c: 50, b: 30, a: 60}),
    ]
    for revision, (billed, free) in enumerate(steps, start=2):
        await account.correct(worksheet, billed, revision=revision)
        assert await _free(account) == free
        assert await account.figures() == (sum(free.values()), 0, billed, 0)
    assert await books.broken(dsn) == {}


async def test_returns_before_between_and_after_settlements_lose_no_minute(
    pool: Pool, dsn: str
) -> None:
    account = await books.open_books(pool)
    a = await account.buy(10)
    worksheet = await account.deduct(await account.hold(10), 60)
    await account.correct(worksheet, 40, revision=2)  # 20 of the 50 owed are cancelled
    assert await account.figures() == (0, 0, 40, 30)
    b = await account.buy(20)
    assert await account.figures() == (0, 0, 40, 10)
    await account.correct(worksheet, 30, revision=3)  # the last 10 owed
    assert await account.figures() == (0, 0, 30, 0)
    await account.correct(worksheet, 20, revision=4)
    assert await _free(account) == {b: 10}
    await account.correct(worksheet, 0, revision=5)
    assert await _free(account) == {b: 20, a: 10}
    assert await books.broken(dsn) == {}


async def test_minutes_that_settled_another_debt_are_given_back_by_it(pool: Pool, dsn: str) -> None:
    account = await books.open_books(pool)
    a = await account.buy(60)
    worksheet = await account.deduct(await account.hold(60), 60)
    penalty = await account.penalize(50)
    assert await account.figures() == (0, 0, 60, 50)
    await account.correct(worksheet, 20)  # 40 minutes of the lot come back, and settle
    assert await account.figures() == (0, 0, 20, 10)
    await account.reverse(penalty.id, AccountKind.PENALTIES)
    assert await _free(account) == {a: 40}
    assert await account.figures() == (40, 0, 20, 0)
    assert await books.broken(dsn) == {}


async def test_debt_of_a_confirmed_worksheet_stays_owed_until_it_is_settled(
    pool: Pool, dsn: str
) -> None:
    account = await books.open_books(pool)
    await account.buy(60)
    worksheet = await account.deduct(await account.hold(60), 160)
    await account.confirm(worksheet)
    assert await account.figures() == (0, 0, 0, 100)
    lot_id = await account.buy(480)
    assert await _free(account) == {lot_id: 380}
    assert await books.broken(dsn) == {}


async def test_debt_is_settled_oldest_first_whatever_drew_it(pool: Pool, dsn: str) -> None:
    account = await books.open_books(pool)
    older = await account.penalize(60)
    newer = await account.take(40)
    first = await account.buy(60)  # pays the penalty, and nothing of the adjustment
    second = await account.buy(40)
    await account.reverse(newer.id, AccountKind.ADJUSTED)
    assert await _free(account) == {second: 40}
    await account.reverse(older.id, AccountKind.PENALTIES)
    assert await _free(account) == {second: 40, first: 60}
    assert await books.broken(dsn) == {}


async def test_a_lot_that_settled_everything_it_had_exists_at_0(pool: Pool, dsn: str) -> None:
    account = await books.open_books(pool)
    await account.penalize(480)
    lot_id = await account.buy(480)
    assert await account.lots() == {}
    row = await pool.fetchrow(
        "SELECT kind, balance_minutes FROM ledger_account WHERE id = $1", lot_id
    )
    assert row is not None
    assert tuple(row) == ("lot", 0)
    assert await books.broken(dsn) == {}


async def test_a_connection_that_knows_no_types_yet_reads_what_was_settled(
    pool: Pool, dsn: str
) -> None:
    account = await books.open_books(pool)
    await account.penalize(10)
    await account.buy(480)
    async with await open_pool(dsn, scope=EVERYBODY, size=1) as fresh:
        entries = await queries.entries(fresh, account.customer_id, 0, 10)
    assert [posting.settles for posting in entries[1].postings] == [[1, 0], None]
