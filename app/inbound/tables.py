"""Messages that came by e-mail, whatever became of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.kit.postgres.table import (
    ARRAY,
    JSONB,
    CheckConstraint,
    Column,
    Field,
    Index,
    Table,
    Text,
    UniqueConstraint,
    instant,
)


class InboundEmail(Table):
    """A message as it came; nothing is dropped. ``reason`` tells why it was not simply taken.

    ``content_digest`` is of what its sender wrote: programs give one Message-ID to several messages. Those
    kept before this was known have none. ``answered_ids`` are those of what it answers, which may come later.
    ``acknowledgement`` is the answer that a sender gets, where it
    gets one. ``report`` tells what became of a message that was sent, ``about_message_id`` of which.
    ``ticket_message_id`` is the message on the ticket that it became.
    """

    __tablename__ = "inbound_email"
    __table_args__ = (
        CheckConstraint(
            "outcome IN ('ticket_opened', 'reply_added', 'recorded', 'quarantined', 'discarded')",
            name="outcome",
        ),
        CheckConstraint(
            "outcome NOT IN ('ticket_opened', 'reply_added')"
            " OR (ticket_id IS NOT NULL AND contact_id IS NOT NULL AND ticket_message_id IS NOT NULL)",
            name="taken",
        ),
        CheckConstraint("outcome <> 'quarantined' OR reason IS NOT NULL", name="reason"),
        CheckConstraint(
            "outcome <> 'discarded' OR (reason IS NOT NULL AND discarded_at IS NOT NULL"
            " AND discarded_by IS NOT NULL AND discard_reason IS NOT NULL)",
            name="discarded",
        ),
        CheckConstraint(
            "report IN ('failed', 'delayed', 'delivered', 'read', 'other')", name="report"
        ),
        UniqueConstraint("message_id", "content_digest"),
        Index("ix_inbound_email_from_address", "from_address", "received_at"),
        Index("ix_inbound_email_ticket_id", "ticket_id", "id"),
        Index("ix_inbound_email_answered_ids", "answered_ids", postgresql_using="gin"),
    )

    id: UUID = Field(primary_key=True)
    message_id: str
    content_digest: bytes | None = None
    answered_ids: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
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
    ticket_message_id: UUID | None = Field(default=None, foreign_key="message.id", unique=True)
    session_id: UUID | None = Field(default=None, foreign_key="session.id")
    report: str | None = None
    reported_recipients: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    about_message_id: UUID | None = Field(default=None, foreign_key="message.id")
    acknowledgement: Any = Field(default=None, sa_column=Column(JSONB(none_as_null=True)))
    released_at: datetime | None = instant(nullable=True)
    released_by: str | None = None
    discarded_at: datetime | None = instant(nullable=True)
    discarded_by: str | None = None
    discard_reason: str | None = None
    raw: bytes
