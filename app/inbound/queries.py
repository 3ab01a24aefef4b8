"""What is read about messages that came by e-mail, as records."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from app.customers.queries import ACTIVE_CONTACT
from app.inbound.rows import Correspondence, EmailRecord, SenderRecord, TakenEmail
from app.inbound.rules import EmailOutcome, KnownContact, NamedTicket
from app.inbound.tables import InboundEmail
from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import packed, read_row
from app.kit.web.pagination import Page
from app.mailing.outgoing import Outgoing
from app.mime.fields import spellings_of
from app.mime.quotes import is_same_subject
from app.mime.reading import NOBODYS_DOMAIN

MAX_KNOWN_MESSAGES = 200
MAX_WRITTEN_TO = 200
MAX_COLLEAGUES = 20

_COLUMNS = (name for name in InboundEmail.columns if name != "raw")
_EMAIL = f"SELECT {', '.join(_COLUMNS)} FROM inbound_email"


def _email(row: Row) -> EmailRecord:
    kept = row["acknowledgement"]
    return read_row(EmailRecord, row, acknowledgement=None if kept is None else Outgoing.of(kept))


async def email(db: Reader, email_id: UUID) -> EmailRecord | None:
    """One message."""
    row = await db.fetchrow(f"{_EMAIL} WHERE id = $1", email_id)
    return None if row is None else _email(row)


async def lock_copy(db: Reader, message_id: str, content_digest: bytes) -> EmailRecord | None:
    """The message with this Message-ID and content, locked; or one that was kept without a digest."""
    row = await db.fetchrow(
        f"{_EMAIL} WHERE message_id = $1 AND (content_digest = $2 OR content_digest IS NULL)"
        " ORDER BY content_digest IS NULL LIMIT 1 FOR UPDATE",
        message_id,
        content_digest,
    )
    return None if row is None else _email(row)


async def emails(
    db: Reader,
    page: Page,
    *,
    outcome: Sequence[EmailOutcome] | None,
    ticket_id: UUID | None,
    from_address: str | None,
    newest_first: bool = False,
) -> list[EmailRecord]:
    """A page of messages, narrowed to what is given; a ticket's with those merged into it."""
    filters = {
        "outcome = ANY({})": outcome,
        "ticket_id IN (SELECT ticket_id FROM ticket_and_merged({}))": ticket_id,
        "from_address = {}": from_address,
    }
    return [_email(row) for row in await page.rows(db, _EMAIL, filters, newest_first=newest_first)]


async def raw(db: Reader, email_id: UUID) -> bytes | None:
    """A message as it came."""
    found: bytes | None = await db.fetchval("SELECT raw FROM inbound_email WHERE id = $1", email_id)
    return found


async def taken_count(db: Reader, after: UUID) -> int:
    """How many messages behind this one are on tickets."""
    found: int = await db.fetchval(
        "SELECT count(ticket_message_id) FROM inbound_email WHERE id > $1 AND raw <> ''", after
    )
    return found


async def next_taken(db: Reader, after: UUID) -> TakenEmail | None:
    """The first message behind this one that is on a ticket, as it came."""
    row = await db.fetchrow(
        "SELECT id, ticket_id, ticket_message_id, raw FROM inbound_email"
        " WHERE id > $1 AND ticket_message_id IS NOT NULL AND raw <> '' ORDER BY id LIMIT 1",
        after,
    )
    return None if row is None else read_row(TakenEmail, row)


async def sender(db: Reader, address: str | None, since: datetime) -> SenderRecord:
    """The contacts with an address, and how often it was taken and answered since an instant."""
    row = await db.fetchrow(
        f"SELECT ARRAY(SELECT {packed(KnownContact, 'contact')} FROM {ACTIVE_CONTACT}"
        "  WHERE lower(contact.email) = ANY($3) ORDER BY contact.id) AS contacts,"
        " EXISTS (SELECT 1 FROM contact WHERE lower(email) = ANY($3)) AS has_been_known,"
        " count(*) FILTER (WHERE outcome IN ('ticket_opened', 'reply_added')) AS taken,"
        " count(*) FILTER (WHERE acknowledgement IS NOT NULL) AS answered"
        " FROM inbound_email WHERE from_address = $1 AND received_at > $2",
        address,
        since,
        spellings_of(address) if address else [],
    )
    assert row is not None
    return read_row(SenderRecord, row)


