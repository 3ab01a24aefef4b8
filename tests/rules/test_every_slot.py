"""Whatever the team, the day and the need, the slots offered are those of a model (rule S2)."""

from datetime import timedelta
from itertools import combinations
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from app.availability import rules
from app.availability.rules import Hours, Need, Rota
from app.calendar.intervals import Period
from tests.rules.walked import (
    CHANGES,
    DAY,
    ZONES,
    Change,
    H,
    Search,
    able,
    chosen,
    daily,
    offered,
    on_step,
    picked,
    planning,
    refusal,
    rota,
    walk,
)

NEAR = st.integers(-1, 1)
# Most clocks change between one and three.
EDGES = [0, 30, 60, 90, 105, 120, 135, 150, 180, 185, 240, 540, 720, 780, 1020, 1380, DAY]
PERIOD = st.sampled_from(list(combinations(EDGES, 2)))
ONE = st.builds(lambda day, period: Hours(day, *period), st.sampled_from([5, 6, 0]), PERIOD)
HOURS = st.one_of(
    st.just(daily(0, DAY)),
    st.just(daily(1 * H, 12 * H) + daily(13 * H, 17 * H)),
    st.lists(ONE, min_size=2, max_size=4).map(tuple),
    st.just(daily(30, DAY - 30)),
    st.just(()),
)
# Starts near the day, or a week or so away; how long; and how long busy: with a buffer agreed then,
# or, as it only counts as load, no longer than up to its start.
BOOKING = st.builds(
    lambda start, minutes, busy: (start, start + minutes, start + minutes + busy if busy >= 0 else start),
    st.one_of(st.integers(-2 * H, 30 * H), st.integers(-9 * DAY, 9 * DAY)),
    st.one_of(st.integers(1, 300), st.just(12 * H)),
    st.sampled_from([0, 15, 60, 240, -1]),
)  # fmt: skip


@st.composite
def rotas(draw: st.DrawFn, number: int, change: Change, midnight: int) -> Rota:
    day = NEAR.map(lambda offset: change.on + timedelta(days=offset))
    cuts = [
        midnight + cut for cut in sorted(draw(st.sets(st.integers(-2 * H, 30 * H), max_size=4)))
    ]
    exception = st.tuples(day, st.lists(PERIOD, max_size=2).map(tuple))
    bookings = draw(st.lists(BOOKING, max_size=5).map(sorted))
    return rota(
        *draw(HOURS),
        technician=UUID(int=number),
        zone=draw(st.one_of(st.just(change.zone), st.sampled_from(ZONES))),
        absences=tuple(map(Period, cuts[::2], cuts[1::2])),
        exceptions=dict(draw(st.one_of(st.just([]), st.lists(exception, max_size=1)))),
        holidays=tuple(draw(st.one_of(st.just([]), st.lists(day, max_size=1)))),
        bookings=tuple((midnight + a, midnight + b, midnight + c) for a, b, c in bookings),
    )


@st.composite
def searches(draw: st.DrawFn) -> Search:
    change = draw(st.sampled_from(CHANGES))
    midnight = walk(change.zone, change.on).when(change.on, 0)
    technicians = draw(st.sampled_from([1, 2, 1, 3]))
    numbers = draw(st.permutations(range(technicians + draw(st.integers(0, 2)))))
    start = midnight + draw(st.sampled_from([0, 1, -2 * H, 90, 10 * H + 10]))
    return Search(
        change.on,
        [draw(rotas(number, change, midnight)) for number in numbers],
        Period(start, start + draw(st.sampled_from([26 * H, 3 * H + 1, 8 * H, 31, 0]))),
        Need(draw(st.sampled_from([30, 10, 60, 90, 240, DAY])), technicians),
        planning(
            buffer_minutes=draw(st.sampled_from([0, 10, 15, 60])),
            slot_step_minutes=draw(st.sampled_from([5, 7, 15, 30, 45, 60])),
        ),
    )


@settings(max_examples=80, deadline=None)
@given(searches())
def test_the_slots_offered_are_all_that_there_are_in_order_and_by_the_least_loaded(
    search: Search,
) -> None:
    assert offered(search) == search.expected()


@settings(max_examples=40, deadline=None)
@given(searches())
def test_what_is_offered_can_be_booked_and_what_is_not_is_refused(search: Search) -> None:
    slots = offered(search)
    found = {one.start: one for one in slots}
    assert list(found) == sorted(one.start for one in slots)
    step, buffer = search.planning.slot_step_minutes, search.planning.buffer_minutes
    for session in search.sessions():
        fit = [
            one.id
            for one in search.rotas
            if one.hours
            and on_step(one, session[0], step, search.around)
            and refusal(one, *session, buffer_minutes=buffer) is None
        ]
        slot = found.get(session[0])
        assert (slot is not None) == (len(fit) >= search.need.technicians), session
        if slot is not None:
            assert (slot.start, slot.end) == session
            assert len(set(slot.technician_ids)) == len(slot.technician_ids)
            assert set(slot.technician_ids) <= set(fit)
            named = [one for one in search.rotas if one.id in slot.technician_ids]
            rules.check_free(named, session, search.planning)
            assert picked(search, session) is not None


@settings(max_examples=40, deadline=None)
@given(searches(), st.data())
def test_whoever_is_free_is_chosen_the_preferred_first_then_the_least_loaded(
    search: Search, data: st.DataObject
) -> None:
    ids = [one.id for one in search.rotas]
    preferred = data.draw(st.lists(st.sampled_from(ids), unique=True, max_size=2))
    start = search.window[0] + data.draw(st.integers(0, 26 * H))
    session = Period(start, start + search.need.duration_minutes)
    buffer = search.planning.buffer_minutes
    free = [one for one in search.rotas if able(one, session, buffer, search.around)]
    for one in search.rotas:
        assert (refusal(one, *session, buffer_minutes=buffer) is None) == (one in free)
    kept = [one for one in preferred if one in [known.id for known in free]]
    others = [one for one in free if one.hours and one.id not in kept]
    count = search.need.technicians
    expected = (*kept, *chosen(others, len(others), start))[:count]
    assert picked(search, session, preferred) == (expected if len(expected) == count else None)
