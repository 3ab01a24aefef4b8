"""What leaves the house: what waits, what was set aside, and every attempt."""

from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.deliveries import queries, service
from app.deliveries.rules import DeliveryChannel, DeliveryState
from app.deliveries.schemas import attempt_view, delivery_view
from app.kit.web.pagination import Page as ListedPage
from app.kit.web.paging import ListPage
from app.kit.web.schema import Id
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.operations import queries as operations
from app.pages.routing import page_router

router = page_router()

_ATTEMPTS = 50
_LIST = "operations/deliveries.html"

Shows = Annotated[Page, shows(Capability.ADMINISTER, missing=errors.DeliveryNotFound)]
Acts = Annotated[Page, acts(Capability.ADMINISTER, missing=errors.DeliveryNotFound)]


@router.get("/operations/deliveries")
async def deliveries(
    page: Shows,
    part: ListPage,
    state: DeliveryState | None = None,
    channel: DeliveryChannel | None = None,
) -> Response:
    """What was queued, the newest first."""
    states = [state] if state else None
    found = await queries.deliveries(
        page.context.db, part, state=states, channel=channel, target_id=None, event_id=None,
        newest_first=True,
    )  # fmt: skip
    return page.show(
        _LIST, sent=part.of(delivery_view, found), wanted=state, channel=channel, address=_address,
        parcels=await operations.parcels(page.context.db, [one.id for one in found]),
    )  # fmt: skip


@router.get("/operations/deliveries/{delivery_id}")
async def delivery(page: Shows, delivery_id: Id, part: ListPage) -> Response:
    """One of them, attempt by attempt."""
    return await _delivery(page, delivery_id, part)


@router.post("/operations/deliveries/{delivery_id}/retry")
async def retry(page: Acts, delivery_id: Id) -> Response:
    """Try it again, now, and as often as a fresh one."""
    path = f"/operations/deliveries/{delivery_id}"
    part = ListedPage(page.request, _ATTEMPTS, None, path=path)
    return await page.act(
        Nothing,
        lambda tx, _: service.retry(tx, delivery_id),
        done="retried",
        to=path,
        again=lambda given: _delivery(page, delivery_id, part, given),
    )


async def _delivery(
    page: Page,
    delivery_id: UUID,
    part: ListedPage,
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    db = page.context.db
    found = page.context.found(await queries.delivery(db, delivery_id))
    attempts = await queries.attempts(db, part, delivery_id)
    return page.show(
        "operations/delivery.html",
        status=given.status,
        delivery=delivery_view(found),
        parcel=(await operations.parcels(db, [delivery_id]))[delivery_id],
        attempts=part.of(attempt_view, attempts, "started_at", "delivery_id"),
        given=given,
    )


def _address(**asked: str | None) -> str:
    """The list's address with what is asked of it."""
    named = {name: value for name, value in asked.items() if value}
    return f"/operations/deliveries?{urlencode(named)}" if named else "/operations/deliveries"
