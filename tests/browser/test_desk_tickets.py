"""What a technician does with tickets in a browser, from the queue to what the API tells of them."""

import re
from datetime import timedelta

from playwright.async_api import expect

from tests.api.ticketing import attach, open_ticket, reply, tickets_of
from tests.api.world import HOUR
from tests.browser.visiting import Site, flaws, pictures
from tests.support import NOON, Json


async def found(site: Site, ticket: Json) -> Json:
    return await site.api.get(f"/v1/tickets/{ticket['id']}")


async def test_the_next_ticket_is_taken_answered_and_judged_without_a_script(site: Site) -> None:
    api = site.api
    customer, technician = await api.customer(), await api.technician(name="Tomáš Novák")
    later = await open_ticket(api, customer["id"], now=NOON - HOUR, severity=4)
    first = await open_ticket(api, customer["id"], now=NOON - HOUR, severity=2)
    async with site.visitor(script=False) as page:
        await site.sign_in(page, api.keys[technician["id"]], "/desk/queue")
        numbers = page.get_by_role("row").get_by_role("link")
        await expect(numbers).to_have_text([str(first["number"]), str(later["number"])])
        await page.get_by_role("link", name="Today").click()
        await page.get_by_role("button", name="Take the next ticket").click()
        await expect(page.get_by_role("heading", level=1)).to_contain_text(str(first["number"]))
        assert (await found(site, first))["technician_id"] == technician["id"]

        await page.get_by_label("Text").fill("Is <b>it</b> every report?")
        await page.get_by_label("For whom").select_option("an internal note")
        await page.get_by_label("This solves it").check()
        await page.get_by_role("button", name="Send").click()
        await expect(page.get_by_role("alert")).to_contain_text("resolves is public")
        await expect(page.get_by_label("Text")).to_have_value("Is <b>it</b> every report?")
        await page.get_by_label("For whom").select_option("for the customer")
        await page.get_by_label("This solves it").uncheck()
        await page.get_by_label("The customer is to answer").check()
        await page.get_by_role("button", name="Send").click()
        await expect(page.get_by_text("Is <b>it</b> every report?")).to_be_visible()
        assert (await found(site, first))["status"] == "waiting_for_customer"

        await page.get_by_label("Text").fill("Ask Eva about the printer")
        await page.get_by_label("For whom").select_option("an internal note")
        await page.get_by_role("button", name="Send").click()
        await expect(page.get_by_text("internal note", exact=True).first).to_be_visible()

        await page.get_by_text("Change the severity").click()
        form = page.locator("form[action$=severity]")
        await form.get_by_label("Severity").select_option("4 low")
        await form.get_by_role("button", name="Save").click()
        await expect(form.get_by_text("This is needed.")).to_be_visible()
        await form.get_by_label("Why").fill("one report alone")
        await form.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("one report alone")).to_be_visible()

        await page.get_by_text("Decide about the report").click()
        form = page.locator("form[action$=assess]")
        await form.get_by_label("Decision").select_option("not accepted")
        await form.get_by_role("button", name="Decide").click()
        await expect(form.locator(".wrong")).to_be_visible()
        await form.get_by_label("Why").fill("changed by hand")
        await form.get_by_role("button", name="Decide").click()
        await expect(page.get_by_role("status")).to_contain_text("decision is recorded")

        await page.get_by_text("Give it to somebody").click()
        form = page.locator("form[action$=assign]")
        await form.get_by_label("Technician").select_option("back to the queue")
        await form.get_by_role("button", name="Give").click()
        await expect(page.get_by_role("button", name="Take it")).to_be_visible()
    ticket = await found(site, first)
    assert (ticket["severity"], ticket["legitimacy"]) == (4, "not_accepted")
    assert ticket["technician_id"] is None
    written = await api.get(f"/v1/tickets/{first['id']}/messages")
    assert [one["public"] for one in written["items"]] == [True, True, False]


async def test_a_call_is_made_and_tried_again_without_a_script(site: Site) -> None:
    api = site.api
    customer, technician = await api.customer(), await api.technician()
    ticket = await open_ticket(
        api, customer["id"], now=NOON - HOUR, contact={"phone": "+420 222 333 444"}
    )
    for _ in range(3):
        await reply(api, ticket, now=NOON - HOUR)
    async with site.visitor(script=False) as page:
        await site.sign_in(page, api.keys[technician["id"]], "/desk")
        await expect(page.get_by_role("link", name="+420 222 333 444")).to_have_attribute(
            "href", "tel:+420222333444"
        )
        await page.get_by_role("link", name=str(ticket["number"])).first.click()
        await page.get_by_label("How it ended").select_option("not reached")
        await page.get_by_label("Try again at").fill("2031-03-05T15:30")
        await page.get_by_role("button", name="Record").click()
        await expect(page.get_by_text(re.compile("again from 5.Mar.2031, 15:30"))).to_be_visible()
        [task] = (await found(site, ticket))["call_tasks"]
        assert task["retry_at"] == "2031-03-05T14:30:00Z"
        await page.get_by_label("How it ended").select_option("reached")
        await page.get_by_role("button", name="Record").click()
        await expect(page.get_by_text("to be called")).to_have_count(0)
    [task] = (await found(site, ticket))["call_tasks"]
    assert (task["status"], task["attempts"]) == ("done", 2)


