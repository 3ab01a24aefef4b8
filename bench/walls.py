"""``python -m bench.walls``: what the second wall costs, by two services that do the same in turn.

One stands as it is. Of the other no table has a policy, and it tells no scope (``bench.unwalled``). What both
cost their machine (service and database) for each request is compared within each round, in which now the one
is asked first and now the other. Both are started anew several times: two processes that do the same differ.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from statistics import median

import asyncpg
from rich.console import Console
from rich.table import Table

from app.run import verify
from bench import service, world
from bench.driver import Measured, play
from bench.load import Plan
from bench.plays import HOURS
from bench.service import Service

CONNECTIONS = 4
CUSTOMERS = 16
_WITHOUT = """
SELECT string_agg(format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', oid::regclass), '; ')
FROM pg_class WHERE relrowsecurity
"""


class _Asked:
    """A service with customers, and how it is asked for the same again and again."""

    def __init__(self, running: Service) -> None:
        self._running = running
        self._world = world.seed(running, CUSTOMERS)

    def measured(self, what: str, seconds: float) -> Measured:
        """One window of one kind of request."""
        parts = [self._part(what, number) for number in range(CONNECTIONS)]
        kind = "book_cancel" if what == "book + cancel" else "read"
        return play(self._running, Plan(self._running.port, kind, parts, 0.5, seconds))

    def _part(self, what: str, number: int) -> dict[str, object]:
        ours = self._world.part(number, CONNECTIONS)
        if what == "book + cancel":
            return {
                "key": self._world.key, "customers": ours * HOURS, "slot": number, "slots": CONNECTIONS,
            }  # fmt: skip
        key = ours[0]["key"] if what == "own balance" else self._world.key
        asked = ours[:1] if what == "own balance" else ours
        page = "entries" if what == "page of entries" else "credit"
        return {"key": key, "paths": [f"/v1/customers/{one['id']}/{page}" for one in asked]}


FIGURES = ("own balance", "balance", "page of entries", "book + cancel")


async def _take_down(dsn: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(await connection.fetchval(_WITHOUT))
    finally:
        await connection.close()


def run(
    figures: Sequence[str], starts: int, rounds: int, seconds: float
) -> dict[str, list[tuple[Measured, Measured]]]:
    """By what is asked: without and with the wall, round by round of each start."""
    found: dict[str, list[tuple[Measured, Measured]]] = {what: [] for what in figures}
    unwalled = (sys.executable, "-m", "bench.unwalled")
    for start in range(starts):
        with service.running(program=unwalled) as bare, service.running() as walled:
            asyncio.run(_take_down(bare.dsn))
            sides = _Asked(bare), _Asked(walled)
            for number in range(rounds):
                for what in figures:
                    found[what].append(_pair(sides, what, seconds, walled_first=number % 2 == 1))
            if start == 0:  # it takes longer than what it verifies
                assert not asyncio.run(verify.broken(walled.dsn))
    return found


def _pair(
    sides: tuple[_Asked, _Asked], what: str, seconds: float, *, walled_first: bool
) -> tuple[Measured, Measured]:
    without, with_it = sides
    if walled_first:
        after = with_it.measured(what, seconds)
        return without.measured(what, seconds), after
    return without.measured(what, seconds), with_it.measured(what, seconds)


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=FIGURES, action="append", help="one of them, or several")
    parser.add_argument("--starts", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seconds", type=float, default=2.0)
    arguments = parser.parse_args()
    table = Table("asked", "CPU µs without (API + PostgreSQL)", "with", "ratio (rounds)", "p50 ms")
    measured = run(arguments.only or FIGURES, arguments.starts, arguments.rounds, arguments.seconds)
    for what, pairs in measured.items():
        ratios = sorted(_cost(after) / _cost(before) for before, after in pairs)
        sides = list(zip(*pairs, strict=True))
        table.add_row(
            what,
            *(" + ".join(f"{part:.0f}" for part in _parts(side)) for side in sides),
            f"{median(ratios):.3f} ({ratios[0]:.3f}-{ratios[-1]:.3f})",
            " and ".join(f"{median(one.p50 for one in side) / 1000:.2f}" for side in sides),
        )
    Console(width=132).print(table)


def _cost(one: Measured) -> float:
    return one.api_us + one.postgres_us


def _parts(side: tuple[Measured, ...]) -> tuple[float, float]:
    return median(one.api_us for one in side), median(one.postgres_us for one in side)


if __name__ == "__main__":
    main()
