"""When technicians work: their hours, exceptions, holidays and absences, by their own clocks (S2)."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.availability import rules
from app.availability.rules import Hours
from app.calendar.intervals import Period
from app.calendar.rules import WallPeriod
from app.errors import TechnicianNotWorking
from tests.rules.walked import (
    CHANGES,
    DAY,
    EACH_CHANGE,
    PRAGUE,
    WEDNESDAY,
    Change,
    H,
    at,
    clock,
    daily,
    refusal,
    rota,
    walk,
    worked,
)

WEEK = Period(clock(3, "00:00"), clock(10, "00:00"))


# --- hours of a week ---------------------------------------------------------------------------


@pytest.mark.parametrize("weekday", range(7))
def test_hours_count_on_their_own_weekday(weekday: int) -> None:
    assert rules.planned(rota(Hours(weekday, 9 * H, 17 * H)), WEEK) == [
        (clock(3 + weekday, "09:00"), clock(3 + weekday, "17:00"))
    ]


ON_WEDNESDAY = [(clock(5, "09:00"), clock(5, "17:00"))]


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "works"),
    [
        (None, None, True),
        (WEDNESDAY, None, True),
        (WEDNESDAY + timedelta(days=1), None, False),
        (None, WEDNESDAY, True),
        (None, WEDNESDAY - timedelta(days=1), False),
        (WEDNESDAY, WEDNESDAY, True),
        (WEDNESDAY - timedelta(days=9), WEDNESDAY - timedelta(days=1), False),
        (WEDNESDAY + timedelta(days=1), WEDNESDAY + timedelta(days=9), False),
    ],
)
def test_hours_are_valid_on_their_first_day_and_on_their_last(
    valid_from: date | None, valid_to: date | None, works: bool
) -> None:
    one = rota(Hours(2, 9 * H, 17 * H, valid_from, valid_to))
    assert rules.planned(one, WEEK) == (ON_WEDNESDAY if works else [])


@pytest.mark.parametrize(
    ("exceptions", "holidays", "expected"),
    [
        ({}, (), ON_WEDNESDAY),
        ({}, (WEDNESDAY,), []),
        ({}, (WEDNESDAY - timedelta(days=1), WEDNESDAY + timedelta(days=1)), ON_WEDNESDAY),
        ({WEDNESDAY: ()}, (), []),
        ({WEDNESDAY: ((10 * H, 11 * H),)}, (), [(clock(5, "10:00"), clock(5, "11:00"))]),
        ({WEDNESDAY: ((18 * H, 19 * H),)}, (WEDNESDAY,), [(clock(5, "18:00"), clock(5, "19:00"))]),
        ({WEDNESDAY: ()}, (WEDNESDAY,), []),
        (
            {date(2031, 3, 8): ((540, 600), (660, 720))},  # a Saturday, which has no hours
            (),
            [
                *ON_WEDNESDAY,
                (clock(8, "09:00"), clock(8, "10:00")),
                (clock(8, "11:00"), clock(8, "12:00")),
            ],
        ),
    ],
)  # fmt: skip
def test_an_exception_replaces_its_day_even_a_holiday_and_an_empty_one_is_a_day_off(
    exceptions: dict[date, tuple[WallPeriod, ...]],
    holidays: tuple[date, ...],
    expected: list[Period],
) -> None:
    one = rota(Hours(2, 9 * H, 17 * H), exceptions=exceptions, holidays=holidays)
    assert rules.planned(one, WEEK) == expected
    assert rules.working(one, WEEK) == expected


def test_a_session_does_not_lie_over_lunch_but_may_reach_it() -> None:
    one = rota(Hours(2, 9 * H, 12 * H), Hours(2, 13 * H, 17 * H))
    for start, end, fits in [
        ("08:59", "09:59", False), ("09:00", "12:00", True), ("09:00", "12:01", False),
        ("11:30", "13:30", False), ("12:00", "13:00", False), ("12:59", "14:00", False),
        ("13:00", "17:00", True), ("13:00", "17:01", False), ("08:00", "18:00", False),
    ]:  # fmt: skip
        expected = None if fits else TechnicianNotWorking
        assert refusal(one, clock(5, start), clock(5, end)) is expected, (start, end)


def test_hours_that_touch_or_meet_at_midnight_are_one() -> None:
    one = rota(
        Hours(2, 22 * H, DAY), Hours(3, 0, 6 * H), Hours(3, 6 * H, 7 * H), Hours(3, DAY - 60, DAY)
    )
    night = (clock(5, "22:00"), clock(6, "07:00"))
    late = (clock(6, "23:00"), clock(7, "00:00"))
    assert rules.planned(one, WEEK) == [night, late]
    assert refusal(one, *night) is None
    assert refusal(one, night[0] - 1, night[1]) is TechnicianNotWorking
    assert refusal(one, night[0], night[1] + 1) is TechnicianNotWorking
    assert refusal(one, *late) is None
    assert refusal(one, late[0], late[1] + 1) is TechnicianNotWorking


def test_time_off_and_closures_are_not_worked_to_the_minute() -> None:
    one = rota(
        *daily(9 * H, 17 * H),
        absences=(
            Period(clock(4, "16:00"), clock(5, "10:00")),
            Period(clock(5, "12:00"), clock(5, "13:00")),
            Period(clock(5, "13:00"), clock(5, "14:00")),
        ),
    )
    assert rules.working(one, Period(clock(4, "00:00"), clock(6, "00:00"))) == [
        (clock(4, "09:00"), clock(4, "16:00")),
        (clock(5, "10:00"), clock(5, "12:00")),
        (clock(5, "14:00"), clock(5, "17:00")),
    ]
    assert refusal(one, clock(5, "10:00"), clock(5, "12:00")) is None
    assert refusal(one, clock(5, "09:59"), clock(5, "12:00")) is TechnicianNotWorking
    assert refusal(one, clock(5, "10:00"), clock(5, "12:01")) is TechnicianNotWorking


def test_without_recorded_hours_every_hour_is_worked_but_for_absences() -> None:
    off = Period(clock(5, "10:00"), clock(5, "12:00"))
    one = rota(absences=(off,), holidays=(WEDNESDAY,), exceptions={WEDNESDAY: ()})
    assert rules.working(one, WEEK) == [(WEEK[0], off[0]), (off[1], WEEK[1])]
    assert refusal(one, clock(5, "02:00"), off[0]) is None
    assert refusal(one, clock(5, "02:00"), off[0] + 1) is TechnicianNotWorking
    assert refusal(one, off[1] - 1, clock(5, "23:59")) is TechnicianNotWorking
    assert refusal(one, off[1], clock(5, "23:59")) is None
    # Hours that are recorded and past are recorded all the same.
    assert refusal(rota(Hours(2, 540, 600, None, date(2030, 1, 2))), *off) is TechnicianNotWorking


# --- clock changes -----------------------------------------------------------------------------


@EACH_CHANGE
def test_around_the_clock_is_worked_as_long_as_the_day_lasts(change: Change) -> None:
    one = rota(Hours(6, 0, DAY), zone=change.zone)
    assert change.on.weekday() == 6
    minutes = walk(change.zone, change.on).day(change.on)
    assert len(minutes) == change.minutes
    start, end = minutes[0], minutes[-1] + 1
    assert rules.planned(one, Period(start - 9 * DAY, start + 2 * DAY)) == [
        (start - 7 * DAY, start - 6 * DAY),
        (start, end),
    ]
    assert refusal(one, start, end) is None
    assert refusal(one, start, end + 1) is TechnicianNotWorking
    # 24 hours are 24 elapsed hours: over a short day they end on the next one.
    assert refusal(one, start, start + DAY) is (
        None if change.minutes >= DAY else TechnicianNotWorking
    )
    assert refusal(rota(*daily(0, DAY), zone=change.zone), start, start + DAY) is None


@EACH_CHANGE
def test_every_hour_of_a_changeover_day_is_worked_as_its_clock_shows_it(change: Change) -> None:
    walked = walk(change.zone, change.on)
    window = Period(walked.when(change.on, 0) - H, walked.when(change.on, DAY) + H)
    edges = sorted({*range(0, DAY + 1, H), *range(H, 4 * H, 15)})
    for start, end in combinations(edges, 2):
        first, last = walked.when(change.on, start), walked.when(change.on, end, later=True)
        expected = [(first, last)] if first < last else []  # nothing is left in a gap
        weekly = rota(Hours(6, start, end), zone=change.zone)
        excepted = rota(Hours(2, 0, DAY), zone=change.zone, exceptions={change.on: ((start, end),)})
        for one in (weekly, excepted):
            assert rules.planned(one, window) == expected, (start, end)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", PRAGUE])
def test_what_is_worked_does_not_depend_on_the_window_it_is_looked_at_through(zone: str) -> None:
    one = rota(
        *daily(0, 5 * H), *daily(11 * H + 1, 12 * H), *daily(23 * H, DAY), zone=zone,
        exceptions={WEDNESDAY: ((1, 2), (DAY - 1, DAY))},
    )  # fmt: skip
    expected = worked(one, WEDNESDAY)
    begin = at("2031-03-04T00:00Z")
    for start in range(begin, begin + 2 * DAY, 7):
        for end in (start + 1, start + 61):
            found = rules.planned(one, Period(start, end))
            assert all(start <= first < last <= end for first, last in found)
            assert {minute for period in found for minute in range(*period)} == {
                minute for minute in range(start, end) if minute in expected
            }, (start, end)


PERIOD = st.sampled_from(list(combinations([*range(0, 4 * H, 15), *range(4 * H, DAY + 1, H)], 2)))
NEAR = st.integers(-1, 1)


@given(
    st.sampled_from(CHANGES), st.lists(st.tuples(st.sampled_from([5, 6, 0]), PERIOD), min_size=1, max_size=5),
    st.dictionaries(NEAR, st.lists(PERIOD, max_size=2), max_size=2), st.sets(NEAR, max_size=1),
    st.sets(st.integers(-DAY, 2 * DAY), max_size=4), st.lists(NEAR, max_size=2),
)  # fmt: skip
def test_working_time_is_every_minute_whose_clock_shows_it(
    change: Change, hours: list[tuple[int, WallPeriod]], exceptions: dict[int, list[WallPeriod]],
    holidays: set[int], cuts: set[int], validity: list[int],
) -> None:  # fmt: skip
    walked = walk(change.zone, change.on)
    midnight = walked.when(change.on, 0)
    days = {offset: change.on + timedelta(days=offset) for offset in range(-1, 2)}
    valid_from, valid_to = [*(days[offset] for offset in validity), None, None][:2]
    edges = [midnight + cut for cut in sorted(cuts)]
    one = rota(
        *(Hours(day, *period, valid_from, valid_to) for day, period in hours),
        absences=tuple(map(Period, edges[::2], edges[1::2])),
        exceptions={days[offset]: tuple(periods) for offset, periods in exceptions.items()},
        holidays=tuple(days[offset] for offset in holidays),
        zone=change.zone,
    )
    window = (midnight - DAY, midnight + 2 * DAY)
    expected = worked(one, change.on) & set(range(*window))
    found = rules.working(one, Period(*window))
    assert {minute for period in found for minute in range(*period)} == expected
    assert all(first[1] <= second[0] for first, second in pairwise(found))
