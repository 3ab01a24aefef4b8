"""The buckets that minutes are in, the flows that are legal between them, and a state of them.

One credit account per (customer, product) holds all of these. A lot and a hold are accounts of their
own, so what remains of them is a balance. Minutes are integers and multiples of 10 (rule C4).
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from uuid import UUID, uuid5

from msgspec import Struct

INCREMENT_MINUTES = 10
PRODUCT = "server_support"
_NAMESPACE = UUID("6d0f9a5e-3c1b-5f0e-9a55-8f1f3f3c2b10")


@lru_cache(maxsize=10_000)
def account_id(customer_id: UUID) -> UUID:
    """The id of a customer's server-support credit account: derived, so it needs no look-up."""
    return uuid5(_NAMESPACE, f"{customer_id}:{PRODUCT}")


class AccountKind(StrEnum):
    """Kinds of ledger account (design §2)."""

    PURCHASED = "purchased"
    LOT = "lot"
    HOLD = "hold"
    BILLED = "billed"
    CONSUMED = "consumed"
    PENALTIES = "penalties"
    EXPIRED = "expired"
    REFUNDED = "refunded"
    DEBT = "debt"
    ADJUSTED = "adjusted"


class EntryKind(StrEnum):
    """Kinds of entry: one business event each (design §2)."""

    PURCHASE = "purchase"
    HOLD = "hold"
    RELEASE = "release"
    DEDUCTION = "deduction"
    CORRECTION = "correction"
    CONFIRMATION = "confirmation"
    PENALTY = "penalty"
    EXPIRY = "expiry"
    REFUND = "refund"
    ADJUSTMENT = "adjustment"
    REVERSAL = "reversal"
    EXPIRY_CHANGE = "expiry_change"


# Kinds of which a credit account has exactly one; the same id in each, since the credit account's id
# is part of every key.
SINGLE: Mapping[AccountKind, UUID] = {
    kind: UUID(int=number)
    for number, kind in enumerate(
        (
            AccountKind.PURCHASED,
            AccountKind.CONSUMED,
            AccountKind.PENALTIES,
            AccountKind.EXPIRED,
            AccountKind.REFUNDED,
            AccountKind.DEBT,
            AccountKind.ADJUSTED,
        ),
        start=1,
    )
}

LEGAL_FLOWS: Mapping[EntryKind, frozenset[tuple[AccountKind, AccountKind]]] = {
    EntryKind.PURCHASE: frozenset(
        {(AccountKind.PURCHASED, AccountKind.DEBT), (AccountKind.PURCHASED, AccountKind.LOT)}
    ),
    EntryKind.HOLD: frozenset({(AccountKind.LOT, AccountKind.HOLD)}),
    EntryKind.RELEASE: frozenset(
        {(AccountKind.HOLD, AccountKind.DEBT), (AccountKind.HOLD, AccountKind.LOT)}
    ),
    EntryKind.DEDUCTION: frozenset(
        {
            (AccountKind.HOLD, AccountKind.BILLED),
            (AccountKind.LOT, AccountKind.BILLED),
            (AccountKind.DEBT, AccountKind.BILLED),
            (AccountKind.HOLD, AccountKind.DEBT),
            (AccountKind.HOLD, AccountKind.LOT),
        }
    ),
    EntryKind.CORRECTION: frozenset(
        {
            (AccountKind.LOT, AccountKind.BILLED),
            (AccountKind.DEBT, AccountKind.BILLED),
            (AccountKind.BILLED, AccountKind.DEBT),
            (AccountKind.BILLED, AccountKind.LOT),
        }
    ),
    EntryKind.CONFIRMATION: frozenset({(AccountKind.BILLED, AccountKind.CONSUMED)}),
    EntryKind.PENALTY: frozenset(
        {(AccountKind.LOT, AccountKind.PENALTIES), (AccountKind.DEBT, AccountKind.PENALTIES)}
    ),
    EntryKind.EXPIRY: frozenset({(AccountKind.LOT, AccountKind.EXPIRED)}),
    EntryKind.REFUND: frozenset({(AccountKind.LOT, AccountKind.REFUNDED)}),
    EntryKind.ADJUSTMENT: frozenset(
        {
            (AccountKind.ADJUSTED, AccountKind.DEBT),
            (AccountKind.ADJUSTED, AccountKind.LOT),
            (AccountKind.LOT, AccountKind.ADJUSTED),
            (AccountKind.DEBT, AccountKind.ADJUSTED),
        }
    ),
    EntryKind.REVERSAL: frozenset(
        {
            (AccountKind.PENALTIES, AccountKind.DEBT),
            (AccountKind.PENALTIES, AccountKind.LOT),
            (AccountKind.ADJUSTED, AccountKind.DEBT),
            (AccountKind.ADJUSTED, AccountKind.LOT),
        }
    ),
    EntryKind.EXPIRY_CHANGE: frozenset(),
}

# Kinds whose balance never falls below 0, and kinds whose balance never rises above it.
NEVER_NEGATIVE = frozenset(
    {
        AccountKind.LOT,
        AccountKind.HOLD,
        AccountKind.BILLED,
        AccountKind.CONSUMED,
        AccountKind.PENALTIES,
        AccountKind.EXPIRED,
        AccountKind.REFUNDED,
    }
)
NEVER_POSITIVE = frozenset({AccountKind.PURCHASED, AccountKind.DEBT})

DrawKey: TypeAlias = tuple[int, int]  # (seq, position) of the posting that drew debt


