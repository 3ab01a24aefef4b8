"""What keys know of people: what they are called, and who they are for."""

from app.kit.personal import Personal

_THEIRS = "(contact_id = ANY(:contacts) OR customer_id = :customer)"

PERSONAL = Personal(
    held={
        "key": f"""
            SELECT id, to_jsonb(api_key) - 'key_hash' AS data FROM api_key
            WHERE {_THEIRS} AND id > :behind ORDER BY id LIMIT :most""",
    },
    erased={
        "key": f"""
            UPDATE api_key SET name = NULL, revoked_at = coalesce(revoked_at, :now) WHERE {_THEIRS}
            AND (name IS NOT NULL OR revoked_at IS NULL)""",
    },
)
