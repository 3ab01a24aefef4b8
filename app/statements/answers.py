"""A statement in the format that is asked for; what takes long is made beside the loop."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from starlette.responses import Response

from app.languages.official import OfficialLanguage
from app.statements import page, paper, service, table
from app.statements.rules import Statement
from app.statements.schemas import StatementFormat, statement_view
from app.statements.sheets import sheet

_TYPES: Mapping[StatementFormat, str] = {
    StatementFormat.JSON: "application/json",
    StatementFormat.CSV: "text/csv",
    StatementFormat.HTML: "text/html",
    StatementFormat.PDF: "application/pdf",
}
_SHOWN: Mapping[StatementFormat, str] = {
    StatementFormat.CSV: "row,seq,booked_at,…\r\nopening,,2026-01-01T00:00:00Z,…\r\n",
    StatementFormat.HTML: '<!doctype html>\n<html lang="cs">…</html>',
    StatementFormat.PDF: "%PDF-1.7 …",
}
_BINARY = {StatementFormat.PDF: {"format": "binary"}}
DECLARED: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            _TYPES[kind]: {
                "schema": {"type": "string"} | _BINARY.get(kind, {}),
                "example": shown,
            }
            for kind, shown in _SHOWN.items()
        }
    }
}


def _json(made: Statement, _: OfficialLanguage) -> bytes:
    return statement_view(made).json_bytes()


def _csv(made: Statement, _: OfficialLanguage) -> bytes:
    return table.table(made)


def _html(made: Statement, language: OfficialLanguage) -> bytes:
    return page.page(sheet(made, language))


def _pdf(made: Statement, language: OfficialLanguage) -> bytes:
    return paper.paper(sheet(made, language))


_MAKERS: Mapping[StatementFormat, Callable[[Statement, OfficialLanguage], bytes]] = {
    StatementFormat.JSON: _json,
    StatementFormat.CSV: _csv,
    StatementFormat.HTML: _html,
    StatementFormat.PDF: _pdf,
}
_QUICK = (StatementFormat.JSON, StatementFormat.CSV)


def wanted(accept: str) -> StatementFormat:
    """The first format that an Accept header names; JSON where it names none of ours."""
    named = [item.partition(";")[0].strip().lower() for item in accept.split(",")]
    found = (known for name in named for known, kind in _TYPES.items() if kind == name)
    return next(found, StatementFormat.JSON)


def made_as(made: Statement, kind: StatementFormat, language: OfficialLanguage) -> bytes:
    """A statement as a file of this format."""
    return _MAKERS[kind](made, language)


async def answer(made: Statement, kind: StatementFormat, language: OfficialLanguage) -> Response:
    """The same as a response, with a name to save it under."""
    if kind in _QUICK and len(made.movements) <= service.AT_ONCE:
        content = made_as(made, kind, language)
    else:
        content = await asyncio.to_thread(made_as, made, kind, language)
    headers = {"Vary": "Accept"}
    if kind is not StatementFormat.JSON:
        headers["Content-Language"] = language
        headers["Content-Disposition"] = f'inline; filename="statement-{made.month}.{kind}"'
    if kind is StatementFormat.HTML:
        headers["Content-Security-Policy"] = page.policy()
    return Response(content, headers=headers, media_type=_TYPES[kind])
