"""Changing an agreed session: its length and people, its time, and who holds it (rules C5, C7, S2)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.access import permissions
from app.availability import rules as time_rules
from app.availability.queries import Roster
from app.availability.rules import Need
from app.calendar.intervals import Period
from app.kit.postgres.database import Tx
from app.ledger import entries, journal
from app.ledger.book import Book
from app.sessions import holds, locks, penalties, rows, rules
from app.sessions.booking import choose
from app.sessions.rows import MoveRecord, PenaltyRecord, SessionRecord
from app.sessions.rules import Party, PenaltyKind, SessionStatus
from app.sessions.schemas import (
    ChangeSession,
    MoveSession,
    ReassignSession,
    SessionChanged,
    SessionView,
    session_changed,
    session_view,
)


async def change(tx: Tx, customer_id: UUID, session_id: UUID, body: ChangeSession) -> SessionView:
    """Change the estimate, the technicians, the server or the way to join; the reserve follows.

    From the planned start on, until the worksheet, people still come and go, and the reserve stays (C8).

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition, NothingToChange, NotAMultipleOfIncrement,
        TechnicianNotFound, TechnicianInactive, ServerNotFound, ServerInactive, SessionAlreadyDue,
        TechnicianNotWorking, SlotTaken, TechnicianInSession, InsufficientCredit,
        Forbidden (an override by someone else than a lead).
    """
    permissions.check_override(tx.actor, body.override_reason)
    await journal.lock(tx, customer_id)
    changing = await locks.lock_with_roster(
        tx,
        session_id,
        "change",
        technician_ids=body.technician_ids or (),
        server_id=body.server_id,
    )
    session, roster = changing.session, changing.roster
    begun = rules.has_begun(session.status, session.starts_at, tx.now)
    given = body.model_dump(exclude_none=True)
    if body.technician_ids is not None:
        given |= _people(session, body.technician_ids, begun=begun)
    elif body.estimated_minutes is not None:
        given["reserved_technicians"] = len(session.technician_ids)
    wanted = replace(session, **given)
    # A reason to override is no change by itself.
    if replace(wanted, override_reason=session.override_reason) == session:
        raise errors.NothingToChange()
    entries.check_increment(wanted.estimated_minutes, "estimated_minutes")
    if body.estimated_minutes is not None or _goes_elsewhere(session, body):
        rules.check_not_begun(session.status, session.starts_at, tx.now)
    override = body.override_reason is not None
    if begun:
        await _check_who_joins(tx, roster, session, wanted.technician_ids, override=override)
    else:
        _check_what_is_added(roster, session, wanted, override=override)
    ledger = await journal.read(
        tx, customer_id, content_of=session_id, spend_minutes=_more_needed(wanted)
    )
    if wanted.server_id != session.server_id:
        wanted = replace(wanted, access_until=changing.server_access_until)
    ends_at = rules.ends_at(session.starts_at, wanted.estimated_minutes)
    wanted = _reserve_again(ledger, replace(wanted, ends_at=ends_at))
    await holds.write(tx, ledger, waiting=session.others_wait, but=session.id)
    changed = rows.update(tx, session, wanted, buffer_minutes=roster.planning.buffer_minutes)
    rows.emit(
        tx,
        "session.changed",
        changed,
        technician_ids=changed.technician_ids,
        old_technician_ids=session.technician_ids,
        ends_at=changed.ends_at,
        old_ends_at=session.ends_at,
    )
    if changed.status != session.status:
        rows.emit(tx, "session.scheduled", changed)
    return session_view(changed, tx.now)


def _goes_elsewhere(session: SessionRecord, body: ChangeSession) -> bool:
    """Whether a session in progress would change its server, whose access its start was held to."""
    return session.status is SessionStatus.IN_PROGRESS and body.server_id is not None


def _people(
    session: SessionRecord, technician_ids: Sequence[UUID], *, begun: bool
) -> dict[str, Any]:
    """Who holds a session now, and who did until now; before it begins its reserve is for all of them."""
    known = session.former_technician_ids
    if begun:
        known = (*known, *session.technician_ids)
    present = {
        "technician_ids": tuple(technician_ids),
        "former_technician_ids": _others(known, technician_ids),
    }
    return present if begun else {**present, "reserved_technicians": len(technician_ids)}


def _others(known: Sequence[UUID], technician_ids: Sequence[UUID]) -> tuple[UUID, ...]:
    return tuple(one for one in known if one not in technician_ids)


async def _check_who_joins(
    tx: Tx,
    roster: Roster,
    session: SessionRecord,
    technician_ids: Sequence[UUID],
    *,
    override: bool,
) -> None:
    """Who joins on the day has the rest of it free, and works in no other session (C8, S2)."""
    new = [one for one in technician_ids if one not in session.technician_ids]
    await locks.check_not_going_on(tx, new, session.id)
    rest = rules.help_period(session.starts_at, session.ends_at, tx.now)
    _check_free(roster, new, rest, override=override)


def _check_what_is_added(
    roster: Roster, session: SessionRecord, wanted: SessionRecord, *, override: bool
) -> None:
    """Whoever is new has the whole time free, whoever stays what is added: the rest is agreed."""
    new = [one for one in wanted.technician_ids if one not in session.technician_ids]
    whole = Period.lasting(session.starts_at, wanted.estimated_minutes)
    _check_free(roster, new, whole, override=override)
    more = wanted.estimated_minutes - session.estimated_minutes
    if more > 0:
        kept = [one for one in wanted.technician_ids if one in session.technician_ids]
        added = Period.lasting(session.ends_at, more)
        _check_free(roster, kept, added, override=override)


def _check_free(
    roster: Roster, technician_ids: Sequence[UUID], period: Period, *, override: bool
) -> None:
    rotas = [one for one in roster.rotas if one.id in technician_ids]
    time_rules.check_free(rotas, period, roster.planning, override=override)


def _more_needed(wanted: SessionRecord) -> int:
    """The minutes that a session needs beyond those reserved for it; fewer than none, when it needs fewer."""
    return wanted.required_minutes - wanted.reserved_minutes


def _reserve_again(ledger: Book, wanted: SessionRecord) -> SessionRecord:
    """Reserve more, or release the difference; one that waits for credit is scheduled if it fits."""
    if wanted.status is SessionStatus.AWAITING_CREDIT:
        try:
            return holds.schedule(ledger, wanted)
        except errors.InsufficientCredit:
            return wanted
    more = _more_needed(wanted)
    if more > 0:
        return holds.reserve(ledger, wanted, more)
    if more < 0:
        return holds.release(ledger, wanted, -more, Party.PROVIDER)
    return wanted


async def reassign(
    tx: Tx, customer_id: UUID, session_id: UUID, body: ReassignSession
) -> SessionView:
    """Replace one technician, by the one named or by one chosen as when booking; also on the day (C8).

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition, TechnicianNotOnSession, TechnicianNotFound,
        TechnicianInactive, NothingToChange, TechnicianNotWorking, SlotTaken, TechnicianInSession,
        Forbidden.
    """
    permissions.check_override(tx.actor, body.override_reason)
    await journal.lock(tx, customer_id)
    session = await locks.read_session(tx, session_id, "reassign")
    begun = rules.has_begun(session.status, session.starts_at, tx.now)
    time = _time_of_new(session, tx.now)
    replaced_id = _replaced(session, body.technician_id)
    language = body.language or session.language
    if body.replacement_id is None:
        await tx.begin(locks.choice_lock(session.starts_at))
        [replacement_id] = await choose(
            tx,
            time,
            Need(time.end - time.start),
            category=session.category,
            language=language,
            excluded=session.technician_ids,
        )
    else:
        replacement_id = body.replacement_id
    if replacement_id in session.technician_ids:
        raise errors.NothingToChange()
    changing = await locks.lock_with_roster(
        tx, session_id, "reassign", technician_ids=[replacement_id]
    )
    session, roster = changing.session, changing.roster
    override = body.override_reason is not None
    technicians = [replacement_id if one == replaced_id else one for one in session.technician_ids]
    if begun:
        await _check_who_joins(tx, roster, session, technicians, override=override)
    else:
        _check_free(roster, [replacement_id], time, override=override)
    reassigned = replace(
        session,
        language=language,
        **_people(session, technicians, begun=begun),
        override_reason=body.override_reason or session.override_reason,
    )
    reassigned = rows.update(tx, session, reassigned, buffer_minutes=roster.planning.buffer_minutes)
    rows.emit(
        tx,
        "session.reassigned",
        reassigned,
        old_technician_id=replaced_id,
        technician_id=replacement_id,
    )
    return session_view(reassigned, tx.now)


def _time_of_new(session: SessionRecord, now: datetime) -> Period:
    """The time of somebody who is new to a session: all of it, or on its day the rest."""
    if rules.has_begun(session.status, session.starts_at, now):
        return rules.help_period(session.starts_at, session.ends_at, now)
    return Period.lasting(session.starts_at, session.estimated_minutes)


def _replaced(session: SessionRecord, technician_id: UUID | None) -> UUID:
    """Who is replaced.

    Raises:
        TechnicianNotOnSession: nobody is named where there are several, or somebody else.
    """
    present = session.technician_ids
    if technician_id is None and len(present) == 1:
        return present[0]
    if technician_id is None or technician_id not in present:
        raise errors.TechnicianNotOnSession(technician_id=technician_id, technician_ids=present)
    return technician_id


async def move(tx: Tx, customer_id: UUID, session_id: UUID, body: MoveSession) -> SessionChanged:
    """Move a session; late and asked for by the customer, it costs a penalty (rule C7).

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition, SessionAlreadyDue, InstantInPast,
        NotAWholeMinute, NoticeTooShort, BeyondHorizon, TechnicianCountChanged, TechnicianNotFound,
        TechnicianInactive, NothingToChange, AskedByNotAllowed, TechnicianNotWorking, SlotTaken,
        Forbidden, and InsufficientCredit where one that waits for credit would have no time left to wait,
        or where somebody joined it on a day whose start was undone: on another day all are reserved for.
    """
    locks.check_asked_by(tx, body.asked_by)
    permissions.check_override(tx.actor, body.override_reason)
    named = await _technicians_of_move(tx, customer_id, session_id, body)
    changing = await locks.lock_with_roster(
        tx, session_id, "reschedule", technician_ids=named or (), starts_at=body.starts_at
    )
    session, roster = changing.session, changing.roster
    technicians = session.technician_ids if named is None else tuple(named)
    _check_move(tx, session, technicians, body, roster)
    moved = replace(
        session,
        starts_at=body.starts_at,
        ends_at=rules.ends_at(body.starts_at, session.estimated_minutes),
        technician_ids=technicians,
        former_technician_ids=_others(session.former_technician_ids, technicians),
        override_reason=body.override_reason or session.override_reason,
        reserved_technicians=len(technicians),
    )
    people_changed = moved.reserved_technicians != session.reserved_technicians
    charged = rules.move_penalty(
        session.starts_at, tx.now, body.asked_by, session.status, session.terms
    )
    ledger = await journal.read(
        tx,
        customer_id,
        content_of=session.id if people_changed else None,
        spend_minutes=charged + max(_more_needed(moved), 0),
    )
    reference = f"session:{session.id}:move:{len(session.moves) + 1}:penalty"
    penalty = penalties.charge(tx, ledger, session, PenaltyKind.LATE_MOVE, charged, reference)
    if session.status is SessionStatus.AWAITING_CREDIT:
        moved = _wait_again(tx, ledger, moved, roster)
    elif people_changed:
        moved = _reserve_again(ledger, moved)
    # Less for those who left is credit that others may wait for; a plain move never touches the hold.
    waiting = people_changed and session.others_wait
    await holds.write(tx, ledger, waiting=waiting, but=session.id)
    new_move = _new_move(tx, session, body, penalty)
    rows.insert_move(tx, session.id, new_move)
    # A dry run charges no penalty that could be looked up.
    shown = replace(new_move, penalty_id=None) if tx.dry_run else new_move
    moved = rows.update(
        tx,
        session,
        replace(moved, moves=(*session.moves, shown)),
        buffer_minutes=roster.planning.buffer_minutes,
    )
    _emit_moved(tx, session, moved, body.asked_by)
    return session_changed(moved, penalty, tx.now, dry_run=tx.dry_run)


def _check_move(
    tx: Tx,
    session: SessionRecord,
    technicians: tuple[UUID, ...],
    body: MoveSession,
    roster: Roster,
) -> None:
    """Hold a move to the session that it moves, and to what the company and technicians can keep."""
    rules.check_not_begun(session.status, session.starts_at, tx.now)
    rules.check_ahead(body.starts_at, tx.now)
    rules.check_same_count(len(session.technician_ids), len(technicians))
    if (body.starts_at, technicians) == (session.starts_at, session.technician_ids):
        raise errors.NothingToChange()
    time_rules.check_whole_minute(body.starts_at)
    override = body.override_reason is not None
    if not override:
        time_rules.check_start(body.starts_at, roster.planning, tx.now)
    period = Period.lasting(body.starts_at, session.estimated_minutes)
    _check_free(roster, technicians, period, override=override)


async def _technicians_of_move(
    tx: Tx, customer_id: UUID, session_id: UUID, body: MoveSession
) -> list[UUID] | None:
    """Those named for the new time, or chosen for it; the credit account is locked after it."""
    if body.technicians_needed is None:
        await journal.lock(tx, customer_id)
        return body.technician_ids
    await journal.lock(tx, customer_id, then=locks.choice_lock(body.starts_at))
    session = await locks.read_session(tx, session_id, "reschedule")
    rules.check_same_count(len(session.technician_ids), body.technicians_needed)
    return await choose(
        tx,
        Period.lasting(body.starts_at, session.estimated_minutes),
        Need(session.estimated_minutes, body.technicians_needed),
        category=session.category,
        language=session.language,
        preferred=session.technician_ids,
        session_id=session_id,
    )


def _wait_again(tx: Tx, ledger: Book, moved: SessionRecord, roster: Roster) -> SessionRecord:
    """The moved session with the end of its wait; without any time left it needs its credit now (C5)."""
    top_up_by = rules.top_up_by(
        moved.starts_at, moved.booked_at, moved.terms, roster.planning.top_up_hours
    )
    if top_up_by > tx.now:
        return replace(moved, top_up_by=top_up_by)
    return holds.schedule(ledger, moved)


def _new_move(
    tx: Tx, session: SessionRecord, body: MoveSession, penalty: PenaltyRecord | None
) -> MoveRecord:
    return MoveRecord(
        number=len(session.moves) + 1,
        asked_by=body.asked_by,
        old_starts_at=session.starts_at,
        new_starts_at=body.starts_at,
        reason=body.reason,
        penalty_id=penalty.id if penalty else None,
        moved_at=tx.now,
    )


def _emit_moved(tx: Tx, before: SessionRecord, moved: SessionRecord, asked_by: Party) -> None:
    rows.emit(
        tx,
        "session.moved",
        moved,
        ends_at=moved.ends_at,
        technician_ids=moved.technician_ids,
        old_starts_at=before.starts_at,
        old_ends_at=before.ends_at,
        old_technician_ids=before.technician_ids,
        asked_by=asked_by,
    )
