"""Routes of sessions and penalties."""

from typing import Annotated

from fastapi import Path, Query, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.approvals.schemas import HELD_BACK
from app.kit.web.paging import AnyOf, ListPage, Within
from app.kit.web.routing import Router
from app.kit.web.schema import Id, Instant, PageOf
from app.sessions import booking, changes, offers, penalties, queries, service
from app.sessions.queries import SessionFilters
from app.sessions.rules import SessionStatus
from app.sessions.schemas import (
    BookForTicket,
    BookSession,
    CancelSession,
    ChangeSession,
    MoveSession,
    NoShow,
    PenaltyView,
    ReassignSession,
    SessionChanged,
    SessionView,
    UndoStart,
    WaivePenalty,
    penalty_view,
    session_view,
)
from app.tickets import queries as tickets

router = Router(prefix="/v1", tags=["sessions"])

SessionId = Annotated[Id, Path(examples=[examples.SESSION])]
StartedId = Annotated[Id, Path(examples=[examples.STARTED_SESSION])]
DueId = Annotated[Id, Path(examples=[examples.DUE_SESSION])]
TicketId = Annotated[Id, Path(examples=[examples.TICKET])]
PenaltyId = Annotated[Id, Path(examples=[examples.PENALTY])]

_ANYBODY = ReassignSession()

ListSessions = Annotated[RequestContext, reads(Capability.READ)]
Book = Annotated[RequestContext, writes(Capability.BOOK_SESSIONS, preview=True)]
BookFor = Annotated[
    RequestContext,
    writes(
        Capability.WORK_SESSIONS, owner=tickets.owner, missing=errors.TicketNotFound, preview=True
    ),
]
ReadSession = Annotated[
    RequestContext, reads(Capability.READ, owner=queries.owner, missing=errors.SessionNotFound)
]
StartSession = Annotated[
    RequestContext,
    writes(
        Capability.WORK_SESSIONS,
        owner=queries.owner,
        missing=errors.SessionNotFound,
        versioned=True,
    ),
]
Change = Annotated[
    RequestContext,
    writes(
        Capability.WORK_SESSIONS,
        owner=queries.owner,
        missing=errors.SessionNotFound,
        preview=True,
        versioned=True,
    ),
]
Undo = Annotated[
    RequestContext,
    writes(
        Capability.OVERRIDE_RULES,
        owner=queries.owner,
        missing=errors.SessionNotFound,
        versioned=True,
    ),
]
MoveOrCancel = Annotated[
    RequestContext,
    writes(
        Capability.MOVE_SESSIONS,
        owner=queries.owner,
        missing=errors.SessionNotFound,
        preview=True,
        versioned=True,
    ),
]
ReadPenalty = Annotated[
    RequestContext,
    reads(Capability.READ, owner=queries.owner_of_penalty, missing=errors.PenaltyNotFound),
]
Waive = Annotated[
    RequestContext,
    writes(
        Capability.WAIVE_PENALTIES,
        owner=queries.owner_of_penalty,
        missing=errors.PenaltyNotFound,
        preview=True,
    ),
]


@router.get("/sessions")
async def list_sessions(
    context: ListSessions,
    page: ListPage,
    within: Within,
    customer_id: Id | None = None,
    technician_id: Id | None = None,
    ticket_id: Id | None = None,
    status: AnyOf[SessionStatus] = None,
    starts_from: Annotated[Instant | None, Query(deprecated=True)] = None,
    starts_before: Annotated[Instant | None, Query(deprecated=True)] = None,
) -> PageOf[SessionView]:
    """Sessions in the order they were booked; with `from` or `to`, which are of `starts_at`, by it."""
    filters = SessionFilters(
        customer_id=context.own(customer_id), technician_id=technician_id, ticket_id=ticket_id,
        status=status, from_at=within.from_at, to_at=within.to_at, starts_from=starts_from,
        starts_before=starts_before,
    )  # fmt: skip
    found = await queries.sessions(context.db, page, context.now, filters)
    shown = page.of(lambda one: session_view(one, context.now), found, *filters.order)
    return context.shown(shown)


@router.post("/sessions", status_code=201, response_model=SessionView)
async def book_session(context: Book, body: BookSession) -> Response:
    """Book a session; its reserve is taken from credit, or it is refused with the shortfall (C5).

    With `hold_slot` it waits for credit instead. A slot that is taken is refused with `next_slots`.
    A customer books for itself where its plan has `customers_may_book`; it waits for no credit, and
    overrides nothing.
    """
    answer = context.create(lambda tx: booking.book(tx, body), location="/v1/sessions")
    return await offers.with_next_slots(answer, lambda: offers.for_booking(context, body))


