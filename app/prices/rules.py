"""Which price of a list is that of a quantity, and when a list is valid. Pure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from app import errors
from app.kit import money


class PriceStep(Struct, frozen=True):
    """What a person-day costs from so many person-days on."""

    from_person_days: Decimal
    price_per_person_day: Decimal


def check_steps(steps: Sequence[PriceStep], currency: str) -> None:
    """Each step begins at a greater quantity than the one before it, at a price that can be paid.

    Raises:
        ValidationFailed: one does not, or its price is finer than its currency.
    """
    for place, step in enumerate(steps):
        pointer = f"/steps/{place}/price_per_person_day"
        money.check_decimals(step.price_per_person_day, currency, pointer)
    for place, (one, other) in enumerate(pairwise(steps), start=1):
        if other.from_person_days <= one.from_person_days:
            wrong = {
                "pointer": f"/steps/{place}/from_person_days",
                "code": "not_ascending",
                "detail": "A step begins at more person-days than the one before it.",
            }
            raise errors.ValidationFailed(errors=[wrong])


def price_of(steps: Sequence[PriceStep], minutes: int, minutes_per_person_day: int) -> Decimal:
    """What a person-day costs to who buys so many minutes: by the last step that they reach.

    Raises:
        BelowPriceList: the first step begins at more.
    """
    reached = [step for step in steps if step.from_person_days * minutes_per_person_day <= minutes]
    if not reached:
        least = steps[0].from_person_days * minutes_per_person_day
        raise errors.BelowPriceList(minutes=minutes, minimum_minutes=least)
    return reached[-1].price_per_person_day


def check_valid(valid_from: date, valid_to: date | None, on: date) -> None:
    """Hold a purchase to the days of its list; both ends are days of it.

    Raises:
        PriceListNotValid: the day lies before or behind them.
    """
    if on < valid_from or (valid_to is not None and on > valid_to):
        raise errors.PriceListNotValid(
            valid_from=valid_from.isoformat(),
            valid_to=valid_to.isoformat() if valid_to else None,
            today=on.isoformat(),
        )


def check_period(valid_from: date, valid_to: date | None) -> None:
    """A list is valid on one day at least.

    Raises:
        EndsBeforeStart: its last day lies before its first.
    """
    if valid_to is not None and valid_to < valid_from:
        raise errors.EndsBeforeStart(
            "`valid_to` is earlier than `valid_from`.",
            starts_at=valid_from.isoformat(),
            ends_at=valid_to.isoformat(),
        )