class Posting(Struct, frozen=True):
    """Minutes moving from one bucket to another: one row, so it cannot be unbalanced.

    ``lot_id`` names the lot whose minutes move; None only for minutes owed. A posting into debt names
    in ``settles`` the draw that it pays back.
    """

    from_kind: AccountKind
    from_id: UUID
    to_kind: AccountKind
    to_id: UUID
    minutes: int
    lot_id: UUID | None
    settles: DrawKey | None = None

    def __post_init__(self) -> None:
        if self.minutes <= 0 or self.minutes % INCREMENT_MINUTES:
            raise ValueError(f"a posting moves a positive multiple of 10 minutes: {self}")
        if (self.to_kind is AccountKind.DEBT) != (self.settles is not None):
            raise ValueError(f"a posting into debt, and no other, settles a draw: {self}")


BurnPlace: TypeAlias = tuple[datetime, datetime, UUID]
# When a lot without a last day ends, in the order in which they are spent.
NEVER = datetime(9999, 12, 31, tzinfo=UTC)
_FIRST = datetime.min.replace(tzinfo=UTC)
# Before every lot.
FIRST_PLACE: BurnPlace = (_FIRST, _FIRST, UUID(int=0))


class Lot(Struct, frozen=True):
    """The minutes that one paid purchase, positive adjustment or compensation gave.

    ``free_minutes`` are in the lot and neither held nor billed; ``held_minutes`` of it are in holds.
    ``expires_at`` is the first instant at
    which it is not usable any more (rule C9). A price of 0 has no currency. ``given_minutes`` are all
    that came with it, also those that settled debt at once; ``net`` is the money for all of them,
    without tax, and None where none was paid.
    """

    id: UUID
    free_minutes: int
    purchased_at: datetime
    expires_on: date | None = None
    expires_at: datetime | None = None
    price_per_person_day: Decimal = Decimal(0)
    currency: str | None = None
    held_minutes: int = 0
    given_minutes: int = 0
    net: Decimal | None = None

    @property
    def place(self) -> "BurnPlace":
        """Where it stands in the order in which lots are spent: by expiry, purchase, id."""
        return self.expires_at or NEVER, self.purchased_at, self.id

    def usable(self, at: datetime) -> bool:
        """Whether the lot can be spent at that instant."""
        return self.expires_at is None or at < self.expires_at


class Draw(Struct, frozen=True):
    """Minutes drawn as debt by one posting, of which ``open_minutes`` are still owed."""

    key: DrawKey
    open_minutes: int


class Piece(Struct, frozen=True):
    """A part of what a hold, a worksheet or a penalty holds, by where it was drawn from.

    ``lot_id`` is None for minutes that are still owed; ``draw`` then names their debt.
    """

    lot_id: UUID | None
    minutes: int
    draw: DrawKey | None = None


class State(Struct, frozen=True):
    """One credit account as it is decided on: immutable; ``journal.Book`` makes the next one.

    ``lots`` holds those that the decision can touch: those that minutes can return to, those that are
    past their date, and, in burn order, those with free minutes up to ``read_until``; None when all of
    them were read. ``draws`` are the open ones, oldest first. ``pieces`` is the content, in the order
    it was drawn, of the one account or entry that the decision is about.
    """

    balances: Mapping[UUID, int]
    kinds: Mapping[UUID, AccountKind]
    lots: Mapping[UUID, Lot]
    draws: tuple[Draw, ...] = ()
    pieces: tuple[Piece, ...] = ()
    available_minutes: int = 0
    held_minutes: int = 0
    awaiting_confirmation_minutes: int = 0
    debt_minutes: int = 0
    read_until: BurnPlace | None = None


class Draft(Struct, frozen=True):
    """An entry that is decided but not yet written.

    ``new_lot`` is opened by it, ``changed_lot`` is one as it is from then on; its hash covers either.
    ``compensation_days`` is how long minutes live on that come back to a lot past its date, when the
    provider caused it; None lets them expire at once (rule C9).
    """

    kind: EntryKind
    reference: str
    postings: tuple[Posting, ...]
    new_lot: Lot | None = None
    changed_lot: Lot | None = None
    reverses: UUID | None = None
    override: bool = False
    debt_limit_minutes: int | None = None
    compensation_days: int | None = None

    @property
    def told_lot(self) -> Lot | None:
        """The lot whose facts the entry tells, and its hash covers."""
        return self.new_lot or self.changed_lot


class Totals(NamedTuple):
    """What a credit account has in its buckets, or by how much that changed."""

    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int

    @property
    def remaining_minutes(self) -> int:
        """Available and held, without what is owed."""
        return self.available_minutes + self.held_minutes - self.debt_minutes


NOTHING = Totals(0, 0, 0, 0)


class SpanEntry(Struct, frozen=True):
    """An entry of a time: what its postings changed, and the totals that it says are after it.

    Attributes:
        expires_on: the last day of the lot that expired, or the new one of one that was changed.
        reversed_kind, reversed_reference: those of the entry that it undoes.
    """

    seq: int
    id: UUID
    kind: EntryKind
    reference: str
    booked_at: datetime
    service_on: date
    reason: str | None
    override: bool
    reverses: UUID | None
    reversed_kind: EntryKind | None
    reversed_reference: str | None
    expires_on: date | None
    change: Totals
    totals: Totals


class Span(Struct, frozen=True):
    """A credit account in a time: the totals before it, and each of its entries by ascending seq.

    Attributes:
        opening_seq: the last entry before; 0 where there is none.
        closing_seq: the last entry of the time, or before it.
        closing: the totals of that one.
        closing_at: when it was booked; None where there is none.
    """

    opening_seq: int
    opening: Totals
    closing_seq: int
    closing: Totals
    closing_at: datetime | None
    entries: tuple[SpanEntry, ...]
