"""The office in a browser: a new customer from nothing until it signs in and sees its credit."""

import re

from playwright.async_api import Page, expect

from tests.browser.visiting import Site, flaws, pictures


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
        await page.get_by_role("link", name="New key").click()
        await page.get_by_label("Whose").select_option("Eva Nováková")
        await page.get_by_label("Name", exact=True).fill("her own")
        await page.get_by_role("button", name="Make the key").click()
        await expect(page.get_by_label("Key", exact=True)).to_have_value(re.compile("^pd_"))
        key = await page.get_by_label("Key", exact=True).input_value()
        await checked(page, "key-made")
        await page.goto("/admin/keys")
        await checked(page, "keys")
        await page.goto(customer)
        await page.get_by_role("link", name="Deactivate the customer").click()
        await checked(page, "leave")
    async with site.visitor(script=False) as page:
        await site.sign_in(page, key, "/my/credit")
        await expect(page.locator("header")).to_contain_text("Eva Nováková")
        await expect(page.get_by_text("There is no credit at present.")).to_be_visible()
    [made] = (await site.api.get("/v1/customers"))["items"]
    plan = await site.api.get(f"/v1/customers/{made['id']}/plan")
    assert (made["name"], plan["plan"]["code"]) == ("شركة الخوادم & Söhne <GmbH>", "priority")


async def test_a_plan_is_revised_once_what_it_changes_was_seen(site: Site) -> None:
    await site.api.customer(name="Old & Loyal")
    async with site.visitor() as page:
        page.set_default_timeout(10_000)
        await site.sign_in(page, site.api.keys["lead"], "/admin/plans")
        await checked(page, "plans")
        await page.get_by_role("link", name="Basic").first.click()
        await checked(page, "plan")
        await page.get_by_role("link", name="New version").click()
        await checked(page, "plan-revise")
        await page.get_by_label("Free changes up to").fill("2880")
        await page.get_by_role("button", name="See what it changes").click()
        await checked(page, "plan-check")
        await page.get_by_role("button", name="Make the version").click()
        await expect(page.get_by_role("status")).to_contain_text("The version is made")
        await page.goto("/admin/plans/new")
        await checked(page, "plan-new")
    [basic] = [one for one in (await site.api.get("/v1/plans"))["items"] if one["code"] == "basic"]
    assert (basic["version_number"], basic["terms"]["notice_minutes"]) == (2, 2880)


async def test_a_technician_the_calendar_and_articles_are_seen_to(site: Site) -> None:
    async with site.visitor() as page:
        page.set_default_timeout(10_000)
        await site.sign_in(page, site.api.keys["admin"], "/admin/technicians")
        await page.get_by_role("link", name="New technician").click()
        await page.get_by_label("Name", exact=True).fill("Žofie Nejneobhospodařovávatelnější")
        await page.get_by_label("E-mail", exact=True).fill("zofie@example.com")
        await page.get_by_label("Czech").check()
        await page.get_by_label("Others").fill("sk")
        await checked(page, "technician-new")
        await page.get_by_role("button", name="Enter the technician").click()
        form = page.locator("form[action$=hours]")
        await form.get_by_label("From").fill("08:00")
        await form.get_by_label("To", exact=True).fill("16:00")
        await form.get_by_role("button").click()
        form = page.locator("form[action$=time-off]")
        await form.get_by_label("First day").fill("2031-07-05")
        await form.get_by_label("Last day").fill("2031-07-16")
        await form.get_by_role("button").click()
        await checked(page, "working-time")
        await page.get_by_role("link", name="Back to the technician").click()
        await checked(page, "technician")
        await page.goto("/admin/technicians")
        await checked(page, "technicians")
        for name in ("company", "calendar", "people", "keys/new"):
            await page.goto(f"/admin/{name}")
            await checked(page, name.replace("/", "-"))
        await page.goto("/admin/articles/new")
        await page.get_by_label("Title").fill("Restore a mailbox")
        await page.get_by_label("Text", exact=True).fill("Mailboxes are kept for 30 days.")
        await checked(page, "article-new")
        await page.get_by_role("button", name="Write it as a draft").click()
        await page.get_by_role("button", name="Publish it").click()
        await checked(page, "article")
        await page.goto("/admin/articles")
        await checked(page, "articles")
    [found] = (await site.api.get("/v1/articles"))["items"]
    assert found["status"] == "published"
    [technician] = (await site.api.get("/v1/technicians"))["items"]
    assert technician["languages"] == ["cs", "sk"]
