"""What is read about purchases."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from app.access.owners import customer_of
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.kit.web.pagination import Page
from app.plans.rules import TermsPeriod
from app.purchases import numbers, rules
from app.purchases.rows import BuyingFacts, PaymentRecord, PurchaseRecord, RefundRecord
from app.purchases.rules import PaymentStatus, PurchaseStatus
from app.sessions.queries import waits_for_credit

_PURCHASE = (
    "SELECT id, customer_id, status, version, minutes, minutes_per_person_day,"
    " price_per_person_day, currency, price_list_id, net, tax_rate, tax, gross, paid_amount, payment_state,"
    " invoice_number, external_reference, expires_on, refunded_minutes, refunds, created_at, paid_at"
    " FROM purchase"
)
_REFUND = (
    "SELECT id, purchase_id, customer_id, number, minutes, reason, credit_note_number, currency,"
    " net, tax, gross, entry_id, created_at FROM refund"
)
_PAYMENT = (
    "SELECT id, purchase_id, customer_id, status, version, amount, currency, received_on, reference,"
    " source, created_at, withdrawn_at, withdrawn_by, withdrawal_reason,"
    " earlier_references FROM payment"
)

owner = customer_of("purchase")
owner_of_payment = customer_of("payment")
owner_of_refund = customer_of("refund")


async def purchase(db: Reader, purchase_id: UUID) -> PurchaseRecord | None:
    """One purchase."""
    row = await db.fetchrow(f"{_PURCHASE} WHERE id = $1", purchase_id)
    return read_row(PurchaseRecord, row) if row else None


async def purchases_of(db: Reader, purchase_ids: Collection[UUID]) -> dict[UUID, PurchaseRecord]:
    """Those of these that there are."""
    rows = await db.fetch(f"{_PURCHASE} WHERE id = ANY($1::uuid[])", sorted(purchase_ids))
    return {row["id"]: read_row(PurchaseRecord, row) for row in rows}


async def purchases(
    db: Reader, page: Page, *, customer_id: UUID | None, status: Sequence[PurchaseStatus] | None
) -> list[PurchaseRecord]:
    """A page of purchases in the order they were made."""
    filters = {"customer_id = {}": customer_id, "status = ANY({})": status}
    return [read_row(PurchaseRecord, row) for row in await page.rows(db, _PURCHASE, filters)]


async def before_buying(
    db: Reader,
    customer_id: UUID,
    at: datetime,
    invoice_number: str | None,
    external_reference: str | None,
) -> BuyingFacts:
    """The customer's terms near an instant, and whose this invoice and this reference are already."""
    row = await db.fetchrow(
        f"SELECT ARRAY(SELECT {packed(TermsPeriod)} FROM terms_near($1, $2)) AS terms_near,"
        f" ({_purchase_of('invoice', 3)}) AS invoiced_id,"
        f" ({_purchase_of('reference', 5)}) AS referenced_id,"
        " (SELECT time_zone FROM company) AS company_zone,"
        " (SELECT closed_until FROM ledger_closing) AS closed_until,"
        " EXISTS (SELECT 1 FROM customer WHERE id = $1 AND deactivated_at IS NOT NULL)"
        f" AS customer_inactive, {waits_for_credit('$1')} AS waiting",
        customer_id,
        at,
        *_forms(invoice_number),
        *_forms(external_reference),
    )
    assert row is not None
    return read_row(BuyingFacts, row)


async def numbered(
    db: Reader, invoice_number: str | None, external_reference: str | None
) -> tuple[UUID | None, UUID | None]:
    """The purchases that an invoice and an external reference are of already."""
    row = await db.fetchrow(
        f"SELECT ({_purchase_of('invoice', 1)}) AS invoiced_id,"
        f" ({_purchase_of('reference', 3)}) AS referenced_id",
        *_forms(invoice_number),
        *_forms(external_reference),
    )
    assert row is not None
    return row["invoiced_id"], row["referenced_id"]


