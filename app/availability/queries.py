"""What is read about the time of technicians: their rotas, their bookings, and who is affected."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from app.availability.rows import (
    TimeOffRecord,
    WorkingExceptionRecord,
    WorkingHoursRecord,
    in_pairs,
)
from app.availability.rules import AgreedSession, Hours, Planning, Rota, bookable
from app.calendar import holidays
from app.calendar.intervals import Period, merged
from app.calendar.rows import CountryYear
from app.calendar.rules import days_touched
from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page

_WORKING_HOURS = (
    "SELECT id, technician_id, weekday, from_minute, to_minute, valid_from, valid_to, created_at"
    " FROM working_hours WHERE removed_at IS NULL"
)
_EXCEPTION = (
    "SELECT id, technician_id, exception_on, periods, reason, created_at"
    " FROM working_exception WHERE removed_at IS NULL"
)
_TIME_OFF = (
    "SELECT id, technician_id, starts_at, ends_at, reason, created_at"
    " FROM time_off WHERE removed_at IS NULL"
)

# All that decides when somebody is free, as one row: what ``roster_facts`` reads. It is joined to a row
# ``asked``: technician_ids; from_at and to_at, which bound the rotas; booked_from and booked_to, which
# bound the bookings; instant; and but_session_id, which is left out of them.
# The driver learns the type of an array from a column, but not from inside a record: so one column is
# of it.
ROSTER = """
SELECT company.buffer_minutes, company.notice_minutes, company.horizon_days,
    company.slot_step_minutes, company.top_up_hours, company.support_email,
    ARRAY[]::int[] AS known_type,
    ARRAY(
        SELECT (starts_at, ends_at) FROM closure
        WHERE removed_at IS NULL AND ends_at > asked.from_at AND starts_at < asked.to_at
    ) AS closures,
    ARRAY(
        SELECT (country, year) FROM holiday_year
        WHERE year BETWEEN extract(year FROM asked.from_at) - 1
              AND extract(year FROM asked.to_at) + 1
    ) AS pinned,
    ARRAY(
        SELECT (country, holiday_on) FROM holiday
        WHERE active AND holiday_on BETWEEN asked.from_at::date - 2 AND asked.to_at::date + 2
    ) AS holidays,
    ARRAY(
        SELECT (
            technician.id, technician.time_zone,
            coalesce(technician.holiday_country, business_calendar.holiday_country),
            ARRAY(
                SELECT (weekday, from_minute, to_minute, valid_from, valid_to) FROM working_hours
                WHERE technician_id = technician.id AND removed_at IS NULL
            ),
            ARRAY(
                SELECT (exception_on, periods) FROM working_exception
                WHERE technician_id = technician.id AND removed_at IS NULL
                  AND exception_on BETWEEN asked.from_at::date - 2 AND asked.to_at::date + 2
            ),
            ARRAY(
                SELECT (starts_at, ends_at) FROM time_off
                WHERE technician_id = technician.id AND removed_at IS NULL
                  AND ends_at > asked.from_at AND starts_at < asked.to_at
            ),
            (SELECT minutes FROM booked_minutes(
                technician.id, asked.booked_from, asked.booked_to, asked.instant,
                asked.but_session_id))
        )
        FROM technician WHERE technician.id = ANY (asked.technician_ids)
    ) AS technicians
FROM company, business_calendar
"""


class TechnicianTime(NamedTuple):
    """What is kept of one technician's time, as ``ROSTER`` has it."""

    id: UUID
    zone: str
    holiday_country: str
    hours: list[tuple[int, int, int, date | None, date | None]]
    exceptions: list[tuple[date, list[int]]]
    time_off: list[tuple[datetime, datetime]]
    bookings: list[int]


class RosterFacts(Struct, frozen=True):
    """What ``ROSTER`` reads: a roster whose holidays may not be known yet.

    Attributes:
        closures: when nobody works.
        pinned: the countries' years whose holidays are known.
        holidays: the country and the day of each.
        technicians: what is kept of each one's time.
    """

    planning: Planning
    closures: tuple[Period, ...]
    pinned: frozenset[CountryYear]
    holidays: tuple[tuple[str, date], ...]
    technicians: tuple[TechnicianTime, ...]


class Roster(Struct, frozen=True):
    """What decides when somebody is free: the company's settings, and each one's time."""

    planning: Planning
    rotas: list[Rota]


