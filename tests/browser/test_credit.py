"""What a customer sees of its credit in a browser, and how it asks for more, without a script."""

from datetime import timedelta

from playwright.async_api import expect

from tests.api.world import DAY, work
from tests.browser.visiting import Site, flaws, pictures
from tests.support import NOON, Json

MINUTE = timedelta(minutes=1)


async def a_year(site: Site) -> Json:
    """A customer with a year behind it: purchases, work, an expiry, and a debt that is settled."""
    api = site.api
    customer = await api.customer(name="شركة المثال")
    technician = await api.technician(name="Tomáš Novák")
    server = await api.server(customer, access=False)
    access = {"kind": "vpn_ssh", "checked_at": (NOON - 350 * DAY).isoformat()}
    await api.post(f"/v1/servers/{server['id']}/access", access)
    await api.buy(customer, 1440, now=NOON - 340 * DAY, expires_on="2031-01-31")
    for days, minutes in ((310, 130), (250, 47), (190, 380), (120, 95), (60, 240), (20, 65)):
        if days == 190:
            await api.buy(customer, 960, now=NOON - 200 * DAY)
        starts_at = NOON - days * DAY
        worked = minutes * MINUTE + timedelta(seconds=10)
        await work(api, customer, technician, server=server, starts_at=starts_at, worked=worked)
    await api.book(customer, technician, starts_at=NOON + 7 * DAY, server_id=server["id"])
    return customer


async def test_every_line_says_why_without_a_script(site: Site) -> None:
    customer = await a_year(site)
    async with site.visitor(script=False) as page:
        await site.sign_in(page, site.api.keys[customer["id"]], "/my/credit")
        line = page.get_by_role("row").filter(has_text="1 h 10 min").first
        await line.get_by_text("Why?").click()
        await expect(line.get_by_text("rounded up once")).to_be_visible()
        await line.get_by_role("link", name="The worksheet of").click()
        await expect(page.get_by_role("heading", level=1)).to_contain_text("Worksheet of")


async def test_more_credit_is_asked_for_without_a_script(site: Site) -> None:
    customer = await a_year(site)
    async with site.visitor(script=False) as page:
        await site.sign_in(page, site.api.keys[customer["id"]], "/my/credit")
        await page.get_by_role("link", name="Ask for more credit").click()
        await page.get_by_label("How much?").select_option("3 person-days (24 h)")
        await page.get_by_label("What should we know?").fill("order 4711")
        await page.get_by_role("button", name="Ask for this credit").click()
        await expect(page.get_by_text("It is ticket")).to_be_visible()
    (ticket,) = (await site.api.get(f"/v1/tickets?customer_id={customer['id']}"))["items"]
    assert ticket["kind"] == "request"


async def test_pages_of_credit_have_no_flaw_for_whoever_reads_them(site: Site) -> None:
    customer = await a_year(site)
    async with site.visitor() as page:
        await site.sign_in(page, site.api.keys[customer["id"]], "/my/credit")
        found: dict[str, list[str]] = {}
        for path in (
            "/my/credit",
            "/my/credit/journal?before=12",
            "/my/credit/top-up?needed=500",
            "/my/statements",
            "/my/servers",
        ):
            await page.goto(path)
            for closed in await page.locator("summary").all():
                if len(found) == 1:
                    await closed.click()
            found[path] = await flaws(page)
            await pictures(page, "credit-" + path.rpartition("/")[2].partition("?")[0])
    assert not {path: wrong for path, wrong in found.items() if wrong}
