"""Verbs about purchases: buy, pay, void, refund."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from app import errors
from app.kit import outbox
from app.kit.database import Row, Tx
from app.ledger import entries, journal
from app.ledger import queries as ledger_queries
from app.ledger.book import Book
from app.plans import queries as plans
from app.plans.rules import Terms
from app.purchases import queries, rules
from app.purchases.rules import PurchaseStatus
from app.purchases.schemas import (
    NewPurchase,
    PurchaseView,
    Refund,
    check_currency,
    purchase_view,
)
from app.sessions import holds


async def buy(tx: Tx, customer_id: UUID, body: NewPurchase) -> PurchaseView:
    """Record a purchase; a paid one becomes credit at once (rule C1).

    Raises:
        CustomerNotFound, BelowMinimumPurchase, NotAMultipleOfIncrement, UnknownCurrency,
        ExpiryInPast.
    """
    check_currency(body.currency)
    await journal.lock(tx, customer_id)
    terms = await plans.terms_of(tx.connection, customer_id, tx.now)
    minutes = _minutes(body, terms)
    rules.check_minutes(minutes, terms)
    ledger = await journal.read(tx, customer_id)
    rules.check_expiry(body.expires_on, ledger.today)
    made: dict[str, Any] = {
        "id": tx.new_id(),
        "customer_id": customer_id,
        "status": PurchaseStatus.PENDING_PAYMENT.value,
        "version": 1,
        "minutes": minutes,
        "price_per_person_day": body.price_per_person_day,
        "currency": body.currency,
        "invoice_number": body.invoice_number,
        "expires_on": body.expires_on,
        "refunded_minutes": 0,
        "created_at": tx.now,
        "paid_at": None,
    }
    if body.paid:
        made |= {"status": PurchaseStatus.PAID.value, "paid_at": tx.now}
        await _credit(tx, ledger, made)
    tx.stage(
        "INSERT INTO purchase (id, customer_id, status, version, minutes, price_per_person_day,"
        " currency, invoice_number, expires_on, refunded_minutes, refunds, created_at, paid_at)"
        " VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, 0, 0, $9, $10)",
        made["id"], customer_id, made["status"], minutes, body.price_per_person_day, body.currency,
        body.invoice_number, body.expires_on, tx.now, made["paid_at"],
    )  # fmt: skip
    _emit(tx, "purchase.created", made)
    return purchase_view(made)


async def pay(tx: Tx, customer_id: UUID, purchase_id: UUID) -> PurchaseView:
    """Record the payment: the purchase becomes credit.

    Raises:
        InvalidTransition, ExpiryInPast (its last day has gone by meanwhile).
    """
    purchase = await _locked(tx, customer_id, purchase_id, "pay")
    ledger = await journal.read(tx, customer_id)
    rules.check_expiry(purchase["expires_on"], ledger.today)
    await _credit(tx, ledger, purchase)
    after = _update(tx, purchase, status=PurchaseStatus.PAID.value, paid_at=tx.now)
    _emit(tx, "purchase.paid", after)
    return purchase_view(after)


async def void(tx: Tx, customer_id: UUID, purchase_id: UUID) -> PurchaseView:
    """Give up a purchase that was never paid.

    Raises:
        InvalidTransition.
    """
    purchase = await _locked(tx, customer_id, purchase_id, "void")
    after = _update(tx, purchase, status=PurchaseStatus.VOID.value)
    _emit(tx, "purchase.voided", after)
    return purchase_view(after)


async def refund(tx: Tx, customer_id: UUID, purchase_id: UUID, body: Refund) -> PurchaseView:
    """Pay free minutes back; nothing held or billed can be refunded (design §3).

    Raises:
        InvalidTransition, NotAMultipleOfIncrement, NothingToRefund.
    """
    purchase = await _locked(tx, customer_id, purchase_id, "refund")
    if body.minutes is not None:
        entries.check_increment(body.minutes)
    ledger = await journal.read(tx, customer_id, lot_id=purchase_id)
    number = purchase["refunds"] + 1
    draft = entries.refund(ledger.state, purchase_id, number, body.minutes)
    ledger.post(draft, reason=body.reason)
    journal.write(tx, ledger)
    free = ledger.state.lots[purchase_id].free_minutes
    in_use = await ledger_queries.minutes_in_use(tx.connection, customer_id, purchase_id)
    after = _update(
        tx,
        purchase,
        status=purchase["status"] if free or in_use else PurchaseStatus.REFUNDED.value,
        refunded_minutes=purchase["refunded_minutes"] + draft.postings[0].minutes,
        refunds=number,
    )
    _emit(tx, "purchase.refunded", after)
    return purchase_view(after)


def _minutes(body: NewPurchase, terms: Terms) -> int:
    if body.minutes is not None:
        return body.minutes
    assert body.person_days is not None
    return rules.person_days_in_minutes(Decimal(body.person_days), terms)


async def _credit(tx: Tx, ledger: Book, purchase: Row | dict[str, Any]) -> None:
    lot = ledger.new_lot(
        purchase["id"],
        expires_on=purchase["expires_on"],
        price_per_person_day=purchase["price_per_person_day"],
        currency=purchase["currency"],
    )
    ledger.post(entries.purchase(ledger.state, lot, purchase["minutes"]))
    await holds.write(tx, ledger)


async def _locked(tx: Tx, customer_id: UUID, purchase_id: UUID, verb: str) -> Row:
    """The purchase, read after the lock, in a status that allows the verb."""
    await journal.lock(tx, customer_id)
    purchase = await queries.purchase(tx.connection, purchase_id)
    if purchase is None:
        raise errors.PurchaseNotFound()
    tx.check_version(purchase["version"])
    rules.LIFE_CYCLE.after(rules.PurchaseStatus(purchase["status"]), verb)
    return purchase


def _update(tx: Tx, purchase: Row, **changes: Any) -> dict[str, Any]:
    after = {**purchase, **changes, "version": purchase["version"] + 1}
    tx.stage(
        "UPDATE purchase SET version = $2, status = $3, paid_at = $4, refunded_minutes = $5,"
        " refunds = $6 WHERE id = $1",
        after["id"], after["version"], after["status"], after["paid_at"],
        after["refunded_minutes"], after["refunds"],
    )  # fmt: skip
    return after


def _emit(tx: Tx, kind: str, purchase: dict[str, Any]) -> None:
    outbox.emit(
        tx,
        kind,
        purchase["id"],
        customer_id=purchase["customer_id"],
        data={
            "status": purchase["status"],
            "minutes": purchase["minutes"],
            "refunded_minutes": purchase["refunded_minutes"],
        },
    )
