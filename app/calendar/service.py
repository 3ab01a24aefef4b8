"""Verbs about the company, its business calendar and closures."""

from itertools import groupby
from typing import Any
from uuid import UUID

from app import errors
from app.calendar import holidays, queries
from app.calendar.rules import check_apart, moments, wall_minutes
from app.calendar.schemas import (
    BusinessCalendarView,
    ClosureView,
    CompanyView,
    NewClosure,
    SetBusinessCalendar,
    SetCompany,
    WeekdayHours,
    company_view,
    hours_view,
)
from app.calendar.tables import BUSINESS_CALENDAR, COMPANY
from app.kit import outbox
from app.kit.database import Tx


async def set_company(tx: Tx, body: SetCompany) -> CompanyView:
    """Change the company's settings; they count for what is agreed from now on."""
    await tx.begin("SELECT 1 FROM company FOR UPDATE")
    row = await queries.company(tx.connection)
    tx.check_version(row["version"])
    given = body.model_dump(exclude_none=True)
    if "support_phone" in body.model_fields_set:
        given["support_phone"] = body.support_phone
    after = {**row, **given, "version": row["version"] + 1}
    tx.stage(
        "UPDATE company SET name = $1, support_phone = $2, support_email = $3, time_zone = $4,"
        " buffer_minutes = $5, notice_minutes = $6, horizon_days = $7, slot_step_minutes = $8,"
        " top_up_hours = $9, version = $10",
        after["name"], after["support_phone"], after["support_email"], after["time_zone"],
        after["buffer_minutes"], after["notice_minutes"], after["horizon_days"],
        after["slot_step_minutes"], after["top_up_hours"], after["version"],
    )  # fmt: skip
    outbox.emit(tx, "company.changed", COMPANY)
    return company_view(after)


async def set_business_calendar(tx: Tx, body: SetBusinessCalendar) -> BusinessCalendarView:
    """Change when the provider works.

    Raises:
        EmptyCalendar, EndsBeforeStart, PeriodsOverlap, UnknownCountry.
    """
    hours = None if body.hours is None else _hours(body.hours)
    await tx.begin("SELECT 1 FROM business_calendar FOR UPDATE")
    row = await queries.business_calendar(tx.connection)
    tx.check_version(row["version"])
    if body.holiday_country is not None:
        holidays.published(body.holiday_country, tx.now.year)
    after: dict[str, Any] = {
        "time_zone": body.time_zone or row["time_zone"],
        "hours": row["hours"] if hours is None else hours,
        "holiday_country": body.holiday_country or row["holiday_country"],
        "version": row["version"] + 1,
    }
    tx.stage(
        "UPDATE business_calendar SET time_zone = $1, hours = $2, holiday_country = $3,"
        " version = $4",
        after["time_zone"], after["hours"], after["holiday_country"], after["version"],
    )  # fmt: skip
    outbox.emit(tx, "business_calendar.changed", BUSINESS_CALENDAR)
    return BusinessCalendarView(**{**after, "hours": hours_view(after["hours"])})


def _hours(given: list[WeekdayHours]) -> list[list[int]]:
    """Hours as they are stored: by weekday, then by time."""
    hours = sorted([one.weekday, wall_minutes(one.from_), wall_minutes(one.to)] for one in given)
    if not hours:
        raise errors.EmptyCalendar()
    for _, day in groupby(hours, key=lambda one: one[0]):
        check_apart([(start, end) for _, start, end in day])
    return hours


async def close(tx: Tx, body: NewClosure) -> ClosureView:
    """Record a time in which nobody works; sessions already agreed stay.

    Raises:
        EndsBeforeStart.
    """
    await tx.begin()
    zone = (await queries.company(tx.connection))["time_zone"]
    starts_at, ends_at = moments(body.from_, body.to, zone)
    view = ClosureView(
        id=tx.new_id(), starts_at=starts_at, ends_at=ends_at, name=body.name, created_at=tx.now
    )
    tx.stage(
        "INSERT INTO closure (id, name, starts_at, ends_at, created_at)"
        " VALUES ($1, $2, $3, $4, $5)",
        view.id, view.name, starts_at, ends_at, tx.now,
    )  # fmt: skip
    outbox.emit(tx, "closure.added", view.id)
    return view


async def reopen(tx: Tx, closure_id: UUID) -> ClosureView:
    """Remove a closure.

    Raises:
        ClosureNotFound.
    """
    await tx.begin(f"SELECT 1 FROM closure WHERE id = '{closure_id}' FOR UPDATE")
    row = await queries.closure(tx.connection, closure_id)
    if row is None:
        raise errors.ClosureNotFound()
    tx.stage("UPDATE closure SET removed_at = $2 WHERE id = $1", closure_id, tx.now)
    outbox.emit(tx, "closure.removed", closure_id)
    return ClosureView(**{name: row[name] for name in ClosureView.model_fields})
