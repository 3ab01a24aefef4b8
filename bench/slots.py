"""The search for slots: 200 technicians, 30 days, 20,000 sessions that are agreed already."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles
from typing import Any
from uuid import UUID

import asyncpg
import httpx
from rich.console import Console
from rich.table import Table
from uuid_utils.compat import uuid7

from app.availability import slots
from app.availability.rules import Need
from app.availability.slots import Wanted
from app.kit import clock
from app.kit.postgres import database
from app.kit.postgres.scopes import EVERYBODY
from bench.service import Service

TECHNICIANS = 200
DAYS = 30
PER_DAY = 5
ZONES = ("Europe/Prague", "Europe/Berlin", "America/New_York")
HOURS = ((540, 720), (780, 1020))  # 9 to 12 and 13 to 17
# name, minutes, technicians, p95 that is wanted; nobody has 8 hours at a stretch.
CASES = (
    ("first 50 slots", 60, 1, 50.0),
    ("first 50 slots of two technicians", 60, 2, 50.0),
    ("first 50 slots of two hours", 120, 1, 50.0),
    ("nothing free in 30 days", 480, 1, 250.0),
)


@dataclass
class Searched:
    """One case: milliseconds of each request, and of its queries alone on the same data."""

    name: str
    aim_ms: float
    requests: list[float]
    queries: list[float]
    trips: int
    found: int


def run(service: Service, repeats: int, customer_id: str) -> list[Searched]:
    """Seed, search one after another through HTTP, and beside each the queries alone."""
    first = (clock.read() + timedelta(days=7)).replace(hour=0, minute=0, second=0, microsecond=0)
    first -= timedelta(days=first.weekday())
    asyncio.run(_seed(service.dsn, first, UUID(customer_id)))
    return [_searched(service, first, repeats, *case) for case in CASES]


def show(console: Console, cases: list[Searched]) -> None:
    """p50 and p95 of each case, and what its queries cost of that."""
    table = Table("", "found", "queries", "p50 ms", "p95 ms", "aim", "queries alone, p50 ms")
    for case in cases:
        p95 = quantiles(case.requests, n=20)[-1]
        table.add_row(
            case.name, str(case.found), str(case.trips), f"{median(case.requests):.1f}",
            f"[bold]{p95:.1f}[/]", f"{case.aim_ms:.0f}", f"{median(case.queries):.1f}",
        )  # fmt: skip
    console.print(table)


def _searched(
    service: Service,
    first: datetime,
    repeats: int,
    name: str,
    minutes: int,
    technicians: int,
    aim_ms: float,
) -> Searched:
    last = first + timedelta(days=DAYS)
    path = (
        f"/v1/slots?from={first:%Y-%m-%dT%H:%M:%SZ}&to={last:%Y-%m-%dT%H:%M:%SZ}"
        f"&duration_minutes={minutes}&technicians={technicians}&category=training&language=cs"
    )
    headers = {"Authorization": f"Bearer {service.key}"}
    with httpx.Client(base_url=service.url, headers=headers) as http:
        found = len(http.get(path).raise_for_status().json()["items"])
        requests = [_timed(lambda: http.get(path).raise_for_status()) for _ in range(repeats)]
    wanted = Wanted(first, last, Need(minutes, technicians), "training", "cs")
    trips, queries = asyncio.run(_alone(service.dsn, wanted, repeats))
    return Searched(name, aim_ms, requests, queries, trips, found)


def _timed(what: Callable[[], object]) -> float:
    started = time.perf_counter()
    what()
    return (time.perf_counter() - started) * 1000


async def _alone(dsn: str, wanted: Wanted, repeats: int) -> tuple[int, list[float]]:
    """The queries that a search sends: how many, and their milliseconds without the rest of it."""
    async with await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool:
        recorder = Recorder(pool)
        await slots.search(recorder, wanted, clock.read(), 51)
        sent = recorder.sent

        async def replay() -> float:
            started = time.perf_counter()
            for query, args in sent:
                await pool.fetch(query, *args)
            return (time.perf_counter() - started) * 1000

        return len(sent), [await replay() for _ in range(repeats)]


class Recorder:
    """A reader that remembers what it was asked."""

    def __init__(self, pool: database.Pool) -> None:
        self._pool = pool
        self.sent: list[tuple[str, tuple[object, ...]]] = []

    async def fetch(self, query: str, *args: object) -> list[database.Row]:
        """All rows."""
        rows: list[database.Row] = await self._asked(self._pool.fetch, query, args)
        return rows

    async def fetchrow(self, query: str, *args: object) -> database.Row | None:
        """The first row, or None."""
        row: database.Row | None = await self._asked(self._pool.fetchrow, query, args)
        return row

    async def fetchval(self, query: str, *args: object) -> object:
        """The first column of the first row, or None."""
        return await self._asked(self._pool.fetchval, query, args)

    async def execute(self, query: str, *args: object) -> str:
        """Run a statement."""
        done: str = await self._asked(self._pool.execute, query, args)
        return done

    async def _asked(self, how: Any, query: str, args: tuple[object, ...]) -> Any:
        self.sent.append((query, args))
        return await how(query, *args)


async def _seed(dsn: str, first: datetime, customer_id: UUID) -> None:
    """Technicians with hours, and sessions that wait for credit: they hold time and no minutes."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    people = [uuid7() for _ in range(TECHNICIANS)]
    days = [first + timedelta(days=number) for number in range(DAYS)]
    booked = [
        (uuid7(), person, day + timedelta(hours=7, minutes=90 * turn))
        for person in people
        for day in days
        if day.weekday() < 5
        for turn in range(PER_DAY)
    ]
    until = first + timedelta(days=365)
    connection = await asyncpg.connect(dsn)
    copy: Callable[..., Awaitable[object]] = connection.copy_records_to_table
    try:
        await copy(
            "technician",
            columns=["id", "name", "email", "time_zone", "languages", "categories", "created_at"],
            records=[
                (one, "Searched", "t@example.com", ZONES[at % 3], ["cs", "en"], ["training"], now)
                for at, one in enumerate(people)
            ],
        )
        await copy(
            "working_hours",
            columns=["id", "technician_id", "weekday", "from_minute", "to_minute", "created_at"],
            records=[
                (uuid7(), one, weekday, *period, now)
                for one in people
                for weekday in range(5)
                for period in HOURS
            ],
        )
        await connection.executemany(
            "INSERT INTO session (id, customer_id, status, version, category, starts_at, ends_at,"
            " estimated_minutes, reserved_technicians, reserved_minutes, terms, organizer, top_up_by,"
            " holds, releases, moves, booked_at)"
            " VALUES ($1, $2, 'awaiting_credit', 1, 'training', $3, $4, 60, 1, 0, '{}',"
            " 'support@example.com', $5, 0, 0, 0, $6)",
            [(one, customer_id, at, at + timedelta(hours=1), until, now) for one, _, at in booked],
        )
        await connection.executemany(
            "INSERT INTO session_technician (session_id, technician_id, position, during, busy,"
            " live, held_until) VALUES ($1, $2, 0, $3, $3, true, $4)",
            [
                (one, person, asyncpg.Range(at, at + timedelta(hours=1)), until)
                for one, person, at in booked
            ],
        )
        await connection.execute("ANALYZE")
    finally:
        await connection.close()
