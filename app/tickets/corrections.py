"""What a message is known to say, corrected: by a person, or by reading it again (rule T6)."""

from typing import Any
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.languages import recognition
from app.languages.official import reply_language
from app.tickets import messages, queries, rows
from app.tickets.messages import MessageRecord
from app.tickets.rows import TicketRecord
from app.tickets.rules import MessageAuthor
from app.tickets.schemas import CorrectMessage
from app.tickets.views import MessageView, message_view
from app.tickets.writing import Writing


async def correct(tx: Tx, message_id: UUID, body: CorrectMessage) -> MessageView:
    """Correct what the parts of a message are, or its language; what a person said stays.

    Of corrected parts the language is judged anew, unless a person said it, and the ticket's with it.

    Raises:
        MessageNotFound, StaleVersion, NotAPartition.
        NothingToChange: a person said the same before.
    """
    message = await messages.lock(tx, message_id)
    ticket = await _ticket_of(tx, message)
    after = message
    if body.parts is not None:
        writing = after.writing.corrected(body.partition())
        if body.language is None and message.parts_corrected_at and writing == message.writing:
            raise errors.NothingToChange()
        after = replace(
            after,
            writing=writing,
            parts_corrected_at=tx.now,
            parts_corrected_by=tx.actor.id,
        )
        _emit(tx, "message.parts_corrected", after, was=_told(message), becomes=_told(after))
    if body.language is not None:
        after = replace(after, language=body.language, language_corrected=True)
        _emit(tx, "message.language_corrected", after)
    if body.parts is not None:
        after = await _judged(tx, ticket, after)
    return message_view(messages.update(tx, ticket, message, after))


async def reread(tx: Tx, message_id: UUID, writing: Writing) -> bool:
    """Take what was read anew from the message as it came; returns whether anything changed.

    What a person corrected stays as it is.

    Raises:
        MessageNotFound.
    """
    message = await messages.lock(tx, message_id)
    ticket = await _ticket_of(tx, message)
    if message.number == 1 and ticket.follow_up_of is None:
        writing = writing.opening()
    if message.parts_corrected_at is not None or message.writing == writing:
        return False
    after = await _judged(tx, ticket, replace(message, writing=writing))
    _emit(tx, "message.reread", after, was=_told(message), becomes=_told(after))
    messages.update(tx, ticket, message, after)
    return True


async def _ticket_of(tx: Tx, message: MessageRecord) -> TicketRecord:
    ticket = await queries.ticket(tx.connection, message.ticket_id)
    assert ticket is not None, "a message has one"
    return ticket


async def _judged(tx: Tx, ticket: TicketRecord, message: MessageRecord) -> MessageRecord:
    """The message in the language that its words are in now; the ticket, too, if it is the last word."""
    if not message.language_corrected:
        language = await _language(tx, ticket, message)
        message = replace(message, language=language)
    last = await messages.last_of_customer(tx.connection, ticket.id)
    if (
        message.number == last
        and not ticket.language_corrected
        and ticket.language != message.language
    ):
        answered = reply_language(message.language)
        rows.update(tx, ticket, replace(ticket, language=message.language, reply_language=answered))
    return message


async def _language(tx: Tx, ticket: TicketRecord, message: MessageRecord) -> str:
    if message.number > 1:
        customer = message.author is MessageAuthor.CUSTOMER
        usual = ticket.language if customer else ticket.reply_language
        return await recognition.recognise(message.writing.body, [usual], answers=customer)
    languages = await queries.usual_languages(tx.connection, ticket.id)
    return await recognition.recognise(message.writing.spoken_under(ticket.subject), languages)


def _told(message: MessageRecord) -> list[list[Any]]:
    return [[part.kind.value, part.end] for part in message.writing.parts]


def _emit(tx: Tx, kind: str, message: MessageRecord, **data: Any) -> None:
    outbox.emit(tx, kind, message.id, customer_id=message.customer_id, data=data)
