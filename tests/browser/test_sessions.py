"""What a customer does with its sessions in a browser, without a script: costs come before deeds."""

import re
from datetime import datetime, timedelta

from playwright.async_api import Page, expect

from tests.api.world import DAY, HOUR
from tests.browser.visiting import Site, flaws, follow, pictures
from tests.staff import worker
from tests.support import NOON, Json

# The world's noon is a Wednesday.
SOON, LATER = NOON + 20 * HOUR, NOON + 6 * DAY


async def agreed(site: Site, starts_at: datetime, *, access: bool = True) -> tuple[Json, Json]:
    """A customer, and a session of 120 minutes with somebody who works from 9 to 17."""
    api = site.api
    customer = await api.customer()
    technician = await worker(api, weekdays=range(5), hours=("09:00", "17:00"))
    await api.buy(customer, 960)
    server = await api.server(customer, access=access)
    booked = await api.book(
        customer, technician, starts_at=starts_at, now=NOON - 2 * DAY, server_id=server["id"]
    )
    return customer, booked


async def choose(page: Page, day: str, time: str) -> None:
    """Choose a time of a day in the week that is shown."""
    named = re.compile(day.replace(" ", r"\s"))
    await page.get_by_role("region", name=named).get_by_role("link", name=time, exact=True).click()


async def test_a_session_is_moved_in_time_at_no_cost(site: Site) -> None:
    customer, booked = await agreed(site, LATER)
    async with site.visitor(script=False) as page:
        await site.sign_in(page, site.api.keys[customer["id"]], "/my/sessions")
        await expect(page.get_by_text("at no cost until Monday, 10 March 2031")).to_be_visible()
        await page.get_by_role("link", name=re.compile("Tuesday, 11 March 2031")).click()
        await page.get_by_role("link", name="Choose another time").click()
        await page.get_by_role("link", name="Later week").click()
        await choose(page, "Thu 20 Mar", "09:30")
        await expect(page.get_by_text("Thursday, 20 March 2031, 09:30–11:30")).to_be_visible()
        seen = await site.api.get(f"/v1/sessions/{booked['id']}")
        assert seen["starts_at"] == booked["starts_at"], "looking moves nothing"
        await page.get_by_label("Why?").fill("the auditors <come>")
        await page.get_by_role("button", name="Move it at no cost").click()
        await expect(page.get_by_role("status")).to_contain_text("The session is moved")
        await expect(page.get_by_text("the auditors <come>")).to_be_visible()
    moved = await site.api.get(f"/v1/sessions/{booked['id']}")
    assert (moved["starts_at"], moved["moves"][0]["asked_by"]) == (
        "2031-03-20T08:30:00Z",
        "customer",
    )
    assert await site.api.credit(customer) == (840, 120, 0, 0)


async def test_a_late_move_costs_what_was_shown_before_it(site: Site) -> None:
    customer, booked = await agreed(site, SOON)
    async with site.visitor(script=False) as page:
        path = f"/my/sessions/{booked['id']}"
        await site.sign_in(page, site.api.keys[customer["id"]], path)
        await expect(page.get_by_text("It costs 2 h of your credit now.").first).to_be_visible()
        await page.get_by_role("link", name="Choose another time").click()
        await page.get_by_role("link", name="With anybody who knows this work").click()
        await choose(page, "Fri 7 Mar", "14:00")
        assert await site.api.credit(customer) == (840, 120, 0, 0), "looking costs nothing"
        await page.get_by_role("button", name="Move it for 2 h of credit").click()
        await expect(page.get_by_text("It cost 2 h of credit.")).to_be_visible()
    assert await site.api.credit(customer) == (720, 120, 0, 0)
    assert (await site.api.entries(customer))[-1]["kind"] == "penalty"


