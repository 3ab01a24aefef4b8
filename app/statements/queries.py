"""What is read for a statement beside the ledger: of all its movements at once, never of one."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.statements.rows import (
    AdjustmentRecord,
    PenaltyRecord,
    PurchaseRecord,
    RefundRecord,
    SubjectRecord,
    WorksheetRecord,
)
from app.statements.rules import Revision

# An entry is booked no earlier than its request's clock says, and hardly later than that.
_SKEW = timedelta(days=2)

_SUBJECT = """
SELECT customer.name AS customer, customer.language, contact.language AS contact_language,
       company.name AS provider, company.support_email, company.support_phone, company.time_zone
FROM company CROSS JOIN customer
LEFT JOIN contact ON contact.id = $2 AND contact.customer_id = customer.id
WHERE customer.id = $1
"""


async def subject(db: Reader, customer_id: UUID, contact_id: UUID | None) -> SubjectRecord | None:
    """The customer, the provider, and the language of the contact."""
    row = await db.fetchrow(_SUBJECT, customer_id, contact_id)
    return read_row(SubjectRecord, row) if row else None


async def customers(db: Reader) -> list[UUID]:
    """Every customer that there is, in the order of their ids."""
    return [row["id"] for row in await db.fetch("SELECT id FROM customer ORDER BY id")]


_REVISION = packed(
    Revision,
    number="round.revision",
    made_at="round.happened_at",
    worked_seconds="""(
        SELECT coalesce(sum(extract(epoch FROM upper(during) - lower(during))), 0)::bigint
        FROM time_entry WHERE worksheet_id = worksheet.id AND revision = round.revision)""",
    billed_minutes="round.billed_minutes",
)
_WORKSHEETS = f"""
SELECT worksheet.id, worksheet.session_id, session.starts_at, session.category,
       worksheet.submitted_at,
       coalesce((SELECT verb = 'dispute' FROM worksheet_round
                 WHERE worksheet_id = worksheet.id AND verb IN ('submit', 'dispute', 'amend')
                   AND happened_at < $2
                 ORDER BY number DESC LIMIT 1), false) AS disputed,
       ARRAY(SELECT {_REVISION} FROM worksheet_round AS round
             WHERE worksheet_id = worksheet.id AND verb IN ('submit', 'amend')
             ORDER BY number) AS revisions
FROM worksheet JOIN session ON session.id = worksheet.session_id
"""


async def worksheets(
    db: Reader, worksheet_ids: Collection[UUID], to_at: datetime
) -> dict[UUID, WorksheetRecord]:
    """Worksheets by their ids, as they were before an instant."""
    if not worksheet_ids:
        return {}
    rows = await db.fetch(f"{_WORKSHEETS} WHERE worksheet.id = ANY($1)", worksheet_ids, to_at)
    return {row["id"]: read_row(WorksheetRecord, row) for row in rows}


async def perhaps_awaiting(db: Reader, customer_id: UUID, at: datetime) -> list[UUID]:
    """The worksheets that awaited confirmation at an instant, and some that were confirmed just before."""
    rows = await db.fetch(
        "SELECT id FROM worksheet WHERE customer_id = $1 AND tstzrange(submitted_at,"
        " NULLIF(GREATEST(confirmed_at, submitted_at), submitted_at)) && tstzrange($2, $3, '[]')",
        customer_id,
        at - _SKEW,
        at,
    )
    return [row["id"] for row in rows]


async def penalties(db: Reader, session_ids: Collection[UUID]) -> dict[UUID, PenaltyRecord]:
    """The penalties of sessions, by their entries."""
    if not session_ids:
        return {}
    rows = await db.fetch(
        "SELECT penalty.entry_id, penalty.session_id, penalty.kind, session.category,"
        " coalesce(move.old_starts_at, session.starts_at) AS starts_at"
        " FROM penalty JOIN session ON session.id = penalty.session_id"
        " LEFT JOIN session_move AS move"
        " ON move.session_id = penalty.session_id AND move.penalty_id = penalty.id"
        " WHERE penalty.session_id = ANY($1)",
        session_ids,
    )
    return {row["entry_id"]: read_row(PenaltyRecord, row) for row in rows}


async def purchases(db: Reader, purchase_ids: Collection[UUID]) -> dict[UUID, PurchaseRecord]:
    """Purchases by their ids."""
    if not purchase_ids:
        return {}
    rows = await db.fetch(
        "SELECT id, net, gross, currency, invoice_number FROM purchase WHERE id = ANY($1)",
        purchase_ids,
    )
    return {row["id"]: read_row(PurchaseRecord, row) for row in rows}


async def refunds(db: Reader, entry_ids: Collection[UUID]) -> dict[UUID, RefundRecord]:
    """Refunds by the entries that made them."""
    if not entry_ids:
        return {}
    rows = await db.fetch(
        "SELECT entry_id, net, gross, currency, reason FROM refund WHERE entry_id = ANY($1)",
        entry_ids,
    )
    return {row["entry_id"]: read_row(RefundRecord, row) for row in rows}


async def adjustments(db: Reader, entry_ids: Collection[UUID]) -> dict[UUID, AdjustmentRecord]:
    """Why credit was adjusted, by the entries that did it."""
    if not entry_ids:
        return {}
    rows = await db.fetch(
        "SELECT entry_id, reason, kind = 'compensation' AS compensation FROM adjustment"
        " WHERE entry_id = ANY($1)",
        entry_ids,
    )
    return {row["entry_id"]: read_row(AdjustmentRecord, row) for row in rows}
