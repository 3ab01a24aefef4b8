"""What browsers and mails hold the other half of: only hashes of it are stored."""

from datetime import datetime
from uuid import UUID

from app.kit.postgres.table import CheckConstraint, Field, Index, Table, instant, text

_ONE = (
    "(contact_id IS NOT NULL)::int + (technician_id IS NOT NULL)::int + (key_id IS NOT NULL)::int"
)


# Whom an issuer vouches for is bound as a key is.
_SOMEBODY = (
    f"CASE WHEN subject_id IS NULL THEN {_ONE} = 1"
    " AND role IS NULL AND customer_id IS NULL AND person_id IS NULL"
    " ELSE key_id IS NULL AND role IS NOT NULL"
    " AND (role = 'customer') = (customer_id IS NOT NULL)"
    " AND (role = 'technician') = (technician_id IS NOT NULL)"
    " AND (contact_id IS NULL OR role = 'customer')"
    " AND (person_id IS NULL OR role IN ('lead', 'finance', 'admin')) END"
)


class SignIn(Table):
    """That somebody came in by a browser: a contact, a technician, who holds a key, or by an issuer.

    ``authenticated_at`` is when they proved who they are; null: when they came in.
    """

    __tablename__ = "sign_in"
    __table_args__ = (
        CheckConstraint(_SOMEBODY, name="somebody"),
        Index("ix_sign_in_contact_id", "contact_id", postgresql_where=text("ended_at IS NULL")),
        Index(
            "ix_sign_in_technician_id", "technician_id", postgresql_where=text("ended_at IS NULL")
        ),
        Index("ix_sign_in_key_id", "key_id", postgresql_where=text("ended_at IS NULL")),
        Index("ix_sign_in_subject_id", "subject_id", postgresql_where=text("ended_at IS NULL")),
        Index("ix_sign_in_last_seen_at", "last_seen_at"),
    )

    id: UUID = Field(primary_key=True)
    token_hash: bytes = Field(unique=True)
    contact_id: UUID | None = Field(default=None, foreign_key="contact.id")
    technician_id: UUID | None = Field(default=None, foreign_key="technician.id")
    key_id: UUID | None = Field(default=None, foreign_key="api_key.id")
    subject_id: UUID | None = None
    role: str | None = None
    customer_id: UUID | None = Field(default=None, foreign_key="customer.id")
    person_id: UUID | None = Field(default=None, foreign_key="person.id")
    browser: str
    authenticated_at: datetime | None = instant(nullable=True)
    created_at: datetime = instant()
    last_seen_at: datetime = instant()
    expires_at: datetime = instant()
    ended_at: datetime | None = instant(nullable=True)


class MailLink(Table):
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
