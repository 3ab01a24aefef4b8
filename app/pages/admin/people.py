"""The people of the office, who hold keys: above thresholds another of them approves."""

from typing import Annotated

from starlette.responses import Response

from app.access import queries, service
from app.access.permissions import Capability
from app.access.schemas import NewPerson, person_view
from app.kit.web import pagination
from app.kit.web.paging import ListPage
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router

router = page_router()

Shows = Annotated[Page, shows(Capability.ADMINISTER)]
Enters = Annotated[Page, acts(Capability.ADMINISTER)]


@router.get("/admin/people")
async def people(page: Shows, part: ListPage) -> Response:
    """Who is entered, in the order they were."""
    return await _people(page, part)


@router.post("/admin/people")
async def enter(page: Enters, part: ListPage) -> Response:
    """Enter somebody."""
    return await page.act(
        NewPerson,
        service.enter_person,
        done="person_entered",
        to="/admin/people",
        again=lambda given: _people(page, part, given),
    )


async def _people(
    page: Page,
    part: pagination.Page,
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    found = await queries.people(page.context.db, part)
    return page.show(
        "admin/people.html",
        status=given.status,
        people=part.of(person_view, found),
        given=given,
    )
