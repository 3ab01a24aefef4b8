"""The desk in each language on a telephone, with long names: nothing moves sideways but what says so."""

from datetime import timedelta

import pytest

from tests.api.ticketing import open_ticket, reply
from tests.api.world import DAY, HOUR, start
from tests.browser.visiting import Site, pictures
from tests.support import NOON

LONG = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Söhne"
)
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("language", ["en-GB", "de-DE", "fr-FR", "cs-CZ"])
async def test_no_page_of_the_desk_moves_sideways_on_a_telephone(site: Site, language: str) -> None:
    api = site.api
    customer, technician = await api.customer(name=LONG), await api.technician(name=LONG)
    await api.buy(customer, 480, now=NOON - 10 * DAY)
    server = await api.server(customer)
    how = {"server_id": server["id"], "now": NOON - 3 * DAY}
    running = await start(api, await api.book(customer, technician, starts_at=NOON, **how))
    early = how | {"now": NOON - 9 * DAY}
    await api.book(customer, technician, starts_at=NOON - 2 * DAY, **early)
    waits = await api.book(
        customer, technician, starts_at=NOON + 5 * DAY, estimated_minutes=720, hold_slot=True
    )
    contact = {"name": LONG, "company": LONG, "phone": "+420 222 333 444", "email": "j@example.com"}
    ticket = await open_ticket(api, customer["id"], subject=LONG * 2, contact=contact)
    paused = await open_ticket(api, customer["id"], severity=1)
    for _ in range(3):
        await reply(api, ticket)
    await reply(api, paused, waiting_for_customer=True)
    sessions = [f"/desk/sessions/{one['id']}" for one in (running, waits)]
    addresses = {
        "/desk": "today", "/desk/queue": "queue", "/desk/calendar": "calendar", "/desk/slots": "slots",
        "/desk/sessions/new": "booking-for", f"/desk/sessions/new?customer_id={customer['id']}": "booking",
        sessions[0]: "session", f"{sessions[0]}/worksheet": "worksheet", sessions[1]: "session-waits",
        f"{sessions[1]}/move": "session-move", f"{sessions[1]}/cancel": "session-cancel",
        f"/desk/tickets/{ticket['id']}": "ticket", f"/desk/tickets/{paused['id']}": "ticket-paused",
        f"/desk/tickets/{paused['id']}/clock": "ticket-clock",
        f"/desk/tickets/new?customer_id={customer['id']}&needed=480": "ticket-new",
        "/desk/worksheets": "worksheets", "/desk/credit": "credit",
        f"/desk/customers/{customer['id']}": "customer",
    }  # fmt: skip
    wide = {}
    async with site.visitor(language=language, width=390) as page:
        await site.set_clock(page, NOON + HOUR + timedelta(minutes=20))
        await page.goto("/sign-in?next=/desk")
        await page.locator("input[name=key]").fill(api.keys["lead"])
        await page.keyboard.press("Enter")
        await page.wait_for_url(lambda url: "/sign-in" not in url)
        for address, name in addresses.items():
            await page.goto(address)
            assert page.url.endswith(address), "it was led elsewhere"
            if beyond := await page.evaluate(BEYOND):
                wide[name] = beyond
            if language == "de-DE":
                await pictures(page, f"walk-de-{name}")
                await page.set_viewport_size({"width": 390, "height": 900})
    assert not wide
