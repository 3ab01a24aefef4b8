"""The glossary: what a field or parameter means, where its schema does not say it itself.

A name means one thing in the whole contract; where it does not, it stands with its schema.
"""

from collections.abc import Iterator
from typing import Any

from app.kit.web.contract import Json

_NULL = {"type": "null"}

WORDS = {
    "access_id": "The access.",
    "active": "Whether nobody works on the day.",
    "actor": "Who did it: `contact:…`, `technician:…`, `person:…` or `key:…` with an id, or `system`; of what"
    " was approved `person:…+person:…`, who asked and who approved.",
    "added": "Days that were not known.",
    "added_at": "When it was added.",
    "adjustment_id": "The adjustment.",
    "affected_sessions": "Agreed sessions in time that is not worked any more: they stay.",
    "application_unavailable": "The customer's application cannot be used.",
    "approval_id": "The approval.",
    "article_id": "The article.",
    "articles_seen": "Articles that the reporter was shown before.",
    "as_of": "The instant of this state.",
    "at": "When.",
    "attached_at": "When it came.",
    "attachment_id": "The file.",
    "attempts": "How often somebody has tried.",
    "available_minutes": "Minutes that can be spent.",
    "awaiting_confirmation_minutes": "Minutes of worksheets that the customer has not confirmed yet.",
    "becomes": "What it is now.",
    "billed_minutes": "What it costs of the credit.",
    "body": "The text.",
    "booked_at": "When it was booked.",
    "buffer_minutes": "Kept free between two sessions of one technician.",
    "by_present_calendar": "When it would be due by the business calendar of today.",
    "call_after_replies": "After how many replies the provider calls; null: never.",
    "call_task_id": "The task that the call answers.",
    "call_tasks": "Calls that the provider has to make, or has made.",
    "called_at": "When it was.",
    "categories": "The work known (rule S4).",
    "category": "The kind of work (rule S4).",
    "changed_at": "When it changed last.",
    "channels": "How requests may come.",
    "charged_at": "When it was charged.",
    "checked_at": "When somebody last reached the server.",
    "closed_at": "When it was closed; null while it is not.",
    "closure_id": "The closure.",
    "cloud_outage": "Whether it is a cloud outage: those come first.",
    "code": "Short and unique, for programs.",
    "company": "Of the reporter.",
    "confirmed_at": "When it was confirmed; null while it is not.",
    "contact_details_refused": "The caller does not want to leave them.",
    "contact_id": "The person at the customer.",
    "counted": "Whether the time counts.",
    "counted_seconds": "How much of it is used.",
    "country": "ISO 3166, with a subdivision where days differ.",
    "created_at": "When it was made.",
    "credit_note_number": "Of your books; a credit note is of one refund.",
    "currency": "ISO 4217.",
    "cursor": "`next_cursor` of the page before; opaque.",
    "customer_id": "The customer.",
    "customer_name": "What the customer is called.",
    "deactivated_at": "When it left; null while it is here.",
    "deactivation_reason": "Why it left, for the provider; null: nobody said, or a customer asks.",
    "debt_minutes": "Minutes owed, which the next purchase pays first.",
    "decided_at": "When it was decided, or expired; null while it waits.",
    "decides": "Whether it is the one that makes `resolution_due_at`.",
    "delivery_id": "The delivery.",
    "discard_reason": "Why nobody needs to look at it any more.",
    "discarded_at": "When it was discarded.",
    "discarded_by": "Who discarded it.",
    "detail": "The refusal in a sentence, for people.",
    "due_at": "When it is due.",
    "email": "E-mail address.",
    "email_id": "The message that came.",
    "ended_at": "When it ended; null while it has not.",
    "ends_after": "Only what ends after this instant.",
    "endpoint_id": "The endpoint of webhooks.",
    "ends_at": "The first instant behind it.",
    "ends_on": "The last day; null: open.",
    "entry_id": "The entry of the ledger.",
    "environment": "What the product runs on: systems, servers, databases.",
    "error_messages": "As they are shown.",
    "errors": "Each wrong field; of `validation_failed` only.",
    "estimated_minutes": "Planned length.",
    "event_id": "The event.",
    "exception_id": "The exception.",
    "exception_on": "The day.",
    "expires_at": "From when on it is refused; null: never.",
    "expires_on": "The last day of its use, by the customer's calendar; null: never.",
    "external_reference": "Of your books, such as an order's; it is of one purchase, unless that is void.",
    "feed_id": "The feed.",
    "first_replied_at": "When the provider first replied.",
    "follow_up_of": "The closed ticket that it continues.",
    "from_address": "The sender, as the message says.",
    "from_name": "The sender's name, as the message says.",
    "happened_at": "When.",
    "hash": "SHA-256 of the entry and of the hash before it, in hexadecimal.",
    "headers": "Headers to send it with, by name.",
    "held_minutes": "Minutes reserved for sessions.",
    "holiday_country": "Whose public holidays are free; null: the company's.",
    "holiday_id": "The holiday.",
    "holiday_on": "The day.",
    "horizon_days": "A session is agreed at most this far ahead.",
    "hours": "The whole week.",
    "hours_id": "The working hours.",
    "id": "Its id, a UUID.",
    "in_force_from": "The instant from which it holds.",
    "invoice_number": "Of your books; an invoice is of one purchase, unless that is void.",
    "items": "In the order that the list is in.",
    "join_url": "Where to join.",
    "key_id": "The key.",
    "keywords": "Words to find it by, beside those of its title.",
    "language": "ISO 639 code.",
    "languages": "ISO 639 codes.",
    "legitimacy_reason": "Why it was decided so.",
    "logs": "Of production.",
    "lot_id": "The lot: the purchase or adjustment with this id.",
    "mail_id": "The mail.",
    "media_type": "Its type, as it was declared or by its name's ending.",
    "merged_from": "The tickets that were merged into this one.",
    "merged_into": "The ticket that it goes on in.",
    "message": "What was said.",
    "message_id": "The message.",
    "messages": "How many there are; to a customer's key, that it reads.",
    "minutes": "Minutes of credit, a multiple of 10.",
    "missing_technical_data": "What a report should carry and this one does not (T4).",
    "moved_at": "When it was moved.",
    "moves": "Each move, the first one first.",
    "name": "What it is called, for people.",
    "needs_translation": "Whether it is in no official language (T6).",
    "new_starts_at": "The start after the move.",
    "next_cursor": "The `cursor` of the next page; null on the last one.",
    "note": "What there is to say of it.",
    "notice_minutes": "A session is agreed at least this long ahead.",
    "number": "Its place in the order, from 1 on.",
    "occurred_at": "When it happened.",
    "old_starts_at": "The start before the move.",
    "open_call_task": "Whether a call is to be made now.",
    "opened_at": "When it was opened.",
    "override": "Whether a rule was left aside by a lead.",
    "override_reason": "Why a rule was left aside by a lead; a customer's key reads null.",
    "paid_at": "When it was paid in full; never in a month that was closed by then.",
    "payment_id": "The payment.",
    "bank_line_id": "The line of a bank.",
    "penalty_free_until": "The last instant at which the customer may change it at no cost (C7).",
    "penalty_id": "The penalty.",
    "periods": "Times, the first one first.",
    "person_id": "The person of the office; null: the key names none.",
    "phone": "With its country code.",
    "plan_code": "The plan's short name.",
    "plan_id": "The plan.",
    "plan_version_id": "The version of the plan.",
    "position": "Its place in the order.",
    "postings": "The minutes that moved.",
    "price_list_id": "The price list.",
    "product_version": "Of the provider's product.",
    "promises": "Each promise that holds, and how far it is used.",
    "policy_id": "The earning policy.",
    "proposed_minutes": "What the customer thinks is right.",
    "public": "Whether the customer reads it.",
    "purchase_id": "The purchase.",
    "purchased_at": "When it became credit.",
    "q": "Words to look for.",
    "queue_rank": "Lower comes first.",
    "reason": "Why; null: nobody said.",
    "received_at": "When it came.",
    "recommended_configuration": "Installed from the recommended configuration (T7); null: unknown.",
    "recommended_procedure": "Installed by the recommended procedure (T7); null: unknown.",
    "record_id": "The record.",
    "reference": "What it books: `kind:id`, and which part of it.",
    "refund_id": "The refund.",
    "refunded_minutes": "How many were paid back.",
    "refused_reason": "Why its content was not kept; null: it was.",
    "released_at": "When it was taken out of quarantine.",
    "released_by": "Who took it out of quarantine.",
    "remaining_minutes": "Available and held minutes, less the debt.",
    "remaining_seconds": "How much is left; negative: it is overdue by that.",
    "remaining_text": "The same for people.",
    "remote_tool": "What is used to help from afar.",
    "removed": "Days that are none any more.",
    "renamed": "Days whose name changed.",
    "reopenings": "How often it was opened again.",
    "replies_since_call": "Replies of the provider since the last call.",
    "reported_severity": "The severity as the reporter saw it.",
    "request_id": "What the log knows the request by; also the header `X-Request-Id`.",
    "resolution_due_at": "When it is to be resolved.",
    "resolved_at": "When it was resolved; null while it is not.",
    "resolves": "Whether it was said to solve the ticket.",
    "resume_cursor": "The `cursor` to go on from later; keep it.",
    "retry_at": "When to try again.",
    "reversed_at": "When it was undone; null while it is not.",
    "reverses": "The entry that this one undoes.",
    "requested_at": "When it was asked for.",
    "revision": "Of the worksheet, from 1 on.",
    "revoked_at": "When it was ended; null while it is not.",
    "rounds": "What provider and customer said of it, the first one first.",
    "seq": "The entry's number within the customer, from 1 on without gaps.",
    "server_id": "The customer's installation.",
    "service_on": "The day it is of, by the customer's calendar.",
    "session_id": "The session.",
    "severity": "1 urgent, 2 high, 3 normal, 4 low (T8).",
    "severity_reason": "Why it is that severe.",
    "severity_targets": "Where a severity has a promise of its own.",
    "sha256": "Of its content, in hexadecimal.",
    "size_bytes": "How many bytes it has.",
    "slot_step_minutes": "Slots begin at multiples of it after local midnight.",
    "started_at": "When it began; null while it has not.",
    "starts_at": "When it begins.",
    "starts_before": "Only what begins before this instant.",
    "starts_from": "Only what begins at this instant or later.",
    "starts_on": "The first day.",
    "starved_at": "When it was found starving.",
    "status": "How it stands.",
    "subject": "In a line.",
    "subject_id": "What it happened to.",
    "subject_type": "What kind of thing `subject_id` is.",
    "submitted_at": "When it was handed in.",
    "subscription_id": "The subscription.",
    "suggested_articles": "Articles that may help (T1), the best first.",
    "summary": "In short.",
    "support_email": "Where customers write.",
    "support_phone": "Where customers call.",
    "system_information": "What the product tells of itself and its machine.",
    "target_seconds": "How much time it gives.",
    "tax_rate": "Percent of the net price.",
    "technical_data_percent": "How much of what a report should carry is there (T4).",
    "technician_id": "The technician.",
    "technician_ids": "The technicians.",
    "ticket_id": "The ticket.",
    "time_entries": "Who worked when.",
    "time_off_id": "The time off.",
    "time_zone": "IANA time zone.",
    "time_zone_data": "The release of the time zone data; 2026.6 is IANA's 2026f.",
    "title": "In a line.",
    "top_up_hours": "How long a session waits for credit at most.",
    "truncated": "Whether later periods are left out.",
    "unchanged": "How many days are as they were.",
    "valid_from": "The first day it counts; null: always has.",
    "valid_to": "The last day it counts; null: open.",
    "valid_until": "When it ends by itself; null: never.",
    "value": "Minutes; of `end_of_nth_business_day`, days.",
    "root_id": "The root.",
    "verification_id": "The verification.",
    "version": "The release, major.minor.patch.",
    "version_id": "The version of the plan.",
    "version_number": "Its number within the plan.",
    "waive_reason": "Why it was waived.",
    "waived_at": "When it was waived; null while it is not.",
    "was": "What it was before.",
    "watchers": "Contacts who are written to like the reporter.",
    "weekday": "0 = Monday … 6 = Sunday.",
    "worksheet_id": "The worksheet.",
    "written_at": "When it was written.",
    "year": "Of the calendar.",
}


