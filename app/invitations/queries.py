"""What is read for calendars, and about the feeds that publish them."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from app.access.owners import customer_of
from app.calendar import queries as calendar
from app.calendar.rows import CompanyRecord
from app.customers.queries import ACTIVE_CONTACT
from app.invitations.planned import CANCELLED, PlannedSession, Provider
from app.invitations.rows import FeedRecord, PublishedFeed
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page
from app.sessions.schemas import MAX_ESTIMATE_MINUTES

MAX_SESSIONS = 2000
MAX_GUESTS = 20
SHOWN_AFTER_END = timedelta(days=30)
_LONGEST = timedelta(minutes=MAX_ESTIMATE_MINUTES)

_FEED = "SELECT id, technician_id, customer_id, name, created_at, revoked_at FROM calendar_feed"
# A session whose last instant to be topped up has passed is lapsed, with the number that this change
# gets when it is written down: a cancellation with an old number would be ignored (RFC 5546 §2.1.4).
# Its last change is its last event. ``$1`` is the instant at which it is told.
_PLANNED = """
SELECT session.id, session.customer_id, ticket_id, session_status(status, top_up_by, $1) AS status,
       session.version - 1 + session_overdue(status, top_up_by, $1)::int AS sequence,
       category, starts_at, ends_at, booked_at,
       greatest(booked_at, (SELECT max(occurred_at) FROM event WHERE subject_id = session.id))
           AS changed_at,
       remote_tool, join_url, organizer, customer.name AS customer_name,
       ARRAY(SELECT (technician.name, technician.email)
             FROM session_technician JOIN technician ON technician.id = technician_id
             WHERE session_id = session.id AND left_at IS NULL
             ORDER BY position) AS technicians
FROM session JOIN customer ON customer.id = customer_id
"""
# With who at the customer takes part: the reporter of the ticket it is for, who may be no contact;
# without one, everybody at the customer. Nobody who has left is invited.
_INVITED = f"""
SELECT planned.*, ARRAY(
    WITH reporter AS (
        SELECT coalesce(ticket.contact_name, ticket.contact_email) AS name,
               ticket.contact_email AS email
        FROM ticket JOIN customer ON customer.id = ticket.customer_id
        LEFT JOIN contact ON contact.id = ticket.contact_id
        WHERE ticket.id = planned.ticket_id AND ticket.contact_email IS NOT NULL
          AND customer.deactivated_at IS NULL
          AND (contact.deactivated_at IS NULL
               OR lower(ticket.contact_email) <> lower(contact.email))
    )
    SELECT (name, email) FROM reporter
    UNION ALL (
        SELECT (contact.name, contact.email) FROM {ACTIVE_CONTACT}
        WHERE contact.customer_id = planned.customer_id AND NOT EXISTS (SELECT 1 FROM reporter)
        ORDER BY contact.id LIMIT {MAX_GUESTS}
    )
) AS guests
"""
# A session as it is told to who was taken off it: cancelled, by the change that did it.
_REMOVED = f"""
SELECT planned.id, 'cancelled' AS status, removal.version - 1 AS sequence, category, starts_at,
       ends_at, booked_at, removed_at AS changed_at, remote_tool, join_url, organizer, customer_name,
       ARRAY(SELECT (name, email) FROM technician WHERE id = removal.technician_id) AS technicians,
       removal.technician_id
FROM ({_PLANNED}) AS planned JOIN session_removal AS removal ON removal.session_id = planned.id
WHERE removal.technician_id = ANY($2) AND NOT EXISTS (
    SELECT 1 FROM session_technician AS held
    WHERE held.session_id = planned.id AND held.technician_id = removal.technician_id
      AND left_at IS NULL
)
"""
# Which contact made a feed, its event knows.
_PUBLISHED = """
SELECT feed.technician_id, feed.customer_id, feed.name,
       coalesce(technician.name, customer.name) AS subject_name
FROM calendar_feed AS feed
LEFT JOIN technician ON technician.id = technician_id
LEFT JOIN customer ON customer.id = customer_id
WHERE secret_hash = $1 AND revoked_at IS NULL
  AND technician.deactivated_at IS NULL AND customer.deactivated_at IS NULL
  AND NOT EXISTS (
    SELECT FROM event
    JOIN contact ON contact.id = CASE WHEN actor LIKE 'contact:%' THEN substr(actor, 9)::uuid END
    WHERE subject_id = feed.id AND type = 'calendar_feed.created'
      AND contact.deactivated_at IS NOT NULL)
