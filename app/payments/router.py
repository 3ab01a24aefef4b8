"""Routes that record payments, by hand and from bank files, and correct what was entered wrong."""

from typing import Annotated

from fastapi import Path, Query, Request, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.kit.web.files import RawBody
from app.kit.web.paging import AnyOf, ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Currency, Id, PageOf
from app.payments import assigning, service
from app.payments import queries as bank
from app.payments.rules import LineStatus
from app.payments.schemas import (
    AssignLine,
    BankImportView,
    DismissLine,
    OpenLineView,
    open_line_view,
)
from app.purchases import queries
from app.purchases.schemas import (
    ChangePayment,
    ChangePurchase,
    NewPayment,
    PaymentView,
    PurchaseView,
    WithdrawPayment,
)

router = Router(prefix="/v1", tags=["payments"])

# A month of a busy account has a tenth of it.
MAX_FILE_BYTES = 10_000_000
# Paths whose body is bytes of any kind, with how many they take.
RAW_BODIES = {r"/v1/payments/import": MAX_FILE_BYTES}
_BYTES = {"schema": {"type": "string", "format": "binary"}}
_EXAMPLE = "Date;Amount;Currency;Reference;Transaction ID\n2026-02-02;960.00;EUR;2026-117;T1\n"

Import = Annotated[RequestContext, writes(Capability.MANAGE_PURCHASES, preview=True)]
Receive = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_PURCHASES,
        owner=queries.owner,
        missing=errors.PurchaseNotFound,
        key_required=True,
        versioned=True,
    ),
]
ChangeIt = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_PURCHASES,
        owner=queries.owner_of_payment,
        missing=errors.PaymentNotFound,
        versioned=True,
    ),
]
ChangePurchaseOf = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_PURCHASES,
        owner=queries.owner,
        missing=errors.PurchaseNotFound,
        versioned=True,
    ),
]
ReadLines = Annotated[RequestContext, reads(Capability.READ_FINANCE)]
ReadLine = Annotated[
    RequestContext, reads(Capability.READ_FINANCE, missing=errors.BankLineNotFound)
]
Assign = Annotated[
    RequestContext,
    writes(
        Capability.MANAGE_PURCHASES,
        missing=errors.BankLineNotFound,
        preview=True,
        versioned=True,
    ),
]
Dismiss = Annotated[
    RequestContext,
    writes(Capability.MANAGE_PURCHASES, missing=errors.BankLineNotFound, versioned=True),
]
LineId = Annotated[Id, Path(examples=[examples.OPEN_LINE])]
PaymentId = Annotated[Id, Path(examples=[examples.EXCESS_PAYMENT])]
PendingId = Annotated[Id, Path(examples=[examples.PENDING_PURCHASE])]
OfAccount = Annotated[
    Currency | None,
    Query(
        description="Of the account, for a CSV file that has no such column, and for no other; ISO 4217."
    ),
]


@router.post("/purchases/{purchase_id}/payments", status_code=201, response_model=PaymentView)
async def receive_payment(context: Receive, purchase_id: PendingId, body: NewPayment) -> Response:
    """Record a payment; with the whole sum in its currency the minutes become credit (C1)."""
    return await context.create(
        lambda tx: service.receive(tx, context.owner_id, purchase_id, body),
        location="/v1/payments",
    )


@router.patch("/payments/{payment_id:id}", response_model=PaymentView)
async def change_payment(context: ChangeIt, payment_id: PaymentId, body: ChangePayment) -> Response:
    """Correct its day or its reference, while the months of the old and the new day are open."""
    return await context.write(lambda tx: service.change(tx, context.owner_id, payment_id, body))


@router.patch("/purchases/{purchase_id}", response_model=PurchaseView, tags=["purchases"])
async def change_purchase(
    context: ChangePurchaseOf, purchase_id: PendingId, body: ChangePurchase
) -> Response:
    """Correct its last day until something is spent (C9); numbers and tax while the month is open."""
    return await context.write(
        lambda tx: service.change_purchase(tx, context.owner_id, purchase_id, body)
    )


@router.post("/payments/{payment_id}/withdraw", response_model=PaymentView)
async def withdraw_payment(
    context: ChangeIt, payment_id: PaymentId, body: WithdrawPayment
) -> Response:
    """Take back a payment that was recorded by mistake: it is kept, and no longer counts."""
    return await context.write(lambda tx: service.withdraw(tx, context.owner_id, payment_id, body))


@router.post(
    "/payments/import",
    response_model=BankImportView,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "*/*": _BYTES,
                "application/octet-stream": {**_BYTES, "example": _EXAMPLE},
            },
        }
    },
)
async def import_payments(
    context: Import, request: Request, content: RawBody, currency: OfAccount = None
) -> Response:
    """Record what a bank's file (CSV or CAMT.053) pays for certain; nothing is guessed."""
    charset = _charset(request)
    file = await service.read(content, charset, currency)
    return await context.write(lambda tx: service.record(tx, file))


@router.get("/bank-lines")
async def list_bank_lines(
    context: ReadLines, page: ListPage, status: AnyOf[LineStatus] = None
) -> PageOf[OpenLineView]:
    """Lines of banks in which money came that no payment was made of at once, in the order they came."""
    return page.of(open_line_view, await bank.open_lines(context.db, page, status))


@router.get("/bank-lines/{bank_line_id}", response_model=OpenLineView)
async def read_bank_line(context: ReadLine, bank_line_id: LineId) -> Response:
    """One line of a bank that waits or waited for somebody."""
    return context.show(
        open_line_view(context.found(await bank.open_line(context.db, bank_line_id)))
    )


@router.post("/bank-lines/{bank_line_id}/assign", response_model=OpenLineView)
async def assign_bank_line(context: Assign, bank_line_id: LineId, body: AssignLine) -> Response:
    """Make a payment of a line, for the purchase that somebody names."""
    return await context.write(lambda tx: assigning.assign(tx, bank_line_id, body))


@router.post("/bank-lines/{bank_line_id}/dismiss", response_model=OpenLineView)
async def dismiss_bank_line(context: Dismiss, bank_line_id: LineId, body: DismissLine) -> Response:
    """Let a line wait no more: it pays nothing here."""
    return await context.write(lambda tx: assigning.dismiss(tx, bank_line_id, body))


def _charset(request: Request) -> str | None:
    """The characters that the media type declares."""
    for parameter in request.headers.get("content-type", "").split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"') or None
    return None
