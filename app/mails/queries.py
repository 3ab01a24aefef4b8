"""What is read to write mails: who is concerned, and some of what is told."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.customers.queries import ACTIVE_CONTACT
from app.kit.database import Reader, Row
from app.kit.outbox import EventRecord
from app.kit.pagination import Page
from app.kit.rows import read_row
from app.languages.official import OFFICIAL, reply_language
from app.mails.kinds import MailTopic
from app.mails.rows import (
    ContactMailRecord,
    Expired,
    FailureReport,
    LinkRecord,
    ListedMail,
    MailRecord,
    Opening,
)
from app.mails.rules import RecipientKind
from app.warnings.rows import WarningRecord


@dataclass(frozen=True, slots=True)
class Addressee:
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


# The n-th event of its instant tells of the n-th message of that instant.
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
    WHERE ticket_id = told.subject_id AND public AND author = told.data ->> 'author'
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


# --- recipients, as they are when a mail is due ----------------------------------------------------

_CONTACTS = f"""
SELECT 'contact' AS kind, contact.id, contact.id AS contact_id, contact.name, contact.email AS address,
       coalesce(contact.language, customer.language) AS language, customer.time_zone,
       coalesce(stopped, '{{}}') AS stopped,
       coalesce(unreachable_address = lower(contact.email), false) AS unreachable
FROM {ACTIVE_CONTACT} LEFT JOIN contact_mail ON contact_mail.contact_id = contact.id
WHERE contact.id = ANY($1)
"""
_TECHNICIANS = """
SELECT 'technician' AS kind, id, NULL::uuid AS contact_id, name, email AS address, time_zone,
       coalesce((SELECT spoken FROM unnest(languages) WITH ORDINALITY AS one (spoken, place)
                 WHERE spoken = ANY($2) ORDER BY place LIMIT 1), 'en') AS language
FROM technician WHERE id = ANY($1) AND deactivated_at IS NULL
"""
_REPORTERS = f"""
SELECT 'ticket' AS kind, ticket.id, ticket.contact_id, {REPORTER_ADDRESS} AS address,
       coalesce(ticket.contact_name, contact.name, '') AS name,
       ticket.reply_language AS language, customer.time_zone,
       coalesce(stopped, '{{}}') AS stopped,
       coalesce(unreachable_address = lower({REPORTER_ADDRESS}), false) AS unreachable
FROM {REPORTER} LEFT JOIN contact_mail ON contact_mail.contact_id = ticket.contact_id
WHERE ticket.id = ANY($1) AND {REPORTER_ADDRESS} IS NOT NULL
"""
_DESKS = """
SELECT 'company' AS kind, id, NULL::uuid AS contact_id, name, support_email AS address, time_zone,
       'en' AS language
FROM company WHERE id = ANY($1)
"""


async def recipients(db: Reader, kind: RecipientKind, ids: Collection[UUID]) -> list[Row]:
    """Those of these recipients that are here and can be written to."""
    if kind is RecipientKind.TECHNICIAN:
        return await db.fetch(_TECHNICIANS, sorted(ids), sorted(OFFICIAL))
    statements = {
        RecipientKind.CONTACT: _CONTACTS,
        RecipientKind.REPORTER: _REPORTERS,
        RecipientKind.DESK: _DESKS,
    }
    return await db.fetch(statements[kind], sorted(ids))


# --- what some mails tell of -----------------------------------------------------------------------


async def events(db: Reader, event_ids: Collection[UUID]) -> dict[UUID, EventRecord]:
    """These events, by their ids."""
    rows = await db.fetch(
        "SELECT id, position, type, customer_id, subject_type, subject_id, actor, occurred_at, data"
        " FROM event WHERE id = ANY($1)",
        sorted(event_ids),
    )
    return {row["id"]: read_row(EventRecord, row) for row in rows}


async def technician_names(db: Reader, technician_ids: Sequence[UUID]) -> tuple[str, ...]:
    """The names of technicians, in the order given."""
    rows = await db.fetch("SELECT id, name FROM technician WHERE id = ANY($1)", technician_ids)
    names = {row["id"]: row["name"] for row in rows}
    return tuple(names[one] for one in technician_ids)


async def charged_at(db: Reader, session_id: UUID, at: datetime) -> int:
    """What a change of a session cost that was made at an instant."""
    found: int = await db.fetchval(
        "SELECT coalesce(sum(minutes), 0)::int FROM penalty WHERE session_id = $1 AND charged_at = $2",
        session_id,
        at,
    )
    return found


async def warning(db: Reader, warning_id: UUID) -> WarningRecord | None:
    """One warning."""
    row = await db.fetchrow("SELECT * FROM credit_warning WHERE id = $1", warning_id)
    return None if row is None else read_row(WarningRecord, row)


async def expired(db: Reader, entry_id: UUID) -> Expired | None:
    """What an entry of expiry took away."""
    row = await db.fetchrow(
        "SELECT sum(posting.minutes)::int AS minutes, max(lot.expires_on) AS expires_on"
        " FROM ledger_entry AS entry"
        " JOIN ledger_posting AS posting"
        "  ON posting.credit_account_id = entry.credit_account_id AND posting.seq = entry.seq"
        " JOIN ledger_account AS lot"
        "  ON lot.credit_account_id = entry.credit_account_id AND lot.id = posting.lot_id"
        " WHERE entry.id = $1",
        entry_id,
    )
    assert row is not None
    return read_row(Expired, row) if row["expires_on"] else None


async def opened_by(db: Reader, ticket_id: UUID) -> Opening | None:
    """The message that a ticket was opened by."""
    row = await db.fetchrow(
        "SELECT message_id, acknowledgement FROM inbound_email"
        " WHERE ticket_id = $1 AND outcome = 'ticket_opened' ORDER BY id LIMIT 1",
        ticket_id,
    )
    return None if row is None else read_row(Opening, row)


async def failures_of(db: Reader, endpoint_id: UUID) -> tuple[int, str | None]:
    """How many deliveries to an endpoint were set aside, and the last error."""
    row = await db.fetchrow(
        "SELECT count(*)::int AS failed,"
        " (SELECT coalesce(last_error, last_status::text) FROM delivery"
        "  WHERE target_id = $1 AND state <> 'delivered' ORDER BY id DESC LIMIT 1) AS error"
        " FROM delivery WHERE target_id = $1 AND state = 'failed'",
        endpoint_id,
    )
    assert row is not None
    return row["failed"], row["error"]


async def contact_mail(db: Reader, contact_id: UUID) -> ContactMailRecord | None:
    """What a contact has stopped, and whether mail comes back; None where nothing was said of either."""
    row = await db.fetchrow("SELECT * FROM contact_mail WHERE contact_id = $1", contact_id)
    return None if row is None else read_row(ContactMailRecord, row)


# --- what time makes due ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
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


async def sent_as(db: Reader, message_ids: Collection[str]) -> list[tuple[UUID, str]]:
    """The contacts that mails with these Message-IDs went to, with the addresses."""
    rows = await db.fetch(
        "SELECT DISTINCT contact_id, recipient FROM mail"
        " WHERE message_id = ANY($1) AND contact_id IS NOT NULL",
        sorted(message_ids),
    )
    return [(row["contact_id"], row["recipient"]) for row in rows]


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
