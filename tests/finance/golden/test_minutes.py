"""The golden year in minutes: what the API, statements and exports tell is what was computed by hand."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta

import pytest

from tests.api.world import as_of, z
from tests.exports.reading import exported, read, rows
from tests.finance.golden.play import Year, instant
from tests.finance.golden.year import BALANCES, CREDIT, CUSTOMERS, KINDS, MONTHS, NOTHING
from tests.support import Json

MOMENT = timedelta(microseconds=1)
Figures = tuple[int, int, int, int]


def figures(totals: Json) -> Figures:
    """Available, held, awaiting confirmation and owed of an answer."""
    names = ("available", "held", "awaiting_confirmation", "debt")
    available, held, awaiting, debt = (totals[f"{name}_minutes"] for name in names)
    return available, held, awaiting, debt


@pytest.mark.parametrize("customer", CUSTOMERS)
async def test_the_credit_at_the_end_of_each_month(year: Year, customer: str) -> None:
    ends = zip(MONTHS.items(), CREDIT[customer], strict=True)
    for (month, end), expected in ends:
        found = await as_of(year.api, year.customers[customer], instant(end) - MOMENT)
        assert found == expected, month


async def test_what_is_booked_at_midnight_is_the_next_months(year: Year) -> None:
    # S2 is confirmed in the first instant of April, B0 ends in that of July, B1 in that of October.
    for customer, month, before, after in (
        ("Alfa", "2026-03", (610, 0, 120, 0), (610, 0, 0, 0)),
        ("Beta", "2026-06", (700, 120, 0, 0), (480, 120, 0, 0)),
        ("Beta", "2026-09", (440, 0, 0, 0), NOTHING),
    ):
        end = instant(MONTHS[month])
        assert await as_of(year.api, year.customers[customer], end - MOMENT) == before
        assert await as_of(year.api, year.customers[customer], end) == after


async def test_every_kind_of_entry_is_in_the_year(year: Year) -> None:
    found: Counter[str] = Counter()
    for customer in year.customers.values():
        found.update(entry["kind"] for entry in await year.api.entries(customer))
    assert dict(found) == KINDS


@pytest.mark.parametrize("customer", CUSTOMERS)
async def test_each_statement_begins_where_the_one_before_ended(year: Year, customer: str) -> None:
    before: Figures = NOTHING
    for (month, end), expected in zip(MONTHS.items(), CREDIT[customer], strict=True):
        path = year.path(customer, f"/statements/{month}")
        statement = await year.api.get(path, now=instant("2027-01-02 09:00:00"))
        assert (statement["time_zone"], statement["to_at"]) == ("Europe/Prague", z(instant(end)))
        assert figures(statement["opening"]) == before, month
        assert figures(statement["closing"]) == expected, month
        changes = [figures(one["change"]) for one in statement["movements"]]
        sums = [figures(one["change"]) for one in statement["sections"]]
        for parts in (changes, sums):
            moved = [sum(part) for part in zip(NOTHING, *parts, strict=True)]
            assert [one + by for one, by in zip(before, moved, strict=True)] == list(expected)
        before = expected


# The figures of a balance by the kind of account that they are the balances of.
SIGNS = {"lot": 1, "hold": 1, "billed": 1, "debt": -1}


def balances_before(postings: list[Json], end: str) -> dict[str, Counter[str]]:
    """The minutes in each kind of account of each customer, by what was booked before an instant."""
    balances: dict[str, Counter[str]] = defaultdict(Counter)
    for posting in postings:
        if datetime.fromisoformat(posting["booked_at"]) < instant(end):
            account = balances[posting["customer_id"]]
            account[posting["from"]] -= int(posting["minutes"])
            account[posting["to"]] += int(posting["minutes"])
    return balances


@pytest.mark.parametrize("form", ["csv", "ndjson"])
async def test_the_postings_that_are_exported_add_up_to_each_balance(year: Year, form: str) -> None:
    content = await exported(year.api, "postings", form)
    postings = rows(content) if form == "csv" else await read(year.api, "postings")
    for number, end in enumerate(MONTHS.values()):
        balances = balances_before(postings, end)
        for name, expected in CREDIT.items():
            account = balances[year.customers[name]["id"]]
            assert [sign * account[kind] for kind, sign in SIGNS.items()] == list(expected[number])
    total: Counter[str] = Counter()
    for account in balances.values():
        total.update(account)
    assert dict(total) | dict.fromkeys(BALANCES.keys() - total.keys(), 0) == BALANCES
    assert sum(total.values()) == 0
