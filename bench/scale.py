"""How many bytes a row of each table takes with its indexes, and what a long ledger costs.

Real rows are made through the API. Then they are multiplied by one statement for each table: ids, numbers
and references are new, all else is as in the real ones. So sizes and plans are those of so many rows; the
invariants do not hold of them (their hashes are copies), and the database is dropped afterwards. Requests
are for a customer whose rows are real, among so many others.
"""

import argparse
import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from uuid import uuid4

import asyncpg
import httpx
from rich.console import Console
from rich.table import Table

from app.kit.postgres.database import Connection
from bench import service, world
from bench.driver import play
from bench.load import Plan
from bench.service import Service

LEDGER = (
    "credit_account",
    "ledger_account",
    "ledger_entry",
    "ledger_posting",
    "ledger_lot",
    "event",
)
# Of the ledger's rows so many belong to one account.
ENTRIES_OF_ONE = 100
SIZED, REPEATS, WARM = 20_000, 60, 10
WORKED = 24
_COLUMNS = """
SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
       EXISTS (SELECT FROM pg_index WHERE indrelid = a.attrelid AND indisunique
               AND a.attnum = ANY(indkey)) AS is_key
FROM pg_attribute AS a
WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
ORDER BY a.attnum
"""
_SIZES = """
SELECT relname AS name, pg_table_size(oid) AS own, pg_indexes_size(oid) AS indexes
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname
"""


@dataclass
class Scaled:
    """What was found: bytes of a row and of its indexes by table; seconds and milliseconds by size."""

    bytes: dict[str, tuple[float, float]] = field(default_factory=dict)
    seconds: dict[int, float] = field(default_factory=dict)
    total_bytes: dict[int, int] = field(default_factory=dict)
    milliseconds: dict[int, dict[str, float]] = field(default_factory=dict)


def _fresh(name: str, kind: str, *, is_key: bool, first: int, each: int) -> str:
    """The expression of a column of the nth copy; so many of them are one account's."""
    if name in ("credit_account_id", "customer_id"):
        fresh = f"md5('account ' || {first} + n / {each})::uuid"
        return f"CASE WHEN one.{name} IS NOT NULL THEN {fresh} END"
    if kind == "uuid":
        return f"CASE WHEN one.{name} IS NOT NULL THEN uuidv7() END"
    if is_key and kind in ("bigint", "integer"):
        return f"({first} + n)::{kind}"
    if is_key and kind == "bytea":
        return f"sha256(one.{name} || ({first} + n)::text::bytea)"
    if is_key and kind in ("text", "character varying"):
        return f"one.{name} || '-' || {first} + n"
    return f"one.{name}"


async def multiply(connection: Connection, table: str, count: int) -> None:
    """Have so many rows in a table, or as many accounts as these belong to."""
    each = ENTRIES_OF_ONE
    if table == "credit_account":
        each, count = 1, count // ENTRIES_OF_ONE
    had = await connection.fetchval(f"SELECT count(*) FROM {table}")
    if not 0 < had < count:
        return
    columns = await connection.fetch(_COLUMNS, table)
    # Behind whatever number a real row has.
    first = 1_000_000_000 + had
    fresh = [
        _fresh(one["name"], one["type"], is_key=one["is_key"], first=first, each=each)
        for one in columns
    ]
    names = ", ".join(one["name"] for one in columns)
    await connection.execute(
        f"INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE SELECT {', '.join(fresh)}"
        f" FROM generate_series(1, {count - had}) AS n JOIN (SELECT *, row_number() OVER () - 1 AS no"
        f" FROM (SELECT * FROM {table} LIMIT 200) AS originals) AS one"
        f" ON one.no = n % {min(had, 200)}"
    )


