"""The rows of purchases as records, and how their changes are staged."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app.kit.events import outbox
from app.kit.money import shown
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, update_version
from app.plans.rules import TermsPeriod
from app.purchases import numbers, rules
from app.purchases.rules import PaymentSource, PaymentState, PaymentStatus, PurchaseStatus
from app.purchases.tables import Payment, Purchase, Refund


class PurchaseRecord(Struct, frozen=True, kw_only=True):
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
    price_list_id: UUID | None
    net: Decimal
    tax_rate: Decimal
    tax: Decimal
    gross: Decimal
    paid_amount: Decimal
    payment_state: PaymentState
    invoice_number: str | None
    external_reference: str | None
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
    def invoice_short(self) -> str | None:
        """By which its invoice is known, as are the others of these forms."""
        return numbers.forms(self.invoice_number).short if self.invoice_number else None

    @property
    def invoice_long(self) -> str | None:
        """The same in its long form."""
        return numbers.forms(self.invoice_number).long if self.invoice_number else None

    @property
    def reference_short(self) -> str | None:
        """By which its external reference is known."""
        return numbers.forms(self.external_reference).short if self.external_reference else None

    @property
    def reference_long(self) -> str | None:
        """The same in its long form."""
        return numbers.forms(self.external_reference).long if self.external_reference else None

    @property
    def amount(self) -> Decimal:
        """What it costs without tax, by its older name."""
        return self.net

    def in_minor_units(self) -> "PurchaseRecord":
        """The same with the decimals of its currency: columns have four of each."""
        return replace(
            self,
            price_per_person_day=shown(self.price_per_person_day, self.currency),
            net=shown(self.net, self.currency),
            tax=shown(self.tax, self.currency),
            gross=shown(self.gross, self.currency),
            paid_amount=shown(self.paid_amount, self.currency),
        )


class BuyingFacts(Struct, frozen=True):
    """What is read before a purchase.

    Attributes:
        terms_near: those of the customer's plans, of which one holds (``plans.rules.in_force``).
        invoiced_id: the purchase that its invoice is of already.
        referenced_id: the purchase that its external reference is of already.
        customer_inactive: whether the customer has left.
        company_zone: by whose days money is received.
        closed_until: until when the books are closed.
        waiting: whether a session of theirs waits for credit.
    """

    terms_near: tuple[TermsPeriod, ...]
    invoiced_id: UUID | None
    referenced_id: UUID | None
    customer_inactive: bool
    company_zone: str
    closed_until: datetime | None
    waiting: bool


class RefundRecord(Struct, frozen=True, kw_only=True):
    """Minutes of a purchase that were paid back by ``entry_id``; ``number`` counts the purchase's."""

    id: UUID
    purchase_id: UUID
    customer_id: UUID
    number: int
    minutes: int
    reason: str | None
    credit_note_number: str | None
    currency: str
    net: Decimal | None
    tax: Decimal | None
    gross: Decimal | None
    entry_id: UUID
    created_at: datetime

    @property
    def credit_note_short(self) -> str | None:
        """By which its credit note is known."""
        return numbers.forms(self.credit_note_number).short if self.credit_note_number else None

    @property
    def credit_note_long(self) -> str | None:
        """The same in its long form."""
        return numbers.forms(self.credit_note_number).long if self.credit_note_number else None

    def in_minor_units(self) -> "RefundRecord":
        """The same with the decimals of its currency."""
        if self.net is None or self.tax is None or self.gross is None:
            return self
        return replace(
            self,
            net=shown(self.net, self.currency),
            tax=shown(self.tax, self.currency),
            gross=shown(self.gross, self.currency),
        )


class PaymentRecord(Struct, frozen=True, kw_only=True):
    """Money that was received for a purchase, or was recorded by mistake and then withdrawn."""

    id: UUID
    purchase_id: UUID
    customer_id: UUID
    status: PaymentStatus
    version: int
    amount: Decimal
    currency: str
    received_on: date
    reference: str | None
    source: PaymentSource
    created_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    withdrawal_reason: str | None = None
    earlier_references: tuple[str | None, ...] = ()

    def counted_for(self, purchase: PurchaseRecord) -> Decimal:
        """What of it counts: all or, withdrawn or in another currency than the purchase's, nothing."""
        counts = self.status is PaymentStatus.RECEIVED and self.currency == purchase.currency
        return self.amount if counts else Decimal(0)

    def in_minor_units(self) -> "PaymentRecord":
        """The same with the decimals of its currency."""
        return replace(self, amount=shown(self.amount, self.currency))


