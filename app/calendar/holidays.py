"""Public holidays: taken from the ``holidays`` package once, and pinned into rows.

A later version of the package never changes a day on its own: an import does, and shows what.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from uuid_utils.compat import uuid7

from app import errors
from app.calendar import queries
from app.calendar.schemas import HolidayImport, HolidayView, ImportHolidays, RenamedHoliday
from app.kit import outbox
from app.kit.database import Reader, Tx, columns
from app.kit.locks import Lock, lock_all

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


async def pin(
    db: Reader,
    missing: Iterable[CountryYear],
    now: datetime,
    new_id: Callable[[], UUID] = uuid7,
) -> None:
    """Write years that are used for the first time into rows; a year that is there stays as it is.

    Raises:
        UnknownCountry: the package does not know one of the countries.
    """
    ordered = sorted(missing)
    days = [
        (new_id(), country, day, name)
        for country, year in ordered
        for day, name in published(country, year).items()
    ]
    years = [(new_id(), *one) for one in ordered]
    await db.fetch(_PIN, *columns(years, 3), now, *columns(days, 4))


async def import_year(tx: Tx, body: ImportHolidays) -> HolidayImport:
    """Bring a year to what the package knows, and show the difference; switched-off days stay off.

    Raises:
        UnknownCountry: the package does not know the country.
    """
    wanted = published(body.country, body.year)
    await tx.begin(lock_all(Lock.HOLIDAYS))
    known = await queries.holiday_year(tx.connection, body.country, body.year) is not None
    # A search may be pinning the same year: after this it is there, whoever was first.
    await pin(tx.connection, [(body.country, body.year)], tx.now, tx.new_id)
    year_id = await queries.holiday_year(tx.connection, body.country, body.year)
    assert year_id is not None
    rows = await queries.holidays_of(tx.connection, body.country, body.year)
    present = {row["holiday_on"]: HolidayView(**row) for row in rows}
    made = [
        HolidayView(id=tx.new_id(), country=body.country, holiday_on=day, name=name, active=True)
        for day, name in wanted.items()
        if day not in present
    ]
    added = made if known else list(present.values())
    removed = [one for day, one in present.items() if day not in wanted]
    renamed = [
        RenamedHoliday(holiday_on=day, name=wanted[day], was=one.name)
        for day, one in present.items()
        if day in wanted and wanted[day] != one.name
    ]
    _stage_difference(tx, body.country, made, removed, renamed)
    tx.stage("UPDATE holiday_year SET pinned_at = $2 WHERE id = $1", year_id, tx.now)
    data = {"country": body.country, "year": body.year}
    outbox.emit(tx, "holiday_year.imported", year_id, data=data)
    return HolidayImport(
        country=body.country,
        year=body.year,
        added=[one.model_copy(update={"id": None}) for one in added] if tx.dry_run else added,
        removed=removed,
        renamed=renamed,
        unchanged=len(wanted) - len(added) - len(renamed),
    )


def _stage_difference(
    tx: Tx,
    country: str,
    added: list[HolidayView],
    removed: list[HolidayView],
    renamed: list[RenamedHoliday],
) -> None:
    rows = [(one.id, one.country, one.holiday_on, one.name) for one in added]
    tx.stage(
        "INSERT INTO holiday (id, country, holiday_on, name, active)"
        " SELECT day.*, true FROM unnest($1::uuid[], $2::text[], $3::date[], $4::text[]) AS day",
        *columns(rows, 4),
    )
    tx.stage("DELETE FROM holiday WHERE id = ANY($1)", [one.id for one in removed])
    tx.stage(
        "UPDATE holiday SET name = day.name FROM unnest($2::date[], $3::text[]) AS day (at, name)"
        " WHERE country = $1 AND holiday_on = day.at",
        country, *columns([(one.holiday_on, one.name) for one in renamed], 2),
    )  # fmt: skip


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
