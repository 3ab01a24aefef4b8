"""Which slots are offered, to whom, and that what is offered can be booked (rule S2)."""

from datetime import date
from itertools import islice
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app import errors
from app.availability import rules
from app.availability.rules import Hours, Loads, Need, Rota, Slot
from app.calendar.intervals import Period
from tests.rules.walked import (
    DAY,
    EACH_CHANGE,
    WEDNESDAY,
    ZONES,
    A,
    B,
    C,
    Change,
    H,
    Search,
    at,
    clock,
    daily,
    load,
    offered,
    on_step,
    picked,
    planning,
    rota,
    walk,
)

NOON, TODAY = clock(5, "12:00"), Period(clock(5, "00:00"), clock(6, "00:00"))


def look(
    *rotas: Rota,
    window: Period = TODAY,
    duration: int = 60,
    technicians: int = 1,
    step: int = 30,
    buffer: int = 0,
) -> Search:
    agreed = planning(slot_step_minutes=step, buffer_minutes=buffer)
    return Search(WEDNESDAY, list(rotas), window, Need(duration, technicians), agreed)


def starts(search: Search) -> list[int]:
    return [one.start for one in offered(search)]


# --- over clock changes ------------------------------------------------------------------------


@EACH_CHANGE
@pytest.mark.parametrize(("step", "duration"), [(60, 60), (30, 90), (15, 15), (15, DAY)])
def test_every_step_of_a_changeover_day_is_offered_around_the_clock(
    change: Change, step: int, duration: int
) -> None:
    walked = walk(change.zone, change.on)
    minutes = walked.day(change.on)
    search = Search(
        change.on,
        [rota(*daily(0, DAY), zone=change.zone)],
        Period(minutes[0], minutes[-1] + 1),
        Need(duration),
        planning(slot_step_minutes=step),
    )
    on = [minute for minute in minutes if on_step(search.rotas[0], minute, step, change.on)]
    assert offered(search) == [Slot(minute, minute + duration, (A,)) for minute in on]


@EACH_CHANGE
def test_working_hours_of_a_changeover_day_are_offered_to_their_last_elapsed_hour(
    change: Change,
) -> None:
    minutes = walk(change.zone, change.on).day(change.on)
    one = rota(Hours(6, 0, DAY), zone=change.zone)
    window = Period(minutes[0] - DAY, minutes[0] + 2 * DAY)
    for duration in (60, change.minutes - 15, change.minutes):
        search = Search(change.on, [one], window, Need(duration), planning(slot_step_minutes=15))
        found = starts(search)
        assert found[0] == minutes[0]
        assert found[-1] == minutes[-1] + 1 - duration
    search = Search(
        change.on, [one], window, Need(change.minutes + 5), planning(slot_step_minutes=5)
    )
    assert starts(search) == []


# --- steps and windows -------------------------------------------------------------------------


def test_slots_start_on_steps_after_local_midnight_in_working_time() -> None:
    one = rota(Hours(2, 9 * H + 10, 12 * H), Hours(2, 13 * H, 14 * H + 40))
    shown = "09:30 10:00 10:30 11:00 13:00 13:30"
    assert starts(look(one)) == [clock(5, hour) for hour in shown.split()]


def test_a_window_holds_the_starts_from_its_first_minute_up_to_its_last() -> None:
    one = rota(*daily(9 * H, 17 * H))
    for window, expected in [
        (Period(NOON, NOON + 30), [NOON]),
        (Period(NOON, NOON + 31), [NOON, NOON + 30]),
        (Period(NOON + 1, NOON + 30), []),
        (Period(NOON + 1, NOON + 31), [NOON + 30]),
        (Period(NOON, NOON), []),
        (Period(NOON, NOON + 1), [NOON]),
    ]:
        assert starts(look(one, window=window)) == expected
    # A session may end after the window, but not after the work.
    late = Period(clock(5, "16:00"), clock(5, "16:01"))
    assert starts(look(one, window=late, duration=60)) == [late[0]]
    assert starts(look(one, window=late, duration=61)) == []


def test_the_buffer_is_kept_before_and_after_other_sessions() -> None:
    one = rota(*daily(9 * H, 17 * H), bookings=((NOON, NOON + 60, NOON + 75),))
    shown = "09:00 09:15 09:30 09:45 10:00 10:15 10:30 10:45 13:15 13:30"
    search = look(one, window=Period(clock(5, "08:00"), clock(5, "13:31")), step=15, buffer=15)
    assert starts(search) == [clock(5, hour) for hour in shown.split()]


