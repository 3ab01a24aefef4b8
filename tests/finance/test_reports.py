"""Reports of money: what came in, what is deferred, and what has become of the rest."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.finance import reports
from tests.api.world import DAY, pointers, problem, read_problem, work, z
from tests.support import NOON, Api, Json

STARTS = NOON + 3 * DAY
MOMENT = timedelta(microseconds=1)
AMOUNTS = ("money_in", "deferred", "earned", "penalties", "breakage", "refunded", "written_off")


def shown(line: Json) -> dict[str, str]:
    """The amounts of a line that are not 0."""
    return {name: line[name] for name in AMOUNTS if Decimal(line[name])}


async def report(api: Api, path: str, **how: datetime) -> list[Json]:
    """The lines of a report, each of which is even."""
    lines: list[Json] = (await api.get(f"/v1/reports/{path}", role="finance", **how))["lines"]
    for line in lines:
        came, *rest = (Decimal(line[name]) for name in AMOUNTS)
        assert came == sum(rest), line
        assert line["money_in_minutes"] == sum(line[f"{name}_minutes"] for name in AMOUNTS[1:])
        revenue = sum(Decimal(line[name]) for name in ("earned", "penalties", "breakage"))
        assert Decimal(line["revenue"]) == revenue
    return lines


async def worked(api: Api, customer: Json, starts_at: datetime, minutes: int) -> Json:
    """A worksheet."""
    technician, server = await api.technician(), await api.server(customer)
    return await work(
        api, customer, technician, server=server, starts_at=starts_at,
        worked=timedelta(minutes=minutes),
    )  # fmt: skip


async def confirm(api: Api, customer: Json, worksheet: Json, at: datetime) -> None:
    await api.post(f"/v1/worksheets/{worksheet['id']}/confirm", role=customer["id"], now=at)


async def test_money_is_deferred_until_the_work_is_confirmed(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer)
    (line,) = await report(api, "deferred")
    assert shown(line) == {"money_in": "960.00", "deferred": "960.00"}
    worksheet = await worked(api, customer, STARTS, 95)
    (line,) = await report(api, "deferred", now=STARTS + DAY)
    assert shown(line) == {"money_in": "960.00", "deferred": "960.00"}
    await confirm(api, customer, worksheet, STARTS + DAY)
    (line,) = await report(api, "deferred", now=STARTS + DAY)
    assert shown(line) == {"money_in": "960.00", "deferred": "760.00", "earned": "200.00"}
    assert (line["earned_minutes"], line["revenue"]) == (100, "200.00")


async def test_an_instant_ends_what_counts_as_a_time_does(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer)
    await confirm(api, customer, await worked(api, customer, STARTS, 95), STARTS + DAY)
    (at,) = await report(api, f"deferred?at={z(STARTS + DAY)}")
    assert at["earned"] == "0.00"
    (after,) = await report(api, f"deferred?at={z(STARTS + DAY + MOMENT)}")
    assert after["earned"] == "200.00"
    assert await report(api, f"deferred?at={z(NOON)}") == []
    # Without an instant all counts that is booked, also by a host whose clock runs ahead.
    for now in (NOON, STARTS + DAY):
        assert await report(api, "deferred", now=now) == [after]
    until = f"revenue?to={z(STARTS + DAY)}&group_by=currency"
    [revenue] = await report(api, until)
    assert revenue.items() < at.items()
    assert await report(api, f"revenue?from={z(STARTS + DAY + MOMENT)}") == []
    (within,) = await report(api, f"revenue?from={z(STARTS + DAY)}&group_by=currency")
    assert shown(within) == {"deferred": "-200.00", "earned": "200.00"}


async def test_a_month_is_of_the_companys_time_zone(api: Api) -> None:
    """Midnight in Prague is an hour before that of UTC; summer time begins on 30 March."""
    customer = await api.customer()
    for booked_at in (
        datetime(2031, 3, 31, 21, 59, 59, 999999, tzinfo=UTC),
        datetime(2031, 3, 31, 22, tzinfo=UTC),
        datetime(2031, 5, 31, 22, tzinfo=UTC),
    ):
        await api.buy(customer, now=booked_at)
    lines = await report(api, "revenue?group_by=month")
    assert [(line["month"], line["money_in_minutes"]) for line in lines] == [
        ("2031-03", 480), ("2031-04", 480), ("2031-06", 480),
    ]  # fmt: skip
    answer = await api.get("/v1/reports/revenue?from=2031-03-31T22:00:00Z&to=2031-05-31T22:00:00Z")
    assert [line["month"] for line in answer["lines"]] == ["2031-04"]
    assert (answer["time_zone"], answer["group_by"]) == ("Europe/Prague", ["month", "currency"])
    assert answer["to_at"] == "2031-05-31T22:00:00Z"


async def test_figures_are_of_one_currency_each_with_its_own_decimals(api: Api) -> None:
    customer, other = await api.customer(), await api.customer(name="Beta")
    eur = await api.buy(customer, price_per_person_day="100.00", expires_on="2031-12-31")
    yen = await api.buy(customer, price_per_person_day="1001", currency="JPY")
    dinar = await api.buy(other, price_per_person_day="1.001", currency="KWD")
    gift = await api.post(
        f"/v1/customers/{other['id']}/adjustments", {"minutes": 60, "reason": "gift"}
    )
    for bought, minutes in ((eur, 160), (yen, 150), (dinar, 160)):
        await api.post(f"/v1/purchases/{bought['id']}/refund", {"minutes": minutes})
    lines = await report(api, "deferred?group_by=lot")
    assert {line["lot_id"]: (line["customer_id"], shown(line)) for line in lines} == {
        eur["id"]: (
            customer["id"],
            {"money_in": "100.00", "deferred": "66.67", "refunded": "33.33"},
        ),
        # 312.8125 is 313, and 0.33366… is 0.334.
        yen["id"]: (
            customer["id"],
            {"money_in": "1001", "deferred": "688", "refunded": "313"},
        ),
        dinar["id"]: (
            other["id"],
            {"money_in": "1.001", "deferred": "0.667", "refunded": "0.334"},
        ),
        gift["id"]: (other["id"], {}),
    }
    by_customer = await report(api, "deferred?group_by=customer&group_by=currency")
    assert len(by_customer) == 4
    assert {line["currency"] for line in by_customer} == {"EUR", "JPY", "KWD", None}
    narrowed = await report(api, f"deferred?customer_id={other['id']}")
    assert [(line["currency"], line["deferred_minutes"]) for line in narrowed] == [
        ("KWD", 320), (None, 60),
    ]  # fmt: skip


async def test_debt_is_recognised_in_the_later_of_both_months(api: Api) -> None:
    """Worked and confirmed in March beyond all credit, paid for in May."""
    customer = await api.customer()
    await api.buy(customer)
    worksheet = await worked(api, customer, STARTS, 580)
    await confirm(api, customer, worksheet, STARTS + DAY)
    await api.buy(customer, minutes=960, price_per_person_day="480.00", now=NOON + 70 * DAY)
    lines = await report(api, "revenue")
    assert [(line["month"], shown(line)) for line in lines] == [
        ("2031-03", {"money_in": "960.00", "earned": "960.00"}),
        ("2031-05", {"money_in": "960.00", "deferred": "860.00", "earned": "100.00"}),
    ]


# --- policies -------------------------------------------------------------------------------------


async def test_a_policy_counts_for_what_is_billed_from_its_day_on(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer, minutes=960)
    first = await worked(api, customer, STARTS, 60)
    made = await api.post(
        "/v1/earning-policies",
        {"from_on": "2031-03-20", "policy": "billed", "reason": "new terms"},
        role="finance",
        now=STARTS + DAY,
    )
    # Midnight in Prague.
    assert made["from_at"] == "2031-03-19T23:00:00Z"
    begun = datetime.fromisoformat(made["from_at"])
    second = await worked(api, customer, begun, 60)
    (line,) = await report(api, "deferred", now=begun + DAY)
    assert shown(line)["earned"] == "120.00"
    for worksheet in (first, second):
        await confirm(api, customer, worksheet, begun + DAY)
    (line,) = await report(api, "deferred", now=begun + DAY)
    assert shown(line)["earned"] == "240.00"
    listed = (await api.get("/v1/earning-policies"))["items"]
    assert [one["policy"] for one in listed] == ["confirmed", "billed"]
    events = (await api.get("/v1/events?limit=200"))["items"]
    (told,) = [one for one in events if one["type"] == "earning_policy.set"]
    assert (told["subject_id"], told["data"]) == (
        made["id"],
        {"from_on": "2031-03-20", "policy": "billed"},
    )


async def test_a_policy_begins_tomorrow_at_the_earliest(api: Api) -> None:
    """By the company's calendar: an hour before midnight in UTC it is tomorrow there."""
    late = datetime(2031, 3, 5, 23, tzinfo=UTC)
    policy = {"policy": "billed"}
    for now, day in ((NOON, "2031-03-05"), (NOON, "2001-01-01"), (late, "2031-03-06")):
        refusal = await problem(
            api, "POST", "/v1/earning-policies", {**policy, "from_on": day},
            status=422, code="policy_not_ahead", now=now, key=f"{now} {day}",
        )  # fmt: skip
        assert refusal["from_on"] == day
    await api.post("/v1/earning-policies", {**policy, "from_on": "2031-03-06"}, now=late - MOMENT)
    await problem(
        api, "POST", "/v1/earning-policies", {**policy, "from_on": "2031-03-06"},
        status=409, code="policy_already_set", key="again",
    )  # fmt: skip


