"""What ``verify`` holds values to: money in is all that is anywhere, and the machine tells the same again."""

import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

from app.finance import projection, rows
from app.finance.rows import LotRow, MovementRow
from app.finance.rules import PolicyPeriod
from app.finance.worth import EarningPolicy, Worth
from app.kit.postgres.database import Connection
from app.ledger import queries as ledger

CHECKS: dict[str, str] = {
    "M1 money in is deferred, earned, lost, expired, refunded or written off": """
        WITH came AS (
            SELECT lot.currency, sum(lot.net) AS net FROM ledger_account AS lot
            JOIN finance_position AS valued USING (credit_account_id)
            WHERE lot.net IS NOT NULL AND lot.opened_seq <= valued.seq GROUP BY lot.currency
        ), side AS (
            SELECT currency, to_bucket AS bucket, amount FROM finance_movement
            UNION ALL SELECT currency, from_bucket, -amount FROM finance_movement
        ), held AS (
            SELECT currency, sum(amount) AS amount FROM side
            WHERE bucket <> 'money_in' AND currency IS NOT NULL GROUP BY currency
        )
        SELECT currency, came.net, held.amount FROM came FULL JOIN held USING (currency)
        WHERE coalesce(came.net, 0) <> coalesce(held.amount, 0)
    """,
    "M1 what of a lot is out of its book is what moved": """
        WITH moved AS (
            SELECT credit_account_id, lot_id,
                   sum(CASE WHEN from_bucket = 'deferred' THEN minutes
                            WHEN from_bucket <> 'money_in' THEN -minutes ELSE 0 END) AS minutes,
                   sum(CASE WHEN from_bucket = 'deferred' THEN amount
                            WHEN from_bucket <> 'money_in' THEN -amount ELSE 0 END) AS amount,
                   sum(CASE WHEN from_bucket = 'money_in' THEN amount ELSE 0 END) AS net
            FROM finance_movement GROUP BY credit_account_id, lot_id
        )
        SELECT credit_account_id, lot_id FROM finance_lot AS lot
        FULL JOIN moved USING (credit_account_id, lot_id)
        WHERE (lot.out_minutes, lot.out_amount, lot.net)
              IS DISTINCT FROM (moved.minutes, moved.amount, moved.net)
    """,
    "M2 an account is valued no further than it is booked": """
        SELECT credit_account_id, valued.seq FROM finance_position AS valued
        LEFT JOIN credit_account AS account USING (credit_account_id)
        WHERE account.seq IS NULL OR valued.seq > account.seq
    """,
}
_RECOMPUTED = "M2 the machine tells again what is stored"
_AT_ONCE = 5000
# What the machine meets where the ledger itself was changed.
_UNREADABLE = (AssertionError, LookupError, ValueError)
_STORED = f"""
SELECT {", ".join(MovementRow._fields)} FROM finance_movement
WHERE credit_account_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq, position, number
"""


async def recomputed(connection: Connection) -> AsyncIterator[dict[str, Any]]:
    """Values that differ from what the ledger's entries tell; memory does not grow with the ledger."""
    policies = [
        PolicyPeriod(row["from_at"], EarningPolicy(row["policy"]))
        for row in await connection.fetch(
            "SELECT from_at, policy FROM earning_policy ORDER BY from_at"
        )
    ]
    async for account in connection.cursor(
        "SELECT credit_account_id, seq FROM finance_position ORDER BY credit_account_id"
    ):
        worth = Worth()
        place = {"credit_account_id": account["credit_account_id"]}
        try:
            async for seq in _moved_otherwise(connection, worth, policies, **account):
                yield {**place, "seq": seq, "broken": "movements"}
        except _UNREADABLE as error:
            yield {**place, "broken": f"entries that cannot be valued: {error!r}"}
            continue
        if await _kept_otherwise(connection, worth, account["credit_account_id"]):
            yield {**place, "broken": "lots or holdings"}


async def _moved_otherwise(
    connection: Connection,
    worth: Worth,
    policies: list[PolicyPeriod],
    *,
    credit_account_id: UUID,
    seq: int,
) -> AsyncIterator[int]:
    """The first entry of each batch that moved something else than is stored."""
    after = 0
    while after < seq:
        limit = min(_AT_ONCE, seq - after)
        entries = await ledger.booked(connection, credit_account_id, after, limit)
        if not entries:
            yield after + 1
            return
        told: list[MovementRow] = []
        for entry in entries:
            told += rows.movement_rows(worth.read(projection.as_booked(entry, policies)))
        last = entries[-1].seq
        stored = await connection.fetch(_STORED, credit_account_id, after, last)
        differing = {MovementRow(*row.values()) for row in stored} ^ set(told)
        if differing:
            yield min(row.seq for row in differing)
        after = last


async def _kept_otherwise(connection: Connection, worth: Worth, credit_account_id: UUID) -> bool:
    lots = await connection.fetch(
        f"SELECT {', '.join(LotRow._fields)} FROM finance_lot WHERE credit_account_id = $1",
        credit_account_id,
    )
    holdings = await connection.fetch(
        "SELECT holder_id, owes, parts::text AS parts FROM finance_holding"
        " WHERE credit_account_id = $1",
        credit_account_id,
    )
    kept = {row["holder_id"]: (row["owes"], json.loads(row["parts"])) for row in holdings}
    told = {one: rows.holding_row(one, parts)[1:] for one, parts in worth.holdings.items()}
    return kept != told or {tuple(lot) for lot in lots} != {
        tuple(rows.lot_row(lot)) for lot in worth.lots.values()
    }


RECOMPUTED = {_RECOMPUTED: recomputed}
