"""Months by pages: the figures are those of the API's reports, and closing shows what it signs."""

import json
import re
import zipfile
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from msgspec.structs import replace

from app.finance.schemas import FiguresView
from app.pages.finance import glance, periods
from app.pages.finance.period_queries import Beginnings, Listed
from app.periods.rules import PeriodStatus
from tests.api.world import DAY, ask_for, key_of_a_person, nothing_changes
from tests.pages.finance import checked, done, hidden, person
from tests.pages.test_finance_purchases import plain
from tests.pages.visits import Visit, said
from tests.payments.files import list_file
from tests.payments.test_import import hand_in
from tests.support import NOON, Api

# From where a box goes down, and how far.
BOX = re.compile("M[0-9.]+ ([0-9.]+)h[0-9.]+v([0-9.]+)h")
MARCH = datetime(2031, 4, 2, 12, tzinfo=UTC)


def line(month: str, currency: str = "EUR", **moved: str) -> FiguresView:
    amounts = dict.fromkeys(
        ("money_in", "revenue", "deferred", "earned", "penalties", "breakage", "refunded", "written_off"),
        Decimal(0),
    )  # fmt: skip
    minutes = {f"{name}_minutes": 0 for name in amounts if name != "revenue"}
    given = {name: Decimal(amount) for name, amount in moved.items()}
    return FiguresView(
        month=month,
        customer_id=None,
        lot_id=None,
        currency=currency,
        **minutes,
        **(amounts | given),
    )


# --- figures, pure ---------------------------------------------------------------------------------


def test_months_in_a_row_go_over_the_year() -> None:
    assert glance.months_until("2031-02", 4) == ["2030-11", "2030-12", "2031-01", "2031-02"]


def test_what_is_deferred_adds_up_also_what_came_before_the_year() -> None:
    lines = [
        line("2029-05", deferred="100"),
        line("2030-12", deferred="50.50", earned="10"),
        line("2031-02", deferred="-120.50", earned="120.50", penalties="5"),
        line("2031-02", "CZK", deferred="7"),
    ]
    found = glance.by_currency(lines, "2031-03")
    assert list(found) == ["CZK", "EUR"]
    deferred = {one.month: one.deferred for one in found["EUR"]}
    assert len(deferred) == 12
    assert deferred["2030-04"] == 100
    assert (deferred["2030-11"], deferred["2030-12"]) == (Decimal(100), Decimal("150.50"))
    assert (deferred["2031-02"], deferred["2031-03"]) == (Decimal(30),) * 2
    assert found["EUR"][-2].revenue == Decimal("125.50")
    assert found["CZK"][0].deferred == 0


def test_columns_stand_on_their_line_and_what_went_back_hangs_from_it() -> None:
    months = glance.by_currency([line("2031-02", earned="30", penalties="-10")], "2031-03")["EUR"]
    drawn = glance.chart(months, ("earned", "penalties", "breakage"))
    assert drawn.kinds == {"grid", "earned", "penalties", "ground"}
    sides = {one.kind: BOX.findall(one.path) for one in drawn.shapes}
    [(up, earned)] = sides["earned"]
    [(below, penalties)] = sides["penalties"]
    [ground] = [
        float(one.path[3:].partition("H")[0]) for one in drawn.shapes if one.kind == "ground"
    ]
    assert float(up) + float(earned) == pytest.approx(ground, abs=0.2)
    assert float(below) == pytest.approx(ground, abs=0.2)
    assert float(earned) == pytest.approx(3 * float(penalties), abs=0.3)
    assert float(below) + float(penalties) <= glance.HEIGHT
    assert glance.chart(months, ("breakage",)).kinds == {"grid", "ground"}


# --- pages ---------------------------------------------------------------------------------------


async def test_nothing_was_bought_yet(api: Api) -> None:
    visit = await person(api)
    assert "Nothing was bought yet" in said(await visit.get("/finance"))
    assert said(await visit.get("/finance/open")).count("None.") == 6
    assert "No month waits" in said(await visit.get("/finance/periods"))