async def test_what_is_valued_is_never_valued_otherwise(api: Api) -> None:
    """An entry of a host whose clock runs ahead is valued: no policy begins before it any more."""
    customer = await api.customer()
    await api.buy(customer, now=NOON + 3 * DAY)
    body = {"from_on": "2031-03-07", "policy": "billed"}
    await report(api, "deferred")
    refusal = await problem(
        api, "POST", "/v1/earning-policies", body, status=422, code="policy_not_ahead"
    )
    assert refusal["valued_until"] == z(NOON + 3 * DAY)
    await api.post("/v1/earning-policies", {**body, "from_on": "2031-03-09"})


# --- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "pointer"),
    [
        ("revenue?from=2031-03-05T12:00:00", "?from"),
        ("revenue?from=2031-03-05", "?from"),
        ("revenue?to=1000000000", "?to"),
        ("revenue?to=1999-12-31T00:00:00Z", "?to"),
        ("revenue?group_by=week", "?group_by"),
        ("revenue?group_by=month,lot", "?group_by"),
        ("revenue?group_by=", "?group_by"),
        ("revenue?customer_id=7", "?customer_id"),
        ("revenue?at=2031-03-05T12:00:00Z", "?at"),
        ("deferred?at=2031-03-05T12:00:00", "?at"),
        ("deferred?at=2031-02-30T12:00:00Z", "?at"),
        ("deferred?group_by=Lot", "?group_by"),
        ("deferred?from=2031-03-05T12:00:00Z", "?from"),
        ("deferred?at=2031-03-05T12:00:00Z&at=2031-03-05T12:00:00Z", "?at"),
    ],
)
async def test_a_parameter_of_another_form_is_named(api: Api, path: str, pointer: str) -> None:
    response = await api.send("GET", f"/v1/reports/{path}")
    assert set(pointers(read_problem(response, 422, "validation_failed"))) == {pointer}


