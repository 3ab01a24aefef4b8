"""Verbs about worksheets: hand in, confirm, dispute, answer, amend."""

from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.access import permissions
from app.calendar.business import by_business_calendar
from app.calendar.working_time import BusinessTime, end_of_business_day
from app.customers import queries as customers
from app.kit.postgres.database import Tx
from app.kit.zones import local_date
from app.ledger import entries, journal
from app.ledger.book import Book
from app.sessions import holds
from app.sessions import queries as sessions_queries
from app.sessions import service as sessions
from app.sessions.rows import SessionRecord
from app.sessions.rules import Party
from app.worksheets import drafts, queries, rows, rules
from app.worksheets.rows import WorksheetRecord
from app.worksheets.rules import LIFE_CYCLE, Confirmer, RoundVerb, WorkedTime, WorksheetStatus
from app.worksheets.schemas import (
    Amend,
    Answer,
    Confirm,
    Dispute,
    NewWorksheet,
    WorksheetView,
    worksheet_view,
)


async def hand_in(tx: Tx, customer_id: UUID, session_id: UUID, body: NewWorksheet) -> WorksheetView:
    """Hand in what was done: the rounded total is deducted and the session ends (C2, C4, C8).

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition, EndsBeforeStart, InstantInFuture,
        TechnicianNotOnSession, TimeEntriesOverlap, WorkedFarFromPlan, DebtLimitExceeded, StaleDraft,
        Forbidden (an override by someone else than a lead).
    """
    permissions.check_override(tx.actor, body.override_reason)
    session = await sessions.in_progress(tx, customer_id, session_id)
    await drafts.consume(tx, session_id, body.draft_version)
    times = _times(tx, session, body)
    seconds = rules.worked_seconds(times)
    billed = rules.billed_minutes(seconds)
    more = billed - session.reserved_minutes
    ledger = await journal.read(tx, customer_id, content_of=session_id, spend_minutes=more)
    worksheet = WorksheetRecord(
        id=tx.new_id(),
        session_id=session_id,
        customer_id=customer_id,
        status=WorksheetStatus.AWAITING_CONFIRMATION,
        version=1,
        revision=1,
        summary=body.summary,
        worked_seconds=seconds,
        billed_minutes=billed,
        submitted_at=tx.now,
        confirmed_at=None,
        confirmed_by=None,
        auto_confirm_at=await _auto_confirm_at(tx, session),
        time_entries=times,
    )
    _deduct(ledger, session, worksheet, body.override_reason)
    await holds.write(tx, ledger, waiting=session.others_wait)
    worksheet = rows.insert(tx, worksheet, message=body.override_reason)
    queries.owner.keep(worksheet.id, customer_id)
    sessions.finish(tx, session)
    rows.emit(tx, "worksheet.submitted", worksheet)
    return worksheet_view(worksheet)


async def confirm(tx: Tx, customer_id: UUID, worksheet_id: UUID, body: Confirm) -> WorksheetView:
    """The customer agrees: what was billed is consumed, finally (C3).

    Raises:
        WorksheetNotFound, StaleVersion, InvalidTransition, StaleRevision.
    """
    worksheet = await _lock_worksheet(tx, customer_id, worksheet_id)
    status = LIFE_CYCLE.after(worksheet.status, "confirm")
    rules.check_revision(worksheet.revision, body.revision)
    return worksheet_view(await _consume(tx, worksheet, status, Confirmer.CUSTOMER))


async def confirm_silent(tx: Tx, customer_id: UUID, worksheet_id: UUID) -> bool:
    """Confirm for a customer that did not answer in the time agreed; tells whether that was so (C3).

    It is read under the lock that a dispute, an amendment and the customer's own confirmation take:
    whichever came first holds. Who has left cannot answer: its silence says nothing, then or later.
    """
    worksheet = await _lock_worksheet(tx, customer_id, worksheet_id)
    if not rules.is_silent(worksheet.status, worksheet.auto_confirm_at, tx.now):
        return False
    customer = await customers.customer(tx.connection, customer_id)
    assert customer is not None, "nothing is deleted"
    if customer.deactivated_at is not None:
        rows.end_silence(tx, worksheet)
        return False
    status = LIFE_CYCLE.after(worksheet.status, "confirm")
    await _consume(tx, worksheet, status, Confirmer.SYSTEM)
    return True


async def _consume(
    tx: Tx, worksheet: WorksheetRecord, status: WorksheetStatus, confirmed_by: Confirmer
) -> WorksheetRecord:
    """Post and stage a confirmation; returns the worksheet after it."""
    ledger = await journal.read(tx, worksheet.customer_id, content_of=worksheet.id)
    draft = entries.confirmation(ledger.state, worksheet.id)
    if draft:
        ledger.post(draft)
    journal.write(tx, ledger)
    confirmed = replace(
        worksheet,
        status=status,
        confirmed_at=tx.now,
        confirmed_by=confirmed_by,
        auto_confirm_at=None,
    )
    after = rows.update(tx, worksheet, confirmed, RoundVerb.CONFIRM)
    rows.emit(tx, "worksheet.confirmed", after, confirmed_by=confirmed_by)
    return after


async def dispute(tx: Tx, customer_id: UUID, worksheet_id: UUID, body: Dispute) -> WorksheetView:
    """The customer does not agree; the minutes stay deducted until it is settled (C3).

    Raises:
        WorksheetNotFound, StaleVersion, InvalidTransition.
    """
    worksheet = await _lock_worksheet(tx, customer_id, worksheet_id)
    status = LIFE_CYCLE.after(worksheet.status, "dispute")
    disputed = replace(worksheet, status=status, auto_confirm_at=None)
    after = rows.update(
        tx,
        worksheet,
        disputed,
        RoundVerb.DISPUTE,
        message=body.reason,
        proposed_minutes=body.proposed_minutes,
    )
    rows.emit(tx, "worksheet.disputed", after)
    return worksheet_view(after)


