"""That something changed which a page shows: its script then reads the page again."""

from typing import Annotated

from fastapi import Query
from sse_starlette import EventSourceResponse

from app.access.permissions import Capability
from app.catalogue.catalogue import CATALOGUE
from app.kit.events.outbox import Narrowed
from app.kit.web import pagination
from app.kit.web.forms import Form
from app.notifications.answers import EventStream, StreamsHere
from app.pages.admission import HEADERS, Page, shows
from app.pages.routing import page_router

router = page_router()

Family = Annotated[
    str, Form("^[a-z_]{1,60}$", "The first word of types of events, such as ticket.")
]
About = Annotated[list[Family], Query(min_length=1, max_length=10)]


@router.get("/live")
async def live(
    page: Annotated[Page, shows(Capability.READ)], streams: StreamsHere, about: About
) -> EventSourceResponse:
    """One word whenever something happened that is about these: to a customer of its own things."""
    types = [name for name in CATALOGUE if name.partition(".")[0] in about]
    wanted = Narrowed(page.visitor.customer_id, types)
    from_now = pagination.Page(page.request, 0, None)
    follower = await streams.follow(wanted, from_now, page.visitor.id)
    return EventStream(streams, follower, streams.changes(follower), HEADERS)
