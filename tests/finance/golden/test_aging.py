"""What waited at three instants of the golden year, and for how long: as it was read then."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.exports.reading import sheet
from tests.finance.golden.books import AGING
from tests.finance.golden.play import Year, instant


def lines(year: Year, found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Lines of a report by the names of the story."""
    customers = {one["id"]: name for name, one in year.customers.items()}
    worksheets = {one["id"]: name for name, one in year.worksheets.items()}
    return [
        (
            one["waits_for"], one["age"], one["age_days"], customers[one["customer_id"]],
            worksheets[one["worksheet_id"]] if one["worksheet_id"] else None, one["minutes"],
            one["currency"], Decimal(str(one["amount"])),
        )
        for one in found
    ]  # fmt: skip


@pytest.mark.parametrize("at", AGING)
async def test_what_waited(year: Year, at: str) -> None:
    report, _ = year.looks[at]
    expected, totals = AGING[at]
    assert datetime.fromisoformat(report["at"]) == instant(at)
    found = lines(year, report["lines"])
    assert found == [(*facts, Decimal(amount)) for *facts, amount in expected]
    for line in report["lines"]:
        waited = instant(at) - datetime.fromisoformat(line["since_at"])
        assert timedelta(0) <= waited - timedelta(days=line["age_days"]) < timedelta(days=1)
    names = ("waits_for", "age", "currency", "minutes")
    summed = [(*(one[name] for name in names), Decimal(one["amount"])) for one in report["totals"]]
    assert summed == [(*facts, Decimal(amount)) for *facts, amount in totals]


@pytest.mark.parametrize("at", AGING)
async def test_its_workbook_has_the_same_as_numbers(year: Year, at: str) -> None:
    report, workbook = year.looks[at]
    rows = sheet(workbook)
    for row, line in zip(rows, report["lines"], strict=True):
        assert all(isinstance(row[name], int) for name in ("minutes", "age_days"))
        assert isinstance(row["amount"], int | float)
        assert row["since_at"] == datetime.fromisoformat(line["since_at"]).replace(tzinfo=None)
    expected, _ = AGING[at]
    assert lines(year, rows) == [(*facts, Decimal(amount)) for *facts, amount in expected]
