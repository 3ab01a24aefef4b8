"""What tickets know of people: who reported, what was written on them, and notes of calls.

The words of a ticket go with its reporter: all are by them, to them or about their trouble. What others than
its reporter wrote on a ticket of somebody else goes with who wrote it. Numbers, times and promises stay.
"""

from app.kit.personal import Personal

REPORTED = """
SELECT id FROM ticket WHERE contact_id = ANY(:contacts) OR customer_id = :customer
    OR lower(contact_email) = ANY(:addresses)
"""


def _others(which: str, weight: str) -> str:
    """The words of what others wrote on a ticket, with the weight that such words have."""
    return f"""setweight(text_words(ticket_text.language, (
        SELECT coalesce(string_agg(body, ' '), '') FROM message
        WHERE message.ticket_id = ticket.id AND actor <> ALL(:actors) AND {which})), '{weight}')"""


PERSONAL = Personal(
    held={
        "ticket": f"""
            SELECT id, to_jsonb(ticket) AS data FROM ticket
            WHERE id IN ({REPORTED}) AND id > :behind ORDER BY id LIMIT :most""",
        "message": f"""
            SELECT id, to_jsonb(message) AS data FROM message
            WHERE (ticket_id IN ({REPORTED}) OR actor = ANY(:actors))
            AND id > :behind ORDER BY id LIMIT :most""",
        "phone_call": f"""
            SELECT id, to_jsonb(phone_call) AS data FROM phone_call
            WHERE ticket_id IN ({REPORTED}) AND id > :behind ORDER BY id LIMIT :most""",
        "call_task": f"""
            SELECT id, to_jsonb(call_task) AS data FROM call_task
            WHERE ticket_id IN ({REPORTED}) AND id > :behind ORDER BY id LIMIT :most""",
        "ticket_change": f"""
            SELECT id, to_jsonb(ticket_change) AS data FROM ticket_change
            WHERE ticket_id IN ({REPORTED}) AND id > :behind ORDER BY id LIMIT :most""",
        "watcher": """
            SELECT ticket_id AS id, to_jsonb(watcher) AS data FROM watcher
            WHERE contact_id = ANY(:contacts) AND ticket_id > :behind ORDER BY ticket_id LIMIT :most""",
    },
    erased={
        # By its number a ticket is found always; by what others wrote on it, too.
        "ticket_text": f"""
            UPDATE ticket_text SET document = CASE
                WHEN ticket.id IN ({REPORTED})
                THEN setweight(text_words(ticket_text.language, ticket.number::text), 'A')
                ELSE text_joined(text_joined(ts_filter(document, '{{a,b}}'), {_others("public", "C")}),
                                 {_others("NOT public", "D")}) END
            FROM ticket WHERE ticket.id = ticket_id AND (
                ticket.id IN ({REPORTED}) AND ticket.subject <> 'Erased' OR ticket_id IN (
                    SELECT ticket_id FROM message WHERE actor = ANY(:actors) AND text <> 'Erased'))""",
        "message": f"""
            UPDATE message SET text = 'Erased', body = 'Erased', part_kinds = '{{new}}', part_ends = '{{6}}',
                version = version + 1
            WHERE (ticket_id IN ({REPORTED}) OR actor = ANY(:actors)) AND text <> 'Erased'""",
        "phone_call": f"""
            UPDATE phone_call SET note = NULL WHERE ticket_id IN ({REPORTED}) AND note IS NOT NULL""",
        "call_task": f"""
            UPDATE call_task SET note = NULL WHERE ticket_id IN ({REPORTED}) AND note IS NOT NULL""",
        "ticket_change": f"""
            UPDATE ticket_change SET reason = NULL
            WHERE ticket_id IN ({REPORTED}) AND reason IS NOT NULL""",
        "watcher": "DELETE FROM watcher WHERE contact_id = ANY(:contacts)",
        "ticket": f"""
            UPDATE ticket SET subject = 'Erased', contact_name = NULL, contact_company = NULL,
                contact_phone = NULL, contact_email = NULL, product_version = NULL, environment = NULL,
                system_information = NULL, error_messages = NULL, logs = NULL, severity_reason = NULL,
                legitimacy_reason = NULL, version = version + 1
            WHERE id IN ({REPORTED}) AND subject <> 'Erased'""",
    },
)
