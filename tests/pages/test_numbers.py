"""How decimals are read that people type: as their language writes them, and never as a thousandth.

What stands in a field at first is written so, too: it is read back as the same.
"""

import re
from decimal import Decimal
from typing import Annotated

import pytest
from hypothesis import given, strategies

from app.kit.web.forms import DecimalForm
from app.kit.web.schema import Body
from app.languages.official import OfficialLanguage
from app.pages import forms
from tests.pages.finance import hidden, person
from tests.pages.visits import said
from tests.support import Api

ENGLISH, FRENCH, GERMAN, CZECH = (OfficialLanguage(one) for one in ("en", "fr", "de", "cs"))


CORRECTED = {"expires_on": "2032-01-01", "invoice_number": "", "external_reference": ""}


class Priced(Body):
    """Something with a price."""

    price: Annotated[Decimal, DecimalForm(9, 3)]


def read(text: str, language: OfficialLanguage) -> Decimal | None:
    found = forms.read({"price": [text]}, Priced, language=language)
    assert found.typed == {"price": text}, "what was typed stands there still"
    assert (found.body is None) == ("price" in found.wrong)
    return found.body.price if found.body else None


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("1.000", ENGLISH, "1"),
        ("1234.5", ENGLISH, "1234.5"),
        ("1,000.50", ENGLISH, "1000.5"),
        ("1,234,567.5", ENGLISH, "1234567.5"),
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
    "text",
    [
        "1,000",
        "1,5",
        "1,00.50",
        "1000,000.5",
        "2 323.20",
        "1.2.3",
        "1,2,3",
        "12.34,5",
        "1.0000,5",
        ",5",
    ],
)
@pytest.mark.parametrize("language", [ENGLISH, GERMAN])
def test_what_no_language_writes_is_refused(text: str, language: OfficialLanguage) -> None:
    meant = {("1,000", GERMAN): Decimal(1), ("1,5", GERMAN): Decimal("1.5")}
    assert read(text, language) == meant.get((text, language))


@given(
    number=strategies.integers(0, 3).flatmap(
        lambda places: strategies.decimals(0, 999_999_999, allow_nan=False, places=places)
    ),
    language=strategies.sampled_from(OfficialLanguage),
)
def test_what_stands_there_at_first_is_read_as_it_is(
    number: Decimal, language: OfficialLanguage
) -> None:
    [text] = forms.as_typed({"price": number}, language).values()
    assert read(text, language) == number


@pytest.mark.parametrize(
    ("number", "language", "text"),
    [
        ("300.015", ENGLISH, "300.015"),
        ("300.015", FRENCH, "300,015"),
        ("12.50", GERMAN, "12,50"),
        ("1000", CZECH, "1000"),
        ("1234567.5", FRENCH, "1234567,5"),
        ("2E+1", GERMAN, "20"),
    ],
)
def test_a_decimal_stands_there_as_its_language_writes_it(
    number: str, language: OfficialLanguage, text: str
) -> None:
    assert forms.as_typed({"price": Decimal(number)}, language) == {"price": text}


@pytest.mark.parametrize("language", ["en", "fr", "de", "cs"])
async def test_what_stands_in_a_form_is_taken_as_it_stands_there(api: Api, language: str) -> None:
    """Dinars of Kuwait have three places: with a point, three of them could be a thousand."""
    customer, visit = await api.customer(), await person(api)
    order = await api.buy(
        customer, currency="KWD", price_per_person_day="300.015", tax_rate="20.125", paid=False
    )
    page, spoken = f"/finance/purchases/{order['id']}", {"Accept-Language": language}
    shown = await visit.get(page, **spoken)
    point = "." if language == "en" else ","
    [rate] = re.findall(r'name="tax_rate"[^>]* value="([^"]*)"', shown.text)
    assert rate == f"20{point}125"
    assert f"360{point}393" in said(shown), "the example of an amount"
    wrong = hidden(shown, "/correct") | CORRECTED | {"tax_rate": f"{rate}{point}"}
    refused = await visit.send(f"{page}/correct", wrong, **spoken)
    assert f'value="{rate}{point}"' in refused.text, "as it was typed"
    corrected = hidden(shown, "/correct") | CORRECTED | {"tax_rate": rate}
    assert (await visit.send(f"{page}/correct", corrected, **spoken)).status_code == 303
    found = await api.get(f"/v1/purchases/{order['id']}")
    assert (found["tax_rate"], found["expires_on"]) == ("20.125", "2032-01-01")
