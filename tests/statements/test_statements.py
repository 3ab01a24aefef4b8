"""A month to the minute: the figures are written down by hand, and opening and movements make closing."""

import csv
import io
from collections.abc import Mapping
from datetime import datetime

import asyncpg
import pytest

from tests.api.world import as_of, problem, z
from tests.conftest import fresh_database
from tests.statements.story import HOSTILE, Winter, at, play
from tests.support import Json, open_api

NOTHING = (0, 0, 0, 0)
BUCKETS = ("available", "held", "awaiting_confirmation", "debt")
Figures = tuple[int, int, int, int]

# Available, held, awaiting confirmation, debt.
FEBRUARY: dict[str, Figures] = {
    "purchases": (480, 0, 0, 0),
    # 240 were held for the first, 120 each for the others; what was not used came back with the worksheet.
    "sessions": (180, -360, 180, 0),
    "penalties": (-120, 0, 0, 0),
    "refunds": (-480, 0, 0, 0),
    "adjustments": (30, 0, 0, 0),
    "reservations": (-480, 480, 0, 0),
    "confirmations": (0, 0, -100, 0),
    # The second purchase lasts a day longer.
    "others": (0, 0, 0, 0),
}
MARCH: dict[str, Figures] = {
    "sessions": (20, 0, -20, 0),
    "waivers": (120, 0, 0, 0),
    "expiries": (-360, 0, 0, 0),
    "adjustments": (30, 0, 0, 0),
}
# What there is when a month begins, and when it ends.
ENDS: dict[str, tuple[Figures, Figures]] = {
    "2030-12": (NOTHING, NOTHING),
    "2031-01": (NOTHING, (4800, 0, 0, 0)),
    "2031-02": ((4800, 0, 0, 0), (4410, 120, 80, 0)),
    "2031-03": ((4410, 120, 80, 0), (4220, 120, 60, 0)),
}


def figures(totals: Mapping[str, int]) -> Figures:
    available, held, awaiting, debt = (totals[f"{name}_minutes"] for name in BUCKETS)
    assert totals["remaining_minutes"] == available + held - debt
    return available, held, awaiting, debt


def summed(parts: list[Figures]) -> Figures:
    available, held, awaiting, debt = (sum(values) for values in zip(NOTHING, *parts, strict=True))
    return available, held, awaiting, debt


async def read(winter: Winter, month: str, **how: object) -> Json:
    return await winter.api.get(f"{winter.path}/{month}", **how)


@pytest.mark.parametrize("month", ENDS)
async def test_opening_and_movements_make_closing(winter: Winter, month: str) -> None:
    told = await read(winter, month)
    opening, closing = ENDS[month]
    assert (figures(told["opening"]), figures(told["closing"])) == (opening, closing)
    changes = [figures(one["change"]) for one in told["movements"]]
    assert summed([opening, *changes]) == closing
    assert summed([opening, *(figures(one["change"]) for one in told["sections"])]) == closing
    for one, change in zip(told["movements"], changes, strict=True):
        opening = summed([opening, change])
        assert figures(one["balance"]) == opening, one["seq"]


@pytest.mark.parametrize(("month", "sections"), [("2031-02", FEBRUARY), ("2031-03", MARCH)])
async def test_every_kind_of_movement_has_its_sum(
    winter: Winter, month: str, sections: dict[str, Figures]
) -> None:
    told = await read(winter, month)
    assert {one["section"]: figures(one["change"]) for one in told["sections"]} == sections


async def test_a_session_tells_how_its_time_was_rounded(winter: Winter) -> None:
    told = await read(winter, "2031-02")
    facts = ("worked_seconds", "rounding_seconds", "billed_minutes", "charged_minutes", "revision")
    assert [tuple(one[name] for name in facts) for one in told["sessions"]] == [
        (2 * 2830, 340, 100, 100, 1),  # 47:10 of two technicians
        (4350, 450, 80, 80, 1),  # 1 h 12 min 30 s
    ]
    assert [one["starts_at"] for one in told["sessions"]] == [
        "2031-02-03T09:00:00Z", "2031-02-10T09:00:00Z",
    ]  # fmt: skip