async def contact(db: Reader, contact_id: UUID) -> tuple[KnownContact, bool] | None:
    """A contact, as a sender, and whether it is still here."""
    row = await db.fetchrow(
        "SELECT id, customer_id, name, email,"
        f" EXISTS (SELECT 1 FROM {ACTIVE_CONTACT} WHERE contact.id = $1) AS active"
        " FROM contact WHERE id = $1",
        contact_id,
    )
    return None if row is None else (read_row(KnownContact, row), row["active"])


async def colleagues(
    db: Reader, contact: KnownContact, addresses: Sequence[str]
) -> list[KnownContact]:
    """The other contacts of a contact's customer who have these addresses."""
    spellings = [one for address in addresses for one in spellings_of(address)]
    rows = await db.fetch(
        "SELECT id, customer_id, name, email FROM contact"
        " WHERE customer_id = $1 AND id <> $2 AND lower(email) = ANY($3) AND deactivated_at IS NULL"
        f" ORDER BY id LIMIT {MAX_COLLEAGUES}",
        contact.customer_id,
        contact.id,
        spellings,
    )
    return [read_row(KnownContact, row) for row in rows]


async def named_tickets(db: Reader, ticket_ids: Sequence[UUID]) -> list[NamedTicket]:
    """Those of the tickets that exist, in the order given; of a merged one, where it goes on."""
    rows = await db.fetch(
        "SELECT ticket.id, customer_id, status FROM unnest($1::uuid[]) WITH ORDINALITY AS named (id, place)"
        " CROSS JOIN LATERAL ticket_goes_on(named.id) AS live JOIN ticket ON ticket.id = live.ticket_id"
        " ORDER BY place",
        list(ticket_ids),
    )
    return [read_row(NamedTicket, row) for row in rows]


async def tickets_written_to(
    db: Reader, message_ids: Sequence[str], customer_ids: Sequence[UUID]
) -> list[NamedTicket]:
    """The tickets of these customers that messages with these Message-IDs came to, in the order given.

    Of a merged one it is where it goes on.
    """
    rows = await db.fetch(
        "SELECT ticket.id, ticket.customer_id, ticket.status FROM inbound_email"
        " CROSS JOIN LATERAL ticket_goes_on(inbound_email.ticket_id) AS live"
        " JOIN ticket ON ticket.id = live.ticket_id"
        " WHERE message_id = ANY($1) AND outcome IN ('ticket_opened', 'reply_added')"
        " AND ticket.customer_id = ANY($2)"
        f" ORDER BY array_position($1, message_id), inbound_email.id DESC LIMIT {MAX_WRITTEN_TO}",
        list(message_ids),
        list(customer_ids),
    )
    return list(dict.fromkeys(read_row(NamedTicket, row) for row in rows))


async def tickets_joined(
    db: Reader, message_id: str, sender: str | None, subject: str, customer_ids: Sequence[UUID]
) -> list[NamedTicket]:
    """The tickets of these customers where a message belongs that is late, or a copy, by its Message-ID.

    A message that came before answers it; or the same sender wrote one under the same id and subject,
    which a list or gateway may have marked and added to. Of a merged one it is where it goes on.
    """
    rows = await db.fetch(
        "SELECT ticket.id, ticket.customer_id, ticket.status,"
        " CASE WHEN message_id = $1 THEN inbound_email.subject END AS copied FROM inbound_email"
        " CROSS JOIN LATERAL ticket_goes_on(inbound_email.ticket_id) AS live"
        " JOIN ticket ON ticket.id = live.ticket_id"
        " WHERE (answered_ids @> ARRAY[$1] OR (message_id = $1 AND from_address = $2))"
        " AND outcome IN ('ticket_opened', 'reply_added') AND ticket.customer_id = ANY($3)"
        f" ORDER BY inbound_email.id LIMIT {MAX_WRITTEN_TO}",
        message_id,
        sender,
        list(customer_ids),
    )
    of_it = [
        one for one in rows if one["copied"] is None or is_same_subject(one["copied"], subject)
    ]
    return list(dict.fromkeys(read_row(NamedTicket, one) for one in of_it))


