"""An independent model of working time: it walks real minutes and looks at the clock on the wall.

Nothing here computes with offsets. Of each minute a zone is only asked what its clock shows; the rest
is looking up, counting and comparing (rule S2).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from msgspec import Struct

from app import errors
from app.availability.rules import (
    Hours,
    Loads,
    Need,
    Planning,
    Rota,
    Slot,
    check_free,
    choose,
    slots,
)
from app.calendar.intervals import Period
from app.calendar.rules import WallPeriod

DAY, H = 24 * 60, 60
DAYS = 5  # walked on both sides of a date
A, B, C = UUID(int=0xA), UUID(int=0xB), UUID(int=0xC)
PRAGUE = "Europe/Prague"
# Of a week without a change of clocks; its Monday is 2031-03-03.
WEDNESDAY = date(2031, 3, 5)


@dataclass(frozen=True)
class Change:
    """A day on which a zone changes its clocks, or would in Prague, and how long it lasts."""

    zone: str
    on: date
    minutes: int

    def __str__(self) -> str:
        return f"{self.zone} {self.on}"


CHANGES = [
    Change("Europe/Prague", date(2031, 3, 30), 23 * H),
    Change("Europe/Prague", date(2031, 10, 26), 25 * H),
    Change("Europe/Berlin", date(2031, 3, 30), 23 * H),
    Change("Europe/Berlin", date(2031, 10, 26), 25 * H),
    Change("America/New_York", date(2031, 3, 9), 23 * H),
    Change("America/New_York", date(2031, 11, 2), 25 * H),
    Change("Australia/Lord_Howe", date(2031, 4, 6), 24 * H + 30),
    Change("Australia/Lord_Howe", date(2031, 10, 5), 23 * H + 30),
    Change("Asia/Kathmandu", date(2031, 3, 30), 24 * H),
    Change("Asia/Kathmandu", date(2031, 10, 26), 24 * H),
]
EACH_CHANGE = pytest.mark.parametrize("change", CHANGES, ids=str)
ZONES = sorted({one.zone for one in CHANGES})


def at(text: str) -> int:
    """The minute since the epoch of an instant that is written out."""
    return int(datetime.fromisoformat(text).timestamp()) // 60


def clock(day: int, shown: str) -> int:
    """When a clock in Prague shows a time of a day in that week."""
    return at(f"2031-03-{day:02}T{shown}+01:00")


@dataclass(frozen=True)
class Walk:
    """What the clock of a zone shows at each minute around a date, and when it shows what."""

    shown: dict[int, datetime]
    minutes: dict[datetime, list[int]]

    def when(self, day: date, minute: int, *, later: bool = False) -> int:
        """The first minute that shows a wall time, or the last; if none does, the end of the gap."""
        wanted = datetime.combine(day, time()) + timedelta(minutes=minute)
        found = self.minutes.get(wanted)
        if found:
            return found[-1] if later else found[0]
        return next(real for real, shown in self.shown.items() if shown > wanted)

    def day(self, day: date) -> list[int]:
        """The minutes at which the clock shows this date."""
        return [real for real, shown in self.shown.items() if shown.date() == day]


@cache
def walk(zone: str, around: date) -> Walk:
    """The days around a date, minute by minute."""
    info = ZoneInfo(zone)
    noon = int(datetime.combine(around, time(12), tzinfo=UTC).timestamp()) // 60
    shown: dict[int, datetime] = {}
    minutes: dict[datetime, list[int]] = {}
    for real in range(noon - DAYS * DAY, noon + DAYS * DAY):
        local = datetime.fromtimestamp(real * 60, info).replace(tzinfo=None, fold=0)
        shown[real] = local
        minutes.setdefault(local, []).append(real)
    return Walk(shown, minutes)


def worked(rota: Rota, around: date) -> set[int]:
    """The minutes, up to three days from a date, at which somebody works."""
    walked = walk(rota.zone, around)
    found: set[int] = set()
    if not rota.hours:
        found = set(walked.shown)
    for offset in range(-3, 4) if rota.hours else ():
        day = around + timedelta(days=offset)
        for start, end in _periods(rota, day):
            found |= set(range(walked.when(day, start), walked.when(day, end, later=True)))
    for start, end in rota.absences:
        found -= set(range(start, end))
    return found


def _periods(rota: Rota, day: date) -> Sequence[WallPeriod]:
    ordinal = day.toordinal()
    if ordinal in rota.exceptions:
        return rota.exceptions[ordinal]
    if ordinal in rota.holidays:
        return []
    return [
        (one.from_minute, one.to_minute)
        for one in rota.hours
        if one.weekday == day.weekday()
        and not (one.valid_from and day < one.valid_from)
        and not (one.valid_to and day > one.valid_to)
    ]


def blocked(rota: Rota, session: Period, buffer_minutes: int) -> bool:
    """Whether another session lies less than the buffer away, or than that agreed with it."""
    return any(
        busy_until > start
        and start - session[1] < buffer_minutes
        and (session[0] - end < buffer_minutes or session[0] < busy_until)
        for start, end, busy_until in rota.bookings
    )


def able(rota: Rota, session: Period, buffer_minutes: int, around: date) -> bool:
    """Whether somebody works in each minute of a session, and is not blocked."""
    return worked(rota, around).issuperset(range(*session)) and not blocked(
        rota, session, buffer_minutes
    )


def load(rota: Rota, minute: int) -> int:
    """The minutes of the sessions that start in the same week of the technician's calendar."""
    return sum(
        end - start for start, end, _ in rota.bookings if _week(start, rota) == _week(minute, rota)
    )


