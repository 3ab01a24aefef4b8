"""What is read to write mails that are due: who gets them, and some of what they tell, for many at once."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from msgspec import Struct
from msgspec.structs import fields

from app.customers.queries import ACTIVE_CONTACT
from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import read_row
from app.languages.official import OFFICIAL
from app.mails.queries import REPORTER, REPORTER_ADDRESS
from app.mails.rows import CameAs, Expired, Opening, ReporterMailRecord
from app.mails.rules import RecipientKind
from app.warnings.rows import WarningRecord


class Failures(Struct, frozen=True):
    """How many deliveries to an endpoint were set aside, and the last error."""

    failed: int
    error: str | None


class Release(Struct, frozen=True):
    """The last time that the reserve of a session was given back with a reason."""

    reason: str
    booked_at: datetime


class Booking(Struct, frozen=True):
    """What may have been booked for an event: entries whose references begin so, with a colon at the end.

    ``occurred_at`` is the event's: they are booked then, or a little later.
    """

    event_id: UUID
    customer_id: UUID
    occurred_at: datetime
    reference: str


class Booked(Struct, frozen=True):
    """What was booked for an event: after ``seq_before`` up to ``seq_after``, all at one instant."""

    booked_at: datetime
    seq_before: int
    seq_after: int


# --- recipients, as they are when a mail is due ----------------------------------------------------

_CONTACTS = f"""
SELECT 'contact' AS kind, contact.id, contact.id AS contact_id, contact.name, contact.email AS address,
       coalesce(contact.language, customer.language) AS language,
       coalesce(contact.time_zone, customer.time_zone) AS time_zone,
       coalesce(stopped, '{{}}') AS stopped,
       coalesce(unreachable_address = lower(contact.email), false) AS unreachable
FROM {ACTIVE_CONTACT} LEFT JOIN contact_mail ON contact_mail.contact_id = contact.id
WHERE contact.id = ANY($1)
"""
_TECHNICIANS = """
SELECT 'technician' AS kind, id, NULL::uuid AS contact_id, name, email AS address,
       coalesce(reading_time_zone, time_zone) AS time_zone,
       coalesce(
           CASE WHEN language = ANY($2) THEN language END,
           (SELECT spoken FROM unnest(languages) WITH ORDINALITY AS one (spoken, place)
            WHERE spoken = ANY($2) ORDER BY place LIMIT 1),
           'en') AS language
FROM technician WHERE id = ANY($1) AND deactivated_at IS NULL
"""
_REPORTERS = f"""
SELECT 'ticket' AS kind, ticket.id, ticket.contact_id, {REPORTER_ADDRESS} AS address,
       coalesce(ticket.contact_name, contact.name, '') AS name,
       ticket.reply_language AS language,
       coalesce(contact.time_zone, customer.time_zone) AS time_zone,
       coalesce(stopped, '{{}}') AS stopped,
       coalesce(contact_mail.unreachable_address = lower({REPORTER_ADDRESS}), false)
           OR coalesce(reporter_mail.unreachable_address = lower({REPORTER_ADDRESS}), false)
           AS unreachable
FROM {REPORTER} LEFT JOIN contact_mail ON contact_mail.contact_id = ticket.contact_id
LEFT JOIN reporter_mail ON reporter_mail.ticket_id = ticket.id
WHERE ticket.id = ANY($1) AND {REPORTER_ADDRESS} IS NOT NULL
"""
_PEOPLE = """
SELECT 'person' AS kind, person.id, NULL::uuid AS contact_id, person.name, person.email AS address,
       company.time_zone, 'en' AS language
FROM person CROSS JOIN company WHERE person.id = ANY($1)
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
        RecipientKind.PERSON: _PEOPLE,
        RecipientKind.DESK: _DESKS,
    }
    return await db.fetch(statements[kind], sorted(ids))


# --- what some mails tell of -----------------------------------------------------------------------


