"""When a ticket is due, how much of its promise is used, and why (rules P1, P2, T8, T9)."""

from collections.abc import Mapping
from datetime import datetime

import pytest

from app.calendar.working_time import HORIZON, BusinessTime
from app.plans.rules import TargetKind, TimeTarget
from app.tickets import clocks
from app.tickets.clocks import ClockEvent, Promise, PromiseReason, Turn
from tests.rules.offices import (
    A_DAY,
    ALWAYS,
    BASIC,
    EIGHT_HOURS,
    HOUR,
    LUNCH,
    OFFICE,
    PRIORITY,
    THIRD_DAY,
    instant,
    office,
    promised,
)

CLOSED = office(OFFICE, ("2027-03-02T12:00+01:00", "2027-03-03T12:00+01:00"))


def turned(*turns: str) -> list[ClockEvent]:
    """Turns that are written as ``pause 2027-03-01T10:00+01:00``; the first one is the start."""
    first, *others = turns
    written = [("start", first), *(one.split(maxsplit=1) for one in others)]
    return [ClockEvent(Turn(turn), instant(at)) for turn, at in written]


def due(target: TimeTarget, business: BusinessTime, *turns: str) -> datetime:
    events = turned(*turns)
    (promise,) = promised(target, events[0].at, business)
    return clocks.due(promise, events, business)


# --- what the plans promise --------------------------------------------------------------------

PROMISED = [
    # 24 working hours (P1).
    (BASIC, office(), "2027-03-01T09:00+01:00", "2027-03-03T17:00+01:00"),
    (BASIC, office(), "2027-03-01T03:00+01:00", "2027-03-03T17:00+01:00"),
    (BASIC, office(), "2027-03-01T10:30:15+01:00", "2027-03-04T10:30:15+01:00"),
    (BASIC, office(), "2027-03-01T17:00+01:00", "2027-03-04T17:00+01:00"),
    (BASIC, office(), "2027-03-05T16:00+01:00", "2027-03-10T16:00+01:00"),
    (BASIC, office(), "2027-03-06T12:00+01:00", "2027-03-10T17:00+01:00"),
    (BASIC, office(), "2027-03-25T16:00+01:00", "2027-04-01T16:00+02:00"),  # Easter
    (BASIC, office(), "2026-12-23T10:00+01:00", "2026-12-30T10:00+01:00"),
    (BASIC, office(), "2026-12-30T09:00+01:00", "2027-01-04T17:00+01:00"),
    (BASIC, office(LUNCH), "2027-03-01T11:00+01:00", "2027-03-04T15:00+01:00"),
    (BASIC, CLOSED, "2027-03-01T09:00+01:00", "2027-03-04T17:00+01:00"),
    (BASIC, office(ALWAYS), "2027-03-30T12:00+02:00", "2027-03-31T12:00+02:00"),
    (BASIC, office(ALWAYS), "2027-10-30T12:00+02:00", "2027-10-31T11:00+01:00"),
    # The end of the first business day after the local date (P2): before opening, during, after closing.
    (PRIORITY, office(), "2027-03-01T00:00+01:00", "2027-03-02T17:00+01:00"),
    (PRIORITY, office(), "2027-03-01T08:59:59+01:00", "2027-03-02T17:00+01:00"),
    (PRIORITY, office(), "2027-03-01T12:00+01:00", "2027-03-02T17:00+01:00"),
    (PRIORITY, office(), "2027-03-01T17:00+01:00", "2027-03-02T17:00+01:00"),
    (PRIORITY, office(), "2027-03-01T23:59:59.999999+01:00", "2027-03-02T17:00+01:00"),
    (PRIORITY, office(), "2027-03-05T10:00+01:00", "2027-03-08T17:00+01:00"),
    (PRIORITY, office(), "2027-03-06T10:00+01:00", "2027-03-08T17:00+01:00"),
    (PRIORITY, office(), "2027-03-26T10:00+01:00", "2027-03-30T17:00+02:00"),  # Good Friday
    (PRIORITY, office(), "2027-03-29T10:00+02:00", "2027-03-30T17:00+02:00"),  # Easter Monday
    (PRIORITY, office(), "2026-12-31T18:00+01:00", "2027-01-04T17:00+01:00"),
    (PRIORITY, office(), "2026-12-31T23:30Z", "2027-01-04T17:00+01:00"),  # it is New Year there
    (PRIORITY, office(), "2027-10-31T00:00+02:00", "2027-11-01T17:00+01:00"),
    (PRIORITY, office(), "2027-10-30T21:59:59Z", "2027-11-01T17:00+01:00"),
    (PRIORITY, office(ALWAYS, holidays={}), "2027-10-30T21:59:59Z", "2027-11-01T00:00+01:00"),
    (PRIORITY, office(ALWAYS, holidays={}), "2027-10-30T22:00Z", "2027-11-02T00:00+01:00"),
    (PRIORITY, office(ALWAYS, holidays={}), "2027-03-28T00:00+01:00", "2027-03-30T00:00+02:00"),
    (PRIORITY, office(city="Havana"), "2027-11-07T00:00-04:00", "2027-11-08T17:00-05:00"),
    (PRIORITY, office(city="Havana"), "2027-11-07T00:00-05:00", "2027-11-08T17:00-05:00"),
    (PRIORITY, office(city="Cairo", holidays={}), "2027-10-28T23:30+02:00", "2027-10-29T17:00+02:00"),
    (PRIORITY, CLOSED, "2027-03-01T10:00+01:00", "2027-03-02T12:00+01:00"),
    # The n-th.
    (THIRD_DAY, office(), "2027-03-01T10:00+01:00", "2027-03-04T17:00+01:00"),
    (THIRD_DAY, office(), "2027-03-25T10:00+01:00", "2027-04-01T17:00+02:00"),
    (THIRD_DAY, CLOSED, "2027-02-28T10:00+01:00", "2027-03-03T17:00+01:00"),
    # Elapsed time.
    (A_DAY, office(), "2027-03-27T12:00+01:00", "2027-03-28T13:00+02:00"),
    (A_DAY, office(), "2027-10-30T12:00+02:00", "2027-10-31T11:00+01:00"),
    (TimeTarget(TargetKind.REAL_TIME, 1), office({}), "2026-12-31T23:59:30Z", "2027-01-01T00:00:30Z"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "business", "created_at", "expected"), PROMISED)
