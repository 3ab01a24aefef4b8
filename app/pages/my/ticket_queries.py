"""A customer's tickets with what their pages show beside them: one statement each."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.attachments.rows import AttachmentRecord
from app.customers.rules import Deployment
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.pages.named import Named
from app.pages.ticket_queries import FILES, NAMES_FOR_CUSTOMERS, NUMBER_MERGED_INTO
from app.tickets import search
from app.tickets.rules import MessageAuthor, TicketKind, TicketStatus

AT_ONCE = 25
# So many can be chosen from.
_MOST_CHOICES = 200


class ListedTicket(Struct, frozen=True, kw_only=True):
    """A ticket of a list, with who wrote last what its customer reads."""

    id: UUID
    number: int
    subject: str
    status: TicketStatus
    kind: TicketKind
    severity: int
    server_name: str | None
    created_at: datetime
    resolution_due_at: datetime
    last_at: datetime | None
    last_author: MessageAuthor | None


class Reporting(Struct, frozen=True, kw_only=True):
    """What somebody chooses from who opens a ticket, and what is known of them.

    Attributes:
        contact_phone: of the contact that they are, if any.
    """

    deployment: Deployment
    servers: tuple[Named, ...]
    contact_phone: str | None


class OwnTicketBeside(Struct, frozen=True, kw_only=True):
    """What the customer's page of a ticket shows beside it.

    Attributes:
        number_merged_into: of the ticket in which it goes on.
        names: by actor who wrote and sent files; who is nobody in particular has none.
        contacts: who can be let follow it.
        files: the newest first.
    """

    server_name: str | None
    number_merged_into: int | None
    names: Mapping[str, str]
    contacts: tuple[Named, ...]
    files: tuple[AttachmentRecord, ...]


_LISTED = f"""
SELECT ticket.id, number, subject, ticket.status, kind, severity, server.name AS server_name,
       ticket.created_at, resolution_due_at, last.written_at AS last_at, last.author AS last_author
FROM ticket
LEFT JOIN server ON server.id = ticket.server_id
LEFT JOIN LATERAL (SELECT written_at, author FROM message
                   WHERE message.ticket_id = ticket.id AND public
                   ORDER BY message.number DESC LIMIT 1) AS last ON true
WHERE ticket.customer_id = $1 AND ticket.status = ANY($2)
  AND ($3::text IS NULL OR {search.condition("$3", public=True)})
  AND ($4::uuid IS NULL OR (ticket.created_at, ticket.id) < (
      SELECT behind.created_at, behind.id FROM ticket AS behind
      WHERE behind.id = $4 AND behind.customer_id = $1))
ORDER BY ticket.created_at DESC, ticket.id DESC LIMIT {AT_ONCE + 1}
"""
_REPORTING = f"""
SELECT deployment,
       ARRAY(SELECT {packed(Named)} FROM server
             WHERE server.customer_id = customer.id AND deactivated_at IS NULL
             ORDER BY name, id LIMIT {_MOST_CHOICES}) AS servers,
       (SELECT phone FROM contact WHERE contact.id = $2) AS contact_phone
FROM customer WHERE id = $1
"""
_BESIDE = f"""
SELECT server.name AS server_name, {NUMBER_MERGED_INTO} AS number_merged_into,
       ({NAMES_FOR_CUSTOMERS}) AS names, {FILES} AS files,
       ARRAY(SELECT {packed(Named)} FROM contact
             WHERE contact.customer_id = ticket.customer_id AND deactivated_at IS NULL
             ORDER BY name, id LIMIT {_MOST_CHOICES}) AS contacts
FROM ticket LEFT JOIN server ON server.id = ticket.server_id
WHERE ticket.id = $1
"""


async def tickets(
    db: Reader,
    customer_id: UUID,
    statuses: Collection[TicketStatus],
    words: str | None,
    before: UUID | None,
) -> list[ListedTicket]:
    """A customer's tickets, the newest first, one more than a page; behind the ticket ``before``."""
    rows = await db.fetch(_LISTED, customer_id, sorted(statuses), words, before)
    return [read_row(ListedTicket, row) for row in rows]


async def reporting(db: Reader, customer_id: UUID, contact_id: UUID | None) -> Reporting:
    """What there is to choose from; the customer is there."""
    row = await db.fetchrow(_REPORTING, customer_id, contact_id)
    assert row is not None
    return read_row(Reporting, row)


async def beside(db: Reader, ticket_id: UUID) -> OwnTicketBeside:
    """What a ticket's page shows beside it; the ticket is there."""
    row = await db.fetchrow(_BESIDE, ticket_id)
    assert row is not None
    return read_row(OwnTicketBeside, row)
