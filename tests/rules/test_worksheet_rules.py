"""Worked time and billed minutes (rules C2, C3, C4)."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import errors
from app.ledger.accounts import INCREMENT_MINUTES
from app.worksheets import rules
from app.worksheets.rules import WorkedTime

TOMAS, EVA, JAN = UUID(int=1), UUID(int=2), UUID(int=3)
NINE = datetime(2031, 3, 5, 9, tzinfo=UTC)
LATER = NINE + timedelta(days=1)


def worked(who: UUID, start: int, end: int) -> WorkedTime:
    """Time from one second after nine to another."""
    return WorkedTime(who, NINE + timedelta(seconds=start), NINE + timedelta(seconds=end))


def clock(text: str) -> int:
    """Minutes and seconds, as rules.md writes them, in seconds."""
    minutes, seconds = text.split(":")
    return int(minutes) * 60 + int(seconds)


@pytest.mark.parametrize(
    ("time", "billed"),
    [
        ("0:00", 0),
        ("0:01", 10),
        ("9:59", 10),
        ("10:00", 10),
        ("10:01", 20),
        ("47:00", 50),
        ("47:10", 50),
        ("49:59", 50),
        ("50:00", 50),
        ("50:01", 60),
        ("60:00", 60),
        ("480:00", 480),
        ("480:01", 490),
    ],
)
def test_the_total_is_rounded_up_to_ten_minutes(time: str, billed: int) -> None:
    assert rules.billed_minutes(clock(time)) == billed


@given(st.integers(0, 10**9))
def test_rounding_gives_a_multiple_of_ten_less_than_ten_minutes_above(seconds: int) -> None:
    billed = rules.billed_minutes(seconds)
    assert billed % 10 == 0
    assert 0 <= billed * 60 - seconds < 600


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_more_work_is_never_billed_less(one: int, other: int) -> None:
    less, more = sorted((one, other))
    assert rules.billed_minutes(less) <= rules.billed_minutes(more)


@given(st.integers(0, 10**6))
def test_what_is_billed_is_a_fixed_point_of_rounding(tens: int) -> None:
    assert rules.billed_minutes(tens * 600) == tens * 10


def test_the_grain_of_rounding_is_that_of_the_ledger() -> None:
    assert rules.ROUNDING_MINUTES == INCREMENT_MINUTES == 10


def test_two_technicians_for_one_hour_are_two_hours() -> None:
    times = [worked(TOMAS, 0, 3600), worked(EVA, 0, 3600)]
    assert rules.worked_seconds(times) == 7200


def test_the_total_is_rounded_once_and_not_per_time_entry() -> None:
    minute = [worked(TOMAS, 0, 60), worked(TOMAS, 60, 120), worked(EVA, 0, 60)]
    assert rules.worked_seconds(minute) == 180
    assert rules.billed_minutes(rules.worked_seconds(minute)) == 10  # not 30
    edge = [worked(TOMAS, 0, 1500), worked(EVA, 0, 1500)]  # 25:00 twice
    assert rules.billed_minutes(rules.worked_seconds(edge)) == 50  # not 60
    assert rules.billed_minutes(rules.worked_seconds([*edge, worked(JAN, 0, 1)])) == 60


def test_an_empty_worksheet_is_legal_and_costs_nothing() -> None:
    rules.check_times([], [TOMAS], LATER)
    assert rules.worked_seconds([]) == 0
    assert rules.billed_minutes(0) == 0


@given(st.lists(st.integers(1, 100_000), max_size=20))
def test_worked_time_is_summed_to_the_second(lengths: list[int]) -> None:
    times = [worked(UUID(int=n), 7 * n, 7 * n + length) for n, length in enumerate(lengths)]
    assert rules.worked_seconds(times) == sum(lengths)


def test_work_over_a_clock_change_counts_elapsed_time() -> None:
    # 02:00 to 03:00 does not exist in Prague on 2031-03-30: 01:30 to 03:30 there is one hour.
    start = datetime.fromisoformat("2031-03-30T01:30:00+01:00")
    end = datetime.fromisoformat("2031-03-30T03:30:00+02:00")
    assert rules.worked_seconds([WorkedTime(TOMAS, start, end)]) == 3600


def test_entries_that_touch_do_not_overlap() -> None:
    times = [worked(TOMAS, 600, 1200), worked(TOMAS, 0, 600), worked(EVA, 0, 1200)]
    rules.check_times(times, [TOMAS, EVA], LATER)


@pytest.mark.parametrize(
    "times",
    [
        [worked(TOMAS, 0, 600), worked(TOMAS, 599, 1200)],
        [worked(TOMAS, 599, 1200), worked(TOMAS, 0, 600)],
        [worked(TOMAS, 0, 600), worked(TOMAS, 0, 600)],
        [worked(TOMAS, 0, 6000), worked(EVA, 0, 10), worked(TOMAS, 60, 120)],
    ],
)
def test_one_technician_never_works_the_same_second_twice(times: list[WorkedTime]) -> None:
    with pytest.raises(errors.TimeEntriesOverlap) as refused:
        rules.check_times(times, [TOMAS, EVA], LATER)
    assert refused.value.fields["technician_id"] == TOMAS
    assert refused.value.fields["pointer"].startswith("/time_entries/")


@pytest.mark.parametrize(
    ("time", "now", "code"),
    [
        (worked(TOMAS, 60, 60), LATER, "ends_before_start"),
        (worked(TOMAS, 60, 59), LATER, "ends_before_start"),
        (worked(TOMAS, 0, 60), NINE + timedelta(seconds=59), "instant_in_future"),
        (worked(JAN, 0, 60), LATER, "technician_not_on_session"),
    ],
)
def test_time_that_cannot_have_been_worked_is_refused_by_its_pointer(
    time: WorkedTime, now: datetime, code: str
) -> None:
    fine = worked(EVA, 0, 1)
    with pytest.raises(errors.DomainError) as refused:
        rules.check_times([fine, time], [TOMAS, EVA], now)
    assert refused.value.code == code
    assert refused.value.fields["pointer"] == "/time_entries/1"


def test_time_that_ends_now_has_been_worked() -> None:
    rules.check_times([worked(TOMAS, 0, 60)], [TOMAS], NINE + timedelta(seconds=60))


def test_confirming_may_name_the_revision_seen() -> None:
    rules.check_revision(2, None)
    rules.check_revision(2, 2)
    for stale in (1, 3):
        with pytest.raises(errors.StaleRevision) as refused:
            rules.check_revision(2, stale)
        assert refused.value.fields == {"current_revision": 2, "named_revision": stale}
