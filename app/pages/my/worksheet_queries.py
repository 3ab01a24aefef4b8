"""What pages show beside what the slices read: several slices' things at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.kit.database import Reader
from app.kit.rows import read_row
from app.ledger.accounts import account_id
from app.plans.rules import SessionCategory


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetBeside:
    """Of which session a worksheet is, who worked, and the credit before it and after it.

    Credit is what is available or reserved, without what is owed; None of a worksheet that moved nothing.
    """

    category: SessionCategory
    starts_at: datetime
    names: Mapping[str, str]
    before_minutes: int | None
    after_minutes: int | None


_WORKSHEET = """
SELECT session.category, session.starts_at,
       (SELECT coalesce(jsonb_object_agg(id, name), '{}') FROM technician
        WHERE id IN (SELECT technician_id FROM time_entry WHERE worksheet_id = worksheet.id)) AS names,
       (SELECT available_minutes + held_minutes - debt_minutes FROM ledger_entry
        WHERE credit_account_id = $2 AND booked_at < worksheet.submitted_at
        ORDER BY booked_at DESC, seq DESC LIMIT 1) AS before_minutes,
       (SELECT available_minutes + held_minutes - debt_minutes FROM ledger_entry
        WHERE credit_account_id = $2 AND booked_at <= told.happened_at
        ORDER BY booked_at DESC, seq DESC LIMIT 1) AS after_minutes
FROM worksheet JOIN session ON session.id = worksheet.session_id,
LATERAL (SELECT max(happened_at) AS happened_at FROM worksheet_round
         WHERE worksheet_id = worksheet.id AND verb IN ('submit', 'amend')) AS told
WHERE worksheet.id = $1
"""


async def beside_worksheet(db: Reader, worksheet_id: UUID, customer_id: UUID) -> WorksheetBeside:
    """What a worksheet's page shows beside it; the worksheet is there."""
    row = await db.fetchrow(_WORKSHEET, worksheet_id, account_id(customer_id))
    assert row is not None
    return read_row(WorksheetBeside, row)
