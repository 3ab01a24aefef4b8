"""What becomes of a message: a ticket, a reply, a record, or quarantine. Pure.

Nothing is dropped. Only what a known person wrote from an authenticated address, or a machine of theirs,
reaches a ticket; only persons are answered; and one sender is answered, and taken, only so often. What is
not taken waits for a person to release or to discard it.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from app.inbound.robots import MailKind, is_answered, is_machine
from app.kit.lifecycle import LifeCycle
from app.tickets.rules import TicketStatus

# What is 25 MB, the most that many servers send, is a third longer in base64.
MAX_ACCEPTED_BYTES = 35_000_000
# Within this time, one sender's messages are taken and answered at most so often (reading).
WINDOW = timedelta(hours=3)
MAX_TAKEN = 60
MAX_ANSWERED = 10


class EmailOutcome(StrEnum):
    """What became of a message."""

    TICKET_OPENED = "ticket_opened"
    REPLY_ADDED = "reply_added"
    RECORDED = "recorded"
    QUARANTINED = "quarantined"
    DISCARDED = "discarded"


# What nobody has taken: a copy of it that can be taken takes its place.
HELD = (EmailOutcome.QUARANTINED, EmailOutcome.DISCARDED)

# What a person releases becomes a ticket or a reply; which of them, its tokens say.
TRANSITIONS: Mapping[EmailOutcome, Mapping[str, EmailOutcome | None]] = {
    EmailOutcome.TICKET_OPENED: {},
    EmailOutcome.REPLY_ADDED: {},
    EmailOutcome.RECORDED: {"release": None},
    EmailOutcome.QUARANTINED: {"release": None, "discard": EmailOutcome.DISCARDED},
    # Discarded by mistake, it is still there.
    EmailOutcome.DISCARDED: {"release": None},
}
LIFE_CYCLE = LifeCycle("message", TRANSITIONS)


class EmailReason(StrEnum):
    """Why a message was not simply taken."""

    AUTO_REPLY = "auto_reply"
    AUTO_GENERATED = "auto_generated"
    BOUNCE = "bounce"
    REPORT = "report"
    INVITATION_ANSWER = "invitation_answer"
    OWN = "own"
    LIST = "list"
    UNAUTHENTICATED = "unauthenticated"
    UNKNOWN_SENDER = "unknown_sender"
    INACTIVE_SENDER = "inactive_sender"
    AMBIGUOUS_SENDER = "ambiguous_sender"
    NOT_THEIR_TICKET = "not_their_ticket"
    TOO_MANY = "too_many_from_sender"


class KnownContact(Struct, frozen=True):
    """A person at a customer who has the sender's address."""

    id: UUID
    customer_id: UUID
    name: str
    email: str


class NamedTicket(Struct, frozen=True):
    """A ticket whose valid token the message carries, or whose messages it answers."""

    id: UUID
    customer_id: UUID
    status: TicketStatus


class MailRoute(Struct, frozen=True):
    """Where a message goes.

    Attributes:
        outcome: what becomes of it.
        reason: why it is not taken; None if it is.
        contact: who wrote it.
        ticket_id: the ticket it answers, or is about.
        follow_up_of: the closed ticket that it goes on with.
    """

    outcome: EmailOutcome
    reason: EmailReason | None = None
    contact: KnownContact | None = None
    ticket_id: UUID | None = None
    follow_up_of: UUID | None = None


_RECORDED = {
    MailKind.AUTO_REPLY: EmailReason.AUTO_REPLY,
    MailKind.BOUNCE: EmailReason.BOUNCE,
    MailKind.REPORT: EmailReason.REPORT,
    MailKind.INVITATION_ANSWER: EmailReason.INVITATION_ANSWER,
    MailKind.OWN: EmailReason.OWN,
}


