"""Public holidays: taken from the ``holidays`` package once, and pinned into rows.

A later version of the package never changes a day on its own: an import does, and shows what.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from msgspec.structs import replace
from uuid_utils.compat import uuid7

from app import errors
from app.calendar import queries, rows
from app.calendar.rows import CountryYear, HolidayRecord
from app.calendar.schemas import (
    HolidayImport,
    HolidayView,
    ImportHolidays,
    RenamedHoliday,
    holiday_view,
)
from app.calendar.tables import Holiday, HolidayYear
from app.kit.events import outbox
from app.kit.postgres.database import Reader, Tx
from app.kit.postgres.locks import Lock, lock_all
from app.kit.postgres.rows import lock_row, update_row


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
    years = sorted(missing)
    days = [
        (country, day, name)
        for country, year in years
        for day, name in published(country, year).items()
    ]
    await rows.pin_years(db, years, days, now, new_id)


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
    year = await queries.holiday_year(tx.connection, body.country, body.year)
    assert year is not None
    holidays = await queries.holidays_of(tx.connection, body.country, body.year)
    present = {one.holiday_on: one for one in holidays}
    missing = [
        HolidayRecord(id=tx.new_id(), country=body.country, holiday_on=day, name=name, active=True)
        for day, name in wanted.items()
        if day not in present
    ]
    added = missing if known else holidays
    removed = [one for day, one in present.items() if day not in wanted]
    renamed = [
        RenamedHoliday(holiday_on=day, name=wanted[day], was=one.name)
        for day, one in present.items()
        if day in wanted and wanted[day] != one.name
    ]
    rows.insert_holidays(tx, missing)
    rows.delete_holidays(tx, removed)
    rows.rename_holidays(tx, body.country, [(one.holiday_on, one.name) for one in renamed])
    update_row(tx, HolidayYear, year, replace(year, pinned_at=tx.now))
    data = {"country": body.country, "year": body.year}
    outbox.emit(tx, "holiday_year.imported", year.id, data=data)
    shown = [holiday_view(one) for one in added]
    return HolidayImport(
        country=body.country,
        year=body.year,
        added=[one.model_copy(update={"id": None}) for one in shown] if tx.dry_run else shown,
        removed=[holiday_view(one) for one in removed],
        renamed=renamed,
        unchanged=len(wanted) - len(added) - len(renamed),
    )


async def switch(tx: Tx, holiday_id: UUID, *, active: bool) -> HolidayView:
    """Make a holiday a working day, or a holiday again.

    Raises:
        HolidayNotFound, NothingToChange.
    """
    await lock_row(tx, Holiday, holiday_id)
    holiday = await queries.holiday(tx.connection, holiday_id)
    if holiday is None:
        raise errors.HolidayNotFound()
    if holiday.active == active:
        raise errors.NothingToChange()
    after = replace(holiday, active=active)
    update_row(tx, Holiday, holiday, after)
    # The day's row may go with a later import: the event is about its year, which stays.
    year = await queries.holiday_year(tx.connection, holiday.country, holiday.holiday_on.year)
    assert year is not None
    kind = "holiday_year.day_switched_on" if active else "holiday_year.day_switched_off"
    outbox.emit(tx, kind, year.id, data={"holiday_on": holiday.holiday_on.isoformat()})
    return holiday_view(after)
