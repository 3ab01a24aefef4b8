"""Routes of invitations and calendar feeds."""

import hashlib
from datetime import datetime
from typing import Annotated

from fastapi import Header, Path, Query, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import Keyless, reads, writes
from app.invitations import queries, service
from app.invitations.planned import PlannedSession, Provider, invitation_method
from app.invitations.schemas import CalendarFeedView, MadeCalendarFeed, NewCalendarFeed, feed_view
from app.kit.web import contract
from app.kit.web.files import is_unchanged
from app.kit.web.paging import ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf
from app.sessions import queries as sessions

router = Router(tags=["calendars"])

ForTechnician = Annotated[
    Id | None, Query(description="Whose invitation it is; by default, of all who take part.")
]
SessionId = Annotated[Id, Path(examples=[examples.SESSION])]
FeedId = Annotated[Id, Path(examples=[examples.CALENDAR_FEED])]
Secret = Annotated[
    str,
    Path(
        description="The secret part of the address that the feed was made with.",
        json_schema_extra={"pattern": "^[A-Za-z0-9_-]{43}$"},
    ),
]
IfNoneMatch = Annotated[
    str | None,
    Header(alias="If-None-Match", max_length=1000, description="The ETag seen; if it holds, 304."),
]

ReadSession = Annotated[
    RequestContext, reads(Capability.READ, owner=sessions.owner, missing=errors.SessionNotFound)
]
ListFeeds = Annotated[RequestContext, reads(Capability.READ)]
MakeFeed = Annotated[RequestContext, writes(Capability.SUBSCRIBE_CALENDARS)]
ReadFeed = Annotated[
    RequestContext, reads(Capability.READ, owner=queries.owner, missing=errors.CalendarFeedNotFound)
]
RevokeFeed = Annotated[
    RequestContext,
    writes(
        Capability.SUBSCRIBE_CALENDARS, owner=queries.owner, missing=errors.CalendarFeedNotFound
    ),
]


class Calendar(Response):
    """An iCalendar object."""

    media_type = "text/calendar"


@router.get(
    "/v1/sessions/{session_id}/invitation.ics",
    response_class=Calendar,
    responses={200: {"headers": contract.header("ETag")}},
)
async def read_invitation(
    context: ReadSession, session_id: SessionId, technician_id: ForTechnician = None
) -> Response:
    """The session as an iCalendar message: `REQUEST`, or `CANCEL` once it is cancelled or lapsed.

    To a technician who was taken off it, it is a `CANCEL` in any case.
    """
    session = context.found(
        await service.invited(context.db, session_id, technician_id, context.now)
    )
    company = await queries.company(context.db)
    return attachment(session, company, context.now)


@router.get("/v1/calendar-feeds")
async def list_calendar_feeds(
    context: ListFeeds,
    page: ListPage,
    customer_id: Id | None = None,
    technician_id: Id | None = None,
) -> PageOf[CalendarFeedView]:
    """Feeds in the order they were made, without their addresses; a technician's key sees its own."""
    customer_id, own = context.own(customer_id), context.actor.technician_id
    feeds = await queries.feeds(context.db, page, own, customer_id, technician_id)
    return page.of(feed_view, feeds)


@router.post("/v1/calendar-feeds", status_code=201, response_model=MadeCalendarFeed)
async def make_calendar_feed(context: MakeFeed, body: NewCalendarFeed) -> Response:
    """Make a feed. Its address is in this answer only: a replay is 409 `secret_already_shown`."""
    return await context.create(
        lambda tx: service.make(tx, body), location="/v1/calendar-feeds", secret=True
    )


@router.get("/v1/calendar-feeds/{feed_id}")
async def read_calendar_feed(context: ReadFeed, feed_id: FeedId) -> CalendarFeedView:
    """One feed, without its address."""
    feed = await queries.feed(context.db, feed_id, context.actor.technician_id)
    return feed_view(context.found(feed))


@router.post("/v1/calendar-feeds/{feed_id}/revoke", response_model=CalendarFeedView)
async def revoke_calendar_feed(context: RevokeFeed, feed_id: FeedId) -> Response:
    """End a feed: there is nothing at its address any more."""
    return await context.write(lambda tx: service.revoke(tx, feed_id))


@router.get(
    "/calendars/{secret}.ics",
    response_class=Calendar,
    responses={
        200: {"headers": contract.header("ETag")},
        304: {"description": "Unchanged since the ETag.", "headers": contract.header("ETag")},
    },
)
async def read_calendar(
    visit: Keyless, secret: Secret, if_none_match: IfNoneMatch = None
) -> Response:
    """The calendar at a secret address, for programs that subscribe to calendars: no key is asked."""
    calendar = await service.publish(visit.db, secret, visit.now)
    return _published(calendar, if_none_match)


def attachment(session: PlannedSession, company: Provider, now: datetime) -> Response:
    """The invitation to a session as a file, made at ``now``."""
    # It takes a while, and few ask for one.
    from app.invitations.ics import invitation

    method = invitation_method(session.status)
    headers = {
        "Content-Disposition": f'attachment; filename="session-{session.id}.ics"',
        # Weak (RFC 9110 §8.8.1): the same version has a fresh stamp each time.
        "ETag": f'W/"v{session.sequence + 1}"',
    }
    return Calendar(
        invitation(session, company, now),
        headers=headers,
        media_type=f"text/calendar; charset=utf-8; method={method}",
    )


def _published(calendar: bytes, if_none_match: str | None) -> Response:
    etag = f'"{hashlib.sha256(calendar).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, max-age=900"}
    return (
        Calendar(status_code=304, headers=headers)
        if is_unchanged(etag, if_none_match)
        else Calendar(calendar, headers=headers)
    )
