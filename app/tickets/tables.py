"""Tickets, what is written and said about them, and their clocks."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.kit.postgres.table import (
    ARRAY,
    JSONB,
    TSVECTOR,
    BigInteger,
    CheckConstraint,
    Column,
    Field,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    instant,
    text,
)
from app.kit.postgres.table import (
    Uuid as SqlUuid,
)
from app.languages.official import OfficialLanguage

_LANGUAGES = ", ".join(f"'{language}'" for language in OfficialLanguage)

# How a list of tickets is ordered: what is to be done first comes first (P2, T8, T9).
_ORDER = ("after_outages", "queue_rank", "severity", "resolution_due_at", "created_at", "id")


class Ticket(Table):
    """A request, and the promise it was given; it keeps the version of the plan it was made under.

    ``number`` is for people. ``promises`` are its targets as amounts of time, ``turns``, ``messages``
    and ``reopenings`` count what happened. ``replies_since_call`` are the provider's public replies on
    it since somebody dealt with a call. ``starves_at`` is when it starves unless somebody takes it,
    ``starved_at`` when that was told, ``overdue_told_at`` when it was told that the present promise was not
    kept. ``stage`` and ``after_outages`` are parts of the queue's order.
    ``unseen_versions`` counts the versions that changed nothing for its customer, such as by a note.
    """

    __tablename__ = "ticket"
    __table_args__ = (
        CheckConstraint(
            "status IN ('new', 'open', 'waiting_for_customer', 'resolved', 'closed')", name="status"
        ),
        CheckConstraint(
            "kind IN ('bug', 'question', 'request', 'cloud_outage', 'server_support')", name="kind"
        ),
        CheckConstraint("severity BETWEEN 1 AND 4", name="severity"),
        CheckConstraint("reported_severity BETWEEN 1 AND 4", name="reported_severity"),
        CheckConstraint("kind <> 'cloud_outage' OR severity = 1", name="outage_severity"),
        CheckConstraint("(kind = 'bug') = (legitimacy IS NOT NULL)", name="legitimacy"),
        CheckConstraint("resolution_due_at >= created_at", name="due"),
        CheckConstraint(
            "stage = CASE WHEN status IN ('new', 'open') THEN 0 WHEN status = 'waiting_for_customer'"
            " THEN 1 WHEN status = 'resolved' THEN 2 ELSE 3 END",
            name="stage",
        ),
        CheckConstraint("unseen_versions BETWEEN 0 AND version - 1", name="unseen_versions"),
        CheckConstraint(
            "merged_into IS NULL OR (status = 'closed' AND merged_into <> id)", name="merged"
        ),
        ForeignKeyConstraint(
            ["merged_into", "customer_id"],
            ["ticket.id", "ticket.customer_id"],
            name="fk_ticket_merged_into_customer_id",
        ),
        Index(
            "ix_ticket_merged_into", "merged_into", postgresql_where=text("merged_into IS NOT NULL")
        ),
        CheckConstraint("after_outages = (kind <> 'cloud_outage')", name="after_outages"),
        CheckConstraint(
            "(status IN ('resolved', 'closed')) = (resolved_at IS NOT NULL)", name="resolved"
        ),
        # What belongs to a ticket of a customer can be held to both.
        UniqueConstraint("id", "customer_id"),
        Index("ix_ticket_queue", "stage", *_ORDER),
        Index("ix_ticket_created_at", "created_at"),
        Index("ix_ticket_customer_created_at", "customer_id", "created_at"),
        Index("ix_ticket_customer_id", "customer_id", "stage", *_ORDER),
        Index("ix_ticket_technician_id", "technician_id", "stage", *_ORDER),
        Index(
            "ix_ticket_next",
            *_ORDER,
            postgresql_where=text("technician_id IS NULL AND status IN ('new', 'open')"),
        ),
        Index("ix_ticket_resolved_at", "resolved_at", postgresql_where=text("status = 'resolved'")),
        Index(
            "ix_ticket_starving",
            "starves_at",
            postgresql_where=text(
                "technician_id IS NULL AND status IN ('new', 'open') AND starved_at IS NULL"
            ),
        ),
        Index(
            "ix_ticket_overdue",
            "resolution_due_at",
            postgresql_where=text("status IN ('new', 'open') AND overdue_told_at IS NULL"),
        ),
    )

    id: UUID = Field(primary_key=True)
    number: int = Field(sa_column=Column(BigInteger, unique=True, nullable=False))
    customer_id: UUID = Field(foreign_key="customer.id")
    server_id: UUID | None = Field(default=None, foreign_key="server.id")
    contact_id: UUID | None = Field(default=None, foreign_key="contact.id")
    follow_up_of: UUID | None = Field(default=None, foreign_key="ticket.id")
    merged_into: UUID | None = None
    technician_id: UUID | None = Field(default=None, foreign_key="technician.id")
    plan_version_id: UUID = Field(foreign_key="plan_version.id")
    version: int
    unseen_versions: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    status: str
    kind: str
    channel: str
    subject: str
    reported_severity: int
    severity: int
    severity_reason: str | None = None
    contact_name: str | None = None
    contact_company: str | None = None
    contact_phone: str | None = None
    contact_email: str | None = None
    contact_details_refused: bool
    application_unavailable: bool
    product_version: str | None = None
    environment: str | None = None
    system_information: str | None = None
    error_messages: str | None = None
    logs: str | None = None
    legitimacy: str | None = None
    legitimacy_reason: str | None = None
    language: str
    reply_language: str
    language_corrected: bool
    articles_seen: list[UUID] = Field(sa_column=Column(ARRAY(SqlUuid), nullable=False))
    suggested_articles: list[UUID] = Field(sa_column=Column(ARRAY(SqlUuid), nullable=False))
    queue_rank: int
    promises: Any = Field(sa_column=Column(JSONB, nullable=False))
    resolution_due_at: datetime = instant()
    starves_at: datetime = instant()
    starved_at: datetime | None = instant(nullable=True)
    overdue_told_at: datetime | None = instant(nullable=True)
    turns: int
    messages: int
    replies: int
    replies_since_call: int
    reopenings: int
    created_at: datetime = instant()
    first_replied_at: datetime | None = instant(nullable=True)
    resolved_at: datetime | None = instant(nullable=True)
    closed_at: datetime | None = instant(nullable=True)
    stage: int = Field(sa_type=SmallInteger)
    after_outages: bool


class ClockTurn(Table):
    """One turn of a ticket's clock; only ever added."""

    __tablename__ = "clock_turn"
    __table_args__ = (
        PrimaryKeyConstraint("ticket_id", "number"),
        CheckConstraint("turn IN ('start', 'pause', 'resume', 'stop')", name="turn"),
    )

    ticket_id: UUID = Field(foreign_key="ticket.id")
    number: int
    turn: str
    at: datetime = instant()
    actor: str


