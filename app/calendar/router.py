"""Routes of the company's settings, its business calendar and public holidays."""

from typing import Annotated

from fastapi import Path, Query, Response
from pydantic import Field

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.calendar import holidays, queries, service
from app.calendar.schemas import (
    BusinessCalendarView,
    CompanyView,
    Country,
    HolidayView,
    SetBusinessCalendar,
    SetCompany,
    business_calendar_view,
    company_view,
    holiday_view,
)
from app.kit.web.paging import ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import FIRST_YEAR, LAST_YEAR, WHOLE, Id, PageOf

router = Router(prefix="/v1", tags=["company"])

_AS_IT_IS = SetCompany()
_AS_IT_WAS = SetBusinessCalendar()

HolidayId = Annotated[Id, Path(examples=[examples.HOLIDAY])]
ReadAsAnyone = Annotated[RequestContext, reads(Capability.READ)]
SetAsAdmin = Annotated[RequestContext, writes(Capability.ADMINISTER, versioned=True)]
SetAsOffice = Annotated[RequestContext, writes(Capability.MANAGE_PLANNING, versioned=True)]
ReadHolidays = Annotated[
    RequestContext, reads(Capability.READ_INTERNAL, missing=errors.HolidayNotFound)
]
Switch = Annotated[
    RequestContext, writes(Capability.MANAGE_PLANNING, missing=errors.HolidayNotFound)
]


@router.get("/company", response_model=CompanyView)
async def read_company(context: ReadAsAnyone) -> Response:
    """The company's settings."""
    return context.show(company_view(await queries.company(context.db)))


@router.put("/company", response_model=CompanyView)
async def set_company(context: SetAsAdmin, body: SetCompany = _AS_IT_IS) -> Response:
    """Change the company's settings; what is left out keeps its value."""
    return await context.write(lambda tx: service.set_company(tx, body))


@router.get("/business-calendar", response_model=BusinessCalendarView)
async def read_business_calendar(context: ReadAsAnyone) -> Response:
    """When the provider works."""
    return context.show(business_calendar_view(await queries.business_calendar(context.db)))


@router.put("/business-calendar", response_model=BusinessCalendarView)
async def set_business_calendar(
    context: SetAsOffice, body: SetBusinessCalendar = _AS_IT_WAS
) -> Response:
    """Change when the provider works; what is left out keeps its value."""
    return await context.write(lambda tx: service.set_business_calendar(tx, body))


@router.get("/holidays")
async def list_holidays(
    context: ReadHolidays,
    page: ListPage,
    country: Country | None = None,
    year: Annotated[
        Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR), WHOLE] | None,
        Query(description="Of the calendar."),
    ] = None,
) -> PageOf[HolidayView]:
    """The public holidays in use: those of years that were imported or needed so far."""
    if country is not None:
        holidays.published(country, year or context.now.year)
    return page.of(holiday_view, await queries.holidays(context.db, page, country, year))


@router.get("/holidays/{holiday_id:id}")
async def read_holiday(context: ReadHolidays, holiday_id: HolidayId) -> HolidayView:
    """One public holiday."""
    return holiday_view(context.found(await queries.holiday(context.db, holiday_id)))


@router.post("/holidays/{holiday_id}/switch-off", response_model=HolidayView)
async def switch_holiday_off(context: Switch, holiday_id: HolidayId) -> Response:
    """Work on that day."""
    return await context.write(lambda tx: holidays.switch(tx, holiday_id, active=False))
