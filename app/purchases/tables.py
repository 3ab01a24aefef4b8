"""Purchases: what adds credit, and the money side of it."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric
from sqlmodel import Field

from app.kit.schema import Table, instant


class Purchase(Table, table=True):
    """Credit that was ordered; paid, it becomes the lot with the same id."""

    __tablename__ = "purchase"
    __table_args__ = (
        CheckConstraint("status IN ('pending_payment', 'paid', 'refunded', 'void')", name="status"),
        CheckConstraint("minutes > 0 AND minutes % 10 = 0", name="minutes"),
        CheckConstraint("refunded_minutes BETWEEN 0 AND minutes", name="refunded_minutes"),
        CheckConstraint("price_per_person_day >= 0", name="price"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency"),
        Index("ix_purchase_customer_id", "customer_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    status: str
    version: int
    minutes: int
    price_per_person_day: Decimal = Field(sa_type=Numeric(13, 4))
    currency: str
    invoice_number: str | None = None
    expires_on: date | None = None
    refunded_minutes: int = 0
    refunds: int = 0
    created_at: datetime = instant()
    paid_at: datetime | None = instant(nullable=True)
