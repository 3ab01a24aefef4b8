"""When the provider works: the hours of its week, public holidays, and times in which it is closed."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.availability import service as working
from app.availability.schemas import HolidaysImported
from app.calendar import holidays, queries, service
from app.calendar.schemas import (
    BusinessCalendarView,
    Country,
    ImportHolidays,
    NewClosure,
    SetBusinessCalendar,
    WeekdayHours,
    business_calendar_view,
    closure_view,
    holiday_view,
)
from app.kit.web import pagination
from app.kit.web.schema import FIRST_YEAR, LAST_YEAR, WHOLE, Id, Zone
from app.pages.admin import touched
from app.pages.admin.whole_days import in_one, whole_days
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.routing import page_router

router = page_router()

# So many rows are there beside those that are known, and so many closures and holidays are shown.
_MORE_ROWS, _MOST_ROWS, _MOST_SHOWN = 3, 60, 100

Shows = Annotated[Page, shows(Capability.MANAGE_PLANNING)]
Acts = Annotated[Page, acts(Capability.MANAGE_PLANNING)]
OnHoliday = Annotated[Page, acts(Capability.MANAGE_PLANNING, missing=errors.HolidayNotFound)]
OnClosure = Annotated[Page, acts(Capability.MANAGE_PLANNING, missing=errors.ClosureNotFound)]
Year = Annotated[Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR), WHOLE] | None, Query()]
_TO = "/admin/calendar"


class EditedCalendar(SetBusinessCalendar):
    """The whole of it."""

    time_zone: Zone
    hours: list[WeekdayHours] = Field(max_length=100)
    holiday_country: Country


@router.get("/admin/calendar")
async def calendar(page: Shows, year: Year = None) -> Response:
    """The week, the holidays of a year, and the closures that are to come."""
    return await _calendar(page, year)


@router.post("/admin/calendar")
async def change(page: Acts) -> Response:
    """Change the hours of the week; what was promised before keeps its due time."""
    return await page.act(
        EditedCalendar,
        service.set_business_calendar,
        done="week_saved",
        to=_TO,
        again=lambda given: _calendar(page, at="hours", given=given),
    )


@router.post("/admin/calendar/closures")
async def close(page: Acts) -> Response:
    """Record a time in which nobody works."""
    page.fields = in_one(page.fields)
    return await touched.act(
        page,
        NewClosure,
        working.close,
        done="closure_recorded",
        to=_TO,
        again=lambda given: _calendar(page, at="closures", given=given),
    )


@router.post("/admin/closures/{closure_id}/remove")
async def reopen(page: OnClosure, closure_id: Id) -> Response:
    """Remove a closure."""
    return await page.act(
        Nothing,
        lambda tx, _: service.reopen(tx, closure_id),
        done="closure_removed",
        to=_TO,
        again=lambda given: _calendar(page, at="remove", given=given),
    )


@router.post("/admin/calendar/holidays")
async def import_holidays(page: Acts) -> Response:
    """See what a year would become by what is published now, or bring it there: as the button says."""
    if page.step != "although":
        return await page.try_out(
            ImportHolidays,
            working.import_holidays,
            shown=lambda given, seen: _seen(page, given, seen),
            again=lambda given: _calendar(page, at="holidays", given=given),
        )
    return await _import(page)


@router.post("/admin/holidays/{holiday_id}/switch-off")
async def switch_off(page: OnHoliday, holiday_id: Id) -> Response:
    """Work on that day."""
    return await page.act(
        Nothing,
        lambda tx, _: holidays.switch(tx, holiday_id, active=False),
        done="holiday_off",
        to=_TO,
        again=lambda given: _calendar(page, at="remove", given=given),
    )


@router.post("/admin/holidays/{holiday_id}/switch-on")
async def switch_on(page: OnHoliday, holiday_id: Id) -> Response:
    """Make that day free again."""
    return await touched.act(
        page,
        Nothing,
        lambda tx, _: working.switch_holiday_on(tx, holiday_id),
        done="holiday_on",
        to=_TO,
        again=lambda given: _calendar(page, at="remove", given=given),
    )


async def _import(page: Page) -> Response:
    return await page.act(
        ImportHolidays,
        working.import_holidays,
        done="holidays_loaded",
        to=_TO,
        again=lambda given: _calendar(page, at="holidays", given=given),
    )


async def _seen(page: Page, given: Given[ImportHolidays], seen: HolidaysImported) -> Response:
    return page.show("admin/holidays_check.html", seen=seen, given=given)


def _known(calendar: BusinessCalendarView) -> Mapping[str, Any]:
    """What stands in the form at first: the week as it is."""
    rows = {
        f"{name}_{number}": value
        for number, one in enumerate(calendar.hours, start=1)
        for name, value in one.model_dump(by_alias=True).items()
    }
    return {"time_zone": calendar.time_zone, "holiday_country": calendar.holiday_country, **rows}


async def _calendar(
    page: Page,
    year: int | None = None,
    *,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of the form named ``at``."""
    db, now = page.context.db, page.context.now
    shown = business_calendar_view(await queries.business_calendar(db))
    part = pagination.Page(page.request, _MOST_SHOWN, None, path=_TO)
    country, year = shown.holiday_country, year or now.year
    edited = given if at == "hours" else page.prefilled(_known(shown))
    rows = min(max(edited.last_row("from"), len(shown.hours)) + _MORE_ROWS, _MOST_ROWS)
    return page.show(
        "admin/calendar.html",
        status=given.status,
        calendar=shown,
        edited=edited,
        rows=range(1, rows + 1),
        whole_days=whole_days,
        year=year,
        days=[holiday_view(one) for one in await queries.holidays_of(db, country, year)],
        closures=[closure_view(one) for one in await queries.closures(db, part, now)],
        closing=given if at == "closures" else NOTHING,
        importing=given if at == "holidays" else page.prefilled({"country": country, "year": year}),
        refused=given if at == "remove" else NOTHING,
    )
