"""Answers about events."""

from uuid import UUID

from pydantic import Field

from app.catalogue.feed import EventData
from app.kit.events.outbox import EventRecord
from app.kit.web.schema import UtcInstant, View
from app.notifications.subjects import Subject


class EventView(View):
    """One change of state; ids only, never names."""

    id: UUID
    position: int
    type: str = Field(
        description="`subject_type.what_happened`, such as `session.moved`; new types may come.",
        examples=["session.moved"],
    )
    customer_id: UUID | None
    subject_type: str
    subject_id: UUID
    actor: str
    occurred_at: UtcInstant
    data: EventData


class ExpandedEvent(EventView):
    """One change of state and, where it was asked for, what it happened to."""

    subject: Subject | None = Field(
        default=None,
        description="With `expand=subject`: what its own GET answers to this key; null where it has none, or"
        " where the key may not see it.",
    )


class EventFeed(View):
    """One page of the feed. Keep ``resume_cursor``: it continues behind what you have read."""

    items: list[EventView]
    next_cursor: str | None
    resume_cursor: str | None


def event_view(event: EventRecord) -> EventView:
    """An event as it is shown."""
    return EventView.model_validate(event, from_attributes=True)


def expanded_event(event: EventRecord, subject: Subject | None) -> ExpandedEvent:
    """An event with its subject."""
    return ExpandedEvent(**dict(event_view(event)), subject=subject)
