"""Public holidays: taken from the ``holidays`` package once, and pinned into rows.

A later version of the package never changes a day on its own: an import does, and shows what.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from uuid_utils.compat import uuid7

from app import errors
from app.calendar import queries
from app.calendar.schemas import HolidayImport, HolidayView, ImportHolidays, RenamedHoliday
from app.kit import outbox
from app.kit.database import Reader, Tx, columns

CountryYear = tuple[str, int]


@lru_cache(maxsize=500)
def published(country: str, year: int) -> dict[date, str]:
    """The public holidays that the package knows, with their names, in English where it has them.

    Raises:
        UnknownCountry: it does not know the country.
    """
    code, _, subdivision = country.partition("-")
    # Loaded when first asked: it is large, and years are mostly pinned already.
    import holidays as package

    try:
        known = package.country_holidays(code, subdiv=subdivision or None, years=year)
        if "en_US" in known.supported_languages:
            known = package.country_holidays(
                code, subdiv=subdivision or None, years=year, language="en_US"
            )
    except NotImplementedError:
        raise errors.UnknownCountry(country=country) from None
    return dict(sorted(known.items()))


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


async def pin(db: Reader, missing: Sequence[CountryYear], now: datetime) -> None:
    """Write years that are used for the first time into rows; a year that is there stays as it is.

    Raises:
        UnknownCountry: the package does not know one of the countries.
    """
    ordered = sorted(missing)
    days = [
        (uuid7(), country, day, name)
        for country, year in ordered
        for day, name in published(country, year).items()
    ]
    years = [(uuid7(), *one) for one in ordered]
    await db.fetch(_PIN, *columns(years, 3), now, *columns(days, 4))


def unpinned(needed: Iterable[CountryYear], pinned: Iterable[CountryYear]) -> list[CountryYear]:
    """The years of countries that are used and not in rows yet."""
    return sorted(set(needed) - set(pinned))


async def import_year(tx: Tx, body: ImportHolidays) -> HolidayImport:
    """Bring a year to what the package knows, and show the difference; switched-off days stay off.

    Raises:
        UnknownCountry: the package does not know the country.
    """
    wanted = published(body.country, body.year)
    await tx.begin("SELECT pg_advisory_xact_lock(7302005)")
    present = {
        row["holiday_on"]: row
        for row in await queries.holidays_of(tx.connection, body.country, body.year)
    }
    year_id = await queries.holiday_year(tx.connection, body.country, body.year)
    added = {day: name for day, name in wanted.items() if day not in present}
    removed = {day: row["name"] for day, row in present.items() if day not in wanted}
    renamed = [
        RenamedHoliday(holiday_on=day, name=wanted[day], was=row["name"])
        for day, row in present.items()
        if day in wanted and wanted[day] != row["name"]
    ]
    made = [(tx.new_id(), body.country, day, name) for day, name in added.items()]
    _stage_year(tx, body, year_id)
    tx.stage(
        "INSERT INTO holiday (id, country, holiday_on, name, active)"
        " SELECT day.*, true FROM unnest($1::uuid[], $2::text[], $3::date[], $4::text[]) AS day",
        *columns(made, 4),
    )
    tx.stage(
        "DELETE FROM holiday WHERE country = $1 AND holiday_on = ANY($2)",
        body.country, sorted(removed),
    )  # fmt: skip
    tx.stage(
        "UPDATE holiday SET name = day.name FROM unnest($2::date[], $3::text[]) AS day (at, name)"
        " WHERE country = $1 AND holiday_on = day.at",
        body.country, *columns([(one.holiday_on, one.name) for one in renamed], 2),
    )  # fmt: skip
    return HolidayImport(
        country=body.country,
        year=body.year,
        added=[_day(made_id, body.country, day, name) for made_id, _, day, name in made],
        removed=[HolidayView(**present[day]) for day in removed],
        renamed=renamed,
        unchanged=len(wanted) - len(added) - len(renamed),
    )


def _day(day_id: UUID, country: str, day: date, name: str) -> HolidayView:
    return HolidayView(id=day_id, country=country, holiday_on=day, name=name, active=True)


def _stage_year(tx: Tx, body: ImportHolidays, year_id: UUID | None) -> None:
    if year_id is None:
        year_id = tx.new_id()
        tx.stage(
            "INSERT INTO holiday_year (id, country, year, pinned_at) VALUES ($1, $2, $3, $4)",
            year_id, body.country, body.year, tx.now,
        )  # fmt: skip
    else:
        tx.stage("UPDATE holiday_year SET pinned_at = $2 WHERE id = $1", year_id, tx.now)
    outbox.emit(
        tx, "holiday_year.imported", year_id, data={"country": body.country, "year": body.year}
    )


async def switch(tx: Tx, holiday_id: UUID, *, active: bool) -> HolidayView:
    """Make a holiday a working day, or a holiday again.

    Raises:
        HolidayNotFound, NothingToChange.
    """
    await tx.begin(f"SELECT 1 FROM holiday WHERE id = '{holiday_id}' FOR UPDATE")
    row = await queries.holiday(tx.connection, holiday_id)
    if row is None:
        raise errors.HolidayNotFound()
    if row["active"] == active:
        raise errors.NothingToChange()
    tx.stage("UPDATE holiday SET active = $2 WHERE id = $1", holiday_id, active)
    # The day's row may go with a later import: the event is about its year, which stays.
    year_id = await queries.holiday_year(tx.connection, row["country"], row["holiday_on"].year)
    assert year_id is not None
    kind = "holiday_year.day_switched_on" if active else "holiday_year.day_switched_off"
    outbox.emit(tx, kind, year_id, data={"holiday_on": row["holiday_on"].isoformat()})
    return HolidayView(**{**row, "active": active})