async def written_messages(db: Reader, ticket_id: UUID) -> list[tuple[UUID, UUID]]:
    """The newest public messages of the provider on a ticket and on those merged into it.

    Each with the ticket that it was written on, whose token it was sent with.
    """
    rows = await db.fetch(
        "SELECT ticket_id, id FROM message"
        " WHERE ticket_id IN (SELECT ticket_id FROM ticket_and_merged($1))"
        f" AND public AND author = 'provider' ORDER BY id DESC LIMIT {MAX_WRITTEN_TO}",
        ticket_id,
    )
    return [(row["ticket_id"], row["id"]) for row in rows]


async def texts_before(db: Reader, ticket_id: UUID, message_id: UUID) -> list[str]:
    """What a ticket's people could read before a message: the newest first, with what machines sent.

    It goes back to what was merged into the ticket, and to those that it goes on with.
    """
    rows = await db.fetch(
        "WITH RECURSIVE conversation (id) AS (SELECT $1::uuid"
        " UNION SELECT follow_up_of FROM ticket JOIN conversation USING (id)"
        "  WHERE follow_up_of IS NOT NULL),"
        " told (id) AS (SELECT DISTINCT ticket_id FROM conversation"
        "  CROSS JOIN LATERAL ticket_and_merged(conversation.id))"
        " (SELECT acknowledgement ->> 'text' AS said FROM inbound_email JOIN told"
        "  ON told.id = inbound_email.ticket_id WHERE acknowledgement ->> 'text' IS NOT NULL"
        f"  ORDER BY inbound_email.id DESC LIMIT {MAX_WRITTEN_TO})"
        " UNION ALL (SELECT text FROM message JOIN told ON told.id = message.ticket_id"
        f"  WHERE public AND message.id < $2 ORDER BY message.id DESC LIMIT {MAX_KNOWN_MESSAGES})",
        ticket_id,
        message_id,
    )
    return [row["said"] for row in rows]


async def failures(db: Reader, ticket_id: UUID, since: datetime) -> int:
    """How many reports of failed delivery came about a ticket since an instant."""
    found: int = await db.fetchval(
        "SELECT count(*) FROM inbound_email WHERE ticket_id = $1 AND received_at > $2"
        " AND report = 'failed'",
        ticket_id,
        since,
    )
    return found


async def correspondence(db: Reader, message_id: UUID) -> Correspondence | None:
    """A public message of a ticket, with what its customer wrote to it by e-mail before."""
    return (await correspondences(db, [message_id])).get(message_id)


async def correspondences(db: Reader, message_ids: Collection[UUID]) -> dict[UUID, Correspondence]:
    """Those of these messages that are public, with the same."""
    rows = await db.fetch(
        "SELECT message.id, message.ticket_id, ticket.number, ticket.subject,"
        # Who has left is not written to, unless the ticket names another address.
        " CASE WHEN customer.deactivated_at IS NULL AND (contact.deactivated_at IS NULL"
        "  OR lower(ticket.contact_email) <> lower(contact.email))"
        " THEN coalesce(ticket.contact_email, contact.email) END AS to_address,"
        " ARRAY(SELECT DISTINCT watching.email FROM watcher"
        "  JOIN contact AS watching ON watching.id = watcher.contact_id"
        "  WHERE watcher.ticket_id = message.ticket_id AND watching.deactivated_at IS NULL"
        "  AND customer.deactivated_at IS NULL AND message.actor <> 'contact:' || watching.id"
        "  AND lower(watching.email)"
        "   IS DISTINCT FROM lower(coalesce(ticket.contact_email, contact.email))"
        "  ORDER BY watching.email) AS copies,"
        " ARRAY(SELECT inbound_email.message_id FROM inbound_email"
        "  WHERE inbound_email.ticket_id = message.ticket_id"
        "  AND outcome IN ('ticket_opened', 'reply_added') AND received_at <= written_at"
        "  AND inbound_email.message_id NOT LIKE '%@' || $2"
        "  ORDER BY inbound_email.id DESC LIMIT 20) AS answered"
        " FROM message JOIN ticket ON ticket.id = message.ticket_id"
        " JOIN customer ON customer.id = ticket.customer_id"
        " LEFT JOIN contact ON contact.id = ticket.contact_id"
        " WHERE message.id = ANY($1) AND public",
        sorted(message_ids),
        NOBODYS_DOMAIN,
    )
    return {row["id"]: read_row(Correspondence, row) for row in rows}
