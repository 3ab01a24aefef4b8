"""The draft of a worksheet: kept while its session goes on, with the clocks of its technicians."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from app import errors
from app.kit.database import Tx
from app.kit.rows import insert_row, update_version
from app.ledger import journal
from app.sessions import queries as sessions_queries
from app.sessions import rules as sessions_rules
from app.sessions.rows import SessionRecord
from app.worksheets import draft_queries, rows, rules
from app.worksheets.draft_queries import DraftRecord
from app.worksheets.draft_schemas import ChangeDraft, DraftView, draft_view
from app.worksheets.rules import Clock, WorkedTime
from app.worksheets.tables import WorksheetDraft


async def change(tx: Tx, customer_id: UUID, session_id: UUID, body: ChangeDraft) -> DraftView:
    """Write on; start or stop somebody's clock. What is left out stays.

    Raises:
        SessionNotFound, InvalidTransition, StaleVersion, EndsBeforeStart, InstantInFuture,
        TechnicianNotOnSession, TimeEntriesOverlap, ClockRuns, ClockStands, NothingToChange.
    """
    await journal.lock(tx, customer_id)
    session = await sessions_queries.session(tx.connection, session_id, tx.now)
    if session is None:
        raise errors.SessionNotFound()
    sessions_rules.LIFE_CYCLE.after(session.status, "worksheet")
    before = await draft_queries.draft(tx.connection, session_id)
    tx.check_version(before.version)
    after = _written(session, before, body, tx.now)
    if body.stop_clock_of is not None:
        after = _stopped(after, body.stop_clock_of, tx.now)
    if body.start_clock_of is not None:
        after = _started(session, after, body.start_clock_of, tx.now)
    if after == before:
        raise errors.NothingToChange()
    return draft_view(_keep(tx, before, after), tx.now)


async def consume(tx: Tx, session_id: UUID, version: int | None) -> None:
    """Stage that a draft is gone: its worksheet is handed in. The session is locked.

    Raises:
        StaleDraft: it is not the version that was seen.
    """
    if version is not None:
        found = await draft_queries.draft(tx.connection, session_id)
        if found.version != version:
            raise errors.StaleDraft(version=found.version, seen=version)
    rows.end_draft(tx, session_id)


def _written(
    session: SessionRecord, draft: DraftRecord, body: ChangeDraft, now: datetime
) -> DraftRecord:
    """The draft with what is written anew; who worked when is held to what can have been."""
    if body.summary is not None:
        draft = replace(draft, summary=body.summary)
    if body.time_entries is not None:
        times = tuple(
            WorkedTime(one.technician_id, one.started_at, one.ended_at, one.note)
            for one in body.time_entries
        )
        rules.check_times(times, _took_part(session), now)
        draft = replace(draft, time_entries=times)
    return draft


def _took_part(session: SessionRecord) -> tuple[UUID, ...]:
    return (*session.technician_ids, *session.former_technician_ids)


def _started(
    session: SessionRecord, draft: DraftRecord, technician_id: UUID, now: datetime
) -> DraftRecord:
    """The draft with a clock that runs from now on."""
    if technician_id not in _took_part(session):
        raise errors.TechnicianNotOnSession(
            pointer="/start_clock_of", technician_id=technician_id,
            technician_ids=list(_took_part(session)),
        )  # fmt: skip
    if any(one.technician_id == technician_id for one in draft.clocks):
        raise errors.ClockRuns(technician_id=technician_id)
    # What was worked is kept to the second; a start is not before what was worked until now.
    started = Clock(technician_id, now.replace(microsecond=0))
    return replace(draft, clocks=(*draft.clocks, started))


def _stopped(draft: DraftRecord, technician_id: UUID, now: datetime) -> DraftRecord:
    """The draft with what somebody's clock has shown as a time entry, unless it showed nothing."""
    clock = next((one for one in draft.clocks if one.technician_id == technician_id), None)
    if clock is None:
        raise errors.ClockStands(technician_id=technician_id)
    others = tuple(one for one in draft.clocks if one != clock)
    worked = clock.until(now)
    times = (*draft.time_entries, worked) if worked else draft.time_entries
    return replace(draft, clocks=others, time_entries=times)


def _keep(tx: Tx, before: DraftRecord, after: DraftRecord) -> DraftRecord:
    """Stage the next version; the first one is a new row."""
    kept: dict[str, Any] = {
        "time_entries": [_entry(one) for one in after.time_entries],
        "clocks": [
            {"technician_id": str(one.technician_id), "started_at": one.started_at.isoformat()}
            for one in after.clocks
        ],
        "changed_at": tx.now,
    }
    if before.version:
        return update_version(tx, WorksheetDraft, before, after, **kept)
    first = replace(after, version=1)
    insert_row(tx, WorksheetDraft, first, **kept)
    return first


def _entry(worked: WorkedTime) -> dict[str, str]:
    return {
        "technician_id": str(worked.technician_id),
        "started_at": worked.started_at.isoformat(),
        "ended_at": worked.ended_at.isoformat(),
        "note": worked.note,
    }
