"""What pages do by their script: they follow what others do, and obey keys."""

from playwright.async_api import expect

from tests.api.ticketing import open_ticket
from tests.browser.visiting import Site, flaws


async def test_a_queue_shows_what_comes_without_being_asked(site: Site) -> None:
    api = site.api
    customer = await api.customer()
    await open_ticket(api, customer["id"], subject="The first")
    async with site.visitor() as page:
        await site.sign_in(page, api.keys["lead"], "/desk/queue")
        await expect(page.get_by_role("row")).to_have_count(2)
        await page.keyboard.press("j")
        await expect(page.locator("tbody a").first).to_be_focused()
        await open_ticket(api, customer["id"], subject="The second")
        await expect(page.get_by_role("row")).to_have_count(3)
        # Who was at a row is there still.
        await expect(page.locator("tbody a").first).to_be_focused()


async def test_keys_lead_through_what_is_listed_and_can_be_turned_off(site: Site) -> None:
    api = site.api
    customer = await api.customer()
    first, second = [await open_ticket(api, customer["id"], subject=f"Number {i}") for i in (1, 2)]
    async with site.visitor() as page:
        await site.sign_in(page, api.keys["lead"], "/desk/queue")
        links = page.locator("tbody a")
        for key, at in (("j", 0), ("j", 1), ("j", 1), ("k", 0), ("k", 0)):
            await page.keyboard.press(key)
            await expect(links.nth(at)).to_be_focused()
        await page.keyboard.press("?")
        keys = page.get_by_role("dialog", name="Keyboard")
        await expect(keys).to_be_visible()
        assert not await flaws(page)
        await keys.get_by_label("Single keys work").uncheck()
        await page.keyboard.press("Escape")
        await expect(keys).to_be_hidden()
        await page.keyboard.press("?")
        await expect(keys).to_be_hidden()
        await page.get_by_role("button", name="Keyboard").click()
        await keys.get_by_label("Single keys work").check()
        await keys.get_by_role("button", name="Close").click()
        await page.keyboard.press("j")
        await page.keyboard.press("j")
        await page.keyboard.press("Enter")
        await expect(page).to_have_url(f"{site.base}/desk/tickets/{second['id']}")
    assert first != second
