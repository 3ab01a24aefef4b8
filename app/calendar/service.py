"""Verbs about the company, its business calendar and closures."""

from itertools import groupby
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.calendar import holidays, queries
from app.calendar.rows import ClosureRecord, WeekdayPeriod
from app.calendar.rules import check_apart, check_no_month_closed, moments, wall_minutes
from app.calendar.schemas import (
    BusinessCalendarView,
    ClosureView,
    CompanyView,
    NewClosure,
    SetBusinessCalendar,
    SetCompany,
    WeekdayHours,
    business_calendar_view,
    closure_view,
    company_view,
)
from app.calendar.tables import BUSINESS_CALENDAR, COMPANY, BusinessCalendar, Closure, Company
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.locks import Lock, share_all
from app.kit.postgres.rows import insert_row, lock_row, lock_single, update_row, update_version
from app.ledger import bounds


async def set_company(tx: Tx, body: SetCompany) -> CompanyView:
    """Change the company's settings; they count for what is agreed from now on.

    Raises:
        StaleVersion, CompanyZoneFixed.
    """
    if body.time_zone is not None:
        # A close takes the zone as it is: it comes before this, or after.
        await tx.begin(share_all(Lock.CLOSING))
    await lock_single(tx, Company)
    before = await queries.company(tx.connection)
    tx.check_version(before.version)
    if body.time_zone not in (None, before.time_zone):
        check_no_month_closed(before.time_zone, await bounds.closed_until(tx.connection))
    given = body.model_dump(exclude_none=True)
    if "support_phone" in body.model_fields_set:
        given["support_phone"] = body.support_phone
    after = update_version(tx, Company, before, replace(before, **given))
    outbox.emit(tx, "company.changed", COMPANY)
    return company_view(after)


async def set_business_calendar(tx: Tx, body: SetBusinessCalendar) -> BusinessCalendarView:
    """Change when the provider works.

    Raises:
        EmptyCalendar, EndsBeforeStart, PeriodsOverlap, StaleVersion, UnknownCountry.
    """
    hours = None if body.hours is None else _hours(body.hours)
    await lock_single(tx, BusinessCalendar)
    before = await queries.business_calendar(tx.connection)
    tx.check_version(before.version)
    if body.holiday_country is not None:
        holidays.published(body.holiday_country, tx.now.year)
    after = replace(
        before,
        time_zone=body.time_zone or before.time_zone,
        hours=before.hours if hours is None else hours,
        holiday_country=body.holiday_country or before.holiday_country,
    )
    after = update_version(tx, BusinessCalendar, before, after)
    outbox.emit(tx, "business_calendar.changed", BUSINESS_CALENDAR)
    return business_calendar_view(after)


def _hours(given: list[WeekdayHours]) -> tuple[WeekdayPeriod, ...]:
    """Hours as they are stored: by weekday, then by time."""
    hours = sorted(
        WeekdayPeriod(one.weekday, wall_minutes(one.from_), wall_minutes(one.to)) for one in given
    )
    if not hours:
        raise errors.EmptyCalendar()
    for _, day in groupby(hours, key=lambda one: one.weekday):
        check_apart([(start, end) for _, start, end in day])
    return tuple(hours)


async def close(tx: Tx, body: NewClosure) -> ClosureView:
    """Record a time in which nobody works; sessions already agreed stay.

    Raises:
        EndsBeforeStart.
    """
    await tx.begin()
    company = await queries.company(tx.connection)
    starts_at, ends_at = moments(body.from_, body.to, company.time_zone)
    closure = ClosureRecord(
        id=tx.new_id(), name=body.name, starts_at=starts_at, ends_at=ends_at, created_at=tx.now
    )
    insert_row(tx, Closure, closure)
    outbox.emit(tx, "closure.added", closure.id)
    return closure_view(closure)


async def reopen(tx: Tx, closure_id: UUID) -> ClosureView:
    """Remove a closure.

    Raises:
        ClosureNotFound.
    """
    await lock_row(tx, Closure, closure_id)
    closure = await queries.closure(tx.connection, closure_id)
    if closure is None:
        raise errors.ClosureNotFound()
    update_row(tx, Closure, closure, replace(closure, removed_at=tx.now))
    outbox.emit(tx, "closure.removed", closure_id)
    return closure_view(closure)
