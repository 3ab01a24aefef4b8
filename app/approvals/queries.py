"""What is read about approvals and thresholds."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from app.approvals.rows import ApprovalRecord, ThresholdsRecord
from app.approvals.rules import ApprovalKind, ApprovalStatus
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page

_APPROVAL = (
    "SELECT id, customer_id, kind, subject_id, minutes, amount, currency, reason, override_reason,"
    " credit_note_number, status, requested_by, requested_at, expires_at, decided_by, decided_at,"
    " decision_reason, entry_id, version FROM approval"
)


async def approval(db: Reader, approval_id: UUID) -> ApprovalRecord | None:
    """One approval, with the status that was written."""
    row = await db.fetchrow(f"{_APPROVAL} WHERE id = $1", approval_id)
    return read_row(ApprovalRecord, row) if row else None


async def approvals(
    db: Reader,
    page: Page,
    now: datetime,
    *,
    status: Sequence[ApprovalStatus] | None,
    kind: Sequence[ApprovalKind] | None,
    customer_id: UUID | None,
) -> list[ApprovalRecord]:
    """A page of approvals in the order they were asked for; ``status`` is that of ``now``."""
    select = f"SELECT * FROM ({_APPROVAL}) AS approval CROSS JOIN (SELECT $1::timestamptz AS now) AS read"
    present = (
        "CASE WHEN status = 'pending_approval' AND expires_at <= now THEN 'expired' ELSE status END"
    )
    filters = {
        f"{present} = ANY({{}})": status,
        "kind = ANY({})": kind,
        "customer_id = {}": customer_id,
    }
    rows = await page.rows(db, select, filters, now)
    return [read_row(ApprovalRecord, row) for row in rows]


async def pending(db: Reader, now: datetime) -> list[ApprovalRecord]:
    """What waits at an instant, the first to expire first."""
    rows = await db.fetch(
        f"{_APPROVAL} WHERE status = 'pending_approval' AND expires_at > $1 ORDER BY expires_at, id",
        now,
    )
    return [read_row(ApprovalRecord, row) for row in rows]


async def expired(db: Reader, now: datetime, limit: int, skip: int) -> list[UUID]:
    """What has waited too long and does not say so yet, the longest first."""
    rows = await db.fetch(
        "SELECT id FROM approval WHERE status = 'pending_approval' AND expires_at <= $1"
        " ORDER BY expires_at, id LIMIT $2 OFFSET $3",
        now,
        limit,
        skip,
    )
    return [row["id"] for row in rows]


async def thresholds(db: Reader) -> ThresholdsRecord:
    """What one person may do alone; without any thresholds at first."""
    row = await db.fetchrow("SELECT id, minutes, money, version FROM approval_thresholds")
    assert row is not None
    return read_row(ThresholdsRecord, row)
