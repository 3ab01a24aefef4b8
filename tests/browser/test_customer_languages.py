"""A customer's pages in other languages, with names from right to left: nothing stands beyond the side."""

import pytest
from playwright.async_api import expect

from tests.api.test_customers_book import agree
from tests.api.world import DAY, work
from tests.browser.test_customer import WORKED
from tests.browser.visiting import WIDTHS, Site, flaws, pictures
from tests.staff import worker
from tests.support import NOON, Json

TITLES = {"de": "Guthaben", "fr": "Crédit", "cs": "Kredit"}
NAME = "شركة الدعم التقني المحدودة (الشرق الأوسط)"


async def served(site: Site, language: str) -> tuple[Json, list[str]]:
    """A customer that reads a language, and the addresses of its pages."""
    api = site.api
    customer = await api.customer(name=NAME, language=language)
    technician = await worker(api, weekdays=range(5), name="Donaudampfschifffahrtsgesellschaft")
    server = await api.server(customer)
    await api.buy(customer, 1440, now=NOON - 100 * DAY, invoice_number=f"INV-{language}-2031-0001")
    await agree(api, customer)
    starts_at = NOON - 5 * DAY
    sheet = await work(api, customer, technician, server=server, starts_at=starts_at, worked=WORKED)
    session = await api.book(customer, technician, starts_at=NOON + 7 * DAY, server_id=server["id"])
    paths = [
        "credit", "credit/top-up", "statements", "servers", "sessions", "sessions/new",
        f"sessions/{session['id']}", f"worksheets/{sheet['id']}",
    ]  # fmt: skip
    return customer, paths


@pytest.mark.parametrize("language", TITLES)
async def test_nothing_stands_beyond_the_side(site: Site, language: str) -> None:
    customer, paths = await served(site, language)
    beyond: dict[str, int] = {}
    async with site.visitor(language=language) as page:
        await site.sign_in(page, site.api.keys[customer["id"]], "/my/credit")
        await page.goto("/my/credit")
        await expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[language])
        await expect(page.locator("html")).to_have_attribute("lang", language)
        for path in paths:
            await page.goto(f"/my/{path}")
            for closed in await page.locator("summary").all():
                await closed.click()
            for width in WIDTHS:
                await page.set_viewport_size({"width": width, "height": 900})
                over = await page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
                if over > 0:
                    beyond[f"{path} {width}"] = over
        await page.goto("/my/credit")
        assert not await flaws(page)
        await pictures(page, f"credit-{language}")
    assert not beyond
