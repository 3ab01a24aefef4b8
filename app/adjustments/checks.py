"""The invariants of adjustments beside the ledger, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I9 an adjustment is what its entry moved": """
        SELECT adjustment.id FROM adjustment
        LEFT JOIN ledger_entry AS entry ON entry.id = entry_id
        WHERE entry.kind IS DISTINCT FROM 'adjustment'
           OR entry.reference <> 'adjustment:' || adjustment.id
           OR adjustment.minutes <> (
               SELECT sum(CASE 'adjusted' WHEN from_kind THEN minutes ELSE -minutes END)
               FROM ledger_posting AS posting
               WHERE posting.credit_account_id = entry.credit_account_id
                 AND posting.seq = entry.seq)
    """,
    "I9 every entry that adjusts credit has its adjustment": """
        SELECT entry.credit_account_id, entry.seq, entry.reference FROM ledger_entry AS entry
        WHERE entry.kind = 'adjustment'
          AND NOT EXISTS (SELECT 1 FROM adjustment WHERE adjustment.entry_id = entry.id)
    """,
}
