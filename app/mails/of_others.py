"""The facts of mails about credit, tickets, contacts and endpoints; None where they hold no more."""

from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from app.inbound.robots import is_answered
from app.kit.web.schema import figure
from app.mails import house_kinds, staff_kinds, ticket_kinds, work_kinds
from app.mails.asked import Asked, Told
from app.mails.kinds import Facts
from app.tickets import rules as tickets
from app.tickets.messages import MessageRecord
from app.tickets.rows import TicketRecord
from app.tickets.rules import MessageAuthor, TicketStatus
from app.warnings.rules import WarningKind
from app.webhooks.rules import EndpointStatus

# --- credit --------------------------------------------------------------------------------------


def credit_low(asked: Asked) -> Told | None:
    """Credit is low, and has not risen again."""
    warning = asked.reading.warnings.get(asked.subject_id)
    if warning is None or warning.kind is not WarningKind.LOW or warning.cleared_at:
        return None
    assert warning.threshold_minutes is not None
    credit = asked.reading.credit(warning.customer_id)
    if credit.available_minutes >= warning.threshold_minutes:
        return None
    facts = work_kinds.CreditLow(
        **asked.common,
        available_minutes=credit.available_minutes,
        threshold_minutes=warning.threshold_minutes,
        days_left=warning.burn.days_left(credit.available_minutes) if warning.burn else None,
    )
    return Told(facts=facts, customer_id=warning.customer_id)


def credit_expiring(asked: Asked) -> Told | None:
    """Free minutes of a lot end soon, on the day that was told."""
    warning = asked.reading.warnings.get(asked.subject_id)
    if warning is None or warning.lot_id is None or warning.expires_on is None:
        return None
    now = asked.reading.now
    lots = asked.reading.credits[warning.customer_id].lots
    lot = next((one for one in lots if one.id == warning.lot_id), None)
    if lot is None or lot.expires_on != warning.expires_on or not lot.usable(now):
        return None
    if lot.free_minutes <= 0:
        return None
    credit = asked.reading.credit(warning.customer_id)
    assert warning.days_ahead is not None
    facts = work_kinds.CreditExpiring(
        **asked.common,
        expiring_minutes=lot.free_minutes,
        expires_on=warning.expires_on,
        days_ahead=warning.days_ahead,
        available_minutes=credit.available_minutes,
    )
    return Told(facts=facts, customer_id=warning.customer_id)


def credit_expired(asked: Asked) -> Told | None:
    """Credit passed its last day."""
    expired = asked.reading.expired.get(asked.subject_id)
    customer_id = asked.happened.customer_id
    if expired is None or customer_id is None:
        return None
    credit = asked.reading.after[asked.happened.id]
    facts = work_kinds.CreditExpired(
        **asked.common,
        expired_minutes=expired.minutes,
        expires_on=expired.expires_on,
        available_minutes=credit.available_minutes,
    )
    return Told(facts=facts, customer_id=customer_id)


# --- tickets -------------------------------------------------------------------------------------


def received(asked: Asked) -> Told | None:
    """A ticket is open. One that came by e-mail is answered as that deserves: a machine's is not."""
    ticket = asked.reading.tickets.get(asked.subject_id)
    if ticket is None or ticket.status in (TicketStatus.RESOLVED, TicketStatus.CLOSED):
        return None
    answered: tuple[str, ...] = ()
    to = None
    if came := asked.reading.openings.get(ticket.id):
        if came.acknowledgement is None:
            return None
        answered, to = (came.message_id,), came.acknowledgement["to"]
    facts = ticket_kinds.TicketReceived(
        **asked.common,
        ticket=asked.reading.told_ticket(ticket, staff=False),
        due_at=ticket.resolution_due_at,
        call_recommended=tickets.call_recommended(ticket.severity),
        call_number=ticket.support_phone,
        missing=tuple(tickets.missing_technical_data(ticket.technical_data)),
    )
    return _of(ticket, facts, answered=answered, to=to)


