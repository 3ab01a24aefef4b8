"""Customers, the people there, their servers, and the provider's access to those servers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from app.kit.schema import Table, deactivation, instant


class Customer(Table, table=True):
    """A company. Its time zone decides when its days, and so its credit, end."""

    __tablename__ = "customer"
    __table_args__ = (
        CheckConstraint("deployment IN ('cloud', 'on_premise')", name="deployment"),
        CheckConstraint("low_credit_minutes >= 0 AND low_credit_days > 0", name="low_credit"),
        deactivation(),
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
    created_at: datetime = instant()


class Contact(Table, table=True):
    """A person at a customer."""

    __tablename__ = "contact"
    __table_args__ = (
        Index("ix_contact_customer_id", "customer_id", "id"),
        Index("ix_contact_email", text("lower(email)")),
        # What names a contact of a customer can be held to both.
        UniqueConstraint("id", "customer_id"),
        deactivation(),
    )

    id: UUID = Field(primary_key=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    name: str
    email: str
    phone: str | None = None
    language: str | None = None
    version: int
    deactivated_at: datetime | None = instant(nullable=True)
    deactivation_reason: str | None = None
    created_at: datetime = instant()


class Server(Table, table=True):
    """A customer's installation, and whether it was made as recommended (rule T7)."""

    __tablename__ = "server"
    __table_args__ = (Index("ix_server_customer_id", "customer_id", "id"), deactivation())

    id: UUID = Field(primary_key=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    name: str
    recommended_procedure: bool | None = None
    recommended_configuration: bool | None = None
    version: int
    deactivated_at: datetime | None = instant(nullable=True)
    deactivation_reason: str | None = None
    created_at: datetime = instant()


class ServerAccess(Table, table=True):
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
