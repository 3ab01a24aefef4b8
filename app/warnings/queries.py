"""What is read for warnings: lots that end soon, and what entries left available."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from app.kit.database import Reader
from app.kit.rows import packed, read_row
from app.plans.rules import TermsPeriod
from app.warnings.rows import BookedEntry, ExpiringLot, WarningRecord, WatchedCustomer

_EXPIRING = """
SELECT lot.id AS lot_id, account.customer_id, lot.expires_on, lot.balance_minutes AS minutes
FROM ledger_account AS lot JOIN credit_account AS account USING (credit_account_id)
JOIN customer ON customer.id = account.customer_id AND customer.deactivated_at IS NULL
WHERE lot.kind = 'lot' AND lot.balance_minutes > 0
  AND lot.expires_at > $1 AND lot.expires_at <= $2
  AND NOT EXISTS (
      SELECT 1 FROM credit_warning AS warning
      WHERE warning.lot_id = lot.id AND warning.expires_on = lot.expires_on
        AND warning.days_ahead = $3)
ORDER BY lot.expires_at LIMIT $4
"""

_BOOKED = """
SELECT fact.position, account.customer_id, entry.booked_at, entry.available_minutes
FROM (
    SELECT position, subject_id FROM event
    WHERE subject_type = 'ledger_entry' AND position > (SELECT position FROM credit_watch)
    ORDER BY position LIMIT $1
) AS fact
CROSS JOIN LATERAL (
    SELECT * FROM ledger_entry WHERE ledger_entry.id = fact.subject_id LIMIT 1
) AS entry
JOIN credit_account AS account ON account.credit_account_id = entry.credit_account_id
ORDER BY fact.position
"""

_WATCHED = f"""
SELECT customer.id AS customer_id,
       ARRAY(SELECT {packed(TermsPeriod)} FROM terms_near(customer.id, $2)) AS terms_near,
       ARRAY(
           SELECT {packed(WarningRecord)} FROM credit_warning
           WHERE customer_id = customer.id AND kind = 'low' AND cleared_at IS NULL
       ) AS open_warnings
FROM customer WHERE customer.id = ANY ($1) AND customer.deactivated_at IS NULL
"""


async def expiring(
    db: Reader, after: datetime, until: datetime, days_ahead: int, limit: int
) -> list[ExpiringLot]:
    """Lots of customers that are here which end then, are free, and not warned of at this distance."""
    rows = await db.fetch(_EXPIRING, after, until, days_ahead, limit)
    return [read_row(ExpiringLot, row) for row in rows]


async def booked(db: Reader, limit: int) -> list[BookedEntry]:
    """The next entries of the feed that have not been looked at."""
    return [read_row(BookedEntry, row) for row in await db.fetch(_BOOKED, limit)]


async def watched(
    db: Reader, customer_ids: Sequence[UUID], at: datetime
) -> dict[UUID, WatchedCustomer]:
    """What those of these customers that are here agreed on, and whether they are warned already."""
    rows = await db.fetch(_WATCHED, customer_ids, at)
    found = [read_row(WatchedCustomer, row) for row in rows]
    return {one.customer_id: one for one in found}
