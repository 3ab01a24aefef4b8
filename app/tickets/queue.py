"""The queue: who works on which ticket, and what starves in it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app import errors
from app.kit.actor import Actor, Role
from app.kit.database import Row, Tx
from app.kit.pagination import Page
from app.tickets import queries, rows, rules
from app.tickets.rules import TicketStatus
from app.tickets.schemas import Assign, TakeNext
from app.tickets.views import TicketView


def place(row: Row | dict[str, Any]) -> list[Any]:
    """Where a ticket stands in the working order."""
    return [row[name] for name in queries.ORDER]


def after(page: Page) -> list[Any] | None:
    """The place behind which a page of tickets begins."""
    if page.after is None:
        return None
    *first, due_at, created_at, ticket_id = page.after
    instants = [datetime.fromisoformat(one) for one in (due_at, created_at)]
    return [*first, *instants, UUID(ticket_id)]


async def take_next(tx: Tx, body: TakeNext) -> TicketView | None:
    """Give a technician the first ticket of the queue that nobody has; None when there is none.

    Raises:
        TechnicianNotFound: the key names no technician, and the body none that exists.
        Forbidden: a technician takes for somebody else.
    """
    technician_id = _for_whom(tx.actor, body.technician_id)
    await tx.begin()
    ticket_id = await queries.first_unassigned(tx.connection)
    if ticket_id is None:
        return None
    return _assigned(tx, await rows.held(tx, ticket_id), technician_id)


def _for_whom(actor: Actor, technician_id: UUID | None) -> UUID:
    if actor.role is Role.TECHNICIAN and technician_id not in (None, actor.technician_id):
        raise errors.Forbidden("A technician takes tickets for itself.", role=actor.role.value)
    found = technician_id or actor.technician_id
    if found is None:
        raise errors.TechnicianNotFound()
    return found


def _assigned(tx: Tx, ticket: rows.Facts, technician_id: UUID) -> TicketView:
    status = TicketStatus(ticket["status"])
    taken = (
        rules.LIFE_CYCLE.after(status, "take")
        if status in (TicketStatus.NEW, TicketStatus.OPEN)
        else status
    )
    rows.emit(tx, "ticket.assigned", ticket, technician_id=str(technician_id))
    changes = {"technician_id": technician_id, "status": taken.value}
    return rows.update(tx, ticket, changes)


async def assign(tx: Tx, ticket_id: UUID, body: Assign) -> TicketView:
    """Give a ticket to a technician, or back to the queue.

    Raises:
        TicketNotFound, TechnicianNotFound, StaleVersion, InvalidTransition, NothingToChange.
    """
    ticket = await rows.locked(tx, ticket_id)
    rules.LIFE_CYCLE.after(rules.TicketStatus(ticket["status"]), "assign")
    if body.technician_id == ticket["technician_id"]:
        raise errors.NothingToChange()
    if body.technician_id is not None:
        return _assigned(tx, ticket, body.technician_id)
    rows.emit(tx, "ticket.given_back", ticket)
    return rows.update(tx, ticket, {"technician_id": None})
