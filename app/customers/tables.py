"""Customers, the people there, their servers, and the provider's access to those servers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.kit.postgres.table import (
    CheckConstraint,
    Column,
    Computed,
    Field,
    Index,
    Noted,
    Table,
    Text,
    UniqueConstraint,
    deactivation,
    instant,
    text,
)


def _found_by(expression: str) -> Any:
    """What somebody is found by: small letters without accents, computed by the database."""
    computed = Computed(f"text_bare({expression})", persisted=True)
    return Field(default=None, sa_column=Column(Text(collation="C"), computed))


def _finding(table: str) -> tuple[Noted, Noted]:
    """By how it begins, and by what stands inside."""
    return (
        Index(f"ix_{table}_found_by", "found_by"),
        Index(
            f"ix_{table}_found_inside",
            "found_by",
            postgresql_using="gin",
            postgresql_ops={"found_by": "gin_trgm_ops"},
        ),
    )


def _erasure() -> Noted:
    """Who is erased has left, and there is a reason."""
    return CheckConstraint(
        "(erased_at IS NULL) = (erasure_reason IS NULL)"
        " AND (erased_at IS NULL OR deactivated_at IS NOT NULL)",
        name="erasure",
    )


class Customer(Table):
    """A company. Its time zone decides when its days, and so its credit, end."""

    __tablename__ = "customer"
    __table_args__ = (
        CheckConstraint("deployment IN ('cloud', 'on_premise')", name="deployment"),
        CheckConstraint("low_credit_minutes >= 0 AND low_credit_days > 0", name="low_credit"),
        *_finding("customer"),
        deactivation(),
        _erasure(),
    )

    id: UUID = Field(primary_key=True)
    name: str
    deployment: str
    time_zone: str
    language: str
    low_credit_minutes: int | None = None
    low_credit_days: int | None = None
    version: int
    deactivated_at: datetime | None = instant(nullable=True)
    deactivation_reason: str | None = None
    erased_at: datetime | None = instant(nullable=True)
    erasure_reason: str | None = None
    created_at: datetime = instant()
    found_by: str | None = _found_by("name")


class Contact(Table):
    """A person at a customer."""

    __tablename__ = "contact"
    __table_args__ = (
        Index("ix_contact_customer_id", "customer_id", "id"),
        Index("ix_contact_email", text("lower(email)")),
        # What names a contact of a customer can be held to both.
        UniqueConstraint("id", "customer_id"),
        *_finding("contact"),
        deactivation(),
        _erasure(),
    )

    id: UUID = Field(primary_key=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    name: str
    email: str
    phone: str | None = None
    language: str | None = None
    time_zone: str | None = None
    version: int
    deactivated_at: datetime | None = instant(nullable=True)
    deactivation_reason: str | None = None
    erased_at: datetime | None = instant(nullable=True)
    erasure_reason: str | None = None
    created_at: datetime = instant()
    found_by: str | None = _found_by("name || ' ' || email")


class Server(Table):
    """A customer's installation, and whether it was made as recommended (rule T7)."""

    __tablename__ = "server"
    __table_args__ = (
        Index("ix_server_customer_id", "customer_id", "id"),
        *_finding("server"),
        deactivation(),
    )

    id: UUID = Field(primary_key=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    name: str
    recommended_procedure: bool | None = None
    recommended_configuration: bool | None = None
    version: int
    deactivated_at: datetime | None = instant(nullable=True)
    deactivation_reason: str | None = None
    created_at: datetime = instant()
    found_by: str | None = _found_by("name")


class ServerAccess(Table):
    """That the technicians can reach a server (rule S1). No password is ever stored."""

    __tablename__ = "server_access"
    __table_args__ = (
        CheckConstraint("valid_until IS NULL OR valid_until > checked_at", name="period"),
        Index("ix_server_access_server_id", "server_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    server_id: UUID = Field(foreign_key="server.id")
    customer_id: UUID = Field(foreign_key="customer.id")
    kind: str
    checked_at: datetime = instant()
    valid_until: datetime | None = instant(nullable=True)
    revoked_at: datetime | None = instant(nullable=True)
    created_at: datetime = instant()
