"""The only writer of the ledger.

The order is always: ``lock`` the credit account's row → ``read`` its state by a later statement →
decide (``entries``, ``Book.post``) → ``write``, which stages it all for the transaction's one statement.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

from app import errors
from app.kit import outbox
from app.kit.database import Row, Tx, columns
from app.ledger import burn, chain
from app.ledger.accounts import PRODUCT, SINGLE, AccountKind, Draw, Lot, State
from app.ledger.book import Book

_NAMESPACE = UUID("6d0f9a5e-3c1b-5f0e-9a55-8f1f3f3c2b10")


class CreditRaisedUnasked(RuntimeError):
    """A fault of ours: credit rose, and the sessions that wait for it were not asked (rule C5)."""


@lru_cache(maxsize=10_000)
def account_id(customer_id: UUID) -> UUID:
    """The id of a customer's server-support credit account: derived, so it needs no look-up."""
    return uuid5(_NAMESPACE, f"{customer_id}:{PRODUCT}")


def open_account(tx: Tx, customer_id: UUID, time_zone: str) -> None:
    """Stage a new customer's empty credit account; its lots expire by ``time_zone``."""
    credit_account_id = account_id(customer_id)
    tx.stage(
        "INSERT INTO credit_account (credit_account_id, customer_id, product, time_zone, hash, seq,"
        " available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes)"
        " VALUES ($1, $2, $3, $4, $5, 0, 0, 0, 0, 0)",
        credit_account_id, customer_id, PRODUCT, time_zone, chain.first(credit_account_id),
    )  # fmt: skip
    kinds = list(SINGLE.items())
    tx.stage(
        "INSERT INTO ledger_account"
        " (credit_account_id, id, kind, balance_minutes, held_minutes, opened_seq)"
        " SELECT $1, single.id, single.kind, 0, 0, 0"
        " FROM unnest($2::uuid[], $3::text[]) AS single (id, kind)",
        credit_account_id, [identity for _, identity in kinds], [kind.value for kind, _ in kinds],
    )  # fmt: skip


async def lock(tx: Tx, customer_id: UUID, *, then: str = "") -> None:
    """Begin, and take the lock that guards everything that can change this customer's credit.

    ``then`` takes further locks behind it, in the same trip.
    """
    await tx.begin(
        "SELECT 1 FROM credit_account"
        f" WHERE credit_account_id = '{account_id(customer_id)}' FOR UPDATE; {then}"
    )


async def read(
    tx: Tx,
    customer_id: UUID,
    *,
    content_of: UUID | None = None,
    entry_id: UUID | None = None,
    lot_id: UUID | None = None,
) -> Book:
    """The state of a locked credit account, with due expiries posted.

    ``content_of`` names the hold or worksheet, ``entry_id`` the entry to reverse, whose pieces the
    decision needs; ``lot_id`` a lot that is needed even when nothing in it is free.

    Raises:
        CustomerNotFound: there is no such customer.
        AlreadyReversed: the entry was reversed before.
    """
    row = await tx.connection.fetchrow(
        _READ, account_id(customer_id), list(SINGLE.values()), content_of, entry_id, lot_id
    )
    if row is None:
        raise errors.CustomerNotFound()
    if row["reversed"]:
        raise errors.AlreadyReversed()
    booked_at = row["booked_at"]
    book = Book(
        customer_id,
        account_id(customer_id),
        tx.actor.id,
        _state(row),
        seq=row["seq"],
        last_hash=row["hash"],
        at=max(tx.now, booked_at) if booked_at else tx.now,
        zone=row["time_zone"],
        new_id=tx.new_id,
    )
    pieces = book.state.pieces
    book.expire_due()
    book.state = replace(book.state, pieces=pieces)
    return book


