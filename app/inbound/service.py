"""Verbs about e-mail: a message is received, and one that was not taken is released or discarded."""

import asyncio
from collections.abc import Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from app import errors
from app.access import quotas
from app.calendar.queries import company
from app.inbound import files, queries, recording, rows, rules
from app.inbound.authentication import SenderProof, authenticate
from app.inbound.calendar_answers import answers_of, is_answer_alone
from app.inbound.reports import returned_ids
from app.inbound.robots import MailKind, kind_of, kind_of_unknown
from app.inbound.rows import EmailRecord
from app.inbound.rules import EmailOutcome, KnownContact, MailRoute, NamedTicket
from app.inbound.schemas import (
    Discard,
    InboundEmailView,
    OutgoingView,
    Release,
    email_view,
    outgoing_view,
)  # fmt: skip
from app.inbound.tables import InboundEmail
from app.kit.actor import Actor, Role
from app.kit.events import outbox
from app.kit.postgres.database import Reader, Tx
from app.kit.postgres.locks import Lock, lock_text
from app.kit.postgres.rows import lock_row
from app.languages.official import OfficialLanguage
from app.mailing import answers, headers, tokens
from app.mailing.headers import Mailbox
from app.mailing.outgoing import Outgoing
from app.mime.characters import cut
from app.mime.mail import Mail
from app.mime.partition import PartKind
from app.mime.reading import read
from app.plans.rules import Channel
from app.tickets import opening, replies, watchers
from app.tickets import queries as tickets
from app.tickets.rules import MessageAuthor, TicketKind
from app.tickets.schemas import ContactDetails, NewReply, NewTicket
from app.tickets.views import TicketView
from app.tickets.writing import Writing

# Until a person has looked at it.
_SEVERITY = 3
_REPORTS = (MailKind.BOUNCE, MailKind.REPORT)
# What is written comes with its parts, and may be longer than what somebody types.
_BY_EMAIL = "(by e-mail)"


async def receive(
    tx: Tx, mail: Mail, raw: bytes, secret: bytes, authserv_id: str | None
) -> InboundEmailView:
    """Take a message: it becomes a ticket or a reply, or is recorded, or quarantined; once.

    A copy of a message that lies in quarantine, or was discarded, takes its place if it can be taken: the
    first one may have been forged, or come by a list. ``authserv_id`` is the name by which the receiving
    server signs what it found about the sender.

    Raises:
        EmailReceivedAlready: it is being received at this moment, time and again.
        QuotaExceeded: its customer, or all strangers together, have sent as much today as they may. Nothing
            is kept, so whoever hands it in keeps it, and tries again.
    """
    # The messages of one sender are taken one after the other.
    await tx.begin(lock_text(Lock.SENDER, mail.from_address or mail.message_id))
    known = await _copy_of(tx, mail)
    if known is not None and known.outcome not in rules.HELD:
        return email_view(known, duplicate=True)
    # The same message may be coming by another sender's name at this moment.
    tx.run_again_on = (errors.EmailReceivedAlready,)
    proof = authenticate(mail, authserv_id)
    sender = await queries.sender(tx.connection, mail.from_address, tx.now - rules.WINDOW)
    answers = await asyncio.to_thread(answers_of, mail)
    trusted = proof.passed and bool(sender.contacts)
    kind = await asyncio.to_thread(_kind, mail, trusted=trusted, answers=bool(answers))
    # A monitor that goes on with its own messages tells of something new each time.
    colleagues = sender.contacts if trusted and kind is not MailKind.AUTO_GENERATED else ()
    named = await _named_tickets(tx, mail, secret, colleagues, reports=kind in _REPORTS)
    route = rules.route(
        kind,
        authenticated=proof.passed,
        contacts=sender.contacts,
        has_been_known=sender.has_been_known,
        named=named,
        taken=sender.taken,
    )
    if known is not None and route.contact is None:
        return email_view(known, duplicate=True)
    if known is None:
        payer = rules.payer(route, sender.contacts if trusted else ())
        await quotas.count_mail(tx, payer, len(raw))
    email = _as_it_came(
        tx, known.id if known else tx.new_id(), mail, len(raw), kind, proof.how, route
    )
    if route.contact is not None:
        email = await _deliver(tx, email, mail, route, route.contact, secret, sender.answered)
    elif kind in _REPORTS:
        email = await recording.record_report(tx, email, mail, secret)
    elif kind is MailKind.INVITATION_ANSWER:
        email = await recording.record_answers(tx, email, mail, answers, proof)
    if known is not None and email.contact_id is None:
        return email_view(known, duplicate=True)
    if known is not None:
        rows.update(tx, known, email, raw=raw)
    else:
        rows.insert(tx, email, raw)
    _emit(tx, "inbound_email.received", email)
    return email_view(email)


