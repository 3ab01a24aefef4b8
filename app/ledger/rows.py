"""Rows of the ledger: what is written of it, by column, and what is read, as records. Minutes only.

A row that is written has the columns of its table that differ from row to row; all of one statement
have the same ``credit_account_id``.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Tx
from app.ledger import burn, chain
from app.ledger.accounts import FIRST_PLACE, AccountKind, Draw, EntryKind, Lot, Posting, State
from app.ledger.book import Book
from app.ledger.burn import Movement, Settlement


class EntryRow(NamedTuple):
    """An entry as it is inserted, with the balances after it."""

    seq: int
    id: UUID
    kind: EntryKind
    reference: str
    service_on: date
    reverses: UUID | None
    override: bool
    reason_digest: bytes | None
    debt_limit_minutes: int | None
    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    hash_version: int
    hash: bytes


class NoteRow(NamedTuple):
    """The free text of an entry."""

    seq: int
    salt: bytes
    reason: str


class PostingRow(NamedTuple):
    """A posting as it is inserted, with both balances after it."""

    seq: int
    position: int
    from_kind: AccountKind
    from_id: UUID
    to_kind: AccountKind
    to_id: UUID
    minutes: int
    lot_id: UUID | None
    settles_seq: int | None
    settles_position: int | None
    from_balance_minutes: int
    to_balance_minutes: int


class LotRow(NamedTuple):
    """What an entry told of a lot that it opened or changed, as its hash covers it."""

    seq: int
    lot_id: UUID
    given_minutes: int
    price_per_person_day: Decimal
    net: Decimal | None
    currency: str | None
    expires_on: date | None


class AccountRow(NamedTuple):
    """A ledger account as it is inserted; only a lot has more than a balance."""

    id: UUID
    kind: AccountKind
    balance_minutes: int
    held_minutes: int
    opened_seq: int
    purchased_at: datetime | None = None
    expires_on: date | None = None
    expires_at: datetime | None = None
    price_per_person_day: Decimal | None = None
    currency: str | None = None
    given_minutes: int | None = None
    net: Decimal | None = None


class BalanceChange(NamedTuple):
    """By how much the balance of a ledger account, and what of a lot is held, rose or fell."""

    id: UUID
    minutes: int
    held_minutes: int


class EndChange(NamedTuple):
    """Another last day of a lot, and when that ends."""

    id: UUID
    expires_on: date | None
    expires_at: datetime | None


class DrawRow(NamedTuple):
    """Minutes newly drawn as debt, and what of them is still owed."""

    seq: int
    position: int
    minutes: int
    open_minutes: int


class DrawChange(NamedTuple):
    """What is still owed of a draw."""

    seq: int
    position: int
    open_minutes: int


class AccountRecord(Struct, frozen=True):
    """A ledger account as it is read to be decided on."""

    id: UUID
    kind: AccountKind
    balance_minutes: int
    lot: Lot | None


class CreditAccountRecord(Struct, frozen=True):
    """A credit account as it is, with all that an entry may need.

    ``version`` is that of its row, which changes with it, and is its database's own. ``at`` is when it may
    be booked, at the earliest; ``spendable`` names the lots that were read to be spent. ``movements`` and
    ``settlements`` are the past of the account or entry that the decision is about; ``is_reversed`` tells
    whether that entry was reversed before.
    """

    version: int
    seq: int
    at: datetime
    hash: bytes
    time_zone: str
    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    spendable: tuple[UUID, ...]
    accounts: tuple[AccountRecord, ...]
    draws: tuple[Draw, ...]
    movements: tuple[Movement, ...]
    settlements: tuple[Settlement, ...]
    is_reversed: bool

    def state(self, spend_minutes: int) -> State:
        """The state to decide on, of which so many minutes were to be spent."""
        lots = {one.id: one.lot for one in self.accounts if one.lot}
        found = [lots[one] for one in self.spendable]
        return State(
            balances={one.id: one.balance_minutes for one in self.accounts},
            kinds={one.id: one.kind for one in self.accounts},
            lots=lots,
            draws=self.draws,
            pieces=burn.content(self.movements, self.settlements),
            available_minutes=self.available_minutes,
            held_minutes=self.held_minutes,
            awaiting_confirmation_minutes=self.awaiting_confirmation_minutes,
            debt_minutes=self.debt_minutes,
            read_until=burn.read_until(found, FIRST_PLACE, spend_minutes),
        )


class CreditRecord(Struct, frozen=True):
    """The balances after one entry, and the lots with free or held minutes in burn order.

    As of an instant, ``available_minutes`` and lots still have what was past its date and not booked as
    expired by then.
    """

    seq: int
    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    lots: tuple[Lot, ...]


class MovedRecord(Struct, frozen=True):
    """Minutes in ledger accounts of one kind, of all customers, through a time."""

    kind: AccountKind
    opening_minutes: int
    in_minutes: int
    out_minutes: int
    closing_minutes: int


class PastDateRecord(Struct, frozen=True):
    """Minutes that were free in a lot past its date, after an account's entry ``seq``."""

    credit_account_id: UUID
    customer_id: UUID
    lot_id: UUID
    seq: int
    minutes: int


