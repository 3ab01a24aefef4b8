"""A customer's worksheet with what its page shows beside it: one statement."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.ledger.accounts import account_id
from app.plans.rules import SessionCategory
from app.worksheets.queries import TIME_ENTRY, WORKSHEET
from app.worksheets.rows import WorksheetRecord
from app.worksheets.rules import WorkedTime, billed_minutes, worked_seconds


class OwnWorksheet(Struct, frozen=True, kw_only=True):
    """A worksheet of a customer: of which session it is, who worked, and the credit before and after it.

    Credit is what is available or reserved, without what is owed, by the entries of the worksheet; of one
    that moved nothing, what there was when it was handed in.

    Attributes:
        people: the names of who acted in its rounds, by what these call them.
        seen_revision: the one that somebody saw, or else the one before the present.
        seen_entries: its time entries; none where there was no such revision.
    """

    worksheet: WorksheetRecord
    category: SessionCategory
    starts_at: datetime
    names: Mapping[str, str]
    people: Mapping[str, str]
    after_minutes: int
    seen_revision: int
    seen_entries: tuple[WorkedTime, ...]

    @property
    def before_minutes(self) -> int:
        """What there would be without it: what others did between its revisions is no part of its cost."""
        return self.after_minutes + self.worksheet.billed_minutes

    @property
    def was_corrected(self) -> bool:
        """Whether the revision that was seen is an earlier one."""
        return 0 < self.seen_revision < self.worksheet.revision

    @property
    def seen_seconds(self) -> int:
        """What was worked by the revision that was seen."""
        return worked_seconds(self.seen_entries)

    @property
    def seen_minutes(self) -> int:
        """What that one cost."""
        return billed_minutes(self.seen_seconds)

    @property
    def gone(self) -> list[WorkedTime]:
        """The time entries of the revision that was seen which the present one does not have."""
        return [one for one in self.seen_entries if one not in self.worksheet.time_entries]

    @property
    def new(self) -> list[WorkedTime]:
        """Those of the present one which the other did not have."""
        return [one for one in self.worksheet.time_entries if one not in self.seen_entries]


_WORKSHEET = f"""
SELECT found.*, session.category, session.starts_at, seen.revision AS seen_revision,
       ARRAY(SELECT {TIME_ENTRY} FROM time_entry
             WHERE worksheet_id = found.id AND revision = seen.revision
             ORDER BY position) AS seen_entries,
       (SELECT coalesce(jsonb_object_agg(id, name), '{{}}') FROM technician
        WHERE id IN (SELECT technician_id FROM time_entry WHERE worksheet_id = found.id)) AS names,
       (SELECT coalesce(jsonb_object_agg('contact:' || id, name), '{{}}') FROM contact
        WHERE customer_id = found.customer_id AND 'contact:' || id IN (
            SELECT actor FROM worksheet_round WHERE worksheet_id = found.id)) AS people,
       (SELECT available_minutes + held_minutes - debt_minutes FROM ledger_entry
        WHERE credit_account_id = $2 AND seq = booked.after) AS after_minutes
FROM ({WORKSHEET} WHERE id = $1) AS found JOIN session ON session.id = found.session_id,
LATERAL (SELECT min(happened_at) AS happened_at FROM worksheet_round
         WHERE worksheet_id = found.id AND verb = 'submit') AS handed_in,
LATERAL (SELECT max(seq) AS seq FROM ledger_entry
         WHERE credit_account_id = $2 AND booked_at <= handed_in.happened_at) AS newest,
LATERAL (SELECT coalesce(max(seq), newest.seq) AS after
         FROM ledger_entry
         WHERE credit_account_id = $2 AND booked_at >= handed_in.happened_at
           AND kind IN ('deduction', 'correction')
           AND reference LIKE 'worksheet:' || found.id || ':%') AS booked,
LATERAL (SELECT coalesce($3::int, found.revision - 1) AS revision) AS seen
"""


async def own(
    db: Reader, customer_id: UUID, worksheet_id: UUID, seen_revision: int | None
) -> OwnWorksheet | None:
    """A customer's worksheet, and what changed since the revision that somebody saw."""
    row = await db.fetchrow(_WORKSHEET, worksheet_id, account_id(customer_id), seen_revision)
    return (
        None
        if row is None
        else read_row(OwnWorksheet, row, worksheet=read_row(WorksheetRecord, row))
    )
