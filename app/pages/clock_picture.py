"""A ticket's clock as a picture: what of a time counts, and what does not, from left to right. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.calendar.intervals import instant_of
from app.calendar.rules import wall
from app.calendar.working_time import PeriodReason
from app.tickets.clocks import ClockReason
from app.tickets.explain import PeriodView, PromiseView

WIDTH = 960
# What is narrower than this is not seen: it belongs to what stands before it.
_NARROWEST = 0.5
_MOST_TICKS = 8
# How far behind a due time that is past the picture goes on, as a share of the time up to it.
_BEYOND = 0.25
_HALTED: Mapping[PeriodReason | ClockReason, str] = {
    ClockReason.WAITING_FOR_CUSTOMER: "halted",
    ClockReason.RESOLVED: "ended",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A time: ``counts``, ``free`` (outside of the hours), ``halted``, ``ended`` or ``late``.

    ``is_ahead``: it is still to come.
    """

    x: float
    width: float
    kind: str
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a day, or of an hour where the whole is short."""

    x: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Picture:
    """One promise from its start to its due time, and beyond if that is past.

    Attributes:
        now_x: where now is; None where it lies beyond.
        by_hours: whether the ticks are hours.
    """

    bars: list[Bar]
    ticks: list[Tick]
    due_x: float
    now_x: float | None
    by_hours: bool


def picture(promise: PromiseView, now: datetime, zone: ZoneInfo) -> Picture | None:
    """The picture of a promise by somebody's clocks; None where no time passes in it."""
    if not promise.periods:
        return None
    begins, due = promise.periods[0].starts_at, promise.due_at
    ends = max(due, min(now, due + (due - begins) * _BEYOND))
    whole = ends - begins
    if whole <= timedelta():
        return None

    def x(at: datetime) -> float:
        return round(WIDTH * ((at - begins) / whole), 1)

    bars = _bars([(x(one.starts_at), x(one.ends_at), _kind(one)) for one in promise.periods])
    bars = [part for one in bars for part in _divided(one, x(now))]
    if ends > due and now > due:
        bars.append(Bar(x(due), round(WIDTH - x(due), 1), "late"))
    by_hours = whole < timedelta(days=2)
    ticks = [Tick(x(at), at) for at in _ticks(begins, ends, zone, by_hours=by_hours)]
    return Picture(bars, ticks, x(due), x(now) if begins <= now <= ends else None, by_hours)


def _kind(period: PeriodView) -> str:
    return "counts" if period.counted else _HALTED.get(period.why, "free")


def _bars(stretches: Sequence[tuple[float, float, str]]) -> list[Bar]:
    bars: list[Bar] = []
    for start, end, kind in stretches:
        last = bars[-1] if bars else None
        if last is not None and (last.kind == kind or end - start < _NARROWEST):
            bars[-1] = Bar(last.x, round(end - last.x, 1), last.kind)
        else:
            bars.append(Bar(start, round(end - start, 1), kind))
    return bars


def _divided(bar: Bar, now_x: float) -> list[Bar]:
    """A bar, where now is within it as what is over and what is to come."""
    if now_x >= bar.x + bar.width:
        return [bar]
    if now_x <= bar.x:
        return [replace(bar, is_ahead=True)]
    over, ahead = round(now_x - bar.x, 1), round(bar.x + bar.width - now_x, 1)
    return [Bar(bar.x, over, bar.kind), Bar(now_x, ahead, bar.kind, is_ahead=True)]


def _ticks(begins: datetime, ends: datetime, zone: ZoneInfo, *, by_hours: bool) -> list[datetime]:
    """Midnights, or every few hours, by the clocks of a zone."""
    if by_hours:
        first = begins.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        step = max(1, -(-int((ends - begins) / timedelta(hours=1)) // _MOST_TICKS))
        hours = [first + timedelta(hours=step * number) for number in range(_MOST_TICKS + 1)]
        return [one for one in hours if one < ends]
    day = begins.astimezone(zone).date().toordinal()
    last = ends.astimezone(zone).date().toordinal()
    step = max(1, -(-(last - day) // _MOST_TICKS))
    midnights = [instant_of(wall(one, 0, zone.key)) for one in range(day + 1, last + 1, step)]
    return [one for one in midnights if begins < one < ends]
