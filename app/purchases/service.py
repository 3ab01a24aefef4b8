"""Verbs about purchases: buy, void."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.kit import money
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row
from app.kit.zones import local_date
from app.ledger import entries, journal
from app.ledger.book import Book
from app.plans.rules import Terms, terms_in_force
from app.prices import queries as prices
from app.prices import rules as price_rules
from app.purchases import queries, rows, rules
from app.purchases.rows import BuyingFacts, PurchaseRecord
from app.purchases.rules import LIFE_CYCLE, PaymentState, PurchaseStatus
from app.purchases.schemas import (
    NewPurchase,
    PurchaseView,
    purchase_view,
)
from app.purchases.tables import Purchase
from app.sessions import holds


async def buy(tx: Tx, customer_id: UUID, body: NewPurchase) -> PurchaseView:
    """Record a purchase; a paid one becomes credit at once (rule C1).

    Raises:
        CustomerNotFound, BelowMinimumPurchase, NotAMultipleOfIncrement, UnknownCurrency,
        ExpiryInPast, InvoiceAlreadyUsed, ExternalReferenceAlreadyUsed, CustomerInactive,
        TooMuchCredit, PriceListNotFound, PriceListNotValid, BelowPriceList, CurrenciesDiffer,
        ValidationFailed (a price that its currency cannot have).
    """
    if body.currency is not None:
        money.check_currency(body.currency)
    await journal.lock_or_watch(tx, customer_id)
    ledger = await journal.read(tx, customer_id)
    facts = await queries.before_buying(
        tx.connection, customer_id, tx.now, body.invoice_number, body.external_reference
    )
    _check_facts(facts, customer_id, body)
    # Another customer's purchase may come first; then it is seen, and named, the next time.
    tx.run_again_on = rules.NUMBER_TAKEN
    rules.check_expiry(body.expires_on, ledger.today)
    today = local_date(tx.now, facts.company_zone)
    terms = terms_in_force(facts.terms_near, tx.now)
    purchase = await _ordered(tx, customer_id, body, terms, today)
    if body.paid:
        purchase = replace(
            purchase,
            status=PurchaseStatus.PAID,
            paid_amount=purchase.gross,
            payment_state=PaymentState.PAID,
            paid_at=ledger.at,
        )
        await give_credit(tx, ledger, purchase, waiting=facts.waiting)
    insert_row(tx, Purchase, purchase)
    if purchase.paid_amount:
        day = rules.day_received(tx.now, facts.company_zone, facts.closed_until)
        rows.insert_payment(tx, rows.payment(tx, purchase, purchase.gross, day), purchase)
    rows.emit(tx, "purchase.created", purchase)
    return purchase_view(purchase)


async def void(tx: Tx, customer_id: UUID, purchase_id: UUID) -> PurchaseView:
    """Give up a purchase that nothing was paid for, in any currency, but what was withdrawn.

    Raises:
        PurchaseNotFound, StaleVersion, InvalidTransition, PaymentCounted.
    """
    purchase = await lock_purchase(tx, customer_id, purchase_id)
    status = LIFE_CYCLE.after(purchase.status, "void")
    received = await queries.received(tx.connection, purchase_id)
    rules.check_voidable(received, purchase.currency)
    after = rows.update(tx, purchase, replace(purchase, status=status))
    rows.emit(tx, "purchase.voided", after)
    return purchase_view(after)


def _check_facts(facts: BuyingFacts, customer_id: UUID, body: NewPurchase) -> None:
    if facts.customer_inactive:
        raise errors.CustomerInactive(customer_id=customer_id)
    rules.check_numbers(
        body.invoice_number, facts.invoiced_id, body.external_reference, facts.referenced_id
    )


async def _ordered(
    tx: Tx, customer_id: UUID, body: NewPurchase, terms: Terms, today: date
) -> PurchaseRecord:
    """What is bought, at its price, not paid yet."""
    minutes = _minutes(body, terms)
    told = "person_days" if body.minutes is None else "minutes"
    rules.check_minutes(minutes, terms, told)
    a_day = terms.minutes_per_person_day
    price, currency = await _price(tx, body, minutes, a_day, today)
    reckoned = rules.price_of_minutes(minutes, a_day, price, currency)
    charge = rules.charge(
        reckoned if body.net is None else body.net, body.tax_rate or Decimal(0), currency
    )
    return PurchaseRecord(
        id=tx.new_id(),
        customer_id=customer_id,
        status=PurchaseStatus.PENDING_PAYMENT,
        version=1,
        minutes=minutes,
        minutes_per_person_day=a_day,
        price_per_person_day=price,
        currency=currency,
        price_list_id=body.price_list_id,
        net=charge.net,
        tax_rate=charge.tax_rate,
        tax=charge.tax,
        gross=charge.gross,
        paid_amount=Decimal(0),
        payment_state=PaymentState.UNPAID,
        invoice_number=body.invoice_number,
        external_reference=body.external_reference,
        expires_on=body.expires_on,
        refunded_minutes=0,
        refunds=0,
        created_at=tx.now,
        paid_at=None,
    )


async def _price(
    tx: Tx, body: NewPurchase, minutes: int, minutes_per_person_day: int, today: date
) -> tuple[Decimal, str]:
    """What a person-day costs, and in which currency: as the body says, or the list that it names.

    Raises:
        PriceListNotFound, CurrenciesDiffer, PriceListNotValid, BelowPriceList.
        ValidationFailed: the price is finer than its currency.
    """
    if body.price_list_id is None:
        assert body.price_per_person_day is not None
        assert body.currency is not None
        money.check_decimals(body.price_per_person_day, body.currency, "/price_per_person_day")
        return body.price_per_person_day, body.currency
    named = await prices.price_list(tx.connection, body.price_list_id)
    if named is None:
        raise errors.PriceListNotFound()
    if body.currency not in (None, named.currency):
        raise errors.CurrenciesDiffer(currency=body.currency, price_list_currency=named.currency)
    price_rules.check_valid(named.valid_from, named.valid_to, today)
    price = price_rules.price_of(named.steps, minutes, minutes_per_person_day)
    return price, named.currency


def _minutes(body: NewPurchase, terms: Terms) -> int:
    if body.minutes is not None:
        return body.minutes
    assert body.person_days is not None
    return rules.person_days_in_minutes(body.person_days, terms)


async def give_credit(
    tx: Tx, ledger: Book, purchase: PurchaseRecord, *, waiting: bool = True
) -> None:
    """Book a purchase that is paid in full, and let sessions that wait for credit have their turn.

    ``waiting`` is false when it is known that none does.

    Raises:
        TooMuchCredit.
    """
    lot = ledger.new_lot(
        purchase.id,
        given_minutes=purchase.minutes,
        expires_on=purchase.expires_on,
        price_per_person_day=purchase.price_per_person_day,
        currency=purchase.currency,
        net=purchase.net,
    )
    ledger.post(entries.purchase(ledger.state, lot, purchase.minutes))
    await holds.write(tx, ledger, waiting=waiting)


async def lock_purchase(tx: Tx, customer_id: UUID, purchase_id: UUID) -> PurchaseRecord:
    """The purchase, read after its customer's credit account is locked, in the version named.

    Raises:
        PurchaseNotFound, StaleVersion.
    """
    await journal.lock(tx, customer_id)
    purchase = await queries.purchase(tx.connection, purchase_id)
    if purchase is None:
        raise errors.PurchaseNotFound()
    tx.check_version(purchase.version)
    return purchase
