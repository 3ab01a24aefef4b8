"""``python -m bench.pages``: how long pages take, one after the other, on a service with data.

Nobody lists the pages: each role begins at the first one, and follows what it finds there. Of addresses that
differ by ids alone one is measured. What is downloaded is no page.
"""

import argparse
import asyncio
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from statistics import median, quantiles
from uuid import UUID

import httpx
from rich.console import Console
from rich.table import Table

from app.kit import clock
from bench import processes, service, statements, tickets, world
from bench.service import Service
from bench.world import World

AIM_MS, AIM_BYTES = 40.0, 60_000
# Of the first customer so many sessions were worked, each with three entries.
CUSTOMERS, WORKED, TICKETS = 100, 3_000, 10_000
WARM_UP = 5
_LINK = re.compile(r'<a [^>]*href="(/[^"#]*)"')
_AREA = re.compile(r"/(my|desk|finance|admin|operations|search|sign-ins)\b[^.]*")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9]{4}-[0-9]{2}(-[0-9]{2})?\b")


@dataclass
class Shown:
    """A page that was measured: its address without ids, its bytes, milliseconds of each request."""

    role: str
    name: str
    size: int
    spent: list[float] = field(default_factory=list)
    cpu_ms: float = 0.0

    @property
    def p95(self) -> float:
        """The slowest but one of twenty, in milliseconds."""
        return quantiles(self.spent, n=20)[-1]


def run(repeats: int) -> list[Shown]:
    """Seed, find the pages of each role, and measure them in turn."""
    with service.running() as running:
        seeded = world.seed(running, CUSTOMERS)
        _book(running, seeded)
        customer_id = UUID(seeded.customers[0]["id"])
        asyncio.run(tickets.fill(running.dsn, TICKETS, customer_id))
        asyncio.run(statements.fill(running.dsn, customer_id, WORKED))
        return [
            one
            for role, key in _keys(running, seeded).items()
            for one in _measured(running, role, key, repeats)
        ]


def _book(running: Service, seeded: World) -> None:
    """A session of each customer in the weeks to come."""
    first = (clock.read() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    headers = {"Authorization": f"Bearer {running.key}"}
    with httpx.Client(base_url=running.url, headers=headers) as http:
        for number, one in enumerate(seeded.customers):
            booking = {
                "customer_id": one["id"], "technician_ids": [one["technician_id"]],
                "server_id": one["server_id"], "category": "training", "estimated_minutes": 120,
                "starts_at": (first + number * timedelta(hours=5)).isoformat(),
                "override_reason": "bench",
            }  # fmt: skip
            http.post("/v1/sessions", json=booking).raise_for_status()


def _keys(running: Service, seeded: World) -> dict[str, str]:
    made = {"customer": seeded.customers[0]["key"], "admin": running.key}
    headers = {"Authorization": f"Bearer {running.key}"}
    technician = {"role": "technician", "technician_id": seeded.customers[0]["technician_id"]}
    with httpx.Client(base_url=running.url, headers=headers) as http:
        for role, facts in (("technician", technician), ("finance", {"role": "finance"})):
            made[role] = http.post("/v1/keys", json=facts).raise_for_status().json()["key"]
    return made


def _measured(running: Service, role: str, key: str, repeats: int) -> Iterator[Shown]:
    with httpx.Client(base_url=running.url, timeout=60) as http:
        http.post("/sign-in", data={"key": key, "next": "/"})
        assert "personday" in http.cookies, role
        found = _found(http)
        for name, address in found.items():
            shown = Shown(role, name, len(http.get(address).content))
            for turn in range(-WARM_UP, repeats):
                if turn == 0:
                    before = processes.cpu_seconds(running.pid)
                started = time.perf_counter()
                http.get(address).raise_for_status()
                if turn >= 0:
                    shown.spent.append((time.perf_counter() - started) * 1000)
            shown.cpu_ms = 1000 * (processes.cpu_seconds(running.pid) - before) / repeats
            yield shown


def _found(http: httpx.Client) -> dict[str, str]:
    """The pages that links lead to: of each kind the first that was found."""
    first = http.get("/", follow_redirects=True)
    waiting, found = [str(first.url.raw_path, "ascii")], {}
    for address in waiting:
        name = _kind(address)
        answer = http.get(address)
        if name in found or not answer.is_success:
            continue
        found[name] = address
        waiting += [
            one for one in map(unescape, _LINK.findall(answer.text)) if _is_page(one, found)
        ]
    return found


def _is_page(address: str, found: dict[str, str]) -> bool:
    # Of the pages of a list one is enough.
    return bool(
        _AREA.fullmatch(address) and "cursor=" not in address and _kind(address) not in found
    )


def _kind(address: str) -> str:
    """An address without what it names."""
    return re.sub("=[^&]*", "", _ID.sub("…", address))


def show(console: Console, pages: list[Shown]) -> None:
    """Bytes, p50, p95 and CPU of each, the slowest first."""
    table = Table("role", "page", "bytes", "p50 ms", "p95 ms", "CPU ms")
    for one in sorted(pages, key=lambda page: -page.p95):
        late, large = one.p95 > AIM_MS, one.size > AIM_BYTES
        table.add_row(
            one.role, one.name,
            f"[red]{one.size:,}[/]" if large else f"{one.size:,}",
            f"{median(one.spent):.1f}",
            f"[red]{one.p95:.1f}[/]" if late else f"{one.p95:.1f}",
            f"{one.cpu_ms:.1f}",
        )  # fmt: skip
    console.print(table)
    worst = max(pages, key=lambda page: page.p95)
    console.print(
        f"{len(pages)} pages; slowest p95 {worst.p95:.1f} ms (aim {AIM_MS:.0f}), largest"
        f" {max(one.size for one in pages):,} bytes (aim {AIM_BYTES:,})"
    )


def main() -> None:
    """Measure, and show."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--repeats", type=int, default=40)
    show(Console(width=132), run(parser.parse_args().repeats))


if __name__ == "__main__":
    main()