def _of(ticket: TicketRecord, facts: Facts, **beside: object) -> Told:
    return Told(
        facts=facts,
        customer_id=ticket.customer_id,
        ticket_id=ticket.id,
        **beside,  # type: ignore[arg-type]
    )


def replied(asked: Asked) -> Told | None:
    """A public message on a ticket."""
    ticket = asked.reading.tickets.get(asked.subject_id)
    if ticket is None or "message_id" not in asked.content:
        return None
    message = asked.reading.messages.get(UUID(asked.content["message_id"]))
    if message is None or not message.public:
        return None
    author = asked.common["provider"].name
    if message.author is MessageAuthor.CUSTOMER:
        # It may have come from an address of theirs that is no contact's.
        came = asked.reading.came.get(message.id)
        if came and not (is_answered(came.kind) and came.from_address != asked.recipient.address):
            return None
        author = _author(asked, ticket, message)
    facts = ticket_kinds.TicketReply(
        **asked.common,
        ticket=asked.reading.told_ticket(ticket, staff=False),
        author=author,
        text=message.writing.body,
    )
    correspondence = asked.reading.correspondences[message.id]
    return _of(ticket, facts, message_id=message.id, answered=correspondence.answered)


def _author(asked: Asked, ticket: TicketRecord, message: MessageRecord) -> str:
    """Who of the customer's wrote, as far as is known."""
    reading = asked.reading
    return reading.name_of(message.actor) or reading.customers[ticket.customer_id].name


def customer_replied(asked: Asked) -> Told | None:
    """The customer wrote on a ticket, for who has it, or the desk."""
    ticket = asked.reading.tickets.get(asked.subject_id)
    if ticket is None or "message_id" not in asked.content:
        return None
    message = asked.reading.messages.get(UUID(asked.content["message_id"]))
    if message is None:
        return None
    facts = staff_kinds.CustomerReplied(
        **asked.common,
        ticket=asked.reading.told_ticket(ticket, staff=True),
        author=_author(asked, ticket, message),
        text=message.writing.body,
        due_at=ticket.resolution_due_at,
    )
    return Told(facts=facts, customer_id=ticket.customer_id)


def resolved(asked: Asked) -> Told | None:
    """A ticket is solved, and was not opened again."""
    ticket = asked.reading.tickets.get(asked.subject_id)
    if ticket is None or ticket.status not in (TicketStatus.RESOLVED, TicketStatus.CLOSED):
        return None
    told = replied(asked)
    text = told.facts.text if told and isinstance(told.facts, ticket_kinds.TicketReply) else None
    facts = ticket_kinds.TicketResolved(
        **asked.common,
        ticket=asked.reading.told_ticket(ticket, staff=False),
        text=text,
    )
    if told is None:
        return _of(ticket, facts)
    return _of(ticket, facts, message_id=told.message_id, answered=told.answered)


def merged(asked: Asked) -> Told | None:
    """A ticket goes on in another one."""
    ticket = asked.reading.tickets.get(asked.subject_id)
    if ticket is None or ticket.merged_into is None:
        return None
    into = asked.reading.tickets.get(ticket.merged_into)
    assert into is not None
    facts = ticket_kinds.TicketMerged(
        **asked.common,
        ticket=asked.reading.told_ticket(ticket, staff=False),
        into=asked.reading.told_ticket(into, staff=False),
    )
    return _of(into, facts)


def ticket_assigned(asked: Asked) -> Told | None:
    """A ticket is somebody's, still."""
    ticket = asked.reading.tickets.get(asked.subject_id)
    if ticket is None or ticket.technician_id != asked.recipient.id:
        return None
    if ticket.status is TicketStatus.CLOSED:
        return None
    facts = staff_kinds.TicketAssigned(
        **asked.common,
        ticket=asked.reading.told_ticket(ticket, staff=True),
        due_at=ticket.resolution_due_at,
        assigned_by=asked.reading.name_of(asked.happened.actor),
    )
    return Told(facts=facts, customer_id=ticket.customer_id)


