"""The search in a browser: by the keyboard alone, and for whoever reads it."""

from playwright.async_api import expect

from tests.api.ticketing import open_ticket
from tests.api.world import DAY
from tests.browser.visiting import Site, flaws, pictures
from tests.support import NOON


async def test_somebody_is_found_by_the_keyboard_alone(site: Site) -> None:
    api = site.api
    customer, technician = await api.customer(name="Nordic Pumps GmbH"), await api.technician()
    await api.buy(customer, 960)
    ticket = await open_ticket(api, customer["id"], subject="Nordic letters are missing")
    await api.customer(name="شركة الشمال Nordic")
    path = f"/v1/customers/{customer['id']}/contacts"
    await api.post(path, {"name": "Zoë Nordström", "email": "zoe@nordic.example.com"})
    await api.book(customer, technician, starts_at=NOON + 2 * DAY)
    async with site.visitor() as page:
        await site.sign_in(page, api.keys[technician["id"]], "/desk")
        await page.keyboard.press("/")
        await page.keyboard.type("nordic")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Found for “nordic”")
        assert not await flaws(page)
        await pictures(page, "search")
        await page.keyboard.press("j")
        await page.keyboard.press("Enter")
        await page.wait_for_url(f"**/desk/tickets/{ticket['id']}")


async def test_a_customer_without_a_script_finds_its_own(site: Site) -> None:
    api = site.api
    customer = await api.customer(name="Nordic Pumps GmbH")
    ticket = await open_ticket(api, customer["id"], subject="Nordic letters are missing")
    async with site.visitor(script=False) as page:
        await site.sign_in(page, api.keys[customer["id"]], "/my/credit")
        await page.get_by_role("searchbox", name="Search").fill(str(ticket["number"]))
        await page.get_by_role("searchbox", name="Search").press("Enter")
        await expect(page.get_by_role("link", name="Nordic letters")).to_be_visible()
        await page.get_by_role("searchbox", name="Search").fill("xyzzy")
        await page.get_by_role("searchbox", name="Search").press("Enter")
        await expect(page.get_by_text("Nothing was found.")).to_be_visible()
