"""Entries by their position: what was committed up to one never changes, nor comes anything before it."""

from collections.abc import AsyncIterator

from app.kit.postgres.database import Connection, Reader
from app.kit.postgres.rows import read_row
from app.ledger.chain import Head

# The account itself tells its last entry, so that the ledger's length does not count; only where something
# was booked behind the position, as few have done meanwhile, the entries are looked at.
_HEADS = """
WITH later AS (
    SELECT DISTINCT entry.credit_account_id FROM event
    JOIN ledger_entry AS entry ON entry.id = event.subject_id
    WHERE subject_type = 'ledger_entry' AND (position > $1 OR position IS NULL)
)
SELECT credit_account_id, seq, hash FROM credit_account
WHERE seq > 0 AND credit_account_id NOT IN (SELECT credit_account_id FROM later)
UNION ALL
SELECT later.credit_account_id, head.seq, head.hash FROM later CROSS JOIN LATERAL (
    SELECT seq, hash FROM ledger_entry AS entry
    JOIN event ON event.subject_id = entry.id AND subject_type = 'ledger_entry'
    WHERE entry.credit_account_id = later.credit_account_id AND position <= $1
    ORDER BY seq DESC LIMIT 1
) AS head
ORDER BY credit_account_id
"""
_IN_ORDER = """
SELECT position, entry.credit_account_id, entry.seq, entry.hash FROM event
JOIN ledger_entry AS entry ON entry.id = event.subject_id
WHERE subject_type = 'ledger_entry' AND position IS NOT NULL ORDER BY position
"""


async def heads(db: Reader, position: int) -> list[Head]:
    """The last entry up to a position that was reached, of each credit account that has one, by account."""
    return [read_row(Head, row) for row in await db.fetch(_HEADS, position)]


async def in_order(connection: Connection) -> AsyncIterator[tuple[int, Head]]:
    """Every entry by its position, as the end of its chain. It needs a transaction."""
    async for row in connection.cursor(_IN_ORDER, prefetch=1000):
        yield row["position"], read_row(Head, row)
