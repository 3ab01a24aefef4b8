"""Verbs about customers, contacts, servers and access."""

from uuid import UUID

from app import errors
from app.customers import queries, rules
from app.customers.schemas import (
    AccessView,
    ContactView,
    CustomerView,
    NewAccess,
    NewContact,
    NewCustomer,
    NewServer,
    ServerView,
)
from app.kit import outbox
from app.kit.database import Tx
from app.ledger import journal


async def create(tx: Tx, body: NewCustomer) -> CustomerView:
    """Make a customer and its empty credit account."""
    view = CustomerView(id=tx.new_id(), created_at=tx.now, **body.model_dump())
    tx.stage(
        "INSERT INTO customer (id, name, deployment, time_zone, language, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        view.id, view.name, view.deployment, view.time_zone, view.language, view.created_at,
    )  # fmt: skip
    journal.open_account(tx, view.id, view.time_zone)
    outbox.emit(tx, "customer.created", view.id, customer_id=view.id)
    return view


async def add_contact(tx: Tx, customer_id: UUID, body: NewContact) -> ContactView:
    """Add a person at a customer."""
    view = ContactView(
        id=tx.new_id(), customer_id=customer_id, created_at=tx.now, **body.model_dump()
    )
    tx.stage(
        "INSERT INTO contact (id, customer_id, name, email, phone, language, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        view.id, customer_id, view.name, view.email, view.phone, view.language, view.created_at,
    )  # fmt: skip
    outbox.emit(tx, "contact.created", view.id, customer_id=customer_id)
    return view


async def add_server(tx: Tx, customer_id: UUID, body: NewServer) -> ServerView:
    """Add a customer's installation."""
    view = ServerView(
        id=tx.new_id(), customer_id=customer_id, created_at=tx.now, **body.model_dump()
    )
    tx.stage(
        "INSERT INTO server (id, customer_id, name, recommended_procedure,"
        " recommended_configuration, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        view.id, customer_id, view.name, view.recommended_procedure,
        view.recommended_configuration, view.created_at,
    )  # fmt: skip
    outbox.emit(tx, "server.created", view.id, customer_id=customer_id)
    return view


async def record_access(tx: Tx, server_id: UUID, body: NewAccess) -> AccessView:
    """Record that technicians can reach a server (rule S1).

    Raises:
        InstantInFuture, EndsBeforeStart: the record makes no sense.
    """
    rules.check_access(body.checked_at, body.valid_until, tx.now)
    await tx.begin()
    customer_id = await queries.owner_of_server(tx.connection, server_id)
    if customer_id is None:
        raise errors.ServerNotFound()
    view = AccessView(
        id=tx.new_id(), server_id=server_id, customer_id=customer_id, created_at=tx.now,
        revoked_at=None, **body.model_dump(),
    )  # fmt: skip
    tx.stage(
        "INSERT INTO server_access (id, server_id, customer_id, kind, checked_at, valid_until,"
        " created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        view.id, server_id, customer_id, view.kind, view.checked_at, view.valid_until, tx.now,
    )  # fmt: skip
    outbox.emit(tx, "server_access.recorded", view.id, customer_id=customer_id)
    return view


async def revoke_access(tx: Tx, access_id: UUID) -> AccessView:
    """End the access to a server: sessions on it cannot start any more.

    Raises:
        AlreadyRevoked: it was ended before.
    """
    await tx.begin(f"SELECT 1 FROM server_access WHERE id = '{access_id}' FOR UPDATE")
    row = await queries.access(tx.connection, access_id)
    if row is None:
        raise errors.AccessNotFound()
    if row["revoked_at"] is not None:
        raise errors.AlreadyRevoked(revoked_at=row["revoked_at"])
    tx.stage("UPDATE server_access SET revoked_at = $2 WHERE id = $1", access_id, tx.now)
    outbox.emit(tx, "server_access.revoked", access_id, customer_id=row["customer_id"])
    return AccessView(**{**row, "revoked_at": tx.now})
