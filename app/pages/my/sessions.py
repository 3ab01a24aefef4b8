"""The customer's sessions: what is to come and what was, one of them, and calling it off."""

from typing import Annotated
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.invitations import queries as invitations
from app.invitations.router import attachment
from app.kit.postgres.database import Tx
from app.kit.web.schema import Id
from app.pages.admission import HEADERS, Page, acts, shows
from app.pages.costs import as_shown, missing_credit
from app.pages.forms import Given
from app.pages.my import session_queries
from app.pages.my.changes import Cancel, choices, own
from app.pages.my.session_queries import PAST_AT_ONCE
from app.pages.routing import page_router
from app.sessions import queries, service
from app.sessions.schemas import SessionChanged, session_view

router = page_router()

Shows = Annotated[Page, shows(Capability.READ)]
ShowsOne = Annotated[
    Page, shows(Capability.READ, owner=queries.owner, missing=errors.SessionNotFound)
]
ShowsChange = Annotated[
    Page, shows(Capability.MOVE_SESSIONS, owner=queries.owner, missing=errors.SessionNotFound)
]
Changes = Annotated[
    Page, acts(Capability.MOVE_SESSIONS, owner=queries.owner, missing=errors.SessionNotFound)
]


@router.get("/my/sessions")
async def sessions(page: Shows, before: Id | None = None) -> Response:
    """What is to come, and what was: of that so much at once, behind the session ``before``."""
    context, customer_id = page.context, page.own_customer()
    coming = await session_queries.coming(context.db, customer_id, context.now)
    past = await session_queries.past(context.db, customer_id, context.now, before)
    return page.show(
        "my/sessions.html", coming=[(one, session_view(one.session, page.context.now)) for one in coming],
        past=past[:PAST_AT_ONCE], more=len(past) > PAST_AT_ONCE, is_first=before is None,
    )  # fmt: skip


@router.get("/my/sessions/{session_id}")
async def session(page: ShowsOne, session_id: Id) -> Response:
    """One session: when, who, where, what it needs, and what a change of it costs now."""
    found, now = await own(page, session_id), page.context.now
    return page.show(
        "my/session.html",
        own=found,
        missing=await missing_credit(page.context.db, found.session, now),
        session=session_view(found.session, now),
        choices=choices(found.session, now),
    )


@router.get("/my/sessions/{session_id}/invitation.ics")
async def invitation(page: ShowsOne, session_id: Id) -> Response:
    """The session for a calendar."""
    context = page.context
    found = await invitations.invited_session(context.db, session_id, context.now)
    company = await invitations.company(context.db)
    session = context.found(found)
    response = attachment(session, company, context.now)
    response.headers.update(HEADERS)
    return response


@router.get("/my/sessions/{session_id}/cancel")
async def before_cancel(page: ShowsChange, session_id: Id) -> Response:
    """What calling it off would cost, and give back."""
    return await _before_cancel(page, session_id, Given(body=Cancel()))


@router.post("/my/sessions/{session_id}/cancel")
async def cancel(page: Changes, session_id: Id) -> Response:
    """Call it off, at no more than the cost that was shown."""
    customer_id = page.own_customer()
    return await page.act(
        Cancel,
        lambda tx, body: _cancel(tx, customer_id, session_id, body),
        done="cancelled",
        to=f"/my/sessions/{session_id}",
        again=lambda given: _before_cancel(page, session_id, given),
    )


async def _cancel(tx: Tx, customer_id: UUID, session_id: Id, body: Cancel) -> SessionChanged:
    return as_shown(await service.cancel(tx, customer_id, session_id, body), body)


async def _before_cancel(page: Page, session_id: Id, given: Given[Cancel]) -> Response:
    found, now = await own(page, session_id), page.context.now
    return page.show(
        "my/session_cancel.html",
        status=given.status,
        own=found,
        session=session_view(found.session, now),
        choices=choices(found.session, now),
        given=given,
    )
