"""Payments as finance sees them, each with what it is for: one statement each."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import read_row
from app.pages.finance.purchase_queries import found_by, holding
from app.purchases.rows import PaymentRecord
from app.purchases.rules import PaymentState, PaymentStatus, PurchaseStatus

AT_ONCE = 50


class PaymentBeside(Struct, frozen=True, kw_only=True):
    """A payment, the purchase that it is for, and whose that is."""

    payment: PaymentRecord
    customer_name: str
    invoice_number: str | None
    purchase_status: PurchaseStatus
    purchase_currency: str
    gross: Decimal
    paid_amount: Decimal


class Payable(Struct, frozen=True, kw_only=True):
    """A purchase that a bank's line pays, or may mean."""

    id: UUID
    customer_name: str
    invoice_number: str | None
    external_reference: str | None
    status: PurchaseStatus
    payment_state: PaymentState
    due: Decimal
    currency: str


class WaitingLine(Struct, frozen=True, kw_only=True):
    """A line of a bank that waits for somebody; ``every`` are all of them."""

    id: UUID
    booked_on: date | None
    amount: Decimal | None
    currency: str
    said_amount: str | None
    said_on: str | None
    reference: str | None
    every: int


_WAITING = """
SELECT id, booked_on, amount, currency, said_amount, said_on, reference, count(*) OVER ()::int AS every
FROM open_line WHERE status = 'open' AND ($1::date IS NULL OR booked_on IS NULL OR booked_on < $1)
ORDER BY booked_on NULLS FIRST, id LIMIT 20
"""
_WAITING_OF = """
SELECT number, open_line.id FROM open_line JOIN bank_file ON bank_file.id = file_id
WHERE sha256 = $1 AND status = 'open'
"""
_PAYMENT = """
SELECT payment.id, payment.purchase_id, payment.customer_id, payment.status, payment.version,
       payment.amount, payment.currency, received_on, reference, source, payment.created_at, withdrawn_at,
       withdrawn_by, withdrawal_reason, earlier_references, customer.name AS customer_name, invoice_number,
       purchase.status AS purchase_status, purchase.currency AS purchase_currency, gross, paid_amount
FROM payment JOIN purchase ON purchase.id = payment.purchase_id
JOIN customer ON customer.id = payment.customer_id
"""
_LIST = f"""
{_PAYMENT} WHERE ($1::text IS NULL OR payment.status = $1) AND ($2::uuid IS NULL OR payment.id < $2)
ORDER BY payment.id DESC LIMIT {AT_ONCE + 1}
"""
_OF_PURCHASE = """
SELECT purchase.id, customer.name AS customer_name, invoice_number, external_reference, status,
       payment_state, greatest(gross - paid_amount, 0) AS due, currency
FROM purchase JOIN customer ON customer.id = purchase.customer_id
"""
_PAYABLE = f"{_OF_PURCHASE} WHERE purchase.id = ANY($1::uuid[])"
_PAYABLE_WITH = f"""
{_OF_PURCHASE} WHERE status = $1 AND ($2::text IS NULL OR {found_by(2, 3)})
ORDER BY purchase.id DESC LIMIT $4
"""


async def waiting(db: Reader, before: date | None) -> list[WaitingLine]:
    """Lines of banks that wait for somebody, the longest first; of days before one, where that is given."""
    return [read_row(WaitingLine, row) for row in await db.fetch(_WAITING, before)]


async def waiting_of(db: Reader, sha256: str) -> dict[int, UUID]:
    """Those of one file, by their numbers."""
    return {row["number"]: row["id"] for row in await db.fetch(_WAITING_OF, sha256)}


async def payment(db: Reader, payment_id: UUID) -> PaymentBeside | None:
    """One payment."""
    row = await db.fetchrow(f"{_PAYMENT} WHERE payment.id = $1", payment_id)
    return None if row is None else _beside(row)


async def payments(
    db: Reader, status: PaymentStatus | None, before: UUID | None
) -> list[PaymentBeside]:
    """Payments, the last first, one more than a page; behind the payment ``before``."""
    return [_beside(row) for row in await db.fetch(_LIST, status, before)]


async def payable(db: Reader, purchase_ids: Collection[UUID]) -> dict[UUID, Payable]:
    """The purchases that lines of a file are about."""
    rows = await db.fetch(_PAYABLE, sorted(purchase_ids))
    return {row["id"]: read_row(Payable, row) for row in rows}


async def payable_with(
    db: Reader, text: str | None, status: PurchaseStatus, most: int
) -> list[Payable]:
    """Purchases with a status and a text in their customer's name or their numbers, the last first."""
    rows = await db.fetch(_PAYABLE_WITH, status, text or None, holding(text), most)
    return [read_row(Payable, row) for row in rows]


def _beside(row: Row) -> PaymentBeside:
    return read_row(PaymentBeside, row, payment=read_row(PaymentRecord, row))
