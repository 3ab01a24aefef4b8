"""``python -m bench.lots``: whether what is asked of a customer costs more with thousands of open lots.

Customers with 2, 20, 200 and 2,000 lots do the same in turn, round by round; a ratio is taken inside each
round, by the customer with 2, of the processor time of service and database together.
"""

import argparse
import asyncio
import sys
from collections.abc import Callable
from statistics import median
from typing import Any
from uuid import uuid4

import httpx
from rich.console import Console
from rich.table import Table

from app.run import verify
from bench import service, world
from bench.driver import Measured, play
from bench.load import Plan
from bench.service import Service

LOTS = (2, 20, 200, 2000)
# How many times as much as with 2 lots each may cost with 2,000.
AIM = 1.2
PAIRS = 100


def _fill(of: Service, customer: dict[str, Any], lots: int) -> None:
    """Give a customer so many lots; one it has already."""
    headers = {"Authorization": f"Bearer {of.key}"}
    with httpx.Client(base_url=of.url, headers=headers, timeout=60) as http:
        for _ in range(lots - 1):
            http.post(
                f"/v1/customers/{customer['id']}/adjustments",
                json={"minutes": 480, "reason": "one lot more"},
                headers={"Idempotency-Key": uuid4().hex},
            ).raise_for_status()


def _asked(of: Service, key: str) -> dict[str, Callable[[dict[str, Any]], Measured]]:
    """What is asked, by its name: each of one customer, through one connection."""

    def book_cancel(customer: dict[str, Any]) -> Measured:
        part = {"key": key, "customers": [customer], "slot": 0, "slots": 1, "pairs": PAIRS}
        return play(of, Plan(of.port, "book_cancel", [part]))

    def balance(customer: dict[str, Any]) -> Measured:
        part = {"key": key, "paths": [f"/v1/customers/{customer['id']}/credit"]}
        return play(of, Plan(of.port, "read", [part], 0.3, 1.0))

    def adjust(customer: dict[str, Any]) -> Measured:
        part = {"key": key, "customer": customer, "times": PAIRS}
        return play(of, Plan(of.port, "give_and_take", [part]))

    return {"book + cancel": book_cancel, "give and take": adjust, "balance": balance}


def main() -> int:
    """Measure, show, verify; 1 when an invariant is broken."""
    parser = argparse.ArgumentParser(prog="python -m bench.lots", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with service.running() as ours:
        seeded = world.seed(ours, len(LOTS))
        for customer, lots in zip(seeded.customers, LOTS, strict=True):
            _fill(ours, customer, lots)
        asked = _asked(ours, seeded.key)
        seen: dict[str, list[list[float]]] = {name: [] for name in asked}
        for _ in range(given.rounds):
            for name, ask in asked.items():
                costs = [ask(customer) for customer in seeded.customers]
                seen[name].append([one.service_us for one in costs])
        broken = asyncio.run(verify.broken(ours.dsn))
    table = Table("CPU µs with so many lots", *map(str, LOTS), "2,000 by 2", "rounds", "aim")
    for name, rounds in seen.items():
        ratios = [costs[-1] / costs[0] for costs in rounds]
        table.add_row(
            name, *(f"{median(costs):,.0f}" for costs in zip(*rounds, strict=True)),
            f"{median(ratios):.2f}", f"{min(ratios):.2f} to {max(ratios):.2f}", str(AIM),
        )  # fmt: skip
    Console(width=110).print(table)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
