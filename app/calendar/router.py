"""Routes of the company's settings, its business calendar and public holidays."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from app import errors, examples
from app.calendar import holidays, queries, service
from app.calendar.schemas import (
    BusinessCalendarView,
    CompanyView,
    Country,
    HolidayImport,
    HolidayView,
    ImportHolidays,
    SetBusinessCalendar,
    SetCompany,
    company_view,
    hours_view,
)
from app.kit.access import ALL, reads, writes
from app.kit.calls import Call
from app.kit.identity import Role
from app.kit.pagination import ListPage
from app.kit.schema import FIRST_YEAR, LAST_YEAR, PageOf

router = APIRouter(prefix="/v1", tags=["company"])

_PROVIDER = (Role.TECHNICIAN, Role.LEAD, Role.FINANCE, Role.ADMIN)
_OFFICE = (Role.LEAD, Role.ADMIN)

_AS_IT_IS = SetCompany()
_AS_IT_WAS = SetBusinessCalendar()

HolidayId = Annotated[UUID, Path(examples=[examples.HOLIDAY])]
OffHolidayId = Annotated[UUID, Path(examples=[examples.OFF_HOLIDAY])]
ReadAsAnyone = Annotated[Call, reads(*ALL)]
SetAsAdmin = Annotated[Call, writes(Role.ADMIN)]
SetAsOffice = Annotated[Call, writes(*_OFFICE)]
ReadHolidays = Annotated[Call, reads(*_PROVIDER, missing=errors.HolidayNotFound)]
Import = Annotated[Call, writes(*_OFFICE, preview=True)]
Switch = Annotated[Call, writes(*_OFFICE, missing=errors.HolidayNotFound)]


@router.get("/company", response_model=CompanyView)
async def read_company(call: ReadAsAnyone) -> Response:
    """The company's settings."""
    return call.show(company_view(await queries.company(call.db)))


@router.put("/company", response_model=CompanyView)
async def set_company(call: SetAsAdmin, body: SetCompany = _AS_IT_IS) -> Response:
    """Change the company's settings; what is left out keeps its value."""
    return await call.write(lambda tx: service.set_company(tx, body))


@router.get("/business-calendar", response_model=BusinessCalendarView)
async def read_business_calendar(call: ReadAsAnyone) -> Response:
    """When the provider works."""
    row = await queries.business_calendar(call.db)
    return call.show(BusinessCalendarView(**{**row, "hours": hours_view(row["hours"])}))


@router.put("/business-calendar", response_model=BusinessCalendarView)
async def set_business_calendar(
    call: SetAsOffice, body: SetBusinessCalendar = _AS_IT_WAS
) -> Response:
    """Change when the provider works; what is left out keeps its value."""
    return await call.write(lambda tx: service.set_business_calendar(tx, body))


@router.get("/holidays")
async def list_holidays(
    call: ReadHolidays,
    page: ListPage,
    country: Country | None = None,
    year: Annotated[
        int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR, description="Of the calendar.")
    ] = None,
) -> PageOf[HolidayView]:
    """The public holidays in use: those of years that were imported or needed so far."""
    rows = await queries.holidays(call.db, page, country, year)
    return page.of(lambda row: HolidayView(**row), rows)


@router.post("/holidays/import", response_model=HolidayImport)
async def import_holidays(call: Import, body: ImportHolidays) -> Response:
    """Bring a year to what is published now; the answer, or a dry run, shows the difference."""
    return await call.write(lambda tx: holidays.import_year(tx, body))


@router.get("/holidays/{holiday_id:id}")
async def read_holiday(call: ReadHolidays, holiday_id: HolidayId) -> HolidayView:
    """One public holiday."""
    row = await queries.holiday(call.db, holiday_id)
    if row is None:
        raise errors.HolidayNotFound()
    return HolidayView(**row)


@router.post("/holidays/{holiday_id}/switch-off", response_model=HolidayView)
async def switch_holiday_off(call: Switch, holiday_id: HolidayId) -> Response:
    """Work on that day."""
    return await call.write(lambda tx: holidays.switch(tx, holiday_id, active=False))


@router.post("/holidays/{holiday_id}/switch-on", response_model=HolidayView)
async def switch_holiday_on(call: Switch, holiday_id: OffHolidayId) -> Response:
    """Make that day free again."""
    return await call.write(lambda tx: holidays.switch(tx, holiday_id, active=True))
