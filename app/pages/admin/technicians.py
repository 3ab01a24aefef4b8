"""Technicians: who they are, what they know, and which languages they speak."""

from typing import Annotated
from uuid import UUID

from starlette.responses import Response

from app.access.permissions import Capability
from app.availability import service as working
from app.availability.schemas import TechnicianChanged
from app.calendar.schemas import Country
from app.kit.postgres.database import Tx
from app.kit.web.paging import Active, ListPage
from app.kit.web.schema import Email, Id, Name, Zone
from app.pages.admin import edits, touched
from app.pages.admin.access import ActsOnTechnician, ShowsTechnician
from app.pages.admission import Page, acts, shows
from app.pages.forms import Given
from app.pages.routing import page_router
from app.plans.rules import SessionCategory
from app.technicians import queries, service
from app.technicians.schemas import (
    Categories,
    ChangeTechnician,
    Languages,
    NewTechnician,
    technician_view,
)

router = page_router()

Shows = Annotated[Page, shows(Capability.MANAGE_PLANNING)]
Makes = Annotated[Page, acts(Capability.MANAGE_PLANNING)]

_AT_FIRST = {"time_zone": "Europe/Prague", "categories": list(SessionCategory)}


class EditedTechnician(ChangeTechnician):
    """All that can be changed about a technician."""

    name: Name
    email: Email
    time_zone: Zone
    languages: Languages
    categories: Categories
    holiday_country: Country | None


@router.get("/admin/technicians")
async def the_technicians(page: Shows, part: ListPage, active: Active = None) -> Response:
    """The technicians, in the order they were made."""
    found = await queries.technicians(page.context.db, part, None, None, active)
    return page.show(
        "admin/technicians.html", technicians=part.of(technician_view, found), active=active
    )


@router.get("/admin/technicians/new")
async def asked(page: Shows) -> Response:
    """What is asked about a new technician."""
    return _asked(page, page.prefilled(_AT_FIRST))


@router.post("/admin/technicians/new")
async def make(page: Makes) -> Response:
    """Make a technician."""

    async def again(given: Given[NewTechnician]) -> Response:
        return _asked(page, given)

    to = "/admin/technicians/{id}/time"
    return await page.act(NewTechnician, service.create, done="technician_made", to=to, again=again)


@router.get("/admin/technicians/{technician_id}")
async def technician(page: ShowsTechnician, technician_id: Id) -> Response:
    """One of them, to be changed."""
    return await _technician(page, technician_id)


@router.post("/admin/technicians/{technician_id}/edit")
async def change(page: ActsOnTechnician, technician_id: Id) -> Response:
    """Change one; sessions in time that is not worked any more are shown before, and stay."""
    return await touched.act(
        page,
        EditedTechnician,
        lambda tx, body: _change(tx, technician_id, body),
        done="technician_saved",
        to=f"/admin/technicians/{technician_id}",
        again=lambda given: _technician(page, technician_id, given),
    )


async def _change(tx: Tx, technician_id: UUID, body: EditedTechnician) -> TechnicianChanged:
    before = await service.lock(tx, technician_id)
    told = edits.what_differs(body, before, ChangeTechnician)
    return await working.change_technician(tx, technician_id, told)


def _asked(page: Page, given: Given[NewTechnician]) -> Response:
    return page.show(
        "admin/technician_new.html",
        status=given.status,
        given=given,
        categories=list(SessionCategory),
    )


async def _technician(
    page: Page, technician_id: UUID, given: Given[EditedTechnician] | None = None
) -> Response:
    found = page.context.found(await queries.technician(page.context.db, technician_id))
    shown = given or edits.known(page, found, EditedTechnician)
    return page.show(
        "admin/technician.html",
        status=shown.status,
        technician=technician_view(found),
        given=shown,
        categories=list(SessionCategory),
    )
