"""A ticket's clock: what is promised, how much of it is used, and when it is due (P1, P2, T8, T9). Pure.

A due time is a function of the clock's events, the promises and the business calendar. Nothing is ever
counted from anywhere but the events, so no change of severity or plan loses counted time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from app.calendar.working_time import (
    HORIZON,
    BusinessTime,
    Stretch,
    counted,
    end_of_business_day,
    reached,
    timeline,
)
from app.plans.rules import TargetKind, TimeTarget

# A cloud outage is solved within 24 elapsed hours, and never later than the plan promises (T9, reading).
OUTAGE_TARGET = TimeTarget(TargetKind.REAL_TIME, 24 * 60)
_MICROSECOND = timedelta(microseconds=1)
_NOTHING = timedelta(0)


class Turn(StrEnum):
    """What happens to a clock; its events are only ever added."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


class ClockState(StrEnum):
    """Whether a ticket's clock runs."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


RUNNING = frozenset({Turn.START, Turn.RESUME})


class ClockEvent(NamedTuple):
    """A turn of the clock."""

    turn: Turn
    at: datetime


class PromiseReason(StrEnum):
    """Where a promise comes from."""

    PLAN = "plan"
    SEVERITY = "severity"
    CLOUD_OUTAGE = "cloud_outage"


class Promise(Struct, frozen=True):
    """A target, turned once into an amount of time.

    Attributes:
        reason: where it comes from.
        kind: as in the plan.
        value: as in the plan: minutes, or the n-th business day.
        amount: how much time it gives: elapsed time if it is ``real_time``, else working time.
    """

    reason: PromiseReason
    kind: TargetKind
    value: int
    amount: timedelta

    def calendar(self, business: BusinessTime) -> BusinessTime | None:
        """The calendar it counts by; None is around the clock."""
        return None if self.kind is TargetKind.REAL_TIME else business

    def as_dict(self) -> dict[str, Any]:
        """The form in which a ticket keeps it."""
        return {
            "reason": self.reason.value,
            "kind": self.kind.value,
            "value": self.value,
            "amount_us": self.amount // _MICROSECOND,
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Promise":
        """The promise that a ticket kept."""
        amount = timedelta(microseconds=kept["amount_us"])
        return cls(PromiseReason(kept["reason"]), TargetKind(kept["kind"]), kept["value"], amount)


def promises(
    target: TimeTarget,
    severity_targets: Mapping[int, TimeTarget],
    severity: int,
    *,
    outage: bool,
    created_at: datetime,
    business: BusinessTime,
) -> list[Promise]:
    """What a plan promises for a ticket of this severity: the earliest due of these counts."""
    own = severity_targets.get(severity)
    reason = PromiseReason.SEVERITY if own else PromiseReason.PLAN
    found = [_promise(reason, own or target, created_at, business)]
    if outage:
        found.insert(0, _promise(PromiseReason.CLOUD_OUTAGE, OUTAGE_TARGET, created_at, business))
    return found


def _promise(
    reason: PromiseReason, target: TimeTarget, created_at: datetime, business: BusinessTime
) -> Promise:
    kind, value = target.kind, target.value
    if kind is TargetKind.END_OF_NTH_BUSINESS_DAY:
        # Turned into working time, so that it pauses and resumes like any other (P2, reading).
        ends_at = end_of_business_day(business, created_at, value)
        # Where nobody works as far as anybody looks, it is not used up by nothing.
        amount = counted(business, created_at, ends_at) or HORIZON
    else:
        amount = timedelta(minutes=value)
    return Promise(reason, kind, value, amount)


def running(events: Iterable[ClockEvent], until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The periods up to an instant in which the clock ran."""
    ordered = [*events, ClockEvent(Turn.STOP, until)]
    for one, following in pairwise(ordered):
        if one.turn in RUNNING and one.at < until:
            yield one.at, min(following.at, until)


def time_used(
    promise: Promise, events: Iterable[ClockEvent], business: BusinessTime, until: datetime
) -> timedelta:
    """How much of a promise has been used up to an instant."""
    calendar = promise.calendar(business)
    return sum((counted(calendar, *period) for period in running(events, until)), _NOTHING)


def due(promise: Promise, events: Sequence[ClockEvent], business: BusinessTime) -> datetime:
    """When a promise is used up. While the clock does not run: as if it went on where it halted."""
    calendar = promise.calendar(business)
    left = promise.amount
    for start, end in running(events, events[-1].at):
        used_up_at = reached(calendar, start, left)
        if used_up_at <= end:
            return used_up_at
        left -= counted(calendar, start, end)
    return reached(calendar, _goes_on_at(events), left)


def _goes_on_at(events: Sequence[ClockEvent]) -> datetime:
    """Where a clock counts on from: its last turn if it runs, else where it halted."""
    at = events[0].at
    for before, one in pairwise(events):
        if before.turn in RUNNING or one.turn in RUNNING:
            at = one.at
    return at


def starving(
    promises: Iterable[Promise], events: Sequence[ClockEvent], business: BusinessTime
) -> datetime:
    """When a ticket that nobody has taken starves: half of a promise is used up (reading)."""
    return min(due(replace(one, amount=one.amount / 2), events, business) for one in promises)


class ClockReason(StrEnum):
    """Why a clock runs, or does not, whatever the calendar says."""

    AROUND_THE_CLOCK = "around_the_clock"
    WAITING_FOR_CUSTOMER = "waiting_for_customer"
    RESOLVED = "resolved"


class CountedPeriod(NamedTuple):
    """A time [from, to) of a clock, whether it counts, and why."""

    starts_at: datetime
    ends_at: datetime
    counts: bool
    why: str
    name: str | None


def periods(
    promise: Promise, events: Sequence[ClockEvent], business: BusinessTime, until: datetime
) -> Iterator[CountedPeriod]:
    """Every period from the clock's start to an instant: counted or skipped, and why."""
    calendar = promise.calendar(business)
    for one, following in pairwise([*events, ClockEvent(Turn.STOP, until)]):
        end = min(following.at, until)
        if one.at >= end:
            continue
        if one.turn not in RUNNING:
            halt = (
                ClockReason.RESOLVED if one.turn is Turn.STOP else ClockReason.WAITING_FOR_CUSTOMER
            )
            yield CountedPeriod(one.at, end, False, halt.value, None)
        elif calendar is None:
            yield CountedPeriod(one.at, end, True, ClockReason.AROUND_THE_CLOCK.value, None)
        else:
            yield from _join(timeline(calendar, one.at, end))


def _join(stretches: Iterable[Stretch]) -> Iterator[CountedPeriod]:
    """Stretches, those that follow each other for the same reason as one."""
    last: CountedPeriod | None = None
    for stretch in stretches:
        if last and (last.why, last.name) == (stretch.why.value, stretch.name):
            last = last._replace(ends_at=stretch.ends_at)
            continue
        if last:
            yield last
        last = CountedPeriod(
            stretch.starts_at, stretch.ends_at, stretch.counts, stretch.why.value, stretch.name
        )
    if last:
        yield last
