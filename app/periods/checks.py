"""What closed months have to be, as SQL that returns what breaks it, and what was signed of them."""

from collections.abc import AsyncIterator, Callable
from typing import Any

from app.kit.postgres.database import Connection
from app.periods import queries, signing
from app.periods.rows import SnapshotRecord
from app.periods.rules import PeriodStatus
from app.periods.schemas import SignedSnapshot, read_signed, signed_snapshot

MONEY = {"money_in_month", "money_at_end", "past_date_at_end"}

CHECKS: dict[str, str] = {
    "I4 a closed month is closed in every credit account": """
        SELECT credit_account_id, account.closed_until, until_at FROM credit_account AS account
        CROSS JOIN (SELECT max(until_at) AS until_at FROM period WHERE status <> 'closing') AS closed
        WHERE until_at IS NOT NULL AND coalesce(account.closed_until < until_at, true)
    """,
    "I4 the entries of a closed month are those that it was closed with": """
        WITH present AS (
            SELECT period.id AS period_id, account.credit_account_id, head.seq, head.hash
            FROM period CROSS JOIN credit_account AS account CROSS JOIN LATERAL (
                SELECT seq, hash FROM ledger_entry AS entry
                WHERE entry.credit_account_id = account.credit_account_id AND booked_at < until_at
                ORDER BY booked_at DESC, seq DESC LIMIT 1
            ) AS head WHERE period.status <> 'closing'
        )
        SELECT month, credit_account_id, head.seq AS closed_with_seq, present.seq
        FROM present FULL JOIN period_head AS head USING (period_id, credit_account_id)
        LEFT JOIN period ON period.id = period_id
        WHERE (present.seq, present.hash) IS DISTINCT FROM (head.seq, head.hash)
    """,
    "I4 a month was closed once more than it was reopened, and so it stands": """
        SELECT month, status FROM period
        LEFT JOIN LATERAL (
            SELECT count(*) AS closed, coalesce(max(number), 0) AS last FROM period_snapshot
            WHERE period_id = period.id
        ) AS snapshot ON true
        LEFT JOIN LATERAL (
            SELECT count(*) AS reopened FROM period_reopening WHERE period_id = period.id
        ) AS reopening ON true
        WHERE closed <> last OR closed - reopened <> CASE status WHEN 'closed' THEN 1 ELSE 0 END
    """,
}


async def broken_snapshots(connection: Connection) -> AsyncIterator[dict[str, Any]]:
    """What was signed of closed months, and is not so: its signature, or any figure made anew."""
    for period in await queries.every(connection):
        if not period.snapshots:
            continue
        figures = await queries.present_figures(connection, period)
        for snapshot in period.snapshots:
            place = {"month": period.month, "number": snapshot.number}
            document = snapshot.document.encode()
            if not signing.is_signed(document, snapshot.signature, snapshot.public_key):
                yield {**place, "broken": "signature"}
            present = signed_snapshot(period, snapshot.number, snapshot.closed_at, figures)
            # Money may be corrected in a month that is open again, and was in one that was.
            final = snapshot is period.snapshots[-1] and period.status is PeriodStatus.CLOSED
            for name in _differences(snapshot, present):
                if final or name not in MONEY:
                    yield {**place, "broken": name}


def _differences(snapshot: SnapshotRecord, present: SignedSnapshot) -> list[str]:
    """The names of figures that are not those that were signed."""
    try:
        signed = read_signed(snapshot.document)
    except ValueError:
        return ["document"]
    return [
        name
        for name in type(signed).model_fields
        if name != "version" and getattr(signed, name) != getattr(present, name)
    ]


RECOMPUTED: dict[str, Callable[[Connection], AsyncIterator[dict[str, Any]]]] = {
    "I4 closed months are what was signed": broken_snapshots,
}