class Message(Table):
    """What was written on a ticket: a public message, or an internal note of the provider.

    ``counted`` says that it counts towards the call that the plan asks for (rules P1, P2). ``text`` is
    all of it, in parts: each has one of ``part_kinds`` and ends where ``part_ends`` says, counted in
    code points, the next one beginning there. ``body`` are those that are new.
    """

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("ticket_id", "number"),
        Index("ix_message_notes", "ticket_id", "number", postgresql_where=text("NOT public")),
        CheckConstraint("author IN ('customer', 'provider')", name="author"),
        CheckConstraint("public OR author = 'provider'", name="note"),
        CheckConstraint("NOT counted OR (public AND author = 'provider')", name="counted"),
        CheckConstraint(
            "cardinality(part_kinds) = cardinality(part_ends) AND 'new' = ANY (part_kinds)"
            " AND part_kinds <@ ARRAY['new', 'quote', 'signature', 'notice']"
            " AND part_ends[cardinality(part_ends)] = char_length(text)",
            name="parts",
        ),
        CheckConstraint(
            "(parts_corrected_at IS NULL) = (parts_corrected_by IS NULL)", name="parts_corrected"
        ),
    )

    id: UUID = Field(primary_key=True)
    ticket_id: UUID = Field(foreign_key="ticket.id")
    customer_id: UUID = Field(foreign_key="customer.id")
    version: int
    number: int
    author: str
    public: bool
    channel: str
    text: str
    part_kinds: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    part_ends: list[int] = Field(sa_column=Column(ARRAY(Integer), nullable=False))
    body: str
    parts_corrected_at: datetime | None = instant(nullable=True)
    parts_corrected_by: str | None = None
    language: str
    language_corrected: bool
    resolves: bool
    counted: bool
    actor: str
    written_at: datetime = instant()


