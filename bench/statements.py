"""A month's statement: 500 sessions in it, in an account of one month and in one of a million entries."""

import asyncio
import time
from dataclasses import dataclass
from statistics import median, quantiles
from uuid import UUID

import asyncpg
import httpx
from rich.console import Console
from rich.table import Table

from bench.service import Service
from bench.world import seed

FEW, MANY = 1_500, 1_000_000
AIM_MS = 150.0
AIM_GROWTH = 1.2
# The last month of both accounts, whose sessions come every 89 minutes: 501 in 31 days.
MONTH = "2024-12"
FORMATS = ("json", "csv", "html", "pdf")
PAPER, BALANCE = "pdf", "balance"


@dataclass
class Told:
    """One request: milliseconds in the short account and in the long one, and the bytes of an answer."""

    name: str
    few: list[float]
    many: list[float]
    size: int


def run(service: Service, repeats: int) -> list[Told]:
    """Fill two accounts past the journal, and ask for the same month of both in turn."""
    world = seed(service, 2, "told")
    short, long = (str(customer["id"]) for customer in world.customers)
    headers = {"Authorization": f"Bearer {service.key}"}
    for customer, count in ((short, FEW), (long, MANY)):
        _buy(service, headers, customer)
        asyncio.run(fill(service.dsn, UUID(customer), count // 3))
    found = []
    with httpx.Client(base_url=service.url, headers=headers, timeout=60) as http:
        for name in (*FORMATS, BALANCE):
            told = Told(name, [], [], 0)
            for turn in range(-5, repeats):
                for customer, kept in ((short, told.few), (long, told.many)):
                    if name == PAPER and customer == short:
                        continue  # it has one month, which would be remembered
                    spent, told.size = _asked(http, customer, name, turn)
                    if turn >= 0:  # the first ones warm up
                        kept.append(spent)
            found.append(told)
    return found


def show(console: Console, cases: list[Told]) -> None:
    """p50 and p95 of each, and how they grow."""
    table = Table(
        f"statement of {MONTH}", "bytes", f"{FEW:,} entries: p50 ms", "p95 ms",
        f"{MANY:,}: p50 ms", "p95 ms", "growth of p50", "aim",
    )  # fmt: skip
    for case in cases:
        few, many = case.few, case.many
        table.add_row(
            case.name, f"{case.size:,}",
            *((f"{median(few):.1f}", f"{_p95(few):.1f}") if few else ("", "")),
            f"{median(many):.1f}", f"[bold]{_p95(many):.1f}[/]",
            f"{median(many) / median(few):.2f}" if few else "",
            f"growth {AIM_GROWTH}" if case.name == BALANCE else f"{AIM_MS:.0f}, {AIM_GROWTH}",
        )  # fmt: skip
    console.print(table)


def _buy(service: Service, headers: dict[str, str], customer: str) -> None:
    """Credit for all the sessions that are to come."""
    money = {"price_per_person_day": "960.00", "currency": "EUR", "paid": True}
    for number in range(2):
        httpx.post(
            f"{service.url}/v1/customers/{customer}/purchases",
            json={"minutes": 10_000_000, **money},
            headers={**headers, "Idempotency-Key": f"told-{customer}-{number}"},
        ).raise_for_status()


def _p95(figures: list[float]) -> float:
    return quantiles(figures, n=20)[-1]


def _asked(http: httpx.Client, customer: str, name: str, turn: int) -> tuple[float, int]:
    # Another month of the long account each time: what was set on paper before is remembered.
    year, month = divmod(12 * 2024 + 11 - (turn + 5 if name == PAPER else 0), 12)
    path = f"/v1/customers/{customer}/statements/{year}-{month + 1:02}?format={name}"
    if name == BALANCE:
        path = f"/v1/customers/{customer}/credit"
    started = time.perf_counter()
    answer = http.get(path).raise_for_status()
    return (time.perf_counter() - started) * 1000, len(answer.content)


async def fill(dsn: str, customer_id: UUID, sessions: int) -> None:
    """Sessions back from the end of the month, each held, deducted and confirmed; no chain binds them."""
    connection = await asyncpg.connect(dsn)
    try:
        # Past the triggers and keys: this database is thrown away, and nobody verifies it.
        await connection.execute("SET session_replication_role = replica")
        await connection.execute(_PLANNED, customer_id, sessions)
        for statement in _FILLED:
            await connection.execute(statement)
        await connection.execute("DROP TABLE planned")
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


# 40:01 to 50:00 worked are 50 minutes; 60 were held.
_PLANNED = """
CREATE TEMPORARY TABLE planned AS
SELECT n, $1::uuid AS customer_id, account.credit_account_id, account.seq AS after_seq,
    account.available_minutes AS had, gen_random_uuid() AS session_id, gen_random_uuid() AS worksheet_id,
    (SELECT id FROM ledger_account AS lot WHERE lot.credit_account_id = account.credit_account_id
        AND lot.kind = 'lot' ORDER BY balance_minutes DESC, id LIMIT 1) AS lot_id,
    (SELECT id FROM technician LIMIT 1) AS technician_id,
    timestamptz '2024-12-31 21:00Z' - ($2::int - n) * interval '89 minutes' AS at
FROM generate_series(1, $2::int) AS n
JOIN credit_account AS account ON account.customer_id = $1
"""
# What was bought is older than what was worked.
_BOUGHT = """
UPDATE ledger_entry SET booked_at = '1960-01-01 00:00Z'
WHERE credit_account_id = (SELECT credit_account_id FROM planned LIMIT 1)
"""
_ENTRIES = """
INSERT INTO ledger_entry (credit_account_id, seq, id, kind, reference, actor, booked_at, service_on,
    override, available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes, hash,
    hash_version)
SELECT credit_account_id, after_seq + 3 * (n - 1) + step, gen_random_uuid(), kind, reference, 'bench',
    at + step * interval '1 minute', at::date, false,
    had - 50 * (n - 1) - CASE step WHEN 1 THEN 60 ELSE 50 END, CASE step WHEN 1 THEN 60 ELSE 0 END,
    CASE step WHEN 2 THEN 50 ELSE 0 END, 0, decode(repeat('00', 32), 'hex'), 1
FROM planned CROSS JOIN LATERAL (VALUES
    (1, 'hold', 'session:' || session_id || ':hold:1'),
    (2, 'deduction', 'worksheet:' || worksheet_id || ':deduction'),
    (3, 'confirmation', 'worksheet:' || worksheet_id || ':confirmation')) AS made (step, kind, reference)
"""
_POSTINGS = """
INSERT INTO ledger_posting (credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes,
    lot_id, from_balance_minutes, to_balance_minutes)
SELECT credit_account_id, after_seq + 3 * (n - 1) + step, position, from_kind, from_id, to_kind, to_id,
    minutes, lot_id, 0, 0
FROM planned CROSS JOIN LATERAL (VALUES
    (1, 0, 'lot', lot_id, 'hold', session_id, 60),
    (2, 0, 'hold', session_id, 'billed', worksheet_id, 50),
    (2, 1, 'hold', session_id, 'lot', lot_id, 10),
    (3, 0, 'billed', worksheet_id, 'consumed', '00000000-0000-0000-0000-000000000002'::uuid, 50)
) AS made (step, position, from_kind, from_id, to_kind, to_id, minutes)
"""
_ACCOUNTS = """
INSERT INTO ledger_account (credit_account_id, id, kind, balance_minutes, held_minutes, opened_seq)
SELECT credit_account_id, session_id, 'hold', 0, 0, after_seq + 3 * n - 2 FROM planned
UNION ALL SELECT credit_account_id, worksheet_id, 'billed', 0, 0, after_seq + 3 * n - 1 FROM planned
"""
_SESSIONS = """
INSERT INTO session (id, customer_id, status, version, category, starts_at, ends_at, estimated_minutes,
    reserved_technicians, reserved_minutes, terms, organizer, holds, releases, moves, booked_at)
SELECT session_id, customer_id, 'done', 1, 'training', at, at + interval '1 hour', 60, 1, 60, '{}',
    'support@example.com', 1, 0, 0, at FROM planned
"""
_SHEETS = """
INSERT INTO worksheet (id, session_id, customer_id, status, version, revision, summary, worked_seconds,
    billed_minutes, submitted_at, confirmed_at, confirmed_by)
SELECT worksheet_id, session_id, customer_id, 'confirmed', 2, 1, 'done', 2401 + n % 600 * 7919 % 600, 50,
    at + interval '2 minutes', at + interval '3 minutes', 'customer' FROM planned
"""
_ROUNDS = """
INSERT INTO worksheet_round (worksheet_id, number, verb, revision, billed_minutes, actor, happened_at)
SELECT worksheet_id, number, verb, 1, 50, 'bench', at + (number + 1) * interval '1 minute'
FROM planned CROSS JOIN (VALUES (1, 'submit'), (2, 'confirm')) AS made (number, verb)
"""
_TIMES = """
INSERT INTO time_entry (worksheet_id, revision, position, technician_id, during, note, current)
SELECT worksheet_id, 1, 0, technician_id,
    tstzrange(at - (2401 + n % 600 * 7919 % 600) * interval '1 second', at), '', false
FROM planned
"""
_HEAD = """
UPDATE credit_account SET (seq, booked_at, available_minutes) = (
    SELECT max(after_seq) + 3 * max(n), max(at) + interval '3 minutes', max(had) - 50 * max(n)
    FROM planned)
WHERE credit_account_id = (SELECT credit_account_id FROM planned LIMIT 1)
"""
# As the worker would have valued it: what was confirmed is earned, at 2 EUR a minute.
_VALUES = """
INSERT INTO finance_movement (credit_account_id, seq, position, number, lot_id, from_bucket, to_bucket,
    minutes, amount, currency, booked_at)
SELECT credit_account_id, after_seq + 3 * n, 0, 0, lot_id, 'deferred', 'earned', 50, 100, 'EUR',
    at + interval '3 minutes' FROM planned
"""
_VALUED = """
INSERT INTO finance_position (credit_account_id, seq, booked_at)
SELECT credit_account_id, max(after_seq) + 3 * max(n), max(at) FROM planned GROUP BY 1
ON CONFLICT (credit_account_id) DO UPDATE SET seq = excluded.seq
"""
_FILLED = (
    _BOUGHT, _ENTRIES, _POSTINGS, _ACCOUNTS, _SESSIONS, _SHEETS, _ROUNDS, _TIMES, _HEAD, _VALUES, _VALUED,
)  # fmt: skip
