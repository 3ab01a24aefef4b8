"""Bodies and answers about the draft of a worksheet."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field

from app import examples
from app.kit.web.schema import Body, Id, Note, UtcInstant, Version, View
from app.worksheets import rules
from app.worksheets.draft_queries import DraftRecord
from app.worksheets.schemas import MAX_TIME_ENTRIES, Second


class NewDraftTime(Body):
    """A time entry as far as it is written: what is not known yet is left out, and it counts for nothing."""

    technician_id: Id | None = None
    started_at: Second | None = None
    ended_at: Second | None = None
    note: Note = ""


class NewClock(Body):
    """A clock that runs, and what is noted of it."""

    technician_id: Id
    started_at: Second
    note: Note = ""


DraftTimes = Annotated[
    list[NewDraftTime],
    Field(max_length=MAX_TIME_ENTRIES, description="All of them, instead of those before."),
]
Clocks = Annotated[
    list[NewClock],
    Field(
        max_length=MAX_TIME_ENTRIES,
        description=(
            "All that run, instead of those before: what is noted of them, or since when they run. "
            "One that is left out runs no more, and leaves nothing."
        ),
    ),
]


class ChangeDraft(Body):
    """What is written anew of a draft, and whose clock starts or stops; what is left out stays."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"summary": "Upgraded"}, {"start_clock_of": str(examples.TECHNICIAN)}]
        }
    )

    summary: Note | None = None
    time_entries: DraftTimes | None = None
    clocks: Clocks | None = None
    start_clock_of: Id | None = Field(default=None, description="Whose clock runs from now on.")
    stop_clock_of: Id | None = Field(
        default=None, description="Whose clock stops: what it showed becomes a time entry."
    )


class DraftTimeView(View):
    """A time entry as far as it is written: it counts once it has a technician, a start and an end."""

    technician_id: UUID | None
    started_at: UtcInstant | None
    ended_at: UtcInstant | None
    note: str


class ClockView(View):
    """A clock that runs, and what is noted of it."""

    technician_id: UUID
    started_at: UtcInstant
    note: str = Field(description="What becomes the note of its time entry.")


class DraftView(View):
    """What is written of a worksheet while its session goes on. Before anything is, all is empty."""

    session_id: UUID
    summary: str
    time_entries: list[DraftTimeView]
    clocks: list[ClockView] = Field(description="Those that run.")
    worked_seconds: int = Field(description="Of the time entries and of running clocks until now.")
    billed_minutes: int = Field(description="What that would be, rounded once, up to 10 minutes.")
    version: Version


def draft_view(draft: DraftRecord, now: datetime) -> DraftView:
    """A draft as it is shown at an instant."""
    times = [
        *(one.worked for one in draft.time_entries),
        *(one.until(now) for one in draft.clocks),
    ]
    seconds = rules.worked_seconds(one for one in times if one)
    return DraftView(
        session_id=draft.session_id,
        summary=draft.summary,
        time_entries=[
            DraftTimeView.model_validate(one, from_attributes=True) for one in draft.time_entries
        ],
        clocks=[ClockView.model_validate(one, from_attributes=True) for one in draft.clocks],
        worked_seconds=seconds,
        billed_minutes=rules.billed_minutes(seconds),
        version=draft.version,
    )