async def _copy_of(tx: Tx, mail: Mail) -> EmailRecord | None:
    """The same message, if it came before: programs give one Message-ID to several."""
    found = await queries.lock_copy(tx.connection, mail.message_id, mail.content_digest)
    if found is None or found.content_digest is not None:
        return found
    # It was kept before there were digests.
    raw = await queries.raw(tx.connection, found.id)
    earlier = await asyncio.to_thread(read, raw or b"")
    return found if earlier.content_digest == mail.content_digest else None


def _kind(mail: Mail, *, trusted: bool, answers: bool) -> MailKind:
    """What wrote the message; whoever is known and proven may speak like a mail system."""
    kind = kind_of(mail) if trusted else kind_of_unknown(mail)
    if kind is not MailKind.OWN and (answers or is_answer_alone(mail)):
        return MailKind.INVITATION_ANSWER
    return kind


def _as_it_came(
    tx: Tx,
    email_id: UUID,
    mail: Mail,
    size_bytes: int,
    kind: MailKind,
    how: SenderProof,
    route: MailRoute,
) -> EmailRecord:
    """A message before anything follows from it."""
    return EmailRecord(
        id=email_id, message_id=mail.message_id, content_digest=mail.content_digest,
        answered_ids=mail.answered_ids, kind=kind, outcome=route.outcome,
        reason=None if route.reason is None else route.reason.value,
        authentication=how, from_address=mail.from_address, from_name=mail.from_name,
        subject=mail.subject, sent_at=mail.sent_at, received_at=tx.now, size_bytes=size_bytes,
        problems=mail.problems, customer_id=None, contact_id=None, ticket_id=route.ticket_id,
        acknowledgement=None, released_at=None, released_by=None,
    )  # fmt: skip


async def release(
    tx: Tx, email_id: UUID, mail: Mail, body: Release, secret: bytes
) -> InboundEmailView:
    """Take a message that was not taken: a person has found out who wrote it.

    Raises:
        EmailNotFound, ContactNotFound, ContactInactive, InvalidTransition (it was taken already),
        ChannelNotInPlan.
    """
    await lock_row(tx, InboundEmail, email_id)
    email = await queries.email(tx.connection, email_id)
    found = await queries.contact(tx.connection, body.contact_id)
    if email is None:
        raise errors.EmailNotFound()
    if found is None:
        raise errors.ContactNotFound(contact_id=body.contact_id)
    contact, active = found
    if not active:
        raise errors.ContactInactive(contact_id=body.contact_id)
    rules.LIFE_CYCLE.after(email.outcome, "release")
    named = await _named_tickets(tx, mail, secret, [contact], reports=email.kind in _REPORTS)
    theirs = [one for one in named if one.customer_id == contact.customer_id]
    route = rules.route_known([contact], theirs)
    # Whoever waited that long is not told by a machine.
    ticket, message_id = await _write_on_ticket(tx, mail, route, contact)
    after = replace(
        _delivered(email, route, ticket, message_id, contact),
        released_at=tx.now, released_by=tx.actor.id,
    )  # fmt: skip
    rows.update(tx, email, after)
    _emit(tx, "inbound_email.released", after)
    return email_view(after)


