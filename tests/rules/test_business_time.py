"""How much working time lies in a period, and when enough of it has passed (rules P1, P2)."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.calendar.working_time import (
    HORIZON,
    BusinessTime,
    PeriodReason,
    Stretch,
    counted,
    end_of_business_day,
    reached,
    timeline,
)
from tests.rules.offices import (
    ALWAYS,
    CALENDARS,
    EPOCH,
    HOUR,
    LUNCH,
    MICROSECOND,
    MINUTE,
    NOTHING,
    OFFICE,
    SECOND,
    YEARS,
    Hours,
    instant,
    moments,
    office,
    pieces,
    worked,
    worlds,
)
from tests.rules.walked import DAY, H

# Hours in which clocks change.
NIGHT: Hours = dict.fromkeys(range(7), ((0, 6 * H),))
LATE: Hours = dict.fromkeys(range(7), ((22 * H, DAY),))
ONE_TO_FOUR: Hours = dict.fromkeys(range(7), ((H, 150), (150, 4 * H)))
TWO_TO_THREE: Hours = {6: ((2 * H, 3 * H),)}
INSIDE: Hours = {6: ((135, 165),)}  # 02:15 to 02:45
TOUCHING: Hours = {0: ((12 * H, 17 * H), (9 * H, 12 * H))}
PAST_MIDNIGHT: Hours = {5: ((22 * H, 1410),)}
MONDAY = ("2027-03-01T00:00+01:00", "2027-03-02T00:00+01:00")


def everyday(city: str) -> BusinessTime:
    return office(ALWAYS, city=city, holidays={})


COUNTED = [
    # Around closing time, and over a weekend.
    ("a day", office(), *MONDAY, 8 * HOUR),
    ("opening to closing", office(), "2027-03-01T09:00+01:00", "2027-03-01T17:00+01:00", 8 * HOUR),
    ("before opening", office(), "2027-03-01T00:00+01:00", "2027-03-01T09:00+01:00", NOTHING),
    ("after closing", office(), "2027-03-01T17:00+01:00", "2027-03-02T09:00+01:00", NOTHING),
    ("first instant", office(),
        "2027-03-01T08:59:59+01:00", "2027-03-01T09:00:00.000001+01:00", MICROSECOND),
    ("last instant", office(), "2027-03-01T16:59:59.999999+01:00", "2027-03-01T18:00+01:00", MICROSECOND),
    ("weekend", office(), "2027-03-05T16:00+01:00", "2027-03-08T10:00+01:00", 2 * HOUR),
    ("nothing", office(), "2027-03-01T10:00+01:00", "2027-03-01T10:00+01:00", NOTHING),
    ("backwards", office(), "2027-03-02T10:00+01:00", "2027-03-01T10:00+01:00", NOTHING),
    ("backwards, any time", None, "2027-03-02T10:00+01:00", "2027-03-01T10:00+01:00", NOTHING),
    ("any time", None, "2027-03-05T16:00+01:00", "2027-03-08T10:00+01:00", 66 * HOUR),
    # Several periods a day.
    ("lunch", office(LUNCH), "2027-03-01T11:30+01:00", "2027-03-01T13:30+01:00", HOUR),
    ("touching periods", office(TOUCHING), *MONDAY, 8 * HOUR),
    ("to midnight", office(LATE), "2027-03-01T23:00+01:00", "2027-03-02T23:00+01:00", 2 * HOUR),
    ("always", office(ALWAYS), "2027-03-05T16:00+01:00", "2027-03-08T10:00+01:00", 66 * HOUR),
    # Easter with the change to summer time between, and the end of the year.
    ("Easter", office(), "2027-03-25T09:00+01:00", "2027-03-30T17:00+02:00", 16 * HOUR),
    ("always but Easter", office(ALWAYS), "2027-03-25T00:00+01:00", "2027-03-31T00:00+02:00", 95 * HOUR),
    ("Christmas", office(), "2026-12-23T09:00+01:00", "2027-01-04T17:00+01:00", 48 * HOUR),
    # Closures.
    ("closed inside", office(OFFICE, ("2027-03-01T10:00+01:00", "2027-03-01T11:00+01:00")),
        *MONDAY, 7 * HOUR),
    ("closed over", office(OFFICE, ("2027-02-28T00:00+01:00", "2027-03-03T00:00+01:00")), *MONDAY, NOTHING),
    ("closed early", office(OFFICE, ("2027-03-01T16:00+01:00", "2027-03-01T20:00+01:00")),
        *MONDAY, 7 * HOUR),
    ("opened late", office(OFFICE, ("2027-03-01T07:00+01:00", "2027-03-01T10:00+01:00")),
        *MONDAY, 7 * HOUR),
    ("closed at night", office(OFFICE, ("2027-03-01T17:00+01:00", "2027-03-02T09:00+01:00")),
        *MONDAY, 8 * HOUR),
    ("closed over lunch", office(LUNCH, ("2027-03-01T11:00+01:00", "2027-03-01T14:00+01:00")),
        *MONDAY, 5 * HOUR),
    (
        "closures overlap, one in another, and touch",
        office(
            OFFICE,
            ("2027-03-01T09:30+01:00", "2027-03-01T12:00+01:00"),
            ("2027-03-01T10:00+01:00", "2027-03-01T11:00+01:00"),
            ("2027-03-01T11:30+01:00", "2027-03-01T13:00+01:00"),
            ("2027-03-01T13:00+01:00", "2027-03-01T14:00+01:00"),
        ),
        *MONDAY,
        3.5 * HOUR,
    ),
    ("odd", office(OFFICE, ("2027-03-01T09:59:57.5+01:00", "2027-03-01T10:00:01+01:00")),
        *MONDAY, 8 * HOUR - 3.5 * SECOND),
    # Clocks that change, at night ...
    ("Prague, spring", office(NIGHT), "2027-03-28T00:00+01:00", "2027-03-29T00:00+02:00", 5 * HOUR),
    ("Prague, autumn", office(NIGHT), "2027-10-31T00:00+02:00", "2027-11-01T00:00+01:00", 7 * HOUR),
    ("gap cuts two", office(ONE_TO_FOUR), "2027-03-28T00:00+01:00", "2027-03-29T00:00+02:00", 2 * HOUR),
    ("both repeat", office(ONE_TO_FOUR), "2027-10-31T00:00+02:00", "2027-11-01T00:00+01:00", 4 * HOUR),
    ("all skipped", office(TWO_TO_THREE), "2027-03-28T00:00+01:00", "2027-03-29T00:00+02:00", NOTHING),
    ("twice", office(TWO_TO_THREE), "2027-10-31T00:00+02:00", "2027-11-01T00:00+01:00", 2 * HOUR),
    ("first to last", office(INSIDE), "2027-10-31T00:00+02:00", "2027-11-01T00:00+01:00", 1.5 * HOUR),
    # ... and whole days of other zones.
    ("New York, spring", everyday("New York"),
        "2027-03-14T00:00-05:00", "2027-03-15T00:00-04:00", 23 * HOUR),
    ("New York, autumn", everyday("New York"),
        "2027-11-07T00:00-04:00", "2027-11-08T00:00-05:00", 25 * HOUR),
    ("Lord Howe, autumn", everyday("Lord Howe"),
        "2027-04-04T00:00+11:00", "2027-04-05T00:00+10:30", 24.5 * HOUR),
    ("Lord Howe, spring", everyday("Lord Howe"),
        "2027-10-03T00:00+10:30", "2027-10-04T00:00+11:00", 23.5 * HOUR),
    ("Kathmandu", office(city="Kathmandu"), "2027-03-01T00:00Z", "2027-03-01T05:00Z", 105 * MINUTE),
    ("Apia", everyday("Apia"), "2011-12-29T00:00-10:00", "2012-01-01T00:00+14:00", 48 * HOUR),
    ("no Friday", office({4: ((9 * H, 17 * H),)}, city="Apia"),
        "2011-12-25T00:00Z", "2012-01-01T00:00Z", NOTHING),
    ("Havana, no midnight", everyday("Havana"),
        "2027-03-14T01:00-04:00", "2027-03-15T00:00-04:00", 23 * HOUR),
    ("Havana, two midnights", everyday("Havana"),
        "2027-11-07T00:00-04:00", "2027-11-08T00:00-05:00", 25 * HOUR),
    ("evening, two midnights", office({5: LATE[5]}, city="Havana"),
        "2027-11-06T00:00-04:00", "2027-11-08T00:00-05:00", 2 * HOUR),
    ("Cairo, long evening", office(LATE, city="Cairo", holidays={}),
        "2027-10-28T00:00+03:00", "2027-10-29T00:00+02:00", 3 * HOUR),
    ("Asuncion, no midnight", office(NIGHT, city="Asuncion"),
        "2023-09-30T12:00-04:00", "2023-10-01T12:00-03:00", 5 * HOUR),
    # Its clock goes back to 23:01 at 00:01: the hours end after a midnight that they have passed.
    ("St John's", office(PAST_MIDNIGHT, city="St John's"),
        "2010-11-06T12:00-02:30", "2010-11-07T12:00-03:30", 2.5 * HOUR),
    ("from Sunday", office(PAST_MIDNIGHT, city="St John's"),
        "2010-11-07T00:00:30-02:30", "2010-11-07T12:00-03:30", 29.5 * MINUTE),
    ("to Saturday", office({6: NIGHT[6]}, city="St John's"),
        "2010-11-06T12:00-02:30", "2010-11-06T23:30-03:30", 30 * MINUTE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("calendar", "start", "end", "expected"),
    [pytest.param(*case, id=what) for what, *case in COUNTED],
)
def test_working_time_in_a_period(
    calendar: BusinessTime | None, start: str, end: str, expected: timedelta
) -> None:
    assert counted(calendar, instant(start), instant(end)) == expected


EXTREMES = ("2000-01-01T00:00Z", "2099-01-01T00:00Z")
REACHED = [
    ("at closing, not at opening", office(), "2027-03-01T09:00+01:00", 8, "2027-03-01T17:00+01:00"),
    ("at lunch, not after", office(LUNCH), "2027-03-01T09:00+01:00", 3, "2027-03-01T12:00+01:00"),
    ("after closing", office(), "2027-03-05T17:00+01:00", 1, "2027-03-08T10:00+01:00"),
    ("weekend", office(), "2027-03-06T03:00+01:00", 24, "2027-03-10T17:00+01:00"),
    ("Easter", office(), "2026-04-02T16:00+02:00", 24, "2026-04-09T16:00+02:00"),
    ("Easter, change", office(), "2027-03-25T16:30+01:00", 1, "2027-03-30T09:30+02:00"),
    ("Christmas", office(), "2026-12-23T16:00+01:00", 24, "2026-12-30T16:00+01:00"),
    ("year's end", office(), "2026-12-31T16:00+01:00", 2, "2027-01-04T10:00+01:00"),
    ("gap", office(ALWAYS), "2027-03-28T01:30+01:00", 1, "2027-03-28T03:30+02:00"),
    ("repeated", office(ALWAYS), "2027-10-31T02:30+02:00", 1, "2027-10-31T02:30+01:00"),
    ("any time", None, "2027-03-27T12:00+01:00", 24, "2027-03-28T13:00+02:00"),
    ("closed", office(OFFICE, ("2027-03-01T16:00+01:00", "2027-03-03T10:00:30+01:00")),
        "2027-03-01T09:00+01:00", 8, "2027-03-03T11:00:30+01:00"),
    ("closing early", office(OFFICE, ("2027-03-01T16:00+01:00", "2027-03-03T10:00+01:00")),
        "2027-03-01T09:00+01:00", 7, "2027-03-01T16:00+01:00"),
    ("odd", office(), "2027-03-01T16:59:59.999999+01:00", 1, "2027-03-02T09:59:59.999999+01:00"),
    ("nothing", office(), "2027-03-06T03:00+01:00", 0, "2027-03-06T03:00+01:00"),
    ("less than nothing", office(), "2027-03-06T03:00+01:00", -1, "2027-03-06T03:00+01:00"),
    ("nothing, any time", None, "2027-03-06T03:00+01:00", 0, "2027-03-06T03:00+01:00"),
    ("less, any time", None, "2027-03-06T03:00+01:00", -1, "2027-03-06T03:00+01:00"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("calendar", "start", "hours", "expected"),
    [pytest.param(*case, id=what) for what, *case in REACHED],
)
def test_enough_working_time_has_passed(
    calendar: BusinessTime | None, start: str, hours: int, expected: str
) -> None:
    assert reached(calendar, instant(start), hours * HOUR) == instant(expected)


ENDS = [
    ("next day", office(), "2027-03-01T10:00+01:00", 1, "2027-03-02T17:00+01:00"),
    ("from midnight", office(), "2027-03-01T00:00+01:00", 1, "2027-03-02T17:00+01:00"),
    ("before midnight", office(), "2027-02-28T23:59:59+01:00", 1, "2027-03-01T17:00+01:00"),
    ("UTC's date is another", office(), "2027-02-28T23:30Z", 1, "2027-03-02T17:00+01:00"),
    ("weekend", office(), "2027-03-05T10:00+01:00", 1, "2027-03-08T17:00+01:00"),
    ("fifth", office(), "2027-03-05T10:00+01:00", 5, "2027-03-12T17:00+01:00"),
    ("Easter", office(), "2027-03-25T10:00+01:00", 1, "2027-03-30T17:00+02:00"),
    ("third after Christmas", office(), "2026-12-23T10:00+01:00", 3, "2026-12-30T17:00+01:00"),
    ("New Year", office(), "2026-12-31T10:00+01:00", 1, "2027-01-04T17:00+01:00"),
    ("closed all day", office(OFFICE, ("2027-03-02T09:00+01:00", "2027-03-02T17:00+01:00")),
        "2027-03-01T10:00+01:00", 1, "2027-03-03T17:00+01:00"),
    ("closed by two", office(OFFICE, ("2027-03-02T00:00+01:00", "2027-03-02T12:00+01:00"),
        ("2027-03-02T12:00+01:00", "2027-03-03T00:00+01:00")),
        "2027-03-01T10:00+01:00", 2, "2027-03-04T17:00+01:00"),
    ("closed early", office(OFFICE, ("2027-03-02T12:00+01:00", "2027-03-03T00:00+01:00")),
        "2027-03-01T10:00+01:00", 1, "2027-03-02T12:00+01:00"),
    ("closed in the middle", office(OFFICE, ("2027-03-02T12:00+01:00", "2027-03-02T13:00+01:00")),
        "2027-03-01T10:00+01:00", 1, "2027-03-02T17:00+01:00"),
    ("to 24:00", office(ALWAYS), "2027-03-27T10:00+01:00", 1, "2027-03-29T00:00+02:00"),
    ("all skipped", office(TWO_TO_THREE), "2027-03-27T10:00+01:00", 1, "2027-04-04T03:00+02:00"),
    ("day skipped", everyday("Apia"), "2011-12-29T10:00-10:00", 1, "2012-01-01T00:00+14:00"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("calendar", "after", "number", "expected"),
    [pytest.param(*case, id=what) for what, *case in ENDS],
)
def test_the_end_of_the_nth_business_day_after_the_local_date(
    calendar: BusinessTime, after: str, number: int, expected: str
) -> None:
    assert end_of_business_day(calendar, instant(after), number) == instant(expected)


@pytest.mark.parametrize(
    "calendar",
    [
        office({}),
        office({0: ()}),
        office(ALWAYS, EXTREMES),
        office(OFFICE, *[EXTREMES] * 20),
        office({0: OFFICE[0]}, holidays=dict.fromkeys(range(730_000, 750_000), "holiday")),
    ],
    ids=["no hours", "no periods", "closed", "closed twenty times", "holidays"],
)
def test_a_calendar_without_any_working_time_ends_at_the_horizon(calendar: BusinessTime) -> None:
    start = instant("2027-03-01T10:00:00.000001+01:00")
    assert reached(calendar, start, MICROSECOND) == start + HORIZON
    assert end_of_business_day(calendar, start, 1) == start + HORIZON
    assert counted(calendar, start, start + 2 * HORIZON) == NOTHING


def test_what_takes_longer_than_the_horizon_is_reached_by_then() -> None:
    rare = office({0: ((9 * H, 9 * H + 1),)})
    start = instant("2027-03-01T00:00+01:00")
    for calendar in (rare, office(), None):
        assert reached(calendar, start, timedelta(days=10_000)) == start + HORIZON
    assert end_of_business_day(rare, start, 10_000) == start + HORIZON
    opens = instant("2037-02-23T09:00+01:00")
    closed = office(OFFICE, ("2027-01-01T00:00Z", "2037-02-23T08:00Z"))
    assert reached(closed, start, HOUR) == opens + HOUR
    assert end_of_business_day(closed, start, 1) == opens + 8 * HOUR


# --- the timeline ------------------------------------------------------------------------------


def test_the_timeline_says_why_time_counts_or_does_not() -> None:
    calendar = office(LUNCH, ("2027-03-25T16:00+01:00", "2027-03-25T18:00+01:00"))
    start, end = instant("2027-03-25T11:00+01:00"), instant("2027-03-30T09:00:01+02:00")
    found = [
        (
            one.starts_at.astimezone(ZoneInfo("Europe/Prague")).strftime("%d %H:%M"),
            one.why,
            one.name,
        )
        for one in timeline(calendar, start, end)
    ]
    assert found == [
        ("25 11:00", PeriodReason.WORKING_TIME, None),
        ("25 12:00", PeriodReason.OUTSIDE_HOURS, None),
        ("25 13:00", PeriodReason.WORKING_TIME, None),
        ("25 16:00", PeriodReason.CLOSURE, "stocktaking"),
        ("25 17:00", PeriodReason.OUTSIDE_HOURS, None),
        ("26 00:00", PeriodReason.HOLIDAY, "Good Friday"),
        ("27 00:00", PeriodReason.DAY_OFF, None),
        ("28 00:00", PeriodReason.DAY_OFF, None),
        ("29 00:00", PeriodReason.HOLIDAY, "Easter Monday"),
        ("30 00:00", PeriodReason.OUTSIDE_HOURS, None),
        ("30 09:00", PeriodReason.WORKING_TIME, None),
    ]


def test_a_holiday_on_a_day_off_is_a_holiday() -> None:
    start = instant("2026-12-26T10:00+01:00")
    (found,) = timeline(office(), start, start + HOUR)
    assert found == Stretch(start, start + HOUR, PeriodReason.HOLIDAY, "Second Day of Christmas")
    assert not found.counts
    assert found.length == HOUR


@settings(max_examples=60, deadline=None)
@given(worlds(), st.data())
def test_the_timeline_is_gapless_and_each_minute_has_its_reason(
    world: tuple[BusinessTime, date], data: st.DataObject
) -> None:
    calendar, around = world
    start, end = sorted([data.draw(moments(around)), data.draw(moments(around))])
    assume(start < end)
    found = list(timeline(calendar, start, end))
    assert (found[0].starts_at, found[-1].ends_at) == (start, end)
    assert all(one.ends_at == two.starts_at for one, two in pairwise(found))
    assert all(one.starts_at < one.ends_at for one in found)
    in_hours = worked(calendar, around)
    for one in found:
        inside = {
            (one.starts_at - EPOCH) // MINUTE, (one.ends_at - MICROSECOND - EPOCH) // MINUTE,
        }  # fmt: skip
        assert (inside <= in_hours) is (
            one.why in (PeriodReason.WORKING_TIME, PeriodReason.CLOSURE)
        )
        assert (one.why is PeriodReason.HOLIDAY) <= (one.name == "holiday")
        assert (one.why is PeriodReason.CLOSURE) <= (one.name == "closed")


# --- against the model -------------------------------------------------------------------------


@settings(max_examples=80, deadline=None)
@given(worlds(), st.data())
def test_counted_and_reached_are_as_walked_minute_by_minute(
    world: tuple[BusinessTime, date], data: st.DataObject
) -> None:
    calendar, around = world
    start, end = sorted([data.draw(moments(around)), data.draw(moments(around))])
    walked = list(pieces(calendar, around, start, end))
    total = sum((until - begins for begins, until in walked), NOTHING)
    assert counted(calendar, start, end) == total
    if total:
        amount = data.draw(st.timedeltas(MICROSECOND, total))
        left = amount
        for begins, until in walked:
            if left <= until - begins:
                assert reached(calendar, start, amount) == begins + left
                return
            left -= until - begins


# --- whatever the calendar ---------------------------------------------------------------------

AMOUNTS = st.timedeltas(MICROSECOND, 400 * HOUR)


@settings(max_examples=60, deadline=None)
@given(CALENDARS, YEARS, AMOUNTS)
def test_what_was_reached_counts_as_much_and_no_instant_before_does(
    calendar: BusinessTime, start: datetime, amount: timedelta
) -> None:
    at = reached(calendar, start, amount)
    if at < start + HORIZON:
        assert counted(calendar, start, at) == amount
        assert counted(calendar, start, at - MICROSECOND) == amount - MICROSECOND
    else:
        assert counted(calendar, start, at) < amount


@settings(max_examples=40, deadline=None)
@given(CALENDARS, YEARS, AMOUNTS, AMOUNTS)
def test_more_is_reached_later(
    calendar: BusinessTime, start: datetime, one: timedelta, more: timedelta
) -> None:
    first = reached(calendar, start, one)
    then = reached(calendar, start, one + more)
    assert start < first <= then
    if then < start + HORIZON:
        assert reached(calendar, first, more) == then


@settings(max_examples=60, deadline=None)
@given(CALENDARS, st.lists(YEARS, min_size=3, max_size=3).map(sorted))
def test_the_parts_of_a_period_count_as_much_as_the_whole(
    calendar: BusinessTime, instants: list[datetime]
) -> None:
    a, b, c = instants
    whole = counted(calendar, a, c)
    assert counted(calendar, a, b) + counted(calendar, b, c) == whole
    assert NOTHING <= whole <= c - a
