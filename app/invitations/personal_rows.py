"""Calendars that a customer's people subscribe to: their addresses end with the customer."""

from app.kit.personal import Personal

PERSONAL = Personal(
    erased={
        "calendar_feed": """
            UPDATE calendar_feed SET name = NULL, revoked_at = coalesce(revoked_at, :now)
            WHERE customer_id = :customer AND (name IS NOT NULL OR revoked_at IS NULL)""",
    },
)
