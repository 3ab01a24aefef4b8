"""Verbs about working time. None of them ever changes a session already agreed."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.availability import queries, rules
from app.availability.rows import TimeOffRecord, WorkingExceptionRecord, WorkingHoursRecord
from app.availability.rules import AgreedSession, Rota
from app.availability.schemas import (
    AffectedSession,
    Closed,
    HolidaysImported,
    HolidaySwitchedOn,
    NewTimeOff,
    NewWorkingException,
    NewWorkingHours,
    TechnicianChanged,
    TimeOffTaken,
    TimeOffView,
    WorkingExceptionChanged,
    WorkingHoursRemoved,
    WorkingHoursView,
    affected_session,
    exception_view,
    time_off_view,
    working_hours_view,
)
from app.availability.tables import TimeOff, WorkingException, WorkingHours
from app.calendar import holidays
from app.calendar import service as calendar
from app.calendar.intervals import DAY_MINUTES, Period, minute_of, without
from app.calendar.rules import check_apart, check_period, moments, wall_minutes
from app.calendar.schemas import ImportHolidays, NewClosure
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, lock_row, update_row
from app.technicians import queries as technicians
from app.technicians import service as technicians_service
from app.technicians.schemas import ChangeTechnician


async def add_hours(tx: Tx, technician_id: UUID, body: NewWorkingHours) -> WorkingHoursView:
    """Record weekly working hours.

    Raises:
        TechnicianNotFound, TechnicianInactive, EndsBeforeStart, WorkingHoursOverlap.
    """
    start, end = wall_minutes(body.from_), wall_minutes(body.to)
    check_period(start, end)
    if body.valid_from and body.valid_to and body.valid_to < body.valid_from:
        raise errors.EndsBeforeStart(
            valid_from=body.valid_from.isoformat(), valid_to=body.valid_to.isoformat()
        )
    await tx.begin()
    await technicians.check_active(tx.connection, technician_id)
    hours = WorkingHoursRecord(
        id=tx.new_id(),
        technician_id=technician_id,
        weekday=body.weekday,
        from_minute=start,
        to_minute=end,
        valid_from=body.valid_from,
        valid_to=body.valid_to,
        created_at=tx.now,
    )
    insert_row(tx, WorkingHours, hours)
    outbox.emit(tx, "working_hours.added", hours.id)
    return working_hours_view(hours)


async def remove_hours(tx: Tx, hours_id: UUID) -> WorkingHoursRemoved:
    """Remove weekly working hours; agreed sessions in that time stay, and are listed.

    Raises:
        WorkingHoursNotFound.
    """
    await lock_row(tx, WorkingHours, hours_id)
    hours = await queries.working_hours(tx.connection, hours_id)
    if hours is None:
        raise errors.WorkingHoursNotFound()
    affected = await _in_time_lost(
        tx,
        hours.technician_id,
        lambda rota: replace(rota, hours=tuple(one for one in rota.hours if one != hours.hours)),
    )
    update_row(tx, WorkingHours, hours, replace(hours, removed_at=tx.now))
    outbox.emit(tx, "working_hours.removed", hours_id)
    return WorkingHoursRemoved(**dict(working_hours_view(hours)), affected_sessions=affected)


async def add_exception(
    tx: Tx, technician_id: UUID, body: NewWorkingException
) -> WorkingExceptionChanged:
    """Replace a day's hours; agreed sessions outside the new ones stay, and are listed.

    Raises:
        TechnicianNotFound, TechnicianInactive, EndsBeforeStart, PeriodsOverlap, DayAlreadyExcepted.
    """
    periods = sorted((wall_minutes(one.from_), wall_minutes(one.to)) for one in body.periods)
    check_apart(periods)
    await tx.begin()
    await technicians.check_active(tx.connection, technician_id)
    exception = WorkingExceptionRecord(
        id=tx.new_id(),
        technician_id=technician_id,
        exception_on=body.exception_on,
        periods=tuple(minute for period in periods for minute in period),
        reason=body.reason,
        created_at=tx.now,
    )
    day = {body.exception_on.toordinal(): tuple(periods)}
    affected = await _in_time_lost(
        tx, technician_id, lambda rota: replace(rota, exceptions={**rota.exceptions, **day})
    )
    insert_row(tx, WorkingException, exception)
    outbox.emit(tx, "working_exception.added", exception.id)
    return WorkingExceptionChanged(**dict(exception_view(exception)), affected_sessions=affected)


async def remove_exception(tx: Tx, exception_id: UUID) -> WorkingExceptionChanged:
    """Return a day to the weekly hours.

    Raises:
        WorkingExceptionNotFound.
    """
    await lock_row(tx, WorkingException, exception_id)
    exception = await queries.exception(tx.connection, exception_id)
    if exception is None:
        raise errors.WorkingExceptionNotFound()
    day = exception.exception_on.toordinal()
    affected = await _in_time_lost(
        tx,
        exception.technician_id,
        lambda rota: replace(
            rota, exceptions={at: one for at, one in rota.exceptions.items() if at != day}
        ),
    )
    update_row(tx, WorkingException, exception, replace(exception, removed_at=tx.now))
    outbox.emit(tx, "working_exception.removed", exception_id)
    return WorkingExceptionChanged(**dict(exception_view(exception)), affected_sessions=affected)


async def take_time_off(tx: Tx, technician_id: UUID, body: NewTimeOff) -> TimeOffTaken:
    """Record time off; agreed sessions in it stay, and are listed.

    Raises:
        TechnicianNotFound, TechnicianInactive, EndsBeforeStart.
    """
    await tx.begin()
    await technicians.check_active(tx.connection, technician_id)
    technician = await technicians.technician(tx.connection, technician_id)
    assert technician is not None, "it was found"
    starts_at, ends_at = moments(body.from_, body.to, technician.time_zone)
    time_off = TimeOffRecord(
        id=tx.new_id(),
        technician_id=technician_id,
        starts_at=starts_at,
        ends_at=ends_at,
        reason=body.reason,
        created_at=tx.now,
    )
    insert_row(tx, TimeOff, time_off)
    outbox.emit(tx, "time_off.taken", time_off.id)
    affected = await _within(tx, Period.around(starts_at, ends_at), [technician_id])
    return TimeOffTaken(**dict(time_off_view(time_off)), affected_sessions=affected)


async def remove_time_off(tx: Tx, time_off_id: UUID) -> TimeOffView:
    """Remove time off.

    Raises:
        TimeOffNotFound.
    """
    await lock_row(tx, TimeOff, time_off_id)
    time_off = await queries.time_off(tx.connection, time_off_id)
    if time_off is None:
        raise errors.TimeOffNotFound()
    update_row(tx, TimeOff, time_off, replace(time_off, removed_at=tx.now))
    outbox.emit(tx, "time_off.removed", time_off_id)
    return time_off_view(time_off)


async def change_technician(
    tx: Tx, technician_id: UUID, body: ChangeTechnician
) -> TechnicianChanged:
    """Change a technician; agreed sessions in time that is not worked any more stay, and are listed.

    Weekly hours are read in the new zone, and other public holidays are free in another country.

    Raises:
        TechnicianNotFound, StaleVersion, NothingToChange.
        Forbidden: who is no lead changes its own language and reading time zone only.
        UnknownCountry: no public holidays are known for its country.
    """
    changed = await technicians_service.change(tx, technician_id, body)
    affected: list[AffectedSession] = []
    sessions = await queries.agreed_sessions(tx.connection, [technician_id], tx.now)
    if sessions and body.model_fields_set & {"time_zone", "holiday_country"}:
        was = await _rota(tx, technician_id, sessions)
        await tx.flush()
        affected = _lost(sessions, was, await _rota(tx, technician_id, sessions))
    return TechnicianChanged(**dict(changed), affected_sessions=affected)


async def close(tx: Tx, body: NewClosure) -> Closed:
    """Record a closure of the company; agreed sessions in it stay, and are listed.

    Raises:
        EndsBeforeStart.
    """
    closure = await calendar.close(tx, body)
    affected = await _within(tx, Period.around(closure.starts_at, closure.ends_at), None)
    return Closed(**dict(closure), affected_sessions=affected)


async def import_holidays(tx: Tx, body: ImportHolidays) -> HolidaysImported:
    """Bring a year to what is published now; agreed sessions on days that become free are listed.

    Raises:
        UnknownCountry.
    """
    imported = await holidays.import_year(tx, body)
    days = [one.holiday_on for one in imported.added if one.active]
    affected = await _on_days_off(tx, body.country, days)
    return HolidaysImported(**dict(imported), affected_sessions=affected)


async def switch_holiday_on(tx: Tx, holiday_id: UUID) -> HolidaySwitchedOn:
    """Make a holiday free again; agreed sessions on it stay, and are listed.

    Raises:
        HolidayNotFound, NothingToChange.
    """
    holiday = await holidays.switch(tx, holiday_id, active=True)
    affected = await _on_days_off(tx, holiday.country, [holiday.holiday_on])
    return HolidaySwitchedOn(**dict(holiday), affected_sessions=affected)


async def _on_days_off(tx: Tx, country: str, holidays_on: Sequence[date]) -> list[AffectedSession]:
    """The agreed sessions, of technicians who keep a country's holidays, in what was worked on these."""
    days = {day.toordinal() for day in holidays_on}
    found: dict[UUID, AffectedSession] = {}
    if not days:
        return []
    for technician_id in await queries.booked_of_country(tx.connection, country, tx.now):
        # Some of the days may be in the rows already.
        lost = await _in_time_lost(
            tx,
            technician_id,
            lambda rota: replace(rota, holidays=rota.holidays | days),
            before=lambda rota: replace(rota, holidays=rota.holidays - days),
        )
        found |= {one.session_id: one for one in lost}
    return sorted(found.values(), key=lambda one: (one.starts_at, one.session_id))


