"""What is known of customers and their people, and what is left of who was erased: an id and dates."""

from app.kit.personal import Personal

_WHO = "(id = ANY(:contacts) OR customer_id = :customer)"

PERSONAL = Personal(
    held={
        "contact": f"""
            SELECT id, to_jsonb(contact) - 'found_by' AS data FROM contact
            WHERE {_WHO} AND id > :behind ORDER BY id LIMIT :most""",
    },
    erased={
        "contact": f"""
            UPDATE contact SET name = 'Erased', email = id || '@erased.invalid', phone = NULL,
                language = NULL, time_zone = NULL, deactivated_at = coalesce(deactivated_at, :now),
                deactivation_reason = NULL, erased_at = :now, erasure_reason = :reason,
                version = version + 1
            WHERE {_WHO} AND erased_at IS NULL""",
        "server": """
            UPDATE server SET name = 'Erased', deactivated_at = coalesce(deactivated_at, :now),
                deactivation_reason = NULL, version = version + 1
            WHERE customer_id = :customer AND name <> 'Erased'""",
        "customer": """
            UPDATE customer SET name = 'Erased', deactivation_reason = NULL, erased_at = :now,
                erasure_reason = :reason, version = version + 1
            WHERE id = :customer AND erased_at IS NULL""",
    },
)
