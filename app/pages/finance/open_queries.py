"""What is open, each list by one statement with whose it is; so many of each, and how many there are."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from app.approvals.rules import ApprovalKind
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.purchases.rules import PaymentState
from app.worksheets.rules import WorksheetStatus

MOST = 20


class Unpaid(Struct, frozen=True, kw_only=True):
    """A purchase that is not paid in full yet, or too much: ``due`` is what is to come of it, or to go."""

    id: UUID
    customer_id: UUID
    customer_name: str
    invoice_number: str | None
    payment_state: PaymentState
    due: Decimal
    currency: str
    created_at: datetime
    every: int


class Asked(Struct, frozen=True, kw_only=True):
    """What waits for another person."""

    id: UUID
    customer_id: UUID
    customer_name: str
    kind: ApprovalKind
    minutes: int
    requested_by: UUID
    person_name: str
    expires_at: datetime
    every: int


class Unconfirmed(Struct, frozen=True, kw_only=True):
    """A worksheet that its customer has not confirmed, or disputes."""

    id: UUID
    customer_id: UUID
    customer_name: str
    status: WorksheetStatus
    billed_minutes: int
    submitted_at: datetime
    every: int


class Owing(Struct, frozen=True, kw_only=True):
    """A customer that used more than it had."""

    customer_id: UUID
    customer_name: str
    debt_minutes: int
    since_at: datetime | None
    every: int


_NOT_AS_DUE = """
SELECT purchase.id, customer_id, customer.name AS customer_name, invoice_number, payment_state,
       abs(gross - paid_amount) AS due, currency, purchase.created_at, count(*) OVER ()::int AS every
FROM purchase JOIN customer ON customer.id = customer_id
WHERE ($1::timestamptz IS NULL OR purchase.created_at < $1)
"""
_UNPAID = f"""
(SELECT * FROM ({_NOT_AS_DUE} AND status = 'pending_payment') AS due ORDER BY id LIMIT {MOST})
UNION ALL
(SELECT * FROM ({_NOT_AS_DUE} AND payment_state = 'overpaid') AS over ORDER BY id LIMIT {MOST})
"""
_ASKED = f"""
SELECT approval.id, customer_id, customer.name AS customer_name, kind, minutes, requested_by,
       person.name AS person_name, expires_at, count(*) OVER ()::int AS every
FROM approval JOIN customer ON customer.id = customer_id JOIN person ON person.id = requested_by
WHERE approval.status = 'pending_approval' AND expires_at > $1
  AND ($2::timestamptz IS NULL OR requested_at < $2)
ORDER BY expires_at, approval.id LIMIT {MOST}
"""
_UNCONFIRMED = f"""
SELECT worksheet.id, customer_id, customer.name AS customer_name, status, billed_minutes, submitted_at,
       count(*) OVER ()::int AS every
FROM worksheet JOIN customer ON customer.id = customer_id
WHERE status <> 'confirmed' AND ($1::timestamptz IS NULL OR submitted_at < $1)
ORDER BY status = 'disputed' DESC, submitted_at, worksheet.id LIMIT {MOST}
"""
_OWING = f"""
SELECT customer_id, customer.name AS customer_name, debt_minutes,
       (SELECT min(entry.booked_at) FROM ledger_draw AS draw
        JOIN ledger_entry AS entry USING (credit_account_id, seq)
        WHERE draw.credit_account_id = account.credit_account_id AND draw.open_minutes > 0) AS since_at,
       count(*) OVER ()::int AS every
FROM credit_account AS account JOIN customer ON customer.id = customer_id
WHERE debt_minutes > 0 ORDER BY debt_minutes DESC, customer_id LIMIT {MOST}
"""


async def unpaid(db: Reader, until: datetime | None) -> tuple[list[Unpaid], list[Unpaid]]:
    """Purchases that are still to be paid, and those that too much came of, the oldest first.

    Here and below only what began before ``until`` is told, where that is given.
    """
    found = [read_row(Unpaid, row) for row in await db.fetch(_UNPAID, until)]
    over = [one for one in found if one.payment_state is PaymentState.OVERPAID]
    return [one for one in found if one not in over], over


async def asked(db: Reader, now: datetime, until: datetime | None) -> list[Asked]:
    """What waits for another person, the first to expire first."""
    return [read_row(Asked, row) for row in await db.fetch(_ASKED, now, until)]


async def unconfirmed(db: Reader, until: datetime | None) -> list[Unconfirmed]:
    """Worksheets without their customer's word: disputed ones, then the oldest."""
    return [read_row(Unconfirmed, row) for row in await db.fetch(_UNCONFIRMED, until)]


async def owing(db: Reader) -> list[Owing]:
    """Customers that owe minutes, the most first."""
    return [read_row(Owing, row) for row in await db.fetch(_OWING)]
