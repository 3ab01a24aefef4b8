"""Booking a session: for technicians who are named, or for a need (rules C5, S1, S2)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app import errors
from app.access import permissions
from app.availability import queries as availability
from app.availability import rules as time_rules
from app.availability.rules import Need, Planning
from app.availability.slots import around
from app.calendar.intervals import Period
from app.kit.database import Row, Tx
from app.kit.schema import figure
from app.ledger import entries, journal
from app.ledger.book import Book
from app.plans.rules import Terms, category_of
from app.sessions import holds, locked, queries, rows, rules
from app.sessions.rules import SessionStatus
from app.sessions.schemas import BookForTicket, BookSession, SessionView, session_view
from app.technicians.queries import lock_order
from app.tickets import queries as tickets
from app.tickets.rules import LIFE_CYCLE, check_billable


async def book(tx: Tx, body: BookSession) -> SessionView:
    """Book a session and reserve its estimate times its technicians.

    Where credit is short, ``hold_slot`` keeps the slot until ``top_up_by`` (rule C5).

    Raises:
        CustomerNotFound, TechnicianNotFound, ServerNotFound, WrongProduct, InstantInPast,
        NotAWholeMinute, NoticeTooShort, BeyondHorizon, NotAMultipleOfIncrement, TechnicianNotWorking,
        SlotTaken, InsufficientCredit, TicketNotFound, InvalidTransition (a closed ticket),
        CoveredBySupport, Forbidden (an override by someone else than a lead).
    """
    permissions.check_override(tx.actor, body.override_reason)
    category = category_of(body.category)
    entries.check_increment(body.estimated_minutes)
    rules.check_ahead(body.starts_at, tx.now)
    time_rules.check_whole_minute(body.starts_at)
    technicians = await _technicians(tx, body)
    ends_at = rules.ends_at(body.starts_at, body.estimated_minutes)
    facts = await queries.booking_facts(
        tx.connection, lock_order(technicians), body.server_id, body.customer_id, tx.now,
        (body.starts_at, ends_at),
    )  # fmt: skip
    ledger = await journal.read(tx, body.customer_id)
    if body.ticket_id is not None:
        await _check_ticket(tx, body, body.ticket_id)
    planning = await _check(tx, body, technicians, facts)
    made: dict[str, Any] = {
        **body.model_dump(exclude={"hold_slot", "technicians_needed"}),
        "id": tx.new_id(),
        "version": 1,
        "category": category.value,
        "ends_at": ends_at,
        "technician_ids": technicians,
        "terms": Terms.of(facts["terms"] or {}).as_dict(),
        "organizer": planning.organizer,
        "booked_at": tx.now,
        "started_at": None,
        "ended_at": None,
        "moves": [],
        "holds": 0,
        "top_up_by": None,
        "access_until": facts["access_until"],
    }
    made |= _reserved(tx, ledger, made, planning, hold_slot=body.hold_slot)
    journal.write(tx, ledger)
    rows.insert(tx, made, buffer_minutes=planning.buffer_minutes)
    scheduled = made["status"] == SessionStatus.SCHEDULED
    data = {"top_up_by": figure(made["top_up_by"])} if not scheduled else {}
    rows.emit(tx, "session.scheduled" if scheduled else "session.awaiting_credit", made, **data)
    return session_view(made, tx.now)


async def book_for_ticket(
    tx: Tx, customer_id: UUID, ticket_id: UUID, body: BookForTicket
) -> SessionView:
    """Book server support for a ticket; only such work touches credit (rules C6, S4).

    Raises:
        What ``book`` raises.
    """
    given = body.model_dump()
    if body.server_id is None:
        ticket = await tickets.billing(tx.connection, ticket_id)
        given["server_id"] = ticket and ticket.server_id
    booking = BookSession.model_construct(**given, customer_id=customer_id, ticket_id=ticket_id)
    return await book(tx, booking)


async def _check_ticket(tx: Tx, body: BookSession, ticket_id: UUID) -> None:
    """Hold a session to the ticket it is for: one of its customer, whose work support does not owe."""
    ticket = await tickets.billing(tx.connection, ticket_id, lock="FOR SHARE")
    if ticket is None or ticket.customer_id != body.customer_id:
        raise errors.TicketNotFound(ticket_id=ticket_id)
    LIFE_CYCLE.after(ticket.status, "sessions")
    override = body.override_reason is not None
    check_billable(ticket.kind, ticket.legitimacy, override=override)


def _reserved(
    tx: Tx, ledger: Book, made: dict[str, Any], planning: Planning, *, hold_slot: bool
) -> dict[str, Any]:
    """What the new session has reserved; or, where credit is short, until when it waits (C5)."""
    try:
        return holds.schedule(ledger, made)
    except errors.InsufficientCredit:
        terms = Terms.of(made["terms"])
        top_up_by = rules.top_up_by(made["starts_at"], tx.now, terms, planning.top_up_hours)
        if not hold_slot or top_up_by <= tx.now:
            raise
        waiting = SessionStatus.AWAITING_CREDIT.value
        return {"status": waiting, "reserved_minutes": 0, "top_up_by": top_up_by}


async def _technicians(tx: Tx, body: BookSession) -> list[UUID]:
    """Those who are named, or chosen; the credit account is locked after it."""
    if body.technician_ids is not None:
        await journal.lock(tx, body.customer_id)
        return body.technician_ids
    assert body.technicians_needed is not None
    await journal.lock(tx, body.customer_id, then=locked.need_lock(body.starts_at))
    return await choose(
        tx,
        period(body.starts_at, body.estimated_minutes),
        Need(body.estimated_minutes, body.technicians_needed),
        category=body.category,
        language=body.language,
    )


async def choose(
    tx: Tx,
    session: Period,
    need: Need,
    *,
    category: str,
    language: str | None,
    preferred: Sequence[UUID] = (),
    excluded: Sequence[UUID] = (),
    session_id: UUID | None = None,
) -> list[UUID]:
    """Who holds a session of this need: those free then who know category and language.

    The constraint on booked time re-checks the choice; if somebody was named elsewhere meanwhile, the
    whole request runs again. ``session_id`` is the session itself, when it is changed.

    Raises:
        SlotTaken: fewer are free than needed.
    """
    plans = await availability.roster_of_able(
        tx.connection, session, tx.now, around(session), category=category, language=language,
        kept=preferred, but_session_id=session_id,
    )  # fmt: skip
    rotas = [one for one in plans.rotas if one.id not in excluded]
    chosen = time_rules.choose(rotas, session, need, plans.planning, preferred=preferred)
    tx.run_again_on = errors.SlotTaken
    return chosen


async def _check(tx: Tx, body: BookSession, technicians: Sequence[UUID], facts: Row) -> Planning:
    """Hold a booking to what the company and its technicians can keep."""
    session = period(body.starts_at, body.estimated_minutes)
    plans = await availability.read_roster(tx.connection, facts, session, tx.now)
    locked.check_known(technicians, [one.id for one in plans.rotas])
    if body.server_id and not facts["server_known"]:
        raise errors.ServerNotFound(server_id=body.server_id)
    override = body.override_reason is not None
    if not override:
        time_rules.check_start(body.starts_at, plans.planning, tx.now)
    time_rules.check_free(plans.rotas, session, plans.planning, override=override)
    await holds.lapse(tx, facts["stale_session_ids"])
    return plans.planning


def period(starts_at: datetime, estimated_minutes: int) -> Period:
    """A session's time in minutes since the epoch."""
    return Period.lasting(starts_at, estimated_minutes)
