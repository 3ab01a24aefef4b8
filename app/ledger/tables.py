"""The ledger's tables. Only this slice touches them; every key starts with the credit account's id.

There is no foreign key to or from other slices: they share ids, and ``verify`` checks them.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from app.kit.postgres.table import (
    CheckConstraint,
    Field,
    ForeignKeyConstraint,
    Index,
    Numeric,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    UniqueConstraint,
    instant,
    text,
)
from app.ledger.accounts import (
    INCREMENT_MINUTES,
    LEGAL_FLOWS,
    NEVER,
    NEVER_NEGATIVE,
    NEVER_POSITIVE,
    AccountKind,
    EntryKind,
)


def _one_of(values: object) -> str:
    return ", ".join(sorted(f"'{value}'" for value in values))  # type: ignore[attr-defined]


_PAIRS = sorted({pair for flows in LEGAL_FLOWS.values() for pair in flows})
_LEGAL_PAIRS = ", ".join(f"('{one}', '{other}')" for one, other in _PAIRS)
_TOTALS = ("available", "held", "awaiting_confirmation", "debt")
# The order in which lots are spent, as ``burn.order`` has it: those that never end come last.
BURN_ORDER = "expires_at, purchased_at, id"
# What comes behind a place of it, by the numbers of its parameters.
BEHIND = f"(coalesce(expires_at, '{NEVER}'), purchased_at, id) > (${{}}::timestamptz, ${{}}, ${{}})"


class CreditAccount(Table):
    """One customer's credit of one product, with its totals after the last entry.

    Nothing is booked before ``closed_until`` any more.
    """

    __tablename__ = "credit_account"
    __table_args__ = (
        *(
            CheckConstraint(
                f"{name}_minutes >= 0 AND {name}_minutes % {INCREMENT_MINUTES} = 0", name=name
            )
            for name in _TOTALS
        ),
        CheckConstraint("available_minutes = 0 OR debt_minutes = 0", name="credit_or_debt"),
        CheckConstraint("seq >= 0", name="seq"),
        # The policies of the ledger's tables ask which accounts are a customer's.
        Index("ix_credit_account_customer", "customer_id"),
    )

    credit_account_id: UUID = Field(primary_key=True)
    customer_id: UUID
    product: str
    time_zone: str
    seq: int = 0
    booked_at: datetime | None = instant(nullable=True)
    hash: bytes
    available_minutes: int = 0
    held_minutes: int = 0
    awaiting_confirmation_minutes: int = 0
    debt_minutes: int = 0
    closed_until: datetime | None = instant(nullable=True)


class LedgerAccount(Table):
    """One bucket of minutes. A lot's id is that of its purchase, a hold's that of its session.

    ``held_minutes`` of a lot are those of it that are in holds now; ``given_minutes`` are all that it
    came with, and ``net`` is the money for them.
    """

    __tablename__ = "ledger_account"
    __table_args__ = (
        PrimaryKeyConstraint("credit_account_id", "id"),
        ForeignKeyConstraint(["credit_account_id"], ["credit_account.credit_account_id"]),
        CheckConstraint(f"kind IN ({_one_of(AccountKind)})", name="kind"),
        CheckConstraint(f"balance_minutes % {INCREMENT_MINUTES} = 0", name="increment"),
        CheckConstraint(
            f"balance_minutes >= 0 OR kind NOT IN ({_one_of(NEVER_NEGATIVE)})", name="floor"
        ),
        CheckConstraint(
            f"balance_minutes <= 0 OR kind NOT IN ({_one_of(NEVER_POSITIVE)})", name="ceiling"
        ),
        CheckConstraint("(kind = 'lot') = (purchased_at IS NOT NULL)", name="lot"),
        CheckConstraint(
            "(kind = 'lot') = (given_minutes IS NOT NULL) AND given_minutes > 0"
            f" AND given_minutes % {INCREMENT_MINUTES} = 0 AND net >= 0"
            " AND (kind = 'lot' OR net IS NULL)",
            name="given",
        ),
        CheckConstraint(
            f"held_minutes >= 0 AND held_minutes % {INCREMENT_MINUTES} = 0"
            " AND (kind = 'lot' OR held_minutes = 0)",
            name="held",
        ),
        Index(
            "ix_ledger_account_burn",
            "credit_account_id",
            "expires_at",
            "purchased_at",
            "id",
            postgresql_where=text("kind = 'lot' AND (balance_minutes > 0 OR held_minutes > 0)"),
        ),
        Index(
            "ix_ledger_account_expires_at",
            "expires_at",
            postgresql_where=text("kind = 'lot' AND balance_minutes > 0"),
        ),
    )

    credit_account_id: UUID
    id: UUID
    kind: str
    balance_minutes: int = 0
    held_minutes: int = 0
    opened_seq: int
    purchased_at: datetime | None = instant(nullable=True)
    expires_on: date | None = None
    expires_at: datetime | None = instant(nullable=True)
    price_per_person_day: Decimal | None = Field(default=None, sa_type=Numeric(13, 4))
    currency: str | None = None
    given_minutes: int | None = None
    net: Decimal | None = Field(default=None, sa_type=Numeric(19, 4))


class LedgerEntry(Table):
    """One business event, immutable, with the balances after it and its place in the hash chain."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        PrimaryKeyConstraint("credit_account_id", "seq"),
        ForeignKeyConstraint(["credit_account_id"], ["credit_account.credit_account_id"]),
        UniqueConstraint("credit_account_id", "reference"),
        UniqueConstraint("credit_account_id", "reverses"),
        UniqueConstraint("credit_account_id", "id"),
        Index("ix_ledger_entry_id", "id"),
        Index("ix_ledger_entry_booked_at", "credit_account_id", "booked_at", "seq"),
        CheckConstraint(f"kind IN ({_one_of(EntryKind)})", name="kind"),
        CheckConstraint("seq > 0", name="seq"),
        CheckConstraint("(kind = 'reversal') = (reverses IS NOT NULL)", name="reverses"),
        CheckConstraint("octet_length(hash) = 32", name="hash"),
        CheckConstraint("hash_version IN (1, 2)", name="hash_version"),
    )

    credit_account_id: UUID
    seq: int
    id: UUID
    kind: str
    reference: str
    actor: str
    booked_at: datetime = instant()
    service_on: date
    reverses: UUID | None = None
    override: bool
    reason_digest: bytes | None = None
    debt_limit_minutes: int | None = None
    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    hash_version: int = Field(sa_type=SmallInteger)
    hash: bytes


