"""Which earning policy is in force, and from when one may be. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app import errors
from app.finance.worth import EarningPolicy

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PolicyPeriod:
    """A policy for what is booked from an instant on, until the next one's."""

    from_at: datetime
    policy: EarningPolicy


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
