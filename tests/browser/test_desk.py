"""What a technician does in a browser, from the day's list to the entry in the ledger."""

import re
from datetime import timedelta

from playwright.async_api import expect

from tests.api.ticketing import open_ticket, reply
from tests.api.world import DAY, HOUR
from tests.browser.visiting import Site, flaws, follow, pictures
from tests.support import NOON, Json

MINUTE = timedelta(minutes=1)


async def desk(site: Site) -> tuple[Json, Json, Json]:
    """A customer, its technician, and the session that begins at noon."""
    api = site.api
    customer = await api.customer(name="Acme")
    technician = await api.technician(name="Tomáš Novák")
    await api.buy(customer, 960, now=NOON - 9 * DAY)
    server = await api.server(customer)
    how = {"server_id": server["id"], "now": NOON - 3 * DAY}
    join = {"join_url": "https://meet.example/1", "remote_tool": "Meet"}
    session = await api.book(customer, technician, starts_at=NOON, **how, **join)
    await api.book(customer, technician, starts_at=NOON + 3 * DAY, now=NOON - 3 * DAY)
    return customer, technician, session


async def test_a_session_is_started_and_its_worksheet_handed_in_without_a_script(
    site: Site,
) -> None:
    customer, technician, session = await desk(site)
    async with site.visitor(script=False) as page:
        await site.sign_in(page, site.api.keys[technician["id"]], "/desk")
        await expect(page.get_by_role("link", name="Join")).to_have_attribute(
            "href", "https://meet.example/1"
        )
        await page.get_by_role("button", name="Start", exact=True).click()
        await expect(page.get_by_role("status")).to_contain_text("has started")

        await site.set_clock(page, NOON + 47 * MINUTE + timedelta(seconds=10))
        await page.get_by_role("link", name="Hand in the worksheet").click()
        # What is known stands there already, by the clocks of the technician.
        await expect(page.get_by_label("From").first).to_have_value("2031-03-05T13:00")
        await page.get_by_role("button", name="Add time").click()
        await expect(page.get_by_label("From")).to_have_count(2)
        await expect(page.get_by_label("From").first).to_have_value("2031-03-05T13:00")

        rows = page.get_by_role("group")
        second = rows.nth(1)
        await second.get_by_label("From").fill("2031-03-05T13:30")
        await second.get_by_label("To").fill("2031-03-05T13:40")
        await page.get_by_label("What was done").fill("Upgraded to 5.2")
        await page.get_by_role("button", name="See what it costs").click()
        await expect(second.get_by_text("on a worksheet already")).to_be_visible()
        await second.get_by_label("From").fill("")
        await second.get_by_label("To").fill("")
        await page.get_by_role("button", name="See what it costs").click()

        figures = page.locator("dl")
        await expect(figures).to_contain_text(re.compile(r"Worked\s*47.min.10.s"))
        await expect(figures).to_contain_text(re.compile(r"Deducted\s*50.min"))
        await expect(figures).to_contain_text(re.compile(r"Credit after\s*15.h.10.min"))
        assert (await site.api.entries(customer))[-1]["kind"] == "hold", "nothing is kept yet"

        await page.get_by_role("button", name="Change something").click()
        await page.get_by_label("What was done").fill("Upgraded to 5.3")
        await page.get_by_role("button", name="See what it costs").click()
        await page.get_by_role("button", name="Hand in 50 min").click()
        await expect(page.get_by_role("status")).to_contain_text("is handed in")
    [handed_in] = (await site.api.get(f"/v1/worksheets?session_id={session['id']}"))["items"]
    assert handed_in["summary"] == "Upgraded to 5.3"
    assert (handed_in["worked_seconds"], handed_in["billed_minutes"]) == (2830, 50)
    last = (await site.api.entries(customer))[-1]
    assert (last["kind"], last["actor"]) == ("deduction", f"technician:{technician['id']}")


async def test_a_no_show_tells_its_cost_before_it_is_recorded(site: Site) -> None:
    customer, technician, _ = await desk(site)
    async with site.visitor(script=False) as page:
        await site.set_clock(page, NOON + 20 * MINUTE)
        await site.sign_in(page, site.api.keys[technician["id"]], "/desk")
        await page.get_by_text("Nobody came?").click()
        await expect(
            page.get_by_text(re.compile("costs the customer 2.h of credit"))
        ).to_be_visible()
        await page.get_by_role("button", name="The customer did not come: charge 2").click()
        await expect(page.get_by_role("status")).to_contain_text("did not take place")
    last = (await site.api.entries(customer))[-1]
    assert (last["kind"], last["postings"][0]["minutes"]) == ("penalty", 120)


async def test_pages_of_the_desk_have_no_flaw_for_whoever_reads_them(site: Site) -> None:
    customer, technician, _ = await desk(site)
    ticket = await open_ticket(site.api, customer["id"], now=NOON - HOUR)
    for _ in range(3):
        await reply(site.api, ticket, now=NOON - HOUR)
    taken = {"technician_id": technician["id"]}
    await site.api.post(f"/v1/tickets/{ticket['id']}/assign", taken)
    found = {}
    async with site.visitor() as page:
        await site.set_clock(page, NOON + 20 * MINUTE)
        await site.sign_in(page, site.api.keys[technician["id"]], "/desk")
        found["/desk"] = await flaws(page)
        await pictures(page, "desk")
        await page.get_by_text("Nobody came?").click()
        found["missed"] = await flaws(page)
        await pictures(page, "desk-session-missed")
        await page.goto("/desk")
        await page.get_by_role("button", name="Start", exact=True).click()
        await follow(page.get_by_role("link", name="Hand in the worksheet"))
        found["worksheet"] = await flaws(page)
        await pictures(page, "desk-worksheet")
        await page.get_by_label("To", exact=True).first.fill("2031-03-05T12:10")
        await follow(page.get_by_role("button", name="See what it costs"))
        found["refused"] = await flaws(page)
        await pictures(page, "desk-worksheet-refused", widths=(390,))
        await site.set_clock(page, NOON + HOUR)
        await page.get_by_label("To", exact=True).first.fill("2031-03-05T13:40:30")
        await page.get_by_label("What was done").fill("Upgraded to 5.2")
        await follow(page.get_by_role("button", name="See what it costs"))
        found["check"] = await flaws(page)
        await pictures(page, "desk-worksheet-check")
    assert not {path: wrong for path, wrong in found.items() if wrong}
