"""What a chart consists of: shapes of a kind, and values at their places, all in the chart's own units. Pure.

``chart`` of ``templates/parts.html`` draws it; the style gives each kind its colour.
"""

from collections.abc import Sequence

from msgspec import Struct

# Around its place, what stands for a kind; for every other, its key shows a square.
_SIGNS = {
    "bought": (0, -5, "l5 9h-10z"),  # a triangle
    "worked": (0, 0, "h0"),  # a dot, by its round end
    "expired": (0, -6, "l6 6-6 6-6-6z"),  # a diamond
}
_SQUARE = (-8, -8, "h16v16h-16z")


class Shape(Struct, frozen=True):
    """A path of an SVG; ``kind`` may be several words, of which the first names it."""

    kind: str
    path: str


class Label(Struct, frozen=True):
    """A value beside its place; what it says there, the page knows by its kind. ``anchor`` is as in SVG."""

    kind: str
    x: float
    y: float
    value: object = None
    anchor: str = "middle"


class Drawing(Struct, frozen=True):
    """A chart, from left and above; what comes later covers what came before."""

    width: int
    height: int
    shapes: Sequence[Shape]
    labels: Sequence[Label]

    @property
    def kinds(self) -> frozenset[str]:
        """Of what it shows something."""
        return frozenset(one.kind.partition(" ")[0] for one in self.shapes)


def box(kind: str, x: float, y: float, width: float, height: float) -> Shape:
    """A rectangle."""
    return Shape(kind, f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z")


def across(kind: str, x: float, y: float, to_x: float) -> Shape:
    """A line from left to right."""
    return Shape(kind, f"M{x:g} {y:g}H{to_x:g}")


def down(kind: str, x: float, y: float, to_y: float) -> Shape:
    """A line from above to below."""
    return Shape(kind, f"M{x:g} {y:g}V{to_y:g}")


def sign(kind: str, x: float = 8, y: float = 8) -> str:
    """The path of what stands for a kind around a place; in a key, which is 16 wide, around its middle."""
    left, up, path = _SIGNS.get(kind, _SQUARE)
    return f"M{x + left:g} {round(y + up, 1):g}{path}"
