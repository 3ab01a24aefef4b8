"""Wall clocks: what they show in a zone, turned into minutes of elapsed time (rule S2). Pure.

A zone is asked only where a wall time becomes an instant; all arithmetic after that is that of
``calendar.intervals``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from app import errors
from app.calendar.intervals import DAY_MINUTES, Period, instant_of
from app.kit.zones import local_date

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  wall times are naive on purpose
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_MINUTE = timedelta(minutes=1)

# A period of a day as its clock shows it: [from, to) in minutes after midnight.
WallPeriod = tuple[int, int]


def days_touched(first: int, last: int) -> range:
    """The ordinals of all local days, of whatever zone, that can touch these minutes."""
    start = _EPOCH_ORDINAL + first // DAY_MINUTES - 1
    return range(start, _EPOCH_ORDINAL + last // DAY_MINUTES + 2)


@lru_cache(maxsize=200_000)
def wall(day: int, minute: int, zone: str, *, later: bool = False) -> int:
    """The minute since the epoch at which a wall clock shows ``minute`` after midnight (rule S2).

    ``day`` is a date's ordinal; 24:00 is the next day's midnight. A wall time that a clock change
    skips means the instant the gap ends; of one that is repeated ``later`` means the second. The end
    of a day is the next date's beginning, which is the first of a repeated midnight (as in rule C9).
    """
    shown = _EPOCH + timedelta(days=day - _EPOCH_ORDINAL, minutes=minute)
    before, after = _offsets(shown, ZoneInfo(zone))
    naive = (shown - _EPOCH) // _MINUTE
    if before >= after:
        return naive - (after if later and minute < DAY_MINUTES else before)
    return _gap_end(naive - after, naive - before, before, ZoneInfo(zone))


def _offsets(shown: datetime, zone: tzinfo) -> tuple[int, int]:
    """The offsets before and after a change around this wall time, in minutes; mostly the same."""
    first, second = (zone.utcoffset(shown.replace(fold=fold)) for fold in (0, 1))
    assert first is not None
    assert second is not None
    return first // _MINUTE, second // _MINUTE


def _gap_end(low: int, high: int, before: int, zone: tzinfo) -> int:
    """The first minute in (low, high] whose offset is not ``before`` any more."""
    return low + bisect_left(
        range(low, high), True, key=lambda minute: _offset_at(minute, zone) != before
    )


def _offset_at(minute: int, zone: tzinfo) -> int:
    offset = instant_of(minute).astimezone(zone).utcoffset()
    assert offset is not None
    return offset // _MINUTE


@lru_cache(maxsize=10_000)
def steps(day: int, step: int, zone: str) -> tuple[int, ...]:
    """The minutes of a local day at which its wall clock shows a multiple of ``step``, in order.

    Those that a clock change skips are left out; repeated ones count twice.
    """
    midnight = _EPOCH + timedelta(days=day - _EPOCH_ORDINAL)
    found = set()
    for minute in range(0, DAY_MINUTES, step):
        shown = midnight + timedelta(minutes=minute)
        before, after = _offsets(shown, ZoneInfo(zone))
        if before >= after:
            naive = (shown - _EPOCH) // _MINUTE
            found |= {naive - before, naive - after}
    return tuple(sorted(found))


@lru_cache(maxsize=50_000)
def week_of(minute: int, zone: str) -> Period:
    """The week, Monday to Sunday of a zone, in which a minute lies."""
    today = instant_of(minute).astimezone(ZoneInfo(zone)).date().toordinal()
    monday = today - date.fromordinal(today).weekday()
    return Period(wall(monday, 0, zone), wall(monday + 7, 0, zone))


def wall_minutes(shown: str) -> int:
    """Minutes after midnight of a wall time ``HH:MM``; ``24:00`` is the end of the day.

    Raises:
        ValueError: it is not one.
    """
    if shown == "24:00":
        return DAY_MINUTES
    parsed = time.fromisoformat(shown)
    return parsed.hour * 60 + parsed.minute


def wall_text(minute: int) -> str:
    """A wall time as it is shown."""
    return f"{minute // 60:02}:{minute % 60:02}"


def check_period(start: int, end: int) -> None:
    """A period of a day ends after it starts.

    Raises:
        EndsBeforeStart: it does not.
    """
    if start >= end:
        raise errors.EndsBeforeStart(starts_at=wall_text(start), ends_at=wall_text(end))


def check_apart(periods: Sequence[WallPeriod]) -> None:
    """The periods of one day do not overlap; they may touch.

    Raises:
        EndsBeforeStart, PeriodsOverlap: they run backwards, or overlap.
    """
    for start, end in periods:
        check_period(start, end)
    for (first, until), (start, end) in pairwise(sorted(periods)):
        if start < until:
            shown = [
                f"{wall_text(one)}-{wall_text(two)}" for one, two in ((first, until), (start, end))
            ]
            raise errors.PeriodsOverlap(periods=shown)


def moment(given: datetime | date, zone: str, *, end: bool) -> datetime:
    """The instant, in UTC, that an instant, a local wall time or a date means in a zone (rule S2).

    A date means its beginning, or with ``end`` its end; a repeated wall time the first, or with
    ``end`` the second.
    """
    if not isinstance(given, datetime):
        return instant_of(wall(given.toordinal(), DAY_MINUTES if end else 0, zone))
    if given.tzinfo is not None:
        return given.astimezone(UTC)
    asked = given.hour * 60 + given.minute
    found = instant_of(wall(given.toordinal(), asked, zone, later=end))
    shown = found.astimezone(ZoneInfo(zone))
    if shown.hour * 60 + shown.minute != asked:
        return found  # the wall time does not exist: the instant the gap ends
    return found + timedelta(seconds=given.second, microseconds=given.microsecond)


def moments(start: datetime | date, end: datetime | date, zone: str) -> tuple[datetime, datetime]:
    """The instants, in UTC, from and to which a period lasts that is given like this in a zone.

    Raises:
        EndsBeforeStart: it does not end after it starts.
    """
    starts_at, ends_at = moment(start, zone, end=False), moment(end, zone, end=True)
    if ends_at <= starts_at:
        raise errors.EndsBeforeStart(starts_at=starts_at, ends_at=ends_at)
    return starts_at, ends_at


def check_no_month_closed(zone: str, closed_until: datetime | None) -> None:
    """Hold the company to its zone once a month is closed: its first and last instants are of that zone.

    Raises:
        CompanyZoneFixed: names the last month that is closed, or being closed.
    """
    if closed_until is not None:
        # Whatever zone it ended by: zones are apart by less than that.
        month = local_date(closed_until - timedelta(days=2), zone).strftime("%Y-%m")
        raise errors.CompanyZoneFixed(time_zone=zone, month=month, closed_until=closed_until)
