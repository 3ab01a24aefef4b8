"""The golden year's money on statements: what was bought, paid back and is left, as JSON and as a table."""

import csv
import io

import pytest

from tests.finance.golden.books import CURRENCY, PURCHASES, REFUNDS, WORTH
from tests.finance.golden.play import Year, instant
from tests.finance.golden.year import CUSTOMERS, MONTHS

AFTERWARDS = instant("2027-01-02 09:00:00")
# Kind, purchase, net, gross, currency.
Priced = tuple[str, str | None, str, str, str]


def expected(customer: str, month: str) -> list[Priced]:
    """The lines with money that a statement has, in the order of the year: nobody has two in a month."""
    bought: list[Priced] = [
        ("purchase", name, one.net, one.gross, one.currency)
        for name, one in PURCHASES.items()
        if (one.customer, one.month) == (customer, month)
    ]
    back: list[Priced] = [
        ("refund", one.purchase, one.net, one.gross, one.currency)
        for one in REFUNDS
        if (one.customer, one.month) == (customer, month)
    ]
    return bought + back


def worth(customer: str, month: str) -> list[tuple[str, str]]:
    """What a statement's closing balance is worth."""
    net = WORTH[customer][list(MONTHS).index(month)]
    return [] if net is None else [(CURRENCY[customer], net)]


@pytest.mark.parametrize("customer", CUSTOMERS)
async def test_the_money_of_each_statement(year: Year, customer: str) -> None:
    names = {made["id"]: name for name, made in year.made.items()}
    for month in MONTHS:
        path = year.path(customer, f"/statements/{month}")
        told = await year.api.get(path, now=AFTERWARDS)
        found = [
            (one["kind"], names[one["purchase_id"]], one["net"], one["gross"], one["currency"])
            for one in told["movements"]
            if one["currency"]
        ]
        assert found == expected(customer, month), month
        assert {one["section"] for one in told["movements"] if one["currency"]} <= {
            "purchases", "refunds",
        }  # fmt: skip
        left = [(one["currency"], one["net"]) for one in told["worth"]]
        assert left == worth(customer, month), month


@pytest.mark.parametrize("customer", CUSTOMERS)
async def test_the_table_has_it_with_the_decimals_of_the_currency(
    year: Year, customer: str
) -> None:
    for month in MONTHS:
        path = year.path(customer, f"/statements/{month}?format=csv")
        answer = await year.api.send("GET", path, now=AFTERWARDS)
        rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
        found = [
            (one["kind"], one["net"], one["gross"], one["currency"])
            for one in rows
            if one["row"] == "movement" and one["currency"]
        ]
        lines = [(kind, *money) for kind, _, *money in expected(customer, month)]
        assert found == lines, month
        left = [(one["currency"], one["net"]) for one in rows if one["row"] == "worth"]
        assert left == worth(customer, month), month


# As a customer reads it, in its language: which lines of the paper and the page have the money.
SHOWN = {
    ("Alfa", "2026-05", "en"): ("208.33 EUR", "252.08 EUR", "1,312.50 EUR"),
    ("Dar", "2026-06", "de"): ("37,500 KWD", "39,375 KWD", "225,001 KWD"),
    ("Chiyoda", "2026-07", "cs"): ("32 500 JPY", "35 750 JPY", "37 500 JPY"),
    ("Beta", "2026-03", "fr"): ("1 000,01 EUR", "1 210,01 EUR", "1 720,01 EUR"),
}


@pytest.mark.parametrize(("customer", "month", "language"), SHOWN)
async def test_the_page_has_it_as_it_is_written_there(
    year: Year, customer: str, month: str, language: str
) -> None:
    path = year.path(customer, f"/statements/{month}?format=html&language={language}")
    answer = await year.api.send("GET", path, now=AFTERWARDS)
    told = answer.text.replace("\u00a0", " ").replace("\u202f", " ")
    net, gross, left = SHOWN[customer, month, language]
    assert f'<td class="figure">{net}</td><td class="figure">{gross}</td>' in told
    assert f"<dd>{left}</dd>" in told
