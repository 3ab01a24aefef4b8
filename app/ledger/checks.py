"""The ledger's invariants (design §2) as SQL that returns what breaks them, and the hash chain."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

from app.kit.postgres.database import Connection
from app.ledger import chain
from app.ledger.accounts import account_id

# What each entry and account should show, recomputed from nothing but postings.
_MOVES = """
WITH side AS (
    SELECT credit_account_id, seq, position, from_id AS id, -minutes AS minutes,
           from_balance_minutes AS shown FROM ledger_posting
    UNION ALL
    SELECT credit_account_id, seq, position, to_id, minutes, to_balance_minutes FROM ledger_posting
)
"""

CHECKS: dict[str, str] = {
    "I1 a ledger account's balance is the sum of its postings": f"""
        {_MOVES}
        SELECT account.credit_account_id, account.id, account.kind, account.balance_minutes,
               coalesce(sum(side.minutes), 0) AS recomputed_minutes
        FROM ledger_account AS account LEFT JOIN side USING (credit_account_id, id)
        GROUP BY account.credit_account_id, account.id
        HAVING account.balance_minutes <> coalesce(sum(side.minutes), 0)
    """,
    "I1 a posting shows the balances after it": f"""
        {_MOVES}
        SELECT * FROM (
            SELECT credit_account_id, seq, position, id, shown, sum(minutes) OVER (
                PARTITION BY credit_account_id, id ORDER BY seq, position) AS recomputed
            FROM side
        ) AS running WHERE shown <> recomputed
    """,
    "I1 an entry shows the totals after it": """
        WITH change AS (
            SELECT entry.credit_account_id, entry.seq,
                   coalesce(sum(CASE to_kind WHEN 'lot' THEN minutes ELSE 0 END
                              - CASE from_kind WHEN 'lot' THEN minutes ELSE 0 END), 0) AS lot,
                   coalesce(sum(CASE to_kind WHEN 'hold' THEN minutes ELSE 0 END
                              - CASE from_kind WHEN 'hold' THEN minutes ELSE 0 END), 0) AS hold,
                   coalesce(sum(CASE to_kind WHEN 'billed' THEN minutes ELSE 0 END
                              - CASE from_kind WHEN 'billed' THEN minutes ELSE 0 END), 0) AS billed,
                   coalesce(sum(CASE from_kind WHEN 'debt' THEN minutes ELSE 0 END
                              - CASE to_kind WHEN 'debt' THEN minutes ELSE 0 END), 0) AS debt
            FROM ledger_entry AS entry LEFT JOIN ledger_posting USING (credit_account_id, seq)
            GROUP BY entry.credit_account_id, entry.seq
        ), running AS (
            SELECT credit_account_id, seq, sum(lot) OVER w AS lot, sum(hold) OVER w AS hold,
                   sum(billed) OVER w AS billed, sum(debt) OVER w AS debt
            FROM change WINDOW w AS (PARTITION BY credit_account_id ORDER BY seq)
        )
        SELECT credit_account_id, seq, lot, hold, billed, debt
        FROM running JOIN ledger_entry USING (credit_account_id, seq)
        WHERE (lot, hold, billed, debt) IS DISTINCT FROM
              (available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes)
    """,
    "I1 a credit account shows the totals of its last entry": """
        SELECT account.credit_account_id FROM credit_account AS account
        LEFT JOIN ledger_entry AS entry USING (credit_account_id, seq)
        WHERE (account.available_minutes, account.held_minutes,
               account.awaiting_confirmation_minutes, account.debt_minutes)
              IS DISTINCT FROM
              (coalesce(entry.available_minutes, 0), coalesce(entry.held_minutes, 0),
               coalesce(entry.awaiting_confirmation_minutes, 0), coalesce(entry.debt_minutes, 0))
           OR account.booked_at IS DISTINCT FROM entry.booked_at
    """,
    "I1 what is open of a draw is what was not paid back": """
        WITH drawn AS (
            SELECT posting.credit_account_id, posting.seq, posting.position, posting.minutes,
                   posting.minutes - coalesce((
                       SELECT sum(paid.minutes) FROM ledger_posting AS paid
                       WHERE paid.credit_account_id = posting.credit_account_id
                         AND paid.settles_seq = posting.seq
                         AND paid.settles_position = posting.position), 0) AS open_minutes
            FROM ledger_posting AS posting WHERE posting.from_kind = 'debt'
        )
        SELECT coalesce(drawn.credit_account_id, draw.credit_account_id) AS credit_account_id,
               coalesce(drawn.seq, draw.seq) AS seq, draw.open_minutes, drawn.open_minutes
        FROM drawn FULL JOIN ledger_draw AS draw USING (credit_account_id, seq, position)
        WHERE (drawn.minutes, drawn.open_minutes)
              IS DISTINCT FROM (draw.minutes, draw.open_minutes)
    """,
    "I1 a lot shows what of it is held": """
        WITH held AS (
            SELECT credit_account_id, lot_id AS id,
                   sum(CASE to_kind WHEN 'hold' THEN minutes ELSE -minutes END) AS minutes
            FROM ledger_posting WHERE 'hold' IN (from_kind, to_kind)
            GROUP BY credit_account_id, lot_id
        )
        SELECT credit_account_id, id, held_minutes, held.minutes AS recomputed_minutes
        FROM ledger_account LEFT JOIN held USING (credit_account_id, id)
        WHERE held_minutes <> coalesce(held.minutes, 0)
    """,
    "I1 a lot was given what its first entry moved": """
        SELECT lot.credit_account_id, lot.id, given_minutes,
               coalesce(sum(minutes), 0) AS recomputed_minutes
        FROM ledger_account AS lot LEFT JOIN ledger_posting AS posting
            ON posting.credit_account_id = lot.credit_account_id AND posting.lot_id = lot.id
            AND seq = opened_seq AND from_kind IN ('purchased', 'adjusted')
        WHERE kind = 'lot' GROUP BY lot.credit_account_id, lot.id
        HAVING given_minutes <> coalesce(sum(minutes), 0)
    """,
    "I2 all accounts of a credit account sum to 0": """
        SELECT credit_account_id, sum(balance_minutes) FROM ledger_account
        GROUP BY credit_account_id HAVING sum(balance_minutes) <> 0
    """,
    "I3 no lot, hold or billed balance was ever below 0": """
        SELECT credit_account_id, seq, position FROM ledger_posting
        WHERE (from_kind IN ('lot', 'hold', 'billed') AND from_balance_minutes < 0)
           OR (to_kind IN ('debt', 'purchased') AND to_balance_minutes > 0)
    """,
    "I3 debt passes its limit only by a penalty or an override": """
        SELECT credit_account_id, seq, kind, debt_minutes, debt_limit_minutes FROM (
            SELECT *, lag(debt_minutes, 1, 0) OVER (
                PARTITION BY credit_account_id ORDER BY seq) AS debt_before FROM ledger_entry
        ) AS entry
        WHERE debt_minutes > debt_before AND kind <> 'penalty' AND NOT override
          AND debt_minutes > coalesce(debt_limit_minutes, 0)
    """,
    "I3 nothing expires before the end of its lot's last day": """
        SELECT entry.credit_account_id, entry.seq, entry.booked_at, lot.expires_at
        FROM ledger_posting AS posting
        JOIN ledger_entry AS entry USING (credit_account_id, seq)
        JOIN ledger_account AS lot
            ON lot.credit_account_id = posting.credit_account_id AND lot.id = posting.lot_id
        WHERE to_kind = 'expired' AND (lot.expires_at IS NULL OR entry.booked_at < lot.expires_at)
    """,
    "I4 seq is gapless": """
        SELECT credit_account_id, account.seq, count(entry.seq), max(entry.seq)
        FROM credit_account AS account LEFT JOIN ledger_entry AS entry USING (credit_account_id)
        GROUP BY account.credit_account_id
        HAVING account.seq <> count(entry.seq) OR account.seq <> coalesce(max(entry.seq), 0)
    """,
    "I4 booked_at never decreases": """
        SELECT credit_account_id, seq FROM (
            SELECT credit_account_id, seq, booked_at, lag(booked_at) OVER (
                PARTITION BY credit_account_id ORDER BY seq) AS before FROM ledger_entry
        ) AS entry WHERE booked_at < before
    """,
    "I4 a lot is what the last entry that tells of it says": """
        SELECT lot.credit_account_id, lot.id, told.seq FROM ledger_account AS lot
        JOIN ledger_entry AS entry
            ON entry.credit_account_id = lot.credit_account_id AND entry.seq = opened_seq
        LEFT JOIN LATERAL (
            SELECT * FROM ledger_lot WHERE credit_account_id = lot.credit_account_id
            AND lot_id = lot.id ORDER BY seq DESC LIMIT 1
        ) AS told ON true
        WHERE lot.kind = 'lot' AND (told.seq IS NOT NULL OR entry.hash_version > 1)
          AND (lot.given_minutes, lot.price_per_person_day, lot.net, lot.currency, lot.expires_on)
              IS DISTINCT FROM (told.given_minutes, told.price_per_person_day, told.net,
                                told.currency, told.expires_on)
    """,
    "I4 what is told of lots is hashed, and form 2 is never left again": """
        SELECT credit_account_id, seq, hash_version FROM (
            SELECT *, lag(hash_version) OVER (
                PARTITION BY credit_account_id ORDER BY seq) AS before FROM ledger_entry
        ) AS entry LEFT JOIN ledger_lot USING (credit_account_id, seq)
        WHERE hash_version < before OR hash_version = 1 AND lot_id IS NOT NULL
    """,
    "I5 one effect per reference": """
        SELECT credit_account_id, reference, count(*) FROM ledger_entry
        GROUP BY credit_account_id, reference HAVING count(*) > 1
    """,
    "I6 what went into a hold was captured, released or is still held": """
        WITH filled AS (
            SELECT credit_account_id, to_id AS id, sum(minutes) AS minutes FROM ledger_posting
            WHERE to_kind = 'hold' AND from_kind = 'lot' GROUP BY credit_account_id, to_id
        ), emptied AS (
            SELECT credit_account_id, from_id AS id, sum(minutes) AS minutes FROM ledger_posting
            WHERE from_kind = 'hold' AND to_kind IN ('billed', 'lot', 'debt')
            GROUP BY credit_account_id, from_id
        )
        SELECT credit_account_id, id FROM ledger_account
        LEFT JOIN filled USING (credit_account_id, id)
        LEFT JOIN emptied USING (credit_account_id, id)
        WHERE kind = 'hold'
          AND coalesce(filled.minutes, 0) <> coalesce(emptied.minutes, 0) + balance_minutes
    """,
    "I7 every entry has its event": """
        SELECT credit_account_id, seq, id FROM ledger_entry AS entry
        WHERE NOT EXISTS (
            SELECT 1 FROM event
            WHERE subject_type = 'ledger_entry' AND subject_id = entry.id)
    """,
    "I10 a posting's accounts are of the kinds it names": """
        SELECT posting.credit_account_id, posting.seq, posting.position
        FROM ledger_posting AS posting
        JOIN ledger_account AS source
            ON source.credit_account_id = posting.credit_account_id AND source.id = from_id
        JOIN ledger_account AS target
            ON target.credit_account_id = posting.credit_account_id AND target.id = to_id
        WHERE source.kind <> from_kind OR target.kind <> to_kind
    """,
    "I11 available and debt are never both above 0": """
        SELECT credit_account_id, seq FROM ledger_entry
        WHERE available_minutes > 0 AND debt_minutes > 0
    """,
}

_CHAIN = """
SELECT entry.credit_account_id, entry.seq, entry.kind, reference, actor, booked_at, service_on,
       reverses, override, reason_digest, available_minutes, held_minutes,
       awaiting_confirmation_minutes, debt_minutes, hash, from_kind, to_kind, from_id, to_id,
       minutes, posting.lot_id, settles_seq, settles_position, note.salt, note.reason, hash_version,
       told.lot_id AS told_id, given_minutes, price_per_person_day, net, currency, expires_on
