"""A day that becomes free lists the sessions that are agreed on it: they stay (rule S2)."""

from collections.abc import AsyncIterator

import pytest

from tests.api.planning import WEEKDAYS, Office, at, open_office
from tests.support import Json

DAY_OFF = "2031-08-05"  # a Tuesday, on which Croatia thanks
IMPORT = {"country": "HR", "year": 2031}


@pytest.fixture
async def office(server: str, template: str) -> AsyncIterator[Office]:
    async with open_office(server, template) as opened:
        yield opened


def affected(answer: Json) -> list[str]:
    return [one["session_id"] for one in answer["affected_sessions"]]


async def test_a_new_holiday_lists_whom_it_finds_at_work(office: Office) -> None:
    api = office.api
    ana, ivo = [await office.technician(WEEKDAYS, holiday_country="HR") for _ in range(2)]
    # Who works on that day in any case, has other holidays, or no recorded hours, loses no time.
    excepted = await office.technician(WEEKDAYS, holiday_country="HR")
    await office.excepted(excepted, DAY_OFF, ("09:00", "17:00"))
    czech = await office.technician(WEEKDAYS, holiday_country="CZ")
    always = await office.technician(holiday_country="HR")
    await office.offered(ana, DAY_OFF)  # the year is used, and pinned
    await api.db.execute("DELETE FROM holiday WHERE country = 'HR' AND holiday_on = '2031-08-05'")
    late, early = at(f"{DAY_OFF} 13:00"), at(f"{DAY_OFF} 09:00")
    second = await office.book(ana, starts_at=late)
    first = await office.book(ivo, starts_at=early)
    for one in (excepted, czech, always):
        await office.book(one, starts_at=early)
    await office.book(ana, starts_at=at("2031-08-06 09:00"))
    previewed = await api.post("/v1/holidays/import?dry_run=true", IMPORT, role="lead", key=None)
    assert affected(previewed) == [first["id"], second["id"]]
    imported = await api.post("/v1/holidays/import", IMPORT, role="lead")
    assert affected(imported) == [first["id"], second["id"]]
    [added] = imported["added"]
    assert affected(await api.post("/v1/holidays/import", IMPORT, role="lead")) == []
    # A day that is switched off stays off, and is free again when it is switched on.
    path = f"/v1/holidays/{added['id']}"
    await api.post(f"{path}/switch-off", role="lead")
    third = await office.book(ivo, starts_at=late)
    on = await api.post(f"{path}/switch-on", role="lead")
    assert on["active"]
    assert set(affected(on)) == {first["id"], second["id"], third["id"]}
    assert (await api.get(f"/v1/sessions/{first['id']}"))["status"] == "scheduled"


async def test_who_works_in_another_zone_or_country_is_told_which_sessions_that_touches(
    office: Office,
) -> None:
    """Nine to five of Prague in winter, read in another zone: an hour of it is enough to be told."""
    api = office.api
    ana = await office.technician(WEEKDAYS, holiday_country="CZ")
    path = f"/v1/technicians/{ana['id']}"
    morning = await office.book(ana, starts_at=at("2031-04-07 09:00"))
    evening = await office.book(ana, starts_at=at("2031-04-07 15:30"))
    croatian = await office.book(ana, starts_at=at(f"{DAY_OFF} 12:00"))
    outside = await office.book(
        ana, starts_at=at("2031-04-08 20:00"), override_reason="agreed by telephone"
    )

    async def changed(body: Json) -> list[str]:
        answer = await api.send("PATCH", path, body, role="lead")
        assert answer.status_code == 200, answer.text
        shown = answer.json()
        found = affected(shown)
        del shown["affected_sessions"]
        assert (await api.get(path)) == shown
        return found

    assert await changed({"name": "Ana", "time_zone": "Europe/Prague"}) == []
    assert await changed({"time_zone": "Europe/Berlin"}) == [], "another name, the same clock"
    assert await changed({"time_zone": "Europe/London"}) == [morning["id"]]
    assert await changed({"time_zone": "Europe/Prague"}) == [], "what was lost is worked again"
    assert await changed({"time_zone": "Europe/Helsinki"}) == [evening["id"]]
    far = [morning["id"], evening["id"], croatian["id"]]
    assert await changed({"time_zone": "Europe/Prague"}) == []
    assert await changed({"time_zone": "Pacific/Auckland"}) == far
    await changed({"time_zone": "Europe/Prague"})
    assert await changed({"holiday_country": "HR"}) == [croatian["id"]]
    assert await changed({"holiday_country": None}) == []
    for one in (morning, evening, croatian, outside):
        assert (await api.get(f"/v1/sessions/{one['id']}"))["status"] == "scheduled"
