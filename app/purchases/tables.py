"""Purchases: what adds credit, and the money side of it."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric, UniqueConstraint, text
from sqlmodel import Field

from app.kit.schema import Table, instant


class Purchase(Table, table=True):
    """Credit that was ordered; paid, it becomes the lot with the same id.

    An invoice is of one purchase. ``invoice_repeated`` marks those that had another's number already
    when that was first refused.
    """

    __tablename__ = "purchase"
    __table_args__ = (
        CheckConstraint("status IN ('pending_payment', 'paid', 'refunded', 'void')", name="status"),
        CheckConstraint("minutes > 0 AND minutes % 10 = 0", name="minutes"),
        CheckConstraint("refunded_minutes BETWEEN 0 AND minutes", name="refunded_minutes"),
        CheckConstraint("price_per_person_day >= 0", name="price"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency"),
        CheckConstraint("minutes_per_person_day > 0", name="minutes_per_person_day"),
        Index("ix_purchase_customer_id", "customer_id", "id"),
        Index(
            "uq_purchase_invoice_number",
            "invoice_number",
            unique=True,
            postgresql_where=text("status <> 'void' AND NOT invoice_repeated"),
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
    invoice_number: str | None = None
    invoice_repeated: bool = False
    expires_on: date | None = None
    refunded_minutes: int = 0
    refunds: int = 0
    created_at: datetime = instant()
    paid_at: datetime | None = instant(nullable=True)


class Refund(Table, table=True):
    """Minutes of a purchase that were paid back by one entry."""

    __tablename__ = "refund"
    __table_args__ = (
        UniqueConstraint("purchase_id", "number", name="uq_refund_purchase_id_number"),
        CheckConstraint("minutes > 0 AND minutes % 10 = 0", name="minutes"),
    )

    id: UUID = Field(primary_key=True)
    purchase_id: UUID = Field(foreign_key="purchase.id")
    customer_id: UUID = Field(foreign_key="customer.id")
    number: int
    minutes: int
    reason: str | None = None
    entry_id: UUID = Field(unique=True)
    created_at: datetime = instant()
