"""Moving a customer's session: a week's free times, and what the chosen one costs before it is taken."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.availability.rules import Need
from app.availability.slots import Wanted
from app.kit.postgres.database import Tx
from app.kit.web.schema import WHOLE, Day, Id, Instant, YesNo
from app.pages import forms
from app.pages.admission import Page, acts, shows
from app.pages.costs import as_shown
from app.pages.forms import Given
from app.pages.my import session_queries, weeks
from app.pages.my.changes import Move, choices, own
from app.pages.my.session_queries import OwnSession
from app.pages.my.weeks import Times, Week, times_of, week_of, zone_of
from app.pages.routing import page_router
from app.sessions import changes, offers, queries
from app.sessions.rows import SessionRecord
from app.sessions.schemas import MAX_TECHNICIANS, SessionChanged, session_view

router = page_router()

ShowsChange = Annotated[
    Page, shows(Capability.MOVE_SESSIONS, owner=queries.owner, missing=errors.SessionNotFound)
]
Changes = Annotated[
    Page, acts(Capability.MOVE_SESSIONS, owner=queries.owner, missing=errors.SessionNotFound)
]
Technicians = Annotated[int | None, Query(ge=1, le=MAX_TECHNICIANS), WHOLE]


@router.get("/my/sessions/{session_id}/move")
async def times(
    page: ShowsChange, session_id: Id, week: Day | None = None, anybody: YesNo = False
) -> Response:
    """The free times of a week: of the session's own technicians, or of anybody who knows the work."""
    found = await own(page, session_id)
    return await _times(page, found, week, anybody=anybody)


@router.get("/my/sessions/{session_id}/move/to")
async def before_move(
    page: ShowsChange,
    session_id: Id,
    starts_at: Instant,  # noqa: ARG001  read as the form that it fills in
    technicians_needed: Technicians = None,  # noqa: ARG001
) -> Response:
    """What moving it there means and costs."""
    chosen = {name: [text] for name, text in page.request.query_params.items()}
    return await _before_move(page, session_id, forms.read(chosen, Move))


@router.post("/my/sessions/{session_id}/move")
async def move(page: Changes, session_id: Id) -> Response:
    """Move it, at no more than the cost that was shown."""
    customer_id = page.own_customer()
    return await page.act(
        Move,
        lambda tx, body: _move(tx, customer_id, session_id, body),
        done="moved",
        to=f"/my/sessions/{session_id}",
        again=lambda given: _before_move(page, session_id, given),
    )


async def _move(tx: Tx, customer_id: UUID, session_id: UUID, body: Move) -> SessionChanged:
    return as_shown(await changes.move(tx, customer_id, session_id, body), body)


async def _times(page: Page, found: OwnSession, asked: date | None, *, anybody: bool) -> Response:
    session, now = found.session, page.context.now
    can = choices(session, now)
    week = week_of(asked or session.starts_at.astimezone(zone_of(page)).date(), page)
    if can.move:
        week = await _filled(page, session, week, anybody=anybody)
    return page.show(
        "my/session_move.html",
        own=found,
        session=session_view(session, now),
        choices=can,
        week=week,
        anybody=anybody,
    )


async def _filled(page: Page, session: SessionRecord, week: Week, *, anybody: bool) -> Week:
    """The week with the times for the session: of its own technicians, or of anybody."""
    need = Need(session.estimated_minutes, len(session.technician_ids))
    technicians = None if anybody else session.technician_ids
    wanted = Wanted(
        *weeks.span_of(week, page), need, session.category, session.language, technicians
    )
    return await weeks.filled(page, week, wanted)


async def _before_move(page: Page, session_id: UUID, given: Given[Move]) -> Response:
    """What a move would do, by a dry run; or what stands in its way, and which times are free."""
    context = page.context
    found, chosen = await own(page, session_id), forms.sound(given, Move)
    if chosen is None:
        return page.lead(f"/my/sessions/{session_id}/move")
    moved: SessionChanged | None = None
    hindrance: errors.DomainError | None = None
    next_times: Times = {}
    try:
        moved = await page.preview(
            lambda tx: changes.move(tx, context.owner_id, session_id, chosen)
        )
    except (errors.SlotTaken, errors.TechnicianNotWorking) as taken:
        hindrance = taken
        next_times = times_of(await offers.for_move(context, session_id, chosen))
    except errors.DomainError as refused:
        hindrance = refused
    refusals = {one.code: one for one in (given.refused, hindrance) if one is not None}
    return page.show(
        "my/session_move_to.html",
        status=given.status,
        own=found,
        session=session_view(found.session, context.now),
        choices=choices(found.session, context.now),
        chosen=chosen,
        moved=moved,
        technicians=await _names(page, found, moved),
        refusals=list(refusals.values()),
        next_times=next_times,
        given=given,
    )


async def _names(page: Page, found: OwnSession, moved: SessionChanged | None) -> list[str]:
    """Who would hold the moved session, by name."""
    ids = moved.session.technician_ids if moved else found.session.technician_ids
    if all(str(one) in found.names for one in ids):
        return [found.names[str(one)] for one in ids]
    return await session_queries.names(page.context.db, ids)
