"""What is read of a customer's credit: the balances and the lots, now and at any instant."""

from collections.abc import Collection
from datetime import datetime
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.ledger.accounts import FIRST_PLACE, BurnPlace, Lot, account_id
from app.ledger.rows import CreditRecord
from app.ledger.tables import BEHIND, BURN_ORDER

# So many lots are shown with a balance; all are listed by themselves.
MAX_LOTS = 50

# Lots past their date are left out whether or not the expiry is booked yet (rule C9).
_EXPIRED = "credit_account_id = $1 AND kind = 'lot' AND balance_minutes > 0 AND expires_at <= $2"
_FREE = "CASE WHEN expires_at <= $2 THEN 0 ELSE balance_minutes END"
_LOTS = f"""
SELECT {packed(Lot, free_minutes=_FREE)} AS lot FROM ledger_account
WHERE credit_account_id = $1 AND kind = 'lot' AND (balance_minutes > 0 OR held_minutes > 0)
  AND (held_minutes > 0 OR expires_at IS NULL OR expires_at > $2) {{}}
ORDER BY {BURN_ORDER} LIMIT $3
"""
CREDIT = f"""
SELECT seq, available_minutes - (
           SELECT coalesce(sum(balance_minutes), 0)::int FROM ledger_account WHERE {_EXPIRED}
       ) AS available_minutes,
       held_minutes, awaiting_confirmation_minutes, debt_minutes,
       ARRAY({_LOTS.format("")}) AS lots
FROM credit_account WHERE credit_account_id = $1
"""
LOTS_BEHIND = _LOTS.format(f"AND {BEHIND.format(4, 5, 6)}")
# What each ``asked`` has, and the last entry by then.
_BALANCES = f"""
       coalesce(last.seq, 0) AS seq,
       coalesce(last.available_minutes, 0) AS available_minutes,
       coalesce(last.held_minutes, 0) AS held_minutes,
       coalesce(last.awaiting_confirmation_minutes, 0) AS awaiting_confirmation_minutes,
       coalesce(last.debt_minutes, 0) AS debt_minutes,
       ARRAY(
           SELECT {packed(Lot)} FROM (
               SELECT lot.id, lot.purchased_at, lot.expires_on, lot.expires_at,
                      lot.price_per_person_day, lot.currency, lot.given_minutes, lot.net,
                      booked.minutes AS free_minutes, held.minutes AS held_minutes
               FROM ledger_account AS lot,
               LATERAL (
                   SELECT coalesce((
                       SELECT balance FROM (
                           (SELECT seq, position, from_balance_minutes AS balance
                            FROM ledger_posting
                            WHERE credit_account_id = asked.credit_account_id
                              AND from_id = lot.id AND seq <= last.seq
                            ORDER BY seq DESC, position DESC LIMIT 1)
                           UNION ALL
                           (SELECT seq, position, to_balance_minutes FROM ledger_posting
                            WHERE credit_account_id = asked.credit_account_id
                              AND to_id = lot.id AND seq <= last.seq
                            ORDER BY seq DESC, position DESC LIMIT 1)
                       ) AS either ORDER BY seq DESC, position DESC LIMIT 1
                   ), 0) AS minutes
               ) AS booked,
               LATERAL (
                   SELECT coalesce(sum(CASE WHEN to_kind = 'hold' THEN minutes
                                            WHEN from_kind = 'hold' THEN -minutes END), 0)::int
                       AS minutes
                   FROM ledger_posting
                   WHERE credit_account_id = asked.credit_account_id AND lot_id = lot.id
                     AND seq <= last.seq
               ) AS held
               WHERE lot.credit_account_id = asked.credit_account_id AND lot.kind = 'lot'
                 AND lot.opened_seq <= last.seq
           ) AS lot WHERE free_minutes > 0 OR held_minutes > 0
           ORDER BY {BURN_ORDER}
       ) AS lots
"""
_ENTRIES_BY_THEN = """
JOIN credit_account AS account USING (credit_account_id)
LEFT JOIN LATERAL (
    SELECT seq, available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes
    FROM ledger_entry AS entry
    WHERE entry.credit_account_id = asked.credit_account_id AND booked_at <= asked.instant
"""
_THE_LAST = "ORDER BY booked_at DESC, seq DESC LIMIT 1) AS last ON true"
# PostgreSQL plans a statement for one once, and one for many at each call.
_CREDIT_AS_OF = f"""
SELECT {_BALANCES} FROM (VALUES ($1::uuid, $2::timestamptz)) AS asked (credit_account_id, instant)
{_ENTRIES_BY_THEN} {_THE_LAST}
"""
_CREDITS_AS_OF = f"""
SELECT place, {_BALANCES} FROM unnest($1::uuid[], $2::timestamptz[], $3::int[]) WITH ORDINALITY
    AS asked (credit_account_id, instant, seq, place)
{_ENTRIES_BY_THEN} AND (asked.seq IS NULL OR entry.seq <= asked.seq) {_THE_LAST}
"""


class AsOf(NamedTuple):
    """A customer at an instant; with ``seq``, after that entry at the latest."""

    customer_id: UUID
    instant: datetime
    seq: int | None = None


async def credit(
    db: Reader, customer_id: UUID, at: datetime, lots: int = MAX_LOTS + 1
) -> CreditRecord | None:
    """The balances after the last entry, and the first lots with free or held minutes.

    What is past its date ``at`` the time of asking is in neither, whether or not that is booked.
    """
    row = await db.fetchrow(CREDIT, account_id(customer_id), at, lots)
    return read_row(CreditRecord, row) if row else None


async def lots(
    db: Reader, customer_id: UUID, at: datetime, limit: int, behind: BurnPlace = FIRST_PLACE
) -> list[Lot]:
    """The lots of ``credit`` behind a place in burn order."""
    rows = await db.fetch(LOTS_BEHIND, account_id(customer_id), at, limit, *behind)
    return [Lot(*row["lot"]) for row in rows]


async def credit_as_of(db: Reader, customer_id: UUID, instant: datetime) -> CreditRecord | None:
    """The same as it was, or will be if nothing happens, at an instant."""
    row = await db.fetchrow(_CREDIT_AS_OF, account_id(customer_id), instant)
    return read_row(CreditRecord, row) if row else None


async def lots_as_of(
    db: Reader, customer_id: UUID, instant: datetime, limit: int, behind: BurnPlace = FIRST_PLACE
) -> list[Lot]:
    """The lots of ``credit_as_of`` behind a place in burn order, without what was past its date."""
    found = await credit_as_of(db, customer_id, instant)
    lots = found.lots if found else ()
    left = (one for one in lots if one.place > behind and (one.held_minutes or one.usable(instant)))
    return list(islice(left, limit))


async def credits_as_of(db: Reader, asked: Collection[AsOf]) -> dict[AsOf, CreditRecord]:
    """The same of many customers, each as of an instant or entry of its own."""
    each = tuple(asked)
    rows = await db.fetch(
        _CREDITS_AS_OF,
        [account_id(one.customer_id) for one in each],
        [one.instant for one in each],
        [one.seq for one in each],
    )
    return {each[row["place"] - 1]: read_row(CreditRecord, row) for row in rows}
