"""The invariants of customers and their servers, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I10 every customer has its credit account, and no one else": """
        SELECT customer.id, account.credit_account_id FROM customer
        FULL JOIN credit_account AS account ON account.customer_id = customer.id
        WHERE customer.id IS NULL OR account.customer_id IS NULL
           OR customer.time_zone <> account.time_zone
    """,
    "I10 nobody who left has a key": """
        SELECT api_key.id FROM api_key
        LEFT JOIN customer ON customer.id = api_key.customer_id
        LEFT JOIN contact ON contact.id = api_key.contact_id
        WHERE revoked_at IS NULL
          AND (customer.deactivated_at IS NOT NULL OR contact.deactivated_at IS NOT NULL)
    """,
    "I10 an access record belongs to the customer of its server": """
        SELECT access.id FROM server_access AS access JOIN server ON server.id = access.server_id
        WHERE access.customer_id <> server.customer_id
    """,
}
