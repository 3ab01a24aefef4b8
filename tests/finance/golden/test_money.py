"""The golden year in money: what the reports tell is what was computed by hand, to the minor unit."""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.api.world import z
from tests.finance.golden.play import Year, instant
from tests.finance.golden.year import BALANCES, MONEY, MONTHS
from tests.support import Json

MOMENT = timedelta(microseconds=1)
AFTERWARDS = instant("2027-01-02 09:00:00")
BUCKETS = ("money_in", "earned", "penalties", "breakage", "refunded", "written_off")


def amounts(line: Json) -> list[Decimal]:
    """Money in, earned, penalties, breakage, refunded, written off."""
    return [Decimal(line[name]) for name in BUCKETS]


async def lines(year: Year, path: str) -> list[Json]:
    """The lines of a report that are of a currency; what was given for nothing is worth nothing."""
    report = await year.api.get(path, role="finance", now=AFTERWARDS)
    free = [line for line in report["lines"] if line["currency"] is None]
    assert all(not any(amounts(line)) for line in free)
    return [line for line in report["lines"] if line["currency"] is not None]


@pytest.mark.parametrize("currency", MONEY)
async def test_the_revenue_of_each_month(year: Year, currency: str) -> None:
    begin, end = "2025-12-31T23:00:00Z", z(instant(MONTHS["2026-12"]))
    found = {
        line["month"]: line
        for line in await lines(year, f"/v1/reports/revenue?from={begin}&to={end}&group_by=month")
        if line["currency"] == currency
    }
    nothing = dict.fromkeys(BUCKETS, "0")
    for month, expected in MONEY[currency].items():
        told = amounts(found.pop(month, nothing))
        assert told == [Decimal(figure) for figure in expected[:6]], month
    assert not found


@pytest.mark.parametrize("month", MONTHS)
async def test_what_is_deferred_at_the_end_of_each_month(year: Year, month: str) -> None:
    at = z(instant(MONTHS[month]))
    found = {line["currency"]: line for line in await lines(year, f"/v1/reports/deferred?at={at}")}
    for currency, months in MONEY.items():
        expected = Decimal(months[month][6])
        line = found.get(currency)
        assert expected == (Decimal(line["deferred"]) if line else 0), currency
        # Whatever came in is somewhere.
        if line:
            money_in, *rest = amounts(line)
            assert money_in == expected + sum(rest), currency


async def test_the_year_by_customers_and_by_lots_is_the_year(year: Year) -> None:
    begin, end = "2025-12-31T23:00:00Z", z(instant(MONTHS["2026-12"]))
    path = f"/v1/reports/revenue?from={begin}&to={end}"
    totals: list[dict[str, list[Decimal]]] = []
    for group in ("currency", "customer", "lot", "month"):
        sums: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0)] * len(BUCKETS))
        for line in await lines(year, f"{path}&group_by={group}"):
            currency = line["currency"]
            sums[currency] = [
                one + by for one, by in zip(sums[currency], amounts(line), strict=True)
            ]
        totals.append(dict(sums))
    expected = {
        currency: [
            sum((Decimal(one[place]) for one in months.values()), Decimal(0)) for place in range(6)
        ]
        for currency, months in MONEY.items()
    }
    assert totals == [expected] * 4


def test_the_figures_that_were_written_down_add_up() -> None:
    for currency, months in MONEY.items():
        deferred = Decimal(0)
        for month, (money_in, *out, left) in months.items():
            deferred += Decimal(money_in) - sum(map(Decimal, out))
            assert deferred == Decimal(left), (currency, month)


async def test_the_trial_balance_when_the_year_ends(year: Year) -> None:
    at = z(instant(MONTHS["2026-12"]))
    report = await year.api.get(f"/v1/reports/trial-balance?at={at}", now=AFTERWARDS)
    found: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for line in report["lines"]:
        found[line["unit"]][line["account"]] = Decimal(line["balance"])
    minutes = found.pop("minutes")
    assert {kind: minutes.get(kind, 0) for kind in BALANCES} == BALANCES
    assert minutes.keys() <= BALANCES.keys()
    for currency, months in MONEY.items():
        money_in, *out = (
            sum((Decimal(one[place]) for one in months.values()), Decimal(0)) for place in range(6)
        )
        expected = dict(zip(BUCKETS, [-money_in, *out], strict=True))
        expected["deferred"] = Decimal(months["2026-12"][6])
        assert {name: found[currency].get(name, 0) for name in expected} == expected
        assert sum(found[currency].values()) == 0


async def test_each_refund_paid_back_what_its_minutes_took_along(year: Year) -> None:
    refunds = (await year.api.get("/v1/refunds"))["items"]
    names = {made["id"]: name for name, made in year.made.items()}
    found = {
        names[one["purchase_id"]]: (one["minutes"], Decimal(one["net"]), one["currency"])
        for one in refunds
    }
    assert found == {
        "A1": (100, Decimal("208.33"), "EUR"),
        "C2": (130, Decimal(32500), "JPY"),
        "D1": (60, Decimal("37.500"), "KWD"),
    }
