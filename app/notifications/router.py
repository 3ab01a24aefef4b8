"""The event feed."""

from typing import Annotated

from fastapi import Path

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads
from app.kit import outbox
from app.kit.pagination import ListPage
from app.kit.routing import Router
from app.kit.schema import Id
from app.notifications.schemas import EventFeed, EventView, event_view

router = Router(prefix="/v1", tags=["feeds"])

EventId = Annotated[Id, Path(examples=[examples.EVENT])]
ReadEvents = Annotated[
    RequestContext, reads(Capability.READ_EVENT_FEED, missing=errors.EventNotFound)
]


@router.get("/events")
async def event_feed(context: ReadEvents, page: ListPage) -> EventFeed:
    """Every change of state by position: nothing is skipped, nothing emitted changes.

    Continue with `resume_cursor` whenever you like.
    """
    after = int(page.after[0]) if page.after else 0
    await outbox.number_committed(context.pool)
    events = await outbox.page(context.db, after, page.limit + 1)
    shown = events[: page.limit]
    resume = page.sign([shown[-1].position if shown else after])
    return EventFeed(
        items=[event_view(event) for event in shown],
        next_cursor=resume if len(events) > len(shown) else None,
        resume_cursor=resume,
    )


@router.get("/events/{event_id}")
async def read_event(context: ReadEvents, event_id: EventId) -> EventView:
    """One event. It is visible once a feed or the worker has given it its position."""
    await outbox.number_committed(context.pool)
    return event_view(context.found(await outbox.find(context.db, event_id)))