async def test_what_somebody_moved_meanwhile_is_shown_and_nothing_is_lost(site: Site) -> None:
    customer, booked = await agreed(site, LATER)
    async with site.visitor(script=False) as page:
        path = f"/my/sessions/{booked['id']}"
        await site.sign_in(page, site.api.keys[customer["id"]], path)
        await page.goto(f"{path}/move")
        await choose(page, "Fri 14 Mar", "10:00")
        await page.get_by_label("Why?").fill("it is too early")
        other = {"starts_at": (LATER + DAY).isoformat(), "asked_by": "provider"}
        await site.api.post(f"/v1/sessions/{booked['id']}/reschedule", other)
        await page.get_by_role("button", name="Move it at no cost").click()
        alert = page.get_by_role("alert")
        await expect(alert).to_contain_text("Somebody changed the session")
        await expect(alert).to_contain_text("Wednesday, 12 March 2031, 13:00")
        await expect(page.get_by_label("Why?")).to_have_value("it is too early")
        await page.get_by_role("button", name="Move it at no cost").click()
        await expect(page.get_by_role("status")).to_contain_text("The session is moved")
    moved = await site.api.get(f"/v1/sessions/{booked['id']}")
    assert moved["starts_at"] == "2031-03-14T09:00:00Z"
    assert [one["asked_by"] for one in moved["moves"]] == ["provider", "customer"]


async def test_a_session_is_cancelled_for_the_cost_that_was_shown(site: Site) -> None:
    customer, booked = await agreed(site, SOON)
    async with site.visitor(script=False) as page:
        path = f"/my/sessions/{booked['id']}"
        await site.sign_in(page, site.api.keys[customer["id"]], path)
        await page.get_by_role("link", name="Cancel the session").click()
        await page.get_by_label("Why?").fill("the server is gone")
        await page.get_by_role("button", name="Cancel it for 2 h of credit").click()
        await expect(page.get_by_role("status")).to_contain_text("The session is cancelled")
        await expect(page.get_by_text("Cancelled late: it cost 2 h")).to_be_visible()
    kinds = [one["kind"] for one in await site.api.entries(customer)]
    assert kinds[-2:] == ["release", "penalty"]
    assert await site.api.credit(customer) == (840, 0, 0, 0)


async def test_a_calendar_of_ones_own_follows_the_sessions(site: Site) -> None:
    customer, booked = await agreed(site, LATER)
    async with site.visitor(script=False) as page:
        await site.sign_in(page, site.api.keys[customer["id"]], "/my/sessions")
        await page.get_by_role("link", name="Have them in your own calendar").click()
        await page.get_by_role("button", name="Make an address").click()
        address = await page.get_by_label("Address", exact=True).input_value()
        calendar = await page.request.get(address, headers={"Cookie": ""})
        assert f"UID:{booked['id']}@personday" in await calendar.text()
        await page.get_by_role("link", name="Sessions", exact=True).click()
        await page.goto("/my/calendars")
        await expect(page.get_by_label("Address", exact=True)).to_have_count(0)
        await page.get_by_role("button", name="Revoke the address").click()
        await expect(page.get_by_role("status")).to_contain_text("nothing at that address")
        assert (await page.request.get(address)).status == 404


async def test_pages_of_sessions_have_no_flaw_for_whoever_reads_them(site: Site) -> None:
    customer, booked = await agreed(site, SOON, access=False)
    path, technician = f"/my/sessions/{booked['id']}", {"id": booked["technician_ids"][0]}
    for days in (1, 8):
        done = {"starts_at": NOON - days * DAY, "now": NOON - 12 * DAY}
        past = await site.api.book(customer, technician, **done)
        how = {"now": NOON - days * DAY - HOUR}
        await site.api.post(f"/v1/sessions/{past['id']}/cancel", {"asked_by": "customer"}, **how)
    moved = {"starts_at": (SOON + timedelta(hours=1)).isoformat(), "asked_by": "customer"}
    await site.api.post(f"/v1/sessions/{booked['id']}/reschedule", moved)
    async with site.visitor() as page:
        await site.sign_in(page, site.api.keys[customer["id"]], "/my/sessions")
        found = {}
        for name, address in {
            "list": "/my/sessions",
            "one": path,
            "move": f"{path}/move",
            "nothing-free": f"{path}/move?week=2035-01-01&anybody=true",
            "move-to": f"{path}/move/to?starts_at=2031-03-10T09:00:00Z",
            "move-taken": f"{path}/move/to?starts_at=2031-03-10T19:00:00Z",
            "cancel": f"{path}/cancel",
            "calendars": "/my/calendars",
        }.items():
            await page.goto(address)
            found[name] = await flaws(page)
            await pictures(page, f"my-sessions-{name}")
        await follow(page.get_by_role("button", name="Make an address"))
        found["made"] = await flaws(page)
        await pictures(page, "my-sessions-made")
    assert not {name: wrong for name, wrong in found.items() if wrong}
