"""What who leaves is needed for still: live sessions, and tickets that are not resolved."""

from datetime import datetime
from uuid import UUID

from app.departures.rows import Touched
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.sessions.rules import LIVE
from app.tickets.rules import UNRESOLVED

MAX_LISTED = 200

# Of whom: the conditions on sessions and on tickets.
_OF_TECHNICIAN = (
    "id IN (SELECT session_id FROM session_technician WHERE technician_id = $1 AND left_at IS NULL)",
    "technician_id = $1",
)
_OF_CUSTOMER = ("customer_id = $1", "customer_id = $1")
_OF_SERVER = ("server_id = $1", "server_id = $1")
_OF_CONTACT = ("false", "contact_id = $1")


async def of_customer(db: Reader, customer_id: UUID, now: datetime) -> Touched:
    """What a customer has agreed and asked for."""
    return await _touched(db, _OF_CUSTOMER, customer_id, now)


async def of_contact(db: Reader, contact_id: UUID, now: datetime) -> Touched:
    """The tickets that a contact opened."""
    return await _touched(db, _OF_CONTACT, contact_id, now)


async def of_server(db: Reader, server_id: UUID, now: datetime) -> Touched:
    """The sessions on a server, and the tickets about it."""
    return await _touched(db, _OF_SERVER, server_id, now)


async def of_technician(db: Reader, technician_id: UUID, now: datetime) -> Touched:
    """The sessions that a technician holds, and the tickets taken."""
    return await _touched(db, _OF_TECHNICIAN, technician_id, now)


async def _touched(db: Reader, conditions: tuple[str, str], one_id: UUID, now: datetime) -> Touched:
    of_sessions, of_tickets = conditions
    row = await db.fetchrow(
        f"SELECT ARRAY(SELECT id FROM session WHERE {of_sessions}"
        "  AND session_status(status, top_up_by, $2) = ANY($3)"
        f"  ORDER BY starts_at, id LIMIT {MAX_LISTED}) AS session_ids,"
        f" ARRAY(SELECT id FROM ticket WHERE {of_tickets} AND status = ANY($4)"
        f"  ORDER BY id LIMIT {MAX_LISTED}) AS ticket_ids, $1::uuid AS of_whom",
        one_id,
        now,
        list(LIVE),
        list(UNRESOLVED),
    )
    assert row is not None
    return read_row(Touched, row)
