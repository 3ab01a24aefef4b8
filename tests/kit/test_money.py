"""Money: how finely each currency is counted, and which there are."""

from datetime import date
from decimal import Decimal

import pytest
from babel.core import get_global
from babel.numbers import get_currency_precision, get_territory_currencies
from hypothesis import given
from hypothesis import strategies as st

from app import errors
from app.kit import money

DIGITS = {"JPY": 0, "KRW": 0, "CZK": 2, "EUR": 2, "KWD": 3, "TND": 3}
CURRENCIES = st.sampled_from(sorted(DIGITS))
AMOUNTS = st.decimals(0, 10**15, places=4)


@pytest.mark.parametrize(("currency", "digits"), DIGITS.items())
def test_a_currency_has_its_own_minor_unit(currency: str, digits: int) -> None:
    assert money.minor_digits(currency) == digits
    assert money.minor_unit(currency) == Decimal(10) ** -digits


@pytest.mark.parametrize(
    ("amount", "currency", "rounded"),
    [
        ("0.005", "EUR", "0.00"),  # half to even, both ways
        ("0.015", "EUR", "0.02"),
        ("0.025", "EUR", "0.02"),
        ("0.0250001", "EUR", "0.03"),
        ("0.0249999", "EUR", "0.02"),
        ("1000", "EUR", "1000.00"),
        ("22999.5", "JPY", "23000"),
        ("22998.5", "JPY", "22998"),
        ("1.0205", "KWD", "1.020"),
        ("1.0215", "KWD", "1.022"),
        ("-0.025", "EUR", "-0.02"),
    ],
)
def test_an_amount_is_rounded_half_to_even(amount: str, currency: str, rounded: str) -> None:
    assert str(money.rounded(Decimal(amount), currency)) == rounded


@given(amount=AMOUNTS, currency=CURRENCIES)
def test_rounding_moves_an_amount_by_half_a_unit_at_most_and_once(
    amount: Decimal, currency: str
) -> None:
    once = money.rounded(amount, currency)
    assert abs(once - amount) * 2 <= money.minor_unit(currency)
    assert money.rounded(once, currency) == once
    money.check_decimals(once, currency, "/net")


@pytest.mark.parametrize(
    ("amount", "currency", "detail"),
    [
        ("0.001", "EUR", "An amount in EUR has at most 2 decimals."),
        ("960.0001", "CZK", "An amount in CZK has at most 2 decimals."),
        ("0.5", "JPY", "An amount in JPY has no decimals."),
        ("1.0001", "KWD", "An amount in KWD has at most 3 decimals."),
    ],
)
def test_an_amount_finer_than_its_currency_is_refused_at_its_place(
    amount: str, currency: str, detail: str
) -> None:
    with pytest.raises(errors.ValidationFailed) as refused:
        money.check_decimals(Decimal(amount), currency, "/net")
    wrong = {"pointer": "/net", "code": "too_many_decimals", "detail": detail}
    assert refused.value.fields == {"errors": [wrong]}


@pytest.mark.parametrize(
    ("amount", "currency"),
    [("0.01", "EUR"), ("960.0000", "EUR"), ("7.0000", "JPY"), ("1.0010", "KWD")],
)
def test_an_amount_of_its_currency_passes_whatever_zeros_stand_behind_it(
    amount: str, currency: str
) -> None:
    money.check_decimals(Decimal(amount), currency, "/net")


@pytest.mark.parametrize(
    "code", ["EUR", "CZK", "USD", "JPY", "KWD", "CLP", "TND", "XCG", "SLE", "ZWG"]
)
def test_what_some_country_pays_with_is_a_currency(code: str) -> None:
    money.check_currency(code)


@pytest.mark.parametrize(
    "code",
    [
        "BGN",
        "HRK",
        "DEM",
        "ANG",
        "CUC",
        "SLL",
        "ZWL",
        "CSK",
        "ATS",
        "ZWD",
        "CLF",
        "XDR",
        "XAU",
        "XQX",
        "AAA",
        "XXX",
        "XTS",
        "eur",
        "",
    ],
)
def test_what_was_one_or_never_was_is_none(code: str) -> None:
    with pytest.raises(errors.UnknownCurrency) as refused:
        money.check_currency(code)
    assert refused.value.fields == {"field": "currency", "currency": code}


def test_the_list_is_that_of_the_unicode_data_but_for_what_is_named() -> None:
    """Whoever takes a newer release is told here of what an amendment brought."""
    day = date(2026, 11, 1)
    known = {
        code
        for territory in get_global("territory_currencies")
        for code in get_territory_currencies(territory, day, day)
    }
    # The data still has the lev in 2026; the colón and the digital bolívar are on the list of ISO 4217.
    assert known - money.CURRENCIES.keys() == {"BGN"}
    assert money.CURRENCIES.keys() - known == {"SVC", "VED"}


@pytest.mark.parametrize("code", money.CURRENCIES)
def test_a_currency_has_the_decimals_that_the_unicode_data_does_not_contradict(code: str) -> None:
    """The data rounds to what is used in daily life: it may have fewer, and never more."""
    assert get_currency_precision(code) <= money.minor_digits(code)
