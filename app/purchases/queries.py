"""What is read about purchases and adjustments."""

from uuid import UUID

from app.access.routes import customer_of
from app.kit.database import Reader, Row
from app.kit.pagination import Page

_PURCHASE = (
    "SELECT id, customer_id, status, version, minutes, price_per_person_day, currency,"
    " invoice_number, expires_on, refunded_minutes, refunds, created_at, paid_at FROM purchase"
)
_ADJUSTMENT = (
    "SELECT id, customer_id, minutes, reason, entry_id, created_at, reversed_at FROM adjustment"
)

owner = customer_of("purchase")
owner_of_adjustment = customer_of("adjustment")


async def purchase(db: Reader, purchase_id: UUID) -> Row | None:
    """One purchase."""
    return await db.fetchrow(f"{_PURCHASE} WHERE id = $1", purchase_id)


async def purchases(
    db: Reader, page: Page, *, customer_id: UUID | None, status: str | None
) -> list[Row]:
    """A page of purchases in the order they were made."""
    return await page.rows(db, _PURCHASE, {"customer_id = {}": customer_id, "status = {}": status})


async def adjustment(db: Reader, adjustment_id: UUID) -> Row | None:
    """One adjustment."""
    return await db.fetchrow(f"{_ADJUSTMENT} WHERE id = $1", adjustment_id)


async def adjustments(db: Reader, page: Page, *, customer_id: UUID | None) -> list[Row]:
    """A page of adjustments in the order they were made."""
    return await page.rows(db, _ADJUSTMENT, {"customer_id = {}": customer_id})
