"""How decimals are read that people type: as their language writes them, and never as a thousandth."""

from decimal import Decimal
from typing import Annotated

import pytest

from app.kit.forms import DecimalForm
from app.kit.schema import Body
from app.languages.official import OfficialLanguage
from app.pages import forms

ENGLISH, FRENCH, GERMAN, CZECH = (OfficialLanguage(one) for one in ("en", "fr", "de", "cs"))


class Priced(Body):
    """Something with a price."""

    price: Annotated[Decimal, DecimalForm(9, 3)]


def read(text: str, language: OfficialLanguage) -> Decimal | None:
    given = forms.read({"price": [text]}, Priced, language=language)
    assert given.typed == {"price": text}, "what was typed stands there still"
    assert (given.body is None) == ("price" in given.wrong)
    return given.body.price if given.body else None


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("1.000", ENGLISH, "1"),
        ("1234.5", ENGLISH, "1234.5"),
        ("2.323,20", GERMAN, "2323.20"),
        ("1.000,5", GERMAN, "1000.5"),
        ("100,50", GERMAN, "100.50"),
        ("0,015", GERMAN, "0.015"),
        ("960.00", GERMAN, "960"),
        ("100.5", CZECH, "100.5"),
        ("2\u00a0323,20", CZECH, "2323.2"),
        ("2 323,20", FRENCH, "2323.2"),
        ("2\u202f323,2", FRENCH, "2323.2"),
        ("480", FRENCH, "480"),
    ],
)
def test_a_decimal_means_what_its_language_says(
    text: str, language: OfficialLanguage, meant: str
) -> None:
    assert read(text, language) == Decimal(meant)


@pytest.mark.parametrize("text", ["1.000", "1.200", "1.234.567", "300.015"])
@pytest.mark.parametrize("language", [FRENCH, GERMAN, CZECH])
def test_what_may_be_a_thousand_or_one_is_refused(text: str, language: OfficialLanguage) -> None:
    assert read(text, language) is None


@pytest.mark.parametrize(
    "text", ["1,000", "1,5", "1,000.50", "2 323.20", "1.2.3", "1,2,3", "12.34,5", "1.0000,5", ",5"]
)
@pytest.mark.parametrize("language", [ENGLISH, GERMAN])
def test_what_no_language_writes_is_refused(text: str, language: OfficialLanguage) -> None:
    meant = {("1,000", GERMAN): Decimal(1), ("1,5", GERMAN): Decimal("1.5")}
    assert read(text, language) == meant.get((text, language))
