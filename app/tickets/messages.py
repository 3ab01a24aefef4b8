"""What is written on tickets: its rows, how they are staged and how they are read."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app import errors
from app.access.owners import customer_of
from app.kit.postgres.database import Reader, Row, Tx
from app.kit.postgres.rows import insert_row, read_row, update_version
from app.kit.web.pagination import Page
from app.plans.rules import Channel
from app.tickets import search
from app.tickets.rows import TicketRecord
from app.tickets.rules import MessageAuthor
from app.tickets.search import TextPart
from app.tickets.tables import Message
from app.tickets.writing import Writing, parts_of

# The body is made of text and parts.
_COLUMNS = ", ".join(f"message.{name}" for name in Message.columns if name != "body")
_SELECT = f"""
SELECT * FROM (
    SELECT {_COLUMNS}, (
        SELECT count(*) FROM message AS note WHERE note.ticket_id = message.ticket_id
        AND NOT note.public AND note.number < message.number
    ) AS notes_before FROM message
) AS message
"""

owner = customer_of("message", "CASE WHEN public THEN customer_id ELSE id END")


class MessageRecord(Struct, frozen=True, kw_only=True):
    """A message or note on a ticket; ``counted`` ones count towards a call (rules P1, P2).

    Attributes:
        writing: all of it, and what each part is.
        parts_corrected_at: when a person last said what the parts are; None = it is a guess.
        language_corrected: a person said which language it is.
        notes_before: how many internal notes stand before it on its ticket.
    """

    id: UUID
    ticket_id: UUID
    customer_id: UUID
    version: int
    number: int
    author: MessageAuthor
    public: bool
    channel: Channel
    writing: Writing
    parts_corrected_at: datetime | None
    parts_corrected_by: str | None
    language: str
    language_corrected: bool
    resolves: bool
    counted: bool
    actor: str
    written_at: datetime
    notes_before: int

    @property
    def public_number(self) -> int:
        """Its place among what the customer reads."""
        return self.number - self.notes_before


def add(
    tx: Tx,
    ticket: TicketRecord,
    *,
    author: MessageAuthor,
    writing: Writing,
    language: str,
    channel: Channel,
    language_corrected: bool = False,
    public: bool = True,
    resolves: bool = False,
    counted: bool = False,
    message_id: UUID | None = None,
) -> TicketRecord:
    """Stage the next message of a ticket; returns the ticket with it.

    ``message_id`` is its id, where something else names it.
    """
    message = MessageRecord(
        id=message_id or tx.new_id(), ticket_id=ticket.id, customer_id=ticket.customer_id, version=1,
        number=ticket.messages + 1, author=author, public=public, channel=channel, writing=writing,
        parts_corrected_at=None, parts_corrected_by=None, language=language,
        language_corrected=language_corrected, resolves=resolves, counted=counted,
        actor=tx.actor.id, written_at=tx.now, notes_before=ticket.notes,
    )  # fmt: skip
    insert_row(tx, Message, message, **writing.columns)
    search.add(tx, ticket, _searched(message), writing.text)
    return replace(ticket, messages=message.number, notes=ticket.notes + (not public))


def update(
    tx: Tx, ticket: TicketRecord, before: MessageRecord, after: MessageRecord
) -> MessageRecord:
    """Stage what differs between a message and what it becomes; returns that, as its next version."""
    beside = after.writing.columns if after.writing != before.writing else {}
    if after.writing.text != before.writing.text:
        search.add(tx, ticket, _searched(after), after.writing.text)
    return update_version(tx, Message, before, after, **beside)


def _searched(message: MessageRecord) -> TextPart:
    return TextPart.MESSAGE if message.public else TextPart.NOTE


def _read(row: Row) -> MessageRecord:
    parts = parts_of(row["part_kinds"], row["part_ends"])
    return read_row(MessageRecord, row, writing=Writing(row["text"], parts))


async def message(db: Reader, message_id: UUID) -> MessageRecord | None:
    """One message or note."""
    row = await db.fetchrow(f"{_SELECT} WHERE id = $1", message_id)
    return None if row is None else _read(row)


async def messages_by_id(db: Reader, message_ids: Collection[UUID]) -> dict[UUID, MessageRecord]:
    """These messages and notes."""
    rows = await db.fetch(f"{_SELECT} WHERE id = ANY($1)", sorted(message_ids))
    return {row["id"]: _read(row) for row in rows}


async def lock(tx: Tx, message_id: UUID) -> MessageRecord:
    """The message, read under the lock of its ticket.

    Raises:
        MessageNotFound, StaleVersion.
    """
    await tx.begin(
        "SELECT 1 FROM ticket WHERE id ="
        f" (SELECT ticket_id FROM message WHERE id = '{message_id}') FOR UPDATE"
    )
    found = await message(tx.connection, message_id)
    if found is None:
        raise errors.MessageNotFound()
    tx.check_version(found.version)
    return found


async def last_of_customer(db: Reader, ticket_id: UUID) -> int:
    """The number of the last message that the customer wrote on a ticket."""
    found: int = await db.fetchval(
        "SELECT max(number) FROM message WHERE ticket_id = $1 AND author = 'customer'", ticket_id
    )
    return found


async def page_of(
    db: Reader, page: Page, ticket_id: UUID, *, public: bool | None
) -> list[MessageRecord]:
    """A page of what was written on a ticket and on those merged into it; ``public``: but the notes."""
    filters = {
        "ticket_id IN (SELECT ticket_id FROM ticket_and_merged({}))": ticket_id,
        "public = {}": public,
    }
    return [_read(row) for row in await page.rows(db, _SELECT, filters)]


_LATEST = f"""
{_SELECT}
WHERE ticket_id IN (SELECT ticket_id FROM ticket_and_merged($1)) AND ($2 OR public)
  AND ($3::uuid IS NULL OR id < $3)
ORDER BY id DESC LIMIT $4
"""


async def latest(
    db: Reader, ticket_id: UUID, *, inside: bool, before: UUID | None, limit: int
) -> list[MessageRecord]:
    """The last messages of a ticket and of those merged into it, the newest first.

    ``inside``: with the internal notes; ``before``: of those that were written before this one.
    """
    rows = await db.fetch(_LATEST, ticket_id, inside, before, limit)
    return [_read(row) for row in rows]