def _purchase_of(name: str, place: int) -> str:
    """The SQL that finds the first purchase with a number, whose forms are two parameters from a place on.

    What is repeated is few, and no index of uniqueness has it.
    """
    once = f"status <> 'void' AND NOT {name}_repeated"
    again = f"status <> 'void' AND {name}_repeated AND (invoice_repeated OR reference_repeated)"
    # A plan that was made while there were few reads all of them: not where no number is given.
    short, long = (
        f"{name}_{form} = ${at} AND ${at} IS NOT NULL"
        for form, at in (("short", place), ("long", place + 1))
    )
    return (
        f"SELECT id FROM purchase WHERE {once} AND {short}"
        f" UNION ALL SELECT id FROM purchase WHERE {once} AND {long}"
        f" UNION ALL SELECT id FROM purchase WHERE {again} AND {short}"
        f" UNION ALL SELECT id FROM purchase WHERE {again} AND {long}"
        " ORDER BY id LIMIT 1"
    )


_REFUND_OF_CREDIT_NOTE = """
SELECT id FROM refund WHERE NOT credit_note_repeated AND credit_note_short = $1
UNION ALL SELECT id FROM refund WHERE NOT credit_note_repeated AND credit_note_long = $2
UNION ALL SELECT id FROM refund WHERE credit_note_repeated AND credit_note_short = $1
UNION ALL SELECT id FROM refund WHERE credit_note_repeated AND credit_note_long = $2
ORDER BY id LIMIT 1
"""


def _forms(number: str | None) -> tuple[str, str] | tuple[None, None]:
    return numbers.forms(number) if number else (None, None)


async def refund(db: Reader, refund_id: UUID) -> RefundRecord | None:
    """One refund."""
    row = await db.fetchrow(f"{_REFUND} WHERE id = $1", refund_id)
    return read_row(RefundRecord, row) if row else None


async def refunds(
    db: Reader, page: Page, *, customer_id: UUID | None = None, purchase_id: UUID | None = None
) -> list[RefundRecord]:
    """A page of refunds in the order they were made."""
    filters = {"customer_id = {}": customer_id, "purchase_id = {}": purchase_id}
    return [read_row(RefundRecord, row) for row in await page.rows(db, _REFUND, filters)]


async def refund_of(db: Reader, credit_note_number: str) -> UUID | None:
    """The refund that a credit note is of."""
    found: UUID | None = await db.fetchval(_REFUND_OF_CREDIT_NOTE, *_forms(credit_note_number))
    return found


async def payment(db: Reader, payment_id: UUID) -> PaymentRecord | None:
    """One payment."""
    row = await db.fetchrow(f"{_PAYMENT} WHERE id = $1", payment_id)
    return read_row(PaymentRecord, row) if row else None


async def payments(
    db: Reader,
    page: Page,
    *,
    customer_id: UUID | None,
    purchase_id: UUID | None,
    status: Sequence[PaymentStatus] | None,
) -> list[PaymentRecord]:
    """A page of payments in the order they were recorded."""
    filters = {
        "customer_id = {}": customer_id,
        "purchase_id = {}": purchase_id,
        "status = ANY({})": status,
    }
    return [read_row(PaymentRecord, row) for row in await page.rows(db, _PAYMENT, filters)]


async def received(db: Reader, purchase_id: UUID) -> dict[str, Decimal]:
    """What came for a purchase, by currency, also what does not count; not what was withdrawn."""
    rows = await db.fetch(
        "SELECT currency, sum(amount) AS amount FROM payment"
        " WHERE purchase_id = $1 AND status = 'received' GROUP BY currency ORDER BY currency",
        purchase_id,
    )
    return {row["currency"]: row["amount"] for row in rows}


async def company_zone(db: Reader) -> str:
    """By whose days money is received: the company's time zone."""
    zone: str = await db.fetchval("SELECT time_zone FROM company")
    return zone


async def day_received(db: Reader, now: datetime) -> date:
    """The day of what is received at an instant and names none: ``rules.day_received``."""
    row = await db.fetchrow("SELECT time_zone, closed_until FROM company, ledger_closing")
    assert row is not None
    return rules.day_received(now, row["time_zone"], row["closed_until"])
