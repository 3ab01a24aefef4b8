"""The floor of the posting path: pgbench sending the service's own statements on the same server.

The floor has a database of its own, a copy of the seeded one, so that the service's stays provably
intact: pgbench decides nothing, and makes no hash chain.
"""

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg

from app.run.embedded import binaries
from bench import plays, processes
from bench.capture import Recorder, Statement, recording
from bench.driver import Measured
from bench.load import quantile
from bench.script import SEQ, Builder, Operation, Script
from bench.service import Service
from bench.world import PLANNED_FROM, WORKED, World

NAME = "floor"
# Runs of the script after which a client turns to another customer, at the cost of one fetch.
RUNS_PER_ROW = 10
# What the service's pool sets, too.
_OPTIONS = (
    "-c role=personday_app -c personday.customer=all -c jit=off -c timezone=UTC -c lock_timeout=10s"
)

# The rows that scripts work on.
TABLE = """
CREATE SEQUENCE floor_slot;
CREATE TABLE floor_row (
    n bigserial PRIMARY KEY, row_customer text, row_account text, row_technician text,
    row_server text, row_lot text, row_session text, row_worked_from text, row_worked_to text
);
GRANT SELECT ON floor_row TO personday_app;
GRANT USAGE ON floor_slot TO personday_app;
-- What the floor prepares, one technician of a customer does, and all of it at once.
DROP INDEX uq_session_technician_working;
"""
_CUSTOMER = """
INSERT INTO floor_row (row_customer, row_account, row_technician, row_server, row_lot)
SELECT $1, lot.credit_account_id, $2, $3, lot.id
FROM ledger_account AS lot JOIN credit_account USING (credit_account_id)
WHERE customer_id = $1::text::uuid AND kind = 'lot'
"""
_SESSIONS = """
WITH fresh AS (
    SELECT session.id, session.customer_id, row_number() OVER (ORDER BY session.id)
        + (SELECT coalesce(max(n), 0) FROM floor_row) AS slot
    FROM session
    WHERE status = 'in_progress'
      AND id::text NOT IN (SELECT row_session FROM floor_row WHERE row_session IS NOT NULL)
)
INSERT INTO floor_row (n, row_customer, row_account, row_technician, row_server, row_lot,
                       row_session, row_worked_from, row_worked_to)
SELECT slot, known.row_customer, row_account, row_technician, row_server, row_lot, fresh.id,
       to_timestamp(1000000000 + slot * 3600), to_timestamp(1000000000 + slot * 3600 + 2830)
FROM fresh JOIN floor_row AS known
    ON known.row_customer = fresh.customer_id::text AND known.row_session IS NULL
"""


@dataclass(frozen=True)
class Floor:
    """The floor's database and its scripts."""

    dsn: str
    service: Service
    customers: int
    book_cancel: Script
    book_start: Script
    deduct_confirm: Script


async def make(service: Service, world: World) -> Floor:
    """Copy the seeded database, record the service on the copy, and write the scripts."""
    dsn = _copy(service)
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(TABLE)
        for one in world.customers:
            await connection.execute(_CUSTOMER, one["id"], one["technician_id"], one["server_id"])
        await connection.execute(
            "UPDATE credit_account SET seq = $2 WHERE customer_id = $1::text::uuid",
            world.spare["id"],
            SEQ,
        )
        scripts = await _record(connection, dsn, world)
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
    return Floor(dsn, service, len(world.customers), *scripts)


def create_database(service: Service) -> str:
    """An empty database for a floor, on the service's server; returns its address."""
    address = urlsplit(service.dsn)
    maintenance = urlunsplit(address._replace(path="/postgres"))
    subprocess.run([*_psql(), "-c", f"CREATE DATABASE {NAME}", maintenance], check=True)
    return urlunsplit(address._replace(path=f"/{NAME}"))


def _copy(service: Service) -> str:
    dsn = create_database(service)
    with subprocess.Popen(
        [str(binaries() / "pg_dump"), service.dsn], stdout=subprocess.PIPE
    ) as dump:
        subprocess.run([*_psql(), dsn], stdin=dump.stdout, check=True)
    return dsn


def _psql() -> list[str]:
    return [str(binaries() / "psql"), "-qX", "-v", "ON_ERROR_STOP=1", "-o", os.devnull]


