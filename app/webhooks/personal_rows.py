"""Endpoints of a customer: they end with it, and with them where they are."""

from app.kit.personal import Personal

PERSONAL = Personal(
    erased={
        "webhook_secret": """
            DELETE FROM webhook_secret WHERE endpoint_id IN (
                SELECT id FROM webhook_endpoint WHERE customer_id = :customer)""",
        "webhook_endpoint": """
            UPDATE webhook_endpoint SET url = 'https://erased.invalid/', description = NULL,
                status = 'disabled', disabled_at = coalesce(disabled_at, :now),
                disabled_reason = coalesce(disabled_reason, 'asked'), version = version + 1
            WHERE customer_id = :customer AND url <> 'https://erased.invalid/'""",
    },
)
