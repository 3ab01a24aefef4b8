"""A customer's credit: its figures, the year, every line's why, and asking for more."""

import re
from datetime import timedelta

import pytest

from tests.api.world import DAY, HOUR, nothing_changes, start, time_entry, work, worksheet_body
from tests.pages.visits import Visit, said, signed_in
from tests.support import NOON, Api, Json

WORKED = timedelta(minutes=47, seconds=10)


async def own(api: Api, minutes: int = 960) -> tuple[Json, Json, Visit]:
    """A customer with credit, its technician, and somebody of it at a browser."""
    customer, technician = await api.customer(), await api.technician(name="Tomáš")
    await api.buy(customer, minutes, now=NOON - 30 * DAY)
    return customer, technician, await signed_in(api, api.keys[customer["id"]])


def lines(page: str) -> list[str]:
    """What stands in each line of the journal."""
    return [
        " ".join(re.sub(r"<[^>]*>", " ", one).split())
        for one in re.findall(r'<tr id="entry-.*?</tr>', page, re.DOTALL)
    ]


async def test_every_kind_of_line_says_why(api: Api) -> None:
    customer, technician, visit = await own(api)
    server = await api.server(customer)
    worksheet = await work(
        api, customer, technician, server=server, starts_at=NOON - 10 * DAY, worked=WORKED
    )
    entry = time_entry(technician, NOON - 10 * DAY, timedelta(minutes=75))
    amended = {"time_entries": [entry], "reason": "the evening was missing"}
    await api.post(f"/v1/worksheets/{worksheet['id']}/amend", amended, now=NOON - 9 * DAY)
    await api.post(
        f"/v1/worksheets/{worksheet['id']}/confirm", role=customer["id"], now=NOON - 8 * DAY
    )
    late = await api.book(
        customer, technician, starts_at=NOON - 6 * DAY, now=NOON - 8 * DAY, server_id=server["id"]
    )
    cancel = {"asked_by": "customer"}
    changed = await api.post(
        f"/v1/sessions/{late['id']}/cancel", cancel, role=customer["id"], now=NOON - 6 * DAY - HOUR
    )
    waive = {"reason": "it was our mistake"}
    await api.post(f"/v1/penalties/{changed['penalty']['id']}/waive", waive, role="lead")
    gift = {"minutes": 60, "reason": "for your patience"}
    await api.post(f"/v1/customers/{customer['id']}/adjustments", gift, role="lead")
    page = await visit.get("/my/credit")
    assert page.status_code == 200
    told = {one["kind"]: line for one, line in zip(
        reversed(await api.entries(customer)), lines(page.text), strict=True)}  # fmt: skip
    assert set(told) == {
        "purchase", "hold", "release", "deduction", "correction", "confirmation", "penalty",
        "reversal", "adjustment",
    }  # fmt: skip
    space = "\u00a0"
    for kind, words in {
        "purchase": "Only what is paid becomes credit.",
        "hold": f"sure to be paid for: here 2{space}h.",
        "deduction": f"47{space}min{space}10{space}s are 50{space}min",
        "correction": f"1{space}h{space}15{space}min are 1{space}h{space}20{space}min",
        "confirmation": "now it is final",
        "penalty": f"cancelled 1{space}h before it. Less than 24{space}h before, that costs 2{space}h.",
        "reversal": "it was our mistake",
        "adjustment": "for your patience",
    }.items():
        assert words.replace(space, " ") in told[kind].replace(space, " "), kind
    before = f"Before it said 50{space}min; the difference is +30{space}min"
    assert before.replace(space, " ") in told["correction"].replace(space, " ")
    assert "by your provider" in told["adjustment"]
    # The figures behind each line are those of the ledger.
    for entry, line in zip(reversed(await api.entries(customer)), lines(page.text), strict=True):
        left = entry["available_minutes"] + entry["held_minutes"] - entry["debt_minutes"]
        hours, minutes = divmod(left, 60)
        shown = " ".join([f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes))
        assert line.replace(space, " ").endswith(shown), line


async def test_what_somebody_overrode_and_why_stays_with_the_lead(api: Api) -> None:
    customer, technician, visit = await own(api, 480)
    session = await api.book(customer, technician, starts_at=NOON - 2 * DAY, now=NOON - 3 * DAY)
    server = await api.server(customer)
    await api.send("PATCH", f"/v1/sessions/{session['id']}", {"server_id": server["id"]})
    api.now = NOON - 2 * DAY
    await start(api, session)
    body = worksheet_body(time_entry(technician, NOON - 2 * DAY, timedelta(hours=20)))
    over = body | {"override_reason": "she is slow <secret>"}
    await api.post(f"/v1/sessions/{session['id']}/worksheet", over, role="lead", now=NOON)
    api.now = NOON
    page = await visit.get("/my/credit")
    assert "she is slow" not in page.text
    assert "you owe 12\u00a0h" in said(page)
    assert "from “owed” to “awaiting your confirmation”" in said(page)


