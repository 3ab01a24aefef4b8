"""What mails there are, and what several of them tell; the facts of each stand beside. Pure.

Names, reasons and messages are data, whoever wrote them. Instants are in UTC and are shown by the clocks of
the recipient. A link is None where no page answers it: the text then says how it goes without.
"""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from app.plans.rules import SessionCategory


class MailTopic(StrEnum):
    """What a mail tells."""

    SESSION_AGREED = "session_agreed"
    SESSION_MOVED = "session_moved"
    SESSION_CHANGED = "session_changed"
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
    SESSION_TAKEN_OFF = "session_taken_off"
    CUSTOMER_REPLIED = "customer_replied"
    TICKET_DUE_SOON = "ticket_due_soon"
    WORKSHEET_DISPUTED = "worksheet_disputed"
    INVITATION_DECLINED = "invitation_declined"
    ENDPOINT_DISABLED = "endpoint_disabled"
    CONTACT_UNREACHABLE = "contact_unreachable"
    REPORTER_UNREACHABLE = "reporter_unreachable"
    # For whoever asks.
    SIGN_IN = "sign_in"


# --- what several of them tell --------------------------------------------------------------------


class Sender(Struct, frozen=True, kw_only=True):
    """The provider, as a mail signs."""

    name: str
    phone: str | None
    email: str


class Money(Struct, frozen=True, kw_only=True):
    """An amount in the units of its currency (ISO 4217)."""

    amount: Decimal
    currency: str


class Session(Struct, frozen=True, kw_only=True):
    """What is planned, when, by whom; ``customer`` is named to staff alone.

    Attributes:
        waits_until: up to when it waits for credit; None where it does not.
    """

    category: SessionCategory
    starts_at: datetime
    estimated_minutes: int
    technicians: tuple[str, ...]
    server: str | None = None
    remote_tool: str | None = None
    join_url: str | None = None
    waits_until: datetime | None = None
    customer: str | None = None


class Cost(Struct, frozen=True, kw_only=True):
    """What a change cost the customer (rule C7): 0 minutes are free.

    Attributes:
        free_until: up to when it would have cost nothing; None where it never costs.
        available_minutes: the credit after it.
    """

    penalty_minutes: int
    free_until: datetime | None
    available_minutes: int


class Work(Struct, frozen=True, kw_only=True):
    """What one technician did without a break."""

    technician: str
    started_at: datetime
    ended_at: datetime
    done: str | None = None


class Ticket(Struct, frozen=True, kw_only=True):
    """A ticket, as people name it; ``customer`` is named to staff alone."""

    number: int
    subject: str
    severity: int
    customer: str | None = None


class Facts(Struct, frozen=True, kw_only=True):
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
