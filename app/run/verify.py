"""The invariant checker: recomputes everything from postings and must find no difference."""

from collections.abc import AsyncIterator, Callable
from dataclasses import asdict
from typing import Any

import asyncpg

from app import slices
from app.kit import clock
from app.kit.database import Connection
from app.ledger import checks as ledger_checks
from app.ledger.queries import ending_otherwise
from app.run import rights

MAX_ROWS = 20

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


async def broken(dsn: str) -> dict[str, list[dict[str, Any]]]:
    """The invariants that do not hold, each with up to 20 offending rows; empty if all is well.

    Everything is read in one snapshot, so it can run beside a service at work.

    Raises:
        OSError, asyncpg.PostgresError: the database cannot be read.
    """
    connection = await asyncpg.connect(dsn)
    try:
        return await broken_by(connection)
    finally:
        await connection.close()


async def broken_by(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """The same, by a connection that is outside of a transaction."""
    found: dict[str, list[dict[str, Any]]] = {}
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        for name, statement in CHECKS.items():
            rows = await connection.fetch(f"SELECT * FROM ({statement}) AS row LIMIT {MAX_ROWS}")
            if rows:
                found[name] = [dict(row) for row in rows]
        for name, check in RECOMPUTED.items():
            if differing := await _first(check(connection)):
                found[name] = differing
        if ends := await ending_otherwise(connection, clock.read()):
            found["I3 lots end with their days by the time zone data (else: personday migrate)"] = [
                asdict(one) for one in ends[:MAX_ROWS]
            ]
        if wrong := await rights.differences(connection):
            found["the service has the rights that were agreed, and no others"] = wrong[:MAX_ROWS]
    return found


async def _first(found: AsyncIterator[dict[str, Any]]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    async for row in found:
        rows.append(row)
        if len(rows) == MAX_ROWS:
            break
    return rows
