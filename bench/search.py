"""The one field: what texts cost that few have, and that all have; 10,000 customers, 100,000 tickets."""

import asyncio
import time
from dataclasses import dataclass
from statistics import median, quantiles

import asyncpg
import httpx
from rich.console import Console
from rich.table import Table

from bench import tickets
from bench.service import Service

CUSTOMERS = 10_000
AIM_MS = 30.0
# What is typed, and what of it is known.
TEXTS = {
    "a name without its accents": "novakova",
    "two letters": "no",
    "inside of every name": "customer",
    "at the beginning of every server": "server",
    "a part of an address": "person123@",
    "the number of a ticket": "1005",
    "a word of all tickets": "ticket",
    "nothing": "xyzzy",
}
_SEED = """
INSERT INTO customer (id, name, deployment, time_zone, language, version, created_at)
SELECT gen_random_uuid(), (ARRAY['Nováková', 'Société Générale', 'Müller', 'Łódź'])[1 + n % 4]
    || ' Customer ' || n, 'cloud', 'UTC', 'en', 1, now() FROM generate_series(1, $1::int) AS n
"""
_SEED_CONTACTS = """
INSERT INTO contact (id, customer_id, name, email, version, created_at)
SELECT gen_random_uuid(), id, 'Zoë Person ' || n, 'person' || n || '@customer.example.com', 1, now()
FROM customer, generate_series(1, 3) AS n
"""
_SEED_SERVERS = """
INSERT INTO server (id, customer_id, name, version, created_at)
SELECT gen_random_uuid(), id, 'server-' || n || '.customer.example.com', 1, now()
FROM customer, generate_series(1, 2) AS n
"""


@dataclass
class Searched:
    """One text, and the milliseconds of its requests."""

    name: str
    text: str
    spent: list[float]


def run(service: Service, repeats: int) -> list[Searched]:
    """Seed, and ask for each text in turn."""
    asyncio.run(_seed(service.dsn))
    found = [Searched(name, text, []) for name, text in TEXTS.items()]
    headers = {"Authorization": f"Bearer {service.key}"}
    with httpx.Client(base_url=service.url, headers=headers, timeout=60) as http:
        for turn in range(-5, repeats):
            for one in found:
                started = time.perf_counter()
                http.get("/v1/search", params={"q": one.text}).raise_for_status()
                if turn >= 0:  # the first ones warm up
                    one.spent.append((time.perf_counter() - started) * 1000)
    return found


def show(console: Console, found: list[Searched]) -> None:
    """p50 and p95 of each."""
    table = Table("", "typed", "p50 ms", "p95 ms", "aim: p95")
    for one in found:
        p95 = quantiles(one.spent, n=20)[-1]
        table.add_row(
            one.name, one.text, f"{median(one.spent):.1f}", f"[bold]{p95:.1f}[/]", f"{AIM_MS:.0f}"
        )
    console.print(table)


async def _seed(dsn: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(_SEED, CUSTOMERS)
        await connection.execute(_SEED_CONTACTS)
        await connection.execute(_SEED_SERVERS)
        customer_id = await connection.fetchval("SELECT max(id::text)::uuid FROM customer")
        await tickets.fill(dsn, tickets.MANY, customer_id)
        await connection.execute("VACUUM ANALYZE customer, contact, server")
    finally:
        await connection.close()
