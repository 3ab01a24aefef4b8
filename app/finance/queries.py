"""What is read of values: by how much they are behind, the figures of a time, and the policies."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from app.finance.rows import (
    EarningPolicyRecord,
    Figures,
    MovementRow,
    PastDate,
    Turnover,
    WaitingRecord,
    read_lot,
    read_parts,
)
from app.finance.rules import PolicyPeriod
from app.finance.worth import Bucket, EarningPolicy, LotWorth, Part, amount, next_out
from app.kit.money import shown
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page, Window
from app.ledger import bounds
from app.ledger.accounts import account_id

_BEHIND = """
SELECT credit_account_id FROM credit_account AS account
LEFT JOIN finance_position AS valued USING (credit_account_id)
WHERE credit_account_id > $1 AND account.seq > coalesce(valued.seq, 0)
ORDER BY credit_account_id LIMIT $2
"""
_STORED = """
SELECT ARRAY(
           SELECT (lot_id, given_minutes, net, currency, out_minutes, out_amount)
           FROM finance_lot WHERE credit_account_id = $1 AND lot_id = ANY($2)
       ) AS lots,
       ARRAY(
           SELECT (holder_id, parts) FROM finance_holding
           WHERE credit_account_id = $1 AND (holder_id = ANY($3) OR owes)
       ) AS holdings,
       ARRAY(SELECT (from_at, policy) FROM earning_policy ORDER BY from_at) AS policies
"""
_POLICY = "SELECT id, from_on, from_at, policy, reason, created_at FROM earning_policy"


class StoredValues(Struct, frozen=True):
    """What of an account's values is stored: the lots and holdings asked for, and those that owe."""

    lots: tuple[LotWorth, ...]
    holdings: dict[UUID, tuple[Part, ...]]
    policies: tuple[PolicyPeriod, ...]


class PolicyFacts(Struct, frozen=True):
    """What is read before a policy is set: one of the same day, and when the last valued entry was booked."""

    same_day_id: UUID | None
    valued_until: datetime | None


async def behind(db: Reader, after: UUID, limit: int) -> list[UUID]:
    """Credit accounts with entries that are not valued yet, by id, behind one of them."""
    rows = await db.fetch(_BEHIND, after, limit)
    return [row["credit_account_id"] for row in rows]


async def stored_values(
    db: Reader, credit_account_id: UUID, lots: Sequence[UUID], holders: Sequence[UUID]
) -> StoredValues:
    """The values of these lots and holdings, and of all holdings in which minutes are owed."""
    row = await db.fetchrow(_STORED, credit_account_id, lots, holders)
    assert row is not None
    return StoredValues(
        tuple(read_lot(lot) for lot in row["lots"]),
        {holder: read_parts(parts) for holder, parts in row["holdings"]},
        tuple(PolicyPeriod(at, EarningPolicy(policy)) for at, policy in row["policies"]),
    )


# --- figures --------------------------------------------------------------------------------------


def _pivot(bucket: Bucket, column: str) -> str:
    """What of a column came into a bucket less what left it; of money in, what came from it."""
    into, out = ("to_bucket", "from_bucket") if bucket is not Bucket.MONEY_IN else (
        "from_bucket", "to_bucket"
    )  # fmt: skip
    moved = f"CASE '{bucket}' WHEN {into} THEN {column} WHEN {out} THEN -{column} ELSE 0 END"
    return f"sum({moved})"


