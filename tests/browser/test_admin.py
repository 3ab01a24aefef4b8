"""The office in a browser: a new customer from nothing until it signs in and sees its credit."""

from playwright.async_api import Page, expect

from tests.browser.visiting import Site, flaws, pictures
from tests.support import NOON


async def checked(page: Page, name: str) -> None:
    """Nothing is wrong with a page; what it looked like is kept."""
    assert await flaws(page) == []
    await pictures(page, f"admin-{name}")


async def test_a_customer_is_entered_with_all_it_needs(site: Site) -> None:
    async with site.visitor() as page:
        page.set_default_timeout(10_000)
        await site.sign_in(page, site.api.keys["admin"], "/admin/customers")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Customers")
        await checked(page, "customers-none")
        await page.get_by_role("link", name="New customer").click()
        await page.get_by_label("Name").fill("شركة الخوادم & Söhne <GmbH>")
        await page.get_by_label("Time zone").fill("Europe/Atlantis")
        await page.get_by_role("button", name="Enter the customer").click()
        await expect(page.locator("#time_zone-wrong")).to_be_visible()
        await checked(page, "customer-new")
        await page.get_by_label("Time zone").fill("Europe/Berlin")
        await page.get_by_role("button", name="Enter the customer").click()
        await expect(page.get_by_role("status")).to_contain_text("The customer is there")
        customer = page.url

        await page.get_by_role("link", name="New contact").click()
        await page.get_by_label("Name").fill("Eva Nováková")
        await page.get_by_label("E-mail").fill("eva@example.com")
        await page.get_by_label("Telephone").fill("222 333 444")
        await page.get_by_role("button", name="Add the contact").click()
        await expect(page.get_by_role("link", name="Eva Nováková")).to_be_visible()
        await page.get_by_role("link", name="Eva Nováková").click()
        await page.get_by_label("Reminders of sessions").check()
        await page.locator("form[action$=mails]").get_by_role("button").click()
        await expect(page.get_by_label("Reminders of sessions")).to_be_checked()
        await checked(page, "contact")

        await page.goto(customer)
        await page.get_by_role("link", name="New server").click()
        await page.get_by_label("Name").fill("production")
        await page.get_by_label("Installed by the recommended procedure").select_option("yes")
        await page.get_by_role("button", name="Add the server").click()
        await page.get_by_label("How", exact=True).fill("vpn_ssh")
        await page.get_by_role("button", name="Record the access").click()
        await expect(page.get_by_role("cell", name="vpn_ssh")).to_be_visible()
        await checked(page, "server")

        await page.get_by_role("link", name="Back to the customer").click()
        await page.get_by_role("link", name="Plans and their change").click()
        await page.get_by_label("Plan", exact=True).select_option("Priority (priority)")
        await page.get_by_label("First day").fill("2031-03-05")
        await page.get_by_role("button", name="See what it changes").click()
        await checked(page, "subscription-check")
        await page.get_by_role("button", name="Give it this plan").click()
        await expect(page.get_by_role("link", name="priority", exact=True)).to_be_visible()
        await checked(page, "subscriptions")
        await page.goto(customer)
        await checked(page, "customer")
        await page.get_by_role("link", name="This customer leaves").click()
        await checked(page, "leave")
        await page.goto("/admin/plans")
        await checked(page, "plans")
        await page.get_by_role("link", name="Basic").first.click()
        await checked(page, "plan")
        await page.get_by_role("link", name="New version").click()
        await checked(page, "plan-revise")
        await page.get_by_label("Free changes up to").fill("2880")
        await page.get_by_role("button", name="See what it changes").click()
        await checked(page, "plan-check")
        await page.goto("/admin/plans/new")
        await checked(page, "plan-new")
    assert NOON
