"""Exports of a million entries beside psql's copy of the same columns, and what others feel of them."""

import asyncio
import multiprocessing
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median, quantiles
from uuid import UUID

import asyncpg
import httpx
from rich.console import Console
from rich.table import Table

from app.exports.queries import EXTRACTS
from app.exports.rules import ExportFormat, ExportKind
from app.kit.extracts import ColumnKind
from app.ledger.accounts import account_id
from bench import world
from bench.service import Service

AIM_RATE, AIM_MEMORY_MB, AIM_P99 = 0.7, 60.0, 2.0
CUSTOMERS = 20
FORMATS = (ExportFormat.CSV, ExportFormat.NDJSON)
# Between two of the requests that feel how busy the service is.
_PAUSE_SECONDS = 0.01
_CALM_SECONDS = 10.0


@dataclass
class Exported:
    """One format, round by round: seconds of ours and of psql's; the milliseconds of other requests.

    Attributes:
        memory_mb: the most that the service had above what it had before.
    """

    format: ExportFormat
    size_bytes: int = 0
    seconds: list[float] = field(default_factory=list)
    floor_seconds: list[float] = field(default_factory=list)
    memory_mb: float = 0.0
    beside_ms: list[float] = field(default_factory=list)
    calm_ms: list[float] = field(default_factory=list)


