"""The rows of adjustments as records, and how one is staged."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.adjustments.tables import Adjustment
from app.kit import outbox
from app.kit.database import Tx
from app.kit.rows import insert_row, update_row


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentRecord:
    """A correction of the credit by ``entry_id``; a positive one is the lot with the same id."""

    id: UUID
    customer_id: UUID
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


def reverse(tx: Tx, adjustment: AdjustmentRecord) -> AdjustmentRecord:
    """Stage that an adjustment is undone now, with its event; returns it so."""
    after = replace(adjustment, reversed_at=tx.now)
    update_row(tx, Adjustment, adjustment, after)
    outbox.emit(tx, "adjustment.reversed", after.id, customer_id=after.customer_id)
    return after