async def _multiplied(
    dsn: str, tables: Sequence[str], count: int
) -> dict[str, tuple[float, float]]:
    """Multiply, and tell the bytes of a row, and of its entries in indexes."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("SET session_replication_role = replica")
        await connection.execute("SET synchronous_commit = off")
        for table in tables:
            await multiply(connection, table, count)
            await connection.execute(f"VACUUM ANALYZE {table}")
        found = {}
        for row in await connection.fetch(_SIZES):
            if row["name"] in tables:
                rows = await connection.fetchval(f"SELECT count(*) FROM {row['name']}") or 1
                found[row["name"]] = row["own"] / rows, row["indexes"] / rows
        return found
    finally:
        await connection.close()


async def _filled(dsn: str) -> list[str]:
    connection = await asyncpg.connect(dsn)
    try:
        names = [row["name"] for row in await connection.fetch(_SIZES)]
        return [
            name
            for name in names
            if not name.startswith(("pgqueuer", "alembic"))
            and await connection.fetchval(f"SELECT EXISTS (SELECT FROM {name} OFFSET 3)")
        ]
    finally:
        await connection.close()


async def _total(dsn: str) -> int:
    connection = await asyncpg.connect(dsn)
    try:
        size: int = await connection.fetchval("SELECT pg_database_size(current_database())")
        return size
    finally:
        await connection.close()


def _asked(running: Service, customer_id: str) -> dict[str, float]:
    """The median milliseconds of a balance, a page of 50 entries and a posting."""
    headers = {"Authorization": f"Bearer {running.key}"}
    path = f"/v1/customers/{customer_id}"
    spent: dict[str, list[float]] = {"balance": [], "page": [], "posting": []}
    with httpx.Client(base_url=running.url, headers=headers, timeout=60) as http:
        for turn in range(WARM + REPEATS):
            for name, times in spent.items():
                began = time.perf_counter()
                if name == "posting":
                    body = {"minutes": 10, "reason": "measured"}
                    key = {"Idempotency-Key": str(uuid4())}
                    answer = http.post(f"{path}/adjustments", json=body, headers=key)
                else:
                    which = "credit" if name == "balance" else "entries?limit=50"
                    answer = http.get(f"{path}/{which}")
                answer.raise_for_status()
                if turn >= WARM:
                    times.append((time.perf_counter() - began) * 1000)
    return {name: median(ones) for name, ones in spent.items()}


def run(running: Service, entries: int) -> Scaled:
    """Make real rows, multiply them step by step, and ask at each size."""
    found = Scaled()
    made = world.seed(running, 2)
    sessions = world.prepare(running, made, WORKED, 1, 0)
    play(running, Plan(running.port, "deduct_confirm", [{"key": made.key, "sessions": sessions}]))
    tables = asyncio.run(_filled(running.dsn))
    others = [name for name in tables if name not in LEDGER]
    found.bytes |= asyncio.run(_multiplied(running.dsn, others, min(SIZED, entries)))
    size = 1000
    while size <= entries:
        began = time.perf_counter()
        found.bytes |= asyncio.run(_multiplied(running.dsn, LEDGER, size))
        found.seconds[size] = time.perf_counter() - began
        found.total_bytes[size] = asyncio.run(_total(running.dsn))
        found.milliseconds[size] = _asked(running, made.spare["id"])
        size *= 10
    return found


def show(console: Console, found: Scaled) -> None:
    """Both tables."""
    table = Table("table", "bytes of a row", "of its indexes")
    for name, (own, indexes) in sorted(found.bytes.items()):
        table.add_row(name, f"{own:,.0f}", f"{indexes:,.0f}")
    console.print(table)
    table = Table("entries", "seeded in s", "database MB", "balance ms", "page ms", "posting ms")
    for size, spent in found.milliseconds.items():
        figures = (f"{spent[name]:.2f}" for name in ("balance", "page", "posting"))
        megabytes = f"{found.total_bytes[size] / 1e6:,.0f}"
        table.add_row(f"{size:,}", f"{found.seconds[size]:.0f}", megabytes, *figures)
    console.print(table)


def main() -> None:
    """Measure, and show."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000_000)
    given = parser.parse_args()
    with service.running() as running:
        show(Console(width=100), run(running, given.entries))


if __name__ == "__main__":
    main()
