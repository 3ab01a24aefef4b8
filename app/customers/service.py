"""Verbs about customers, contacts, servers and access."""

from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.customers import queries, rules
from app.customers.rows import AccessRecord, ContactRecord, CustomerRecord, ServerRecord
from app.customers.schemas import (
    AccessView,
    ContactView,
    CustomerView,
    NewAccess,
    NewContact,
    NewCustomer,
    NewServer,
    ServerView,
    access_view,
    contact_view,
    customer_view,
    server_view,
)
from app.customers.tables import Contact, Customer, Server, ServerAccess
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, lock_row, update_row
from app.ledger import journal


async def create(tx: Tx, body: NewCustomer) -> CustomerView:
    """Make a customer and its empty credit account."""
    customer = CustomerRecord(id=tx.new_id(), created_at=tx.now, **body.model_dump())
    insert_row(tx, Customer, customer)
    journal.open_account(tx, customer.id, customer.time_zone)
    outbox.emit(tx, "customer.created", customer.id, customer_id=customer.id)
    return customer_view(customer)


async def add_contact(tx: Tx, customer_id: UUID, body: NewContact) -> ContactView:
    """Add a person at a customer.

    Raises:
        CustomerNotFound, CustomerInactive.
    """
    await tx.begin()
    await queries.check_active(tx.connection, customer_id)
    contact = ContactRecord(
        id=tx.new_id(), customer_id=customer_id, created_at=tx.now, **body.model_dump()
    )
    insert_row(tx, Contact, contact)
    outbox.emit(tx, "contact.created", contact.id, customer_id=customer_id)
    return contact_view(contact)


async def add_server(tx: Tx, customer_id: UUID, body: NewServer) -> ServerView:
    """Add a customer's installation.

    Raises:
        CustomerNotFound, CustomerInactive.
    """
    await tx.begin()
    await queries.check_active(tx.connection, customer_id)
    server = ServerRecord(
        id=tx.new_id(), customer_id=customer_id, created_at=tx.now, **body.model_dump()
    )
    insert_row(tx, Server, server)
    outbox.emit(tx, "server.created", server.id, customer_id=customer_id)
    return server_view(server)


async def record_access(tx: Tx, server_id: UUID, body: NewAccess) -> AccessView:
    """Record that technicians can reach a server (rule S1).

    Raises:
        ServerNotFound, ServerInactive, CustomerInactive.
        InstantInFuture, EndsBeforeStart: the record makes no sense.
    """
    rules.check_access(body.checked_at, body.valid_until, tx.now)
    await tx.begin()
    server = await queries.server(tx.connection, server_id)
    if server is None:
        raise errors.ServerNotFound()
    if server.deactivated_at is not None:
        raise errors.ServerInactive(server_id=server_id)
    await queries.check_active(tx.connection, server.customer_id)
    access = AccessRecord(
        id=tx.new_id(), server_id=server_id, customer_id=server.customer_id, created_at=tx.now,
        revoked_at=None, **body.model_dump(),
    )  # fmt: skip
    insert_row(tx, ServerAccess, access)
    outbox.emit(tx, "server_access.recorded", access.id, customer_id=server.customer_id)
    return access_view(access)


async def revoke_access(tx: Tx, access_id: UUID) -> AccessView:
    """End the access to a server: sessions on it cannot start any more.

    Raises:
        AccessNotFound.
        AlreadyRevoked: it was ended before.
    """
    await lock_row(tx, ServerAccess, access_id)
    access = await queries.access(tx.connection, access_id)
    if access is None:
        raise errors.AccessNotFound()
    if access.revoked_at is not None:
        raise errors.AlreadyRevoked(revoked_at=access.revoked_at)
    revoked = replace(access, revoked_at=tx.now)
    update_row(tx, ServerAccess, access, revoked)
    outbox.emit(tx, "server_access.revoked", access_id, customer_id=access.customer_id)
    return access_view(revoked)
