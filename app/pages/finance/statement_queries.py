"""Whose statements of a month there are."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row

AT_ONCE = 50


class Stated(Struct, frozen=True, kw_only=True):
    """A customer that had, or moved, credit by the end of a month; ``every`` are all of them."""

    id: UUID
    name: str
    every: int


_STATED = f"""
SELECT id, name, every FROM (
    SELECT customer.id, customer.name, count(*) OVER ()::int AS every
    FROM customer JOIN credit_account AS account ON account.customer_id = customer.id
    WHERE ($2::uuid IS NULL OR customer.id = $2)
      AND EXISTS (SELECT 1 FROM ledger_entry AS entry
                  WHERE entry.credit_account_id = account.credit_account_id AND entry.booked_at < $1)
) AS stated
WHERE $3::uuid IS NULL OR id > $3 ORDER BY id LIMIT {AT_ONCE + 1}
"""


async def customers(
    db: Reader, until: datetime, customer_id: UUID | None, after: UUID | None
) -> list[Stated]:
    """Who may have a statement of what ends at an instant, one more than a page; behind ``after``."""
    rows = await db.fetch(_STATED, until, customer_id, after)
    return [read_row(Stated, row) for row in rows]