FROM ledger_entry AS entry
LEFT JOIN ledger_posting AS posting USING (credit_account_id, seq)
LEFT JOIN ledger_note AS note USING (credit_account_id, seq)
LEFT JOIN ledger_lot AS told USING (credit_account_id, seq)
ORDER BY entry.credit_account_id, entry.seq, posting.position
"""


async def broken_chains(connection: Connection) -> AsyncIterator[dict[str, Any]]:
    """Entries that do not follow from the one before, or whose text is not the one digested.

    It needs a transaction, since it reads by a cursor; memory does not grow with the ledger.
    """
    previous: bytes = b""
    account: UUID | None = None
    async for rows in _by_entry(connection):
        head = rows[0]
        if head["credit_account_id"] != account:
            account = head["credit_account_id"]
            previous = chain.first(account)
        place = {"credit_account_id": account, "seq": head["seq"]}
        expected = chain.link(previous, _hashed(rows))
        if expected != head["hash"]:
            yield {**place, "broken": "hash"}
        if head["reason"] is not None and (
            chain.reason_digest(head["salt"], head["reason"]) != head["reason_digest"]
        ):
            yield {**place, "broken": "reason"}
        previous = head["hash"]
    async for row in connection.cursor(
        "SELECT credit_account_id, account.hash, account.customer_id, entry.hash AS last"
        " FROM credit_account AS account LEFT JOIN ledger_entry AS entry"
        " USING (credit_account_id, seq)"
    ):
        identity = row["credit_account_id"]
        if identity != account_id(row["customer_id"]):
            yield {"credit_account_id": identity, "broken": "id"}
        if row["hash"] != (row["last"] or chain.first(identity)):
            yield {"credit_account_id": identity, "broken": "last hash"}


async def _by_entry(connection: Connection) -> AsyncIterator[list[Any]]:
    rows: list[Any] = []
    async for row in connection.cursor(_CHAIN, prefetch=1000):
        if rows and (row["credit_account_id"], row["seq"]) != (
            rows[0]["credit_account_id"],
            rows[0]["seq"],
        ):
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


def _hashed(rows: list[Any]) -> chain.HashedEntry:
    head = rows[0]
    return chain.HashedEntry(
        head["credit_account_id"], head["seq"], head["kind"], head["reference"], head["actor"],
        head["booked_at"], head["service_on"], head["reverses"], head["override"],
        head["reason_digest"],
        [
            chain.HashedPosting(
                row["from_id"], row["to_id"], row["minutes"], row["lot_id"],
                (row["settles_seq"], row["settles_position"]) if row["settles_seq"] else None,
            )
            for row in rows
            if row["minutes"] is not None
        ],
        (
            head["available_minutes"], head["held_minutes"],
            head["awaiting_confirmation_minutes"], head["debt_minutes"],
        ),
        chain.HashedLot(
            head["told_id"], head["given_minutes"], head["price_per_person_day"], head["net"],
            head["currency"], head["expires_on"],
        ) if head["told_id"] else None,
        head["hash_version"],
    )  # fmt: skip
