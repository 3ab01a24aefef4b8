"""Credit past its date is gone for readers at once, and booked by the next write (rule C9)."""

from datetime import date, datetime, timedelta

import pytest

from app import errors
from app.kit.postgres.database import Pool
from app.ledger import credit as balances
from app.ledger.accounts import AccountKind, EntryKind
from app.ledger.queries import entries as read_entries
from tests.ledger import books
from tests.ledger.books import DAY, NOON, Books

MICROSECOND = timedelta(microseconds=1)
LAST_DAY = date(2031, 3, 10)
END = datetime.fromisoformat("2031-03-10T23:00:00+00:00")  # midnight in Prague, in winter time


@pytest.fixture
async def account(pool: Pool) -> Books:
    """480 minutes through 10 March, and 100 for ever."""
    opened = await books.open_books(pool)
    await opened.buy(480, expires_on=LAST_DAY)
    await opened.buy(100)
    return opened


async def test_reads_leave_it_out_before_the_expiry_is_booked(account: Books, dsn: str) -> None:
    assert await account.figures(END - MICROSECOND) == (580, 0, 0, 0)
    assert await account.figures(END) == (100, 0, 0, 0)
    assert sorted((await account.lots(END)).values()) == [(100, 0)]
    assert await account.kinds() == ["purchase", "purchase"]
    await account.book_expiries(END - MICROSECOND)
    assert await account.kinds() == ["purchase", "purchase"]
    await account.book_expiries(END)
    assert await account.kinds() == ["purchase", "purchase", "expiry"]
    assert await account.figures(END) == (100, 0, 0, 0)
    assert await books.broken(dsn) == {}


async def test_every_write_books_due_expiries_first(account: Books, dsn: str) -> None:
    with pytest.raises(errors.InsufficientCredit) as refused:
        await account.hold(110, at=END)
    assert refused.value.fields["available_minutes"] == 100
    assert await account.kinds() == ["purchase", "purchase"], "a refusal books nothing"
    await account.hold(100, at=END)
    assert await account.kinds() == ["purchase", "purchase", "expiry", "hold"]
    assert await account.figures(END) == (0, 100, 0, 0)
    assert await books.broken(dsn) == {}


async def test_an_expiry_is_of_the_day_it_fell_on_however_late_it_is_booked(
    account: Books,
) -> None:
    later = END + 40 * DAY
    await account.penalize(10, at=later)
    rows = await read_entries(account.pool, account.customer_id, 0, 10, [EntryKind.EXPIRY])
    assert [(row.booked_at, row.service_on) for row in rows] == [(later, LAST_DAY)]


async def test_what_expired_cannot_be_refunded(account: Books) -> None:
    lot_id = next(iter(await account.lots()))
    with pytest.raises(errors.NothingToRefund):
        await account.refund(lot_id, None, at=END)


async def test_several_lots_expire_in_burn_order_with_one_entry_each(
    account: Books, dsn: str
) -> None:
    earlier = await account.buy(60, expires_on=LAST_DAY - DAY)
    first = await account.pool.fetchval(
        "SELECT id FROM ledger_account WHERE expires_on = $1", LAST_DAY
    )
    await account.book_expiries(END + DAY)
    rows = await read_entries(account.pool, account.customer_id, 3, 10, None)
    assert [row.kind for row in rows] == ["expiry", "expiry"]
    assert [row.postings[0].lot_id for row in rows] == [earlier, first]
    assert await account.figures(END + DAY) == (100, 0, 0, 0)
    assert await books.broken(dsn) == {}


async def test_held_and_billed_minutes_do_not_expire(account: Books, dsn: str) -> None:
    session_id = await account.hold(120)
    worksheet_id = await account.deduct(await account.hold(60), 60)
    late = END + DAY
    await account.book_expiries(late)
    assert await account.figures(late) == (100, 120, 60, 0)
    await account.confirm(worksheet_id, at=late)
    await account.deduct(session_id, 120, at=late)
    assert await account.figures(late) == (100, 0, 120, 0)
    assert "adjustment" not in await account.kinds()
    assert await books.broken(dsn) == {}


# --- minutes that come back to a lot past its date ---------------------------------------------


async def test_the_last_instant_of_the_day_still_returns_to_the_lot(account: Books) -> None:
    session_id = await account.hold(120)
    await account.release(session_id, 60, at=END - MICROSECOND)
    assert await account.figures(END - MICROSECOND) == (520, 60, 0, 0)
    assert (await account.kinds())[-1] == "release"


