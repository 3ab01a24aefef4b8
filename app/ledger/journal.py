"""The only writer of the ledger.

The order is always: ``lock`` the credit account's row → ``read`` its state by a later statement →
decide (``entries``, ``Book.post``) → ``write``, which stages it all for the transaction's one statement.
A verb that locks nothing else may ``lock_or_watch``: then that statement is held to what was read.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.kit.events import outbox
from app.kit.postgres.composing import columns
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_few, insert_rows
from app.kit.zones import end_of_day
from app.ledger import chain, measures, rows, state_queries
from app.ledger.accounts import PRODUCT, SINGLE, account_id
from app.ledger.book import Book
from app.ledger.rows import (
    AccountRow,
    BalanceChange,
    DrawChange,
    DrawRow,
    NoteRow,
)
from app.ledger.tables import (
    LedgerAccount,
    LedgerDraw,
    LedgerEntry,
    LedgerLot,
    LedgerNote,
    LedgerPosting,
)


class CreditRaisedUnasked(RuntimeError):
    """A fault of ours: credit rose, and the sessions that wait for it were not asked (rule C5)."""


# The row is shared with who closes: either this account is seen by the close, or the close by it.
_OPEN_ACCOUNT = """
INSERT INTO credit_account (credit_account_id, customer_id, product, time_zone, hash, closed_until, seq,
    available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes)
SELECT $1::uuid, $2::uuid, $3::text, $4::text, $5::bytea, closed_until, 0, 0, 0, 0, 0
FROM ledger_closing FOR SHARE
"""


def open_account(tx: Tx, customer_id: UUID, time_zone: str) -> None:
    """Stage a new customer's empty credit account; its lots expire by ``time_zone``."""
    credit_account_id = account_id(customer_id)
    first = chain.first(credit_account_id)
    tx.stage(_OPEN_ACCOUNT, credit_account_id, customer_id, PRODUCT, time_zone, first)
    accounts = [AccountRow(one, kind, 0, 0, opened_seq=0) for kind, one in SINGLE.items()]
    insert_rows(tx, LedgerAccount, accounts, credit_account_id=credit_account_id)


async def lock(tx: Tx, customer_id: UUID, *, then: str = "") -> None:
    """Begin, and take the lock that guards everything that can change this customer's credit.

    ``then`` takes further locks behind it, in the same trip.
    """
    with measures.LOCK_SECONDS.time():
        await tx.begin(
            f"SELECT lock_account('{account_id(customer_id)}'); {then}",
            thing=_thing(customer_id),
        )


async def lock_or_watch(tx: Tx, customer_id: UUID) -> None:
    """Lock as ``lock`` does, or watch: for a verb that reads the account before all else it decides on.

    Who watches writes nothing if the account has changed since, if its customer has left, or if a session
    of theirs waits for credit by now (``hold_account``): then the verb runs again, behind the lock.
    """
    if not tx.watch(_thing(customer_id)):
        await lock(tx, customer_id)


def _thing(customer_id: UUID) -> str:
    return f"credit {customer_id}"


async def lock_all(tx: Tx, customer_ids: Iterable[UUID]) -> None:
    """Begin, and take the locks of several customers, in the order that everybody takes them in."""
    accounts = ", ".join(f"'{account_id(one)}'" for one in customer_ids) or "NULL"
    await tx.begin(
        f"SELECT 1 FROM credit_account WHERE credit_account_id IN ({accounts})"
        " ORDER BY credit_account_id FOR UPDATE"
    )


async def read(
    tx: Tx,
    customer_id: UUID,
    *,
    spend_minutes: int = 0,
    content_of: UUID | None = None,
    entry_id: UUID | None = None,
    lot_id: UUID | None = None,
) -> Book:
    """The state of a locked credit account, with due expiries posted.

    ``spend_minutes`` are those that the decision may take out of lots: as many lots are read in burn
    order as have them, however many there are. ``content_of`` names the hold or worksheet, ``entry_id``
    the entry to reverse, whose pieces the decision needs; ``lot_id`` a lot that is needed even when
    nothing in it is free.

    Raises:
        CustomerNotFound: there is no such customer.
        AlreadyReversed: the entry was reversed before.
    """
    spend_minutes = max(spend_minutes, 0)
    account = await state_queries.account(
        tx.connection, account_id(customer_id), tx.now,
        spend_minutes=spend_minutes, content_of=content_of, entry_id=entry_id, lot_id=lot_id,
    )  # fmt: skip
    if account is None:
        raise errors.CustomerNotFound()
    if account.is_reversed:
        raise errors.AlreadyReversed()
    if tx.watches:
        seen = account_id(customer_id), account.version, tx.actor.scope
        tx.hold_to(
            "SELECT hold_account($1, $2, $3, true)", *seen,
            lock="SELECT hold_account('{}', '{}', '{}', false)".format(*seen),
        )  # fmt: skip
    book = Book(
        customer_id,
        account_id(customer_id),
        tx.actor.id,
        account.state(spend_minutes),
        seq=account.seq,
        last_hash=account.hash,
        at=account.at,
        now=tx.now,
        zone=account.time_zone,
        new_id=tx.new_id,
    )
    pieces = book.state.pieces
    book.expire_due()
    book.state = replace(book.state, pieces=pieces)
    return book


