"""What is read about sessions and penalties."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.access.owners import KeptOwner, customer_of
from app.availability.queries import ROSTER, roster_facts
from app.calendar.intervals import Period
from app.customers.queries import ACTIVE_CONTACT
from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import packed, read_row
from app.kit.web.pagination import Page
from app.plans.rules import Terms, TermsPeriod
from app.sessions.rows import (
    AnswerRecord,
    BookingFacts,
    ChangeFacts,
    Invited,
    MoveRecord,
    PenaltyRecord,
    SessionRecord,
    UndoneStart,
)
from app.sessions.rules import SessionStatus
from app.technicians.queries import INACTIVE, LOCKED

MAX_SHOWN_ANSWERS, MAX_WAITING_BEFORE = 50, 50

# A session as it is at the instant ``$1``: one that has waited for credit too long has lapsed, whether
# or not a sweep has booked it.
SESSION = f"""
SELECT * FROM (
    SELECT session.id, session.customer_id, server_id, ticket_id,
           session_status(status, top_up_by, $1) AS status, version, category, starts_at,
           ends_at, estimated_minutes, reserved_technicians, reserved_minutes, terms, remote_tool,
           join_url, language, organizer, override_reason, top_up_by, holds, releases, booked_at,
           started_at, ended_at,
           ARRAY(SELECT technician_id FROM session_technician
                 WHERE session_id = session.id AND left_at IS NULL
                 ORDER BY position) AS technician_ids,
           ARRAY(SELECT technician_id FROM session_technician
                 WHERE session_id = session.id AND left_at IS NOT NULL
                 ORDER BY left_at, position) AS former_technician_ids,
           ARRAY(SELECT {packed(MoveRecord)}
                 FROM session_move WHERE session_id = session.id ORDER BY number) AS moves,
           ARRAY(SELECT {packed(UndoneStart)} FROM session_undone_start
                 WHERE session_id = session.id ORDER BY number) AS undone_starts,
           ARRAY(SELECT {packed(AnswerRecord)} FROM (
                 SELECT DISTINCT ON (applied, attendee) * FROM invitation_answer
                 WHERE session_id = session.id
                 ORDER BY applied DESC, attendee, stamped_at DESC, id DESC LIMIT {MAX_SHOWN_ANSWERS}
           ) AS answer ORDER BY NOT applied, attendee) AS answers,
           (SELECT access_until FROM access_until(session.server_id, $1)) AS access_until
    FROM session
) AS session
"""


def waits_for_credit(customer_id: str) -> str:
    """The SQL that tells whether any session of a customer waits for credit."""
    return (
        f"EXISTS (SELECT FROM session WHERE customer_id = {customer_id}"
        " AND status = 'awaiting_credit')"
    )


_OTHERS_WAIT = f"{waits_for_credit('found.customer_id')} AS others_wait"
_WITH_OTHERS = f"SELECT found.*, {_OTHERS_WAIT}"
_PENALTY = """
SELECT * FROM (
    SELECT penalty.id, penalty.customer_id, session_id, kind, minutes, charged_at, waived_at,
           waive_reason, entry_id, session.terms
    FROM penalty JOIN session ON session.id = session_id
) AS penalty
"""
_HELD_BY = (
    "EXISTS (SELECT 1 FROM session_technician AS held"
    " WHERE held.session_id = session.id AND held.technician_id = {}"
    " AND held.left_at IS NULL)"
)

owner = KeptOwner("session")
owner_of_penalty = customer_of("penalty")


def session_of(row: Row) -> SessionRecord:
    """A session of a row of ``SESSION``."""
    return read_row(SessionRecord, row, terms=Terms.of(row["terms"]))


async def session(db: Reader, session_id: UUID, now: datetime) -> SessionRecord | None:
    """One session, as it is at an instant."""
    row = await db.fetchrow(
        f"{_WITH_OTHERS} FROM ({SESSION} WHERE id = $2) AS found", now, session_id
    )
    return None if row is None else session_of(row)


async def sessions_by_id(
    db: Reader, session_ids: Collection[UUID], now: datetime
) -> dict[UUID, SessionRecord]:
    """These sessions, as they are at an instant."""
    rows = await db.fetch(
        f"{_WITH_OTHERS} FROM ({SESSION} WHERE id = ANY($2)) AS found", now, sorted(session_ids)
    )
    return {row["id"]: session_of(row) for row in rows}


async def invited(
    db: Reader, session_id: UUID, spellings: Sequence[str], attendee: str, now: datetime
) -> Invited | None:
    """One session, and whose an address is that may take part in it; ``spellings`` are its forms."""
    row = await db.fetchrow(
        f"SELECT found.*, {_OTHERS_WAIT},"
        f" (SELECT contact.id FROM {ACTIVE_CONTACT} WHERE contact.customer_id = found.customer_id"
        "  AND lower(contact.email) = ANY($3) ORDER BY contact.id LIMIT 1) AS contact_id,"
        " (SELECT technician.id FROM technician WHERE technician.id = ANY(found.technician_ids)"
        "  AND lower(technician.email) = ANY($3) AND technician.deactivated_at IS NULL"
        "  ORDER BY id LIMIT 1) AS technician_id,"
        " (SELECT max(stamped_at) FROM invitation_answer WHERE session_id = found.id"
        "  AND attendee = $4 AND applied) AS answered_at"
        f" FROM ({SESSION} WHERE id = $2) AS found",
        now,
        session_id,
        list(spellings),
        attendee,
    )
    return None if row is None else read_row(Invited, row, session=session_of(row))


# The technicians of the session ``$2`` and those named by ``$3``.
_IN_ORDER = """
ordered AS MATERIALIZED (
    SELECT id FROM (
        SELECT technician_id AS id FROM session_technician WHERE session_id = $2
        UNION SELECT unnest($3::uuid[])
    ) AS either ORDER BY id
)
"""
_WITH_LOCKS = f"""
WITH {_IN_ORDER}, {LOCKED}
SELECT found.*, {_OTHERS_WAIT}, (SELECT count(*) FROM locked) AS locks
FROM ({SESSION} WHERE id = $2) AS found
"""


async def session_with_locks(db: Reader, session_id: UUID, now: datetime) -> SessionRecord | None:
    """The same, with its technicians locked in the order of their ids."""
    row = await db.fetchrow(_WITH_LOCKS, now, session_id, ())
    return None if row is None else session_of(row)


async def going_on(
    db: Reader, technician_ids: Sequence[UUID], but_session_id: UUID
) -> list[tuple[UUID, UUID]]:
    """Which of these technicians work in another session now, each with that session."""
    rows = await db.fetch(
        "SELECT technician_id, session_id FROM session_technician"
        " WHERE working AND technician_id = ANY($1) AND session_id <> $2 ORDER BY position",
        technician_ids,
        but_session_id,
    )
    return [(row["technician_id"], row["session_id"]) for row in rows]


# What a change needs to know: the time of its technicians and those named, around the new start
# ``$4``, and whether the server ``$5`` is the customer's.
_CHANGE_FACTS = f"""
WITH {_IN_ORDER}, {LOCKED}
SELECT found.*, {_OTHERS_WAIT}, roster.*, (SELECT count(*) FROM locked) AS locks,
    EXISTS (SELECT 1 FROM server WHERE id = $5 AND customer_id = found.customer_id)
        AS server_known,
    EXISTS (SELECT 1 FROM server WHERE id = $5 AND deactivated_at IS NOT NULL) AS server_inactive,
    {INACTIVE} AS inactive_technician_ids,
    (SELECT access_until FROM access_until($5, $1)) AS server_access_until,
    ARRAY(SELECT session_id FROM stale_sessions(
        asked.technician_ids, asked.booked_from, asked.booked_to, $1)) AS stale_session_ids
