"""Statements that are sent as one: each becomes a part of it that changes data."""

import re
from functools import lru_cache


@lru_cache(maxsize=512)
def compose(statements: tuple[tuple[str, int], ...]) -> str:
    """One statement that does what these do, each with so many arguments, in no particular order."""
    if len(statements) == 1:
        return statements[0][0]
    parts, offset = [], 0
    for number, (statement, args) in enumerate(statements):
        shifted = _shift(statement, offset)
        parts.append(f"w{number} AS ({shifted})")
        offset += args
    return f"WITH {', '.join(parts)} SELECT 1"


def _shift(statement: str, offset: int) -> str:
    return re.sub(r"\$(\d+)", lambda found: f"${int(found[1]) + offset}", statement)