def roster_facts(row: Row) -> RosterFacts:
    """What a row of ``ROSTER`` holds."""
    return RosterFacts(
        read_row(Planning, row, organizer=row["support_email"]),
        tuple(Period.around(*one) for one in row["closures"]),
        frozenset(row["pinned"]),
        tuple(row["holidays"]),
        tuple(TechnicianTime(*one) for one in row["technicians"]),
    )


async def complete_roster(db: Reader, facts: RosterFacts, window: Period, now: datetime) -> Roster:
    """The roster, with the holidays of its years; those used for the first time are pinned."""
    days: dict[str, set[int]] = {}
    for country, day in facts.holidays:
        days.setdefault(country, set()).add(day.toordinal())
    # Beyond the horizon nothing is agreed by working time: those years are not used yet.
    _, last = bookable(facts.planning, now)
    years = {
        date.fromordinal(day).year for day in days_touched(window.start, min(window.end, last))
    }
    # Who has no recorded hours works on holidays too: no year is needed for them.
    countries = {one.holiday_country for one in facts.technicians if one.hours}
    missing = {(country, year) for country in countries for year in years} - facts.pinned
    if missing:
        await holidays.pin(db, missing, now)
        for country, year in missing:
            fresh = holidays.published(country, year)
            days.setdefault(country, set()).update(day.toordinal() for day in fresh)
    return Roster(facts.planning, [_rota(one, days, facts.closures) for one in facts.technicians])


def _rota(
    technician: TechnicianTime, days: Mapping[str, set[int]], closures: Iterable[Period]
) -> Rota:
    time_off = (Period.around(*one) for one in technician.time_off)
    return Rota(
        technician.id,
        technician.zone,
        tuple(Hours(*one) for one in technician.hours),
        {day.toordinal(): in_pairs(periods) for day, periods in technician.exceptions},
        frozenset(days.get(technician.holiday_country, ())),
        tuple(merged([*closures, *time_off])),
        _in_threes(technician.bookings),
    )


def _in_threes(flat: Sequence[int]) -> tuple[tuple[int, int, int], ...]:
    """Bookings as they travel, in threes."""
    return tuple(zip(flat[::3], flat[1::3], flat[2::3], strict=True))


# The planner does not look into an array that is asked for, so it plans once and not each time anew.
_OF_NAMED = f"""
SELECT roster.* FROM (
    SELECT ARRAY(
               SELECT named.id FROM unnest($6::uuid[]) AS named (id) WHERE NOT $7 OR EXISTS (
                   SELECT 1 FROM technician WHERE id = named.id AND deactivated_at IS NULL)
           ) AS technician_ids, $1::timestamptz AS from_at, $2::timestamptz AS to_at,
           $4::timestamptz AS booked_from, $5::timestamptz AS booked_to,
           $3::timestamptz AS instant, NULL::uuid AS but_session_id
) AS asked CROSS JOIN LATERAL ({ROSTER}) AS roster
"""
_OF_ABLE = f"""
SELECT roster.* FROM (
    SELECT ARRAY(
               SELECT technician.id FROM technician
               WHERE ($6::text IS NULL OR $6 = ANY (categories))
                 AND ($7::text IS NULL OR $7 = ANY (languages))
                 AND deactivated_at IS NULL
                 AND (technician.id = ANY ($8::uuid[]) OR EXISTS (
                     SELECT 1 FROM working_hours
                     WHERE technician_id = technician.id AND removed_at IS NULL))
           ) AS technician_ids, $1::timestamptz AS from_at, $2::timestamptz AS to_at,
           $4::timestamptz AS booked_from, $5::timestamptz AS booked_to,
           $3::timestamptz AS instant, $9::uuid AS but_session_id
) AS asked CROSS JOIN LATERAL ({ROSTER}) AS roster
"""


async def roster_of(
    db: Reader,
    technician_ids: Sequence[UUID],
    window: Period,
    now: datetime,
    booked: Period,
    *,
    active: bool = False,
) -> Roster:
    """The time of these technicians in a window, and their bookings in ``booked``.

    ``active``: but for those who have left.
    """
    row = await db.fetchrow(
        _OF_NAMED, *_instants(window), now, *_instants(booked), technician_ids, active
    )
    assert row is not None
    return await complete_roster(db, roster_facts(row), window, now)


