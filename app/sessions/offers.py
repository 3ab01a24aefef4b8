"""The next free slots, offered with a refusal of the one that was asked for."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from uuid import UUID

from fastapi import Response

from app import errors
from app.access.context import RequestContext
from app.availability import slots
from app.availability.rules import Need, Slot
from app.availability.schemas import slot_view
from app.sessions import queries
from app.sessions.rows import SessionRecord
from app.sessions.schemas import Booking, ChangeSession, MoveSession

_AS_IT_IS = ChangeSession()

Offer = Callable[[], Awaitable[list[Slot]]]


async def with_next_slots(answer: Awaitable[Response], offer: Offer) -> Response:
    """The answer; a refusal because of time carries ``next_slots``, up to three.

    Raises:
        SlotTaken, TechnicianNotWorking: with those slots; and whatever else refuses.
    """
    try:
        return await answer
    except (errors.SlotTaken, errors.TechnicianNotWorking) as refused:
        found = [slot_view(one).model_dump(mode="json") for one in await offer()]
        raise type(refused)(refused.detail, **refused.fields, next_slots=found) from None


async def for_booking(context: RequestContext, body: Booking) -> list[Slot]:
    """For a booking: of those named, or of anybody who answers the need."""
    need = Need(body.estimated_minutes, body.technicians_needed or len(body.technician_ids or ()))
    return await _next(
        context, body.starts_at, need, body.technician_ids, body.category, body.language
    )


async def for_move(context: RequestContext, session_id: UUID, body: MoveSession) -> list[Slot]:
    """For a move: of those who hold the session or are named, or of anybody."""
    session = await _session(context, session_id)
    named = body.technician_ids or session.technician_ids
    need = Need(session.estimated_minutes, len(session.technician_ids))
    anybody = body.technicians_needed is not None
    return await _next(
        context, body.starts_at, need, None if anybody else named, session.category,
        session.language,
    )  # fmt: skip


async def for_change(
    context: RequestContext, session_id: UUID, body: ChangeSession = _AS_IT_IS
) -> list[Slot]:
    """For a longer session, or other technicians: where it could be moved to."""
    session = await _session(context, session_id)
    named = body.technician_ids or session.technician_ids
    need = Need(body.estimated_minutes or session.estimated_minutes, len(named))
    return await _next(context, session.starts_at, need, named, session.category, session.language)


async def _session(context: RequestContext, session_id: UUID) -> SessionRecord:
    session = await queries.session(context.db, session_id, context.now)
    if session is None:
        raise errors.SessionNotFound()
    return session


async def _next(
    context: RequestContext,
    starts_at: datetime,
    need: Need,
    technician_ids: Sequence[UUID] | None,
    category: str,
    language: str | None,
) -> list[Slot]:
    """Of these technicians; where they are never offered, of anybody who knows the work."""
    if technician_ids is not None:
        found = await slots.next_free(
            context.db, context.now, starts_at, need, technician_ids=technician_ids
        )
        if found:
            return found
    return await slots.next_free(
        context.db, context.now, starts_at, need, category=category, language=language
    )
