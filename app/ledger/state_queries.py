"""What a decision about a locked credit account is made on: its totals, and as many lots as it can touch."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.ledger.accounts import INCREMENT_MINUTES, SINGLE, BurnPlace, Draw, Lot
from app.ledger.burn import FEW, Movement, Settlement
from app.ledger.rows import AccountRecord, CreditAccountRecord
from app.ledger.tables import BEHIND, BURN_ORDER

_LOT = f"""
CASE ledger.kind WHEN 'lot' THEN {packed(Lot, "ledger", free_minutes="ledger.balance_minutes")} END
"""


def _in_burn_order(minutes: str, condition: str) -> str:
    """The first lots in burn order that have so many free minutes, and a few anyway.

    None of them has fewer than the increment, so that many need to be looked at, at most.
    """
    return f"""
    SELECT * FROM (
        SELECT *, row_number() OVER (ORDER BY {BURN_ORDER}) AS number, sum(balance_minutes) OVER (
            ORDER BY {BURN_ORDER} ROWS UNBOUNDED PRECEDING
        ) - balance_minutes AS minutes_before FROM (
            SELECT * FROM ledger_account
            WHERE credit_account_id = $1 AND kind = 'lot' AND balance_minutes > 0 AND {condition}
            ORDER BY {BURN_ORDER} LIMIT greatest({minutes} / {INCREMENT_MINUTES}, {FEW})
        ) AS lot
    ) AS lot WHERE minutes_before < {minutes} OR number <= {FEW}
    """


# Planned while an account has little, it must not read all that the account has later: what is wanted is
# looked up one by one, and nothing where no entry is named.
ACCOUNT = f"""
WITH account AS (
    SELECT *, xmin AS version, greatest($3, booked_at, closed_until) AS at FROM credit_account
    WHERE credit_account_id = $1
), spendable AS (
    {_in_burn_order("$4::int", "(expires_at IS NULL OR expires_at > (SELECT at FROM account))")}
), move AS (
    SELECT seq, position, minutes, to_id = $5 AS incoming, lot_id, from_kind
    FROM ledger_posting WHERE credit_account_id = $1 AND to_id = $5
    UNION ALL
    SELECT seq, position, minutes, false, lot_id, from_kind
    FROM ledger_posting WHERE credit_account_id = $1 AND from_id = $5
    UNION ALL
    SELECT posting.seq, posting.position, posting.minutes, true, posting.lot_id, posting.from_kind
    FROM ledger_posting AS posting
    WHERE posting.credit_account_id = $1 AND posting.seq = (
        SELECT seq FROM ledger_entry WHERE credit_account_id = $1 AND id = $6
    )
), settlement AS (
    SELECT posting.settles_seq, posting.settles_position, posting.seq, posting.position,
           posting.minutes, posting.lot_id
    FROM ledger_posting AS posting
    JOIN move ON move.from_kind = 'debt' AND move.incoming
    WHERE posting.credit_account_id = $1
      AND posting.settles_seq = move.seq AND posting.settles_position = move.position
), wanted AS (
    SELECT unnest($2::uuid[]) AS id
    UNION SELECT id FROM spendable
    UNION SELECT id FROM ledger_account
          WHERE credit_account_id = $1 AND kind = 'lot' AND balance_minutes > 0
            AND expires_at <= (SELECT at FROM account)
    UNION SELECT lot_id FROM move
    UNION SELECT lot_id FROM settlement
    UNION SELECT $5::uuid
    UNION SELECT $7::uuid
)
SELECT version, seq, at, hash, time_zone, available_minutes, held_minutes,
       awaiting_confirmation_minutes, debt_minutes,
       ARRAY(SELECT id FROM spendable) AS spendable,
       ARRAY(
           SELECT {packed(AccountRecord, "ledger", lot=_LOT)}
           FROM wanted CROSS JOIN LATERAL (
               SELECT * FROM ledger_account WHERE credit_account_id = $1 AND id = wanted.id OFFSET 0
           ) AS ledger
       ) AS accounts,
       ARRAY(
           SELECT {packed(Draw, key="(seq, position)")} FROM ledger_draw
           WHERE credit_account_id = $1 AND open_minutes > 0 ORDER BY seq, position
       ) AS draws,
       ARRAY(
           SELECT {packed(Movement, key="(seq, position)")} FROM move ORDER BY seq, position
       ) AS movements,
       ARRAY(
           SELECT {packed(Settlement, draw="(settles_seq, settles_position)")}
           FROM settlement ORDER BY seq, position
       ) AS settlements,
       EXISTS (
           SELECT 1 FROM ledger_entry
           WHERE credit_account_id = $1 AND reverses = $6 AND $6 IS NOT NULL
       ) AS is_reversed
FROM account
"""


async def account(
    db: Reader,
    credit_account_id: UUID,
    now: datetime,
    *,
    spend_minutes: int,
    content_of: UUID | None,
    entry_id: UUID | None,
    lot_id: UUID | None,
) -> CreditAccountRecord | None:
    """A credit account as ``journal.read`` asks for it; None where there is none."""
    row = await db.fetchrow(
        ACCOUNT, credit_account_id, list(SINGLE.values()), now, spend_minutes, content_of, entry_id,
        lot_id,
    )  # fmt: skip
    return read_row(CreditAccountRecord, row) if row else None


_FREE_LOT = packed(Lot, "lot", free_minutes="lot.balance_minutes")
_BEHIND = f"{BEHIND.format(2, 3, 4)} AND (expires_at IS NULL OR expires_at > $6)"
_LOTS_BEHIND = f"""
SELECT {_FREE_LOT} AS lot
FROM ({_in_burn_order("$5::int", _BEHIND)}) AS lot
ORDER BY number
"""


async def lots_behind(
    db: Reader, credit_account_id: UUID, place: BurnPlace, minutes: int, at: datetime
) -> Sequence[Lot]:
    """The first lots behind a place of the burn order, usable then, that have so many minutes, or all."""
    rows = await db.fetch(_LOTS_BEHIND, credit_account_id, *place, minutes, at)
    return [Lot(*row["lot"]) for row in rows]
