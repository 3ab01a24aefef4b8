"""The body of a webhook, by the Standard Webhooks specification: type, timestamp, data."""

from typing import Any
from uuid import UUID

from pydantic import Field

from app.kit.events.outbox import EventRecord
from app.kit.web.schema import UtcInstant, View


class WebhookData(View):
    """One event: what it happened to, and what is told beside."""

    event_id: UUID = Field(description="The event: a second one with this id is the same again.")
    position: int = Field(description="Its place in the feed of events.")
    seq: int | None = Field(
        description="The entry's number within its credit account; null of what is no entry."
    )
    customer_id: UUID | None
    subject_type: str
    subject_id: UUID
    actor: str
    details: dict[str, Any] = Field(
        description="What is told beside the subject; the event type says which fields there are."
    )


class WebhookBody(View):
    """What is sent for one event; ids only, never names."""

    type: str = Field(
        description="`subject_type.what_happened`, such as `session.moved`; new types may come.",
        examples=["session.moved"],
    )
    timestamp: UtcInstant = Field(description="When it happened; sent again, it stays.")
    data: WebhookData


def webhook_body(event: EventRecord) -> WebhookBody:
    """An event as it is sent."""
    return WebhookBody(
        type=event.type,
        timestamp=event.occurred_at,
        data=WebhookData(
            event_id=event.id,
            position=event.position,
            seq=event.data.get("seq"),
            customer_id=event.customer_id,
            subject_type=event.subject_type,
            subject_id=event.subject_id,
            actor=event.actor,
            details=event.data,
        ),
    )
