"""The invariants of price lists, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I5 a price list has steps": """
        SELECT price_list.id FROM price_list
        LEFT JOIN price_step ON price_step.price_list_id = price_list.id
        WHERE price_step.price_list_id IS NULL
    """,
}
