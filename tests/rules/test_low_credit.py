"""When credit is low: below so many minutes, or where it lasts for fewer days than were asked for."""

from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.warnings import rules
from app.warnings.rules import Burn
from tests.support import NOON

DAY = timedelta(days=1)
TENS = st.integers(0, 100_000).map(lambda number: number * 10)
DAYS = st.integers(1, 366)
BURNS = st.builds(Burn, minutes=TENS, days=st.integers(rules.LEAST_BURN_DAYS, rules.BURN_DAYS))


@given(available=TENS, minutes=TENS, days=DAYS, burn=BURNS)
def test_credit_is_low_below_the_minutes_or_where_it_lasts_for_fewer_days(
    available: int, minutes: int, days: int, burn: Burn
) -> None:
    spent = Fraction(burn.minutes, burn.days)
    is_low = available < rules.threshold(minutes, days, burn)
    assert is_low == (available < minutes or available < days * spent)


@given(available=TENS, days=DAYS, burn=BURNS)
def test_who_is_warned_of_days_is_told_of_fewer_and_nobody_else_is(
    available: int, days: int, burn: Burn
) -> None:
    left = burn.days_left(available)
    is_low = available < rules.threshold(0, days, burn)
    assert is_low == (left is not None and left < days)
    if left is not None:
        spent = Fraction(burn.minutes, burn.days)
        assert left * spent <= available < (left + 1) * spent


@given(minutes=TENS, days=st.none() | DAYS)
def test_who_spends_nothing_is_warned_by_minutes_alone(minutes: int, days: int | None) -> None:
    for spent in range(rules.LEAST_BURN_DAYS, rules.BURN_DAYS + 1):
        assert rules.threshold(minutes, days, Burn(0, spent)) == minutes
        assert Burn(0, spent).days_left(minutes) is None
        assert Burn(0, spent).per_day == 0


@given(burn=BURNS)
def test_a_day_is_told_rounded_up(burn: Burn) -> None:
    spent = Fraction(burn.minutes, burn.days)
    assert spent <= burn.per_day < spent + 1


@pytest.mark.parametrize(
    ("credit_for", "days"),
    [
        (timedelta(0), 30),
        (31 * DAY - timedelta(microseconds=1), 30),
        (31 * DAY, 31),
        (90 * DAY - timedelta(microseconds=1), 89),
        (90 * DAY, 90),
        (400 * DAY, 90),
        # The clock of another machine was ahead.
        (-DAY, 30),
    ],
)
def test_what_is_spent_is_judged_by_the_days_that_had_credit(
    credit_for: timedelta, days: int
) -> None:
    assert rules.burn(600, NOON - credit_for, NOON) == Burn(600, days)


def test_where_more_came_back_than_was_taken_nothing_is_spent() -> None:
    assert rules.burn(-10, NOON - 90 * DAY, NOON) == Burn(0, 90)
