"""The customer's worksheets: which wait, and of one what was done, what it costs, and yes or no."""

from typing import Annotated, Any

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.web.paging import ListPage
from app.kit.web.schema import Id
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given
from app.pages.my import worksheet_queries
from app.pages.routing import page_router
from app.pages.worksheet_lists import listed
from app.worksheets import queries, service
from app.worksheets.rules import WorksheetStatus
from app.worksheets.schemas import Confirm, Dispute, worksheet_view

router = page_router()

ShowsList = Annotated[Page, shows(Capability.READ)]
Shows = Annotated[
    Page,
    shows(Capability.CONFIRM_WORKSHEETS, owner=queries.owner, missing=errors.WorksheetNotFound),
]
Acts = Annotated[
    Page,
    acts(Capability.CONFIRM_WORKSHEETS, owner=queries.owner, missing=errors.WorksheetNotFound),
]


@router.get("/my/worksheets")
async def worksheets(
    page: ShowsList, part: ListPage, status: WorksheetStatus | None = None
) -> Response:
    """Those that wait for an answer, or of one state; in the order they were handed in."""
    return page.show("my/worksheets.html", **await listed(page, part, status, page.own_customer()))


@router.get("/my/worksheets/{worksheet_id}")
async def worksheet(page: Shows, worksheet_id: Id) -> Response:
    """What was done in a session, and what it costs; opening it confirms nothing."""
    return await _worksheet(page, worksheet_id)


@router.post("/my/worksheets/{worksheet_id}/confirm")
async def confirm(page: Acts, worksheet_id: Id) -> Response:
    """Agree, to the revision that was shown."""
    return await page.act(
        Confirm,
        lambda tx, body: service.confirm(tx, page.context.owner_id, worksheet_id, body),
        done="confirmed",
        to=f"/my/worksheets/{worksheet_id}",
        again=lambda given: _worksheet(page, worksheet_id, given),
    )


@router.post("/my/worksheets/{worksheet_id}/dispute")
async def dispute(page: Acts, worksheet_id: Id) -> Response:
    """Do not agree, and say why."""
    return await page.act(
        Dispute,
        lambda tx, body: service.dispute(tx, page.context.owner_id, worksheet_id, body),
        done="disputed",
        to=f"/my/worksheets/{worksheet_id}",
        again=lambda given: _worksheet(page, worksheet_id, given),
    )


async def _worksheet(page: Page, worksheet_id: Id, given: Given = NOTHING) -> Response:  # type: ignore[type-arg]
    context = page.context
    found = context.found(
        await worksheet_queries.own(context.db, context.owner_id, worksheet_id, _seen(page, given))
    )
    return page.show(
        "my/worksheet.html",
        status=given.status,
        worksheet=worksheet_view(found.worksheet).for_customers(),
        beside=found,
        given=given,
    )


def _seen(page: Page, given: Given[Any]) -> int | None:
    """Which revision somebody saw: that of the form, or of the mail that they come from."""
    if isinstance(given.body, Confirm) and given.body.revision is not None:
        return given.body.revision
    return page.visitor.revision
