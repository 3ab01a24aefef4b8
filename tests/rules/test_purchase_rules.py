"""What can be bought (rule C1), in pure cases with both sides of every boundary."""

from datetime import date
from decimal import Decimal

import pytest

from app import errors
from app.plans.rules import DEFAULT_TERMS, Terms
from app.purchases import rules


def test_a_person_day_and_the_smallest_purchase_are_480_minutes() -> None:
    assert DEFAULT_TERMS.minutes_per_person_day == 480
    assert DEFAULT_TERMS.minimum_purchase_minutes == 480


@pytest.mark.parametrize("minutes", [480, 490, 500, 720, 960, 480_000])
def test_the_minimum_and_every_multiple_of_ten_above_it_can_be_bought(minutes: int) -> None:
    rules.check_minutes(minutes, DEFAULT_TERMS)


@pytest.mark.parametrize(
    ("minutes", "code"),
    [
        (470, "below_minimum_purchase"),
        (479, "below_minimum_purchase"),
        (10, "below_minimum_purchase"),
        (0, "below_minimum_purchase"),
        (-480, "below_minimum_purchase"),
        (481, "not_a_multiple_of_increment"),
        (485, "not_a_multiple_of_increment"),
        (489, "not_a_multiple_of_increment"),
        (965, "not_a_multiple_of_increment"),
    ],
)
def test_a_purchase_that_is_too_small_or_off_the_grain_is_refused(minutes: int, code: str) -> None:
    with pytest.raises(errors.Invalid) as refused:
        rules.check_minutes(minutes, DEFAULT_TERMS)
    assert refused.value.code == code
    assert refused.value.status == 422
    assert refused.value.fields["minutes"] == minutes


def test_another_minimum_can_be_agreed_but_not_another_grain() -> None:
    agreed = Terms(minimum_purchase_minutes=120)
    rules.check_minutes(120, agreed)
    with pytest.raises(errors.BelowMinimumPurchase) as refused:
        rules.check_minutes(110, agreed)
    assert refused.value.fields["minimum_minutes"] == 120
    with pytest.raises(errors.NotAMultipleOfIncrement):
        rules.check_minutes(125, agreed)


@pytest.mark.parametrize(
    ("person_days", "minutes"),
    [
        ("1", 480),
        ("1.0", 480),
        ("1.0000", 480),
        ("1.25", 600),
        ("1.5", 720),
        ("2", 960),
        ("0.875", 420),  # exact, and refused afterwards for being too small
        ("1.125", 540),
        ("12.0625", 5790),
        ("99999", 47_999_520),
    ],
)
def test_person_days_are_minutes_exactly(person_days: str, minutes: int) -> None:
    assert rules.person_days_in_minutes(Decimal(person_days), DEFAULT_TERMS) == minutes


@pytest.mark.parametrize(
    ("person_days", "minutes"),
    [
        ("1.03", "494.4"),
        ("1.01", "484.8"),
        ("1.1", "528"),
        ("1.0208", "489.984"),  # 490 when rounded: person-days never are
        ("1.0209", "490.032"),
        ("0.9", "432"),
        ("0.0001", "0.048"),
    ],
)
def test_person_days_that_are_no_multiple_of_ten_minutes_are_refused(
    person_days: str, minutes: str
) -> None:
    with pytest.raises(errors.NotAMultipleOfIncrement) as refused:
        rules.person_days_in_minutes(Decimal(person_days), DEFAULT_TERMS)
    assert refused.value.fields["minutes"] == Decimal(minutes)


def test_person_days_below_one_reach_the_minimum_check_as_minutes() -> None:
    minutes = rules.person_days_in_minutes(Decimal("0.875"), DEFAULT_TERMS)
    with pytest.raises(errors.BelowMinimumPurchase):
        rules.check_minutes(minutes, DEFAULT_TERMS)


@pytest.mark.parametrize(
    ("minutes", "a_day", "price", "currency", "days", "amount"),
    [
        (480, 480, "960", "EUR", "1.0000", "960.00"),
        (720, 480, "960.00", "EUR", "1.5000", "1440.00"),
        (500, 480, "960.00", "EUR", "1.0417", "1000.00"),  # not 1.0417 times the price
        (490, 480, "0.0100", "EUR", "1.0208", "0.01"),
        (480, 480, "0.0050", "CZK", "1.0000", "0.00"),  # half to even
        (480, 480, "0.0150", "CZK", "1.0000", "0.02"),
        (480, 480, "0.0051", "CZK", "1.0000", "0.01"),
        (480, 480, "0.0049", "CZK", "1.0000", "0.00"),
        (960, 420, "1000", "USD", "2.2857", "2285.71"),
        (720, 480, "15333", "JPY", "1.5000", "23000"),  # 22999.5
        (720, 480, "15331", "JPY", "1.5000", "22996"),  # 22996.5
        (490, 480, "1", "KWD", "1.0208", "1.021"),
        (490, 480, "1", "CLF", "1.0208", "1.0208"),
        (480, 480, "1000.5", "RSD", "1.0000", "1000.50"),
        (4_799_520, 480, "999999999.9999", "EUR", "9999.0000", "9998999999999.00"),
    ],
)
def test_an_amount_is_exact_and_rounded_once_to_the_decimals_of_its_currency(
    minutes: int, a_day: int, price: str, currency: str, days: str, amount: str
) -> None:
    assert str(rules.person_days(minutes, a_day)) == days
    assert str(rules.price_of_minutes(minutes, a_day, Decimal(price), currency)) == amount


def test_a_last_day_is_final_once_anything_is_spent() -> None:
    rules.check_unspent(480, refunded=0, free=480, held=0)
    rules.check_unspent(480, refunded=60, free=300, held=120)
    with pytest.raises(errors.LotAlreadySpent) as refused:
        rules.check_unspent(480, refunded=60, free=290, held=120)
    figures = {"spent_minutes": 10, "free_minutes": 290, "held_minutes": 120}
    assert refused.value.fields == figures


def test_credit_lasts_through_a_day_that_is_still_to_come() -> None:
    today = date(2031, 3, 5)
    rules.check_expiry(None, today)
    rules.check_expiry(date(2031, 3, 6), today)
    for past in (today, date(2031, 3, 4), date(2030, 12, 31)):
        with pytest.raises(errors.ExpiryInPast) as refused:
            rules.check_expiry(past, today)
        assert refused.value.fields == {
            "field": "expires_on", "expires_on": past.isoformat(), "today": "2031-03-05",
        }  # fmt: skip
