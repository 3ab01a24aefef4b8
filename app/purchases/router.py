"""Routes of purchases and adjustments."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.owners import itself
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.adjustments import queries as adjustments_queries
from app.adjustments.schemas import AdjustmentView
from app.approvals.schemas import HELD_BACK
from app.customers import queries as customers_queries
from app.kit.web.paging import AnyOf, ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf
from app.purchases import adjustments, payments, queries, service
from app.purchases.rules import PaymentStatus, PurchaseStatus
from app.purchases.schemas import (
    NewAdjustment,
    NewPurchase,
    PaymentView,
    PurchaseView,
    RefundView,
    ReverseAdjustment,
    payment_view,
    purchase_view,
    refund_view,
)

router = Router(prefix="/v1", tags=["purchases"])

CustomerId = Annotated[Id, Path(examples=[examples.CUSTOMER])]
PurchaseId = Annotated[Id, Path(examples=[examples.PURCHASE])]
RefundedId = Annotated[Id, Path(examples=[examples.REFUNDED_PURCHASE])]
PaymentId = Annotated[Id, Path(examples=[examples.PAYMENT])]
RefundId = Annotated[Id, Path(examples=[examples.REFUND])]
PendingId = Annotated[Id, Path(examples=[examples.PENDING_PURCHASE])]
AdjustmentId = Annotated[Id, Path(examples=[examples.ADJUSTMENT])]

ListAll = Annotated[RequestContext, reads(Capability.READ)]
ReadOfCustomer = Annotated[
    RequestContext,
    reads(Capability.READ, owner=customers_queries.owner, missing=errors.CustomerNotFound),
]
Buy = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_PURCHASES,
        owner=itself,
        missing=errors.CustomerNotFound,
        key_required=True,
    ),
]
ReadPurchase = Annotated[
    RequestContext, reads(Capability.READ, owner=queries.owner, missing=errors.PurchaseNotFound)
]
Change = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_PURCHASES,
        owner=queries.owner,
        missing=errors.PurchaseNotFound,
        versioned=True,
    ),
]
ReadPayment = Annotated[
    RequestContext,
    reads(Capability.READ, owner=queries.owner_of_payment, missing=errors.PaymentNotFound),
]
ReadRefund = Annotated[
    RequestContext,
    reads(Capability.READ, owner=queries.owner_of_refund, missing=errors.RefundNotFound),
]
Adjust = Annotated[
    RequestContext,
    writes(
        Capability.ADJUST_CREDIT,
        owner=itself,
        missing=errors.CustomerNotFound,
        preview=True,
        key_required=True,
    ),
]
Correct = Annotated[
    RequestContext,
    writes(
        Capability.ADJUST_CREDIT,
        owner=adjustments_queries.owner,
        missing=errors.AdjustmentNotFound,
        preview=True,
    ),
]


@router.get("/purchases")
async def list_purchases(
    context: ListAll,
    page: ListPage,
    customer_id: Id | None = None,
    status: AnyOf[PurchaseStatus] = None,
) -> PageOf[PurchaseView]:
    """Purchases in the order they were made."""
    purchases = await queries.purchases(
        context.db, page, customer_id=context.own(customer_id), status=status
    )
    return page.of(purchase_view, purchases)


@router.get("/customers/{customer_id}/purchases")
async def list_purchases_of_customer(
    context: ReadOfCustomer, customer_id: CustomerId, page: ListPage
) -> PageOf[PurchaseView]:
    """A customer's purchases in the order they were made."""
    purchases = await queries.purchases(context.db, page, customer_id=customer_id, status=None)
    return page.of(purchase_view, purchases)


@router.post("/customers/{customer_id}/purchases", status_code=201, response_model=PurchaseView)
async def buy_credit(context: Buy, customer_id: CustomerId, body: NewPurchase) -> Response:
    """Buy credit: at least one person-day; only what is paid becomes credit (C1)."""
    return await context.create(
        lambda tx: service.buy(tx, customer_id, body), location="/v1/purchases"
    )


