"""Who is told of what by mail, and what may be stopped. Pure."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.mails.kinds import MailTopic
from app.tickets.rules import MessageAuthor, TicketStatus

# What was written is kept so long.
KEPT = timedelta(days=90)
# A session is reminded of so many hours before it begins, a worksheet after so many working days.
HOURS_AHEAD = (24, 1)
WORKING_DAYS = (2, 5)
# Access to a server that is missing, or ends too early, is told of so long before the session.
ACCESS_AHEAD = timedelta(hours=48)
# What is promised of a ticket is told of so long before it ends.
DUE_AHEAD = timedelta(hours=4)


class RecipientKind(StrEnum):
    """In which table a recipient stands.

    Attributes:
        REPORTER: who reported a ticket, by the address that the ticket names.
        PERSON: somebody of the office.
        DESK: the company, by the address of its support.
    """

    CONTACT = "contact"
    TECHNICIAN = "technician"
    REPORTER = "ticket"
    PERSON = "person"
    DESK = "company"


class Audience(StrEnum):
    """Whom an event concerns.

    Attributes:
        CONTACTS: everybody who is at the customer.
        REPORTER: who reported the ticket.
        TICKET: who reported it, and who watches it.
        READERS: the same but for who wrote what the event tells of.
        HOLDER: the technician who has the ticket; the desk where nobody has it.
        TECHNICIANS: who holds the session, however long.
        STAYING: who holds it and held it before.
        JOINING: who holds it and did not before.
        LEAVING: who held it before and does not now.
        ASSIGNEE: the technician whom the event names.
        ADMINS: the people of the office who hold a key of an admin; the desk where nobody does.
        DESK: the provider's desk.
    """

    CONTACTS = "contacts"
    REPORTER = "reporter"
    TICKET = "ticket"
    READERS = "readers"
    HOLDER = "holder"
    TECHNICIANS = "technicians"
    STAYING = "staying"
    JOINING = "joining"
    LEAVING = "leaving"
    ASSIGNEE = "assignee"
    ADMINS = "admins"
    DESK = "desk"


class Told(Struct, frozen=True):
    """That an audience is told something; ``once``: of one subject once for ever, by whatever event."""

    kind: MailTopic
    audience: Audience
    once: bool = False


_TO_CONTACTS = {
    "session.lapsed": MailTopic.SESSION_LAPSED,
    "session.cancelled": MailTopic.SESSION_CANCELLED,
    "session.moved": MailTopic.SESSION_MOVED,
    "session.changed": MailTopic.SESSION_CHANGED,
    "session.reassigned": MailTopic.SESSION_CHANGED,
    "session.scheduled": MailTopic.SESSION_AGREED,
    "session.awaiting_credit": MailTopic.TOP_UP_NEEDED,
    "worksheet.submitted": MailTopic.WORKSHEET_TO_CONFIRM,
    "worksheet.amended": MailTopic.WORKSHEET_TO_CONFIRM,
    "worksheet.answered": MailTopic.DISPUTE_ANSWERED,
    "penalty.charged": MailTopic.PENALTY_CHARGED,
    "penalty.waived": MailTopic.PENALTY_WAIVED,
    "credit_warning.low": MailTopic.CREDIT_LOW,
    "credit_warning.expiring": MailTopic.CREDIT_EXPIRING,
    "ledger_entry.expiry": MailTopic.CREDIT_EXPIRED,
}
_BOOKED = Told(MailTopic.SESSION_ASSIGNED, Audience.TECHNICIANS, once=True)
_JOINED = Told(MailTopic.SESSION_ASSIGNED, Audience.JOINING)
_STAYED = Told(MailTopic.SESSION_CHANGED, Audience.STAYING)
_LEFT = Told(MailTopic.SESSION_TAKEN_OFF, Audience.LEAVING)
_OTHERS: Mapping[str, tuple[Told, ...]] = {
    "session.scheduled": (_BOOKED,),
    "session.awaiting_credit": (_BOOKED,),
    "session.moved": (Told(MailTopic.SESSION_MOVED, Audience.STAYING), _JOINED, _LEFT),
    "session.changed": (_STAYED, _JOINED, _LEFT),
    "session.reassigned": (_STAYED, _JOINED, _LEFT),
    "session.cancelled": (Told(MailTopic.SESSION_CANCELLED, Audience.TECHNICIANS),),
    "session.lapsed": (Told(MailTopic.SESSION_LAPSED, Audience.TECHNICIANS),),
    "session.invitation_declined": (
        Told(MailTopic.INVITATION_DECLINED, Audience.TECHNICIANS),
        Told(MailTopic.INVITATION_DECLINED, Audience.DESK),
    ),
    "worksheet.disputed": (Told(MailTopic.WORKSHEET_DISPUTED, Audience.DESK),),
    "ticket.opened": (Told(MailTopic.TICKET_RECEIVED, Audience.REPORTER),),
    "ticket.replied": (Told(MailTopic.TICKET_REPLY, Audience.TICKET),),
    "ticket.resolved": (Told(MailTopic.TICKET_RESOLVED, Audience.TICKET),),
    "ticket.merged": (Told(MailTopic.TICKET_MERGED, Audience.TICKET),),
    "ticket.assigned": (Told(MailTopic.TICKET_ASSIGNED, Audience.ASSIGNEE),),
    "ticket.reporter_unreachable": (Told(MailTopic.REPORTER_UNREACHABLE, Audience.DESK),),
    "ticket.starving": (Told(MailTopic.TICKET_DUE_SOON, Audience.DESK),),
    "contact.unreachable": (Told(MailTopic.CONTACT_UNREACHABLE, Audience.DESK),),
    "webhook_endpoint.disabled": (Told(MailTopic.ENDPOINT_DISABLED, Audience.ADMINS),),
}
# Event type -> who is told what. Types that are not here are told to nobody.
TOLD: Mapping[str, tuple[Told, ...]] = {
    name: (
        *((Told(_TO_CONTACTS[name], Audience.CONTACTS),) if name in _TO_CONTACTS else ()),
        *_OTHERS.get(name, ()),
    )
    for name in (*_TO_CONTACTS, *_OTHERS)
}


def told(event_type: str, data: Mapping[str, Any]) -> Iterator[Told]:
    """What follows from an event of this type that tells this."""
    if event_type == "ticket.replied":
        if data["author"] == MessageAuthor.CUSTOMER:
            yield Told(MailTopic.TICKET_REPLY, Audience.READERS)
            yield Told(MailTopic.CUSTOMER_REPLIED, Audience.HOLDER)
            return
        resolves = data["status"] == TicketStatus.RESOLVED
        yield Told(
            MailTopic.TICKET_RESOLVED if resolves else MailTopic.TICKET_REPLY, Audience.TICKET
        )
        return
    # Who disabled an endpoint knows it.
    if data.get("disabled_reason") != "asked":
        yield from TOLD.get(event_type, ())


def concerned(audience: Audience, technician_id: UUID, data: Mapping[str, Any]) -> bool:
    """Whether a technician of a session is one of an audience of its event."""
    one = str(technician_id)
    if audience not in (Audience.JOINING, Audience.STAYING):
        # Who answered knows it.
        return one != data.get("technician_id")
    if "old_technician_id" in data:
        joins, leaves = one == data["technician_id"], one == data["old_technician_id"]
    elif one in data["technician_ids"]:
        joins, leaves = one not in data["old_technician_ids"], False
    else:
        return False
    return joins if audience is Audience.JOINING else not (joins or leaves)


def is_told_beside(event_type: str, told: Told) -> bool:
    """Whether another event of a change by which a session was agreed tells it to the same people."""
    if event_type == "session.changed":
        return told.audience is Audience.CONTACTS
    return told.audience is Audience.TECHNICIANS


def joining(data: Mapping[str, Any]) -> list[UUID]:
    """The technicians whom an event of a session put on it."""
    if "old_technician_id" in data:
        return [UUID(data["technician_id"])]
    return [UUID(one) for one in data["technician_ids"] if one not in data["old_technician_ids"]]


def leaving(data: Mapping[str, Any]) -> list[UUID]:
    """The technicians whom an event of a session took off it."""
    if "old_technician_id" in data:
        return [UUID(data["old_technician_id"])]
    return [UUID(one) for one in data["old_technician_ids"] if one not in data["technician_ids"]]


# Who acted, as events and entries name it; of two, who asked for what the other approved.
_SOMEBODY = re.compile(r"(contact|technician|person):([0-9a-f-]{36})(?:\+person:[0-9a-f-]{36})?")


def person_of(actor: str) -> UUID | None:
    """Whose name stands behind who acted; None where nobody's does."""
    found = _SOMEBODY.fullmatch(actor)
    return UUID(found[2]) if found else None


