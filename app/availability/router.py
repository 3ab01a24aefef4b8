"""Routes of working time, closures and slots."""

from typing import Annotated

from fastapi import Depends, Path, Query, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.limits import Cost
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.availability import queries, service, slots
from app.availability.rules import Need
from app.availability.schemas import (
    Closed,
    HolidaysImported,
    HolidaySwitchedOn,
    NewTimeOff,
    NewWorkingException,
    NewWorkingHours,
    SlotView,
    TechnicianChanged,
    TimeOffTaken,
    TimeOffView,
    WorkingExceptionChanged,
    WorkingExceptionView,
    WorkingHoursRemoved,
    WorkingHoursView,
    exception_view,
    slot_view,
    time_off_view,
    working_hours_view,
)
from app.availability.slots import Wanted
from app.calendar import queries as calendar_queries
from app.calendar import service as calendar
from app.calendar.schemas import ClosureView, ImportHolidays, NewClosure, closure_view
from app.kit.web.paging import ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import WHOLE, Filter, Id, Instant, LanguageCode, PageOf, figure
from app.ledger.entries import check_increment
from app.plans.rules import category_of
from app.technicians.schemas import ChangeTechnician

router = Router(prefix="/v1", tags=["working time"])

TechnicianId = Annotated[Id, Path(examples=[examples.TECHNICIAN])]
HoursId = Annotated[Id, Path(examples=[examples.WORKING_HOURS])]
ExceptionId = Annotated[Id, Path(examples=[examples.WORKING_EXCEPTION])]
TimeOffId = Annotated[Id, Path(examples=[examples.TIME_OFF])]
ClosureId = Annotated[Id, Path(examples=[examples.CLOSURE])]
OffHolidayId = Annotated[Id, Path(examples=[examples.OFF_HOLIDAY])]

Import = Annotated[RequestContext, writes(Capability.MANAGE_PLANNING, preview=True)]
Switch = Annotated[
    RequestContext, writes(Capability.MANAGE_PLANNING, missing=errors.HolidayNotFound)
]
ReadOfTechnician = Annotated[
    RequestContext, reads(Capability.READ_INTERNAL, missing=errors.TechnicianNotFound)
]
WriteOfTechnician = Annotated[
    RequestContext, writes(Capability.MANAGE_PLANNING, missing=errors.TechnicianNotFound)
]
ReadHours = Annotated[
    RequestContext, reads(Capability.READ_INTERNAL, missing=errors.WorkingHoursNotFound)
]
WriteHours = Annotated[
    RequestContext, writes(Capability.MANAGE_PLANNING, missing=errors.WorkingHoursNotFound)
]
ReadException = Annotated[
    RequestContext, reads(Capability.READ_INTERNAL, missing=errors.WorkingExceptionNotFound)
]
WriteException = Annotated[
    RequestContext, writes(Capability.MANAGE_PLANNING, missing=errors.WorkingExceptionNotFound)
]
ReadTimeOff = Annotated[
    RequestContext, reads(Capability.READ_INTERNAL, missing=errors.TimeOffNotFound)
]
WriteTimeOff = Annotated[
    RequestContext, writes(Capability.MANAGE_PLANNING, missing=errors.TimeOffNotFound)
]
ChangeOne = Annotated[
    RequestContext,
    writes(Capability.CHANGE_TECHNICIANS, missing=errors.TechnicianNotFound, versioned=True),
]
ReadClosures = Annotated[
    RequestContext, reads(Capability.READ_INTERNAL, missing=errors.ClosureNotFound)
]
WriteClosures = Annotated[
    RequestContext, writes(Capability.MANAGE_PLANNING, missing=errors.ClosureNotFound)
]
Search = Annotated[RequestContext, reads(Capability.READ, cost=Cost.SEARCH)]


@router.patch(
    "/technicians/{technician_id}", response_model=TechnicianChanged, tags=["technicians"]
)
async def change_technician(
    context: ChangeOne, technician_id: TechnicianId, body: ChangeTechnician
) -> Response:
    """Change a technician; the answer lists agreed sessions in time no longer worked, which stay.

    With a key of its own it changes its language, and the zone in which it is told times.
    """
    return await context.write(lambda tx: service.change_technician(tx, technician_id, body))


@router.get("/technicians/{technician_id}/working-hours")
async def list_working_hours(
    context: ReadOfTechnician, technician_id: TechnicianId, page: ListPage
) -> PageOf[WorkingHoursView]:
    """A technician's weekly hours."""
    hours = await queries.working_hours_of(context.db, page, technician_id)
    return page.of(working_hours_view, hours)


@router.post(
    "/technicians/{technician_id}/working-hours", status_code=201, response_model=WorkingHoursView
)
async def add_working_hours(
    context: WriteOfTechnician, technician_id: TechnicianId, body: NewWorkingHours
) -> Response:
    """Record weekly hours, in the technician's zone; several periods a day may touch."""
    return await context.create(
        lambda tx: service.add_hours(tx, technician_id, body), location="/v1/working-hours"
    )


@router.get("/working-hours/{hours_id}")
async def read_working_hours(context: ReadHours, hours_id: HoursId) -> WorkingHoursView:
    """One period of weekly hours."""
    return working_hours_view(context.found(await queries.working_hours(context.db, hours_id)))


@router.delete("/working-hours/{hours_id}", response_model=WorkingHoursRemoved)
async def remove_working_hours(context: WriteHours, hours_id: HoursId) -> Response:
    """Remove weekly hours; the answer lists the agreed sessions in that time, which stay."""
    return await context.write(lambda tx: service.remove_hours(tx, hours_id))


