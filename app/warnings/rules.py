"""When credit is low, and how long ahead its end is told. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

# A lot with free minutes is told of as many days of 24 hours before its end, each time once.
DAYS_AHEAD = (30, 7)
# How fast credit is spent is judged by so many days of 24 hours, of a new customer by fewer.
BURN_DAYS = 90
LEAST_BURN_DAYS = 30


class WarningKind(StrEnum):
    """What is warned of."""

    LOW = "low"
    EXPIRING = "expiring"


class Burn(Struct, frozen=True):
    """What worksheets took of late: so many minutes, at least 0, in so many days."""

    minutes: int
    days: int

    @property
    def per_day(self) -> int:
        """Minutes a day, rounded up: 0 is of nothing alone."""
        return -(-self.minutes // self.days)

    def days_left(self, available_minutes: int) -> int | None:
        """How many whole days of it so many minutes last; None: for ever."""
        return available_minutes * self.days // self.minutes if self.minutes else None

    def minutes_for(self, days: int) -> int:
        """The fewest minutes that last so many days of it."""
        return -(-days * self.minutes // self.days)


def burn(minutes: int, first_booked_at: datetime, now: datetime) -> Burn:
    """What is spent by what worksheets took net in the last 90 days, of which one may have had fewer.

    Args:
        minutes: negative where more came back than was taken.
        first_booked_at: since when there is credit.
        now: the end of the days.
    """
    days = min(max((now - first_booked_at).days, LEAST_BURN_DAYS), BURN_DAYS)
    return Burn(max(minutes, 0), days)


def threshold(minutes: int, days: int | None, burn: Burn) -> int:
    """Below how many minutes credit is low, if it is below so many, or lasts for fewer days."""
    return minutes if days is None else max(minutes, burn.minutes_for(days))


class Turn(Struct, frozen=True):
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
