"""Verbs about who leaves and comes back: nothing is deleted, and nothing that was agreed changes.

Whoever leaves is locked first, and what books, opens or takes something new holds it to be here: so
nothing is agreed with somebody at the moment of leaving.
"""

from uuid import UUID

from msgspec.structs import replace

from app.access import service as access
from app.customers import changes
from app.customers.schemas import (
    ContactView,
    CustomerView,
    ServerView,
    contact_view,
    customer_view,
    server_view,
)
from app.departures import queries, rules
from app.departures.rows import CreditLeft, Touched
from app.departures.schemas import Deactivate, DepartureView, departure_view
from app.kit.postgres.database import Tx
from app.kit.web.schema import figure
from app.ledger import journal
from app.technicians import service as technicians
from app.technicians.schemas import TechnicianView, technician_view


async def deactivate_customer(tx: Tx, customer_id: UUID, body: Deactivate) -> DepartureView:
    """Let a customer leave: nothing new is agreed, bought or asked; refunds and corrections go on.

    Raises:
        CustomerNotFound, StaleVersion, NothingToChange, ReasonMissing, StillInUse.
    """
    customer = await changes.lock_customer(tx, customer_id)
    touched = await queries.of_customer(tx.connection, customer_id, tx.now)
    state = (await journal.read(tx, customer_id)).state
    credit = CreditLeft(
        available_minutes=state.available_minutes,
        held_minutes=state.held_minutes,
        awaiting_confirmation_minutes=state.awaiting_confirmation_minutes,
        debt_minutes=state.debt_minutes,
    )
    touched = replace(touched, credit=credit)
    left = changes.leave(tx, customer, body.reason, **_checked(touched, body))
    keys = await access.end_keys_of(tx, customer_id=customer_id)
    return departure_view(left, touched, keys)


async def deactivate_contact(tx: Tx, contact_id: UUID, body: Deactivate) -> DepartureView:
    """Let a contact leave: its address is nobody's, and it is not written to.

    Raises:
        ContactNotFound, StaleVersion, NothingToChange, ReasonMissing, StillInUse.
    """
    contact = await changes.lock_contact(tx, contact_id)
    touched = await queries.of_contact(tx.connection, contact_id, tx.now)
    left = changes.leave(tx, contact, body.reason, **_checked(touched, body))
    keys = await access.end_keys_of(tx, contact_id=contact_id)
    return departure_view(left, touched, keys)


async def deactivate_server(tx: Tx, server_id: UUID, body: Deactivate) -> DepartureView:
    """Let a server go: nothing new is booked on it or asked about it.

    Raises:
        ServerNotFound, StaleVersion, NothingToChange, ReasonMissing, StillInUse.
    """
    server = await changes.lock_server(tx, server_id)
    touched = await queries.of_server(tx.connection, server_id, tx.now)
    left = changes.leave(tx, server, body.reason, **_checked(touched, body))
    return departure_view(left, touched, [])


async def deactivate_technician(tx: Tx, technician_id: UUID, body: Deactivate) -> DepartureView:
    """Let a technician leave: neither booked nor chosen, nor given tickets.

    Raises:
        TechnicianNotFound, StaleVersion, NothingToChange, ReasonMissing, StillInUse.
    """
    technician = await technicians.lock(tx, technician_id)
    touched = await queries.of_technician(tx.connection, technician_id, tx.now)
    left = technicians.leave(tx, technician, body.reason, **_checked(touched, body))
    keys = await access.end_keys_of(tx, technician_id=technician_id)
    return departure_view(left, touched, keys)


def _checked(touched: Touched, body: Deactivate) -> dict[str, object]:
    """What the event tells of a departure that can be.

    Raises:
        ReasonMissing, StillInUse.
    """
    rules.check(touched, body.reason, force=body.force)
    return {
        "session_ids": figure(touched.session_ids),
        "ticket_ids": figure(touched.ticket_ids),
    }


async def reactivate_customer(tx: Tx, customer_id: UUID) -> CustomerView:
    """Take a customer back; its keys are made anew.

    Raises:
        CustomerNotFound, StaleVersion, Erased.
    """
    return customer_view(changes.come_back(tx, await changes.lock_customer(tx, customer_id)))


async def reactivate_contact(tx: Tx, contact_id: UUID) -> ContactView:
    """Take a contact back; its keys are made anew.

    Raises:
        ContactNotFound, StaleVersion, Erased.
    """
    return contact_view(changes.come_back(tx, await changes.lock_contact(tx, contact_id)))


async def reactivate_server(tx: Tx, server_id: UUID) -> ServerView:
    """Take a server back.

    Raises:
        ServerNotFound, StaleVersion.
    """
    return server_view(changes.come_back(tx, await changes.lock_server(tx, server_id)))


async def reactivate_technician(tx: Tx, technician_id: UUID) -> TechnicianView:
    """Take a technician back; its keys are made anew.

    Raises:
        TechnicianNotFound, StaleVersion.
    """
    return technician_view(technicians.come_back(tx, await technicians.lock(tx, technician_id)))
