"""The company: how it is reached, and how sessions are planned."""

from typing import Annotated

from pydantic import Field
from starlette.responses import Response

from app.access.permissions import Capability
from app.calendar import queries, service
from app.calendar.schemas import CompanyView, SetCompany, company_view
from app.kit.postgres.database import Tx
from app.kit.web.schema import Email, Name, Phone, Zone
from app.pages.admin import edits
from app.pages.admission import Page, acts, shows
from app.pages.forms import Given
from app.pages.routing import page_router

router = page_router()

Shows = Annotated[Page, shows(Capability.ADMINISTER)]
Acts = Annotated[Page, acts(Capability.ADMINISTER)]


class EditedCompany(SetCompany):
    """All that can be set of the company."""

    name: Name
    support_phone: Phone | None
    support_email: Email
    time_zone: Zone
    buffer_minutes: int = Field(ge=0, le=240, strict=True)
    notice_minutes: int = Field(ge=0, le=43200, strict=True)
    horizon_days: int = Field(ge=1, le=3650, strict=True)
    slot_step_minutes: int = Field(ge=5, le=720, strict=True)
    top_up_hours: int = Field(ge=1, le=8760, strict=True)


@router.get("/admin/company")
async def company(page: Shows) -> Response:
    """What is set, to be changed."""
    return await _company(page)


@router.post("/admin/company")
async def change(page: Acts) -> Response:
    """Change it: it counts for what is agreed from now on."""
    return await page.act(
        EditedCompany,
        _change,
        done="company_saved",
        to="/admin/company",
        again=lambda given: _company(page, given),
    )


async def _change(tx: Tx, body: EditedCompany) -> CompanyView:
    await tx.begin()
    before = await queries.company(tx.connection)
    return await service.set_company(tx, edits.what_differs(body, before, SetCompany))


async def _company(page: Page, given: Given[EditedCompany] | None = None) -> Response:
    found = await queries.company(page.context.db)
    shown = given or edits.known(page, found, EditedCompany)
    return page.show(
        "admin/company.html", status=shown.status, company=company_view(found), given=shown
    )
