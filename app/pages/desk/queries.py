"""What the desk shows of several slices at once: sessions, calls and tickets, each with whose they are."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from app.kit.database import Reader, Row
from app.kit.rows import packed, read_row
from app.pages.named import Named
from app.plans.rules import SessionCategory, Terms
from app.sessions.rules import (
    EARLY_START_MINUTES,
    Party,
    SessionStatus,
    has_access,
    has_begun,
    no_show_penalty,
)
from app.worksheets.draft_queries import DRAFT, DraftRecord, draft_of

# So many of each are shown: who has more looks for them in the lists.
MOST_SESSIONS, MOST_CALLS, MOST_TICKETS = 30, 20, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSession:
    """A session as those see it who hold it.

    Attributes:
        access_until: until when its server can be reached; None when it cannot.
        technicians: who holds it, or left it on its day.
        draft: what is written of its worksheet.
    """

    id: UUID
    customer_id: UUID
    customer_name: str
    server_name: str | None
    ticket_id: UUID | None
    ticket_number: int | None
    status: SessionStatus
    category: SessionCategory
    starts_at: datetime
    ends_at: datetime
    started_at: datetime | None
    top_up_by: datetime | None
    estimated_minutes: int
    reserved_minutes: int
    remote_tool: str | None
    join_url: str | None
    terms: Terms
    access_until: datetime | None
    technicians: tuple[Named, ...]
    draft: DraftRecord

    def is_accessible(self, now: datetime) -> bool:
        """Whether its server can be reached (rule S1)."""
        return has_access(self.access_until, now)

    def starts_within(self, now: datetime) -> bool:
        """Whether it is so near that it can be started (rule S2)."""
        return (self.starts_at - now).total_seconds() <= EARLY_START_MINUTES * 60

    def is_due(self, now: datetime) -> bool:
        """Whether somebody can be missing (rule C7)."""
        return has_begun(self.status, self.starts_at, now)

    @property
    def no_show_minutes(self) -> int:
        """What it costs the customer not to come (rule C7)."""
        return no_show_penalty(Party.CUSTOMER, self.terms)


class DeskCall(NamedTuple):
    """A call that is to be made, and to whom."""

    ticket_id: UUID
    number: int
    subject: str
    customer_name: str
    contact_name: str | None
    contact_phone: str | None
    due_at: datetime
    retry_at: datetime | None
    attempts: int


class DeskTicket(NamedTuple):
    """A ticket that is to be worked on."""

    id: UUID
    number: int
    subject: str
    customer_name: str
    severity: int
    is_outage: bool
    resolution_due_at: datetime


_SESSION = f"""
SELECT session.id, session.customer_id, customer.name AS customer_name, server.name AS server_name,
       ticket.id AS ticket_id, ticket.number AS ticket_number,
       session_status(session.status, top_up_by, $1) AS status, category, starts_at, ends_at, started_at,
       top_up_by, estimated_minutes, reserved_minutes, remote_tool, join_url, terms,
       (SELECT access_until FROM access_until(session.server_id, $1)) AS access_until,
       {DRAFT.format("session.id")} AS draft,
       ARRAY(SELECT {packed(Named, "technician")}
             FROM session_technician AS held JOIN technician ON technician.id = held.technician_id
             WHERE held.session_id = session.id
             ORDER BY left_at NULLS FIRST, position) AS technicians
FROM session JOIN customer ON customer.id = session.customer_id
LEFT JOIN server ON server.id = session.server_id
LEFT JOIN ticket ON ticket.id = session.ticket_id
"""
_COMING = f"""
{_SESSION}
WHERE session.status IN ('in_progress', 'scheduled', 'awaiting_credit')
  AND session_status(session.status, top_up_by, $1) <> 'lapsed'
  AND session.id IN (SELECT session_id FROM session_technician
                     WHERE live AND ($2::uuid IS NULL OR technician_id = $2))
ORDER BY session.status <> 'in_progress', starts_at, session.id LIMIT {MOST_SESSIONS}
"""
# Whose nobody is yet, somebody has to call all the same.
_CALLS = f"""
SELECT ticket.id AS ticket_id, number, subject, customer.name AS customer_name, contact_name,
       contact_phone, resolution_due_at AS due_at, retry_at, attempts
FROM call_task JOIN ticket ON ticket.id = call_task.ticket_id
JOIN customer ON customer.id = ticket.customer_id
WHERE call_task.closed_at IS NULL
  AND ($1::uuid IS NULL OR ticket.technician_id IS NULL OR ticket.technician_id = $1)
ORDER BY coalesce(retry_at, resolution_due_at), call_task.id LIMIT {MOST_CALLS}
"""
_WAITING = f"""
SELECT ticket.id, number, subject, customer.name AS customer_name, severity,
       NOT after_outages AS is_outage, resolution_due_at
FROM ticket JOIN customer ON customer.id = ticket.customer_id
WHERE stage = 0 AND ($1::uuid IS NULL OR technician_id = $1)
ORDER BY after_outages, queue_rank, severity, resolution_due_at, ticket.created_at, ticket.id
LIMIT {MOST_TICKETS}
"""


def _session(row: Row) -> DeskSession:
    draft = draft_of(row["id"], row["draft"])
    return read_row(DeskSession, row, terms=Terms.of(row["terms"]), draft=draft)


async def session(db: Reader, session_id: UUID, now: datetime) -> DeskSession | None:
    """One session, as it is at an instant."""
    row = await db.fetchrow(f"{_SESSION} WHERE session.id = $2", now, session_id)
    return None if row is None else _session(row)


async def coming(db: Reader, technician_id: UUID | None, now: datetime) -> list[DeskSession]:
    """What a technician, or without one everybody, is in, and what comes then, by its start."""
    return [_session(row) for row in await db.fetch(_COMING, now, technician_id)]


async def calls(db: Reader, technician_id: UUID | None) -> list[DeskCall]:
    """Who is to be called by a technician, or without one by anybody: whoever waits longest comes first."""
    return [DeskCall(*row) for row in await db.fetch(_CALLS, technician_id)]


async def waiting(db: Reader, technician_id: UUID | None) -> list[DeskTicket]:
    """A technician's tickets in working order, or without one everybody's."""
    return [DeskTicket(*row) for row in await db.fetch(_WAITING, technician_id)]


async def technicians(db: Reader) -> list[Named]:
    """Who can be given something to do."""
    rows = await db.fetch(
        "SELECT id, name FROM technician WHERE deactivated_at IS NULL ORDER BY name, id LIMIT 200"
    )
    return [read_row(Named, row) for row in rows]
