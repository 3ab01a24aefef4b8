"""What happened to a session, as it is shown with it: moves, starts that were undone, answers."""

from uuid import UUID

from pydantic import Field

from app.kit.web.schema import UtcInstant, View
from app.sessions.rules import AttendeeResponse, Party


class MoveView(View):
    """One move of a session."""

    number: int
    asked_by: Party
    old_starts_at: UtcInstant
    new_starts_at: UtcInstant
    reason: str | None
    penalty_id: UUID | None
    moved_at: UtcInstant


class UndoneStartView(View):
    """A start that a lead took back."""

    number: int
    started_at: UtcInstant
    undone_at: UtcInstant = Field(description="When it was taken back.")
    reason: str | None = Field(description="A lead's own; a customer's key reads null.")


class InvitationAnswerView(View):
    """What somebody answered to the invitation to a session."""

    attendee: str = Field(description="The address of who answers, or is said to.")
    contact_id: UUID | None
    technician_id: UUID | None
    response: AttendeeResponse
    comment: str | None = Field(description="What was written beside it.")
    sequence: int | None = Field(description="The `SEQUENCE` of the invitation that is answered.")
    stamped_at: UtcInstant = Field(description="When it was answered, by the attendee's clock.")
    received_at: UtcInstant
    applied: bool = Field(
        description="Whether it is surely from somebody who takes part; else it is only shown."
    )
    proposed_starts_at: UtcInstant | None = Field(description="The start asked for instead.")
    proposed_ends_at: UtcInstant | None = Field(description="The end asked for instead.")
