"""A customer's tickets in a browser, from what is typed to what the desk reads; with and without a script."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.api.ticketing import attach, open_ticket, reply
from tests.api.world import HOUR
from tests.browser.visiting import Site, flaws, pictures
from tests.support import NOON, Json


async def article(site: Site, title: str, **facts: str) -> Json:
    """A published article."""
    body = {"language": "en", "title": title, "body": "Clear the cache of templates.", **facts}
    made = await site.api.post("/v1/articles", body)
    return await site.api.post(f"/v1/articles/{made['id']}/publish")


async def contact_of(site: Site, customer: Json) -> Json:
    """Somebody of a customer; their key is ``keys["eva"]``."""
    about = {"name": "Eva Nová", "email": "eva@example.com", "phone": "+420 222 333 444"}
    made = await site.api.post(f"/v1/customers/{customer['id']}/contacts", about)
    facts = {"role": "customer", "customer_id": customer["id"], "contact_id": made["id"]}
    site.api.keys["eva"] = (await site.api.post("/v1/keys", facts))["key"]
    return made


async def only_ticket(site: Site, customer: Json) -> Json:
    [listed] = (await site.api.get(f"/v1/tickets?customer_id={customer['id']}"))["items"]
    return await site.api.get(f"/v1/tickets/{listed['id']}")


async def fill_in(page: Page) -> None:
    await page.get_by_label("What is it about?").fill("Reports are empty")
    await page.get_by_label("What happened?").fill("Since Monday <b>all</b> of them.")


async def test_a_ticket_is_opened_answered_and_solved_without_a_script(
    site: Site, tmp_path: Path
) -> None:
    api = site.api
    fits = await article(site, "Reports are empty after the upgrade")
    customer = await api.customer()
    contact = await contact_of(site, customer)
    picture = tmp_path / "screen <1>.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 200)
    async with site.visitor(script=False) as page:
        await site.sign_in(page, api.keys["eva"], "/my/tickets")
        await page.get_by_role("link", name="New ticket").click()
        await fill_in(page)
        await page.get_by_role("radio", name="2 high").check()
        await page.get_by_role("button", name="Look for answers").click()
        await expect(page.get_by_role("link", name=fits["title"])).to_be_visible()
        await expect(page.get_by_label("What happened?")).to_have_value(
            "Since Monday <b>all</b> of them."
        )
        await page.get_by_role("button", name="Send the ticket").click()
        await expect(page.get_by_text("This is needed.")).to_be_visible()
        await page.get_by_role("radio", name=re.compile("^An error")).check()
        await page.get_by_label("Files").set_input_files(picture)
        await page.get_by_role("button", name="Send the ticket").click()
        await expect(page.get_by_role("status").first).to_contain_text("it has arrived")
        ticket = await only_ticket(site, customer)
        assert (ticket["severity"], ticket["contact_id"]) == (2, contact["id"])
        assert ticket["articles_seen"] == [fits["id"]]
        await expect(page.get_by_role("heading", level=1)).to_contain_text(str(ticket["number"]))
        async with page.expect_download() as saving:
            await page.get_by_role("link", name="screen <1>.png").first.click()
        saved = await saving.value
        assert Path(await saved.path()).read_bytes() == picture.read_bytes()

        await page.get_by_text("Tell it now").click()
        await page.get_by_label("Product version").fill("5.2")
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("Still missing")).not_to_contain_text("Product version")
        await reply(api, ticket, body="Which printer?", waiting_for_customer=True)
        await page.get_by_role("link", name="Tickets").click()
        await expect(page.get_by_text("waits for your answer")).to_be_visible()
        await page.get_by_role("link", name=re.compile("Reports are empty")).click()
        await page.get_by_label("Text").fill("All of them")
        await page.get_by_role("button", name="Send", exact=True).click()
        await expect(page.get_by_text("in our hands")).to_be_visible()
        await page.get_by_role("link", name="Why then?").click()
        await expect(page.get_by_role("img").first).to_have_accessible_name(re.compile(r"of 24\sh"))
        await page.get_by_role("link", name="Back to the ticket").click()
        await page.get_by_text("It is solved", exact=True).click()
        await page.get_by_label("How?").fill("A new cable")
        await page.get_by_role("button", name="Mark it as solved").click()
        await expect(page.get_by_text("A new cable")).to_be_visible()
        assert (await only_ticket(site, customer))["status"] == "resolved"
        await page.get_by_text("It is not solved", exact=True).click()
        await page.get_by_label("What is still wrong?").fill("It came back")
        await page.get_by_role("button", name="Open it again").click()
        await expect(page.get_by_text("It came back")).to_be_visible()
    ticket = await only_ticket(site, customer)
    assert (ticket["status"], ticket["product_version"]) == ("open", "5.2")
    written = await api.get(f"/v1/tickets/{ticket['id']}/messages")
    assert [one["author"] for one in written["items"]] == ["customer", "provider"] + [
        "customer"
    ] * 3


async def test_answers_come_while_the_text_is_typed(site: Site) -> None:
    fits = await article(site, "Reports are empty after the upgrade")
    customer = await site.api.customer()
    await contact_of(site, customer)
    async with site.visitor() as page:
        await site.sign_in(page, site.api.keys["eva"], "/my/tickets/new")
        await fill_in(page)
        answer = page.get_by_role("link", name=fits["title"])
        await expect(answer).to_be_visible()
        assert (await site.api.get("/v1/tickets"))["items"] == [], "typing opens nothing"
        async with page.context.expect_page() as opening:
            await answer.click()
        beside = await opening.value
        await expect(beside.get_by_text("Clear the cache")).to_be_visible()
        await expect(page.get_by_label("What is it about?")).to_have_value("Reports are empty")
        await page.get_by_role("radio", name="A question", exact=True).check()
        await page.get_by_role("radio", name="4 low").check()
        await page.get_by_role("button", name="Send the ticket").click()
        await expect(page.get_by_role("status").first).to_contain_text("it has arrived")
    assert (await only_ticket(site, customer))["articles_seen"] == [fits["id"]]


async def test_an_answer_of_the_desk_appears_and_what_is_typed_stays(site: Site) -> None:
    customer = await site.api.customer()
    await contact_of(site, customer)
    ticket = await open_ticket(site.api, customer["id"])
    async with site.visitor() as page:
        await site.sign_in(page, site.api.keys["eva"], f"/my/tickets/{ticket['id']}")
        await page.get_by_label("Text").fill("I wonder")
        await page.wait_for_timeout(500)
        await reply(site.api, ticket, body="We found it.")
        await expect(page.get_by_text("We found it.")).to_be_visible(timeout=15_000)
        await expect(page.get_by_label("Text")).to_have_value("I wonder")


@pytest.mark.parametrize("code", ["en", "fr", "de", "cs"])
async def test_pages_of_a_customers_tickets_have_no_flaw_in_any_language(
    site: Site, code: str
) -> None:
    api = site.api
    customer = await api.customer(
        name="Verwaltungsgesellschaft für Küchenmontage & Söhne", deployment="cloud", language=code
    )
    fits = await article(site, "Reports are empty", language=code)
    await api.server(customer)
    ticket = await open_ticket(
        api, customer["id"], subject="הדוחות ריקים · Reports are empty", now=NOON - 3 * HOUR
    )
    await attach(api, ticket)
    await reply(api, ticket, now=NOON - 2 * HOUR, waiting_for_customer=True)
    wrong = {}
    async with site.visitor(language=code) as page:
        await site.sign_in(page, api.keys[customer["id"]], "/my/tickets")
        for name, path in (
            ("list", "/my/tickets"),
            ("new", "/my/tickets/new"),
            ("outage", "/my/tickets/new?outage=true"),
            ("one", f"/my/tickets/{ticket['id']}"),
            ("clock", f"/my/tickets/{ticket['id']}/clock"),
            ("answers", "/my/articles"),
            ("answer", f"/my/articles/{fits['id']}"),
        ):
            await page.goto(path)
            await page.locator("details").evaluate_all(
                "all => all.forEach(one => { one.open = true })"
            )
            wrong[name] = await flaws(page)
            await pictures(page, f"my-tickets-{name}.{code}")
    assert not {name: told for name, told in wrong.items() if told}