async def reach(tx: Tx, book: Book, minutes: int) -> None:
    """Read further lots of a book, so that so many minutes can be spent, or all that there are."""
    while (missing := minutes - book.spendable_minutes) > 0 and book.state.read_until:
        lots = await state_queries.lots_behind(
            tx.connection, book.credit_account_id, book.state.read_until, missing, book.at
        )
        book.add_lots(lots, missing)


def write(tx: Tx, book: Book, *, waiting_asked: bool = False) -> None:
    """Stage everything posted: entries, postings, balances, totals, debt and events.

    ``waiting_asked`` says that the sessions which wait for credit have had their turn in this book.
    Only ``sessions.holds.write`` says so, which gives it to them: who can raise credit writes there.

    Raises:
        CreditRaisedUnasked: an entry raised the available minutes, and they have not. A programming
            error; nothing is staged, and the transaction is given up.
    """
    if not book.entries:
        return
    if not waiting_asked and book.raised_available:
        kinds = ", ".join(entry.draft.kind for entry in book.entries)
        raise CreditRaisedUnasked(f"{kinds}: write the ledger by sessions.holds.write")
    _stage_entries(tx, book)
    _stage_balances(tx, book)
    _stage_draws(tx, book)
    last = book.entries[-1]
    tx.stage(
        "UPDATE credit_account SET seq = $2, booked_at = $3, hash = $4, available_minutes = $5,"
        " held_minutes = $6, awaiting_confirmation_minutes = $7, debt_minutes = $8"
        " WHERE credit_account_id = $1",
        book.credit_account_id, last.seq, last.booked_at, last.hash, last.state.available_minutes,
        last.state.held_minutes, last.state.awaiting_confirmation_minutes,
        last.state.debt_minutes,
    )  # fmt: skip


_UNENDED_LOTS = (
    "SELECT id, expires_on FROM ledger_account WHERE credit_account_id = $1 AND expires_at > $2"
)
_CHANGE_ENDS = """
UPDATE ledger_account AS account SET expires_at = change.expires_at
FROM unnest($2::uuid[], $3::timestamptz[]) AS change (id, expires_at)
WHERE account.credit_account_id = $1 AND account.id = change.id
"""


async def change_zone(tx: Tx, customer_id: UUID, time_zone: str) -> None:
    """Move a locked account to another zone, or to its own as it is now: its lots end with their days there.

    What has ended in the old zone has ended, and expires first.

    Raises:
        CustomerNotFound.
    """
    book = await read(tx, customer_id)
    write(tx, book)
    # The statement below may change rows that these entries change.
    await tx.flush()
    lots = await tx.connection.fetch(_UNENDED_LOTS, book.credit_account_id, book.at)
    ends = [end_of_day(lot["expires_on"], time_zone) for lot in lots]
    tx.stage(_CHANGE_ENDS, book.credit_account_id, [lot["id"] for lot in lots], ends)
    tx.stage(
        "UPDATE credit_account SET time_zone = $2 WHERE credit_account_id = $1",
        book.credit_account_id, time_zone,
    )  # fmt: skip


async def begin_closing(tx: Tx, until: datetime) -> None:
    """Let accounts that are opened from now on be closed until then; waits for those being opened."""
    await tx.connection.execute(
        "UPDATE ledger_closing SET closed_until = greatest(closed_until, $1)", until
    )


_UNCLOSED = """
SELECT credit_account_id FROM credit_account WHERE closed_until IS NULL OR closed_until < $1
ORDER BY credit_account_id LIMIT $2 FOR UPDATE
"""
_EXPIRING = """
SELECT customer_id FROM credit_account AS account WHERE credit_account_id = ANY($1) AND EXISTS (
    SELECT 1 FROM ledger_account AS lot WHERE lot.credit_account_id = account.credit_account_id
      AND lot.kind = 'lot' AND lot.balance_minutes > 0 AND lot.expires_at <= $2
) ORDER BY credit_account_id
"""
_CLOSE = "UPDATE credit_account SET closed_until = $2 WHERE credit_account_id = ANY($1)"


