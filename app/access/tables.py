"""The tables of keys, and of the people of the office who hold them."""

from datetime import date, datetime
from uuid import UUID

from app.kit.postgres.table import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Column,
    Field,
    ForeignKeyConstraint,
    Index,
    Table,
    Text,
    instant,
    text,
)


class Person(Table):
    """Somebody of the provider's office: whose keys approve, and whose have what they ask for approved."""

    __tablename__ = "person"
    __table_args__ = (Index("uq_person_email", text("lower(email)"), unique=True),)

    id: UUID = Field(primary_key=True)
    name: str
    email: str
    created_at: datetime = instant()


class QuotaUse(Table):
    """What a customer added of a kind on the last day (UTC) on which it added any."""

    __tablename__ = "quota_use"
    __table_args__ = (CheckConstraint("things >= 0 AND size_bytes >= 0", name="counted"),)

    customer_id: UUID = Field(primary_key=True, foreign_key="customer.id")
    quota: str = Field(primary_key=True)
    used_on: date
    things: int
    size_bytes: int = Field(sa_type=BigInteger)


class StrangerUse(Table):
    """What all strangers together added of a kind on the last day (UTC) on which they added any."""

    __tablename__ = "stranger_use"
    __table_args__ = (CheckConstraint("things >= 0 AND size_bytes >= 0", name="counted"),)

    quota: str = Field(primary_key=True)
    used_on: date
    things: int
    size_bytes: int = Field(sa_type=BigInteger)


class ApiKey(Table):
    """A key that was made. ``customer_id`` and the like bind it; the database checks them.

    ``replaces_id`` is the key that it was made to replace, ``first_id`` the first one of all of these.
    """

    __tablename__ = "api_key"
    __table_args__ = (
        CheckConstraint(
            "(role = 'customer') = (customer_id IS NOT NULL)"
            " AND (role = 'technician') = (technician_id IS NOT NULL)"
            " AND (contact_id IS NULL OR role = 'customer')",
            name="binding",
        ),
        CheckConstraint("person_id IS NULL OR role IN ('lead', 'finance', 'admin')", name="person"),
        CheckConstraint("cardinality(scopes) > 0", name="scopes"),
        ForeignKeyConstraint(["contact_id", "customer_id"], ["contact.id", "contact.customer_id"]),
        Index(
            "uq_api_key_replaces",
            "replaces_id",
            unique=True,
            postgresql_where=text("revoked_at IS NULL"),
        ),
        Index(
            "ix_api_key_expires_at",
            "expires_at",
            postgresql_where=text("revoked_at IS NULL AND expires_at IS NOT NULL"),
        ),
    )

    id: UUID = Field(primary_key=True)
    key_hash: bytes = Field(unique=True)
    role: str
    customer_id: UUID | None = Field(default=None, foreign_key="customer.id")
    contact_id: UUID | None = None
    technician_id: UUID | None = Field(default=None, foreign_key="technician.id")
    person_id: UUID | None = Field(default=None, foreign_key="person.id")
    name: str | None = None
    created_at: datetime = instant()
    created_by: str | None = None
    expires_at: datetime | None = instant(nullable=True)
    revoked_at: datetime | None = instant(nullable=True)
    revoked_by: str | None = None
    scopes: list[str] | None = Field(default=None, sa_column=Column(ARRAY(Text)))
    replaces_id: UUID | None = Field(default=None, foreign_key="api_key.id")
    first_id: UUID | None = Field(default=None, foreign_key="api_key.id")
    hint: str | None = None
    last_used_at: datetime | None = instant(nullable=True)
    expiry_told_at: datetime | None = instant(nullable=True)
