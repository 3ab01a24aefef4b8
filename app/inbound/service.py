"""Verbs about e-mail: a message is received, and one in quarantine is released."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from app import errors
from app.attachments import service as attachments
from app.attachments.rules import refused_attachment
from app.calendar.queries import company
from app.inbound import queries, rules
from app.inbound.authentication import authenticated
from app.inbound.robots import MailKind, kind_of
from app.inbound.rules import Contact, EmailOutcome, Named, Route
from app.inbound.schemas import InboundEmailView, OutgoingView, Release, email_view
from app.kit import outbox
from app.kit.actor import Actor, Role
from app.kit.database import Reader, Tx
from app.kit.locks import Lock, lock_text
from app.languages.official import OfficialLanguage
from app.mailing import answers, headers, tokens
from app.mailing.headers import Mailbox
from app.mime.mail import Mail
from app.mime.reading import CUT_MARK
from app.plans.rules import Channel
from app.tickets import opening, replies
from app.tickets import queries as tickets
from app.tickets.rules import MessageAuthor
from app.tickets.rules import TicketKind as About
from app.tickets.schemas import ContactDetails, NewReply, NewTicket
from app.tickets.views import TicketView

# Until a person has looked at it.
_SEVERITY = 3
MAX_TEXT_CHARACTERS = 100_000
MAX_ATTACHMENTS = 50


async def receive(
    tx: Tx, mail: Mail, raw: bytes, secret: bytes, authserv_id: str | None
) -> InboundEmailView:
    """Take a message: it becomes a ticket or a reply, or is recorded, or quarantined; once.

    A copy of a message that lies in quarantine takes its place if it can be taken: the first one may have
    been forged, or come by a list. ``authserv_id`` is the name by which the receiving server signs what
    it found about the sender.
    """
    await tx.begin(_one_at_a_time(mail.from_address or mail.message_id))
    known = await queries.by_message_id(tx.connection, mail.message_id)
    if known is not None and known["outcome"] != EmailOutcome.QUARANTINED:
        return email_view(known, duplicate=True)
    # The same message may be coming by another sender's name at this moment.
    tx.run_again_on = errors.EmailReceivedAlready
    email_id = known["id"] if known else tx.new_id()
    kind, proof = kind_of(mail), authenticated(mail, authserv_id)
    sender = await queries.sender(tx.connection, mail.from_address, tx.now - rules.WINDOW)
    route = rules.route(
        kind,
        authenticated=proof.passed,
        contacts=[Contact(*one) for one in sender["contacts"]],
        named=await _named(tx, mail, secret),
        taken=sender["taken"],
    )
    became = await _carried_out(tx, mail, kind, route, secret, sender["answered"])
    if known is not None and became["contact_id"] is None:
        return email_view(known, duplicate=True)
    made: dict[str, Any] = {
        "id": email_id, "message_id": mail.message_id,
        "kind": kind.value, "authentication": proof.how.value, "from_address": mail.from_address,
        "from_name": mail.from_name, "subject": mail.subject, "sent_at": mail.sent_at,
        "received_at": tx.now, "size_bytes": len(raw), "problems": list(mail.problems),
        "released_at": None, "released_by": None, **became,
    }  # fmt: skip
    if known is not None:
        _change(tx, email_id, {**made, "raw": raw})
    else:
        _insert(tx, {**made, "raw": raw})
    _emit(tx, "inbound_email.received", made)
    return email_view(made)


def _insert(tx: Tx, row: dict[str, Any]) -> None:
    places = ", ".join(f"${at}" for at in range(1, len(row) + 1))
    tx.stage(f"INSERT INTO inbound_email ({', '.join(row)}) VALUES ({places})", *row.values())


def _change(tx: Tx, email_id: UUID, changes: dict[str, Any]) -> None:
    places = ", ".join(f"{name} = ${at}" for at, name in enumerate(changes, start=2))
    tx.stage(f"UPDATE inbound_email SET {places} WHERE id = $1", email_id, *changes.values())


async def release(
    tx: Tx, email_id: UUID, mail: Mail, body: Release, secret: bytes
) -> InboundEmailView:
    """Take a message out of quarantine: a person has found out who wrote it.

    Raises:
        EmailNotFound, ContactNotFound, InvalidTransition (it is not in quarantine), or why the contact's
        customer cannot have such a ticket.
    """
    await tx.begin(f"SELECT 1 FROM inbound_email WHERE id = '{email_id}' FOR UPDATE")
    row = await queries.email(tx.connection, email_id)
    contact = await queries.contact(tx.connection, body.contact_id)
    if row is None:
        raise errors.EmailNotFound()
    if contact is None:
        raise errors.ContactNotFound(contact_id=body.contact_id)
    if row["outcome"] != EmailOutcome.QUARANTINED:
        raise errors.InvalidTransition("message", row["outcome"], "release", [])
    theirs = [one for one in await _named(tx, mail, secret)
              if one.customer_id == contact["customer_id"]]  # fmt: skip
    writer = Contact(*contact)
    # Whoever waited that long is not told by a machine.
    changes, _ = await _taken(tx, mail, rules.answering([writer], theirs), writer)
    changes |= {"released_at": tx.now, "released_by": tx.actor.id}
    _change(tx, email_id, changes)
    after = {**row, **changes}
    _emit(tx, "inbound_email.released", after)
    return email_view(after)


def _emit(tx: Tx, kind: str, made: dict[str, Any]) -> None:
    data = {"outcome": made["outcome"], "reason": made["reason"]}
    outbox.emit(tx, kind, made["id"], customer_id=made["customer_id"], data=data)


async def _named(tx: Tx, mail: Mail, secret: bytes) -> list[Named]:
    ids = tokens.tickets_named(secret, mail.answered_ids, mail.recipients)
    return [Named(*row) for row in await queries.named(tx.connection, ids)] if ids else []


async def _carried_out(
    tx: Tx, mail: Mail, kind: MailKind, route: Route, secret: bytes, answered: int
) -> dict[str, Any]:
    """What becomes of a message on its way; one that the plan or ticket refuses is quarantined."""
    if route.contact is None:
        return _kept(route.outcome, route.reason and route.reason.value, route.ticket_id)
    try:
        made, ticket = await _taken(tx, mail, route, route.contact)
    except errors.DomainError as refused:
        # Rules refuse before anything is staged.
        return _kept(EmailOutcome.QUARANTINED, refused.code, route.ticket_id)
    if rules.answered(kind, route.outcome, answered):
        made["acknowledgement"] = await _acknowledgement(tx, mail, ticket, secret)
    return made


def _kept(outcome: EmailOutcome, reason: str | None, ticket_id: UUID | None) -> dict[str, Any]:
    return {
        "outcome": outcome.value, "reason": reason, "ticket_id": ticket_id, "customer_id": None,
        "contact_id": None, "acknowledgement": None,
    }  # fmt: skip


async def _taken(
    tx: Tx, mail: Mail, route: Route, contact: Contact
) -> tuple[dict[str, Any], TicketView]:
    """A message as its contact's ticket or reply."""
    machine, text = tx.actor, mail.text.strip() or "(no text)"
    if len(text) > MAX_TEXT_CHARACTERS:
        text = text[: MAX_TEXT_CHARACTERS - len(CUT_MARK)] + CUT_MARK
    tx.actor = Actor(machine.key_id, Role.CUSTOMER, contact.customer_id, contact.id)
    try:
        if route.ticket_id is None:
            message_id, new = tx.new_id(), _new_ticket(mail, contact, text)
            ticket = await opening.open_ticket(
                tx, new, follow_up_of=route.follow_up_of, message_id=message_id
            )
        else:
            locked = await tickets.lock_ticket(tx, route.ticket_id)
            # Behind the lock, since messages are listed in the order of their ids.
            message_id, reply = tx.new_id(), NewReply(body=text)
            ticket = await replies.write(
                tx, locked, reply, MessageAuthor.CUSTOMER, channel=Channel.EMAIL,
                message_id=message_id,
            )  # fmt: skip
        _attach(tx, mail, ticket, message_id)
    finally:
        tx.actor = machine
    made = _kept(route.outcome, None, ticket.id)
    return {**made, "customer_id": contact.customer_id, "contact_id": contact.id}, ticket


