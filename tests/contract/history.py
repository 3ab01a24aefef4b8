"""A long history for one customer, written straight into the tables."""

from uuid import UUID

import asyncpg

from app.ledger.accounts import account_id

SESSIONS = 12_000

# Sessions booked and given up: each an account, two entries, two postings and two events. The chain
# of hashes is not continued: nothing that is measured reads it.
_SCRIPT = """
CREATE TEMP TABLE old AS
SELECT n, {seq} + 2 * n AS before, gen_random_uuid() AS id FROM generate_series(0, {last}) AS n;

INSERT INTO ledger_account
    (credit_account_id, id, kind, balance_minutes, held_minutes, opened_seq)
SELECT {account}, id, 'hold', 0, 0, before + 1 FROM old;

INSERT INTO ledger_entry
    (credit_account_id, seq, id, kind, reference, actor, booked_at, service_on, override,
     available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes, hash_version, hash)
SELECT {account}, before + half, gen_random_uuid(), (ARRAY['hold', 'release'])[half],
       'old:' || n || ':' || half, 'key:old', newest.booked_at, newest.service_on, false,
       480, 0, 0, 0, newest.hash_version, newest.hash
FROM old, generate_series(1, 2) AS half, ledger_entry AS newest
WHERE newest.credit_account_id = {account} AND newest.seq = {seq};

INSERT INTO ledger_posting
    (credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes, lot_id,
     from_balance_minutes, to_balance_minutes)
SELECT {account}, before + 1, 0, 'lot', {lot}, 'hold', id, 60, {lot}, 480, 60 FROM old
UNION ALL
SELECT {account}, before + 2, 0, 'hold', id, 'lot', {lot}, 60, {lot}, 0, 480 FROM old;

INSERT INTO event (id, type, subject_type, subject_id, actor, occurred_at, data)
SELECT gen_random_uuid(), 'ledger_entry.' || kind, 'ledger_entry', id, actor, booked_at,
       jsonb_build_object('seq', seq, 'reference', reference)
FROM ledger_entry WHERE credit_account_id = {account} AND seq > {seq};

UPDATE credit_account SET seq = {seq} + 2 * {last} + 2 WHERE credit_account_id = {account};
"""


async def grow_old(
    dsn: str, customer_id: UUID, sessions: int = SESSIONS, *, known: bool = True
) -> None:
    """Give a customer the entries of many years, and the planner its statistics of them if they are known."""
    connection = await asyncpg.connect(dsn)
    account = account_id(customer_id)
    try:
        seq = await connection.fetchval(
            "SELECT seq FROM credit_account WHERE credit_account_id = $1", account
        )
        lot = await connection.fetchval(
            "SELECT id FROM ledger_account WHERE credit_account_id = $1 AND kind = 'lot'"
            " AND balance_minutes > 0 LIMIT 1",
            account,
        )
        names = {"account": f"'{account}'::uuid", "lot": f"'{lot}'::uuid"}
        # What the rows refer to is there: to look each of them up takes longer than to write them.
        await connection.execute("SET session_replication_role = replica")
        await connection.execute(_SCRIPT.format(seq=int(seq), last=sessions - 1, **names))
        if known:
            await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
