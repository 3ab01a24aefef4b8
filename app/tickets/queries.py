"""What is read about tickets."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.access.routes import customer_of
from app.kit.database import Reader, Row
from app.kit.pagination import Page
from app.tickets.rules import TECHNICAL_DATA
from app.tickets.tables import Ticket

_OWN = ", ".join(f"ticket.{name}" for name in Ticket.model_fields if name not in TECHNICAL_DATA)
_WHOLE = ", ".join(f"ticket.{name}" for name in TECHNICAL_DATA)
# Lists tell whether technical data is there, and carry none of it.
_FIRST = ", ".join(f"left(ticket.{name}, 1) AS {name}" for name in TECHNICAL_DATA)
# Beside a ticket: its plan, what a bug report is judged by (T7), what was suggested, whom to call.
_BESIDE = """
    plan.code AS plan_code, plan_version.call_after_replies, customer.deployment,
    server.recommended_procedure, server.recommended_configuration, company.support_phone,
    ARRAY(
        SELECT (id, title, language) FROM article WHERE id = ANY(suggested_articles)
        ORDER BY array_position(suggested_articles, id)
    ) AS suggestions,
    ARRAY(
        SELECT (id, outcome, note, retry_at, attempts, opened_at, closed_at) FROM call_task
        WHERE ticket_id = ticket.id ORDER BY id
    ) AS call_tasks