async def test_a_time_does_not_end_before_it_begins(api: Api) -> None:
    path = "/v1/reports/revenue?from=2031-03-05T12:00:00Z&to=2031-03-05T11:59:59Z"
    await problem(api, "GET", path, status=422, code="ends_before_start")
    assert await report(api, "revenue?from=2031-03-05T12:00:00Z&to=2031-03-05T12:00:00Z") == []


async def test_more_lines_than_anybody_reads_are_refused(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "MAX_LINES", 2)
    customer = await api.customer()
    for _ in range(2):
        await api.buy(customer)
    assert len(await report(api, "deferred?group_by=lot")) == 2
    await api.buy(customer)
    path = "/v1/reports/deferred?group_by=lot"
    refusal = await problem(api, "GET", path, status=422, code="report_too_long")
    assert refusal["limit"] == 2


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"policy": "billed"}, "/from_on"),
        ({"from_on": "2041-01-01"}, "/policy"),
        ({"from_on": "2041-01-01", "policy": "paid"}, "/policy"),
        ({"from_on": "2041-01-01", "policy": None}, "/policy"),
        ({"from_on": "2041-02-30", "policy": "billed"}, "/from_on"),
        ({"from_on": "2041-01-01T00:00:00Z", "policy": "billed"}, "/from_on"),
        ({"from_on": 20410101, "policy": "billed"}, "/from_on"),
        ({"from_on": "3000-01-01", "policy": "billed"}, "/from_on"),
        ({"from_on": "2041-01-01", "policy": "billed", "to_on": "2042-01-01"}, "/to_on"),
        ({"from_on": "2041-01-01", "policy": "billed", "reason": "x" * 4001}, "/reason"),
        ({"from_on": "2041-01-01", "policy": "billed", "reason": "a\x00b"}, "/reason"),
        ([], ""),
    ],
)
async def test_a_policy_of_another_form_is_refused(api: Api, body: Json, pointer: str) -> None:
    refusal = await problem(
        api, "POST", "/v1/earning-policies", body, status=422, code="validation_failed"
    )
    assert set(pointers(refusal)) == {pointer}


async def test_an_unknown_policy_is_not_found(api: Api) -> None:
    path = f"/v1/earning-policies/{(await api.customer())['id']}"
    await problem(api, "GET", path, status=404, code="earning_policy_not_found")
