"""Whether technicians are free, which slots that leaves, and who is chosen (rule S2). Pure.

``free`` is the one answer to "is this free": searching, booking, moving and replacing all ask it. Steps
and loads only shape what is offered. Times are minutes since the epoch, see ``calendar.intervals``.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct, field
from msgspec.structs import replace

from app import errors
from app.calendar.intervals import (
    DAY_MINUTES,
    Period,
    instant_of,
    merged,
    minute_after,
    minute_of,
    within,
    without,
)
from app.calendar.rules import WallPeriod, days_touched, steps, wall, week_of

MAX_WINDOW_DAYS = 62
# No session with its buffer reaches further: what starts earlier cannot touch a window.
LONGEST_BOOKING_MINUTES = 2 * DAY_MINUTES


class Planning(Struct, frozen=True):
    """The company's settings for sessions.

    Attributes:
        buffer_minutes: kept free between two sessions of one technician.
        notice_minutes: how far ahead a session is agreed at least.
        horizon_days: how far ahead at most, in elapsed days.
        slot_step_minutes: slots begin at multiples of it after local midnight.
        top_up_hours: how long a session waits for credit at most.
        organizer: the sender of invitations.
    """

    buffer_minutes: int
    notice_minutes: int
    horizon_days: int
    slot_step_minutes: int
    top_up_hours: int
    organizer: str


class Hours(NamedTuple):
    """Weekly working hours: a period of a weekday (0 = Monday), while it is valid."""

    weekday: int
    from_minute: int
    to_minute: int
    valid_from: date | None = None
    valid_to: date | None = None

    def valid(self, day: int) -> bool:
        """Whether they count on this weekday's date with this ordinal."""
        return (self.valid_from is None or self.valid_from.toordinal() <= day) and (
            self.valid_to is None or day <= self.valid_to.toordinal()
        )


class Rota(Struct, frozen=True):
    """One technician's time.

    Attributes:
        hours: weekly hours; a technician without any can be booked at every hour, but is not offered.
        exceptions: by date's ordinal, periods that replace that day's plan; they outrank holidays.
        holidays: ordinals of the public holidays.
        absences: time off and closures, disjoint and in order.
        bookings: sessions as (start, end, busy until), in order; an end of its buffer that is not
            after its start blocks nothing and only counts as load.
    """

    id: UUID
    zone: str
    hours: tuple[Hours, ...] = ()
    exceptions: Mapping[int, tuple[WallPeriod, ...]] = field(default_factory=dict)
    holidays: frozenset[int] = frozenset()
    absences: tuple[Period, ...] = ()
    bookings: tuple[tuple[int, int, int], ...] = ()


def planned(rota: Rota, window: Period) -> list[Period]:
    """When the plan of hours, exceptions and holidays says that somebody works, in order."""
    if not rota.exceptions:
        return _weekly(rota.zone, rota.hours, rota.holidays, window)
    days = days_touched(*window)
    excepted = rota.holidays.union(rota.exceptions)
    found = [*_expanded(rota.zone, rota.hours, excepted, days)]
    for day in days:
        for start, end in rota.exceptions.get(day, ()):
            found.append((wall(day, start, rota.zone), wall(day, end, rota.zone, later=True)))
    return within(merged(found), window)


# Many technicians share a plan, and many searches a window.
@lru_cache(maxsize=5_000)
def _weekly(
    zone: str, hours: tuple[Hours, ...], off: frozenset[int], window: Period
) -> list[Period]:
    return within(merged(_expanded(zone, hours, off, days_touched(*window))), window)


def _expanded(
    zone: str, hours: tuple[Hours, ...], off: frozenset[int], days: range
) -> Iterator[tuple[int, int]]:
    for one in hours:
        # The first of these days that is this weekday: ordinal 1 was a Monday.
        first = days.start + (one.weekday - (days.start - 1)) % 7
        for day in range(first, days.stop, 7):
            if day not in off and one.valid(day):
                yield (
                    wall(day, one.from_minute, zone),
                    wall(day, one.to_minute, zone, later=True),
                )


