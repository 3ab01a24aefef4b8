"""Routes of endpoints that are told of events; an admin's only."""

from typing import Annotated

from fastapi import Depends, Path, Request, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.limits import OF_ENDPOINT_TESTS
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.kit.web.paging import ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf
from app.settings import Settings
from app.webhooks import clearing, queries, service
from app.webhooks.rules import EndpointStatus
from app.webhooks.schemas import (
    ChangeWebhookEndpoint,
    MadeWebhookEndpoint,
    NewWebhookEndpoint,
    Redeliver,
    RedeliveryView,
    RotateSecret,
    WebhookEndpointView,
    WebhookTestView,
    endpoint_view,
)

router = Router(prefix="/v1", tags=["webhooks"])

EndpointId = Annotated[Id, Path(examples=[examples.WEBHOOK_ENDPOINT])]
DisabledId = Annotated[Id, Path(examples=[examples.DISABLED_ENDPOINT])]
Read = Annotated[
    RequestContext, reads(Capability.ADMINISTER, missing=errors.WebhookEndpointNotFound)
]
Write = Annotated[
    RequestContext, writes(Capability.ADMINISTER, missing=errors.WebhookEndpointNotFound)
]
Change = Annotated[
    RequestContext,
    writes(Capability.ADMINISTER, missing=errors.WebhookEndpointNotFound, versioned=True),
]
Test = Annotated[
    RequestContext,
    writes(Capability.ADMINISTER, missing=errors.WebhookEndpointNotFound, bucket=OF_ENDPOINT_TESTS),
]


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


House = Annotated[Settings, Depends(_settings)]


@router.get("/webhook-endpoints")
async def list_webhook_endpoints(
    context: Read,
    page: ListPage,
    status: EndpointStatus | None = None,
    customer_id: Id | None = None,
) -> PageOf[WebhookEndpointView]:
    """Endpoints in the order they were made, without their secrets."""
    found = await queries.endpoints(context.db, page, status, customer_id)
    return page.of(endpoint_view, found)


@router.post("/webhook-endpoints", status_code=201, response_model=MadeWebhookEndpoint)
async def create_webhook_endpoint(
    context: Write, body: NewWebhookEndpoint, house: House
) -> Response:
    """Have events sent somewhere. The secret is in this answer only.

    A replay is 409 `secret_already_shown`: rotate it then.
    """
    return await context.create(
        lambda tx: service.create(tx, body, house), location="/v1/webhook-endpoints", secret=True
    )


@router.get("/webhook-endpoints/{endpoint_id}", response_model=WebhookEndpointView)
async def read_webhook_endpoint(context: Read, endpoint_id: EndpointId) -> Response:
    """One endpoint, without its secret. What became of events is at `GET /v1/deliveries?target_id=`."""
    return context.show(
        endpoint_view(context.found(await queries.endpoint(context.db, endpoint_id)))
    )


@router.patch("/webhook-endpoints/{endpoint_id}", response_model=WebhookEndpointView)
async def change_webhook_endpoint(
    context: Change, endpoint_id: EndpointId, body: ChangeWebhookEndpoint, house: House
) -> Response:
    """Change an endpoint. What waits goes to the new address, at once and whatever its pause was."""
    return await context.write(lambda tx: service.change(tx, endpoint_id, body, house))


@router.post("/webhook-endpoints/{endpoint_id}/disable", response_model=WebhookEndpointView)
async def disable_webhook_endpoint(context: Change, endpoint_id: EndpointId) -> Response:
    """Tell it of nothing any more. What waits is dropped; once it is enabled, a time can be redelivered."""
    return await context.write(lambda tx: service.disable(tx, endpoint_id))


@router.post("/webhook-endpoints/{endpoint_id}/enable", response_model=WebhookEndpointView)
async def enable_webhook_endpoint(context: Change, endpoint_id: DisabledId) -> Response:
    """Tell it of what happens from now on; what happened meanwhile is sent by `redeliver`."""
    await clearing.clear_one(context.pool, context.now, endpoint_id)
    return await context.write(lambda tx: service.enable(tx, endpoint_id))


@router.post("/webhook-endpoints/{endpoint_id}/rotate-secret", response_model=MadeWebhookEndpoint)
async def rotate_webhook_secret(
    context: Change, endpoint_id: EndpointId, body: RotateSecret, house: House
) -> Response:
    """Give it a fresh secret, shown in this answer only. For a while webhooks are signed by both.

    A replay is 409 `secret_already_shown`: rotate again, the secret that the receiver has still counts.
    """
    return await context.write(lambda tx: service.rotate(tx, endpoint_id, body, house), secret=True)


@router.post("/webhook-endpoints/{endpoint_id}/test", response_model=WebhookTestView)
async def test_webhook_endpoint(context: Test, endpoint_id: EndpointId) -> Response:
    """Send `webhook_endpoint.tested` to this endpoint only, whatever it is told of, also while disabled.

    Ten times at once, and then once a minute, by everybody together.
    """
    return await context.write(lambda tx: service.test(tx, endpoint_id))


@router.post("/webhook-endpoints/{endpoint_id}/redeliver", response_model=RedeliveryView)
async def redeliver_to_webhook_endpoint(
    context: Write, endpoint_id: EndpointId, body: Redeliver
) -> Response:
    """Send one event, or all of a time that it is told of, again: with their ids, whatever became of them.

    At most 10,000 by one request; the answer says whether that was all.
    """
    return await context.write(lambda tx: service.redeliver(tx, endpoint_id, body))
