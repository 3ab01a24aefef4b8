"""The golden year as journals: what hledger and beancount reckon of them was computed by hand."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.api.world import z
from tests.exports.test_journals import READERS, balances_of, journal_file
from tests.finance.golden.play import Year, instant
from tests.finance.golden.year import BALANCES, CREDIT, MONTHS

# The accounts of a journal whose balances are the figures of a credit.
SHOWN = ("lot", "hold", "billed", "debt")


def by_kind(balances: dict[str, int], customer_id: str = "") -> Counter[str]:
    """Minutes by kind of account: of ``Assets:C-id:Lot-id`` it is ``lot``."""
    found: Counter[str] = Counter()
    for name, minutes in balances.items():
        if customer_id in name:
            kind = re.split("[:-]", name.rpartition(":C-")[2].partition(":")[2])[0]
            found[kind.lower()] += minutes
    return found


@pytest.mark.parametrize("form", READERS.values())
async def test_the_balances_of_the_year(year: Year, form: str, tmp_path: Path) -> None:
    found = by_kind(balances_of(form, await journal_file(year.api, form, tmp_path)))
    assert {kind: found[kind] for kind in BALANCES} == BALANCES
    assert found.keys() <= BALANCES.keys()


@pytest.mark.parametrize("form", READERS.values())
@pytest.mark.parametrize("month", ["2026-03", "2026-06", "2026-10", "2026-12"])
async def test_each_customers_balance_when_a_month_ends(
    year: Year, form: str, month: str, tmp_path: Path
) -> None:
    file = await journal_file(year.api, form, tmp_path, to=z(instant(MONTHS[month])))
    balances, number = balances_of(form, file), list(MONTHS).index(month)
    for name, months in CREDIT.items():
        found = by_kind(balances, year.customers[name]["id"])
        *there, owed = months[number]
        assert [found[kind] for kind in SHOWN] == [*there, -owed], name
