"""Booking a session: for technicians who are named, or for a need (rules C5, S1, S2)."""

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.access import permissions
from app.availability import queries as availability
from app.availability import rules as time_rules
from app.availability.rules import Need, Planning
from app.availability.slots import around
from app.calendar.intervals import Period
from app.kit.actor import Role
from app.kit.postgres.database import Tx
from app.ledger import entries, journal
from app.ledger.book import Book
from app.plans import queries as plans
from app.plans.rules import category_of, terms_in_force
from app.sessions import holds, locks, queries, rows, rules
from app.sessions.rows import BookingFacts, SessionRecord
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
        CustomerInactive, ServerInactive, TechnicianInactive, CoveredBySupport, BookingNotInPlan,
        Forbidden (an override by someone else than a lead; what is the provider's, by a customer).
    """
    permissions.check_override(tx.actor, body.override_reason)
    if tx.actor.role is Role.CUSTOMER:
        await _check_customer(tx, body)
    category_of(body.category)
    entries.check_increment(body.estimated_minutes, "estimated_minutes")
    rules.check_ahead(body.starts_at, tx.now)
    time_rules.check_whole_minute(body.starts_at)
    technicians = await _technicians(tx, body)
    facts = await queries.booking_facts(
        tx.connection, lock_order(technicians), body.server_id, body.customer_id, tx.now,
        Period.lasting(body.starts_at, body.estimated_minutes),
    )  # fmt: skip
    wanted = body.estimated_minutes * len(technicians)
    ledger = await journal.read(tx, body.customer_id, spend_minutes=wanted)
    if body.ticket_id is not None:
        await _check_ticket(tx, body, body.ticket_id)
    planning = await _check(tx, body, technicians, facts)
    session = _wanted(tx, body, technicians, facts, planning)
    session = _schedule_or_wait(tx, ledger, session, planning, hold_slot=body.hold_slot)
    journal.write(tx, ledger)
    rows.insert(tx, session, buffer_minutes=planning.buffer_minutes)
    queries.owner.keep(session.id, session.customer_id)
    if session.status is SessionStatus.SCHEDULED:
        rows.emit(tx, "session.scheduled", session)
    else:
        rows.emit(tx, "session.awaiting_credit", session, top_up_by=session.top_up_by)
    return session_view(session, tx.now)


async def _check_customer(tx: Tx, body: BookSession) -> None:
    """A customer books for itself alone, where its plan allows it; how it is held is the provider's."""
    if not permissions.sees(tx.actor, body.customer_id):
        raise errors.CustomerNotFound()
    given = {
        "hold_slot": body.hold_slot,
        "remote_tool": body.remote_tool is not None,
        "join_url": body.join_url is not None,
    }
    for name in (name for name, is_given in given.items() if is_given):
        raise errors.Forbidden(
            errors.Sentence("Only the provider gives %(name)s.", name=name),
            role=tx.actor.role.value,
        )
    await tx.begin()
    terms = await plans.terms_of(tx.connection, body.customer_id, tx.now)
    if not terms.customers_may_book:
        raise errors.BookingNotInPlan()


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
    ticket = await tickets.billing(tx.connection, ticket_id, locked=True)
    if ticket is None or ticket.customer_id != body.customer_id:
        raise errors.TicketNotFound(ticket_id=ticket_id)
    LIFE_CYCLE.after(ticket.status, "sessions")
    override = body.override_reason is not None
    check_billable(ticket.kind, ticket.legitimacy, override=override)


def _wanted(
    tx: Tx,
    body: BookSession,
    technicians: Sequence[UUID],
    facts: BookingFacts,
    planning: Planning,
) -> SessionRecord:
    """The session as it is asked for, before anything is reserved for it."""
    return SessionRecord(
        id=tx.new_id(),
        customer_id=body.customer_id,
        server_id=body.server_id,
        ticket_id=body.ticket_id,
        status=SessionStatus.AWAITING_CREDIT,
        version=1,
        category=category_of(body.category),
        starts_at=body.starts_at,
        ends_at=rules.ends_at(body.starts_at, body.estimated_minutes),
        estimated_minutes=body.estimated_minutes,
        reserved_technicians=len(technicians),
        reserved_minutes=0,
        terms=terms_in_force(facts.terms_near, tx.now),
        remote_tool=body.remote_tool,
        join_url=body.join_url,
        language=body.language,
        organizer=planning.organizer,
        override_reason=body.override_reason,
        top_up_by=None,
        holds=0,
        releases=0,
        booked_at=tx.now,
        started_at=None,
        ended_at=None,
        technician_ids=tuple(technicians),
        moves=(),
        access_until=facts.access_until,
    )


def _schedule_or_wait(
    tx: Tx, ledger: Book, session: SessionRecord, planning: Planning, *, hold_slot: bool
) -> SessionRecord:
    """The new session with its reserve; or, where credit is short, with the end of its wait (C5)."""
    try:
        return holds.schedule(ledger, session)
    except errors.InsufficientCredit:
        top_up_by = rules.top_up_by(session.starts_at, tx.now, session.terms, planning.top_up_hours)
        if not hold_slot or top_up_by <= tx.now:
            raise
        return replace(session, top_up_by=top_up_by)


async def _technicians(tx: Tx, body: BookSession) -> list[UUID]:
    """Those who are named, or chosen; the credit account is locked after it."""
    if body.technician_ids is not None:
        await journal.lock(tx, body.customer_id)
        return body.technician_ids
    assert body.technicians_needed is not None
    await journal.lock(tx, body.customer_id, then=locks.choice_lock(body.starts_at))
    return await choose(
        tx,
        Period.lasting(body.starts_at, body.estimated_minutes),
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
    roster = await availability.roster_of_able(
        tx.connection, session, tx.now, around(session), category=category, language=language,
        kept=preferred, but_session_id=session_id,
    )  # fmt: skip
    rotas = [one for one in roster.rotas if one.id not in excluded]
    chosen = time_rules.choose(rotas, session, need, roster.planning, preferred=preferred)
    tx.run_again_on = (errors.SlotTaken, errors.TechnicianInactive)
    return chosen


async def _check(
    tx: Tx, body: BookSession, technicians: Sequence[UUID], facts: BookingFacts
) -> Planning:
    """Hold a booking to what the company and its technicians can keep."""
    session = Period.lasting(body.starts_at, body.estimated_minutes)
    roster = await availability.complete_roster(tx.connection, facts.roster, session, tx.now)
    locks.check_technicians_known(technicians, [one.id for one in roster.rotas])
    locks.check_technicians_active(technicians, facts.inactive_technician_ids)
    if facts.customer_inactive:
        raise errors.CustomerInactive(customer_id=body.customer_id)
    if body.server_id is not None:
        locks.check_server(body.server_id, known=facts.server_known, inactive=facts.server_inactive)
    override = body.override_reason is not None
    if not override:
        time_rules.check_start(body.starts_at, roster.planning, tx.now)
    time_rules.check_free(roster.rotas, session, roster.planning, override=override)
    await holds.lapse(tx, facts.stale_session_ids)
    return roster.planning
