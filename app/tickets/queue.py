"""The queue: who works on which ticket."""

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.kit.actor import Actor, Role
from app.kit.postgres.database import Tx
from app.kit.web.pagination import Page
from app.technicians import queries as technicians
from app.tickets import queries, rows, rules
from app.tickets.rows import TicketRecord
from app.tickets.rules import TicketStatus
from app.tickets.schemas import Assign, TakeNext
from app.tickets.views import TicketView, ticket_view


def after(page: Page) -> list[Any] | None:
    """The place in the working order behind which a page of tickets begins."""
    if page.after is None:
        return None
    *first, due_at, created_at, ticket_id = page.after
    instants = [datetime.fromisoformat(one) for one in (due_at, created_at)]
    return [*first, *instants, UUID(ticket_id)]


async def take_next(tx: Tx, body: TakeNext) -> TicketView | None:
    """Give a technician the first ticket of the queue that nobody has; None when there is none.

    Raises:
        TechnicianNotFound: the key names no technician, and the body none that exists.
        TechnicianInactive.
        Forbidden: a technician takes for somebody else.
    """
    technician_id = _for_whom(tx.actor, body.technician_id)
    await tx.begin()
    await technicians.check_active(tx.connection, technician_id)
    ticket_id = await queries.first_unassigned(tx.connection)
    if ticket_id is None:
        return None
    ticket = await queries.ticket(tx.connection, ticket_id)
    assert ticket is not None, "it is locked"
    return _assign(tx, ticket, technician_id)


def _for_whom(actor: Actor, technician_id: UUID | None) -> UUID:
    if actor.role is Role.TECHNICIAN and technician_id not in (None, actor.technician_id):
        raise errors.Forbidden("A technician takes tickets for itself.", role=actor.role.value)
    found = technician_id or actor.technician_id
    if found is None:
        raise errors.TechnicianNotFound()
    return found


def _assign(tx: Tx, ticket: TicketRecord, technician_id: UUID) -> TicketView:
    status = ticket.status
    if status in (TicketStatus.NEW, TicketStatus.OPEN):
        status = rules.LIFE_CYCLE.after(status, "take")
    rows.emit(tx, "ticket.assigned", ticket, technician_id=str(technician_id))
    taken = replace(ticket, technician_id=technician_id, status=status)
    return ticket_view(rows.update(tx, ticket, taken))


async def assign(tx: Tx, ticket_id: UUID, body: Assign) -> TicketView:
    """Give a ticket to a technician, or back to the queue.

    Raises:
        TicketNotFound, TechnicianNotFound, TechnicianInactive, StaleVersion, InvalidTransition,
        NothingToChange.
    """
    ticket = await queries.lock_ticket(tx, ticket_id)
    rules.LIFE_CYCLE.after(ticket.status, "assign")
    if body.technician_id == ticket.technician_id:
        raise errors.NothingToChange()
    if body.technician_id is not None:
        await technicians.check_active(tx.connection, body.technician_id)
        return _assign(tx, ticket, body.technician_id)
    rows.emit(tx, "ticket.given_back", ticket)
    # Nobody has it again: if it starves, that is told anew.
    waiting = replace(ticket, technician_id=None, starved_at=None)
    return ticket_view(rows.update(tx, ticket, waiting))
