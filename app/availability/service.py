"""Verbs about working time. None of them ever changes a session already agreed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from app import errors
from app.availability import queries, rules
from app.availability.rules import Hours, Rota
from app.availability.schemas import (
    AffectedSession,
    Closed,
    NewTimeOff,
    NewWorkingException,
    NewWorkingHours,
    TimeOffTaken,
    TimeOffView,
    WorkingExceptionChanged,
    WorkingHoursRemoved,
    WorkingHoursView,
    exception_facts,
    hours_facts,
)
from app.calendar import service as calendar
from app.calendar.rules import (
    DAY_MINUTES,
    Period,
    check_apart,
    instant_of,
    minute_of,
    minutes_around,
    moments,
    wall_minutes,
    without,
)
from app.calendar.schemas import NewClosure
from app.kit import outbox
from app.kit.database import Row, Tx
from app.technicians import queries as technicians


async def add_hours(tx: Tx, technician_id: UUID, body: NewWorkingHours) -> WorkingHoursView:
    """Record weekly working hours.

    Raises:
        TechnicianNotFound, EndsBeforeStart, WorkingHoursOverlap.
    """
    period = (wall_minutes(body.from_), wall_minutes(body.to))
    check_apart([period])
    if body.valid_from and body.valid_to and body.valid_to < body.valid_from:
        raise errors.EndsBeforeStart(
            valid_from=body.valid_from.isoformat(), valid_to=body.valid_to.isoformat()
        )
    row: dict[str, Any] = {
        "id": tx.new_id(),
        "technician_id": technician_id,
        "from_minute": period[0],
        "to_minute": period[1],
        "created_at": tx.now,
        **body.model_dump(include={"weekday", "valid_from", "valid_to"}),
    }
    tx.stage(
        "INSERT INTO working_hours (id, technician_id, weekday, from_minute, to_minute, valid_from,"
        " valid_to, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        row["id"], technician_id, body.weekday, *period, body.valid_from, body.valid_to, tx.now,
    )  # fmt: skip
    outbox.emit(tx, "working_hours.added", row["id"])
    return WorkingHoursView(**hours_facts(row))


async def remove_hours(tx: Tx, hours_id: UUID) -> WorkingHoursRemoved:
    """Remove weekly working hours; agreed sessions in that time stay, and are listed.

    Raises:
        WorkingHoursNotFound.
    """
    await tx.begin(f"SELECT 1 FROM working_hours WHERE id = '{hours_id}' FOR UPDATE")
    row = await queries.working_hours(tx.connection, hours_id)
    if row is None:
        raise errors.WorkingHoursNotFound()
    names = ("weekday", "from_minute", "to_minute", "valid_from", "valid_to")
    gone = Hours(*(row[name] for name in names))
    affected = await _lost(
        tx,
        row["technician_id"],
        lambda rota: replace(rota, hours=tuple(one for one in rota.hours if one != gone)),
    )
    tx.stage("UPDATE working_hours SET removed_at = $2 WHERE id = $1", hours_id, tx.now)
    outbox.emit(tx, "working_hours.removed", hours_id)
    return WorkingHoursRemoved(**hours_facts(row), affected_sessions=affected)


async def add_exception(
    tx: Tx, technician_id: UUID, body: NewWorkingException
) -> WorkingExceptionChanged:
    """Replace a day's hours; agreed sessions outside the new ones stay, and are listed.

    Raises:
        TechnicianNotFound, EndsBeforeStart, PeriodsOverlap, DayAlreadyExcepted.
    """
    periods = sorted((wall_minutes(one.from_), wall_minutes(one.to)) for one in body.periods)
    check_apart(periods)
    await tx.begin()
    await _technician(tx, technician_id)
    row: dict[str, Any] = {
        "id": tx.new_id(),
        "technician_id": technician_id,
        "exception_on": body.exception_on,
        "periods": [minute for period in periods for minute in period],
        "reason": body.reason,
        "created_at": tx.now,
    }
    day = {body.exception_on.toordinal(): tuple(periods)}
    affected = await _lost(
        tx, technician_id, lambda rota: replace(rota, exceptions={**rota.exceptions, **day})
    )
    tx.stage(
        "INSERT INTO working_exception (id, technician_id, exception_on, periods, reason,"
        " created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        *row.values(),
    )
    outbox.emit(tx, "working_exception.added", row["id"])
    return WorkingExceptionChanged(**exception_facts(row), affected_sessions=affected)


async def remove_exception(tx: Tx, exception_id: UUID) -> WorkingExceptionChanged:
    """Return a day to the weekly hours.

    Raises:
        WorkingExceptionNotFound.
    """
    await tx.begin(f"SELECT 1 FROM working_exception WHERE id = '{exception_id}' FOR UPDATE")
    row = await queries.exception(tx.connection, exception_id)
    if row is None:
        raise errors.WorkingExceptionNotFound()
    day = row["exception_on"].toordinal()
    affected = await _lost(
        tx,
        row["technician_id"],
        lambda rota: replace(
            rota, exceptions={at: one for at, one in rota.exceptions.items() if at != day}
        ),
    )
    tx.stage("UPDATE working_exception SET removed_at = $2 WHERE id = $1", exception_id, tx.now)
    outbox.emit(tx, "working_exception.removed", exception_id)
    return WorkingExceptionChanged(**exception_facts(row), affected_sessions=affected)


async def take_time_off(tx: Tx, technician_id: UUID, body: NewTimeOff) -> TimeOffTaken:
    """Record time off; agreed sessions in it stay, and are listed.

    Raises:
        TechnicianNotFound, EndsBeforeStart.
    """
    await tx.begin()
    zone = (await _technician(tx, technician_id))["time_zone"]
    starts_at, ends_at = moments(body.from_, body.to, zone)
    row: dict[str, Any] = {
        "id": tx.new_id(),
        "technician_id": technician_id,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "reason": body.reason,
        "created_at": tx.now,
    }
    tx.stage(
        "INSERT INTO time_off (id, technician_id, starts_at, ends_at, reason, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        *row.values(),
    )
    outbox.emit(tx, "time_off.taken", row["id"])
    affected = await _in(tx, starts_at, ends_at, [technician_id])
    return TimeOffTaken(**row, affected_sessions=affected)


async def remove_time_off(tx: Tx, time_off_id: UUID) -> TimeOffView:
    """Remove time off.

    Raises:
        TimeOffNotFound.
    """
    await tx.begin(f"SELECT 1 FROM time_off WHERE id = '{time_off_id}' FOR UPDATE")
    row = await queries.time_off(tx.connection, time_off_id)
    if row is None:
        raise errors.TimeOffNotFound()
    tx.stage("UPDATE time_off SET removed_at = $2 WHERE id = $1", time_off_id, tx.now)
    outbox.emit(tx, "time_off.removed", time_off_id)
    return TimeOffView(**row)


async def close(tx: Tx, body: NewClosure) -> Closed:
    """Record a closure of the company; agreed sessions in it stay, and are listed.

    Raises:
        EndsBeforeStart.
    """
    made = await calendar.close(tx, body)
    affected = await _in(tx, made.starts_at, made.ends_at, None)
    return Closed(**made.model_dump(), affected_sessions=affected)


async def _technician(tx: Tx, technician_id: UUID) -> Row:
    row = await technicians.technician(tx.connection, technician_id)
    if row is None:
        raise errors.TechnicianNotFound()
    return row


async def _lost(tx: Tx, technician_id: UUID, change: Any) -> list[AffectedSession]:
    """The technician's agreed sessions in time that a change of the plan takes away."""
    sessions = await queries.agreed(tx.connection, [technician_id], tx.now)
    if not sessions:
        return []
    window = (minute_of(tx.now) - DAY_MINUTES, max(end for _, (_, end) in sessions) + DAY_MINUTES)
    plans = await queries.plans_of(
        tx.connection, [technician_id], window, tx.now, (window[0], window[0])
    )
    before: Rota = plans.rotas[0]
    after: Rota = change(before)
    lost = [
        lost
        for _, session in sessions
        for lost in without(rules.planned(before, session), rules.planned(after, session))
    ]
    return _affected(sessions, lost)


async def _in(
    tx: Tx, starts_at: datetime, ends_at: datetime, technician_ids: Sequence[UUID] | None
) -> list[AffectedSession]:
    sessions = await queries.agreed(tx.connection, technician_ids, tx.now)
    return _affected(sessions, [minutes_around(starts_at, ends_at)])


def _affected(
    sessions: Sequence[tuple[UUID, Period]], lost: Sequence[Period]
) -> list[AffectedSession]:
    touched = set(rules.touched(sessions, lost))
    return [
        AffectedSession(session_id=session_id, starts_at=instant_of(start), ends_at=instant_of(end))
        for session_id, (start, end) in sessions
        if session_id in touched
    ]
