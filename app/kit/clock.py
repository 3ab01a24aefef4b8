"""The one clock. It is read once per request; every rule takes the instant as an argument."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def read() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def local_date(instant: datetime, zone: str) -> date:
    """The calendar date of an instant in an IANA zone."""
    return instant.astimezone(ZoneInfo(zone)).date()


def end_of_day(day: date, zone: str) -> datetime:
    """The first instant, in UTC, after a local calendar day (rules C9, S2).

    A midnight that a clock change skips means the instant the gap ends.
    """
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))
    return midnight.astimezone(UTC)
