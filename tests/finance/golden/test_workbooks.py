"""The golden year as workbooks that another library reads: the figures are those computed by hand."""

from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.api.world import z
from tests.exports.reading import exported, sheet
from tests.finance.golden.books import CURRENCY, PURCHASES, WORTH
from tests.finance.golden.play import Year, instant
from tests.finance.golden.test_minutes import SIGNS
from tests.finance.golden.year import BALANCES, CREDIT, KINDS, MONEY, MONTHS

MOMENT = timedelta(microseconds=1)
AFTERWARDS = instant("2027-01-02 09:00:00")
BUCKETS = ("money_in", "earned", "penalties", "breakage", "refunded", "written_off")
AVAILABLE = ("available_minutes", "held_minutes", "awaiting_confirmation_minutes", "debt_minutes")


def wall(text: str) -> datetime:
    """An instant as a sheet has it, which knows no zones."""
    return datetime.fromisoformat(text)


def number(value: Any) -> Decimal:
    """What a cell has, which must be a number."""
    assert isinstance(value, int | float)
    assert not isinstance(value, bool)
    return Decimal(str(value))


async def _export(year: Year, kind: str) -> list[dict[str, Any]]:
    return sheet(await exported(year.api, kind, "xlsx"))


async def _report(year: Year, path: str) -> list[dict[str, Any]]:
    how: Any = {"role": "finance", "now": AFTERWARDS}
    answer = await year.api.send("GET", f"/v1/reports/{path}&format=xlsx", **how)
    assert answer.status_code == 200, answer.text
    return sheet(answer.content)


async def test_the_entries_have_the_balance_at_the_end_of_each_month(year: Year) -> None:
    rows = await _export(year, "entries")
    assert Counter(row["kind"] for row in rows) == KINDS
    for row in rows:
        assert isinstance(row["booked_at"], datetime)
        assert isinstance(row["service_on"], datetime)
        assert row["service_on"].time() == datetime.min.time()
    for name, months in CREDIT.items():
        own = [row for row in rows if row["customer_id"] == year.customers[name]["id"]]
        for end, expected in zip(MONTHS.values(), months, strict=True):
            *_, last = [
                dict.fromkeys(AVAILABLE, 0), *(row for row in own if row["booked_at"] < wall(end)),
            ]  # fmt: skip
            assert [number(last[column]) for column in AVAILABLE] == list(expected), (name, end)


async def test_the_postings_add_up_to_each_balance(year: Year) -> None:
    rows = await _export(year, "postings")
    customers = {one["id"]: name for name, one in year.customers.items()}
    total: Counter[str] = Counter()
    for end_number, end in enumerate(MONTHS.values()):
        balances = {name: Counter[str]() for name in CREDIT}
        for row in rows:
            if row["booked_at"] < wall(end):
                balances[customers[row["customer_id"]]][row["from"]] -= row["minutes"]
                balances[customers[row["customer_id"]]][row["to"]] += row["minutes"]
        for name, months in CREDIT.items():
            found = tuple(sign * balances[name][kind] for kind, sign in SIGNS.items())
            assert found == months[end_number], (name, end)
    for account in balances.values():
        total.update(account)
    assert {kind: total[kind] for kind in BALANCES} == BALANCES


async def test_the_purchases_are_those_that_were_made(year: Year) -> None:
    rows = {row["id"]: row for row in await _export(year, "purchases")}
    for name, one in PURCHASES.items():
        row = rows.pop(year.made[name]["id"])
        money = {"price_per_person_day": one.price, "net": one.net, "tax_rate": one.tax_rate,
                 "tax": one.tax, "gross": one.gross, "paid_amount": one.gross}  # fmt: skip
        found = {column: number(row[column]) for column in money}
        assert found == {column: Decimal(amount) for column, amount in money.items()}, name
        assert (row["minutes"], row["refunded_minutes"]) == (one.minutes, one.refunded_minutes)
        assert (row["currency"], row["status"]) == (one.currency, "paid")
        assert row["customer_id"] == year.customers[one.customer]["id"]
        assert row["created_at"] == row["paid_at"] == wall(one.created_at)
        assert row["expires_on"] == (wall(one.expires_on) if one.expires_on else None)
    assert not rows


async def test_the_revenue_of_each_month(year: Year) -> None:
    begin, end = "2025-12-31T23:00:00Z", z(instant(MONTHS["2026-12"]))
    rows = await _report(year, f"revenue?from={begin}&to={end}&group_by=month")
    found = {
        (row["currency"], row["month"]): [number(row[name]) for name in BUCKETS]
        for row in rows
        if row["currency"]
    }
    for currency, months in MONEY.items():
        for month, expected in months.items():
            told = found.pop((currency, month), [Decimal(0)] * len(BUCKETS))
            assert told == [Decimal(figure) for figure in expected[:6]], (currency, month)
    assert not found


@pytest.mark.parametrize("month", MONTHS)
async def test_what_is_deferred_of_each_customer(year: Year, month: str) -> None:
    at = z(instant(MONTHS[month]) - MOMENT)
    rows = await _report(year, f"deferred?at={at}&group_by=customer")
    customers = {one["id"]: name for name, one in year.customers.items()}
    found = {
        (customers[row["customer_id"]], row["currency"]): number(row["deferred"])
        for row in rows
        if row["deferred"]
    }
    place = list(MONTHS).index(month)
    expected = {
        (name, CURRENCY[name]): Decimal(net)
        for name, months in WORTH.items()
        if (net := months[place]) is not None
    }
    assert found == expected


def test_the_worth_that_was_written_down_is_what_is_deferred() -> None:
    for currency, months in MONEY.items():
        for place, figures in enumerate(months.values()):
            parts = [months[place] for name, months in WORTH.items() if CURRENCY[name] == currency]
            assert sum(Decimal(one or 0) for one in parts) == Decimal(figures[6])
