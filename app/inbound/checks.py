"""The invariants of e-mail, as SQL that returns what breaks them."""

from app.sessions.rows import KEPT_IN_DOUBT

CHECKS: dict[str, str] = {
    "I7 an answer to an invitation came by a message that names its session": """
        SELECT answer.id FROM invitation_answer AS answer
        LEFT JOIN inbound_email AS email ON email.id = answer.email_id
        WHERE email.kind IS DISTINCT FROM 'invitation_answer' OR email.session_id IS NULL
    """,
    "I7 a message that names a session answered its invitation, or newer ones in doubt did": f"""
        SELECT email.id FROM inbound_email AS email
        WHERE session_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM invitation_answer AS answer
            WHERE answer.email_id = email.id AND answer.session_id = email.session_id)
          AND (SELECT count(*) FROM invitation_answer AS newer
               WHERE newer.session_id = email.session_id AND NOT newer.applied
                 AND newer.received_at >= email.received_at) < {KEPT_IN_DOUBT}
    """,
    "I10 a report is about a message of the ticket it names": """
        SELECT email.id FROM inbound_email AS email
        LEFT JOIN message ON message.id = about_message_id
        WHERE about_message_id IS NOT NULL AND (email.ticket_id IS NULL OR message.ticket_id NOT IN (
            SELECT ticket_id FROM ticket_and_merged(email.ticket_id)))
    """,
    "I10 a message on a ticket is its customer's": """
        SELECT email.id FROM inbound_email AS email
        JOIN ticket ON ticket.id = email.ticket_id JOIN contact ON contact.id = email.contact_id
        WHERE outcome IN ('ticket_opened', 'reply_added')
          AND (email.customer_id IS DISTINCT FROM ticket.customer_id
               OR contact.customer_id <> ticket.customer_id)
    """,
}
