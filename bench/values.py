"""What minutes are worth: reports over 1,000,000 entries, and one account that is as long as that.

A database of its own on the measured server: whole lives of accounts, made by SQL, without hashes and events.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from uuid import UUID, uuid5

import asyncpg
from rich.console import Console
from rich.table import Table

from app.finance import aging, checks, projection, reports
from app.finance.schemas import Grouping
from app.kit.postgres import database, migrations
from app.kit.postgres.database import Pool
from app.kit.postgres.scopes import EVERYBODY
from app.kit.web.pagination import Window
from app.ledger import credit as balances
from app.ledger import queries as ledger
from app.ledger.accounts import account_id
from bench.service import Service

NAME = "values"
ENTRIES, ACCOUNTS = 1_000_000, 1_000
SHORT = 1_000
FROM = datetime(2030, 1, 1, tzinfo=UTC)
YEAR = timedelta(days=365)
AT = FROM + YEAR
AIM_SECONDS = 2.0
AIM_GROWTH = 1.2
_MANY, _LONG, _SHORT = UUID(int=1), UUID(int=2), UUID(int=3)


@dataclass
class Valued:
    """One thing measured: what it took, at the best and in the middle, and what is wanted."""

    name: str
    seconds: list[float]
    aim: str


def run(service: Service, repeats: int, accounts: int = ACCOUNTS) -> list[Valued]:
    """Fill the database, let the values follow, and read the reports."""
    head = service.dsn.partition("?")
    dsn = f"{head[0].rpartition('/')[0]}/{NAME}?{head[2]}"
    return asyncio.run(_run(service.dsn, dsn, repeats, accounts))


async def _run(server: str, dsn: str, repeats: int, accounts: int) -> list[Valued]:
    admin = await asyncpg.connect(server)
    await admin.execute(f"CREATE DATABASE {NAME}")
    await admin.close()
    await asyncio.to_thread(migrations.upgrade, dsn)
    each = ENTRIES // ACCOUNTS
    await _seed(dsn, [uuid5(_MANY, str(one)) for one in range(accounts)], each)
    async with await database.open_pool(
        dsn, scope=EVERYBODY, size=4, statement_seconds=600
    ) as pool:
        started = time.perf_counter()
        await projection.catch_up(pool, AT)
        spent = time.perf_counter() - started
        found = [Valued(f"values follow {accounts * each:,} entries, s", [spent], "")]
        found += await _reports(pool, repeats)
        found += await _growth(dsn, pool, repeats * 20, accounts * each)
    await _verify(dsn)
    return found


async def _reports(pool: Pool, repeats: int) -> list[Valued]:
    year = Window(FROM, AT)
    cases: dict[str, Callable[[], Awaitable[object]]] = {
        "revenue of a year by month": lambda: reports.revenue(
            pool, AT, year, [Grouping.MONTH], None
        ),
        "revenue of a year by lot": lambda: reports.revenue(pool, AT, year, [Grouping.LOT], None),
        "revenue of a year by month and customer": lambda: reports.revenue(
            pool, AT, year, [Grouping.MONTH, Grouping.CUSTOMER], None
        ),
        "deferred at an instant": lambda: reports.deferred(pool, AT, FROM + YEAR / 2, [], None),
        "what waits, and debt": lambda: aging.aging(pool, AT),
        "trial balance": lambda: aging.trial_balance(pool, AT, FROM + YEAR / 2),
    }
    found = {name: Valued(f"{name}, s", [], f"{AIM_SECONDS:.0f}") for name in cases}
    for turn in range(-1, repeats):
        for name, ask in cases.items():
            started = time.perf_counter()
            await ask()
            if turn >= 0:
                found[name].seconds.append(time.perf_counter() - started)
    return list(found.values())


async def _growth(dsn: str, pool: Pool, repeats: int, long: int) -> list[Valued]:
    """A balance and a page of entries of one account, by those of a short one."""
    await _seed(dsn, [_LONG], long)
    await _seed(dsn, [_SHORT], SHORT)
    cases: dict[str, Callable[[UUID, int], Awaitable[object]]] = {
        "balance": lambda one, _: balances.credit(pool, one, FROM),
        "last page of 50 entries": lambda one, last: ledger.entries(pool, one, last - 50, 50),
    }
    found = []
    for name, ask in cases.items():
        spent: dict[UUID, list[float]] = {_LONG: [], _SHORT: []}
        for turn in range(-20, repeats):
            for one, last in ((_LONG, long), (_SHORT, SHORT)):
                started = time.perf_counter()
                await ask(one, last)
                if turn >= 0:
                    spent[one].append(time.perf_counter() - started)
        growth = median(spent[_LONG]) / median(spent[_SHORT])
        found.append(
            Valued(f"{name} at {long:,} entries by {SHORT:,}, ratio", [growth], f"{AIM_GROWTH}")
        )
    return found


def show(console: Console, found: list[Valued]) -> None:
    """The best, the middle, and what is wanted."""
    table = Table("", "best", "median", "aim")
    for one in found:
        table.add_row(one.name, f"{min(one.seconds):.2f}", f"{median(one.seconds):.2f}", one.aim)
    console.print(table)


async def _verify(dsn: str) -> None:
    """Money in is all that is anywhere, and the machine tells it all again."""
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            for name, statement in checks.CHECKS.items():
                assert not await connection.fetch(statement), name
            async for one in checks.recomputed(connection):
                raise AssertionError(one)
    finally:
        await connection.close()


async def _seed(dsn: str, customers: list[UUID], entries: int) -> None:
    """Accounts with lots of 3,960 minutes, spent in 33 sessions that are held, billed and confirmed."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("SET session_replication_role = replica")
        accounts = [account_id(one) for one in customers]
        await connection.execute(_ACCOUNTS, customers, accounts, entries)
        for statement in (_ENTRIES, _POSTINGS, _BUCKETS, _LOTS):
            given = [accounts, entries] + ([FROM, YEAR] if "$4" in statement else [])
            await connection.execute(statement, *given, timeout=600)
        await connection.execute("ANALYZE")
    finally:
        await connection.close()