"""
# Whose a feed is: the customer's or the technician's. No customer has the id of a technician, so to
# a customer's key a technician's feed is a stranger's.
owner = customer_of("calendar_feed", "coalesce(customer_id, technician_id)")


async def invited_session(db: Reader, session_id: UUID, now: datetime) -> PlannedSession | None:
    """One session as its invitation tells of it at ``now``."""
    row = await db.fetchrow(
        f"{_INVITED} FROM ({_PLANNED} WHERE session.id = $2) AS planned", now, session_id
    )
    return None if row is None else read_row(PlannedSession, row)


async def invited_sessions(
    db: Reader, session_ids: Collection[UUID], now: datetime
) -> dict[UUID, PlannedSession]:
    """These sessions as their invitations tell of them at ``now``."""
    rows = await db.fetch(
        f"{_INVITED} FROM ({_PLANNED} WHERE session.id = ANY($2)) AS planned",
        now,
        sorted(session_ids),
    )
    return {row["id"]: read_row(PlannedSession, row) for row in rows}


async def removed_session(
    db: Reader, session_id: UUID, technician_id: UUID, now: datetime
) -> PlannedSession | None:
    """One session as it is told to a technician who was taken off it; None to anybody else."""
    asked = (session_id, technician_id)
    return (await removed_sessions(db, [asked], now)).get(asked)


async def removed_sessions(
    db: Reader, removals: Collection[tuple[UUID, UUID]], now: datetime
) -> dict[tuple[UUID, UUID], PlannedSession]:
    """Sessions as they are told to technicians who were taken off them, by both."""
    rows = await db.fetch(
        f"{_REMOVED} AND removal.session_id = ANY($3)",
        now,
        sorted({technician_id for _, technician_id in removals}),
        sorted({session_id for session_id, _ in removals}),
    )
    return {(row["id"], row["technician_id"]): read_row(PlannedSession, row) for row in rows}


async def sessions_of(db: Reader, feed: PublishedFeed, now: datetime) -> list[PlannedSession]:
    """The sessions of a feed by their start: neither cancelled nor lapsed, nor ended 30 days ago.

    Behind them a technician's has, as cancelled, those that it was taken off in that time.
    """
    subject = (
        "session.customer_id = $2"
        if feed.customer_id
        else "session.id IN (SELECT session_id FROM session_technician"
        " WHERE technician_id = $2 AND left_at IS NULL)"
    )
    # No session is longer than the longest, so the index of starts finds them.
    rows = await db.fetch(
        f"{_PLANNED} WHERE {subject} AND ends_at > $3 AND starts_at > $4"
        " AND session_status(status, top_up_by, $1) <> ALL($5)"
        f" ORDER BY starts_at, session.id LIMIT {MAX_SESSIONS}",
        now,
        feed.customer_id or feed.technician_id,
        now - SHOWN_AFTER_END,
        now - SHOWN_AFTER_END - _LONGEST,
        CANCELLED,
    )
    if feed.technician_id is not None:
        rows += await db.fetch(
            f"{_REMOVED} AND removed_at > $3 ORDER BY starts_at, planned.id LIMIT {MAX_SESSIONS}",
            now,
            [feed.technician_id],
            now - SHOWN_AFTER_END,
        )
    return [read_row(PlannedSession, row) for row in rows]


async def company(db: Reader) -> Provider:
    """The provider, as events name it."""
    return provider(await calendar.company(db))


def provider(company: CompanyRecord) -> Provider:
    """The company, as events name it."""
    return Provider(
        name=company.name,
        support_phone=company.support_phone,
        support_email=company.support_email,
    )


async def published_feed(db: Reader, secret_hash: bytes) -> PublishedFeed | None:
    """The feed with this secret that was not revoked, and whose it is: who is here, as is who made it."""
    row = await db.fetchrow(_PUBLISHED, secret_hash)
    return None if row is None else read_row(PublishedFeed, row)


async def feed(db: Reader, feed_id: UUID, technician_id: UUID | None) -> FeedRecord | None:
    """One feed; to a technician's key, only its own."""
    row = await db.fetchrow(
        f"{_FEED} WHERE id = $1 AND ($2::uuid IS NULL OR technician_id = $2)",
        feed_id,
        technician_id,
    )
    return None if row is None else read_row(FeedRecord, row)


async def feeds(
    db: Reader, page: Page, own: UUID | None, customer_id: UUID | None, technician_id: UUID | None
) -> list[FeedRecord]:
    """A page of feeds in the order they were made; ``own`` is the technician whose key asks."""
    rows = await page.rows(
        db,
        _FEED,
        {
            "{} = technician_id": own,
            "technician_id = {}": technician_id,
            "customer_id = {}": customer_id,
        },
    )
    return [read_row(FeedRecord, row) for row in rows]
