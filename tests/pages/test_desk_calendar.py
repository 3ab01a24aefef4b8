"""The calendar of the desk over HTTP: what is free, held and off, whose it is, and what a page weighs."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from app.kit.events import numbering
from tests.api.world import DAY, HOUR
from tests.conftest import fresh_database
from tests.pages.visits import Visit, signed_in
from tests.proxy import Proxy, proxied
from tests.support import NOON, Api, Json, open_api

MOST_BYTES = 60_000
GAP = re.compile(r'href="/desk/sessions/new\?technician=([^&]*)&amp;starts_at=([^"]*)">\s*([^ ]*) ')


@pytest.fixture
async def api(server: str, template: str) -> AsyncIterator[Api]:
    async with fresh_database(server, template) as dsn, open_api(dsn) as opened:
        yield opened


async def works(api: Api, technician: Json, weekday: int = 2, **hours: str) -> None:
    """From nine to five by the technician's clock, on Wednesdays."""
    day = {"weekday": weekday, "from": "09:00", "to": "17:00"} | hours
    await api.post(f"/v1/technicians/{technician['id']}/working-hours", day)


async def calendar(api: Api, query: str, key: str = "lead") -> str:
    response = await (await signed_in(api, api.keys[key])).get(f"/desk/calendar{query}")
    assert response.status_code == 200, response.text
    assert len(response.content) <= MOST_BYTES
    return response.text


def gaps(text: str) -> list[tuple[str, str]]:
    """When each free time begins, and how it is shown."""
    return [(starts_at, shown) for _, starts_at, shown in GAP.findall(text)]


def day_of(text: str, number: int = 2) -> str:
    """What stands on a day of the first technician's week."""
    return text.split('<section class="day')[1:][number]


async def test_what_is_free_is_what_can_be_booked(api: Api) -> None:
    customer = await api.customer(name="<b>Acme</b>")
    technician = await api.technician(time_zone="Europe/Prague")
    await works(api, technician)
    await api.buy(customer, 480)
    week = NOON + 7 * DAY
    booked = await api.book(customer, technician, starts_at=week)
    text = await calendar(api, "?week=2031-03-14")
    # Whoever looks has the clock of Prague, like the technician; the company keeps no buffer.
    assert [shown for _, shown in gaps(text)] == ["09:00–13:00", "15:00–17:00"]
    assert (
        f'href="/desk/sessions/{booked["id"]}">13:00–15:00 <bdi>&lt;b&gt;Acme&lt;/b&gt;</bdi>'
        in text
    )
    assert "09:00–17:00" in day_of(text)
    # Each leads to a time that the API takes.
    for starts_at, _ in gaps(text):
        body = api.booking(customer, technician, starts_at=NOON, estimated_minutes=10)
        await api.post("/v1/sessions?dry_run=true", body | {"starts_at": starts_at})


async def test_nothing_is_free_that_is_over_too_soon_or_too_far(api: Api) -> None:
    technician = await api.technician(time_zone="UTC")
    await works(api, technician)
    company = await api.get("/v1/company")
    assert not gaps(await calendar(api, "?week=2031-02-24"))
    # Today is Wednesday, noon: from then on, and the notice of the company, something is free.
    soonest = NOON + timedelta(minutes=company["notice_minutes"])
    found = gaps(await calendar(api, ""))
    assert all(starts_at >= soonest.strftime("%Y-%m-%dT%H:%M:%SZ") for starts_at, _ in found)
    beyond = NOON + timedelta(days=company["horizon_days"] + 7)
    assert not gaps(await calendar(api, f"?week={beyond:%Y-%m-%d}"))
    assert gaps(await calendar(api, f"?week={beyond - 14 * DAY:%Y-%m-%d}"))


async def test_who_is_off_is_shown_and_who_waits_for_credit_is_marked(api: Api) -> None:
    customer = await api.customer()
    technician = await api.technician(time_zone="UTC")
    await works(api, technician)
    week = NOON + 7 * DAY
    off = {"from": (week + HOUR).isoformat(), "to": (week + 2 * HOUR).isoformat()}
    await api.post(f"/v1/technicians/{technician['id']}/time-off", off)
    how = {"estimated_minutes": 60, "hold_slot": True}
    await api.book(customer, technician, starts_at=week - 2 * HOUR, **how)
    day = day_of(await calendar(api, "?week=2031-03-12"))
    assert "14:00–15:00 <small>off" in day
    assert "waits for credit" in day
    # Who waits no more holds nothing: the time is free again.
    api.now = week - DAY
    assert "waits for credit" not in day_of(await calendar(api, "?week=2031-03-12"))


async def test_a_holiday_is_named_and_nothing_is_free_on_it(api: Api) -> None:
    technician = await api.technician(time_zone="Europe/Prague", holiday_country="CZ")
    await works(api, technician, weekday=3)
    day = day_of(await calendar(api, "?week=2031-05-01"), 3)
    assert "Public holiday" in day
    assert not gaps(day)
    assert gaps(day_of(await calendar(api, "?week=2031-05-08", key="lead"), 3)) == []
    assert gaps(day_of(await calendar(api, "?week=2031-05-15"), 3))


async def test_it_is_narrowed_to_one_and_to_who_knows_something(api: Api) -> None:
    await api.technician(name="Ada", categories=["training"])
    other = await api.technician(name="Brian", categories=["virtual_machine"])

    def named(text: str) -> list[str]:
        return re.findall(r'<h3 id="t-[0-9]+"><bdi>([^<]*)', text)

    assert named(await calendar(api, "?technician=&skill=")) == ["Ada", "Brian"]
    assert named(await calendar(api, "?skill=training&technician=")) == ["Ada"]
    assert named(await calendar(api, f"?technician={other['id']}")) == ["Brian"]
    assert named(await calendar(api, f"?technician={other['id']}&skill=training")) == []


async def test_fifty_technicians_are_in_parts_and_cost_no_more_trips(
    server: str, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbering, "PAUSE_SECONDS", 3600.0)
    async with (
        fresh_database(server, template) as dsn,
        proxied(dsn) as trips,
        open_api(trips.dsn, pool_size=1) as api,
    ):
        customer = await api.customer(name="Donaudampfschifffahrtsgesellschaft")
        await api.buy(customer, 4800)
        visit = await signed_in(api, api.keys["lead"])
        found = []
        for number in range(50):
            technician = await api.technician(name=f"Technician {number:02}")
            for weekday in range(5):
                await works(api, technician, weekday)
            if number in (0, 49):
                await api.book(customer, technician, starts_at=NOON + 7 * DAY)
                found.append(await _trips(trips, visit, "/desk/calendar?week=2031-03-12"))
        assert found[0] == found[1]
        assert found[0] <= 6
        path, names = "/desk/calendar?week=2031-03-12", []
        while path:
            text = (await visit.get(path)).text
            assert len(text.encode()) <= MOST_BYTES
            names += re.findall(r'<h3 id="t-[0-9]+"><bdi>([^<]*)', text)
            more = re.search(r'href="(/desk/calendar[^"]*after=[^"]*)"', text)
            path = more[1].replace("&amp;", "&") if more else ""
        assert names == [f"Technician {number:02}" for number in range(50)]


async def _trips(trips: Proxy, visit: Visit, path: str) -> int:
    """The trips of a page, once its statements are prepared."""
    for _ in range(3):
        before = trips.count
        await visit.get(path)
    return trips.count - before
