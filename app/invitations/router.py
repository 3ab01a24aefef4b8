"""Routes of invitations and calendar feeds."""

import hashlib
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Path, Response

from app import errors, examples
from app.invitations import ics, queries, service
from app.invitations.schemas import CalendarFeedView, MadeCalendarFeed, NewCalendarFeed
from app.kit.access import ALL, Keyless, reads, writes
from app.kit.calls import Call
from app.kit.identity import Role
from app.kit.pagination import ListPage
from app.kit.schema import PageOf
from app.sessions import queries as sessions

router = APIRouter(tags=["calendars"])

SessionId = Annotated[UUID, Path(examples=[examples.SESSION])]
FeedId = Annotated[UUID, Path(examples=[examples.CALENDAR_FEED])]
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

_MAKERS = (Role.CUSTOMER, Role.TECHNICIAN, Role.LEAD, Role.ADMIN)
ReadSession = Annotated[Call, reads(*ALL, owner=sessions.owner, missing=errors.SessionNotFound)]
ListFeeds = Annotated[Call, reads(*ALL)]
MakeFeed = Annotated[Call, writes(*_MAKERS)]
ReadFeed = Annotated[Call, reads(*ALL, owner=queries.owner, missing=errors.CalendarFeedNotFound)]
RevokeFeed = Annotated[
    Call, writes(*_MAKERS, owner=queries.owner, missing=errors.CalendarFeedNotFound)
]


class Calendar(Response):
    """An iCalendar object."""

    media_type = "text/calendar"


@router.get("/v1/sessions/{session_id}/invitation.ics", response_class=Calendar)
async def read_invitation(call: ReadSession, session_id: SessionId) -> Response:
    """The session as an iCalendar message: `REQUEST`, or `CANCEL` once it is cancelled or lapsed."""
    session = await queries.invited(call.db, session_id, call.now)
    if session is None:
        raise errors.SessionNotFound()
    company = await queries.company(call.db)
    return _attachment(session, ics.invitation(session, company, call.now))


@router.get("/v1/calendar-feeds")
async def list_calendar_feeds(
    call: ListFeeds,
    page: ListPage,
    customer_id: UUID | None = None,
    technician_id: UUID | None = None,
) -> PageOf[CalendarFeedView]:
    """Feeds in the order they were made, without their addresses; a technician's key sees its own."""
    customer_id, own = call.own(customer_id), call.actor.technician_id
    rows = await queries.feeds(call.db, page, own, customer_id, technician_id)
    return page.of(lambda row: CalendarFeedView(**row), rows)


@router.post("/v1/calendar-feeds", status_code=201, response_model=MadeCalendarFeed)
async def make_calendar_feed(call: MakeFeed, body: NewCalendarFeed) -> Response:
    """Make a feed. Its address is in this answer only: a replay is 409 `secret_already_shown`."""
    return await call.create(
        lambda tx: service.make(tx, body), location="/v1/calendar-feeds", secret=True
    )


@router.get("/v1/calendar-feeds/{feed_id}")
async def read_calendar_feed(call: ReadFeed, feed_id: FeedId) -> CalendarFeedView:
    """One feed, without its address."""
    row = await queries.feed(call.db, feed_id, call.actor.technician_id)
    if row is None:
        raise errors.CalendarFeedNotFound()
    return CalendarFeedView(**row)


@router.post("/v1/calendar-feeds/{feed_id}/revoke", response_model=CalendarFeedView)
async def revoke_calendar_feed(call: RevokeFeed, feed_id: FeedId) -> Response:
    """End a feed: there is nothing at its address any more."""
    return await call.write(lambda tx: service.revoke(tx, feed_id))


@router.get(
    "/calendars/{secret}.ics",
    response_class=Calendar,
    responses={304: {"description": "Unchanged since the ETag."}},
)
async def read_calendar(
    visit: Keyless, secret: Secret, if_none_match: IfNoneMatch = None
) -> Response:
    """The calendar at a secret address, for programs that subscribe to calendars: no key is asked."""
    calendar = await service.publish(visit.db, secret, visit.now)
    return _subscribed(calendar, if_none_match)


def _attachment(session: ics.Planned, invitation: bytes) -> Response:
    method = ics.invitation_method(session.status)
    headers = {
        "Content-Disposition": f'attachment; filename="session-{session.id}.ics"',
        # Weak (RFC 9110 §8.8.1): the same version has a fresh stamp each time.
        "ETag": f'W/"v{session.sequence + 1}"',
    }
    return Calendar(
        invitation, headers=headers, media_type=f"text/calendar; charset=utf-8; method={method}"
    )


def _subscribed(calendar: bytes, if_none_match: str | None) -> Response:
    etag = f'"{hashlib.sha256(calendar).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, max-age=900"}
    # A proxy that compresses makes the tag weak; comparing takes both for one (RFC 9110 §13.1.2).
    seen = {tag.strip().removeprefix("W/") for tag in (if_none_match or "").split(",")}
    return (
        Calendar(status_code=304, headers=headers)
        if seen & {etag, "*"}
        else Calendar(calendar, headers=headers)
    )
