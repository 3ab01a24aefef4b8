"""The calendar of the desk: a week of the technicians, with what is free to be booked by a click."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import dropwhile
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from msgspec import Struct
from starlette.responses import Response

from app.access.permissions import Capability
from app.availability import queries as availability
from app.availability import rules
from app.availability.queries import Roster
from app.availability.rules import Planning, Rota
from app.availability.slots import around
from app.calendar.intervals import Period, instant_of, within
from app.kit import zones
from app.kit.web.schema import Day, Id
from app.pages.admission import Page, shows
from app.pages.desk import calendar_queries
from app.pages.desk.asked import Chosen, Skill
from app.pages.desk.calendar_queries import Able, Held
from app.pages.routing import page_router
from app.plans.rules import SessionCategory

router = page_router()

# So many technicians stand on one page; so far ahead is looked.
AT_ONCE, FURTHEST = 8, timedelta(weeks=260)
# Nobody books less: the smallest estimate.
SHORTEST_MINUTES = 10

Shows = Annotated[Page, shows(Capability.WORK_SESSIONS)]


class Part(Struct, frozen=True):
    """A part of somebody's day: what they hold; or, without a session, time that is free or off."""

    starts_at: datetime
    ends_at: datetime
    session: Held | None = None
    free: bool = False


class DayOf(Struct, frozen=True):
    """Somebody's day.

    Attributes:
        working: from when to when they work, as planned.
        holiday: whether it is a public holiday of theirs.
        parts: what they hold, what is free and when they are off, in order.
    """

    working: tuple[tuple[datetime, datetime], ...]
    holiday: bool
    parts: tuple[Part, ...]


class Row(Struct, frozen=True):
    """A technician's week; who has no recorded hours is booked by the clock of whoever books."""

    technician: Able
    has_hours: bool
    days: dict[date, DayOf]


@router.get("/desk/calendar")
async def calendar(
    page: Shows,
    week: Day | None = None,
    technician: Chosen = None,
    skill: Skill = None,
    after: Id | None = None,
) -> Response:
    """A week of all who know something, of one, or of everybody: so many at once."""
    return await _calendar(page, week, technician, skill, after)


async def _calendar(
    page: Page,
    week: date | None,
    technician: UUID | None,
    skill: SessionCategory | None,
    after: UUID | None,
) -> Response:
    db, now, zone = page.context.db, page.context.now, page.visitor.time_zone
    monday, first = _week(week, now, zone)
    everybody = await calendar_queries.able(db)
    wanted = _wanted(everybody, technician, skill, after)
    shown, more = wanted[:AT_ONCE], len(wanted) > AT_ONCE
    days = [monday + timedelta(days=number) for number in range(7)]
    window = Period.around(_bounds(days[0], zone)[0], _bounds(days[-1], zone)[1])
    ids = [one.id for one in shown]
    roster = await availability.roster_of(db, ids, window, now, around(window))
    held = await calendar_queries.held(db, ids, window, now)
    return page.show(
        "desk/calendar.html",
        rows=_rows(shown, roster, held, days, now, zone),
        days=days,
        monday=monday,
        this_week=first,
        today=zones.local_date(now, zone),
        earlier=monday - timedelta(weeks=1),
        later=monday + timedelta(weeks=1) if monday - first < FURTHEST else None,
        everybody=everybody,
        technician=technician,
        skill=skill,
        categories=list(SessionCategory),
        last=shown[-1].id if more else None,
        address=_address,
    )


def _address(**asked: object) -> str:
    """The calendar's address with what is asked of it."""
    given = urlencode({name: str(value) for name, value in asked.items() if value})
    return f"/desk/calendar?{given}" if given else "/desk/calendar"


def _week(asked: date | None, now: datetime, zone: str) -> tuple[date, date]:
    """The Monday of the week that is shown, and that of this week by the clocks of a zone."""
    first = _monday(zones.local_date(now, zone))
    return min(_monday(asked) if asked else first, first + FURTHEST), first


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _wanted(
    everybody: Sequence[Able],
    technician: UUID | None,
    skill: SessionCategory | None,
    after: UUID | None,
) -> list[Able]:
    """Whom the calendar is about, from behind the last one of the page before."""
    wanted = [
        one
        for one in everybody
        if technician in (None, one.id) and (skill is None or skill in one.categories)
    ]
    if after is None:
        return wanted
    return list(dropwhile(lambda one: one.id != after, wanted))[1:]


def _rows(
    shown: Sequence[Able],
    roster: Roster,
    held: Sequence[Held],
    days: Sequence[date],
    now: datetime,
    zone: str,
) -> list[Row]:
    rotas = {one.id: one for one in roster.rotas}
    windows = {day: Period.around(*_bounds(day, zone)) for day in days}
    return [
        Row(
            one,
            bool(rotas[one.id].hours),
            {
                day: _day_of(
                    rotas[one.id],
                    roster.planning,
                    window,
                    [each for each in held if each.technician_id == one.id],
                    now,
                )
                for day, window in windows.items()
            },
        )
        for one in shown
    ]


def _bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    return zones.start_of_day(day, zone), zones.end_of_day(day, zone)


def _day_of(
    rota: Rota, planning: Planning, window: Period, held: Sequence[Held], now: datetime
) -> DayOf:
    working = rules.planned(rota, window) if rota.hours else []
    off = [one for period in working or [window] for one in within(rota.absences, period)]
    here = [one for one in held if window.overlaps(Period.around(one.starts_at, one.ends_at))]
    parts = [
        *(Part(one.starts_at, one.ends_at, session=one) for one in here),
        *(Part(*gap, free=True) for gap in _gaps(rota, planning, window, now)),
        *(Part(one.starts_at, one.ends_at) for one in off),
    ]
    # By the clock of where somebody works, which need not be that of who looks.
    noon = instant_of((window.start + window.end) // 2)
    return DayOf(
        tuple((one.starts_at, one.ends_at) for one in working),
        zones.local_date(noon, rota.zone).toordinal() in rota.holidays,
        tuple(sorted(parts, key=lambda one: one.starts_at)),
    )


def _gaps(
    rota: Rota, planning: Planning, window: Period, now: datetime
) -> list[tuple[datetime, datetime]]:
    """What can be booked still, from a step of the clock on where it is cut by the company's notice."""
    first, last = rules.bookable(planning, now)
    step = planning.slot_step_minutes
    soonest = -(-first // step) * step
    found = []
    for start, end in rules.free(rota, window, planning.buffer_minutes):
        begin = max(start, soonest) if start < first else start
        if begin <= last and end - begin >= SHORTEST_MINUTES:
            found.append((instant_of(begin), instant_of(end)))
    return found