def _new_ticket(mail: Mail, contact: Contact, text: str) -> NewTicket:
    """A ticket of an e-mail: a question of normal severity, until a person has looked at it."""
    return NewTicket(
        customer_id=contact.customer_id,
        channel=Channel.EMAIL,
        kind=About.QUESTION,
        severity=_SEVERITY,
        subject=mail.subject.strip()[:200] or "(no subject)",
        body=text,
        contact=ContactDetails.model_construct(
            name=contact.name, company=None, phone=None, email=contact.email
        ),
    )


def _attach(tx: Tx, mail: Mail, ticket: TicketView, message_id: UUID) -> None:
    """Keep what came with a message; of what is refused, what it was and why."""
    for number, one in enumerate(mail.attachments):
        refused = refused_attachment(one.name, one.media_type, one.size_bytes)
        if number >= MAX_ATTACHMENTS:
            refused = errors.TooManyAttachments(limit=MAX_ATTACHMENTS)
        attachments.keep(
            tx, ticket, name=one.name, media_type=one.media_type, content=one.content,
            message_id=message_id, refused=refused,
        )  # fmt: skip


async def _acknowledgement(tx: Tx, mail: Mail, ticket: TicketView, secret: bytes) -> dict[str, Any]:
    """The answer to a new ticket: its number, when it is due, and how to add something."""
    settings = await company(tx.connection)
    sent_from = Mailbox(settings.support_email, secret)
    due_at = ticket.resolution_due_at.astimezone(ZoneInfo(settings.time_zone))
    answered = [mail.message_id] if mail.message_id_given else []
    threading = headers.threading(sent_from, ticket.id, tx.new_id(), answered)
    return {
        "from": sent_from.address,
        "to": mail.from_address,
        "subject": headers.subject_of(ticket.subject, ticket.number),
        "headers": {**threading, "Auto-Submitted": "auto-replied"},
        "text": answers.received(
            OfficialLanguage(ticket.reply_language),
            ticket.number,
            f"{due_at:%Y-%m-%d %H:%M} ({settings.time_zone})",
        ),
    }


async def outgoing(db: Reader, message_id: UUID, secret: bytes) -> OutgoingView:
    """The headers to send a public message of a ticket with, so that its answer finds the ticket.

    Raises:
        MessageNotFound: it is no public message.
    """
    row = await queries.correspondence(db, message_id)
    if row is None:
        raise errors.MessageNotFound()
    settings = await company(db)
    sent_from = Mailbox(settings.support_email, secret)
    return OutgoingView.model_validate(
        {
            "from": sent_from.address,
            "to": row["to_address"],
            "subject": headers.subject_of(row["subject"], row["number"]),
            "headers": headers.threading(sent_from, row["ticket_id"], row["id"], row["answered"]),
        }
    )


def _one_at_a_time(sender: str) -> str:
    """The lock under which the messages of one sender are taken, one after the other."""
    return lock_text(Lock.SENDER, sender)
