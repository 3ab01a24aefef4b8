"""Moving and cancelling a session at the desk, and who did not come: what it costs whom is shown before."""

from typing import Annotated
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.calendar.intervals import instant_of
from app.kit.postgres.database import Tx
from app.kit.web.schema import Id
from app.pages import forms
from app.pages.admission import Page, acts, shows
from app.pages.costs import Shown, as_shown
from app.pages.desk import session_queries
from app.pages.desk.booking_form import AT, typed_time
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router
from app.sessions import changes, offers, queries, rules, service
from app.sessions.rules import Party
from app.sessions.schemas import (
    CancelSession,
    MoveSession,
    NoShow,
    SessionChanged,
    session_view,
)

router = page_router()

Shows = Annotated[
    Page, shows(Capability.WORK_SESSIONS, owner=queries.owner, missing=errors.SessionNotFound)
]
Acts = Annotated[
    Page, acts(Capability.WORK_SESSIONS, owner=queries.owner, missing=errors.SessionNotFound)
]


class Move(MoveSession, Shown):
    """A move, at no more than the cost that was shown."""


class Cancel(CancelSession, Shown):
    """A cancellation, at no more than the cost that was shown."""


@router.get("/desk/sessions/{session_id}/move")
async def to_move(page: Shows, session_id: Id) -> Response:
    """Where to, who asks, and who holds it then."""
    return await _move(page, session_id, Given())


@router.post("/desk/sessions/{session_id}/move")
async def move(page: Acts, session_id: Id) -> Response:
    """See what it costs, or move it: as the button says."""
    if page.step == "change":
        return await _move(page, session_id, forms.sent(page.fields))
    if page.step == "move":
        return await _do_move(page, session_id)
    return await _try_move(page, session_id)


@router.get("/desk/sessions/{session_id}/cancel")
async def to_cancel(page: Shows, session_id: Id) -> Response:
    """What it would cost, and give back."""
    return await _cancel(page, session_id, Given())


@router.post("/desk/sessions/{session_id}/cancel")
async def cancel(page: Acts, session_id: Id) -> Response:
    """Call it off, at no more than the cost that was shown."""
    return await page.act(
        Cancel,
        lambda tx, body: _cancelled(tx, page.context.owner_id, session_id, body),
        done="cancelled_at_desk",
        to=f"/desk/sessions/{session_id}",
        again=lambda given: _cancel(page, session_id, given),
    )


@router.get("/desk/sessions/{session_id}/no-show")
async def to_miss(page: Shows, session_id: Id) -> Response:
    """Who did not come, and what that costs."""
    return await _missed(page, session_id)


@router.post("/desk/sessions/{session_id}/no-show")
async def no_show(page: Acts, session_id: Id) -> Response:
    """Record who did not come."""
    return await page.act(
        NoShow,
        lambda tx, body: service.no_show(tx, page.context.owner_id, session_id, body),
        done="no_show",
        to="/desk",
        again=lambda given: _missed(page, session_id, given),
    )


async def _do_move(page: Page, session_id: UUID) -> Response:
    return await page.act(
        Move,
        lambda tx, body: _moved(tx, page.context.owner_id, session_id, body),
        done="moved_at_desk",
        to=f"/desk/sessions/{session_id}",
        again=lambda given: _move(page, session_id, given),
    )


async def _try_move(page: Page, session_id: UUID) -> Response:
    if page.step.startswith(AT):
        page.fields = {**page.fields, "starts_at": [page.step.removeprefix(AT)]}
    return await page.try_out(
        MoveSession,
        lambda tx, body: changes.move(tx, page.context.owner_id, session_id, body),
        shown=lambda given, seen: _seen(page, session_id, given, seen),
        again=lambda given: _move(page, session_id, given),
    )


async def _moved(tx: Tx, customer_id: UUID, session_id: UUID, body: Move) -> SessionChanged:
    return as_shown(await changes.move(tx, customer_id, session_id, body), body)


async def _cancelled(tx: Tx, customer_id: UUID, session_id: UUID, body: Cancel) -> SessionChanged:
    return as_shown(await service.cancel(tx, customer_id, session_id, body), body)


async def _move(page: Page, session_id: UUID, given: Given[MoveSession] | Given[Move]) -> Response:
    """The form; where its time is taken, with the next free ones."""
    context, zone = page.context, page.visitor.time_zone
    found = context.found(await session_queries.session(context.db, session_id, context.now))
    session = session_view(found.session, context.now)
    known = {"starts_at": typed_time(session.starts_at, zone)}
    times = {}
    taken = isinstance(given.refused, errors.SlotTaken | errors.TechnicianNotWorking)
    if taken and given.body is not None:
        free = [
            instant_of(one.start) for one in await offers.for_move(context, session_id, given.body)
        ]
        times = {typed_time(one, zone): one for one in free}
    return page.show(
        "desk/session_move.html",
        status=given.status,
        found=found,
        session=session,
        can="reschedule" in rules.TRANSITIONS[session.status]
        and not rules.has_begun(session.status, session.starts_at, context.now),
        cost_minutes=rules.move_penalty(
            session.starts_at, context.now, Party.CUSTOMER, session.status, found.session.terms
        ),
        given=given if given.typed else Given(known),
        next_times=times,
        at=AT,
    )


async def _seen(
    page: Page, session_id: UUID, given: Given[MoveSession], seen: SessionChanged
) -> Response:
    context = page.context
    found = context.found(await session_queries.session(context.db, session_id, context.now))
    names = {one.id: one.name for one in (*found.able, *found.technicians)}
    assert given.body is not None
    return page.show(
        "desk/session_move_to.html",
        found=found,
        session=session_view(found.session, context.now),
        moved=seen,
        asked_by=given.body.asked_by,
        technicians=[names[one] for one in seen.session.technician_ids if one in names],
        given=given,
    )


async def _cancel(page: Page, session_id: UUID, given: Given[Cancel]) -> Response:
    context = page.context
    found = context.found(await session_queries.session(context.db, session_id, context.now))
    session = session_view(found.session, context.now)
    asked = (session.starts_at, context.now, Party.CUSTOMER, session.status, found.session.terms)
    return page.show(
        "desk/session_cancel.html",
        status=given.status,
        found=found,
        session=session,
        can="cancel" in rules.TRANSITIONS[session.status],
        cost_minutes=rules.cancellation_penalty(*asked),
        given=given,
    )


async def _missed(page: Page, session_id: UUID, given: Given = NOTHING) -> Response:  # type: ignore[type-arg]
    context = page.context
    found = context.found(await session_queries.session(context.db, session_id, context.now))
    one = found.session
    return page.show(
        "desk/session_missed.html",
        status=given.status,
        found=found,
        session=session_view(one, context.now),
        can="no-show" in rules.TRANSITIONS[one.status]
        and rules.has_begun(one.status, one.starts_at, context.now),
        cost_minutes=rules.no_show_penalty(Party.CUSTOMER, one.terms),
        given=given,
    )
