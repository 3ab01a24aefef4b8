"""Purchases as finance sees them, each with whose it is and what came of it: one statement each."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.approvals.rules import ApprovalKind
from app.customers.queries import NAMED
from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import packed, read_row
from app.ledger.accounts import AccountKind, EntryKind
from app.purchases.rows import PaymentRecord, PurchaseRecord, RefundRecord
from app.purchases.rules import PaymentState, PurchaseStatus

AT_ONCE = 50
# So much of what happened to one is shown: the rest is in its export.
_MOST = 50


def found_by(text: int, pattern: int) -> str:
    """What is true of a purchase of whose customer, or in one of whose numbers, a text is.

    ``text`` and ``pattern`` are the places of the parameters: what was typed, and what holds it.
    """
    return (
        f"(purchase.customer_id IN ({NAMED.format(f'${text}')})"
        f" OR invoice_number ILIKE ${pattern} OR external_reference ILIKE ${pattern})"
    )


def holding(text: str | None) -> str | None:
    """The pattern of what holds a text, whatever signs of patterns it has."""
    if not text:
        return None
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


_PURCHASE = (
    "purchase.id, purchase.customer_id, purchase.status, purchase.version, purchase.minutes,"
    " minutes_per_person_day, purchase.price_per_person_day, purchase.currency, price_list_id, purchase.net,"
    " tax_rate, tax, gross, paid_amount, payment_state, invoice_number, external_reference,"
    " purchase.expires_on, refunded_minutes, refunds, purchase.created_at, paid_at"
)


class Moved(Struct, frozen=True):
    """What an entry of the ledger did with minutes of a purchase."""

    booked_at: datetime
    kind: EntryKind
    from_kind: AccountKind
    to_kind: AccountKind
    minutes: int


class Wished(Struct, frozen=True):
    """What somebody asked for about a purchase, and what waits for another person."""

    id: UUID
    kind: ApprovalKind
    minutes: int


class PurchaseBeside(Struct, frozen=True, kw_only=True):
    """A purchase with what stands beside it.

    Attributes:
        free_minutes, held_minutes: what of it is left; None while it is no credit.
        payments, money_back, moved: what came, what was paid back, what its minutes did: the last first.
    """

    purchase: PurchaseRecord
    customer_name: str
    free_minutes: int | None
    held_minutes: int | None
    payments: tuple[PaymentRecord, ...]
    money_back: tuple[RefundRecord, ...]
    wished: tuple[Wished, ...]
    moved: tuple[Moved, ...]
    list_name: str | None


class Listed(Struct, frozen=True, kw_only=True):
    """A purchase of a list, and who bought it."""

    purchase: PurchaseRecord
    customer_name: str


class FoundCustomer(Struct, frozen=True, kw_only=True):
    """A customer as finance looks for one."""

    id: UUID
    name: str
    deactivated_at: datetime | None
    available_minutes: int
    held_minutes: int
    debt_minutes: int


class Buyer(FoundCustomer, frozen=True, kw_only=True):
    """A customer that buys; ``last_tax_rate`` is that of its last purchase, None before its first."""

    last_tax_rate: Decimal | None


class PriceList(Struct, frozen=True, kw_only=True):
    """A price list that is valid, to be chosen."""

    id: UUID
    name: str
    currency: str
    steps: tuple[Mapping[str, Any], ...]


# Arrays in rows inside a row have no form that is known everywhere; JSON has.
_CAME = packed(PaymentRecord, "payment", earlier_references="to_jsonb(earlier_references)")
_ONE = f"""
SELECT {_PURCHASE}, customer.name AS customer_name, price_list.name AS list_name,
       lot.balance_minutes AS free_minutes, lot.held_minutes,
       ARRAY(SELECT {_CAME} FROM payment
             WHERE payment.purchase_id = purchase.id ORDER BY payment.id DESC LIMIT {_MOST}) AS payments,
       ARRAY(SELECT {packed(RefundRecord, "refund")} FROM refund
             WHERE refund.purchase_id = purchase.id ORDER BY refund.id DESC LIMIT {_MOST}) AS money_back,
       ARRAY(SELECT {packed(Wished, "approval")} FROM approval
             WHERE subject_id = purchase.id AND approval.status = 'pending_approval' AND expires_at > $2
             ORDER BY approval.id) AS wished,
       ARRAY(SELECT (entry.booked_at, entry.kind, posting.from_kind, posting.to_kind, posting.minutes)
             FROM ledger_posting AS posting
             JOIN ledger_entry AS entry USING (credit_account_id, seq)
             WHERE posting.credit_account_id = lot.credit_account_id AND posting.lot_id = lot.id
             ORDER BY seq DESC, posting.position LIMIT {_MOST}) AS moved