async def test_the_year_is_drawn_and_told(api: Api) -> None:
    customer, technician, visit = await own(api)
    await api.buy(customer, 480, now=NOON - 20 * DAY, expires_on="2031-02-20")
    server = await api.server(customer)
    await work(api, customer, technician, server=server, starts_at=NOON - 10 * DAY, worked=WORKED)
    page = await visit.get("/my/credit")
    drawn = re.findall(r'<path class="(\w+)" d="(M[^"]+)"', page.text)
    assert {kind for kind, _ in drawn} >= {"step", "bought", "worked", "grid"}
    assert "style=" not in page.text
    months = said(page).partition("The same as a table")[2]
    assert re.search(r"February 2031\s+\+24\s+h\s", months.replace("\u00a0", " "))
    assert "at least 0\u00a0min" in page.text, "a year ago there was none"


async def test_what_was_before_the_year_is_where_its_line_begins(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 960, now=NOON - 500 * DAY)
    # The last entry before it changes nothing of what remains.
    await api.book(customer, technician, starts_at=NOON - 480 * DAY, now=NOON - 490 * DAY)
    visit = await signed_in(api, api.keys[customer["id"]])
    page = await visit.get("/my/credit")
    assert "16\u00a0h at the beginning, 16\u00a0h now, at least 16\u00a0h" in page.text
    table = said(page).partition("The same as a table")[2].partition("What it consists of")[0]
    months = table.replace("\u00a0", " ")
    assert months.count("16 h") == 13
    assert "+16 h" not in months


async def test_a_customer_without_a_line_sees_that(api: Api) -> None:
    customer = await api.customer()
    visit = await signed_in(api, api.keys[customer["id"]])
    page = await visit.get("/my/credit")
    assert page.status_code == 200
    assert "There is no credit at present." in said(page)
    assert "<svg" not in page.text
    assert (await visit.get("/my/credit/journal?before=5")).status_code == 200


async def test_nobody_reads_the_journal_of_others(api: Api) -> None:
    customer, technician, _ = await own(api)
    await api.book(customer, technician, starts_at=NOON + DAY)
    other = await api.customer()
    visit = await signed_in(api, api.keys[other["id"]])
    assert "Nothing yet." in said(await visit.get("/my/credit/journal?before=3"))


async def test_what_is_asked_for_becomes_a_ticket_once(api: Api) -> None:
    customer, _, visit = await own(api)
    form = dict(re.findall(r'name="(seal|once)" value="([^"]*)"',
                           (await visit.get("/my/credit/top-up")).text))  # fmt: skip
    typed = form | {"person_days": "2", "note": "order <7>"}
    for _ in range(2):
        done = await visit.send("/my/credit/top-up", typed)
        assert done.status_code == 303
        shown = await visit.get(done.headers["location"])
        assert shown.status_code == 200
    (ticket,) = (await api.get(f"/v1/tickets?customer_id={customer['id']}"))["items"]
    assert (ticket["kind"], ticket["channel"], ticket["severity"]) == ("request", "client_zone", 4)
    assert ticket["subject"] == "More credit: 16\u00a0h"
    messages = await api.get(f"/v1/tickets/{ticket['id']}/messages")
    assert messages["items"][0]["body"].endswith("order <7>")
    assert f"ticket {ticket['number']}" in said(shown)
    assert await api.credit(customer) == (960, 0, 0, 0), "nothing is bought by asking"
    other = await signed_in(api, api.keys[(await api.customer())["id"]])
    assert (await other.get(f"/my/credit/top-up?ticket={ticket['id']}")).status_code == 404


@pytest.mark.parametrize("days", ["0.5", "0", "-1", "x", "", "1.001", "99999999"])
async def test_what_cannot_be_bought_is_not_asked_for(api: Api, days: str) -> None:
    _, _, visit = await own(api)
    async with nothing_changes(api):
        again = await visit.fill(
            "/my/credit/top-up", "/my/credit/top-up", person_days=days, note="keep <this>"
        )
    assert again.status_code in (409, 422)
    assert "keep &lt;this&gt;" in again.text


@pytest.mark.parametrize(
    ("needed", "chosen"), [(0, 1), (480, 1), (490, 2), (1000, 3), (960, 2), (9_999_99, 200)]
)
async def test_what_is_needed_is_chosen_already(api: Api, needed: int, chosen: int) -> None:
    _, _, visit = await own(api)
    page = await visit.get(f"/my/credit/top-up?needed={needed}")
    assert re.search(rf'value="{chosen}" selected', page.text)


async def test_ten_thousand_entries_are_paged(api: Api) -> None:
    customer, _, visit = await own(api)
    for number in range(30):
        gift = {"minutes": 10 + 10 * (number % 3), "reason": f"gift {number}"}
        await api.post(f"/v1/customers/{customer['id']}/adjustments", gift, role="lead")
    first = await visit.get("/my/credit")
    assert len(lines(first.text)) == 25
    (older,) = re.findall(r'href="(/my/credit/journal\?before=\d+)"', first.text)
    second = await visit.get(older)
    assert len(lines(second.text)) == 6
    assert "journal?before" not in second.text
    seen = [re.search(r"gift (\d+)", one) for one in lines(first.text) + lines(second.text)]
    assert [int(one[1]) for one in seen if one] == list(reversed(range(30)))
