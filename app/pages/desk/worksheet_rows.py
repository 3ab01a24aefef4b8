"""What stands in the rows of the desk's form of a worksheet: of a draft, of clocks, and of nobody yet. Pure.

A form knows what stood in it when it was shown (``known``): by that it is told apart what somebody typed
from what others kept meanwhile, field by field, so that nothing of either is lost.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from app.worksheets.draft_queries import DraftRecord

MOST_ROWS = 40
FIELDS = ("technician_id", "started_at", "ended_at", "note")
# Of a row that stands for a clock, and of one that is only proposed, the form knows it by these.
_CLOCK, _PROPOSED = "clock", "proposed"


class Row(Struct, frozen=True):
    """One row, as its fields hold it.

    Attributes:
        clock: it stands for a clock that runs; its end is when it was shown.
        proposed: nobody typed it, and it is kept nowhere.
    """

    technician_id: str = ""
    started_at: str = ""
    ended_at: str = ""
    note: str = ""
    clock: bool = False
    proposed: bool = False

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """What stands in its fields."""
        return self.technician_id, self.started_at, self.ended_at, self.note

    @property
    def is_written(self) -> bool:
        """Whether something was typed in it, not only chosen."""
        return any(self.texts[1:])

    @property
    def work(self) -> tuple[str, str]:
        """By which rows of two forms are the same: whose work it is, and since when."""
        return self.technician_id, self.started_at

    def is_emptied(self, was: "Row | None") -> bool:
        """Whether somebody took out what stood in it."""
        return was is not None and was.is_written and not self.is_written

    def is_running(self, was: "Row | None") -> bool:
        """Whether it still stands for a clock: whoever says when that ended has ended it."""
        return was is not None and was.clock and self.ended_at in ("", was.ended_at)


class Sheet(Struct, frozen=True):
    """What stands in a form: its summary, and its rows by their numbers."""

    summary: str
    rows: Mapping[int, Row]

    @property
    def typed(self) -> dict[str, str]:
        """By the names of the form's fields."""
        fields = {"summary": self.summary}
        for number, row in self.rows.items():
            fields |= {
                f"{name}_{number}": text for name, text in zip(FIELDS, row.texts, strict=True)
            }
        return fields

    @property
    def known(self) -> str:
        """The same with what its rows stand for, as a form keeps it to itself."""
        marks = {
            f"{mark}_{number}": "1"
            for number, row in self.rows.items()
            for mark, is_so in ((_CLOCK, row.clock), (_PROPOSED, row.proposed))
            if is_so
        }
        return json.dumps(self.typed | marks, ensure_ascii=False)


def sheet_of(fields: Mapping[str, str], chosen: str = "") -> Sheet:
    """What is typed in the fields of a form, or known of it.

    In a row where ``chosen`` alone stands, as it does at first, nobody chose.
    """
    rows = {}
    for number in range(1, MOST_ROWS + 1):
        texts = [fields.get(f"{name}_{number}", "").strip() for name in FIELDS]
        technician, started, ended, note = texts
        if any(f"{name}_{number}" in fields for name in FIELDS):
            rows[number] = Row(
                technician if texts != [chosen, "", "", ""] else "",
                _to_second(started), _to_second(ended), note,
                f"{_CLOCK}_{number}" in fields, f"{_PROPOSED}_{number}" in fields,
            )  # fmt: skip
    return Sheet(fields.get("summary", "").replace("\r\n", "\n").strip(), rows)


