"""Routes of customers, contacts, servers and access."""

from typing import Annotated

from fastapi import Path, Query, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.owners import itself
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.customers import changes, queries, service
from app.customers.schemas import (
    AccessView,
    ChangeContact,
    ChangeCustomer,
    ChangeServer,
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
from app.kit.web.paging import Active, ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Filter, Id, PageOf

router = Router(prefix="/v1", tags=["customers"])

CustomerId = Annotated[Id, Path(examples=[examples.CUSTOMER])]
ContactId = Annotated[Id, Path(examples=[examples.CONTACT])]
ServerId = Annotated[Id, Path(examples=[examples.SERVER])]
AccessId = Annotated[Id, Path(examples=[examples.ACCESS])]

Sought = Annotated[
    Filter,
    Query(description="In its name, or in the name or e-mail address of one of its people."),
]

ListCustomers = Annotated[RequestContext, reads(Capability.READ)]
CreateCustomer = Annotated[RequestContext, writes(Capability.MANAGE_CUSTOMERS)]
ReadCustomer = Annotated[
    RequestContext, reads(Capability.READ, owner=itself, missing=errors.CustomerNotFound)
]
ReadOfCustomer = Annotated[
    RequestContext, reads(Capability.READ, owner=queries.owner, missing=errors.CustomerNotFound)
]
WriteCustomer = Annotated[
    RequestContext,
    writes(Capability.MANAGE_CUSTOMERS, owner=queries.owner, missing=errors.CustomerNotFound),
]
ChangeTheCustomer = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_CUSTOMERS,
        owner=queries.owner,
        missing=errors.CustomerNotFound,
        versioned=True,
    ),
]
ReadContact = Annotated[
    RequestContext,
    reads(Capability.READ, owner=queries.owner_of_contact, missing=errors.ContactNotFound),
]
ChangeTheContact = Annotated[
    RequestContext,
    writes(
        Capability.CHANGE_CONTACTS,
        owner=queries.owner_of_contact,
        missing=errors.ContactNotFound,
        versioned=True,
    ),
]
ReadServer = Annotated[
    RequestContext,
    reads(Capability.READ, owner=queries.owner_of_server, missing=errors.ServerNotFound),
]
ChangeTheServer = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_CUSTOMERS,
        owner=queries.owner_of_server,
        missing=errors.ServerNotFound,
        versioned=True,
    ),
]
WriteAccessOfServer = Annotated[
    RequestContext,
    writes(
        Capability.CHECK_SERVER_ACCESS, owner=queries.owner_of_server, missing=errors.ServerNotFound
    ),
]
ReadAccess = Annotated[
    RequestContext,
    reads(Capability.READ, owner=queries.owner_of_access, missing=errors.AccessNotFound),
]
WriteAccess = Annotated[
    RequestContext,
    writes(
        Capability.CHECK_SERVER_ACCESS, owner=queries.owner_of_access, missing=errors.AccessNotFound
    ),
]


@router.get("/customers")
async def list_customers(
    context: ListCustomers, page: ListPage, active: Active = None, q: Sought | None = None
) -> PageOf[CustomerView]:
    """The customers your key sees, in the order they were made."""
    customers = await queries.customers(context.db, page, context.own(None), active, q)
    return context.shown(page.of(customer_view, customers))


@router.post("/customers", status_code=201, response_model=CustomerView)
async def create_customer(context: CreateCustomer, body: NewCustomer) -> Response:
    """Make a customer, with an empty credit account."""
    return await context.create(lambda tx: service.create(tx, body), location="/v1/customers")


@router.get("/customers/{customer_id}", response_model=CustomerView)
async def read_customer(context: ReadCustomer, customer_id: CustomerId) -> Response:
    """One customer."""
    return context.show(
        customer_view(context.found(await queries.customer(context.db, customer_id)))
    )


