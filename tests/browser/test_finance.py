"""What an accountant does in a browser at the month's end, from a purchase to what the report tells."""

import json
import re
from datetime import UTC, datetime, timedelta

from playwright.async_api import FilePayload, Page, expect

from tests.api.world import DAY, key_of_a_person, work
from tests.browser.visiting import Site, flaws, follow, pictures
from tests.support import NOON, Json

APRIL = datetime(2031, 4, 2, 12, tzinfo=UTC)
FILE = (
    "Date;Amount;Currency;Reference;Transaction ID\n"
    "2031-03-05;2700.00;EUR;Invoice 2031-17, thank you;T1\n"
    "2031-03-05;960.00;EUR;who knows;T2\n"
)
BANK_FILE: FilePayload = {"name": "bank.csv", "mimeType": "text/csv", "buffer": FILE.encode()}


async def press(page: Page, name: str) -> None:
    await follow(page.get_by_role("button", name=name, exact=True).first)


async def worked(site: Site, customer: Json) -> None:
    """Two hours of work that the customer has confirmed."""
    api = site.api
    technician, server = await api.technician(name="Tomáš Novák"), await api.server(customer)
    how = {"starts_at": NOON + 2 * DAY, "worked": timedelta(minutes=120)}
    worksheet = await work(api, customer, technician, server=server, **how)  # type: ignore[arg-type]
    path = f"/v1/worksheets/{worksheet['id']}/confirm"
    await api.post(path, role=customer["id"], now=NOON + 3 * DAY)


async def test_from_a_purchase_by_a_bank_file_to_the_closed_month_without_a_script(
    site: Site,
) -> None:
    api = site.api
    acme, zenith = await api.customer(name="Acme"), await api.customer(name="Zenith")
    other = await api.buy(zenith, 480, paid=False, invoice_number="2031-16")
    prices = {"name": "Prices of 2031", "currency": "EUR", "valid_from": "2031-01-01"}
    steps = [{"from_person_days": "0", "price_per_person_day": "960.00"}]
    steps += [{"from_person_days": "3", "price_per_person_day": "900.00"}]
    await api.post("/v1/price-lists", prices | {"steps": steps})
    key = await key_of_a_person(api, "finance")
    async with site.visitor(script=False) as page:
        await site.sign_in(page, key, "/finance")
        await page.get_by_role("link", name="Purchases").click()
        await page.get_by_role("link", name="New purchase").click()
        await page.get_by_label("Name").fill("acm")
        await press(page, "Search")
        await page.get_by_role("link", name="New purchase").click()
        await page.get_by_label("Person-days").fill("3")
        await page.get_by_label("Invoice").fill("2031-17")
        await page.get_by_label("VAT in percent").fill("0")
        await press(page, "See what it costs")
        await expect(page.locator("dl")).to_contain_text(re.compile("2,700.00.EUR"))
        await press(page, "Record the purchase")
        await expect(page.get_by_role("status")).to_contain_text("recorded")
        assert (await api.credit(acme))[0] == 0

        await page.get_by_role("link", name="Payments").click()
        await page.get_by_label("File").set_input_files([BANK_FILE])
        await press(page, "Check the file")
        await expect(page.get_by_text("Would be recorded").first).to_be_visible()
        assert (await api.credit(acme))[0] == 0
        await press(page, "Record the payments")
        assert (await api.credit(acme))[0] == 1440
        # By its amount alone a line is nobody's: somebody assigns it.
        await (
            page.get_by_role("row", name="Zenith").get_by_role("link", name="Decide on it").click()
        )
        await expect(page.get_by_label("Zenith")).to_be_checked()
        await press(page, "Check the payment")
        await expect(page.get_by_text("become credit")).to_be_visible()
        await press(page, "Record the payment")
        assert (await api.get(f"/v1/purchases/{other['id']}"))["status"] == "paid"

        await worked(site, acme)
        await site.set_clock(page, APRIL)
        await site.sign_in(page, key, "/finance/periods")
        await page.get_by_role("link", name="Check and close March 2031").click()
        await press(page, "See what would be signed")
        await expect(page.get_by_role("table").first).to_contain_text(re.compile("225.00.EUR"))
        await press(page, "Close and sign March 2031")
        await expect(page.get_by_text("closed", exact=True).first).to_be_visible()
        async with page.expect_download() as started:
            await page.get_by_role("link", name="Download with its signature").click()
        kept = json.loads((await (await started.value).path()).read_text(encoding="utf-8"))
        told = await api.get("/v1/periods/2031-03")
        assert kept == told["snapshots"][0]

        await page.get_by_role("link", name="Month", exact=True).click()
        [line] = (await api.get("/v1/reports/revenue?group_by=month"))["lines"]
        row = page.get_by_role("row").filter(has_text="March 2031")
        assert (line["earned"], line["deferred"]) == ("225.00", "3435.00")
        await expect(row).to_contain_text(re.compile("225.00.EUR"))
        await expect(row).to_contain_text(re.compile("3,435.00.EUR"))


