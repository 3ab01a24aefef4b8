"""Working time of the business calendar: how much lies in a period, and when enough has passed. Pure.

Instants are in UTC, so their differences are elapsed time; the zone is asked only for wall times. Every
function ends: none looks further than ``HORIZON``, whatever the calendar holds.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from app.calendar.intervals import DAY_MINUTES, instant_of, merged
from app.calendar.rules import wall

HORIZON = timedelta(days=3660)
_NOTHING = timedelta(0)


class PeriodReason(StrEnum):
    """Why time counts, or does not."""

    WORKING_TIME = "working_time"
    OUTSIDE_HOURS = "outside_hours"
    DAY_OFF = "day_off"
    HOLIDAY = "holiday"
    CLOSURE = "closure"


class ClosedTime(NamedTuple):
    """A time in which nobody works."""

    starts_at: datetime
    ends_at: datetime
    name: str


class Stretch(NamedTuple):
    """A time [from, to) that counts, or does not, for one reason; ``name`` is the holiday's or closure's."""

    starts_at: datetime
    ends_at: datetime
    why: PeriodReason
    name: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it is working time."""
        return self.why is PeriodReason.WORKING_TIME

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.ends_at - self.starts_at


class BusinessTime(Struct, frozen=True):
    """When the provider works.

    Attributes:
        zone: the IANA zone of the wall times.
        hours: per weekday (0 = Monday), periods in minutes after midnight.
        country: whose public holidays are free.
        holidays: by date's ordinal, their names.
        closures: in order of their start.
        years: the calendar years whose holidays are known.
    """

    zone: str
    hours: Mapping[int, tuple[tuple[int, int], ...]]
    country: str
    holidays: Mapping[int, str] = field(default_factory=dict)
    closures: tuple[ClosedTime, ...] = ()
    years: frozenset[int] = frozenset()

    def date_of(self, instant: datetime) -> int:
        """The ordinal of the local date on which an instant lies."""
        return instant.astimezone(ZoneInfo(self.zone)).date().toordinal()


def timeline(calendar: BusinessTime, start: datetime, end: datetime) -> Iterator[Stretch]:
    """The time from start to end without a gap, in stretches that count and that do not."""
    at = start
    # A day's hours can end after its midnight, where a clock change repeats that.
    for day in range(calendar.date_of(start) - 1, calendar.date_of(end) + 2):
        for stretch in _day(calendar, day):
            starts_at, ends_at = max(stretch.starts_at, at), min(stretch.ends_at, end)
            if starts_at < ends_at:
                yield stretch._replace(starts_at=starts_at, ends_at=ends_at)
                at = ends_at
        if at >= end:
            return


def counted(calendar: BusinessTime | None, start: datetime, end: datetime) -> timedelta:
    """The working time in [start, end); all of it without a calendar, around the clock."""
    if end <= start:
        return _NOTHING
    if calendar is None:
        return end - start
    stretches = timeline(calendar, start, end)
    return sum((one.length for one in stretches if one.counts), _NOTHING)


def reached(calendar: BusinessTime | None, start: datetime, amount: timedelta) -> datetime:
    """The first instant at which that much working time has passed since ``start``.

    So an amount that is used up at closing time is reached at closing, not at the next opening. What
    would take longer than ``HORIZON`` is reached by then.
    """
    if amount <= _NOTHING:
        return start
    if calendar is None:
        return start + min(amount, HORIZON)
    left = amount
    for stretch in timeline(calendar, start, start + HORIZON):
        if stretch.counts:
            if left <= stretch.length:
                return stretch.starts_at + left
            left -= stretch.length
    return start + HORIZON


def end_of_business_day(calendar: BusinessTime, after: datetime, number: int) -> datetime:
    """When work ends on the n-th day with any, after the local date of an instant.

    Where there is none within ``HORIZON``, its end.
    """
    today = calendar.date_of(after)
    for day in range(today + 1, today + HORIZON.days):
        ends = [stretch.ends_at for stretch in _day(calendar, day) if stretch.counts]
        number -= bool(ends)
        if number == 0:
            return ends[-1]
    return after + HORIZON


def _day(calendar: BusinessTime, day: int) -> Iterator[Stretch]:
    """A local day's stretches, in order and without a gap from midnight to midnight."""
    at, midnight = (instant_of(wall(day, minute, calendar.zone)) for minute in (0, DAY_MINUTES))
    holiday = calendar.holidays.get(day)
    hours = () if holiday else calendar.hours.get((day - 1) % 7, ())
    off = (
        PeriodReason.HOLIDAY
        if holiday
        else PeriodReason.OUTSIDE_HOURS
        if hours
        else PeriodReason.DAY_OFF
    )
    for start, end in _on(day, hours, calendar.zone):
        if at < start:
            yield Stretch(at, start, off)
        yield from _open(start, end, calendar.closures)
        at = end
    if at < midnight:
        yield Stretch(at, midnight, off, holiday)


def _on(
    day: int, hours: Iterable[tuple[int, int]], zone: str
) -> Iterator[tuple[datetime, datetime]]:
    """Wall times of a day as instants; what a clock change skips is no time, what it repeats is all of it."""
    walls = merged(
        (wall(day, start, zone), wall(day, end, zone, later=True)) for start, end in hours
    )
    return ((instant_of(start), instant_of(end)) for start, end in walls)


def _open(start: datetime, end: datetime, closures: Iterable[ClosedTime]) -> Iterator[Stretch]:
    """A period of working hours, with the closures that lie in it."""
    for closure in takewhile(lambda one: one.starts_at < end, closures):
        if closure.ends_at > start:
            if start < closure.starts_at:
                yield Stretch(start, closure.starts_at, PeriodReason.WORKING_TIME)
            closed = max(start, closure.starts_at)
            start = min(closure.ends_at, end)
            yield Stretch(closed, start, PeriodReason.CLOSURE, closure.name)
            if start == end:
                return
    if start < end:
        yield Stretch(start, end, PeriodReason.WORKING_TIME)
