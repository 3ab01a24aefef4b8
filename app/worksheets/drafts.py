"""The draft of a worksheet: kept while its session goes on, with the clocks of its technicians."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, update_version
from app.ledger import journal
from app.sessions import queries as sessions_queries
from app.sessions import rules as sessions_rules
from app.sessions.rows import SessionRecord
from app.worksheets import draft_queries, rows, rules
from app.worksheets.draft_queries import DraftRecord
from app.worksheets.draft_schemas import ChangeDraft, DraftView, draft_view
from app.worksheets.rules import Clock, DraftTime
from app.worksheets.tables import WorksheetDraft


async def change(tx: Tx, customer_id: UUID, session_id: UUID, body: ChangeDraft) -> DraftView:
    """Write on; say what clocks run; start or stop somebody's. What is left out stays.

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
            DraftTime(one.technician_id, one.started_at, one.ended_at, one.note)
            for one in body.time_entries
        )
        for index, one in enumerate(times):
            if one.technician_id is not None:
                _check_took_part(session, one.technician_id, f"/time_entries/{index}")
        rules.check_times([one.worked for one in times], _took_part(session), now)
        draft = replace(draft, time_entries=times)
    if body.clocks is not None:
        clocks = tuple(Clock(one.technician_id, one.started_at, one.note) for one in body.clocks)
        _check_clocks(session, draft.clocks, clocks, now)
        draft = replace(draft, clocks=clocks)
    return draft


def _check_clocks(
    session: SessionRecord, before: Sequence[Clock], clocks: Sequence[Clock], now: datetime
) -> None:
    """Hold clocks that are said to run to what can be: one of each technician, since some time ago."""
    running: set[UUID] = set()
    # One that runs may have begun before the clock of the service went back.
    known = {(one.technician_id, one.started_at) for one in before}
    for index, clock in enumerate(clocks):
        pointer = f"/clocks/{index}"
        _check_took_part(session, clock.technician_id, pointer)
        is_known = (clock.technician_id, clock.started_at) in known
        if clock.started_at > now and not is_known:
            raise errors.InstantInFuture(pointer=pointer, value=clock.started_at, now=now)
        if clock.technician_id in running:
            raise errors.ClockRuns(pointer=pointer, technician_id=clock.technician_id)
        running.add(clock.technician_id)


def _check_took_part(session: SessionRecord, technician_id: UUID, pointer: str) -> None:
    if technician_id not in _took_part(session):
        raise errors.TechnicianNotOnSession(
            pointer=pointer, technician_id=technician_id,
            technician_ids=list(_took_part(session)),
        )  # fmt: skip


def _took_part(session: SessionRecord) -> tuple[UUID, ...]:
    return (*session.technician_ids, *session.former_technician_ids)


def _started(
    session: SessionRecord, draft: DraftRecord, technician_id: UUID, now: datetime
) -> DraftRecord:
    """The draft with a clock that runs from now on."""
    _check_took_part(session, technician_id, "/start_clock_of")
    if any(one.technician_id == technician_id for one in draft.clocks):
        raise errors.ClockRuns(technician_id=technician_id)
    # What was worked is kept to the second; a start is not before what was worked until now.
    started = Clock(technician_id, now.replace(microsecond=0))
    return replace(draft, clocks=(*draft.clocks, started))


def _stopped(draft: DraftRecord, technician_id: UUID, now: datetime) -> DraftRecord:
    """The draft with what somebody's clock has shown as a time entry.

    One that showed nothing leaves only what was noted of it.
    """
    clock = next((one for one in draft.clocks if one.technician_id == technician_id), None)
    if clock is None:
        raise errors.ClockStands(technician_id=technician_id)
    others = tuple(one for one in draft.clocks if one != clock)
    worked = clock.until(now)
    if worked is None and not clock.note:
        return replace(draft, clocks=others)
    ended_at = worked.ended_at if worked else None
    left = DraftTime(technician_id, clock.started_at, ended_at, clock.note)
    return replace(draft, clocks=others, time_entries=(*draft.time_entries, left))


def _keep(tx: Tx, before: DraftRecord, after: DraftRecord) -> DraftRecord:
    """Stage the next version; the first one is a new row."""
    kept: dict[str, Any] = {
        "time_entries": [_entry(one) for one in after.time_entries],
        "clocks": [
            {
                "technician_id": str(one.technician_id),
                "started_at": one.started_at.isoformat(),
                "note": one.note,
            }
            for one in after.clocks
        ],
        "changed_at": tx.now,
    }
    if before.version:
        return update_version(tx, WorksheetDraft, before, after, **kept)
    first = replace(after, version=1)
    insert_row(tx, WorksheetDraft, first, **kept)
    return first


def _entry(time: DraftTime) -> dict[str, str | None]:
    return {
        "technician_id": str(time.technician_id) if time.technician_id else None,
        "started_at": time.started_at.isoformat() if time.started_at else None,
        "ended_at": time.ended_at.isoformat() if time.ended_at else None,
        "note": time.note,
    }
