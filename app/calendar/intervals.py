"""Intervals of elapsed time, in whole minutes since 1970-01-01T00:00Z, and their arithmetic. Pure.

No zone is known here, so whatever is added or cut counts elapsed time; what a wall clock means in
minutes is said in ``calendar.rules``.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

DAY_MINUTES = 24 * 60


def minute_of(instant: datetime) -> int:
    """The minute since the epoch in which an instant lies."""
    return int(instant.timestamp() // 60)


def minute_after(instant: datetime) -> int:
    """The first minute since the epoch that begins at an instant or after it."""
    return -int(-instant.timestamp() // 60)


def instant_of(minute: int) -> datetime:
    """The instant, in UTC, at which a minute since the epoch begins."""
    return datetime.fromtimestamp(minute * 60, UTC)


class Period(NamedTuple):
    """A half-open time [start, end), in minutes since the epoch.

    Attributes:
        start: its first minute.
        end: the first minute behind it.
    """

    start: int
    end: int

    @classmethod
    def around(cls, starts_at: datetime, ends_at: datetime) -> "Period":
        """The shortest one of whole minutes that holds the time between two instants."""
        return cls(minute_of(starts_at), minute_after(ends_at))

    @classmethod
    def lasting(cls, starts_at: datetime, minutes: int) -> "Period":
        """The one that starts in the minute of an instant."""
        start = minute_of(starts_at)
        return cls(start, start + minutes)

    @property
    def starts_at(self) -> datetime:
        """The instant, in UTC, at which it starts."""
        return instant_of(self.start)

    @property
    def ends_at(self) -> datetime:
        """The instant, in UTC, at which it ends."""
        return instant_of(self.end)

    def covers(self, other: "Period") -> bool:
        """Whether all of the other lies in it."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Period") -> bool:
        """Whether they have time in common; those that touch have none."""
        return self.start < other.end and other.start < self.end


def merged(periods: Iterable[tuple[int, int]]) -> list[Period]:
    """The same time as disjoint periods in order; those that touch become one."""
    found: list[Period] = []
    for start, end in sorted(periods):
        if found and start <= found[-1].end:
            if end > found[-1].end:
                found[-1] = Period(found[-1].start, end)
        elif start < end:
            found.append(Period(start, end))
    return found


def without(periods: Iterable[Period], taken: Iterable[tuple[int, int]]) -> list[Period]:
    """What is left of periods; both are in order of their start, and the periods are disjoint."""
    left: list[Period] = []
    cuts = iter(taken)
    cut = next(cuts, None)
    for start, end in periods:
        at = start
        while cut is not None and cut[0] < end:
            if cut[1] > at:
                if cut[0] > at:
                    left.append(Period(at, cut[0]))
                at = cut[1]
            if cut[1] > end:
                break
            cut = next(cuts, None)
        if at < end:
            left.append(Period(at, end))
    return left


def within(periods: Iterable[tuple[int, int]], window: Period) -> list[Period]:
    """The parts of periods that lie in a window."""
    first, last = window
    return [
        Period(max(start, first), min(end, last))
        for start, end in periods
        if start < last and end > first
    ]
