"""Answers about deliveries and their attempts."""

from uuid import UUID

from pydantic import Field

from app.deliveries.rows import AttemptRecord, DeliveryRecord
from app.deliveries.rules import DeliveryState, Outcome
from app.kit.web.schema import UtcInstant, View


class DeliveryView(View):
    """One thing that leaves the house for one receiver."""

    id: UUID
    channel: str = Field(description="By which way: `webhook` or `mail`.")
    target_id: UUID = Field(description="Who receives it: an endpoint, a contact, a technician.")
    event_id: UUID | None = Field(description="What it tells of; null where time made it due.")
    customer_id: UUID | None
    state: DeliveryState
    attempts: int
    due_at: UtcInstant | None = Field(
        description="From when on it is tried, or tried again; null when it waits no more."
    )
    created_at: UtcInstant
    finished_at: UtcInstant | None = Field(
        description="When it was taken, set aside or dropped; null while it waits."
    )
    last_status: int | None = Field(
        description="Of the last answer, in the numbers of its protocol."
    )
    last_error: str | None = Field(description="A word for what went wrong the last time.")


class AttemptView(View):
    """One attempt to deliver it."""

    number: int
    started_at: UtcInstant
    duration_ms: int = Field(description="How long it took, in milliseconds.")
    outcome: Outcome
    status: int | None
    answer: str | None = Field(description="The first 1,000 characters.")
    error: str | None = Field(
        description="A word for what went wrong, such as `timeout`; `lost` where a worker ended before"
        " it could tell: what it sent may have arrived."
    )


def delivery_view(delivery: DeliveryRecord) -> DeliveryView:
    """A delivery as it is answered."""
    return DeliveryView(
        id=delivery.id,
        channel=delivery.channel,
        target_id=delivery.target_id,
        event_id=delivery.event_id,
        customer_id=delivery.customer_id,
        state=delivery.state,
        attempts=delivery.attempts,
        due_at=delivery.due_at if delivery.state is DeliveryState.WAITING else None,
        created_at=delivery.created_at,
        finished_at=delivery.finished_at,
        last_status=delivery.last_status,
        last_error=delivery.last_error,
    )


def attempt_view(attempt: AttemptRecord) -> AttemptView:
    """An attempt as it is answered."""
    return AttemptView(
        number=attempt.number,
        started_at=attempt.started_at,
        duration_ms=attempt.duration_ms,
        outcome=attempt.outcome,
        status=attempt.status,
        answer=attempt.answer,
        error=attempt.error,
    )
