"""Changing an agreed session: its length and people, its time, and who holds it (rules C5, C7, S2)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from app import errors
from app.access import permissions
from app.availability import rules as time_rules
from app.availability.queries import Roster
from app.availability.rules import Need
from app.kit.database import Row, Tx
from app.ledger import entries, journal
from app.ledger.book import Book
from app.plans.rules import Terms
from app.sessions import holds, locked, penalties, rows, rules
from app.sessions.booking import choose, period
from app.sessions.rules import Party, PenaltyKind, SessionStatus
from app.sessions.schemas import (
    ChangeSession,
    MoveSession,
    PenaltyView,
    ReassignSession,
    SessionChanged,
    SessionView,
    session_view,
)


async def change(tx: Tx, customer_id: UUID, session_id: UUID, body: ChangeSession) -> SessionView:
    """Change the estimate, the technicians, the server or the way to join; the reserve follows.

    Raises:
        InvalidTransition, NothingToChange, NotAMultipleOfIncrement, TechnicianNotFound,
        ServerNotFound, SessionAlreadyDue, TechnicianNotWorking, SlotTaken, InsufficientCredit,
        Forbidden (an override by someone else than a lead).
    """
    permissions.check_override(tx.actor, body.override_reason)
    await journal.lock(tx, customer_id)
    session, plans = await locked.with_plans(
        tx,
        session_id,
        "change",
        technician_ids=body.technician_ids or (),
        server_id=body.server_id,
    )
    given = body.model_dump(exclude_none=True)
    changes = {name: value for name, value in given.items() if session[name] != value}
    if not changes.keys() - {"override_reason"}:
        raise errors.NothingToChange()
    technicians = changes.pop("technician_ids", session["technician_ids"])
    estimate = changes.get("estimated_minutes", session["estimated_minutes"])
    entries.check_increment(estimate)
    if {"estimated_minutes", "technician_ids"} & given.keys():
        rules.check_not_due(session["starts_at"], tx.now)
        _check_grown(plans, technicians, session, estimate, body.override_reason)
    ledger = await journal.read(tx, customer_id, content_of=session_id)
    if "server_id" in changes:
        changes["access_until"] = session["server_access_until"]
    changes["ends_at"] = rules.ends_at(session["starts_at"], estimate)
    changes |= _reserve_again(ledger, session, estimate, technicians)
    await holds.write(tx, ledger, waiting=session["others_wait"], but=session["id"])
    after = _written(tx, session, changes, technicians, plans, given)
    rows.emit(tx, "session.changed", after)
    if after["status"] != session["status"]:
        rows.emit(tx, "session.scheduled", after)
    return session_view(after, tx.now)


def _check_grown(
    plans: Roster,
    technicians: Sequence[UUID],
    session: Row,
    estimated_minutes: int,
    override_reason: str | None,
) -> None:
    """Whoever comes has the whole time free, whoever stays what is added: the rest is agreed."""
    comes = [one for one in technicians if one not in session["technician_ids"]]
    _check_free(plans, comes, session, estimated_minutes, override_reason)
    more = estimated_minutes - session["estimated_minutes"]
    if more > 0:
        stays = [one for one in technicians if one in session["technician_ids"]]
        added = {"starts_at": session["ends_at"]}
        _check_free(plans, stays, added, more, override_reason)


def _reserve_again(
    ledger: Book, session: Row, estimated_minutes: int, technicians: Sequence[UUID]
) -> dict[str, Any]:
    """Reserve more, or release the difference; one that waits for credit is scheduled if it fits."""
    if session["status"] == SessionStatus.AWAITING_CREDIT:
        wanted = {"estimated_minutes": estimated_minutes, "technician_ids": technicians}
        try:
            return holds.schedule(ledger, {**session, **wanted})
        except errors.InsufficientCredit:
            return {}
    minutes = estimated_minutes * len(technicians)
    more = minutes - session["reserved_minutes"]
    if more > 0:
        terms, number = Terms.of(session["terms"]), session["holds"] + 1
        holds.reserve(ledger, session["id"], number, more, terms, session["starts_at"])
        return {"reserved_minutes": minutes, "holds": number}
    if more < 0:
        holds.release(ledger, session, -more, Party.PROVIDER)
        return {"reserved_minutes": minutes, "releases": session["releases"] + 1}
    return {}


async def reassign(
    tx: Tx, customer_id: UUID, session_id: UUID, body: ReassignSession
) -> SessionView:
    """Replace one technician, by the one named or by one chosen as when booking.

    Raises:
        InvalidTransition, SessionAlreadyDue, TechnicianNotOnSession, TechnicianNotFound,
        NothingToChange, TechnicianNotWorking, SlotTaken, Forbidden.
    """
    permissions.check_override(tx.actor, body.override_reason)
    await journal.lock(tx, customer_id)
    session = await locked.seen(tx, session_id, "reassign")
    rules.check_not_due(session["starts_at"], tx.now)
    gone = _replaced(session, body.technician_id)
    language = body.language or session["language"]
    if body.replacement_id is None:
        await tx.begin(locked.need_lock(session["starts_at"]))
        [comes] = await choose(
            tx,
            period(session["starts_at"], session["estimated_minutes"]),
            Need(session["estimated_minutes"]),
            category=session["category"],
            language=language,
            excluded=session["technician_ids"],
        )
    else:
        comes = body.replacement_id
    if comes in session["technician_ids"]:
        raise errors.NothingToChange()
    session, plans = await locked.with_plans(tx, session_id, "reassign", technician_ids=[comes])
    _check_free(plans, [comes], session, session["estimated_minutes"], body.override_reason)
    technicians = [comes if one == gone else one for one in session["technician_ids"]]
    given = body.model_dump(exclude_none=True, include={"override_reason", "language"})
    after = _written(tx, session, {"language": language}, technicians, plans, given)
    rows.emit(tx, "session.reassigned", after, old_technician_id=gone, technician_id=comes)
    return session_view(after, tx.now)


def _replaced(session: Row, technician_id: UUID | None) -> UUID:
    """Who is replaced.

    Raises:
        TechnicianNotOnSession: nobody is named where there are several, or somebody else.
    """
    present: list[UUID] = session["technician_ids"]
    if technician_id is None and len(present) == 1:
        return present[0]
    if technician_id is None or technician_id not in present:
        raise errors.TechnicianNotOnSession(technician_id=technician_id, technician_ids=present)
    return technician_id


async def move(tx: Tx, customer_id: UUID, session_id: UUID, body: MoveSession) -> SessionChanged:
    """Move a session; late and asked for by the customer, it costs a penalty (rule C7).

    Raises:
        InvalidTransition, SessionAlreadyDue, InstantInPast, NotAWholeMinute, NoticeTooShort,
        BeyondHorizon, TechnicianCountChanged, TechnicianNotFound, NothingToChange,
        AskedByNotAllowed, TechnicianNotWorking, SlotTaken, Forbidden, and InsufficientCredit where
        one that waits for credit would have no time left to wait.
    """
    locked.check_asked_by(tx, body.asked_by)
    permissions.check_override(tx.actor, body.override_reason)
    named = await _named(tx, customer_id, session_id, body)
    session, plans = await locked.with_plans(
        tx, session_id, "reschedule", technician_ids=named or (), starts_at=body.starts_at
    )
    technicians = named or session["technician_ids"]
    rules.check_not_due(session["starts_at"], tx.now)
    rules.check_ahead(body.starts_at, tx.now)
    rules.check_same_count(len(session["technician_ids"]), len(technicians))
    if (body.starts_at, technicians) == (session["starts_at"], session["technician_ids"]):
        raise errors.NothingToChange()
    time_rules.check_whole_minute(body.starts_at)
    if body.override_reason is None:
        time_rules.check_start(body.starts_at, plans.planning, tx.now)
    changes: dict[str, Any] = {
        "starts_at": body.starts_at,
        "ends_at": rules.ends_at(body.starts_at, session["estimated_minutes"]),
        "move_count": session["move_count"] + 1,
    }
    moved = {**session, **changes}
    _check_free(plans, technicians, moved, session["estimated_minutes"], body.override_reason)
    ledger = await journal.read(tx, customer_id)
    penalty = _charge(tx, ledger, session, body, changes["move_count"])
    if session["status"] == SessionStatus.AWAITING_CREDIT:
        changes |= _wait_again(tx, ledger, moved, plans)
    journal.write(tx, ledger)
    given = body.model_dump(exclude_none=True, include={"override_reason"})
    after = _written(tx, session, changes, technicians, plans, given)
    after["moves"] = [*session["moves"], _stage_move(tx, session, body, after, penalty)]
    rows.emit(
        tx,
        "session.moved",
        after,
        ends_at=after["ends_at"],
        technician_ids=technicians,
        old_starts_at=session["starts_at"],
        old_ends_at=session["ends_at"],
        old_technician_ids=session["technician_ids"],
        asked_by=body.asked_by,
    )
    return changed(tx, after, penalty)


async def _named(
    tx: Tx, customer_id: UUID, session_id: UUID, body: MoveSession
) -> list[UUID] | None:
    """Those named for the new time, or chosen for it; the credit account is locked after it."""
    if body.technicians_needed is None:
        await journal.lock(tx, customer_id)
        return body.technician_ids
    await journal.lock(tx, customer_id, then=locked.need_lock(body.starts_at))
    session = await locked.seen(tx, session_id, "reschedule")
    rules.check_same_count(len(session["technician_ids"]), body.technicians_needed)
    return await choose(
        tx,
        period(body.starts_at, session["estimated_minutes"]),
        Need(session["estimated_minutes"], body.technicians_needed),
        category=session["category"],
        language=session["language"],
        preferred=session["technician_ids"],
        session_id=session_id,
    )


def _charge(
    tx: Tx, ledger: Book, session: Row, body: MoveSession, number: int
) -> PenaltyView | None:
    minutes = rules.move_penalty(
        session["starts_at"], tx.now, body.asked_by, session["status"], Terms.of(session["terms"])
    )
    reference = f"session:{session['id']}:move:{number}:penalty"
    return penalties.charge(tx, ledger, session, PenaltyKind.LATE_MOVE, minutes, reference)


def _wait_again(tx: Tx, ledger: Book, moved: dict[str, Any], plans: Roster) -> dict[str, Any]:
    """Until when a moved session waits; without any time left it needs its credit now (C5)."""
    terms = Terms.of(moved["terms"])
    until = rules.top_up_by(
        moved["starts_at"], moved["booked_at"], terms, plans.planning.top_up_hours
    )
    if until > tx.now:
        return {"top_up_by": until}
    return holds.schedule(ledger, moved)


def _stage_move(
    tx: Tx, session: Row, body: MoveSession, after: dict[str, Any], penalty: PenaltyView | None
) -> tuple[Any, ...]:
    """Stage the row of a move; returns it as the session shows it."""
    number, penalty_id = after["move_count"], penalty.id if penalty else None
    tx.stage(
        "INSERT INTO session_move (session_id, number, asked_by, old_starts_at, new_starts_at,"
        " reason, penalty_id, actor, moved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        session["id"], number, body.asked_by.value, session["starts_at"], body.starts_at,
        body.reason, penalty_id, tx.actor.id, tx.now,
    )  # fmt: skip
    shown = None if tx.dry_run else penalty_id
    return (
        number, body.asked_by, session["starts_at"], body.starts_at, body.reason, shown, tx.now,
    )  # fmt: skip


def changed(tx: Tx, after: dict[str, Any], penalty: PenaltyView | None) -> SessionChanged:
    """A session and what its change cost; a dry run has made no penalty yet."""
    if penalty and tx.dry_run:
        penalty = penalty.model_copy(update={"id": None})
    return SessionChanged(session=session_view(after, tx.now), penalty=penalty)


def _check_free(
    plans: Roster,
    technicians: Sequence[UUID],
    session: Row | dict[str, Any],
    estimated_minutes: int,
    override_reason: str | None,
) -> None:
    rotas = [one for one in plans.rotas if one.id in technicians]
    time_rules.check_free(
        rotas,
        period(session["starts_at"], estimated_minutes),
        plans.planning,
        override=override_reason is not None,
    )


def _written(
    tx: Tx,
    session: Row,
    changes: dict[str, Any],
    technicians: Sequence[UUID],
    plans: Roster,
    given: dict[str, Any],
) -> dict[str, Any]:
    if "override_reason" in given:
        changes = {**changes, "override_reason": given["override_reason"]}
    buffer_minutes = plans.planning.buffer_minutes
    return rows.update(tx, session, changes, technicians, buffer_minutes=buffer_minutes)
