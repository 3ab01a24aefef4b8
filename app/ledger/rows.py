"""Rows of the ledger: what is written of it, by column, and what is read, as records. Minutes only.

A row that is written has the columns of its table that differ from row to row; all of one statement
have the same ``credit_account_id``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from app.kit.database import Tx
from app.ledger.accounts import AccountKind, Draw, EntryKind, Lot
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


class BalanceChange(NamedTuple):
    """By how much the balance of a ledger account, and what of a lot is held, rose or fell."""

    id: UUID
    minutes: int
    held_minutes: int


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


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """A ledger account as it is read to be decided on."""

    id: UUID
    kind: AccountKind
    balance_minutes: int
    lot: Lot | None


@dataclass(frozen=True, slots=True)
class CreditAccountRecord:
    """A locked credit account, with all that an entry may need.

    ``movements`` and ``settlements`` are the past of the account or entry that the decision is about;
    ``is_reversed`` tells whether that entry was reversed before.
    """

    seq: int
    booked_at: datetime | None
    hash: bytes
    time_zone: str
    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    accounts: tuple[AccountRecord, ...]
    draws: tuple[Draw, ...]
    movements: tuple[Movement, ...]
    settlements: tuple[Settlement, ...]
    is_reversed: bool


@dataclass(frozen=True, slots=True)
class CreditRecord:
    """The balances after one entry, and the lots with free or held minutes in burn order.

    ``available_minutes`` still has what is past its date and not yet booked as expired.
    """

    seq: int
    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    lots: tuple[Lot, ...]


@dataclass(frozen=True, slots=True)
class LotEnd:
    """When a lot ends, and of which zone and day that is the end."""

    customer_id: UUID
    credit_account_id: UUID
    id: UUID
    time_zone: str
    expires_on: date
    expires_at: datetime


def note_zone_release(tx: Tx, release: str) -> None:
    """Stage by which release of the time zone data the lots end."""
    tx.stage("UPDATE ledger_zone_data SET release = $1", release)
