"""Routes of leaving and coming back: never is anything deleted."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import writes
from app.customers import queries as customers
from app.customers.schemas import ContactView, CustomerView, ServerView
from app.departures import service
from app.departures.schemas import Deactivate, DepartureView
from app.kit.web.routing import Router
from app.kit.web.schema import Id
from app.technicians.schemas import TechnicianView

router = Router(prefix="/v1", tags=["customers"])

CustomerId = Annotated[Id, Path(examples=[examples.CUSTOMER])]
ContactId = Annotated[Id, Path(examples=[examples.CONTACT])]
ServerId = Annotated[Id, Path(examples=[examples.SERVER])]
TechnicianId = Annotated[Id, Path(examples=[examples.TECHNICIAN])]

Customer = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_CUSTOMERS,
        owner=customers.owner,
        missing=errors.CustomerNotFound,
        versioned=True,
    ),
]
Contact = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_CUSTOMERS,
        owner=customers.owner_of_contact,
        missing=errors.ContactNotFound,
        versioned=True,
    ),
]
Server = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_CUSTOMERS,
        owner=customers.owner_of_server,
        missing=errors.ServerNotFound,
        versioned=True,
    ),
]
Technician = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_PLANNING,
        missing=errors.TechnicianNotFound,
        versioned=True,
    ),
]

# Who leaves without a word.
SILENT = Deactivate()


@router.post("/customers/{customer_id}/deactivate", response_model=DepartureView)
async def deactivate_customer(
    context: Customer, customer_id: CustomerId, body: Deactivate = SILENT
) -> Response:
    """Let a customer leave; 409 `still_in_use` tells its sessions, tickets and credit, unless forced."""
    return await context.write(lambda tx: service.deactivate_customer(tx, customer_id, body))


@router.post("/customers/{customer_id}/reactivate", response_model=CustomerView)
async def reactivate_customer(context: Customer, customer_id: CustomerId) -> Response:
    """Take a customer back; keys are made anew."""
    return await context.write(lambda tx: service.reactivate_customer(tx, customer_id))


@router.post("/contacts/{contact_id}/deactivate", response_model=DepartureView)
async def deactivate_contact(
    context: Contact, contact_id: ContactId, body: Deactivate = SILENT
) -> Response:
    """Let a contact leave; 409 `still_in_use` tells its unresolved tickets, unless forced."""
    return await context.write(lambda tx: service.deactivate_contact(tx, contact_id, body))


@router.post("/contacts/{contact_id}/reactivate", response_model=ContactView)
async def reactivate_contact(context: Contact, contact_id: ContactId) -> Response:
    """Take a contact back; keys are made anew."""
    return await context.write(lambda tx: service.reactivate_contact(tx, contact_id))


@router.post("/servers/{server_id}/deactivate", response_model=DepartureView)
async def deactivate_server(
    context: Server, server_id: ServerId, body: Deactivate = SILENT
) -> Response:
    """Let a server go; 409 `still_in_use` tells its sessions and tickets, unless forced."""
    return await context.write(lambda tx: service.deactivate_server(tx, server_id, body))


@router.post("/servers/{server_id}/reactivate", response_model=ServerView)
async def reactivate_server(context: Server, server_id: ServerId) -> Response:
    """Take a server back."""
    return await context.write(lambda tx: service.reactivate_server(tx, server_id))


@router.post(
    "/technicians/{technician_id}/deactivate", response_model=DepartureView, tags=["technicians"]
)
async def deactivate_technician(
    context: Technician, technician_id: TechnicianId, body: Deactivate = SILENT
) -> Response:
    """Let a technician leave; 409 `still_in_use` tells the sessions and tickets, unless forced."""
    return await context.write(lambda tx: service.deactivate_technician(tx, technician_id, body))


@router.post(
    "/technicians/{technician_id}/reactivate", response_model=TechnicianView, tags=["technicians"]
)
async def reactivate_technician(context: Technician, technician_id: TechnicianId) -> Response:
    """Take a technician back; keys are made anew."""
    return await context.write(lambda tx: service.reactivate_technician(tx, technician_id))
