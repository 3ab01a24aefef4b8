"""The queue of tickets: opening one, and the first page of the queue, at 1,000 and 100,000 open tickets."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from uuid import UUID

import asyncpg
import httpx
from rich.console import Console
from rich.table import Table

from app.kit import clock
from app.kit.postgres import database
from app.kit.postgres.scopes import EVERYBODY
from app.tickets import queries
from app.tickets.queries import TicketFilters
from bench.service import Service
from bench.slots import Recorder

FEW, MANY = 1_000, 100_000
AIM_MS = 30.0
AIM_GROWTH = 1.5
PAGE = 50
_BODY = {
    "channel": "client_zone",
    "kind": "question",
    "severity": 3,
    "subject": "How do I print reports in landscape",
    "body": "Since the upgrade all our reports are printed in portrait. Where do I change it?",
}


@dataclass
class Queued:
    """One request: milliseconds with few open tickets and with many, and the trips it takes."""

    name: str
    few: list[float]
    many: list[float]
    trips: int | None


def run(service: Service, repeats: int, customer_id: str) -> list[Queued]:
    """Seed a short queue and measure, then a long one and measure again."""
    cases: dict[str, Callable[[httpx.Client], object]] = {
        "first page of the queue": lambda http: http.get(f"/v1/tickets?limit={PAGE}"),
        "first page of severity 1": lambda http: http.get(f"/v1/tickets?limit={PAGE}&severity=1"),
        "first page of a customer": lambda http: http.get(
            f"/v1/tickets?limit={PAGE}&customer_id={customer_id}"
        ),
        "open a ticket": lambda http: http.post(
            "/v1/tickets", json={**_BODY, "customer_id": customer_id}
        ),
    }
    asyncio.run(fill(service.dsn, FEW, UUID(customer_id)))
    few = _measured(service, repeats, cases)
    asyncio.run(fill(service.dsn, MANY - FEW, UUID(customer_id)))
    many = _measured(service, repeats, cases)
    trips = asyncio.run(_trips(service.dsn))
    return [
        Queued(name, few[name], many[name], trips if name.startswith("first page of the") else None)
        for name in cases
    ]


def show(console: Console, cases: list[Queued]) -> None:
    """p50 and p95 of each, and how they grow."""
    table = Table(
        "", "queries", f"{FEW:,}: p50 ms", "p95 ms", f"{MANY:,}: p50 ms", "p95 ms", "growth of p50",
        "aim",
    )  # fmt: skip
    for case in cases:
        table.add_row(
            case.name, str(case.trips or ""),
            f"{median(case.few):.1f}", f"{_p95(case.few):.1f}",
            f"{median(case.many):.1f}", f"[bold]{_p95(case.many):.1f}[/]",
            f"{median(case.many) / median(case.few):.2f}",
            f"p95 {AIM_MS:.0f}, growth {AIM_GROWTH}",
        )  # fmt: skip
    console.print(table)


def _p95(figures: list[float]) -> float:
    return quantiles(figures, n=20)[-1]


def _measured(
    service: Service, repeats: int, cases: dict[str, Callable[[httpx.Client], object]]
) -> dict[str, list[float]]:
    """The cases in turn, so that what else the machine does disturbs them all alike."""
    found: dict[str, list[float]] = {name: [] for name in cases}
    headers = {"Authorization": f"Bearer {service.key}"}
    with httpx.Client(base_url=service.url, headers=headers, timeout=60) as http:
        for turn in range(-5, repeats):
            for name, ask in cases.items():
                started = time.perf_counter()
                answer = ask(http)
                spent = (time.perf_counter() - started) * 1000
                assert isinstance(answer, httpx.Response)
                answer.raise_for_status()
                if turn >= 0:  # the first ones warm up
                    found[name].append(spent)
    return found


async def _trips(dsn: str) -> int:
    async with await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool:
        recorder = Recorder(pool)
        await queries.tickets(recorder, TicketFilters(), None, PAGE + 1)
        return len(recorder.sent)


async def fill(dsn: str, count: int, customer_id: UUID) -> None:
    """Open tickets of every severity and of two plans, each with its first message and clock."""
    now = clock.read()
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(_SEED_TICKETS, count, customer_id, now)
        await connection.execute(_SEED_TURNS)
        await connection.execute(_SEED_MESSAGES)
        await connection.execute(_SEED_TEXTS)
        # Later seeds and measurements read what is committed, with fresh statistics.
        await connection.execute("VACUUM ANALYZE ticket, ticket_text, message, clock_turn")
    finally:
        await connection.close()


_SEED_TICKETS = """
INSERT INTO ticket (id, number, customer_id, plan_version_id, version, status, kind, channel, subject,
    reported_severity, severity, contact_details_refused, application_unavailable, legitimacy, language,
    reply_language, language_corrected, articles_seen, suggested_articles, queue_rank, promises,
    resolution_due_at, starves_at, turns, messages, replies, replies_since_call, reopenings, created_at,
    stage, after_outages, logs)
SELECT gen_random_uuid(), nextval('ticket_number'),
    CASE WHEN n % 10 = 0 THEN $2::uuid ELSE (SELECT id FROM customer ORDER BY id LIMIT 1) END,
    ('00000000-0000-7000-8000-00000000002' || (1 + n % 2))::uuid, 1,
    CASE WHEN n % 3 = 0 THEN 'new' ELSE 'open' END, CASE WHEN n % 2 = 0 THEN 'bug' ELSE 'question' END,
    'client_zone', 'Ticket ' || n, 1 + n % 4, 1 + n % 4, false, false,
    CASE WHEN n % 2 = 0 THEN 'unassessed' END, 'en', 'en', false, '{}', '{}', 2 - n % 2,
    '[{"reason": "plan", "kind": "working_time", "value": 1440, "amount_us": 86400000000}]',
    $3::timestamptz + n * interval '7 seconds', $3::timestamptz + interval '900 days', 1, 1, 0, 0, 0,
    $3::timestamptz - n * interval '5 seconds', 0, true, repeat('ERROR out of memory ', 100)
FROM generate_series(1, $1::int) AS n
"""
_SEED_TURNS = """
INSERT INTO clock_turn (ticket_id, number, turn, at, actor)
SELECT id, 1, 'start', created_at, 'key:bench' FROM ticket
ON CONFLICT DO NOTHING
"""
_SEED_MESSAGES = """
INSERT INTO message (id, ticket_id, customer_id, number, version, author, public, channel, text,
    part_kinds, part_ends, body, language, language_corrected, resolves, counted, actor, written_at)
SELECT gen_random_uuid(), id, customer_id, 1, 1, 'customer', true, 'client_zone', 'Please help.',
    '{new}', '{12}', 'Please help.', 'en', false, false, false, 'key:bench', created_at FROM ticket
ON CONFLICT (ticket_id, number) DO NOTHING
"""
_SEED_TEXTS = """
INSERT INTO ticket_text (ticket_id, language, document)
SELECT id, 'en', text_words('en', number || ' ' || subject || ' Please help.') FROM ticket
ON CONFLICT DO NOTHING
"""
