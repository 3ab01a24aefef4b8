"""What is read about mails: who is concerned, what time makes due, what came back, what is shown."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.customers.queries import ACTIVE_CONTACT
from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page
from app.languages.official import reply_language
from app.mails.kinds import MailTopic
from app.mails.rows import (
    ContactMailRecord,
    FailureReport,
    LinkRecord,
    ListedMail,
    MailRecord,
    SentTo,
)
from app.mails.rules import RecipientKind


class Addressee(Struct, frozen=True):
    """Who is written to; ``person_id`` is the contact's where the reporter of a ticket is one."""

    kind: RecipientKind
    id: UUID
    person_id: UUID


def _by_subject(kind: RecipientKind, rows: Iterable[Row]) -> dict[UUID, list[Addressee]]:
    found: dict[UUID, list[Addressee]] = {}
    for row in rows:
        one = Addressee(kind, row["id"], row["person_id"] or row["id"])
        found.setdefault(row["subject_id"], []).append(one)
    return found


async def contacts_of(db: Reader, customer_ids: Collection[UUID]) -> dict[UUID, list[Addressee]]:
    """Everybody who is at these customers, by customer."""
    rows = await db.fetch(
        "SELECT contact.customer_id AS subject_id, contact.id, contact.id AS person_id"
        f" FROM {ACTIVE_CONTACT} WHERE contact.customer_id = ANY($1) ORDER BY contact.id",
        sorted(customer_ids),
    )
    return _by_subject(RecipientKind.CONTACT, rows)


async def technicians_of(db: Reader, session_ids: Collection[UUID]) -> dict[UUID, list[Addressee]]:
    """Who holds these sessions, and is here."""
    rows = await db.fetch(
        "SELECT session_id AS subject_id, technician.id, technician.id AS person_id"
        " FROM session_technician JOIN technician ON technician.id = technician_id"
        " WHERE session_id = ANY($1) AND left_at IS NULL AND technician.deactivated_at IS NULL"
        " ORDER BY session_id, position",
        sorted(session_ids),
    )
    return _by_subject(RecipientKind.TECHNICIAN, rows)


async def admins(db: Reader, now: datetime) -> list[Addressee]:
    """The people of the office who hold a key of an admin that lives."""
    rows = await db.fetch(
        "SELECT id FROM person WHERE EXISTS (SELECT 1 FROM api_key WHERE person_id = person.id"
        " AND role = 'admin' AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $1))"
        " ORDER BY id",
        now,
    )
    return [Addressee(RecipientKind.PERSON, row["id"], row["id"]) for row in rows]


# Where the reporter of a ticket is written to: who has left is not, unless the ticket names another address.
REPORTER_ADDRESS = """
CASE WHEN customer.deactivated_at IS NULL AND (contact.deactivated_at IS NULL
      OR lower(ticket.contact_email) <> lower(contact.email))
     THEN coalesce(ticket.contact_email, contact.email) END
"""
REPORTER = """
ticket JOIN customer ON customer.id = ticket.customer_id
LEFT JOIN contact ON contact.id = ticket.contact_id
"""


async def reporters_of(db: Reader, ticket_ids: Collection[UUID]) -> dict[UUID, list[Addressee]]:
    """Who reported these tickets, where an address is known."""
    rows = await db.fetch(
        "SELECT ticket.id AS subject_id, ticket.id, ticket.contact_id AS person_id"
        f" FROM {REPORTER} WHERE ticket.id = ANY($1) AND {REPORTER_ADDRESS} IS NOT NULL",
        sorted(ticket_ids),
    )
    return _by_subject(RecipientKind.REPORTER, rows)