def test_a_ticket_is_due_when_its_plan_promised(
    target: TimeTarget, business: BusinessTime, created_at: str, expected: str
) -> None:
    assert due(target, business, created_at) == instant(expected)


def test_a_day_that_never_comes_is_not_due_at_once() -> None:
    created_at = instant("2027-03-01T10:00+01:00")
    for target in (BASIC, PRIORITY):
        for business in (office({}), office(OFFICE, ("2027-01-01T00:00Z", "2090-01-01T00:00Z"))):
            (promise,) = promised(target, created_at, business)
            start = [ClockEvent(Turn.START, created_at)]
            assert clocks.due(promise, start, business) == created_at + HORIZON


OUTAGES = [
    # 24 elapsed hours ...
    (BASIC, {}, "2027-03-05T16:00+01:00", "2027-03-06T16:00+01:00", PromiseReason.CLOUD_OUTAGE),
    (BASIC, {}, "2027-03-27T12:00+01:00", "2027-03-28T13:00+02:00", PromiseReason.CLOUD_OUTAGE),
    (PRIORITY, {}, "2027-03-01T16:00+01:00", "2027-03-02T16:00+01:00", PromiseReason.CLOUD_OUTAGE),
    (A_DAY, {}, "2027-03-01T16:00+01:00", "2027-03-02T16:00+01:00", PromiseReason.CLOUD_OUTAGE),
    # ... and never later than the plan's own.
    (PRIORITY, {}, "2027-03-01T18:00+01:00", "2027-03-02T17:00+01:00", PromiseReason.PLAN),
    (EIGHT_HOURS, {}, "2027-03-01T09:00+01:00", "2027-03-01T17:00+01:00", PromiseReason.PLAN),
    (BASIC, {1: PRIORITY}, "2027-03-01T18:00+01:00", "2027-03-02T17:00+01:00", PromiseReason.SEVERITY),
    (EIGHT_HOURS, {1: BASIC}, "2027-03-01T09:00+01:00", "2027-03-02T09:00+01:00",
     PromiseReason.CLOUD_OUTAGE),
    (EIGHT_HOURS, {2: BASIC}, "2027-03-01T09:00+01:00", "2027-03-01T17:00+01:00", PromiseReason.PLAN),
]  # fmt: skip


