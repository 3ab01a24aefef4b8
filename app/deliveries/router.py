"""Routes of deliveries: what is on its way, what was set aside, and why."""

from typing import Annotated

from fastapi import Path, Query, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.deliveries import queries, service
from app.deliveries.rules import DeliveryChannel, DeliveryState
from app.deliveries.schemas import AttemptView, DeliveryView, attempt_view, delivery_view
from app.kit.web.paging import AnyOf, ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf

router = Router(prefix="/v1", tags=["deliveries"])

DeliveryId = Annotated[Id, Path(examples=[examples.DELIVERY])]
DroppedId = Annotated[Id, Path(examples=[examples.DROPPED_DELIVERY])]
Read = Annotated[RequestContext, reads(Capability.ADMINISTER, missing=errors.DeliveryNotFound)]
Retry = Annotated[RequestContext, writes(Capability.ADMINISTER, missing=errors.DeliveryNotFound)]
Receiver = Annotated[
    Id | None, Query(description="An endpoint, a contact, a technician: who receives it.")
]
Way = Annotated[DeliveryChannel | None, Query(description="By which way.")]


@router.get("/deliveries")
async def list_deliveries(
    context: Read,
    page: ListPage,
    state: AnyOf[DeliveryState] = None,
    channel: Way = None,
    target_id: Receiver = None,
    event_id: Id | None = None,
) -> PageOf[DeliveryView]:
    """What leaves the house, in the order it was queued; `state=failed` is what was set aside.

    What was delivered is kept for 30 days, what was set aside or dropped for 90.
    """
    found = await queries.deliveries(
        context.db, page, state=state, channel=channel, target_id=target_id, event_id=event_id
    )
    return page.of(delivery_view, found)


@router.get("/deliveries/{delivery_id}")
async def read_delivery(context: Read, delivery_id: DeliveryId) -> DeliveryView:
    """One delivery."""
    return delivery_view(context.found(await queries.delivery(context.db, delivery_id)))


@router.get("/deliveries/{delivery_id}/attempts")
async def list_attempts(
    context: Read, delivery_id: DeliveryId, page: ListPage
) -> PageOf[AttemptView]:
    """The attempts of one delivery, the first one first."""
    context.found(await queries.delivery(context.db, delivery_id))
    found = await queries.attempts(context.db, page, delivery_id)
    return page.of(attempt_view, found, "started_at", "delivery_id")


@router.post("/deliveries/{delivery_id}/retry", response_model=DeliveryView)
async def retry_delivery(context: Retry, delivery_id: DroppedId) -> Response:
    """Try what was set aside or dropped again, now, and as often as a fresh one. Its attempts are kept."""
    return await context.write(lambda tx: service.retry(tx, delivery_id))
