"""``python -m bench.cores``: what a request costs two processes that serve, by what it costs one.

Two services take turns, round by round; a ratio is taken inside each round, of the processor time of all
their processes and of the database's. On a machine of two cores, which the load shares, rates tell little.
"""

import argparse
import asyncio
import sys
from statistics import median

from rich.console import Console
from rich.table import Table

from app.run import verify
from bench import service, world
from bench.driver import Measured, play
from bench.load import Plan
from bench.service import Service
from bench.world import World

CUSTOMERS = 12
CONNECTIONS = 12
AIM = 1.1


def _plans(of: Service, seeded: World, seconds: float) -> dict[str, Plan]:
    hours = [{"slot": one, "slots": CUSTOMERS} for one in range(CUSTOMERS)]
    booked = [
        {"key": seeded.key, "customers": [customer], **hours[place]}
        for place, customer in enumerate(seeded.customers)
    ]
    balances = [f"/v1/customers/{one['id']}/credit" for one in seeded.customers]
    read = [{"key": seeded.key, "paths": balances}] * CONNECTIONS
    return {
        "book + cancel": Plan(of.port, "book_cancel", booked, 1.0, seconds),
        "balance": Plan(of.port, "read", read, 1.0, seconds),
    }


def run(rounds: int, seconds: float) -> dict[str, list[tuple[Measured, Measured]]]:
    """By what is asked: one process and two, round by round.

    Raises:
        AssertionError: an invariant is broken.
    """
    found: dict[str, list[tuple[Measured, Measured]]] = {}
    with service.running() as one, service.running({"PERSONDAY_WORKERS": "2"}) as two:
        plans = [(of, _plans(of, world.seed(of, CUSTOMERS), seconds)) for of in (one, two)]
        for _ in range(rounds):
            for what in plans[0][1]:
                alone, both = (play(of, planned[what]) for of, planned in plans)
                found.setdefault(what, []).append((alone, both))
        for of, _ in plans:
            assert not asyncio.run(verify.broken(of.dsn))
    return found


def main() -> int:
    """Measure and show; 1 when two processes cost more than they may."""
    parser = argparse.ArgumentParser(prog="python -m bench.cores", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0)
    given = parser.parse_args()
    table = Table("", "1: per second", "2: per second", "1: CPU µs", "2: CPU µs", "ratio", "rounds")
    worst = 0.0
    for what, pairs in run(given.rounds, given.seconds).items():
        costs = [(alone.service_us, both.service_us) for alone, both in pairs]
        ratios = [after / before for before, after in costs]
        worst = max(worst, median(ratios))
        table.add_row(
            what,
            f"{median(alone.rate for alone, _ in pairs):,.0f}",
            f"{median(both.rate for _, both in pairs):,.0f}",
            f"{median(before for before, _ in costs):,.0f}",
            f"{median(after for _, after in costs):,.0f}",
            f"{median(ratios):.2f}",
            f"{min(ratios):.2f} to {max(ratios):.2f}",
        )
    Console(width=110).print(table)
    return 1 if worst > AIM else 0


if __name__ == "__main__":
    sys.exit(main())
