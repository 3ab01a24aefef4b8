"""The invariant of refunds beside finance, as SQL that returns what breaks it."""

CHECKS: dict[str, str] = {
    "M2 a refund's money is what its minutes took along": """
        SELECT refund.id, refund.net, moved.amount FROM refund
        JOIN ledger_entry AS entry ON entry.id = refund.entry_id
        JOIN finance_position AS valued USING (credit_account_id)
        LEFT JOIN (
            SELECT credit_account_id, seq, sum(amount) AS amount FROM finance_movement
            WHERE to_bucket = 'refunded' GROUP BY credit_account_id, seq
        ) AS moved ON moved.credit_account_id = entry.credit_account_id AND moved.seq = entry.seq
        WHERE refund.net IS NOT NULL AND valued.seq >= entry.seq
          AND refund.net <> coalesce(moved.amount, 0)
    """,
}