class Watcher(Table):
    """That a contact of the ticket's customer is written to like its reporter."""

    __tablename__ = "watcher"
    __table_args__ = (
        PrimaryKeyConstraint("ticket_id", "contact_id"),
        ForeignKeyConstraint(
            ["ticket_id", "customer_id"],
            ["ticket.id", "ticket.customer_id"],
            name="fk_watcher_ticket_id_customer_id",
        ),
        ForeignKeyConstraint(
            ["contact_id", "customer_id"],
            ["contact.id", "contact.customer_id"],
            name="fk_watcher_contact_id_customer_id",
        ),
    )

    ticket_id: UUID
    contact_id: UUID
    customer_id: UUID = Field(foreign_key="customer.id")
    actor: str
    added_at: datetime = instant()


class TicketText(Table):
    """The words that a ticket is searched by, as ``language`` inflects them.

    Those of number and subject have weight A, of the reporter B, of public messages C, of notes D.
    """

    __tablename__ = "ticket_text"
    __table_args__ = (
        CheckConstraint(f"language IN ({_LANGUAGES})", name="language"),
        Index("ix_ticket_text_document", "document", postgresql_using="gin"),
        Index(
            "ix_ticket_text_public",
            text("ts_filter(document, '{a,b,c}')"),
            postgresql_using="gin",
        ),
    )

    ticket_id: UUID = Field(primary_key=True, foreign_key="ticket.id")
    language: str
    document: Any = Field(sa_column=Column(TSVECTOR, nullable=False))


class CallTask(Table):
    """That the provider has to call the reporter (rules P1, P2); a ticket has at most one open."""

    __tablename__ = "call_task"
    __table_args__ = (
        CheckConstraint("outcome IN ('reached', 'not_reached', 'not_needed')", name="outcome"),
        CheckConstraint(
            "(closed_at IS NOT NULL) = (coalesce(outcome, 'not_reached') <> 'not_reached')",
            name="closed",
        ),
        Index(
            "uq_call_task_open",
            "ticket_id",
            unique=True,
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_call_task_ticket_id", "ticket_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    ticket_id: UUID = Field(foreign_key="ticket.id")
    customer_id: UUID = Field(foreign_key="customer.id")
    outcome: str | None = None
    note: str | None = None
    retry_at: datetime | None = instant(nullable=True)
    attempts: int
    opened_at: datetime = instant()
    closed_at: datetime | None = instant(nullable=True)


class PhoneCall(Table):
    """A call about a ticket, of either side (rule T5)."""

    __tablename__ = "phone_call"
    __table_args__ = (
        CheckConstraint("direction IN ('inbound', 'outbound')", name="direction"),
        CheckConstraint("outcome IN ('reached', 'not_reached', 'not_needed')", name="outcome"),
        Index("ix_phone_call_ticket_id", "ticket_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    ticket_id: UUID = Field(foreign_key="ticket.id")
    customer_id: UUID = Field(foreign_key="customer.id")
    call_task_id: UUID | None = Field(default=None, foreign_key="call_task.id")
    direction: str
    outcome: str
    note: str | None = None
    actor: str
    called_at: datetime = instant()


class TicketChange(Table):
    """What somebody decided about a ticket: its severity, legitimacy, plan; with the reason."""

    __tablename__ = "ticket_change"
    __table_args__ = (
        CheckConstraint("what IN ('severity', 'legitimacy', 'plan')", name="what"),
        Index("ix_ticket_change_ticket_id", "ticket_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    ticket_id: UUID = Field(foreign_key="ticket.id")
    what: str
    was: str
    becomes: str
    reason: str | None = None
    actor: str
    changed_at: datetime = instant()