class ProofRecord(Struct, frozen=True):
    """Where the chain of a credit account ends; what an entry has is None where there is none."""

    credit_account_id: UUID
    seq: int
    hash: bytes | None
    hash_version: int | None
    booked_at: datetime | None
    closed_until: datetime | None


class LotEnd(Struct, frozen=True):
    """When a lot ends, and of which zone and day that is the end."""

    customer_id: UUID
    credit_account_id: UUID
    id: UUID
    time_zone: str
    expires_on: date
    expires_at: datetime


class BookedEntry(Struct, frozen=True):
    """An entry as it is valued: what it moved, and the lot that it opened, as that is now."""

    seq: int
    id: UUID
    booked_at: datetime
    reverses: UUID | None
    opened: Lot | None
    postings: tuple[Posting, ...]


def note_zone_release(tx: Tx, release: str) -> None:
    """Stage by which release of the time zone data the lots end."""
    tx.stage("UPDATE ledger_zone_data SET release = $1", release)


def entry_rows(book: Book) -> list[EntryRow]:
    """The entries of a book."""
    return [
        EntryRow(
            seq=entry.seq,
            id=entry.id,
            kind=entry.draft.kind,
            reference=entry.draft.reference,
            service_on=entry.service_on,
            reverses=entry.draft.reverses,
            override=entry.draft.override,
            reason_digest=entry.reason_digest,
            debt_limit_minutes=entry.draft.debt_limit_minutes,
            available_minutes=entry.state.available_minutes,
            held_minutes=entry.state.held_minutes,
            awaiting_confirmation_minutes=entry.state.awaiting_confirmation_minutes,
            debt_minutes=entry.state.debt_minutes,
            hash_version=chain.VERSION,
            hash=entry.hash,
        )
        for entry in book.entries
    ]


def lot_rows(book: Book) -> list[LotRow]:
    """What the entries of a book tell of lots."""
    return [
        LotRow(
            entry.seq,
            lot.id,
            lot.given_minutes,
            lot.price_per_person_day,
            lot.net,
            lot.currency,
            lot.expires_on,
        )
        for entry in book.entries
        if (lot := entry.draft.told_lot)
    ]


def posting_rows(book: Book) -> list[PostingRow]:
    """The postings of a book, each with both balances after it."""
    balances = dict(book.before.balances)
    rows = []
    for entry in book.entries:
        for position, posting in enumerate(entry.draft.postings):
            balances[posting.from_id] = balances.get(posting.from_id, 0) - posting.minutes
            balances[posting.to_id] = balances.get(posting.to_id, 0) + posting.minutes
            settles_seq, settles_position = posting.settles or (None, None)
            row = PostingRow(
                seq=entry.seq,
                position=position,
                from_kind=posting.from_kind,
                from_id=posting.from_id,
                to_kind=posting.to_kind,
                to_id=posting.to_id,
                minutes=posting.minutes,
                lot_id=posting.lot_id,
                settles_seq=settles_seq,
                settles_position=settles_position,
                from_balance_minutes=balances[posting.from_id],
                to_balance_minutes=balances[posting.to_id],
            )
            rows.append(row)
    return rows


def opened_rows(book: Book) -> list[AccountRow]:
    """The ledger accounts that a book opens, as they are after its last entry."""
    balances, lots = book.state.balances, book.state.lots
    return [
        AccountRow(
            id=account.id,
            kind=account.kind,
            balance_minutes=balances.get(account.id, 0),
            held_minutes=lots[account.id].held_minutes if account.lot else 0,
            opened_seq=account.seq,
            purchased_at=account.lot.purchased_at if account.lot else None,
            expires_on=account.lot.expires_on if account.lot else None,
            expires_at=account.lot.expires_at if account.lot else None,
            price_per_person_day=account.lot.price_per_person_day if account.lot else None,
            currency=account.lot.currency if account.lot else None,
            given_minutes=account.lot.given_minutes if account.lot else None,
            net=account.lot.net if account.lot else None,
        )
        for account in book.opened_accounts
    ]


def end_changes(book: Book) -> list[EndChange]:
    """The lots that a book gives another last day."""
    return [
        EndChange(lot.id, lot.expires_on, lot.expires_at)
        for entry in book.entries
        if (lot := entry.draft.changed_lot)
    ]
