"""Purchases: the list, one with what came of it, and what can be done with it."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.approvals.schemas import ApprovalView
from app.kit.postgres.database import Tx
from app.kit.web.schema import Day, Id, Name, Note, View
from app.pages.admission import Page, acts, shows
from app.pages.finance import purchase_queries
from app.pages.finance.purchase_queries import AT_ONCE, PurchaseBeside
from app.pages.forms import NOTHING, Content, Given, Nothing
from app.pages.routing import page_router
from app.payments import service as payments
from app.purchases import payments as receiving
from app.purchases import queries, rules
from app.purchases import service as buying
from app.purchases.rules import PaymentState, PurchaseStatus
from app.purchases.schemas import (
    ChangePurchase,
    NewPayment,
    PaymentView,
    PurchaseView,
    Refund,
    RefundView,
    payment_view,
    purchase_view,
    refund_view,
)
from app.refunds import service as refunds

router = page_router()

Shows = Annotated[Page, shows(Capability.READ_FINANCE)]
ShowsOne = Annotated[Page, shows(Capability.READ_FINANCE, missing=errors.PurchaseNotFound)]
Acts = Annotated[
    Page,
    acts(Capability.MANAGE_PURCHASES, owner=queries.owner, missing=errors.PurchaseNotFound),
]
Text = Annotated[Note | None, Query(max_length=100)]
Verb = Callable[[Tx, Content], Awaitable[View]]


class Correction(ChangePurchase):
    """What a purchase shall say: each field as it stands in the form, also where it is empty."""

    expires_on: Day | None
    invoice_number: Name | None
    external_reference: Name | None


@router.get("/finance/purchases")
async def purchases(
    page: Shows,
    status: PurchaseStatus | None = None,
    state: PaymentState | None = None,
    customer_id: Id | None = None,
    text: Text = None,
    before: Id | None = None,
) -> Response:
    """All purchases, the last first, narrowed as somebody asks."""
    found = await purchase_queries.purchases(
        page.context.db, status=status, state=state, customer_id=customer_id, text=text, before=before
    )  # fmt: skip
    asked = {"status": status, "state": state, "customer_id": customer_id, "text": text}
    shown = [(one, purchase_view(one.purchase)) for one in found[:AT_ONCE]]
    return page.show(
        "finance/purchases.html", purchases=shown, more=len(found) > AT_ONCE, asked=asked, address=_address
    )  # fmt: skip


def _address(asked: dict[str, object], **other: object) -> str:
    given = urlencode({name: value for name, value in (asked | other).items() if value})
    return f"/finance/purchases?{given}" if given else "/finance/purchases"


@router.get("/finance/purchases/{purchase_id}")
async def purchase(page: ShowsOne, purchase_id: Id) -> Response:
    """One purchase, what came of it, and what can be done with it."""
    return await _purchase(page, purchase_id)


@router.post("/finance/purchases/{purchase_id}/payments")
async def receive(page: Acts, purchase_id: Id) -> Response:
    """Record money that came for it."""
    owner_id = page.context.owner_id

    async def verb(tx: Tx, body: NewPayment) -> View:
        return await payments.receive(tx, owner_id, purchase_id, body)

    return await _step(page, purchase_id, "payment", NewPayment, verb)


@router.post("/finance/purchases/{purchase_id}/pay")
async def pay(page: Acts, purchase_id: Id) -> Response:
    """Record that all of it is paid."""
    owner_id = page.context.owner_id

    async def verb(tx: Tx, _: Nothing) -> View:
        return await receiving.pay(tx, owner_id, purchase_id)

    return await _step(page, purchase_id, "pay", Nothing, verb)


@router.post("/finance/purchases/{purchase_id}/refund")
async def refund(page: Acts, purchase_id: Id) -> Response:
    """Pay back what is free of it."""
    owner_id = page.context.owner_id

    async def verb(tx: Tx, body: Refund) -> View:
        return await refunds.refund(tx, owner_id, purchase_id, body)

    return await _step(page, purchase_id, "refund", Refund, verb)


@router.post("/finance/purchases/{purchase_id}/correct")
async def correct(page: Acts, purchase_id: Id) -> Response:
    """Correct its last day, its numbers or its tax."""
    owner_id = page.context.owner_id

    async def verb(tx: Tx, body: Correction) -> View:
        before = await queries.purchase(tx.connection, purchase_id)
        given = body.model_dump(exclude_unset=True)
        changed = {name: value for name, value in given.items() if value != getattr(before, name)}
        return await payments.change_purchase(tx, owner_id, purchase_id, ChangePurchase(**changed))

    return await _step(page, purchase_id, "correct", Correction, verb)


@router.post("/finance/purchases/{purchase_id}/void")
async def void(page: Acts, purchase_id: Id) -> Response:
    """Give up one that nothing was paid for."""
    owner_id = page.context.owner_id

    async def verb(tx: Tx, _: Nothing) -> View:
        return await buying.void(tx, owner_id, purchase_id)

    return await _step(page, purchase_id, "void", Nothing, verb)


async def _step(
    page: Page, purchase_id: UUID, at: str, schema: type[Content], verb: Verb[Content]
) -> Response:
    """Show what the form named ``at`` would do; or do it, by the button of the page that showed that."""

    async def again(given: Given[Content]) -> Response:
        return await _purchase(page, purchase_id, at, given)

    async def tried(tx: Tx, body: Content) -> ApprovalView | PurchaseBeside | None:
        seen = await verb(tx, body)
        await tx.flush()
        if isinstance(seen, ApprovalView):
            return seen
        return await purchase_queries.purchase(tx.connection, purchase_id, tx.now)

    async def shown(given: Given[Content], seen: ApprovalView | PurchaseBeside | None) -> Response:
        found = await purchase_queries.purchase(page.context.db, purchase_id, page.context.now)
        before = page.context.found(found)
        after = seen if isinstance(seen, PurchaseBeside) else None
        return page.show(
            "finance/purchase_check.html",
            beside=before,
            before=purchase_view(before.purchase),
            seen=_made(after, at) if after else seen,
            received=_received(before, after) if after else None,
            waits=after is None,
            at=at,
            given=given,
        )

    done, to = f"purchase_{at}", f"/finance/purchases/{purchase_id}"
    return await page.check_or_act(
        schema, verb, tried=tried, shown=shown, done=done, to=to, again=again
    )


def _made(after: PurchaseBeside, at: str) -> PurchaseView | RefundView:
    """What was made of it: the refund, else the purchase as it is then."""
    return refund_view(after.money_back[0]) if at == "refund" else purchase_view(after.purchase)


def _received(before: PurchaseBeside, after: PurchaseBeside) -> PaymentView | None:
    """The payment that came with it; None where none did."""
    return payment_view(after.payments[0]) if after.payments[:1] != before.payments[:1] else None


async def _purchase(
    page: Page,
    purchase_id: UUID,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of the form named ``at``."""
    found = await purchase_queries.purchase(page.context.db, purchase_id, page.context.now)
    beside = page.context.found(found)
    shown = purchase_view(beside.purchase)
    return page.show(
        "finance/purchase.html",
        status=given.status,
        beside=beside,
        purchase=shown,
        payments=[payment_view(one) for one in beside.payments],
        refunds=[refund_view(one) for one in beside.money_back],
        due=max(shown.gross - shown.paid_amount, 0),
        excess=max(shown.paid_amount - shown.gross, 0),
        verbs=rules.TRANSITIONS[shown.status],
        typed=page.prefilled(_known(shown)),
        at=at,
        given=given,
    )


def _known(shown: PurchaseView) -> dict[str, Any]:
    """What stands in the form that corrects it."""
    names = ("expires_on", "invoice_number", "external_reference")
    told = {name: getattr(shown, name) for name in names}
    return {**told, "tax_rate": shown.tax_rate.normalize()}
