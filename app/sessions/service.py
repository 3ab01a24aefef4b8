"""Verbs about a session as it comes: cancel, no-show, start, undo it, in progress, finish.

Each locks the customer's credit account first and reads the session after it, so whatever can change
credit happens one at a time per customer.
"""

from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.kit.postgres.database import Tx
from app.ledger import journal
from app.sessions import holds, locks, penalties, rows, rules
from app.sessions.rows import PenaltyRecord, SessionRecord, UndoneStart
from app.sessions.rules import LIFE_CYCLE, Party, PenaltyKind
from app.sessions.schemas import (
    CancelSession,
    NoShow,
    SessionChanged,
    SessionView,
    UndoStart,
    session_changed,
    session_view,
)


async def cancel(
    tx: Tx, customer_id: UUID, session_id: UUID, body: CancelSession
) -> SessionChanged:
    """Cancel a session: the reserve is released first, then a late change is charged (rule C7).

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition, AskedByNotAllowed.
    """
    locks.check_asked_by(tx, body.asked_by)
    session = await locks.lock_session(tx, customer_id, session_id, "cancel")
    minutes = rules.cancellation_penalty(
        session.starts_at, tx.now, body.asked_by, session.status, session.terms
    )
    kind = PenaltyKind.LATE_CANCELLATION
    cancelled, penalty = await _end(
        tx, session, "cancel", body.asked_by, kind, minutes, body.reason
    )
    rows.emit(tx, "session.cancelled", cancelled, asked_by=body.asked_by)
    return session_changed(cancelled, penalty, tx.now, dry_run=tx.dry_run)


async def no_show(tx: Tx, customer_id: UUID, session_id: UUID, body: NoShow) -> SessionChanged:
    """Record who did not come; only the customer's no-show costs credit (rule C7, reading).

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition, SessionNotDue.
    """
    session = await locks.lock_session(tx, customer_id, session_id, "no-show")
    rules.check_due(session.starts_at, tx.now)
    minutes = rules.no_show_penalty(body.party, session.terms)
    missed, penalty = await _end(
        tx, session, "no-show", body.party, PenaltyKind.NO_SHOW, minutes, None
    )
    rows.emit(tx, "session.no_show", missed, party=body.party)
    return session_changed(missed, penalty, tx.now, dry_run=tx.dry_run)


async def start(tx: Tx, customer_id: UUID, session_id: UUID) -> SessionView:
    """Start a session; without access to its server it cannot (rule S1).

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition, SessionNotDue, ServerAccessMissing,
        TechnicianInSession.
    """
    session = await locks.lock_with_technicians(tx, customer_id, session_id, "start")
    rules.check_start(session.starts_at, tx.now)
    if not rules.has_access(session.access_until, tx.now):
        raise errors.ServerAccessMissing(server_id=session.server_id)
    await locks.check_not_going_on(tx, session.technician_ids, session.id)
    status = LIFE_CYCLE.after(session.status, "start")
    started = rows.update(tx, session, replace(session, status=status, started_at=tx.now))
    rows.emit(tx, "session.started", started)
    return session_view(started, tx.now)


async def undo_start(tx: Tx, customer_id: UUID, session_id: UUID, body: UndoStart) -> SessionView:
    """Take back a start that was an accident: the session is scheduled as before, and its time is free.

    Raises:
        SessionNotFound, StaleVersion.
        InvalidTransition: it is not in progress.
    """
    session = await locks.lock_with_technicians(tx, customer_id, session_id, "undo-start")
    assert session.started_at is not None
    undone = UndoneStart(
        number=len(session.undone_starts) + 1,
        started_at=session.started_at,
        # The clock may have gone back since it started.
        undone_at=max(tx.now, session.started_at),
        reason=body.reason,
    )
    rows.insert_undone_start(tx, session.id, undone)
    back = replace(
        session,
        status=LIFE_CYCLE.after(session.status, "undo-start"),
        started_at=None,
        undone_starts=(*session.undone_starts, undone),
    )
    back = rows.update(tx, session, back)
    rows.emit(tx, "session.start_undone", back)
    return session_view(back, tx.now)


async def in_progress(tx: Tx, customer_id: UUID, session_id: UUID) -> SessionRecord:
    """The session that a worksheet is handed in for; it and its technicians are locked.

    Raises:
        SessionNotFound, StaleVersion.
        InvalidTransition: it is not in progress.
    """
    return await locks.lock_with_technicians(tx, customer_id, session_id, "worksheet")


def finish(tx: Tx, session: SessionRecord) -> None:
    """Stage the end of a session in progress, with nothing held for it any more."""
    status = LIFE_CYCLE.after(session.status, "worksheet")
    done = replace(session, status=status, ended_at=tx.now, reserved_minutes=0)
    rows.emit(tx, "session.done", rows.update(tx, session, done))


async def _end(
    tx: Tx,
    session: SessionRecord,
    verb: str,
    party: Party,
    kind: PenaltyKind,
    minutes: int,
    reason: str | None,
) -> tuple[SessionRecord, PenaltyRecord | None]:
    """Give the reserve back, charge the penalty, and stage the status that the verb leads to."""
    ledger = await journal.read(
        tx, session.customer_id, content_of=session.id, spend_minutes=minutes
    )
    ended = replace(session, status=LIFE_CYCLE.after(session.status, verb))
    if ended.reserved_minutes:
        ended = holds.release(ledger, ended, ended.reserved_minutes, party, reason)
    reference = f"session:{session.id}:{kind.value}:penalty"
    penalty = penalties.charge(tx, ledger, session, kind, minutes, reference)
    await holds.write(tx, ledger, waiting=session.others_wait, but=session.id)
    return rows.update(tx, session, ended), penalty
