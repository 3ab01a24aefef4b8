"""``python -m bench.records 2>/dev/null``: what a posting pays for its record in the audit.

One service in this process, on one connection, books and cancels for one customer, in turn with its record
and without. What both take of the processor is read of this process and of the server's for the connection,
to the nanosecond, so that what else is at work counts little; what either does later is not in it.
"""

import argparse
import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import httpx

from app.audit.trail import Trail
from app.kit.telemetry import logs
from app.main import create_app, lifespan
from app.settings import Settings
from bench import plays, service, world
from bench.plays import BOOKED_FROM
from bench.world import World

WARM_UP = 50
# So many turns are one round, whose ratio is shown.
ROUND = 50
_OPERATIONS = 2


@dataclass
class Cost:
    """Nanoseconds of the processor: of the service and of the server."""

    api: int
    postgres: int


class Booking:
    """Books and cancels, one session after the other."""

    def __init__(self, http: httpx.AsyncClient, seeded: World, backend: int) -> None:
        self._http = http
        self._seeded = seeded
        self._backend = Path(f"/proc/{backend}/schedstat")
        self._turn = 0

    async def cost(self) -> Cost:
        """Of one booking and its cancellation."""
        self._turn += 1
        starts_at = BOOKED_FROM + self._turn % 24_000 * timedelta(hours=1)
        began, began_there = time.process_time_ns(), self._of_server()
        made = await self._post("/v1/sessions", plays.booking(self._seeded.spare, starts_at))
        await self._post(f"/v1/sessions/{made['id']}/cancel", '{"asked_by":"provider"}')
        return Cost(time.process_time_ns() - began, self._of_server() - began_there)

    def _of_server(self) -> int:
        return int(self._backend.read_text().split()[0])

    async def _post(self, path: str, body: str) -> dict[str, Any]:
        headers = {
            "Authorization": f"Bearer {self._seeded.key}", "Idempotency-Key": str(uuid4()),
            "Content-Type": "application/json",
        }  # fmt: skip
        answer = await self._http.post(path, content=body, headers=headers)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found


@asynccontextmanager
async def _booking(dsn: str, seeded: World) -> AsyncIterator[Booking]:
    # Lines as a service writes them.
    logs.configure()
    settings = Settings(
        database_url=dsn, pool_size=1, embedded_worker=False, sandbox=True, rate_scale=1000
    )
    app = create_app(settings)
    async with (
        lifespan(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bench") as http,
    ):
        backend = await app.state.pool.fetchval("SELECT pg_backend_pid()")
        yield Booking(http, seeded, backend)


def _unrecorded(*_: object) -> None:
    """Nothing is recorded."""


async def run(dsn: str, seeded: World, rounds: int) -> list[tuple[Cost, Cost]]:
    """Without and with the record, turn by turn."""
    pairs = []
    async with _booking(dsn, seeded) as booking:
        for number in range(WARM_UP + rounds * ROUND):
            with patch.object(Trail, "wrote", _unrecorded):
                without = await booking.cost()
            with_it = await booking.cost()
            if number >= WARM_UP:
                pairs.append((without, with_it))
    return pairs


def _us(one: Cost, part: str) -> float:
    """Microseconds of an operation."""
    found: int = getattr(one, part)
    return found / 1000 / _OPERATIONS


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=12)
    arguments = parser.parse_args()
    with service.running() as running:
        seeded = world.seed(running, 1)
        pairs = asyncio.run(run(running.dsn, seeded, arguments.rounds))
    for part in ("api", "postgres"):
        sides = [[_us(one, part) for one in side] for side in zip(*pairs, strict=True)]
        without, with_it = (
            [median(side[at : at + ROUND]) for at in range(0, len(side), ROUND)] for side in sides
        )
        ratios = sorted(after / before for before, after in zip(without, with_it, strict=True))
        print(
            f"{part}: {median(without):.0f} µs an operation without, {median(with_it):.0f} with its record;"
            f" {median(ratios):.3f} ({ratios[0]:.3f}-{ratios[-1]:.3f})"
        )


if __name__ == "__main__":
    main()
