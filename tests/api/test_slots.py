"""The search for slots: what is offered, to whom, in which order, and that all of it can be booked."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.api.planning import DAILY, MINUTE, Office, at, every, open_office
from tests.api.world import DAY, HOUR, problem, start, time_entry, worksheet_body, z
from tests.support import NOON, Json

MONDAY = "2031-03-10"
INSTALLATION, TRAINING = "installation_upgrade_migration", "training"


@pytest.fixture(scope="module")
async def office(server: str, template: str) -> AsyncIterator[Office]:
    async with open_office(server, template) as opened:
        yield opened


def spoken(technician: Json) -> str:
    """The language to ask for, so that only this technician and its team are found."""
    return str(technician["languages"][0])


async def team(office: Office, count: int, *periods: tuple[str, str], **facts: Any) -> list[Json]:
    """Technicians in the order of their ids who work on every day and share a language."""
    facts.setdefault("languages", [next(office.languages)])
    return [await office.technician(DAILY, *periods, **facts) for _ in range(count)]


async def holders(office: Office, people: list[Json], day: str, clock: str, **how: Any) -> str:
    """Who is offered at that time: A is the first of these people, B the second."""
    begins = at(f"{day} {clock}")
    (one,) = await office.slots(begins, begins + MINUTE, language=spoken(people[0]), **how)
    return "".join("ABCDE"[[p["id"] for p in people].index(i)] for i in one["technician_ids"])


# --- order, length and step --------------------------------------------------------------------


async def test_slots_are_one_for_each_start_in_order_and_exactly_as_long_as_asked(
    office: Office,
) -> None:
    first, second = await team(office, 2, ("09:00", "12:00"))
    for minutes in (10, 60, 180):
        length = timedelta(minutes=minutes)
        found = await office.slots(at(MONDAY), at("2031-03-12"), minutes, language=spoken(first))
        begins = [datetime.fromisoformat(one["starts_at"]) for one in found]
        assert [datetime.fromisoformat(one["ends_at"]) - start for one, start in zip(
            found, begins, strict=True)] == [length] * len(found)  # fmt: skip
        expected = [
            at(f"{day} {clock}")
            for day in (MONDAY, "2031-03-11")
            for clock in every(30, "09:00", "11:30")
            if at(f"{day} {clock}") + length <= at(f"{day} 12:00")
        ]
        assert begins == expected
        assert {tuple(one["technician_ids"]) for one in found} == {
            (min(first["id"], second["id"]),)
        }
        assert all(set(one) == {"starts_at", "ends_at", "technician_ids"} for one in found)


async def test_a_window_holds_the_starts_from_its_first_instant_up_to_its_last(
    office: Office,
) -> None:
    technician = await office.technician([0])
    second = timedelta(seconds=1)
    nine, ten = at(f"{MONDAY} 09:00"), at(f"{MONDAY} 10:00")
    for begin, end, expected in [
        (nine, ten, ["09:00", "09:30"]), (nine, ten + second, ["09:00", "09:30", "10:00"]),
        (nine + second, ten, ["09:30"]), (nine - second, nine, []),
        (nine - second, nine + second, ["09:00"]), (ten, ten + second, ["10:00"]),
    ]:  # fmt: skip
        found = await office.slots(begin, end, 240, language=spoken(technician))
        assert [one["starts_at"] for one in found] == [z(at(f"{MONDAY} {c}")) for c in expected]


async def test_what_is_over_is_not_offered_and_neither_is_the_present(office: Office) -> None:
    technician = await office.technician(DAILY)
    for clock, expected in [
        ("08:59", every(30, "09:00", "16:00")), ("12:00", every(30, "12:30", "16:00")),
        ("12:29", every(30, "12:30", "16:00")), ("16:00", []), ("23:59", []),
    ]:  # fmt: skip
        now = at(f"{MONDAY} {clock}")
        assert await office.offered(technician, MONDAY, now=now) == expected, clock
    assert await office.offered(technician, MONDAY, now=at("2031-03-11 00:00")) == []


async def test_steps_are_a_setting_and_count_from_midnight_on_the_technicians_clock(
    office: Office,
) -> None:
    zone = "Asia/Kathmandu"  # 5 h 45 min ahead of UTC
    prague = await office.technician([0], ("09:10", "11:00"))
    kathmandu = await office.technician([0], ("09:10", "11:00"), zone=zone)
    for step, expected in [
        (30, ["09:30", "10:00"]),
        (60, ["10:00"]),
        (5, every(5, "09:10", "10:00")),
        (45, ["09:45"]),
        (720, []),
    ]:
        async with office.with_settings(slot_step_minutes=step):
            assert await office.offered(prague, MONDAY) == expected, step
            assert await office.offered(kathmandu, MONDAY, zone=zone) == expected, step
    whole: Json = {"language": spoken(kathmandu), "limit": 1}
    (first,) = await office.slots(at(MONDAY, zone), at(MONDAY, zone) + DAY, **whole)
    assert first["starts_at"] == "2031-03-10T03:45:00Z"


# --- who ---------------------------------------------------------------------------------------


async def test_only_those_who_know_language_and_category_are_offered(office: Office) -> None:
    language, other = next(office.languages), next(office.languages)
    both = await office.technician(
        [0], ("09:00", "10:00"), languages=[language, other], categories=[INSTALLATION, TRAINING]
    )
    trains = await office.technician(
        [0], ("10:00", "11:00"), languages=[language], categories=[TRAINING]
    )
    nothing = await office.technician([0], ("11:00", "12:00"), languages=[other])
    morning: Json = {"start": at(f"{MONDAY} 06:00"), "end": at(f"{MONDAY} 12:00")}
    searches: list[tuple[Json, list[Json]]] = [
        ({"language": language}, [both, trains]),
        ({"language": other}, [both, nothing]),
        ({"language": other, "category": TRAINING}, [both]),
        ({"language": language, "category": TRAINING}, [both, trains]),
        ({"language": language, "category": INSTALLATION}, [both]),
        ({"language": language, "category": "virtual_machine"}, []),
        ({"language": next(office.languages)}, []),
    ]
    for query, expected in searches:
        found = await office.slots(**morning, **query)
        assert [one["technician_ids"] for one in found] == [[one["id"]] for one in expected], query


async def test_several_technicians_are_offered_while_so_many_are_free(office: Office) -> None:
    people = await team(office, 1, ("09:00", "12:00"))
    for hours in (("10:00", "13:00"), ("10:30", "12:00")):
        people.append(await office.technician(DAILY, hours, languages=people[0]["languages"]))
    for count, expected in [
        (1, every(30, "09:00", "12:00")), (2, every(30, "10:00", "11:00")),
        (3, every(30, "10:30", "11:00")), (4, []),
    ]:  # fmt: skip
        found = await office.slots(
            at(MONDAY), at("2031-03-11"), language=spoken(people[0]), technicians=count
        )
        assert [one["starts_at"] for one in found] == [z(at(f"{MONDAY} {c}")) for c in expected]
        assert all(len(set(one["technician_ids"])) == count for one in found)
    assert await holders(office, people, MONDAY, "11:00", technicians=3) == "ABC"


async def test_the_least_loaded_of_that_week_come_first_then_the_smaller_ids(
    office: Office,
) -> None:
    people = await team(office, 3, ("00:00", "24:00"))
    a, b, c = people
    week: Json = {"technicians": 3}
    assert await holders(office, people, MONDAY, "12:00", **week) == "ABC"
    await office.book(a, starts_at=at(f"{MONDAY} 00:00"))
    assert await holders(office, people, MONDAY, "12:00", **week) == "BCA"
    moved = await office.book(b, starts_at=at("2031-03-16 23:00"), minutes=70)
    assert await holders(office, people, MONDAY, "12:00", **week) == "CAB"
    assert await holders(office, people, "2031-03-16", "22:00", **week) == "CAB"
    # The weeks beside it are others: in them only B did nothing, or nobody.
    await office.book(a, c, starts_at=at("2031-03-17 00:30"))
    assert await holders(office, people, "2031-03-17", "02:00", **week) == "BAC"
    assert await holders(office, people, "2031-03-09", "12:00", **week) == "ABC"
    # A session that is moved or cancelled counts where it is, or not at all.
    path = f"/v1/sessions/{moved['id']}"
    later = {"starts_at": z(at("2031-03-18 00:00")), "asked_by": "provider"}
    await office.api.post(f"{path}/reschedule", later)
    assert await holders(office, people, MONDAY, "12:00", **week) == "BCA"
    assert await holders(office, people, "2031-03-17", "02:00", **week) == "ACB"
    await office.api.post(f"{path}/cancel", {"asked_by": "provider"})
    assert await holders(office, people, "2031-03-17", "02:00", **week) == "BAC"
    assert await holders(office, people, MONDAY, "12:00", technicians=1) == "B"


async def test_what_was_done_in_a_week_counts_as_load(office: Office) -> None:
    api = office.api
    people = await team(office, 2, ("00:00", "24:00"))
    server = await api.server(office.customer)
    begins = at(f"{MONDAY} 09:00")
    session = await office.book(people[0], starts_at=begins, server_id=server["id"])
    await start(api, session)
    later = begins + 2 * HOUR
    during: Json = {"now": begins + HOUR / 2}
    assert await holders(office, people, "2031-03-12", "12:00", **during) == "B"
    worked = worksheet_body(time_entry(people[0], begins, timedelta(minutes=10)))
    await api.post(f"/v1/sessions/{session['id']}/worksheet", worked, now=later)
    assert (await api.get(f"/v1/sessions/{session['id']}"))["status"] == "done"
    assert await holders(office, people, "2031-03-12", "12:00", now=later) == "B"
    assert await holders(office, people, "2031-03-17", "12:00", now=later) == "A"
    # Its time is free again, and who never came did nothing.
    away = await office.book(people[1], starts_at=at("2031-03-11 09:00"), now=later)
    missed = {"party": "customer"}
    path = f"/v1/sessions/{away['id']}/no-show"
    await api.post(path, missed, now=at("2031-03-11 09:00"))
    assert await holders(office, people, "2031-03-12", "12:00", now=at("2031-03-11 10:00")) == "B"


async def test_who_has_no_hours_is_not_offered_and_nobody_is_offered_alone_for_two(
    office: Office,
) -> None:
    (works,) = await team(office, 1)
    await office.technician(languages=works["languages"])
    assert await office.offered(works, MONDAY) == every(30, "09:00", "16:00")
    two: Json = {"language": spoken(works), "technicians": 2}
    assert await office.slots(at(MONDAY), at("2031-03-11"), **two) == []


# --- pages -------------------------------------------------------------------------------------


async def paged(office: Office, limit: int, **asked: Any) -> list[Json]:
    """All slots of a search, page by page; no page is longer than its limit or empty."""
    path = f"/v1/slots?{urlencode({**asked, 'limit': limit})}"
    found: list[Json] = []
    cursor = ""
    while True:
        page = await office.api.get(path + cursor)
        assert page["items"][0] not in found, "a page begins again"
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        assert len(page["items"]) == limit
        cursor = f"&cursor={page['next_cursor']}"


@pytest.mark.parametrize("limit", [1, 7, 25, 200])
async def test_pages_cover_every_slot_once(office: Office, limit: int) -> None:
    first, second = await team(office, 2, ("09:00", "10:30"))
    await office.book(first, starts_at=at("2031-03-12 09:00"))
    days = 5 if limit == 1 else 40  # a search looks at its window in pieces
    asked = {
        "from": z(at(MONDAY)), "to": z(at(MONDAY) + days * DAY), "duration_minutes": 30,
        "language": spoken(first),
    }  # fmt: skip
    easter = (date(2031, 4, 11), date(2031, 4, 14))
    expected = [
        z(at(f"{day} {clock}"))
        for day in (date(2031, 3, 10) + n * DAY for n in range(days))
        for clock in ("09:00", "09:30", "10:00")
        if day not in easter
    ]
    found = await paged(office, limit, **asked)
    assert [one["starts_at"] for one in found] == expected
    # Monday the 10th's week has a session of the first, so its slots are the second's.
    assert {tuple(one["technician_ids"]) for one in found[:15]} == {(second["id"],)}


async def test_a_cursor_belongs_to_its_search(office: Office) -> None:
    technician = await office.technician(DAILY)
    asked = {
        "from": z(at(MONDAY)), "to": z(at(MONDAY) + DAY), "duration_minutes": 60,
        "language": spoken(technician), "limit": 1,
    }  # fmt: skip
    page = await office.api.get(f"/v1/slots?{urlencode(asked)}")
    for changed in ({"duration_minutes": 30}, {"to": z(at(MONDAY) + 2 * DAY)}, {"technicians": 2}):
        other = urlencode({**asked, **changed, "cursor": page["next_cursor"]})
        await problem(office.api, "GET", f"/v1/slots?{other}", status=400, code="invalid_cursor")
    wider = urlencode({**asked, "limit": 200, "cursor": page["next_cursor"]})
    rest = (await office.api.get(f"/v1/slots?{wider}"))["items"]
    assert [one["starts_at"] for one in page["items"] + rest] == [
        z(at(f"{MONDAY} {clock}")) for clock in every(30, "09:00", "16:00")
    ]


# --- settings count at once --------------------------------------------------------------------


async def test_notice_counts_at_once_for_what_is_offered_and_booked(office: Office) -> None:
    technician = await office.technician(DAILY, ("00:00", "24:00"))
    eleven = at("2031-03-06 11:00")  # 22 hours after NOON
    for notice, first in [(0, "00:00"), (22 * 60, "11:00"), (22 * 60 + 1, "11:30")]:
        async with office.with_settings(notice_minutes=notice):
            assert (await office.offered(technician, "2031-03-06"))[0] == first
            code = await office.refusal(technician, starts_at=eleven)
            assert code == (None if first <= "11:00" else "notice_too_short")


async def test_the_horizon_counts_at_once_for_what_is_offered_and_booked(office: Office) -> None:
    technician = await office.technician(DAILY, ("00:00", "24:00"))
    for days, last in [(1, "13:00"), (2, "23:30"), (365, "23:30")]:
        async with office.with_settings(horizon_days=days):
            assert (await office.offered(technician, "2031-03-06", 30))[-1] == last
            for starts_at, agreed in [
                (NOON + days * DAY, True), (NOON + days * DAY + MINUTE, False),
            ]:  # fmt: skip
                code = await office.refusal(technician, starts_at=starts_at)
                assert code == (None if agreed else "beyond_horizon"), days
    a_year: Json = {"language": spoken(technician), "limit": 200}
    found = await office.slots(NOON + 364 * DAY, NOON + 400 * DAY, 30, **a_year)
    assert found[-1]["starts_at"] == z(NOON + 365 * DAY)


@pytest.mark.parametrize("agreed_with", [0, 30])
async def test_the_buffer_counts_at_once_on_both_sides_of_a_session(
    office: Office, agreed_with: int
) -> None:
    technician = await office.technician([0])
    async with office.with_settings(buffer_minutes=agreed_with):
        await office.book(technician, starts_at=at(f"{MONDAY} 12:00"))
    async with office.with_settings(buffer_minutes=30):
        assert await office.offered(technician, MONDAY) == [
            *every(30, "09:00", "10:30"), *every(30, "13:30", "16:00"),
        ]  # fmt: skip
        for clock, code in [
            ("10:30", None), ("10:31", "slot_taken"), ("13:29", "slot_taken"), ("13:30", None),
        ]:  # fmt: skip
            starts_at = at(f"{MONDAY} {clock}")
            assert await office.refusal(technician, starts_at=starts_at) == code, clock


async def test_a_raised_buffer_does_not_keep_a_session_from_being_shortened(
    office: Office,
) -> None:
    technician = await office.technician([0])
    first = await office.book(technician, starts_at=at(f"{MONDAY} 10:00"), minutes=120)
    await office.book(technician, starts_at=at(f"{MONDAY} 12:00"))
    async with office.with_settings(buffer_minutes=30):
        path = f"/v1/sessions/{first['id']}"
        shorter = await office.done("PATCH", path, {"estimated_minutes": 110})
    assert shorter["ends_at"] == z(at(f"{MONDAY} 11:50"))


# --- offered and booked ------------------------------------------------------------------------


async def test_a_booked_slot_is_gone_and_comes_back_when_it_is_cancelled_or_moved(
    office: Office,
) -> None:
    api = office.api
    technician = await office.technician([0], ("09:00", "12:00"))
    whole = every(30, "09:00", "11:00")
    assert await office.offered(technician, MONDAY) == whole
    session = await office.book(technician, starts_at=at(f"{MONDAY} 09:30"))
    assert await office.offered(technician, MONDAY) == ["10:30", "11:00"]
    path = f"/v1/sessions/{session['id']}"
    later = {"starts_at": z(at(f"{MONDAY} 11:00")), "asked_by": "provider"}
    await api.post(f"{path}/reschedule", later)
    assert await office.offered(technician, MONDAY) == every(30, "09:00", "10:00")
    await office.done("PATCH", path, {"estimated_minutes": 30})
    assert await office.offered(technician, MONDAY, 30) == [*every(30, "09:00", "10:30"), "11:30"]
    await api.post(f"{path}/cancel", {"asked_by": "provider"})
    assert await office.offered(technician, MONDAY) == whole


async def test_a_slot_that_waits_for_credit_is_gone_until_its_time_is_over(office: Office) -> None:
    poor = await office.api.customer()
    technician = await office.technician([0], ("09:00", "10:00"))
    asked: Json = {"starts_at": at(f"{MONDAY} 09:00"), "estimated_minutes": 60, "hold_slot": True}
    session = await office.api.book(poor, technician, **asked)
    until = datetime.fromisoformat(session["top_up_by"])
    assert await office.offered(technician, MONDAY, now=until) == []
    assert await office.offered(technician, MONDAY, now=until + timedelta(seconds=1)) == ["09:00"]
    await office.book(technician, starts_at=at(f"{MONDAY} 09:00"), now=until + MINUTE)


@pytest.mark.parametrize(("buffer_minutes", "count"), [(0, 1), (20, 1), (0, 2)])
async def test_every_slot_that_is_offered_can_be_booked_until_none_is_left(
    office: Office, buffer_minutes: int, count: int
) -> None:
    people = await team(office, 2, ("09:00", "12:30"))
    far = ("00:00", "01:30")
    people += await team(office, 1, far, languages=people[0]["languages"], zone="Asia/Kathmandu")
    asked: Json = {"start": at(f"{MONDAY} 06:00"), "end": at("2031-03-11"), "minutes": 40}
    asked |= {"language": spoken(people[0]), "technicians": count}
    agreed = 0
    async with office.with_settings(buffer_minutes=buffer_minutes, slot_step_minutes=20):
        while found := await office.slots(**asked):
            slot = found[agreed * 7 % len(found)]  # not only the first that is left
            held_by = [one for one in people if one["id"] in slot["technician_ids"]]
            starts_at = datetime.fromisoformat(slot["starts_at"])
            session = await office.book(*held_by, starts_at=starts_at, minutes=40)
            assert session["ends_at"] == slot["ends_at"]
            agreed += 1
        assert agreed >= 3
        # Nothing is left: at no step could so many hold a session.
        for clock in every(20, "09:00", "11:40"):
            starts_at = at(f"{MONDAY} {clock}")
            codes = [await office.refusal(one, starts_at=starts_at, minutes=40) for one in people]
            assert codes.count(None) < count, clock


async def test_customers_search_too_and_find_the_same(office: Office) -> None:
    technician = await office.technician([0])
    for role in (office.customer["id"], technician["id"], "lead", "finance", "admin"):
        found = await office.offered(technician, MONDAY, role=role)
        assert found == every(30, "09:00", "16:00"), role
