"""The invariants of customers and their servers, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I10 every customer has its credit account, and no one else": """
        SELECT customer.id, account.credit_account_id FROM customer
        FULL JOIN credit_account AS account ON account.customer_id = customer.id
        WHERE customer.id IS NULL OR account.customer_id IS NULL
           OR customer.time_zone <> account.time_zone
    """,
    "I10 an access record belongs to the customer of its server": """
        SELECT access.id FROM server_access AS access JOIN server ON server.id = access.server_id
        WHERE access.customer_id <> server.customer_id
    """,
}
