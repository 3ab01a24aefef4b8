"""What is read about purchases."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from app.access.routes import customer_of
from app.kit.database import Reader
from app.kit.pagination import Page
from app.kit.rows import packed, read_row
from app.plans.rules import TermsPeriod
from app.purchases.rows import BuyingFacts, PurchaseRecord, RefundRecord
from app.purchases.rules import PurchaseStatus

_PURCHASE = (
    "SELECT id, customer_id, status, version, minutes, minutes_per_person_day,"
    " price_per_person_day, currency, invoice_number, expires_on, refunded_minutes, refunds,"
    " created_at, paid_at FROM purchase"
)
_REFUND = (
    "SELECT id, purchase_id, customer_id, number, minutes, reason, entry_id, created_at FROM refund"
)

owner = customer_of("purchase")
owner_of_refund = customer_of("refund")


async def purchase(db: Reader, purchase_id: UUID) -> PurchaseRecord | None:
    """One purchase."""
    row = await db.fetchrow(f"{_PURCHASE} WHERE id = $1", purchase_id)
    return read_row(PurchaseRecord, row) if row else None


async def purchases(
    db: Reader, page: Page, *, customer_id: UUID | None, status: Sequence[PurchaseStatus] | None
) -> list[PurchaseRecord]:
    """A page of purchases in the order they were made."""
    filters = {"customer_id = {}": customer_id, "status = ANY({})": status}
    return [read_row(PurchaseRecord, row) for row in await page.rows(db, _PURCHASE, filters)]


async def before_buying(
    db: Reader, customer_id: UUID, at: datetime, invoice_number: str | None
) -> BuyingFacts:
    """The customer's terms near an instant, and the purchase that this invoice is of already."""
    row = await db.fetchrow(
        f"SELECT ARRAY(SELECT {packed(TermsPeriod)} FROM terms_near($1, $2)) AS terms_near, ("
        "    SELECT id FROM purchase WHERE invoice_number = $3 AND status <> 'void'"
        "    ORDER BY id LIMIT 1"
        ") AS invoiced_id,"
        " EXISTS (SELECT 1 FROM customer WHERE id = $1 AND deactivated_at IS NOT NULL)"
        " AS customer_inactive",
        customer_id,
        at,
        invoice_number,
    )
    assert row is not None
    return read_row(BuyingFacts, row)


async def refund(db: Reader, refund_id: UUID) -> RefundRecord | None:
    """One refund."""
    row = await db.fetchrow(f"{_REFUND} WHERE id = $1", refund_id)
    return read_row(RefundRecord, row) if row else None


async def refunds(db: Reader, page: Page, *, purchase_id: UUID) -> list[RefundRecord]:
    """A page of a purchase's refunds in the order they were made."""
    rows = await page.rows(db, _REFUND, {"purchase_id = {}": purchase_id})
    return [read_row(RefundRecord, row) for row in rows]
