"""What browsers and mails hold the other half of: only hashes of it are stored."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from app.kit.schema import Table, instant

_ONE = (
    "(contact_id IS NOT NULL)::int + (technician_id IS NOT NULL)::int + (key_id IS NOT NULL)::int"
)


class SignIn(Table, table=True):
    """That somebody came in by a browser: a contact, a technician, or who holds a key."""

    __tablename__ = "sign_in"
    __table_args__ = (
        CheckConstraint(f"{_ONE} = 1", name="somebody"),
        Index("ix_sign_in_contact_id", "contact_id", postgresql_where=text("ended_at IS NULL")),
        Index(
            "ix_sign_in_technician_id", "technician_id", postgresql_where=text("ended_at IS NULL")
        ),
        Index("ix_sign_in_key_id", "key_id", postgresql_where=text("ended_at IS NULL")),
        Index("ix_sign_in_last_seen_at", "last_seen_at"),
    )

    id: UUID = Field(primary_key=True)
    token_hash: bytes = Field(unique=True)
    contact_id: UUID | None = Field(default=None, foreign_key="contact.id")
    technician_id: UUID | None = Field(default=None, foreign_key="technician.id")
    key_id: UUID | None = Field(default=None, foreign_key="api_key.id")
    browser: str
    created_at: datetime = instant()
    last_seen_at: datetime = instant()
    expires_at: datetime = instant()
    ended_at: datetime | None = instant(nullable=True)


class MailLink(Table, table=True):
    """By which token in a mail somebody does one thing: sign in, or look at one worksheet.

    ``address`` is where the mail was sent, in lower case: a link works as long as its reader has that one.
    ``revision`` is that of the thing which the mail told of.
    """

    __tablename__ = "mail_link"
    __table_args__ = (
        CheckConstraint(f"{_ONE} = 1", name="somebody"),
        CheckConstraint("(purpose = 'sign_in') = (subject_id IS NULL)", name="subject"),
        Index("ix_mail_link_contact_id", "contact_id", postgresql_where=text("revoked_at IS NULL")),
        Index("ix_mail_link_made_at", "made_at"),
    )

    id: UUID = Field(primary_key=True)
    token_hash: bytes = Field(unique=True)
    purpose: str
    address: str
    contact_id: UUID | None = Field(default=None, foreign_key="contact.id")
    technician_id: UUID | None = Field(default=None, foreign_key="technician.id")
    key_id: UUID | None = Field(default=None, foreign_key="api_key.id")
    subject_id: UUID | None = None
    revision: int | None = None
    made_at: datetime = instant()
    expires_at: datetime = instant()
    used_at: datetime | None = instant(nullable=True)
    revoked_at: datetime | None = instant(nullable=True)
