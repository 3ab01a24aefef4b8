"""What signed roots have to be: as they were signed, in a row, and what the entries come to now."""

from collections.abc import AsyncIterator, Callable
from typing import Any

from app.kit.events import outbox
from app.kit.postgres.database import Connection
from app.roots import queries, recomputing
from app.roots.schemas import LedgerRootSigned, root_view

# No statement can tell it.
CHECKS: dict[str, str] = {}


async def broken_roots(connection: Connection) -> AsyncIterator[dict[str, Any]]:
    """Roots that are not what was signed, or that the entries do not come to any more."""
    roots: list[LedgerRootSigned] = []
    for row in await queries.every(connection):
        try:
            root = root_view(row)
        except ValueError:
            yield {"number": row.number, "broken": "document"}
            continue
        signed = root.signed
        beside = (row.number, row.signed_on, row.signed_at, row.position)
        told = (signed.number, signed.signed_on, signed.signed_at, signed.position)
        if beside != told or signed.canonical().decode() != row.document:
            yield {"number": row.number, "broken": "document"}
        roots.append(root)
    if roots and roots[0].number != 1:
        yield {"number": roots[0].number, "broken": "number"}
    present = await recomputing.made(connection, [root.signed.position for root in roots])
    reached = await outbox.reached(connection)
    for number, broken in recomputing.wrong(roots, present, reached):
        yield {"number": number, "broken": broken}


RECOMPUTED: dict[str, Callable[[Connection], AsyncIterator[dict[str, Any]]]] = {
    "I4 the entries come to the roots that were signed": broken_roots,
}
