"""The form of a worksheet as what the draft is told: its rows are time entries, or clocks that run."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from pydantic import AfterValidator

from app.kit.web.schema import ID, Body, Id, Note
from app.pages.desk.worksheet_rows import FIELDS, Row, Sheet, shown
from app.pages.forms import Given
from app.worksheets.draft_queries import DraftRecord
from app.worksheets.draft_schemas import ChangeDraft, NewClock, NewDraftTime
from app.worksheets.schemas import NewWorksheet, Second

# The fields of a row that stands for a clock have these names, so that it is told apart from time entries.
_OF_CLOCK = {"technician_id": "clock_of", "started_at": "clock_since", "note": "clock_note"}


class WrittenRow(Body):
    """A row as far as it is typed; that a technician alone was chosen is something, too."""

    technician_id: Annotated[Any, AfterValidator(ID.read)] = None
    started_at: Second | None = None
    ended_at: Second | None = None
    note: Note = ""


class ClockRow(Body):
    """A row that stands for a clock."""

    clock_of: Id
    clock_since: Second
    clock_note: Note = ""


class DraftForm(Body):
    """What is typed, all of it, and whose clock starts or stops."""

    summary: Note = ""
    time_entries: list[WrittenRow]
    clocks: list[ClockRow]
    start_clock_of: Id | None = None
    stop_clock_of: Id | None = None


def fields(typed: Sheet, known: Sheet, verb: str, whose: str) -> Mapping[str, list[str]]:
    """The fields of a ``DraftForm``; the verb is to ``keep``, or to ``start`` or ``stop`` somebody's clock.

    What was only proposed is kept by who says so; a clock whose end was typed has been stopped by that.
    """
    told, ended = {"summary": typed.summary}, set()
    for number, row in typed.rows.items():
        was = known.rows.get(number)
        if was is not None and row.is_running(was):
            told |= _clock(number, row, was)
            continue
        if was is not None and was.clock:
            ended.add(was.technician_id)
        is_proposal = verb != "keep" and was is not None and was.proposed and row.texts == was.texts
        if any(row.texts) and not row.is_emptied(was) and not is_proposal:
            told |= {f"{name}_{number}": text for name, text in zip(FIELDS, row.texts, strict=True)}
    if verb != "keep" and not (verb == "stop" and whose in ended):
        told[f"{verb}_clock_of"] = whose
    return {name: [text] for name, text in told.items()}


def _clock(number: int, row: Row, was: Row) -> dict[str, str]:
    """Whoever takes out since when it runs does not change that."""
    texts = {"started_at": row.started_at or was.started_at, "note": row.note}
    texts["technician_id"] = row.technician_id or was.technician_id
    return {f"{_OF_CLOCK[name]}_{number}": text for name, text in texts.items()}


def change(form: DraftForm, draft: DraftRecord, zone: str) -> ChangeDraft:
    """What the draft is told; a clock since a time that nobody changed runs since that very instant."""
    clock = ZoneInfo(zone)

    def local(at: datetime) -> str:
        return shown(at.astimezone(clock))

    since = {(one.technician_id, local(one.started_at)): one.started_at for one in draft.clocks}
    return ChangeDraft(
        summary=form.summary,
        time_entries=[NewDraftTime.model_construct(**dict(one)) for one in form.time_entries],
        clocks=[
            NewClock.model_construct(
                technician_id=one.clock_of,
                started_at=since.get((one.clock_of, local(one.clock_since)), one.clock_since),
                note=one.clock_note,
            )
            for one in form.clocks
        ],
        start_clock_of=form.start_clock_of,
        stop_clock_of=form.stop_clock_of,
    )


def as_typed(typed: Mapping[str, str], given: Given[DraftForm]) -> Given[NewWorksheet]:
    """What was refused, with all that was typed: what is wrong stands beside the field that it is about."""
    names = {told: name for name, told in _OF_CLOCK.items()} | {"clocks": "time_entries"}
    wrong = {}
    for name, said in given.wrong.items():
        field, _, number = name.rpartition("_")
        wrong[f"{names[field]}_{number}" if field in names else name] = said
    return replace(Given(typed), wrong=wrong, refused=given.refused)