# Each hundred entries are a purchase, and 33 times a hold, a deduction and a confirmation.
_STEPS = """
FROM unnest($1::uuid[]) WITH ORDINALITY AS account (id, place)
CROSS JOIN generate_series(0, $2::int - 1) AS step (number)
CROSS JOIN LATERAL (
    SELECT step.number % 100 AS phase, (step.number % 100 - 1) / 3 AS session,
           (step.number % 100 - 1) % 3 AS verb,
           md5(account.id || 'lot' || step.number / 100)::uuid AS lot_id
) AS at
CROSS JOIN LATERAL (
    SELECT md5(lot_id || 'session' || session)::uuid AS session_id,
           md5(lot_id || 'worksheet' || session)::uuid AS worksheet_id
) AS made
"""
_ACCOUNTS = """
INSERT INTO credit_account (credit_account_id, customer_id, product, time_zone, seq, hash,
    available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes)
SELECT account, customer, 'server_support', 'Europe/Prague', $3::int, sha256('made'), 0, 0, 0, 0
FROM unnest($1::uuid[], $2::uuid[]) AS made (customer, account)
"""
_ENTRIES = f"""
INSERT INTO ledger_entry (credit_account_id, seq, id, kind, reference, actor, booked_at, service_on,
    override, available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes,
    hash_version, hash)
SELECT account.id, number + 1, md5(account.id || 'entry' || number)::uuid,
       CASE WHEN phase = 0 THEN 'purchase' ELSE (ARRAY['hold', 'deduction', 'confirmation'])[verb + 1] END,
       number::text, 'system', $3::timestamptz + number * ($4::interval / $2), '2030-01-01', false,
       0, 0, 0, 0, 2, sha256('made')
{_STEPS}
"""
_POSTINGS = f"""
INSERT INTO ledger_posting (credit_account_id, seq, position, from_kind, from_id, to_kind, to_id,
    minutes, lot_id, from_balance_minutes, to_balance_minutes)
SELECT account.id, number + 1, 0,
       CASE WHEN phase = 0 THEN 'purchased' ELSE (ARRAY['lot', 'hold', 'billed'])[verb + 1] END,
       CASE WHEN phase = 0 THEN '00000000-0000-0000-0000-000000000001'
            ELSE (ARRAY[lot_id, session_id, worksheet_id])[verb + 1] END,
       CASE WHEN phase = 0 THEN 'lot' ELSE (ARRAY['hold', 'billed', 'consumed'])[verb + 1] END,
       CASE WHEN phase = 0 THEN lot_id
            ELSE (ARRAY[session_id, worksheet_id, '00000000-0000-0000-0000-000000000002'])[verb + 1] END,
       CASE WHEN phase = 0 THEN 3960 ELSE 120 END, lot_id, 0, 0
{_STEPS}
"""
_BUCKETS = f"""
INSERT INTO ledger_account (credit_account_id, id, kind, balance_minutes, held_minutes, opened_seq)
SELECT account.id, (ARRAY[session_id, worksheet_id])[verb + 1], (ARRAY['hold', 'billed'])[verb + 1],
       0, 0, number + 1
{_STEPS} WHERE phase > 0 AND verb < 2
"""
_LOTS = f"""
INSERT INTO ledger_account (credit_account_id, id, kind, balance_minutes, held_minutes, opened_seq,
    purchased_at, price_per_person_day, currency, given_minutes, net)
SELECT account.id, lot_id, 'lot', 0, 0, number + 1, $3::timestamptz + number * ($4::interval / $2), 480,
       (ARRAY['EUR', 'JPY', 'KWD'])[place % 3 + 1], 3960,
       (ARRAY[3960.07, 396007, 3960.007])[place % 3 + 1]
{_STEPS} WHERE phase = 0
"""
