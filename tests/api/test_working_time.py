"""When technicians work, and that no change of it ever touches a session already agreed (rule S2)."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from tests.api.planning import DAILY, MINUTE, PRAGUE, Office, at, every, open_office
from tests.api.world import DAY, HOUR, problem, start, z
from tests.support import NOON, Json

MONDAY = "2031-03-10"
OFF = "technician_not_working"


@pytest.fixture(scope="module")
async def office(server: str, template: str) -> AsyncIterator[Office]:
    async with open_office(server, template) as opened:
        yield opened


# --- weekly hours ------------------------------------------------------------------------------


async def test_hours_are_shown_as_they_were_recorded(office: Office) -> None:
    technician = await office.technician()
    path = f"/v1/technicians/{technician['id']}/working-hours"
    recorded = [
        {"weekday": 0, "from": "09:00", "to": "12:00", "valid_from": None, "valid_to": None},
        {"weekday": 0, "from": "12:00", "to": "24:00", "valid_from": None, "valid_to": None},
        {
            "weekday": 6, "from": "00:00", "to": "00:01",
            "valid_from": "2031-03-09", "valid_to": "2031-03-09",
        },
    ]  # fmt: skip
    for body in recorded:
        response = await office.api.send("POST", path, body, role="lead")
        made = response.json()
        assert response.status_code == 201
        assert response.headers["location"] == f"/v1/working-hours/{made['id']}"
        assert made == {
            "id": made["id"], "technician_id": technician["id"], **body, "created_at": z(NOON),
        }  # fmt: skip
        assert await office.api.get(f"/v1/working-hours/{made['id']}") == made
    shown = await office.listed(path)
    assert [{name: one[name] for name in recorded[0]} for one in shown] == recorded


@pytest.mark.parametrize(
    ("starts", "minutes", "code"),
    [
        ("09:00", 480, None), ("08:59", 480, OFF), ("09:01", 480, OFF), ("09:00", 490, OFF),
        ("16:50", 10, None), ("16:51", 10, OFF), ("17:00", 10, OFF), ("08:50", 10, OFF),
    ],
)  # fmt: skip
async def test_a_session_lies_wholly_in_working_hours(
    office: Office, starts: str, minutes: int, code: str | None
) -> None:
    technician = await office.technician([0])
    asked = at(f"{MONDAY} {starts}")
    assert await office.refusal(technician, starts_at=asked, minutes=minutes) == code


async def test_a_day_has_several_periods_and_those_that_touch_are_one(office: Office) -> None:
    technician = await office.technician([0], ("08:00", "09:30"), ("11:00", "12:00"))
    await office.hours(technician, 0, "12:00", "12:45")
    expected = ["08:00", "08:30", "11:00", "11:30"]
    assert await office.offered(technician, MONDAY) == expected
    assert await office.offered(technician, "2031-03-11") == []
    asked = at(f"{MONDAY} 11:45")
    assert await office.refusal(technician, starts_at=asked) is None
    assert await office.refusal(technician, starts_at=asked + MINUTE) == OFF
    assert await office.refusal(technician, starts_at=at(f"{MONDAY} 09:00")) == OFF


async def test_a_day_that_ends_at_24_00_goes_on_into_the_next(office: Office) -> None:
    technician = await office.technician([0], ("22:00", "24:00"))
    assert await office.offered(technician, MONDAY) == ["22:00", "22:30", "23:00"]
    asked = at(f"{MONDAY} 23:00")
    assert await office.refusal(technician, starts_at=asked) is None
    assert await office.refusal(technician, starts_at=asked + MINUTE) == OFF
    await office.hours(technician, 1, "00:00", "01:00")
    assert await office.offered(technician, MONDAY) == every(30, "22:00", "23:30")
    assert await office.offered(technician, "2031-03-11") == ["00:00"]
    assert await office.refusal(technician, starts_at=asked, minutes=120) is None
    assert await office.refusal(technician, starts_at=asked, minutes=130) == OFF


async def test_hours_count_from_their_first_day_to_their_last(office: Office) -> None:
    technician = await office.technician()
    await office.hours(technician, 0, "09:00", "11:00", valid_to="2031-03-10")
    later = {"valid_from": "2031-03-17", "valid_to": "2031-03-24"}
    await office.hours(technician, 0, "10:00", "11:00", **later)
    await office.hours(technician, 0, "09:00", "10:00", valid_from="2031-04-07")
    for day, expected in [
        ("2031-03-10", ["09:00", "09:30", "10:00"]),
        ("2031-03-17", ["10:00"]),
        ("2031-03-24", ["10:00"]),
        ("2031-03-31", []),
        ("2031-04-07", ["09:00"]),
    ]:
        assert await office.offered(technician, day) == expected, day
        early = at(f"{day} 09:00")
        code = None if "09:00" in expected else OFF
        assert await office.refusal(technician, starts_at=early) == code, day


async def test_hours_are_those_of_the_technicians_own_clock(office: Office) -> None:
    zone = "America/New_York"
    technician = await office.technician(DAILY, zone=zone)
    # Their clocks change on the 9th of March, those of Prague on the 30th.
    for day, first in [("2031-03-08", 14), ("2031-03-09", 13), ("2031-03-31", 13)]:
        midnight = datetime.fromisoformat(f"{day}T00:00:00+00:00")
        assert await office.offered(technician, day, zone=zone) == every(30, "09:00", "16:00")
        opens = midnight + first * HOUR
        assert await office.refusal(technician, starts_at=opens, minutes=480) is None
        assert await office.refusal(technician, starts_at=opens - MINUTE) == OFF
        assert await office.refusal(technician, starts_at=opens + MINUTE, minutes=480) == OFF


async def test_who_has_no_recorded_hours_is_never_offered_but_booked_at_any_hour(
    office: Office,
) -> None:
    technician = await office.technician()
    for day in ("2031-03-09 03:00", "2031-12-25 23:30", "2031-04-11 12:00"):
        assert await office.offered(technician, day[:10]) == []
        assert await office.refusal(technician, starts_at=at(day), minutes=720) is None
    # Absences are recorded for a reason; once there are hours, only those are worked.
    await office.away(technician, "2031-03-09", "2031-03-09")
    assert await office.refusal(technician, starts_at=at("2031-03-09 03:00")) == OFF
    hours = await office.hours(technician, 0, "09:00", "10:00", valid_to="2031-01-01")
    assert await office.refusal(technician, starts_at=at(f"{MONDAY} 09:00")) == OFF
    assert await office.offered(technician, MONDAY) == []
    await office.removed("/v1/working-hours", hours)
    assert await office.refusal(technician, starts_at=at(f"{MONDAY} 03:00")) is None


# --- exceptions, time off, closures ------------------------------------------------------------


async def test_an_exception_replaces_the_hours_of_its_day_alone(office: Office) -> None:
    technician = await office.technician([0, 1], ("09:00", "10:30"))
    made = await office.excepted(technician, MONDAY, ("20:00", "24:00"), ("12:00", "13:00"))
    assert made["periods"] == [{"from": "12:00", "to": "13:00"}, {"from": "20:00", "to": "24:00"}]
    assert await office.offered(technician, MONDAY) == ["12:00", *every(30, "20:00", "23:00")]
    assert await office.refusal(technician, starts_at=at(f"{MONDAY} 09:00")) == OFF
    # A day off is a day without periods; a day that is never worked can be worked once.
    made = await office.excepted(technician, "2031-03-11", reason="moving house")
    assert (made["periods"], made["reason"]) == ([], "moving house")
    await office.excepted(technician, "2031-03-16", ("10:00", "11:00"))
    for day, expected in [
        ("2031-03-11", []), ("2031-03-16", ["10:00"]), ("2031-03-17", ["09:00", "09:30"]),
        ("2031-03-18", ["09:00", "09:30"]),
    ]:  # fmt: skip
        assert await office.offered(technician, day) == expected


async def test_an_exception_counts_on_a_public_holiday(office: Office) -> None:
    technician = await office.technician([4, 0])
    for day in ("2031-04-11", "2031-04-14"):  # Good Friday, Easter Monday
        assert await office.offered(technician, day) == []
    await office.excepted(technician, "2031-04-11", ("10:00", "11:00"))
    assert await office.offered(technician, "2031-04-11") == ["10:00"]
    assert await office.offered(technician, "2031-04-14") == []


@pytest.mark.parametrize(
    ("start", "end", "starts_at", "ends_at"),
    [
        # A date is its beginning, or its end; the technician's clock counts without an offset.
        ("2031-03-10", "2031-03-10", "2031-03-10T04:00:00Z", "2031-03-11T04:00:00Z"),
        ("2031-03-09", "2031-03-09", "2031-03-09T05:00:00Z", "2031-03-10T04:00:00Z"),
        ("2031-03-08", "2031-03-16", "2031-03-08T05:00:00Z", "2031-03-17T04:00:00Z"),
        ("2031-03-10T12:00", "2031-03-10T13:30:15", "2031-03-10T16:00:00Z", "2031-03-10T17:30:15Z"),
        ("2031-03-10T12:00:00Z", "2031-03-10", "2031-03-10T12:00:00Z", "2031-03-11T04:00:00Z"),
        ("2031-03-10T12:00:00+05:30", "2031-03-10T12:00", "2031-03-10T06:30:00Z",
         "2031-03-10T16:00:00Z"),
        # 02:30 does not exist on the 9th; 01:30 comes twice on the 2nd of November.
        ("2031-03-09T02:30", "2031-03-09T03:30", "2031-03-09T07:00:00Z", "2031-03-09T07:30:00Z"),
        ("2031-11-02T01:30", "2031-11-02T01:30", "2031-11-02T05:30:00Z", "2031-11-02T06:30:00Z"),
    ],
)  # fmt: skip
async def test_time_off_is_meant_by_the_technicians_clock(
    office: Office, start: str, end: str, starts_at: str, ends_at: str
) -> None:
    technician = await office.technician(zone="America/New_York")
    made = await office.away(technician, start, end, reason="holiday")
    assert (made["starts_at"], made["ends_at"]) == (starts_at, ends_at)
    shown = {name: value for name, value in made.items() if name != "affected_sessions"}
    assert await office.api.get(f"/v1/time-off/{made['id']}") == shown
    assert await office.listed(f"/v1/technicians/{technician['id']}/time-off") == [shown]


async def test_nobody_works_in_time_off_up_to_its_ends(office: Office) -> None:
    technician = await office.technician(DAILY, ("00:00", "24:00"))
    await office.away(technician, f"{MONDAY}T10:00", f"{MONDAY}T12:00:01")
    begins, ends = at(f"{MONDAY} 10:00"), at(f"{MONDAY} 12:01")  # whole minutes around it
    for starts_at, code in [
        (begins - HOUR, None), (begins - HOUR + MINUTE, OFF), (ends - MINUTE, OFF), (ends, None),
    ]:  # fmt: skip
        assert await office.refusal(technician, starts_at=starts_at) == code
    found = await office.offered(technician, MONDAY)
    assert found == [*every(30, "00:00", "09:00"), *every(30, "12:30", "23:30")]


async def test_a_closure_is_meant_by_the_companys_clock_and_counts_for_everybody(
    office: Office,
) -> None:
    tokyo = await office.technician(DAILY, ("00:00", "24:00"), zone="Asia/Tokyo")
    always = await office.technician()
    made = await office.closed("2031-05-12", "2031-05-13")
    begins, ends = at("2031-05-12"), at("2031-05-14")
    assert (made["starts_at"], made["ends_at"]) == (z(begins), z(ends))
    for technician in (tokyo, always):
        for asked, code in [
            (begins - HOUR, None), (begins - HOUR + MINUTE, OFF), (begins + DAY, OFF),
            (ends - MINUTE, OFF), (ends, None),
        ]:  # fmt: skip
            assert await office.refusal(technician, starts_at=asked) == code
    language = tokyo["languages"][0]
    found = await office.slots(begins - DAY, ends + DAY, language=language)
    starts = [datetime.fromisoformat(one["starts_at"]) for one in found]
    assert max(one for one in starts if one < begins) == begins - HOUR
    assert min(one for one in starts if one > begins) == ends
    path = f"/v1/closures/{made['id']}"
    shown = {name: value for name, value in made.items() if name != "affected_sessions"}
    assert await office.api.get(path) == shown
    assert await office.listed("/v1/closures") == [shown]
    for ends_after, expected in [(ends - MINUTE, [shown]), (ends, [])]:
        narrowed = f"/v1/closures?ends_after={z(ends_after)}"
        assert (await office.api.get(narrowed))["items"] == expected
    await office.removed("/v1/closures", made)


async def test_what_is_removed_is_gone_and_counts_no_more(office: Office) -> None:
    technician = await office.technician([0])
    whole = every(30, "09:00", "16:00")
    assert await office.offered(technician, MONDAY) == whole
    extra = await office.hours(technician, 0, "17:00", "18:00")
    own = f"/v1/technicians/{technician['id']}"
    exception = await office.excepted(technician, MONDAY, ("09:00", "10:00"))
    away = await office.away(technician, MONDAY, MONDAY)
    closure = await office.closed(MONDAY, MONDAY)
    assert await office.offered(technician, MONDAY) == []
    for one, path, among, code, offered in [
        (closure, "/v1/closures", "/v1/closures", "closure", []),
        (away, "/v1/time-off", f"{own}/time-off", "time_off", ["09:00"]),
        (exception, "/v1/working-exceptions", f"{own}/working-exceptions", "working_exception",
         [*whole, "16:30", "17:00"]),
        (extra, "/v1/working-hours", f"{own}/working-hours", "working_hours", whole),
    ]:  # fmt: skip
        assert one["id"] in {other["id"] for other in await office.listed(among)}
        removed = await office.removed(path, one)
        assert removed.pop("affected_sessions", []) == []
        one.pop("affected_sessions", None)
        assert removed == one
        for method in ("GET", "DELETE"):
            at_one = f"{path}/{one['id']}"
            await problem(office.api, method, at_one, status=404, code=f"{code}_not_found")
        assert one["id"] not in {other["id"] for other in await office.listed(among)}
        assert await office.offered(technician, MONDAY) == offered, path
    # What was removed is in nobody's way any more.
    await office.hours(technician, 0, "17:00", "18:00")
    await office.excepted(technician, MONDAY)


# --- sessions already agreed -------------------------------------------------------------------


async def test_what_takes_working_time_away_lists_the_sessions_in_it_and_changes_none(
    office: Office,
) -> None:
    api = office.api
    await api.buy(office.customer)
    technician = await office.technician([0, 1], ("08:00", "12:00"), ("12:00", "18:00"))
    other = await office.technician([0])
    tuesday = "2031-03-11"
    extra = await office.excepted(technician, "2031-03-15", ("08:00", "12:00"))
    sessions = {
        name: await office.book(*people, starts_at=at(starts), minutes=minutes)
        for name, people, starts, minutes in [
            ("morning", [technician], f"{MONDAY} 08:00", 120),
            ("noon", [technician], f"{MONDAY} 11:00", 120),
            ("next week", [technician], "2031-03-17 08:00", 60),
            ("tuesday", [technician], f"{tuesday} 14:00", 60),
            ("saturday", [technician], "2031-03-15 10:00", 60),
            ("both", [other, technician], f"{MONDAY} 15:00", 60),
            ("other", [other], f"{MONDAY} 09:00", 60),
        ]
    }
    gone = await office.book(technician, starts_at=at(f"{MONDAY} 17:00"))
    await api.post(f"/v1/sessions/{gone['id']}/cancel", {"asked_by": "provider"})
    paths = {name: f"/v1/sessions/{one['id']}" for name, one in sessions.items()}
    before = {name: await api.get(path) for name, path in paths.items()}
    credit = await api.credit(office.customer)

    def names(answer: Json) -> list[str]:
        found = []
        for one in answer["affected_sessions"]:
            (name,) = (name for name, kept in sessions.items() if kept["id"] == one["session_id"])
            assert (one["starts_at"], one["ends_at"]) == (
                sessions[name]["starts_at"], sessions[name]["ends_at"],
            )  # fmt: skip
            found.append(name)
        return found

    own = {
        one["weekday"] * 100 + int(one["from"][:2]): one
        for one in await office.listed(f"/v1/technicians/{technician['id']}/working-hours")
    }
    away = await office.away(technician, f"{MONDAY}T09:59", f"{MONDAY}T11:00")
    assert names(away) == ["morning"]  # up to the second's start, which is not in it
    assert names(await office.away(other, MONDAY, tuesday)) == ["other", "both"]
    closure = await office.closed("2031-03-10T09:30", "2031-03-10T15:01")
    assert names(closure) == ["morning", "other", "noon", "both"]
    shorter = await office.excepted(technician, MONDAY, ("08:00", "12:00"))
    assert names(shorter) == ["noon", "both"]
    assert names(await office.excepted(technician, tuesday, ("14:00", "15:00"))) == []
    assert names(await office.removed("/v1/working-exceptions", extra)) == ["saturday"]
    # Monday's exception stands for the 10th; removing the hours is felt in the week after.
    assert names(await office.removed("/v1/working-hours", own[8])) == ["next week"]
    assert names(await office.removed("/v1/working-exceptions", shorter)) == [
        "morning", "noon",
    ]  # fmt: skip
    assert names(await office.removed("/v1/working-hours", own[12])) == ["noon", "both"]
    assert names(await office.removed("/v1/working-hours", own[112])) == []

    assert {name: await api.get(path) for name, path in paths.items()} == before
    assert await api.credit(office.customer) == credit
    await office.removed("/v1/closures", closure)


async def test_sessions_that_ended_or_wait_no_more_are_not_affected(office: Office) -> None:
    api = office.api
    poor = await api.customer()
    technician = await office.technician(DAILY)
    how = {"estimated_minutes": 60, "hold_slot": True}
    waits = await api.book(poor, technician, starts_at=at(f"{MONDAY} 09:00"), **how)
    body = {"from": MONDAY, "to": MONDAY}
    path = f"/v1/technicians/{technician['id']}/time-off"
    until = datetime.fromisoformat(waits["top_up_by"])
    for now, expected in [(until, [waits["id"]]), (until + MINUTE, [])]:
        made = await api.post(path, body, now=now)
        assert [one["session_id"] for one in made["affected_sessions"]] == expected
        await office.removed("/v1/time-off", made)
    agreed = await office.book(technician, starts_at=at(f"{MONDAY} 10:00"), now=until + HOUR)
    for clock, expected in [("10:59", [agreed["id"]]), ("11:00", [])]:
        made = await api.post(path, body, now=at(f"{MONDAY} {clock}"))
        assert [one["session_id"] for one in made["affected_sessions"]] == expected


async def test_a_session_in_time_that_is_not_worked_any_more_is_kept_and_held(
    office: Office,
) -> None:
    api = office.api
    technician = await office.technician([0])
    server = await api.server(office.customer)
    session = await office.book(
        technician, starts_at=at(f"{MONDAY} 09:00"), minutes=120, server_id=server["id"]
    )
    await office.away(technician, MONDAY, MONDAY)
    path = f"/v1/sessions/{session['id']}"
    # It is changed where that asks for no new time, shortened, and held; but it grows no more.
    for body in ({"remote_tool": "viewer"}, {"estimated_minutes": 60}):
        response = await api.send("PATCH", path, body)
        assert response.status_code == 200, response.text
    longer = {"estimated_minutes": 70}
    refused = await problem(api, "PATCH", path, longer, status=409, code=OFF)
    assert refused["technician_ids"] == [technician["id"]]
    later = {"starts_at": z(at(f"{MONDAY} 10:00")), "asked_by": "provider"}
    await problem(api, "POST", f"{path}/reschedule", later, status=409, code=OFF)
    assert (await start(api, session))["status"] == "in_progress"


async def test_the_clock_of_a_technician_over_a_change_gives_that_night_its_length(
    office: Office,
) -> None:
    technician = await office.technician(DAILY, ("00:00", "24:00"))
    nights = [("2031-03-30", 23), ("2031-10-26", 25)]
    for day, hours in nights:
        away = await office.away(technician, day, day)
        begins, ends = (datetime.fromisoformat(away[name]) for name in ("starts_at", "ends_at"))
        assert ends - begins == timedelta(hours=hours)
        assert begins == at(day, PRAGUE)
        await office.removed("/v1/time-off", away)
        shown = [one for one in await office.offered(technician, day) if one < "04:00"]
        if hours == 23:  # at 02:00 the clock shows 03:00
            assert shown == ["00:00", "00:30", "01:00", "01:30", "03:00", "03:30"]
        else:
            assert shown == [*every(30, "00:00", "02:30"), *every(30, "02:00", "03:30")]
