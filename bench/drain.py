"""``python -m bench.drain``: how fast one worker sends what waits, while one of two endpoints hangs.

The events wait with their numbers, unplanned; a worker in a process of its own plans them for both
endpoints, signs, sends over loopback, and records. It is over when the last one is recorded.
"""

import argparse
import asyncio
import time
from dataclasses import dataclass

import asyncpg
import httpx
from rich.console import Console
from rich.table import Table

from bench import processes, receiver, service
from bench.receiver import Receivers
from bench.service import Service

AIM_RATE = 500.0
ALLOWED = {"PERSONDAY_WEBHOOK_ALLOWED": "127.0.0.1"}
ACCOUNTS = 1000
PATIENCE_SECONDS = 1800.0


@dataclass
class Drained:
    """How what waited left: microseconds of CPU are by event, of each kind of process.

    Attributes:
        repeated: requests of events that had come before.
    """

    events: int
    ordered: bool
    seconds: float = 0.0
    worker_us: float = 0.0
    postgres_us: float = 0.0
    receiver_us: float = 0.0
    repeated: int = 0

    @property
    def rate(self) -> float:
        """Events a second."""
        return self.events / self.seconds


def run(events: int, *, ordered: bool) -> Drained:
    """Let so many events of a fresh service wait, and measure until they are delivered and recorded."""
    with service.running(ALLOWED) as running, receiver.receiving() as receivers:
        headers = {"Authorization": f"Bearer {running.key}"}
        with httpx.Client(base_url=running.url, headers=headers) as http:
            good = endpoint(http, receivers.good_port, ordered=ordered)
            endpoint(http, receivers.hanging_port, ordered=ordered)
            # What came of the endpoints themselves is numbered by that, and told nobody.
            http.get("/v1/events").raise_for_status()
        asyncio.run(_seed(running.dsn, events))
        found = Drained(events, ordered)
        asyncio.run(_drain(running, receivers, found, good))
    return found


def show(console: Console, found: list[Drained]) -> None:
    """The figures and their aim."""
    table = Table(
        "events", "in order of accounts", "seconds", "per second", "worker µs", "PostgreSQL µs",
        "receiver µs", "sent again",
        title="What waits leaves by one worker while one endpoint hangs",
    )  # fmt: skip
    for one in found:
        table.add_row(
            f"{one.events:,}", "yes" if one.ordered else "no", f"{one.seconds:.1f}",
            f"[bold]{one.rate:,.0f}[/]\naim {AIM_RATE:.0f}", f"{one.worker_us:,.0f}",
            f"{one.postgres_us:,.0f}", f"{one.receiver_us:,.0f}", str(one.repeated),
        )  # fmt: skip
    console.print(table)


def endpoint(http: httpx.Client, port: int, *, ordered: bool) -> str:
    """Have all events sent to a port of this machine; tells which endpoint that is."""
    body = {"url": f"http://127.0.0.1:{port}/", "event_types": [], "ordered": ordered}
    answer = http.post("/v1/webhook-endpoints", json=body)
    answer.raise_for_status()
    made: str = answer.json()["id"]
    return made


async def _drain(running: Service, receivers: Receivers, found: Drained, good: str) -> None:
    connection = await asyncpg.connect(running.dsn)
    came, requests = receivers.taken()
    used = processes.family_seconds(running.postmaster_pid)
    theirs = processes.cpu_seconds(receivers.pid)
    began = time.perf_counter()
    try:
        with service.working(running, ALLOWED) as worker:
            while receivers.taken()[0] < came + found.events or await _waits(connection, good):
                assert time.perf_counter() < began + PATIENCE_SECONDS, "it takes too long"
                await asyncio.sleep(0.2)
            found.seconds = time.perf_counter() - began
            found.worker_us = processes.cpu_seconds(worker) * 1e6 / found.events
            used = processes.family_seconds(running.postmaster_pid) - used
            theirs = processes.cpu_seconds(receivers.pid) - theirs
    finally:
        await connection.close()
    found.postgres_us, found.receiver_us = used * 1e6 / found.events, theirs * 1e6 / found.events
    found.repeated = receivers.taken()[1] - requests - found.events


async def _waits(connection: "asyncpg.Connection[asyncpg.Record]", endpoint: str) -> bool:
    waits: bool = await connection.fetchval(
        "SELECT EXISTS (SELECT FROM delivery WHERE channel = 'webhook' AND state = 'waiting'"
        " AND order_key IS NULL AND target_id = $1::text::uuid) OR EXISTS (SELECT FROM delivery"
        " WHERE channel = 'webhook' AND state = 'waiting' AND order_key IS NOT NULL"
        " AND target_id = $1::text::uuid)",
        endpoint,
    )
    return waits


# Entries of many accounts, numbered behind what there is.
_SEED = """
INSERT INTO event (id, type, customer_id, subject_type, subject_id, actor, occurred_at, data, position)
SELECT gen_random_uuid(), 'ledger_entry.' || (ARRAY['hold', 'release'])[1 + n % 2], account.id,
       'ledger_entry', gen_random_uuid(), 'key:bench', statement_timestamp(),
       jsonb_build_object('seq', 1 + n / $2::int, 'reference', 'session:' || gen_random_uuid()),
       (SELECT coalesce(max(position), 0) FROM event) + n
FROM generate_series(1, $1::int) AS n
JOIN (SELECT number, gen_random_uuid() AS id FROM generate_series(0, $2::int - 1) AS number)
    AS account ON account.number = n % $2::int
ORDER BY n
"""


async def _seed(dsn: str, events: int) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(
            "UPDATE delivery_plan SET position = (SELECT coalesce(max(position), 0) FROM event)"
        )
        await connection.execute(_SEED, events, ACCOUNTS)
        await connection.execute("VACUUM ANALYZE event")
    finally:
        await connection.close()


def main() -> None:
    """Measure, and show."""
    parser = argparse.ArgumentParser(prog="python -m bench.drain", description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--ordered", action="store_true", help="one at a time of each account")
    given = parser.parse_args()
    show(Console(width=132), [run(given.events, ordered=given.ordered)])


if __name__ == "__main__":
    main()