@router.get("/technicians/{technician_id}/working-exceptions")
async def list_working_exceptions(
    context: ReadOfTechnician, technician_id: TechnicianId, page: ListPage
) -> PageOf[WorkingExceptionView]:
    """The days on which a technician works otherwise than weekly."""
    exceptions = await queries.exceptions_of(context.db, page, technician_id)
    return page.of(exception_view, exceptions)


@router.post(
    "/technicians/{technician_id}/working-exceptions",
    status_code=201,
    response_model=WorkingExceptionChanged,
)
async def add_working_exception(
    context: WriteOfTechnician, technician_id: TechnicianId, body: NewWorkingException
) -> Response:
    """Replace one day's hours, on a public holiday too; no period is a day off."""
    return await context.create(
        lambda tx: service.add_exception(tx, technician_id, body),
        location="/v1/working-exceptions",
    )


@router.get("/working-exceptions/{exception_id}")
async def read_working_exception(
    context: ReadException, exception_id: ExceptionId
) -> WorkingExceptionView:
    """One exception."""
    return exception_view(context.found(await queries.exception(context.db, exception_id)))


@router.delete("/working-exceptions/{exception_id}", response_model=WorkingExceptionChanged)
async def remove_working_exception(context: WriteException, exception_id: ExceptionId) -> Response:
    """Return the day to the weekly hours."""
    return await context.write(lambda tx: service.remove_exception(tx, exception_id))


@router.get("/technicians/{technician_id}/time-off")
async def list_time_off(
    context: ReadOfTechnician, technician_id: TechnicianId, page: ListPage
) -> PageOf[TimeOffView]:
    """A technician's time off."""
    return page.of(time_off_view, await queries.time_off_of(context.db, page, technician_id))


@router.post("/technicians/{technician_id}/time-off", status_code=201, response_model=TimeOffTaken)
async def take_time_off(
    context: WriteOfTechnician, technician_id: TechnicianId, body: NewTimeOff
) -> Response:
    """Record time off; the answer lists the agreed sessions in it, which stay."""
    return await context.create(
        lambda tx: service.take_time_off(tx, technician_id, body), location="/v1/time-off"
    )


@router.get("/time-off/{time_off_id}")
async def read_time_off(context: ReadTimeOff, time_off_id: TimeOffId) -> TimeOffView:
    """One time off."""
    return time_off_view(context.found(await queries.time_off(context.db, time_off_id)))


@router.delete("/time-off/{time_off_id}", response_model=TimeOffView)
async def remove_time_off(context: WriteTimeOff, time_off_id: TimeOffId) -> Response:
    """Remove time off."""
    return await context.write(lambda tx: service.remove_time_off(tx, time_off_id))


@router.get("/closures")
async def list_closures(
    context: ReadClosures, page: ListPage, ends_after: Instant | None = None
) -> PageOf[ClosureView]:
    """The times in which nobody of the company works."""
    return page.of(closure_view, await calendar_queries.closures(context.db, page, ends_after))


@router.post("/closures", status_code=201, response_model=Closed)
async def add_closure(context: WriteClosures, body: NewClosure) -> Response:
    """Record a closure; the answer lists the agreed sessions in it, which stay."""
    return await context.create(lambda tx: service.close(tx, body), location="/v1/closures")


@router.post("/holidays/import", response_model=HolidaysImported, tags=["company"])
async def import_holidays(context: Import, body: ImportHolidays) -> Response:
    """Bring a year to what is published now; the answer, or a dry run, shows the difference.

    It lists the agreed sessions on days that become free; they stay.
    """
    return await context.write(lambda tx: service.import_holidays(tx, body))


@router.post("/holidays/{holiday_id}/switch-on", response_model=HolidaySwitchedOn, tags=["company"])
async def switch_holiday_on(context: Switch, holiday_id: OffHolidayId) -> Response:
    """Make that day free again; the answer lists the agreed sessions on it, which stay."""
    return await context.write(lambda tx: service.switch_holiday_on(tx, holiday_id))


@router.get("/closures/{closure_id}")
async def read_closure(context: ReadClosures, closure_id: ClosureId) -> ClosureView:
    """One closure."""
    return closure_view(context.found(await calendar_queries.closure(context.db, closure_id)))


@router.delete("/closures/{closure_id}", response_model=ClosureView)
async def remove_closure(context: WriteClosures, closure_id: ClosureId) -> Response:
    """Remove a closure."""
    return await context.write(lambda tx: calendar.reopen(tx, closure_id))


async def _wanted(
    from_at: Annotated[Instant, Query(alias="from", examples=[examples.STARTS_AT])],
    to_at: Annotated[Instant, Query(alias="to", examples=[examples.LATER])],
    duration_minutes: Annotated[
        int,
        Query(
            ge=10,
            le=720,
            json_schema_extra={"multipleOf": 10},
            examples=[120],
            description="The length of the session; a multiple of 10, at most 12 hours.",
        ),
        WHOLE,
    ],
    technicians: Annotated[int, Query(ge=1, le=4, description="How many at once."), WHOLE] = 1,
    category: Filter | None = None,
    language: LanguageCode | None = None,
) -> Wanted:
    check_increment(duration_minutes, "duration_minutes")
    wanted = category_of(category).value if category is not None else None
    return Wanted(from_at, to_at, Need(duration_minutes, technicians), wanted, language)


@router.get("/slots", tags=["slots"])
async def search_slots(
    context: Search, page: ListPage, wanted: Annotated[Wanted, Depends(_wanted)]
) -> PageOf[SlotView]:
    """Times at which so many technicians can help, with those who would; at most 62 days at once."""
    found = await slots.search(context.db, wanted.behind(page.after), context.now, page.limit + 1)
    rows = [slot_view(one) for one in found[: page.limit]]
    more = [figure(slot_view(one).starts_at) for one in found[page.limit :]]
    return PageOf(items=rows, next_cursor=page.sign(more) if more else None)
