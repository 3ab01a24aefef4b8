"""Bodies and answers about worksheets."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, JsonValue

from app import examples
from app.kit.web.schema import Body, Id, Instant, Minutes, Note, Text, UtcInstant, Version, View
from app.worksheets.rows import WorksheetRecord
from app.worksheets.rules import Confirmer, RoundVerb, WorksheetStatus

MAX_TIME_ENTRIES = 200


def _whole_second(value: datetime) -> datetime:
    return value.replace(microsecond=0)


Second = Annotated[
    Instant,
    AfterValidator(_whole_second),
    Field(description="RFC 3339 instant, kept to the second; fractions are dropped."),
]


class NewTimeEntry(Body):
    """Time that one technician of the session worked."""

    technician_id: Id
    started_at: Second
    ended_at: Second
    note: Note = ""


TimeEntries = Annotated[
    list[NewTimeEntry],
    Field(max_length=MAX_TIME_ENTRIES, description="Empty when nothing could be done (C4)."),
]
_EXAMPLE_TIMES: JsonValue = [
    {
        "technician_id": str(examples.TECHNICIAN),
        "started_at": "2026-01-06T09:00:00Z",
        "ended_at": "2026-01-06T09:47:10Z",
        "note": "upgrade",
    }
]


class NewWorksheet(Body):
    """What was done in a session."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"time_entries": _EXAMPLE_TIMES, "summary": "upgraded to 5.2"}]
        }
    )

    time_entries: TimeEntries
    summary: Text
    override_reason: Text | None = Field(
        default=None, description="A lead's reason to go past the debt limit (C8)."
    )
    draft_version: Annotated[int, Field(strict=True, ge=0, le=1_000_000)] | None = Field(
        default=None, description="The version of the draft that was seen; another one is refused."
    )


class Confirm(Body):
    """The revision that the customer saw, if it wants to be sure."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"revision": 1}]})

    revision: Annotated[int, Field(strict=True, ge=1, le=1_000_000)] | None = None


class Dispute(Body):
    """Why the customer does not agree."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "we counted less", "proposed_minutes": 30}]}
    )

    reason: Text
    proposed_minutes: Annotated[Minutes, Field(ge=0)] | None = None


class Answer(Body):
    """The provider's answer to a dispute; it changes no status."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"message": "the log shows both steps"}]}
    )

    message: Text


class Amend(Body):
    """The worksheet's next revision."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"time_entries": [], "reason": "nothing could be done after all"}]
        }
    )

    time_entries: TimeEntries
    reason: Text
    override_reason: Text | None = Field(
        default=None, description="A lead's reason to go past the debt limit (C8)."
    )


class TimeEntryView(View):
    """Time that one technician worked."""

    technician_id: UUID
    started_at: UtcInstant
    ended_at: UtcInstant
    note: str


class RoundView(View):
    """One round between provider and customer."""

    verb: RoundVerb
    revision: int
    message: str | None = Field(
        description="What was said; of `submit` a lead's reason to override, which a customer's key"
        " reads as null."
    )
    proposed_minutes: int | None
    billed_minutes: int
    actor: str
    happened_at: UtcInstant


class WorksheetView(View):
    """What was done in a session, and what it costs."""

    id: UUID | None = Field(description="Null in a dry run of handing in.")
    session_id: UUID
    customer_id: UUID
    status: WorksheetStatus
    revision: int
    summary: str
    worked_seconds: int = Field(description="Summed exactly over all technicians (C2).")
    billed_minutes: int = Field(description="The sum rounded once, up to 10 minutes (C4).")
    submitted_at: UtcInstant
    confirmed_at: UtcInstant | None
    confirmed_by: Confirmer | None = Field(description="Who agreed; null while nobody has.")
    auto_confirm_at: UtcInstant | None = Field(
        description="When silence confirms it, where that was agreed; a dispute ends that (C3)."
    )
    time_entries: list[TimeEntryView]
    rounds: list[RoundView]
    version: Version

    def for_customers(self) -> Self:
        """The same without why a lead overrode a rule when it was handed in."""
        rounds = [
            one.model_copy(update={"message": None}) if one.verb is RoundVerb.SUBMIT else one
            for one in self.rounds
        ]
        return self.model_copy(update={"rounds": rounds})


def worksheet_view(worksheet: WorksheetRecord) -> WorksheetView:
    """A worksheet as it is shown."""
    return WorksheetView.model_validate(worksheet, from_attributes=True)
