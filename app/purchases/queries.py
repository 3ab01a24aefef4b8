"""What is read about purchases."""

from collections.abc import Sequence
from uuid import UUID

from app.access.routes import customer_of
from app.kit.database import Reader
from app.kit.pagination import Page
from app.kit.rows import read_row
from app.purchases.rows import PurchaseRecord
from app.purchases.rules import PurchaseStatus

_PURCHASE = (
    "SELECT id, customer_id, status, version, minutes, price_per_person_day, currency,"
    " invoice_number, expires_on, refunded_minutes, refunds, created_at, paid_at FROM purchase"
)
owner = customer_of("purchase")


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
