"""Mails to people, which of them they want, and whether they are reached."""

from app.kit.personal import Personal
from app.tickets.personal_rows import REPORTED

_THEIRS = f"""
(contact_id = ANY(:contacts) OR customer_id = :customer OR lower(recipient) = ANY(:addresses)
 OR recipient_kind = 'ticket' AND recipient_id IN ({REPORTED}))
"""

# What others were told of what they did and wrote, as far as it is known, and what names them: lines of a
# text are wrapped, those of a calendar folded. What a mail says is put together once for all words.
_OF_THEM = rf"""
(delivery_id IN (
    SELECT delivery.id FROM delivery JOIN event ON event.id = delivery.event_id
    WHERE event.actor = ANY(:actors) OR event.subject_id IN ({REPORTED})
       OR event.subject_id IN (SELECT id FROM message WHERE ticket_id IN ({REPORTED})))
 OR EXISTS (
    SELECT FROM (SELECT concat_ws(' ', subject, regexp_replace(text, '\s+', ' ', 'g'), html,
                                  regexp_replace(calendar, '\r?\n[ \t]', '', 'g')) OFFSET 0) AS told (said)
    JOIN unnest(:words) AS word ON position(word IN said) > 0))
"""

PERSONAL = Personal(
    held={
        "mail": f"""
            SELECT id, to_jsonb(mail) - 'html' AS data FROM mail
            WHERE {_THEIRS} AND id > :behind ORDER BY id LIMIT :most""",
        "contact_mail": """
            SELECT contact_id AS id, to_jsonb(contact_mail) AS data FROM contact_mail
            WHERE contact_id = ANY(:contacts) AND contact_id > :behind
            ORDER BY contact_id LIMIT :most""",
        "reporter_mail": f"""
            SELECT ticket_id AS id, to_jsonb(reporter_mail) AS data FROM reporter_mail
            WHERE ticket_id IN ({REPORTED}) AND ticket_id > :behind ORDER BY ticket_id LIMIT :most""",
    },
    erased={
        "mail": f"DELETE FROM mail WHERE {_THEIRS} OR {_OF_THEM}",
        "contact_mail": "DELETE FROM contact_mail WHERE contact_id = ANY(:contacts)",
        "reporter_mail": f"DELETE FROM reporter_mail WHERE ticket_id IN ({REPORTED})",
        "unsubscribe_link": "DELETE FROM unsubscribe_link WHERE contact_id = ANY(:contacts)",
    },
)