_PIVOTS = ", ".join(
    [f"{_pivot(bucket, 'amount')} AS {bucket}" for bucket in Bucket]
    + [f"({_pivot(bucket, 'minutes')})::bigint AS {bucket}_minutes" for bucket in Bucket]
)
# What is summed first has two sums for each group; the buckets stand beside each other after that.
_FIGURES = """
SELECT month_number, customer_id, lot_id, currency, {pivots}
FROM (
    SELECT {month} AS month_number, {account} AS credit_account_id, {lot} AS lot_id, currency,
           from_bucket, to_bucket, sum(minutes) AS minutes, sum(amount) AS amount
    FROM finance_movement
    WHERE ($1::timestamptz IS NULL OR booked_at >= $1)
      AND ($2::timestamptz IS NULL OR booked_at < $2)
      AND ($3::uuid IS NULL OR credit_account_id = $3)
    GROUP BY 1, 2, 3, currency, from_bucket, to_bucket
) AS moved LEFT JOIN credit_account USING (credit_account_id)
GROUP BY month_number, customer_id, lot_id, currency
ORDER BY month_number, customer_id, lot_id, currency
LIMIT $4
"""


async def figures(
    db: Reader,
    within: Window,
    *,
    limit: int,
    months: Sequence[datetime] | None = None,
    by_customer: bool = False,
    by_lot: bool = False,
    customer_id: UUID | None = None,
) -> list[Figures]:
    """What came in within a time and where it went, by currency and as grouped; in that order.

    ``months`` are the first instants of those it is grouped by, of which ``month_number`` counts from 1.
    A lot is told with its customer.
    """
    statement = _FIGURES.format(
        pivots=_PIVOTS,
        month="width_bucket(booked_at, $5::timestamptz[])" if months else "NULL::int",
        account="credit_account_id" if by_customer or by_lot else "NULL::uuid",
        lot="lot_id" if by_lot else "NULL::uuid",
    )
    rows = await db.fetch(
        statement,
        within.from_at,
        within.to_at,
        account_id(customer_id) if customer_id else None,
        limit,
        *([months] if months else []),
    )
    return [read_row(Figures, row) for row in rows]


async def balances(
    db: Reader, customer_id: UUID | None = None, before: datetime | None = None
) -> list[Figures]:
    """Where the money of all customers or one is, now or before an instant, by currency.

    Only what is valued counts: ``projection.catch_up`` comes first.
    """
    return await figures(db, Window(None, before), limit=1000, customer_id=customer_id)


# What lots have now, without what came into their books after an entry, and with what left them since.
_DEFERRED_AFTER = f"""
SELECT coalesce((SELECT seq FROM finance_position WHERE credit_account_id = $1), 0) AS valued_seq,
       ARRAY(
           SELECT (currency, sum(amount)) FROM (
               SELECT currency, net - out_amount AS amount FROM finance_lot
               WHERE credit_account_id = $1
               UNION ALL
               SELECT currency, CASE to_bucket WHEN '{Bucket.DEFERRED}' THEN -amount ELSE amount END
               FROM finance_movement WHERE credit_account_id = $1 AND seq > $2
                 AND '{Bucket.DEFERRED}' IN (from_bucket, to_bucket)
           ) AS part WHERE currency IS NOT NULL
           GROUP BY currency HAVING sum(amount) <> 0 ORDER BY currency
       ) AS amounts
"""


async def deferred_after(
    db: Reader, credit_account_id: UUID, seq: int
) -> tuple[int, dict[str, Decimal]]:
    """What of an account was paid for and not recognised after an entry, by currency.

    It counts once the first figure, up to which entry it is valued, is not below that one.
    """
    row = await db.fetchrow(_DEFERRED_AFTER, credit_account_id, seq)
    assert row is not None
    return row["valued_seq"], dict(tuple(pair) for pair in row["amounts"])


# What was out of lots after an entry each: what is out now, without what went and came since.
_LOTS_AFTER = f"""
SELECT lot_id, given_minutes, net, currency, out_minutes - since.minutes AS out_minutes,
       out_amount - since.amount AS out_amount
FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS wanted (credit_account_id, lot_id, seq)
JOIN finance_lot AS lot USING (credit_account_id, lot_id)
CROSS JOIN LATERAL (
    SELECT coalesce(sum(sign * minutes), 0)::int AS minutes, coalesce(sum(sign * amount), 0) AS amount
    FROM (
        SELECT minutes, amount, CASE from_bucket WHEN '{Bucket.DEFERRED}' THEN 1
                                WHEN '{Bucket.MONEY_IN}' THEN 0 ELSE -1 END AS sign
        FROM finance_movement AS movement
        WHERE movement.credit_account_id = wanted.credit_account_id
          AND movement.seq > wanted.seq AND movement.lot_id = wanted.lot_id
    ) AS moved
) AS since
"""


