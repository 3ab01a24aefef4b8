"""Routes of technicians."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.kit.web.paging import Active, ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, LanguageCode, PageOf
from app.plans.rules import SessionCategory
from app.technicians import queries, service
from app.technicians.schemas import (
    NewTechnician,
    TechnicianView,
    technician_view,
)

router = Router(prefix="/v1", tags=["technicians"])

TechnicianId = Annotated[Id, Path(examples=[examples.TECHNICIAN])]
ReadTechnicians = Annotated[
    RequestContext, reads(Capability.READ_INTERNAL, missing=errors.TechnicianNotFound)
]
CreateTechnician = Annotated[RequestContext, writes(Capability.MANAGE_PLANNING)]


@router.get("/technicians")
async def list_technicians(
    context: ReadTechnicians,
    page: ListPage,
    category: SessionCategory | None = None,
    language: LanguageCode | None = None,
    active: Active = None,
) -> PageOf[TechnicianView]:
    """Technicians, narrowed to those who know a category or a language."""
    found = await queries.technicians(context.db, page, category, language, active)
    return page.of(technician_view, found)


@router.post("/technicians", status_code=201, response_model=TechnicianView)
async def create_technician(context: CreateTechnician, body: NewTechnician) -> Response:
    """Make a technician."""
    return await context.create(lambda tx: service.create(tx, body), location="/v1/technicians")


@router.get("/technicians/{technician_id}", response_model=TechnicianView)
async def read_technician(context: ReadTechnicians, technician_id: TechnicianId) -> Response:
    """One technician."""
    technician = context.found(await queries.technician(context.db, technician_id))
    return context.show(technician_view(technician))