def due_soon(asked: Asked) -> Told | None:
    """What is promised of a ticket ends soon, and it is not solved."""
    ticket = asked.reading.tickets.get(asked.subject_id)
    if ticket is None or ticket.status not in tickets.UNRESOLVED:
        return None
    promised = asked.content.get("promised")
    if promised is not None and promised != figure(ticket.resolution_due_at):
        return None
    names = asked.reading.names_of([ticket.technician_id] if ticket.technician_id else [])
    facts = staff_kinds.TicketDueSoon(
        **asked.common,
        ticket=asked.reading.told_ticket(ticket, staff=True),
        due_at=ticket.resolution_due_at,
        assignee=next(iter(names), None),
        overdue=ticket.resolution_due_at <= asked.reading.now,
    )
    return Told(facts=facts, customer_id=ticket.customer_id)


# --- for the desk --------------------------------------------------------------------------------


def unreachable(asked: Asked) -> Told | None:
    """Mail to a contact comes back, and its address is still that one."""
    contact = asked.reading.contacts.get(asked.subject_id)
    kept = asked.reading.contact_mails.get(asked.subject_id)
    if contact is None or kept is None or kept.unreachable_at is None:
        return None
    if contact.deactivated_at is not None or contact.email.lower() != kept.unreachable_address:
        return None
    facts = staff_kinds.ContactUnreachable(
        **asked.common,
        customer=asked.reading.customers[contact.customer_id].name,
        contact=contact.name,
        address=contact.email,
        bounced_at=kept.unreachable_at,
        diagnostic=kept.diagnostic,
    )
    return Told(facts=facts, customer_id=contact.customer_id)


def reporter_unreachable(asked: Asked) -> Told | None:
    """Mail to who reported a ticket comes back, and the ticket names that address still."""
    ticket = asked.reading.tickets.get(asked.subject_id)
    kept = asked.reading.reporter_mails.get(asked.subject_id)
    if ticket is None or kept is None or ticket.contact_email is None:
        return None
    if ticket.contact_email.lower() != kept.unreachable_address:
        return None
    facts = staff_kinds.ReporterUnreachable(
        **asked.common,
        ticket=asked.reading.told_ticket(ticket, staff=True),
        address=ticket.contact_email,
        bounced_at=kept.unreachable_at,
        diagnostic=kept.diagnostic,
    )
    return Told(facts=facts, customer_id=ticket.customer_id)


def sign_in(asked: Asked) -> Told | None:
    """Somebody wants to come in; a link that comes too late is of no use."""
    works_until = datetime.fromisoformat(asked.content["works_until"])
    if asked.link is None or works_until <= asked.reading.now:
        return None
    contact = asked.reading.contacts.get(asked.subject_id)
    customer = asked.reading.customers[contact.customer_id] if contact else None
    facts = house_kinds.SignIn(
        **asked.common,
        link=asked.link,
        works_until=works_until,
        customer=customer.name if customer else None,
    )
    return Told(facts=facts, customer_id=customer.id if customer else None)


def endpoint_disabled(asked: Asked) -> Told | None:
    """An endpoint gets nothing any more, still."""
    endpoint = asked.reading.endpoints.get(asked.subject_id)
    if endpoint is None or endpoint.status is not EndpointStatus.DISABLED:
        return None
    assert endpoint.disabled_at is not None
    failures = asked.reading.failures[endpoint.id]
    facts = staff_kinds.EndpointDisabled(
        **asked.common,
        endpoint_id=str(endpoint.id),
        host=urlsplit(endpoint.url).hostname or "",
        disabled_at=endpoint.disabled_at,
        failing_since=endpoint.failing_since,
        error=failures.error,
        failed_deliveries=failures.failed,
    )
    return Told(facts=facts, customer_id=endpoint.customer_id)
