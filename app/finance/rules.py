"""Which earning policy is in force, and from when one may be. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from app import errors
from app.finance.worth import EarningPolicy

_ONE_DAY = timedelta(days=1)


class PolicyPeriod(Struct, frozen=True):
    """A policy for what is booked from an instant on, until the next one's."""

    from_at: datetime
    policy: EarningPolicy


class Age(StrEnum):
    """For about how long something waits."""

    UP_TO_7_DAYS = "up_to_7_days"
    UP_TO_30_DAYS = "up_to_30_days"
    UP_TO_60_DAYS = "up_to_60_days"
    UP_TO_90_DAYS = "up_to_90_days"
    OVER_90_DAYS = "over_90_days"


_AGES = (
    (7, Age.UP_TO_7_DAYS),
    (30, Age.UP_TO_30_DAYS),
    (60, Age.UP_TO_60_DAYS),
    (90, Age.UP_TO_90_DAYS),
)


def age_of(since: datetime, at: datetime) -> Age:
    """For about how long something waits that began at an instant; of 7 days exactly it is up to 7."""
    return next((age for days, age in _AGES if at - since <= days * _ONE_DAY), Age.OVER_90_DAYS)


def policy_at(periods: Sequence[PolicyPeriod], at: datetime) -> EarningPolicy:
    """The policy for what is booked at an instant, by periods in the order of time (C3).

    Before the first one work is earned once it is confirmed.
    """
    past = [period.policy for period in periods if period.from_at <= at]
    return past[-1] if past else EarningPolicy.CONFIRMED


def check_policy_start(from_on: date, today: date) -> None:
    """A policy begins on a day to come: what was recognised is never rewritten.

    Raises:
        PolicyNotAhead: it begins today or did before, by the company's calendar.
    """
    if from_on <= today:
        raise errors.PolicyNotAhead(from_on=from_on.isoformat(), today=today.isoformat())
