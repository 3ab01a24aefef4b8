"""The invariants of bank files, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I9 a payment is from a bank's file exactly when a line of one is it": """
        SELECT payment.id, source FROM payment
        LEFT JOIN bank_line ON bank_line.payment_id = payment.id
        WHERE (source = 'bank_file') <> (bank_line.payment_id IS NOT NULL)
    """,
    "I9 a bank's line is assigned exactly where it is the line of a payment": """
        SELECT open_line.id FROM open_line LEFT JOIN bank_line USING (key)
        WHERE open_line.payment_id IS DISTINCT FROM bank_line.payment_id
    """,
}
