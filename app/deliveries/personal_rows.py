"""What is on its way to people; it is withdrawn. Answers of their mail servers go with it."""

from app.kit.personal import Personal

PERSONAL = Personal(
    held={
        "delivery": """
            SELECT id, to_jsonb(delivery) AS data FROM delivery
            WHERE target_id = ANY(:contacts) AND id > :behind ORDER BY id LIMIT :most""",
    },
    erased={
        "delivery": """
            DELETE FROM delivery WHERE target_id = ANY(:contacts)
            OR customer_id = :customer AND channel = 'mail'""",
    },
)
