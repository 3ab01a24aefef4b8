"""Verbs about worksheets: hand in, confirm, dispute, answer, amend."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import asyncpg

from app import errors
from app.access import permissions
from app.kit import outbox
from app.kit.clock import local_date
from app.kit.database import Row, Tx, columns
from app.ledger import entries, journal
from app.ledger.book import Book
from app.sessions import holds
from app.sessions import queries as sessions_queries
from app.sessions import service as sessions
from app.sessions.rows import SessionRecord
from app.worksheets import queries, rules
from app.worksheets.rules import Worked, WorksheetStatus
from app.worksheets.schemas import (
    Amend,
    Answer,
    Confirm,
    Dispute,
    NewTimeEntry,
    NewWorksheet,
    WorksheetView,
    worksheet_view,
)


async def hand_in(tx: Tx, customer_id: UUID, session_id: UUID, body: NewWorksheet) -> WorksheetView:
    """Hand in what was done: the rounded total is deducted and the session ends (C2, C4, C8).

    Raises:
        InvalidTransition, EndsBeforeStart, InstantInFuture, TechnicianNotOnSession,
        TimeEntriesOverlap, DebtLimitExceeded, Forbidden (an override by someone else than a lead).
    """
    permissions.check_override(tx.actor, body.override_reason)
    session = await sessions.in_progress(tx, customer_id, session_id)
    times = _worked(body.time_entries)
    rules.check_times(times, session.technician_ids, tx.now)
    ledger = await journal.read(tx, customer_id, content_of=session_id)
    seconds = rules.worked_seconds(times)
    billed = rules.billed_minutes(seconds)
    worksheet_id = tx.new_id()
    await _deduct(tx, ledger, session, worksheet_id, billed, body.override_reason)
    made = {
        "id": worksheet_id,
        "session_id": session_id,
        "customer_id": customer_id,
        "status": WorksheetStatus.AWAITING_CONFIRMATION.value,
        "version": 1,
        "revision": 1,
        "summary": body.summary,
        "worked_seconds": seconds,
        "billed_minutes": billed,
        "submitted_at": tx.now,
        "confirmed_at": None,
        "rounds": [],
    }
    tx.stage(
        "INSERT INTO worksheet (id, session_id, customer_id, status, version, revision, summary,"
        " worked_seconds, billed_minutes, submitted_at)"
        " VALUES ($1, $2, $3, $4, 1, 1, $5, $6, $7, $8)",
        worksheet_id, session_id, customer_id, made["status"], body.summary, seconds, billed, tx.now,
    )  # fmt: skip
    _stage_times(tx, made, body.time_entries)
    _stage_round(tx, made, "submit")
    sessions.finish(tx, session)
    _emit(tx, "worksheet.submitted", made)
    return worksheet_view(made)


async def confirm(tx: Tx, customer_id: UUID, worksheet_id: UUID, body: Confirm) -> WorksheetView:
    """The customer agrees: what was billed is consumed, finally (C3).

    Raises:
        InvalidTransition, StaleRevision.
    """
    worksheet = await _locked(tx, customer_id, worksheet_id, "confirm")
    rules.check_revision(worksheet["revision"], body.revision)
    ledger = await journal.read(tx, customer_id, content_of=worksheet_id)
    draft = entries.confirmation(ledger.state, worksheet_id)
    if draft:
        ledger.post(draft)
    journal.write(tx, ledger)
    after = _update(tx, worksheet, "confirm", confirmed_at=tx.now)
    _emit(tx, "worksheet.confirmed", after)
    return worksheet_view(after)


async def dispute(tx: Tx, customer_id: UUID, worksheet_id: UUID, body: Dispute) -> WorksheetView:
    """The customer does not agree; the minutes stay deducted until it is settled (C3).

    Raises:
        InvalidTransition.
    """
    worksheet = await _locked(tx, customer_id, worksheet_id, "dispute")
    after = _update(
        tx, worksheet, "dispute", message=body.reason, proposed_minutes=body.proposed_minutes
    )
    _emit(tx, "worksheet.disputed", after)
    return worksheet_view(after)


async def answer(tx: Tx, customer_id: UUID, worksheet_id: UUID, body: Answer) -> WorksheetView:
    """The provider answers; no status changes (C3).

    Raises:
        InvalidTransition.
    """
    worksheet = await _locked(tx, customer_id, worksheet_id, "answer")
    after = _update(tx, worksheet, "answer", message=body.message)
    _emit(tx, "worksheet.answered", after)
    return worksheet_view(after)


async def amend(tx: Tx, customer_id: UUID, worksheet_id: UUID, body: Amend) -> WorksheetView:
    """Make the next revision: more is deducted, or the difference goes back (C3, design §2).

    Raises:
        InvalidTransition, EndsBeforeStart, InstantInFuture, TechnicianNotOnSession,
        TimeEntriesOverlap, DebtLimitExceeded.
    """
    worksheet = await _locked(tx, customer_id, worksheet_id, "amend")
    session = await sessions_queries.session_with_locks(
        tx.connection, worksheet["session_id"], tx.now
    )
    assert session is not None
    times = _worked(body.time_entries)
    rules.check_times(times, session.technician_ids, tx.now)
    ledger = await journal.read(tx, customer_id, content_of=worksheet_id)
    seconds = rules.worked_seconds(times)
    billed = rules.billed_minutes(seconds)
    revision = worksheet["revision"] + 1
    terms = session.terms
    draft = entries.correction(
        ledger.state,
        worksheet_id,
        revision,
        billed,
        at=ledger.at,
        debt_limit_minutes=terms.debt_limit_minutes,
        override=body.override_reason is not None,
        compensation_days=terms.compensation_days,
    )
    if draft:
        reason = body.override_reason if draft.override else body.reason
        day = local_date(session.starts_at, ledger.zone)
        ledger.post(draft, reason=reason, service_on=day)
    # The old revision must stop counting before the new one is checked against all others.
    tx.stage("UPDATE time_entry SET current = false WHERE worksheet_id = $1", worksheet_id)
    await tx.flush()
    await holds.write(tx, ledger, waiting=session.others_wait)
    after = _update(
        tx,
        worksheet,
        "amend",
        message=body.reason,
        revision=revision,
        worked_seconds=seconds,
        billed_minutes=billed,
    )
    _stage_times(tx, after, body.time_entries)
    _emit(tx, "worksheet.amended", after)
    return worksheet_view(after)


async def _deduct(
    tx: Tx,
    ledger: Book,
    session: SessionRecord,
    worksheet_id: UUID,
    billed: int,
    override_reason: str | None,
) -> None:
    """The deduction; a worksheet that costs nothing only releases the reserve (C4)."""
    day = local_date(session.starts_at, ledger.zone)
    terms = session.terms
    if billed:
        draft = entries.deduction(
            ledger.state,
            session.id,
            worksheet_id,
            billed,
            at=ledger.at,
            debt_limit_minutes=terms.debt_limit_minutes,
            override=override_reason is not None,
            compensation_days=terms.compensation_days,
        )
        ledger.post(draft, reason=override_reason if draft.override else None, service_on=day)
    else:
        draft = entries.release(
            ledger.state,
            session.id,
            session.releases + 1,
            session.reserved_minutes,
            compensation_days=terms.compensation_days,
        )
        ledger.post(draft, service_on=day)
    await holds.write(tx, ledger, waiting=session.others_wait)


async def _locked(tx: Tx, customer_id: UUID, worksheet_id: UUID, verb: str) -> Row:
    """The worksheet, read after the lock, in a status that allows the verb."""
    await journal.lock(tx, customer_id)
    worksheet = await queries.worksheet(tx.connection, worksheet_id)
    if worksheet is None:
        raise errors.WorksheetNotFound()
    tx.check_version(worksheet["version"])
    rules.LIFE_CYCLE.after(rules.WorksheetStatus(worksheet["status"]), verb)
    return worksheet


def _worked(times: Sequence[NewTimeEntry]) -> list[Worked]:
    return [Worked(time.technician_id, time.started_at, time.ended_at) for time in times]


def _update(
    tx: Tx,
    worksheet: Row,
    verb: str,
    *,
    message: str | None = None,
    proposed_minutes: int | None = None,
    **changes: Any,
) -> dict[str, Any]:
    """Stage the changed row and the round; returns the row as it will be."""
    after = {
        **worksheet,
        **changes,
        "version": worksheet["version"] + 1,
        "status": rules.LIFE_CYCLE.after(rules.WorksheetStatus(worksheet["status"]), verb).value,
    }
    tx.stage(
        "UPDATE worksheet SET version = $2, status = $3, revision = $4, worked_seconds = $5,"
        " billed_minutes = $6, confirmed_at = $7 WHERE id = $1",
        after["id"], after["version"], after["status"], after["revision"],
        after["worked_seconds"], after["billed_minutes"], after["confirmed_at"],
    )  # fmt: skip
    _stage_round(tx, after, verb, message, proposed_minutes)
    return after


def _stage_times(tx: Tx, worksheet: dict[str, Any], times: Sequence[NewTimeEntry]) -> None:
    worksheet["time_entries"] = [
        (time.technician_id, time.started_at, time.ended_at, time.note) for time in times
    ]
    rows = [
        (at, time.technician_id, asyncpg.Range(time.started_at, time.ended_at), time.note)
        for at, time in enumerate(times)
    ]
    if rows:
        tx.stage(
            "INSERT INTO time_entry (worksheet_id, revision, position, technician_id, during, note,"
            " current) SELECT $1, $2, worked.*, true"
            " FROM unnest($3::int[], $4::uuid[], $5::tstzrange[], $6::text[]) AS worked",
            worksheet["id"], worksheet["revision"], *columns(rows, 4),
        )  # fmt: skip


def _stage_round(
    tx: Tx,
    worksheet: dict[str, Any],
    verb: str,
    message: str | None = None,
    proposed_minutes: int | None = None,
) -> None:
    happened = (
        verb, worksheet["revision"], message, proposed_minutes, worksheet["billed_minutes"],
        tx.actor.id, tx.now,
    )  # fmt: skip
    worksheet["rounds"] = [*worksheet["rounds"], happened]
    tx.stage(
        "INSERT INTO worksheet_round (worksheet_id, number, verb, revision, message,"
        " proposed_minutes, billed_minutes, actor, happened_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        worksheet["id"], len(worksheet["rounds"]), *happened,
    )  # fmt: skip


def _emit(tx: Tx, kind: str, worksheet: dict[str, Any]) -> None:
    outbox.emit(
        tx,
        kind,
        worksheet["id"],
        customer_id=worksheet["customer_id"],
        data={
            "session_id": str(worksheet["session_id"]),
            "status": worksheet["status"],
            "revision": worksheet["revision"],
            "billed_minutes": worksheet["billed_minutes"],
        },
    )