async def watchers_of(db: Reader, ticket_ids: Collection[UUID]) -> dict[UUID, list[Addressee]]:
    """Who watches these tickets by another address than their reporter's, and is here."""
    rows = await db.fetch(
        "SELECT watcher.ticket_id AS subject_id, contact.id, contact.id AS person_id"
        f" FROM watcher JOIN {ACTIVE_CONTACT} ON contact.id = watcher.contact_id"
        " JOIN ticket ON ticket.id = watcher.ticket_id"
        " LEFT JOIN contact AS reporter ON reporter.id = ticket.contact_id"
        " WHERE watcher.ticket_id = ANY($1) AND lower(contact.email)"
        "  IS DISTINCT FROM lower(coalesce(ticket.contact_email, reporter.email))"
        " ORDER BY watcher.ticket_id, contact.id",
        sorted(ticket_ids),
    )
    return _by_subject(RecipientKind.CONTACT, rows)


async def holders_of(db: Reader, ticket_ids: Collection[UUID]) -> dict[UUID, list[Addressee]]:
    """The technicians who have these tickets, and are here."""
    rows = await db.fetch(
        "SELECT ticket.id AS subject_id, technician.id, technician.id AS person_id"
        " FROM ticket JOIN technician ON technician.id = ticket.technician_id"
        " WHERE ticket.id = ANY($1) AND technician.deactivated_at IS NULL",
        sorted(ticket_ids),
    )
    return _by_subject(RecipientKind.TECHNICIAN, rows)


# The n-th event of its instant tells of the n-th message of that instant; the first opened the ticket.
_REPLIES = """
SELECT told.position, written.id AS message_id
FROM event AS told
CROSS JOIN LATERAL (
    SELECT count(*) AS place FROM event AS same
    WHERE same.subject_id = told.subject_id AND same.type = told.type
      AND same.occurred_at = told.occurred_at AND same.data ->> 'author' = told.data ->> 'author'
      AND same.position <= told.position
) AS counted
JOIN LATERAL (
    SELECT id FROM message
    WHERE ticket_id = told.subject_id AND number > 1 AND public AND author = told.data ->> 'author'
      AND written_at = told.occurred_at
    ORDER BY number OFFSET counted.place - 1 LIMIT 1
) AS written ON true
WHERE told.position = ANY($1)
"""


async def replies_of(db: Reader, positions: Collection[int]) -> dict[int, UUID]:
    """The messages that events of replies tell of, by the events' positions."""
    if not positions:
        return {}
    rows = await db.fetch(_REPLIES, sorted(set(positions)))
    return {row["position"]: row["message_id"] for row in rows}


# --- what time makes due ---------------------------------------------------------------------------


class Due(Struct, frozen=True, kw_only=True):
    """Something that is due at an instant.

    Attributes:
        since: when it was agreed to be then.
        number: its revision.
        technician_id: who has it.
    """

    id: UUID
    customer_id: UUID
    at: datetime
    since: datetime
    number: int = 1
    technician_id: UUID | None = None


async def sessions_between(db: Reader, after: datetime, until: datetime) -> list[Due]:
    """Sessions that are planned to begin then."""
    rows = await db.fetch(
        "SELECT id, customer_id, starts_at AS at, greatest(booked_at,"
        " (SELECT max(moved_at) FROM session_move WHERE session_id = session.id)) AS since"
        " FROM session WHERE status IN ('scheduled', 'awaiting_credit')"
        " AND starts_at > $1 AND starts_at <= $2 ORDER BY starts_at, id",
        after,
        until,
    )
    return [read_row(Due, row) for row in rows]


async def worksheets_awaiting(db: Reader, after: datetime) -> list[Due]:
    """Worksheets that await confirmation, since they were handed in or amended last."""
    rows = await db.fetch(
        "SELECT worksheet.id, customer_id, said.at, said.at AS since, worksheet.revision AS number"
        " FROM worksheet CROSS JOIN LATERAL ("
        "  SELECT max(happened_at) AS at FROM worksheet_round"
        "  WHERE worksheet_id = worksheet.id AND verb IN ('submit', 'amend')) AS said"
        " WHERE status = 'awaiting_confirmation' AND submitted_at > $1 ORDER BY worksheet.id",
        after,
    )
    return [read_row(Due, row) for row in rows]


