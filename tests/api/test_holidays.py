"""Public holidays: taken from the package once, and from then on what the rows say (rule S2)."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, datetime
from typing import Any

import asyncpg
import pytest

from app.calendar import holidays
from tests.api.planning import DAILY, PRAGUE, WEEKDAYS, Office, at, every, open_office
from tests.api.world import nothing_changes, problem, refuse, z
from tests.support import NOON, Json

# What the Czech Republic keeps in 2031, by its law of 2000 (no. 245) and Easter on the 13th of April.
CZECH = [
    "2031-01-01", "2031-04-11", "2031-04-14", "2031-05-01", "2031-05-08", "2031-07-05", "2031-07-06",
    "2031-09-28", "2031-10-28", "2031-11-17", "2031-12-24", "2031-12-25", "2031-12-26",
]  # fmt: skip
ALL_DAY = every(30, "09:00", "16:00")
OFF = "technician_not_working"
Row = dict[str, Any]


@pytest.fixture(scope="module")
async def office(server: str, template: str) -> AsyncIterator[Office]:
    async with open_office(server, template) as opened:
        yield opened


async def pinned(office: Office, country: str) -> tuple[list[Row], list[Row]]:
    """The years of a country that are in rows, and the days."""
    years, days = [
        [dict(row) for row in await office.api.db.fetch(statement, country)]
        for statement in (
            "SELECT * FROM holiday_year WHERE country = $1 ORDER BY year",
            "SELECT * FROM holiday WHERE country = $1 ORDER BY holiday_on",
        )
    ]
    return years, days


async def bring(office: Office, country: str, year: int, **how: Any) -> Json:
    """The answer of an import."""
    path = "/v1/holidays/import" + ("?dry_run=true" if how.pop("dry_run", False) else "")
    return await office.api.post(path, {"country": country, "year": year}, role="lead", **how)


async def on(office: Office, country: str, day: str) -> str:
    """The path of a pinned day."""
    found = await office.api.db.fetchval(
        "SELECT id FROM holiday WHERE country = $1 AND holiday_on = $2",
        country, date.fromisoformat(day),
    )  # fmt: skip
    return f"/v1/holidays/{found}"


# --- pinned when first used --------------------------------------------------------------------


async def test_a_year_is_pinned_when_it_is_first_used_and_never_again(office: Office) -> None:
    technician = await office.technician(WEEKDAYS)
    assert await pinned(office, "CZ") == ([], [])
    assert await office.offered(technician, "2031-04-11") == []
    years, days = await pinned(office, "CZ")
    assert [(one["year"], one["pinned_at"]) for one in years] == [(2031, NOON)]
    assert [one["holiday_on"].isoformat() for one in days] == CZECH
    assert all(one["active"] and one["name"] for one in days)
    assert days[1]["name"] == "Good Friday"
    later = at("2031-03-06 09:00")
    for day in CZECH[2:]:
        assert await office.offered(technician, day, now=later) == [], day
    for day in ("2031-04-10", "2031-04-15", "2031-04-30", "2031-12-23"):
        assert await office.offered(technician, day, now=later) == ALL_DAY, day
    assert await pinned(office, "CZ") == (years, days)


async def test_both_years_of_a_search_are_pinned(office: Office) -> None:
    technician = await office.technician(DAILY, ("09:00", "10:00"), holiday_country="SK")
    language = technician["languages"][0]
    found = await office.slots(at("2031-12-30"), at("2032-01-03"), language=language)
    starts = [datetime.fromisoformat(one["starts_at"]) for one in found]
    assert starts == [at(f"{day} 09:00") for day in ("2031-12-30", "2031-12-31", "2032-01-02")]
    years, days = await pinned(office, "SK")
    assert [one["year"] for one in years] == [2031, 2032]
    assert {one["holiday_on"].year for one in days} == {2031, 2032}


async def test_nothing_is_pinned_for_those_whose_hours_were_not_recorded(office: Office) -> None:
    technician = await office.technician(holiday_country="PL")
    for starts_at in (at("2031-05-01 12:00"), at("2031-12-25 12:00")):
        assert await office.offered(technician, starts_at.date().isoformat()) == []
        await office.book(technician, starts_at=starts_at)
    assert await pinned(office, "PL") == ([], [])


async def test_a_search_beyond_the_horizon_uses_no_year(office: Office) -> None:
    technician = await office.technician(DAILY, holiday_country="FI")
    for day in ("2032-12-06", "2500-12-06"):
        assert await office.offered(technician, day) == []
    assert await pinned(office, "FI") == ([], [])


async def test_only_the_years_of_sessions_are_used_to_tell_who_is_affected(office: Office) -> None:
    technician = await office.technician(holiday_country="SE")
    hours = await office.hours(technician, 0, "09:00", "17:00")
    far: Json = {"starts_at": at("2071-03-09 09:00"), "override_reason": "a jubilee"}
    session = await office.book(technician, role="lead", **far)
    removed = await office.removed("/v1/working-hours", hours)
    assert [one["session_id"] for one in removed["affected_sessions"]] == [session["id"]]
    assert {one["year"] for one in (await pinned(office, "SE"))[0]} <= {2031, 2032, 2071}


async def test_a_booking_pins_as_a_search_does_and_a_dry_run_keeps_nothing(office: Office) -> None:
    technician = await office.technician(DAILY, holiday_country="AT")
    whit_monday, before = at("2031-06-02 09:00"), at("2031-06-01 09:00")
    async with nothing_changes(office.api):
        assert await office.refusal(technician, starts_at=before) is None
    await office.book(technician, starts_at=before)
    assert await office.refusal(technician, starts_at=whit_monday) == OFF
    years, days = await pinned(office, "AT")
    assert [one["year"] for one in years] == [2031]
    assert whit_monday.date() in {one["holiday_on"] for one in days}


async def test_the_rows_decide_and_not_the_package(office: Office) -> None:
    api = office.api
    technician = await office.technician(WEEKDAYS, holiday_country="HU")
    assert await office.offered(technician, "2031-08-20") == []  # Saint Stephen's
    await api.db.execute("DELETE FROM holiday WHERE country = 'HU' AND holiday_on = '2031-08-20'")
    await api.db.execute(
        "UPDATE holiday SET holiday_on = '2031-05-06' WHERE country = 'HU'"
        " AND holiday_on = '2031-05-01'"
    )
    for day, offered in [("2031-08-20", ALL_DAY), ("2031-05-01", ALL_DAY), ("2031-05-06", [])]:
        assert await office.offered(technician, day) == offered, day
        code = None if offered else OFF
        assert await office.refusal(technician, starts_at=at(f"{day} 12:00")) == code
    await office.book(technician, starts_at=at("2031-08-20 12:00"))
    _, days = await pinned(office, "HU")
    assert date(2031, 5, 1) not in {one["holiday_on"] for one in days}


async def test_those_who_search_at_once_pin_once(office: Office) -> None:
    technician = await office.technician(DAILY, holiday_country="FR")
    searches = [office.offered(technician, "2031-07-14") for _ in range(8)]
    searches += [office.offered(technician, "2031-07-15") for _ in range(8)]
    found = await asyncio.gather(*searches)
    assert found == [[]] * 8 + [ALL_DAY] * 8
    years, days = await pinned(office, "FR")
    assert [one["year"] for one in years] == [2031]
    assert len(days) == len({one["holiday_on"] for one in days}) == 11


async def test_an_import_beside_a_search_that_pins_brings_the_year_once(office: Office) -> None:
    # The search is played by hand, so that it commits when the import waits for it.
    api = office.api
    search = await asyncpg.connect(api.dsn)
    try:
        pin = search.transaction()
        await pin.start()
        await holidays.pin(search, [("NL", 2031)], NOON)
        asked = {"country": "NL", "year": 2031}
        bringing = asyncio.create_task(api.send("POST", "/v1/holidays/import", asked))
        for _ in range(200):
            waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            if bringing.done() or await api.db.fetchval(waiting):
                break
            await asyncio.sleep(0.005)
        await pin.commit()
        response = await bringing
    finally:
        await search.close()
    assert response.status_code == 200, response.text
    years, days = await pinned(office, "NL")
    assert [one["year"] for one in years] == [2031]
    assert date(2031, 4, 26) in {one["holiday_on"] for one in days}  # the King's Day


# --- imports -----------------------------------------------------------------------------------


async def test_an_import_brings_a_year_before_anybody_used_it(office: Office) -> None:
    async with nothing_changes(office.api):
        shown = await bring(office, "CZ", 2040, dry_run=True)
    answer = await bring(office, "CZ", 2040)
    assert (answer["country"], answer["year"], answer["unchanged"]) == ("CZ", 2040, 0)
    assert (answer["removed"], answer["renamed"]) == ([], [])
    days = [one["holiday_on"] for one in answer["added"]]
    assert days == [one["holiday_on"] for one in shown["added"]] == sorted(days)
    assert len(days) == len(CZECH)
    assert {one["id"] for one in shown["added"]} == {None}
    assert {"2040-03-30", "2040-04-02", "2040-10-28"} < set(days)  # Easter is on the 1st of April
    for one in answer["added"]:
        assert await office.api.get(f"/v1/holidays/{one['id']}") == one
    again = await bring(office, "CZ", 2040)
    assert again == {
        "country": "CZ", "year": 2040, "added": [], "removed": [], "renamed": [],
        "unchanged": len(CZECH),
        "affected_sessions": [],
    }  # fmt: skip


async def test_an_import_shows_the_difference_and_a_dry_run_only_shows_it(office: Office) -> None:
    api = office.api
    technician = await office.technician(DAILY, holiday_country="IT")
    answer = await bring(office, "IT", 2031)
    names = {one["holiday_on"]: one["name"] for one in answer["added"]}
    agreed = await office.book(technician, starts_at=at("2031-06-03 09:00"))
    await api.db.execute("DELETE FROM holiday WHERE country = 'IT' AND holiday_on = '2031-06-02'")
    await api.db.execute(
        "UPDATE holiday SET name = 'Working Men''s Day' WHERE country = 'IT'"
        " AND holiday_on = '2031-05-01'"
    )
    await api.db.execute(
        "INSERT INTO holiday (id, country, holiday_on, name, active)"
        " VALUES (gen_random_uuid(), 'IT', '2031-06-04', 'An Old Feast', true),"
        " (gen_random_uuid(), 'IT', '2032-06-04', 'Of another year', true)"
    )
    kept = await office.book(technician, starts_at=at("2031-06-02 09:00"))
    off = await on(office, "IT", "2031-08-15")
    await api.post(f"{off}/switch-off", role="lead")
    old = await on(office, "IT", "2031-06-04")
    offered = {"2031-06-02": ALL_DAY[2:], "2031-06-04": [], "2031-08-15": ALL_DAY}
    for day, expected in offered.items():
        assert await office.offered(technician, day) == expected, day

    async with nothing_changes(api):
        shown = await bring(office, "IT", 2031, dry_run=True)
    done = await bring(office, "IT", 2031, now=NOON.replace(hour=13))
    for answer in (shown, done):
        (added,) = answer["added"]
        assert (added["holiday_on"], added["name"], added["active"]) == (
            "2031-06-02", names["2031-06-02"], True,
        )  # fmt: skip
        (removed,) = answer["removed"]
        assert (removed["name"], removed["holiday_on"]) == ("An Old Feast", "2031-06-04")
        assert old.endswith(removed["id"])
        (renamed,) = answer["renamed"]
        assert renamed == {
            "holiday_on": "2031-05-01", "name": names["2031-05-01"], "was": "Working Men's Day",
        }  # fmt: skip
        assert answer["unchanged"] == len(names) - 2

    # Now it is so; the day that a lead switched off stays a working day, and so do the sessions.
    _, days = await pinned(office, "IT")
    shown = {one["holiday_on"].isoformat(): one["name"] for one in days}
    assert shown == names | {"2032-06-04": "Of another year"}
    await problem(api, "GET", old, status=404, code="holiday_not_found")
    await problem(api, "POST", f"{old}/switch-off", status=404, code="holiday_not_found")
    assert (await api.get(off))["active"] is False
    offered = {"2031-06-02": [], "2031-06-04": ALL_DAY, "2031-08-15": ALL_DAY}
    for day, expected in offered.items():
        assert await office.offered(technician, day) == expected, day
    for session in (agreed, kept):
        assert await api.get(f"/v1/sessions/{session['id']}") == session
    years, _ = await pinned(office, "IT")
    assert years[0]["pinned_at"] == NOON.replace(hour=13)


async def test_a_lead_switches_a_day_off_and_on_again(office: Office) -> None:
    api = office.api
    technician = await office.technician(DAILY, holiday_country="PT")
    assert await office.offered(technician, "2031-06-10") == []
    path = await on(office, "PT", "2031-06-10")
    told: Json = {"affected_sessions": []}
    for verb, active, offered, more in [
        ("switch-off", False, ALL_DAY, {}),
        ("switch-on", True, [], told),
    ]:
        answer = await api.post(f"{path}/{verb}", role="lead")
        assert answer == {**await api.get(path), **more}
        assert (answer["active"], answer["holiday_on"]) == (active, "2031-06-10")
        assert await office.offered(technician, "2031-06-10") == offered
        await refuse(api, "POST", f"{path}/{verb}", status=422, code="nothing_to_change")


async def test_holidays_are_listed_by_country_and_year(office: Office) -> None:
    await bring(office, "DK", 2033)
    await bring(office, "DK", 2034)
    (_, days), api = await pinned(office, "DK"), office.api
    for query, expected in [
        ("country=DK&limit=200", days),
        ("country=DK&year=2034", [one for one in days if one["holiday_on"].year == 2034]),
        ("country=DK&year=2035", []),
    ]:
        items = (await api.get(f"/v1/holidays?{query}"))["items"]
        assert {one["id"] for one in items} == {str(one["id"]) for one in expected}
    mixed = (await api.get("/v1/holidays?year=2034&limit=200"))["items"]
    assert {one["country"] for one in mixed} == {"DK"}


# --- whose holidays ----------------------------------------------------------------------------


async def test_a_technicians_own_country_counts_and_the_companys_for_all_others(
    office: Office,
) -> None:
    bavarian = await office.technician(DAILY, holiday_country="DE-BY")
    prussian = await office.technician(DAILY, holiday_country="DE-BE")
    czech = await office.technician(DAILY)
    for day, free in [
        ("2031-05-08", [czech]),  # the end of the war
        ("2031-05-22", [bavarian, prussian]),  # Ascension
        ("2031-06-12", [bavarian]),  # Corpus Christi
        ("2031-10-03", [bavarian, prussian]),
        ("2031-05-01", [bavarian, prussian, czech]),
        ("2031-05-02", []),
    ]:
        for technician in (bavarian, prussian, czech):
            expected = [] if technician in free else ALL_DAY
            assert await office.offered(technician, day) == expected, (day, technician)
    countries = {one["country"] for one in (await pinned(office, "DE-BY"))[0]}
    assert countries == {"DE-BY"}


async def test_a_holiday_is_a_day_of_the_technicians_own_clock(office: Office) -> None:
    zone = "America/New_York"
    technician = await office.technician(DAILY, ("20:00", "24:00"), zone=zone)
    for day, offered in [("2031-04-30", True), ("2031-05-01", False), ("2031-05-02", True)]:
        found = await office.offered(technician, day, zone=zone)
        assert found == (every(30, "20:00", "23:00") if offered else []), day


async def test_the_companys_calendar_names_the_country_of_those_without_one(
    office: Office,
) -> None:
    api = office.api
    technician = await office.technician(DAILY)
    before = await api.get("/v1/business-calendar")
    path = "/v1/business-calendar"
    response = await api.send("PUT", path, {"holiday_country": "ES-CT"}, role="lead")
    assert response.json() == {**before, "holiday_country": "ES-CT"}
    assert await office.offered(technician, "2031-09-11") == []  # the Diada
    assert await office.offered(technician, "2031-10-28") == ALL_DAY
    await api.send("PUT", path, {"holiday_country": "CZ"})
    assert await office.offered(technician, "2031-09-11") == ALL_DAY
    assert await office.offered(technician, "2031-10-28") == []


@pytest.mark.parametrize("country", ["XX", "CZ-99", "DE-XX", "ZZ-ZZ"])
async def test_a_country_whose_holidays_nobody_knows_is_refused(
    office: Office, country: str
) -> None:
    body = {"name": "Ann", "email": "ann@example.com", "holiday_country": country}
    asked: list[tuple[str, str, Json]] = [
        ("POST", "/v1/holidays/import", {"country": country, "year": 2031}),
        ("POST", "/v1/holidays/import?dry_run=true", {"country": country, "year": 2031}),
        ("PUT", "/v1/business-calendar", {"holiday_country": country}),
        ("POST", "/v1/technicians", body),
    ]
    async with nothing_changes(office.api):
        for method, path, sent in asked:
            refused = await problem(
                office.api, method, path, sent, status=422, code="unknown_country"
            )
            assert refused["country"] == country


# --- the business calendar ---------------------------------------------------------------------


async def test_the_business_calendar_is_set_in_parts(office: Office) -> None:
    api, path = office.api, "/v1/business-calendar"
    default = {
        "time_zone": PRAGUE,
        "hours": [{"weekday": day, "from": "09:00", "to": "17:00"} for day in WEEKDAYS],
        "holiday_country": "CZ",
    }
    response = await api.send("GET", path)
    assert response.json() == default
    etag = response.headers["etag"]
    hours = [
        {"weekday": 6, "from": "22:00", "to": "24:00"},
        {"weekday": 0, "from": "12:00", "to": "13:00"},
        {"weekday": 0, "from": "00:00", "to": "12:00"},
    ]
    changes: list[Json] = [{"hours": hours}, {"time_zone": "Asia/Tokyo"}, {}]
    for body in changes:
        before = (await api.send("GET", path)).json()
        response = await api.send("PUT", path, body, role="lead")
        in_order = {"hours": [hours[2], hours[1], hours[0]]} if "hours" in body else body
        assert response.json() == {**before, **in_order}
        assert response.headers["etag"] != etag
        stale = {"If-Match": etag}
        await refuse(api, "PUT", path, default, status=412, code="stale_version", headers=stale)
        etag = response.headers["etag"]
        assert (await api.send("GET", path)).headers["etag"] == etag
    response = await api.send("PUT", path, default, headers={"If-Match": etag})
    assert response.json() == default
    calendar = await refuse(api, "PUT", path, {"hours": []}, status=422, code="empty_calendar")
    assert calendar["detail"]
    assert (await api.get(path)) == default


async def test_business_hours_do_not_bind_technicians(office: Office) -> None:
    technician = await office.technician([6], ("20:00", "21:00"))
    assert await office.offered(technician, "2031-03-09") == ["20:00"]
    assert z(at("2031-03-09 20:00")) == "2031-03-09T19:00:00Z"