def _week(minute: int, rota: Rota) -> tuple[int, int]:
    year, week, _ = datetime.fromtimestamp(minute * 60, ZoneInfo(rota.zone)).isocalendar()
    return year, week


def on_step(rota: Rota, minute: int, step: int, around: date) -> bool:
    """Whether the technician's clock shows a multiple of a step after midnight."""
    shown = walk(rota.zone, around).shown[minute]
    return (shown.hour * 60 + shown.minute) % step == 0


class Search(Struct, frozen=True):
    """What is looked for among whom, around which date."""

    around: date
    rotas: list[Rota]
    window: Period
    need: Need
    planning: Planning

    def sessions(self) -> Iterator[Period]:
        """Every session of this length that starts in the window."""
        for start in range(*self.window):
            yield Period(start, start + self.need.duration_minutes)

    def expected(self) -> list[Slot]:
        """The slots that are to be offered."""
        works = {one.id: worked(one, self.around) for one in self.rotas if one.hours}
        found = []
        for session in self.sessions():
            free = [
                one
                for one in self.rotas
                if one.hours
                and on_step(one, session[0], self.planning.slot_step_minutes, self.around)
                and works[one.id].issuperset(range(*session))
                and not blocked(one, session, self.planning.buffer_minutes)
            ]
            if len(free) >= self.need.technicians:
                found.append(Slot(*session, chosen(free, self.need.technicians, session[0])))
        return found


def chosen(rotas: Sequence[Rota], count: int, minute: int) -> tuple[UUID, ...]:
    """The least loaded of that week, then the smaller ids."""
    ranked = sorted(rotas, key=lambda one: (load(one, minute), one.id))
    return tuple(one.id for one in ranked[:count])


# --- plain makers ------------------------------------------------------------------------------


def planning(
    *,
    buffer_minutes: int = 0,
    notice_minutes: int = 0,
    horizon_days: int = 90,
    slot_step_minutes: int = 30,
) -> Planning:
    """Settings of the company; what tests do not say is as permissive as can be."""
    return Planning(
        buffer_minutes, notice_minutes, horizon_days, slot_step_minutes, 48, "support@example.com"
    )


def daily(start: int, end: int) -> tuple[Hours, ...]:
    """The same hours on every day of the week."""
    return tuple(Hours(weekday, start, end) for weekday in range(7))


def rota(
    *hours: Hours,
    absences: tuple[Period, ...] = (),
    bookings: tuple[tuple[int, int, int], ...] = (),
    exceptions: dict[date, tuple[WallPeriod, ...]] | None = None,
    holidays: tuple[date, ...] = (),
    zone: str = PRAGUE,
    technician: UUID = A,
) -> Rota:
    """One technician's time."""
    return Rota(
        technician,
        zone,
        hours,
        {day.toordinal(): periods for day, periods in (exceptions or {}).items()},
        frozenset(day.toordinal() for day in holidays),
        absences,
        bookings,
    )


def refusal(
    one: Rota, start: int, end: int, *, buffer_minutes: int = 0, override: bool = False
) -> type[errors.DomainError] | None:
    """Why one technician cannot hold a session; None if nothing is against it."""
    settings = planning(buffer_minutes=buffer_minutes)
    try:
        check_free([one], Period(start, end), settings, override=override)
    except errors.Conflict as refused:
        found = refused
    else:
        return None
    assert found.fields == {"technician_ids": [one.id]}
    return type(found)


def offered(search: Search) -> list[Slot]:
    """The slots that are offered."""
    loads = Loads(search.rotas)
    return list(slots(search.rotas, search.window, search.need, search.planning, loads))


def picked(
    search: Search, session: Period, preferred: Sequence[UUID] = ()
) -> tuple[UUID, ...] | None:
    """Who is chosen to hold a session; None if too few are free."""
    try:
        found = choose(search.rotas, session, search.need, search.planning, preferred=preferred)
    except errors.SlotTaken as refused:
        fields = refused.fields
    else:
        return tuple(found)
    assert fields["technicians_needed"] == search.need.technicians
    assert fields["technicians_free"] < search.need.technicians
    return None
