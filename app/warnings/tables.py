"""Warnings that were raised, and how far the entries have been looked at for them."""

from datetime import date, datetime
from uuid import UUID

from app.kit.postgres.table import (
    BigInteger,
    CheckConstraint,
    Column,
    Field,
    Index,
    Table,
    UniqueConstraint,
    instant,
    text,
)


class CreditWarning(Table):
    """That a customer's credit is low, or that free minutes of a lot will expire.

    Worksheets took ``burned_minutes`` in the ``burn_days`` before it was low.
    """

    __tablename__ = "credit_warning"
    __table_args__ = (
        CheckConstraint(
            "kind = 'low' AND minutes < threshold_minutes AND lot_id IS NULL OR kind = 'expiring'"
            " AND minutes > 0 AND num_nonnulls(lot_id, expires_on, days_ahead) = 3",
            name="kind",
        ),
        CheckConstraint(
            "num_nonnulls(burned_minutes, burn_days) = 0 OR kind = 'low' AND burned_minutes >= 0"
            " AND burn_days > 0",
            name="burn",
        ),
        # Once for each lot, day and distance; once until the credit has risen.
        UniqueConstraint(
            "lot_id",
            "expires_on",
            "days_ahead",
            name="uq_credit_warning_lot_id_expires_on_days_ahead",
        ),
        Index(
            "uq_credit_warning_low",
            "customer_id",
            unique=True,
            postgresql_where=text("kind = 'low' AND cleared_at IS NULL"),
        ),
    )

    id: UUID = Field(primary_key=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    kind: str
    minutes: int
    threshold_minutes: int | None = None
    burned_minutes: int | None = None
    burn_days: int | None = None
    lot_id: UUID | None = None
    expires_on: date | None = None
    days_ahead: int | None = None
    raised_at: datetime = instant()
    cleared_at: datetime | None = instant(nullable=True)


class CreditWatch(Table):
    """Up to which position of the feed entries have been looked at for low credit."""

    __tablename__ = "credit_watch"
    __table_args__ = (CheckConstraint("single", name="single"),)

    single: bool = Field(primary_key=True)
    position: int = Field(sa_column=Column(BigInteger, nullable=False))
