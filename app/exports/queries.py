"""The statements of exports: the same rows as lines of CSV, as objects, or as cells of a sheet.

They are for COPY, which takes no parameters; what they are narrowed by is written as what it is.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.approvals.extracts import APPROVALS
from app.audit.extracts import AUDIT
from app.calendar import queries as calendar_queries
from app.exports.rules import ExportFormat, ExportKind, Separators, Wish
from app.kit.extracts import Column, ColumnKind, Extract, fraction_text, instant_text
from app.kit.postgres.database import Connection, Reader
from app.kit.zones import clock_shifts
from app.ledger.accounting import BEANCOUNT, COMMODITY, HLEDGER
from app.ledger.extracts import ENTRIES, POSTINGS
from app.periods.extracts import REOPENINGS
from app.purchases.extracts import PURCHASES
from app.sessions.extracts import SESSIONS
from app.tickets.extracts import TICKETS
from app.worksheets.extracts import WORKSHEETS

EXTRACTS: Mapping[ExportKind, Extract] = {
    ExportKind.ENTRIES: ENTRIES,
    ExportKind.POSTINGS: POSTINGS,
    ExportKind.PURCHASES: PURCHASES,
    ExportKind.SESSIONS: SESSIONS,
    ExportKind.WORKSHEETS: WORKSHEETS,
    ExportKind.TICKETS: TICKETS,
    ExportKind.APPROVALS: APPROVALS,
    ExportKind.REOPENINGS: REOPENINGS,
    ExportKind.AUDIT: AUDIT,
}

# Of each journal, what it begins with, and what follows.
_JOURNALS: Mapping[ExportFormat, tuple[bytes, Sequence[Extract]]] = {
    ExportFormat.HLEDGER: (f"commodity 1000. {COMMODITY}\n".encode(), HLEDGER),
    ExportFormat.BEANCOUNT: (f"2000-01-01 commodity {COMMODITY}\n".encode(), BEANCOUNT),
}

# Nothing was booked before it.
_FIRST_YEAR = 2000

# In the text format of COPY a backslash is written twice. JSON has no control characters, so that as a
# "CSV" with these signs each object is a line as it is.
OBJECTS: Mapping[str, Any] = {"format": "csv", "quote": "\x01", "delimiter": "\x02"}

# What a spreadsheet may take for a formula, also behind blanks and signs that nobody sees; U+FF0B and the
# like are the full-width forms. A tab or an end of line in front is taken off by some.
_FORMULA = r"^([\t\r\n]|[\u0001-\u0020\u00a0\u200b\u3000\ufeff]*[-=+@\uff1d\uff0b\uff0d\uff20])"


class Copying(Struct, frozen=True):
    """A statement whose rows are copied out, and how."""

    query: str
    options: Mapping[str, Any]


def tabled(wish: Wish) -> tuple[Column, ...]:
    """The columns of a wish's rows that have a place in a table."""
    columns = EXTRACTS[wish.kind].columns
    return tuple(one for one in columns if one.kind is not ColumnKind.NESTED)


def lines(wish: Wish, now: datetime) -> Copying:
    """The rows as CSV, behind a line with the names."""
    named = [f'{_in_csv(one, wish.separators)} AS "{one.name}"' for one in tabled(wish)]
    options = {"format": "csv", "header": True, "delimiter": wish.separators.delimiter}
    return Copying(_rows(EXTRACTS[wish.kind], wish, now, ", ".join(named)), options)


def objects(wish: Wish, now: datetime) -> Copying:
    """The rows as objects of JSON, each on a line of its own."""
    named = [f'{_in_json(one)} AS "{one.name}"' for one in EXTRACTS[wish.kind].columns]
    rows = _rows(EXTRACTS[wish.kind], wish, now, ", ".join(named))
    return Copying(f"SELECT row_to_json(line) FROM ({rows}) AS line", OBJECTS)


def cells(wish: Wish, now: datetime) -> Copying:
    """The rows as arrays of JSON in the order of the columns, without formulas."""
    values = [
        _defused(_in_json(one)) if one.kind is ColumnKind.TEXT else _in_json(one)
        for one in tabled(wish)
    ]
    return Copying(
        _rows(EXTRACTS[wish.kind], wish, now, f"json_build_array({', '.join(values)})"), OBJECTS
    )


