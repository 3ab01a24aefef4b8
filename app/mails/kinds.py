"""What mails there are, and the facts of which each is written. Pure.

Names, reasons and messages are data, whoever wrote them. Instants are in UTC and are shown by the clocks of
the recipient. A link is None where no page answers it: the text then says how it goes without.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from app.plans.rules import SessionCategory
from app.sessions.rules import Party, PenaltyKind, SessionWarning


class MailTopic(StrEnum):
    """What a mail tells."""

    SESSION_AGREED = "session_agreed"
    SESSION_MOVED = "session_moved"
    SESSION_CANCELLED = "session_cancelled"
    SESSION_REMINDER = "session_reminder"
    SERVER_ACCESS = "server_access"
    TOP_UP_NEEDED = "top_up_needed"
    SESSION_LAPSED = "session_lapsed"
    WORKSHEET_TO_CONFIRM = "worksheet_to_confirm"
    CONFIRMATION_REMINDER = "confirmation_reminder"
    DISPUTE_ANSWERED = "dispute_answered"
    PENALTY_CHARGED = "penalty_charged"
    PENALTY_WAIVED = "penalty_waived"
    CREDIT_LOW = "credit_low"
    CREDIT_EXPIRING = "credit_expiring"
    CREDIT_EXPIRED = "credit_expired"
    TICKET_RECEIVED = "ticket_received"
    TICKET_REPLY = "ticket_reply"
    TICKET_RESOLVED = "ticket_resolved"
    TICKET_MERGED = "ticket_merged"
    # For staff.
    TICKET_ASSIGNED = "ticket_assigned"
    SESSION_ASSIGNED = "session_assigned"
    TICKET_DUE_SOON = "ticket_due_soon"
    WORKSHEET_DISPUTED = "worksheet_disputed"
    INVITATION_DECLINED = "invitation_declined"
    ENDPOINT_DISABLED = "endpoint_disabled"
    CONTACT_UNREACHABLE = "contact_unreachable"


# --- what several of them tell -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The provider, as a mail signs."""

    name: str
    phone: str | None
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in the units of its currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What is planned, when, by whom; ``customer`` is named to staff alone."""

    category: SessionCategory
    starts_at: datetime
    estimated_minutes: int
    technicians: tuple[str, ...]
    server: str | None = None
    remote_tool: str | None = None
    join_url: str | None = None
    customer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a change cost the customer (rule C7): 0 minutes are free.

    Attributes:
        free_until: up to when it would have cost nothing; None where it never costs.
        available_minutes: the credit after it.
    """

    penalty_minutes: int
    free_until: datetime | None
    available_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one technician did without a break."""

    technician: str
    started_at: datetime
    ended_at: datetime
    done: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A ticket, as people name it; ``customer`` is named to staff alone."""

    number: int
    subject: str
    severity: int
    customer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What every mail is written of.

    Attributes:
        time_zone: the IANA name of the zone whose clocks the recipient lives by.
        link: where to see the thing, and to act on it.
        preferences_link: where to stop mails of this kind; None where they cannot be stopped.
    """

    kind: ClassVar[MailTopic]
    recipient_name: str
    time_zone: str
    provider: Sender
    link: str | None = None
    preferences_link: str | None = None


# --- sessions ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAgreed(Facts):
    """A session is agreed, and its credit reserved (rule C5).

    Attributes:
        changes_free_until: up to when it can be moved or cancelled at no cost; then it costs (rule C7).
        scope_note: of individual terms; None where the published one holds (rule S3).
        warnings: what still stands in its way.
    """

    kind = MailTopic.SESSION_AGREED
    session: Session
    reserved_minutes: int
    available_minutes: int
    changes_free_until: datetime
    move_penalty_minutes: int
    cancellation_penalty_minutes: int
    no_show_penalty_minutes: int
    scope_note: str | None = None
    warnings: tuple[SessionWarning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionMoved(Facts):
    """A session has another start; ``cost`` is None for technicians, whom it does not concern."""

    kind = MailTopic.SESSION_MOVED
    session: Session
    moved_from: datetime
    asked_by: Party
    cost: Cost | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCancelled(Facts):
    """A session does not take place; ``cost`` is None for technicians."""

    kind = MailTopic.SESSION_CANCELLED
    session: Session
    asked_by: Party
    cost: Cost | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReminder(Facts):
    """A session begins in 24 hours, or in one; ``warnings`` still stand in its way."""

    kind = MailTopic.SESSION_REMINDER
    session: Session
    hours_ahead: int
    warnings: tuple[SessionWarning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAccess(Facts):
    """There is no access to the server of a session, or it ends before the session does (rule S1)."""

    kind = MailTopic.SERVER_ACCESS
    session: Session
    access_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopUpNeeded(Facts):
    """A slot is kept for a session whose credit is missing, until then (rule C5).

    Attributes:
        minimum_top_up_minutes: the smallest purchase that is enough.
        price: of that, without tax, where the customer has one.
    """

    kind = MailTopic.TOP_UP_NEEDED
    session: Session
    required_minutes: int
    available_minutes: int
    shortfall_minutes: int
    debt_minutes: int
    minimum_top_up_minutes: int
    top_up_by: datetime
    price: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLapsed(Facts):
    """The credit did not come in time: the slot is given up, at no cost (rule C5)."""

    kind = MailTopic.SESSION_LAPSED
    session: Session
    top_up_by: datetime


# --- work and what it costs ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetToConfirm(Facts):
    """Work was done and deducted; the customer confirms or disputes it (rules C2 to C4, C8).

    Attributes:
        work: empty where the server could not be reached.
        summary: what the technicians say was done.
        revision: 1 when handed in; more when amended.
        credit_before_minutes: what was left before it, available and reserved, without what was owed.
        credit_after_minutes: the same after it.
        auto_confirm_after_working_days: None where silence confirms nothing.
        confirm_link: where one click opens the page to confirm or to dispute it.
    """

    kind = MailTopic.WORKSHEET_TO_CONFIRM
    session: Session
    work: tuple[Work, ...]
    summary: str | None
    revision: int
    worked_seconds: int
    billed_minutes: int
    credit_before_minutes: int
    credit_after_minutes: int
    auto_confirm_after_working_days: int | None = None
    confirm_link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationReminder(Facts):
    """A worksheet awaits its confirmation for 2 or 5 working days (rule C3)."""

    kind = MailTopic.CONFIRMATION_REMINDER
    session: Session
    submitted_at: datetime
    working_days: int
    billed_minutes: int
    summary: str | None = None
    confirm_link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeAnswered(Facts):
    """The provider answered a dispute; ``billed_minutes`` are what it is now (rule C3)."""

    kind = MailTopic.DISPUTE_ANSWERED
    session: Session
    disputed: str
    answer: str
    billed_before_minutes: int
    billed_minutes: int
    confirm_link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyCharged(Facts):
    """A late change, or nobody there, cost credit (rule C7).

    Attributes:
        planned_at: the start that it had; a moved session has another one by now.
        changed_at: when it was moved or cancelled; None where nobody came.
        debt_minutes: what is owed after it.
    """

    kind = MailTopic.PENALTY_CHARGED
    session: Session
    penalty: PenaltyKind
    planned_at: datetime
    penalty_minutes: int
    changed_at: datetime | None
    available_minutes: int
    debt_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyWaived(Facts):
    """A penalty is taken back, with a reason (rule C7); ``planned_at`` is the start that it was for."""

    kind = MailTopic.PENALTY_WAIVED
    session: Session
    penalty: PenaltyKind
    planned_at: datetime
    penalty_minutes: int
    reason: str | None
    available_minutes: int


# --- credit --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLow(Facts):
    """The available credit fell below its threshold; ``days_left`` as it was spent of late."""

    kind = MailTopic.CREDIT_LOW
    available_minutes: int
    threshold_minutes: int
    days_left: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditExpiring(Facts):
    """Credit can be used up to the end of a day, that many days ahead (rule C9)."""

    kind = MailTopic.CREDIT_EXPIRING
    expiring_minutes: int
    expires_on: date
    days_ahead: int
    available_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditExpired(Facts):
    """Credit was not used up to the end of its last day (rule C9)."""

    kind = MailTopic.CREDIT_EXPIRED
    expired_minutes: int
    expires_on: date
    available_minutes: int


# --- tickets -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketReceived(Facts):
    """A ticket is open: its number, its promise, whether to call (rule T5), what it lacks (rule T4).

    Attributes:
        call_number: where to call; None with ``call_recommended`` means the provider's phone.
        missing: names of technical data, as ``app.tickets.rules.TECHNICAL_DATA`` has them.
    """

    kind = MailTopic.TICKET_RECEIVED
    ticket: Ticket
    due_at: datetime
    call_recommended: bool
    call_number: str | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketReply(Facts):
    """A public message on a ticket."""

    kind = MailTopic.TICKET_REPLY
    ticket: Ticket
    author: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketResolved(Facts):
    """A ticket is solved; ``text`` is what the provider says of it."""

    kind = MailTopic.TICKET_RESOLVED
    ticket: Ticket
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMerged(Facts):
    """A ticket goes on in another one."""

    kind = MailTopic.TICKET_MERGED
    ticket: Ticket
    into: Ticket
