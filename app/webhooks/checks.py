"""The invariants of webhooks, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I10 an endpoint of a customer is told of that customer alone": """
        SELECT delivery.id, delivery.target_id FROM delivery
        JOIN webhook_endpoint ON webhook_endpoint.id = delivery.target_id
        WHERE delivery.channel = 'webhook' AND webhook_endpoint.customer_id IS NOT NULL
          AND delivery.customer_id IS DISTINCT FROM webhook_endpoint.customer_id
    """,
    "I10 every endpoint has one secret that signs for good": """
        SELECT webhook_endpoint.id FROM webhook_endpoint
        LEFT JOIN webhook_secret
          ON webhook_secret.endpoint_id = webhook_endpoint.id AND webhook_secret.ends_at IS NULL
        GROUP BY webhook_endpoint.id HAVING count(webhook_secret.id) <> 1
    """,
}
