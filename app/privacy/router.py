"""Routes of what is personal: erase it, show it to whom it is about, and how long it is kept."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.customers import queries as customers
from app.kit.web.paging import ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf
from app.privacy import queries, service
from app.privacy.schemas import (
    Erase,
    ErasureView,
    HeldView,
    RetentionView,
    SetRetention,
    retention_view,
)

router = Router(prefix="/v1", tags=["privacy"])

CustomerId = Annotated[Id, Path(examples=[examples.FORMER_CUSTOMER])]
ContactId = Annotated[Id, Path(examples=[examples.FORMER_CONTACT])]
_OF_CUSTOMER = {"owner": customers.owner, "missing": errors.CustomerNotFound}
_OF_CONTACT = {"owner": customers.owner_of_contact, "missing": errors.ContactNotFound}
Customer = Annotated[
    RequestContext,
    writes(Capability.ERASE, preview=True, versioned=True, **_OF_CUSTOMER),
]
Contact = Annotated[
    RequestContext,
    writes(Capability.ERASE, preview=True, versioned=True, **_OF_CONTACT),
]
Show = Annotated[RequestContext, reads(Capability.ERASE, **_OF_CONTACT)]
Read = Annotated[RequestContext, reads(Capability.ADMINISTER)]
Configure = Annotated[RequestContext, writes(Capability.ADMINISTER, versioned=True)]

_AS_IT_IS = SetRetention()


@router.post("/contacts/{contact_id}/erase", response_model=ErasureView)
async def erase_contact(context: Contact, contact_id: ContactId, body: Erase) -> Response:
    """Erase a contact who has left, for good: name, addresses, and what it wrote; figures stay."""
    return await context.write(lambda tx: service.erase_contact(tx, contact_id, body))


@router.post("/customers/{customer_id}/erase", response_model=ErasureView)
async def erase_customer(context: Customer, customer_id: CustomerId, body: Erase) -> Response:
    """Erase a customer that has left, for good, with all its people; its ledger and figures stay."""
    return await context.write(lambda tx: service.erase_customer(tx, customer_id, body))


@router.get("/contacts/{contact_id}/personal-data")
async def read_personal_data(
    context: Show, contact_id: ContactId, page: ListPage
) -> PageOf[HeldView]:
    """All that is held about a contact, to be handed to it, kind by kind; that it is read is recorded."""
    return await service.personal_data(context.db, contact_id, page)


@router.get("/retention", response_model=RetentionView)
async def read_retention(context: Read) -> Response:
    """For how many days what is personal is kept."""
    return context.show(retention_view(await queries.retention(context.db)))


@router.put("/retention", response_model=RetentionView)
async def set_retention(context: Configure, body: SetRetention = _AS_IT_IS) -> Response:
    """Change it; what is older then goes with the worker's next run."""
    return await context.write(lambda tx: service.set_retention(tx, body))
