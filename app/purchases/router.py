"""Routes of purchases and adjustments."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from app import errors, examples
from app.customers import queries as customers_queries
from app.kit.access import ALL, itself, reads, writes
from app.kit.calls import Call
from app.kit.identity import Role
from app.kit.pagination import ListPage
from app.kit.schema import PageOf
from app.purchases import adjustments, queries, service
from app.purchases.rules import PurchaseStatus
from app.purchases.schemas import (
    AdjustmentView,
    NewAdjustment,
    NewPurchase,
    PurchaseView,
    Refund,
    ReverseAdjustment,
    adjustment_view,
    purchase_view,
)

router = APIRouter(prefix="/v1", tags=["purchases"])

CustomerId = Annotated[UUID, Path(examples=[examples.CUSTOMER])]
PurchaseId = Annotated[UUID, Path(examples=[examples.PURCHASE])]
PendingId = Annotated[UUID, Path(examples=[examples.PENDING_PURCHASE])]
AdjustmentId = Annotated[UUID, Path(examples=[examples.ADJUSTMENT])]

_FINANCE = (Role.FINANCE, Role.ADMIN)
_CORRECTORS = (Role.LEAD, Role.FINANCE, Role.ADMIN)

ListPurchases = Annotated[Call, reads(*ALL)]
ReadOfCustomer = Annotated[
    Call, reads(*ALL, owner=customers_queries.owner, missing=errors.CustomerNotFound)
]
Buy = Annotated[
    Call,
    writes(
        *_FINANCE,
        owner=itself,
        missing=errors.CustomerNotFound,
        key_required=True,
    ),
]
ReadPurchase = Annotated[Call, reads(*ALL, owner=queries.owner, missing=errors.PurchaseNotFound)]
ChangePurchase = Annotated[
    Call, writes(*_FINANCE, owner=queries.owner, missing=errors.PurchaseNotFound)
]
RefundPurchase = Annotated[
    Call,
    writes(
        *_FINANCE,
        owner=queries.owner,
        missing=errors.PurchaseNotFound,
        preview=True,
        key_required=True,
    ),
]
Adjust = Annotated[
    Call,
    writes(
        *_CORRECTORS,
        owner=itself,
        missing=errors.CustomerNotFound,
        preview=True,
        key_required=True,
    ),
]
ReadAdjustment = Annotated[
    Call, reads(*ALL, owner=queries.owner_of_adjustment, missing=errors.AdjustmentNotFound)
]
ReverseCall = Annotated[
    Call,
    writes(
        *_CORRECTORS,
        owner=queries.owner_of_adjustment,
        missing=errors.AdjustmentNotFound,
        preview=True,
    ),
]


# What is refunded if no body says how much.
EVERYTHING = Refund()


@router.get("/purchases")
async def list_purchases(
    call: ListPurchases,
    page: ListPage,
    customer_id: UUID | None = None,
    status: Annotated[PurchaseStatus | None, Query()] = None,
) -> PageOf[PurchaseView]:
    """Purchases in the order they were made."""
    rows = await queries.purchases(call.db, page, customer_id=call.own(customer_id), status=status)
    return page.of(purchase_view, rows)


@router.get("/customers/{customer_id}/purchases")
async def list_purchases_of_customer(
    call: ReadOfCustomer, customer_id: CustomerId, page: ListPage
) -> PageOf[PurchaseView]:
    """A customer's purchases in the order they were made."""
    rows = await queries.purchases(call.db, page, customer_id=customer_id, status=None)
    return page.of(purchase_view, rows)


@router.post("/customers/{customer_id}/purchases", status_code=201, response_model=PurchaseView)
async def buy_credit(call: Buy, customer_id: CustomerId, body: NewPurchase) -> Response:
    """Buy credit: at least one person-day; only what is paid becomes credit (C1)."""
    return await call.create(
        lambda tx: service.buy(tx, customer_id, body), location="/v1/purchases"
    )


@router.get("/purchases/{purchase_id}", response_model=PurchaseView)
async def read_purchase(call: ReadPurchase, purchase_id: PurchaseId) -> Response:
    """One purchase."""
    row = await queries.purchase(call.db, purchase_id)
    if row is None:
        raise errors.PurchaseNotFound()
    return call.show(purchase_view(row))


@router.post("/purchases/{purchase_id}/pay", response_model=PurchaseView)
async def pay_purchase(call: ChangePurchase, purchase_id: PendingId) -> Response:
    """Record the payment: the minutes become credit, after any debt."""
    return await call.write(lambda tx: service.pay(tx, call.owner_id, purchase_id))


@router.post("/purchases/{purchase_id}/void", response_model=PurchaseView)
async def void_purchase(call: ChangePurchase, purchase_id: PendingId) -> Response:
    """Give up a purchase that was never paid."""
    return await call.write(lambda tx: service.void(tx, call.owner_id, purchase_id))


@router.post("/purchases/{purchase_id}/refund", response_model=PurchaseView)
async def refund_purchase(
    call: RefundPurchase, purchase_id: PurchaseId, body: Refund = EVERYTHING
) -> Response:
    """Pay free minutes back; all of them if none are named."""
    return await call.write(
        lambda tx: service.refund(tx, call.owner_id, purchase_id, body),
    )


@router.get("/customers/{customer_id}/adjustments", tags=["adjustments"])
async def list_adjustments(
    call: ReadOfCustomer, customer_id: CustomerId, page: ListPage
) -> PageOf[AdjustmentView]:
    """A customer's adjustments in the order they were made."""
    rows = await queries.adjustments(call.db, page, customer_id=customer_id)
    return page.of(adjustment_view, rows)


@router.post(
    "/customers/{customer_id}/adjustments",
    status_code=201,
    response_model=AdjustmentView,
    tags=["adjustments"],
)
async def adjust_credit(call: Adjust, customer_id: CustomerId, body: NewAdjustment) -> Response:
    """Correct the credit by a positive or negative amount, with a reason."""
    return await call.create(
        lambda tx: adjustments.adjust(tx, customer_id, body),
        location="/v1/adjustments",
    )


@router.get("/adjustments/{adjustment_id}", tags=["adjustments"])
async def read_adjustment(call: ReadAdjustment, adjustment_id: AdjustmentId) -> AdjustmentView:
    """One adjustment."""
    row = await queries.adjustment(call.db, adjustment_id)
    if row is None:
        raise errors.AdjustmentNotFound()
    return adjustment_view(row)


@router.post(
    "/adjustments/{adjustment_id}/reverse", response_model=AdjustmentView, tags=["adjustments"]
)
async def reverse_adjustment(
    call: ReverseCall, adjustment_id: AdjustmentId, body: ReverseAdjustment
) -> Response:
    """Undo a negative adjustment, once."""
    return await call.write(
        lambda tx: adjustments.reverse(tx, call.owner_id, adjustment_id, body),
    )
