"""Plans, their versions, and who is subscribed to them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.kit.postgres.table import (
    ARRAY,
    JSONB,
    CheckConstraint,
    Column,
    ExcludeConstraint,
    Field,
    Index,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    instant,
    text,
)

# A published plan, made by the migration.
PRIORITY = UUID("00000000-0000-7000-8000-000000000012")


class Plan(Table):
    """A level of support: published for all, or made for one customer (rules P1, P2, P3)."""

    __tablename__ = "plan"

    id: UUID = Field(primary_key=True)
    code: str = Field(unique=True)
    customer_id: UUID | None = Field(default=None, foreign_key="customer.id")
    name: str
    created_at: datetime = instant()


class PlanVersion(Table):
    """What a plan promises from an instant on; it never changes (rule P4).

    ``target`` is the promise for a solution, ``severity_targets`` those that differ by severity;
    ``call_after_replies`` the number of replies after which the provider calls.
    """

    __tablename__ = "plan_version"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("queue_rank >= 0", name="queue_rank"),
        CheckConstraint("call_after_replies > 0", name="call_after_replies"),
        CheckConstraint("(price IS NULL) = (currency IS NULL)", name="price"),
    )

    id: UUID = Field(primary_key=True)
    plan_id: UUID = Field(foreign_key="plan.id")
    number: int
    in_force_from: datetime = instant()
    channels: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    queue_rank: int
    target: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    severity_targets: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    call_after_replies: int | None = None
    price: Decimal | None = Field(default=None, sa_column=Column(Numeric(13, 4)))
    currency: str | None = None
    terms: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))


class Subscription(Table):
    """That a customer has a plan from a day on; without one it has the basic plan."""

    __tablename__ = "subscription"
    __table_args__ = (
        CheckConstraint("starts_on <= ends_on", name="period"),
        ExcludeConstraint(
            ("customer_id", "="),
            (text("daterange(starts_on, ends_on, '[]')"), "&&"),
            using="gist",
            name="ex_subscription_period",
        ),
        Index("ix_subscription_customer_id", "customer_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    plan_id: UUID = Field(foreign_key="plan.id")
    starts_on: date
    ends_on: date | None = None
    created_at: datetime = instant()
