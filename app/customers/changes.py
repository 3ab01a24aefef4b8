"""Changing what is known of customers, contacts and servers."""

from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from app import errors
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
from app.kit import outbox
from app.kit.database import Tx
from app.kit.rows import lock_row, row_lock, update_row
from app.ledger import journal

Known = TypeVar("Known", CustomerRecord, ContactRecord, ServerRecord)


async def change_customer(tx: Tx, customer_id: UUID, body: ChangeCustomer) -> CustomerView:
    """Change a customer. In another zone its days end at other instants, and so does its credit.

    Raises:
        CustomerNotFound, StaleVersion, NothingToChange.
    """
    customer = await lock_customer(tx, customer_id)
    after = _next(customer, replace(customer, **body.stated()))
    if after.time_zone != customer.time_zone:
        await journal.change_zone(tx, customer_id, after.time_zone)
    update_row(tx, Customer, customer, after)
    _emit(tx, "customer.changed", after, customer_id, body)
    return customer_view(after)


async def change_contact(tx: Tx, contact_id: UUID, body: ChangeContact) -> ContactView:
    """Change a contact: from now on its messages come from the new address.

    Raises:
        ContactNotFound, StaleVersion, NothingToChange.
    """
    contact = await lock_contact(tx, contact_id)
    after = _next(contact, replace(contact, **body.stated("phone", "language")))
    update_row(tx, Contact, contact, after)
    _emit(tx, "contact.changed", after, contact.customer_id, body)
    return contact_view(after)


async def change_server(tx: Tx, server_id: UUID, body: ChangeServer) -> ServerView:
    """Change a server.

    Raises:
        ServerNotFound, StaleVersion, NothingToChange.
    """
    server = await lock_server(tx, server_id)
    unknown = ("recommended_procedure", "recommended_configuration")
    after = _next(server, replace(server, **body.stated(*unknown)))
    update_row(tx, Server, server, after)
    _emit(tx, "server.changed", after, server.customer_id, body)
    return server_view(after)


def _next(before: Known, after: Known) -> Known:
    """The next version of what is known.

    Raises:
        NothingToChange: it is the same.
    """
    if after == before:
        raise errors.NothingToChange()
    return replace(after, version=before.version + 1)


def _emit(
    tx: Tx,
    kind: str,
    after: Known,
    customer_id: UUID,
    body: ChangeCustomer | ChangeContact | ChangeServer,
) -> None:
    data = {"fields": sorted(body.model_fields_set)}
    outbox.emit(tx, kind, after.id, customer_id=customer_id, data=data)


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
    await lock_row(tx, Contact, contact_id)
    contact = await queries.contact(tx.connection, contact_id)
    if contact is None:
        raise errors.ContactNotFound()
    tx.check_version(contact.version)
    return contact


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
