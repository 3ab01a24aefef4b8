"""Bodies and answers about the draft of a worksheet."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field

from app import examples
from app.kit.schema import Body, Id, Note, UtcInstant, Version, View
from app.worksheets import rules
from app.worksheets.draft_queries import DraftRecord
from app.worksheets.schemas import TimeEntries, TimeEntryView


class ChangeDraft(Body):
    """What is written anew of a draft, and whose clock starts or stops; what is left out stays."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"summary": "Upgraded"}, {"start_clock_of": str(examples.TECHNICIAN)}]
        }
    )

    summary: Note | None = None
    time_entries: Annotated[
        TimeEntries | None, Field(description="All of them, instead of those before.")
    ] = None
    start_clock_of: Id | None = Field(default=None, description="Whose clock runs from now on.")
    stop_clock_of: Id | None = Field(
        default=None, description="Whose clock stops: what it showed becomes a time entry."
    )


class ClockView(View):
    """A clock that runs."""

    technician_id: UUID
    started_at: UtcInstant


class DraftView(View):
    """What is written of a worksheet while its session goes on. Before anything is, all is empty."""

    session_id: UUID
    summary: str
    time_entries: list[TimeEntryView]
    clocks: list[ClockView] = Field(description="Those that run.")
    worked_seconds: int = Field(description="Of the time entries and of running clocks until now.")
    billed_minutes: int = Field(description="What that would be, rounded once, up to 10 minutes.")
    version: Version


def draft_view(draft: DraftRecord, now: datetime) -> DraftView:
    """A draft as it is shown at an instant."""
    running = (one.until(now) for one in draft.clocks)
    seconds = rules.worked_seconds([*draft.time_entries, *(one for one in running if one)])
    return DraftView(
        session_id=draft.session_id,
        summary=draft.summary,
        time_entries=[
            TimeEntryView.model_validate(one, from_attributes=True) for one in draft.time_entries
        ],
        clocks=[ClockView.model_validate(one, from_attributes=True) for one in draft.clocks],
        worked_seconds=seconds,
        billed_minutes=rules.billed_minutes(seconds),
        version=draft.version,
    )