async def _record(
    connection: "asyncpg.Connection[asyncpg.Record]", dsn: str, world: World
) -> tuple[Script, Script, Script]:
    one = world.spare
    facts = await connection.fetchrow(
        "SELECT credit_account_id, lot.id FROM ledger_account AS lot"
        " JOIN credit_account USING (credit_account_id)"
        " WHERE customer_id = $1::text::uuid AND kind = 'lot'",
        one["id"],
    )
    assert facts is not None
    row = {
        one["id"]: "row_customer",
        one["technician_id"]: "row_technician",
        one["server_id"]: "row_server",
        str(facts[0]): "row_account",
        str(facts[1]): "row_lot",
    }
    async with recording(dsn) as recorder:
        story = _Story(connection, recorder, world)
        first, second = [await story.booked_and_cancelled(turn) for turn in (1, 2)]
        book_cancel = _script(row, second.times, first, second, ("book", "cancel"))
        first, second = [await story.worked(turn) for turn in (3, 4)]
        book_start = _script(row, second.times, first, second, ("book", "start"))
        row |= second.row
        deduct_confirm = _script(row, {}, first, second, ("hand in", "confirm"))
    return book_cancel, book_start, deduct_confirm


@dataclass
class _Recorded:
    """The operations of one turn by name, with the account's seq before each."""

    operations: dict[str, tuple[list[Statement], int]]
    times: Mapping[str, str]
    row: Mapping[str, str]


@dataclass
class _Story:
    connection: "asyncpg.Connection[asyncpg.Record]"
    recorder: Recorder
    world: World

    async def booked_and_cancelled(self, turn: int) -> _Recorded:
        made = _Recorded({}, *self._times(turn))
        session = await self._book(made, turn)
        await self._post(
            made, "cancel", f"/v1/sessions/{session}/cancel", '{"asked_by":"provider"}'
        )
        return made

    async def worked(self, turn: int) -> _Recorded:
        made = _Recorded({}, *self._times(turn))
        session = await self._book(made, turn)
        starts_at = self._starts_at(turn)
        now = starts_at + timedelta(minutes=1)
        await self._post(made, "start", f"/v1/sessions/{session}/start", "", now=now)
        ended_at = starts_at + WORKED
        body = plays.worksheet(
            {
                **self.world.spare,
                "starts_at": starts_at.isoformat(),
                "ended_at": ended_at.isoformat(),
            }
        )
        path, later = f"/v1/sessions/{session}/worksheet", ended_at + timedelta(minutes=1)
        handed_in = await self._post(made, "hand in", path, body, now=later)
        confirm, key = f"/v1/worksheets/{handed_in}/confirm", self.world.spare["key"]
        await self._post(made, "confirm", confirm, '{"revision":1}', key, later)
        made.row = {**made.row, session: "row_session"}
        return made

    async def _book(self, made: _Recorded, turn: int) -> str:
        body = plays.booking(self.world.spare, self._starts_at(turn))
        return await self._post(made, "book", "/v1/sessions", body)

    async def _post(
        self,
        made: _Recorded,
        name: str,
        path: str,
        body: str,
        key: str | None = None,
        now: datetime | None = None,
    ) -> str:
        seq: int = await self.connection.fetchval(
            "SELECT seq FROM credit_account WHERE customer_id = $1::text::uuid",
            self.world.spare["id"],
        )
        answer, statements = await self.recorder.post(
            path, key or self.world.key, body, str(uuid4()), now
        )
        made.operations[name] = (statements, seq)
        found: str = answer["id"] if "id" in answer else answer["session"]["id"]
        return found

    @staticmethod
    def _starts_at(turn: int) -> datetime:
        return PLANNED_FROM + turn * timedelta(days=1)

    def _times(self, turn: int) -> tuple[dict[str, str], dict[str, str]]:
        starts_at = self._starts_at(turn)
        ends_at = starts_at + timedelta(minutes=plays.ESTIMATE_MINUTES)
        return (
            {starts_at.isoformat(): "starts", ends_at.isoformat(): "ends"},
            {
                starts_at.isoformat(): "row_worked_from",
                (starts_at + WORKED).isoformat(): "row_worked_to",
            },
        )