@router.patch("/customers/{customer_id}", response_model=CustomerView)
async def change_customer(
    context: ChangeTheCustomer, customer_id: CustomerId, body: ChangeCustomer
) -> Response:
    """Change a customer; with its time zone the ends of its credit move."""
    return await context.write(lambda tx: changes.change_customer(tx, customer_id, body))


@router.get("/customers/{customer_id}/contacts")
async def list_contacts(
    context: ReadOfCustomer, customer_id: CustomerId, page: ListPage, active: Active = None
) -> PageOf[ContactView]:
    """The people at a customer."""
    contacts = await queries.contacts(context.db, page, customer_id, active)
    return context.shown(page.of(contact_view, contacts))


@router.post("/customers/{customer_id}/contacts", status_code=201, response_model=ContactView)
async def add_contact(
    context: WriteCustomer, customer_id: CustomerId, body: NewContact
) -> Response:
    """Add a person at a customer."""
    return await context.create(
        lambda tx: service.add_contact(tx, customer_id, body),
        location="/v1/contacts",
    )


@router.get("/contacts/{contact_id}", response_model=ContactView)
async def read_contact(context: ReadContact, contact_id: ContactId) -> Response:
    """One contact."""
    return context.show(contact_view(context.found(await queries.contact(context.db, contact_id))))


@router.patch("/contacts/{contact_id}", response_model=ContactView)
async def change_contact(
    context: ChangeTheContact, contact_id: ContactId, body: ChangeContact
) -> Response:
    """Change a contact; a customer changes language and time zone, and a key of a person its own."""
    return await context.write(lambda tx: changes.change_contact(tx, contact_id, body))


@router.get("/customers/{customer_id}/servers")
async def list_servers(
    context: ReadOfCustomer, customer_id: CustomerId, page: ListPage, active: Active = None
) -> PageOf[ServerView]:
    """A customer's installations."""
    servers = await queries.servers(context.db, page, customer_id, active)
    return context.shown(page.of(server_view, servers))


@router.post("/customers/{customer_id}/servers", status_code=201, response_model=ServerView)
async def add_server(context: WriteCustomer, customer_id: CustomerId, body: NewServer) -> Response:
    """Add a customer's installation."""
    return await context.create(
        lambda tx: service.add_server(tx, customer_id, body),
        location="/v1/servers",
    )


@router.get("/servers/{server_id}", response_model=ServerView)
async def read_server(context: ReadServer, server_id: ServerId) -> Response:
    """One server."""
    return context.show(server_view(context.found(await queries.server(context.db, server_id))))


@router.patch("/servers/{server_id}", response_model=ServerView)
async def change_server(
    context: ChangeTheServer, server_id: ServerId, body: ChangeServer
) -> Response:
    """Change a server."""
    return await context.write(lambda tx: changes.change_server(tx, server_id, body))


@router.get("/servers/{server_id}/access")
async def list_access(
    context: ReadServer, server_id: ServerId, page: ListPage
) -> PageOf[AccessView]:
    """The technicians' access to a server, revoked ones too."""
    records = await queries.access_of_server(context.db, page, server_id)
    return page.of(access_view, records)


@router.post("/servers/{server_id}/access", status_code=201, response_model=AccessView)
async def record_access(
    context: WriteAccessOfServer, server_id: ServerId, body: NewAccess
) -> Response:
    """Record that technicians can reach the server; without it no session on it can start (S1)."""
    return await context.create(
        lambda tx: service.record_access(tx, server_id, body),
        location="/v1/access",
    )


@router.get("/access/{access_id}")
async def read_access(context: ReadAccess, access_id: AccessId) -> AccessView:
    """One access record."""
    return access_view(context.found(await queries.access(context.db, access_id)))


@router.post("/access/{access_id}/revoke", response_model=AccessView)
async def revoke_access(context: WriteAccess, access_id: AccessId) -> Response:
    """End an access: sessions on the server cannot start any more."""
    return await context.write(lambda tx: service.revoke_access(tx, access_id))