FROM ({SESSION} WHERE id = $2) AS found
CROSS JOIN LATERAL (
    SELECT ARRAY(SELECT id FROM ordered) AS technician_ids,
           starts_at - interval '1 day' AS from_at, starts_at + interval '2 days' AS to_at,
           starts_at - interval '1 day' AS booked_from, starts_at + interval '2 days' AS booked_to,
           $1::timestamptz AS instant, found.id AS but_session_id
    FROM (SELECT coalesce($4::timestamptz, found.starts_at) AS starts_at) AS moved
) AS asked
CROSS JOIN LATERAL ({ROSTER}) AS roster
"""


async def change_facts(
    db: Reader,
    session_id: UUID,
    now: datetime,
    *,
    technician_ids: Sequence[UUID] = (),
    starts_at: datetime | None = None,
    server_id: UUID | None = None,
) -> ChangeFacts | None:
    """One session to be changed, with its technicians and those named locked in order.

    Its roster is theirs around the new start; the server is the one named.
    """
    row = await db.fetchrow(_CHANGE_FACTS, now, session_id, technician_ids, starts_at, server_id)
    if row is None:
        return None
    return read_row(ChangeFacts, row, session=session_of(row), roster=roster_facts(row))


class SessionFilters(Struct, frozen=True, kw_only=True):
    """What a list of sessions is narrowed to; None does not narrow."""

    customer_id: UUID | None = None
    technician_id: UUID | None = None
    ticket_id: UUID | None = None
    status: Sequence[SessionStatus] | None = None
    starts_from: datetime | None = None
    starts_before: datetime | None = None
    from_at: datetime | None = None
    to_at: datetime | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """That of booking, or, of a time, that of their starts: then no more is read than is shown."""
        in_time = self.from_at is not None or self.to_at is not None
        return ("starts_at", "id") if in_time else ("id",)


def _given(*instants: datetime | None) -> list[datetime]:
    return [one for one in instants if one is not None]


async def sessions(
    db: Reader, page: Page, now: datetime, filters: SessionFilters
) -> list[SessionRecord]:
    """A page of sessions, in the order of the filters."""
    conditions = {
        "customer_id = {}": filters.customer_id,
        _HELD_BY: filters.technician_id,
        "ticket_id IN (SELECT ticket_id FROM ticket_and_merged({}))": filters.ticket_id,
        "status = ANY({})": filters.status,
        "starts_at >= {}": max(_given(filters.from_at, filters.starts_from), default=None),
        "starts_at < {}": min(_given(filters.to_at, filters.starts_before), default=None),
    }
    rows = await page.rows(db, SESSION, conditions, now, order=filters.order)
    return [session_of(row) for row in rows]


_BOOKING_FACTS = f"""
WITH ordered AS (SELECT unnest($2::uuid[]) AS id), {LOCKED}
SELECT roster.*, (SELECT count(*) FROM locked) AS locks,
    EXISTS (SELECT 1 FROM server WHERE id = $3 AND customer_id = $4) AS server_known,
    EXISTS (SELECT 1 FROM server WHERE id = $3 AND deactivated_at IS NOT NULL) AS server_inactive,
    EXISTS (SELECT 1 FROM customer WHERE id = $4 AND deactivated_at IS NOT NULL)
        AS customer_inactive,
    {INACTIVE} AS inactive_technician_ids,
    ARRAY(SELECT {packed(TermsPeriod)} FROM terms_near($4, $1)) AS terms_near,
    (SELECT access_until FROM access_until($3, $1)) AS access_until,
    ARRAY(SELECT session_id FROM stale_sessions(
        asked.technician_ids, $5, $6::timestamptz + interval '4 hours', $1)) AS stale_session_ids
