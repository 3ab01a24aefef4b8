"""Files of people: what somebody sent goes, that there was a file stays."""

from app.kit.personal import Personal
from app.tickets.personal_rows import REPORTED

_THEIRS = f"(ticket_id IN ({REPORTED}) OR actor = ANY(:actors))"

PERSONAL = Personal(
    held={
        "attachment": f"""
            SELECT id, to_jsonb(attachment) - 'content' AS data FROM attachment
            WHERE {_THEIRS} AND id > :behind ORDER BY id LIMIT :most""",
    },
    erased={
        "attachment": f"""
            UPDATE attachment SET name = 'erased', sha256 = '', content = NULL, refused_reason = 'erased'
            WHERE {_THEIRS} AND refused_reason IS DISTINCT FROM 'erased'""",
    },
)
