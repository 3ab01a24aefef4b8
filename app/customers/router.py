"""Routes of customers, contacts, servers and access."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from app import errors, examples
from app.customers import queries, service
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
from app.kit.access import ALL, itself, reads, writes
from app.kit.calls import Call
from app.kit.identity import Role
from app.kit.pagination import ListPage
from app.kit.schema import PageOf

router = APIRouter(prefix="/v1", tags=["customers"])

CustomerId = Annotated[UUID, Path(examples=[examples.CUSTOMER])]
ContactId = Annotated[UUID, Path(examples=[examples.CONTACT])]
ServerId = Annotated[UUID, Path(examples=[examples.SERVER])]
AccessId = Annotated[UUID, Path(examples=[examples.ACCESS])]

_OFFICE = (Role.LEAD, Role.ADMIN)
_FIELD = (Role.TECHNICIAN, Role.LEAD, Role.ADMIN)

ListCustomers = Annotated[Call, reads(*ALL)]
CreateCustomer = Annotated[Call, writes(*_OFFICE)]
ReadCustomer = Annotated[Call, reads(*ALL, owner=itself, missing=errors.CustomerNotFound)]
ReadOfCustomer = Annotated[Call, reads(*ALL, owner=queries.owner, missing=errors.CustomerNotFound)]
WriteCustomer = Annotated[
    Call, writes(*_OFFICE, owner=queries.owner, missing=errors.CustomerNotFound)
]
ReadContact = Annotated[
    Call, reads(*ALL, owner=queries.owner_of_contact, missing=errors.ContactNotFound)
]
ReadServer = Annotated[
    Call, reads(*ALL, owner=queries.owner_of_server, missing=errors.ServerNotFound)
]
WriteAccessOfServer = Annotated[
    Call, writes(*_FIELD, owner=queries.owner_of_server, missing=errors.ServerNotFound)
]
ReadAccess = Annotated[
    Call, reads(*ALL, owner=queries.owner_of_access, missing=errors.AccessNotFound)
]
WriteAccess = Annotated[
    Call, writes(*_FIELD, owner=queries.owner_of_access, missing=errors.AccessNotFound)
]


@router.get("/customers")
async def list_customers(call: ListCustomers, page: ListPage) -> PageOf[CustomerView]:
    """The customers your key sees, in the order they were made."""
    rows = await queries.customers(call.db, page, call.own(None))
    return page.of(lambda row: CustomerView(**row), rows)


@router.post("/customers", status_code=201, response_model=CustomerView)
async def create_customer(call: CreateCustomer, body: NewCustomer) -> Response:
    """Make a customer, with an empty credit account."""
    return await call.create(lambda tx: service.create(tx, body), location="/v1/customers")


@router.get("/customers/{customer_id}")
async def read_customer(call: ReadCustomer, customer_id: CustomerId) -> CustomerView:
    """One customer."""
    row = await queries.customer(call.db, customer_id)
    if row is None:
        raise errors.CustomerNotFound()
    return CustomerView(**row)


@router.get("/customers/{customer_id}/contacts")
async def list_contacts(
    call: ReadOfCustomer, customer_id: CustomerId, page: ListPage
) -> PageOf[ContactView]:
    """The people at a customer."""
    rows = await queries.contacts(call.db, page, customer_id)
    return page.of(lambda row: ContactView(**row), rows)


@router.post("/customers/{customer_id}/contacts", status_code=201, response_model=ContactView)
async def add_contact(call: WriteCustomer, customer_id: CustomerId, body: NewContact) -> Response:
    """Add a person at a customer."""
    return await call.create(
        lambda tx: service.add_contact(tx, customer_id, body),
        location="/v1/contacts",
    )


@router.get("/contacts/{contact_id}")
async def read_contact(call: ReadContact, contact_id: ContactId) -> ContactView:
    """One contact."""
    row = await queries.contact(call.db, contact_id)
    if row is None:
        raise errors.ContactNotFound()
    return ContactView(**row)


@router.get("/customers/{customer_id}/servers")
async def list_servers(
    call: ReadOfCustomer, customer_id: CustomerId, page: ListPage
) -> PageOf[ServerView]:
    """A customer's installations."""
    rows = await queries.servers(call.db, page, customer_id)
    return page.of(lambda row: ServerView(**row), rows)


@router.post("/customers/{customer_id}/servers", status_code=201, response_model=ServerView)
async def add_server(call: WriteCustomer, customer_id: CustomerId, body: NewServer) -> Response:
    """Add a customer's installation."""
    return await call.create(
        lambda tx: service.add_server(tx, customer_id, body),
        location="/v1/servers",
    )


@router.get("/servers/{server_id}")
async def read_server(call: ReadServer, server_id: ServerId) -> ServerView:
    """One server."""
    row = await queries.server(call.db, server_id)
    if row is None:
        raise errors.ServerNotFound()
    return ServerView(**row)


@router.get("/servers/{server_id}/access")
async def list_access(call: ReadServer, server_id: ServerId, page: ListPage) -> PageOf[AccessView]:
    """The technicians' access to a server, revoked ones too."""
    rows = await queries.access_of_server(call.db, page, server_id)
    return page.of(lambda row: AccessView(**row), rows)


@router.post("/servers/{server_id}/access", status_code=201, response_model=AccessView)
async def record_access(
    call: WriteAccessOfServer, server_id: ServerId, body: NewAccess
) -> Response:
    """Record that technicians can reach the server; without it no session on it can start (S1)."""
    return await call.create(
        lambda tx: service.record_access(tx, server_id, body),
        location="/v1/access",
    )


@router.get("/access/{access_id}")
async def read_access(call: ReadAccess, access_id: AccessId) -> AccessView:
    """One access record."""
    row = await queries.access(call.db, access_id)
    if row is None:
        raise errors.AccessNotFound()
    return AccessView(**row)


@router.post("/access/{access_id}/revoke", response_model=AccessView)
async def revoke_access(call: WriteAccess, access_id: AccessId) -> Response:
    """End an access: sessions on the server cannot start any more."""
    return await call.write(lambda tx: service.revoke_access(tx, access_id))
