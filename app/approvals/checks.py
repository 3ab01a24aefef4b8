"""The invariants of approvals beside the ledger, as SQL that returns what breaks them."""

# By whom an entry is that two people made: who asked, and who approved.
_BOTH = "'person:' || requested_by || '+person:' || decided_by"

CHECKS: dict[str, str] = {
    "I9 what was approved is what its entry moved": f"""
        SELECT approval.id, entry.id AS entry_id FROM approval
        LEFT JOIN ledger_entry AS entry ON entry.id = entry_id
        LEFT JOIN credit_account AS account USING (credit_account_id)
        WHERE status = 'approved' AND (
            account.customer_id IS DISTINCT FROM approval.customer_id
            OR entry.actor IS DISTINCT FROM {_BOTH}
            OR entry.kind IS DISTINCT FROM CASE approval.kind
                WHEN 'waiver' THEN 'reversal' ELSE approval.kind END
            OR (SELECT sum(minutes) FROM ledger_posting AS posting
                WHERE posting.credit_account_id = entry.credit_account_id
                  AND posting.seq = entry.seq) IS DISTINCT FROM abs(approval.minutes))
    """,
    "I9 what two people made was approved: what waits, or was refused, is not booked": """
        SELECT entry.credit_account_id, entry.seq, entry.actor FROM ledger_entry AS entry
        WHERE entry.actor LIKE 'person:%+person:%'
          AND entry.kind IN ('adjustment', 'refund', 'reversal')
          AND NOT EXISTS (SELECT 1 FROM approval WHERE approval.entry_id = entry.id)
          AND NOT EXISTS (SELECT 1 FROM adjustment
                          WHERE adjustment.entry_id = entry.id AND adjustment.kind = 'compensation')
    """,
}