async def past_date(
    db: Reader, at: datetime, customer_id: UUID | None = None, seq: int | None = None
) -> list[PastDate]:
    """What of the deferred money was of minutes past their date at an instant: ``bounds.past_date``.

    Each is worth what its expiry would have taken along then. Only what is valued counts.
    """
    found = await bounds.past_date(db, at, customer_id, seq)
    if not found:
        return []
    wanted = [(one.credit_account_id, one.lot_id, one.seq) for one in found]
    rows = await db.fetch(_LOTS_AFTER, *(list(column) for column in zip(*wanted, strict=True)))
    lots = {row["lot_id"]: read_lot(tuple(row.values())) for row in rows}
    return [
        PastDate(
            one.customer_id,
            one.lot_id,
            lots[one.lot_id].currency,
            one.minutes,
            amount(next_out(lots[one.lot_id], one.minutes), lots[one.lot_id].digits),
        )
        for one in found
        if one.lot_id in lots
    ]


def past_date_sums(found: Sequence[PastDate]) -> list[tuple[str | None, int, Decimal]]:
    """Minutes and money by currency; what was given for nothing comes last."""
    return [
        (
            currency,
            sum(one.minutes for one in found if one.currency == currency),
            shown(
                sum((one.amount for one in found if one.currency == currency), Decimal(0)), currency
            ),
        )
        for currency in sorted({one.currency for one in found}, key=lambda name: (not name, name))
    ]


async def movements(db: Reader, customer_id: UUID, within: Window) -> list[MovementRow]:
    """A customer's movements within a time, in the order they were booked."""
    rows = await db.fetch(
        f"SELECT {', '.join(MovementRow._fields)} FROM finance_movement"
        " WHERE credit_account_id = $1 AND ($2::timestamptz IS NULL OR booked_at >= $2)"
        " AND ($3::timestamptz IS NULL OR booked_at < $3) ORDER BY seq, position, number",
        account_id(customer_id),
        within.from_at,
        within.to_at,
    )
    return [
        MovementRow(row["seq"], row["position"], row["number"], row["lot_id"], Bucket(row["from_bucket"]),
        Bucket(row["to_bucket"]), row["minutes"], row["amount"], row["currency"], row["booked_at"])
        for row in rows
    ]  # fmt: skip


async def span(db: Reader) -> tuple[datetime, datetime] | None:
    """When the first and the last movement were booked; None without any."""
    row = await db.fetchrow(
        "SELECT min(booked_at) AS first, max(booked_at) AS last FROM finance_movement"
    )
    return (row["first"], row["last"]) if row and row["first"] else None


# --- what waits -----------------------------------------------------------------------------------

