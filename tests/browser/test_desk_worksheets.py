"""Worksheets at the desk in a browser: by keyboard, over a closed tab, and how their pages look."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from tests.api.world import DAY, HOUR, start, work
from tests.browser.visiting import Site, flaws, pictures
from tests.support import NOON, Json

MINUTE = timedelta(minutes=1)
# More than any page has places to go to.
MOST_TABS = 80


async def going_on(site: Site) -> tuple[Json, Json, Json]:
    """A session that began at noon, and its technician."""
    api = site.api
    customer, technician = await api.customer(name="Acme"), await api.technician(name="Ada")
    await api.buy(customer, 960, now=NOON - 9 * DAY)
    server = await api.server(customer)
    how = {"server_id": server["id"], "now": NOON - 3 * DAY}
    session = await start(api, await api.book(customer, technician, starts_at=NOON, **how))
    return customer, technician, session


async def tab_to(page: Page, name: str) -> None:
    """Go by the keyboard to what is called so."""
    told = (
        "(one => one.getAttribute('aria-label') || (one.labels && one.labels[0]?.innerText)"
        " || one.innerText || '')(document.activeElement)"
    )
    for _ in range(MOST_TABS):
        await page.keyboard.press("Tab")
        if (await page.evaluate(told)).strip() == name:
            return
    raise AssertionError(f"no way by keyboard to {name}")


async def test_a_worksheet_is_handed_in_by_keyboard_alone(site: Site) -> None:
    customer, technician, session = await going_on(site)
    async with site.visitor() as page:
        await site.set_clock(page, NOON + 47 * MINUTE + timedelta(seconds=10))
        await site.sign_in(page, site.api.keys[technician["id"]], "/desk")
        await tab_to(page, "Hand in the worksheet")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/worksheet")
        await tab_to(page, "What was done, for the customer")
        await page.keyboard.type("Upgraded to 5.2")
        # What it would cost is told while one types.
        await expect(page.locator("#so-far")).to_contain_text(re.compile("50.min"))
        await tab_to(page, "See what it costs")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Is this right?")
        await tab_to(page, "Hand in 50\u00a0min")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("status")).to_contain_text("is handed in")
    [sheet] = (await site.api.get(f"/v1/worksheets?session_id={session['id']}"))["items"]
    assert (sheet["billed_minutes"], sheet["summary"]) == (50, "Upgraded to 5.2")
    assert (await site.api.credit(customer))[2] == 50


async def test_a_running_clock_survives_a_closed_tab_without_a_script(site: Site) -> None:
    _, technician, session = await going_on(site)
    path = f"/desk/sessions/{session['id']}/worksheet"
    async with site.visitor(script=False) as page:
        await site.set_clock(page, NOON + MINUTE)
        await site.sign_in(page, site.api.keys[technician["id"]], path)
        await page.get_by_label("What was done").fill("So far")
        await page.get_by_role("button", name="Start the clock of Ada").click()
        await expect(page.get_by_role("status")).to_contain_text("clock runs")
    async with site.visitor(script=False) as page:
        await site.set_clock(page, NOON + 31 * MINUTE + timedelta(seconds=1))
        await site.sign_in(page, site.api.keys[technician["id"]], path)
        await expect(page.get_by_label("What was done")).to_have_value("So far")
        await expect(page.locator("#so-far")).to_contain_text(re.compile("40.min"))
        await page.get_by_role("button", name="Stop the clock of Ada").click()
        await expect(page.get_by_label("From").first).to_have_value("2031-03-05T13:01")
    draft = await site.api.get(f"/v1/sessions/{session['id']}/worksheet-draft")
    assert (draft["worked_seconds"], draft["billed_minutes"], draft["clocks"]) == (1801, 40, [])


@pytest.mark.parametrize("script", [True, False])
async def test_what_is_typed_beside_a_running_clock_outlives_two_tabs(
    site: Site, *, script: bool
) -> None:
    _, technician, session = await going_on(site)
    path = f"/desk/sessions/{session['id']}/worksheet"
    async with site.visitor(script=script) as one:
        await site.set_clock(one, NOON + MINUTE)
        await site.sign_in(one, site.api.keys[technician["id"]], path)
        await one.get_by_role("button", name="Start the clock of Ada").click()
        await expect(one.get_by_role("status")).to_contain_text("clock runs")
        two = await one.context.new_page()
        await two.goto(path)
        await two.get_by_role("button", name="Add time").click()
        await two.get_by_label("What", exact=True).nth(1).fill("half a row")
        await two.get_by_role("button", name="Save the draft").click()
        await expect(two.get_by_role("status")).to_be_visible()
        await one.get_by_label("What", exact=True).first.fill("index rebuilt")
        await one.get_by_role("button", name="Stop the clock of Ada").click()
        await expect(one.get_by_role("status")).to_contain_text("Somebody else kept")
        await one.get_by_role("button", name="Stop the clock of Ada").click()
        await expect(one.get_by_role("status")).to_contain_text("clock")
    draft = await site.api.get(f"/v1/sessions/{session['id']}/worksheet-draft")
    assert {each["note"] for each in draft["time_entries"]} == {"half a row", "index rebuilt"}
    assert draft["clocks"] == []


async def test_pages_of_worksheets_and_credit_have_no_flaw_for_whoever_reads_them(
    site: Site,
) -> None:
    api = site.api
    _, technician, session = await going_on(site)
    other = await api.technician(name="Brian")
    long = await api.customer(name="Donaudampfschifffahrtselektrizitätenhauptbetriebswerk")
    server = await api.server(long)
    await api.buy(long, 480, now=NOON - 60 * DAY)
    begins_at = NOON - 10 * DAY
    sheet = await work(api, long, other, server=server, starts_at=begins_at, worked=3 * HOUR)
    reason = {"reason": "We counted less.", "proposed_minutes": 90}
    await api.post(f"/v1/worksheets/{sheet['id']}/dispute", reason, role=long["id"])
    poor = await api.customer(name="شركة الأمل")
    await api.book(poor, technician, starts_at=NOON + 5 * DAY, hold_slot=True)
    clock = {"start_clock_of": technician["id"]}
    path = f"/v1/sessions/{session['id']}/worksheet-draft"
    assert (await api.send("PATCH", path, clock, role="lead")).status_code == 200
    pages = {
        f"/desk/sessions/{session['id']}/worksheet": "desk-worksheet-clock",
        "/desk/credit": "desk-credit",
        f"/desk/customers/{long['id']}": "desk-customer",
        "/desk/worksheets": "desk-worksheets",
        f"/desk/worksheets/{sheet['id']}": "desk-worksheet-rounds",
        f"/desk/worksheets/{sheet['id']}/amend": "desk-worksheet-amend",
    }
    found = {}
    async with site.visitor() as page:
        await site.set_clock(page, NOON + 20 * MINUTE)
        await site.sign_in(page, api.keys["lead"], "/desk")
        for address, name in pages.items():
            await page.goto(address)
            found[name] = await flaws(page)
            await pictures(page, name)
    assert not {name: wrong for name, wrong in found.items() if wrong}