async def tickets_due(db: Reader, after: datetime, until: datetime) -> list[Due]:
    """Tickets that the provider works on, whose promise ends then."""
    rows = await db.fetch(
        "SELECT id, customer_id, resolution_due_at AS at, created_at AS since, technician_id"
        " FROM ticket WHERE status IN ('new', 'open') AND resolution_due_at > $1"
        " AND resolution_due_at <= $2 ORDER BY resolution_due_at, id",
        after,
        until,
    )
    return [read_row(Due, row) for row in rows]


# --- what came back --------------------------------------------------------------------------------


async def failure_reports(db: Reader, limit: int) -> list[FailureReport]:
    """The next reports of failed delivery that have not been read."""
    rows = await db.fetch(
        "SELECT event.position, reported_recipients AS recipients, raw"
        " FROM event JOIN inbound_email ON inbound_email.id = event.subject_id"
        " WHERE event.position > (SELECT position FROM mail_watch)"
        " AND event.subject_type = 'inbound_email' AND report = 'failed'"
        " ORDER BY event.position LIMIT $1",
        limit,
    )
    return [read_row(FailureReport, row) for row in rows]


async def sent_as(db: Reader, message_ids: Collection[str]) -> list[SentTo]:
    """The contacts, and the reporters of tickets, that mails with these Message-IDs went to."""
    rows = await db.fetch(
        "SELECT DISTINCT contact_id, recipient AS address,"
        " CASE recipient_kind WHEN 'ticket' THEN recipient_id END AS ticket_id FROM mail"
        " WHERE message_id = ANY($1) AND (contact_id IS NOT NULL OR recipient_kind = 'ticket')",
        sorted(message_ids),
    )
    return [read_row(SentTo, row) for row in rows]


# --- what is shown ---------------------------------------------------------------------------------

_LISTED = (
    "SELECT id, delivery_id, kind, customer_id, contact_id, recipient_kind, recipient_id, recipient,"
    " language, subject, message_id, created_at, sent_at FROM mail"
)


async def mails(
    db: Reader,
    page: Page,
    *,
    customer_id: UUID | None,
    contact_id: UUID | None,
    kind: Sequence[MailTopic] | None,
) -> list[ListedMail]:
    """A page of mails in the order they were written, without what they say."""
    filters = {
        "customer_id = {}": customer_id,
        "contact_id = {}": contact_id,
        "kind = ANY({})": kind,
    }
    return [read_row(ListedMail, row) for row in await page.rows(db, _LISTED, filters)]


async def mail(db: Reader, mail_id: UUID) -> MailRecord | None:
    """One mail."""
    row = await db.fetchrow("SELECT * FROM mail WHERE id = $1", mail_id)
    return None if row is None else read_row(MailRecord, row)


async def contact_mails(db: Reader, contact_ids: Collection[UUID]) -> dict[UUID, ContactMailRecord]:
    """What those of these contacts have stopped of whom anything was said, and whether mail comes back."""
    rows = await db.fetch(
        "SELECT * FROM contact_mail WHERE contact_id = ANY($1)", sorted(contact_ids)
    )
    return {row["contact_id"]: read_row(ContactMailRecord, row) for row in rows}


async def contact_mail(db: Reader, contact_id: UUID) -> ContactMailRecord | None:
    """The same of one contact; None where nothing was said."""
    return (await contact_mails(db, [contact_id])).get(contact_id)


async def link(db: Reader, token_hash: bytes) -> LinkRecord | None:
    """What a token stops, and for whom, while it works."""
    row = await db.fetchrow(
        "SELECT contact.id AS contact_id, mail_group, coalesce(stopped, '{}') AS stopped,"
        " coalesce(contact.language, customer.language) AS language"
        f" FROM unsubscribe_link JOIN {ACTIVE_CONTACT} ON contact.id = unsubscribe_link.contact_id"
        " LEFT JOIN contact_mail ON contact_mail.contact_id = contact.id"
        " WHERE token_hash = $1 AND revoked_at IS NULL",
        token_hash,
    )
    if row is None:
        return None
    return read_row(LinkRecord, row, language=reply_language(row["language"]))
