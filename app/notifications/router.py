"""The event feed."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path

from app import errors, examples
from app.kit import outbox
from app.kit.access import reads
from app.kit.calls import Call
from app.kit.identity import Role
from app.kit.pagination import ListPage
from app.notifications.schemas import EventFeed, EventView

router = APIRouter(prefix="/v1", tags=["feeds"])

EventId = Annotated[UUID, Path(examples=[examples.EVENT])]
ReadEvents = Annotated[
    Call, reads(Role.LEAD, Role.FINANCE, Role.ADMIN, missing=errors.EventNotFound)
]


@router.get("/events")
async def event_feed(call: ReadEvents, page: ListPage) -> EventFeed:
    """Every change of state by position: nothing is skipped, nothing emitted changes.

    Continue with `resume_cursor` whenever you like.
    """
    after = int(page.after[0]) if page.after else 0
    await outbox.number_committed(call.db)
    rows = await outbox.page(call.db, after, page.limit + 1)
    shown = rows[: page.limit]
    resume = page.sign([shown[-1]["position"] if shown else after])
    return EventFeed(
        items=[EventView(**row) for row in shown],
        next_cursor=resume if len(rows) > len(shown) else None,
        resume_cursor=resume,
    )


@router.get("/events/{event_id}")
async def read_event(call: ReadEvents, event_id: EventId) -> EventView:
    """One event. It is visible once a feed or the worker has given it its position."""
    await outbox.number_committed(call.db)
    row = await outbox.find(call.db, event_id)
    if row is None:
        raise errors.EventNotFound()
    return EventView(**row)
