"""A customer books by itself in a browser, without a script: the price comes before the deed."""

import re

from playwright.async_api import expect

from tests.api.test_customers_book import agree
from tests.api.world import z
from tests.browser.test_sessions import choose
from tests.browser.visiting import Site, flaws, pictures
from tests.staff import MONDAY, worker
from tests.support import Json


async def agreed(site: Site, minutes: int = 960) -> Json:
    """A customer that may, and somebody who works from 9 to 17."""
    api = site.api
    customer = await api.customer(name="Acme")
    await worker(api, weekdays=range(5), hours=("09:00", "17:00"), name="Tomáš Novák")
    await api.server(customer)
    if minutes:
        await api.buy(customer, minutes)
    await agree(api, customer)
    return customer


async def test_a_session_is_booked_without_a_script(site: Site) -> None:
    customer = await agreed(site)
    async with site.visitor(script=False) as page:
        await site.sign_in(page, site.api.keys[customer["id"]], "/my/sessions")
        await page.get_by_role("link", name="A new session").click()
        await page.get_by_label("How long").select_option("1 h 30 min")
        await page.get_by_label("Server").select_option("production")
        await page.get_by_role("button", name="Show free times").click()
        await page.get_by_role("link", name="Later week").click()
        await choose(page, "Mon 10 Mar", "09:30")
        await expect(page.get_by_text("Monday, 10 March 2031, 09:30–11:00")).to_be_visible()
        assert await site.api.credit(customer) == (960, 0, 0, 0), "looking books nothing"
        await page.get_by_role("button", name="Book it for 1 h 30 min of credit").click()
        await expect(page.get_by_role("status")).to_contain_text("is booked")
        await expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"10\sMarch"))
    (session,) = (await site.api.get(f"/v1/sessions?customer_id={customer['id']}"))["items"]
    assert session["starts_at"] == z(MONDAY.replace(minute=30))
    assert await site.api.credit(customer) == (870, 90, 0, 0)


async def test_pages_of_booking_have_no_flaw_for_whoever_reads_them(site: Site) -> None:
    customer, poor = await agreed(site), await site.api.customer()
    await agree(site.api, poor)
    plain = await site.api.customer()
    time = "starts_at=2031-03-10T08:00:00Z&category=installation_upgrade_migration"
    at = f"/my/sessions/new/at?{time}&estimated_minutes=120&technicians_needed=1"
    shown = {
        "booking": (customer, "/my/sessions/new?week=2031-03-10"),
        "booking-at": (customer, at),
        "booking-short": (poor, at),
        "booking-ask": (plain, "/my/sessions/new"),
    }
    found: dict[str, list[str]] = {}
    for name, (whose, path) in shown.items():
        async with site.visitor() as page:
            await site.sign_in(page, site.api.keys[whose["id"]], "/my/credit")
            await page.goto(path)
            found[name] = await flaws(page)
            await pictures(page, name)
    assert not {path: wrong for path, wrong in found.items() if wrong}
