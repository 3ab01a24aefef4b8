"""Two services that are asked for the same in turn, and what one costs by what the other does."""

from collections.abc import Callable, Sequence
from statistics import median
from typing import TypeAlias

from rich.console import Console
from rich.table import Table

from bench.driver import Measured

# What is asked for -> one window of it, asked of one service.
Asked: TypeAlias = Callable[[str], Measured]
Pairs: TypeAlias = dict[str, list[tuple[Measured, Measured]]]


def in_turn(before: Asked, after: Asked, figures: Sequence[str], rounds: int, into: Pairs) -> None:
    """Ask both for each figure, now the one first and now the other; the pairs of windows are added."""
    for number in range(rounds):
        for what in figures:
            if number % 2:
                second = after(what)
                pair = before(what), second
            else:
                pair = before(what), after(what)
            into.setdefault(what, []).append(pair)


def show(measured: Pairs, before: str, after: str) -> None:
    """Print what both cost their machine, service and database together, and the ratio within rounds."""
    table = Table(
        "asked", f"CPU µs (API + PostgreSQL): {before}", after, "ratio (rounds)", "p50 ms"
    )
    for what, pairs in measured.items():
        ratios = sorted(second.service_us / first.service_us for first, second in pairs)
        sides = list(zip(*pairs, strict=True))
        table.add_row(
            what,
            *(" + ".join(f"{part:.0f}" for part in _parts(side)) for side in sides),
            f"{median(ratios):.3f} ({ratios[0]:.3f}-{ratios[-1]:.3f})",
            " and ".join(f"{median(one.p50 for one in side) / 1000:.2f}" for side in sides),
        )
    Console(width=132).print(table)


def _parts(side: tuple[Measured, ...]) -> tuple[float, float]:
    return median(one.api_us for one in side), median(one.postgres_us for one in side)
