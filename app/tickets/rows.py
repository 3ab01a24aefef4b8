"""The rows of a ticket: what is read of them, and what is staged when they change."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app.customers.rules import Deployment
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, update_version
from app.languages.official import OfficialLanguage
from app.plans.rules import Channel
from app.tickets import rules, search
from app.tickets.clocks import ClockEvent, Promise, Turn
from app.tickets.rules import (
    CallDirection,
    CallOutcome,
    DecidedFact,
    Legitimacy,
    TicketKind,
    TicketStatus,
)
from app.tickets.search import TextPart
from app.tickets.tables import ClockTurn, Ticket, Watcher


class Person(Protocol):
    """Somebody at a customer."""

    @property
    def id(self) -> UUID:
        """The contact's."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def email(self) -> str:
        """Where it is written to."""


class TicketIdentity(Protocol):
    """Which ticket it is, and whose."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def customer_id(self) -> UUID:
        """The customer's."""


class TicketKey(Struct, frozen=True):
    """A ticket of which nothing else is needed."""

    id: UUID
    customer_id: UUID


class OverdueTicket(TicketKey, frozen=True):
    """A ticket that was to be resolved earlier."""

    resolution_due_at: datetime


class WatcherRecord(Struct, frozen=True, kw_only=True):
    """A contact who is written to like the reporter, and who added it."""

    contact_id: UUID
    name: str
    email: str
    actor: str
    added_at: datetime

    @property
    def id(self) -> UUID:
        """The contact's, as a person."""
        return self.contact_id


class Suggestion(Struct, frozen=True):
    """An article that may help (rule T1)."""

    id: UUID
    title: str
    language: str


class CallTaskRecord(Struct, frozen=True, kw_only=True):
    """That the provider has to call the reporter, or had to (rules P1, P2)."""

    id: UUID
    ticket_id: UUID
    customer_id: UUID
    outcome: CallOutcome | None
    note: str | None
    retry_at: datetime | None
    attempts: int
    opened_at: datetime
    closed_at: datetime | None


class ListedCallTask(CallTaskRecord, frozen=True, kw_only=True):
    """A call task without its ticket, and when that is due."""

    due_at: datetime


class TicketRecord(Struct, frozen=True, kw_only=True):
    """A ticket, with what decides about it and is shown beside it.

    Attributes:
        logs: as all technical data: in a list no more than whether it is there.
        promises: what it was promised; a change of severity or plan makes them anew.
        plan_code: of its plan, as ``call_after_replies``.
        deployment: of its customer.
        recommended_procedure: of the server it is about, as ``recommended_configuration``.
        support_phone: the provider's.
        suggestions: the articles that were suggested, the best first.
        call_tasks: the oldest first; at most one is open.
        watchers: in the order of their contacts.
        merged_from: the tickets that were merged into it.
        notes: how many of its messages are internal.
        unseen_versions: how many of its versions changed nothing that its customer reads.
        clock: what happened to its clock; a list does not read it.
    """

    id: UUID
    number: int
    customer_id: UUID
    server_id: UUID | None
    contact_id: UUID | None
    follow_up_of: UUID | None
    merged_into: UUID | None
    technician_id: UUID | None
    plan_version_id: UUID
    version: int
    status: TicketStatus
    kind: TicketKind
    channel: Channel
    subject: str
    reported_severity: int
    severity: int
    severity_reason: str | None
    contact_name: str | None
    contact_company: str | None
    contact_phone: str | None
    contact_email: str | None
    contact_details_refused: bool
    application_unavailable: bool
    product_version: str | None
    environment: str | None
    system_information: str | None
    error_messages: str | None
    logs: str | None
    legitimacy: Legitimacy | None
    legitimacy_reason: str | None
    language: str
    reply_language: OfficialLanguage
    language_corrected: bool
    articles_seen: tuple[UUID, ...]
    suggested_articles: tuple[UUID, ...]
    queue_rank: int
    promises: tuple[Promise, ...]
    resolution_due_at: datetime
    starves_at: datetime
    starved_at: datetime | None
    overdue_told_at: datetime | None
    turns: int
    messages: int
    replies: int
    replies_since_call: int
    reopenings: int
    created_at: datetime
    first_replied_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    plan_code: str
    call_after_replies: int | None
    deployment: Deployment
    recommended_procedure: bool | None
    recommended_configuration: bool | None
    support_phone: str | None
    suggestions: tuple[Suggestion, ...]
    call_tasks: tuple[CallTaskRecord, ...]
    watchers: tuple[WatcherRecord, ...]
    merged_from: tuple[UUID, ...]
    unseen_versions: int = 0
    notes: int = 0
    clock: tuple[ClockEvent, ...] = ()

    @property
    def public_version(self) -> int:
        """Its version as its customer counts."""
        return self.version - self.unseen_versions

    @property
    def public_messages(self) -> int:
        """How many messages its customer reads."""
        return self.messages - self.notes

    @property
    def stage(self) -> int:
        """Where it stands in the working order by its status."""
        return rules.stage(self.status)

    @property
    def after_outages(self) -> bool:
        """Whether outages come before it in the working order."""
        return self.kind is not TicketKind.CLOUD_OUTAGE

    @property
    def contact(self) -> dict[str, str | None]:
        """Who reported it, by the names of ``rules.CONTACT_DETAILS``."""
        return {name: getattr(self, f"contact_{name}") for name in rules.CONTACT_DETAILS}

    @property
    def technical_data(self) -> dict[str, str | None]:
        """What the report carries, by the names of ``rules.TECHNICAL_DATA``."""
        return {name: getattr(self, name) for name in rules.TECHNICAL_DATA}

    @property
    def open_call_task(self) -> CallTaskRecord | None:
        """The call that is to be made; None without one."""
        return next((task for task in self.call_tasks if task.closed_at is None), None)


