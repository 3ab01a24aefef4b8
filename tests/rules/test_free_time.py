"""Whether a session fits between the others of its technicians (rule S2)."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.availability import rules
from app.availability.rules import AgreedSession
from app.calendar.intervals import Period
from app.errors import SlotTaken, TechnicianNotWorking
from tests.rules.walked import (
    DAY,
    WEDNESDAY,
    ZONES,
    A,
    B,
    C,
    H,
    clock,
    daily,
    planning,
    refusal,
    rota,
    walk,
)

# --- between other sessions --------------------------------------------------------------------

NOON, ONE = clock(5, "12:00"), clock(5, "13:00")


@pytest.mark.parametrize("buffer_minutes", [0, 1, 15])
def test_the_buffer_is_kept_on_both_sides_of_a_session(buffer_minutes: int) -> None:
    one = rota(bookings=((NOON, ONE, ONE + buffer_minutes),))
    before, after = NOON - buffer_minutes, ONE + buffer_minutes
    for start, end, expected in [
        (before - 60, before, None), (before - 60, before + 1, SlotTaken),
        (after, after + 60, None), (after - 1, after + 60, SlotTaken),
        (NOON, ONE, SlotTaken), (NOON + 1, ONE - 1, SlotTaken), (before - 60, after + 60, SlotTaken),
    ]:  # fmt: skip
        assert refusal(one, start, end, buffer_minutes=buffer_minutes) is expected, (start, end)


def test_a_session_fits_between_two_others_if_both_buffers_are_kept() -> None:
    one = rota(
        *daily(8 * H, 18 * H),
        bookings=((NOON - 60, NOON, NOON + 15), (ONE + 30, ONE + 90, ONE + 105)),
    )
    assert rules.free(one, Period(clock(5, "00:00"), clock(6, "00:00")), 15) == [
        (clock(5, "08:00"), NOON - 75),
        (NOON + 15, ONE + 15),
        (ONE + 105, clock(5, "18:00")),
    ]
    assert refusal(one, NOON + 15, ONE + 15, buffer_minutes=15) is None
    assert refusal(one, NOON + 14, ONE + 15, buffer_minutes=15) is SlotTaken
    assert refusal(one, NOON + 15, ONE + 16, buffer_minutes=15) is SlotTaken


@pytest.mark.parametrize("busy_until", [0, NOON - 1, NOON])
def test_a_booking_that_is_not_busy_past_its_start_only_counts_as_load(busy_until: int) -> None:
    one = rota(bookings=((NOON, ONE, busy_until),))
    assert refusal(one, NOON, ONE, buffer_minutes=15) is None
    assert rules.Loads([one]).at(A, NOON) == 60


@pytest.mark.parametrize(
    ("then", "now", "before", "after"), [(0, 15, 15, 15), (15, 0, 0, 15), (15, 30, 30, 30)]
)
def test_the_larger_of_the_buffers_agreed_then_and_now_is_kept_behind_a_session(
    then: int, now: int, before: int, after: int
) -> None:
    one = rota(bookings=((NOON, ONE, ONE + then),))
    assert rules.free(one, Period(NOON - 60, ONE + 60), now) == [
        (NOON - 60, NOON - before),
        (ONE + after, ONE + 60),
    ]
    assert refusal(one, ONE + after, ONE + 60, buffer_minutes=now) is None
    assert refusal(one, ONE + after - 1, ONE + 60, buffer_minutes=now) is SlotTaken


def test_the_longest_session_blocks_up_to_the_end_of_the_longest_buffer() -> None:
    past = tuple((NOON - day * DAY, NOON - day * DAY + 60, 0) for day in range(400, 2, -1))
    one = rota(bookings=(*past, (NOON - 16 * H, NOON - 4 * H, NOON)))
    assert refusal(one, NOON, ONE, buffer_minutes=240) is None
    assert refusal(one, NOON - 1, ONE, buffer_minutes=240) is SlotTaken
    assert refusal(one, NOON - 1, ONE) is SlotTaken


def test_every_session_before_the_end_of_the_buffer_after_is_seen() -> None:
    one = rota(bookings=((ONE + 30, ONE + 31, ONE + 31), (ONE + 240, ONE + 300, ONE + 300)))
    assert refusal(one, NOON, ONE, buffer_minutes=30) is None
    assert refusal(one, NOON, ONE + 1, buffer_minutes=30) is SlotTaken
    assert refusal(one, ONE + 31, ONE + 210, buffer_minutes=30) is SlotTaken
    assert refusal(one, ONE + 61, ONE + 210, buffer_minutes=30) is None
    assert refusal(one, ONE + 61, ONE + 211, buffer_minutes=30) is SlotTaken


def test_bookings_that_overlap_block_all_their_time() -> None:
    one = rota(bookings=((NOON, NOON + 90, NOON + 90), (NOON + 30, ONE, ONE)))
    assert rules.free(one, Period(NOON - 60, NOON + 120), 0) == [
        (NOON - 60, NOON),
        (NOON + 90, NOON + 120),
    ]


# --- several technicians, and a lead's override ------------------------------------------------


def test_everybody_who_does_not_work_or_is_taken_is_named() -> None:
    works, hours = rota(*daily(9 * H, 17 * H)), Period(clock(5, "09:00"), clock(5, "17:00"))
    busy = rota(bookings=((NOON, ONE, ONE),), technician=B)
    off = rota(absences=(hours,), technician=C)
    rules.check_free([], Period(NOON, ONE), planning())
    rules.check_free([works, works], Period(NOON, ONE), planning())
    with pytest.raises(SlotTaken) as taken:
        rules.check_free([works, busy], Period(NOON, ONE), planning())
    assert taken.value.fields == {"technician_ids": [B]}
    with pytest.raises(TechnicianNotWorking) as not_working:  # that comes first
        rules.check_free([busy, off, works], Period(NOON, ONE), planning())
    assert not_working.value.fields == {"technician_ids": [C]}
    with pytest.raises(TechnicianNotWorking) as late:
        rules.check_free([off, busy, works], Period(NOON, hours[1] + 1), planning())
    assert late.value.fields == {"technician_ids": [C, A]}


def test_an_override_leaves_working_time_aside_but_never_other_sessions() -> None:
    one = rota(
        *daily(9 * H, 17 * H),
        absences=(Period(NOON - 180, NOON - 120),),
        exceptions={WEDNESDAY: ()},
        bookings=((NOON, ONE, ONE + 15),),
    )
    for start, end in [(NOON - 180, NOON - 15), (clock(5, "20:00"), clock(6, "08:00"))]:
        assert refusal(one, start, end, buffer_minutes=15) is TechnicianNotWorking
        assert refusal(one, start, end, buffer_minutes=15, override=True) is None
    for start, end in [(NOON - 180, NOON - 14), (ONE + 14, clock(6, "08:00"))]:
        assert refusal(one, start, end, buffer_minutes=15, override=True) is SlotTaken


@pytest.mark.parametrize("zone", ZONES)
def test_each_technician_works_by_the_own_clock(zone: str) -> None:
    one = rota(*daily(9 * H, 17 * H), zone=zone)
    walked = walk(zone, WEDNESDAY)
    start = walked.when(WEDNESDAY, 9 * H)
    assert refusal(one, start, start + 8 * H) is None
    assert refusal(one, start - 1, start + 8 * H) is TechnicianNotWorking
    assert refusal(one, start, start + 8 * H + 1) is TechnicianNotWorking


EDGES = st.lists(st.integers(-20, 20), min_size=2, max_size=2, unique=True).map(sorted)


@given(st.lists(EDGES, max_size=5), st.lists(EDGES, max_size=3))
def test_sessions_touched_are_those_with_a_minute_that_is_lost(
    sessions: list[list[int]], lost: list[list[int]]
) -> None:
    gone = {minute for period in lost for minute in range(*period)}
    found = rules.touched(
        (
            AgreedSession(UUID(int=number), Period(start, end))
            for number, (start, end) in enumerate(sessions)
        ),
        [Period(start, end) for start, end in lost],
    )
    assert [one.id for one in found] == [
        UUID(int=number) for number, session in enumerate(sessions) if gone & set(range(*session))
    ]
