"""The queue of all that leaves the house, its attempts, and how far events were planned."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.kit.postgres.table import (
    JSONB,
    BigInteger,
    CheckConstraint,
    Column,
    Field,
    ForeignKey,
    Index,
    Table,
    instant,
    text,
)


class Delivery(Table):
    """One thing for one receiver.

    ``leased_until`` is when whoever sends it is taken for dead, ``attempts_before`` how many attempts
    it had when somebody had it tried anew.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        CheckConstraint("(state = 'waiting') = (finished_at IS NULL)", name="finished"),
        CheckConstraint("state = 'waiting' OR leased_until IS NULL", name="leased"),
        CheckConstraint("order_key IS NULL OR position IS NOT NULL", name="ordered"),
        CheckConstraint("attempts_before BETWEEN 0 AND attempts", name="attempts_before"),
        Index(
            "ix_delivery_due",
            "channel",
            "target_id",
            "due_at",
            "id",
            postgresql_where=text("state = 'waiting' AND order_key IS NULL"),
        ),
        Index(
            "ix_delivery_order",
            "channel",
            "target_id",
            "order_key",
            "position",
            "id",
            postgresql_where=text("state = 'waiting' AND order_key IS NOT NULL"),
        ),
        Index(
            "ix_delivery_leased", "leased_until", postgresql_where=text("leased_until IS NOT NULL")
        ),
        Index("ix_delivery_event_id", "event_id"),
        Index("ix_delivery_target_id", "target_id", "id"),
        Index("ix_delivery_state", "state", "id"),
    )

    id: UUID = Field(primary_key=True)
    natural_key: str = Field(unique=True)
    channel: str
    target_id: UUID
    event_id: UUID | None = None
    customer_id: UUID | None = None
    order_key: UUID | None = None
    position: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    content: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    state: str
    attempts: int
    attempts_before: int
    due_at: datetime = instant()
    leased_until: datetime | None = instant(nullable=True)
    created_at: datetime = instant()
    finished_at: datetime | None = instant(nullable=True)
    last_status: int | None = None
    last_error: str | None = None


class DeliveryAttempt(Table):
    """One attempt of a delivery."""

    __tablename__ = "delivery_attempt"

    delivery_id: UUID = Field(
        sa_column=Column(ForeignKey("delivery.id", ondelete="CASCADE"), primary_key=True)
    )
    number: int = Field(primary_key=True)
    started_at: datetime = instant()
    duration_ms: int
    outcome: str
    status: int | None = None
    answer: str | None = None
    error: str | None = None


class DeliveryPlan(Table):
    """Up to which position of the feed deliveries were planned."""

    __tablename__ = "delivery_plan"
    __table_args__ = (CheckConstraint("single", name="single"),)

    single: bool = Field(primary_key=True)
    position: int = Field(sa_column=Column(BigInteger, nullable=False))