async def test_the_month_at_a_glance_tells_what_the_report_tells(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    await api.buy(customer, 960, now=NOON - 60 * DAY)
    await api.buy(customer, 480, now=NOON, expires_on="2031-03-20")
    body = {"minutes": -60, "reason": "counted twice"}
    await api.post(f"/v1/customers/{customer['id']}/adjustments", body, now=NOON)
    [january, march] = (await api.get("/v1/reports/revenue?group_by=month"))["lines"]
    assert (january["deferred"], march["deferred"]) == ("1920.00", "840.00")
    shown = await visit.get("/finance")
    rows = re.findall(r'<tr[^>]*><th scope="row"[^>]*>(.*?)</tr>', shown.text)
    assert len(rows) == 12
    assert "2,760.00 EUR" in plain(re.sub("<[^>]*>", " ", rows[0]))
    assert "1,920.00 EUR" in plain(re.sub("<[^>]*>", " ", rows[1]))
    for name in ("revenue", "deferred", "aging", "trial-balance"):
        told = await visit.get(f"/finance/reports/{name}.csv")
        query = "?group_by=customer&format=csv" if name == "deferred" else "?format=csv"
        same = await api.send("GET", f"/v1/reports/{name}{query}", role="finance")
        assert told.content == same.content, name
        assert (await visit.get(f"/finance/reports/{name}.xlsx")).content[:2] == b"PK"
        assert (await visit.get(f"/finance/reports/{name}.pdf")).status_code == 404


async def test_finance_begins_with_what_waits(api: Api) -> None:
    customer, key = await api.customer(), await key_of_a_person(api, "finance")
    visit = await person(api)
    assert "Nothing waits." in said(await visit.get("/finance"))
    # January and February of 2031 are over; the month in which one is waits for nobody.
    await api.buy(customer, 480, now=NOON - 60 * DAY)
    shown = await visit.get("/finance")
    assert "2 months are not closed, the oldest is January 2031" in said(shown)
    assert "not paid" not in said(shown)
    await api.buy(customer, 480, paid=False)
    gift = (f"/v1/customers/{customer['id']}/adjustments", {"minutes": 120, "reason": "a gift"})
    await ask_for(api, [gift], key=key)
    await hand_in(api, list_file("2031-03-05;1.00;EUR;who knows;;T1"))
    shown = await visit.get("/finance")
    waits = plain(said(shown)).split("What waits")[1].split("March 2031 · EUR")[0]
    assert "1 purchase is not paid 1 request waits for another person 1 line of a bank" in waits
    assert 'href="/finance/periods/2031-01"' in shown.text.split("<h2>March 2031")[0]
    page = "/finance/periods/2031-01"
    assert (await done(visit, page, f"{page}/close")).status_code == 303
    assert "1 month is not closed: February 2031" in said(await visit.get("/finance"))


def test_a_month_that_was_opened_again_waits_beside_those_that_were_never_closed() -> None:
    begins = Beginnings(time_zone="Europe/Prague", first_booked_at=NOON - 90 * DAY, months=())
    march_ends = datetime(2031, 3, 31, 22, tzinfo=UTC)
    assert periods.unclosed(replace(begins, first_booked_at=None), march_ends) == []
    four = ["2030-12", "2031-01", "2031-02", "2031-03"]
    assert periods.unclosed(begins, march_ends) == four
    assert periods.unclosed(begins, march_ends - timedelta(seconds=1)) == four[:3]
    made = tuple(
        Listed(id=uuid4(), month=month, status=status, until_at=NOON, number=1, closed_at=NOON)
        for month, status in (
            ("2031-02", PeriodStatus.CLOSED),
            ("2031-01", PeriodStatus.REOPENED),
            ("2030-12", PeriodStatus.CLOSED),
        )
    )
    assert periods.unclosed(replace(begins, months=made), march_ends) == ["2031-01", "2031-03"]


async def test_three_months_are_seen_at_once_and_their_marks_are_no_days(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    await api.buy(customer, 480, now=NOON - 60 * DAY)
    shown = await visit.get("/finance")
    [at_once, folded] = shown.text.split("<details><summary>Earlier months")
    rows = re.compile(r'<th scope="row"[^>]*><a href="/finance/periods/([^"]*)"')
    assert rows.findall(at_once) == ["2031-03", "2031-02", "2031-01"]
    assert len(rows.findall(folded.split("</details>")[0])) == 9
    marks = re.findall(r'<text class="month"[^>]*>([^<]*)<', shown.text)
    assert marks[:6] == ["5/2030", "7/2030", "9/2030", "11/2030", "1/2031", "3/2031"]


async def later(api: Api) -> Visit:
    """Somebody who comes in when March is over."""
    api.now = MARCH
    return await person(api)


async def test_a_month_is_closed_as_it_was_shown_and_its_signature_holds(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    await api.buy(customer, 480, now=NOON)
    await api.buy(customer, 480, paid=False, now=NOON)
    page, action = "/finance/periods/2031-03", "/finance/periods/2031-03/close"
    assert action not in (await visit.get(page)).text, "it is not over"
    visit = await later(api)
    assert page in (await visit.get("/finance/periods")).text
    assert "1 purchase is not paid" in plain(said(await visit.get(page)))
    await visit.get("/finance")
    async with nothing_changes(api):
        seen = await checked(visit, page, action)
    assert "960.00 EUR" in plain(said(seen))
    # Beside the button stands what cannot be taken back, and who may open the month again.
    [_, beside] = said(seen).split("Afterwards nothing can be booked or recorded in March 2031")
    assert beside.index("Only an administrator") < beside.index("Close and sign March 2031")
    form = hidden(seen, action)
    for _ in range(2):
        assert (await visit.send(action, form)).status_code == 303
    assert "state of the month is below" in said(await visit.get(page))
    told = await api.get("/v1/periods/2031-03")
    kept = await visit.get(f"{page}/1.json")
    assert json.loads(kept.content) == told["snapshots"][0]
    assert (await visit.get(f"{page}/2.json")).status_code == 404
    # Finance closes; an admin opens again, and says why.
    assert "/reopen" not in (await visit.get(page)).text
    admin = await person(api, "admin")
    reopen = hidden(await admin.get(page), "/reopen")
    assert (await admin.send(f"{page}/reopen", reopen)).status_code == 422
    reopen = hidden(await admin.get(page), "/reopen") | {"reason": "the tax was <b>wrong</b>"}
    assert (await admin.send(f"{page}/reopen", reopen)).status_code == 303
    assert "&lt;b&gt;wrong" in (await visit.get(page)).text
    assert (await done(visit, page, action)).status_code == 303
    assert len((await api.get("/v1/periods/2031-03"))["snapshots"]) == 2


async def test_another_month_than_the_next_is_refused_with_its_reason(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer, 480, now=NOON - 40 * DAY)
    visit = await later(api)
    shown = await visit.get("/finance/periods/2031-03")
    assert "one after the other: January 2031 comes first" in said(shown)
    assert 'href="/finance/periods/2031-01"' in shown.text
    assert "/close" not in shown.text
    # Nor does it help to send the form of another.
    form = hidden(await visit.get("/finance/periods/2031-01"), "/finance/periods/2031-01/close")
    for step in ("check", "do"):
        seen = await visit.send("/finance/periods/2031-03/close", form | {"step": step})
        assert seen.status_code == 409
    assert (await api.get("/v1/periods"))["items"] == []


@pytest.mark.parametrize(
    ("month", "says"),
    [
        ("2031-03", "It ends on"),
        ("2031-04", "It has not begun"),
        ("2040-01", "It has not begun"),
    ],
)
async def test_a_month_that_is_not_over_says_so_and_offers_nothing(
    api: Api, month: str, says: str
) -> None:
    await api.buy(await api.customer(), 480, now=NOON - 60 * DAY)
    visit = await person(api)
    shown = await visit.get(f"/finance/periods/{month}")
    assert says in said(shown)
    assert "/close" not in shown.text
    statements = await visit.get(f"/finance/statements?month={month}")
    if month == "2031-03":
        assert "is not over" in said(statements)
        assert f"/finance/statements/{month}.zip" in statements.text
    else:
        assert statements.status_code == 409
        assert ".zip" not in statements.text
        assert ".pdf" not in statements.text


async def test_what_was_open_at_the_end_of_a_month_is_of_that_month(api: Api) -> None:
    customer, visit = await api.customer(name="Acme"), await later(api)
    before = await api.buy(customer, 480, paid=False, invoice_number="2031-1", now=NOON - 40 * DAY)
    after = await api.buy(customer, 480, paid=False, invoice_number="2031-2", now=NOON)
    row = "2031-01-31;1.00;EUR;;;T1", "2031-02-01;2.00;EUR;;;T2"
    await hand_in(api, list_file(*row))
    page = await visit.get("/finance/periods/2031-01")
    assert "1 purchase is not paid" in said(page)
    assert "1 line of a bank pays nothing so far" in said(page)
    [address] = {
        one.partition("#")[0] for one in re.findall(r'href="(/finance/open\?[^"]*)"', page.text)
    }
    shown = await visit.get(address)
    assert "January 2031" in said(shown)
    assert before["id"] in shown.text
    assert after["id"] not in shown.text
    assert "1.00 EUR" in plain(said(shown))
    assert "2.00 EUR" not in plain(said(shown))
    every = await visit.get("/finance/open")
    assert after["id"] in every.text


async def test_what_was_paid_too_much_is_open_with_what_can_be_done(api: Api) -> None:
    customer, visit = await api.customer(name="Acme"), await person(api)
    bought = await api.buy(customer, 480, paid=False, invoice_number="2031-1")
    address = f"/v1/purchases/{bought['id']}/payments"
    await api.post(address, {"amount": "960.00"}, key="one")
    assert "Paid too much 0" in plain(said(await visit.get("/finance/open")))
    excess = await api.post(address, {"amount": "40.50"}, key="two")
    shown = await visit.get("/finance/open")
    assert "Paid too much 1" in plain(said(shown))
    assert "40.50 EUR" in plain(said(shown))
    page = await visit.get(f"/finance/purchases/{bought['id']}")
    assert "40.50 EUR came too much" in plain(said(page))
    part = page.text.partition('id="overpaid"')[2].partition("</section>")[0]
    assert re.findall(r"/finance/payments/([^\"]*)", part) == [excess["id"]]
    action = f"/finance/payments/{excess['id']}"
    form = hidden(await visit.get(action), f"{action}/withdraw")
    assert (
        await visit.send(f"{action}/withdraw", form | {"reason": "sent back"})
    ).status_code == 303
    assert "Paid too much 0" in plain(said(await visit.get("/finance/open")))


async def test_an_export_tells_how_much_comes_and_is_that_of_the_api(api: Api) -> None:
    customer, visit = await api.customer(), await person(api, "lead")
    for days in (40, 3, 2):
        await api.buy(customer, 480, now=NOON - days * DAY)
    shown = await visit.get("/finance/exports?kind=purchases&format=csv&month=2031-03")
    assert "2 lines" in plain(said(shown))
    [address] = re.findall(r'href="(/finance/exports/rows[^"]*)"', shown.text)
    address = address.replace("&amp;", "&")
    told = await visit.get(address)
    same = await api.send(
        "GET", "/v1/exports/purchases?from=2031-02-28T23:00:00Z&to=2031-03-31T22:00:00Z"
    )
    assert told.content == same.content
    assert told.content.count(b"\n") == 4
    for wrong in ("?kind=purchases&format=hledger", "?kind=entries&month=2031-13"):
        assert (await visit.get(f"/finance/exports{wrong}")).status_code == 422
    assert (await visit.get("/finance/exports/rows.exe?kind=entries")).status_code == 404


async def test_all_statements_of_a_month_come_as_one_file(api: Api) -> None:
    first, second = await api.customer(name="Acme"), await api.customer(name="Zenith")
    await api.customer(name="Nothing")
    visit = await person(api)
    for customer in (first, second):
        await api.buy(customer, 480, now=NOON - 10 * DAY)
    shown = await visit.get("/finance/statements")
    assert "2 customers in February 2031" in plain(said(shown))
    told = await visit.get("/finance/statements/2031-02.zip")
    with zipfile.ZipFile(BytesIO(told.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == 2
        assert all(archive.read(name).startswith(b"%PDF") for name in names)
    alone = await visit.get(f"/finance/statements/{first['id']}/2031-02.pdf")
    assert alone.content.startswith(b"%PDF")
    one = await visit.get(f"/finance/statements?customer_id={first['id']}&month=2031-02")
    assert "Acme" in said(one)
    assert "Zenith" not in said(one)
    assert "Nobody had credit" in said(await visit.get("/finance/statements?month=2030-01"))
    assert (await visit.get("/finance/statements?month=soon")).status_code == 422


async def test_earning_is_changed_from_a_day_on_as_it_was_shown(api: Api) -> None:
    visit = await person(api)
    page = "/finance/earning"
    typed = {"from_on": "2031-04-01", "policy": "billed", "reason": "new terms"}
    async with nothing_changes(api):
        seen = await checked(visit, page, page, **typed)
    assert "April 1, 2031" in plain(said(seen)) or "1 April 2031" in plain(said(seen))
    assert (await visit.send(page, hidden(seen, page) | {"step": "do"})).status_code == 303
    policy = (await api.get("/v1/earning-policies"))["items"][-1]
    assert (policy["from_on"], policy["policy"]) == ("2031-04-01", "billed")
    shown = plain(said(await visit.get(page)))
    assert "1 April 2031 to come once it is deducted new terms" in shown
    assert "from the beginning once the customer confirmed it" in shown
    assert "2000" not in shown
    assert "billed" not in shown
    assert (
        await checked(visit, page, page, **typed | {"from_on": "2031-03-05"})
    ).status_code >= 400


async def test_a_price_list_is_made_by_its_steps_and_ends_on_another_day(api: Api) -> None:
    visit = await person(api)
    typed = {"name": "Of 2031", "currency": "EUR", "valid_from": "2031-01-01", "valid_to": ""}
    steps = {"from_person_days_1": "0", "price_per_person_day_1": "960.00"}
    steps |= {"from_person_days_3": "5", "price_per_person_day_3": "900.001"}
    form = hidden(await visit.get("/finance/prices/new"), "/finance/prices")
    wrong = await visit.send("/finance/prices", form | typed | steps)
    assert wrong.status_code == 422
    assert 'value="900.001"' in wrong.text
    assert 'id="price_per_person_day_3-wrong"' in wrong.text
    form = hidden(wrong, "/finance/prices") | typed | steps | {"price_per_person_day_3": "900"}
    for _ in range(2):
        assert (await visit.send("/finance/prices", form)).status_code == 303
    [made] = (await api.get("/v1/price-lists"))["items"]
    assert [one["price_per_person_day"] for one in made["steps"]] == ["960.00", "900.00"]
    action = f"/finance/prices/{made['id']}"
    shown = await visit.get("/finance/prices")
    ended = hidden(shown, action) | {"valid_to": "2031-12-31"}
    assert (await visit.send(action, ended)).status_code == 303
    assert (await visit.send(action, ended | {"once": "another-form-0001"})).status_code == 412
    assert (await api.get("/v1/price-lists"))["items"][0]["valid_to"] == "2031-12-31"
    without = hidden(await visit.get("/finance/prices"), action) | {"valid_to": ""}
    assert (await visit.send(action, without)).status_code == 303
    assert (await api.get("/v1/price-lists"))["items"][0]["valid_to"] is None


async def test_what_is_open_is_told_with_its_age(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    await api.buy(customer, 480, paid=False, now=NOON - timedelta(days=12))
    body = {"minutes": -300, "reason": "counted twice"}
    await api.post(f"/v1/customers/{customer['id']}/adjustments", body, now=NOON)
    shown = plain(said(await visit.get("/finance/open")))
    assert "12 days 960.00 EUR" in shown
    assert "5 h" in shown
