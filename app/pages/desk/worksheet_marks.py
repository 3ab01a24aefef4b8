"""What is wrong with the rows of the desk's form of a worksheet, of all of them at once (rule C2). Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from app import errors
from app.calendar.rules import moment
from app.kit.web.schema import ID
from app.pages.desk.worksheet_rows import Sheet
from app.pages.forms import Given
from app.pages.named import Named
from app.worksheets import rules
from app.worksheets.rules import WorkedTime

Wrong = Mapping[int, errors.DomainError]


def wrong_rows(sheet: Sheet, now: datetime, zone: str) -> Wrong:
    """By the numbers of rows that are written, why they cannot be; a clock counts as long as it shows."""
    times = _times(sheet, zone)
    numbers = list(times)
    technicians = {one.technician_id for one in times.values()}
    found = rules.wrong_times(list(times.values()), list(technicians), now)
    return {numbers[index]: error for index, error in found}


def marked(given: Given[Any], wrong: Wrong) -> Given[Any]:
    """A form that was refused, with every row marked that is wrong, not only the first."""
    beside = dict(given.wrong)
    for number, error in wrong.items():
        beside.pop(f"time_entries_{number}", None)
        about_end = not isinstance(error, errors.TimeEntriesOverlap)
        beside.setdefault(f"{'ended_at' if about_end else 'time_entries'}_{number}", error.detail)
    return replace(given, wrong=beside)


def overlapping(wrong: Wrong, technicians: Sequence[Named]) -> dict[int, str]:
    """By the rows that count minutes which another row counts, who worked them, by name."""
    names = {one.id: one.name for one in technicians}
    return {
        number: names.get(error.fields["technician_id"], "–")
        for number, error in wrong.items()
        if isinstance(error, errors.TimeEntriesOverlap)
    }


def _times(sheet: Sheet, zone: str) -> dict[int, WorkedTime]:
    found = {}
    for number, row in sheet.rows.items():
        try:
            found[number] = WorkedTime(
                ID.read(row.technician_id),
                moment(datetime.fromisoformat(row.started_at), zone, end=False),
                moment(datetime.fromisoformat(row.ended_at), zone, end=True),
            )
        except (ValueError, OverflowError):
            continue  # what is no time is marked as such
    return found
