"""Endpoints that are told of events: what they are told, whether they take it, and changing them."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator
from starlette.responses import Response

from app import errors
from app.access.limits import OF_ENDPOINT_TESTS
from app.access.permissions import Capability
from app.catalogue.catalogue import CATALOGUE
from app.deliveries import queries as deliveries
from app.deliveries.schemas import delivery_view
from app.kit.postgres.database import Tx
from app.kit.web.pagination import Page as ListedPage
from app.kit.web.paging import ListPage
from app.kit.web.schema import Flag, Id, Name, View
from app.pages.admin.edits import known, what_differs
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.operations import queries as operations
from app.pages.routing import page_router
from app.webhooks import clearing, queries, service
from app.webhooks.rows import EndpointRecord
from app.webhooks.schemas import (
    ChangeWebhookEndpoint,
    EndpointUrl,
    EventTypes,
    endpoint_view,
)

router = page_router()

# So many of what was sent to it are shown at once.
_DELIVERIES = 20

Shows = Annotated[Page, shows(Capability.ADMINISTER, missing=errors.WebhookEndpointNotFound)]
Acts = Annotated[Page, acts(Capability.ADMINISTER, missing=errors.WebhookEndpointNotFound)]
Tests = Annotated[
    Page,
    acts(
        Capability.ADMINISTER,
        missing=errors.WebhookEndpointNotFound,
        bucket=OF_ENDPOINT_TESTS,
    ),
]
Verb = Callable[[Tx, UUID], Awaitable[View]]


def _all(types: list[str] | None) -> list[str]:
    """None are all."""
    return types or []


class EditEndpoint(ChangeWebhookEndpoint):
    """The form of an endpoint: all of it is told."""

    url: EndpointUrl
    event_types: Annotated[EventTypes | None, AfterValidator(_all)]
    ordered: Flag
    description: Name | None


@router.get("/operations/webhooks")
async def endpoints(page: Shows, part: ListPage) -> Response:
    """Where events go."""
    found = await queries.endpoints(page.context.db, part, None, None)
    return page.show("operations/webhooks.html", endpoints=part.of(endpoint_view, found))


@router.get("/operations/webhooks/{endpoint_id}")
async def endpoint(page: Shows, endpoint_id: Id, part: ListPage) -> Response:
    """One endpoint, and what was sent to it."""
    return await _endpoint(page, endpoint_id, part=part)


@router.get("/operations/webhooks/{endpoint_id}/edit")
async def edit(page: Shows, endpoint_id: Id) -> Response:
    """What can be otherwise."""
    found = page.context.found(await queries.endpoint(page.context.db, endpoint_id))
    return _edit(page, found, known(page, found, EditEndpoint))


@router.post("/operations/webhooks/{endpoint_id}/edit")
async def change(page: Acts, endpoint_id: Id) -> Response:
    """Tell it other events, or at another address."""
    return await _change(
        page, page.context.found(await queries.endpoint(page.context.db, endpoint_id))
    )


@router.post("/operations/webhooks/{endpoint_id}/disable")
async def disable(page: Acts, endpoint_id: Id) -> Response:
    """Tell it of nothing any more; what waits is dropped."""
    return await _act(page, endpoint_id, "disabled", service.disable)


@router.post("/operations/webhooks/{endpoint_id}/enable")
async def enable(page: Acts, endpoint_id: Id) -> Response:
    """Tell it of what happens from now on."""
    await clearing.clear_one(page.context.pool, page.context.now, endpoint_id)
    return await _act(page, endpoint_id, "enabled", service.enable)


@router.post("/operations/webhooks/{endpoint_id}/test")
async def test(page: Tests, endpoint_id: Id) -> Response:
    """Send it an event that is for it alone."""
    return await _act(page, endpoint_id, "tested", service.test)


async def _change(page: Page, found: EndpointRecord) -> Response:
    settings = page.request.app.state.settings

    async def again(given: Given[EditEndpoint]) -> Response:
        return _edit(page, found, given)

    return await page.act(
        EditEndpoint,
        lambda tx, body: service.change(
            tx, found.id, what_differs(body, found, ChangeWebhookEndpoint), settings
        ),
        done="webhook_changed",
        to=f"/operations/webhooks/{found.id}",
        again=again,
    )


async def _act(page: Page, endpoint_id: UUID, what: str, verb: Verb) -> Response:
    return await page.act(
        Nothing,
        lambda tx, _: verb(tx, endpoint_id),
        done=f"webhook_{what}",
        to=f"/operations/webhooks/{endpoint_id}",
        again=lambda given: _endpoint(page, endpoint_id, given=given),
    )


async def _endpoint(
    page: Page,
    endpoint_id: UUID,
    *,
    part: ListedPage | None = None,
    given: Given[Any] = NOTHING,
) -> Response:
    db, path = page.context.db, f"/operations/webhooks/{endpoint_id}"
    found = page.context.found(await queries.endpoint(db, endpoint_id))
    part = part or ListedPage(page.request, _DELIVERIES, None, path=path)
    sent = await deliveries.deliveries(
        db, part, state=None, channel=service.CHANNEL, target_id=endpoint_id, event_id=None,
        newest_first=True,
    )  # fmt: skip
    return page.show(
        "operations/webhook.html",
        status=given.status,
        endpoint=endpoint_view(found),
        sent=part.of(delivery_view, sent),
        parcels=await operations.parcels(db, [one.id for one in sent]),
        given=given,
    )


def _edit(page: Page, found: EndpointRecord, given: Given[Any]) -> Response:
    return page.show(
        "operations/webhook_edit.html",
        status=given.status,
        endpoint=endpoint_view(found),
        types=sorted(CATALOGUE),
        given=given,
    )