async def discard(tx: Tx, email_id: UUID, body: Discard) -> InboundEmailView:
    """Mark a message in quarantine as nothing to wait for: it is kept as it came, and can be released still.

    Raises:
        EmailNotFound, InvalidTransition (it was not quarantined, or is discarded already).
    """
    await lock_row(tx, InboundEmail, email_id)
    email = await queries.email(tx.connection, email_id)
    if email is None:
        raise errors.EmailNotFound()
    after = replace(
        email, outcome=rules.LIFE_CYCLE.after(email.outcome, "discard"),
        discarded_at=tx.now, discarded_by=tx.actor.id, discard_reason=body.reason,
    )  # fmt: skip
    rows.update(tx, email, after)
    _emit(tx, "inbound_email.discarded", after)
    return email_view(after)


def _emit(tx: Tx, kind: str, email: EmailRecord) -> None:
    data = {"outcome": email.outcome.value, "reason": email.reason}
    outbox.emit(tx, kind, email.id, customer_id=email.customer_id, data=data)


async def _named_tickets(
    tx: Tx, mail: Mail, secret: bytes, contacts: Sequence[KnownContact], *, reports: bool
) -> list[NamedTicket]:
    """The tickets that a message is about, the surest first.

    Those whose tokens it carries, a report in what it gives back; then those of the customers of
    ``contacts`` to which a message came that it answers: a colleague answers to all; last those where
    an answer to it came before it, or a copy.
    """
    addresses, names = mail.recipients, mail.answered_ids
    if reports:
        names = tuple(returned_ids(mail))
        addresses = (*addresses, *names)
    ids = tokens.tickets_named(secret, names, addresses)
    found = await queries.named_tickets(tx.connection, ids) if ids else []
    customers = [one.customer_id for one in contacts]
    if customers and mail.answered_ids:
        found += await queries.tickets_written_to(tx.connection, mail.answered_ids, customers)
    if customers and mail.message_id_given:
        found += await queries.tickets_joined(
            tx.connection, mail.message_id, mail.from_address, mail.subject, customers
        )
    return list(dict.fromkeys(found))


async def _deliver(
    tx: Tx,
    email: EmailRecord,
    mail: Mail,
    route: MailRoute,
    contact: KnownContact,
    secret: bytes,
    answered_before: int,
) -> EmailRecord:
    """A message on its way to a ticket; one that the plan or ticket refuses is quarantined."""
    try:
        ticket, message_id = await _write_on_ticket(tx, mail, route, contact)
    except errors.DomainError as refused:
        # Rules refuse before anything is staged.
        return replace(email, outcome=EmailOutcome.QUARANTINED, reason=refused.code)
    email = _delivered(email, route, ticket, message_id, contact)
    if not rules.is_acknowledged(email.kind, email.outcome, answered_before):
        return email
    return replace(email, acknowledgement=await _acknowledgement(tx, mail, ticket, secret))


def _delivered(
    email: EmailRecord,
    route: MailRoute,
    ticket: TicketView,
    message_id: UUID,
    contact: KnownContact,
) -> EmailRecord:
    return replace(
        email,
        outcome=route.outcome,
        reason=None,
        ticket_id=ticket.id,
        ticket_message_id=message_id,
        customer_id=contact.customer_id,
        contact_id=contact.id,
    )


