"""The one source of what clocks show where: the pinned ``tzdata``.

The operating system has its own data, often years old, and so has PostgreSQL: with them a customer's plan
and credit would end at different midnights. So ``app`` takes the system's away from ``zoneinfo`` before
anything asks for a zone, and PostgreSQL is never asked for a local date.
"""

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib.metadata import version
from zoneinfo import ZoneInfo

# What the data names, and no place has: a machine without a zone is called Factory.
_NO_PLACE = {"Factory"}

# The release of the data: 2026.6 is IANA's 2026f.
VERSION = version("tzdata")


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


def end_of_day(day: date, zone: str) -> datetime:
    """The first instant, in UTC, after a local calendar day (rules C9, S2).

    A midnight that a clock change skips means the instant the gap ends.
    """
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))
    return midnight.astimezone(UTC)
