"""What both sides' pages of a ticket show beside it: who wrote, and which files there are."""

from app.attachments.rows import AttachmentRecord
from app.kit.postgres.rows import packed

MOST_FILES = 40

# Who acted is told by the kind and the id; a key that names nobody has no name.
_NAMED = """
SELECT coalesce(jsonb_object_agg(actor, coalesce(technician.name, contact.name, person.name)), '{}')
FROM (SELECT actor, split_part(actor, ':', 1) AS kind,
             CASE WHEN actor ~ '^[a-z]+:[0-9a-f-]{36}$' THEN split_part(actor, ':', 2)::uuid END AS id
      FROM acted
) AS acting
LEFT JOIN technician ON kind = 'technician' AND technician.id = acting.id
LEFT JOIN contact ON kind = 'contact' AND contact.id = acting.id
LEFT JOIN person ON kind = 'person' AND person.id = acting.id
WHERE coalesce(technician.name, contact.name, person.name) IS NOT NULL
"""
_ATTACHED = """
SELECT actor FROM attachment WHERE ticket_id IN (SELECT ticket_id FROM ticket_and_merged(ticket.id))
"""
# By actor the names of those whose words and files customers see; and of all who did anything on a ticket.
NAMES_FOR_CUSTOMERS = f"""
WITH acted AS (
    SELECT actor FROM message
    WHERE ticket_id IN (SELECT ticket_id FROM ticket_and_merged(ticket.id)) AND public
    UNION {_ATTACHED}
) {_NAMED}
"""
NAMES_INSIDE = f"""
WITH acted AS (
    SELECT actor FROM message
    WHERE ticket_id IN (SELECT ticket_id FROM ticket_and_merged(ticket.id))
    UNION {_ATTACHED}
    UNION SELECT actor FROM phone_call WHERE ticket_id = ticket.id
    UNION SELECT actor FROM ticket_change WHERE ticket_id = ticket.id
) {_NAMED}
"""
# The last files of a ticket and of those merged into it.
FILES = f"""
ARRAY(SELECT {packed(AttachmentRecord, "file")} FROM attachment AS file
      WHERE file.ticket_id IN (SELECT ticket_id FROM ticket_and_merged(ticket.id))
      ORDER BY file.id DESC LIMIT {MOST_FILES})
"""
NUMBER_MERGED_INTO = "(SELECT number FROM ticket AS goes_on WHERE goes_on.id = ticket.merged_into)"
