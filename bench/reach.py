"""``python -m bench.reach``: what a booking and its cancellation cost while all of it is told.

Services take the same load in turn. One tells nobody: no worker runs. The others send each event to an
endpoint that answers at once, and write the mails of contacts and technicians (kept: there is no relay),
by a worker in the process that serves, as by default, or in one of its own, which may yield to others. What
is not sent when a round ends is sent before the next one.
"""

import argparse
import asyncio
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from statistics import median

import asyncpg
import httpx
from rich.console import Console
from rich.table import Table

from bench import processes, receiver, service, world
from bench.drain import ALLOWED, endpoint
from bench.driver import Measured, play
from bench.load import Plan
from bench.service import Service
from bench.world import World

AIM = 0.9
QUIET, INSIDE, BESIDE = "nobody is told", "worker in the process", "worker beside it"
YIELDING = "worker beside it, nice 10"
CONNECTIONS, CUSTOMERS, WARM_UP_SECONDS = 12, 48, 1.0
PATIENCE_SECONDS = 600.0


@dataclass
class Told:
    """One way to tell, round by round.

    Attributes:
        worker_us: of a worker beside, by request; else it is part of the API's.
        behind: deliveries that waited when the load ended.
        behind_seconds: how long those took.
    """

    name: str
    measured: list[Measured] = field(default_factory=list)
    worker_us: list[float] = field(default_factory=list)
    behind: list[int] = field(default_factory=list)
    behind_seconds: list[float] = field(default_factory=list)


@dataclass
class _Side:
    """A service that is measured, and the process of its worker, if it has one of its own."""

    told: Told
    running: Service
    world: World
    worker: int | None


def run(rounds: int, seconds: float, connections: int = CONNECTIONS) -> list[Told]:
    """Measure each way to tell in turn."""
    with ExitStack() as stack:
        receivers = stack.enter_context(receiver.receiving())
        sides = [
            stack.enter_context(_side(name, receivers.good_port))
            for name in (QUIET, INSIDE, BESIDE, YIELDING)
        ]
        for _ in range(rounds):
            for side in sides:
                _measure(side, seconds, connections)
        return [side.told for side in sides]


def show(console: Console, found: list[Told]) -> None:
    """The medians of all rounds."""
    table = Table(
        "", "per second", "of nobody's", "p50 ms", "p99 ms", "API µs", "worker µs",
        "PostgreSQL µs", "behind", "s to catch up",
        title="book + cancel, and what is told of it",
    )  # fmt: skip
    for one in found:
        pairs = zip(one.measured, found[0].measured, strict=True)
        ratio = median(ours.rate / theirs.rate for ours, theirs in pairs)
        cells = [
            f"{median(getattr(each, name) for each in one.measured) / by:{form}}"
            for name, by, form in (
                ("rate", 1, ",.0f"), ("p50", 1000, ".1f"), ("p99", 1000, ".1f"),
                ("api_us", 1, ",.0f"), ("postgres_us", 1, ",.0f"),
            )
        ]  # fmt: skip
        table.add_row(
            one.name, cells[0], f"[bold]{ratio:.2f}[/]\naim {AIM}", *cells[1:4],
            f"{median(one.worker_us):,.0f}", cells[4], f"{median(one.behind):,.0f}",
            f"{median(one.behind_seconds):.1f}",
        )  # fmt: skip
    console.print(table)


@contextmanager
def _side(name: str, port: int) -> Iterator[_Side]:
    with ExitStack() as stack:
        running = stack.enter_context(service.running(ALLOWED, worker=name == INSIDE))
        seeded = world.seed(running, CUSTOMERS)
        headers = {"Authorization": f"Bearer {running.key}"}
        with httpx.Client(base_url=running.url, headers=headers, timeout=60) as http:
            endpoint(http, port, ordered=False)
            for number, one in enumerate(seeded.customers):
                contact = {"name": "Eva Horak", "email": f"eva{number}@example.com"}
                path = f"/v1/customers/{one['id']}/contacts"
                http.post(path, json=contact).raise_for_status()
        worker = None
        if name in (BESIDE, YIELDING):
            nice = 10 if name == YIELDING else 0
            worker = stack.enter_context(service.working(running, ALLOWED, nice=nice))
        side = _Side(Told(name), running, seeded, worker)
        if name != QUIET:
            _caught_up(side)
        yield side


def _measure(side: _Side, seconds: float, connections: int) -> None:
    parts = [
        {
            "key": side.world.key,
            "customers": side.world.part(number, connections),
            "slot": number,
            "slots": connections,
        }
        for number in range(connections)
    ]
    before = processes.cpu_seconds(side.worker) if side.worker else 0.0
    measured = play(
        side.running,
        Plan(side.running.port, "book_cancel", parts, WARM_UP_SECONDS, seconds),
    )
    after = processes.cpu_seconds(side.worker) if side.worker else 0.0
    told = side.told
    told.measured.append(measured)
    told.worker_us.append(1e6 * (after - before) / (measured.rate * (seconds + WARM_UP_SECONDS)))
    told.behind.append(0)
    told.behind_seconds.append(0.0)
    if told.name != QUIET:
        began = time.perf_counter()
        told.behind[-1] = _caught_up(side)
        told.behind_seconds[-1] = time.perf_counter() - began


def _caught_up(side: _Side) -> int:
    """Wait until all is told; tells how many deliveries, and events without theirs, there were left."""
    return asyncio.run(_catch_up(side.running.dsn))


_LEFT = """
SELECT (SELECT count(*) FROM delivery WHERE state = 'waiting')
     + (SELECT count(*) FROM event, delivery_plan
        WHERE event.position IS NULL OR event.position > delivery_plan.position)
"""


async def _catch_up(dsn: str) -> int:
    connection = await asyncpg.connect(dsn)
    deadline = time.monotonic() + PATIENCE_SECONDS
    try:
        first = left = await connection.fetchval(_LEFT)
        while left:
            assert time.monotonic() < deadline, f"{left} are not told"
            await asyncio.sleep(0.2)
            left = await connection.fetchval(_LEFT)
    finally:
        await connection.close()
    return int(first)


def main() -> None:
    """Measure, and show."""
    parser = argparse.ArgumentParser(prog="python -m bench.reach", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0, help="of a round")
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    given = parser.parse_args()
    show(Console(width=132), run(given.rounds, given.seconds, given.connections))


if __name__ == "__main__":
    main()
