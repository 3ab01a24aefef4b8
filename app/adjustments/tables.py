"""Adjustments: the rows beside the entries that correct credit."""

from datetime import datetime
from uuid import UUID

from app.kit.postgres.table import CheckConstraint, Field, Index, Table, instant


class Adjustment(Table):
    """A correction of the credit; a positive one becomes the lot with the same id."""

    __tablename__ = "adjustment"
    __table_args__ = (
        CheckConstraint(
            "kind = 'correction' OR kind = 'compensation' AND minutes > 0", name="kind"
        ),
        CheckConstraint("minutes <> 0 AND minutes % 10 = 0", name="minutes"),
        Index("ix_adjustment_customer_id", "customer_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    kind: str
    minutes: int
    reason: str
    entry_id: UUID = Field(unique=True)
    created_at: datetime = instant()
    reversed_at: datetime | None = instant(nullable=True)