@pytest.mark.parametrize(("target", "by_severity", "created_at", "expected", "decides"), OUTAGES)
def test_an_outage_is_due_in_24_elapsed_hours_and_never_later_than_the_plans_own(
    target: TimeTarget,
    by_severity: Mapping[int, TimeTarget],
    created_at: str,
    expected: str,
    decides: PromiseReason,
) -> None:
    events = turned(created_at)
    made = promised(
        target, events[0].at, office(), by_severity=by_severity, severity=1, outage=True
    )
    assert [one.reason for one in made][:1] == [PromiseReason.CLOUD_OUTAGE]
    assert len(made) == 2
    assert min(clocks.due(one, events, office()) for one in made) == instant(expected)
    first = min(made, key=lambda one: clocks.due(one, events, office()))
    assert first.reason is decides


@pytest.mark.parametrize("severity", [1, 2, 3, 4])
def test_a_severity_may_have_a_target_of_its_own(severity: int) -> None:
    created_at = instant("2027-03-01T09:00+01:00")
    own = {1: A_DAY, 2: EIGHT_HOURS}
    (made,) = promised(BASIC, created_at, office(), by_severity=own, severity=severity)
    assert (made.reason, made.kind, made.amount) == {
        1: (PromiseReason.SEVERITY, "real_time", 24 * HOUR),
        2: (PromiseReason.SEVERITY, "working_time", 8 * HOUR),
        3: (PromiseReason.PLAN, "working_time", 24 * HOUR),
        4: (PromiseReason.PLAN, "working_time", 24 * HOUR),
    }[severity]


@pytest.mark.parametrize("target", [BASIC, PRIORITY, A_DAY])
def test_a_promise_is_kept_as_it_was_made(target: TimeTarget) -> None:
    created_at = instant("2027-03-01T10:20:30.123457+01:00")
    for made in promised(target, created_at, office(), outage=True):
        assert Promise.of(made.as_dict()) == made
        assert isinstance(made.as_dict()["amount_us"], int)


# --- pauses, ends and changes ------------------------------------------------------------------

