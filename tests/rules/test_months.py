"""Months are from wall midnight to wall midnight, and an instant is in the one that its clock shows."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from app.kit.web.schema import Month
from app.kit.zones import known, local_date, month_span

MICROSECOND = timedelta(microseconds=1)


def month_of(instant: datetime, zone: str) -> str:
    """The month that a zone's calendars show at an instant."""
    return f"{local_date(instant, zone):%Y-%m}"


# Each instant is written out, so that no library decides both sides.
SPANS = [
    ("UTC", "2032-02", "2032-02-01T00:00:00+00:00", "2032-03-01T00:00:00+00:00"),
    ("UTC", "2031-12", "2031-12-01T00:00:00+00:00", "2032-01-01T00:00:00+00:00"),
    ("UTC", "1970-01", "1970-01-01T00:00:00+00:00", "1970-02-01T00:00:00+00:00"),
    ("UTC", "2999-12", "2999-12-01T00:00:00+00:00", "3000-01-01T00:00:00+00:00"),
    # Both of the year's changes are within a month: it is an hour shorter, or longer.
    ("Europe/Prague", "2031-03", "2031-02-28T23:00:00+00:00", "2031-03-31T22:00:00+00:00"),
    ("Europe/Prague", "2031-10", "2031-09-30T22:00:00+00:00", "2031-10-31T23:00:00+00:00"),
    ("Pacific/Kiritimati", "2031-01", "2030-12-31T10:00:00+00:00", "2031-01-31T10:00:00+00:00"),
    # The first midnight of April is skipped: 31 March 24:00 is 01:00.
    ("Asia/Amman", "2005-04", "2005-03-31T22:00:00+00:00", "2005-04-30T21:00:00+00:00"),
    # The first midnight of November comes twice.
    ("America/Havana", "2020-11", "2020-11-01T04:00:00+00:00", "2020-12-01T05:00:00+00:00"),
    # A day of December that its calendars never had.
    ("Pacific/Apia", "2011-12", "2011-12-01T10:00:00+00:00", "2011-12-31T10:00:00+00:00"),
]  # fmt: skip


@pytest.mark.parametrize(("zone", "month", "begins", "ends"), SPANS)
def test_a_month_is_from_its_first_midnight_to_that_of_the_next(
    zone: str, month: str, begins: str, ends: str
) -> None:
    from_at, to_at = month_span(month, zone)
    assert (from_at.isoformat(), to_at.isoformat()) == (begins, ends)


@given(
    st.sampled_from(sorted(known())), st.integers(1970, 2100), st.integers(1, 12), st.integers(0)
)
def test_every_instant_is_in_the_month_that_its_clock_shows(
    zone: str, year: int, number: int, within: int
) -> None:
    month = f"{year}-{number:02}"
    following = f"{year + number // 12}-{number % 12 + 1:02}"
    from_at, to_at = month_span(month, zone)
    assert to_at == month_span(following, zone)[0], "months adjoin"
    inside = from_at + within % ((to_at - from_at) // MICROSECOND) * MICROSECOND
    assert month_of(from_at, zone) == month_of(inside, zone) == month
    assert local_date(from_at - MICROSECOND, zone) < local_date(from_at, zone)
    assert month_of(to_at - MICROSECOND, zone) == month


TAKEN = ["1970-01", "2031-03", "2031-12", "2999-12"]
REFUSED = [
    "", "2031", "2031-00", "2031-13", "2031-3", "2031-03-01", " 2031-03", "2031-03\n", "203103",
    "31-03", "-031-03", "+2031-03", "1969-12", "3000-01", "2031/03", "٢٠٣١-٠٣", "2031-0３", "March",
    203103, None, True,
]  # fmt: skip


@pytest.mark.parametrize("text", TAKEN)
def test_a_month_has_one_form(text: str) -> None:
    assert TypeAdapter(Month).validate_python(text) == text


@pytest.mark.parametrize("text", REFUSED)
def test_another_form_is_no_month(text: object) -> None:
    with pytest.raises(ValidationError, match="such as 2031-03"):
        TypeAdapter(Month).validate_python(text)


def test_an_instant_is_in_another_month_further_east() -> None:
    instant = datetime(2031, 3, 31, 22, 30, tzinfo=UTC)
    assert month_of(instant, "UTC") == "2031-03"
    assert month_of(instant, "Europe/Prague") == "2031-04"
