"""The invariant checker: recomputes everything from postings and must find no difference."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from msgspec.structs import asdict

from app import slices
from app.kit import clock
from app.kit.postgres import primary
from app.kit.postgres.database import Connection
from app.kit.postgres.scopes import EVERYBODY, SETTING
from app.ledger import checks as ledger_checks
from app.ledger.queries import ending_otherwise
from app.run import rights

MAX_ROWS = 20
# Between two checks it rests as long as the first took, but no longer: who works meanwhile comes first.
LONGEST_REST_SECONDS = 5.0
# What the worker says who verifies by the service's login; the owner sees all rows anyway.
_ALL_ROWS = {SETTING: EVERYBODY}
# One core of the server, as long as it takes, and nothing is written.
_GENTLY = {
    **_ALL_ROWS,
    "application_name": "personday verify",
    "default_transaction_read_only": "on",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
}

# The subject of an event is a row of the table that its type names.
_FACTS = " UNION ALL ".join(
    f"SELECT '{name}' AS subject_type, id FROM {name}" for name in slices.subjects()
)

CHECKS: dict[str, str] = {
    "I7 every event has its fact": f"""
        SELECT event_no, event.subject_type, subject_id FROM event LEFT JOIN ({_FACTS}) AS fact
            ON fact.subject_type = event.subject_type AND fact.id = event.subject_id
        WHERE fact.id IS NULL
    """,
    **{name: check for part in slices.parts("checks") for name, check in part.CHECKS.items()},
}
# What is worked out anew, row by row, since no statement can tell it.
RECOMPUTED: dict[str, Callable[[Connection], AsyncIterator[dict[str, Any]]]] = {
    "I4 the hash chain is intact": ledger_checks.broken_chains,
    **{
        name: check
        for part in slices.parts("checks")
        for name, check in getattr(part, "RECOMPUTED", {}).items()
    },
}
# With those that are neither: the ends of lots, and the rights.
COUNT = len(CHECKS) + len(RECOMPUTED) + 2


async def broken(dsn: str, *, gently: bool = False) -> dict[str, list[dict[str, Any]]]:
    """The invariants that do not hold, each with up to 20 offending rows; empty if all is well.

    Everything is read in one snapshot, so it can run beside a service at work; ``gently`` takes twice the
    time, with as many rests.

    Raises:
        OSError, asyncpg.PostgresError: the database cannot be read.
    """
    connection = await primary.connect(dsn, server_settings=_GENTLY if gently else _ALL_ROWS)
    try:
        return await broken_by(connection, LONGEST_REST_SECONDS if gently else 0.0)
    finally:
        await connection.close()


async def broken_by(
    connection: Connection, longest_rest: float = 0.0, checks: Mapping[str, str] = CHECKS
) -> dict[str, list[dict[str, Any]]]:
    """The same, by a connection that is outside of a transaction; rests are of up to so many seconds.

    Of the statements only ``checks`` are asked, by the names that they have in ``CHECKS``.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        async for name, rows in _checked(connection, checks):
            began = time.monotonic()
            if differing := await _first(rows):
                found[name] = differing
            await asyncio.sleep(min(time.monotonic() - began, longest_rest))
    return found


async def _checked(
    connection: Connection, checks: Mapping[str, str]
) -> AsyncIterator[tuple[str, AsyncIterator[dict[str, Any]]]]:
    for name, statement in checks.items():
        yield name, _selected(connection, statement)
    for name, check in RECOMPUTED.items():
        yield name, check(connection)
    yield (
        "I3 lots end with their days by the time zone data (else: personday migrate)",
        _ending_otherwise(connection),
    )
    yield (
        "the service has the rights that were agreed, and no others",
        _other_rights(connection),
    )


async def _selected(connection: Connection, statement: str) -> AsyncIterator[dict[str, Any]]:
    for row in await connection.fetch(f"SELECT * FROM ({statement}) AS row LIMIT {MAX_ROWS}"):
        yield dict(row)


async def _ending_otherwise(connection: Connection) -> AsyncIterator[dict[str, Any]]:
    for one in await ending_otherwise(connection, clock.read()):
        yield asdict(one)


async def _other_rights(connection: Connection) -> AsyncIterator[dict[str, Any]]:
    for one in await rights.differences(connection):
        yield one


async def _first(found: AsyncIterator[dict[str, Any]]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    async for row in found:
        rows.append(row)
        if len(rows) == MAX_ROWS:
            break
    return rows
