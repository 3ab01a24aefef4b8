"""Messages that came by e-mail, whatever became of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Index, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field

from app.kit.schema import Table, instant


class InboundEmail(Table, table=True):
    """A message as it came; nothing is dropped. ``reason`` tells why it was not simply taken.

    ``acknowledgement`` is the answer that a sender gets, where it gets one.
    """

    __tablename__ = "inbound_email"
    __table_args__ = (
        CheckConstraint(
            "outcome IN ('ticket_opened', 'reply_added', 'recorded', 'quarantined')", name="outcome"
        ),
        CheckConstraint(
            "outcome NOT IN ('ticket_opened', 'reply_added')"
            " OR (ticket_id IS NOT NULL AND contact_id IS NOT NULL)",
            name="taken",
        ),
        CheckConstraint("outcome <> 'quarantined' OR reason IS NOT NULL", name="reason"),
        Index("ix_inbound_email_from_address", "from_address", "received_at"),
        Index("ix_inbound_email_ticket_id", "ticket_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    message_id: str = Field(unique=True)
    kind: str
    outcome: str
    reason: str | None = None
    authentication: str
    from_address: str | None = None
    from_name: str
    subject: str
    sent_at: datetime | None = instant(nullable=True)
    received_at: datetime = instant()
    size_bytes: int
    problems: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    customer_id: UUID | None = Field(default=None, foreign_key="customer.id")
    contact_id: UUID | None = Field(default=None, foreign_key="contact.id")
    ticket_id: UUID | None = Field(default=None, foreign_key="ticket.id")
    acknowledgement: Any = Field(default=None, sa_column=Column(JSONB(none_as_null=True)))
    released_at: datetime | None = instant(nullable=True)
    released_by: str | None = None
    raw: bytes
