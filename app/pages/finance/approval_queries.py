"""What waits or waited for another person, with the names of who asked and who decided."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.approvals.rows import ApprovalRecord
from app.approvals.rules import ApprovalStatus
from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import read_row

AT_ONCE = 50


class ApprovalBeside(Struct, frozen=True, kw_only=True):
    """An approval, and whose it is."""

    approval: ApprovalRecord
    customer_name: str
    asked_by: str
    decided_by_name: str | None


_APPROVAL = """
SELECT approval.id, customer_id, kind, subject_id, minutes, amount, currency, reason, override_reason,
       credit_note_number, status, requested_by, requested_at, expires_at, decided_by, decided_at,
       decision_reason, entry_id, approval.version, customer.name AS customer_name, asker.name AS asked_by,
       decider.name AS decided_by_name
FROM approval JOIN customer ON customer.id = customer_id JOIN person AS asker ON asker.id = requested_by
LEFT JOIN person AS decider ON decider.id = decided_by
"""
_LIST = f"""
{_APPROVAL}
WHERE ($2::text IS NULL OR $2 = CASE WHEN status = 'pending_approval' AND expires_at <= $1
                                     THEN 'expired' ELSE status END)
  AND ($3::uuid IS NULL OR approval.id < $3)
ORDER BY approval.id DESC LIMIT {AT_ONCE + 1}
"""


async def approval(db: Reader, approval_id: UUID) -> ApprovalBeside | None:
    """One of them."""
    row = await db.fetchrow(f"{_APPROVAL} WHERE approval.id = $1", approval_id)
    return None if row is None else _beside(row)


async def approvals(
    db: Reader, now: datetime, status: ApprovalStatus | None, before: UUID | None
) -> list[ApprovalBeside]:
    """Those with a status at an instant, the last first, one more than a page; behind ``before``."""
    return [_beside(row) for row in await db.fetch(_LIST, now, status, before)]


def _beside(row: Row) -> ApprovalBeside:
    return read_row(ApprovalBeside, row, approval=read_row(ApprovalRecord, row))
