"""What waits and for how long, the trial balance, and all reports as tables that programs read."""

import csv
import io
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from app.finance import rules, sheets
from tests.api.world import DAY, pointers, read_problem, z
from tests.finance.test_reports import STARTS, confirm, report, worked
from tests.support import NOON, Api, Json

MOMENT = timedelta(microseconds=1)
REPORTS = ("revenue", "deferred", "aging", "trial-balance")


@pytest.mark.parametrize(
    ("waited", "age"),
    [
        (timedelta(0), "up_to_7_days"),
        (-DAY, "up_to_7_days"),
        (7 * DAY, "up_to_7_days"),
        (7 * DAY + MOMENT, "up_to_30_days"),
        (30 * DAY, "up_to_30_days"),
        (30 * DAY + MOMENT, "up_to_60_days"),
        (60 * DAY + MOMENT, "up_to_90_days"),
        (90 * DAY, "up_to_90_days"),
        (90 * DAY + MOMENT, "over_90_days"),
    ],
)
def test_an_age_has_its_bounds(waited: timedelta, age: str) -> None:
    assert rules.age_of(NOON, NOON + waited) == age


async def aging(api: Api, at: datetime) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The totals and the lines."""
    found = await api.get("/v1/reports/aging", role="lead", now=at)
    names = ("waits_for", "age", "currency", "minutes", "amount")
    totals = [tuple(one[name] for name in names) for one in found["totals"]]
    lines = [
        (one["waits_for"], one["age_days"], one["worksheet_id"], one["minutes"], one["amount"])
        for one in found["lines"]
    ]
    return totals, lines


async def test_what_waits_is_told_with_its_age_and_worth(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer, price_per_person_day="960.00", expires_on="2031-12-31")
    await api.buy(customer, price_per_person_day="48000", currency="JPY")
    done = await worked(api, customer, STARTS, 60)
    waiting = await worked(api, customer, STARTS + 20 * DAY, 540)  # 420 of EUR, 120 of JPY
    owing = await worked(api, customer, STARTS + 40 * DAY, 460)  # 360 of JPY, 100 are owed
    await confirm(api, customer, done, STARTS + DAY)
    totals, lines = await aging(api, STARTS + 50 * DAY)
    # Handed in an hour after the start and later.
    assert [line for line in lines if line[2] == waiting["id"]] == [
        ("confirmation", 29, waiting["id"], 420, "840.00"),
        ("confirmation", 29, waiting["id"], 120, "12000"),
    ]
    assert [line for line in lines if line[2] == owing["id"]] == [
        ("confirmation", 9, owing["id"], 100, "0.00"),
        ("confirmation", 9, owing["id"], 360, "36000"),
        ("payment", 9, owing["id"], 100, "0.00"),
    ]
    assert totals == [
        ("confirmation", "up_to_30_days", None, 100, "0.00"),
        ("confirmation", "up_to_30_days", "EUR", 420, "840.00"),
        ("confirmation", "up_to_30_days", "JPY", 480, "48000"),
        ("payment", "up_to_30_days", None, 100, "0.00"),
    ]
    for worksheet in (waiting, owing):
        await confirm(api, customer, worksheet, STARTS + 50 * DAY)
    totals, _ = await aging(api, STARTS + 200 * DAY)
    assert totals == [("payment", "over_90_days", None, 100, "0.00")]
    await api.buy(customer, now=STARTS + 200 * DAY)
    assert await aging(api, STARTS + 200 * DAY) == ([], [])


async def test_what_is_earned_when_billed_waits_with_what_it_carried(api: Api) -> None:
    await api.post("/v1/earning-policies", {"from_on": "2031-03-07", "policy": "billed"})
    customer = await api.customer()
    await api.buy(customer, price_per_person_day="100.00")
    worksheet = await worked(api, customer, STARTS, 160)
    totals, _ = await aging(api, STARTS + DAY)
    assert totals == [("confirmation", "up_to_7_days", "EUR", 160, "33.33")]
    (line,) = await report(api, "deferred", now=STARTS + DAY)
    assert (line["earned"], worksheet["billed_minutes"]) == ("33.33", 160)


# --- the trial balance ----------------------------------------------------------------------------


async def balance(api: Api, query: str = "", **how: datetime) -> dict[tuple[str, str], Decimal]:
    """The balances that are not 0, once every unit is seen to be even."""
    lines = (await api.get(f"/v1/reports/trial-balance{query}", role="finance", **how))["lines"]
    for unit in {line["unit"] for line in lines}:
        of_unit = [line for line in lines if line["unit"] == unit]
        debit, credit, rest = (
            sum((Decimal(line[side]) for line in of_unit), Decimal(0))
            for side in ("debit", "credit", "balance")
        )
        assert debit == credit
        assert rest == 0
    return {
        (line["unit"], line["account"]): Decimal(line["balance"])
        for line in lines
        if Decimal(line["balance"])
    }


async def test_the_trial_balance_has_minutes_and_money_at_any_instant(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer)
    await confirm(api, customer, await worked(api, customer, STARTS, 60), STARTS + DAY)
    assert await balance(api, f"?at={z(STARTS + DAY)}") == {
        ("minutes", "purchased"): -480, ("minutes", "lot"): 420, ("minutes", "billed"): 60,
        ("EUR", "money_in"): -960, ("EUR", "deferred"): 960,
    }  # fmt: skip
    after = {
        ("minutes", "purchased"): -480, ("minutes", "lot"): 420, ("minutes", "consumed"): 60,
        ("EUR", "money_in"): -960, ("EUR", "deferred"): 840, ("EUR", "earned"): 120,
    }  # fmt: skip
    assert await balance(api, f"?at={z(STARTS + DAY + MOMENT)}") == after
    for now in (NOON, STARTS + DAY):
        assert await balance(api, now=now) == after
    assert await balance(api, f"?at={z(NOON)}") == {}


# --- tables ---------------------------------------------------------------------------------------


async def _scene(api: Api) -> Json:
    customer = await api.customer()
    await api.buy(customer)
    await api.buy(customer, currency="JPY", price_per_person_day="1001")
    await worked(api, customer, STARTS, 60)
    return customer


def _value(text: str) -> Any:
    """A value of a table as JSON has it."""
    return text or None


@pytest.mark.parametrize("name", REPORTS)
async def test_a_table_says_what_the_report_says(api: Api, name: str) -> None:
    await _scene(api)
    now = STARTS + DAY
    lines = (await api.get(f"/v1/reports/{name}", now=now))["lines"]
    response = await api.send("GET", f"/v1/reports/{name}?format=csv", now=now)
    assert response.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert response.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    assert response.text.count("\r\n") == len(lines) + 1
    heading, *rows = csv.reader(io.StringIO(response.text))
    assert lines
    for line, row in zip(lines, rows, strict=True):
        assert list(line) == heading
        for (field, expected), text in zip(line.items(), row, strict=True):
            given = _value(text)
            money = isinstance(expected, str) and field in MONEY
            if money or isinstance(expected, int):
                assert given is not None
                assert Decimal(given) == Decimal(expected), field
            else:
                assert given == expected, field


MONEY = {
    "money_in", "revenue", "deferred", "earned", "penalties", "breakage", "refunded", "written_off",
    "amount", "debit", "credit", "balance", "past_date",
}  # fmt: skip


@pytest.mark.parametrize("name", REPORTS)
async def test_a_workbook_has_real_numbers_and_instants(api: Api, name: str) -> None:
    await _scene(api)
    now = STARTS + DAY
    lines = (await api.get(f"/v1/reports/{name}", now=now))["lines"]
    response = await api.send("GET", f"/v1/reports/{name}?format=xlsx", now=now)
    assert response.headers["content-type"].endswith("spreadsheetml.sheet")
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert book.active is not None
    heading, *rows = book.active.iter_rows(values_only=True)
    assert [list(line) for line in lines] == [list(heading)] * len(lines)
    for line, row in zip(lines, rows, strict=True):
        for (field, expected), value in zip(line.items(), row, strict=True):
            if field in MONEY or isinstance(expected, int):
                assert isinstance(value, int | float)
                assert Decimal(str(value)) == Decimal(expected), field
            elif field.endswith("_at"):
                assert isinstance(value, datetime)
                exact = datetime.fromisoformat(expected).replace(tzinfo=None)
                assert abs(value - exact) < timedelta(milliseconds=1)
            else:
                assert value == expected, field


def test_what_looks_like_a_formula_is_text() -> None:
    texts = ["=1+1", "+1", "-1", "@now", "\t=1", "plain"]
    made = sheets.as_csv(["text"], [[text] for text in texts]).decode()
    assert [row[0] for row in csv.reader(io.StringIO(made))][1:] == [
        "'=1+1", "'+1", "'-1", "'@now", "'\t=1", "plain",
    ]  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(sheets.as_xlsx(["text"], [["=1+1"]])))
    assert book.active is not None
    cell = book.active["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("name", REPORTS)
async def test_another_format_is_refused(api: Api, name: str) -> None:
    for unknown in ("pdf", "CSV", "", "json&format=csv"):
        response = await api.send("GET", f"/v1/reports/{name}?format={unknown}")
        problem = read_problem(response, 422, "validation_failed")
        assert set(pointers(problem)) == {"?format"}


@pytest.mark.parametrize(
    "path",
    [
        "aging?at=2031-03-05T12:00:00Z",
        "trial-balance?at=2031-03-05T12:00:00",
        "trial-balance?at=1e400",
        "trial-balance?from=2031-03-05T12:00:00Z",
    ],
)
async def test_a_parameter_that_is_none_is_refused(api: Api, path: str) -> None:
    response = await api.send("GET", f"/v1/reports/{path}")
    read_problem(response, 422, "validation_failed")
