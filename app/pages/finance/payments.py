"""Payments: what came, and putting it right."""

from typing import Annotated
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.web.schema import Id, Name
from app.pages.admission import Page, acts, shows
from app.pages.finance import payment_queries
from app.pages.finance.payment_queries import AT_ONCE
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router
from app.payments import service
from app.payments.rows import ChosenFile
from app.purchases import queries
from app.purchases.rules import PAYMENT_TRANSITIONS, PaymentStatus
from app.purchases.schemas import ChangePayment, WithdrawPayment, payment_view

router = page_router()
Shows = Annotated[Page, shows(Capability.READ_FINANCE)]
ShowsOne = Annotated[Page, shows(Capability.READ_FINANCE, missing=errors.PaymentNotFound)]
Acts = Annotated[
    Page,
    acts(
        Capability.MANAGE_PURCHASES,
        owner=queries.owner_of_payment,
        missing=errors.PaymentNotFound,
    ),
]


class Correction(ChangePayment):
    """What a payment shall say; its reference also where it is empty."""

    reference: Name | None


@router.get("/finance/payments")
async def payments(
    page: Shows, status: PaymentStatus | None = None, before: Id | None = None
) -> Response:
    """What came, the last first, and the form that takes a bank's file."""
    return await show_payments(page, status, before)


@router.get("/finance/payments/{payment_id}")
async def payment(page: ShowsOne, payment_id: Id) -> Response:
    """One payment, and what can be put right of it."""
    return await _payment(page, payment_id)


@router.post("/finance/payments/{payment_id}/correct")
async def correct(page: Acts, payment_id: Id) -> Response:
    """Correct its day, or what the bank says."""
    owner_id = page.context.owner_id
    return await page.act(
        Correction,
        lambda tx, body: service.change(tx, owner_id, payment_id, body),
        done="payment_corrected",
        to=f"/finance/payments/{payment_id}",
        again=lambda given: _payment(page, payment_id, "correct", given),
    )


@router.post("/finance/payments/{payment_id}/withdraw")
async def withdraw(page: Acts, payment_id: Id) -> Response:
    """Take it back: it was recorded by mistake."""
    owner_id = page.context.owner_id
    return await page.act(
        WithdrawPayment,
        lambda tx, body: service.withdraw(tx, owner_id, payment_id, body),
        done="payment_withdrawn",
        to=f"/finance/payments/{payment_id}",
        again=lambda given: _payment(page, payment_id, "withdraw", given),
    )


async def show_payments(
    page: Page,
    status: PaymentStatus | None = None,
    before: UUID | None = None,
    given: Given = NOTHING,  # type: ignore[type-arg]
    chosen: ChosenFile | None = None,
) -> Response:
    """The page; ``given`` is what was refused of a bank's file, ``chosen`` the one that was chosen."""
    found = await payment_queries.payments(page.context.db, status, before)
    return page.show(
        "finance/payments.html",
        status=given.status,
        payments=[(one, payment_view(one.payment)) for one in found[:AT_ONCE]],
        more=len(found) > AT_ONCE,
        asked=status,
        given=given,
        chosen=chosen,
    )


async def _payment(
    page: Page,
    payment_id: UUID,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    found = await payment_queries.payment(page.context.db, payment_id)
    beside = page.context.found(found)
    shown = payment_view(beside.payment)
    typed = {"received_on": shown.received_on, "reference": shown.reference}
    return page.show(
        "finance/payment.html",
        status=given.status,
        beside=beside,
        payment=shown,
        verbs=PAYMENT_TRANSITIONS[shown.status],
        typed=page.prefilled(typed),
        at=at,
        given=given,
    )
