"""Mails as they were written, what contacts want of them, and how far reports of failures were read."""

from datetime import datetime
from uuid import UUID

from app.kit.postgres.table import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Column,
    Field,
    Index,
    Table,
    Text,
    instant,
    text,
)


class Mail(Table):
    """A mail as it was written to one recipient; no token that works is in it.

    ``recipient_kind`` is the table that ``recipient_id`` stands in, ``contact_id`` whose preferences
    count. ``sent_at`` is null where a relay has not taken it, or there is none.
    """

    __tablename__ = "mail"
    __table_args__ = (
        CheckConstraint(
            "recipient_kind IN ('contact', 'technician', 'ticket', 'person', 'company')",
            name="recipient_kind",
        ),
        Index("ix_mail_customer_id", "customer_id", "id"),
        Index("ix_mail_contact_id", "contact_id", "id"),
        Index("ix_mail_message_id", "message_id"),
        Index("ix_mail_created_at", "created_at"),
    )

    id: UUID = Field(primary_key=True)
    delivery_id: UUID = Field(unique=True)
    kind: str
    customer_id: UUID | None = Field(default=None, foreign_key="customer.id")
    contact_id: UUID | None = Field(default=None, foreign_key="contact.id")
    recipient_kind: str
    recipient_id: UUID
    recipient: str
    language: str
    subject: str
    text: str
    html: str
    calendar: str | None = None
    message_id: str
    created_at: datetime = instant()
    sent_at: datetime | None = instant(nullable=True)


class ContactMail(Table):
    """What a contact has stopped, and the address from which mail came back for good."""

    __tablename__ = "contact_mail"
    __table_args__ = (
        CheckConstraint(
            "stopped <@ ARRAY['reminders', 'credit_warnings', 'ticket_notices']", name="stopped"
        ),
        CheckConstraint(
            "(unreachable_at IS NULL) = (unreachable_address IS NULL)", name="unreachable"
        ),
    )

    contact_id: UUID = Field(primary_key=True, foreign_key="contact.id")
    stopped: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    unreachable_address: str | None = None
    unreachable_at: datetime | None = instant(nullable=True)
    diagnostic: str | None = None


class ReporterMail(Table):
    """The address of a ticket's reporter, who is no contact, from which mail came back for good."""

    __tablename__ = "reporter_mail"

    ticket_id: UUID = Field(primary_key=True, foreign_key="ticket.id")
    unreachable_address: str
    unreachable_at: datetime = instant()
    diagnostic: str | None = None


class UnsubscribeLink(Table):
    """By which token in a mail a contact stops a group of mails; only its hash is known."""

    __tablename__ = "unsubscribe_link"
    __table_args__ = (
        Index(
            "ix_unsubscribe_link_contact_id",
            "contact_id",
            postgresql_where=text("revoked_at IS NULL"),
        ),
        Index("ix_unsubscribe_link_made_at", "made_at"),
    )

    token_hash: bytes = Field(primary_key=True)
    contact_id: UUID = Field(foreign_key="contact.id")
    mail_group: str
    made_at: datetime = instant()
    revoked_at: datetime | None = instant(nullable=True)


class MailWatch(Table):
    """Up to which position of the feed reports of failed delivery were read."""

    __tablename__ = "mail_watch"
    __table_args__ = (CheckConstraint("single", name="single"),)

    single: bool = Field(primary_key=True)
    position: int = Field(sa_column=Column(BigInteger, nullable=False))
