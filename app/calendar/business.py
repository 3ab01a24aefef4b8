"""The business calendar as working time, with the holidays of every year that is looked at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import TypeVar

from app.calendar import holidays
from app.calendar.working_time import BusinessTime, Closure
from app.kit.database import Reader

_BUSINESS_TIME = """
SELECT time_zone, hours, holiday_country,
    ARRAY(
        SELECT (starts_at, ends_at, name) FROM closure
        WHERE removed_at IS NULL AND ends_at > $1 ORDER BY starts_at
    ) AS closures,
    ARRAY(
        SELECT (holiday_on, name) FROM holiday
        WHERE active AND country = holiday_country AND holiday_on >= ($1)::date - 2
    ) AS holidays,
    ARRAY(SELECT year FROM holiday_year WHERE country = holiday_country) AS years
FROM business_calendar
"""

Result = TypeVar("Result")


async def _business_time(db: Reader, since: datetime) -> BusinessTime:
    """The provider's working time from an instant on, with the holidays that were pinned."""
    row = await db.fetchrow(_BUSINESS_TIME, since)
    assert row is not None
    by_weekday = groupby(row["hours"], key=lambda one: one[0])
    return BusinessTime(
        zone=row["time_zone"],
        hours={
            weekday: tuple((start, end) for _, start, end in day) for weekday, day in by_weekday
        },
        country=row["holiday_country"],
        holidays={day.toordinal(): name for day, name in row["holidays"]},
        closures=tuple(Closure(*one) for one in row["closures"]),
        years=frozenset(row["years"]),
    )


async def by_business_calendar(
    db: Reader,
    since: datetime,
    now: datetime,
    compute: Callable[[BusinessTime], tuple[datetime, Result]],
) -> Result:
    """What ``compute`` finds by the business calendar, with every holiday up to the instant it reached.

    It is given the provider's working time from ``since`` on, and tells that instant and its result. Years
    that are used for the first time are pinned.
    """
    business = await _business_time(db, since)
    while True:
        reached_at, result = compute(business)
        # A local date can lie in the year before or after that of the instant in UTC.
        first, last = (since - timedelta(days=1)).year, (reached_at + timedelta(days=1)).year
        missing = set(range(first, last + 1)) - business.years
        if not missing:
            return result
        await holidays.pin(db, [(business.country, year) for year in missing], now)
        fresh = {
            day.toordinal(): name
            for year in missing
            for day, name in holidays.published(business.country, year).items()
        }
        business = replace(
            business, holidays={**business.holidays, **fresh}, years=business.years | missing
        )
