"""Messages of people as they came; that one came, and what became of it, stays."""

from app.kit.personal import Personal
from app.tickets.personal_rows import REPORTED

_THEIRS = f"""
(contact_id = ANY(:contacts) OR customer_id = :customer OR lower(from_address) = ANY(:addresses)
 OR ticket_id IN ({REPORTED}) OR reported_recipients && :addresses)
"""

PERSONAL = Personal(
    held={
        "inbound_email": f"""
            SELECT id, to_jsonb(inbound_email) - 'raw' - 'content_digest' AS data FROM inbound_email
            WHERE {_THEIRS} AND id > :behind ORDER BY id LIMIT :most""",
    },
    erased={
        "inbound_email": f"""
            UPDATE inbound_email SET message_id = 'erased-' || id, content_digest = NULL,
                answered_ids = '{{}}', from_address = NULL, from_name = '', subject = '',
                reported_recipients = '{{}}', acknowledgement = NULL, problems = '{{}}', raw = '',
                outcome = CASE outcome WHEN 'quarantined' THEN 'discarded' ELSE outcome END,
                discarded_at = CASE outcome WHEN 'quarantined' THEN :now ELSE discarded_at END,
                discarded_by = CASE outcome WHEN 'quarantined' THEN 'system' ELSE discarded_by END,
                discard_reason = CASE WHEN outcome IN ('quarantined', 'discarded') THEN 'erased' END
            WHERE {_THEIRS} AND message_id <> 'erased-' || id""",
    },
)