def run(service: Service, entries: int, rounds: int) -> list[Exported]:
    """Grow a ledger, and measure each format in turn with its floor."""
    seeded = world.seed(service, CUSTOMERS, "exported")
    customers = [UUID(one["id"]) for one in seeded.customers]
    asyncio.run(_grow(service.dsn, customers, entries // CUSTOMERS // 2))
    path = f"/v1/customers/{seeded.spare['id']}/credit"
    found = [Exported(one) for one in FORMATS]
    for one in found:
        _export(service, one)  # so that all is warm
    idle = _memory_mb(service.pid)
    for _ in range(rounds):
        for one in found:
            began = time.perf_counter()
            with _highest_memory(service.pid) as highest:
                _export(service, one)
            one.seconds.append(time.perf_counter() - began)
            one.memory_mb = max(one.memory_mb, highest[0] - idle)
            one.floor_seconds.append(_psql(service.dsn, one.format))
            with _others(service, path, one.calm_ms):
                time.sleep(_CALM_SECONDS)
            with _others(service, path, one.beside_ms):
                _export(service, one)
    return found


def show(console: Console, found: list[Exported], entries: int) -> None:
    """The medians of all rounds."""
    table = Table(
        "", "seconds", "psql", "of its rate", "MB/s", "memory MB", "others' p99 ms", "calm", "times",
        title=f"exports of {entries:,} entries",
    )  # fmt: skip
    for one in found:
        ratios = [other / own for own, other in zip(one.seconds, one.floor_seconds, strict=True)]
        beside, calm = _p99(one.beside_ms), _p99(one.calm_ms)
        table.add_row(
            one.format, f"{median(one.seconds):.1f}", f"{median(one.floor_seconds):.1f}",
            f"[bold]{median(ratios):.2f}[/]\naim {AIM_RATE}",
            f"{one.size_bytes / median(one.seconds) / 1e6:.1f}",
            f"{one.memory_mb:.1f}\naim {AIM_MEMORY_MB:.0f}", f"{beside:.1f}", f"{calm:.1f}",
            f"{beside / calm:.2f}\naim {AIM_P99:.0f}",
        )  # fmt: skip
    console.print(table)


def _p99(figures: list[float]) -> float:
    return quantiles(figures, n=100)[-1]


# --- what is measured ----------------------------------------------------------------------------


def _export(service: Service, one: Exported) -> None:
    """Ask for an export and throw it away, by nothing but a socket."""
    head = (
        f"GET /v1/exports/entries?format={one.format} HTTP/1.1\r\nHost: bench\r\n"
        f"Authorization: Bearer {service.key}\r\nConnection: close\r\n\r\n"
    )
    buffer, size, last = bytearray(1 << 18), 0, b""
    with socket.create_connection(("127.0.0.1", service.port)) as connection:
        connection.sendall(head.encode())
        while read := connection.recv_into(buffer):
            size += read
            last = bytes(buffer[max(0, read - 5) : read]) if read >= 5 else last + buffer[:read]
    assert last.endswith(b"0\r\n\r\n"), "it was broken off"
    one.size_bytes = size


def _psql(dsn: str, form: ExportFormat) -> float:
    """The seconds in which psql copies the same columns of the same rows, as they are."""
    extract = EXTRACTS[ExportKind.ENTRIES]
    columns = ", ".join(
        f'{one.sql} AS "{one.name}"'
        for one in extract.columns
        if form is ExportFormat.NDJSON or one.kind is not ColumnKind.NESTED
    )
    query = " ".join(f"SELECT {columns} {extract.source} ORDER BY {extract.order}".split())
    command = f"\\copy ({query}) TO '/dev/null' WITH (FORMAT csv, HEADER)"
    began = time.perf_counter()
    subprocess.run(["psql", "-qX", "-c", "SET jit = off", "-c", command, dsn], check=True)
    return time.perf_counter() - began


@contextmanager
def _highest_memory(pid: int) -> Iterator[list[float]]:
    """The most memory that a process has while the block runs, in the one item that is given."""
    highest, over = [0.0], threading.Event()

    def look() -> None:
        while not over.wait(0.05):
            highest[0] = max(highest[0], _memory_mb(pid))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield highest
    finally:
        over.set()
        looking.join()


def _memory_mb(pid: int) -> float:
    """What a process has in memory; its workbooks are made by others."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@contextmanager
def _others(service: Service, path: str, felt_ms: list[float]) -> Iterator[None]:
    """Reads by somebody else while the block runs, at a steady pace; adds what each took."""
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    reader = context.Process(target=_read, args=(service.url, service.key, path, theirs))
    reader.start()
    ours.recv()  # it is warm
    try:
        yield
    finally:
        ours.send("enough")
        felt_ms += ours.recv()
        reader.join()


def _read(url: str, key: str, path: str, end: Connection) -> None:
    felt = []
    with httpx.Client(base_url=url, headers={"Authorization": f"Bearer {key}"}) as http:
        for _ in range(50):
            http.get(path).raise_for_status()
        end.send("warm")
        while not end.poll(_PAUSE_SECONDS):
            began = time.perf_counter()
            http.get(path).raise_for_status()
            felt.append((time.perf_counter() - began) * 1000)
    end.send(felt)


# --- what there is to export ---------------------------------------------------------------------

# Sessions booked and given up, account by account; the chain of hashes is not continued.
_GROW = """
CREATE TEMP TABLE old AS
SELECT account.credit_account_id, account.customer_id, account.seq AS first, lot.id AS lot_id,
       newest.booked_at, newest.service_on, newest.hash, n, gen_random_uuid() AS session_id
FROM credit_account AS account
JOIN ledger_account AS lot ON lot.credit_account_id = account.credit_account_id AND lot.kind = 'lot'
JOIN ledger_entry AS newest
    ON newest.credit_account_id = account.credit_account_id AND newest.seq = account.seq,
generate_series(0, {last}) AS n
WHERE account.credit_account_id IN ({accounts});

INSERT INTO ledger_account (credit_account_id, id, kind, balance_minutes, held_minutes, opened_seq)
SELECT credit_account_id, session_id, 'hold', 0, 0, first + 2 * n + 1 FROM old;

INSERT INTO ledger_entry
    (credit_account_id, seq, id, kind, reference, actor, booked_at, service_on, override,
     available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes, hash, hash_version)
SELECT credit_account_id, first + 2 * n + half, gen_random_uuid(),
       (ARRAY['hold', 'release'])[half], 'session:' || session_id || ':' || half, 'key:bench',
       booked_at + n * interval '1 minute', service_on, false, 480000, 0, 0, 0, hash, 2
FROM old, generate_series(1, 2) AS half ORDER BY n, half, credit_account_id;

INSERT INTO ledger_posting
    (credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes, lot_id,
     from_balance_minutes, to_balance_minutes)
SELECT credit_account_id, first + 2 * n + half, 0,
       (ARRAY['lot', 'hold'])[half], (ARRAY[lot_id, session_id])[half],
       (ARRAY['hold', 'lot'])[half], (ARRAY[session_id, lot_id])[half], 60, lot_id, 0, 60
FROM old, generate_series(1, 2) AS half ORDER BY n, half, credit_account_id;

INSERT INTO event (id, type, customer_id, subject_type, subject_id, actor, occurred_at, data, position)
SELECT gen_random_uuid(), 'ledger_entry.' || kind, old.customer_id, 'ledger_entry', entry.id, actor,
       entry.booked_at, '{{}}',
       (SELECT max(position) FROM event) + row_number() OVER (ORDER BY n, entry.seq, old.customer_id)
FROM old JOIN ledger_entry AS entry
    ON entry.credit_account_id = old.credit_account_id
   AND entry.seq IN (first + 2 * n + 1, first + 2 * n + 2);

UPDATE credit_account AS account SET seq = first + 2 * {last} + 2 FROM old
WHERE account.credit_account_id = old.credit_account_id AND n = 0;
"""


async def _grow(dsn: str, customers: list[UUID], sessions: int) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        # What is unnumbered comes after what was numbered before.
        while not (await connection.execute(_NUMBER)).endswith(" 0"):
            pass
        accounts = ", ".join(f"'{account_id(one)}'" for one in customers)
        await connection.execute("SET session_replication_role = replica")
        await connection.execute(_GROW.format(last=sessions - 1, accounts=accounts))
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


_NUMBER = """
UPDATE event SET position = fresh.position FROM (
    SELECT event_no, (SELECT coalesce(max(position), 0) FROM event) + row_number() OVER (ORDER BY event_no)
        AS position
    FROM event WHERE position IS NULL
) AS fresh WHERE event.event_no = fresh.event_no
"""
