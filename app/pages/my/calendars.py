"""The customer's sessions in their own calendar program: at a secret address, shown once."""

from typing import Annotated

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.invitations import queries, service
from app.invitations.schemas import NewCalendarFeed, feed_view
from app.kit.web.paging import ListPage
from app.kit.web.schema import Body, Id
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router

router = page_router()

Shows = Annotated[Page, shows(Capability.SUBSCRIBE_CALENDARS)]
Makes = Annotated[Page, acts(Capability.SUBSCRIBE_CALENDARS)]
Ends = Annotated[
    Page,
    acts(Capability.SUBSCRIBE_CALENDARS, owner=queries.owner, missing=errors.CalendarFeedNotFound),
]


@router.get("/my/calendars")
async def calendars(page: Shows, shown: ListPage) -> Response:
    """The addresses that were made, each without its secret."""
    return await _calendars(page, shown)


@router.post("/my/calendars")
async def make(page: Makes, shown: ListPage) -> Response:
    """Make an address, and show it: it is in this answer alone."""
    body = NewCalendarFeed(customer_id=page.own_customer())
    try:
        made = await page.make_secret(lambda tx: service.make(tx, body))
    except errors.SecretAlreadyShown as refused:
        return await _calendars(page, shown, Given(refused=refused))
    return await _calendars(page, shown, address=_complete(page, made.address))


@router.post("/my/calendars/{feed_id}/end")
async def end(page: Ends, feed_id: Id, shown: ListPage) -> Response:
    """End one: whoever subscribed to it sees nothing more."""
    return await page.act(
        Body,
        lambda tx, _: service.revoke(tx, feed_id),
        done="calendar_ended",
        to="/my/calendars",
        again=lambda given: _calendars(page, shown, given),
    )


def _complete(page: Page, path: str) -> str:
    request = page.request
    base = request.app.state.settings.public_url or str(request.base_url)
    return f"{base.rstrip('/')}{path}"


async def _calendars(
    page: Page, shown: ListPage, given: Given[Body] = NOTHING, *, address: str | None = None
) -> Response:
    found = await queries.feeds(page.context.db, shown, None, page.own_customer(), None)
    return page.show(
        "my/calendars.html",
        status=given.status,
        feeds=shown.of(feed_view, found),
        address=address,
        given=given,
    )
