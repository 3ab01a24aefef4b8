"""What is written on a ticket, and what follows from it (rules P1, P2, T6)."""

from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.access import quotas
from app.access.quotas import Quota
from app.kit.actor import Role
from app.kit.postgres.database import Tx
from app.languages import recognition
from app.languages.official import OfficialLanguage, reply_language
from app.plans.rules import Channel
from app.tickets import calls, messages, progress, queries, rows, rules
from app.tickets.rows import TicketRecord
from app.tickets.rules import MessageAuthor, TicketStatus
from app.tickets.schemas import NewReply
from app.tickets.views import TicketView, ticket_view
from app.tickets.writing import Writing


async def reply(tx: Tx, ticket_id: UUID, body: NewReply) -> TicketView:
    """Write a message or an internal note; the clock and the call rule follow (rules P1, P2).

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition, Forbidden (a customer's note or resolution),
        QuotaExceeded.
    """
    customer = tx.actor.role is Role.CUSTOMER
    beside = not body.public or body.resolves or body.waiting_for_customer is not None
    if customer and beside:
        raise errors.Forbidden("A customer writes public messages.", role=tx.actor.role.value)
    ticket = await queries.lock_ticket(tx, ticket_id)
    if customer:
        return await write(tx, ticket, body, MessageAuthor.CUSTOMER, channel=Channel.CLIENT_ZONE)
    return await write(tx, ticket, body, MessageAuthor.PROVIDER, channel=ticket.channel)


async def write(
    tx: Tx,
    ticket: TicketRecord,
    body: NewReply,
    author: MessageAuthor,
    *,
    channel: Channel,
    writing: Writing | None = None,
    message_id: UUID | None = None,
) -> TicketView:
    """Write a message on a locked ticket, by whatever channel it came.

    ``writing`` is what was written with what each part of it is, where that is more than the body;
    ``message_id`` is its id, where something else names it.

    Raises:
        InvalidTransition, QuotaExceeded.
    """
    status = rules.after_reply(
        ticket.status,
        author,
        public=body.public,
        resolves=body.resolves,
        waiting=body.waiting_for_customer,
    )
    await quotas.count(tx, ticket.customer_id, Quota.REPLIES)
    customer = author is MessageAuthor.CUSTOMER
    usual = ticket.language if customer else ticket.reply_language
    writing = writing or Writing.typed(body.body)
    # What is quoted is not the sender's, so that next to nothing leaves the language as it was.
    language = body.language or await recognition.recognise(writing.body, [usual], answers=customer)
    answers = body.public and not customer
    # Only what leaves a ticket unresolved leads to a call (P1, P2).
    counted = answers and ticket.status in rules.UNRESOLVED and status in rules.UNRESOLVED
    after = messages.add(
        tx, ticket, author=author, writing=writing, language=language,
        language_corrected=body.language is not None, channel=channel, public=body.public,
        resolves=body.resolves, counted=counted, message_id=message_id,
    )  # fmt: skip
    after = await progress.enter(tx, after, status)
    if answers:
        after = replace(after, first_replied_at=after.first_replied_at or tx.now)
    if counted:
        after = _count(tx, after)
    if customer and not ticket.language_corrected:
        after = replace(after, language=language, reply_language=reply_language(language))
    kind = "ticket.replied" if body.public else "ticket.noted"
    rows.emit(tx, kind, ticket, author=author.value, status=status.value)
    return ticket_view(rows.update(tx, ticket, after))


def _count(tx: Tx, ticket: TicketRecord) -> TicketRecord:
    """Count a reply of the provider, which may lead to a call."""
    counted = replace(
        ticket, replies=ticket.replies + 1, replies_since_call=ticket.replies_since_call + 1
    )
    return calls.ask_for_call(tx, counted)


async def undelivered(tx: Tx, ticket_id: UUID, note: str | None) -> None:
    """A message of the provider did not reach its reader: who waits for an answer waits in vain.

    A ticket that waits for its customer returns to the desk, and its clock goes on; ``note`` is kept for
    the desk, and not shown to the customer. A closed ticket stays as it is.

    Raises:
        TicketNotFound, StaleVersion.
    """
    ticket = await queries.lock_live(tx, ticket_id)
    if ticket.status is TicketStatus.CLOSED:
        return
    after = ticket
    if note is not None:
        after = messages.add(
            tx, ticket, author=MessageAuthor.PROVIDER, writing=Writing.typed(note),
            language=OfficialLanguage.ENGLISH,
            channel=Channel.EMAIL, public=False,
        )  # fmt: skip
    if ticket.status is TicketStatus.WAITING_FOR_CUSTOMER:
        after = await progress.enter(tx, after, rules.LIFE_CYCLE.after(ticket.status, "go-on"))
    if after == ticket:
        return
    rows.emit(tx, "ticket.undelivered", ticket, status=after.status.value)
    rows.update(tx, ticket, after)