async def answer(tx: Tx, customer_id: UUID, worksheet_id: UUID, body: Answer) -> WorksheetView:
    """The provider answers; no status changes (C3).

    Raises:
        WorksheetNotFound, StaleVersion, InvalidTransition.
    """
    worksheet = await _lock_worksheet(tx, customer_id, worksheet_id)
    answered = replace(worksheet, status=LIFE_CYCLE.after(worksheet.status, "answer"))
    after = rows.update(tx, worksheet, answered, RoundVerb.ANSWER, message=body.message)
    rows.emit(tx, "worksheet.answered", after)
    return worksheet_view(after)


async def amend(tx: Tx, customer_id: UUID, worksheet_id: UUID, body: Amend) -> WorksheetView:
    """Make the next revision: more is deducted, or the difference goes back (C3, design §2).

    Raises:
        WorksheetNotFound, StaleVersion, InvalidTransition, EndsBeforeStart, InstantInFuture,
        TechnicianNotOnSession, TimeEntriesOverlap, WorkedFarFromPlan, DebtLimitExceeded.
    """
    worksheet = await _lock_worksheet(tx, customer_id, worksheet_id)
    status = LIFE_CYCLE.after(worksheet.status, "amend")
    session = await sessions_queries.session_with_locks(tx.connection, worksheet.session_id, tx.now)
    assert session is not None
    times = _times(tx, session, body)
    seconds = rules.worked_seconds(times)
    billed = rules.billed_minutes(seconds)
    more = billed - worksheet.billed_minutes
    ledger = await journal.read(tx, customer_id, content_of=worksheet_id, spend_minutes=more)
    amended = replace(
        worksheet,
        status=status,
        revision=worksheet.revision + 1,
        worked_seconds=seconds,
        billed_minutes=billed,
        time_entries=times,
        auto_confirm_at=await _auto_confirm_at(tx, session),
    )
    _correct(ledger, session, amended, body)
    # The old revision must stop counting before the new one is checked against all others.
    rows.stop_counting(tx, worksheet)
    await tx.flush()
    await holds.write(tx, ledger, waiting=session.others_wait)
    after = rows.update(tx, worksheet, amended, RoundVerb.AMEND, message=body.reason)
    rows.emit(tx, "worksheet.amended", after)
    return worksheet_view(after)


def _deduct(
    ledger: Book, session: SessionRecord, worksheet: WorksheetRecord, override_reason: str | None
) -> None:
    """Post the deduction; a worksheet that costs nothing only releases the reserve (C4)."""
    if not worksheet.billed_minutes:
        holds.release(ledger, session, session.reserved_minutes, Party.PROVIDER)
        return
    draft = entries.deduction(
        ledger.state,
        session.id,
        worksheet.id,
        worksheet.billed_minutes,
        at=ledger.at,
        debt_limit_minutes=session.terms.debt_limit_minutes,
        override=override_reason is not None,
        compensation_days=session.terms.compensation_days,
    )
    ledger.post(
        draft,
        reason=override_reason if draft.override else None,
        service_on=local_date(session.starts_at, ledger.zone),
    )


def _correct(ledger: Book, session: SessionRecord, worksheet: WorksheetRecord, body: Amend) -> None:
    """Post the difference to what was billed before, if there is one (C3)."""
    draft = entries.correction(
        ledger.state,
        worksheet.id,
        worksheet.revision,
        worksheet.billed_minutes,
        at=ledger.at,
        debt_limit_minutes=session.terms.debt_limit_minutes,
        override=body.override_reason is not None,
        compensation_days=session.terms.compensation_days,
    )
    if draft:
        ledger.post(
            draft,
            reason=body.override_reason if draft.override else body.reason,
            service_on=local_date(session.starts_at, ledger.zone),
        )


async def _auto_confirm_at(tx: Tx, session: SessionRecord) -> datetime | None:
    """When silence confirms what is handed in now, by the terms that the session was agreed under (C3)."""
    days = session.terms.auto_confirm_after_working_days
    if days is None:
        return None

    def compute(business: BusinessTime) -> tuple[datetime, datetime]:
        ends_at = end_of_business_day(business, tx.now, days)
        return ends_at, ends_at

    return await by_business_calendar(tx.connection, tx.now, tx.now, compute)


async def _lock_worksheet(tx: Tx, customer_id: UUID, worksheet_id: UUID) -> WorksheetRecord:
    """The worksheet, read after its customer's credit account is locked, in the version named.

    Raises:
        WorksheetNotFound, StaleVersion.
    """
    await journal.lock(tx, customer_id)
    worksheet = await queries.worksheet(tx.connection, worksheet_id)
    if worksheet is None:
        raise errors.WorksheetNotFound()
    tx.check_version(worksheet.version)
    return worksheet


def _times(tx: Tx, session: SessionRecord, body: NewWorksheet | Amend) -> tuple[WorkedTime, ...]:
    """The time entries that are given, held to who was in the session and to its plan."""
    times = tuple(
        WorkedTime(time.technician_id, time.started_at, time.ended_at, time.note)
        for time in body.time_entries
    )
    took_part = (*session.technician_ids, *session.former_technician_ids)
    rules.check_times(times, took_part, tx.now)
    if body.override_reason is None:
        rules.check_near_plan(times, session.starts_at, session.ends_at)
    return times
