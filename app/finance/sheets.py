"""A report as a table: RFC 4180, or a workbook with real numbers and instants."""

import csv
import io
import tempfile
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.kit.money import number_format

# What a spreadsheet would take for a formula, where a text begins with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTH = 16

Rows = Sequence[Sequence[Any]]


def as_csv(columns: Sequence[str], rows: Rows) -> bytes:
    """A table with a heading; decimals with a point, instants in UTC, nothing for null."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_written(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def as_xlsx(columns: Sequence[str], rows: Rows) -> bytes:
    """A workbook of one sheet, row by row, so that it takes no more memory than it is long."""
    # It takes a while, and few reports are asked for as one.
    import xlsxwriter

    with tempfile.TemporaryFile() as file:
        with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
            sheet = book.add_worksheet("report")
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(columns) - 1, _WIDTH)
            heading = book.add_format({"bold": True})
            for place, name in enumerate(columns):
                sheet.write_string(0, place, name, heading)
            cells = _Cells(book, sheet)
            for number, row in enumerate(rows, start=1):
                for place, value in enumerate(row):
                    cells.write(number, place, value)
        file.seek(0)
        return file.read()


class _Cells:
    """What writes values as what they are."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self._book, self._sheet = book, sheet
        self._money: dict[int, Any] = {}
        # A sheet knows no zones: it is UTC, as its form says.
        self._instant = book.add_format({"num_format": 'yyyy-mm-dd"T"hh:mm:ss.000"Z"'})

    def write(self, row: int, place: int, value: Any) -> None:
        if isinstance(value, Decimal):
            self._sheet.write_number(row, place, float(value), self._with_decimals_of(value))
        elif isinstance(value, int):
            self._sheet.write_number(row, place, value)
        elif isinstance(value, datetime):
            self._sheet.write_datetime(row, place, value.replace(tzinfo=None), self._instant)
        elif isinstance(value, str | UUID):
            self._sheet.write_string(row, place, str(value))

    def _with_decimals_of(self, amount: Decimal) -> Any:
        places = -int(amount.as_tuple().exponent)
        if places not in self._money:
            self._money[places] = self._book.add_format({"num_format": number_format(places)})
        return self._money[places]
