"""What a customer does in a browser, from the first page to the entry in the ledger."""

import re
from datetime import timedelta

from playwright.async_api import expect

from tests.api.world import DAY, work
from tests.browser.visiting import Site, flaws, pictures
from tests.support import NOON, Json

WORKED = timedelta(minutes=47, seconds=10)


async def worked(site: Site) -> tuple[Json, Json]:
    """A customer, and a worksheet of 47 min 10 s that awaits its answer."""
    api = site.api
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 960)
    server = await api.server(customer)
    worksheet = await work(
        api, customer, technician, server=server, starts_at=NOON - DAY, worked=WORKED
    )
    return customer, worksheet


async def test_a_worksheet_is_confirmed_without_a_script(site: Site) -> None:
    customer, worksheet = await worked(site)
    path = f"/my/worksheets/{worksheet['id']}"
    async with site.visitor(script=False) as page:
        await site.sign_in(page, site.api.keys[customer["id"]], path)
        await expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Worksheet of"))
        shown = await site.api.get(f"/v1{path.removeprefix('/my')}")
        assert shown["status"] == "awaiting_confirmation", "looking confirms nothing"
        await page.get_by_role("button", name="Confirm 50 min").click()
        await expect(page.get_by_role("status")).to_contain_text("is confirmed")
        assert page.url == site.base + path
    assert (await site.api.entries(customer))[-1]["kind"] == "confirmation"


async def test_an_objection_keeps_what_was_typed_until_it_is_right(site: Site) -> None:
    customer, worksheet = await worked(site)
    path = f"/my/worksheets/{worksheet['id']}"
    async with site.visitor(script=False) as page:
        await site.sign_in(page, site.api.keys[customer["id"]], path)
        await page.get_by_label("What is wrong?").fill("<b>We</b> counted less")
        await page.get_by_label("How many minutes").fill("-5")
        await page.get_by_role("button", name="Object").click()
        await expect(page.get_by_label("What is wrong?")).to_have_value("<b>We</b> counted less")
        await page.get_by_label("How many minutes").fill("30")
        await page.get_by_role("button", name="Object").click()
        await expect(page.get_by_role("status")).to_contain_text("objection has arrived")
        await expect(page.get_by_text("<b>We</b> counted less")).to_be_visible()
    found = await site.api.get(f"/v1/worksheets/{worksheet['id']}")
    assert found["status"] == "disputed"
    assert found["rounds"][-1]["proposed_minutes"] == 30


async def test_pages_have_no_flaw_for_whoever_reads_them(site: Site) -> None:
    customer, worksheet = await worked(site)
    async with site.visitor() as page:
        await page.goto("/sign-in")
        found = {"/sign-in": await flaws(page)}
        await pictures(page, "sign-in")
        await site.sign_in(page, site.api.keys[customer["id"]], "/my/credit")
        for path in ("/my/credit", f"/my/worksheets/{worksheet['id']}", "/my/sign-ins", "/nothing"):
            await page.goto(path)
            found[path] = await flaws(page)
            await pictures(page, path.strip("/").replace("/", "-")[:20])
    assert not {path: wrong for path, wrong in found.items() if wrong}
