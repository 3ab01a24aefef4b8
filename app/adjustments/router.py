"""Routes that read adjustments; who makes them stands above."""

from typing import Annotated

from fastapi import Path

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads
from app.adjustments import queries
from app.adjustments.schemas import AdjustmentView, adjustment_view
from app.customers import queries as customers
from app.kit.web.paging import ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf

router = Router(prefix="/v1", tags=["adjustments"])

CustomerId = Annotated[Id, Path(examples=[examples.CUSTOMER])]
AdjustmentId = Annotated[Id, Path(examples=[examples.ADJUSTMENT])]

ReadOfCustomer = Annotated[
    RequestContext, reads(Capability.READ, owner=customers.owner, missing=errors.CustomerNotFound)
]
ReadAdjustment = Annotated[
    RequestContext, reads(Capability.READ, owner=queries.owner, missing=errors.AdjustmentNotFound)
]


@router.get("/customers/{customer_id}/adjustments")
async def list_adjustments(
    context: ReadOfCustomer, customer_id: CustomerId, page: ListPage
) -> PageOf[AdjustmentView]:
    """A customer's adjustments in the order they were made."""
    corrections = await queries.adjustments(context.db, page, customer_id=customer_id)
    return page.of(adjustment_view, corrections)


@router.get("/adjustments/{adjustment_id}")
async def read_adjustment(context: ReadAdjustment, adjustment_id: AdjustmentId) -> AdjustmentView:
    """One adjustment."""
    return adjustment_view(context.found(await queries.adjustment(context.db, adjustment_id)))
