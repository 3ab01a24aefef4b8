"""The invariants of technicians, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I10 no technician who left has a key": """
        SELECT api_key.id FROM api_key JOIN technician ON technician.id = technician_id
        WHERE revoked_at IS NULL AND deactivated_at IS NOT NULL
    """,
}