async def journal(
    connection: Connection, wish: Wish, now: datetime
) -> tuple[bytes, Sequence[Copying]]:
    """The first line of a journal, and what copies the others, by days of the company's zone."""
    zone = (await calendar_queries.company(connection)).time_zone
    first, extracts = _JOURNALS[wish.format]
    return first, [
        Copying(_rows(one, wish, now, _by_clock(one, zone, now)), OBJECTS) for one in extracts
    ]


def _by_clock(extract: Extract, zone: str, now: datetime) -> str:
    """The SQL of a journal's lines, whose days are those of a zone; PostgreSQL knows no zone."""
    sql = extract.columns[0].sql
    if "$ahead" not in sql:
        return sql
    *changes, last = clock_shifts(zone, _FIRST_YEAR, now.year + 1)
    cases = " ".join(
        f"WHEN {extract.instant} < {_literal(until)} THEN {_seconds(ahead)}"
        for until, ahead in changes
    )
    return sql.replace(
        "$ahead", f"CASE {cases} ELSE {_seconds(last[1])} END" if cases else _seconds(last[1])
    )


def _seconds(ahead: timedelta) -> str:
    return f"interval '{int(ahead.total_seconds())} seconds'"


async def count(connection: Reader, wish: Wish, most: int | None = None) -> int:
    """How many rows there are; of more than ``most`` it is not told how many."""
    limited = "" if most is None else f" LIMIT {most + 1}"
    extract = EXTRACTS[wish.kind]
    rows = f"SELECT 1 {extract.counted or extract.source}{_narrowed(extract, wish)}{limited}"
    counted: int = await connection.fetchval(f"SELECT count(*) FROM ({rows}) AS line")
    return counted


def _rows(extract: Extract, wish: Wish, now: datetime, columns: str) -> str:
    selected = columns.replace("$now", _literal(now))
    return f"SELECT {selected} {extract.source}{_narrowed(extract, wish)} ORDER BY {extract.order}"


def _narrowed(extract: Extract, wish: Wish) -> str:
    given = {
        f"{extract.instant} >= {{}}": wish.from_at if extract.instant else None,
        f"{extract.instant} < {{}}": wish.to_at if extract.instant else None,
        f"{extract.customer} = {{}}": wish.customer_id,
        f"{extract.position} > {{}}": wish.after,
    }
    narrowed = [
        condition.format(_literal(value)) for condition, value in given.items() if value is not None
    ]
    narrowed += [
        f"{extract.filters[name]} IN ({', '.join(map(_literal, values))})"
        for name, values in wish.sought.items()
    ]
    return "".join(f" AND {one}" for one in narrowed)


def _literal(value: UUID | datetime | int | str) -> str:
    if isinstance(value, str):
        # Whatever somebody typed, and however the server reads backslashes.
        return f"convert_from(decode('{value.encode().hex()}', 'hex'), 'UTF8')"
    if isinstance(value, datetime):
        return f"'{value.astimezone(UTC).isoformat()}'::timestamptz"
    return f"'{value}'::uuid" if isinstance(value, UUID) else str(int(value))


def _in_json(column: Column) -> str:
    if column.kind is ColumnKind.INSTANT:
        return instant_text(column.sql)
    # A number of JSON is a float to most who read it.
    return fraction_text(column.sql) if column.kind is ColumnKind.DECIMAL else column.sql


def _in_csv(column: Column, separators: Separators) -> str:
    if column.kind is ColumnKind.TEXT:
        return _defused(column.sql)
    if column.kind is ColumnKind.FLAG:
        return f"({column.sql})::text"
    if column.kind in (ColumnKind.DECIMAL, ColumnKind.MONEY) and separators.decimal != ".":
        return f"replace({_in_json(column)}, '.', '{separators.decimal}')"
    return _in_json(column)


def _defused(text: str) -> str:
    return f"CASE WHEN {text} ~ '{_FORMULA}' THEN '''' || {text} ELSE {text} END"
