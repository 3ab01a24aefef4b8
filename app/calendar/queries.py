"""What is read about the company, its business calendar, holidays and closures."""

from datetime import datetime
from itertools import groupby
from uuid import UUID

from app.calendar.rows import (
    BusinessCalendarRecord,
    ClosureRecord,
    CompanyRecord,
    HolidayRecord,
    HolidayYearRecord,
    WeekdayPeriod,
)
from app.calendar.working_time import BusinessTime, ClosedTime
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page

_HOLIDAY = "SELECT id, country, holiday_on, name, active FROM holiday"
_CLOSURE = "SELECT id, name, starts_at, ends_at, created_at, removed_at FROM closure"
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


async def company(db: Reader) -> CompanyRecord:
    """The company's settings."""
    row = await db.fetchrow("SELECT * FROM company")
    assert row is not None
    return read_row(CompanyRecord, row)


async def business_calendar(db: Reader) -> BusinessCalendarRecord:
    """When the provider works."""
    row = await db.fetchrow("SELECT * FROM business_calendar")
    assert row is not None
    hours = tuple(WeekdayPeriod(*one) for one in row["hours"])
    return read_row(BusinessCalendarRecord, row, hours=hours)


async def business_time(db: Reader, since: datetime) -> BusinessTime:
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
        closures=tuple(ClosedTime(*one) for one in row["closures"]),
        years=frozenset(row["years"]),
    )


async def holiday(db: Reader, holiday_id: UUID) -> HolidayRecord | None:
    """One holiday."""
    row = await db.fetchrow(f"{_HOLIDAY} WHERE id = $1", holiday_id)
    return None if row is None else read_row(HolidayRecord, row)


async def holidays(
    db: Reader, page: Page, country: str | None, year: int | None
) -> list[HolidayRecord]:
    """A page of the pinned holidays."""
    rows = await page.rows(
        db, _HOLIDAY, {"country = {}": country, "extract(year FROM holiday_on) = {}": year}
    )
    return [read_row(HolidayRecord, row) for row in rows]


async def holidays_of(db: Reader, country: str, year: int) -> list[HolidayRecord]:
    """The holidays of a country in a year, in order."""
    rows = await db.fetch(
        f"{_HOLIDAY} WHERE country = $1 AND extract(year FROM holiday_on) = $2 ORDER BY holiday_on",
        country,
        year,
    )
    return [read_row(HolidayRecord, row) for row in rows]


async def holiday_year(db: Reader, country: str, year: int) -> HolidayYearRecord | None:
    """A year that was pinned; None when it was not."""
    row = await db.fetchrow(
        "SELECT id, country, year, pinned_at FROM holiday_year WHERE country = $1 AND year = $2",
        country,
        year,
    )
    return None if row is None else read_row(HolidayYearRecord, row)


async def closure(db: Reader, closure_id: UUID) -> ClosureRecord | None:
    """One closure that was not removed."""
    row = await db.fetchrow(f"{_CLOSURE} WHERE id = $1 AND removed_at IS NULL", closure_id)
    return None if row is None else read_row(ClosureRecord, row)


async def closures(db: Reader, page: Page, ends_after: datetime | None) -> list[ClosureRecord]:
    """A page of closures that were not removed."""
    rows = await page.rows(
        db, f"SELECT * FROM ({_CLOSURE} WHERE removed_at IS NULL) AS closure",
        {"ends_at > {}": ends_after},
    )  # fmt: skip
    return [read_row(ClosureRecord, row) for row in rows]
