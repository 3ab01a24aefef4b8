"""What is read of the ledger where months end."""

from datetime import datetime
from uuid import UUID

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.ledger.accounts import SINGLE, AccountKind, account_id
from app.ledger.rows import PastDateRecord


async def closed_until(db: Reader) -> datetime | None:
    """Until when the books are closed, or are being closed; None before the first month is."""
    found: datetime | None = await db.fetchval("SELECT closed_until FROM ledger_closing")
    return found


# Of an entry that comes after all others.
LAST = 2**31 - 1
# All that was due at an entry is booked before it. So what was past its date after an account's last entry
# before an instant is still in its lot, or left it by an expiry behind that entry.
_PAST_DATE = """
WITH head AS (
    SELECT credit_account_id, customer_id, coalesce($4::int, (
        SELECT seq FROM ledger_entry AS entry
        WHERE entry.credit_account_id = account.credit_account_id AND booked_at < $1
        ORDER BY booked_at DESC, seq DESC LIMIT 1
    )) AS seq
    FROM credit_account AS account WHERE $3::uuid IS NULL OR credit_account_id = $3
), lot AS (
    SELECT head.credit_account_id, lot.id FROM ledger_account AS lot JOIN head USING (credit_account_id)
    WHERE lot.kind = 'lot' AND lot.balance_minutes > 0 AND lot.expires_at <= $1
    UNION
    SELECT head.credit_account_id, posting.lot_id FROM head JOIN ledger_posting AS posting
        ON posting.credit_account_id = head.credit_account_id AND posting.to_id = $2
       AND posting.seq > head.seq
)
SELECT head.credit_account_id, head.customer_id, account.id AS lot_id, head.seq, left_in.minutes
FROM lot JOIN head USING (credit_account_id)
JOIN ledger_account AS account
    ON account.credit_account_id = lot.credit_account_id AND account.id = lot.id
   AND account.expires_at <= $1 AND account.opened_seq <= head.seq
CROSS JOIN LATERAL (
    SELECT balance AS minutes FROM (
        (SELECT seq, position, from_balance_minutes AS balance FROM ledger_posting AS posting
         WHERE posting.credit_account_id = lot.credit_account_id AND from_id = lot.id
           AND posting.seq <= head.seq ORDER BY seq DESC, position DESC LIMIT 1)
        UNION ALL
        (SELECT seq, position, to_balance_minutes FROM ledger_posting AS posting
         WHERE posting.credit_account_id = lot.credit_account_id AND to_id = lot.id
           AND posting.seq <= head.seq ORDER BY seq DESC, position DESC LIMIT 1)
    ) AS either ORDER BY seq DESC, position DESC LIMIT 1
) AS left_in
WHERE left_in.minutes > 0 ORDER BY head.credit_account_id, account.id
"""


async def past_date(
    db: Reader, at: datetime, customer_id: UUID | None = None, seq: int | None = None
) -> list[PastDateRecord]:
    """Free minutes of lots that had ended by an instant, and whose expiry is not booked before it.

    ``seq`` is the last entry that counts, if it is another than the last before the instant.
    """
    account = account_id(customer_id) if customer_id else None
    rows = await db.fetch(_PAST_DATE, at, SINGLE[AccountKind.EXPIRED], account, seq)
    return [read_row(PastDateRecord, row) for row in rows]
