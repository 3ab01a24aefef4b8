"""Answers about events."""

from typing import Any
from uuid import UUID

from app.kit.schema import UtcInstant, View


class EventView(View):
    """One change of state; ids only, never names."""

    id: UUID
    position: int
    type: str
    customer_id: UUID | None
    subject_type: str
    subject_id: UUID
    actor: str
    occurred_at: UtcInstant
    data: dict[str, Any]


class EventFeed(View):
    """One page of the feed. Keep ``resume_cursor``: it continues behind what you have read."""

    items: list[EventView]
    next_cursor: str | None
    resume_cursor: str | None
