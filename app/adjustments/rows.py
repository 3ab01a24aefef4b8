"""The rows of adjustments as records, and how one is staged."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app.adjustments.rules import AdjustmentKind
from app.adjustments.tables import Adjustment
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, update_row
from app.ledger.book import Book


class AdjustmentRecord(Struct, frozen=True, kw_only=True):
    """A correction of the credit by ``entry_id``; a positive one is the lot with the same id."""

    id: UUID
    customer_id: UUID
    kind: AdjustmentKind
    minutes: int
    reason: str
    entry_id: UUID
    created_at: datetime
    reversed_at: datetime | None = None


def insert(tx: Tx, adjustment: AdjustmentRecord) -> None:
    """Stage an adjustment, with its event."""
    insert_row(tx, Adjustment, adjustment)
    data = {"minutes": adjustment.minutes}
    customer_id = adjustment.customer_id
    outbox.emit(tx, "adjustment.made", adjustment.id, customer_id=customer_id, data=data)


def insert_compensations(tx: Tx, ledger: Book) -> None:
    """Stage the adjustment of each compensation in a book: it is written with its entry (rule C9)."""
    for compensation in ledger.compensations:
        assert compensation.draft.new_lot is not None
        assert compensation.reason is not None
        adjustment = AdjustmentRecord(
            id=compensation.draft.new_lot.id,
            customer_id=ledger.customer_id,
            kind=AdjustmentKind.COMPENSATION,
            minutes=sum(posting.minutes for posting in compensation.draft.postings),
            reason=compensation.reason,
            entry_id=compensation.id,
            created_at=compensation.booked_at,
        )
        insert(tx, adjustment)


def reverse(tx: Tx, adjustment: AdjustmentRecord) -> AdjustmentRecord:
    """Stage that an adjustment is undone now, with its event; returns it so."""
    after = replace(adjustment, reversed_at=tx.now)
    update_row(tx, Adjustment, adjustment, after)
    outbox.emit(tx, "adjustment.reversed", after.id, customer_id=after.customer_id)
    return after
