"""A session from a gap of the calendar to the ledger, and what its pages look like."""

import re

from playwright.async_api import expect

from tests.api.world import DAY, HOUR
from tests.browser.visiting import Site, flaws, pictures
from tests.support import NOON, Json


async def team(site: Site) -> tuple[Json, Json]:
    """A customer, and technicians with hours, sessions, a day off and one who waits for credit."""
    api = site.api
    customer = await api.customer(name="Donaudampfschifffahrtsgesellschaft Österreich")
    poor = await api.customer(name="شركة الأمل")
    await api.buy(customer, 960, now=NOON - 9 * DAY)
    await api.server(customer)
    names = ("Tomáš Novák", "Anne-Sophie Lefèvre", "Ørjan Å", "Zoë")
    team = [await api.technician(name=name, time_zone="Europe/Prague") for name in names]
    for technician in team[:3]:
        for weekday in range(5):
            hours = {"weekday": weekday, "from": "08:30", "to": "16:30"}
            await api.post(f"/v1/technicians/{technician['id']}/working-hours", hours)
    await api.book(customer, team[0], starts_at=NOON + 7 * DAY)
    await api.book(customer, team[0], team[1], starts_at=NOON + 6 * DAY - 2 * HOUR)
    await api.book(poor, team[1], starts_at=NOON + 7 * DAY, hold_slot=True)
    off = {"from": (NOON + 8 * DAY).isoformat(), "to": (NOON + 9 * DAY).isoformat()}
    await api.post(f"/v1/technicians/{team[2]['id']}/time-off", off)
    return customer, team[0]


async def test_a_gap_becomes_a_session_without_a_script(site: Site) -> None:
    customer, technician = await team(site)
    async with site.visitor(script=False) as page:
        await site.sign_in(page, site.api.keys["lead"], "/desk")
        await page.get_by_role("link", name="Calendar", exact=True).click()
        await page.get_by_role("link", name="Later week").click()
        row = page.get_by_role("region", name="Tomáš Novák")
        await row.get_by_role("link", name=re.compile("15:00–16:30 free")).click()
        await page.get_by_label("For which customer?").fill("donau")
        await page.get_by_role("button", name="Search").click()
        await page.get_by_role("link", name="Donaudampf").click()
        await expect(page.get_by_label("Start")).to_have_value("2031-03-12T15:00")
        await expect(page.get_by_label("Technician 1")).to_have_value(technician["id"])
        await page.get_by_label("Planned minutes").fill("120")
        await page.get_by_role("button", name="See what it costs").click()
        await expect(page.get_by_role("alert")).to_contain_text("not free")
        await page.get_by_label("Planned minutes").fill("90")
        await page.get_by_label("Server").select_option(label="production")
        await page.get_by_role("button", name="See what it costs").click()
        await expect(page.locator(".figures")).to_contain_text(re.compile("It takes.*1.h.30.min"))
        assert (await site.api.credit(customer))[1] == 360, "nothing is booked yet"
        await page.get_by_role("button", name="Book it").click()
        await expect(page.get_by_role("status")).to_contain_text("is booked")
    assert (await site.api.credit(customer))[1] == 450
    held = (await site.api.get(f"/v1/sessions?technician_id={technician['id']}"))["items"]
    assert held[-1]["starts_at"] == "2031-03-12T14:00:00Z"


async def test_pages_of_booking_have_no_flaw_for_whoever_reads_them(site: Site) -> None:
    customer, technician = await team(site)
    path = f"/v1/sessions?technician_id={technician['id']}"
    session = (await site.api.get(path))["items"][0]["id"]
    gap = f"/desk/sessions/new?technician={technician['id']}&starts_at=2031-03-12T14:00:00Z"
    new = f"{gap}&customer_id={customer['id']}"
    pages = {
        "/desk/calendar?week=2031-03-12": "desk-calendar",
        "/desk/slots?estimated_minutes=60&starts_on=2031-03-11": "desk-slots",
        f"{gap}&q=o": "desk-booking-for",
        new: "desk-booking",
        f"/desk/sessions/{session}": "desk-session",
        f"/desk/sessions/{session}/move": "desk-session-move",
        f"/desk/sessions/{session}/cancel": "desk-session-cancel",
    }
    found = {}
    async with site.visitor() as page:
        await site.sign_in(page, site.api.keys["lead"], "/desk")
        for path, name in pages.items():
            await page.goto(path)
            found[name] = await flaws(page)
            await pictures(page, name)
        await page.goto(new)
        await page.get_by_label("Planned minutes").fill("90")
        await page.get_by_role("button", name="See what it costs").click()
        await expect(page.get_by_role("button", name="Book it")).to_be_visible()
        found["check"] = await flaws(page)
        await pictures(page, "desk-booking-check")
        await page.get_by_role("button", name="Change something").click()
        await page.get_by_label("Planned minutes").fill("720")
        await page.get_by_label("Technician 1").select_option(label="Zoë")
        await page.get_by_role("button", name="See what it costs").click()
        await expect(page.get_by_role("alert")).to_contain_text("does not suffice")
        found["short"] = await flaws(page)
        await pictures(page, "desk-booking-short", widths=(390,))
    assert not {path: wrong for path, wrong in found.items() if wrong}
