"""Calendar feeds: who is read at a secret address."""

from datetime import datetime
from uuid import UUID

from app.kit.postgres.table import CheckConstraint, Field, Index, Table, instant


class CalendarFeed(Table):
    """A read-only calendar of one technician or customer; its secret is stored as a hash only."""

    __tablename__ = "calendar_feed"
    __table_args__ = (
        CheckConstraint("(technician_id IS NULL) <> (customer_id IS NULL)", name="subject"),
        Index("ix_calendar_feed_customer_id", "customer_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    technician_id: UUID | None = Field(default=None, foreign_key="technician.id")
    customer_id: UUID | None = Field(default=None, foreign_key="customer.id")
    name: str | None = None
    secret_hash: bytes = Field(unique=True)
    created_at: datetime = instant()
    revoked_at: datetime | None = instant(nullable=True)
