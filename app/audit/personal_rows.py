"""Where the attempts of people came from; the records of them have ids alone, and stay."""

from app.kit.personal import Personal

_THEIRS = "SELECT id FROM audit_record WHERE actor = ANY(:actors)"

PERSONAL = Personal(
    held={
        "audit_address": f"""
            SELECT record_id AS id, to_jsonb(audit_address) AS data FROM audit_address
            WHERE record_id IN ({_THEIRS}) AND record_id > :behind ORDER BY record_id LIMIT :most""",
    },
    erased={"audit_address": f"DELETE FROM audit_address WHERE record_id IN ({_THEIRS})"},
)
