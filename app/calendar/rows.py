"""The rows of the company, its business calendar, holidays and closures, as records."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.composing import columns
from app.kit.postgres.database import Reader, Tx

CountryYear = tuple[str, int]


class CompanyRecord(Struct, frozen=True, kw_only=True):
    """The provider: how it is reached, and how sessions are planned."""

    id: UUID
    name: str
    support_phone: str | None
    support_email: str
    time_zone: str
    buffer_minutes: int
    notice_minutes: int
    horizon_days: int
    slot_step_minutes: int
    top_up_hours: int
    version: int


class WeekdayPeriod(NamedTuple):
    """A period of a weekday (0 = Monday), in minutes after midnight."""

    weekday: int
    from_minute: int
    to_minute: int


class BusinessCalendarRecord(Struct, frozen=True, kw_only=True):
    """When the provider works: its ``hours`` by weekday, then by time."""

    id: UUID
    time_zone: str
    holiday_country: str
    hours: tuple[WeekdayPeriod, ...]
    version: int


class HolidayYearRecord(Struct, frozen=True, kw_only=True):
    """That a country's holidays of a year were pinned into rows."""

    id: UUID
    country: str
    year: int
    pinned_at: datetime


class HolidayRecord(Struct, frozen=True, kw_only=True):
    """A public holiday; one that is not ``active`` is worked."""

    id: UUID
    country: str
    holiday_on: date
    name: str
    active: bool


class ClosureRecord(Struct, frozen=True, kw_only=True):
    """A time in which nobody of the company works."""

    id: UUID
    name: str
    starts_at: datetime
    ends_at: datetime
    created_at: datetime
    removed_at: datetime | None = None


_PIN = """
WITH fresh AS (
    INSERT INTO holiday_year (id, country, year, pinned_at)
    SELECT one.*, $4 FROM unnest($1::uuid[], $2::text[], $3::int[]) AS one
    ON CONFLICT DO NOTHING RETURNING country, year
)
INSERT INTO holiday (id, country, holiday_on, name, active)
SELECT day.id, day.country, day.holiday_on, day.name, true
FROM unnest($5::uuid[], $6::text[], $7::date[], $8::text[]) AS day (id, country, holiday_on, name)
JOIN fresh ON fresh.country = day.country AND fresh.year = extract(year FROM day.holiday_on)
ON CONFLICT DO NOTHING
"""


async def pin_years(
    db: Reader,
    years: Sequence[CountryYear],
    days: Sequence[tuple[str, date, str]],
    now: datetime,
    new_id: Callable[[], UUID],
) -> None:
    """Write years with their days (country, date, name) at once; a year that is there stays as it is."""
    numbered_days = [(new_id(), *day) for day in days]
    numbered_years = [(new_id(), *year) for year in years]
    await db.execute(_PIN, *columns(numbered_years, 3), now, *columns(numbered_days, 4))


def insert_holidays(tx: Tx, holidays: Sequence[HolidayRecord]) -> None:
    """Stage new days, which are active."""
    rows = [(one.id, one.country, one.holiday_on, one.name) for one in holidays]
    tx.stage(
        "INSERT INTO holiday (id, country, holiday_on, name, active)"
        " SELECT day.*, true FROM unnest($1::uuid[], $2::text[], $3::date[], $4::text[]) AS day",
        *columns(rows, 4),
    )


def delete_holidays(tx: Tx, holidays: Sequence[HolidayRecord]) -> None:
    """Stage that these days are no holidays any more."""
    tx.stage("DELETE FROM holiday WHERE id = ANY($1)", [one.id for one in holidays])


def rename_holidays(tx: Tx, country: str, names: Sequence[tuple[date, str]]) -> None:
    """Stage new names of a country's days."""
    tx.stage(
        "UPDATE holiday SET name = day.name FROM unnest($2::date[], $3::text[]) AS day (at, name)"
        " WHERE country = $1 AND holiday_on = day.at",
        country,
        *columns(names, 2),
    )
