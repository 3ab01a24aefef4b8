from datetime import timedelta
from tests.api.ticketing import tickets_of, open_ticket, attach
from tests.browser.visiting import Site, flaws, pictures
from tests.support import NOON

async def test_look(site: Site) -> None:
    api = site.api
    customer = await api.customer(name="Müller & Söhne GmbH", deployment="cloud")
    server = await api.server(customer)
    for t in ("Reports are empty after the upgrade", "Print reports"):
        a = await api.post("/v1/articles", {"language": "en", "title": t, "body": "When reports are empty, clear the cache of templates.\n\n1. Stop\n2. Start", "keywords": ["reports"]})
        await api.post(f"/v1/articles/{a['id']}/publish")
    made = await tickets_of(api, customer["id"])
    ticket = made.by_status["waiting_for_customer"]
    await attach(api, ticket)
    wrong = {}
    async with site.visitor() as page:
        await site.sign_in(page, api.keys[customer["id"]], "/my/tickets")
        for name, path in (("my-tickets", "/my/tickets"), ("my-new", "/my/tickets/new"), ("my-ticket", f"/my/tickets/{ticket['id']}"), ("my-clock", f"/my/tickets/{ticket['id']}/clock"), ("my-articles", "/my/articles"), ("my-article", f"/my/articles/{a['id']}")):
            r = await page.goto(path)
            print(name, r.status, len(await r.body()))
            if name == "my-new":
                await page.get_by_label("What is it about?").fill("Reports are empty")
                await page.wait_for_timeout(1500)
            wrong[name] = await flaws(page)
            await pictures(page, name)
        await page.goto("/my/tickets/new")
        await page.get_by_label("What is it about?").fill("Reports are empty")
        await page.get_by_label("What happened?").fill("They are all empty")
        await page.get_by_role("button", name="Send the ticket").click()
        await pictures(page, "my-new-refused")
        await page.get_by_role("radio", name="An error Something").check()
        await page.get_by_role("radio", name="2 high").check()
        await page.get_by_role("button", name="Look for answers").click()
        await pictures(page, "my-new-looked")
        await page.get_by_role("button", name="Send the ticket").click()
        await pictures(page, "my-ticket-new")
        print(await page.title())
    print(wrong)
    assert not any(wrong.values())
