"""A year of a customer's credit: by months in figures, and as a step chart's lines and marks. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from msgspec import Struct

from app.kit.zones import local_date, start_of_day
from app.pages.drawing import Drawing, Label, Shape, across, down, sign
from app.pages.my.credit_queries import DayOfCredit
from app.statements import chart

# The drawing's sides, and where what is drawn of it begins and ends, in its own units.
WIDTH, HEIGHT = 720, 250
LEFT, RIGHT, TOP, BOTTOM = 58, 712, 14, 216
_STEPS_HOURS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
_MOST_LINES = 5
# A month that begins nearer to the right side has no room for its name.
_LAST = 22
_MARKED: Mapping[str, Callable[[DayOfCredit], int]] = {
    "bought": lambda one: one.bought_minutes,
    "worked": lambda one: one.sessions,
    "expired": lambda one: one.expired_minutes,
}
_MONTHS = 12


class MonthOfCredit(Struct, frozen=True):
    """A month in figures, and what remained when it ended, or by now."""

    first: date
    bought_minutes: int
    worked_minutes: int
    expired_minutes: int
    other_minutes: int
    sessions: int
    remaining_minutes: int


class Year(Struct, frozen=True):
    """The year as it is drawn and told.

    Attributes:
        drawn: what remained, step by step, and on that line what happened.
        months: the same in figures.
        opening_minutes, lowest_minutes, highest_minutes: of what remained.
    """

    drawn: Drawing
    months: Sequence[MonthOfCredit]
    opening_minutes: int
    lowest_minutes: int
    highest_minutes: int


def days_of(now: datetime, zone: str) -> list[datetime]:
    """The beginnings of the days from the first of this month a year ago until tomorrow, in a zone."""
    today = local_date(now, zone)
    first = date(today.year - 1, today.month, 1)
    count = (today - first).days + 2
    return [start_of_day(first + timedelta(days=number), zone) for number in range(count)]


def year(
    found: Sequence[DayOfCredit], starts: Sequence[datetime], now: datetime, zone: str
) -> Year:
    """The year of what was found on its days."""
    opening = next((one.remaining_minutes for one in found if one.day == 0), 0)
    within = [one for one in found if one.day > 0]
    corners = chart.steps(
        starts[0], opening, [(one.at, one.remaining_minutes) for one in within], now
    )
    scale = _Scale(starts[0], now, [minutes for _, minutes in corners])
    months = list(_months(within, starts, opening, zone))
    begins = [scale.across(start_of_day(one.first, zone)) for one in months]
    heights = [(scale.up(minutes), minutes) for minutes in scale.lines]
    line = _line([(scale.across_hours(at), scale.up(minutes)) for at, minutes in corners])
    shapes = [
        *(across("grid" if minutes else "ground", LEFT, y, RIGHT) for y, minutes in heights),
        *(down("grid", x, BOTTOM, BOTTOM + 5) for x in begins),
        Shape("step", line),
        *_marks(within, scale),
    ]
    labels = [Label("minutes", LEFT - 8, y + 4, minutes, "end") for y, minutes in heights]
    labels += [
        Label("month less" if number % 2 else "month", x, BOTTOM + 20, one.first, "start")
        for number, (x, one) in enumerate(zip(begins, months, strict=True))
        if x < RIGHT - _LAST
    ]
    return Year(
        drawn=Drawing(WIDTH, HEIGHT, shapes, labels),
        months=months,
        opening_minutes=opening,
        lowest_minutes=min(minutes for _, minutes in corners),
        highest_minutes=max(minutes for _, minutes in corners),
    )


class _Scale:
    """From instants and minutes to places in the drawing."""

    def __init__(self, from_at: datetime, to_at: datetime, minutes: Sequence[int]) -> None:
        self._from_at = from_at
        self._hours = max((to_at - from_at) / timedelta(hours=1), 1)
        lowest, highest = min(0, *minutes), max(60, *minutes)
        span = (highest - lowest) / 60
        step = next((one for one in _STEPS_HOURS if span / one <= _MOST_LINES), _STEPS_HOURS[-1])
        self._bottom = lowest // (60 * step) * step * 60
        self._top = -(-highest // (60 * step)) * step * 60
        self.lines = range(self._bottom, self._top + 1, step * 60)

    def across_hours(self, hours: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * hours / self._hours, 1)

    def across(self, instant: datetime) -> float:
        return self.across_hours((instant - self._from_at) / timedelta(hours=1))

    def up(self, minutes: int) -> float:
        share = (minutes - self._bottom) / (self._top - self._bottom)
        return round(BOTTOM - (BOTTOM - TOP) * share, 1)


def _line(corners: Sequence[tuple[float, float]]) -> str:
    (x, y), *_ = corners
    drawn = [f"M{x} {y}"]
    for (x, y), (next_x, next_y) in pairwise(corners):
        if next_x != x:
            drawn.append(f"H{next_x}")
        if next_y != y:
            drawn.append(f"V{next_y}")
    return "".join(drawn)


def _marks(within: Sequence[DayOfCredit], scale: _Scale) -> Iterator[Shape]:
    """What was bought, worked and expired, each where the line was then."""
    places = [(one, scale.across(one.at), scale.up(one.remaining_minutes)) for one in within]
    for kind, happened in _MARKED.items():
        path = "".join(sign(kind, x, y) for one, x, y in places if happened(one))
        if path:
            yield Shape(kind, path)


def _months(
    within: Sequence[DayOfCredit], starts: Sequence[datetime], opening: int, zone: str
) -> Iterator[MonthOfCredit]:
    first, remaining = local_date(starts[0], zone), opening
    for number in range(_MONTHS + 1):
        past = first.month - 1 + number
        begins = date(first.year + past // 12, past % 12 + 1, 1)
        own = [one for one in within if _month(local_date(one.at, zone)) == _month(begins)]
        remaining = own[-1].remaining_minutes if own else remaining
        yield MonthOfCredit(
            begins,
            sum(one.bought_minutes for one in own),
            sum(one.worked_minutes for one in own),
            sum(one.expired_minutes for one in own),
            sum(one.other_minutes for one in own),
            sum(one.sessions for one in own),
            remaining,
        )


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
