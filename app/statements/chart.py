"""The month's credit as a step chart: one SVG for page and paper."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import leather
from leather import theme

WIDTH, HEIGHT = 500, 230
# What one pixel shows is one step.
_MOST_STEPS = WIDTH
_STEPS_HOURS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
_MOST_TICKS = 6

theme.background_color = "#ffffff"
theme.margin = 0.02
theme.tick_color = "#d8d8d8"
theme.zero_color = "#808080"
theme.label_color = "#404040"
theme.tick_font_family = "Libertinus Serif"
theme.tick_font_size = 13
theme.tick_font_char_height = 13
theme.tick_font_char_width = 7

Step = tuple[datetime, int]


def steps(
    from_at: datetime, opening: int, changes: Sequence[Step], to_at: datetime
) -> list[tuple[float, int]]:
    """The corners of the line, in hours from the beginning; where a pixel has many steps, its extremes.

    ``changes`` are instants with what there was from then on; the line goes on until ``to_at``.
    """
    hours = [((at - from_at) / timedelta(hours=1), minutes) for at, minutes in changes]
    end = (to_at - from_at) / timedelta(hours=1)
    if len(hours) > _MOST_STEPS:
        hours = _thinned(hours, end / _MOST_STEPS)
    corners: list[tuple[float, int]] = [(0.0, opening)]
    for at, minutes in hours:
        if minutes != corners[-1][1]:
            corners += [(at, corners[-1][1]), (at, minutes)]
    corners.append((end, corners[-1][1]))
    return corners


def _thinned(hours: Sequence[tuple[float, int]], width: float) -> list[tuple[float, int]]:
    pixels: dict[int, list[int]] = {}
    for at, minutes in hours:
        pixels.setdefault(int(at / width), []).append(minutes)
    return [
        (pixel * width, one)
        for pixel, shown in pixels.items()
        for one in (min(shown), max(shown), shown[-1])
    ]


class _Exactly(leather.Linear):  # type: ignore[misc]  # the library has no types
    """A scale from end to end, which the library would stretch to round figures."""

    def __init__(self, low: float, high: float) -> None:
        super().__init__(low, high)
        self._low, self._high = low, high

    def project(self, value: float, range_min: float, range_max: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return round(range_min + share * (range_max - range_min), 1)


def draw(
    corners: Sequence[tuple[float, int]], days: Sequence[tuple[float, str]], hours: float
) -> str:
    """The SVG; ``days`` are the places of the marks below, in hours, with what they say."""
    lowest = min(0, *(minutes for _, minutes in corners))
    highest = max(60, *(minutes for _, minutes in corners))
    span = (highest - lowest) / 60
    step = next((one for one in _STEPS_HOURS if span / one <= _MOST_TICKS), _STEPS_HOURS[-1])
    bottom, top = int(lowest // 60 // step) * step, int(-(-highest // 60) // step + 1) * step
    if top - step >= highest / 60:
        top -= step
    names = dict(days)
    chart = leather.Chart()
    chart.set_x_scale(_Exactly(0, hours))
    chart.set_y_scale(_Exactly(bottom, top))
    chart.add_x_axis(ticks=[at for at, _ in days], tick_formatter=lambda at, *_: names[at])
    chart.add_y_axis(
        ticks=list(range(bottom, top + 1, step)), tick_formatter=lambda at, *_: f"{at}\u00a0h"
    )
    line: list[Any] = [(at, minutes / 60) for at, minutes in corners]
    chart.add_line(line, stroke_color="#1f4e79", width=1.5)
    drawn: str = chart.to_svg(width=WIDTH, height=HEIGHT)
    return drawn[drawn.index("<svg") :]
