"""What is known of people by the browsers and links by which they came in."""

from app.kit.personal import Personal

PERSONAL = Personal(
    held={
        "sign_in": """
            SELECT id, to_jsonb(sign_in) - 'token_hash' AS data FROM sign_in
            WHERE contact_id = ANY(:contacts) AND id > :behind ORDER BY id LIMIT :most""",
        "mail_link": """
            SELECT id, to_jsonb(mail_link) - 'token_hash' AS data FROM mail_link
            WHERE contact_id = ANY(:contacts) AND id > :behind ORDER BY id LIMIT :most""",
    },
    erased={
        "sign_in": """
            DELETE FROM sign_in WHERE contact_id = ANY(:contacts) OR key_id = ANY(:keys)
            OR customer_id = :customer""",
        "mail_link": """
            DELETE FROM mail_link WHERE contact_id = ANY(:contacts) OR key_id = ANY(:keys)""",
    },
)
