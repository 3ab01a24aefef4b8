"""What mails tell about tickets: the facts of each kind. Pure."""

from datetime import datetime

from app.mails.kinds import Facts, MailTopic, Ticket


class TicketReceived(Facts, frozen=True, kw_only=True):
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


class TicketReply(Facts, frozen=True, kw_only=True):
    """A public message on a ticket."""

    kind = MailTopic.TICKET_REPLY
    ticket: Ticket
    author: str
    text: str


class TicketResolved(Facts, frozen=True, kw_only=True):
    """A ticket is solved; ``text`` is what the provider says of it."""

    kind = MailTopic.TICKET_RESOLVED
    ticket: Ticket
    text: str | None = None


class TicketMerged(Facts, frozen=True, kw_only=True):
    """A ticket goes on in another one."""

    kind = MailTopic.TICKET_MERGED
    ticket: Ticket
    into: Ticket