def working(rota: Rota, window: Period) -> list[Period]:
    """When a technician works; without any recorded hours, always but for absences."""
    plan = planned(rota, window) if rota.hours else [window]
    return without(plan, rota.absences)


def free(rota: Rota, window: Period, buffer_minutes: int) -> list[Period]:
    """The periods in which a session of this technician can lie, its buffer being kept."""
    first = bisect_left(rota.bookings, (window.start - LONGEST_BOOKING_MINUTES,))
    last = bisect_left(rota.bookings, (window.end + buffer_minutes,))
    busy = (
        (starts - buffer_minutes, max(until, ends + buffer_minutes))
        for starts, ends, until in rota.bookings[first:last]
        if until > starts
    )
    return without(working(rota, window), busy)


def bookable(planning: Planning, now: datetime) -> tuple[int, int]:
    """The first minute and the last at which a session can start that is agreed now (S2)."""
    ahead = timedelta(minutes=planning.notice_minutes)
    first = minute_after(now + ahead)
    if first * 60 <= now.timestamp():
        first += 1
    return first, minute_of(now + timedelta(days=planning.horizon_days))


def check_start(starts_at: datetime, planning: Planning, now: datetime) -> None:
    """A session is agreed with the company's notice, and not beyond its horizon.

    Raises:
        NotAWholeMinute, NoticeTooShort, BeyondHorizon.
    """
    check_whole_minute(starts_at)
    first, last = bookable(planning, now)
    minute = minute_of(starts_at)
    if minute < first:
        raise errors.NoticeTooShort(
            starts_at=starts_at, earliest_starts_at=instant_of(first),
            notice_minutes=planning.notice_minutes,
        )  # fmt: skip
    if minute > last:
        raise errors.BeyondHorizon(
            starts_at=starts_at, latest_starts_at=instant_of(last),
            horizon_days=planning.horizon_days,
        )  # fmt: skip


def check_whole_minute(starts_at: datetime) -> None:
    """Sessions start at whole minutes.

    Raises:
        NotAWholeMinute: this one does not.
    """
    if starts_at.second or starts_at.microsecond:
        raise errors.NotAWholeMinute(field="starts_at", value=starts_at)


def check_free(
    rotas: Sequence[Rota], session: Period, planning: Planning, *, override: bool = False
) -> None:
    """Each of these technicians can hold a session then; ``override`` leaves working time aside.

    Raises:
        TechnicianNotWorking: one does not work then.
        SlotTaken: one has another session then, or less than the buffer away.
    """
    off = [one.id for one in rotas if not override and not _covers(working(one, session), session)]
    if off:
        raise errors.TechnicianNotWorking(technician_ids=off)
    any_hour = [replace(one, hours=(), absences=()) if override else one for one in rotas]
    taken = [
        one.id
        for one in any_hour
        if not _covers(free(one, session, planning.buffer_minutes), session)
    ]
    if taken:
        raise errors.SlotTaken(technician_ids=taken)


def _covers(periods: Iterable[Period], session: Period) -> bool:
    return any(one.covers(session) for one in periods)


class AgreedSession(NamedTuple):
    """A live session, and its time."""

    id: UUID
    during: Period


def touched(sessions: Iterable[AgreedSession], lost: Sequence[Period]) -> list[AgreedSession]:
    """The sessions that lie, wholly or in part, in time that is not worked any more."""
    return [one for one in sessions if any(period.overlaps(one.during) for period in lost)]


# --- offering ------------------------------------------------------------------------------------


class Need(Struct, frozen=True):
    """What is looked for: ``technicians`` people for ``duration_minutes`` at once."""

    duration_minutes: int
    technicians: int = 1


class Slot(Struct, frozen=True):
    """A time offered, and who would hold it."""

    start: int
    end: int
    technician_ids: tuple[UUID, ...]