async def technician_names(db: Reader, technician_ids: Collection[UUID]) -> dict[UUID, str]:
    """The names of these technicians."""
    rows = await db.fetch(
        "SELECT id, name FROM technician WHERE id = ANY($1)", sorted(technician_ids)
    )
    return {row["id"]: row["name"] for row in rows}


async def charges(db: Reader, session_ids: Collection[UUID]) -> dict[tuple[UUID, datetime], int]:
    """What changes of these sessions cost, by the session and the instant; none that was free."""
    rows = await db.fetch(
        "SELECT session_id, charged_at, sum(minutes)::int AS minutes FROM penalty"
        " WHERE session_id = ANY($1) GROUP BY session_id, charged_at",
        sorted(session_ids),
    )
    return {(row["session_id"], row["charged_at"]): row["minutes"] for row in rows}


async def warnings(db: Reader, warning_ids: Collection[UUID]) -> dict[UUID, WarningRecord]:
    """These warnings."""
    rows = await db.fetch("SELECT * FROM credit_warning WHERE id = ANY($1)", sorted(warning_ids))
    return {row["id"]: read_row(WarningRecord, row) for row in rows}


async def expired(db: Reader, entry_ids: Collection[UUID]) -> dict[UUID, Expired]:
    """What these entries of expiry took away."""
    rows = await db.fetch(
        "SELECT entry.id, sum(posting.minutes)::int AS minutes, max(lot.expires_on) AS expires_on"
        " FROM ledger_entry AS entry"
        " JOIN ledger_posting AS posting"
        "  ON posting.credit_account_id = entry.credit_account_id AND posting.seq = entry.seq"
        " JOIN ledger_account AS lot"
        "  ON lot.credit_account_id = entry.credit_account_id AND lot.id = posting.lot_id"
        " WHERE entry.id = ANY($1) AND lot.expires_on IS NOT NULL GROUP BY entry.id",
        sorted(entry_ids),
    )
    return {row["id"]: read_row(Expired, row) for row in rows}


async def openings(db: Reader, ticket_ids: Collection[UUID]) -> dict[UUID, Opening]:
    """The messages that those of these tickets were opened by that came by e-mail."""
    rows = await db.fetch(
        "SELECT DISTINCT ON (ticket_id) ticket_id, message_id, acknowledgement FROM inbound_email"
        " WHERE ticket_id = ANY($1) AND outcome = 'ticket_opened' ORDER BY ticket_id, id",
        sorted(ticket_ids),
    )
    return {row["ticket_id"]: read_row(Opening, row) for row in rows}


async def failures(db: Reader, endpoint_ids: Collection[UUID]) -> dict[UUID, Failures]:
    """What became of deliveries to these endpoints."""
    rows = await db.fetch(
        "SELECT asked.id, (SELECT count(*)::int FROM delivery"
        "  WHERE target_id = asked.id AND state = 'failed') AS failed,"
        " (SELECT coalesce(last_error, last_status::text) FROM delivery"
        "  WHERE target_id = asked.id AND state <> 'delivered' ORDER BY id DESC LIMIT 1) AS error"
        " FROM unnest($1::uuid[]) AS asked (id)",
        sorted(endpoint_ids),
    )
    return {row["id"]: read_row(Failures, row) for row in rows}


# --- who acted, and why; how messages came and went ------------------------------------------------


async def people(db: Reader, ids: Collection[UUID]) -> dict[UUID, str]:
    """What these contacts, technicians and people of the office are called."""
    rows = await db.fetch(
        "SELECT id, name FROM contact WHERE id = ANY($1) UNION ALL"
        " SELECT id, name FROM technician WHERE id = ANY($1) UNION ALL"
        " SELECT id, name FROM person WHERE id = ANY($1)",
        sorted(ids),
    )
    return {row["id"]: row["name"] for row in rows}


