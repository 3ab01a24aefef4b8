"""The business calendar as working time, with the holidays of every year that is looked at."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from msgspec.structs import replace

from app.calendar import holidays, queries
from app.calendar.working_time import BusinessTime
from app.kit.postgres.database import Reader

Result = TypeVar("Result")


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
    business = await queries.business_time(db, since)
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
