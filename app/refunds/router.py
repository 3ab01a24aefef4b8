"""The route of the refund."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import writes
from app.approvals.schemas import HELD_BACK
from app.kit.web.routing import Router
from app.kit.web.schema import Id
from app.purchases import queries
from app.purchases.schemas import PurchaseView, Refund
from app.refunds import service

router = Router(prefix="/v1", tags=["purchases"])

PurchaseId = Annotated[Id, Path(examples=[examples.PURCHASE])]
RefundPurchase = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_PURCHASES,
        owner=queries.owner,
        missing=errors.PurchaseNotFound,
        preview=True,
        key_required=True,
        versioned=True,
    ),
]

# What is refunded if no body says how much.
EVERYTHING = Refund()


@router.post("/purchases/{purchase_id}/refund", response_model=PurchaseView, responses=HELD_BACK)
async def refund_purchase(
    context: RefundPurchase, purchase_id: PurchaseId, body: Refund = EVERYTHING
) -> Response:
    """Pay free minutes back; all of them if none are named. Above the thresholds it waits (202)."""
    return await context.write(
        lambda tx: service.refund(tx, context.owner_id, purchase_id, body),
    )