_BILLED = """
SELECT billed.credit_account_id, account.customer_id, billed.id AS worksheet_id, entry.id AS entry_id,
       entry.booked_at AS since_at, billed.balance_minutes AS minutes, holding.parts
FROM ledger_account AS billed
JOIN credit_account AS account USING (credit_account_id)
JOIN ledger_entry AS entry
    ON entry.credit_account_id = billed.credit_account_id AND entry.seq = billed.opened_seq
LEFT JOIN finance_holding AS holding
    ON holding.credit_account_id = billed.credit_account_id AND holding.holder_id = billed.id
WHERE billed.kind = 'billed' AND billed.balance_minutes > 0
ORDER BY entry.booked_at, billed.id LIMIT $1
"""
_OWED = """
SELECT draw.credit_account_id, account.customer_id, entry.id AS entry_id,
       CASE posting.to_kind WHEN 'billed' THEN posting.to_id END AS worksheet_id,
       entry.booked_at AS since_at, draw.open_minutes AS minutes
FROM ledger_draw AS draw
JOIN credit_account AS account USING (credit_account_id)
JOIN ledger_entry AS entry
    ON entry.credit_account_id = draw.credit_account_id AND entry.seq = draw.seq
JOIN ledger_posting AS posting
    ON posting.credit_account_id = draw.credit_account_id AND posting.seq = draw.seq
   AND posting.position = draw.position
WHERE draw.open_minutes > 0
ORDER BY entry.booked_at, entry.id, draw.position LIMIT $1
"""
_LOTS = """
SELECT lot_id, given_minutes, net, currency, out_minutes, out_amount
FROM unnest($1::uuid[], $2::uuid[]) AS wanted (credit_account_id, lot_id)
JOIN finance_lot USING (credit_account_id, lot_id)
"""


async def billed(db: Reader, limit: int) -> list[WaitingRecord]:
    """Worksheets with minutes that wait for confirmation, the longest first."""
    rows = await db.fetch(_BILLED, limit)
    return [
        read_row(WaitingRecord, row, parts=read_parts(row["parts"] or {"parts": []}))
        for row in rows
    ]


async def owed(db: Reader, limit: int) -> list[WaitingRecord]:
    """Minutes that are owed, by what drew them, the longest first."""
    return [read_row(WaitingRecord, row) for row in await db.fetch(_OWED, limit)]


async def lots_of(db: Reader, waiting: Sequence[WaitingRecord]) -> dict[UUID, LotWorth]:
    """What the lots are worth of which minutes wait."""
    pairs = {
        (one.credit_account_id, part.lot_id) for one in waiting for part in one.parts if part.lot_id
    }
    rows = await db.fetch(_LOTS, [account for account, _ in pairs], [lot for _, lot in pairs])
    return {row["lot_id"]: read_lot(tuple(row.values())) for row in rows}


async def turnover(db: Reader, before: datetime | None) -> list[Turnover]:
    """What came into each bucket and left it before an instant, or until now, by currency."""
    rows = await db.fetch(
        """
        WITH moved AS (
            SELECT currency, from_bucket, to_bucket, sum(amount) AS amount FROM finance_movement
            WHERE currency IS NOT NULL AND ($1::timestamptz IS NULL OR booked_at < $1)
            GROUP BY currency, from_bucket, to_bucket
        )
        SELECT unit, account, sum(debit) AS debit, sum(credit) AS credit FROM (
            SELECT currency AS unit, to_bucket AS account, amount AS debit, 0 AS credit FROM moved
            UNION ALL SELECT currency, from_bucket, 0, amount FROM moved
        ) AS side GROUP BY unit, account ORDER BY unit, account
        """,
        before,
    )
    return [read_row(Turnover, row) for row in rows]


# --- policies -------------------------------------------------------------------------------------


async def policies(db: Reader, page: Page) -> list[EarningPolicyRecord]:
    """A page of the earning policies in the order they were set."""
    rows = await page.rows(db, _POLICY, {})
    return [read_row(EarningPolicyRecord, row) for row in rows]


async def policy(db: Reader, policy_id: UUID) -> EarningPolicyRecord | None:
    """One earning policy."""
    row = await db.fetchrow(f"{_POLICY} WHERE id = $1", policy_id)
    return read_row(EarningPolicyRecord, row) if row else None


async def before_policy(db: Reader, from_on: date) -> PolicyFacts:
    """What is read before a policy is set that begins on a day."""
    row = await db.fetchrow(
        "SELECT (SELECT id FROM earning_policy WHERE from_on = $1) AS same_day_id,"
        " (SELECT max(booked_at) FROM finance_position) AS valued_until",
        from_on,
    )
    assert row is not None
    return read_row(PolicyFacts, row)