FROM (
    SELECT ARRAY(SELECT id FROM ordered) AS technician_ids,
           $5::timestamptz AS from_at, $6::timestamptz AS to_at,
           $5::timestamptz - interval '1 day' AS booked_from,
           $6::timestamptz + interval '1 day' AS booked_to,
           $1::timestamptz AS instant, NULL::uuid AS but_session_id
) AS asked CROSS JOIN LATERAL ({ROSTER}) AS roster
"""


async def booking_facts(
    db: Reader,
    technician_ids: Sequence[UUID],
    server_id: UUID | None,
    customer_id: UUID,
    now: datetime,
    period: Period,
) -> BookingFacts:
    """What a booking needs to know, with the technicians locked in the given order."""
    row = await db.fetchrow(
        _BOOKING_FACTS, now, technician_ids, server_id, customer_id, period.starts_at,
        period.ends_at,
    )  # fmt: skip
    assert row is not None
    return read_row(BookingFacts, row, roster=roster_facts(row))


async def lock_waiting(db: Reader, session_id: UUID) -> bool:
    """Lock a session's row; whether it waits for credit still.

    All that wait of its customer are locked with it, in order: the verb may schedule others.
    """
    found: bool = await db.fetchval(
        "WITH locked AS MATERIALIZED (SELECT id FROM session WHERE status = 'awaiting_credit'"
        " AND customer_id = (SELECT customer_id FROM session WHERE id = $1)"
        " ORDER BY id FOR UPDATE) SELECT $1 IN (SELECT id FROM locked)",
        session_id,
    )
    return found


async def waiting(db: Reader, customer_id: UUID, now: datetime) -> list[SessionRecord]:
    """A customer's sessions that wait for credit, locked, earliest start first."""
    rows = await db.fetch(
        "WITH locked AS MATERIALIZED (SELECT id FROM session WHERE customer_id = $2"
        " AND status = 'awaiting_credit' AND top_up_by >= $1 ORDER BY id FOR UPDATE)"
        f" SELECT session.* FROM ({SESSION}) AS session JOIN locked USING (id)"
        " ORDER BY starts_at, id",
        now,
        customer_id,
    )
    return [session_of(row) for row in rows]