async def _in_time_lost(
    tx: Tx,
    technician_id: UUID,
    change: Callable[[Rota], Rota],
    *,
    before: Callable[[Rota], Rota] = lambda rota: rota,
) -> list[AffectedSession]:
    """The technician's agreed sessions in working time that a change of the rota takes away.

    ``before`` undoes what of the change is in the rows already.
    """
    sessions = await queries.agreed_sessions(tx.connection, [technician_id], tx.now)
    if not sessions:
        return []
    rota = await _rota(tx, technician_id, sessions)
    return _lost(sessions, before(rota), change(rota))


async def _rota(tx: Tx, technician_id: UUID, sessions: Sequence[AgreedSession]) -> Rota:
    """A technician's rota over the time of these sessions."""
    start = minute_of(tx.now) - DAY_MINUTES
    window = Period(start, max(one.during.end for one in sessions) + DAY_MINUTES)
    roster = await queries.roster_of(
        tx.connection, [technician_id], window, tx.now, Period(start, start)
    )
    [rota] = roster.rotas
    return rota


def _lost(sessions: Sequence[AgreedSession], was: Rota, becomes: Rota) -> list[AffectedSession]:
    """Those of the sessions in working time that one rota has and another has not."""
    lost = [
        period
        for one in sessions
        for period in without(rules.planned(was, one.during), rules.planned(becomes, one.during))
    ]
    return [affected_session(one) for one in rules.touched(sessions, lost)]


async def _within(
    tx: Tx, lost: Period, technician_ids: Sequence[UUID] | None
) -> list[AffectedSession]:
    """The agreed sessions, of these technicians or of all, that lie in a time, wholly or in part."""
    sessions = await queries.agreed_sessions(tx.connection, technician_ids, tx.now)
    return [affected_session(one) for one in rules.touched(sessions, [lost])]
