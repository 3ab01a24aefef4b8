"""The facts of mails to staff: technicians, the desk, admins. Pure."""

from datetime import datetime

from app.mails.kinds import Facts, MailTopic, Session, Ticket


class TicketAssigned(Facts, frozen=True, kw_only=True):
    """A ticket is somebody's from now on."""

    kind = MailTopic.TICKET_ASSIGNED
    ticket: Ticket
    due_at: datetime
    assigned_by: str | None = None


class SessionAssigned(Facts, frozen=True, kw_only=True):
    """A technician is booked for a session."""

    kind = MailTopic.SESSION_ASSIGNED
    session: Session
    assigned_by: str | None = None


class SessionTakenOff(Facts, frozen=True, kw_only=True):
    """A technician holds a session no more; its start is the one that they knew."""

    kind = MailTopic.SESSION_TAKEN_OFF
    session: Session
    taken_off_by: str | None = None


class CustomerReplied(Facts, frozen=True, kw_only=True):
    """The customer wrote on a ticket; ``author`` is who did."""

    kind = MailTopic.CUSTOMER_REPLIED
    ticket: Ticket
    author: str
    text: str
    due_at: datetime


class TicketDueSoon(Facts, frozen=True, kw_only=True):
    """What is promised of a ticket ends soon, or has ended (``overdue``)."""

    kind = MailTopic.TICKET_DUE_SOON
    ticket: Ticket
    due_at: datetime
    assignee: str | None = None
    overdue: bool = False


class WorksheetDisputed(Facts, frozen=True, kw_only=True):
    """The customer disputes what was deducted (rule C3)."""

    kind = MailTopic.WORKSHEET_DISPUTED
    session: Session
    billed_minutes: int
    disputed_by: str | None
    reason: str


class InvitationDeclined(Facts, frozen=True, kw_only=True):
    """Somebody invited to a session answered by calendar that they do not come."""

    kind = MailTopic.INVITATION_DECLINED
    session: Session
    attendee: str
    answered_at: datetime
    comment: str | None = None


class EndpointDisabled(Facts, frozen=True, kw_only=True):
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


class ContactUnreachable(Facts, frozen=True, kw_only=True):
    """Mail to somebody comes back: nobody is told anything there (for the desk)."""

    kind = MailTopic.CONTACT_UNREACHABLE
    customer: str
    contact: str
    address: str
    bounced_at: datetime
    diagnostic: str | None = None


class ReporterUnreachable(Facts, frozen=True, kw_only=True):
    """Mail to the reporter of a ticket, who is no contact, comes back (for the desk)."""

    kind = MailTopic.REPORTER_UNREACHABLE
    ticket: Ticket
    address: str
    bounced_at: datetime
    diagnostic: str | None = None
