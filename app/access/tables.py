"""The table of keys."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from app.kit.schema import Table, instant


class ApiKey(Table, table=True):
    """A key that was made. ``customer_id`` and the like bind it; the database checks them."""

    __tablename__ = "api_key"
    __table_args__ = (
        CheckConstraint(
            "(role = 'customer') = (customer_id IS NOT NULL)"
            " AND (role = 'technician') = (technician_id IS NOT NULL)"
            " AND (contact_id IS NULL OR role = 'customer')",
            name="binding",
        ),
        ForeignKeyConstraint(["contact_id", "customer_id"], ["contact.id", "contact.customer_id"]),
    )

    id: UUID = Field(primary_key=True)
    key_hash: bytes = Field(unique=True)
    role: str
    customer_id: UUID | None = Field(default=None, foreign_key="customer.id")
    contact_id: UUID | None = None
    technician_id: UUID | None = Field(default=None, foreign_key="technician.id")
    name: str | None = None
    created_at: datetime = instant()
    expires_at: datetime | None = instant(nullable=True)
    revoked_at: datetime | None = instant(nullable=True)
