"""What was entered wrong of a purchase or a payment is put right: never price, minutes or currency."""

from datetime import date
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.kit.postgres.database import Tx
from app.kit.zones import local_date
from app.ledger import journal
from app.purchases import payments, queries, rows, rules, service
from app.purchases.rows import PaymentRecord, PurchaseRecord
from app.purchases.rules import CREDITED, LIFE_CYCLE, PAYMENT_LIFE_CYCLE, PurchaseStatus
from app.purchases.schemas import ChangePayment, ChangePurchase


async def change(
    tx: Tx, customer_id: UUID, purchase_id: UUID, body: ChangePurchase
) -> PurchaseRecord:
    """Correct the last day of its use while nothing is spent, its numbers, or its tax.

    Raises:
        PurchaseNotFound, StaleVersion, InvalidTransition, NothingToChange, ExpiryInPast,
        LotAlreadySpent, InvoiceAlreadyUsed, ExternalReferenceAlreadyUsed, TaxAlreadyRefunded,
        GrossNotPaid, TooMuchCredit.
    """
    purchase = await service.lock_purchase(tx, customer_id, purchase_id)
    stated = body.stated("expires_on", "invoice_number", "external_reference")
    for name in stated:
        LIFE_CYCLE.after(purchase.status, "change" if name == "expires_on" else "correct")
    wanted = {name: value for name, value in stated.items() if value != getattr(purchase, name)}
    if not wanted:
        raise errors.NothingToChange()
    if "expires_on" in wanted:
        purchase = await _change_last_day(tx, purchase, wanted.pop("expires_on"))
        # The rest is another version.
        await tx.flush()
    return await _correct(tx, purchase, wanted) if wanted else purchase


async def change_payment(
    tx: Tx, customer_id: UUID, payment_id: UUID, body: ChangePayment
) -> tuple[PaymentRecord, PaymentRecord]:
    """Correct the day or the reference of a payment; returns it before and after that.

    Raises:
        PaymentNotFound, StaleVersion, InvalidTransition (it is withdrawn), NothingToChange,
        DayInFuture.
    """
    payment, _ = await payments.lock_payment(tx, customer_id, payment_id)
    PAYMENT_LIFE_CYCLE.after(payment.status, "correct")
    after = replace(payment, **body.stated("reference"))
    if after == payment:
        raise errors.NothingToChange()
    today = local_date(tx.now, await queries.company_zone(tx.connection))
    rules.check_received(after.received_on, today)
    if after.reference != payment.reference:
        earlier = (*payment.earlier_references, payment.reference)
        after = replace(after, earlier_references=earlier)
    return payment, rows.correct_payment(tx, payment, after)


async def _change_last_day(
    tx: Tx, purchase: PurchaseRecord, expires_on: date | None
) -> PurchaseRecord:
    """The place of its lot in the burn order follows."""
    ledger = await journal.read(tx, purchase.customer_id, lot_id=purchase.id)
    rules.check_expiry(expires_on, ledger.today)
    if purchase.status is PurchaseStatus.PAID:
        lot = ledger.state.lots[purchase.id]
        rules.check_unspent(
            purchase.minutes,
            refunded=purchase.refunded_minutes,
            free=lot.free_minutes,
            held=lot.held_minutes,
        )
        ledger.change_expiry(purchase.id, expires_on)
    journal.write(tx, ledger)
    after = rows.update(tx, purchase, replace(purchase, expires_on=expires_on))
    old, new = purchase.expires_on, after.expires_on
    rows.emit(
        tx,
        "purchase.changed",
        after,
        expires_on=new.isoformat() if new else None,
        old_expires_on=old.isoformat() if old else None,
    )
    return after


async def _correct(tx: Tx, purchase: PurchaseRecord, wanted: dict[str, Any]) -> PurchaseRecord:
    """With less tax what is paid in part may be paid in full: then it becomes credit."""
    await _check_numbers(tx, purchase, wanted)
    corrected = replace(purchase, **wanted)
    if "tax_rate" in wanted:
        charge = rules.charge(purchase.net, corrected.tax_rate, purchase.currency)
        corrected = replace(corrected, tax=charge.tax, gross=charge.gross)
        if purchase.status in CREDITED:
            rules.check_tax_open(
                purchase.refunds, charge.gross, purchase.paid_amount, purchase.currency
            )
    some_paid = bool(purchase.paid_amount)
    after = await payments.settle(tx, purchase, corrected, completing=some_paid)
    rows.emit_corrected(tx, purchase, after)
    return after


async def _check_numbers(tx: Tx, purchase: PurchaseRecord, wanted: dict[str, Any]) -> None:
    invoice, reference = wanted.get("invoice_number"), wanted.get("external_reference")
    if not invoice and not reference:
        return
    # Another customer's purchase may come first; then it is seen, and named, the next time.
    tx.run_again_on = rules.NUMBER_TAKEN
    taken = await queries.numbered(tx.connection, invoice, reference)
    invoiced_id, referenced_id = (None if one == purchase.id else one for one in taken)
    rules.check_numbers(invoice, invoiced_id, reference, referenced_id)
