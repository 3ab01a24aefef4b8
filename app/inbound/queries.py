"""What is read about messages that came by e-mail."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.access.routes import customer_of
from app.kit.database import Reader, Row
from app.kit.pagination import Page
from app.mime.fields import spellings_of
from app.mime.reading import NOBODYS_DOMAIN

_EMAIL = (
    "SELECT id, message_id, kind, outcome, reason, authentication, from_address, from_name, subject,"
    " sent_at, received_at, size_bytes, problems, customer_id, contact_id, ticket_id,"
    " acknowledgement, released_at, released_by FROM inbound_email"
)

owner_of_message = customer_of("message")


async def email(db: Reader, email_id: UUID) -> Row | None:
    """One message."""
    return await db.fetchrow(f"{_EMAIL} WHERE id = $1", email_id)


async def by_message_id(db: Reader, message_id: str) -> Row | None:
    """The message with this Message-ID, locked."""
    return await db.fetchrow(f"{_EMAIL} WHERE message_id = $1 FOR UPDATE", message_id)


async def emails(db: Reader, page: Page, narrowed: Mapping[str, Any]) -> list[Row]:
    """A page of messages; ``narrowed`` may name outcome, ticket_id and from_address."""
    filters = {f"{name} = {{}}": value for name, value in narrowed.items()}
    return await page.rows(db, _EMAIL, filters)


async def raw(db: Reader, email_id: UUID) -> bytes | None:
    """A message as it came."""
    found: bytes | None = await db.fetchval("SELECT raw FROM inbound_email WHERE id = $1", email_id)
    return found


async def sender(db: Reader, address: str | None, since: datetime) -> Row:
    """The contacts with an address, and how often it was taken and answered since an instant."""
    row = await db.fetchrow(
        "SELECT ARRAY(SELECT (id, customer_id, name, email) FROM contact"
        "  WHERE lower(email) = ANY($3) ORDER BY id) AS contacts,"
        " count(*) FILTER (WHERE outcome IN ('ticket_opened', 'reply_added')) AS taken,"
        " count(*) FILTER (WHERE acknowledgement IS NOT NULL) AS answered"
        " FROM inbound_email WHERE from_address = $1 AND received_at > $2",
        address,
        since,
        spellings_of(address) if address else [],
    )
    assert row is not None
    return row


async def contact(db: Reader, contact_id: UUID) -> Row | None:
    """A contact, as a sender."""
    return await db.fetchrow(
        "SELECT id, customer_id, name, email FROM contact WHERE id = $1", contact_id
    )


async def named(db: Reader, ticket_ids: Sequence[UUID]) -> list[Row]:
    """Those of the tickets that exist, in the order given."""
    return await db.fetch(
        "SELECT id, customer_id, status FROM ticket WHERE id = ANY($1)"
        " ORDER BY array_position($1, id)",
        list(ticket_ids),
    )


async def correspondence(db: Reader, message_id: UUID) -> Row | None:
    """A public message of a ticket, with what its customer wrote to it by e-mail before."""
    return await db.fetchrow(
        "SELECT message.id, message.ticket_id, ticket.number, ticket.subject,"
        " coalesce(ticket.contact_email, contact.email) AS to_address,"
        " ARRAY(SELECT inbound_email.message_id FROM inbound_email"
        "  WHERE inbound_email.ticket_id = message.ticket_id"
        "  AND outcome IN ('ticket_opened', 'reply_added') AND received_at <= written_at"
        "  AND inbound_email.message_id NOT LIKE '%@' || $2"
        "  ORDER BY inbound_email.id DESC LIMIT 20) AS answered"
        " FROM message JOIN ticket ON ticket.id = message.ticket_id"
        " LEFT JOIN contact ON contact.id = ticket.contact_id"
        " WHERE message.id = $1 AND public",
        message_id,
        NOBODYS_DOMAIN,
    )