_READ = """
WITH move AS (
    SELECT seq, position, minutes, to_id = $3 AS incoming, lot_id, from_kind
    FROM ledger_posting WHERE credit_account_id = $1 AND to_id = $3
    UNION ALL
    SELECT seq, position, minutes, false, lot_id, from_kind
    FROM ledger_posting WHERE credit_account_id = $1 AND from_id = $3
    UNION ALL
    SELECT posting.seq, posting.position, posting.minutes, true, posting.lot_id, posting.from_kind
    FROM ledger_posting AS posting
    WHERE posting.credit_account_id = $1 AND posting.seq = (
        SELECT seq FROM ledger_entry WHERE credit_account_id = $1 AND id = $4
    )
), settlement AS (
    SELECT posting.settles_seq, posting.settles_position, posting.seq, posting.position,
           posting.minutes, posting.lot_id
    FROM ledger_posting AS posting
    JOIN move ON move.from_kind = 'debt' AND move.incoming
    WHERE posting.credit_account_id = $1
      AND posting.settles_seq = move.seq AND posting.settles_position = move.position
), wanted AS (
    SELECT unnest($2::uuid[]) AS id
    UNION SELECT id FROM ledger_account
          WHERE credit_account_id = $1 AND kind = 'lot'
            AND (balance_minutes > 0 OR held_minutes > 0)
    UNION SELECT lot_id FROM move
    UNION SELECT lot_id FROM settlement
    UNION SELECT $3::uuid
    UNION SELECT $5::uuid
)
SELECT seq, booked_at, hash, time_zone, available_minutes, held_minutes,
       awaiting_confirmation_minutes, debt_minutes,
       ARRAY(
           SELECT (account.id, account.kind, account.balance_minutes, account.purchased_at,
                   account.expires_on, account.expires_at, account.price_per_person_day,
                   account.currency, account.held_minutes)
           FROM wanted JOIN ledger_account AS account
               ON account.credit_account_id = $1 AND account.id = wanted.id
       ) AS accounts,
       ARRAY(
           SELECT (seq, position, open_minutes) FROM ledger_draw
           WHERE credit_account_id = $1 AND open_minutes > 0 ORDER BY seq, position
       ) AS draws,
       ARRAY(
           SELECT (seq, position, minutes, incoming, lot_id) FROM move ORDER BY seq, position
       ) AS moves,
       ARRAY(
           SELECT (settles_seq, settles_position, minutes, lot_id)
           FROM settlement ORDER BY seq, position
       ) AS settlements,
       EXISTS (
           SELECT 1 FROM ledger_entry WHERE credit_account_id = $1 AND reverses = $4
       ) AS reversed
FROM credit_account WHERE credit_account_id = $1
"""


def _state(row: Row) -> State:
    balances: dict[UUID, int] = {}
    kinds: dict[UUID, AccountKind] = {}
    lots: dict[UUID, Lot] = {}
    for account in row["accounts"]:
        identity, kind, balance, purchased_at, expires_on, expires_at, price, currency, held = (
            account
        )
        balances[identity] = balance
        kinds[identity] = AccountKind(kind)
        if kind == AccountKind.LOT:
            lots[identity] = Lot(
                identity, balance, purchased_at, expires_on, expires_at, price, currency, held
            )
    return State(
        balances=balances,
        kinds=kinds,
        lots=lots,
        draws=tuple(Draw((seq, position), left) for seq, position, left in row["draws"]),
        pieces=burn.content(
            [
                burn.Movement((seq, position), minutes, incoming, lot_id)
                for seq, position, minutes, incoming, lot_id in row["moves"]
            ],
            [
                burn.Settlement((seq, position), minutes, lot_id)
                for seq, position, minutes, lot_id in row["settlements"]
            ],
        ),
        available_minutes=row["available_minutes"],
        held_minutes=row["held_minutes"],
        awaiting_confirmation_minutes=row["awaiting_confirmation_minutes"],
        debt_minutes=row["debt_minutes"],
    )