def contact_of(actor: str) -> UUID | None:
    """The customer's contact who acted; None where it was somebody else, or nobody knows."""
    return person_of(actor) if actor.startswith("contact:") else None


def natural_key(kind: MailTopic, cause: object, recipient_id: UUID) -> str:
    """What a mail is, for ever: it is queued once, and its Message-ID derives from it."""
    return f"mail:{kind}:{cause}:{recipient_id}"


def identity(key: str) -> UUID:
    """An id made of a natural key, the same each time."""
    return UUID(bytes=hashlib.sha256(key.encode()).digest()[:16])


# As mails of ours are called: of a ticket, or of anything else.
_MESSAGE_ID = re.compile(r"(?<![\w.-])(?:m-[a-z2-7]{32}|t[a-z2-7]{50})@[\w.-]{1,255}")


def message_ids(text: str) -> set[str]:
    """What may be Message-IDs of mails of ours in a text."""
    return set(_MESSAGE_ID.findall(text.lower()))


# --- what may be stopped ---------------------------------------------------------------------------


class MailGroup(StrEnum):
    """What a contact may lawfully stop; all else concerns what was agreed, costs, or is an answer."""

    REMINDERS = "reminders"
    CREDIT_WARNINGS = "credit_warnings"
    TICKET_NOTICES = "ticket_notices"


_GROUPS = {
    MailGroup.REMINDERS: (MailTopic.SESSION_REMINDER, MailTopic.CONFIRMATION_REMINDER),
    MailGroup.CREDIT_WARNINGS: (MailTopic.CREDIT_LOW, MailTopic.CREDIT_EXPIRING),
    MailGroup.TICKET_NOTICES: (
        MailTopic.TICKET_RECEIVED,
        MailTopic.TICKET_MERGED,
    ),
}
GROUP_OF: Mapping[MailTopic, MailGroup] = {
    kind: group for group, kinds in _GROUPS.items() for kind in kinds
}