async def test_two_people_decide_and_nobody_alone(site: Site) -> None:
    customer = await site.api.customer(name="Acme")
    bought = await site.api.buy(customer, 960)
    await site.api.send("PUT", "/v1/approval-thresholds", {"minutes": 60})
    keys = [await key_of_a_person(site.api, "finance") for _ in range(2)]
    async with site.visitor(script=False) as page:
        await site.sign_in(page, keys[0], f"/finance/purchases/{bought['id']}")
        await page.get_by_text("Refund credit", exact=True).click()
        await page.get_by_label("Minutes", exact=True).fill("480")
        await page.get_by_label("Why", exact=True).fill("not needed")
        await (
            page.locator("form", has=page.get_by_label("Minutes", exact=True))
            .get_by_role("button")
            .click()
        )
        await expect(page.get_by_text("waits for another person").first).to_be_visible()
        await press(page, "Ask for it")
        await expect(page.get_by_role("status")).to_contain_text(
            "The request waits for another person"
        )
        await page.get_by_role("link", name="Open the request").click()
        await expect(page.get_by_text("You asked for it yourself")).to_be_visible()
        await expect(page.get_by_role("button", name="Check, then approve")).to_have_count(0)
    async with site.visitor(script=False) as page:
        await site.sign_in(page, keys[1], "/finance/approvals")
        await page.get_by_role("link", name="Refund").click()
        await press(page, "Check, then approve")
        await expect(page.locator("dl")).to_contain_text(re.compile("16.h → 8.h"))
        await press(page, "Approve it")
        await expect(page.get_by_role("status")).to_contain_text("approved")
    assert (await site.api.credit(customer))[0] == 480


