"""Changing what is known of customers, contacts and servers; they leave, and come back."""

from typing import Any, TypeVar
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.access.permissions import check_own_settings
from app.customers import queries
from app.customers.rows import ContactRecord, CustomerRecord, ServerRecord
from app.customers.schemas import (
    ChangeContact,
    ChangeCustomer,
    ChangeServer,
    ContactView,
    CustomerView,
    ServerView,
    contact_view,
    customer_view,
    server_view,
)
from app.customers.tables import Contact, Customer, Server
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import lock_version, row_lock, update_version
from app.kit.presence import departed, returned
from app.kit.web.schema import Body
from app.ledger import journal

Known = TypeVar("Known", CustomerRecord, ContactRecord, ServerRecord)


async def change_customer(tx: Tx, customer_id: UUID, body: ChangeCustomer) -> CustomerView:
    """Change a customer. In another zone its days end at other instants, and so does its credit.

    Raises:
        CustomerNotFound, StaleVersion, NothingToChange, Erased.
    """
    customer = await lock_customer(tx, customer_id)
    wanted = replace(customer, **body.stated("low_credit_minutes", "low_credit_days"))
    if wanted.time_zone != customer.time_zone:
        await journal.change_zone(tx, customer_id, wanted.time_zone)
    return customer_view(_stage(tx, customer, wanted, "changed", fields=_fields(body)))


async def change_contact(tx: Tx, contact_id: UUID, body: ChangeContact) -> ContactView:
    """Change a contact: from now on its messages come from the new address.

    Raises:
        ContactNotFound, StaleVersion, NothingToChange, Erased.
        Forbidden: a customer changes language and time zone only, and a key of a person its own.
    """
    check_own_settings(tx.actor, tx.actor.contact_id in (None, contact_id), body.model_fields_set)
    contact = await lock_contact(tx, contact_id)
    wanted = replace(contact, **body.stated("phone", "language", "time_zone"))
    return contact_view(_stage(tx, contact, wanted, "changed", fields=_fields(body)))


async def change_server(tx: Tx, server_id: UUID, body: ChangeServer) -> ServerView:
    """Change a server.

    Raises:
        ServerNotFound, StaleVersion, NothingToChange.
    """
    server = await lock_server(tx, server_id)
    unknown = ("recommended_procedure", "recommended_configuration")
    wanted = replace(server, **body.stated(*unknown))
    return server_view(_stage(tx, server, wanted, "changed", fields=_fields(body)))


def _fields(body: Body) -> list[str]:
    return sorted(body.model_fields_set)


def _stage(tx: Tx, before: Known, after: Known, what: str, **data: Any) -> Known:
    """Stage the next version of what is known, with its event; returns it.

    Raises:
        Erased: who it was is not known any more.
        NothingToChange: it is the same.
    """
    if not isinstance(before, ServerRecord) and before.erased_at is not None:
        raise errors.Erased(erased_at=before.erased_at)
    if after == before:
        raise errors.NothingToChange()
    if isinstance(after, CustomerRecord):
        after = update_version(tx, Customer, before, after)
        kind, customer_id = "customer", after.id
    elif isinstance(after, ContactRecord):
        after = update_version(tx, Contact, before, after)
        kind, customer_id = "contact", after.customer_id
    else:
        after = update_version(tx, Server, before, after)
        kind, customer_id = "server", after.customer_id
    outbox.emit(tx, f"{kind}.{what}", after.id, customer_id=customer_id, data=data)
    return after


def leave(tx: Tx, known: Known, reason: str | None, **data: Any) -> Known:
    """Stage that a locked customer, contact or server leaves; ``data`` is told with it.

    Raises:
        NothingToChange: it has left already.
    """
    return _stage(tx, known, departed(known, tx.now, reason), "deactivated", **data)


def come_back(tx: Tx, known: Known) -> Known:
    """Stage that a locked customer, contact or server is here again; one that is stays as it is.

    Raises:
        Erased: who it was is not known any more.
    """
    if known.deactivated_at is None:
        return known
    return _stage(tx, known, returned(known), "reactivated")


async def lock_customer(tx: Tx, customer_id: UUID) -> CustomerRecord:
    """The customer, read under the lock of its credit and its own: nothing is agreed with it meanwhile.

    Raises:
        CustomerNotFound, StaleVersion.
    """
    await journal.lock(tx, customer_id, then=row_lock(Customer, customer_id))
    customer = await queries.customer(tx.connection, customer_id)
    if customer is None:
        raise errors.CustomerNotFound()
    tx.check_version(customer.version)
    return customer


async def lock_contact(tx: Tx, contact_id: UUID) -> ContactRecord:
    """The contact, read under its lock.

    Raises:
        ContactNotFound, StaleVersion.
    """
    return await lock_version(tx, Contact, contact_id, queries.contact, errors.ContactNotFound)


async def lock_server(tx: Tx, server_id: UUID) -> ServerRecord:
    """The server, read under the lock of its customer's credit and its own: nothing is booked on it.

    Raises:
        ServerNotFound, StaleVersion.
    """
    await tx.begin()
    customer_id = await queries.owner_of_server(tx.connection, server_id)
    if customer_id is None:
        raise errors.ServerNotFound()
    await journal.lock(tx, customer_id, then=row_lock(Server, server_id))
    server = await queries.server(tx.connection, server_id)
    assert server is not None, "nothing is deleted"
    tx.check_version(server.version)
    return server
