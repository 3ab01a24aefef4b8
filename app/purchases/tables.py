"""Purchases: what adds credit, and the money side of it."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from app.kit.postgres.table import (
    ARRAY,
    CheckConstraint,
    Column,
    Field,
    Index,
    Numeric,
    String,
    Table,
    UniqueConstraint,
    instant,
    text,
)


class Purchase(Table):
    """Credit that was ordered; paid, it becomes the lot with the same id.

    An invoice is of one purchase, and so is an external reference, by the forms of both (``numbers``).
    ``invoice_repeated`` and ``reference_repeated`` mark those that had another's already when that was
    first refused. ``paid_amount`` is the sum of its payments in its own currency.
    """

    __tablename__ = "purchase"
    __table_args__ = (
        CheckConstraint("status IN ('pending_payment', 'paid', 'refunded', 'void')", name="status"),
        CheckConstraint("minutes > 0 AND minutes % 10 = 0", name="minutes"),
        CheckConstraint("refunded_minutes BETWEEN 0 AND minutes", name="refunded_minutes"),
        CheckConstraint("price_per_person_day >= 0", name="price"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency"),
        CheckConstraint("minutes_per_person_day > 0", name="minutes_per_person_day"),
        CheckConstraint("net >= 0 AND tax >= 0 AND gross = net + tax", name="gross"),
        CheckConstraint("tax_rate BETWEEN 0 AND 100", name="tax_rate"),
        CheckConstraint("paid_amount >= 0", name="paid_amount"),
        CheckConstraint(
            "payment_state IN ('unpaid', 'partly_paid', 'paid', 'overpaid')", name="payment_state"
        ),
        Index("ix_purchase_customer_id", "customer_id", "id"),
        *(
            Index(
                f"uq_purchase_{name}_{form}",
                f"{name}_{form}",
                unique=True,
                postgresql_where=text(f"status <> 'void' AND NOT {name}_repeated"),
            )
            for name in ("invoice", "reference")
            for form in ("short", "long")
        ),
        Index(
            "ix_purchase_repeated",
            "id",
            postgresql_where=text("invoice_repeated OR reference_repeated"),
        ),
    )

    id: UUID = Field(primary_key=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    status: str
    version: int
    minutes: int
    minutes_per_person_day: int
    price_per_person_day: Decimal = Field(sa_type=Numeric(13, 4))
    currency: str
    price_list_id: UUID | None = Field(default=None, foreign_key="price_list.id")
    net: Decimal = Field(sa_type=Numeric(19, 4))
    tax_rate: Decimal = Field(sa_type=Numeric(7, 4))
    tax: Decimal = Field(sa_type=Numeric(19, 4))
    gross: Decimal = Field(sa_type=Numeric(19, 4))
    paid_amount: Decimal = Field(sa_type=Numeric(25, 4))
    payment_state: str
    invoice_number: str | None = None
    invoice_short: str | None = None
    invoice_long: str | None = None
    invoice_repeated: bool = False
    external_reference: str | None = None
    reference_short: str | None = None
    reference_long: str | None = None
    reference_repeated: bool = False
    expires_on: date | None = None
    refunded_minutes: int = 0
    refunds: int = 0
    created_at: datetime = instant()
    paid_at: datetime | None = instant(nullable=True)


class Payment(Table):
    """Money that was received for a purchase, be it in another currency, too much, or withdrawn."""

    __tablename__ = "payment"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency"),
        CheckConstraint("source IN ('manual', 'bank_file')", name="source"),
        CheckConstraint(
            "num_nonnulls(withdrawn_at, withdrawn_by, withdrawal_reason)"
            " = CASE status WHEN 'received' THEN 0 WHEN 'withdrawn' THEN 3 ELSE -1 END",
            name="status",
        ),
        Index("ix_payment_purchase_id", "purchase_id", "id"),
        Index("ix_payment_customer_id", "customer_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    purchase_id: UUID = Field(foreign_key="purchase.id")
    customer_id: UUID = Field(foreign_key="customer.id")
    status: str
    version: int
    amount: Decimal = Field(sa_type=Numeric(19, 4))
    currency: str
    received_on: date
    reference: str | None = None
    source: str
    created_at: datetime = instant()
    withdrawn_at: datetime | None = instant(nullable=True)
    withdrawn_by: str | None = None
    withdrawal_reason: str | None = None
    earlier_references: list[str | None] = Field(
        default_factory=list, sa_column=Column(ARRAY(String), nullable=False)
    )


class Refund(Table):
    """Minutes of a purchase that were paid back by one entry; those of before tell no money.

    A credit note is of one refund, by its forms, but for those that were ``credit_note_repeated``.
    """

    __tablename__ = "refund"
    __table_args__ = (
        UniqueConstraint("purchase_id", "number", name="uq_refund_purchase_id_number"),
        CheckConstraint(
            "num_nonnulls(net, tax, gross) IN (0, 3) AND net >= 0 AND tax >= 0 AND gross = net + tax",
            name="gross",
        ),
        CheckConstraint("minutes > 0 AND minutes % 10 = 0", name="minutes"),
        Index("ix_refund_customer_id", "customer_id", "id"),
        *(
            Index(
                f"uq_refund_credit_note_{form}",
                f"credit_note_{form}",
                unique=True,
                postgresql_where=text("NOT credit_note_repeated"),
            )
            for form in ("short", "long")
        ),
        Index("ix_refund_repeated", "id", postgresql_where=text("credit_note_repeated")),
    )

    id: UUID = Field(primary_key=True)
    purchase_id: UUID = Field(foreign_key="purchase.id")
    customer_id: UUID = Field(foreign_key="customer.id")
    number: int
    minutes: int
    reason: str | None = None
    credit_note_number: str | None = None
    credit_note_short: str | None = None
    credit_note_long: str | None = None
    credit_note_repeated: bool = False
    currency: str
    net: Decimal | None = Field(default=None, sa_type=Numeric(19, 4))
    tax: Decimal | None = Field(default=None, sa_type=Numeric(19, 4))
    gross: Decimal | None = Field(default=None, sa_type=Numeric(19, 4))
    entry_id: UUID = Field(unique=True)
    created_at: datetime = instant()
