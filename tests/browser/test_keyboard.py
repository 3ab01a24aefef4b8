"""What a customer does with the keyboard alone, without a script: confirm, and move."""

from playwright.async_api import Page, expect

from tests.api.world import DAY
from tests.browser.test_customer import worked
from tests.browser.test_sessions import agreed
from tests.browser.visiting import Site
from tests.support import NOON

MOST_STEPS = 120


async def reach(page: Page, name: str) -> None:
    """Go on with the tabulator until something of this name has the focus, which can be seen."""
    for _ in range(MOST_STEPS):
        await page.keyboard.press("Tab")
        focused = page.locator(":focus")
        said = " ".join((await focused.inner_text()).split()) if await focused.count() else ""
        if said == name:
            outline = await focused.evaluate("one => getComputedStyle(one).outlineStyle")
            assert outline != "none", f"{name}: nobody sees where they are"
            return
    raise AssertionError(f"{name} is not reached")


async def press(page: Page, name: str) -> None:
    """Reach something, press Enter there, and wait for where it leads."""
    await reach(page, name)
    async with page.expect_navigation():
        await page.keyboard.press("Enter")


async def sign_in(site: Site, page: Page, key: str, to: str) -> None:
    await page.goto(f"/sign-in?next={to}")
    while not await page.get_by_label("Key").evaluate("one => one === document.activeElement"):
        await page.keyboard.press("Tab")
    await page.keyboard.type(key)
    await page.keyboard.press("Enter")
    await page.wait_for_url(site.base + to)


async def test_a_worksheet_is_confirmed_by_keyboard_alone(site: Site) -> None:
    customer, worksheet = await worked(site)
    async with site.visitor(script=False) as page:
        path = f"/my/worksheets/{worksheet['id']}"
        await sign_in(site, page, site.api.keys[customer["id"]], path)
        # The first stop leads past the navigation.
        await press(page, "Skip to the content")
        await press(page, "Confirm 50 min")
        await expect(page.get_by_role("status")).to_contain_text("is confirmed")
    assert (await site.api.entries(customer))[-1]["kind"] == "confirmation"


async def test_a_session_is_moved_by_keyboard_alone(site: Site) -> None:
    customer, booked = await agreed(site, NOON + 6 * DAY)
    async with site.visitor(script=False) as page:
        await sign_in(site, page, site.api.keys[customer["id"]], f"/my/sessions/{booked['id']}")
        await press(page, "Choose another time")
        await press(page, "Later week")
        await press(page, "10:30")
        await press(page, "Move it at no cost")
        await expect(page.get_by_role("status")).to_contain_text("The session is moved")
    moved = await site.api.get(f"/v1/sessions/{booked['id']}")
    assert moved["starts_at"] == "2031-03-17T09:30:00Z"
