"""The rows of purchases as records, and how their changes are staged."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.kit import outbox
from app.kit.database import Tx
from app.kit.rows import insert_row, update_version
from app.plans.rules import TermsPeriod
from app.purchases import rules
from app.purchases.rules import PurchaseStatus
from app.purchases.tables import Purchase, Refund


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
    minutes_per_person_day: int
    price_per_person_day: Decimal
    currency: str
    invoice_number: str | None
    expires_on: date | None
    refunded_minutes: int
    refunds: int
    created_at: datetime
    paid_at: datetime | None

    @property
    def person_days(self) -> Decimal:
        """The minutes as person-days of the length that was agreed."""
        return rules.person_days(self.minutes, self.minutes_per_person_day)

    @property
    def amount(self) -> Decimal:
        """What it costs, in ``currency``."""
        return rules.amount(
            self.minutes, self.minutes_per_person_day, self.price_per_person_day, self.currency
        )


@dataclass(frozen=True, slots=True)
class BuyingFacts:
    """What is read before a purchase.

    Attributes:
        terms_near: those of the customer's plans, of which one holds (``plans.rules.in_force``).
        invoiced_id: the purchase that its invoice is of already.
        customer_inactive: whether the customer has left.
    """

    terms_near: tuple[TermsPeriod, ...]
    invoiced_id: UUID | None
    customer_inactive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundRecord:
    """Minutes of a purchase that were paid back by ``entry_id``; ``number`` counts the purchase's."""

    id: UUID
    purchase_id: UUID
    customer_id: UUID
    number: int
    minutes: int
    reason: str | None
    entry_id: UUID
    created_at: datetime


def update(tx: Tx, before: PurchaseRecord, after: PurchaseRecord) -> PurchaseRecord:
    """Stage what differs as the next version; returns that."""
    return update_version(tx, Purchase, before, after)


def insert_refund(tx: Tx, refund: RefundRecord) -> None:
    """Stage a refund, with its event."""
    insert_row(tx, Refund, refund)
    data = {"minutes": refund.minutes, "purchase_id": str(refund.purchase_id)}
    outbox.emit(tx, "refund.made", refund.id, customer_id=refund.customer_id, data=data)


def emit(tx: Tx, kind: str, purchase: PurchaseRecord, **beside: Any) -> None:
    """Gather an event of a purchase, with what it is after it and what is told beside."""
    outbox.emit(
        tx,
        kind,
        purchase.id,
        customer_id=purchase.customer_id,
        data={
            "status": purchase.status,
            "minutes": purchase.minutes,
            "refunded_minutes": purchase.refunded_minutes,
            **beside,
        },
    )
