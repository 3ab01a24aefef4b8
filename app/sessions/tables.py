"""Sessions, their moves, and the penalties that late changes cost."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.availability.tables import SessionTechnician
from app.kit.postgres.table import (
    JSONB,
    CheckConstraint,
    Column,
    Field,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Table,
    instant,
    text,
)


class Session(Table):
    """A planned remote session. It keeps its id when it moves, and the terms it was agreed under.

    ``language`` is what its technicians were chosen for, ``organizer`` the sender of its invitation,
    ``top_up_by`` the last instant at which it waits for credit. ``holds`` and ``releases`` count its
    ledger entries of that kind, for their references. The reserve is for ``reserved_technicians``: who
    joins on the day needs none (C8).
    """

    __tablename__ = "session"
    __table_args__ = (
        CheckConstraint(
            "status IN ('awaiting_credit', 'scheduled', 'in_progress', 'done', 'cancelled',"
            " 'lapsed', 'no_show')",
            name="status",
        ),
        CheckConstraint("ends_at > starts_at", name="period"),
        CheckConstraint("estimated_minutes > 0 AND estimated_minutes % 10 = 0", name="estimate"),
        CheckConstraint("reserved_technicians > 0", name="reserved_technicians"),
        CheckConstraint("reserved_minutes >= 0 AND reserved_minutes % 10 = 0", name="reserve"),
        Index("ix_session_customer_id", "customer_id", "id"),
        Index("ix_session_starts_at", "starts_at", "id"),
        Index("ix_session_customer_starts_at", "customer_id", "starts_at", "id"),
        Index(
            "ix_session_ticket_id",
            "ticket_id",
            "id",
            postgresql_where=text("ticket_id IS NOT NULL"),
        ),
        CheckConstraint("status <> 'awaiting_credit' OR top_up_by IS NOT NULL", name="top_up"),
        Index(
            "ix_session_waiting",
            "customer_id",
            "starts_at",
            postgresql_where=text("status = 'awaiting_credit'"),
        ),
    )

    id: UUID = Field(primary_key=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    server_id: UUID | None = Field(default=None, foreign_key="server.id")
    ticket_id: UUID | None = Field(default=None, foreign_key="ticket.id")
    status: str
    version: int
    category: str
    starts_at: datetime = instant()
    ends_at: datetime = instant()
    estimated_minutes: int
    reserved_technicians: int
    reserved_minutes: int
    terms: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    remote_tool: str | None = None
    join_url: str | None = None
    language: str | None = None
    organizer: str
    override_reason: str | None = None
    top_up_by: datetime | None = instant(nullable=True)
    holds: int
    releases: int
    moves: int
    booked_at: datetime = instant()
    started_at: datetime | None = instant(nullable=True)
    ended_at: datetime | None = instant(nullable=True)


# Booked time knows nothing of sessions: that it is always a session's is said here.
SessionTechnician.also(ForeignKeyConstraint(["session_id"], ["session.id"]))


class SessionMove(Table):
    """One move of a session: who asked, from when to when, and what it cost."""

    __tablename__ = "session_move"
    __table_args__ = (PrimaryKeyConstraint("session_id", "number"),)

    session_id: UUID = Field(foreign_key="session.id")
    number: int
    asked_by: str
    old_starts_at: datetime = instant()
    new_starts_at: datetime = instant()
    reason: str | None = None
    penalty_id: UUID | None = Field(default=None, foreign_key="penalty.id")
    actor: str
    moved_at: datetime = instant()


class SessionRemoval(Table):
    """That somebody was taken off a session by its ``version``, the last time; calendars tell it them."""

    __tablename__ = "session_removal"
    __table_args__ = (
        PrimaryKeyConstraint("session_id", "technician_id"),
        Index("ix_session_removal_technician_id", "technician_id", "removed_at"),
    )

    session_id: UUID = Field(foreign_key="session.id")
    technician_id: UUID = Field(foreign_key="technician.id")
    version: int
    removed_at: datetime = instant()


class SessionUndoneStart(Table):
    """A start that a lead undid: it had been an accident."""

    __tablename__ = "session_undone_start"
    __table_args__ = (PrimaryKeyConstraint("session_id", "number"),)

    session_id: UUID = Field(foreign_key="session.id")
    number: int
    started_at: datetime = instant()
    undone_at: datetime = instant()
    reason: str
    actor: str


class Penalty(Table):
    """Credit lost by a late change of a session; a lead may waive it, once (rule C7)."""

    __tablename__ = "penalty"
    __table_args__ = (
        CheckConstraint("kind IN ('late_move', 'late_cancellation', 'no_show')", name="kind"),
        CheckConstraint("minutes > 0 AND minutes % 10 = 0", name="minutes"),
        Index("ix_penalty_customer_id", "customer_id", "id"),
        Index("ix_penalty_session_id", "session_id"),
    )

    id: UUID = Field(primary_key=True)
    customer_id: UUID = Field(foreign_key="customer.id")
    session_id: UUID = Field(foreign_key="session.id")
    kind: str
    minutes: int
    entry_id: UUID
    charged_at: datetime = instant()
    waived_at: datetime | None = instant(nullable=True)
    waive_reason: str | None = None


class InvitationAnswer(Table):
    """What somebody answered to a session's invitation; it changes no session, and is not changed.

    ``email_id`` is the message it came by. ``applied`` says that it is from whom it says, who takes part:
    of an attendee's applied answers the newest counts, by ``stamped_at``. Others are kept up to a number.
    """

    __tablename__ = "invitation_answer"
    __table_args__ = (
        CheckConstraint(
            "response IN ('accepted', 'declined', 'tentative', 'delegated', 'needs_action')",
            name="response",
        ),
        CheckConstraint(
            "NOT applied OR (contact_id IS NULL) <> (technician_id IS NULL)", name="applied"
        ),
        Index("ix_invitation_answer_session_id", "session_id", "attendee", "stamped_at"),
    )

    id: UUID = Field(primary_key=True)
    session_id: UUID = Field(foreign_key="session.id")
    email_id: UUID
    attendee: str
    contact_id: UUID | None = Field(default=None, foreign_key="contact.id")
    technician_id: UUID | None = Field(default=None, foreign_key="technician.id")
    response: str
    comment: str | None = None
    sequence: int | None = None
    stamped_at: datetime = instant()
    received_at: datetime = instant()
    applied: bool
    proposed_starts_at: datetime | None = instant(nullable=True)
    proposed_ends_at: datetime | None = instant(nullable=True)
