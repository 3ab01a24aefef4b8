"""Calendars that a customer's people subscribe to: their addresses end with the customer, and their maker."""

from app.kit.personal import Personal

_THEIRS = """
id IN (SELECT subject_id FROM event
       WHERE subject_type = 'calendar_feed' AND type = 'calendar_feed.created' AND actor = ANY(:actors))
"""

PERSONAL = Personal(
    held={
        "calendar_feed": f"""
            SELECT id, to_jsonb(calendar_feed) - 'secret_hash' AS data FROM calendar_feed
            WHERE {_THEIRS} AND id > :behind ORDER BY id LIMIT :most""",
    },
    erased={
        "calendar_feed": f"""
            UPDATE calendar_feed SET name = NULL, revoked_at = coalesce(revoked_at, :now)
            WHERE (customer_id = :customer OR {_THEIRS}) AND (name IS NOT NULL OR revoked_at IS NULL)""",
    },
)
