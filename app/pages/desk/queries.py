"""What the desk shows of several slices at once: sessions, calls and tickets, each with whose they are."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import packed, read_row
from app.pages.named import Named
from app.plans.rules import SessionCategory
from app.sessions.rules import (
    EARLY_START_MINUTES,
    SessionStatus,
    has_access,
    has_begun,
)
from app.worksheets.draft_queries import DRAFT, DraftRecord, draft_of


class Part(StrEnum):
    """The lists of a day."""

    TODAY = "today"
    LEFT_OVER = "left_over"
    CALLS = "calls"
    TICKETS = "tickets"
    LATER = "later"


# So many of each are shown; and of one alone that is asked for.
MOST = {Part.TODAY: 12, Part.LEFT_OVER: 8, Part.CALLS: 12, Part.TICKETS: 12, Part.LATER: 12}
MOST_ALONE = 80
# Those of sessions, in the order in which their statement takes how many are wanted.
_PARTS = (Part.LEFT_OVER, Part.TODAY, Part.LATER)


class Day(NamedTuple):
    """A day of a technician, or without one of everybody, as it is at an instant."""

    technician_id: UUID | None
    now: datetime
    begins_at: datetime
    ends_at: datetime


class DeskSession(Struct, frozen=True, kw_only=True):
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


class DeskCall(NamedTuple):
    """A call that is to be made, and to whom."""

    ticket_id: UUID
    number: int
    subject: str
    customer_name: str
    contact_name: str | None
    contact_phone: str | None
    contact_email: str | None
    technician_name: str | None
    is_paused: bool
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
       top_up_by, estimated_minutes, reserved_minutes, remote_tool, join_url,
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
_LIVE = """
status IN ('in_progress', 'scheduled', 'awaiting_credit')
AND session_status(status, top_up_by, $1) <> 'lapsed'
AND ($2::uuid IS NULL
     OR session.id IN (SELECT session_id FROM session_technician WHERE live AND technician_id = $2))
"""
# Of a day from $3 to $4: what began before it and is over by the plan is left over.
_OLD = "starts_at < $3 AND ends_at <= $1"
_OF_DAY = f"starts_at < $4 AND NOT ({_OLD})"
_LATER = "starts_at >= $4"
_SESSIONS = f"""
WITH chosen AS MATERIALIZED (
    SELECT * FROM (SELECT id AS session_id, 'left_over' AS part FROM session
                   WHERE {_LIVE} AND {_OLD} ORDER BY starts_at, id LIMIT $5) AS old
    UNION ALL
    SELECT * FROM (SELECT id, 'today' FROM session
                   WHERE {_LIVE} AND {_OF_DAY} ORDER BY starts_at, id LIMIT $6) AS of_day
    UNION ALL
    SELECT * FROM (SELECT id, 'later' FROM session
                   WHERE {_LIVE} AND {_LATER} ORDER BY starts_at, id LIMIT $7) AS later
)
SELECT found.*, part
FROM ({_SESSION}) AS found JOIN chosen ON chosen.session_id = found.id
ORDER BY status <> 'in_progress', starts_at, id
"""
_TO_CALL = """
call_task.closed_at IS NULL
  AND ($2::uuid IS NULL OR ticket.technician_id IS NULL OR ticket.technician_id = $2)
"""
_TO_WORK_ON = "stage = 0 AND ($2::uuid IS NULL OR technician_id = $2)"
# They are counted so far: to count more takes longer than anybody looks.
COUNTED = 500
_HOW_MANY = f"""
SELECT (SELECT count(*) FROM (SELECT 1 FROM session WHERE {_LIVE} AND {_OLD}
                              LIMIT {COUNTED}) AS old) AS left_over,
       (SELECT count(*) FROM (SELECT 1 FROM session WHERE {_LIVE} AND {_OF_DAY}
                              LIMIT {COUNTED}) AS of_day) AS today,
       (SELECT count(*) FROM (SELECT 1 FROM session WHERE {_LIVE} AND {_LATER}
                              LIMIT {COUNTED}) AS after) AS later,
       (SELECT count(*) FROM (SELECT 1 FROM call_task JOIN ticket ON ticket.id = call_task.ticket_id
                              WHERE {_TO_CALL} LIMIT {COUNTED}) AS to_call) AS calls,
       (SELECT count(*) FROM (SELECT 1 FROM ticket WHERE {_TO_WORK_ON}
                              LIMIT {COUNTED}) AS to_work_on) AS tickets
"""
# Whose nobody is yet, somebody has to call all the same.
_CALLS = f"""
SELECT ticket.id AS ticket_id, number, subject, customer.name AS customer_name, contact_name,
       contact_phone, contact_email, technician.name AS technician_name,
       ticket.status = 'waiting_for_customer' AS is_paused, resolution_due_at AS due_at, retry_at, attempts
FROM call_task JOIN ticket ON ticket.id = call_task.ticket_id
JOIN customer ON customer.id = ticket.customer_id
LEFT JOIN technician ON technician.id = ticket.technician_id
WHERE {_TO_CALL}
ORDER BY coalesce(retry_at, resolution_due_at), call_task.id LIMIT $1
"""
_WAITING = f"""
SELECT ticket.id, number, subject, customer.name AS customer_name, severity,
       NOT after_outages AS is_outage, resolution_due_at
FROM ticket JOIN customer ON customer.id = ticket.customer_id
WHERE {_TO_WORK_ON}
ORDER BY after_outages, queue_rank, severity, resolution_due_at, ticket.created_at, ticket.id
LIMIT $1
"""


def _session(row: Row) -> DeskSession:
    draft = draft_of(row["id"], row["draft"])
    return read_row(DeskSession, row, draft=draft)


async def session(db: Reader, session_id: UUID, now: datetime) -> DeskSession | None:
    """One session, as it is at an instant."""
    row = await db.fetchrow(f"{_SESSION} WHERE session.id = $2", now, session_id)
    return None if row is None else _session(row)


async def sessions(db: Reader, day: Day, most: Mapping[Part, int]) -> dict[Part, list[DeskSession]]:
    """Sessions that are left over from days before, of this day, and after it, each by its start."""
    found: dict[Part, list[DeskSession]] = {part: [] for part in _PARTS}
    rows = await db.fetch(
        _SESSIONS, day.now, day.technician_id, day.begins_at, day.ends_at,
        *(most[part] for part in _PARTS),
    )  # fmt: skip
    for row in rows:
        found[Part(row["part"])].append(_session(row))
    return found


async def calls(db: Reader, technician_id: UUID | None, most: int) -> list[DeskCall]:
    """Who is to be called by a technician, or without one by anybody: whoever waits longest comes first."""
    return [DeskCall(*row) for row in await db.fetch(_CALLS, most, technician_id)]


async def waiting(db: Reader, technician_id: UUID | None, most: int) -> list[DeskTicket]:
    """A technician's tickets in working order, or without one everybody's."""
    return [DeskTicket(*row) for row in await db.fetch(_WAITING, most, technician_id)]


async def how_many(db: Reader, day: Day) -> dict[Part, int]:
    """How many there are of each, as far as they are counted."""
    row = await db.fetchrow(_HOW_MANY, day.now, day.technician_id, day.begins_at, day.ends_at)
    assert row is not None
    return {part: row[part.value] for part in Part}


async def technicians(db: Reader) -> list[Named]:
    """Who can be given something to do."""
    rows = await db.fetch(
        "SELECT id, name FROM technician WHERE deactivated_at IS NULL ORDER BY name, id LIMIT 200"
    )
    return [read_row(Named, row) for row in rows]