class LedgerPosting(Table):
    """Minutes moving from one ledger account to another, with both balances after."""

    __tablename__ = "ledger_posting"
    __table_args__ = (
        PrimaryKeyConstraint("credit_account_id", "seq", "position"),
        ForeignKeyConstraint(
            ["credit_account_id", "seq"], ["ledger_entry.credit_account_id", "ledger_entry.seq"]
        ),
        *(
            ForeignKeyConstraint(
                ["credit_account_id", column],
                ["ledger_account.credit_account_id", "ledger_account.id"],
            )
            for column in ("from_id", "to_id", "lot_id")
        ),
        ForeignKeyConstraint(
            ["credit_account_id", "settles_seq", "settles_position"],
            [
                "ledger_draw.credit_account_id",
                "ledger_draw.seq",
                "ledger_draw.position",
            ],
        ),
        CheckConstraint(f"minutes > 0 AND minutes % {INCREMENT_MINUTES} = 0", name="minutes"),
        CheckConstraint(f"(from_kind, to_kind) IN ({_LEGAL_PAIRS})", name="legal_flow"),
        CheckConstraint(
            "(to_kind = 'debt') = (settles_seq IS NOT NULL)"
            " AND (settles_seq IS NULL) = (settles_position IS NULL)",
            name="settles",
        ),
        CheckConstraint("lot_id IS NOT NULL OR 'lot' NOT IN (from_kind, to_kind)", name="lot"),
        Index("ix_ledger_posting_from", "credit_account_id", "from_id", "seq"),
        Index("ix_ledger_posting_to", "credit_account_id", "to_id", "seq"),
        Index("ix_ledger_posting_lot", "credit_account_id", "lot_id"),
        Index(
            "ix_ledger_posting_settles",
            "credit_account_id",
            "settles_seq",
            "settles_position",
            postgresql_where=text("settles_seq IS NOT NULL"),
        ),
    )

    credit_account_id: UUID
    seq: int
    position: int
    from_kind: str
    from_id: UUID
    to_kind: str
    to_id: UUID
    minutes: int
    lot_id: UUID | None = None
    settles_seq: int | None = None
    settles_position: int | None = None
    from_balance_minutes: int
    to_balance_minutes: int


class LedgerLot(Table):
    """What an entry told of a lot that it opened or changed: its hash covers it, and it never changes."""

    __tablename__ = "ledger_lot"
    __table_args__ = (
        PrimaryKeyConstraint("credit_account_id", "seq"),
        ForeignKeyConstraint(
            ["credit_account_id", "seq"], ["ledger_entry.credit_account_id", "ledger_entry.seq"]
        ),
        ForeignKeyConstraint(
            ["credit_account_id", "lot_id"],
            ["ledger_account.credit_account_id", "ledger_account.id"],
        ),
        Index("ix_ledger_lot_lot", "credit_account_id", "lot_id", "seq"),
    )

    credit_account_id: UUID
    seq: int
    lot_id: UUID
    given_minutes: int
    price_per_person_day: Decimal = Field(sa_type=Numeric(13, 4))
    net: Decimal | None = Field(default=None, sa_type=Numeric(19, 4))
    currency: str | None = None
    expires_on: date | None = None


class LedgerDraw(Table):
    """Minutes drawn as debt by one posting, and what of them is still owed."""

    __tablename__ = "ledger_draw"
    __table_args__ = (
        PrimaryKeyConstraint("credit_account_id", "seq", "position"),
        CheckConstraint(
            f"open_minutes BETWEEN 0 AND minutes AND open_minutes % {INCREMENT_MINUTES} = 0",
            name="open",
        ),
        Index(
            "ix_ledger_draw_open",
            "credit_account_id",
            "seq",
            "position",
            postgresql_where=text("open_minutes > 0"),
        ),
    )

    credit_account_id: UUID
    seq: int
    position: int
    minutes: int
    open_minutes: int


class LedgerNote(Table):
    """The free text of an entry. It can be erased; the entry keeps the digest of the salted text."""

    __tablename__ = "ledger_note"
    __table_args__ = (
        PrimaryKeyConstraint("credit_account_id", "seq"),
        ForeignKeyConstraint(
            ["credit_account_id", "seq"], ["ledger_entry.credit_account_id", "ledger_entry.seq"]
        ),
    )

    credit_account_id: UUID
    seq: int
    salt: bytes
    reason: str


class LedgerZoneData(Table):
    """The release of the time zone data by which lots were last made to end with their days."""

    __tablename__ = "ledger_zone_data"
    __table_args__ = (CheckConstraint("single", name="single"),)

    single: bool = Field(primary_key=True)
    release: str


class LedgerClosing(Table):
    """Until when the books are closed, or are being closed: what an account that is opened inherits."""

    __tablename__ = "ledger_closing"
    __table_args__ = (CheckConstraint("single", name="single"),)

    single: bool = Field(primary_key=True)
    closed_until: datetime | None = instant(nullable=True)
