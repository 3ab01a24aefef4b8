"""The rows of a worksheet as one record: with its present time entries, and every round."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import asyncpg
from msgspec import Struct
from msgspec.structs import replace

from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, insert_rows, update_version
from app.worksheets.rules import Confirmer, RoundVerb, WorkedTime, WorksheetStatus
from app.worksheets.tables import TimeEntry, Worksheet, WorksheetRound


class RoundRecord(Struct, frozen=True, kw_only=True):
    """What provider or customer did with a worksheet, and what it cost after that."""

    verb: RoundVerb
    revision: int
    message: str | None
    proposed_minutes: int | None
    billed_minutes: int
    actor: str
    happened_at: datetime


class WorksheetRecord(Struct, frozen=True, kw_only=True):
    """What was done in a session: the time entries of its present revision, and all its rounds."""

    id: UUID
    session_id: UUID
    customer_id: UUID
    status: WorksheetStatus
    version: int
    revision: int
    summary: str
    worked_seconds: int
    billed_minutes: int
    submitted_at: datetime
    confirmed_at: datetime | None
    confirmed_by: Confirmer | None
    auto_confirm_at: datetime | None
    time_entries: tuple[WorkedTime, ...]
    rounds: tuple[RoundRecord, ...] = ()


class TimeEntryRow(NamedTuple):
    """A time entry as it is inserted, by its place in the revision."""

    position: int
    technician_id: UUID
    during: "asyncpg.Range[datetime]"
    note: str


def insert(tx: Tx, worksheet: WorksheetRecord, *, message: str | None) -> WorksheetRecord:
    """Stage a worksheet that is handed in, with its time entries; returns it with its first round."""
    insert_row(tx, Worksheet, worksheet)
    _insert_time_entries(tx, worksheet)
    return _with_round(tx, worksheet, RoundVerb.SUBMIT, message=message)


def update(
    tx: Tx,
    before: WorksheetRecord,
    after: WorksheetRecord,
    verb: RoundVerb,
    *,
    message: str | None = None,
    proposed_minutes: int | None = None,
) -> WorksheetRecord:
    """Stage what differs as the next version, and its round; returns that.

    The time entries are those of another revision, if it is one: ``stop_counting`` comes before it.
    """
    after = update_version(tx, Worksheet, before, after)
    if after.revision != before.revision:
        _insert_time_entries(tx, after)
    return _with_round(tx, after, verb, message=message, proposed_minutes=proposed_minutes)


def end_silence(tx: Tx, worksheet: WorksheetRecord) -> None:
    """Stage that silence confirms a worksheet no more: it waits for the customer's word."""
    update_version(tx, Worksheet, worksheet, replace(worksheet, auto_confirm_at=None))


def stop_counting(tx: Tx, worksheet: WorksheetRecord) -> None:
    """Stage that none of a worksheet's time entries is compared with others any more."""
    tx.stage("UPDATE time_entry SET current = false WHERE worksheet_id = $1", worksheet.id)


def end_draft(tx: Tx, session_id: UUID) -> None:
    """Stage that nothing is kept of a draft any more."""
    tx.stage("DELETE FROM worksheet_draft WHERE session_id = $1", session_id)


def emit(tx: Tx, kind: str, worksheet: WorksheetRecord, **beside: Any) -> None:
    """Gather an event of a worksheet, with what it is after it and what is told beside."""
    outbox.emit(
        tx,
        kind,
        worksheet.id,
        customer_id=worksheet.customer_id,
        data={
            "session_id": str(worksheet.session_id),
            "status": worksheet.status,
            "revision": worksheet.revision,
            "billed_minutes": worksheet.billed_minutes,
            **beside,
        },
    )


def _with_round(
    tx: Tx, worksheet: WorksheetRecord, verb: RoundVerb, **given: Any
) -> WorksheetRecord:
    happened = RoundRecord(
        verb=verb,
        revision=worksheet.revision,
        message=given.get("message"),
        proposed_minutes=given.get("proposed_minutes"),
        billed_minutes=worksheet.billed_minutes,
        actor=tx.actor.id,
        happened_at=tx.now,
    )
    rounds = (*worksheet.rounds, happened)
    insert_row(tx, WorksheetRound, happened, worksheet_id=worksheet.id, number=len(rounds))
    return replace(worksheet, rounds=rounds)


def _insert_time_entries(tx: Tx, worksheet: WorksheetRecord) -> None:
    entries = [
        TimeEntryRow(
            position=position,
            technician_id=time.technician_id,
            during=asyncpg.Range(time.started_at, time.ended_at),
            note=time.note,
        )
        for position, time in enumerate(worksheet.time_entries)
    ]
    insert_rows(
        tx,
        TimeEntry,
        entries,
        worksheet_id=worksheet.id,
        revision=worksheet.revision,
        current=True,
    )
