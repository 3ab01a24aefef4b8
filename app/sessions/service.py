"""Verbs about a session as it comes: cancel, no-show, start, in progress, finish.

Each locks the customer's credit account first and reads the session after it, so whatever can change
credit happens one at a time per customer.
"""

from typing import Any
from uuid import UUID

from app import errors
from app.kit.database import Row, Tx
from app.ledger import journal
from app.plans.rules import Terms
from app.sessions import holds, locked, penalties, rows, rules
from app.sessions.changes import changed
from app.sessions.rules import Party, PenaltyKind, SessionStatus
from app.sessions.schemas import (
    CancelSession,
    NoShow,
    PenaltyView,
    SessionChanged,
    SessionView,
    session_view,
)


async def cancel(
    tx: Tx, customer_id: UUID, session_id: UUID, body: CancelSession
) -> SessionChanged:
    """Cancel a session: the reserve is released first, then a late change is charged (rule C7).

    Raises:
        InvalidTransition, AskedByNotAllowed.
    """
    locked.check_asked_by(tx, body.asked_by)
    session = await locked.alone(tx, customer_id, session_id, "cancel")
    minutes = rules.cancellation_penalty(
        session["starts_at"], tx.now, body.asked_by, session["status"], Terms.of(session["terms"])
    )
    kind = PenaltyKind.LATE_CANCELLATION
    after, penalty = await _end(
        tx, session, SessionStatus.CANCELLED, body.asked_by, kind, minutes, body.reason
    )
    rows.emit(tx, "session.cancelled", after, asked_by=body.asked_by)
    return changed(tx, after, penalty)


async def no_show(tx: Tx, customer_id: UUID, session_id: UUID, body: NoShow) -> SessionChanged:
    """Record who did not come; only the customer's no-show costs credit (rule C7, reading).

    Raises:
        InvalidTransition, SessionNotDue.
    """
    session = await locked.alone(tx, customer_id, session_id, "no-show")
    rules.check_due(session["starts_at"], tx.now)
    minutes = rules.no_show_penalty(body.party, Terms.of(session["terms"]))
    after, penalty = await _end(
        tx, session, SessionStatus.NO_SHOW, body.party, PenaltyKind.NO_SHOW, minutes, None
    )
    rows.emit(tx, "session.no_show", after, party=body.party)
    return changed(tx, after, penalty)


async def start(tx: Tx, customer_id: UUID, session_id: UUID) -> SessionView:
    """Start a session; without access to its server it cannot (rule S1).

    Raises:
        InvalidTransition, ServerAccessMissing.
    """
    session = await locked.alone(tx, customer_id, session_id, "start")
    if not rules.has_access(session["access_until"], tx.now):
        raise errors.ServerAccessMissing(server_id=session["server_id"])
    changes = {"status": SessionStatus.IN_PROGRESS.value, "started_at": tx.now}
    after = rows.update(tx, session, changes)
    rows.emit(tx, "session.started", after)
    return session_view(after, tx.now)


async def in_progress(tx: Tx, customer_id: UUID, session_id: UUID) -> Row:
    """The session that a worksheet is handed in for; it and its technicians are locked.

    Raises:
        InvalidTransition: it is not in progress.
    """
    return await locked.with_technicians(tx, customer_id, session_id, "worksheet")


def finish(tx: Tx, session: Row) -> None:
    """Stage the end of a session in progress, with nothing held for it any more."""
    changes = {"status": SessionStatus.DONE.value, "ended_at": tx.now, "reserved_minutes": 0}
    after = rows.update(tx, session, changes)
    rows.emit(tx, "session.done", after)


async def _end(
    tx: Tx,
    session: Row,
    status: SessionStatus,
    party: Party,
    kind: PenaltyKind,
    minutes: int,
    reason: str | None,
) -> tuple[dict[str, Any], PenaltyView | None]:
    ledger = await journal.read(tx, session["customer_id"], content_of=session["id"])
    changes: dict[str, Any] = {"status": status.value, "reserved_minutes": 0}
    if session["reserved_minutes"]:
        holds.release(ledger, session, session["reserved_minutes"], party, reason)
        changes["releases"] = session["releases"] + 1
    reference = f"session:{session['id']}:{kind.value}:penalty"
    penalty = penalties.charge(tx, ledger, session, kind, minutes, reference)
    await holds.write(tx, ledger, waiting=session["others_wait"], but=session["id"])
    return rows.update(tx, session, changes), penalty
