"""The invariants of warnings beside the ledger, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I10 what is warned of is the customer's own lot": """
        SELECT warning.id, warning.lot_id FROM credit_warning AS warning
        LEFT JOIN ledger_account AS lot ON lot.id = warning.lot_id AND lot.kind = 'lot'
        LEFT JOIN credit_account AS account USING (credit_account_id)
        WHERE warning.kind = 'expiring'
          AND account.customer_id IS DISTINCT FROM warning.customer_id
    """,
    "I7 no entry is looked at for warnings before it is in the feed": """
        SELECT position FROM credit_watch
        WHERE position > (SELECT coalesce(max(position), 0) FROM event)
    """,
}
