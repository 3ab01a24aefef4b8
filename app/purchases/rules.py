"""What can be bought, and what may happen to a purchase (rules C1, C9). Pure."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from app import errors
from app.kit import money
from app.kit.lifecycle import LifeCycle
from app.kit.zones import local_date
from app.ledger.accounts import INCREMENT_MINUTES
from app.plans.rules import Terms


class PurchaseStatus(StrEnum):
    """Where a purchase is in its life (design §3)."""

    PENDING_PAYMENT = "pending_payment"
    PAID = "paid"
    REFUNDED = "refunded"
    VOID = "void"


# It has a lot.
CREDITED = frozenset({PurchaseStatus.PAID, PurchaseStatus.REFUNDED})


class PaymentState(StrEnum):
    """How far a purchase is paid, by the payments in its own currency."""

    UNPAID = "unpaid"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    OVERPAID = "overpaid"


class PaymentStatus(StrEnum):
    """Whether a payment stands, or was taken back as recorded by mistake."""

    RECEIVED = "received"
    WITHDRAWN = "withdrawn"


class PaymentSource(StrEnum):
    """Where a payment is known from."""

    MANUAL = "manual"
    BANK_FILE = "bank_file"


TRANSITIONS: Mapping[PurchaseStatus, Mapping[str, PurchaseStatus | None]] = {
    PurchaseStatus.PENDING_PAYMENT: {
        "pay": PurchaseStatus.PAID,
        "void": PurchaseStatus.VOID,
        "change": PurchaseStatus.PENDING_PAYMENT,
        "correct": PurchaseStatus.PENDING_PAYMENT,
        "receive": PurchaseStatus.PENDING_PAYMENT,
    },
    PurchaseStatus.PAID: {
        "refund": PurchaseStatus.PAID,
        "change": PurchaseStatus.PAID,
        "correct": PurchaseStatus.PAID,
        "receive": PurchaseStatus.PAID,
    },
    # Minutes can still come back to its lot, such as those of a penalty that is waived.
    PurchaseStatus.REFUNDED: {
        "refund": PurchaseStatus.REFUNDED,
        "correct": PurchaseStatus.REFUNDED,
        "receive": PurchaseStatus.REFUNDED,
    },
    PurchaseStatus.VOID: {},
}
PAYMENT_TRANSITIONS: Mapping[PaymentStatus, Mapping[str, PaymentStatus | None]] = {
    PaymentStatus.RECEIVED: {
        "withdraw": PaymentStatus.WITHDRAWN,
        "correct": PaymentStatus.RECEIVED,
    },
    PaymentStatus.WITHDRAWN: {},
}
_FOUR_PLACES = Decimal("0.0001")

LIFE_CYCLE = LifeCycle("purchase", TRANSITIONS)
PAYMENT_LIFE_CYCLE = LifeCycle("payment", PAYMENT_TRANSITIONS)


def after_refund(status: PurchaseStatus, *, minutes_left: bool) -> PurchaseStatus:
    """The status after a refund: with nothing free, held or billed any more it is refunded (design §3).

    Raises:
        InvalidTransition: it cannot be refunded.
    """
    after = LIFE_CYCLE.after(status, "refund")
    return after if minutes_left else PurchaseStatus.REFUNDED


# Some 20,000 person-days: more is a slip of the keyboard.
MAX_PURCHASE_MINUTES = 10_000_000


def person_days_in_minutes(person_days: Decimal, terms: Terms) -> int:
    """Person-days as minutes, exactly (rule C1).

    Raises:
        NotAMultipleOfIncrement: they are not a multiple of 10 minutes.
    """
    minutes = person_days * terms.minutes_per_person_day
    if minutes % INCREMENT_MINUTES:
        raise errors.NotAMultipleOfIncrement(
            field="person_days", minutes=minutes, increment_minutes=INCREMENT_MINUTES
        )
    return int(minutes)


def check_minutes(minutes: int, terms: Terms, field: str = "minutes") -> None:
    """Hold a purchase to the minimum, the grain, and what anybody can mean (rule C1).

    ``field`` is where they were told.

    Raises:
        BelowMinimumPurchase, NotAMultipleOfIncrement, TooMuchCredit.
    """
    if minutes > MAX_PURCHASE_MINUTES:
        raise errors.TooMuchCredit(field=field, minutes=minutes, limit_minutes=MAX_PURCHASE_MINUTES)
    if minutes < terms.minimum_purchase_minutes:
        raise errors.BelowMinimumPurchase(
            field=field, minutes=minutes, minimum_minutes=terms.minimum_purchase_minutes
        )
    if minutes % INCREMENT_MINUTES:
        raise errors.NotAMultipleOfIncrement(
            field=field, minutes=minutes, increment_minutes=INCREMENT_MINUTES
        )


def person_days(minutes: int, minutes_per_person_day: int) -> Decimal:
    """Minutes as person-days, rounded half up to four places."""
    return (Decimal(minutes) / minutes_per_person_day).quantize(_FOUR_PLACES, ROUND_HALF_UP)


def price_of_minutes(
    minutes: int, minutes_per_person_day: int, price_per_person_day: Decimal, currency: str
) -> Decimal:
    """The price of minutes, without tax: computed exactly, rounded once to the currency's decimals.

    Raises:
        ValidationFailed: it is more than anybody can mean.
    """
    exact = price_per_person_day * minutes / minutes_per_person_day
    money.check_size(exact, "/price_per_person_day")
    return money.rounded(exact, currency)


class Charge(Struct, frozen=True):
    """What is to be paid, in one currency: ``gross`` is ``net`` and ``tax`` together."""

    net: Decimal
    tax_rate: Decimal
    tax: Decimal

    @property
    def gross(self) -> Decimal:
        """What the customer pays."""
        return self.net + self.tax


def charge(net: Decimal, tax_rate: Decimal, currency: str) -> Charge:
    """A net price with its tax, ``tax_rate`` percent of it, rounded to the currency's decimals.

    Raises:
        ValidationFailed: the net price has more decimals than its currency.
    """
    money.check_decimals(net, currency, "/net")
    tax = money.rounded(net * tax_rate / 100, currency)
    return Charge(money.rounded(net, currency), tax_rate, tax)


def payment_state(gross: Decimal, paid_amount: Decimal, *, credited: bool) -> PaymentState:
    """How far a purchase is paid; ``credited`` tells one that costs nothing from one that waits."""
    if paid_amount > gross:
        return PaymentState.OVERPAID
    if paid_amount == gross:
        return PaymentState.PAID if credited else PaymentState.UNPAID
    return PaymentState.PARTLY_PAID if paid_amount else PaymentState.UNPAID


def check_voidable(received: Mapping[str, Decimal], currency: str) -> None:
    """What money came for, be it a part or of another currency, is not given up: it would be nobody's.

    Raises:
        PaymentCounted: some came, by currency; what of it counts is in the purchase's.
    """
    if received:
        raise errors.PaymentCounted(
            paid_amount=str(money.shown(received.get(currency, Decimal(0)), currency)),
            currency=currency,
            received={one: str(money.shown(amount, one)) for one, amount in received.items()},
        )


def check_covered(gross: Decimal, paid_amount: Decimal, currency: str) -> None:
    """What became credit stays paid in full, also without the payment that is taken back.

    Raises:
        PaymentBecameCredit: ``paid_amount``, what would be left, is less than the whole sum.
    """
    if paid_amount < gross:
        raise errors.PaymentBecameCredit(
            gross=str(money.rounded(gross, currency)),
            left_amount=str(money.rounded(paid_amount, currency)),
            currency=currency,
        )


def check_tax_open(refunds: int, gross: Decimal, paid_amount: Decimal, currency: str) -> None:
    """Tax of what became credit is corrected up to what was paid, and before any is paid back.

    Raises:
        TaxAlreadyRefunded: refunds tell tax by the present rate.
        GrossNotPaid: ``gross``, what it would cost, is more than was paid.
    """
    if refunds:
        raise errors.TaxAlreadyRefunded(refunds=refunds)
    if paid_amount < gross:
        raise errors.GrossNotPaid(
            gross=str(money.rounded(gross, currency)),
            paid_amount=str(money.rounded(paid_amount, currency)),
            currency=currency,
        )


def day_received(now: datetime, zone: str, closed_until: datetime | None) -> date:
    """The day of money that comes now and names none: today, or the first day that is not closed.

    So no payment is lost because its request began in another month, and no closed month has new money.
    """
    return local_date(max(now, closed_until or now), zone)


# What another customer's purchase may cause meanwhile.
NUMBER_TAKEN = (errors.InvoiceAlreadyUsed, errors.ExternalReferenceAlreadyUsed)


def check_numbers(
    invoice_number: str | None,
    invoiced_id: UUID | None,
    external_reference: str | None,
    referenced_id: UUID | None,
) -> None:
    """Hold the numbers of a purchase to be of no other; the ids are of those that have them already.

    Raises:
        InvoiceAlreadyUsed, ExternalReferenceAlreadyUsed.
    """
    if invoiced_id is not None:
        raise errors.InvoiceAlreadyUsed(invoice_number=invoice_number, purchase_id=invoiced_id)
    if referenced_id is not None:
        raise errors.ExternalReferenceAlreadyUsed(
            external_reference=external_reference, purchase_id=referenced_id
        )


def check_received(received_on: date, today: date) -> None:
    """Money that came, came.

    Raises:
        DayInFuture: the day is still to come where the company is.
    """
    if received_on > today:
        raise errors.DayInFuture(received_on=received_on.isoformat(), today=today.isoformat())


def check_unspent(minutes: int, *, refunded: int, free: int, held: int) -> None:
    """The last day of a lot can be corrected until something of it is spent; held minutes are not.

    Raises:
        LotAlreadySpent: something settled debt, was billed, lost by a penalty, taken or has expired.
    """
    spent = minutes - refunded - free - held
    if spent:
        raise errors.LotAlreadySpent(spent_minutes=spent, free_minutes=free, held_minutes=held)


def check_expiry(expires_on: date | None, today: date) -> None:
    """Credit lasts through a day that is still to come, by the customer's calendar (rule C9).

    Raises:
        ExpiryInPast: its last day is today or has been.
    """
    if expires_on is not None and expires_on <= today:
        raise errors.ExpiryInPast(expires_on=expires_on.isoformat(), today=today.isoformat())
