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
    "I9 a refund is what its entry paid back, and each is one": """
        SELECT refund.id, entry.id AS entry_id FROM refund
        FULL JOIN (SELECT * FROM ledger_entry WHERE kind = 'refund') AS entry
            ON entry.id = refund.entry_id
        LEFT JOIN ledger_posting AS posting USING (credit_account_id, seq)
        WHERE posting.minutes IS DISTINCT FROM refund.minutes
           OR posting.lot_id IS DISTINCT FROM refund.purchase_id
           OR entry.reference <> 'purchase:' || purchase_id || ':refund:' || refund.number
    """,
    "I9 a refund is its customer's, and of a purchase that counts it": """
        SELECT purchase.id, purchase.refunds, count(refund.id)
        FROM purchase LEFT JOIN refund ON refund.purchase_id = purchase.id
        GROUP BY purchase.id
        HAVING purchase.refunds <> count(refund.id)
            OR purchase.refunds <> coalesce(max(refund.number), 0)
            OR bool_or(refund.customer_id <> purchase.customer_id)
    """,
    "I9 what is paid of a purchase is the sum of its payments that count": """
        SELECT purchase.id, purchase.paid_amount FROM purchase
        LEFT JOIN payment
            ON payment.purchase_id = purchase.id AND payment.currency = purchase.currency
            AND payment.status = 'received'
        GROUP BY purchase.id HAVING coalesce(sum(payment.amount), 0) <> paid_amount
    """,
    "I9 a purchase is credit once all of it is paid, and given up before anything is": """
        SELECT id, status, gross, paid_amount, payment_state FROM purchase
        WHERE CASE status
                WHEN 'pending_payment' THEN gross > 0 AND paid_amount >= gross
                WHEN 'void' THEN paid_amount > 0 OR EXISTS (
                    SELECT FROM payment WHERE purchase_id = purchase.id AND payment.status = 'received'
                )
                ELSE paid_amount < gross
              END
           OR payment_state <> CASE
                WHEN paid_amount > gross THEN 'overpaid'
                WHEN paid_amount = gross AND status IN ('paid', 'refunded') THEN 'paid'
                WHEN paid_amount > 0 THEN 'partly_paid'
                ELSE 'unpaid'
              END
    """,
    "I7 a payment is withdrawn exactly where an event tells so, by whom and when": """
        SELECT payment.id, status, event.id AS event_id FROM payment
        LEFT JOIN event ON event.subject_id = payment.id AND event.type = 'payment.withdrawn'
        WHERE (status, withdrawn_by, withdrawn_at) IS DISTINCT FROM
              (CASE WHEN event.id IS NULL THEN 'received' ELSE 'withdrawn' END,
               event.actor, event.occurred_at)
    """,
    "I10 a payment is its purchase's customer's": """
        SELECT payment.id FROM payment JOIN purchase ON purchase.id = payment.purchase_id
        WHERE payment.customer_id <> purchase.customer_id
    """,
    "I9 a lot's last day is that of its purchase": """
        SELECT purchase.id, purchase.expires_on, lot.expires_on FROM purchase
        JOIN ledger_account AS lot ON lot.id = purchase.id AND lot.kind = 'lot'
        WHERE lot.expires_on IS DISTINCT FROM purchase.expires_on
    """,
    "I9 a lot has the minutes and the price of its purchase": """
        SELECT purchase.id FROM purchase
        JOIN ledger_account AS lot ON lot.id = purchase.id AND lot.kind = 'lot'
        WHERE (lot.given_minutes, lot.price_per_person_day, lot.currency, lot.net)
              IS DISTINCT FROM
              (purchase.minutes, purchase.price_per_person_day, purchase.currency, purchase.net)
    """,
    "I7 a purchase's last day is the one its last correction tells": """
        SELECT purchase.id, purchase.expires_on FROM purchase JOIN LATERAL (
            SELECT data ->> 'expires_on' AS expires_on FROM event
            WHERE subject_id = purchase.id AND type = 'purchase.changed'
            ORDER BY event_no DESC LIMIT 1
        ) AS correction ON true
        WHERE correction.expires_on::date IS DISTINCT FROM purchase.expires_on
    """,
    "I7 a purchase's numbers and tax are those that its last correction tells": """
        SELECT purchase.id FROM purchase JOIN LATERAL (
            SELECT data FROM event
            WHERE subject_id = purchase.id AND type = 'purchase.corrected'
            ORDER BY event_no DESC LIMIT 1
        ) AS correction ON true
        WHERE (invoice_number, external_reference, tax_rate, tax, gross) IS DISTINCT FROM
              (data ->> 'invoice_number', data ->> 'external_reference',
               (data ->> 'tax_rate')::numeric, (data ->> 'tax')::numeric,
               (data ->> 'gross')::numeric)
    """,
    "I7 a payment's day is the one that its last correction tells": """
        SELECT payment.id, payment.received_on FROM payment JOIN LATERAL (
            SELECT data ->> 'received_on' AS received_on FROM event
            WHERE subject_id = payment.id AND type = 'payment.corrected'
            ORDER BY event_no DESC LIMIT 1
        ) AS correction ON true
        WHERE correction.received_on::date <> payment.received_on
    """,
    "I5 an invoice is of one purchase": """
        SELECT min(invoice_number), max(invoice_number), count(*) FROM purchase
        WHERE status <> 'void' AND NOT invoice_repeated AND invoice_number IS NOT NULL
        GROUP BY GROUPING SETS (invoice_number, invoice_short, invoice_long)
        HAVING count(*) > 1
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
