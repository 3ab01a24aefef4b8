"""Ten months of the golden year were closed as it went: what was signed is what was computed by hand."""

import hashlib
from decimal import Decimal

import pytest

from app.run import verify
from tests.api.world import z
from tests.finance.golden.books import CLOSING, HEADS, KIND_NAMES, TURNOVER
from tests.finance.golden.play import Year, instant
from tests.finance.golden.year import CREDIT, CUSTOMERS, MONEY, MONTHS
from tests.support import Json

BUCKETS = ("money_in", "earned", "penalties", "breakage", "refunded", "written_off")
NONE = (0,) * len(KIND_NAMES)


async def signed(year: Year, month: str) -> Json:
    """What was signed of a month, which was closed once."""
    period = await year.api.get(f"/v1/periods/{month}", role="finance")
    assert period["status"] == "closed"
    [snapshot] = period["snapshots"]
    return dict(snapshot["signed"])


@pytest.mark.parametrize("month", CLOSING)
async def test_the_minutes_that_were_signed(year: Year, month: str) -> None:
    told = await signed(year, month)
    opening = dict(zip(KIND_NAMES, CLOSING.get(previous(month), NONE), strict=True))
    closing = dict(zip(KIND_NAMES, CLOSING[month], strict=True))
    found = {one["kind"]: one for one in told["minutes"]}
    assert found.keys() <= closing.keys()
    for kind in KIND_NAMES:
        one = found.get(kind, {"opening_minutes": 0, "closing_minutes": 0})
        ends = (one["opening_minutes"], one["closing_minutes"])
        assert ends == (opening[kind], closing[kind]), kind
        if month in TURNOVER:
            moved = (one.get("in_minutes", 0), one.get("out_minutes", 0))
            assert moved == TURNOVER[month].get(kind, (0, 0)), kind
    assert (told["from_at"], told["until_at"]) == (
        z(instant(MONTHS.get(previous(month), "2025-12-31 23:00:00"))), z(instant(MONTHS[month])),
    )  # fmt: skip


def previous(month: str) -> str:
    """The month before, where the year has it."""
    return f"2026-{int(month[5:]) - 1:02}"


@pytest.mark.parametrize("month", CLOSING)
async def test_the_money_that_was_signed(year: Year, month: str) -> None:
    told = await signed(year, month)
    in_month = {one["currency"]: one for one in told["money_in_month"]}
    at_end = {one["currency"]: one for one in told["money_at_end"]}
    for currency, months in MONEY.items():
        names = [*BUCKETS, "deferred"]
        nothing = dict.fromkeys(names, "0")
        moved = [Decimal(figure) for figure in months[month][:6]]
        past = [figures[:6] for one, figures in months.items() if one <= month]
        summed = [sum(Decimal(figures[place]) for figures in past) for place in range(6)]
        left = Decimal(months[month][6])
        before = Decimal(months[previous(month)][6]) if previous(month) in months else Decimal(0)
        found = in_month.pop(currency, nothing)
        assert [Decimal(found[name]) for name in names] == [*moved, left - before], currency
        found = at_end.pop(currency, nothing)
        assert [Decimal(found[name]) for name in names] == [*summed, left], currency
    assert not in_month
    assert not at_end


@pytest.mark.parametrize("month", HEADS)
async def test_the_root_is_that_of_the_entries_of_the_month_and_before(
    year: Year, month: str
) -> None:
    told, lines = await signed(year, month), []
    for name, seq in HEADS[month].items():
        entries = await year.api.entries(year.customers[name])
        head, rest = entries[seq - 1], entries[seq:]
        assert head["booked_at"] < told["until_at"], name
        assert all(told["until_at"] <= one["booked_at"] for one in rest), name
        lines.append(f"{head['credit_account_id']} {head['seq']} {head['hash']}\n")
    assert told["root"] == hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()
    assert told["accounts"] == len(CUSTOMERS)
    assert told["entries"] == sum(HEADS[month].values())


async def test_what_came_late_is_of_the_open_month_and_says_of_which_day_it_is(year: Year) -> None:
    late = {
        # Its worksheet was amended after March had been closed.
        "S4": ("Beta", "correction", "2026-04-02T09:00:00Z", "2026-03-29"),
        # Its host took it for October still, which was closed.
        "S3": ("Alfa", "confirmation", "2026-10-31T23:00:00Z", "2026-10-31"),
    }
    for name, (customer, kind, booked_at, service_on) in late.items():
        [entry] = [
            one
            for one in await year.api.entries(year.customers[customer])
            if one["kind"] == kind and year.worksheets[name]["id"] in one["reference"]
        ]
        assert (entry["booked_at"], entry["service_on"]) == (booked_at, service_on)
        month = f"{booked_at[:4]}-{'04' if name == 'S4' else '11'}"
        statement = await year.api.get(
            year.path(customer, f"/statements/{month}"), now=instant("2027-01-02 09:00:00")
        )
        assert entry["id"] in [one["entry_id"] for one in statement["movements"]]


async def test_nothing_contradicts_what_was_signed(year: Year) -> None:
    assert await verify.broken(year.api.dsn) == {}


def test_the_figures_that_were_written_down_add_up() -> None:
    for month, closing in CLOSING.items():
        assert sum(closing) == 0, month
        found = dict(zip(KIND_NAMES, closing, strict=True))
        credit = [months[list(MONTHS).index(month)] for months in CREDIT.values()]
        shown = [sum(one[place] for one in credit) for place in range(4)]
        assert [found["lot"], found["hold"], found["billed"], -found["debt"]] == shown, month
        before = dict(zip(KIND_NAMES, CLOSING.get(previous(month), NONE), strict=True))
        if month in TURNOVER:
            for kind in KIND_NAMES:
                came, left = TURNOVER[month].get(kind, (0, 0))
                assert before[kind] + came - left == found[kind], (month, kind)
