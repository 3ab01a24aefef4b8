"""Whatever happens to a clock: what holds of due times, pauses and explanations (rules P1, P2, T8)."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.calendar.working_time import BusinessTime, counted, reached
from app.plans.rules import TimeTarget
from app.tickets import clocks
from app.tickets.clocks import ClockEvent, Turn
from tests.rules.offices import (
    A_DAY,
    ALWAYS,
    BASIC,
    EIGHT_HOURS,
    HOUR,
    LUNCH,
    MICROSECOND,
    MINUTE,
    NOTHING,
    OFFICE,
    PRIORITY,
    THIRD_DAY,
    YEARS,
    office,
    promised,
)

BUSINESS = st.builds(
    lambda hours, city: office(hours, city=city),
    st.sampled_from([OFFICE, LUNCH, ALWAYS]),
    st.sampled_from(["Prague", "New York", "Lord Howe", "Havana"]),
)
TARGETS = st.sampled_from([BASIC, PRIORITY, THIRD_DAY, EIGHT_HOURS, A_DAY])
GAPS = st.one_of(st.just(NOTHING), st.timedeltas(NOTHING, 100 * HOUR))


@st.composite
def stories(draw: st.DrawFn) -> list[ClockEvent]:
    """A clock that was started and perhaps halted, each time by waiting, by being resolved, or both."""
    at = draw(YEARS)
    events = [ClockEvent(Turn.START, at)]
    for halts in draw(st.lists(st.sampled_from(["pause", "stop", "pause stop"]), max_size=4)):
        for turn in (*halts.split(), "resume"):
            at += draw(GAPS)
            events.append(ClockEvent(Turn(turn), at))
    return events[: -draw(st.integers(0, 1)) or None] if len(events) > 1 else events


def going_on(events: Sequence[ClockEvent]) -> list[ClockEvent]:
    """The same turns; where it halted it goes on at once, as due times take it."""
    last = max(at for at, one in enumerate(events) if one.turn in clocks.RUNNING)
    # What follows a halt, such as being resolved while it waits, moves nothing.
    halted = list(events[: last + 2])
    if halted[-1].turn not in clocks.RUNNING:
        halted.append(ClockEvent(Turn.RESUME, halted[-1].at))
    return halted


@settings(max_examples=80, deadline=None)
@given(TARGETS, BUSINESS, stories())
def test_exactly_the_target_is_used_at_the_due_time_and_less_before(
    target: TimeTarget, business: BusinessTime, events: list[ClockEvent]
) -> None:
    (promise,) = promised(target, events[0].at, business)
    due_at = clocks.due(promise, events, business)
    run = going_on(events)
    assert events[0].at < due_at
    assert clocks.due(promise, run, business) == due_at
    assert clocks.time_used(promise, run, business, due_at) == promise.amount
    before = clocks.time_used(promise, run, business, due_at - MICROSECOND)
    assert before == promise.amount - MICROSECOND
    starves_at = clocks.starving([promise], events, business)
    assert events[0].at < starves_at <= due_at
    assert (
        abs(clocks.time_used(promise, run, business, starves_at) - promise.amount / 2)
        <= MICROSECOND
    )


@settings(max_examples=80, deadline=None)
@given(TARGETS, BUSINESS, stories(), GAPS, GAPS)
def test_a_pause_moves_the_due_time_by_its_own_working_time_and_never_ahead(
    target: TimeTarget,
    business: BusinessTime,
    story: list[ClockEvent],
    after: timedelta,
    lasting: timedelta,
) -> None:
    events = going_on(story)
    (promise,) = promised(target, events[0].at, business)
    start = events[-1].at + after
    paused = [
        *events, ClockEvent(Turn.PAUSE, start), ClockEvent(Turn.RESUME, start + lasting),
    ]  # fmt: skip
    before, moved = (clocks.due(promise, one, business) for one in (events, paused))
    if start >= before:
        assert moved == before
        return
    calendar = promise.calendar(business)
    lost = counted(calendar, start, start + lasting)
    assert moved >= before
    assert counted(calendar, before, moved) == lost
    assert moved == reached(calendar, before, lost)


@settings(max_examples=60, deadline=None)
@given(TARGETS, BUSINESS, stories(), st.data())
def test_turns_of_no_time_change_nothing(
    target: TimeTarget, business: BusinessTime, events: list[ClockEvent], data: st.DataObject
) -> None:
    (promise,) = promised(target, events[0].at, business)
    place = data.draw(st.integers(1, len(events)))
    last = events[place - 1]
    runs = last.turn in clocks.RUNNING
    # Where it halted before, going on for a moment moves the due time to that moment.
    assume(runs or events[place - 2].turn in clocks.RUNNING)
    halt = data.draw(st.sampled_from([Turn.PAUSE, Turn.STOP]))
    turns = (halt, Turn.RESUME) if runs else (Turn.RESUME, last.turn)
    also = [*events[:place], *(ClockEvent(turn, last.at) for turn in turns), *events[place:]]
    until = events[-1].at + data.draw(GAPS)
    assert clocks.due(promise, also, business) == clocks.due(promise, events, business)
    told = [list(clocks.periods(promise, one, business, until)) for one in (also, events)]
    assert told[0] == told[1]


@settings(max_examples=60, deadline=None)
@given(TARGETS, BUSINESS, stories(), GAPS)
def test_what_is_explained_has_no_gap_and_counts_what_is_used(
    target: TimeTarget, business: BusinessTime, events: list[ClockEvent], after: timedelta
) -> None:
    (promise,) = promised(target, events[0].at, business)
    for until in (events[-1].at + after + MINUTE, clocks.due(promise, events, business)):
        found = list(clocks.periods(promise, events, business, until))
        assert (found[0].starts_at, found[-1].ends_at) == (events[0].at, until)
        assert all(one.ends_at == two.starts_at for one, two in pairwise(found))
        total = sum((one.ends_at - one.starts_at for one in found if one.counts), NOTHING)
        assert total == clocks.time_used(promise, events, business, until)