def write(tx: Tx, book: Book, *, waiting_asked: bool = False) -> None:
    """Stage everything posted: entries, postings, balances, totals, debt and events.

    ``waiting_asked`` says that the sessions which wait for credit have had their turn in this book.
    Only ``sessions.holds.write`` says so, which gives it to them: who can raise credit writes there.

    Raises:
        CreditRaisedUnasked: an entry raised the available minutes, and they have not. A programming
            error; nothing is staged, and the transaction is given up.
    """
    if not book.written:
        return
    if not waiting_asked and book.raised_available:
        kinds = ", ".join(entry.draft.kind for entry in book.written)
        raise CreditRaisedUnasked(f"{kinds}: write the ledger by sessions.holds.write")
    _stage_entries(tx, book)
    _stage_postings(tx, book)
    _stage_balances(tx, book)
    _stage_draws(tx, book)
    last = book.written[-1]
    tx.stage(
        "UPDATE credit_account SET seq = $2, booked_at = $3, hash = $4, available_minutes = $5,"
        " held_minutes = $6, awaiting_confirmation_minutes = $7, debt_minutes = $8"
        " WHERE credit_account_id = $1",
        book.credit_account_id, last.seq, last.booked_at, last.hash, last.state.available_minutes,
        last.state.held_minutes, last.state.awaiting_confirmation_minutes,
        last.state.debt_minutes,
    )  # fmt: skip


def _stage_entries(tx: Tx, book: Book) -> None:
    rows = [
        (
            entry.seq, entry.id, entry.draft.kind.value, entry.draft.reference, entry.service_on,
            entry.draft.reverses, entry.draft.override,
            chain.reason_digest(entry.salt, entry.reason) if entry.reason else None,
            entry.draft.debt_limit_minutes, entry.state.available_minutes,
            entry.state.held_minutes, entry.state.awaiting_confirmation_minutes,
            entry.state.debt_minutes, entry.hash,
        )
        for entry in book.written
    ]  # fmt: skip
    tx.stage(_INSERT_ENTRIES, book.credit_account_id, tx.actor.id, book.at, *columns(rows, 14))
    notes = [(entry.seq, entry.salt, entry.reason) for entry in book.written if entry.reason]
    if notes:
        tx.stage(_INSERT_NOTES, book.credit_account_id, *columns(notes, 3))
    for entry in book.written:
        outbox.emit(
            tx,
            f"ledger_entry.{entry.draft.kind}",
            entry.id,
            customer_id=book.customer_id,
            data={"seq": entry.seq, "reference": entry.draft.reference},
            occurred_at=book.at,
        )


def _stage_postings(tx: Tx, book: Book) -> None:
    balances = dict(book.before.balances)
    rows: list[Sequence[Any]] = []
    for entry in book.written:
        for position, posting in enumerate(entry.draft.postings):
            balances[posting.from_id] = balances.get(posting.from_id, 0) - posting.minutes
            balances[posting.to_id] = balances.get(posting.to_id, 0) + posting.minutes
            rows.append(
                (
                    entry.seq, position, posting.from_kind.value, posting.from_id,
                    posting.to_kind.value, posting.to_id, posting.minutes, posting.lot_id,
                    *(posting.settles or (None, None)),
                    balances[posting.from_id], balances[posting.to_id],
                )
            )  # fmt: skip
    tx.stage(_INSERT_POSTINGS, book.credit_account_id, *columns(rows, 12))


def _stage_balances(tx: Tx, book: Book) -> None:
    before, after = book.before.balances, book.state.balances
    opened = {account.id for account in book.opened}
    lots_before, lots = book.before.lots, book.state.lots
    changed = [
        (identity, minutes, held)
        for identity, balance in after.items()
        if identity not in opened
        for minutes in (balance - before.get(identity, 0),)
        for held in (
            lots[identity].held_minutes - lots_before[identity].held_minutes
            if identity in lots
            else 0,
        )
        if minutes or held
    ]
    if changed:
        tx.stage(_UPDATE_BALANCES, book.credit_account_id, *columns(changed, 3))
    if book.opened:
        rows = [
            (
                made.id, made.kind.value, after.get(made.id, 0), made.seq,
                *(
                    (made.lot.purchased_at, made.lot.expires_on, made.lot.expires_at,
                     made.lot.price_per_person_day, made.lot.currency)
                    if made.lot else (None,) * 5
                ),
                lots[made.id].held_minutes if made.lot else 0,
            )
            for made in book.opened
        ]  # fmt: skip
        tx.stage(_INSERT_ACCOUNTS, book.credit_account_id, *columns(rows, 10))