async def close_accounts(tx: Tx, until: datetime, limit: int) -> int:
    """Close credit accounts until an instant, each under its lock, by ascending id; tells how many.

    What holds one of them is waited for, and then books at ``until`` at the earliest. What has expired in
    them is booked first, now: so none of it waits for somebody's write. With fewer than ``limit``, all are
    closed.
    """
    accounts = [row[0] for row in await tx.connection.fetch(_UNCLOSED, until, limit)]
    for row in await tx.connection.fetch(_EXPIRING, accounts, tx.now):
        write(tx, await read(tx, row["customer_id"]))
        await tx.flush()
    await tx.connection.execute(_CLOSE, accounts, until)
    return len(accounts)


def _stage_entries(tx: Tx, book: Book) -> None:
    account = book.credit_account_id
    entries = rows.entry_rows(book)
    insert_few(
        tx, LedgerEntry, entries,
        credit_account_id=account, actor=tx.actor.id, booked_at=book.at,
    )  # fmt: skip
    notes = [NoteRow(entry.seq, entry.salt, entry.reason) for entry in book.entries if entry.reason]
    insert_rows(tx, LedgerNote, notes, credit_account_id=account)
    insert_few(tx, LedgerLot, rows.lot_rows(book), credit_account_id=account)
    insert_rows(tx, LedgerPosting, rows.posting_rows(book), credit_account_id=account)
    for entry in book.entries:
        tx.count(measures.ENTRIES, entry.draft.kind)
        for _ in entry.draft.postings:
            tx.count(measures.POSTINGS, entry.draft.kind)
        outbox.emit(
            tx,
            f"ledger_entry.{entry.draft.kind}",
            entry.id,
            customer_id=book.customer_id,
            data={"seq": entry.seq, "reference": entry.draft.reference},
            occurred_at=book.at,
        )


# Each is found by its id, too, so that a plan made for few accounts does not read all that there are later.
_CHANGE_BALANCES = """
UPDATE ledger_account AS account
SET balance_minutes = account.balance_minutes + change.minutes,
    held_minutes = account.held_minutes + change.held_minutes
FROM unnest($2::uuid[], $3::int[], $4::int[]) AS change (id, minutes, held_minutes)
WHERE account.credit_account_id = $1 AND account.id = change.id AND account.id = ANY($2)
"""


_CHANGE_LAST_DAYS = """
UPDATE ledger_account AS account
SET expires_on = change.expires_on, expires_at = change.expires_at
FROM unnest($2::uuid[], $3::date[], $4::timestamptz[]) AS change (id, expires_on, expires_at)
WHERE account.credit_account_id = $1 AND account.id = change.id AND account.id = ANY($2)
"""


def _stage_balances(tx: Tx, book: Book) -> None:
    balances, lots = book.state.balances, book.state.lots
    opened = rows.opened_rows(book)
    insert_few(tx, LedgerAccount, opened, credit_account_id=book.credit_account_id)
    opened_ids = {account.id for account in opened}
    before, lots_before = book.before.balances, book.before.lots
    changes = []
    for one, balance in balances.items():
        if one in opened_ids:
            continue
        minutes = balance - before.get(one, 0)
        held_minutes = lots[one].held_minutes - lots_before[one].held_minutes if one in lots else 0
        if minutes or held_minutes:
            changes.append(BalanceChange(one, minutes, held_minutes))
    if changes:
        tx.stage(_CHANGE_BALANCES, book.credit_account_id, *columns(changes, 3))
    if ends := rows.end_changes(book):
        # Two changes of one row in one statement: the second would be lost.
        assert not {one.id for one in ends} & ({one.id for one in changes} | opened_ids)
        tx.stage(_CHANGE_LAST_DAYS, book.credit_account_id, *columns(ends, 3))


_CHANGE_DRAWS = """
UPDATE ledger_draw AS draw SET open_minutes = change.open_minutes
FROM unnest($2::int[], $3::int[], $4::int[]) AS change (seq, position, open_minutes)
WHERE draw.credit_account_id = $1 AND draw.seq = change.seq AND draw.position = change.position
"""


def _stage_draws(tx: Tx, book: Book) -> None:
    open_minutes = {draw.key: draw.open_minutes for draw in book.state.draws}
    fresh = [
        DrawRow(*key, minutes, open_minutes.get(key, 0)) for key, minutes in book.new_draws.items()
    ]
    insert_rows(tx, LedgerDraw, fresh, credit_account_id=book.credit_account_id)
    changes = [
        DrawChange(*draw.key, open_minutes.get(draw.key, 0))
        for draw in book.before.draws
        if open_minutes.get(draw.key, 0) != draw.open_minutes
    ]
    if changes:
        tx.stage(_CHANGE_DRAWS, book.credit_account_id, *columns(changes, 3))