@router.get("/purchases/{purchase_id}", response_model=PurchaseView)
async def read_purchase(context: ReadPurchase, purchase_id: PurchaseId) -> Response:
    """One purchase."""
    purchase = context.found(await queries.purchase(context.db, purchase_id))
    return context.show(purchase_view(purchase))


@router.post("/purchases/{purchase_id}/pay", response_model=PurchaseView)
async def pay_purchase(context: Change, purchase_id: PendingId) -> Response:
    """Record that all of it is paid: the minutes become credit, after any debt."""
    return await context.write(lambda tx: payments.pay(tx, context.owner_id, purchase_id))


@router.get("/payments")
async def list_payments(
    context: ListAll,
    page: ListPage,
    customer_id: Id | None = None,
    purchase_id: Id | None = None,
    status: AnyOf[PaymentStatus] = None,
) -> PageOf[PaymentView]:
    """Payments in the order they were recorded, also those that do not count or were withdrawn."""
    of_customer = context.own(customer_id)
    found = await queries.payments(
        context.db, page, customer_id=of_customer, purchase_id=purchase_id, status=status
    )
    return page.of(payment_view, found)


@router.get("/payments/{payment_id:id}", response_model=PaymentView)
async def read_payment(context: ReadPayment, payment_id: PaymentId) -> Response:
    """One payment."""
    payment = context.found(await queries.payment(context.db, payment_id))
    return context.show(payment_view(payment))


@router.post("/purchases/{purchase_id}/void", response_model=PurchaseView)
async def void_purchase(context: Change, purchase_id: PendingId) -> Response:
    """Give up a purchase that nothing was paid for."""
    return await context.write(lambda tx: service.void(tx, context.owner_id, purchase_id))


@router.get("/refunds")
async def list_refunds(
    context: ListAll,
    page: ListPage,
    customer_id: Id | None = None,
    purchase_id: Id | None = None,
) -> PageOf[RefundView]:
    """Refunds in the order they were made."""
    found = await queries.refunds(
        context.db, page, customer_id=context.own(customer_id), purchase_id=purchase_id
    )
    return page.of(refund_view, found)


@router.get("/purchases/{purchase_id}/refunds")
async def list_refunds_of_purchase(
    context: ReadPurchase, purchase_id: RefundedId, page: ListPage
) -> PageOf[RefundView]:
    """A purchase's refunds in the order they were made."""
    refunds = await queries.refunds(context.db, page, purchase_id=purchase_id)
    return page.of(refund_view, refunds)


@router.get("/refunds/{refund_id}")
async def read_refund(context: ReadRefund, refund_id: RefundId) -> RefundView:
    """One refund."""
    return refund_view(context.found(await queries.refund(context.db, refund_id)))


@router.post(
    "/customers/{customer_id}/adjustments",
    status_code=201,
    response_model=AdjustmentView,
    responses=HELD_BACK,
    tags=["adjustments"],
)
async def adjust_credit(context: Adjust, customer_id: CustomerId, body: NewAdjustment) -> Response:
    """Correct the credit by more or fewer minutes, with a reason. Above the thresholds it waits (202)."""
    return await context.create(
        lambda tx: adjustments.adjust(tx, customer_id, body),
        location="/v1/adjustments",
    )


@router.post(
    "/adjustments/{adjustment_id}/reverse",
    response_model=AdjustmentView,
    responses=HELD_BACK,
    tags=["adjustments"],
)
async def reverse_adjustment(
    context: Correct, adjustment_id: AdjustmentId, body: ReverseAdjustment
) -> Response:
    """Undo a negative adjustment, once. Above the thresholds it waits (202)."""
    return await context.write(
        lambda tx: adjustments.reverse(tx, context.owner_id, adjustment_id, body),
    )
