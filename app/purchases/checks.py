"""The invariants of purchases beside the ledger, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I9 a purchase is credit once it is paid, with what it bought": """
        SELECT purchase.id, purchase.status FROM purchase
        LEFT JOIN ledger_posting AS posting
            ON posting.lot_id = purchase.id AND posting.from_kind = 'purchased'
        GROUP BY purchase.id
        HAVING coalesce(sum(posting.minutes), 0)
            <> CASE WHEN status IN ('paid', 'refunded') THEN purchase.minutes ELSE 0 END
    """,
    "I9 what was refunded of a purchase is its entries' sum": """
        SELECT purchase.id, refunded_minutes FROM purchase
        LEFT JOIN ledger_posting AS posting
            ON posting.lot_id = purchase.id AND posting.to_kind = 'refunded'
        GROUP BY purchase.id HAVING coalesce(sum(posting.minutes), 0) <> refunded_minutes
    """,
    "I10 a lot belongs to the customer of its purchase or adjustment": """
        SELECT lot.credit_account_id, lot.id FROM ledger_account AS lot
        JOIN credit_account AS account USING (credit_account_id)
        LEFT JOIN purchase ON purchase.id = lot.id
        LEFT JOIN adjustment ON adjustment.id = lot.id
        WHERE lot.kind = 'lot'
          AND coalesce(purchase.customer_id, adjustment.customer_id, account.customer_id)
              <> account.customer_id
    """,
}
