"""Money that is received: what it is for becomes credit once the whole sum is there (rule C1)."""

from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.kit import money
from app.kit.postgres.database import Tx
from app.kit.zones import local_date
from app.ledger import journal
from app.purchases import queries, rows, rules, service
from app.purchases.rows import PaymentRecord, PurchaseRecord
from app.purchases.rules import CREDITED, LIFE_CYCLE, PAYMENT_LIFE_CYCLE, PurchaseStatus
from app.purchases.schemas import (
    NewPayment,
    PaymentView,
    PurchaseView,
    WithdrawPayment,
    payment_view,
    purchase_view,
)


async def pay(tx: Tx, customer_id: UUID, purchase_id: UUID) -> PurchaseView:
    """Record by hand what is still to be paid of it: the purchase becomes credit.

    Raises:
        PurchaseNotFound, StaleVersion, InvalidTransition, TooMuchCredit, ExpiryInPast (its last day
        has gone by meanwhile).
    """
    purchase = await service.lock_purchase(tx, customer_id, purchase_id)
    LIFE_CYCLE.after(purchase.status, "pay")
    due = purchase.gross - purchase.paid_amount
    day = await queries.day_received(tx.connection, tx.now)
    received = rows.payment(tx, purchase, due, day) if due else None
    return purchase_view(await settle(tx, purchase, purchase, received))


async def receive(tx: Tx, customer_id: UUID, purchase_id: UUID, body: NewPayment) -> PaymentView:
    """Record a payment: a part, all, too much, or money of another currency, which does not count.

    Raises:
        PurchaseNotFound, StaleVersion, InvalidTransition, UnknownCurrency, DayInFuture, TooMuchCredit,
        ExpiryInPast (it would become credit whose last day has gone by),
        ValidationFailed (an amount finer than its currency).
    """
    purchase = await service.lock_purchase(tx, customer_id, purchase_id)
    currency = body.currency or purchase.currency
    if (
        currency != purchase.currency
    ):  # what it was bought in is paid, also when that has gone meanwhile
        money.check_currency(currency)
    money.check_decimals(body.amount, currency, "/amount")
    if body.received_on is None:
        received_on = await queries.day_received(tx.connection, tx.now)
    else:
        received_on = body.received_on
        zone = await queries.company_zone(tx.connection)
        rules.check_received(received_on, local_date(tx.now, zone))
    received = rows.payment(
        tx, purchase, body.amount, received_on, currency=currency, reference=body.reference
    )
    await take(tx, purchase, received)
    return payment_view(received)


async def take(tx: Tx, purchase: PurchaseRecord, received: PaymentRecord) -> PurchaseRecord:
    """Record a payment of a purchase that is locked; returns the purchase after it.

    Raises:
        InvalidTransition (it was given up), TooMuchCredit, ExpiryInPast.
    """
    LIFE_CYCLE.after(purchase.status, "receive")
    counts = received.counted_for(purchase) != 0
    return await settle(tx, purchase, purchase, received, completing=counts)


async def withdraw(
    tx: Tx, customer_id: UUID, payment_id: UUID, body: WithdrawPayment
) -> PaymentView:
    """Take back a payment that was recorded by mistake: it stays, and no longer counts.

    Raises:
        PaymentNotFound, StaleVersion, InvalidTransition (it is withdrawn), PaymentBecameCredit.
    """
    payment, purchase = await lock_payment(tx, customer_id, payment_id)
    status = PAYMENT_LIFE_CYCLE.after(payment.status, "withdraw")
    paid_amount = purchase.paid_amount - payment.counted_for(purchase)
    credited = purchase.status in CREDITED
    if credited:
        rules.check_covered(purchase.gross, paid_amount, purchase.currency)
    state = rules.payment_state(purchase.gross, paid_amount, credited=credited)
    unpaid = replace(purchase, paid_amount=paid_amount, payment_state=state)
    if unpaid != purchase:
        rows.update(tx, purchase, unpaid)
    withdrawn = replace(
        payment,
        status=status,
        withdrawn_at=tx.now,
        withdrawn_by=tx.actor.id,
        withdrawal_reason=body.reason,
    )
    return payment_view(rows.withdraw_payment(tx, payment, withdrawn, unpaid))


async def lock_payment(
    tx: Tx, customer_id: UUID, payment_id: UUID
) -> tuple[PaymentRecord, PurchaseRecord]:
    """The payment in the version named, and its purchase, read behind the credit account's lock.

    Raises:
        PaymentNotFound, StaleVersion.
    """
    await journal.lock(tx, customer_id)
    payment = await queries.payment(tx.connection, payment_id)
    if payment is None:
        raise errors.PaymentNotFound()
    tx.check_version(payment.version)
    purchase = await queries.purchase(tx.connection, payment.purchase_id)
    assert purchase is not None
    return payment, purchase


async def settle(
    tx: Tx,
    before: PurchaseRecord,
    purchase: PurchaseRecord,
    received: PaymentRecord | None = None,
    *,
    completing: bool = True,
) -> PurchaseRecord:
    """Stage how far a purchase is paid after a payment or a correction; returns it after that.

    Args:
        tx: the transaction, in which it is locked.
        before: the purchase as it was read.
        purchase: the same, corrected or not.
        received: what came, if anything did.
        completing: whether it becomes credit once the whole sum is there.

    Raises:
        TooMuchCredit, ExpiryInPast.
    """
    paid_amount = purchase.paid_amount + (received.counted_for(purchase) if received else 0)
    after = replace(purchase, paid_amount=paid_amount)
    is_paid = purchase.status is PurchaseStatus.PENDING_PAYMENT and paid_amount >= purchase.gross
    if completes := is_paid and completing:
        ledger = await journal.read(tx, purchase.customer_id)
        rules.check_expiry(purchase.expires_on, ledger.today)
        await service.give_credit(tx, ledger, purchase)
        status = LIFE_CYCLE.after(purchase.status, "pay")
        after = replace(after, status=status, paid_at=ledger.at)
    credited = after.status in CREDITED
    state = rules.payment_state(purchase.gross, paid_amount, credited=credited)
    after = replace(after, payment_state=state)
    if after != before:
        after = rows.update(tx, before, after)
    if received:
        rows.insert_payment(tx, received, after)
    if completes:
        rows.emit(tx, "purchase.paid", after)
    return after
