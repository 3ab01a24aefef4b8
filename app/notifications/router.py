"""The event feed."""

from functools import partial
from typing import Annotated, Literal

from fastapi import Path, Query

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads
from app.kit.events import outbox
from app.kit.events.feeds import FeedPage
from app.kit.events.outbox import Narrowed
from app.kit.web.forms import Form
from app.kit.web.routing import Router
from app.kit.web.schema import Id
from app.notifications.answers import STREAM, EventStream, Place, StreamsHere
from app.notifications.schemas import EventFeed, ExpandedEvent, event_view, expanded_event
from app.notifications.subjects import Subjects

router = Router(prefix="/v1", tags=["feeds"])

EventId = Annotated[Id, Path(examples=[examples.EVENT])]
EventType = Annotated[
    str, Form("^[a-z_]{1,60}\\.[a-z_]{1,60}$", "A type of event such as session.moved.")
]
OfTypes = Annotated[
    list[EventType] | None,
    Query(alias="type", max_length=20, description="Any of these: one parameter for each."),
]
Expand = Annotated[
    Literal["subject"] | None,
    Query(description="`subject`: with what it happened to, as this key may see it."),
]
ReadEvents = Annotated[
    RequestContext, reads(Capability.READ_EVENT_FEED, missing=errors.EventNotFound)
]


@router.get("/events")
async def event_feed(
    context: ReadEvents,
    feed: FeedPage,
    customer_id: Id | None = None,
    kind: OfTypes = None,
) -> EventFeed:
    """Every change of state by position: nothing is skipped, nothing emitted changes.

    Continue with `resume_cursor` whenever you like; with `wait` an empty page is answered when it is
    empty no more.
    """
    wanted = Narrowed(customer_id, kind)
    shown = await feed.read(wanted, partial(outbox.page, context.db, narrowed=wanted))
    return EventFeed(
        items=[event_view(event) for event in shown.items],
        next_cursor=shown.next_cursor,
        resume_cursor=shown.resume_cursor,
    )


@router.get("/events/stream", response_class=EventStream, **STREAM)
async def stream_events(
    context: ReadEvents,
    streams: StreamsHere,
    place: Place,
    customer_id: Id | None = None,
    kind: OfTypes = None,
) -> EventStream:
    """The feed of events as server-sent events: what comes, within a moment of its commit.

    Each `id` is a cursor, of the feed too: connect again with it as `Last-Event-ID`, and nothing is missed or
    comes twice. A comment every 15 seconds shows that the connection lives.
    """
    follower = await streams.follow(Narrowed(customer_id, kind), place, context.actor.key_id)
    return EventStream(streams, follower, streams.frames(follower))


@router.get("/events/{event_id:id}", response_model_exclude_unset=True)
async def read_event(
    context: ReadEvents, event_id: EventId, subjects: Subjects, expand: Expand = None
) -> ExpandedEvent:
    """One event. It is visible once a feed or the worker has given it its position."""
    await outbox.number_committed(context.pool)
    event = context.found(await outbox.find(context.db, event_id))
    if expand is None:
        return ExpandedEvent(**dict(event_view(event)))
    return expanded_event(event, await subjects.read(event.subject_type, event.subject_id))
