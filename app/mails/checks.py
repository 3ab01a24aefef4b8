"""The invariants of mails, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I10 a mail to a contact is about the contact's customer": """
        SELECT mail.id, mail.contact_id FROM mail
        JOIN contact ON contact.id = mail.contact_id
        WHERE mail.customer_id IS DISTINCT FROM contact.customer_id
    """,
    "I5 what a relay took was to be delivered": """
        SELECT mail.id, mail.delivery_id FROM mail
        JOIN delivery ON delivery.id = mail.delivery_id
        WHERE mail.sent_at IS NOT NULL AND delivery.attempts = 0
    """,
    "I7 no report of failure is read before it is in the feed": """
        SELECT position FROM mail_watch
        WHERE position > (SELECT coalesce(max(position), 0) FROM event)
    """,
}