class PhoneCallRecord(Struct, frozen=True, kw_only=True):
    """A call about a ticket, of either side (rule T5)."""

    id: UUID
    ticket_id: UUID
    customer_id: UUID
    call_task_id: UUID | None
    direction: CallDirection
    outcome: CallOutcome
    note: str | None
    actor: str
    called_at: datetime


class TicketChangeRecord(Struct, frozen=True, kw_only=True):
    """What somebody decided about a ticket."""

    id: UUID
    ticket_id: UUID
    what: DecidedFact
    was: str
    becomes: str
    reason: str | None
    actor: str
    changed_at: datetime


def insert(tx: Tx, ticket: TicketRecord) -> None:
    """Stage a new ticket, and the start of its clock."""
    insert_row(tx, Ticket, ticket, promises=_as_kept(ticket.promises))
    _add_heading(tx, ticket)
    _add_turn(tx, ticket)


def update(tx: Tx, before: TicketRecord, after: TicketRecord) -> TicketRecord:
    """Stage what differs between a ticket and what it becomes; returns that, as its next version.

    A version that differs by internal notes alone, or by nothing of its own, is none to its customer.
    """
    if replace(after, messages=before.messages, notes=before.notes) == before:
        unseen = before.public_messages == after.public_messages
        after = replace(after, unseen_versions=before.unseen_versions + unseen)
    promises = after.promises != before.promises
    beside = {"promises": _as_kept(after.promises)} if promises else {}
    after = update_version(tx, Ticket, before, after, **beside)
    if (before.subject, before.contact) != (after.subject, after.contact):
        _add_heading(tx, after)
    return after


def _add_heading(tx: Tx, ticket: TicketRecord) -> None:
    """Let a ticket be found by number, subject and reporter; by each part of the address, too."""
    search.add(tx, ticket, TextPart.SUBJECT, f"{ticket.number} {ticket.subject}")
    parts = re.split(r"[@.+_-]", ticket.contact_email or "")
    reporter = (ticket.contact_name, ticket.contact_company, ticket.contact_email, *parts)
    search.add(tx, ticket, TextPart.REPORTER, " ".join(one for one in reporter if one))


def _as_kept(promises: Sequence[Promise]) -> list[dict[str, Any]]:
    return [one.as_dict() for one in promises]


def turn_clock(tx: Tx, ticket: TicketRecord, turn: Turn, at: datetime) -> TicketRecord:
    """Stage the next turn of a ticket's clock; returns the ticket with it."""
    clock = (*ticket.clock, ClockEvent(turn, at))
    ticket = replace(ticket, turns=ticket.turns + 1, clock=clock)
    _add_turn(tx, ticket)
    return ticket


def _add_turn(tx: Tx, ticket: TicketRecord) -> None:
    """Stage the last turn of a ticket's clock."""
    last = ticket.clock[-1]
    insert_row(tx, ClockTurn, last, ticket_id=ticket.id, number=ticket.turns, actor=tx.actor.id)


def add_watcher(tx: Tx, ticket: TicketIdentity, person: Person) -> WatcherRecord:
    """Stage that a contact of the ticket's customer watches it."""
    watcher = WatcherRecord(
        contact_id=person.id, name=person.name, email=person.email, actor=tx.actor.id,
        added_at=tx.now,
    )  # fmt: skip
    insert_row(tx, Watcher, watcher, ticket_id=ticket.id, customer_id=ticket.customer_id)
    return watcher


def remove_watcher(tx: Tx, ticket: TicketIdentity, contact_id: UUID) -> None:
    """Stage that a contact watches a ticket no more."""
    tx.stage("DELETE FROM watcher WHERE ticket_id = $1 AND contact_id = $2", ticket.id, contact_id)


def mark_starving(tx: Tx, tickets: Sequence[TicketIdentity]) -> None:
    """Stage that it was told of these tickets that they starve."""
    tx.stage(
        "UPDATE ticket SET starved_at = $2, version = version + 1 WHERE id = ANY($1)",
        [one.id for one in tickets],
        tx.now,
    )


def mark_overdue(tx: Tx, tickets: Sequence[TicketIdentity]) -> None:
    """Stage that it was told of these tickets that they are overdue: nothing that is read of them."""
    tx.stage(
        "UPDATE ticket SET overdue_told_at = $2 WHERE id = ANY($1)",
        [one.id for one in tickets],
        tx.now,
    )


def mark_closed(tx: Tx, tickets: Sequence[TicketIdentity]) -> None:
    """Stage that these resolved tickets are closed."""
    tx.stage(
        "UPDATE ticket SET status = $2, stage = $3, closed_at = $4, version = version + 1"
        " WHERE id = ANY($1)",
        [one.id for one in tickets],
        TicketStatus.CLOSED.value,
        rules.stage(TicketStatus.CLOSED),
        tx.now,
    )


def emit(tx: Tx, kind: str, ticket: TicketIdentity, **data: Any) -> None:
    """Gather an event of a ticket."""
    outbox.emit(tx, kind, ticket.id, customer_id=ticket.customer_id, data=data)
