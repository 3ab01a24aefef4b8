"""The tables that show rows only to who says whose they are, and those that do not, with the reason."""


def _part_of(table: str, by: str) -> str:
    return f"(SELECT {table}.customer_id FROM {table} WHERE {table}.{by} = row.{by})"


def _of(table: str) -> str:
    return f"(SELECT {table}.customer_id FROM {table} WHERE {table}.id = row.{table}_id)"


_ACCOUNTS = _part_of("credit_account", "credit_account_id")
# Table -> whose a row is, for somebody who sees all of them.
WALLED = {
    **dict.fromkeys(
        (
            "adjustment", "approval", "attachment", "call_task", "credit_account", "credit_warning",
            "mail", "message", "payment", "penalty", "phone_call", "purchase",
            "refund", "server_access", "session", "subscription", "ticket", "watcher", "worksheet",
        ),
        "row.customer_id",
    ),
    **dict.fromkeys(
        (
            "finance_holding", "finance_lot", "finance_movement", "finance_position",
            "ledger_account", "ledger_draw", "ledger_entry", "ledger_lot", "ledger_note",
            "ledger_posting", "period_head",
        ),
        _ACCOUNTS,
    ),
    **dict.fromkeys(("clock_turn", "reporter_mail", "ticket_change"), _of("ticket")),
    **dict.fromkeys(
        ("invitation_answer", "session_move", "session_undone_start", "worksheet_draft"),
        _of("session"),
    ),
    **dict.fromkeys(("time_entry", "worksheet_round"), _of("worksheet")),
}  # fmt: skip
# What a customer's rows stand in without one, and why.
NOT_WALLED = {
    "is asked by a secret, before it is known who asks": {
        "api_key", "calendar_feed", "idempotency_key", "mail_link", "sign_in", "unsubscribe_link",
    },
    "is numbered and handed on by whoever committed last": {
        "delivery", "delivery_attempt", "event", "webhook_endpoint", "webhook_secret",
    },
    "is found by words, whose indexes a policy would keep from being used": {
        "contact", "server", "ticket_text",
    },
    "is found by what a mail answers, whose index a policy would keep from being used": {
        "inbound_email",
    },
    "is busy time, which every customer's search for slots has to see": {
        "session_removal", "session_technician",
    },
    "is written by whoever is refused or counted, too": {"audit_record", "quota_use"},
    "says of a contact whether mail reaches it, and nothing else": {"contact_mail"},
    "is everybody's where it is nobody's own": {"plan"},
}  # fmt: skip
