"""Verbs about sessions: book, change, move, cancel, start, no-show, and waiving a penalty.

Each locks the customer's credit account first and reads the session after it, so whatever can change
credit happens one at a time per customer.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app import errors
from app.kit import outbox
from app.kit.clock import local_date
from app.kit.database import Row, Tx
from app.kit.identity import Role
from app.kit.schema import figure
from app.ledger import entries, journal
from app.ledger.book import Book
from app.plans.rules import DEFAULT_TERMS, Terms
from app.sessions import penalties, queries, rows, rules
from app.sessions.rules import Party, PenaltyKind, Status
from app.sessions.schemas import (
    BookSession,
    CancelSession,
    ChangeSession,
    MoveSession,
    NoShow,
    PenaltyView,
    SessionChanged,
    SessionView,
    session_view,
)
from app.technicians.service import lock_order


async def book(tx: Tx, body: BookSession) -> SessionView:
    """Book a session and reserve its estimate times its technicians (rules C5, S1, S2).

    Raises:
        CustomerNotFound, TechnicianNotFound, ServerNotFound, WrongProduct, InstantInPast,
        NotAMultipleOfIncrement, InsufficientCredit, SlotTaken.
    """
    category = rules.category(body.category)
    entries.check_increment(body.estimated_minutes)
    rules.check_ahead(body.starts_at, tx.now)
    await journal.lock(tx, body.customer_id)
    facts = await queries.booking_facts(
        tx.connection, lock_order(body.technician_ids), body.server_id, body.customer_id, tx.now
    )
    ledger = await journal.read(tx, body.customer_id)
    _check_known(body.technician_ids, facts["technician_ids"])
    if body.server_id and not facts["server_known"]:
        raise errors.ServerNotFound(server_id=body.server_id)
    minutes = body.estimated_minutes * len(body.technician_ids)
    session_id = tx.new_id()
    _reserve(ledger, session_id, 1, minutes, DEFAULT_TERMS, body.starts_at)
    journal.write(tx, ledger)
    made: dict[str, Any] = {
        "id": session_id,
        "status": Status.SCHEDULED.value,
        "version": 1,
        "category": category.value,
        "ends_at": rules.ends_at(body.starts_at, body.estimated_minutes),
        "reserved_minutes": minutes,
        "terms": DEFAULT_TERMS.as_dict(),
        "booked_at": tx.now,
        "started_at": None,
        "ended_at": None,
        "moves": [],
        "access_valid": facts["access_valid"],
        "holds": 1,
        "language": None,
        "organizer": "support@example.com",
        "override_reason": None,
        "top_up_by": None,
        **body.model_dump(exclude={"category"}),
    }
    rows.insert(tx, made, buffer_minutes=0)
    outbox.emit(
        tx,
        "session.scheduled",
        session_id,
        customer_id=body.customer_id,
        data={"starts_at": figure(body.starts_at), "reserved_minutes": minutes},
    )
    return session_view(made)


async def change(tx: Tx, customer_id: UUID, session_id: UUID, body: ChangeSession) -> SessionView:
    """Change the estimate or the technicians; the reserve follows.

    Raises:
        InvalidTransition, NothingToChange, NotAMultipleOfIncrement, TechnicianNotFound,
        InsufficientCredit, SlotTaken.
    """
    session = await _locked_with_technicians(
        tx, customer_id, session_id, "change", body.technician_ids or ()
    )
    estimate = body.estimated_minutes or session["estimated_minutes"]
    technicians = body.technician_ids or session["technician_ids"]
    if (estimate, technicians) == (session["estimated_minutes"], session["technician_ids"]):
        raise errors.NothingToChange()
    entries.check_increment(estimate)
    rules.check_not_due(session["starts_at"], tx.now)
    ledger = await journal.read(tx, customer_id, content_of=session_id)
    minutes = estimate * len(technicians)
    more = minutes - session["reserved_minutes"]
    changes: dict[str, Any] = {
        "estimated_minutes": estimate,
        "reserved_minutes": minutes,
        "ends_at": rules.ends_at(session["starts_at"], estimate),
    }
    if more > 0:
        changes["holds"] = session["holds"] + 1
        terms = Terms.of(session["terms"])
        _reserve(ledger, session_id, changes["holds"], more, terms, session["starts_at"])
    elif more < 0:
        changes["releases"] = session["releases"] + 1
        _release(ledger, session, -more, Party.PROVIDER)
    journal.write(tx, ledger)
    after = rows.update(tx, session, changes, technicians)
    rows.emit(tx, "session.changed", after)
    return session_view(after)


async def move(tx: Tx, customer_id: UUID, session_id: UUID, body: MoveSession) -> SessionChanged:
    """Move a session; late and asked for by the customer, it costs a penalty (rule C7).

    Raises:
        InvalidTransition, SessionAlreadyDue, InstantInPast, TechnicianCountChanged,
        TechnicianNotFound, NothingToChange, AskedByNotAllowed, SlotTaken.
    """
    _check_asked_by(tx, body.asked_by)
    session = await _locked_with_technicians(
        tx, customer_id, session_id, "reschedule", body.technician_ids or ()
    )
    technicians = body.technician_ids or session["technician_ids"]
    rules.check_not_due(session["starts_at"], tx.now)
    rules.check_ahead(body.starts_at, tx.now)
    rules.check_same_count(session["technician_ids"], technicians)
    if (body.starts_at, technicians) == (session["starts_at"], session["technician_ids"]):
        raise errors.NothingToChange()
    ledger = await journal.read(tx, customer_id)
    number = session["move_count"] + 1
    minutes = rules.move_penalty(
        session["starts_at"], tx.now, body.asked_by, session["status"], Terms.of(session["terms"])
    )
    reference = f"session:{session_id}:move:{number}:penalty"
    penalty = penalties.charge(tx, ledger, session, PenaltyKind.LATE_MOVE, minutes, reference)
    journal.write(tx, ledger)
    changes = {
        "starts_at": body.starts_at,
        "ends_at": rules.ends_at(body.starts_at, session["estimated_minutes"]),
        "move_count": number,
    }
    after = rows.update(tx, session, changes, technicians)
    penalty_id = penalty.id if penalty else None
    tx.stage(
        "INSERT INTO session_move (session_id, number, asked_by, old_starts_at, new_starts_at,"
        " reason, penalty_id, actor, moved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        session_id, number, body.asked_by.value, session["starts_at"], body.starts_at, body.reason,
        penalty_id, tx.actor.id, tx.now,
    )  # fmt: skip
    shown = None if tx.dry_run else penalty_id
    after["moves"] = [
        *session["moves"],
        (number, body.asked_by, session["starts_at"], body.starts_at, body.reason, shown, tx.now),
    ]
    rows.emit(
        tx, "session.moved", after, old_starts_at=session["starts_at"], asked_by=body.asked_by
    )
    return _changed(tx, after, penalty)


async def cancel(
    tx: Tx, customer_id: UUID, session_id: UUID, body: CancelSession
) -> SessionChanged:
    """Cancel a session: the reserve is released first, then a late change is charged (rule C7).

    Raises:
        InvalidTransition, AskedByNotAllowed.
    """
    _check_asked_by(tx, body.asked_by)
    session = await _locked(tx, customer_id, session_id, "cancel")
    minutes = rules.cancellation_penalty(
        session["starts_at"], tx.now, body.asked_by, session["status"], Terms.of(session["terms"])
    )
    kind = PenaltyKind.LATE_CANCELLATION
    after, penalty = await _end(
        tx, session, Status.CANCELLED, body.asked_by, kind, minutes, body.reason
    )
    rows.emit(tx, "session.cancelled", after, asked_by=body.asked_by)
    return _changed(tx, after, penalty)


async def no_show(tx: Tx, customer_id: UUID, session_id: UUID, body: NoShow) -> SessionChanged:
    """Record who did not come; only the customer's no-show costs credit (rule C7, reading).

    Raises:
        InvalidTransition, SessionNotDue.
    """
    session = await _locked(tx, customer_id, session_id, "no-show")
    rules.check_due(session["starts_at"], tx.now)
    minutes = rules.no_show_penalty(body.party, Terms.of(session["terms"]))
    after, penalty = await _end(
        tx, session, Status.NO_SHOW, body.party, PenaltyKind.NO_SHOW, minutes, None
    )
    rows.emit(tx, "session.no_show", after, party=body.party)
    return _changed(tx, after, penalty)


async def start(tx: Tx, customer_id: UUID, session_id: UUID) -> SessionView:
    """Start a session; without access to its server it cannot (rule S1).

    Raises:
        InvalidTransition, ServerAccessMissing.
    """
    session = await _locked(tx, customer_id, session_id, "start")
    if not session["access_valid"]:
        raise errors.ServerAccessMissing(server_id=session["server_id"])
    changes = {"status": Status.IN_PROGRESS.value, "started_at": tx.now}
    after = rows.update(tx, session, changes, session["technician_ids"])
    rows.emit(tx, "session.started", after)
    return session_view(after)


async def in_progress(tx: Tx, customer_id: UUID, session_id: UUID) -> Row:
    """The session that a worksheet is handed in for; it and its technicians are locked.

    Raises:
        InvalidTransition: it is not in progress.
    """
    return await _locked_with_technicians(tx, customer_id, session_id, "worksheet")


def finish(tx: Tx, session: Row) -> None:
    """Stage the end of a session in progress, with nothing held for it any more."""
    changes = {"status": Status.DONE.value, "ended_at": tx.now, "reserved_minutes": 0}
    after = rows.update(tx, session, changes, session["technician_ids"])
    rows.emit(tx, "session.done", after)


async def _locked(tx: Tx, customer_id: UUID, session_id: UUID, verb: str) -> Row:
    """The session, read after the lock, in a status that allows the verb."""
    await journal.lock(tx, customer_id)
    session = await queries.session(tx.connection, session_id, tx.now)
    return _allowed(tx, session, verb)


async def _locked_with_technicians(
    tx: Tx, customer_id: UUID, session_id: UUID, verb: str, named: Sequence[UUID] = ()
) -> Row:
    """The same, with its technicians and those named locked too; the named ones exist."""
    await journal.lock(tx, customer_id)
    session = await queries.session_with_locks(tx.connection, session_id, tx.now, named)
    allowed = _allowed(tx, session, verb)
    _check_known(named, allowed["known_technician_ids"])
    return allowed


def _allowed(tx: Tx, session: Row | None, verb: str) -> Row:
    if session is None:
        raise errors.SessionNotFound()
    tx.check_version(session["version"])
    rules.transition(session["status"], verb)
    return session


def _check_known(asked: Sequence[UUID], known: Sequence[UUID]) -> None:
    unknown = sorted(set(asked) - set(known))
    if unknown:
        raise errors.TechnicianNotFound(technician_ids=unknown)


def _check_asked_by(tx: Tx, asked_by: Party) -> None:
    if tx.actor.role is Role.CUSTOMER and asked_by is not Party.CUSTOMER:
        raise errors.AskedByNotAllowed(asked_by=asked_by.value)


def _reserve(
    ledger: Book,
    session_id: UUID,
    number: int,
    minutes: int,
    terms: Terms,
    starts_at: datetime,
) -> None:
    draft = entries.hold(
        ledger.state,
        session_id,
        number,
        minutes,
        at=ledger.at,
        minimum_purchase_minutes=terms.minimum_purchase_minutes,
    )
    ledger.post(draft, service_on=local_date(starts_at, ledger.zone))


def _release(
    ledger: Book,
    session: Row,
    minutes: int,
    caused_by: Party,
    reason: str | None = None,
) -> None:
    draft = entries.release(
        ledger.state,
        session["id"],
        session["releases"] + 1,
        minutes,
        compensation_days=(
            Terms.of(session["terms"]).compensation_days if caused_by is Party.PROVIDER else None
        ),
    )
    ledger.post(draft, reason=reason, service_on=local_date(session["starts_at"], ledger.zone))


async def _end(
    tx: Tx,
    session: Row,
    status: Status,
    party: Party,
    kind: PenaltyKind,
    minutes: int,
    reason: str | None,
) -> tuple[dict[str, Any], PenaltyView | None]:
    ledger = await journal.read(tx, session["customer_id"], content_of=session["id"])
    changes: dict[str, Any] = {"status": status.value, "reserved_minutes": 0}
    if session["reserved_minutes"]:
        _release(ledger, session, session["reserved_minutes"], party, reason)
        changes["releases"] = session["releases"] + 1
    reference = f"session:{session['id']}:{kind.value}:penalty"
    penalty = penalties.charge(tx, ledger, session, kind, minutes, reference)
    journal.write(tx, ledger)
    return rows.update(tx, session, changes, session["technician_ids"]), penalty


def _changed(tx: Tx, after: dict[str, Any], penalty: PenaltyView | None) -> SessionChanged:
    if penalty and tx.dry_run:
        penalty = penalty.model_copy(update={"id": None})
    return SessionChanged(session=session_view(after), penalty=penalty)
