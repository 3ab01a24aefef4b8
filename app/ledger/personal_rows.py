"""Reasons that people gave for entries; they stand beside the chain, which has their salted digest alone."""

from app.kit.personal import Personal

PERSONAL = Personal(
    held={
        "ledger_note": """
            SELECT ledger_entry.id, jsonb_build_object('reason', reason) AS data
            FROM ledger_note JOIN ledger_entry USING (credit_account_id, seq)
            WHERE ledger_entry.actor = ANY(:actors) AND ledger_entry.id > :behind
            ORDER BY ledger_entry.id LIMIT :most""",
    },
    erased={
        "ledger_note": """
            DELETE FROM ledger_note USING ledger_entry WHERE ledger_entry.actor = ANY(:actors)
            AND ledger_note.credit_account_id = ledger_entry.credit_account_id
            AND ledger_note.seq = ledger_entry.seq""",
    },
)