def route(
    kind: MailKind,
    *,
    authenticated: bool,
    contacts: Sequence[KnownContact],
    has_been_known: bool,
    named: Sequence[NamedTicket],
    taken: int,
) -> MailRoute:
    """Where a message goes.

    ``contacts`` have its sender's address, which ``has_been_known`` also where they have left; ``named``
    are the tickets its tokens name, most trusted first, ``taken`` is how many of the sender's messages
    were taken within ``WINDOW``.
    """
    about = named[0].id if named else None
    if kind in _RECORDED:
        return MailRoute(EmailOutcome.RECORDED, _RECORDED[kind], ticket_id=about)
    if kind is MailKind.AUTO_GENERATED and named:
        # A machine's word about a ticket is no answer: it neither reopens it nor ends its pause.
        return MailRoute(EmailOutcome.RECORDED, EmailReason.AUTO_GENERATED, ticket_id=about)
    doubt = _doubt(
        kind,
        authenticated=authenticated,
        contacts=contacts,
        has_been_known=has_been_known,
        taken=taken,
    )
    if doubt is not None:
        return MailRoute(EmailOutcome.QUARANTINED, doubt, ticket_id=about)
    return route_known(contacts, named)


def _doubt(
    kind: MailKind,
    *,
    authenticated: bool,
    contacts: Sequence[KnownContact],
    has_been_known: bool,
    taken: int,
) -> EmailReason | None:
    doubts = (
        (EmailReason.LIST, kind is MailKind.LIST),
        (EmailReason.UNAUTHENTICATED, not authenticated),
        (EmailReason.INACTIVE_SENDER, not contacts and has_been_known),
        (EmailReason.UNKNOWN_SENDER, not contacts),
        (EmailReason.TOO_MANY, taken >= MAX_TAKEN),
    )
    return next((reason for reason, holds in doubts if holds), None)


def route_known(contacts: Sequence[KnownContact], named: Sequence[NamedTicket]) -> MailRoute:
    """Where a message of known contacts goes: to the ticket it names, or it makes one."""
    for ticket in named:
        for contact in contacts:
            if contact.customer_id != ticket.customer_id:
                continue
            if ticket.status is TicketStatus.CLOSED:
                return MailRoute(
                    EmailOutcome.TICKET_OPENED, contact=contact, follow_up_of=ticket.id
                )
            return MailRoute(EmailOutcome.REPLY_ADDED, contact=contact, ticket_id=ticket.id)
    if named:
        return MailRoute(
            EmailOutcome.QUARANTINED, EmailReason.NOT_THEIR_TICKET, ticket_id=named[0].id
        )
    if len({contact.customer_id for contact in contacts}) > 1:
        return MailRoute(EmailOutcome.QUARANTINED, EmailReason.AMBIGUOUS_SENDER)
    return MailRoute(EmailOutcome.TICKET_OPENED, contact=contacts[0])


def payer(route: MailRoute, trusted: Sequence[KnownContact]) -> UUID | None:
    """The customer to whose share of a day a message counts; None where it counts to that of all strangers.

    ``trusted`` are the contacts one of whom is proved to have written it. A sender's word alone counts to
    nobody's share: else whoever forges an address could use up what its customer has.
    """
    if route.contact is not None:
        return route.contact.customer_id
    customers = {contact.customer_id for contact in trusted}
    return customers.pop() if len(customers) == 1 else None


def is_acknowledged(kind: MailKind, outcome: EmailOutcome, answered_before: int) -> bool:
    """Whether the sender gets an acknowledgement: a person's new ticket, so often and no more."""
    opened = outcome is EmailOutcome.TICKET_OPENED
    return is_answered(kind) and opened and answered_before < MAX_ANSWERED


def answer_address(reply_to: str | None, sender: str | None, mailbox: str) -> str | None:
    """Where a sender who is proven is answered: where they ask for it, unless it leads back here.

    ``mailbox`` is ours, with or without a token behind a plus. An address at which nobody reads is none.
    """
    local, _, domain = mailbox.lower().rpartition("@")
    if reply_to is None or is_machine(reply_to):
        return sender
    their_local, _, their_domain = reply_to.rpartition("@")
    ours = their_domain == domain and their_local.partition("+")[0] == local.partition("+")[0]
    return sender if ours else reply_to
