"""Routes of technicians."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from app import errors, examples
from app.kit.access import reads, writes
from app.kit.calls import Call
from app.kit.identity import Role
from app.kit.pagination import ListPage
from app.kit.schema import Filter, PageOf
from app.technicians import queries, service
from app.technicians.schemas import NewTechnician, TechnicianView

router = APIRouter(prefix="/v1", tags=["technicians"])

_PROVIDER = (Role.TECHNICIAN, Role.LEAD, Role.FINANCE, Role.ADMIN)
TechnicianId = Annotated[UUID, Path(examples=[examples.TECHNICIAN])]
ReadTechnicians = Annotated[Call, reads(*_PROVIDER, missing=errors.TechnicianNotFound)]
CreateTechnician = Annotated[Call, writes(Role.LEAD, Role.ADMIN)]


@router.get("/technicians")
async def list_technicians(
    call: ReadTechnicians,
    page: ListPage,
    category: Filter | None = None,
    language: Filter | None = None,
) -> PageOf[TechnicianView]:
    """Technicians, narrowed to those who know a category or a language."""
    rows = await queries.technicians(call.db, page, category, language)
    return page.of(lambda row: TechnicianView(**row), rows)


@router.post("/technicians", status_code=201, response_model=TechnicianView)
async def create_technician(call: CreateTechnician, body: NewTechnician) -> Response:
    """Make a technician."""
    return await call.create(lambda tx: service.create(tx, body), location="/v1/technicians")


@router.get("/technicians/{technician_id}")
async def read_technician(call: ReadTechnicians, technician_id: TechnicianId) -> TechnicianView:
    """One technician."""
    row = await queries.technician(call.db, technician_id)
    if row is None:
        raise errors.TechnicianNotFound()
    return TechnicianView(**row)