async def releases(db: Reader, session_ids: Collection[UUID]) -> dict[UUID, Release]:
    """Why the reserves of these sessions were last given back; what had none has no such entry."""
    rows = await db.fetch(
        "SELECT session.id, note.reason, entry.booked_at FROM session"
        " JOIN credit_account AS account ON account.customer_id = session.customer_id"
        " JOIN ledger_entry AS entry ON entry.credit_account_id = account.credit_account_id"
        "  AND entry.reference = 'session:' || session.id || ':release:' || session.releases"
        " JOIN ledger_note AS note"
        "  ON note.credit_account_id = entry.credit_account_id AND note.seq = entry.seq"
        " WHERE session.id = ANY($1)",
        sorted(session_ids),
    )
    return {row["id"]: read_row(Release, row) for row in rows}


# An entry is booked when it happened, or at what ``journal.read`` puts it after: the last entry, or a
# month's close. What its minutes expired and were compensated by follows it (rule C9).
_BOOKED = """
WITH candidate AS (
    SELECT asked.event_id, asked.occurred_at, account.credit_account_id, account.closed_until,
           account.seq AS last_seq, entry.seq, entry.booked_at,
           min(entry.booked_at) OVER (PARTITION BY asked.event_id) AS first_at
    FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[])
        AS asked (event_id, customer_id, occurred_at, reference)
    JOIN credit_account AS account ON account.customer_id = asked.customer_id
    JOIN ledger_entry AS entry ON entry.credit_account_id = account.credit_account_id
        AND entry.booked_at BETWEEN asked.occurred_at AND asked.occurred_at + interval '1 minute'
        AND starts_with(entry.reference || ':', asked.reference)
), own AS (
    SELECT event_id, occurred_at, credit_account_id, closed_until, last_seq, booked_at,
           min(seq) AS first_own, max(seq) AS last_own
    FROM candidate WHERE booked_at = first_at
    GROUP BY event_id, occurred_at, credit_account_id, closed_until, last_seq, booked_at
)
SELECT own.event_id, own.booked_at, own.first_own - 1 AS seq_before, coalesce((
           SELECT other.seq - 1 FROM ledger_entry AS other
           WHERE other.credit_account_id = own.credit_account_id AND other.seq > own.last_own
             AND (other.booked_at > own.booked_at OR other.kind <> 'expiry' AND NOT EXISTS (
                 SELECT 1 FROM adjustment
                 WHERE adjustment.entry_id = other.id AND adjustment.kind = 'compensation'
             ))
           ORDER BY other.seq LIMIT 1
       ), own.last_seq) AS seq_after
FROM own
WHERE own.booked_at = own.occurred_at OR own.booked_at = own.closed_until OR EXISTS (
    SELECT 1 FROM ledger_entry AS former
    WHERE former.credit_account_id = own.credit_account_id AND former.seq = own.first_own - 1
      AND former.booked_at = own.booked_at
)
"""


async def booked(db: Reader, asked: Collection[Booking]) -> dict[UUID, Booked]:
    """What was booked for events, by the event; there is none of what moved nothing."""
    columns = [[getattr(one, each.name) for one in asked] for each in fields(Booking)]
    rows = await db.fetch(_BOOKED, *columns)
    return {row["event_id"]: read_row(Booked, row) for row in rows}


async def came(db: Reader, message_ids: Collection[UUID]) -> dict[UUID, CameAs]:
    """How those of these messages of tickets came that came by e-mail."""
    rows = await db.fetch(
        "SELECT ticket_message_id AS id, kind, from_address FROM inbound_email"
        " WHERE ticket_message_id = ANY($1)",
        sorted(message_ids),
    )
    return {row["id"]: read_row(CameAs, row) for row in rows}


async def reporter_mails(
    db: Reader, ticket_ids: Collection[UUID]
) -> dict[UUID, ReporterMailRecord]:
    """From which addresses of the reporters of these tickets mail comes back."""
    rows = await db.fetch(
        "SELECT * FROM reporter_mail WHERE ticket_id = ANY($1)", sorted(ticket_ids)
    )
    return {row["ticket_id"]: read_row(ReporterMailRecord, row) for row in rows}
