"""Makes a workbook of rows: a program of its own, ``python -m app.exports.workbook FILE``.

Writing cells is work of the processor alone; in the service it would keep every other request waiting.
On its input come a line with the names and kinds of the columns, then a line for each row, all JSON.
"""

import json
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from app.exports.rules import MAX_CELL_CHARACTERS
from app.kit.money import number_format

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# Whoever waits for an answer goes first.
_NICENESS = 10
# Told apart from all that may go wrong: a text that no cell can hold.
TOO_LONG = 3
_WIDTHS = {"instant": 24, "day": 11, "word": 38, "text": 40}

Write = Callable[[Any, int, int, Any], Any]


def make(path: str, lines: Iterator[bytes]) -> int:
    """Write the workbook; tells how the program ends."""
    # It takes a while, and who starts this program knows only what it may tell.
    import xlsxwriter

    columns: list[list[str]] = json.loads(next(lines))
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet("export")
        heading = book.add_format({"bold": True})
        writes = _writers(book)
        sheet.freeze_panes(1, 0)
        for place, (name, kind) in enumerate(columns):
            sheet.set_column(place, place, _WIDTHS.get(kind, 12))
            sheet.write_string(0, place, name, heading)
        for row, line in enumerate(lines, start=1):
            for place, value in enumerate(json.loads(line)):
                if value is not None and writes[columns[place][1]](sheet, row, place, value):
                    deque(lines, maxlen=0)  # whoever sends them is told at their end
                    return TOO_LONG
    return 0


def _writers(book: "Workbook") -> dict[str, Write]:
    instants = book.add_format({"num_format": 'yyyy-mm-dd"T"hh:mm:ss.000"Z"'})
    days = book.add_format({"num_format": "yyyy-mm-dd"})

    def text(sheet: Any, row: int, place: int, value: str) -> Any:
        return _is_too_long(value) or sheet.write_string(row, place, value)

    def number(sheet: Any, row: int, place: int, value: Any) -> Any:
        return sheet.write_number(row, place, float(value))

    @cache
    def with_decimals(places: int) -> Any:
        return book.add_format({"num_format": number_format(places)})

    def amount(sheet: Any, row: int, place: int, value: str) -> Any:
        places = len(value.partition(".")[2])
        return sheet.write_number(row, place, float(value), with_decimals(places))

    def flag(sheet: Any, row: int, place: int, value: bool) -> Any:
        return sheet.write_boolean(row, place, value)

    def day(sheet: Any, row: int, place: int, value: str) -> Any:
        return sheet.write_datetime(row, place, date.fromisoformat(value), days)

    def instant(sheet: Any, row: int, place: int, value: str) -> Any:
        # A sheet knows no zones: it is UTC, as its form says.
        wall = datetime.fromisoformat(value).replace(tzinfo=None)
        return sheet.write_datetime(row, place, wall, instants)

    return {
        "text": text, "word": text, "whole": number, "decimal": number, "money": amount,
        "flag": flag, "day": day, "instant": instant,
    }  # fmt: skip


def _is_too_long(text: str) -> bool:
    """Whether a cell cannot hold a text, whose letters are counted as in UTF-16."""
    if 2 * len(text) <= MAX_CELL_CHARACTERS:
        return False
    return len(text.encode("utf-16-le")) > 2 * MAX_CELL_CHARACTERS


if __name__ == "__main__":
    os.nice(_NICENESS)
    sys.exit(make(sys.argv[1], iter(sys.stdin.buffer)))
