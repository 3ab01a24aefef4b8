"""The day at the desk: what is of today, what is left over, who is to be called, what is not shown."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from tests.api.ticketing import open_ticket, reply
from tests.api.world import DAY, HOUR, start
from tests.conftest import fresh_database
from tests.pages.visits import said, signed_in
from tests.support import NOON, Api, Json, open_api

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def api(server: str, template: str) -> AsyncIterator[Api]:
    async with fresh_database(server, template) as dsn, open_api(dsn) as opened:
        yield opened
        await opened.verify()


def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next one."""
    _, found, rest = page.partition(f"<h2>{heading}</h2>")
    assert found, heading
    return rest.partition("<h2>")[0]


async def test_what_is_old_is_not_of_today(api: Api) -> None:
    customer, technician = await api.customer(name="Acme"), await api.technician(name="Ada")
    await api.buy(customer, 1440, now=NOON - 20 * DAY)
    server = await api.server(customer)
    how = {"server_id": server["id"], "now": NOON - 9 * DAY}
    old = await start(api, await api.book(customer, technician, starts_at=NOON - 2 * DAY, **how))
    # It began before midnight by the clocks of Prague, and ends after now.
    late = await api.book(customer, technician, starts_at=NOON - DAY, estimated_minutes=120, **how)
    now = await api.book(customer, technician, starts_at=NOON - HOUR, estimated_minutes=60, **how)
    visit = await signed_in(api, api.keys[technician["id"]])
    page = (await visit.get("/desk")).text
    today, left = section(page, "Sessions today"), section(page, "Left over from days before")
    assert f"/desk/sessions/{now['id']}" in today
    assert old["id"] not in today
    assert late["id"] not in today
    assert f"/desk/sessions/{old['id']}/worksheet" in left
    assert left.index(old["id"]) < left.index(late["id"])
    assert "worksheet missing" in left
    assert "never started" in left
    api.now = NOON - DAY + 11 * HOUR + 30 * MINUTE  # half past midnight
    night = await api.book(
        customer, technician, starts_at=api.now - 40 * MINUTE, estimated_minutes=60, **how
    )
    page = (await visit.get("/desk")).text
    assert night["id"] in section(page, "Sessions today"), "it goes on after midnight"


async def test_each_list_tells_how_many_it_leaves_out_and_where_they_stand(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician(name="Ada")
    await api.buy(customer, 480 * 10)
    for number in range(1, 16):
        await api.book(customer, technician, starts_at=NOON + number * DAY, estimated_minutes=60)
    visit = await signed_in(api, api.keys[technician["id"]])
    page = (await visit.get("/desk")).text
    later = section(page, "Sessions after today")
    assert later.count("<tr") == 1 + 12
    assert "3 more are not shown." in later
    assert 'href="/desk/calendar?week=2031-03-06"' in later
    alone = (await visit.get("/desk?part=later")).text
    assert alone.count("<tr") == 1 + 15
    assert "not shown" not in alone
    assert "Who is to be called" not in alone
    assert (await visit.get("/desk?part=nothing")).status_code == 422


async def test_who_is_to_be_called_and_by_whom_is_clear(api: Api) -> None:
    customer, technician = await api.customer(name="Acme"), await api.technician(name="Ada")
    contact = {
        "name": "Jana",
        "company": "Acme",
        "phone": "+420 222 333 444",
        "email": "j@example.com",
    }
    ticket: Json = await open_ticket(api, customer["id"], contact=contact)
    other = await open_ticket(api, customer["id"], contact={"email": "x@example.com"})
    for one in (ticket, other):
        for _ in range(3):
            await reply(api, one)
    await reply(api, other, waiting_for_customer=True)
    visit = await signed_in(api, api.keys["lead"])
    calls = section((await visit.get("/desk")).text, "Who is to be called")
    assert "Jana" in calls
    assert 'href="tel:+420222333444"' in calls
    assert "nobody’s" in calls
    assert "clock paused" in calls, "no time runs out of what waits for the customer"
    assert "not known" in calls
    assert 'href="mailto:x@example.com"' in calls
    seen = said(await (await signed_in(api, api.keys[technician["id"]])).get("/desk"))
    assert "Who calls" not in seen