MONDAY = "2027-03-01T09:00+01:00"  # by 8 hours, due at closing
HALTED = [
    # A pause moves it by the working time in it.
    ("in hours", "pause 2027-03-01T10:00+01:00", "resume 2027-03-01T12:00+01:00", "2027-03-02T11:00+01:00"),
    ("closing", "pause 2027-03-01T16:00+01:00", "resume 2027-03-01T20:00+01:00", "2027-03-02T10:00+01:00"),
    ("opening", "pause 2027-03-01T16:00+01:00", "resume 2027-03-02T10:00+01:00", "2027-03-02T11:00+01:00"),
    ("at closing", "pause 2027-03-01T17:00+01:00", "resume 2027-03-05T10:00+01:00", "2027-03-01T17:00+01:00"),
    ("weekend", "pause 2027-03-01T16:30+01:00", "resume 2027-03-06T12:00+01:00", "2027-03-08T09:30+01:00"),
    ("Easter", "pause 2027-03-01T16:30+01:00", "resume 2027-03-29T12:00+02:00", "2027-03-30T09:30+02:00"),
    ("no time", "pause 2027-03-01T10:00+01:00", "resume 2027-03-01T10:00+01:00", "2027-03-01T17:00+01:00"),
    ("odd", "pause 2027-03-01T10:00:00.000001+01:00", "resume 2027-03-01T10:00:02+01:00",
        "2027-03-02T09:00:01.999999+01:00"),
    # It is as if it went on while it does not run.
    ("waiting", "pause 2027-03-01T10:00+01:00", "2027-03-01T17:00+01:00"),
    ("resolved", "stop 2027-03-01T10:00+01:00", "2027-03-01T17:00+01:00"),
    ("resolved too late", "stop 2027-03-02T10:00+01:00", "2027-03-01T17:00+01:00"),
    # Several, also that end by being resolved; reopening goes on.
    ("reopened", "stop 2027-03-01T12:00+01:00", "resume 2027-03-10T12:00+01:00", "2027-03-10T17:00+01:00"),
    ("two", "pause 2027-03-01T10:00+01:00", "resume 2027-03-01T11:00+01:00",
        "pause 2027-03-01T16:00+01:00", "resume 2027-03-02T10:00+01:00", "2027-03-02T12:00+01:00"),
    ("three", "pause 2027-03-01T10:00+01:00", "resume 2027-03-01T11:00+01:00",
        "pause 2027-03-01T11:00+01:00", "resume 2027-03-01T12:00+01:00",
        "stop 2027-03-01T13:00+01:00", "resume 2027-03-02T09:00+01:00", "2027-03-02T15:00+01:00"),
    ("waiting, then resolved", "pause 2027-03-01T10:00+01:00", "stop 2027-03-03T10:00+01:00",
        "resume 2027-03-04T10:00+01:00", "2027-03-04T17:00+01:00"),
    ("used up", "pause 2027-03-03T10:00+01:00", "resume 2027-03-04T10:00+01:00", "2027-03-01T17:00+01:00"),
]  # fmt: skip


@pytest.mark.parametrize("case", HALTED, ids=[case[0] for case in HALTED])
def test_a_clock_that_halts_goes_on_where_it_was(case: tuple[str, ...]) -> None:
    _, *turns, expected = case
    assert due(EIGHT_HOURS, office(), MONDAY, *turns) == instant(expected)


def test_a_pause_over_a_change_of_clocks_is_as_long_as_it_lasts() -> None:
    spring = "2027-03-27T12:00+01:00", "2027-03-28T01:00+01:00", "2027-03-28T04:00+02:00"
    autumn = "2027-10-30T12:00+02:00", "2027-10-31T01:00+02:00", "2027-10-31T04:00+01:00"
    for (start, pause, resume), expected in (
        (spring, "2027-03-28T15:00+02:00"),
        (autumn, "2027-10-31T15:00+01:00"),
    ):
        for target, business in ((A_DAY, office({})), (BASIC, office(ALWAYS))):
            found = due(target, business, start, f"pause {pause}", f"resume {resume}")
            assert found == instant(expected)


def test_a_next_business_day_pauses_like_any_other_promise() -> None:
    # From Monday 10:00 it is 15 working hours; an hour is used by 11:00.
    halt = ("pause 2027-03-01T11:00+01:00", "resume 2027-03-25T11:00+01:00")
    assert due(PRIORITY, office(), "2027-03-01T10:00+01:00", *halt) == instant(
        "2027-03-30T17:00+02:00"
    )
    # Of what is promised from a Saturday on nothing is used on Sunday.
    halt = ("pause 2027-03-07T10:00+01:00", "resume 2027-03-09T12:00+01:00")
    assert due(PRIORITY, office(), "2027-03-06T10:00+01:00", *halt) == instant(
        "2027-03-10T12:00+01:00"
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (BASIC, EIGHT_HOURS, "2027-03-04T13:00+01:00"),  # five hours are left
        (EIGHT_HOURS, BASIC, "2027-03-08T13:00+01:00"),
        (PRIORITY, BASIC, "2027-03-08T13:00+01:00"),
        (BASIC, TimeTarget(TargetKind.WORKING_TIME, 120), "2027-03-01T11:00+01:00"),  # passed long since
        (BASIC, A_DAY, "2027-03-04T13:00+01:00"),  # three of the elapsed hours are used, too
        (A_DAY, PRIORITY, "2027-03-05T13:00+01:00"),
    ],
)  # fmt: skip
def test_another_severity_or_plan_keeps_the_time_that_was_counted(
    before: TimeTarget, after: TimeTarget, expected: str
) -> None:
    events = turned(MONDAY, "pause 2027-03-01T12:00+01:00", "resume 2027-03-03T16:00+01:00")
    now = instant("2027-03-03T16:00+01:00")
    was, becomes = (promised(one, events[0].at, office())[0] for one in (before, after))
    for promise in (was, becomes):
        assert clocks.time_used(promise, events, office(), now) == 3 * HOUR
    assert clocks.due(becomes, events, office()) == instant(expected)