def _stage_draws(tx: Tx, book: Book) -> None:
    before = {draw.key: draw.open_minutes for draw in book.before.draws}
    after = {draw.key: draw.open_minutes for draw in book.state.draws}
    made = [(*key, minutes, after.get(key, 0)) for key, minutes in book.drawn.items()]
    if made:
        tx.stage(_INSERT_DRAWS, book.credit_account_id, *columns(made, 4))
    paid = [
        (*key, after.get(key, 0)) for key, minutes in before.items() if after.get(key, 0) != minutes
    ]
    if paid:
        tx.stage(_UPDATE_DRAWS, book.credit_account_id, *columns(paid, 3))


_INSERT_ENTRIES = """
INSERT INTO ledger_entry
    (credit_account_id, actor, booked_at, seq, id, kind, reference, service_on, reverses, override,
     reason_digest, debt_limit_minutes, available_minutes, held_minutes,
     awaiting_confirmation_minutes, debt_minutes, hash)
SELECT $1, $2, $3, entry.*
FROM unnest($4::int[], $5::uuid[], $6::text[], $7::text[], $8::date[], $9::uuid[], $10::bool[],
            $11::bytea[], $12::int[], $13::int[], $14::int[], $15::int[], $16::int[], $17::bytea[])
    AS entry
"""

_INSERT_NOTES = """
INSERT INTO ledger_note (credit_account_id, seq, salt, reason)
SELECT $1, note.* FROM unnest($2::int[], $3::bytea[], $4::text[]) AS note
"""

_INSERT_POSTINGS = """
INSERT INTO ledger_posting
    (credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes, lot_id,
     settles_seq, settles_position, from_balance_minutes, to_balance_minutes)
SELECT $1, posting.*
FROM unnest($2::int[], $3::int[], $4::text[], $5::uuid[], $6::text[], $7::uuid[], $8::int[],
            $9::uuid[], $10::int[], $11::int[], $12::int[], $13::int[]) AS posting
"""

_UPDATE_BALANCES = """
UPDATE ledger_account AS account
SET balance_minutes = account.balance_minutes + change.minutes,
    held_minutes = account.held_minutes + change.held
FROM unnest($2::uuid[], $3::int[], $4::int[]) AS change (id, minutes, held)
WHERE account.credit_account_id = $1 AND account.id = change.id
"""

_INSERT_ACCOUNTS = """
INSERT INTO ledger_account
    (credit_account_id, id, kind, balance_minutes, opened_seq, purchased_at, expires_on, expires_at,
     price_per_person_day, currency, held_minutes)
SELECT $1, opened.*
FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::timestamptz[], $7::date[],
            $8::timestamptz[], $9::numeric[], $10::text[], $11::int[]) AS opened
"""

_INSERT_DRAWS = """
INSERT INTO ledger_draw (credit_account_id, seq, position, minutes, open_minutes)
SELECT $1, draw.* FROM unnest($2::int[], $3::int[], $4::int[], $5::int[]) AS draw
"""

_UPDATE_DRAWS = """
UPDATE ledger_draw AS draw SET open_minutes = paid.open_minutes
FROM unnest($2::int[], $3::int[], $4::int[]) AS paid (seq, position, open_minutes)
WHERE draw.credit_account_id = $1 AND draw.seq = paid.seq AND draw.position = paid.position
"""
