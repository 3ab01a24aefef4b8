"""From a link in a mail to what it is for, in a browser without scripts."""

import re
from datetime import timedelta

from playwright.async_api import Browser, expect

from app.demo import seed
from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from app.settings import Settings
from tests.api.world import DAY, work
from tests.browser.visiting import Site, flaws, pictures, visited
from tests.mails.relay import mailing
from tests.support import NOON

URL = "https://support.example.com"
LINK = re.compile(r"https://support\.example\.com(/links/[A-Za-z0-9_-]{43})")
WORKED = timedelta(minutes=47, seconds=10)


async def test_a_mail_in_german_leads_to_the_confirmation_in_the_ledger(site: Site) -> None:
    api = site.api
    async with mailing(api, public_url=URL) as it:
        customer, technician = await api.customer(), await api.technician()
        contact = await it.contact(customer, "Jürgen Groß", "juergen@example.org", language="de")
        await api.buy(customer, 960)
        server = await api.server(customer)
        await work(api, customer, technician, server=server, starts_at=NOON - DAY, worked=WORKED)
        taken = [one for one in await it.run() if one.recipient == "juergen@example.org"]
        (told,) = [one.text for one in taken if "bestätigen Sie 50" in str(one.message["Subject"])]
    link = str(LINK.findall(told)[0])
    async with site.visitor(script=False, language="de-DE", width=390) as page:
        await page.goto(link)
        assert "/my/worksheets/" in page.url
        assert link not in page.url, "the address is clean"
        await expect(page.locator("html")).to_have_attribute("lang", "de")
        await pictures(page, "by-link", widths=(390,))
        await page.locator('form[action$="/confirm"] button').click()
        await expect(page.get_by_role("status")).to_be_visible()
        await expect(page.locator('form[action$="/confirm"]')).to_have_count(0)
    (entry,) = [one for one in await api.entries(customer) if one["kind"] == "confirmation"]
    assert entry["actor"] == f"contact:{contact['id']}"


async def test_the_pages_before_one_comes_in_have_no_flaw(site: Site) -> None:
    async with site.visitor() as page:
        found = {}
        for path in ("/", "/sign-in", "/sign-in/sent", "/links/" + "x" * 43):
            await page.goto(path)
            found[path] = await flaws(page)
            await pictures(page, "before" + path.replace("/", "-")[:14])
    assert not {path: wrong for path, wrong in found.items() if wrong}


async def test_somebody_signs_in_by_a_link_to_their_mail(dsn: str, browser: Browser) -> None:
    relay = {"smtp_url": "smtp://relay.example.com", "public_url": URL}
    async with visited(dsn, browser, **relay) as site, mailing(site.api, public_url=URL) as it:
        customer = await site.api.customer()
        await it.contact(customer, "Ana", "ana@example.org")
        async with site.visitor(script=False) as page:
            await page.goto("/my/credit")
            await page.get_by_label("E-mail address").fill("ana@example.org")
            await page.get_by_role("button", name="Send me a link").click()
            await page.wait_for_url("**/sign-in/sent")
            (taken,) = await it.run()
            await page.goto(str(LINK.findall(taken.text)[0]))
            await page.get_by_role("button", name="Sign in").click()
            await page.wait_for_url("**/my/credit")
            await expect(page.get_by_text("Ana")).to_be_visible()
        async with site.visitor() as page:
            await page.goto("/sign-in")
            assert not await flaws(page)
            await pictures(page, "sign-in-by-mail")


async def test_a_newcomer_sees_the_demonstration_by_one_click(dsn: str, browser: Browser) -> None:
    async with await open_pool(dsn, scope=EVERYBODY, size=1) as pool, pool.acquire() as connection:
        await seed.seed(connection, NOON, Settings())
    async with visited(dsn, browser) as site, site.visitor() as page:
        await page.goto("/")
        assert not await flaws(page)
        await pictures(page, "first")
        await page.get_by_role("button", name="Customer").click()
        await page.wait_for_url("**/my/credit")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Credit")