async def waiting_before(db: Reader, session: SessionRecord, now: datetime) -> list[int]:
    """What those sessions need that wait for the same customer's credit and begin before this one."""
    rows = await db.fetch(
        "SELECT estimated_minutes * reserved_technicians AS minutes FROM session"
        " WHERE customer_id = $1 AND status = 'awaiting_credit' AND top_up_by >= $2"
        f" AND (starts_at, id) < ($3, $4) ORDER BY starts_at, id LIMIT {MAX_WAITING_BEFORE}",
        session.customer_id,
        now,
        session.starts_at,
        session.id,
    )
    return [row["minutes"] for row in rows]


async def overdue(db: Reader, now: datetime, limit: int) -> list[UUID]:
    """Sessions whose wait for credit is over, locked.

    One that someone else holds at the moment is left to the next run.
    """
    rows = await db.fetch(
        "SELECT id FROM session WHERE session_overdue(status, top_up_by, $1)"
        f" ORDER BY id LIMIT {limit} FOR UPDATE SKIP LOCKED",
        now,
    )
    return [row["id"] for row in rows]


def _penalty(row: Row) -> PenaltyRecord:
    return read_row(PenaltyRecord, row, terms=Terms.of(row["terms"]))


async def penalty(db: Reader, penalty_id: UUID) -> PenaltyRecord | None:
    """One penalty."""
    row = await db.fetchrow(f"{_WITH_OTHERS} FROM ({_PENALTY} WHERE id = $1) AS found", penalty_id)
    return None if row is None else _penalty(row)


async def penalties_by_id(db: Reader, penalty_ids: Collection[UUID]) -> dict[UUID, PenaltyRecord]:
    """These penalties."""
    rows = await db.fetch(
        f"{_WITH_OTHERS} FROM ({_PENALTY} WHERE id = ANY($1)) AS found", sorted(penalty_ids)
    )
    return {row["id"]: _penalty(row) for row in rows}


async def penalties(
    db: Reader, page: Page, *, customer_id: UUID | None, session_id: UUID | None
) -> list[PenaltyRecord]:
    """A page of penalties in the order they were charged."""
    rows = await page.rows(
        db, _PENALTY, {"customer_id = {}": customer_id, "session_id = {}": session_id}
    )
    return [_penalty(row) for row in rows]
