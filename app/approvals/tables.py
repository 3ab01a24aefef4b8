"""What waits or waited for another person's approval, and the thresholds."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.kit.postgres.table import (
    JSONB,
    CheckConstraint,
    Column,
    Field,
    Index,
    Numeric,
    Table,
    instant,
    text,
)

# There is one company, and so one row, made by the migration.
THRESHOLDS = UUID("00000000-0000-7000-8000-000000000003")


class ApprovalThresholds(Table):
    """What one person may do alone: in minutes, and by currency in money (``{"EUR": "500.00"}``)."""

    __tablename__ = "approval_thresholds"
    __table_args__ = (
        CheckConstraint(f"id = '{THRESHOLDS}'", name="single"),
        CheckConstraint("minutes >= 0", name="minutes"),
    )

    id: UUID = Field(primary_key=True)
    minutes: int | None = None
    money: Any = Field(sa_column=Column(JSONB, nullable=False))
    version: int


class Approval(Table):
    """What one person asked for, and another approved, or nobody did.

    ``subject_id`` is what it is about: the adjustment, purchase or penalty; null for a new adjustment.
    ``entry_id`` is the entry that carried it out.
    """

    __tablename__ = "approval"
    __table_args__ = (
        CheckConstraint("(kind = 'adjustment') = (subject_id IS NULL)", name="subject"),
        CheckConstraint("minutes <> 0 AND minutes % 10 = 0", name="minutes"),
        CheckConstraint("(amount IS NULL) = (currency IS NULL)", name="amount"),
        CheckConstraint("(status = 'approved') = (entry_id IS NOT NULL)", name="entry"),
        CheckConstraint(
            "CASE status WHEN 'pending_approval' THEN num_nonnulls(decided_by, decided_at) = 0"
            " WHEN 'expired' THEN decided_by IS NULL AND decided_at IS NOT NULL"
            " WHEN 'withdrawn' THEN decided_by = requested_by AND decided_at IS NOT NULL"
            " ELSE decided_by <> requested_by AND decided_at IS NOT NULL END",
            name="decided",
        ),
        Index(
            "ix_approval_pending",
            "expires_at",
            postgresql_where=text("status = 'pending_approval'"),
        ),
        Index("ix_approval_customer_id", "customer_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    kind: str
    subject_id: UUID | None = None
    minutes: int
    amount: Decimal | None = Field(default=None, sa_column=Column(Numeric(19, 4)))
    currency: str | None = None
    reason: str | None = None
    override_reason: str | None = None
    credit_note_number: str | None = None
    status: str
    requested_by: UUID = Field(foreign_key="person.id")
    requested_at: datetime = instant()
    expires_at: datetime = instant()
    decided_by: UUID | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = instant(nullable=True)
    decision_reason: str | None = None
    entry_id: UUID | None = Field(default=None, unique=True)
    version: int