async def test_a_call_becomes_a_ticket_that_is_resolved_and_closed_without_a_script(
    site: Site,
) -> None:
    api = site.api
    customer, technician = await api.customer(name="Acme"), await api.technician()
    body = {"plan": "priority", "starts_on": "2031-03-01"}
    await api.post(f"/v1/customers/{customer['id']}/subscriptions", body)
    async with site.visitor(script=False) as page:
        await site.sign_in(page, api.keys[technician["id"]], "/desk/queue")
        await page.get_by_role("link", name="New ticket").click()
        await page.get_by_label("For which customer?").fill("acm")
        await page.locator("main").get_by_role("button", name="Search").click()
        await page.get_by_role("link", name="Acme").click()
        await page.get_by_label("Name", exact=True).fill("Eva")
        await page.get_by_label("Direct telephone").fill("222 333 444")
        await page.get_by_label("Subject").fill("Reports are empty")
        await page.get_by_label("Text").fill("All of <them>")
        await page.get_by_role("radio", name="2 high").check()
        await page.get_by_role("button", name="Open the ticket").click()
        await expect(page.get_by_role("alert")).to_be_visible()
        await expect(page.get_by_label("Text")).to_have_value("All of <them>")
        await page.get_by_label("E-mail").fill("eva@example.com")
        await page.get_by_role("button", name="See severity and due time").click()
        await expect(page.get_by_text("Nothing is kept yet.")).to_be_visible()
        assert (await api.get("/v1/tickets"))["items"] == []
        await page.get_by_role("button", name="Open the ticket").click()
        await expect(page.get_by_role("status").first).to_contain_text("The ticket is open")
        [ticket] = (await api.get("/v1/tickets"))["items"]
        assert ticket["contact"]["phone"] == "+420 222 333 444"

        await page.get_by_label("Files").set_input_files(
            {"name": "a.log", "mimeType": "text/plain", "buffer": b"ERROR"}
        )
        await page.get_by_label("Text").fill("Look at line 1")
        await page.get_by_label("For whom").select_option("an internal note")
        await page.get_by_role("button", name="Send", exact=True).click()
        await expect(page.get_by_role("link", name="a.log").first).to_be_visible()
        for words, button in (
            ("Resolve it without an answer", "Resolve"),
            ("Close it for good", "Close"),
        ):
            await page.get_by_text(words, exact=True).click()
            await page.get_by_role("button", name=button, exact=True).last.click()
        await expect(page.get_by_role("status").first).to_contain_text("The ticket is closed")
    assert (await found(site, ticket))["status"] == "closed"


async def test_pages_of_tickets_have_no_flaw_for_whoever_reads_them(site: Site) -> None:
    api = site.api
    customer, technician = await api.customer(name="Acme"), await api.technician(name="Tomáš Novák")
    made = await tickets_of(api, customer["id"])
    ticket = made.by_status["open"]
    note = {"body": "Eva knows the printer", "public": False}
    api.keys["own"] = api.keys[technician["id"]]
    await api.post(f"/v1/tickets/{ticket['id']}/replies", note, role="own")
    severity = {"severity": 2, "reason": "no report at all"}
    await api.post(f"/v1/tickets/{ticket['id']}/severity", severity, role="own")
    [message] = (await api.get(f"/v1/tickets/{ticket['id']}/messages?limit=1"))["items"]
    await attach(api, ticket)
    await open_ticket(api, customer["id"], subject="הדוחות ריקים", body="...", language="he")
    wrong = {}
    async with site.visitor() as page:
        await site.set_clock(page, NOON + timedelta(days=9))
        await site.sign_in(page, api.keys[technician["id"]], "/desk/queue")
        for name, path in (
            ("queue", "/desk/queue"),
            ("ticket", f"/desk/tickets/{ticket['id']}"),
            ("clock", f"/desk/tickets/{ticket['id']}/clock"),
            ("data", f"/desk/tickets/{ticket['id']}/data"),
            ("message", f"/desk/messages/{message['id']}"),
            ("ticket-for", "/desk/tickets/new?q=acme"),
            ("ticket-new", f"/desk/tickets/new?customer_id={customer['id']}"),
        ):
            await page.goto(path)
            if name == "ticket":
                await page.locator("details").evaluate_all(
                    "all => all.forEach(one => { one.open = true })"
                )
            wrong[name] = await flaws(page)
            await pictures(page, f"desk-{name}")
    assert not {name: told for name, told in wrong.items() if told}
