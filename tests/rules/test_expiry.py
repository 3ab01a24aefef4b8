"""A lot that expires on day D is usable until the end of D where the customer is (rule C9)."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.zones import end_of_day, local_date
from app.ledger import burn
from app.ledger.accounts import Lot, State

MICROSECOND = timedelta(microseconds=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


# Each instant is written out, so that no library decides both sides.
ENDS = [
    ("Europe/Prague", date(2031, 1, 15), "2031-01-15T23:00:00+00:00"),
    ("Europe/Prague", date(2031, 7, 15), "2031-07-15T22:00:00+00:00"),
    ("Europe/Prague", date(2031, 3, 29), "2031-03-29T23:00:00+00:00"),
    ("Europe/Prague", date(2031, 3, 30), "2031-03-30T22:00:00+00:00"),  # 23 hours long
    ("Europe/Prague", date(2031, 10, 25), "2031-10-25T22:00:00+00:00"),
    ("Europe/Prague", date(2031, 10, 26), "2031-10-26T23:00:00+00:00"),  # 25 hours long
    ("America/New_York", date(2031, 1, 15), "2031-01-16T05:00:00+00:00"),
    ("America/New_York", date(2031, 3, 8), "2031-03-09T05:00:00+00:00"),
    ("America/New_York", date(2031, 3, 9), "2031-03-10T04:00:00+00:00"),
    ("America/New_York", date(2031, 11, 1), "2031-11-02T04:00:00+00:00"),
    ("America/New_York", date(2031, 11, 2), "2031-11-03T05:00:00+00:00"),
    ("Pacific/Kiritimati", date(2031, 1, 1), "2031-01-01T10:00:00+00:00"),  # 14 hours ahead
    ("Pacific/Kiritimati", date(2031, 12, 31), "2031-12-31T10:00:00+00:00"),
    ("America/Santiago", date(2031, 9, 6), "2031-09-07T04:00:00+00:00"),  # midnight is skipped
    ("America/Havana", date(2031, 11, 1), "2031-11-02T04:00:00+00:00"),  # midnight comes twice
    ("UTC", date(2032, 2, 29), "2032-03-01T00:00:00+00:00"),
]


def lot(zone: str, expires_on: date) -> Lot:
    bought = datetime(2030, 1, 1, tzinfo=UTC)
    return Lot(UUID(int=1), 480, bought, expires_on, end_of_day(expires_on, zone))


@pytest.mark.parametrize(("zone", "day", "end"), ENDS)
def test_a_lot_is_usable_up_to_the_last_instant_of_its_last_day(
    zone: str, day: date, end: str
) -> None:
    kept = lot(zone, day)
    assert kept.expires_at == at(end)
    assert kept.usable(at(end) - MICROSECOND)
    assert not kept.usable(at(end))
    assert not kept.usable(at(end) + MICROSECOND)


@pytest.mark.parametrize(("zone", "day", "end"), ENDS)
def test_what_is_past_its_date_is_not_drawn(zone: str, day: date, end: str) -> None:
    kept = lot(zone, day)
    state = State(balances={}, kinds={}, lots={kept.id: kept})
    assert burn.draw(state, 120, at(end) - MICROSECOND) == ([(kept.id, 120)], 0)
    assert burn.draw(state, 120, at(end)) == ([], 120)


@given(
    st.sampled_from(["Europe/Prague", "America/New_York", "Pacific/Kiritimati", "Asia/Beirut"]),
    st.integers(0, 10 * 365 * 24 * 3600),
    st.integers(0, 3),
)
def test_a_lot_is_usable_exactly_while_the_local_date_is_not_past_its_own(
    zone: str, seconds: int, days: int
) -> None:
    instant = datetime(2030, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    today = instant.astimezone(ZoneInfo(zone)).date()
    assert local_date(instant, zone) == today
    assert lot(zone, today + timedelta(days=days)).usable(instant)
    assert not lot(zone, today - timedelta(days=days + 1)).usable(instant)


def test_credit_without_a_date_never_expires() -> None:
    forever = Lot(UUID(int=1), 480, datetime(2030, 1, 1, tzinfo=UTC))
    assert forever.usable(datetime(9999, 12, 31, tzinfo=UTC))


def test_the_same_day_ends_first_in_the_east() -> None:
    day = date(2031, 3, 5)
    ends = [
        end_of_day(day, zone)
        for zone in ("Pacific/Kiritimati", "Europe/Prague", "America/New_York")
    ]
    assert ends == sorted(ends)
    assert ends[2] - ends[0] == timedelta(hours=19)
