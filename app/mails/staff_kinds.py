"""The facts of mails to staff: technicians, the desk, admins. Pure."""

from dataclasses import dataclass
from datetime import datetime

from app.mails.kinds import Facts, MailTopic, Session, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketAssigned(Facts):
    """A ticket is somebody's from now on."""

    kind = MailTopic.TICKET_ASSIGNED
    ticket: Ticket
    due_at: datetime
    assigned_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAssigned(Facts):
    """A technician is booked for a session."""

    kind = MailTopic.SESSION_ASSIGNED
    session: Session
    assigned_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTakenOff(Facts):
    """A technician holds a session no more; its start is the one that they knew."""

    kind = MailTopic.SESSION_TAKEN_OFF
    session: Session
    taken_off_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerReplied(Facts):
    """The customer wrote on a ticket; ``author`` is who did."""

    kind = MailTopic.CUSTOMER_REPLIED
    ticket: Ticket
    author: str
    text: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketDueSoon(Facts):
    """What is promised of a ticket ends soon, or has ended (``overdue``)."""

    kind = MailTopic.TICKET_DUE_SOON
    ticket: Ticket
    due_at: datetime
    assignee: str | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetDisputed(Facts):
    """The customer disputes what was deducted (rule C3)."""

    kind = MailTopic.WORKSHEET_DISPUTED
    session: Session
    billed_minutes: int
    disputed_by: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationDeclined(Facts):
    """Somebody invited to a session answered by calendar that they do not come."""

    kind = MailTopic.INVITATION_DECLINED
    session: Session
    attendee: str
    answered_at: datetime
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointDisabled(Facts):
    """A webhook endpoint gets nothing any more, after five days of failures or a 410.

    Attributes:
        host: of its address; the rest of an address may hold a secret.
        failing_since: None where it said itself, by 410, that it is gone.
        error: a word of ours, or a status, of the last attempt.
    """

    kind = MailTopic.ENDPOINT_DISABLED
    endpoint_id: str
    host: str
    disabled_at: datetime
    failing_since: datetime | None
    error: str | None
    failed_deliveries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactUnreachable(Facts):
    """Mail to somebody comes back: nobody is told anything there (for the desk)."""

    kind = MailTopic.CONTACT_UNREACHABLE
    customer: str
    contact: str
    address: str
    bounced_at: datetime
    diagnostic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReporterUnreachable(Facts):
    """Mail to the reporter of a ticket, who is no contact, comes back (for the desk)."""

    kind = MailTopic.REPORTER_UNREACHABLE
    ticket: Ticket
    address: str
    bounced_at: datetime
    diagnostic: str | None = None
