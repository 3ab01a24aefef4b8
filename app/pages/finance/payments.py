"""Payments: what came, a bank's file with what each of its lines pays, and putting it right."""

from dataclasses import replace
from decimal import Decimal
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.schema import Body, Currency, Id, Name
from app.pages import refusals
from app.pages.admission import Page, acts, shows
from app.pages.finance import payment_queries
from app.pages.finance.payment_queries import AT_ONCE
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router
from app.payments import service
from app.payments.lines import BankFile
from app.payments.rules import LineOutcome
from app.payments.schemas import BankImportView, BankLineView
from app.purchases import queries
from app.purchases.rules import PAYMENT_TRANSITIONS, PaymentStatus
from app.purchases.schemas import ChangePayment, WithdrawPayment, payment_view

router = page_router()
Shows = Annotated[Page, shows(Capability.READ_FINANCE)]
ShowsOne = Annotated[Page, shows(Capability.READ_FINANCE, missing=errors.PaymentNotFound)]
Imports = Annotated[Page, acts(Capability.MANAGE_PURCHASES)]
Acts = Annotated[
    Page,
    acts(
        Capability.MANAGE_PURCHASES,
        owner=queries.owner_of_payment,
        missing=errors.PaymentNotFound,
    ),
]
# Lines in which money came that nobody counted: somebody has to look at them.
_FOR_PEOPLE = (
    LineOutcome.UNMATCHED,
    LineOutcome.AMBIGUOUS,
    LineOutcome.REFUSED,
    LineOutcome.MONTH_CLOSED,
)
# So many lines of each kind are shown; a month of a busy account has fewer.
_MOST_LINES = 30


class Correction(ChangePayment):
    """What a payment shall say; its reference also where it is empty."""

    reference: Name | None


class OfAccount(Body):
    """The currency of an account, where its file has none."""

    currency: Currency | None = None


@router.get("/finance/payments")
async def payments(
    page: Shows, status: PaymentStatus | None = None, before: Id | None = None
) -> Response:
    """What came, the last first, and the form that takes a bank's file."""
    return await _payments(page, status, before)


@router.post("/finance/payments/import")
async def take_file(page: Imports) -> Response:
    """Show what each line of a file pays; record what is certain, where that was asked for."""
    return await _take_file(page)


async def _take_file(page: Page) -> Response:
    chosen = next(iter(page.files.get("file", [])), None)
    given = page.read(OfAccount)
    if chosen is None or given.body is None:
        wrong = {**given.wrong, **({} if chosen else {"file": refusals.NEEDED})}
        return await _payments(page, given=replace(given, wrong=wrong))
    try:
        file = await service.read(chosen.content, None, given.body.currency)
        told = await _recorded(page, file)
    except errors.DomainError as refused:
        return await _payments(page, given=given.refuse(refused))
    return await _told(page, told, chosen.name)


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


async def _recorded(page: Page, file: BankFile) -> BankImportView:
    """What becomes of a file, or would: by another button nothing of it is kept."""
    if page.step != "record":
        return await page.preview(lambda tx: service.record(tx, file))
    answer = await page.context.write(lambda tx: service.record(tx, file))
    return BankImportView.model_validate_json(bytes(answer.body))


async def _told(page: Page, told: BankImportView, name: str) -> Response:
    ids = {one for line in told.lines for one in [line.purchase_id, *line.candidates] if one}
    groups: dict[LineOutcome, list[BankLineView]] = {}
    for line in told.lines:
        groups.setdefault(line.outcome, []).append(line)
    return page.show(
        "finance/bank_file.html",
        told=told,
        name=name,
        groups={kind: groups[kind] for kind in LineOutcome if kind in groups},
        most=_MOST_LINES,
        sums=[(currency, Decimal(sum_)) for currency, sum_ in told.recorded_amounts.items()],
        for_people=_FOR_PEOPLE,
        payable=await payment_queries.payable(page.context.db, ids),
        assign=_assign,
        is_kept=page.step == "record",
    )


def _assign(line: BankLineView, purchase_id: UUID) -> str:
    """Where a line becomes a payment of a purchase, with what it says."""
    said = {"amount": line.amount, "received_on": line.booked_on}
    told = urlencode({key: value for key, value in said.items() if value})
    return f"/finance/purchases/{purchase_id}?{told}"


async def _payments(
    page: Page,
    status: PaymentStatus | None = None,
    before: UUID | None = None,
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    found = await payment_queries.payments(page.context.db, status, before)
    return page.show(
        "finance/payments.html",
        status=given.status,
        payments=[(one, payment_view(one.payment)) for one in found[:AT_ONCE]],
        more=len(found) > AT_ONCE,
        asked=status,
        given=given,
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
    typed = {"received_on": shown.received_on.isoformat(), "reference": shown.reference or ""}
    return page.show(
        "finance/payment.html",
        status=given.status,
        beside=beside,
        payment=shown,
        verbs=PAYMENT_TRANSITIONS[shown.status],
        typed=Given(typed),
        at=at,
        given=given,
    )
