"""The tables of the audit: records, which nobody changes, and beside them where attempts came from."""

from datetime import datetime
from uuid import UUID

from app.kit.postgres.table import (
    CheckConstraint,
    Column,
    Field,
    Index,
    SmallInteger,
    Table,
    instant,
    text,
)


class AuditRecord(Table):
    """One attempt, or ``times`` alike. It holds ids and names of ours, never what was said or sent."""

    __tablename__ = "audit_record"
    __table_args__ = (
        CheckConstraint("outcome IN ('done', 'read', 'refused', 'lost')", name="outcome"),
        CheckConstraint("times > 0", name="times"),
        Index("ix_audit_record_actor", "actor", "id", postgresql_where=text("actor IS NOT NULL")),
        Index(
            "ix_audit_record_customer_id",
            "customer_id",
            "id",
            postgresql_where=text("customer_id IS NOT NULL"),
        ),
        Index(
            "ix_audit_record_object_id",
            "object_id",
            "id",
            postgresql_where=text("object_id IS NOT NULL"),
        ),
        Index(
            "ix_audit_record_at",
            "at",
            postgresql_using="brin",
            postgresql_with={"autosummarize": "on"},
        ),
    )

    id: UUID = Field(primary_key=True)
    at: datetime = instant()
    outcome: str
    times: int
    action: str | None = None
    request_id: str | None = None
    actor: str | None = None
    key_id: UUID | None = None
    role: str | None = None
    object_id: UUID | None = None
    customer_id: UUID | None = None
    status: int | None = Field(default=None, sa_column=Column(SmallInteger, nullable=True))
    code: str | None = None


class AuditAddress(Table):
    """Where the attempt of a record came from: personal data, which goes long before the record."""

    __tablename__ = "audit_address"
    __table_args__ = (Index("ix_audit_address_at", "at"),)

    record_id: UUID = Field(primary_key=True)
    at: datetime = instant()
    address: str