def test_who_has_no_recorded_hours_is_booked_but_never_offered() -> None:
    always = rota(technician=A)
    working = rota(*daily(9 * H, 17 * H), technician=B)
    assert offered(look(always)) == []
    assert offered(look(always, working, technicians=2)) == []
    assert {one.technician_ids for one in offered(look(always, working))} == {(B,)}
    rules.check_free([always], Period(NOON, NOON + 60), planning())
    session = Period(NOON, NOON + 60)
    assert picked(look(always, working), session) == (B,)
    assert picked(look(always), session) is None
    assert picked(look(always, working), session, [A]) == (A,)
    assert picked(look(always, working, technicians=2), session) is None
    assert picked(look(always, working, technicians=2), session, [A]) == (A, B)


def test_technicians_of_several_zones_are_offered_where_all_their_clocks_are_on_a_step() -> None:
    prague = rota(*daily(9 * H, 17 * H), technician=A)
    kathmandu = rota(*daily(12 * H, 20 * H), technician=B, zone="Asia/Kathmandu")
    # Their clocks are 4 h 45 min apart: half hours meet at quarter hours only.
    assert starts(look(prague, kathmandu, technicians=2, step=30)) == []
    both = starts(look(prague, kathmandu, technicians=2, step=15))
    assert (both[0], both[-1]) == (clock(5, "09:00"), at("2031-03-05T13:15Z"))
    either = offered(look(prague, kathmandu, step=60))
    assert {one.technician_ids for one in either if one.start % 60 == 0} == {(A,)}
    assert {one.technician_ids for one in either if one.start % 60 == 15} == {(B,)}


# --- who holds a session -----------------------------------------------------------------------

MONDAY, NEXT_MONDAY = clock(3, "00:00"), clock(10, "00:00")


@pytest.mark.parametrize(
    ("start", "counts"),
    [
        (MONDAY - 1, False), (MONDAY, True), (NOON, True), (NEXT_MONDAY - 1, True), (NEXT_MONDAY, False),
    ],
)  # fmt: skip
def test_a_session_is_load_of_the_week_in_which_it_starts(start: int, counts: bool) -> None:
    one = rota(bookings=((start, start + 90, 0),))
    loads = Loads([one])
    for minute in (MONDAY, NOON, NEXT_MONDAY - 1):
        assert loads.at(A, minute) == (90 if counts else 0)
    other = Loads([one])
    assert other.at(A, MONDAY - 1) == (90 if start < MONDAY else 0)
    assert other.at(A, NEXT_MONDAY) == (90 if start == NEXT_MONDAY else 0)


@pytest.mark.parametrize("zone", ZONES)
def test_the_week_of_a_load_is_the_technicians_own(zone: str) -> None:
    monday = walk(zone, WEDNESDAY).when(date(2031, 3, 3), 0)
    one = rota(bookings=((monday - 60, monday, 0), (monday, monday + 45, 0)), zone=zone)
    loads = Loads([one, rota(technician=B, bookings=((monday, monday + 10, 0),), zone=zone)])
    assert (loads.at(A, monday - 1), loads.at(A, monday), loads.at(B, monday)) == (60, 45, 10)


BOOKINGS = st.lists(
    st.tuples(st.integers(-12 * DAY, 12 * DAY), st.integers(1, 500)).map(
        lambda drawn: (NOON + drawn[0], NOON + sum(drawn), 0)
    ),
    max_size=12,
).map(sorted)


@given(BOOKINGS, st.sampled_from(ZONES), st.lists(st.integers(-15 * DAY, 15 * DAY), min_size=1))
def test_a_load_is_the_sum_of_the_sessions_of_its_week(
    bookings: list[tuple[int, int, int]], zone: str, minutes: list[int]
) -> None:
    one = rota(bookings=tuple(bookings), zone=zone)
    loads = Loads([one])
    for minute in minutes:
        assert loads.at(A, NOON + minute) == load(one, NOON + minute)


def booked(technician: UUID, minutes: int, start: int = MONDAY + 9 * H) -> Rota:
    """Somebody who works around the clock and had a session this week."""
    return rota(*daily(0, DAY), technician=technician, bookings=((start, start + minutes, 0),))


