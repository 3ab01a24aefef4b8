"""What an owner of the database can do to its history, and does well: guards off, hashes made anew."""

from uuid import UUID

from app.kit.postgres.database import Connection
from app.ledger import chain, checks


async def free(owner: Connection) -> None:
    """Switch off what keeps entries and roots as they are."""
    for table in ("ledger_entry", "ledger_posting", "ledger_root"):
        await owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")


async def chain_anew(owner: Connection) -> None:
    """Make the hash of every entry anew, in order, and the end of every chain."""
    ends: dict[UUID, bytes] = {}
    async with owner.transaction():
        made = []
        async for rows in checks._by_entry(owner):
            account = rows[0]["credit_account_id"]
            before = ends.get(account, chain.first(account))
            ends[account] = chain.link(before, checks._hashed(rows))
            made.append((account, rows[0]["seq"], ends[account]))
        await owner.executemany(
            "UPDATE ledger_entry SET hash = $3 WHERE credit_account_id = $1 AND seq = $2", made
        )
        await owner.executemany(
            "UPDATE credit_account SET hash = $2 WHERE credit_account_id = $1", list(ends.items())
        )
