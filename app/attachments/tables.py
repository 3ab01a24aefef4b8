"""Files on tickets."""

from datetime import datetime
from uuid import UUID

from app.kit.postgres.table import CheckConstraint, Field, Index, Table, instant


class Attachment(Table):
    """A file on a ticket. ``content`` is null where it was refused, for ``refused_reason``."""

    __tablename__ = "attachment"
    __table_args__ = (
        CheckConstraint("(content IS NULL) = (refused_reason IS NOT NULL)", name="refused"),
        CheckConstraint("content IS NULL OR octet_length(content) = size_bytes", name="size"),
        Index("ix_attachment_ticket_id", "ticket_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    ticket_id: UUID = Field(foreign_key="ticket.id")
    customer_id: UUID = Field(foreign_key="customer.id")
    message_id: UUID | None = Field(default=None, foreign_key="message.id")
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    content: bytes | None = None
    refused_reason: str | None = None
    actor: str
    attached_at: datetime = instant()
