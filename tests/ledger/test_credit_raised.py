"""Whoever raises credit asks the sessions that wait for it; the journal refuses to be written without.

That each way by which the application raises credit does ask is shown in ``tests/api/test_credit_comes``.
"""

import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

import app
from app.kit.postgres.database import Pool
from app.ledger import entries
from app.ledger.accounts import AccountKind
from app.ledger.book import Book
from app.ledger.journal import CreditRaisedUnasked
from tests.ledger import books
from tests.ledger.books import NOON, Books

SESSION, SHEET, LOT = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
Post = Callable[[Book], object]


def buy(book: Book) -> None:
    book.post(entries.purchase(book.state, book.new_lot(uuid.uuid4(), given_minutes=480), 480))


def give(book: Book) -> None:
    draft = entries.positive_adjustment(
        book.state, book.new_lot(uuid.uuid4(), given_minutes=60), 60
    )
    book.post(draft, reason="goodwill")


def release(book: Book) -> None:
    book.post(entries.release(book.state, SESSION, 1, 60, compensation_days=None))


def work_less(book: Book) -> None:
    draft = entries.deduction(
        book.state,
        SESSION,
        uuid.uuid4(),
        110,
        at=book.at,
        debt_limit_minutes=0,
        override=False,
        compensation_days=None,
    )
    book.post(draft)


def bill_less(book: Book) -> None:
    draft = entries.correction(
        book.state,
        SHEET,
        2,
        50,
        at=book.at,
        debt_limit_minutes=0,
        override=False,
        compensation_days=None,
    )
    assert draft
    book.post(draft)


def release_and_take_again(book: Book) -> None:
    release(book)
    book.post(entries.penalty(book.state, "penalty", 120, at=book.at))


def penalize(book: Book) -> None:
    book.post(entries.penalty(book.state, "penalty", 60, at=book.at))


def hold(book: Book) -> None:
    draft = entries.hold(book.state, SESSION, 2, 60, at=book.at, minimum_purchase_minutes=480)
    book.post(draft)


def confirm(book: Book) -> None:
    draft = entries.confirmation(book.state, SHEET)
    assert draft
    book.post(draft)


def refund(book: Book) -> None:
    book.post(entries.refund(book.state, LOT, 1, 60))


@pytest.fixture
async def account(pool: Pool) -> Books:
    """480 minutes bought: 120 held, 60 billed, 300 free."""
    opened = await books.open_books(pool)
    await opened.buy(480, lot_id=LOT)
    await opened.deduct(await opened.hold(60), 60, worksheet_id=SHEET)
    await opened.hold(120, session_id=SESSION)
    assert await opened.figures() == (300, 120, 60, 0)
    return opened


@pytest.mark.parametrize(
    ("post", "content"),
    [
        (buy, None),
        (give, None),
        (release, SESSION),
        (work_less, SESSION),
        (bill_less, SHEET),
        (release_and_take_again, SESSION),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
async def test_a_rise_without_asking_is_refused_and_nothing_is_kept(
    account: Books, post: Post, content: uuid.UUID | None
) -> None:
    before = await account.kinds()
    with pytest.raises(CreditRaisedUnasked):
        async with account.writing(
            NOON, waiting_asked=False, content_of=content, spend_minutes=120
        ) as book:
            post(book)
    assert (await account.kinds(), await account.figures()) == (before, (300, 120, 60, 0))
    async with account.writing(
        NOON, waiting_asked=True, content_of=content, spend_minutes=120
    ) as book:
        post(book)
    assert len(await account.kinds()) > len(before)


@pytest.mark.parametrize("source", [AccountKind.PENALTIES, AccountKind.ADJUSTED])
async def test_a_reversal_without_asking_is_refused(account: Books, source: AccountKind) -> None:
    taken = await (account.penalize(60) if source is AccountKind.PENALTIES else account.take(60))
    with pytest.raises(CreditRaisedUnasked):
        async with account.writing(NOON, waiting_asked=False, entry_id=taken.id) as book:
            book.post(entries.reversal(book.state, taken.id, source, compensation_days=None))
    assert await account.figures() == (240, 120, 60, 0)


@pytest.mark.parametrize(
    ("post", "content"),
    [(penalize, None), (hold, SESSION), (confirm, SHEET), (refund, None)],
    ids=lambda value: getattr(value, "__name__", ""),
)
async def test_what_raises_no_credit_needs_to_ask_nobody(
    account: Books, post: Post, content: uuid.UUID | None
) -> None:
    before = await account.kinds()
    async with account.writing(
        NOON, waiting_asked=False, content_of=content, lot_id=LOT, spend_minutes=60
    ) as book:
        post(book)
    assert len(await account.kinds()) == len(before) + 1


def test_only_the_reserves_of_sessions_say_that_those_who_wait_are_asked() -> None:
    root = Path(app.__path__[0])
    saying = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if "waiting_asked=" in path.read_text(encoding="utf-8")
    }
    assert saying == {"sessions/holds.py"}
