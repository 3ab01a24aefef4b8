"""The invariants of worksheets beside the ledger, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I8 no minute of a technician is on two worksheets": """
        SELECT one.technician_id, one.worksheet_id, other.worksheet_id
        FROM time_entry AS one JOIN time_entry AS other USING (technician_id)
        WHERE one.current AND other.current AND one.during && other.during
          AND (one.worksheet_id, one.position) < (other.worksheet_id, other.position)
    """,
    "I8 the time entries of the present revision, and no others, count": """
        SELECT entry.worksheet_id, entry.revision FROM time_entry AS entry
        JOIN worksheet ON worksheet.id = entry.worksheet_id
        WHERE entry.current <> (entry.revision = worksheet.revision)
    """,
    "I9 a worksheet's seconds are the sum of its time entries": """
        SELECT worksheet.id, worked_seconds FROM worksheet
        LEFT JOIN time_entry AS entry ON entry.worksheet_id = worksheet.id AND entry.current
        GROUP BY worksheet.id
        HAVING worked_seconds
            <> coalesce(sum(extract(epoch FROM upper(during) - lower(during))), 0)
    """,
    "I9 a worksheet's billed minutes are its entries' net": """
        WITH billed AS (
            SELECT id, sum(minutes) AS minutes, sum(consumed) AS consumed FROM (
                SELECT to_id AS id, minutes, 0 AS consumed FROM ledger_posting
                WHERE to_kind = 'billed'
                UNION ALL
                SELECT from_id, CASE to_kind WHEN 'consumed' THEN 0 ELSE -minutes END,
                       CASE to_kind WHEN 'consumed' THEN minutes ELSE 0 END
                FROM ledger_posting WHERE from_kind = 'billed'
            ) AS side GROUP BY id
        )
        SELECT worksheet.id, status, billed_minutes, minutes, consumed
        FROM worksheet LEFT JOIN billed USING (id)
        WHERE billed_minutes <> coalesce(minutes, 0)
           OR coalesce(consumed, 0) <> CASE status WHEN 'confirmed' THEN billed_minutes ELSE 0 END
    """,
    "I9 silence confirms only where that was agreed, and nobody else is named": """
        SELECT worksheet.id, confirmed_by, auto_confirm_at, round.actor, entry.actor
        FROM worksheet JOIN session ON session.id = session_id
        LEFT JOIN worksheet_round AS round
            ON round.worksheet_id = worksheet.id AND round.verb = 'confirm'
        LEFT JOIN ledger_entry AS entry
            ON entry.reference = 'worksheet:' || worksheet.id || ':confirmation'
        WHERE session.terms ->> 'auto_confirm_after_working_days' IS NULL
              AND (auto_confirm_at IS NOT NULL OR confirmed_by = 'system')
           OR (confirmed_by = 'system') <> (round.actor = 'system')
           OR (confirmed_by = 'system') <> (entry.actor = 'system')
    """,
    "I9 a draft is of a session whose worksheet is not handed in": """
        SELECT draft.session_id FROM worksheet_draft AS draft
        JOIN worksheet ON worksheet.session_id = draft.session_id
    """,
    "I10 what is billed belongs to the customer of its worksheet": """
        SELECT billed.credit_account_id, billed.id FROM ledger_account AS billed
        JOIN credit_account AS account USING (credit_account_id)
        LEFT JOIN worksheet ON worksheet.id = billed.id
        WHERE billed.kind = 'billed' AND worksheet.customer_id IS DISTINCT FROM account.customer_id
    """,
    "I10 a worksheet belongs to the customer of its session": """
        SELECT worksheet.id FROM worksheet JOIN session ON session.id = session_id
        WHERE worksheet.customer_id <> session.customer_id OR session.status <> 'done'
    """,
}
