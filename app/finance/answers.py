"""A report in the format that is asked for; a table is made beside the loop."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from starlette.responses import Response

from app.finance import sheets
from app.kit.web.files import UNSHOWN
from app.kit.web.schema import View


class ReportFormat(StrEnum):
    """How a report is answered."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


_TYPES: Mapping[ReportFormat, str] = {
    ReportFormat.CSV: "text/csv; charset=utf-8; header=present",
    ReportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MAKERS: Mapping[ReportFormat, Callable[[Sequence[str], sheets.Rows], bytes]] = {
    ReportFormat.CSV: sheets.as_csv,
    ReportFormat.XLSX: sheets.as_xlsx,
}


def declared(line: type[View]) -> dict[int | str, dict[str, Any]]:
    """What the contract says of a report's other formats, whose columns are the fields of a line."""
    heading = ",".join(line.model_fields)
    binary = {"schema": {"type": "string", "format": "binary"}, "example": "PK…"}
    text = {"schema": {"type": "string"}, "example": f"{heading}\r\n"}
    return {200: {"content": {"text/csv": text, _TYPES[ReportFormat.XLSX]: binary}}}


async def answer(
    report: View, line: type[View], lines: Sequence[View], kind: ReportFormat, name: str
) -> Response:
    """A report as JSON, or its lines as a table with a name to be kept under."""
    if kind is ReportFormat.JSON:
        return Response(report.json_bytes(), media_type="application/json")
    columns = list(line.model_fields)
    rows = [[getattr(one, column) for column in columns] for one in lines]
    made = await asyncio.to_thread(_MAKERS[kind], columns, rows)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{kind}"',
        "Content-Security-Policy": UNSHOWN,
    }
    return Response(made, media_type=_TYPES[kind], headers=headers)
