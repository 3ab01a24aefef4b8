"""What the ledger's entries are worth: made of them, never a source. Keys start as the ledger's do."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.finance.worth import Bucket, EarningPolicy
from app.kit.postgres.table import (
    JSONB,
    CheckConstraint,
    Column,
    Field,
    Index,
    Numeric,
    PrimaryKeyConstraint,
    Table,
    instant,
    text,
)


def _one_of(values: object) -> str:
    return ", ".join(sorted(f"'{value}'" for value in values))  # type: ignore[attr-defined]


class FinancePosition(Table):
    """How far an account's entries are valued: to ``seq``, which was booked at ``booked_at``."""

    __tablename__ = "finance_position"
    __table_args__ = (CheckConstraint("seq >= 0", name="seq"),)

    credit_account_id: UUID = Field(primary_key=True)
    seq: int = 0
    booked_at: datetime | None = instant(nullable=True)


class FinanceLot(Table):
    """A lot's price, and what of its minutes and money is out of its book."""

    __tablename__ = "finance_lot"
    __table_args__ = (
        PrimaryKeyConstraint("credit_account_id", "lot_id"),
        CheckConstraint("out_minutes BETWEEN 0 AND given_minutes", name="out_minutes"),
        CheckConstraint("out_amount BETWEEN 0 AND net", name="out_amount"),
        CheckConstraint("out_minutes < given_minutes OR out_amount = net", name="all_out"),
    )

    credit_account_id: UUID
    lot_id: UUID
    given_minutes: int
    net: Decimal = Field(sa_type=Numeric(19, 4))
    currency: str | None = None
    out_minutes: int
    out_amount: Decimal = Field(sa_type=Numeric(19, 4))


class FinanceHolding(Table):
    """The parts of a worksheet, penalty or negative adjustment that can still come back or be paid for.

    ``owes`` tells whether any of them are owed: a settlement of any lot may pay for them.
    """

    __tablename__ = "finance_holding"
    __table_args__ = (
        PrimaryKeyConstraint("credit_account_id", "holder_id"),
        Index("ix_finance_holding_owes", "credit_account_id", postgresql_where=text("owes")),
    )

    credit_account_id: UUID
    holder_id: UUID
    owes: bool
    parts: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))


class FinanceMovement(Table):
    """Money and minutes that one posting moved from one bucket to another; it never changes."""

    __tablename__ = "finance_movement"
    __table_args__ = (
        PrimaryKeyConstraint("credit_account_id", "seq", "position", "number"),
        CheckConstraint(f"from_bucket IN ({_one_of(Bucket)})", name="from_bucket"),
        CheckConstraint(f"to_bucket IN ({_one_of(Bucket)})", name="to_bucket"),
        CheckConstraint("from_bucket <> to_bucket AND minutes > 0 AND amount >= 0", name="moves"),
        CheckConstraint("currency IS NOT NULL OR amount = 0", name="currency"),
        Index("ix_finance_movement_booked_at", "booked_at"),
    )

    credit_account_id: UUID
    seq: int
    position: int
    number: int
    lot_id: UUID
    from_bucket: str
    to_bucket: str
    minutes: int
    amount: Decimal = Field(sa_type=Numeric(19, 4))
    currency: str | None = None
    booked_at: datetime = instant()


class EarningPolicySet(Table):
    """When minutes are earned that are billed from ``from_at`` on, the start of ``from_on``."""

    __tablename__ = "earning_policy"
    __table_args__ = (CheckConstraint(f"policy IN ({_one_of(EarningPolicy)})", name="policy"),)

    id: UUID = Field(primary_key=True)
    from_on: date = Field(unique=True)
    from_at: datetime = instant()
    policy: str
    reason: str | None = None
    created_at: datetime = instant()
