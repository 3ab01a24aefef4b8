"""What becomes of a verification, and how much is kept of what it finds. Pure."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Any

# What ended longer ago is kept no longer.
KEPT = timedelta(days=90)
MOST_ROWS = 20
MOST_CHARACTERS = 200


class VerificationStatus(StrEnum):
    """What became of a verification: it ``passed``, found something ``broken``, or could not be finished."""

    WAITING = "waiting"
    RUNNING = "running"
    PASSED = "passed"
    BROKEN = "broken"
    ABORTED = "aborted"


class VerificationTrouble(StrEnum):
    """Why a verification could not be finished."""

    TOOK_TOO_LONG = "took_too_long"
    ENDED_EARLY = "ended_early"


def bounded(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The first rows that break an invariant as text, each value cut to what can be looked at."""
    return [
        {name: str(value)[:MOST_CHARACTERS] for name, value in row.items()}
        for row in rows[:MOST_ROWS]
    ]
