"""What people said when they moved sessions, and where they met; when they were, and their cost, stays."""

from app.kit.personal import Personal

# An answer to an invitation is of who is its attendee.
_ANSWERS = "(contact_id = ANY(:contacts) OR lower(attendee) = ANY(:addresses))"

PERSONAL = Personal(
    held={
        "session_move": """
            SELECT session_id AS id, jsonb_agg(to_jsonb(session_move)) AS data FROM session_move
            WHERE actor = ANY(:actors) AND session_id > :behind
            GROUP BY session_id ORDER BY session_id LIMIT :most""",
        "invitation_answer": f"""
            SELECT id, to_jsonb(invitation_answer) AS data FROM invitation_answer
            WHERE {_ANSWERS} AND id > :behind ORDER BY id LIMIT :most""",
    },
    erased={
        "invitation_answer": f"DELETE FROM invitation_answer WHERE {_ANSWERS}",
        "session_move": """
            UPDATE session_move SET reason = NULL WHERE reason IS NOT NULL AND (actor = ANY(:actors)
            OR session_id IN (SELECT id FROM session WHERE customer_id = :customer))""",
        "session_undone_start": """
            UPDATE session_undone_start SET reason = 'erased' WHERE reason <> 'erased'
            AND session_id IN (SELECT id FROM session WHERE customer_id = :customer)""",
        "session": """
            UPDATE session SET join_url = NULL, override_reason = NULL, version = version + 1
            WHERE customer_id = :customer AND (join_url IS NOT NULL OR override_reason IS NOT NULL)""",
    },
)
