"""What can be bought, and what may happen to a purchase (rules C1, C9). Pure."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from app import errors
from app.kit import money
from app.kit.lifecycle import LifeCycle
from app.ledger.accounts import INCREMENT_MINUTES
from app.plans.rules import Terms


class PurchaseStatus(StrEnum):
    """Where a purchase is in its life (design §3)."""

    PENDING_PAYMENT = "pending_payment"
    PAID = "paid"
    REFUNDED = "refunded"
    VOID = "void"


TRANSITIONS: Mapping[PurchaseStatus, Mapping[str, PurchaseStatus | None]] = {
    PurchaseStatus.PENDING_PAYMENT: {
        "pay": PurchaseStatus.PAID,
        "void": PurchaseStatus.VOID,
        "change": PurchaseStatus.PENDING_PAYMENT,
    },
    PurchaseStatus.PAID: {"refund": PurchaseStatus.PAID, "change": PurchaseStatus.PAID},
    # Minutes can still come back to its lot, such as those of a penalty that is waived.
    PurchaseStatus.REFUNDED: {"refund": PurchaseStatus.REFUNDED},
    PurchaseStatus.VOID: {},
}
_FOUR_PLACES = Decimal("0.0001")

LIFE_CYCLE = LifeCycle("purchase", TRANSITIONS)


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
        raise errors.NotAMultipleOfIncrement(minutes=minutes, increment_minutes=INCREMENT_MINUTES)
    return int(minutes)


def check_minutes(minutes: int, terms: Terms) -> None:
    """Hold a purchase to the minimum, the grain, and what anybody can mean (rule C1).

    Raises:
        BelowMinimumPurchase, NotAMultipleOfIncrement, TooMuchCredit.
    """
    if minutes > MAX_PURCHASE_MINUTES:
        raise errors.TooMuchCredit(minutes=minutes, limit_minutes=MAX_PURCHASE_MINUTES)
    if minutes < terms.minimum_purchase_minutes:
        raise errors.BelowMinimumPurchase(
            minutes=minutes, minimum_minutes=terms.minimum_purchase_minutes
        )
    if minutes % INCREMENT_MINUTES:
        raise errors.NotAMultipleOfIncrement(minutes=minutes, increment_minutes=INCREMENT_MINUTES)


def person_days(minutes: int, minutes_per_person_day: int) -> Decimal:
    """Minutes as person-days, rounded half up to four places."""
    return (Decimal(minutes) / minutes_per_person_day).quantize(_FOUR_PLACES, ROUND_HALF_UP)


def amount(
    minutes: int, minutes_per_person_day: int, price_per_person_day: Decimal, currency: str
) -> Decimal:
    """The price of minutes: computed exactly, rounded once, half up to the currency's decimals."""
    exact = price_per_person_day * minutes / minutes_per_person_day
    return exact.quantize(money.minor_unit(currency), ROUND_HALF_UP)


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
