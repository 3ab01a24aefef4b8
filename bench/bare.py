"""``python -m bench.bare``: what reads cost the service, by an empty application under the same server.

Both take the same requests in turn, round by round; a ratio is taken inside each round, of the processor time
of the process that serves. What an empty application costs is what no service of ours can be without.
"""

import argparse
import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from statistics import median

import uvicorn
from rich.console import Console
from rich.table import Table
from starlette.types import Receive, Scope, Send

from app.run import verify
from bench import service, world
from bench.driver import Measured, play
from bench.load import Plan
from bench.service import Service

CONNECTIONS = 12
CUSTOMERS = 12
PAIRS = 25
# How many times as much as an empty application each may cost.
AIMS = {"/livez": 1.6, "balance": 2.2, "page of 50 entries": 7.0}


async def empty(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that answers everything, and does nothing."""
    if scope["type"] == "http":
        await receive()
        headers = [(b"content-type", b"application/json"), (b"content-length", b"2")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"{}"})


def serve(port: int) -> None:
    """Serve it as ``app.run.serving`` does the service."""
    uvicorn.run(
        empty,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        http="app.run.connections:Connection",
        ws="none",
        lifespan="off",
    )


@contextmanager
def _running(beside: Service) -> Iterator[Service]:
    port = service.free_port()
    command = [sys.executable, "-m", "bench.bare", "--serve", str(port)]
    with subprocess.Popen(command) as process:
        try:
            service.wait_for(process, port, "/")
            yield replace(beside, port=port, pid=process.pid)
        finally:
            process.terminate()


def _read(of: Service, key: str, paths: list[str], seconds: float) -> Measured:
    parts = [{"key": key, "paths": paths}] * CONNECTIONS
    return play(of, Plan(of.port, "read", parts, 1.0, seconds))


def main() -> int:
    """Measure, show, verify; 1 when an invariant is broken."""
    parser = argparse.ArgumentParser(prog="python -m bench.bare", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve)
        return 0
    with service.running() as ours, _running(ours) as bare:
        seeded = world.seed(ours, CUSTOMERS)
        hours = [{"slot": one, "slots": CUSTOMERS} for one in range(CUSTOMERS)]
        parts = [
            {"key": seeded.key, "customers": [customer], "pairs": PAIRS, **hours[place]}
            for place, customer in enumerate(seeded.customers)
        ]
        play(ours, Plan(ours.port, "book_cancel", parts))
        path = [f"/v1/customers/{one['id']}" for one in seeded.customers]
        asked = dict(
            zip(
                AIMS,
                (["/livez"], [f"{one}/credit" for one in path], [f"{one}/entries" for one in path]),
                strict=True,
            )
        )
        rounds = [
            {
                "an empty application": _read(bare, seeded.key, ["/"], given.seconds),
                **{
                    name: _read(ours, seeded.key, paths, given.seconds)
                    for name, paths in asked.items()
                },
            }
            for _ in range(given.rounds)
        ]
        broken = asyncio.run(verify.broken(ours.dsn))
    _show(rounds)
    return 1 if broken else 0


def _show(rounds: list[dict[str, Measured]]) -> None:
    table = Table("", "per second", "p50 ms", "p99 ms", "CPU µs", "ratio", "rounds", "aim")
    for name in rounds[0]:
        seen = [one[name] for one in rounds]
        ratios = [one[name].api_us / one["an empty application"].api_us for one in rounds]
        figures = [
            median(getattr(one, of) for one in seen) for of in ("rate", "p50", "p99", "api_us")
        ]
        rate, p50, p99, cpu = figures
        table.add_row(
            name, f"{rate:,.0f}", f"{p50 / 1000:.1f}", f"{p99 / 1000:.1f}", f"{cpu:.0f}",
            f"{median(ratios):.2f}", f"{min(ratios):.2f} to {max(ratios):.2f}",
            f"{AIMS[name]}" if name in AIMS else "",
        )  # fmt: skip
    Console(width=110).print(table)


if __name__ == "__main__":
    sys.exit(main())
