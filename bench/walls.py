"""``python -m bench.walls``: what the second wall costs, by two services that do the same in turn.

One stands as it is. Of the other no table has a policy, and it tells no scope (``bench.unwalled``). What both
cost their machine (service and database) for each request is compared within each round, in which now the one
is asked first and now the other. Both are started anew several times: two processes that do the same differ.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence

import asyncpg

from app.run import verify
from bench import service, world
from bench.driver import Measured, play
from bench.load import Plan
from bench.service import Service
from bench.turns import Pairs, in_turn, show

CONNECTIONS = 4
CUSTOMERS = 16
_WITHOUT = """
SELECT string_agg(format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', oid::regclass), '; ')
FROM pg_class WHERE relrowsecurity
"""


class _Asked:
    """A service with customers, and how it is asked for the same again and again."""

    def __init__(self, running: Service, seconds: float) -> None:
        self._running, self._seconds = running, seconds
        self._world = world.seed(running, CUSTOMERS)

    def measured(self, what: str) -> Measured:
        """One window of one kind of request."""
        parts = [self._part(what, number) for number in range(CONNECTIONS)]
        kind = "book_cancel" if what == "book + cancel" else "read"
        return play(self._running, Plan(self._running.port, kind, parts, 0.5, self._seconds))

    def _part(self, what: str, number: int) -> dict[str, object]:
        ours = self._world.part(number, CONNECTIONS)
        if what == "book + cancel":
            return {
                "key": self._world.key, "customers": ours, "slot": number, "slots": CONNECTIONS,
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


def run(figures: Sequence[str], starts: int, rounds: int, seconds: float) -> Pairs:
    """By what is asked: without and with the wall, round by round of each start."""
    found: Pairs = {}
    unwalled = (sys.executable, "-m", "bench.unwalled")
    for start in range(starts):
        with service.running(program=unwalled) as bare, service.running() as walled:
            asyncio.run(_take_down(bare.dsn))
            without, with_it = _Asked(bare, seconds), _Asked(walled, seconds)
            in_turn(without.measured, with_it.measured, figures, rounds, found)
            if start == 0:  # it takes longer than what it verifies
                assert not asyncio.run(verify.broken(walled.dsn))
    return found


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=FIGURES, action="append", help="one of them, or several")
    parser.add_argument("--starts", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seconds", type=float, default=2.0)
    given = parser.parse_args()
    show(run(given.only or FIGURES, given.starts, given.rounds, given.seconds), "without", "with")


if __name__ == "__main__":
    main()
