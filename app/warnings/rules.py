"""When credit is low, and how long ahead its end is told. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

# A lot with free minutes is told of as many days of 24 hours before its end, each time once.
DAYS_AHEAD = (30, 7)


class WarningKind(StrEnum):
    """What is warned of."""

    LOW = "low"
    EXPIRING = "expiring"


@dataclass(frozen=True, slots=True)
class Turn:
    """That credit fell below its threshold, or rose to it again, and what is available since."""

    at: datetime
    minutes: int
    is_low: bool


def windows(now: datetime) -> Iterator[tuple[int, datetime, datetime]]:
    """For each distance the instants after and up to which a lot must end: the nearest one counts."""
    for days, nearer in pairwise((*DAYS_AHEAD, 0)):
        yield days, now + timedelta(days=nearer), now + timedelta(days=days)


def turns(
    available: Iterable[tuple[datetime, int]], threshold_minutes: int, *, is_low: bool
) -> Sequence[Turn]:
    """Each time that available minutes cross the threshold; exactly the threshold is not low."""
    found = []
    for at, minutes in available:
        if (minutes < threshold_minutes) != is_low:
            is_low = not is_low
            found.append(Turn(at, minutes, is_low))
    return found
