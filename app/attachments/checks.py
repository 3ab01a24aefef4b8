"""The invariants of files beside their tickets, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I10 what is attached or fulfilled is of the same ticket": """
        SELECT attachment.id FROM attachment JOIN message ON message.id = message_id
        WHERE message.ticket_id <> attachment.ticket_id
        UNION ALL
        SELECT phone_call.id FROM phone_call JOIN call_task ON call_task.id = call_task_id
        WHERE call_task.ticket_id <> phone_call.ticket_id
    """,
}
