"""Draw what grows, or does not, of the figures that the documents record: ``python -m bench.curves``.

Each figure is shown as a multiple of its own at the smallest size. Nothing is measured here: the tables of
docs/performance.md and docs/scale.md are what is drawn, and a test holds the pictures to them.
"""

import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

DOCS = Path(__file__).resolve().parents[1] / "docs"
PICTURES = DOCS / "pictures"
AIM = 1.2
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 340, 56, 24, 72, 56
MOST = 1.6
_LINES = (("#0b6e99", ""), ("#c2410c", "7 4"), ("#4d7c0f", "2 4"))
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
Curves = Mapping[str, Sequence[float]]


def table(document: str, begin: str) -> list[list[str]]:
    """The cells of the table whose head begins so, head first."""
    lines = (DOCS / document).read_text().partition(f"\n{begin}")
    assert lines[1], f"{document} has no table that begins with {begin}"
    found = f"{begin}{lines[2]}".partition("\n\n")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in found]
    return [rows[0], *rows[2:]]


def number(cell: str) -> float:
    """What a cell says: ``2,000``, ``26 ms`` or ``10³``."""
    power = re.fullmatch(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", cell)
    if power:
        return 10.0 ** int(power[1].translate(_POWERS))
    return float(re.sub(r"[,*a-z ]", "", cell))


def of_lots() -> tuple[list[str], Curves]:
    """Processor time of what is asked of a customer, by its open lots."""
    head, *rows = table("performance.md", "| | 2 | 20 |")
    sizes = head[1:5]
    return sizes, {row[0]: [number(cell) for cell in row[1:5]] for row in rows}


def of_entries() -> tuple[list[str], Curves]:
    """Time of what is asked of a customer, by the entries of all."""
    head, *rows = table("scale.md", "| entries | database |")
    return [row[0] for row in rows], {
        name: [number(row[at]) for row in rows] for at, name in enumerate(head) if at > 1
    }


def chart(title: str, axis: str, sizes: Sequence[str], curves: Curves) -> str:
    """The picture (SVG) of some curves over sizes, which are a power of ten apart."""
    exact = [math.log10(number(size)) for size in sizes]

    def at_x(value: float) -> float:
        return LEFT + (value - exact[0]) / (exact[-1] - exact[0]) * (WIDTH - LEFT - RIGHT)

    def at_y(value: float) -> float:
        return HEIGHT - BOTTOM - value / MOST * (HEIGHT - TOP - BOTTOM)

    drawn = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>', _text(LEFT, 24, title, 16)]
    for value in (0, 0.5, 1, AIM, 1.5):
        dash = ' stroke-dasharray="4 3"' if value == AIM else ""
        ends = f'x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at_y(value):.1f}" y2="{at_y(value):.1f}"'
        drawn.append(f'<line {ends} stroke="{"#666" if dash else "#ddd"}"{dash}/>')
        label = f"aim {value}" if dash else f"{value:g} ×"
        drawn.append(_text(LEFT - 8, at_y(value) + 4, label, anchor="end"))
    for size, where in zip(sizes, exact, strict=True):
        drawn.append(_text(at_x(where), HEIGHT - BOTTOM + 20, size, anchor="middle"))
    drawn.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, axis, anchor="middle"))
    beside = float(LEFT)
    for (name, values), (colour, dash) in zip(curves.items(), _LINES, strict=True):
        relative = [value / values[0] for value in values]
        points = [(at_x(x), at_y(y)) for x, y in zip(exact, relative, strict=True)]
        line = f'fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"'
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        drawn.append(f'<polyline points="{path}" {line}/>')
        drawn += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in points]
        drawn.append(f'<polyline points="{beside:.1f},48 {beside + 28:.1f},48" {line}/>')
        drawn.append(_text(beside + 34, 52, name))
        beside += 60 + 7 * len(name)
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" aria-label="{escape(title)}"'
    return "\n".join([f'{head} font-family="sans-serif">', *drawn, "</svg>\n"])


def _text(x: float, y: float, said: str, size: int = 12, anchor: str = "start") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {place} fill="#222">{escape(said)}</text>'


def pictures() -> dict[Path, str]:
    """The pictures, by their files."""
    return {
        PICTURES / "lots.svg": chart(
            "Processor time, by that with 2 lots", "open lots of the customer", *of_lots()
        ),
        PICTURES / "entries.svg": chart(
            "Time, by that among 10³ entries", "entries of all customers", *of_entries()
        ),
    }


if __name__ == "__main__":
    for file, drawn in pictures().items():
        file.write_text(drawn)