async def test_an_amendment_counts_in_the_month_that_books_it(winter: Winter) -> None:
    [one] = (await read(winter, "2031-03"))["sessions"]
    assert (one["revision"], one["worked_seconds"], one["billed_minutes"]) == (2, 3300, 60)
    assert (one["charged_before_minutes"], one["charged_minutes"]) == (80, -20)


async def test_what_awaits_confirmation_is_that_of_the_months_end(winter: Winter) -> None:
    [february] = (await read(winter, "2031-02"))["awaiting_confirmation"]
    assert (february["minutes"], february["disputed"]) == (80, True)
    [march] = (await read(winter, "2031-03"))["awaiting_confirmation"]
    assert (march["minutes"], march["disputed"]) == (60, False)
    assert february["worksheet_id"] == march["worksheet_id"] == winter.worksheets[1]["id"]
    assert not (await read(winter, "2031-01"))["awaiting_confirmation"]


async def test_a_penalty_and_its_waiver_have_their_reasons(winter: Winter) -> None:
    [charged] = _of(await read(winter, "2031-02"), "penalties")
    assert (charged["penalty"], charged["starts_at"]) == (
        "late_cancellation", "2031-02-15T12:00:00Z",
    )  # fmt: skip
    [waived] = _of(await read(winter, "2031-03"), "waivers")
    assert (waived["penalty"], waived["reason"], waived["reverses"]) == (
        "late_cancellation", "illness", charged["entry_id"],
    )  # fmt: skip


async def test_purchases_refunds_adjustments_and_expiries_are_explained(winter: Winter) -> None:
    [first] = _of(await read(winter, "2031-01"), "purchases")
    assert (*money(first), first["invoice_number"]) == ("9600.00", "11616.00", "EUR", "2031-001")
    february = await read(winter, "2031-02")
    [second] = _of(february, "purchases")
    assert money(second) == ("960", "960", "JPY")
    [refund] = _of(february, "refunds")
    assert (refund["reason"], refund["purchase_id"]) == (
        "fewer servers", winter.purchases[0]["id"],
    )  # fmt: skip
    # 480 of 4800 min, and 21 % of that; what else moves credit has no price.
    assert money(refund) == ("960.00", "1161.60", "EUR")
    for one in february["movements"]:
        if one["section"] not in ("purchases", "refunds"):
            assert money(one) == (None, None, None)
    assert [one["reason"] for one in _of(february, "adjustments")] == [HOSTILE, "goodwill"]
    march = await read(winter, "2031-03")
    [undone] = _of(march, "adjustments")
    assert undone["reason"] == "entered rightly"
    [changed] = _of(february, "others")
    assert (changed["kind"], changed["expires_on"]) == ("expiry_change", "2031-02-28")
    [expiry] = _of(march, "expiries")
    assert expiry["expires_on"] == "2031-02-28"


def money(one: Json) -> tuple[str | None, str | None, str | None]:
    """What a movement costs or paid back, without and with tax."""
    return one["net"], one["gross"], one["currency"]


def _of(told: Json, section: str) -> list[Json]:
    return [one for one in told["movements"] if one["section"] == section]


async def test_what_is_past_its_date_at_the_end_is_named_and_booked_in_the_next_month(
    winter: Winter,
) -> None:
    told = await read(winter, "2031-02")
    assert told["past_date_minutes"] == 360
    [past] = told["past_date"]
    assert (past["currency"], past["minutes"], float(past["net"])) == ("JPY", 360, 720)
    table = await winter.api.send("GET", f"{winter.path}/2031-02?format=csv")
    rows = [row for row in csv.DictReader(io.StringIO(table.text)) if row["row"] == "past_date"]
    assert [(row["available_minutes"], row["net"], row["currency"]) for row in rows] == [
        ("360", "720", "JPY")
    ]
    path = f"/v1/reports/deferred?group_by=lot&at={told['to_at']}"
    lines = (await winter.api.get(path))["lines"]
    past_date = {line["lot_id"]: line["past_date_minutes"] for line in lines}
    assert past_date == {one["lot_id"]: 0 for one in lines} | {winter.purchases[1]["id"]: 360}
    shown = await as_of(winter.api, winter.customer, at(2, 28, 23))
    assert shown == (4410 - 360, 120, 80, 0)
    january = await read(winter, "2031-01")
    assert (january["past_date_minutes"], january["past_date"]) == (0, [])