async def _write_on_ticket(
    tx: Tx, mail: Mail, route: MailRoute, contact: KnownContact
) -> tuple[TicketView, UUID]:
    """A message as its contact's ticket or reply; with the id of what was written there."""
    colleagues = []
    if mail.copied:
        colleagues = await queries.colleagues(tx.connection, contact, mail.copied)
    machine, writing = tx.actor, writing_of(mail)
    tx.actor = Actor(machine.key_id, Role.CUSTOMER, contact.customer_id, contact.id)
    try:
        if route.ticket_id is None:
            message_id, new = tx.new_id(), _new_ticket(mail, contact)
            if route.follow_up_of is None:
                writing = writing.opening()
            else:
                writing = await answering(tx, writing, route.follow_up_of, message_id)
            ticket = await opening.open_ticket(
                tx, new, writing=writing, follow_up_of=route.follow_up_of, message_id=message_id
            )
        else:
            answered = await tickets.lock_live(tx, route.ticket_id)
            # Behind the lock, since messages are listed in the order of their ids.
            message_id, reply = tx.new_id(), NewReply(body=_BY_EMAIL)
            writing = await answering(tx, writing, answered.id, message_id)
            ticket = await replies.write(
                tx, answered, reply, MessageAuthor.CUSTOMER, channel=Channel.EMAIL, writing=writing,
                message_id=message_id,
            )  # fmt: skip
        await files.keep(tx, mail, ticket, message_id)
        # Whom a customer writes to, too, is to read the answers.
        watchers.watch(tx, ticket, colleagues)
    finally:
        tx.actor = machine
    return ticket, message_id


def writing_of(mail: Mail) -> Writing:
    """What a message says, with what each part of it is."""
    if mail.full_text:
        return Writing(mail.full_text, mail.text_parts)
    return Writing.typed("(encrypted)" if "encrypted" in mail.problems else "(no text)")


async def answering(tx: Tx, writing: Writing, ticket_id: UUID, message_id: UUID) -> Writing:
    """What a message says on a ticket, where what it quotes of nothing before it is new."""
    if all(part.kind is not PartKind.QUOTE for part in writing.parts):
        return writing
    known = await queries.texts_before(tx.connection, ticket_id, message_id)
    return await asyncio.to_thread(writing.answering, known)


def _new_ticket(mail: Mail, contact: KnownContact) -> NewTicket:
    """A ticket of an e-mail: a question of normal severity, until a person has looked at it."""
    return NewTicket(
        customer_id=contact.customer_id,
        channel=Channel.EMAIL,
        kind=TicketKind.QUESTION,
        severity=_SEVERITY,
        subject=cut(mail.subject.strip(), 200) or "(no subject)",
        body=_BY_EMAIL,
        contact=ContactDetails.model_construct(
            name=contact.name, company=None, phone=None, email=contact.email
        ),
    )


async def _acknowledgement(tx: Tx, mail: Mail, ticket: TicketView, secret: bytes) -> Outgoing:
    """The answer to a new ticket: its number, when it is due, and how to add something."""
    settings = await company(tx.connection)
    mailbox = Mailbox(settings.support_email, secret)
    due_at = ticket.resolution_due_at.astimezone(ZoneInfo(settings.time_zone))
    answered = [mail.message_id] if mail.message_id_given else []
    threading = headers.threading(mailbox, ticket.id, tx.new_id(), answered)
    return Outgoing(
        sender=mailbox.address,
        recipient=rules.answer_address(mail.reply_to, mail.from_address, mailbox.address),
        subject=headers.subject_of(ticket.subject, ticket.number),
        headers={**threading, "Auto-Submitted": "auto-replied"},
        text=answers.acknowledgement(
            OfficialLanguage(ticket.reply_language),
            ticket.number,
            f"{due_at:%Y-%m-%d %H:%M} ({settings.time_zone})",
        ),
    )


async def outgoing(db: Reader, message_id: UUID, secret: bytes) -> OutgoingView:
    """The headers to send a public message of a ticket with, so that its answer finds the ticket.

    Raises:
        MessageNotFound: it is no public message.
    """
    message = await queries.correspondence(db, message_id)
    if message is None:
        raise errors.MessageNotFound()
    settings = await company(db)
    mailbox = Mailbox(settings.support_email, secret)
    return outgoing_view(
        Outgoing(
            sender=mailbox.address,
            recipient=message.to_address,
            copies=message.copies,
            subject=headers.subject_of(message.subject, message.number),
            headers=headers.threading(mailbox, message.ticket_id, message.id, message.answered),
        )
    )