"""
_JOINS = """
JOIN plan_version ON plan_version.id = plan_version_id
JOIN plan ON plan.id = plan_id
JOIN customer ON customer.id = ticket.customer_id
LEFT JOIN server ON server.id = ticket.server_id
CROSS JOIN company
"""
_TURNS = "ARRAY(SELECT (turn, at) FROM clock_turn WHERE ticket_id = ticket.id ORDER BY number)"
_TICKET = f"SELECT {_OWN}, {_WHOLE}, {_BESIDE}, {_TURNS} AS clock FROM ticket {_JOINS}"
# The queue's order: everybody's next is the first that is not resolved (P2, T8, T9).
ORDER = (
    "stage",
    "after_outages",
    "queue_rank",
    "severity",
    "resolution_due_at",
    "created_at",
    "id",
)
_ORDERED = ", ".join(f"ticket.{name}" for name in ORDER)
_MESSAGE = (
    "SELECT id, ticket_id, customer_id, number, author, public, channel, body, language, resolves,"
    " actor, written_at FROM message"
)
_CALL_TASK = """
SELECT * FROM (
    SELECT call_task.id, ticket_id, call_task.customer_id, outcome, note, retry_at, attempts,
           opened_at, call_task.closed_at, resolution_due_at AS due_at, technician_id
    FROM call_task JOIN ticket ON ticket.id = ticket_id
) AS call_task
"""

owner = customer_of("ticket")
owner_of_message = customer_of("message")
owner_of_call_task = customer_of("call_task")


async def ticket(db: Reader, ticket_id: UUID) -> Row | None:
    """One ticket, with its technical data and its clock."""
    return await db.fetchrow(f"{_TICKET} WHERE ticket.id = $1", ticket_id)


async def tickets(
    db: Reader, filters: Mapping[str, Any], after: Sequence[Any] | None, limit: int
) -> list[Row]:
    """Tickets in working order, behind the place ``after`` in it.

    ``filters`` maps SQL conditions with one ``{}`` to values; those that are None do not narrow.
    """
    narrowing = [(name, value) for name, value in filters.items() if value is not None]
    values = [value for _, value in narrowing]
    conditions = [name.format(f"${at}") for at, (name, _) in enumerate(narrowing, start=1)]
    if after is not None:
        first = len(values) + 1
        places = ", ".join(f"${first + at}" for at in range(len(ORDER)))
        conditions.append(f"({_ORDERED}) > ({places})")
        values += after
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    return await db.fetch(
        f"WITH listed AS MATERIALIZED (SELECT ticket.* FROM ticket {where}"
        f" ORDER BY {_ORDERED} LIMIT {limit})"
        f" SELECT {_OWN}, {_FIRST}, {_BESIDE} FROM listed AS ticket {_JOINS} ORDER BY {_ORDERED}",
        *values,
    )


async def facts(db: Reader, customer_id: UUID, contact_id: UUID | None) -> Row | None:
    """What a new ticket of a customer needs to know, with the number it gets; None without the customer."""
    return await db.fetchrow(
        "SELECT nextval('ticket_number') AS number, deployment, customer.language,"
        " contact.language AS contact_language, contact.name AS contact_name,"
        " contact.email AS contact_email, contact.phone AS contact_phone, support_phone"
        " FROM customer CROSS JOIN company"
        " LEFT JOIN contact ON contact.id = $2 AND contact.customer_id = customer.id"
        " WHERE customer.id = $1",
        customer_id,
        contact_id,
    )


async def billing(db: Reader, ticket_id: UUID, *, lock: str = "") -> Row | None:
    """What decides whether a session for a ticket is billed from credit (rules C6, T7)."""
    return await db.fetchrow(
        f"SELECT customer_id, server_id, status, kind, legitimacy FROM ticket WHERE id = $1 {lock}",
        ticket_id,
    )


async def first_unassigned(db: Reader) -> UUID | None:
    """The first ticket of the queue that nobody has taken and nobody is taking; it is locked."""
    found: UUID | None = await db.fetchval(
        "SELECT id FROM ticket WHERE technician_id IS NULL AND status IN ('new', 'open')"
        f" ORDER BY {', '.join(ORDER[1:])} LIMIT 1 FOR UPDATE SKIP LOCKED"
    )
    return found


async def ahead(db: Reader, place: Sequence[Any]) -> int:
    """How many tickets that are to be worked on stand before a place in the working order."""
    places = ", ".join(f"${at}" for at in range(1, len(ORDER) + 1))
    found: int = await db.fetchval(
        f"SELECT count(*) FROM ticket WHERE stage = 0 AND ({_ORDERED}) < ({places})", *place
    )
    return found


async def starving(db: Reader, now: datetime, limit: int) -> list[Row]:
    """Tickets that nobody took in time, and of which that was not told yet; they are locked."""
    return await db.fetch(
        "SELECT id, customer_id FROM ticket WHERE technician_id IS NULL"
        " AND status IN ('new', 'open') AND starved_at IS NULL AND starves_at <= $1"
        f" ORDER BY starves_at LIMIT {limit} FOR UPDATE SKIP LOCKED",
        now,
    )


async def message(db: Reader, message_id: UUID) -> Row | None:
    """One message or note."""
    return await db.fetchrow(f"{_MESSAGE} WHERE id = $1", message_id)


async def messages(db: Reader, page: Page, ticket_id: UUID, *, public: bool | None) -> list[Row]:
    """A page of what was written on a ticket; ``public`` leaves the notes out."""
    return await page.rows(db, _MESSAGE, {"ticket_id = {}": ticket_id, "public = {}": public})


async def calls(db: Reader, page: Page, ticket_id: UUID) -> list[Row]:
    """A page of the calls about a ticket."""
    select = (
        "SELECT id, ticket_id, call_task_id, direction, outcome, note, actor, called_at"
        " FROM phone_call"
    )
    return await page.rows(db, select, {"ticket_id = {}": ticket_id})


async def changes(db: Reader, page: Page, ticket_id: UUID) -> list[Row]:
    """A page of what was decided about a ticket."""
    select = (
        "SELECT id, ticket_id, what, was, becomes, reason, actor, changed_at FROM ticket_change"
    )
    return await page.rows(db, select, {"ticket_id = {}": ticket_id})


async def call_task(db: Reader, call_task_id: UUID) -> Row | None:
    """One call task, with its ticket's due time."""
    return await db.fetchrow(f"{_CALL_TASK} WHERE id = $1", call_task_id)


async def call_tasks(db: Reader, page: Page, narrowed: Mapping[str, Any]) -> list[Row]:
    """A page of call tasks; ``narrowed`` may name customer_id, technician_id, and whether it is open."""
    return await page.rows(
        db,
        _CALL_TASK,
        {
            "customer_id = {}": narrowed["customer_id"],
            "technician_id = {}": narrowed["technician_id"],
            "(closed_at IS NULL) = {}": narrowed["is_open"],
        },
    )
