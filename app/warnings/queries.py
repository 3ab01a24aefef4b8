"""What is read for warnings: lots that end soon, what entries left available, and how fast it is spent."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.ledger.accounts import SINGLE, AccountKind, account_id
from app.plans.rules import TermsPeriod
from app.warnings.rows import ExpiringLot, WarningRecord, WatchedCustomer, WatchedFact
from app.warnings.rules import BURN_DAYS

_BURN = timedelta(days=BURN_DAYS)
_CONSUMED = SINGLE[AccountKind.CONSUMED]

_EXPIRING = """
SELECT lot.id AS lot_id, account.customer_id, lot.expires_on, lot.balance_minutes AS minutes
FROM ledger_account AS lot JOIN credit_account AS account USING (credit_account_id)
JOIN customer ON customer.id = account.customer_id AND customer.deactivated_at IS NULL
WHERE lot.kind = 'lot' AND lot.balance_minutes > 0
  AND lot.expires_at > $1 AND lot.expires_at <= $2
  AND NOT EXISTS (
      SELECT 1 FROM credit_warning AS warning
      WHERE warning.lot_id = lot.id AND warning.expires_on = lot.expires_on
        AND warning.days_ahead = $3)
ORDER BY lot.expires_at LIMIT $4
"""

# Entries, and what may give a customer another threshold.
_FACTS = """
SELECT fact.position, fact.customer_id, coalesce(entry.booked_at, fact.occurred_at) AS at,
       entry.available_minutes
FROM (
    SELECT position, subject_type, subject_id, customer_id, occurred_at FROM event
    WHERE subject_type IN ('ledger_entry', 'customer', 'subscription')
      AND position > (SELECT position FROM credit_watch)
    ORDER BY position LIMIT $1
) AS fact
LEFT JOIN LATERAL (
    SELECT booked_at, available_minutes FROM ledger_entry
    WHERE fact.subject_type = 'ledger_entry' AND ledger_entry.id = fact.subject_id LIMIT 1
) AS entry ON true
ORDER BY fact.position
"""

# What worksheets took since the instant ``$2`` is what awaits confirmation or is consumed now and did not
# and was not then: no way through the journal, whatever its length. The consumed have one account, ``$4``,
# out of which nothing goes.
BURNED = """account.awaiting_confirmation_minutes + consumed.balance_minutes
           - coalesce(past.awaiting_confirmation_minutes + past.consumed_minutes, 0)"""
# What that is read from, to be joined to credit accounts named ``account`` that have entries.
SPENT_SINCE = """
JOIN ledger_entry AS first ON first.credit_account_id = account.credit_account_id AND first.seq = 1
JOIN ledger_account AS consumed
    ON consumed.credit_account_id = account.credit_account_id AND consumed.id = $4
LEFT JOIN LATERAL (
    SELECT entry.awaiting_confirmation_minutes, coalesce((
        SELECT to_balance_minutes FROM ledger_posting AS posting
        WHERE posting.credit_account_id = account.credit_account_id AND posting.to_id = $4
          AND posting.seq <= entry.seq
        ORDER BY posting.seq DESC, posting.position DESC LIMIT 1
    ), 0) AS consumed_minutes
    FROM ledger_entry AS entry
    WHERE entry.credit_account_id = account.credit_account_id AND entry.booked_at <= $2
    ORDER BY entry.booked_at DESC, entry.seq DESC LIMIT 1
) AS past ON true
"""
_WATCHED = f"""
SELECT account.credit_account_id, account.customer_id, customer.low_credit_minutes,
       customer.low_credit_days, account.available_minutes, first.booked_at AS first_booked_at,
       {BURNED} AS burned_minutes,
       EXISTS (
           SELECT 1 FROM ledger_entry AS last JOIN event ON event.subject_id = last.id
           WHERE last.credit_account_id = account.credit_account_id AND last.seq = account.seq
             AND event.subject_type = 'ledger_entry' AND event.position <= $3
       ) AS all_seen,
       ARRAY(SELECT {packed(TermsPeriod)} FROM terms_near(customer.id, $1)) AS terms_near,
       ARRAY(
           SELECT {packed(WarningRecord)} FROM credit_warning
           WHERE customer_id = customer.id AND kind = 'low' AND cleared_at IS NULL
       ) AS open_warnings
FROM credit_account AS account
JOIN customer ON customer.id = account.customer_id AND customer.deactivated_at IS NULL
{SPENT_SINCE}
"""
_OF_CUSTOMERS = f"{_WATCHED} WHERE account.credit_account_id = ANY ($5)"
_OF_ALL = f"""
{_WATCHED} WHERE account.credit_account_id > $5 ORDER BY account.credit_account_id LIMIT $6
"""


async def expiring(
    db: Reader, after: datetime, until: datetime, days_ahead: int, limit: int
) -> list[ExpiringLot]:
    """Lots of customers that are here which end then, are free, and not warned of at this distance."""
    rows = await db.fetch(_EXPIRING, after, until, days_ahead, limit)
    return [read_row(ExpiringLot, row) for row in rows]


async def position(db: Reader) -> int:
    """Up to where the feed has been looked at."""
    found: int = await db.fetchval("SELECT position FROM credit_watch")
    return found


async def facts(db: Reader, limit: int) -> list[WatchedFact]:
    """The next facts of the feed that have not been looked at."""
    return [read_row(WatchedFact, row) for row in await db.fetch(_FACTS, limit)]


async def watched(
    db: Reader, customer_ids: Iterable[UUID], at: datetime, seen: int
) -> list[WatchedCustomer]:
    """Those of these customers that are here and have had credit.

    Args:
        db: where to read.
        customer_ids: whose.
        at: the end of the days in which they spent, and whose terms count.
        seen: up to which position of the feed entries have been looked at.
    """
    accounts = [account_id(one) for one in customer_ids]
    rows = await db.fetch(_OF_CUSTOMERS, at, at - _BURN, seen, _CONSUMED, accounts)
    return [read_row(WatchedCustomer, row) for row in rows]


async def all_watched(
    db: Reader, after: UUID, at: datetime, seen: int, limit: int
) -> list[WatchedCustomer]:
    """The same of all customers, some at once: those whose credit accounts follow one."""
    rows = await db.fetch(_OF_ALL, at, at - _BURN, seen, _CONSUMED, after, limit)
    return [read_row(WatchedCustomer, row) for row in rows]
