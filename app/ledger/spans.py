"""What is read of a credit account in a time: every entry, what it changed, and how it stood at both ends."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from app.kit.postgres.database import Reader, Row
from app.ledger.accounts import NOTHING, EntryKind, Span, SpanEntry, Totals, account_id

# What an entry's postings change of the totals: nothing that is stored of these is believed here.
_CHANGE = """
SELECT coalesce(sum(CASE to_kind WHEN 'lot' THEN minutes ELSE 0 END
                  - CASE from_kind WHEN 'lot' THEN minutes ELSE 0 END), 0)::int AS available,
       coalesce(sum(CASE to_kind WHEN 'hold' THEN minutes ELSE 0 END
                  - CASE from_kind WHEN 'hold' THEN minutes ELSE 0 END), 0)::int AS held,
       coalesce(sum(CASE to_kind WHEN 'billed' THEN minutes ELSE 0 END
                  - CASE from_kind WHEN 'billed' THEN minutes ELSE 0 END), 0)::int AS awaiting,
       coalesce(sum(CASE from_kind WHEN 'debt' THEN minutes ELSE 0 END
                  - CASE to_kind WHEN 'debt' THEN minutes ELSE 0 END), 0)::int AS debt
FROM ledger_posting AS posting
WHERE posting.credit_account_id = entry.credit_account_id AND posting.seq = entry.seq
"""
_LAST_BEFORE = """
coalesce((SELECT seq FROM ledger_entry WHERE credit_account_id = $1 AND booked_at < {0}
          ORDER BY booked_at DESC, seq DESC LIMIT 1), 0)
"""
_SPAN = f"""
SELECT entry.seq, entry.id, entry.kind, entry.reference, entry.booked_at, entry.service_on,
       note.reason, entry.override, entry.reverses,
       undone.kind AS reversed_kind, undone.reference AS reversed_reference,
       CASE entry.kind
           WHEN 'expiry' THEN (
               SELECT lot.expires_on FROM ledger_posting AS posting
               JOIN ledger_account AS lot ON lot.credit_account_id = $1 AND lot.id = posting.lot_id
               WHERE posting.credit_account_id = $1 AND posting.seq = entry.seq LIMIT 1)
           WHEN 'expiry_change' THEN (
               SELECT expires_on FROM ledger_lot
               WHERE credit_account_id = $1 AND seq = entry.seq) END AS expires_on,
       change.available, change.held, change.awaiting, change.debt,
       entry.available_minutes, entry.held_minutes, entry.awaiting_confirmation_minutes,
       entry.debt_minutes, ends.opening_seq
FROM (SELECT {_LAST_BEFORE.format("$2")} AS opening_seq,
             {_LAST_BEFORE.format("$3")} AS closing_seq) AS ends
JOIN ledger_entry AS entry ON entry.credit_account_id = $1
    AND entry.seq BETWEEN ends.opening_seq AND ends.closing_seq
CROSS JOIN LATERAL ({_CHANGE}) AS change
LEFT JOIN ledger_note AS note ON note.credit_account_id = $1 AND note.seq = entry.seq
LEFT JOIN ledger_entry AS undone
    ON entry.reverses IS NOT NULL AND undone.credit_account_id = $1 AND undone.id = entry.reverses
ORDER BY entry.seq
"""


async def span(db: Reader, customer_id: UUID, from_at: datetime, to_at: datetime) -> Span:
    """Entries booked from one instant until before another, and the totals at both ends: one snapshot."""
    rows = await db.fetch(_SPAN, account_id(customer_id), from_at, to_at)
    found = [_span_entry(row) for row in rows]
    opening_seq: int = rows[0]["opening_seq"] if rows else 0
    opened = opening_seq > 0
    return Span(
        opening_seq=opening_seq,
        opening=found[0].totals if opened else NOTHING,
        closing_seq=found[-1].seq if found else 0,
        closing=found[-1].totals if found else NOTHING,
        closing_at=found[-1].booked_at if found else None,
        entries=tuple(found[opened:]),
    )


def _span_entry(row: Row) -> SpanEntry:
    undone = row["reversed_kind"]
    return SpanEntry(
        seq=row["seq"],
        id=row["id"],
        kind=EntryKind(row["kind"]),
        reference=row["reference"],
        booked_at=row["booked_at"],
        service_on=row["service_on"],
        reason=row["reason"],
        override=row["override"],
        reverses=row["reverses"],
        reversed_kind=EntryKind(undone) if undone else None,
        reversed_reference=row["reversed_reference"],
        expires_on=row["expires_on"],
        change=Totals(row["available"], row["held"], row["awaiting"], row["debt"]),
        totals=Totals(
            row["available_minutes"],
            row["held_minutes"],
            row["awaiting_confirmation_minutes"],
            row["debt_minutes"],
        ),
    )


async def billed_as_of(
    db: Reader, customer_id: UUID, worksheet_ids: Sequence[UUID], seq: int
) -> dict[UUID, int]:
    """What awaited confirmation after an entry, of those worksheets of which anything did."""
    rows = await db.fetch(
        "SELECT one.id, (SELECT coalesce(sum(CASE to_id WHEN one.id THEN minutes ELSE -minutes END), 0)"
        " FROM ledger_posting WHERE credit_account_id = $1 AND seq <= $3"
        " AND (to_id = one.id OR from_id = one.id))::int AS minutes"
        " FROM unnest($2::uuid[]) AS one (id)",
        account_id(customer_id),
        worksheet_ids,
        seq,
    )
    return {row["id"]: row["minutes"] for row in rows if row["minutes"]}
