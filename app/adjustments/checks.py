"""The invariants of adjustments beside the ledger, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I9 an adjustment is what its entry moved": """
        SELECT adjustment.id FROM adjustment
        LEFT JOIN ledger_entry AS entry ON entry.id = entry_id
        WHERE entry.kind IS DISTINCT FROM 'adjustment'
           OR abs(adjustment.minutes) <> (
               SELECT sum(minutes) FROM ledger_posting AS posting
               WHERE posting.credit_account_id = entry.credit_account_id
                 AND posting.seq = entry.seq)
    """,
}
