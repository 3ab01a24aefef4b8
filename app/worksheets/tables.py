"""Worksheets: what was done in a session, every revision and every round with the customer."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.kit.postgres.table import (
    JSONB,
    TSTZRANGE,
    CheckConstraint,
    Column,
    ExcludeConstraint,
    Field,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Table,
    instant,
    text,
)


class Worksheet(Table):
    """The present revision of what was done. A session has at most one worksheet."""

    __tablename__ = "worksheet"
    __table_args__ = (
        CheckConstraint(
            "status IN ('awaiting_confirmation', 'disputed', 'confirmed')", name="status"
        ),
        CheckConstraint("billed_minutes >= 0 AND billed_minutes % 10 = 0", name="billed_minutes"),
        CheckConstraint("billed_minutes * 60 - worked_seconds BETWEEN 0 AND 599", name="rounding"),
        CheckConstraint(
            "(status = 'confirmed') = (confirmed_by IS NOT NULL)"
            " AND confirmed_by IN ('customer', 'system')",
            name="confirmed_by",
        ),
        CheckConstraint(
            "auto_confirm_at IS NULL OR status = 'awaiting_confirmation'", name="auto_confirm_at"
        ),
        Index(
            "ix_worksheet_auto_confirm_at",
            "auto_confirm_at",
            postgresql_where=text("auto_confirm_at IS NOT NULL"),
        ),
        Index(
            "ix_worksheet_unconfirmed",
            "submitted_at",
            "id",
            postgresql_where=text("status <> 'confirmed'"),
        ),
        Index("ix_worksheet_customer_id", "customer_id", "id"),
        Index("ix_worksheet_submitted_at", "submitted_at", "id"),
        Index("ix_worksheet_customer_submitted_at", "customer_id", "submitted_at", "id"),
        # What awaited confirmation at an instant, however long ago.
        Index(
            "ix_worksheet_awaiting",
            "customer_id",
            text(
                "tstzrange(submitted_at, NULLIF(GREATEST(confirmed_at, submitted_at), submitted_at))"
            ),
            postgresql_using="gist",
        ),
    )

    id: UUID = Field(primary_key=True)
    session_id: UUID = Field(foreign_key="session.id", unique=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    status: str
    version: int
    revision: int
    summary: str
    worked_seconds: int
    billed_minutes: int
    submitted_at: datetime = instant()
    confirmed_at: datetime | None = instant(nullable=True)
    confirmed_by: str | None = None
    auto_confirm_at: datetime | None = instant(nullable=True)


class TimeEntry(Table):
    """Time that one technician worked. Of current revisions no two overlap, of any customer (C2)."""

    __tablename__ = "time_entry"
    __table_args__ = (
        PrimaryKeyConstraint("worksheet_id", "revision", "position"),
        CheckConstraint("NOT isempty(during)", name="during"),
        ExcludeConstraint(
            ("technician_id", "="),
            ("during", "&&"),
            using="gist",
            where=text("current"),
            name="ex_time_entry_during",
        ),
    )

    worksheet_id: UUID = Field(foreign_key="worksheet.id")
    revision: int
    position: int
    technician_id: UUID = Field(foreign_key="technician.id")
    during: Any = Field(sa_column=Column(TSTZRANGE, nullable=False))
    note: str
    current: bool


class WorksheetRound(Table):
    """One round between provider and customer: submit, dispute, answer, amend, confirm (C3)."""

    __tablename__ = "worksheet_round"
    __table_args__ = (
        PrimaryKeyConstraint("worksheet_id", "number"),
        ForeignKeyConstraint(["worksheet_id"], ["worksheet.id"]),
        CheckConstraint("verb IN ('submit', 'dispute', 'answer', 'amend', 'confirm')", name="verb"),
    )

    worksheet_id: UUID
    number: int
    verb: str
    revision: int
    message: str | None = None
    proposed_minutes: int | None = None
    billed_minutes: int
    actor: str
    happened_at: datetime = instant()


class WorksheetDraft(Table):
    """What is written of a worksheet while its session goes on, and whose clocks run since when.

    It is gone with the handing in. Times are ISO 8601, by technician's id.
    """

    __tablename__ = "worksheet_draft"
    __table_args__ = (CheckConstraint("version > 0", name="version"),)

    session_id: UUID = Field(primary_key=True, foreign_key="session.id")
    version: int
    summary: str
    time_entries: Any = Field(sa_column=Column(JSONB, nullable=False))
    clocks: Any = Field(sa_column=Column(JSONB, nullable=False))
    changed_at: datetime = instant()
