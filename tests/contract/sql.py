"""What a text of SQL names: tables read and written, functions called; whole statements or parts of them.

A text comes in pieces (see ``texts``), each with the module in which it is written. A table is charged to
whoever writes its name, not to whoever passes the text on. What is known only at run time is a hole; a hole
where a table's name belongs hides a table, and is told as ``blind``.
"""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

HOLE = "\ue000"


class Piece(NamedTuple):
    """A part of a text, the module in which it is written, and what fills it if it is a hole."""

    text: str
    module: str
    filled_by: ast.expr | None = None


class Named(NamedTuple):
    """A table that a text names: whether it writes it, and the module in which the name is written."""

    table: str
    writes: bool
    module: str


class Blind(NamedTuple):
    """A place for a table's name that cannot be read."""

    writes: bool
    module: str
    filled_by: ast.expr | None


@dataclass
class Found:
    """What a text names: tables, its own queries (CTEs), functions with the calling module, blind places."""

    tables: set[Named] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    functions: set[tuple[str, str]] = field(default_factory=set)
    blind: list[Blind] = field(default_factory=list)


# --- words -----------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"""
    (?P<comment> --[^\n]* | /\*.*?\*/ )
    | (?P<text> [eEuU]?&?'(?:[^']|'')*' | \$(?P<tag>\w*)\$.*?\$(?P=tag)\$ )
    | (?P<name> [A-Za-z_][\w$]*(?:\s*\.\s*(?:[A-Za-z_][\w$]*|"[^"]+"))* | "(?:[^"]|"")+"(?:\."[^"]+")* )
    | (?P<hole> \ue000 | \{[^{}]*\} )
    | (?P<number> \d[\d.]* )
    | (?P<sign> \S )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A word of SQL. Names are folded as PostgreSQL folds them; ``word`` is in capitals."""

    kind: str
    name: str
    word: str
    piece: Piece


def tokens(pieces: Sequence[Piece]) -> list[Token]:
    """The words of a text, without comments; each with the piece that holds its first letter."""
    text = "".join(piece.text for piece in pieces)
    ends, at = [], 0
    for piece in pieces:
        at += len(piece.text)
        ends.append(at)
    found, owner = [], 0
    for match in _TOKEN.finditer(text):
        while match.start() >= ends[owner]:
            owner += 1
        kind = str(match.lastgroup if match.lastgroup != "tag" else "text")
        if kind == "comment":
            continue
        last = match[0].replace('"', "").split(".")[-1].strip()
        name = last if match[0].startswith('"') else last.lower()
        word = match[0].upper() if kind in ("name", "sign") else ""
        found.append(Token(kind, name, word, pieces[owner]))
    return found


# --- what a text names -------------------------------------------------------------------------------

_ENDS_A_LIST = {
    "WHERE", "GROUP", "ORDER", "HAVING", "WINDOW", "LIMIT", "OFFSET", "FETCH", "FOR", "UNION",
    "EXCEPT", "INTERSECT", "RETURNING", "SET", "SELECT", "VALUES", "DO", ";",
}  # fmt: skip
_QUERIES = {"SELECT", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE"}
# Calls in whose brackets FROM is no clause.
_CALLS_WITH_FROM = {"EXTRACT", "SUBSTRING", "TRIM", "OVERLAY", "POSITION"}
_WRITES = {"INTO", "UPDATE", "TRUNCATE"}
# UPDATE after these is a lock, an action of a constraint, or of a conflict.
_NO_VERB = {"FOR", "KEY", "DO", "ON", "BEFORE", "AFTER", "OR", ","}


@dataclass
class _Level:
    """What is known between one pair of brackets: the call they belong to, and where in a FROM we are."""

    call: str = ""
    listing: bool = False
    expects: bool = False
    asked: bool = False


def read(pieces: Sequence[Piece]) -> Found:
    """What a text names, whether a whole statement or a part of one."""
    words = tokens(pieces)
    if len(words) < 2:
        return Found()
    reader = _Reader(words, Found(own=_own(words)))
    for at in range(len(words)):
        reader.take(at)
    if reader.levels[-1].expects:
        reader.found.blind.append(Blind(reader.writes, pieces[-1].module, None))
    return reader.found


class _Reader:
    """Goes through the words once."""

    def __init__(self, words: Sequence[Token], found: Found) -> None:
        self.words = words
        self.found = found
        self.levels = [_Level()]
        self.writes = False

    def take(self, at: int) -> None:
        token, level = self.words[at], self.levels[-1]
        if token.word == "(":
            self._open(at, level)
        elif token.word == ")":
            self.levels = self.levels[:-1] or [_Level()]
        elif level.expects:
            if token.word not in ("LATERAL", "ONLY", "TABLE"):
                level.expects = False
                self._name(at)
        else:
            self._word(at, level)

    def _word(self, at: int, level: _Level) -> None:
        token = self.words[at]
        if token.kind == "name" and self._after(at) == "(":
            self.found.functions.add((token.name, token.piece.module))
        level.asked |= token.word == "SELECT"
        if self._opens_a_list(at, level):
            level.listing = token.word in ("FROM", "JOIN", "USING")
            level.expects = True
            self.writes = token.word in _WRITES or self._before(at, 1) == ["DELETE"]
        elif token.word == ",":
            level.expects = level.listing
        elif token.word in _ENDS_A_LIST:
            level.listing = False

    def _open(self, at: int, level: _Level) -> None:
        starts, level.expects = level.expects, False
        calls = at > 0 and self.words[at - 1].kind == "name" and not starts
        expects = starts and self._after(at) not in _QUERIES
        call = self.words[at - 1].word if calls else ""
        self.levels.append(_Level(call=call, listing=expects, expects=expects))

    def _name(self, at: int) -> None:
        """Take the name of a table, or of a function that stands for one."""
        token, module = self.words[at], self.words[at].piece.module
        if token.kind != "name":
            self.found.blind.append(Blind(self.writes, module, token.piece.filled_by))
        elif self._after(at) == "(" and not self.writes:
            self.found.functions.add((token.name, module))
        else:
            self.found.tables.add(Named(token.name, self.writes, module))
        self.writes = False

    def _opens_a_list(self, at: int, level: _Level) -> bool:
        """Whether a table is named next."""
        match self.words[at].word:
            case "FROM":
                distinct = "DISTINCT" in self._before(at, 1) and self._before(at, 3)[-2] in (
                    "IS",
                    "NOT",
                )
                return not distinct and (level.asked or level.call not in _CALLS_WITH_FROM)
            case "JOIN" | "INTO" | "TRUNCATE":
                return True
            case "UPDATE":
                return not set(self._before(at, 1)) & _NO_VERB
            case "USING":
                return self._after(at) != "("
        return False

    def _before(self, at: int, count: int) -> list[str]:
        return [word.word for word in self.words[max(0, at - count) : at]]

    def _after(self, at: int) -> str:
        return self.words[at + 1].word if at + 1 < len(self.words) else ""


def _own(words: Sequence[Token]) -> set[str]:
    """The names that a text gives to queries: ``name [(columns)] AS [NOT] [MATERIALIZED] (query``."""
    found = set()
    for at, token in enumerate(words):
        if token.word != "AS" or at == 0:
            continue
        rest = [
            word.word for word in words[at + 1 : at + 5] if word.word not in ("NOT", "MATERIALIZED")
        ]
        if len(rest) < 2 or rest[0] != "(" or rest[1] not in _QUERIES:
            continue
        behind = at - 1
        if words[behind].word == ")":
            while behind > 0 and words[behind].word != "(":
                behind -= 1
            behind -= 1
        if behind >= 0 and words[behind].kind == "name":
            found.add(words[behind].name)
    return found
