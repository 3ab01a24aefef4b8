"""The invariant checker: recomputes everything from postings and must find no difference."""

from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

import asyncpg

from app import slices
from app.kit import clock
from app.ledger import checks as ledger_checks
from app.ledger.queries import ending_otherwise
from app.periods import checks as periods_checks
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
# With those that are no statements: the chains, closed months, the ends of lots, and the rights.
COUNT = len(CHECKS) + 4


async def broken(dsn: str) -> dict[str, list[dict[str, Any]]]:
    """The invariants that do not hold, each with up to 20 offending rows; empty if all is well.

    Everything is read in one snapshot, so it can run beside a service at work.

    Raises:
        OSError, asyncpg.PostgresError: the database cannot be read.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            for name, statement in CHECKS.items():
                rows = await connection.fetch(
                    f"SELECT * FROM ({statement}) AS row LIMIT {MAX_ROWS}"
                )
                if rows:
                    found[name] = [dict(row) for row in rows]
            for name, rows_of in (
                ("I4 the hash chain is intact", ledger_checks.broken_chains),
                ("I4 closed months are what was signed", periods_checks.broken_snapshots),
            ):
                if first := await _first(rows_of(connection)):
                    found[name] = first
            if ends := await ending_otherwise(connection, clock.read()):
                found[
                    "I3 lots end with their days by the time zone data (else: personday migrate)"
                ] = [asdict(one) for one in ends[:MAX_ROWS]]
            if wrong := await rights.differences(connection):
                found["the service has the rights that were agreed, and no others"] = wrong[
                    :MAX_ROWS
                ]
    finally:
        await connection.close()
    return found


async def _first(rows: AsyncIterator[dict[str, Any]]) -> list[dict[str, Any]]:
    first: list[dict[str, Any]] = []
    async for row in rows:
        first.append(row)
        if len(first) == MAX_ROWS:
            break
    return first