def describe(contract: Json) -> None:
    """Give each field and parameter that says nothing of itself the glossary's words."""
    for name, described in _silent(contract):
        if name in WORDS:
            described["description"] = _fitting(WORDS[name], described)
    for schema in contract["components"]["schemas"].values():
        for described in schema.get("properties", {}).values():
            _lift(described, contract)


def _fitting(words: str, described: Json) -> str:
    """What a word means of this field: nothing is said of null where it cannot be."""
    if _NULL in described.get("anyOf", ()):
        return words
    head, divided, _ = words.partition("; null")
    return f"{head}." if divided else words


def _lift(described: Json, contract: Json) -> None:
    """Say of a field itself what only one of its forms says."""
    for form in described.get("anyOf", ()):
        described.setdefault("description", _named(form, contract).get("description", ""))
        if described["description"]:
            return
        del described["description"]


def _silent(contract: Json) -> Iterator[tuple[str, Json]]:
    for schema in contract["components"]["schemas"].values():
        for name, described in schema.get("properties", {}).items():
            if not _speaks(described, contract):
                yield name, described
    for operations in contract["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                if not _speaks({**parameter["schema"], **parameter}, contract):
                    yield parameter["name"], parameter


def _speaks(described: Json, contract: Json) -> bool:
    """Whether a field is described: itself, or by the schema that it is of."""
    nested = [described, *described.get("anyOf", ())]
    return any("description" in _named(one, contract) for one in nested)


def _named(schema: Any, contract: Json) -> Json:
    if "$ref" not in schema or "description" in schema:
        return dict(schema)
    found: Json = contract["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return found