# 4800 min for 9600 EUR are 2 EUR a minute; 480 for 960 JPY as much. What is billed is not earned yet.
WORTH: dict[str, dict[str, str]] = {
    "2030-12": {},
    "2031-01": {"EUR": "9600.00"},
    # Without 100 min confirmed, 120 of the penalty, 30 taken and 480 refunded.
    "2031-02": {"EUR": "8140.00", "JPY": "960"},
    # The penalty and what was taken came back; 360 min for yen expired.
    "2031-03": {"EUR": "8440.00", "JPY": "240"},
}


@pytest.mark.parametrize("month", WORTH)
async def test_the_closing_balance_has_its_worth_in_each_currency(
    winter: Winter, month: str
) -> None:
    told = await read(winter, month)
    assert {one["currency"]: one["net"] for one in told["worth"]} == WORTH[month]
    end = datetime.fromisoformat(told["to_at"])
    path = f"/v1/reports/deferred?customer_id={winter.customer['id']}&at={z(end)}"
    report = await winter.api.get(path, now=max(end, winter.api.now))
    shown = {
        one["currency"]: one["deferred"]
        for one in report["lines"]
        if one["currency"] and float(one["deferred"])
    }
    assert {name: float(net) for name, net in shown.items()} == {
        name: float(net) for name, net in WORTH[month].items()
    }


async def test_a_month_is_that_of_the_provider_and_not_over_until_its_midnight(
    winter: Winter,
) -> None:
    told = await read(winter, "2031-02")
    assert (told["time_zone"], told["from_at"], told["to_at"]) == (
        "Europe/Prague", "2031-01-31T23:00:00Z", "2031-02-28T23:00:00Z",
    )  # fmt: skip
    assert told["is_over"]
    late = at(2, 28, 22, 59)
    assert not (await read(winter, "2031-02", now=late))["is_over"]
    assert (await read(winter, "2031-02", now=at(2, 28, 23)))["is_over"]


async def test_a_month_that_has_not_begun_is_refused(winter: Winter) -> None:
    path = f"{winter.path}/2031-03"
    refused = await problem(
        winter.api, "GET", path, status=409, code="month_not_begun", now=at(2, 28, 22, 59)
    )
    assert (refused["month"], refused["begins_at"]) == ("2031-03", "2031-02-28T23:00:00Z")
    assert (await read(winter, "2031-03", now=at(2, 28, 23)))["opening"]
    await problem(winter.api, "GET", f"{winter.path}/2999-12", status=409, code="month_not_begun")


@pytest.mark.parametrize("month", ["2031-13", "2031-2", "2031", "february", "203102", "1969-12"])
async def test_what_is_no_month_is_refused(winter: Winter, month: str) -> None:
    await problem(winter.api, "GET", f"{winter.path}/{month}", status=422, code="validation_failed")


async def test_customers_see_their_own_only(winter: Winter) -> None:
    own = winter.customer["id"]
    assert (await read(winter, "2031-02", role=own)) == (await read(winter, "2031-02"))
    stranger = await winter.api.customer()
    path = f"{winter.path}/2031-02"
    refused = {"status": 404, "code": "customer_not_found"}
    await problem(winter.api, "GET", path, role=stranger["id"], **refused)  # type: ignore[arg-type]
    unknown = path.replace(own, "01990000-0000-7000-8000-000000000001")
    await problem(winter.api, "GET", unknown, **refused)  # type: ignore[arg-type]


async def test_a_customer_without_an_entry_has_a_statement_of_nothing(winter: Winter) -> None:
    fresh = await winter.api.customer()
    told = await winter.api.get(f"/v1/customers/{fresh['id']}/statements/2031-02")
    assert (figures(told["opening"]), figures(told["closing"])) == (NOTHING, NOTHING)
    assert not told["movements"]