def _script(
    row: Mapping[str, str],
    times: Mapping[str, str],
    first: _Recorded,
    second: _Recorded,
    names: tuple[str, ...],
) -> Script:
    builder = Builder(row, times)
    for name in names:
        statements, seq = second.operations[name]
        if name == "hand in" and not statements[0].text.startswith("BEGIN"):
            # What looks up the session's customer is the fetch of the row here.
            statements = statements[1:]
        builder.add(Operation(first.operations[name][0], statements, seq))
    body = "\n".join(builder.lines)
    fetch = builder.fetch("floor_row")
    if names[0] == "hand in":
        head = f"\\set i :i + 1\n\\set n :base + :i * :clients + :client_id\n{fetch}"
    else:
        head = (
            f"\\set i :i + 1\n\\if :i % {RUNS_PER_ROW} = 0\n"
            "\\set n 1 + :spread * (:client_id + :clients * random(0, :rows / :clients - 1))\n"
            f"{fetch}\n\\endif"
        )
    return Script(f"{head}\n{body}\n", builder.constants, len(names))


async def prepare(floor: Floor, count: int, clients: int) -> int:
    """Book and start sessions; returns the ``n`` of the first of their rows."""
    each = -(-count // clients)
    _pgbench(floor, floor.book_start, clients, ["-t", str(each)], spread=1)
    connection = await asyncpg.connect(floor.dsn)
    try:
        first: int = await connection.fetchval("SELECT max(n) + 1 FROM floor_row")
        await connection.execute(_SESSIONS)
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
    return first


def measure(
    floor: Floor,
    script: Script,
    clients: int,
    *,
    warm_up_seconds: float,
    seconds: float,
    spread: int = 1,
    base: int = 0,
) -> Measured:
    """Run a script; rate, latencies and CPU time are per operation, after the warm-up."""
    log = floor.service.folder / "pgbench"
    for old in log.parent.glob("pgbench.*"):
        old.unlink()
    duration = int(warm_up_seconds + seconds) + 1
    process = _start(
        floor, script, clients, ["-T", str(duration), "-l", "--log-prefix", str(log)], spread, base
    )
    time.sleep(warm_up_seconds)
    backends = processes.Meter(processes.children(floor.service.postmaster_pid))
    client = processes.Meter([process.pid])
    began = time.time()
    time.sleep(seconds)
    used, client_used, ended = backends.read(), client.read(), time.time()
    _finish(process)
    latencies = _latencies(log.parent, began, ended)
    count = max(1, len(latencies) * script.operations)
    return Measured(
        rate=count / (ended - began),
        p50=quantile(latencies, 0.50) / script.operations,
        p99=quantile(latencies, 0.99) / script.operations,
        postgres_us=used / count * 1e6,
        client_us=client_used / count * 1e6,
    )


def _latencies(folder: Path, began: float, ended: float) -> list[float]:
    """Microseconds of each run of the script that ended in the window, in order of size."""
    found = []
    for log in folder.glob("pgbench.*"):
        for line in log.read_text().splitlines():
            _, _, latency, _, second, microsecond = line.split()[:6]
            if began < int(second) + int(microsecond) / 1e6 <= ended:
                found.append(float(latency))
    return sorted(found)


def _pgbench(floor: Floor, script: Script, clients: int, how: list[str], spread: int) -> None:
    _finish(_start(floor, script, clients, how, spread, 0))


def _start(
    floor: Floor, script: Script, clients: int, how: list[str], spread: int, base: int
) -> "subprocess.Popen[str]":
    path = floor.service.folder / "floor.sql"
    path.write_text(script.text)
    defined = {
        **script.constants,
        "clients": str(clients),
        "rows": str(floor.customers),
        "spread": str(spread),
        "base": str(base),
        "i": "-1",
    }
    return subprocess.Popen(
        [
            str(binaries() / "pgbench"), "-n", "-M", "prepared", "-c", str(clients),
            "-f", str(path), *how, *(f"-D{name}={value}" for name, value in defined.items()),
            floor.dsn,
        ],
        env={**os.environ, "PGOPTIONS": _OPTIONS},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )  # fmt: skip


def _finish(process: "subprocess.Popen[str]") -> None:
    output, _ = process.communicate()
    if process.returncode != 0 or "aborted" in output:
        raise RuntimeError(f"pgbench failed:\n{output}")