FROM purchase JOIN customer ON customer.id = purchase.customer_id
LEFT JOIN price_list ON price_list.id = purchase.price_list_id
LEFT JOIN credit_account ON credit_account.customer_id = purchase.customer_id
LEFT JOIN ledger_account AS lot
    ON lot.credit_account_id = credit_account.credit_account_id AND lot.id = purchase.id
WHERE purchase.id = $1
"""
_LIST = f"""
SELECT {_PURCHASE}, customer.name AS customer_name
FROM purchase JOIN customer ON customer.id = purchase.customer_id
WHERE ($1::text IS NULL OR purchase.status = $1) AND ($2::text IS NULL OR payment_state = $2)
  AND ($3::uuid IS NULL OR purchase.customer_id = $3)
  AND ($4::text IS NULL OR {found_by(4, 5)}) AND ($6::uuid IS NULL OR purchase.id < $6)
ORDER BY purchase.id DESC LIMIT {AT_ONCE + 1}
"""
_CUSTOMER = """
SELECT customer.id, name, deactivated_at, coalesce(available_minutes, 0) AS available_minutes,
       coalesce(held_minutes, 0) AS held_minutes, coalesce(debt_minutes, 0) AS debt_minutes
FROM customer LEFT JOIN credit_account ON credit_account.customer_id = customer.id
"""
_BUYER = f"""
SELECT found.*, (SELECT tax_rate FROM purchase WHERE customer_id = $1 ORDER BY purchase.id DESC LIMIT 1)
       AS last_tax_rate
FROM ({_CUSTOMER} WHERE customer.id = $1) AS found
"""
_PRICES = """
SELECT id, name, currency,
       ARRAY(SELECT jsonb_build_object('from', from_person_days, 'price', price_per_person_day)
             FROM price_step WHERE price_list_id = price_list.id ORDER BY from_person_days) AS steps
FROM price_list WHERE daterange(valid_from, valid_to, '[]') @> $1::date ORDER BY currency, id
"""


async def purchase(db: Reader, purchase_id: UUID, now: datetime) -> PurchaseBeside | None:
    """One purchase, as it is at an instant."""
    row = await db.fetchrow(_ONE, purchase_id, now)
    return None if row is None else read_row(PurchaseBeside, row, purchase=_record(row))


async def purchases(
    db: Reader,
    *,
    status: PurchaseStatus | None,
    state: PaymentState | None,
    customer_id: UUID | None,
    text: str | None,
    before: UUID | None,
) -> list[Listed]:
    """Purchases, the last first, one more than a page; behind the purchase ``before``."""
    rows = await db.fetch(_LIST, status, state, customer_id, text or None, holding(text), before)
    return [read_row(Listed, row, purchase=_record(row)) for row in rows]


async def customers(db: Reader, customer_ids: Collection[UUID]) -> dict[UUID, FoundCustomer]:
    """These customers with their credit."""
    rows = await db.fetch(f"{_CUSTOMER} WHERE customer.id = ANY($1::uuid[])", sorted(customer_ids))
    return {row["id"]: read_row(FoundCustomer, row) for row in rows}


async def customer(db: Reader, customer_id: UUID) -> FoundCustomer | None:
    """One customer with its credit."""
    row = await db.fetchrow(f"{_CUSTOMER} WHERE customer.id = $1", customer_id)
    return None if row is None else read_row(FoundCustomer, row)


async def buyer(db: Reader, customer_id: UUID) -> Buyer | None:
    """The same, with the tax that it had last."""
    row = await db.fetchrow(_BUYER, customer_id)
    return None if row is None else read_row(Buyer, row)


async def price_lists(db: Reader, day: date) -> Sequence[PriceList]:
    """The price lists of a day, by currency."""
    return [read_row(PriceList, row) for row in await db.fetch(_PRICES, day)]


def _record(row: Row) -> PurchaseRecord:
    return read_row(PurchaseRecord, row)