async def test_a_return_that_the_customer_caused_expires_at_once(account: Books, dsn: str) -> None:
    session_id = await account.hold(120)
    await account.release(session_id, 120, at=END)
    assert (await account.kinds())[-3:] == ["expiry", "release", "expiry"]
    assert await account.figures(END) == (100, 0, 0, 0)
    assert await books.broken(dsn) == {}


async def test_a_return_that_the_provider_caused_becomes_a_lot_of_30_days(
    account: Books, dsn: str
) -> None:
    session_id = await account.hold(120)
    await account.release(session_id, 120, at=END, compensation_days=30)
    assert (await account.kinds())[-4:] == ["expiry", "release", "expiry", "adjustment"]
    assert await account.figures(END) == (220, 0, 0, 0)
    [lot] = await account.pool.fetch(
        "SELECT expires_on, expires_at, price_per_person_day, currency, balance_minutes"
        " FROM ledger_account WHERE kind = 'lot' AND purchased_at = $1", END
    )  # fmt: skip
    # At END it is the 11th in Prague; 30 days later Prague is on summer time.
    last = datetime.fromisoformat("2031-04-10T22:00:00+00:00")
    assert (lot["expires_on"], lot["expires_at"]) == (date(2031, 4, 10), last)
    assert (lot["price_per_person_day"], lot["currency"], lot["balance_minutes"]) == (0, None, 120)
    assert await account.figures(last - MICROSECOND) == (220, 0, 0, 0)
    assert await account.figures(last) == (100, 0, 0, 0)
    assert await books.broken(dsn) == {}


async def test_what_comes_back_settles_debt_even_from_a_lot_past_its_date(
    account: Books, dsn: str
) -> None:
    session_id = await account.hold(120)
    await account.penalize(180, at=END)  # 100 free, 80 owed
    assert await account.figures(END) == (0, 120, 0, 80)
    await account.release(session_id, 120, at=END, compensation_days=30)
    assert await account.figures(END) == (40, 0, 0, 0)  # only the rest is compensated
    assert await books.broken(dsn) == {}


async def test_a_waived_penalty_from_an_expired_lot_is_compensated(
    account: Books, dsn: str
) -> None:
    penalty = await account.penalize(120)
    await account.reverse(penalty.id, AccountKind.PENALTIES, at=END)
    assert (await account.kinds())[-4:] == ["expiry", "reversal", "expiry", "adjustment"]
    assert await account.figures(END) == (220, 0, 0, 0)
    with pytest.raises(errors.AlreadyReversed):
        await account.reverse(penalty.id, AccountKind.PENALTIES, at=END)
    assert await books.broken(dsn) == {}


# --- any instant -------------------------------------------------------------------------------


async def test_entries_booked_exactly_at_the_instant_count(account: Books) -> None:
    hour = timedelta(hours=1)
    await account.hold(120, at=NOON + hour)
    before, after = (580, 0, 0, 0), (460, 120, 0, 0)
    assert await account.figures(NOON + hour - MICROSECOND, as_of=True) == before
    assert await account.figures(NOON + hour, as_of=True) == after
    assert await account.figures(NOON - MICROSECOND, as_of=True) == (0, 0, 0, 0)
    assert await account.lots(NOON - MICROSECOND, as_of=True) == {}


async def test_a_future_instant_leaves_out_what_will_have_expired(account: Books) -> None:
    assert await account.figures(END - MICROSECOND, as_of=True) == (580, 0, 0, 0)
    assert await account.figures(END, as_of=True) == (100, 0, 0, 0)
    assert list((await account.lots(END, as_of=True)).values()) == [(100, 0)]


async def test_a_past_instant_shows_what_was_not_yet_expired_then(account: Books) -> None:
    await account.book_expiries(END + DAY)
    assert await account.figures(END - MICROSECOND, as_of=True) == (580, 0, 0, 0)
    assert await account.figures(END, as_of=True) == (100, 0, 0, 0), "though booked a day later"
    assert await account.figures(END + DAY, as_of=True) == (100, 0, 0, 0)


async def test_booking_never_goes_back_behind_the_last_entry(account: Books, dsn: str) -> None:
    await account.hold(10, at=END)  # books the expiry too
    await account.hold(10, at=NOON, session_id=None)  # a clock that stands behind
    rows = await read_entries(account.pool, account.customer_id, 0, 10, None)
    assert [row.booked_at for row in rows] == [NOON, NOON, END, END, END]
    assert await account.figures(NOON) == (80, 20, 0, 0), "the balances after the last entry"
    assert await books.broken(dsn) == {}


async def test_an_unknown_customer_has_no_credit(pool: Pool, account: Books) -> None:
    nobody = account.account_id
    assert await balances.credit(pool, nobody, NOON) is None
    assert await balances.credit_as_of(pool, nobody, NOON) is None