async def year(site: Site) -> dict[str, str]:
    """A year of months in two currencies, and something of everything; the pages of it."""
    api = site.api
    acme = await api.customer(name="Acme Verwaltungsgesellschaft für Donaudampfschifffahrt")
    right = await api.customer(name="شركة الأمل")
    for number in range(11, -1, -1):
        now = NOON - number * 30 * DAY
        minutes = 960 + 480 * (number % 3)
        how = {"expires_on": (now + 40 * DAY).date().isoformat()} if number % 4 == 1 else {}
        await api.buy(acme, minutes, now=now, tax_rate="21", **how)
        body = {"minutes": -120, "reason": "counted twice"}
        await api.post(
            f"/v1/customers/{acme['id']}/adjustments", body, now=now + DAY if number else NOON
        )
        if number % 5 == 0:
            await api.buy(right, 480, now=now, currency="CZK", price_per_person_day="24000.00")
    await worked(site, acme)
    open_one = await api.buy(
        right, 960, paid=False, invoice_number="2031-17", now=NOON - 20 * DAY, tax_rate="21"
    )
    await api.post(f"/v1/purchases/{open_one['id']}/payments", {"amount": "400.00"}, now=NOON)
    payment = (await api.get(f"/v1/payments?purchase_id={open_one['id']}"))["items"][0]
    prices = {"name": "Prices of 2031", "currency": "EUR", "valid_from": "2031-01-01"}
    steps = [{"from_person_days": "0", "price_per_person_day": "960.00"}]
    steps += [{"from_person_days": "5", "price_per_person_day": "900.00"}]
    await api.post("/v1/price-lists", prices | {"steps": steps})
    await api.send("PUT", "/v1/approval-thresholds", {"minutes": 60})
    api.keys["asker"] = await key_of_a_person(api, "finance")
    wish = {"minutes": 120, "reason": "the outage of Monday"}
    path = f"/v1/customers/{acme['id']}/adjustments"
    asked = await api.post(path, wish, role="asker")
    bought = (await api.get(f"/v1/customers/{acme['id']}/purchases"))["items"][-1]
    return {
        "finance": "/finance",
        "finance-open": "/finance/open",
        "finance-purchases": "/finance/purchases",
        "finance-purchase": f"/finance/purchases/{bought['id']}",
        "finance-pending": f"/finance/purchases/{open_one['id']}",
        "finance-customers": "/finance/customers",
        "finance-customer": f"/finance/customers/{acme['id']}",
        "finance-buy": f"/finance/customers/{acme['id']}/purchases",
        "finance-payments": "/finance/payments",
        "finance-payment": f"/finance/payments/{payment['id']}",
        "finance-periods": "/finance/periods",
        "finance-period": "/finance/periods/2030-04",
        "finance-exports": "/finance/exports?kind=entries&month=2031-02",
        "finance-statements": "/finance/statements?month=2031-02",
        "finance-approvals": "/finance/approvals",
        "finance-approval": f"/finance/approvals/{asked['id']}",
        "finance-prices": "/finance/prices",
        "finance-price-list": "/finance/prices/new",
        "finance-earning": "/finance/earning",
        "finance-thresholds": "/finance/thresholds",
    }


async def test_pages_of_finance_have_no_flaw_for_whoever_reads_them(site: Site) -> None:
    pages, found = await year(site), {}
    key = await key_of_a_person(site.api, "finance")
    async with site.visitor() as page:
        await site.set_clock(page, NOON + 3 * DAY)
        await site.sign_in(page, key, "/finance")
        for name, path in pages.items():
            await page.goto(path)
            await page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            found[name] = await flaws(page)
            await pictures(page, name)
        await page.goto("/finance/payments")
        await page.get_by_label("File").set_input_files([BANK_FILE])
        await press(page, "Check the file")
        found["file"] = await flaws(page)
        await pictures(page, "finance-bank-file")
        await press(page, "Record the payments")
        await follow(page.get_by_role("link", name="All bank transactions without a match"))
        found["lines"] = await flaws(page)
        await pictures(page, "finance-lines")
        await page.get_by_role("row").get_by_role("link").first.click()
        await page.get_by_label("Customer or number").fill("")
        await press(page, "Search")
        found["line"] = await flaws(page)
        await pictures(page, "finance-line")
        # The bank's file paid it, and too much.
        await page.goto(pages["finance-pending"])
        await page.get_by_text("Another payment came").click()
        await page.get_by_label("Amount").fill("5.00")
        await press(page, "Check the payment")
        found["check"] = await flaws(page)
        await pictures(page, "finance-check")
        await page.goto("/finance/periods/2030-04")
        await press(page, "See what would be signed")
        found["close"] = await flaws(page)
        await pictures(page, "finance-close")
    async with site.visitor(language="de-DE") as page:
        await site.set_clock(page, NOON + 3 * DAY)
        await page.goto("/sign-in?next=/finance")
        await page.locator("input[name=key]").fill(key)
        await follow(page.locator("main form button").first)
        for name in ("finance", "finance-open", "finance-purchase"):
            await page.goto(pages[name])
            found[f"{name} de"] = await flaws(page)
            await pictures(page, f"{name}-de", widths=(390,))
    flawed = {path: wrong for path, wrong in found.items() if wrong}
    assert not flawed, json.dumps(flawed, indent=1)
