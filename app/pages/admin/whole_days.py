"""Time that is given by days, or by times of them: as a form asks it, and as it is shown. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from app.calendar.rules import moment
from app.kit import zones

_SPAN = ("from", "to")
_TIME = "_time"


def in_one(fields: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The fields of a form that asks the time of a day beside the day, as the API has both: in one."""
    told = {
        name: values for name, values in fields.items() if name.removesuffix(_TIME) not in _SPAN
    }
    for name in _SPAN:
        times = [one for one in fields.get(f"{name}{_TIME}", []) if one.strip()]
        days = fields.get(name, [])
        if times:
            told[name] = ["".join(days) + "T" + "".join(times)]
        elif days:
            told[name] = days
    return told


def whole_days(starts_at: datetime, ends_at: datetime, zone: str) -> tuple[date, date] | None:
    """The first and the last day of a time that is whole days of a zone (rule S2); None of another."""
    first = zones.local_date(starts_at, zone)
    last = zones.local_date(ends_at - timedelta(microseconds=1), zone)
    whole = moment(first, zone, end=False), moment(last, zone, end=True)
    return (first, last) if whole == (starts_at, ends_at) else None
