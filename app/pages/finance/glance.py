"""A year of months at a glance, by currency, as a table and as bars. Pure."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from app.finance.schemas import FiguresView
from app.pages import drawing
from app.pages.drawing import Drawing, Label

MONTHS = 12
# Of a chart, in its own units: what lies between the line at the left and the right end.
WIDTH, HEIGHT, LEFT = 480, 200, 8
_MOVED = ("money_in", "earned", "penalties", "breakage", "refunded", "written_off")
_SPACE = 0.25
_TOP, _BOTTOM = 12, 24


class MonthFigures(Struct, frozen=True, kw_only=True):
    """What came in a month, what of it was recognised or went, and what was still deferred when it ended."""

    month: str
    money_in: Decimal
    earned: Decimal
    penalties: Decimal
    breakage: Decimal
    refunded: Decimal
    written_off: Decimal
    deferred: Decimal

    @property
    def revenue(self) -> Decimal:
        """All that was recognised."""
        return self.earned + self.penalties + self.breakage


def months_until(last: str, count: int = MONTHS) -> list[str]:
    """So many months in a row, of which this is the last."""
    year, month = int(last[:4]), int(last[5:])
    places = range(year * 12 + month - count, year * 12 + month)
    return [f"{place // 12}-{place % 12 + 1:02}" for place in places]


def by_currency(lines: Sequence[FiguresView], last: str) -> dict[str, list[MonthFigures]]:
    """The months until one, of each currency in which anything moved; what came before is deferred."""
    months = months_until(last)
    found: dict[str, list[MonthFigures]] = {}
    for currency in sorted({line.currency for line in lines if line.currency}):
        own = [line for line in lines if line.currency == currency and line.month]
        told = {line.month: line for line in own}
        # What is without a line, nothing moved in.
        deferred = sum((one.deferred for one in own if (one.month or "") < months[0]), Decimal(0))
        found[currency] = []
        for month in months:
            line = told.get(month)
            deferred += line.deferred if line else 0
            moved = {name: getattr(line, name) if line else Decimal(0) for name in _MOVED}
            found[currency].append(MonthFigures(month=month, deferred=deferred, **moved))
    return found


def chart(figures: Sequence[MonthFigures], kinds: Sequence[str]) -> Drawing:
    """Columns with a part for each kind of figure; what is below zero hangs from the line."""
    columns = [[(kind, getattr(one, kind)) for kind in kinds] for one in figures]
    highest = max((_above(column) for column in columns), default=Decimal(0))
    lowest = min(
        (-_above([(kind, -part) for kind, part in column]) for column in columns),
        default=Decimal(0),
    )
    span = float(highest - lowest)
    # Where nothing is, the line stands at the foot.
    scale = (HEIGHT - _TOP - _BOTTOM) / span if span else 0.0
    zero = _TOP + float(highest) * scale if span else HEIGHT - _BOTTOM
    step = (WIDTH - LEFT) / max(1, len(columns))
    width = round(step * (1 - _SPACE), 1)
    shapes = [drawing.across("grid", 0, _TOP, WIDTH)]
    for place, column in enumerate(columns):
        up = down = zero
        x = round(LEFT + step * (place + _SPACE / 2), 1)
        for kind, part in column:
            height = round(abs(float(part)) * scale, 1)
            if part > 0:
                up -= height
                shapes.append(drawing.box(kind, x, round(up, 1), width, height))
            elif part < 0:
                shapes.append(drawing.box(kind, x, round(down, 1), width, height))
                down += height
    shapes.append(drawing.across("ground", 0, round(zero, 1), WIDTH))
    labels = [
        Label("month", round(LEFT + step * (place + 0.5), 1), HEIGHT - 6, one.month)
        for place, one in enumerate(figures)
        if (len(figures) - place) % 2
    ]
    if highest > 0:
        labels.append(Label("amount", LEFT, _TOP - 2, highest, "start"))
    return Drawing(WIDTH, HEIGHT, shapes, labels)


def _above(column: Sequence[tuple[str, Decimal]]) -> Decimal:
    return sum((part for _, part in column if part > 0), Decimal(0))