async def roster_of_able(
    db: Reader,
    window: Period,
    now: datetime,
    booked: Period,
    *,
    category: str | None,
    language: str | None,
    kept: Sequence[UUID] = (),
    but_session_id: UUID | None = None,
) -> Roster:
    """The same of those who know a category and language and have working hours.

    ``kept`` need no hours; the session itself is left out of what they are booked for.
    """
    row = await db.fetchrow(
        _OF_ABLE, *_instants(window), now, *_instants(booked), category, language, kept,
        but_session_id,
    )  # fmt: skip
    assert row is not None
    return await complete_roster(db, roster_facts(row), window, now)


def _instants(window: Period) -> tuple[datetime, datetime]:
    return window.starts_at, window.ends_at


async def bookings_of(
    db: Reader, technician_ids: Sequence[UUID], window: Period, now: datetime
) -> dict[UUID, tuple[tuple[int, int, int], ...]]:
    """What technicians are booked for in a window, as in their rotas."""
    rows = await db.fetch(
        "SELECT id, minutes AS bookings"
        " FROM technician, LATERAL booked_minutes(id, $1, $2, $3, NULL) WHERE id = ANY ($4)",
        *_instants(window),
        now,
        technician_ids,
    )
    return {row["id"]: _in_threes(row["bookings"]) for row in rows}


async def agreed_sessions(
    db: Reader, technician_ids: Sequence[UUID] | None, now: datetime
) -> list[AgreedSession]:
    """The live sessions that have not ended, of these technicians or of all."""
    rows = await db.fetch(
        "SELECT DISTINCT session_id, lower(during) AS starts_at, upper(during) AS ends_at"
        " FROM session_technician WHERE live AND upper(during) > $1"
        " AND (held_until IS NULL OR held_until >= $1)"
        " AND ($2::uuid[] IS NULL OR technician_id = ANY($2)) ORDER BY starts_at, session_id",
        now,
        technician_ids,
    )
    return [
        AgreedSession(row["session_id"], Period.around(row["starts_at"], row["ends_at"]))
        for row in rows
    ]


async def booked_of_country(db: Reader, country: str, now: datetime) -> list[UUID]:
    """The technicians who keep a country's holidays, and hold a live session that has not ended."""
    rows = await db.fetch(
        "SELECT technician.id FROM technician CROSS JOIN business_calendar"
        " WHERE coalesce(technician.holiday_country, business_calendar.holiday_country) = $1"
        " AND EXISTS (SELECT 1 FROM session_technician WHERE technician_id = technician.id"
        "  AND live AND upper(during) > $2) ORDER BY technician.id",
        country,
        now,
    )
    return [row["id"] for row in rows]


async def working_hours(db: Reader, hours_id: UUID) -> WorkingHoursRecord | None:
    """One period of weekly hours that was not removed."""
    row = await db.fetchrow(f"{_WORKING_HOURS} AND id = $1", hours_id)
    return None if row is None else read_row(WorkingHoursRecord, row)


async def working_hours_of(db: Reader, page: Page, technician_id: UUID) -> list[WorkingHoursRecord]:
    """A page of a technician's weekly hours."""
    select = f"SELECT * FROM ({_WORKING_HOURS}) AS working_hours"
    rows = await page.rows(db, select, {"technician_id = {}": technician_id})
    return [read_row(WorkingHoursRecord, row) for row in rows]


async def exception(db: Reader, exception_id: UUID) -> WorkingExceptionRecord | None:
    """One exception that was not removed."""
    row = await db.fetchrow(f"{_EXCEPTION} AND id = $1", exception_id)
    return None if row is None else read_row(WorkingExceptionRecord, row)


async def exceptions_of(
    db: Reader, page: Page, technician_id: UUID
) -> list[WorkingExceptionRecord]:
    """A page of a technician's exceptions."""
    select = f"SELECT * FROM ({_EXCEPTION}) AS working_exception"
    rows = await page.rows(db, select, {"technician_id = {}": technician_id})
    return [read_row(WorkingExceptionRecord, row) for row in rows]


async def time_off(db: Reader, time_off_id: UUID) -> TimeOffRecord | None:
    """One time off that was not removed."""
    row = await db.fetchrow(f"{_TIME_OFF} AND id = $1", time_off_id)
    return None if row is None else read_row(TimeOffRecord, row)


async def time_off_of(db: Reader, page: Page, technician_id: UUID) -> list[TimeOffRecord]:
    """A page of a technician's time off."""
    select = f"SELECT * FROM ({_TIME_OFF}) AS time_off"
    rows = await page.rows(db, select, {"technician_id = {}": technician_id})
    return [read_row(TimeOffRecord, row) for row in rows]
