"""How money is written: beside a currency, with its minor units; and minutes are whole."""

import re
from collections.abc import Iterator
from typing import Any

from app.kit.money import minor_digits
from tests.support import Json

# Decimal strings beside a currency that are none of its amounts, and texts that may look like one.
NO_MONEY = {
    "person_days", "tax_rate", "from_person_days", "invoice_number", "external_reference", "reference",
    "month",
}  # fmt: skip
DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
WHOLE = re.compile(r"-?[0-9]*")
# What a hash covers is written as it is hashed: without zeros at the end of a fraction.
HASHED = {"id", "minutes", "price_per_person_day", "net", "currency", "expires_on"}


def form(currency: str) -> re.Pattern[str]:
    """How an amount of a currency is written."""
    digits = minor_digits(currency)
    return re.compile(r"-?[0-9]+" + (rf"\.[0-9]{{{digits}}}" if digits else ""))


def amounts(value: Any, currency: str | None = None) -> Iterator[tuple[str, str, str]]:
    """Each amount of a JSON value with its name and currency; objects in one with a currency are of that."""
    if isinstance(value, list):
        for item in value:
            yield from amounts(item, currency)
    elif isinstance(value, dict) and value.keys() != HASHED:
        currency = value.get("currency") or value.get("unit") or currency
        for name, one in value.items():
            if isinstance(one, str) and name not in NO_MONEY and DECIMAL.fullmatch(one):
                if currency is not None and currency != "minutes":
                    yield name, one, currency
            else:
                yield from amounts(one, currency)


def wrong(value: Any) -> list[tuple[str, str, str]]:
    """The amounts that have other decimals than their currencies, and minutes that are not whole."""
    found = [one for one in amounts(value) if not form(one[2]).fullmatch(one[1])]
    return found + [(name, str(one), "minutes") for name, one in _minutes(value)]


def _minutes(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _minutes(item)
    elif isinstance(value, dict):
        for name, one in value.items():
            counts = "minutes" in name or value.get("unit") == "minutes"
            if counts and isinstance(one, float | str) and DECIMAL.fullmatch(str(one)):
                yield name, one
            yield from _minutes(one)


def wrong_cells(rows: list[dict[str, str]], money: set[str]) -> list[tuple[str, str, str]]:
    """The same of a table, in which all is text: ``money`` are the columns of amounts."""
    found = []
    for row in rows:
        currency = row.get("currency") or row.get("unit") or ""
        for name in money & row.keys():
            fits = WHOLE if currency == "minutes" else form(currency or "EUR")
            if row[name] and not fits.fullmatch(row[name]):
                found.append((name, row[name], currency))
        found += [
            (name, one, "minutes")
            for name, one in row.items()
            if name.endswith("minutes") and not WHOLE.fullmatch(one)
        ]
    return found


def wrong_formats(sheet: Any, money: set[str]) -> list[tuple[str, str, str]]:
    """The same of a workbook's cells, which are numbers shown with decimals."""
    heading, *lines = sheet.iter_rows()
    names = [cell.value for cell in heading]
    found = []
    for line in lines:
        row: Json = dict(zip(names, line, strict=True))
        told = row.get("currency") or row.get("unit")
        currency = told.value if told is not None and told.value else "EUR"
        digits = minor_digits(currency)
        shows = "General" if currency == "minutes" else "#,##0" + "." * (digits > 0) + "0" * digits
        found += [
            (name, cell.number_format, currency)
            for name in money & row.keys()
            if (cell := row[name]).value is not None and cell.number_format != shows
        ]
    return found
