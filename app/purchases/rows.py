"""The rows of purchases as records, and how their changes are staged."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from app.kit import outbox
from app.kit.database import Tx
from app.kit.rows import update_row
from app.purchases.rules import PurchaseStatus
from app.purchases.tables import Purchase


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseRecord:
    """Credit that was ordered; paid, it is the lot with the same id.

    ``refunds`` is how many of its ledger entries are refunds, for their references.
    """

    id: UUID
    customer_id: UUID
    status: PurchaseStatus
    version: int
    minutes: int
    price_per_person_day: Decimal
    currency: str
    invoice_number: str | None
    expires_on: date | None
    refunded_minutes: int
    refunds: int
    created_at: datetime
    paid_at: datetime | None


def update(tx: Tx, before: PurchaseRecord, after: PurchaseRecord) -> PurchaseRecord:
    """Stage what differs as the next version; returns that."""
    after = replace(after, version=before.version + 1)
    update_row(tx, Purchase, before, after)
    return after


def emit(tx: Tx, kind: str, purchase: PurchaseRecord) -> None:
    """Gather an event of a purchase, with what it is after it."""
    outbox.emit(
        tx,
        kind,
        purchase.id,
        customer_id=purchase.customer_id,
        data={
            "status": purchase.status,
            "minutes": purchase.minutes,
            "refunded_minutes": purchase.refunded_minutes,
        },
    )
