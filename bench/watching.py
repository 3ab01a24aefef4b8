"""``python -m bench.watching``: what a paid purchase costs that locks nothing, by one that locks its account.

Two services are asked in turn: one as it is, and one that always locks (``bench.locking``), by customers who
have a connection each, and by one whom all connections want at once. Both are started anew several times.
"""

import argparse
import asyncio
import sys

from app.run import verify
from bench import service, world
from bench.driver import Measured, play
from bench.load import Plan
from bench.service import Service
from bench.turns import Pairs, in_turn, show

CONNECTIONS = 8
CUSTOMERS = 96
MANY, ONE = "many customers", "one customer"


class _Asked:
    def __init__(self, running: Service, seconds: float) -> None:
        self._running, self._seconds = running, seconds
        self._world = world.seed(running, CUSTOMERS)

    def measured(self, what: str) -> Measured:
        hot = self._world.customers[:1]
        parts = [
            {
                "key": self._world.key,
                "customers": hot if what == ONE else self._world.part(number, CONNECTIONS),
            }
            for number in range(CONNECTIONS)
        ]
        return play(self._running, Plan(self._running.port, "buy", parts, 0.5, self._seconds))


def run(starts: int, rounds: int, seconds: float) -> Pairs:
    """By who buys: locking and watching, round by round of each start."""
    found: Pairs = {}
    locking = (sys.executable, "-m", "bench.locking")
    watching = (sys.executable, "-c", "from app import cli; cli.main()")
    for start in range(starts):
        with service.running(program=locking) as locks, service.running(program=watching) as ours:
            before, after = _Asked(locks, seconds), _Asked(ours, seconds)
            in_turn(before.measured, after.measured, (MANY, ONE), rounds, found)
            if start == 0:  # it takes longer than what it verifies
                assert not asyncio.run(verify.broken(ours.dsn))
    return found


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seconds", type=float, default=2.0)
    given = parser.parse_args()
    show(run(given.starts, given.rounds, given.seconds), "locking", "watching")


if __name__ == "__main__":
    main()
