"""A ticket's clock as a picture: what of a time counts, and what does not, from left to right. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from app.calendar.intervals import instant_of
from app.calendar.rules import wall
from app.calendar.working_time import PeriodReason
from app.pages import drawing
from app.pages.drawing import Drawing, Label
from app.tickets.clocks import ClockReason
from app.tickets.explain import PeriodView, PromiseView

WIDTH, _HEIGHT = 960, 84
# So near to a side, words stand beside their place instead of around it.
_EDGE = 48
# What is narrower than this is not seen: it belongs to what stands before it.
_NARROWEST = 0.5
_MOST_TICKS = 8
# How far behind a due time that is past the picture goes on, as a share of the time up to it.
_BEYOND = 0.25
_HALTED: Mapping[PeriodReason | ClockReason, str] = {
    ClockReason.WAITING_FOR_CUSTOMER: "halted",
    ClockReason.RESOLVED: "ended",
}


class _Bar(Struct, frozen=True):
    """A time: ``counts``, ``free`` (outside of the hours), ``halted``, ``ended`` or ``late``."""

    x: float
    width: float
    kind: str


def picture(promise: PromiseView, now: datetime, zone: ZoneInfo) -> Drawing | None:
    """One promise from its start to its due time, and beyond if that is past, by somebody's clocks.

    What is still to come is ``ahead``. None where no time passes in it.
    """
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
        bars.append(_Bar(x(due), WIDTH - x(due), "late"))
    by_hours = whole < timedelta(days=2)
    ticks = [(x(at), at) for at in _ticks(begins, ends, zone, by_hours=by_hours)]
    shapes = [drawing.box(one.kind, one.x, 32, round(one.width, 1), 24) for one in bars]
    shapes += [drawing.down("ground", at_x, 56, 62) for at_x, _ in ticks]
    labels = [_label("hour" if by_hours else "day", at_x, 77, at) for at_x, at in ticks]
    marks = [("due", x(due), 28)] + ([("now", x(now), 14)] if begins <= now <= ends else [])
    shapes += [drawing.down(kind, at_x, top, 60) for kind, at_x, top in marks]
    labels += [_label(kind, at_x, top - 3) for kind, at_x, top in marks]
    return Drawing(WIDTH, _HEIGHT, shapes, labels)


def _label(kind: str, x: float, y: float, value: datetime | None = None) -> Label:
    anchor = "start" if x < _EDGE else "end" if x > WIDTH - _EDGE else "middle"
    return Label(kind, x, y, value, anchor)


def _kind(period: PeriodView) -> str:
    return "counts" if period.counted else _HALTED.get(period.why, "free")


def _bars(stretches: Sequence[tuple[float, float, str]]) -> list[_Bar]:
    bars: list[_Bar] = []
    for start, end, kind in stretches:
        last = bars[-1] if bars else None
        if last is not None and (last.kind == kind or end - start < _NARROWEST):
            bars[-1] = _Bar(last.x, end - last.x, last.kind)
        else:
            bars.append(_Bar(start, end - start, kind))
    return bars


def _divided(bar: _Bar, now_x: float) -> list[_Bar]:
    """A bar, where now is within it as what is over and what is to come."""
    ahead = f"{bar.kind} ahead"
    if now_x >= bar.x + bar.width:
        return [bar]
    if now_x <= bar.x:
        return [replace(bar, kind=ahead)]
    over = now_x - bar.x
    return [_Bar(bar.x, over, bar.kind), _Bar(now_x, bar.width - over, ahead)]


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