def test_the_least_loaded_of_the_week_are_offered_then_the_smaller_ids() -> None:
    team = [booked(C, 60), booked(B, 60), booked(A, 61)]
    window = Period(NOON, NOON + 1)
    for count, expected in ((1, (B,)), (2, (B, C)), (3, (B, C, A))):
        search = look(*team, window=window, technicians=count)
        assert [one.technician_ids for one in offered(search)] == [expected]
        assert picked(search, Period(NOON, NOON + 60)) == expected
    assert starts(look(*team, window=window, technicians=4)) == []
    # In the next week nobody has done anything yet.
    later = look(*team, window=Period(NEXT_MONDAY, NEXT_MONDAY + 1))
    assert [one.technician_ids for one in offered(later)] == [(A,)]
    assert picked(later, Period(NEXT_MONDAY, NEXT_MONDAY + 60)) == (A,)


def test_of_the_preferred_those_who_are_free_are_kept_first_in_their_order() -> None:
    team = [booked(A, 300), booked(B, 200), booked(C, 100)]
    session = Period(NOON, NOON + 60)
    for count, preferred, expected in [
        (1, [], (C,)), (1, [A], (A,)), (1, [B, A], (B,)), (2, [A], (A, C)), (2, [B, A], (B, A)),
        (3, [B], (B, C, A)), (2, [UUID(int=9), B], (B, C)),
    ]:  # fmt: skip
        assert picked(look(*team, technicians=count), session, preferred) == expected
    team[0] = replace(team[0], absences=(Period(NOON + 59, NOON + 60),))
    assert picked(look(*team), session, [A]) == (C,)
    assert picked(look(*team, technicians=3), session, [A]) is None
    with pytest.raises(errors.SlotTaken) as refused:
        rules.choose(team, session, Need(60, 3), planning())
    assert refused.value.fields == {"technicians_needed": 3, "technicians_free": 2}


def test_who_is_chosen_keeps_the_buffer_on_both_sides_of_other_sessions() -> None:
    search = look(rota(*daily(0, DAY), bookings=((NOON, NOON + 60, NOON + 75),)), buffer=15)
    for start, end, chosen in [
        (NOON - 75, NOON - 15, (A,)), (NOON - 74, NOON - 14, None),
        (NOON + 75, NOON + 135, (A,)), (NOON + 74, NOON + 134, None),
    ]:  # fmt: skip
        assert picked(search, Period(start, end)) == chosen, (start, end)


def test_a_session_over_the_end_of_a_week_goes_by_the_load_of_the_week_it_starts_in() -> None:
    team = [booked(A, 60), booked(B, 90), booked(C, 30, NEXT_MONDAY + 9 * H)]
    for start, expected in [
        (NEXT_MONDAY - 60, (C, A)), (NEXT_MONDAY - 1, (C, A)), (NEXT_MONDAY, (A, B)),
        (MONDAY, (C, A)), (MONDAY - 1, (A, B)),
    ]:  # fmt: skip
        search = look(*team, window=Period(start, start + 1), technicians=2, step=1)
        assert picked(search, Period(start, start + 60)) == expected, start
        assert [one.technician_ids for one in offered(search)] == [expected], start


# --- in pieces ---------------------------------------------------------------------------------


@given(st.integers(-(10**6), 10**6), st.integers(-DAY, 70 * DAY))
def test_a_window_widens_over_every_minute_once(start: int, length: int) -> None:
    pieces = list(rules.widening(Period(start, start + length)))
    assert [minute for minute, _ in pieces] + [start + max(length, 0)] == [start] + [
        end for _, end in pieces
    ]
    assert all(first < last for first, last in pieces)


def test_each_piece_of_a_window_is_twice_the_last_and_the_first_is_a_day() -> None:
    lengths = [(end - start) / DAY for start, end in rules.widening(Period(NOON, NOON + 62 * DAY))]
    assert lengths == [1, 2, 4, 8, 16, 31]
    assert list(rules.widening(Period(NOON, NOON + DAY))) == [(NOON, NOON + DAY)]
    assert len(list(rules.widening(Period(NOON, NOON + DAY + 1)))) == 2
    assert next(iter(rules.widening(Period(NOON, 2**60)))) == (NOON, NOON + DAY)


def test_searching_in_pieces_finds_the_same_slots_as_searching_at_once() -> None:
    team = [
        rota(*daily(0, DAY), technician=one, bookings=((NOON + DAY - 90, NOON + DAY - 30, 0),))
        for one in (A, B)
    ]
    search = look(*team, window=Period(NOON + 7, NOON + 7 * DAY), duration=DAY)
    pieces = [replace(search, window=piece) for piece in rules.widening(search.window)]
    assert len(pieces) == 3
    assert [slot for piece in pieces for slot in offered(piece)] == offered(search)
    loads = Loads(team)
    first = rules.slots(team, search.window, search.need, search.planning, loads)
    assert list(islice(first, 3)) == offered(search)[:3]
