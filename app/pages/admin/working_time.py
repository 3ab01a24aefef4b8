"""When a technician works: weekly hours, days that are otherwise, and time off."""

from typing import Annotated
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.availability import queries, service
from app.availability.schemas import (
    NewTimeOff,
    NewWorkingException,
    NewWorkingHours,
    exception_view,
    time_off_view,
    working_hours_view,
)
from app.kit import zones
from app.kit.web.schema import Id
from app.pages.admin import touched, working_queries
from app.pages.admin.access import ActsOnTechnician, ShowsTechnician
from app.pages.admin.whole_days import in_one, whole_days
from app.pages.admission import Page, acts
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.routing import page_router
from app.technicians import queries as technicians
from app.technicians.schemas import technician_view

router = page_router()

# So many periods of a day that is otherwise are asked at once.
_PERIODS = 3

OnHours = Annotated[Page, acts(Capability.MANAGE_PLANNING, missing=errors.WorkingHoursNotFound)]
OnException = Annotated[
    Page, acts(Capability.MANAGE_PLANNING, missing=errors.WorkingExceptionNotFound)
]
OnTimeOff = Annotated[Page, acts(Capability.MANAGE_PLANNING, missing=errors.TimeOffNotFound)]


@router.get("/admin/technicians/{technician_id}/time")
async def working_time(page: ShowsTechnician, technician_id: Id) -> Response:
    """When a technician works, from today on."""
    return await _time(page, technician_id)


@router.post("/admin/technicians/{technician_id}/hours")
async def add_hours(page: ActsOnTechnician, technician_id: Id) -> Response:
    """Record weekly hours."""
    return await page.act(
        NewWorkingHours,
        lambda tx, body: service.add_hours(tx, technician_id, body),
        done="time_changed",
        to=f"/admin/technicians/{technician_id}/time",
        again=lambda given: _time(page, technician_id, "hours", given),
    )


@router.post("/admin/technicians/{technician_id}/exceptions")
async def add_exception(page: ActsOnTechnician, technician_id: Id) -> Response:
    """Replace one day's hours; without a period it is a day off."""
    return await touched.act(
        page,
        NewWorkingException,
        lambda tx, body: service.add_exception(tx, technician_id, body),
        done="time_changed",
        to=f"/admin/technicians/{technician_id}/time",
        again=lambda given: _time(page, technician_id, "exceptions", given),
    )


@router.post("/admin/technicians/{technician_id}/time-off")
async def take_time_off(page: ActsOnTechnician, technician_id: Id) -> Response:
    """Record time off."""
    page.fields = in_one(page.fields)
    return await touched.act(
        page,
        NewTimeOff,
        lambda tx, body: service.take_time_off(tx, technician_id, body),
        done="time_changed",
        to=f"/admin/technicians/{technician_id}/time",
        again=lambda given: _time(page, technician_id, "time-off", given),
    )


@router.post("/admin/working-hours/{hours_id}/remove")
async def remove_hours(page: OnHours, hours_id: Id) -> Response:
    """Remove weekly hours."""
    found = page.context.found(await queries.working_hours(page.context.db, hours_id))
    return await touched.act(
        page,
        Nothing,
        lambda tx, _: service.remove_hours(tx, hours_id),
        done="time_changed",
        to=f"/admin/technicians/{found.technician_id}/time",
        again=lambda given: _time(page, found.technician_id, "remove", given),
    )


@router.post("/admin/working-exceptions/{exception_id}/remove")
async def remove_exception(page: OnException, exception_id: Id) -> Response:
    """Return a day to the weekly hours."""
    found = page.context.found(await queries.exception(page.context.db, exception_id))
    return await touched.act(
        page,
        Nothing,
        lambda tx, _: service.remove_exception(tx, exception_id),
        done="time_changed",
        to=f"/admin/technicians/{found.technician_id}/time",
        again=lambda given: _time(page, found.technician_id, "remove", given),
    )


@router.post("/admin/time-off/{time_off_id}/remove")
async def remove_time_off(page: OnTimeOff, time_off_id: Id) -> Response:
    """Remove time off."""
    found = page.context.found(await queries.time_off(page.context.db, time_off_id))
    return await page.act(
        Nothing,
        lambda tx, _: service.remove_time_off(tx, time_off_id),
        done="time_changed",
        to=f"/admin/technicians/{found.technician_id}/time",
        again=lambda given: _time(page, found.technician_id, "remove", given),
    )


async def _time(
    page: Page,
    technician_id: UUID,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of the form named ``at``."""
    db, now = page.context.db, page.context.now
    found = page.context.found(await technicians.technician(db, technician_id))
    today = zones.local_date(now, found.time_zone)
    known = await working_queries.working_time(db, technician_id, today, now)
    return page.show(
        "admin/working_time.html",
        status=given.status,
        technician=technician_view(found),
        hours=[working_hours_view(one) for one in known.hours],
        exceptions=[exception_view(one) for one in known.exceptions],
        time_off=[time_off_view(one) for one in known.time_off],
        whole_days=whole_days,
        periods=range(1, _PERIODS + 1),
        today=today,
        at=at,
        given=given,
    )