async def test_the_table_has_a_row_for_each_movement_between_opening_and_closing(
    winter: Winter,
) -> None:
    answer = await winter.api.send("GET", f"{winter.path}/2031-02?format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    told = await read(winter, "2031-02")
    assert [(one["net"], one["currency"]) for one in rows[-3:-1]] == [
        ("8140.00", "EUR"), ("960", "JPY"),
    ]  # fmt: skip
    rows = rows[:-3]
    assert [one["row"] for one in rows] == [
        "opening", *["movement"] * len(told["movements"]), "closing",
    ]  # fmt: skip
    for row, one in zip(rows[1:-1], told["movements"], strict=True):
        assert row["seq"] == str(one["seq"])
        assert [int(row[f"{name}_change"]) for name in BUCKETS] == list(figures(one["change"]))
        assert [int(row[f"{name}_minutes"]) for name in BUCKETS] == list(figures(one["balance"]))
    assert [int(rows[-1][f"{name}_minutes"]) for name in BUCKETS] == [4410, 120, 80, 0]
    [adjusted] = [one["reason"] for one in rows if one["reason"].endswith(HOSTILE)]
    assert adjusted == f"'{HOSTILE}", "no spreadsheet runs it"
    priced = [(one["kind"], *money(one)) for one in rows if one["currency"]]
    assert priced == [("purchase", "960", "960", "JPY"), ("refund", "960.00", "1161.60", "EUR")]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/plain, text/csv;q=0.5", "text/csv; charset=utf-8"),
        ("*/*", "application/json"),
        ("image/png", "application/json"),
        ("", "application/json"),
    ],
)
async def test_accept_chooses_where_no_format_is_named(
    winter: Winter, accept: str, kind: str
) -> None:
    path = f"{winter.path}/2031-02"
    answer = await winter.api.send("GET", path, headers={"Accept": accept})
    assert answer.headers["content-type"] == kind
    named = await winter.api.send("GET", f"{path}?format=json", headers={"Accept": accept})
    assert named.headers["content-type"] == "application/json"


# What breaks a statement, past every guard.
BROKEN = {
    "a posting of another size": """
        ALTER TABLE ledger_posting DISABLE TRIGGER append_only;
        UPDATE ledger_posting SET minutes = minutes + 10 WHERE to_kind = 'penalties'
    """,
    "a posting that is gone": """
        ALTER TABLE ledger_posting DISABLE TRIGGER append_only;
        DELETE FROM ledger_posting WHERE to_kind = 'refunded'
    """,
    "other totals": """
        ALTER TABLE ledger_entry DISABLE TRIGGER append_only;
        UPDATE ledger_entry SET debt_minutes = 10 WHERE kind = 'refund'
    """,
    "other totals at the beginning": """
        ALTER TABLE ledger_entry DISABLE TRIGGER append_only;
        UPDATE ledger_entry SET available_minutes = 4810 WHERE seq = 1
    """,
    "an entry that is gone": """
        ALTER TABLE ledger_entry DISABLE TRIGGER append_only;
        ALTER TABLE ledger_posting DISABLE TRIGGER append_only;
        DELETE FROM ledger_posting WHERE seq = 3;
        SET session_replication_role = replica;
        DELETE FROM ledger_entry WHERE seq = 3
    """,
    "a worksheet that tells another time": """
        UPDATE time_entry SET during = tstzrange(lower(during), upper(during) + interval '1 hour')
        WHERE revision = 1
    """,
    "a worksheet that tells another bill": """
        UPDATE worksheet_round SET billed_minutes = 90 WHERE verb = 'submit' AND billed_minutes = 80
    """,
    "a worksheet that nobody finds any more": """
        UPDATE worksheet SET submitted_at = submitted_at + interval '3 months',
            confirmed_at = confirmed_at + interval '3 months'
    """,
}


@pytest.mark.parametrize("what", BROKEN)
async def test_a_statement_that_does_not_add_up_is_withheld(
    server: str, template: str, what: str
) -> None:
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        winter = await play(api)
        await read(winter, "2031-02")
        owner = await asyncpg.connect(dsn)
        await owner.execute(BROKEN[what])
        await owner.close()
        for kind in ("json", "csv", "html", "pdf"):
            path = f"{winter.path}/2031-02?format={kind}"
            await problem(api, "GET", path, status=500, code="statement_does_not_add_up")