def update(tx: Tx, before: PurchaseRecord, after: PurchaseRecord) -> PurchaseRecord:
    """Stage what differs as the next version; returns that. Another invoice number is its own."""
    if after.invoice_number != before.invoice_number:
        return update_version(tx, Purchase, before, after, invoice_repeated=False)
    return update_version(tx, Purchase, before, after)


def insert_refund(tx: Tx, refund: RefundRecord) -> None:
    """Stage a refund, with its event."""
    insert_row(tx, Refund, refund)
    data = {
        "minutes": refund.minutes,
        "purchase_id": str(refund.purchase_id),
        "amount": str(refund.in_minor_units().gross),
        "currency": refund.currency,
    }
    outbox.emit(tx, "refund.made", refund.id, customer_id=refund.customer_id, data=data)


def payment(
    tx: Tx,
    purchase: PurchaseRecord,
    amount: Decimal,
    received_on: date,
    *,
    currency: str | None = None,
    reference: str | None = None,
    source: PaymentSource = PaymentSource.MANUAL,
) -> PaymentRecord:
    """A payment for a purchase, in the purchase's currency unless told otherwise; not staged yet."""
    return PaymentRecord(
        id=tx.new_id(),
        purchase_id=purchase.id,
        customer_id=purchase.customer_id,
        status=PaymentStatus.RECEIVED,
        version=1,
        amount=amount,
        currency=currency or purchase.currency,
        received_on=received_on,
        reference=reference,
        source=source,
        created_at=tx.now,
    )


def insert_payment(tx: Tx, received: PaymentRecord, purchase: PurchaseRecord) -> None:
    """Stage a payment, with its event, which tells how far the purchase is paid after it."""
    insert_row(tx, Payment, received)
    _emit_payment(tx, "payment.received", received, purchase)


def withdraw_payment(
    tx: Tx, before: PaymentRecord, after: PaymentRecord, purchase: PurchaseRecord
) -> PaymentRecord:
    """Stage that a payment is withdrawn, with its event as above; returns it in its next version."""
    _emit_payment(tx, "payment.withdrawn", after, purchase)
    return update_version(tx, Payment, before, after)


def correct_payment(tx: Tx, before: PaymentRecord, after: PaymentRecord) -> PaymentRecord:
    """Stage a corrected payment, with its event; what it was called before stays with it alone."""
    names = ("received_on", "reference")
    outbox.emit(
        tx,
        "payment.corrected",
        after.id,
        customer_id=after.customer_id,
        data={
            "purchase_id": str(after.purchase_id),
            "fields": [one for one in names if getattr(before, one) != getattr(after, one)],
            "received_on": after.received_on.isoformat(),
            "old_received_on": before.received_on.isoformat(),
        },
    )
    return update_version(tx, Payment, before, after)


def emit_corrected(tx: Tx, before: PurchaseRecord, after: PurchaseRecord) -> None:
    """Gather that numbers or tax of a purchase were corrected: what they are now, and what they were."""
    old = {f"old_{name}": value for name, value in _corrigible(before).items()}
    emit(tx, "purchase.corrected", after, **_corrigible(after), **old)


def _corrigible(purchase: PurchaseRecord) -> dict[str, str | None]:
    told = purchase.in_minor_units()
    return {
        "invoice_number": purchase.invoice_number,
        "external_reference": purchase.external_reference,
        "tax_rate": f"{purchase.tax_rate.normalize():f}",
        "tax": str(told.tax),
        "gross": str(told.gross),
    }


def _emit_payment(tx: Tx, kind: str, payment: PaymentRecord, purchase: PurchaseRecord) -> None:
    outbox.emit(
        tx,
        kind,
        payment.id,
        customer_id=payment.customer_id,
        data={
            "purchase_id": str(payment.purchase_id),
            "amount": str(shown(payment.amount, payment.currency)),
            "currency": payment.currency,
            "payment_state": purchase.payment_state,
        },
    )


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
