"""Tables of closed months. What was signed, and the heads it was made of, are never changed."""

from datetime import datetime
from uuid import UUID

from app.kit.postgres.table import (
    CheckConstraint,
    Field,
    Index,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    instant,
)


class Period(Table):
    """A month that is closed, or is being closed; until ``until_at`` nothing is booked any more."""

    __tablename__ = "period"
    __table_args__ = (
        CheckConstraint("status IN ('closing', 'closed', 'reopened')", name="status"),
        CheckConstraint("from_at < until_at", name="span"),
        Index("ix_period_until_at", "until_at", "id"),
    )

    id: UUID = Field(primary_key=True)
    month: str = Field(unique=True)
    status: str
    version: int
    time_zone: str
    from_at: datetime = instant()
    until_at: datetime = instant()
    created_at: datetime = instant()


class PeriodSnapshot(Table):
    """What was so when a month was closed: ``document`` is the canonical JSON that was signed."""

    __tablename__ = "period_snapshot"
    __table_args__ = (
        UniqueConstraint("period_id", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    id: UUID = Field(primary_key=True)
    period_id: UUID = Field(foreign_key="period.id")
    number: int
    closed_by: str
    closed_at: datetime = instant()
    document: str
    signature: bytes
    public_key: bytes


class PeriodHead(Table):
    """The last entry of a credit account before the end of a month."""

    __tablename__ = "period_head"
    __table_args__ = (PrimaryKeyConstraint("period_id", "credit_account_id"),)

    period_id: UUID = Field(foreign_key="period.id")
    credit_account_id: UUID
    seq: int
    hash: bytes


class PeriodReopening(Table):
    """That a month was reopened, by whom and why; behind which of its snapshots, ``number`` says."""

    __tablename__ = "period_reopening"
    __table_args__ = (UniqueConstraint("period_id", "number"),)

    id: UUID = Field(primary_key=True)
    period_id: UUID = Field(foreign_key="period.id")
    number: int
    reason: str
    reopened_by: str
    reopened_at: datetime = instant()
