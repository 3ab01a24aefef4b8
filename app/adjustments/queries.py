"""What is read about adjustments."""

from uuid import UUID

from app.access.owners import customer_of
from app.adjustments.rows import AdjustmentRecord
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page

_ADJUSTMENT = (
    "SELECT id, customer_id, kind, minutes, reason, entry_id, created_at, reversed_at"
    " FROM adjustment"
)

owner = customer_of("adjustment")


async def adjustment(db: Reader, adjustment_id: UUID) -> AdjustmentRecord | None:
    """One adjustment."""
    row = await db.fetchrow(f"{_ADJUSTMENT} WHERE id = $1", adjustment_id)
    return read_row(AdjustmentRecord, row) if row else None


async def adjustments(
    db: Reader, page: Page, *, customer_id: UUID, newest_first: bool = False
) -> list[AdjustmentRecord]:
    """A page of a customer's adjustments in the order they were made, or the other way."""
    of_customer = {"customer_id = {}": customer_id}
    rows = await page.rows(db, _ADJUSTMENT, of_customer, newest_first=newest_first)
    return [read_row(AdjustmentRecord, row) for row in rows]
