"""The golden year has a currency without decimals and one with three: all money is written in its own."""

import csv
import io
import re
from typing import Any

import openpyxl
import pytest

from app.exports.rules import ExportKind
from tests.api.world import z
from tests.exports.reading import exported, objects, rows
from tests.finance.golden.play import Year, instant
from tests.finance.golden.year import CUSTOMERS, MONTHS
from tests.finance.notation import amounts, wrong, wrong_cells, wrong_formats

AFTERWARDS = instant("2027-01-02 09:00:00")
END = z(instant(MONTHS["2026-12"]))
CURRENCIES = {"EUR", "JPY", "KWD"}
MONEY = {"price_per_person_day", "net", "tax", "gross", "paid_amount", "amount"}
FIGURES = {
    "money_in",
    "revenue",
    "deferred",
    "earned",
    "penalties",
    "breakage",
    "refunded",
    "written_off",
}
BALANCES = {"debit", "credit", "balance"}
REPORTS = {
    "revenue?group_by=month&group_by=customer&group_by=lot": FIGURES,
    f"deferred?at={END}&group_by=lot": FIGURES,
    f"trial-balance?at={END}": BALANCES,
}


async def _answer(year: Year, path: str) -> Any:
    how: Any = {"role": "finance", "now": AFTERWARDS}
    answer = await year.api.send("GET", path, **how)
    assert answer.status_code == 200, answer.text
    return answer


@pytest.mark.parametrize("kind", ExportKind)
async def test_exports(year: Year, kind: str) -> None:
    told = objects(await exported(year.api, kind, "ndjson"))
    assert wrong(told) == []
    assert wrong_cells(rows(await exported(year.api, kind, "csv")), MONEY) == []
    german = rows(await exported(year.api, kind, "csv", locale="de"), ";")
    pointed = [{name: one.replace(",", ".") for name, one in row.items()} for row in german]
    assert wrong_cells(pointed, MONEY) == []
    [sheet] = openpyxl.load_workbook(io.BytesIO(await exported(year.api, kind, "xlsx"))).worksheets
    assert wrong_formats(sheet, MONEY) == []
    if kind == "purchases":
        assert {currency for *_, currency in amounts(told)} == CURRENCIES
        assert {row["tax_rate"] for row in told} == {"21.00", "0.00", "10.00", "5.00"}


@pytest.mark.parametrize("form", ["hledger", "beancount"])
async def test_journals_count_whole_minutes(year: Year, form: str) -> None:
    text = (await exported(year.api, "entries", form)).decode()
    counted = re.findall(r"^ .* (\S+) MIN\b", text, re.MULTILINE)
    assert len(counted) > 100
    assert all(re.fullmatch(r"-?[0-9]+", one) for one in counted)


@pytest.mark.parametrize(("path", "money"), REPORTS.items())
async def test_reports(year: Year, path: str, money: set[str]) -> None:
    told = (await _answer(year, f"/v1/reports/{path}")).json()
    assert wrong(told) == []
    assert {currency for *_, currency in amounts(told)} == CURRENCIES
    text = (await _answer(year, f"/v1/reports/{path}&format=csv")).text
    assert wrong_cells(list(csv.DictReader(io.StringIO(text))), money) == []
    book = (await _answer(year, f"/v1/reports/{path}&format=xlsx")).content
    [sheet] = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    assert wrong_formats(sheet, money) == []


def test_what_waited(year: Year) -> None:
    for told, book in year.looks.values():
        assert wrong(told) == []
        [sheet] = openpyxl.load_workbook(io.BytesIO(book)).worksheets
        assert wrong_formats(sheet, {"amount"}) == []
    every = [told for told, _ in year.looks.values()]
    assert {currency for *_, currency in amounts(every)} >= {"JPY", "KWD"}


@pytest.mark.parametrize("customer", CUSTOMERS)
async def test_statements(year: Year, customer: str) -> None:
    for month in MONTHS:
        path = year.path(customer, f"/statements/{month}")
        assert wrong((await _answer(year, path)).json()) == [], month
        text = (await _answer(year, f"{path}?format=csv")).text
        assert wrong_cells(list(csv.DictReader(io.StringIO(text))), {"net", "gross"}) == [], month


@pytest.mark.parametrize("kind", ["purchases", "refunds", "payments", "periods", "events"])
async def test_lists(year: Year, kind: str) -> None:
    told = (await _answer(year, f"/v1/{kind}?limit=200")).json()["items"]
    assert wrong(told) == []
    if kind != "periods":
        assert {currency for *_, currency in amounts(told)} == CURRENCIES


@pytest.mark.parametrize("customer", CUSTOMERS)
async def test_lots(year: Year, customer: str) -> None:
    told = (await _answer(year, year.path(customer, "/credit"))).json()
    assert wrong(told) == []