# --- why ---------------------------------------------------------------------------------------


def test_each_period_of_a_clock_is_explained() -> None:
    events = turned(
        "2027-03-25T16:00+01:00", "pause 2027-03-25T18:00+01:00", "resume 2027-03-28T00:00+01:00",
        "stop 2027-03-30T10:00+02:00", "resume 2027-03-30T11:30+02:00",
    )  # fmt: skip
    (promise,) = promised(EIGHT_HOURS, events[0].at, office())
    until = clocks.due(promise, events, office())
    assert until == instant("2027-03-31T09:30+02:00")
    expected = [
        ("2027-03-25T16:00+01:00", True, "working_time", None),
        ("2027-03-25T17:00+01:00", False, "outside_hours", None),
        ("2027-03-25T18:00+01:00", False, "waiting_for_customer", None),
        ("2027-03-28T00:00+01:00", False, "day_off", None),
        ("2027-03-29T00:00+02:00", False, "holiday", "Easter Monday"),
        ("2027-03-30T00:00+02:00", False, "outside_hours", None),
        ("2027-03-30T09:00+02:00", True, "working_time", None),
        ("2027-03-30T10:00+02:00", False, "resolved", None),
        ("2027-03-30T11:30+02:00", True, "working_time", None),
        ("2027-03-30T17:00+02:00", False, "outside_hours", None),
        ("2027-03-31T09:00+02:00", True, "working_time", None),
    ]
    found = list(clocks.periods(promise, events, office(), until))
    assert [(one.starts_at, *one[2:]) for one in found] == [
        (instant(at), *why) for at, *why in expected
    ]
    assert found[-1].ends_at == until


def test_elapsed_time_is_explained_without_a_calendar() -> None:
    events = turned("2027-03-05T16:00+01:00", "pause 2027-03-06T10:00+01:00")
    (promise,) = promised(A_DAY, events[0].at, office())
    paused, until = events[1].at, events[1].at + HOUR
    assert list(clocks.periods(promise, events, office(), until)) == [
        (events[0].at, paused, True, "around_the_clock", None),
        (paused, until, False, "waiting_for_customer", None),
    ]
    assert list(clocks.periods(promise, events, office(), events[0].at)) == []


def test_a_ticket_starves_when_half_of_a_promise_is_used() -> None:
    for target, turns, expected in [
        (BASIC, (MONDAY,), "2027-03-02T13:00+01:00"),
        (BASIC, (MONDAY, "pause 2027-03-01T10:00+01:00", "resume 2027-03-02T10:00+01:00"),
            "2027-03-03T13:00+01:00"),
        (PRIORITY, ("2027-03-06T10:00+01:00",), "2027-03-08T13:00+01:00"),
        (A_DAY, (MONDAY,), "2027-03-01T21:00+01:00"),
    ]:  # fmt: skip
        events = turned(*turns)
        made = promised(target, events[0].at, office())
        assert clocks.starving(made, events, office()) == instant(expected)
        outage = promised(target, events[0].at, office(), outage=True)
        assert clocks.starving(outage, events, office()) <= events[-1].at + 12 * HOUR