def known_of(text: str) -> Sheet:
    """What a form knows; of one that says it in no words of ours, nothing."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    said = found.items() if isinstance(found, dict) else ()
    return sheet_of({name: one for name, one in said if isinstance(one, str)})


def kept(draft: DraftRecord, now: datetime, zone: str) -> Sheet:
    """What stands in the form of a draft: its rows, and what its clocks show until now."""
    clock = ZoneInfo(zone)

    def row(whose: UUID | None, since: datetime | None, until: datetime | None, note: str) -> Row:
        started, ended = (shown(one.astimezone(clock)) if one else "" for one in (since, until))
        return Row(str(whose or ""), started, ended, note)

    written = [
        row(one.technician_id, one.started_at, one.ended_at, one.note) for one in draft.time_entries
    ]
    running = [
        replace(
            row(one.technician_id, one.started_at, max(now, one.started_at), one.note), clock=True
        )
        for one in draft.clocks
    ]
    return Sheet(draft.summary, dict(enumerate([*written, *running], start=1)))


def proposed(
    technicians: Sequence[UUID], started_at: datetime | None, now: datetime, zone: str
) -> Sheet:
    """What stands in the form at first: each technician from the start on, until now if that is today."""
    if started_at is None:
        return Sheet("", {})
    clock = ZoneInfo(zone)
    began, until = started_at.astimezone(clock), now.astimezone(clock)
    ended = shown(until) if until.date() == began.date() else ""
    rows = [Row(str(one), shown(began), ended, proposed=True) for one in technicians]
    return Sheet("", dict(enumerate(rows, start=1)))


def shown(local: datetime) -> str:
    """An instant as a browser's field for a local time holds it."""
    return local.replace(tzinfo=None, microsecond=0).isoformat(timespec="seconds")


def merged(mine: Sheet, base: Sheet, theirs: Sheet) -> tuple[Sheet, Sheet]:
    """What was typed into a form with what others kept since, and what that form knows from then on.

    What only one of both changed is as that one has it; where both did, both are shown.
    """
    became, new = _found_again(base, theirs)
    together: list[tuple[Row, Row | None]] = []
    for number, row in mine.rows.items():
        was = base.rows.get(number)
        if was is not None:
            together += _merged_row(row, was, became.get(number), theirs)
        elif any(row.texts) and row.texts not in [one.texts for one in new]:
            together.append((row, None))
    unseen = [one for number, one in became.items() if number not in mine.rows]
    together += [(one, one) for one in (*unseen, *new)]
    numbered = list(enumerate(together[:MOST_ROWS], start=1))
    return (
        Sheet(
            _of_both(mine.summary, base.summary, theirs.summary, "\n"),
            {number: row for number, (row, _) in numbered},
        ),
        Sheet(theirs.summary, {number: known for number, (_, known) in numbered if known}),
    )


def _found_again(base: Sheet, theirs: Sheet) -> tuple[dict[int, Row], list[Row]]:
    """What became of the rows that were known, by their numbers, and what is new."""
    became: dict[int, Row] = {}
    new = list(theirs.rows.values())
    # The very same first: rows without a start are many at once.
    for of in (attrgetter("texts"), attrgetter("work")):
        for number, was in base.rows.items():
            found = next((one for one in new if of(one) == of(was)), None)
            if found is not None and number not in became:
                became[number] = found
                new.remove(found)
    return became, new


def _merged_row(
    row: Row, was: Row, other: Row | None, theirs: Sheet
) -> list[tuple[Row, Row | None]]:
    """What becomes of a row that stood in a form, each with what the form knows of it then."""
    is_mine = row.texts != was.texts and not row.is_emptied(was)
    if other is None:
        # Others took it out, or gave it another time, and it stands there; a proposal they may have made
        # their own.
        others = {one.technician_id for one in theirs.rows.values()}
        stays = is_mine or (was.proposed and row == was and row.technician_id not in others)
        return [(row, None)] if stays else []
    # The end of a clock moves by itself: only one that somebody typed is another.
    now = replace(other, ended_at=was.ended_at) if other.clock else other
    if not is_mine:
        is_gone = row.is_emptied(was) and now.texts == was.texts
        return [] if is_gone else [(other, other)]
    note = _of_both(row.note, was.note, other.note, " · ")
    times = list(zip(row.texts[:3], was.texts[:3], now.texts[:3], strict=True))
    if any(len(set(one)) == len(one) for one in times):
        return [(replace(row, note=note), None), (other, other)]
    technician, started, ended = (mine if new == old else new for mine, old, new in times)
    if other.clock and ended == was.ended_at:
        ended = other.ended_at
    return [(Row(technician, started, ended, note), other)]


def _of_both(mine: str, base: str, theirs: str, between: str) -> str:
    """A text that one of both changed; of both, both."""
    if mine == base or (theirs != base and mine in theirs):
        return theirs
    if theirs == base or theirs in mine:
        return mine
    return f"{mine}{between}{theirs}"


def _to_second(typed: str) -> str:
    """A time as ``shown`` writes it: browsers leave out seconds that are none."""
    return f"{typed}:00" if len(typed) == len("2031-03-05T13:00") else typed
