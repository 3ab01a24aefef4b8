"""Turns recorded statements into a pgbench script that sends the same ones on other rows.

Every ``$n`` of a recorded statement becomes a pgbench variable, sent as a parameter of a prepared
statement. What of the arguments has to be another one in each run is a *token*: an id of the row
worked on, an id made by an earlier statement of the script, a fresh id (one that was not in the
first of two recordings), the account's next ``seq``, or the planned times. All else keeps its
value. Fresh values are columns added to the last read before a write, so they cost no round trip.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import asyncpg

from bench.capture import Statement

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# The seq that the recorded account is given: no other number in a recording looks like it.
SEQ = 7_654_000
_SEQ = re.compile(r"\b7654\d{3}\b")
_PARAMETER = re.compile(r"\$(\d+)")
# What takes no parameter, and what says the same and does.
_SET_LOCAL = re.compile(r"SET LOCAL (\S+) = (:\w+)")
_TEXT_LITERAL = re.compile(r"'([0-9a-f-]{36})'")


@dataclass(frozen=True)
class Operation:
    """One request, recorded twice.

    Attributes:
        first, second: the statements of two such requests; the second is what is sent.
        seq: the account's last ``seq`` before the second.
    """

    first: Sequence[Statement]
    second: Sequence[Statement]
    seq: int


@dataclass
class Script:
    """A pgbench script and the constants that it needs."""

    text: str
    constants: dict[str, str]
    operations: int


@dataclass
class Builder:
    """Writes the script of some operations on one row of the table ``floor_row``.

    Attributes:
        row: token -> column of ``floor_row`` (and variable of that name) for the recorded row.
        times: token -> name, for planned instants that are fresh in each run.
    """

    row: Mapping[str, str]
    times: Mapping[str, str]
    lines: list[str] = field(default_factory=list)
    constants: dict[str, str] = field(default_factory=dict)
    _made: dict[str, str] = field(default_factory=dict)
    _on_row: dict[str, str] = field(default_factory=dict)
    _first: set[str] = field(default_factory=set)

    def add(self, operation: Operation) -> None:
        """Append one operation."""
        self._first = {
            found
            for one in operation.first
            for arg in one.args
            for found in _UUID.findall(text(arg))
        }
        write = max(at for at, one in enumerate(operation.second) if one.args)
        for at, statement in enumerate(operation.second):
            if not statement.args:
                self._simple(statement.text)
            elif at == write - 1:
                self._read(statement, operation.second[write], operation.seq)
            elif at != write:
                self._plain(statement)

    def fetch(self, table: str) -> str:
        """The statement that loads the row ``:n``, with what depends on it alone."""
        columns = sorted(set(self.row.values()))
        computed = [f"{sql} AS {name}" for name, sql in self._on_row.items()]
        return f"SELECT {', '.join(columns + computed)} FROM {table} WHERE n = :n \\gset"

    def _simple(self, sql: str) -> None:
        """Statements without parameters: several in one trip are a pipeline, as pgbench has it."""
        sql = _TEXT_LITERAL.sub(lambda found: f":{self._variable(found[1])}", sql)
        sql = _SET_LOCAL.sub(r"SELECT set_config('\1', \2, true)", sql)
        parts = [part.strip() for part in sql.split(";") if part.strip()]
        if len(parts) > 1:
            self.lines.append("\\startpipeline")
        self.lines += [f"{part};" for part in parts]
        if len(parts) > 1:
            self.lines.append("\\endpipeline")

    def _variable(self, token: str) -> str:
        name = self.row.get(token) or self._made.get(token)
        assert name is not None, f"{token} is not known here"
        return name

    def _plain(self, statement: Statement) -> None:
        self.lines.append(f"{self._bound(statement, {})};")

    def _read(self, statement: Statement, write: Statement, seq: int) -> None:
        """The read, with the values that the write after it needs as further columns."""
        known = {name: f":{name}::text" for name in {*self.row.values(), *self._made.values()}}
        computed: dict[str, str] = {}
        for argument in write.args:
            rendered = text(argument)
            if argument is None or rendered in computed or not self._tokens(rendered):
                continue
            for token in self._tokens(rendered):
                self._meet(token, known)
            computed[rendered] = self._expression(rendered, seq)
        names = {rendered: f"c{len(self.lines)}_{at}" for at, rendered in enumerate(computed)}
        columns = [f"{sql} AS {names[rendered]}" for rendered, sql in computed.items()]
        columns += [f"known.{name} AS {name}" for name in known if not known[name].startswith(":")]
        values = ", ".join(f"{sql} AS {name}" for name, sql in known.items())
        self.lines.append(
            f"SELECT read.*, {', '.join(columns)}\n"
            f"FROM (SELECT {values} FROM (SELECT nextval('floor_slot') AS slot) AS fresh OFFSET 0)"
            # What is asked for may not be there, as another session of the technician.
            f" AS known LEFT JOIN\n(SELECT * FROM ({self._bound(statement, {})}) AS one LIMIT 1)"
            " AS read ON true\n\\gset"
        )
        self.lines.append(f"{self._bound(write, names)};")

    def _meet(self, token: str, known: dict[str, str]) -> None:
        """Let a token that is not known yet be made by the read."""
        if _SEQ.fullmatch(token) or token in self.row or token in self._made:
            return
        if token in self.times:
            name = self.times[token]
            later = "+ 3600" if name == "ends" else ""
            known[name] = f"to_timestamp(2300000000 + fresh.slot * 3600 {later})::text"
            return
        name = self._made[token] = f"u{len(self._made)}"
        known[name] = "uuidv7()::text"

    def _tokens(self, rendered: str) -> list[str]:
        """What in an argument differs from run to run."""
        ids = [
            one
            for one in _UUID.findall(rendered)
            if one in self.row or one in self._made or one not in self._first
        ]
        instants = [one for one in (*self.times, *self.row) if not _UUID.fullmatch(one)]
        return [*ids, *_SEQ.findall(rendered), *(one for one in instants if one in rendered)]

    def _expression(self, rendered: str, seq: int) -> str:
        """SQL that makes the argument's text from the columns of the read."""
        sql = "'" + rendered.replace("'", "''") + "'"
        for token in dict.fromkeys(self._tokens(rendered)):
            if _SEQ.fullmatch(token):
                made = f"(read.seq + {int(token) - seq})::text"
            else:
                name = self.times.get(token) or self._variable(token)
                made = f"known.{name}"
            sql = sql.replace(token, f"' || {made} || '")
        return _without_colons(sql)

    def _bound(self, statement: Statement, computed: Mapping[str, str]) -> str:
        """The statement with a variable for each parameter; a null stands in the text."""

        def bound(found: re.Match[str]) -> str:
            argument = statement.args[int(found[1]) - 1]
            if argument is None:
                return "NULL"
            rendered = text(argument)
            if rendered in computed:
                return f":{computed[rendered]}"
            if rendered in self.row or rendered in self._made:
                return f":{self._variable(rendered)}"
            if self._tokens(rendered):
                return f":{self._of_row(rendered)}"
            return f":{self._named(self.constants, 'k', rendered)}"

        return _PARAMETER.sub(bound, statement.text.strip())

    def _of_row(self, rendered: str) -> str:
        sql = "'" + rendered.replace("'", "''") + "'"
        for token in self._tokens(rendered):
            if token in self.times:
                continue  # made by a later read: here the recorded time is asked about
            assert token in self.row, f"{token} is not known here"
            sql = sql.replace(token, f"' || {self.row[token]} || '")
        return self._named(self._on_row, "r", sql)

    @staticmethod
    def _named(values: dict[str, str], prefix: str, value: str) -> str:
        for name, known in values.items():
            if known == value:
                return name
        name = f"{prefix}{len(values)}"
        values[name] = value
        return name


def _without_colons(sql: str) -> str:
    """The same without ``:name``, which pgbench takes for a variable even inside quotes."""
    return re.sub(r"(?<!:):(?=\w)", "' || chr(58) || '", sql)


def text(value: Any) -> str:
    """An argument in PostgreSQL's text form."""
    match value:
        case bytes():
            rendered = f"\\x{value.hex()}"
        case datetime() | date():
            rendered = value.isoformat()
        case dict():
            rendered = json.dumps(value)
        case list() | tuple():
            rendered = "{" + ",".join(_element(one) for one in value) + "}"
        case asyncpg.Range():
            rendered = f"[{text(value.lower)},{text(value.upper)})"
        case _:
            rendered = str(value)
    return rendered


def _element(value: Any) -> str:
    if value is None:
        return "NULL"
    escaped = text(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
