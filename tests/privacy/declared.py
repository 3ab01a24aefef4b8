"""Every column that can hold a text: whether it is personal, and what becomes of it by an erasure.

A new column, or a new table, fails a test until it is declared here.
"""

from collections.abc import Mapping


def _columns(table: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}.{column}": name for name, all_ in table.items() for column in all_.split()}


# It is of customers' people, and goes with them.
ERASED = _columns({
    "api_key": "name",
    "attachment": "name sha256 content",
    "audit_address": "address",
    "calendar_feed": "name",
    "call_task": "note",
    "contact": "name email phone language time_zone deactivation_reason found_by",
    "contact_mail": "unreachable_address diagnostic",
    "customer": "name deactivation_reason found_by",
    "delivery": "content last_error",
    "delivery_attempt": "answer error",
    "idempotency_key": "body",
    "inbound_email": "message_id answered_ids from_address from_name subject problems"
    " reported_recipients acknowledgement discard_reason raw",
    "invitation_answer": "attendee comment",
    "ledger_note": "reason",
    "mail": "recipient subject text html calendar message_id",
    "mail_link": "address",
    "message": "text body",
    "phone_call": "note",
    "reporter_mail": "unreachable_address diagnostic",
    "server": "name deactivation_reason found_by",
    "session": "join_url override_reason",
    "session_move": "reason",
    "session_undone_start": "reason",
    "sign_in": "browser",
    "ticket": "subject severity_reason contact_name contact_company contact_phone contact_email"
    " product_version environment system_information error_messages logs legitimacy_reason",
    "ticket_change": "reason",
    "ticket_text": "document",
    "webhook_endpoint": "url description",
    "worksheet_round": "message",
})  # fmt: skip

# It may name somebody, and stays: the law asks for it, or claims are settled by it (decision 36).
KEPT = _columns({
    "adjustment": "reason",
    "approval": "reason override_reason decision_reason",
    "contact": "erasure_reason",
    "customer": "erasure_reason",
    "open_line": "reference reason",
    "payment": "reference earlier_references withdrawal_reason",
    "penalty": "waive_reason",
    "purchase": "invoice_number invoice_short invoice_long external_reference reference_short"
    " reference_long",
    "refund": "reason credit_note_number credit_note_short credit_note_long",
    "time_entry": "note",
    "worksheet": "summary",
    "worksheet_draft": "summary time_entries clocks",
})  # fmt: skip

# It is of the provider's own people, who are no customers' contacts.
OF_STAFF = _columns({
    "closure": "name",
    "company": "name support_phone support_email",
    "person": "name email",
    "technician": "name email languages categories language time_zone reading_time_zone"
    " holiday_country deactivation_reason",
    "time_off": "reason",
    "working_exception": "reason",
})  # fmt: skip

# It lasts an hour, or a run.
PASSING = _columns({"chosen_file": "name content", "verification": "findings"})

# Ids, words of ours, figures, digests, and what the provider publishes.
NOT_PERSONAL = _columns({
    "adjustment": "kind",
    "alembic_version": "version_num",
    "api_key": "key_hash role created_by revoked_by hint scopes",
    "approval": "kind currency credit_note_number status",
    "approval_thresholds": "money",
    "article": "language title body keywords status audience document czech_heading",
    "attachment": "media_type refused_reason actor",
    "backup": "name trouble",
    "audit_record": "outcome action request_id actor role code",
    "bank_file": "sha256 form",
    "bank_line": "key",
    "business_calendar": "time_zone holiday_country hours",
    "calendar_feed": "secret_hash",
    "call_task": "outcome",
    "chosen_file": "sha256",
    "clock_turn": "turn actor",
    "company": "time_zone",
    "contact_mail": "stopped",
    "credit_account": "product time_zone hash",
    "credit_warning": "kind",
    "cursor_secret": "secret",
    "customer": "deployment time_zone language",
    "delivery": "natural_key channel state",
    "delivery_attempt": "outcome",
    "earning_policy": "policy reason",
    "event": "type subject_type actor data traceparent",
    "finance_holding": "parts",
    "finance_lot": "currency",
    "finance_movement": "from_bucket to_bucket currency",
    "holiday": "country name",
    "holiday_year": "country",
    "idempotency_key": "method path key fingerprint location etag",
    "inbound_email": "content_digest kind outcome reason authentication report released_by"
    " discarded_by",
    "invitation_answer": "response",
    "ledger_account": "kind currency",
    "ledger_entry": "kind reference actor reason_digest hash",
    "ledger_lot": "currency",
    "ledger_note": "salt",
    "ledger_posting": "from_kind to_kind",
    "ledger_root": "document signature public_key endorsement",
    "ledger_zone_data": "release",
    "mail": "kind recipient_kind language",
    "mail_link": "token_hash purpose",
    "message": "author channel part_kinds parts_corrected_by language actor",
    "open_line": "key outcome cause currency said_amount said_on status decided_by",
    "payment": "status currency source withdrawn_by",
    "penalty": "kind",
    "period": "month status time_zone",
    "period_head": "hash",
    "period_reopening": "reason reopened_by",
    "period_snapshot": "closed_by document signature public_key",
    "pgqueuer_log": "entrypoint traceback",
    "pgqueuer_schedules": "expression entrypoint",
    "phone_call": "direction outcome actor",
    "plan": "code name",
    "plan_version": "channels target severity_targets currency terms",
    "price_list": "name currency",
    "purchase": "status currency payment_state",
    "quota_use": "quota",
    "stranger_use": "quota",
    "refund": "currency",
    "server_access": "kind",
    "session": "status category terms remote_tool language organizer",
    "session_move": "asked_by actor",
    "session_undone_start": "actor",
    "sign_in": "token_hash role",
    "ticket": "status kind channel legitimacy language reply_language promises",
    "ticket_change": "what was becomes actor",
    "ticket_text": "language",
    "unsubscribe_link": "token_hash mail_group",
    "verification": "status requested_by trouble",
    "watcher": "actor",
    "webhook_endpoint": "event_types status disabled_reason",
    "webhook_secret": "sealed",
    "worksheet": "status confirmed_by",
    "worksheet_round": "verb actor",
})  # fmt: skip