class Loads:
    """Minutes booked of each technician in the week, of the technician's zone, around a minute."""

    def __init__(self, rotas: Sequence[Rota]) -> None:
        self._rotas = {one.id: one for one in rotas}
        self._known: dict[tuple[UUID, int], int] = {}

    def at(self, technician_id: UUID, minute: int) -> int:
        """The minutes of the sessions that start in that week."""
        rota = self._rotas[technician_id]
        monday, next_monday = week_of(minute, rota.zone)
        key = (technician_id, monday)
        if key not in self._known:
            first = bisect_left(rota.bookings, (monday,))
            last = bisect_left(rota.bookings, (next_monday,))
            self._known[key] = sum(end - start for start, end, _ in rota.bookings[first:last])
        return self._known[key]


def least_loaded(ids: Iterable[UUID], count: int, minute: int, loads: Loads) -> list[UUID]:
    """The technicians chosen for a start: least loaded in that week, then by id."""
    return nsmallest(count, ids, key=lambda one: (loads.at(one, minute), one))


def slots(
    rotas: Sequence[Rota], window: Period, need: Need, planning: Planning, loads: Loads
) -> Iterator[Slot]:
    """Every slot that starts in [from, to), in order; technicians without hours are not offered.

    A start is on a step in the zone of each technician it names.
    """
    able: dict[int, list[UUID]] = {}
    reach = Period(window.start, window.end + need.duration_minutes)
    marked = {
        zone: _marks(window, planning.slot_step_minutes, zone)
        for zone in {one.zone for one in rotas}
    }
    for rota in rotas:
        if not rota.hours:
            continue
        marks = marked[rota.zone]
        for start, end in free(rota, reach, planning.buffer_minutes):
            first = bisect_left(marks, start)
            for minute in marks[first : bisect_right(marks, end - need.duration_minutes)]:
                able.setdefault(minute, []).append(rota.id)
    for minute in sorted(able):
        if len(able[minute]) >= need.technicians:
            chosen = least_loaded(able[minute], need.technicians, minute, loads)
            yield Slot(minute, minute + need.duration_minutes, tuple(chosen))


def _marks(window: Period, step: int, zone: str) -> list[int]:
    start, end = window
    return sorted(
        {
            minute
            for day in days_touched(*window)
            for minute in steps(day, step, zone)
            if start <= minute < end
        }
    )


def choose(
    rotas: Sequence[Rota],
    session: Period,
    need: Need,
    planning: Planning,
    *,
    preferred: Sequence[UUID] = (),
) -> list[UUID]:
    """Who holds a session of this need then: the preferred who are free, then the least loaded.

    Raises:
        SlotTaken: fewer are free than needed.
    """
    able = [
        one.id
        for one in rotas
        if (one.hours or one.id in preferred)
        and _covers(free(one, session, planning.buffer_minutes), session)
    ]
    if len(able) < need.technicians:
        raise errors.SlotTaken(
            "Fewer technicians are free then than needed.",
            technicians_needed=need.technicians,
            technicians_free=len(able),
        )
    kept = [one for one in preferred if one in able][: need.technicians]
    others = [one for one in able if one not in kept]
    more = least_loaded(others, need.technicians - len(kept), session.start, Loads(rotas))
    return [*kept, *more]


def check_window(start: datetime, end: datetime) -> None:
    """A search covers at most 62 days.

    Raises:
        EndsBeforeStart, WindowTooLong.
    """
    if end <= start:
        raise errors.EndsBeforeStart(starts_at=start, ends_at=end)
    if end - start > timedelta(days=MAX_WINDOW_DAYS):
        raise errors.WindowTooLong(max_days=MAX_WINDOW_DAYS)


def widening(window: Period) -> Iterator[Period]:
    """A window in growing pieces: what is free soon is found without looking at the rest."""
    start, end = window
    length = DAY_MINUTES
    while start < end:
        yield Period(start, min(start + length, end))
        start, length = start + length, length * 2
