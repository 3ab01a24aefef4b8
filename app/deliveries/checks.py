"""The invariants of the queue, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I7 no event is planned before it is in the feed": """
        SELECT position FROM delivery_plan
        WHERE position > (SELECT coalesce(max(position), 0) FROM event)
    """,
    "I7 what is to be delivered tells of an event of the feed": """
        SELECT delivery.id, delivery.event_id FROM delivery
        LEFT JOIN event ON event.id = delivery.event_id AND event.position IS NOT NULL
        WHERE delivery.event_id IS NOT NULL AND event.id IS NULL
    """,
    "I7 what is to be delivered has the place of its event": """
        SELECT delivery.id, delivery.position FROM delivery
        JOIN event ON event.id = delivery.event_id
        WHERE delivery.position <> event.position
    """,
    "I10 what is to be delivered is of its event's customer": """
        SELECT delivery.id, delivery.customer_id FROM delivery
        JOIN event ON event.id = delivery.event_id
        WHERE delivery.customer_id <> event.customer_id
    """,
    "I5 attempts are counted": """
        SELECT delivery.id, delivery.attempts FROM delivery
        LEFT JOIN delivery_attempt AS attempt ON attempt.delivery_id = delivery.id
        GROUP BY delivery.id
        HAVING count(attempt.number) <> delivery.attempts
            OR max(attempt.number) <> delivery.attempts
    """,
    "I5 what was delivered has an attempt that says so, and nothing else has": """
        SELECT delivery.id, delivery.state FROM delivery
        LEFT JOIN delivery_attempt AS attempt
          ON attempt.delivery_id = delivery.id AND attempt.outcome = 'delivered'
        GROUP BY delivery.id
        HAVING count(attempt.number) <> CASE WHEN delivery.state = 'delivered' THEN 1 ELSE 0 END
    """,
}
