"""How it runs, in a browser: an endpoint and what becomes of an event, and a message that is taken."""

import asyncio
import json
import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

from tests.api.mail import deliver, written
from tests.browser.visiting import Site, flaws, pictures, visited
from tests.conftest import fresh_database
from tests.webhooks.receiving import Receiver
from tests.worker.verified import ended


@pytest.fixture
async def working(server: str, template: str, browser: Browser) -> AsyncIterator[Site]:
    """The service with its worker, which may send to this machine."""
    settings = {"embedded_worker": True, "webhook_allowed": ("127.0.0.1",)}
    async with (
        fresh_database(server, template) as dsn,
        visited(dsn, browser, **settings) as opened,
    ):
        yield opened


async def test_an_endpoint_is_made_tested_and_told(working: Site) -> None:
    async with Receiver().listening() as receiver, working.visitor() as page:
        await working.sign_in(page, working.api.keys["admin"], "/operations/webhooks")
        assert not await flaws(page)
        await page.get_by_role("link", name="New endpoint").click()
        await page.get_by_label("Address").fill(receiver.url)
        await page.get_by_label("What it is for").fill("Abrechnungsschnittstellenüberwachung")
        assert not await flaws(page)
        await pictures(page, "operations-webhook-new")
        await page.get_by_role("button", name="Create the endpoint").click()
        secret = page.get_by_label("Secret", exact=True)
        assert (await secret.input_value()).startswith("whsec_")
        assert not await flaws(page)
        await page.get_by_role("link", name="To the endpoint").click()
        await page.get_by_role("button", name="Send a test").click()
        await expect(page.get_by_role("status").first).to_contain_text("A test is on its way")
        async with asyncio.timeout(30):
            while not receiver.taken:
                await asyncio.sleep(0.1)
        table = page.get_by_role("table")
        for _ in range(50):
            await page.reload()
            if await table.get_by_text("delivered").count():
                break
            await asyncio.sleep(0.2)
        assert not await flaws(page)
        await pictures(page, "operations-webhook")
        await table.get_by_role("link").first.click()
        await expect(page.get_by_role("cell", name="accepted")).to_be_visible()
        await expect(page.get_by_role("cell", name="204")).to_be_visible()
        assert not await flaws(page)
        await pictures(page, "operations-delivery")
        for path in ("/operations/deliveries", "/operations"):
            await page.goto(path)
            assert not await flaws(page), path
            await pictures(page, path.strip("/").replace("/", "-"))


async def test_what_was_quarantined_is_taken_without_a_script(site: Site) -> None:
    api = site.api
    customer = await api.customer(name="شركة الشمال للمضخات")
    contact = await api.post(
        f"/v1/customers/{customer['id']}/contacts", {"name": "Zoë", "email": "zoe@example.org"}
    )
    await deliver(api)
    await written(api.db, contact["id"])
    async with site.visitor(script=False) as page:
        await site.sign_in(page, api.keys["lead"], "/operations/inbound?outcome=quarantined")
        await page.get_by_role("link", name="Hello").click()
        await page.get_by_label("Name or address").fill("zoe")
        await page.get_by_role("button", name="Look for them").click()
        await page.get_by_role("button", name="They wrote it").click()
        await expect(page.get_by_text("It came from another address")).to_be_visible()
        await pictures(page, "operations-inbound-check")
        await page.get_by_role("button", name="Release the message").click()
        await expect(page.get_by_role("status").first).to_contain_text("The message is released")
        await page.get_by_role("link", name=re.compile("^Ticket 10")).click()
        await expect(page.get_by_role("heading", level=1)).to_contain_text("Hello")
    assert (await api.get("/v1/inbound/emails"))["items"][0]["outcome"] == "ticket_opened"


async def test_pages_of_mail_and_of_what_was_found_have_no_flaw(site: Site) -> None:
    api = site.api
    customer = await api.customer(name="شركة الشمال للمضخات")
    contact = await api.post(
        f"/v1/customers/{customer['id']}/contacts", {"name": "Zoë", "email": "zoe@example.org"}
    )
    email = await deliver(api)
    mail = await written(api.db, contact["id"])
    found = {}
    finding = {"invariant": "I2 all accounts sum to 0", "rows": [{"seq": "1", "minutes": "10"}]}
    await ended(api.db, json.dumps([finding]))
    async with site.visitor() as page:
        await site.sign_in(page, api.keys["admin"], "/operations/inbound")
        for path in (
            "/operations", "/operations/verifications", "/operations/audit",
            "/operations/inbound", f"/operations/inbound/{email['id']}?sender=zoe", "/operations/mails",
            f"/operations/mails/{mail}", "/operations/returned-mail",
        ):  # fmt: skip
            await page.goto(path)
            found[path] = await flaws(page)
            await pictures(page, path.partition("?")[0].strip("/").replace("/", "-")[:26])
    assert not {path: wrong for path, wrong in found.items() if wrong}
