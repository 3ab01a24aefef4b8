"""How far ahead a session is agreed, and how much is searched at once (rule S2)."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import errors
from app.availability import rules
from app.calendar.intervals import instant_of
from tests.rules.walked import at, planning

FIRST = datetime(2000, 1, 1, tzinfo=UTC)
NOW = datetime(2031, 3, 5, 12, tzinfo=UTC)
MINUTE, SECOND, MICROSECOND = (
    timedelta(**{unit: 1}) for unit in ("minutes", "seconds", "microseconds")
)


@pytest.mark.parametrize(
    ("now", "notice_minutes", "horizon_days", "first", "last"),
    [
        ("12:00:00", 0, 1, "05T12:01", "06T12:00"),  # now is too late already
        ("12:00:00.000001", 0, 1, "05T12:01", "06T12:00"),
        ("12:00:30", 0, 1, "05T12:01", "06T12:00"),
        ("12:00:59.999999", 0, 1, "05T12:01", "06T12:00"),
        ("12:00:00", 1, 1, "05T12:01", "06T12:00"),
        ("12:00:00", 120, 1, "05T14:00", "06T12:00"),
        ("12:00:00.000001", 120, 1, "05T14:01", "06T12:00"),
        ("12:00:01", 120, 1, "05T14:01", "06T12:00"),
        ("11:59:59.999999", 120, 1, "05T14:00", "06T11:59"),
        ("12:00:00", 1440, 30, "06T12:00", "04T12:00"),
        ("12:00:00", 1440, 1, "06T12:00", "06T12:00"),
    ],
)
def test_the_first_start_and_the_last_are_whole_minutes_within_notice_and_horizon(
    now: str, notice_minutes: int, horizon_days: int, first: str, last: str
) -> None:
    agreed = planning(notice_minutes=notice_minutes, horizon_days=horizon_days)
    instant = datetime.fromisoformat(f"2031-03-05T{now}+00:00")
    month = "04" if horizon_days == 30 else "03"
    assert rules.bookable(agreed, instant) == (at(f"2031-03-{first}Z"), at(f"2031-{month}-{last}Z"))


def refusal(
    starts_at: datetime, now: datetime, notice_minutes: int, horizon_days: int
) -> errors.DomainError | None:
    agreed = planning(notice_minutes=notice_minutes, horizon_days=horizon_days)
    try:
        rules.check_start(starts_at, agreed, now)
    except errors.Invalid as refused:
        return refused
    return None


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (-MINUTE, errors.NoticeTooShort),
        (119 * MINUTE, errors.NoticeTooShort),
        (120 * MINUTE, None),
        (121 * MINUTE, None),
        (timedelta(days=30) - MINUTE, None),
        (timedelta(days=30), None),
        (timedelta(days=30) + MINUTE, errors.BeyondHorizon),
    ],
)
def test_exactly_the_notice_and_exactly_the_horizon_are_agreed(
    ahead: timedelta, expected: type[errors.DomainError] | None
) -> None:
    refused = refusal(NOW + ahead, NOW, 120, 30)
    assert (type(refused) if refused else None) is expected
    if isinstance(refused, errors.NoticeTooShort):
        assert refused.fields == {
            "field": "starts_at",
            "starts_at": NOW + ahead,
            "earliest_starts_at": NOW + timedelta(hours=2),
            "notice_minutes": 120,
        }
    if isinstance(refused, errors.BeyondHorizon):
        assert refused.fields == {
            "field": "starts_at",
            "starts_at": NOW + ahead,
            "latest_starts_at": NOW + timedelta(days=30),
            "horizon_days": 30,
        }


@given(
    st.timedeltas(timedelta(), timedelta(days=40_000)).map(lambda passed: FIRST + passed),
    st.sampled_from([0, 1, 59, 120, 1440, 5000]), st.integers(1, 3), st.integers(-10, 5010),
)  # fmt: skip
def test_a_session_is_agreed_if_it_is_ahead_of_now_by_the_notice_and_not_by_more_than_the_horizon(
    now: datetime, notice_minutes: int, horizon_days: int, ahead: int
) -> None:
    starts_at = now.replace(second=0, microsecond=0) + ahead * MINUTE
    refused = refusal(starts_at, now, notice_minutes, horizon_days)
    early = starts_at <= now or starts_at - now < timedelta(minutes=notice_minutes)
    late = starts_at - now > timedelta(days=horizon_days)
    assert isinstance(refused, errors.NoticeTooShort) == early
    assert isinstance(refused, errors.BeyondHorizon) == (late and not early)
    first, last = rules.bookable(
        planning(notice_minutes=notice_minutes, horizon_days=horizon_days), now
    )
    assert (first <= int(starts_at.timestamp()) // 60 <= last) == (not early and not late)
    if first <= last:
        for minute in (first, last):
            assert refusal(instant_of(minute), now, notice_minutes, horizon_days) is None


@pytest.mark.parametrize(
    ("now", "notice_minutes", "starts_at"),
    [
        # On the eve at the same wall time; the night has 23 hours, or 25.
        ("2031-03-29T12:00+01:00", 23 * 60, "2031-03-30T12:00+02:00"),
        ("2031-10-25T12:00+02:00", 25 * 60, "2031-10-26T12:00+01:00"),
    ],
)
def test_notice_is_elapsed_time_over_a_clock_change(
    now: str, notice_minutes: int, starts_at: str
) -> None:
    instants = [datetime.fromisoformat(text).astimezone(UTC) for text in (starts_at, now)]
    assert refusal(instants[0], instants[1], notice_minutes, 3) is None
    assert isinstance(
        refusal(instants[0], instants[1], notice_minutes + 1, 3), errors.NoticeTooShort
    )


@pytest.mark.parametrize(
    "more", [SECOND, MICROSECOND, 59 * SECOND, timedelta(microseconds=999_999)]
)
def test_sessions_start_at_whole_minutes(more: timedelta) -> None:
    rules.check_whole_minute(NOW)
    with pytest.raises(errors.NotAWholeMinute) as refused:
        rules.check_whole_minute(NOW + more)
    assert refused.value.fields == {"field": "starts_at", "value": NOW + more}
    for other in (NOW + more, NOW - more):  # whatever else is wrong
        assert isinstance(refusal(other, NOW, 0, 1), errors.NotAWholeMinute)


# --- the window of a search --------------------------------------------------------------------


def test_a_search_covers_62_days_and_not_a_second_more() -> None:
    end = NOW + timedelta(days=62)
    rules.check_window(NOW, NOW + MICROSECOND)
    rules.check_window(NOW, end)
    for more in (SECOND, MICROSECOND):
        with pytest.raises(errors.WindowTooLong) as refused:
            rules.check_window(NOW, end + more)
        assert refused.value.fields == {"max_days": 62}


@pytest.mark.parametrize("ahead", [timedelta(), MICROSECOND, timedelta(days=63)])
def test_a_search_ends_after_it_starts(ahead: timedelta) -> None:
    with pytest.raises(errors.EndsBeforeStart) as refused:
        rules.check_window(NOW, NOW - ahead)
    assert refused.value.fields == {"starts_at": NOW, "ends_at": NOW - ahead}


def test_a_search_of_62_days_over_a_clock_change_is_62_times_24_hours() -> None:
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    start = datetime(2031, 10, 1, tzinfo=summer)
    rules.check_window(start, datetime(2031, 12, 1, 23, tzinfo=winter))
    with pytest.raises(errors.WindowTooLong):
        rules.check_window(start, datetime(2031, 12, 2, tzinfo=winter))
