"""The records of calendar feeds."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct


class FeedRecord(Struct, frozen=True, kw_only=True):
    """A read-only calendar of one technician or customer, without its secret."""

    id: UUID
    technician_id: UUID | None
    customer_id: UUID | None
    name: str | None
    created_at: datetime
    revoked_at: datetime | None = None


class PublishedFeed(Struct, frozen=True, kw_only=True):
    """A feed that is read at its address, with the name of whose it is."""

    technician_id: UUID | None
    customer_id: UUID | None
    name: str | None
    subject_name: str

    @property
    def title(self) -> str:
        """What calendars show."""
        return self.name or f"Server support: {self.subject_name}"
