"""Which phone numbers are taken, and how they are shown."""

from collections.abc import Iterator

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from app.kit.web.schema import Phone

PHONE: TypeAdapter[str] = TypeAdapter(Phone)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("+420 222 333 444", "+420 222 333 444"),
        ("+420222333444", "+420 222 333 444"),
        ("+420-222.333/444", "+420 222 333 444"),
        ("+(420) 222 333 444", "+420 222 333 444"),
        ("(+420) 222 333 444", "+420 222 333 444"),
        ("00420 222 333 444", "+420 222 333 444"),
        # Without the code it is a number of the provider's country, whatever it looks like.
        ("222333444", "+420 222 333 444"),
        ("602 123 456", "+420 602 123 456"),
        ("420 222 333 444", "+420 222 333 444"),
        # A code that is given counts.
        ("+421 2 3456 7890", "+421 2 345 678 90"),
        ("0049 30 123456", "+49 30 123456"),
        ("+49 (30) 123456", "+49 30 123456"),
        ("+44 (0)20 7946 0958", "+44 20 7946 0958"),
        ("+1 (415) 555-2671", "+1 415-555-2671"),
        ("+39 06 1234567", "+39 06 123 4567"),  # its zero is a part of it
        ("+800 1234 5678", "+800 1234 5678"),  # of no country
        # In no use yet, or kept for examples: possible all the same.
        ("+420 123 456 789", "+420 123456789"),
        ("+44 1632 960000", "+44 1632 960000"),
        # Extensions.
        ("222 333 444 x12", "+420 222 333 444 ext. 12"),
        ("222 333 444 ext 12", "+420 222 333 444 ext. 12"),
        ("+44 20 7946 0958#1234567", "+44 20 7946 0958 ext. 1234567"),
        ("+7 495 123-45-67 ext. 8", "+7 495 123-45-67 ext. 8"),
        ("+420222333444;ext=05", "+420 222 333 444 ext. 05"),
    ],
)
def test_a_possible_number_is_kept_in_its_international_form(given: str, shown: str) -> None:
    assert PHONE.validate_python(given) == shown
    assert PHONE.validate_python(shown) == shown


@pytest.mark.parametrize(
    "given",
    [
        "", " ", "+", "call me", "112", "1188", "12345678", "+420 22 33", "+420 222 333 44",
        "+999 123456789",  # no such country
        "+0 222 333 444", "1" * 40, "+420" + "2" * 20, "++420 222 333 444",
        "+420 222 333 444 ext.", "+420 222 333 444 x12345678", "+420 222 333 444 or 555",
        "1-800-FLOWERS", "tel:+420-222-333-444", "+420\x00222333444", "+420 222 333 444\n",
        "٢٢٢٣٣٣٤٤٤", "２２２３３３４４４",
    ],
)  # fmt: skip
def test_what_cannot_be_dialled_is_refused_and_told_what_can(given: str) -> None:
    with pytest.raises(ValidationError, match=r"such as \+420 222 333 444 .*of CZ without"):
        PHONE.validate_python(given)


def every_kind_of_number() -> Iterator[phonenumbers.PhoneNumber]:
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in phonenumbers.PhoneNumberType.values():
            number = phonenumbers.example_number_for_type(region, kind)
            if number is not None:
                yield number


def test_numbers_of_every_country_and_kind_are_taken() -> None:
    numbers = list(every_kind_of_number())
    assert len(numbers) > 1000
    for number in numbers:
        for form in ("INTERNATIONAL", "E164"):
            given = phonenumbers.format_number(
                number, getattr(phonenumbers.PhoneNumberFormat, form)
            )
            shown = PHONE.validate_python(given)
            assert phonenumbers.parse(shown) == number


@given(
    st.from_regex(
        PHONE.json_schema()["pattern"], fullmatch=True, alphabet="+0123456789 ()/.-extx#;="
    )
)
def test_what_is_shown_is_taken_again_and_stays_the_same(text: str) -> None:
    try:
        shown = PHONE.validate_python(text)
    except ValidationError:
        return
    assert PHONE.validate_python(shown) == shown
