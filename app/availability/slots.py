"""Searching for slots: in growing pieces, with at most three queries whatever the technicians."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app.availability import queries, rules
from app.availability.queries import Roster
from app.availability.rules import Loads, Need, Slot
from app.calendar.intervals import DAY_MINUTES, Period, minute_after, minute_of
from app.kit.postgres.database import Reader

# What starts in so many days is looked at first: mostly that is enough.
FIRST_DAYS = 7
NEXT_SLOTS = 3


class Wanted(Struct, frozen=True):
    """What is looked for, and between which instants it starts.

    ``technician_ids`` are the ones it must be; without, anybody who knows category and language.
    """

    from_at: datetime
    to_at: datetime
    need: Need
    category: str | None = None
    language: str | None = None
    technician_ids: Sequence[UUID] | None = None

    def behind(self, after: Sequence[str] | None) -> "Wanted":
        """The same from the start that a cursor names."""
        return self if after is None else replace(self, from_at=datetime.fromisoformat(after[0]))


async def search(db: Reader, wanted: Wanted, now: datetime, limit: int) -> list[Slot]:
    """The first slots, in order of their start.

    Raises:
        EndsBeforeStart, WindowTooLong.
    """
    rules.check_window(wanted.from_at, wanted.to_at)
    start = max(minute_after(wanted.from_at), minute_of(now))
    end = minute_after(wanted.to_at)
    if start >= end:
        return []
    reach = Period(start, end + wanted.need.duration_minutes)
    first = Period(start, min(end, start + FIRST_DAYS * DAY_MINUTES))
    roster = await _roster(db, wanted, reach, now, around(first))
    found = _within(roster, wanted, first, now, limit)
    rest = Period(first.end, end)
    if len(found) < limit and rest.start < rest.end:
        ids = [one.id for one in roster.rotas]
        bookings = await queries.bookings_of(db, ids, around(rest), now)
        rotas = [replace(one, bookings=bookings[one.id]) for one in roster.rotas]
        more = Roster(roster.planning, rotas)
        found += _within(more, wanted, rest, now, limit - len(found))
    return found


def around(window: Period) -> Period:
    """The time whose bookings decide who is free, and who is least loaded, in a window.

    Loads are those of whole weeks, whatever the zone: from Monday to Sunday and a day more.
    """
    monday = window.start // DAY_MINUTES - (window.starts_at.weekday() + 1)
    sunday = window.end // DAY_MINUTES + (8 - window.ends_at.weekday())
    return Period(monday * DAY_MINUTES, sunday * DAY_MINUTES)


async def _roster(
    db: Reader, wanted: Wanted, window: Period, now: datetime, booked: Period
) -> Roster:
    if wanted.technician_ids is not None:
        return await queries.roster_of(db, wanted.technician_ids, window, now, booked, active=True)
    return await queries.roster_of_able(
        db, window, now, booked, category=wanted.category, language=wanted.language
    )


def _within(
    roster: Roster, wanted: Wanted, window: Period, now: datetime, limit: int
) -> list[Slot]:
    first, last = rules.bookable(roster.planning, now)
    loads = Loads(roster.rotas)

    def offered() -> Iterator[Slot]:
        for start, end in rules.widening(window):
            piece = Period(max(start, first), min(end, last + 1))
            if piece.start < piece.end:
                yield from rules.slots(roster.rotas, piece, wanted.need, roster.planning, loads)

    return list(islice(offered(), limit))


async def next_free(
    db: Reader,
    now: datetime,
    starts_at: datetime,
    need: Need,
    *,
    category: str | None = None,
    language: str | None = None,
    technician_ids: Sequence[UUID] | None = None,
) -> list[Slot]:
    """The next three slots from a start on, to offer with a refusal of it."""
    from_at = max(starts_at, now)
    wanted = Wanted(
        from_at,
        from_at + timedelta(days=rules.MAX_WINDOW_DAYS),
        need,
        category,
        language,
        technician_ids,
    )
    return await search(db, wanted, now, NEXT_SLOTS)
