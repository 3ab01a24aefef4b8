"""The one source of what clocks show where: the pinned ``tzdata``.

The operating system has its own data, often years old, and so has PostgreSQL: with them a customer's plan
and credit would end at different midnights. So ``app`` takes the system's away from ``zoneinfo`` before
anything asks for a zone, and PostgreSQL is never asked for a local date.
"""

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import tzdata

# What the data names, and no place has: a machine without a zone is called Factory.
_NO_PLACE = {"Factory"}

# The release of the data: 2026.6 is IANA's 2026f.
VERSION = tzdata.__version__


def use_pinned() -> None:
    """Let ``zoneinfo`` read the pinned data alone, in the whole process."""
    zoneinfo.reset_tzpath(to=())
    ZoneInfo.clear_cache()


@lru_cache
def known() -> frozenset[str]:
    """The names of all zones, as the pinned data has them."""
    return frozenset(zoneinfo.available_timezones()) - _NO_PLACE


def local_date(instant: datetime, zone: str) -> date:
    """The calendar date of an instant in an IANA zone."""
    return instant.astimezone(ZoneInfo(zone)).date()


def start_of_day(day: date, zone: str) -> datetime:
    """The first instant, in UTC, of a local calendar day (rule S2).

    A midnight that a clock change skips means the instant the gap ends.
    """
    return datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def end_of_day(day: date, zone: str) -> datetime:
    """The first instant, in UTC, after a local calendar day (rules C9, S2)."""
    return start_of_day(day + timedelta(days=1), zone)


def month_span(month: str, zone: str) -> tuple[datetime, datetime]:
    """The first instant of a month ("2031-03") where the zone's clocks are, and the first after it, in UTC.

    Months adjoin: of a midnight that comes twice the first divides them, and of one that a clock change
    skips the instant the gap ends (rule S2).
    """
    first = date.fromisoformat(f"{month}-01")
    following = (first + timedelta(days=31)).replace(day=1)
    return start_of_day(first, zone), start_of_day(following, zone)


@lru_cache
def clock_shifts(
    zone: str, first_year: int, last_year: int
) -> tuple[tuple[datetime, timedelta], ...]:
    """By how much a zone's clocks are ahead of UTC, and until when: each instant is one of a change.

    The last of them is the end of the last year.
    """
    clock = ZoneInfo(zone)

    def ahead(instant: datetime) -> timedelta:
        return instant.astimezone(clock).utcoffset() or timedelta()

    found = []
    at, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    while at < end:
        before, after = at, min(at + timedelta(days=1), end)
        if ahead(before) != ahead(after):
            while after - before > timedelta(seconds=1):
                middle = before + (after - before) // 2
                before, after = (
                    (middle, after) if ahead(middle) == ahead(before) else (before, middle)
                )
            found.append((after.replace(microsecond=0), ahead(at)))
            after = min(at + timedelta(days=1), end)
        at = after
    return (*found, (end, ahead(end)))
