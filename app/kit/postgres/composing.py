"""Statements that are sent as one: each becomes a part of it that changes data."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

# A statement and its arguments.
Statement: TypeAlias = tuple[str, tuple[Any, ...]]
ALWAYS: Statement = ("SELECT 1", ())


class Insertion(NamedTuple):
    """An INSERT of many rows, by an array for each column; and of one, by its values, where that is known.

    The driver looks through each array for arrays, and the server makes a table of them: for one row that
    costs more than to insert it.
    """

    of_many: str
    of_one: str | None = None

    def statement(self, rows: Sequence[tuple[Any, ...]], *alike: Any) -> Statement:
        """What inserts these rows, in their order; the first columns are ``alike`` in all of them."""
        if self.of_one and len(rows) == 1:
            return self.of_one, (*alike, *rows[0])
        return self.of_many, (*alike, *columns(rows, len(rows[0])))


class Staged:
    """What will be written, collected until it is sent as one."""

    def __init__(self) -> None:
        self._staged: list[Statement] = []
        self._gathered: dict[Insertion, list[tuple[Any, ...]]] = {}

    @property
    def is_anything_staged(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._staged or self._gathered)

    def stage(self, statement: str, *args: Any) -> None:
        """Add one INSERT, UPDATE or DELETE to what ``flush`` sends."""
        self._staged.append((statement, args))

    def gather(self, insertion: Insertion, row: tuple[Any, ...]) -> None:
        """Add a row to one INSERT of all that are gathered, so that rows keep their order.

        Statements staged one by one run in no particular order.
        """
        self._gathered.setdefault(insertion, []).append(row)

    def composed(self, condition: Statement = ALWAYS) -> tuple[Any, ...]:
        """All of it as one statement behind a condition, and its arguments; from now on nothing is staged."""
        for insertion, rows in self._gathered.items():
            statement, args = insertion.statement(rows)
            self.stage(statement, *args)
        staged, self._staged, self._gathered = self._staged, [], {}
        counted = [(text, len(args)) for text, args in (condition, *staged)]
        text = compose(tuple(counted[1:]), counted[0])
        return text, *(arg for _, args in (condition, *staged) for arg in args)


def columns(rows: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    """Rows turned into ``width`` arrays, as ``unnest`` takes them."""
    return [list(values) for values in zip(*rows, strict=True)] or [[] for _ in range(width)]


@lru_cache(maxsize=512)
def compose(statements: tuple[tuple[str, int], ...], condition: tuple[str, int]) -> str:
    """One statement that does what these do, each with so many arguments, in no particular order.

    The condition, a SELECT, runs before all of them, and its arguments come first: the database runs what
    changes data, and nobody reads from, when the rest has been.
    """
    if len(statements) == 1 and condition[0] == ALWAYS[0]:
        return statements[0][0]
    parts, offset = [], condition[1]
    for number, (statement, args) in enumerate(statements):
        shifted = _shift(statement, offset)
        parts.append(f"w{number} AS ({shifted})")
        offset += args
    return f"WITH {', '.join(parts)} {condition[0]}"


def _shift(statement: str, offset: int) -> str:
    return re.sub(r"\$(\d+)", lambda found: f"${int(found[1]) + offset}", statement)