@router.post("/tickets/{ticket_id}/sessions", status_code=201, response_model=SessionView)
async def book_for_ticket(context: BookFor, ticket_id: TicketId, body: BookForTicket) -> Response:
    """Book server support for a ticket, reserved from credit (S4, C5); bugs that are accepted cost none."""
    answer = context.create(
        lambda tx: booking.book_for_ticket(tx, context.owner_id, ticket_id, body),
        location="/v1/sessions",
    )
    return await offers.with_next_slots(answer, lambda: offers.for_booking(context, body))


@router.get("/sessions/{session_id}", response_model=SessionView)
async def read_session(context: ReadSession, session_id: SessionId) -> Response:
    """One session, with its moves."""
    session = context.found(await queries.session(context.db, session_id, context.now))
    return context.show(session_view(session, context.now))


@router.patch("/sessions/{session_id}", response_model=SessionView)
async def change_session(context: Change, session_id: SessionId, body: ChangeSession) -> Response:
    """Change the estimate or the technicians; more is reserved or the difference released."""
    answer = context.write(lambda tx: changes.change(tx, context.owner_id, session_id, body))
    return await offers.with_next_slots(
        answer, lambda: offers.for_change(context, session_id, body)
    )


@router.post("/sessions/{session_id}/reschedule", response_model=SessionChanged)
async def reschedule_session(
    context: MoveOrCancel, session_id: SessionId, body: MoveSession
) -> Response:
    """Move a session; asked by the customer less than 24 hours before, it costs 2 hours (C7).

    A dry run tells the cost. A time that is taken is refused with `next_slots`.
    """
    answer = context.write(lambda tx: changes.move(tx, context.owner_id, session_id, body))
    return await offers.with_next_slots(answer, lambda: offers.for_move(context, session_id, body))


@router.post("/sessions/{session_id}/reassign", response_model=SessionView)
async def reassign_session(
    context: Change, session_id: SessionId, body: ReassignSession = _ANYBODY
) -> Response:
    """Replace a technician: by the one named, or by one who knows the work and is free."""
    answer = context.write(lambda tx: changes.reassign(tx, context.owner_id, session_id, body))
    return await offers.with_next_slots(answer, lambda: offers.for_change(context, session_id))


@router.post("/sessions/{session_id}/cancel", response_model=SessionChanged)
async def cancel_session(
    context: MoveOrCancel, session_id: SessionId, body: CancelSession
) -> Response:
    """Cancel a session: its reserve comes back; late and asked by the customer it costs (C7)."""
    return await context.write(lambda tx: service.cancel(tx, context.owner_id, session_id, body))


@router.post(
    "/sessions/{session_id}/start",
    response_model=SessionView,
)
async def start_session(context: StartSession, session_id: DueId) -> Response:
    """Start a session, 30 minutes before its plan at the earliest; it needs access to its server (S1)."""
    return await context.write(lambda tx: service.start(tx, context.owner_id, session_id))


@router.post("/sessions/{session_id}/undo-start", response_model=SessionView)
async def undo_start(context: Undo, session_id: StartedId, body: UndoStart) -> Response:
    """Take back a start that was an accident, until its worksheet is handed in: a lead's."""
    return await context.write(
        lambda tx: service.undo_start(tx, context.owner_id, session_id, body)
    )


@router.post("/sessions/{session_id}/no-show", response_model=SessionChanged)
async def mark_no_show(context: Change, session_id: DueId, body: NoShow) -> Response:
    """Record, from the planned start on, who did not come; the customer's costs 2 hours (C7)."""
    return await context.write(lambda tx: service.no_show(tx, context.owner_id, session_id, body))


@router.get("/penalties", tags=["penalties"])
async def list_penalties(
    context: ListSessions,
    page: ListPage,
    customer_id: Id | None = None,
    session_id: Id | None = None,
) -> PageOf[PenaltyView]:
    """Penalties in the order they were charged."""
    found = await queries.penalties(
        context.db, page, customer_id=context.own(customer_id), session_id=session_id
    )
    return page.of(penalty_view, found)


@router.get("/penalties/{penalty_id}", tags=["penalties"])
async def read_penalty(context: ReadPenalty, penalty_id: PenaltyId) -> PenaltyView:
    """One penalty."""
    return penalty_view(context.found(await queries.penalty(context.db, penalty_id)))


@router.post(
    "/penalties/{penalty_id}/waive",
    tags=["penalties"],
    response_model=PenaltyView,
    responses=HELD_BACK,
)
async def waive_penalty(context: Waive, penalty_id: PenaltyId, body: WaivePenalty) -> Response:
    """Give a penalty back, once: it settles debt first, the rest returns to its lots.

    Above the thresholds it waits for another person's approval (202).
    """
    return await context.write(lambda tx: penalties.waive(tx, context.owner_id, penalty_id, body))
