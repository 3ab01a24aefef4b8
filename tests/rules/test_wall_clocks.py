"""What a wall clock means in elapsed time, over clock changes too (rule S2)."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import errors
from app.calendar import rules
from app.calendar.intervals import Period, instant_of, merged, minute_of, without
from app.kit.zones import clock_shifts, end_of_day
from tests.rules.walked import DAY, EACH_CHANGE, ZONES, Change, H, at, walk

# Each instant is written out, so that no library decides both sides.
SHOWN = [
    # In Prague 02:00 to 03:00 is skipped in spring ...
    ("Europe/Prague", "2031-03-30", "01:59", "2031-03-30T00:59Z", "2031-03-30T00:59Z"),
    ("Europe/Prague", "2031-03-30", "02:00", "2031-03-30T01:00Z", "2031-03-30T01:00Z"),
    ("Europe/Prague", "2031-03-30", "02:01", "2031-03-30T01:00Z", "2031-03-30T01:00Z"),
    ("Europe/Prague", "2031-03-30", "02:59", "2031-03-30T01:00Z", "2031-03-30T01:00Z"),
    ("Europe/Prague", "2031-03-30", "03:00", "2031-03-30T01:00Z", "2031-03-30T01:00Z"),
    ("Europe/Prague", "2031-03-30", "03:01", "2031-03-30T01:01Z", "2031-03-30T01:01Z"),
    ("Europe/Prague", "2031-03-30", "24:00", "2031-03-30T22:00Z", "2031-03-30T22:00Z"),
    # ... and repeated in autumn.
    ("Europe/Prague", "2031-10-26", "01:59", "2031-10-25T23:59Z", "2031-10-25T23:59Z"),
    ("Europe/Prague", "2031-10-26", "02:00", "2031-10-26T00:00Z", "2031-10-26T01:00Z"),
    ("Europe/Prague", "2031-10-26", "02:59", "2031-10-26T00:59Z", "2031-10-26T01:59Z"),
    ("Europe/Prague", "2031-10-26", "03:00", "2031-10-26T02:00Z", "2031-10-26T02:00Z"),
    ("Europe/Prague", "2031-10-26", "24:00", "2031-10-26T23:00Z", "2031-10-26T23:00Z"),
    ("America/New_York", "2031-03-09", "02:30", "2031-03-09T07:00Z", "2031-03-09T07:00Z"),
    ("America/New_York", "2031-11-02", "01:30", "2031-11-02T05:30Z", "2031-11-02T06:30Z"),
    # Lord Howe changes by half an hour.
    ("Australia/Lord_Howe", "2031-10-05", "02:15", "2031-10-04T15:30Z", "2031-10-04T15:30Z"),
    ("Australia/Lord_Howe", "2031-10-05", "02:30", "2031-10-04T15:30Z", "2031-10-04T15:30Z"),
    ("Australia/Lord_Howe", "2031-04-06", "01:29", "2031-04-05T14:29Z", "2031-04-05T14:29Z"),
    ("Australia/Lord_Howe", "2031-04-06", "01:45", "2031-04-05T14:45Z", "2031-04-05T15:15Z"),
    ("Australia/Lord_Howe", "2031-04-06", "02:00", "2031-04-05T15:30Z", "2031-04-05T15:30Z"),
    ("Asia/Kathmandu", "2031-03-30", "02:30", "2031-03-29T20:45Z", "2031-03-29T20:45Z"),
    # Midnight itself is skipped, is repeated, and with a whole day.
    ("America/Santiago", "2031-09-06", "24:00", "2031-09-07T04:00Z", "2031-09-07T04:00Z"),
    ("America/Santiago", "2031-09-07", "00:00", "2031-09-07T04:00Z", "2031-09-07T04:00Z"),
    ("America/Havana", "2031-11-02", "00:00", "2031-11-02T04:00Z", "2031-11-02T05:00Z"),
    ("Pacific/Apia", "2011-12-30", "00:00", "2011-12-30T10:00Z", "2011-12-30T10:00Z"),
    ("Pacific/Apia", "2011-12-30", "17:45", "2011-12-30T10:00Z", "2011-12-30T10:00Z"),
]


def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@pytest.mark.parametrize(("zone", "day", "shown", "first", "second"), SHOWN)
def test_a_skipped_wall_time_is_the_end_of_the_gap_and_a_repeated_one_comes_twice(
    zone: str, day: str, shown: str, first: str, second: str
) -> None:
    minute = rules.wall_minutes(shown)
    assert rules.wall(ordinal(day), minute, zone) == at(first)
    assert rules.wall(ordinal(day), minute, zone, later=True) == at(second)


@EACH_CHANGE
def test_every_wall_time_of_the_days_around_a_change_is_the_minute_that_shows_it(
    change: Change,
) -> None:
    walked = walk(change.zone, change.on)
    for day in (change.on - timedelta(days=1), change.on, change.on + timedelta(days=1)):
        for minute in range(0, DAY + 1, 5):
            for later in (False, True):
                found = rules.wall(day.toordinal(), minute, change.zone, later=later)
                assert found == walked.when(day, minute, later=later), (day, minute, later)


@EACH_CHANGE
def test_a_day_lasts_as_long_as_its_clock_runs(change: Change) -> None:
    day = change.on.toordinal()
    midnights = [rules.wall(day + offset, 0, change.zone) for offset in range(-1, 3)]
    assert [end - start for start, end in pairwise(midnights)] == [
        DAY, change.minutes, DAY,
    ]  # fmt: skip
    assert rules.wall(day, DAY, change.zone, later=True) == midnights[2]


@pytest.mark.parametrize(
    ("zone", "day"),
    [("America/Havana", date(2031, 11, 1)), ("Atlantic/Azores", date(2031, 10, 25))],
)
def test_a_day_whose_last_midnight_comes_twice_ends_with_the_first(zone: str, day: date) -> None:
    end = end_of_day(day, zone)
    assert rules.moment(day, zone, end=True) == end
    assert rules.moment(day + timedelta(days=1), zone, end=False) == end
    assert rules.wall(day.toordinal(), DAY, zone, later=True) == minute_of(end)


# --- steps -------------------------------------------------------------------------------------


@EACH_CHANGE
@pytest.mark.parametrize("step", [5, 7, 15, 30, 45, 60, 90, 720])
def test_the_steps_of_a_day_are_the_minutes_whose_clock_shows_a_multiple(
    change: Change, step: int
) -> None:
    walked = walk(change.zone, change.on)
    for day in (change.on - timedelta(days=1), change.on):
        shown = [(real, walked.shown[real]) for real in walked.day(day)]
        assert list(rules.steps(day.toordinal(), step, change.zone)) == [
            real for real, clock in shown if (clock.hour * 60 + clock.minute) % step == 0
        ]


@pytest.mark.parametrize(
    ("zone", "day", "step", "count"),
    [
        ("Europe/Prague", "2031-03-29", 60, 24),
        ("Europe/Prague", "2031-03-30", 60, 23),
        ("Europe/Prague", "2031-10-26", 60, 25),
        ("Europe/Prague", "2031-10-26", 15, 100),
        ("Australia/Lord_Howe", "2031-10-05", 60, 23),  # only 02:00 to 02:30 is skipped
        ("Australia/Lord_Howe", "2031-10-05", 30, 47),
        ("Australia/Lord_Howe", "2031-04-06", 60, 24),  # 01:30 to 02:00 is repeated
        ("Australia/Lord_Howe", "2031-04-06", 30, 49),
        ("America/Havana", "2031-11-02", 60, 25),  # the second midnight counts too
    ],
)
def test_skipped_steps_are_left_out_and_repeated_ones_count_twice(
    zone: str, day: str, step: int, count: int
) -> None:
    assert len(rules.steps(ordinal(day), step, zone)) == count


# --- weeks and days ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "instant", "start", "end"),
    [
        ("UTC", "2031-03-05T12:00Z", "2031-03-03T00:00Z", "2031-03-10T00:00Z"),
        ("Europe/Prague", "2031-03-02T22:59Z", "2031-02-23T23:00Z", "2031-03-02T23:00Z"),
        ("Europe/Prague", "2031-03-02T23:00Z", "2031-03-02T23:00Z", "2031-03-09T23:00Z"),
        ("America/New_York", "2031-03-03T04:59Z", "2031-02-24T05:00Z", "2031-03-03T05:00Z"),
        # The week that ends with the change is an hour shorter, or longer.
        ("Europe/Prague", "2031-03-30T21:59Z", "2031-03-23T23:00Z", "2031-03-30T22:00Z"),
        ("Europe/Prague", "2031-10-26T22:59Z", "2031-10-19T22:00Z", "2031-10-26T23:00Z"),
        # Around New Year it belongs to both years.
        ("UTC", "2032-01-01T00:00Z", "2031-12-29T00:00Z", "2032-01-05T00:00Z"),
    ],
)
def test_a_week_runs_from_monday_to_sunday_of_its_zone(
    zone: str, instant: str, start: str, end: str
) -> None:
    assert rules.week_of(at(instant), zone) == (at(start), at(end))


@EACH_CHANGE
def test_every_hour_around_a_change_is_in_the_week_of_its_local_date(change: Change) -> None:
    walked = walk(change.zone, change.on)
    for real in [*range(min(walked.shown), max(walked.shown), H), *walked.day(change.on)]:
        monday = walked.shown[real].date() - timedelta(days=walked.shown[real].weekday())
        start, end = rules.week_of(real, change.zone)
        assert start <= real < end
        for first, day in ((start, monday), (end, monday + timedelta(days=7))):
            assert rules.moment(day, change.zone, end=False) == instant_of(first)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", *ZONES])
def test_the_days_touched_hold_the_local_date_of_every_minute(zone: str) -> None:
    walked = walk(zone, date(2031, 3, 30))
    for real, shown in walked.shown.items():
        assert shown.date().toordinal() in rules.days_touched(real, real)
    first, last = min(walked.shown), max(walked.shown)
    days = {shown.date().toordinal() for shown in walked.shown.values()}
    assert days <= set(rules.days_touched(first, last))


@given(st.integers(0, 32_503_680_000 - 1), st.integers(0, 999_999))
def test_an_instant_lies_in_its_minute(second: int, microsecond: int) -> None:
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second, microseconds=microsecond)
    begin = instant_of(minute_of(instant))
    assert begin == instant.replace(second=0, microsecond=0)
    assert begin.tzinfo is UTC


# --- periods -----------------------------------------------------------------------------------

MINUTE = st.integers(-20, 20)
ANY_PERIODS = st.lists(st.tuples(MINUTE, MINUTE), max_size=8)
# Disjoint, in order and not empty; some touch.
PERIODS = st.builds(
    lambda cuts, kept: [period for period, keep in zip(pairwise(cuts), kept, strict=False) if keep],
    st.sets(MINUTE, max_size=10).map(sorted),
    st.lists(st.booleans(), min_size=10, max_size=10),
)


def minutes(periods: list[Period]) -> set[int]:
    return {minute for start, end in periods for minute in range(start, end)}


@given(ANY_PERIODS)
def test_merged_periods_cover_the_same_minutes_and_never_touch(periods: list[Period]) -> None:
    found = merged(periods)
    assert minutes(found) == minutes(periods)
    assert all(start < end for start, end in found)
    assert all(one[1] < two[0] for one, two in pairwise(found))


@given(PERIODS, PERIODS)
def test_what_is_left_of_periods_is_every_minute_that_is_not_taken(
    periods: list[Period], taken: list[Period]
) -> None:
    left = without(periods, taken)
    assert minutes(left) == minutes(periods) - minutes(taken)
    assert all(start < end for start, end in left)
    assert all(one[1] <= two[0] for one, two in pairwise(left))
    assert without(periods, []) == periods


@pytest.mark.parametrize(
    ("shown", "minute"),
    [("00:00", 0), ("00:01", 1), ("09:30", 570), ("23:59", 1439), ("24:00", 1440)],
)
def test_a_wall_time_is_shown_as_it_is_written(shown: str, minute: int) -> None:
    assert rules.wall_minutes(shown) == minute
    assert rules.wall_text(minute) == shown


@pytest.mark.parametrize("shown", ["24:01", "25:00", "09:60", "-1:00", "9:00", "noon", ""])
def test_what_no_clock_shows_is_not_a_wall_time(shown: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        rules.wall_minutes(shown)


def test_a_period_ends_after_it_starts() -> None:
    rules.check_period(540, 541)
    for end in (540, 539):
        with pytest.raises(errors.EndsBeforeStart) as refused:
            rules.check_period(540, end)
        assert refused.value.fields == {"starts_at": "09:00", "ends_at": rules.wall_text(end)}


def test_the_periods_of_a_day_may_touch_but_not_overlap() -> None:
    rules.check_apart([])
    rules.check_apart([(780, 1020), (540, 720), (720, 780)])
    for apart in ([(780, 1020), (540, 781)], [(540, 781), (780, 1020)]):
        with pytest.raises(errors.PeriodsOverlap) as refused:
            rules.check_apart(apart)
        assert refused.value.fields == {"periods": ["09:00-13:01", "13:00-17:00"]}
    with pytest.raises(errors.PeriodsOverlap):
        rules.check_apart([(540, 1020), (600, 660), (1020, 1080)])
    with pytest.raises(errors.EndsBeforeStart):
        rules.check_apart([(540, 720), (780, 780)])


# --- what people write: a date, a local time, or an instant --------------------------------------


def written(given: str) -> datetime | date:
    return date.fromisoformat(given) if len(given) == 10 else datetime.fromisoformat(given)


@pytest.mark.parametrize(
    ("given", "begins", "ends"),
    [
        ("2031-03-30", "2031-03-29T23:00Z", "2031-03-30T22:00Z"),
        ("2031-10-26", "2031-10-25T22:00Z", "2031-10-26T23:00Z"),
        ("2031-03-05T09:30", "2031-03-05T08:30Z", "2031-03-05T08:30Z"),
        ("2031-03-05T09:30:59", "2031-03-05T08:30:59Z", "2031-03-05T08:30:59Z"),
        ("2031-03-05T09:30:00.000001", "2031-03-05T08:30:00.000001Z", "2031-03-05T08:30:00.000001Z"),
        ("2031-03-30T02:30", "2031-03-30T01:00Z", "2031-03-30T01:00Z"),
        ("2031-10-26T02:30", "2031-10-26T00:30Z", "2031-10-26T01:30Z"),
        ("2031-10-26T02:30:15", "2031-10-26T00:30:15Z", "2031-10-26T01:30:15Z"),
        ("2031-03-05T09:00Z", "2031-03-05T09:00Z", "2031-03-05T09:00Z"),
        ("2031-03-05T09:00:01.000005-05:00", "2031-03-05T14:00:01.000005Z", "2031-03-05T14:00:01.000005Z"),
    ],
)  # fmt: skip
def test_a_date_is_its_beginning_or_its_end_and_a_repeated_time_the_first_or_the_second(
    given: str, begins: str, ends: str
) -> None:
    for end, expected in ((False, begins), (True, ends)):
        found = rules.moment(written(given), "Europe/Prague", end=end)
        assert found == datetime.fromisoformat(expected)
        assert found.tzinfo is UTC


@pytest.mark.parametrize("given", ["2031-03-30T02:30:01", "2031-03-30T02:59:59"])
def test_a_skipped_time_with_seconds_is_the_end_of_the_gap_too(given: str) -> None:
    found = rules.moment(written(given), "Europe/Prague", end=False)
    assert found == datetime(2031, 3, 30, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "zone", ["Europe/Prague", "UTC", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca"]
)
def test_the_shifts_of_a_clock_are_those_of_its_zone_to_the_second(zone: str) -> None:
    shifts = clock_shifts(zone, 2024, 2027)
    year, end = datetime(2024, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
    assert shifts[-1][0] == end
    around = [until + timedelta(seconds=one) for until, _ in shifts[:-1] for one in (-1, 0)]
    hours = (year + timedelta(hours=one) for one in range(0, 4 * 365 * 24, 7))
    for instant in (*around, *hours):
        ahead = next(ahead for until, ahead in shifts if instant < until)
        assert ahead == instant.astimezone(ZoneInfo(zone)).utcoffset(), instant
